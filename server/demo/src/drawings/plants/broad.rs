//! Plants with broad leaves.

use super::pots::{hanging_pot, planted_pot};
use crate::art::{Dice, Finish, Leaf, LeafShape, Scene, Vec3, at, mix, shares, tint};

/// A monstera with split leaves.
pub fn monstera(s: &mut Scene, foot: Vec3, pot: Finish) {
    let level = planted_pot(s, foot, 11.0, pot, true);
    let mut dice = Dice::new(11);
    let mut leaves = Vec::new();
    let ends = [
        (-13.0, 58.0, -8.0),
        (14.0, 62.0, -8.0),
        (1.0, 70.0, -6.0),
        (-22.0, 42.0, 2.0),
        (23.0, 44.0, 3.0),
        (-9.0, 50.0, 8.0),
        (11.0, 48.0, 9.0),
        (-17.0, 29.0, 12.0),
        (17.0, 30.0, 12.0),
        (0.0, 38.0, 16.0),
    ];
    for (x, y, z) in ends {
        let from = foot + at(x * 0.10, level - 0.5, z * 0.10);
        let to = foot + at(x, y, z);
        s.stalk(from, foot + at(x * 0.25, y * 0.75, z * 0.3), to, (0.6, 0.35), 0x6E8C4C);
        let size = dice.between(18.0, 23.0);
        let out = at(x * 0.8 + dice.between(-4.0, 4.0), 0.0, 14.0).unit();
        let direction = (out * 0.75 + at(0.0, -0.55, 0.0)).unit() * size;
        let shade = tint(0x2E6339).scaled(dice.between(0.85, 1.2));
        leaves.push(
            Leaf::new(to - direction * 0.22, direction, 0.08, LeafShape::Split)
                .wide(size * 0.50)
                .folded(0.12)
                .colored(shade, tint(0x9DBB84)),
        );
    }
    s.leaves(leaves);
}

/// A snake plant: upright swords with pale edges.
pub fn snake_plant(s: &mut Scene, foot: Vec3, pot: Finish) {
    let level = planted_pot(s, foot, 10.0, pot, false);
    let mut dice = Dice::new(7);
    let mut leaves = Vec::new();
    for i in 0..13 {
        let a = f64::from(i) * 2.4;
        let r = dice.between(0.6, 6.6);
        let base = foot + at(r * a.cos(), level - 0.6, r * a.sin());
        let high = dice.between(26.0, 50.0);
        let slant = dice.between(0.03, 0.20);
        let mut leaf = Leaf::new(base, at(a.cos() * high * slant, high, a.sin() * high * slant), 0.0, LeafShape::Sword)
            .wide(dice.between(2.3, 3.2))
            .folded(0.4)
            .colored(tint(0x3B6342).scaled(dice.between(0.85, 1.15)), tint(0x76966A))
            .edged(tint(0xBFC179));
        leaf.bend = leaf.bend + at(dice.between(-2.5, 2.5), 0.0, dice.between(-2.0, 2.0));
        leaves.push(leaf);
    }
    s.leaves(leaves);
}

/// A rubber plant: one stem, broad leathery leaves.
pub fn rubber_plant(s: &mut Scene, foot: Vec3, pot: Finish) {
    let level = planted_pot(s, foot, 10.5, pot, true);
    let mut dice = Dice::new(31);
    let mut leaves = Vec::new();
    for (x, tall, count) in [(0.0, 62.0, 15_u32), (5.0, 44.0, 9)] {
        let stem = |t: f64| foot + at(x * 0.4 + x * t * 1.4 + 1.5 * (t * 3.0).sin(), level + tall * t, 0.0);
        let line: Vec<Vec3> = shares(18).map(stem).collect();
        s.tube(&line, 0.85, 0.4, Finish::matte(0x6B5740));
        for i in 0..count {
            let t = mix(0.16, 0.98, f64::from(i) / f64::from(count - 1));
            let a = f64::from(i) * 2.4 + x;
            let length = mix(17.0, 12.0, t) * dice.between(0.9, 1.1);
            let direction = at(a.cos(), mix(0.22, 0.95, t), a.sin() * 0.9 + 0.25).unit() * length;
            let shade = tint(0x2A4B35).mixed(tint(0x5A3B34), dice.between(0.0, 0.4)).scaled(dice.between(0.9, 1.2));
            leaves.push(
                Leaf::new(stem(t), direction, 0.22, LeafShape::Paddle)
                    .wide(length * 0.27)
                    .folded(0.22)
                    .colored(shade, tint(0x9C7A63)),
            );
        }
    }
    s.leaves(leaves);
}

/// A trailing pothos in a hanging pot; `rim` is the middle of the pot's rim.
pub fn pothos(s: &mut Scene, rim: Vec3, pot: Finish) {
    let r = 9.0;
    hanging_pot(s, rim, r, pot);
    s.unshadowed(|s| {
        let mut dice = Dice::new(5);
        let mut leaves = Vec::new();
        for i in 0..17 {
            let a = f64::from(i) * 0.74 + 0.2;
            let (out, fall) =
                (at(a.cos(), 0.0, a.sin()), dice.between(8.0, 46.0) * if a.sin() < -0.3 { 0.3 } else { 1.0 });
            let trail = |t: f64| {
                rim + out * (r * (0.5 + 0.72 * (t * 2.2).min(1.0)))
                    + at(
                        1.6 * (t * 5.0 + a).sin(),
                        3.4 * (1.0 - (t * 3.2 - 1.0).powi(2)).max(0.0) - fall * (t * t),
                        0.0,
                    )
            };
            let line: Vec<Vec3> = shares(22).map(trail).collect();
            s.tube(&line, 0.18, 0.12, Finish::matte(0x7C9055));
            let count = (fall / 3.6).max(4.0);
            for t in shares(24).filter(|t| (t * count).fract() < count / 24.0) {
                let t = t.max(0.08);
                let length = mix(6.4, 3.8, t) * dice.between(0.85, 1.15);
                let side = at(dice.between(-0.8, 0.8), dice.between(-0.9, -0.2), 0.5) + out * 0.5;
                let shade =
                    tint(0x5C8A42).mixed(tint(0xA9BC6A), dice.roll().powi(2) * 0.7).scaled(dice.between(0.85, 1.15));
                leaves.push(
                    Leaf::new(trail(t), side.unit() * length, 0.1, LeafShape::Heart)
                        .wide(length * 0.40)
                        .folded(0.25)
                        .colored(shade, tint(0xC6D09A)),
                );
            }
        }
        s.leaves(leaves);
    });
}
