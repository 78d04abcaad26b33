//! Plants with fine leaves: the fern and the olive tree.

use super::pots::planted_pot;
use crate::art::{Dice, Finish, Leaf, LeafShape, Scene, Vec3, at, mix, shares, tint};

/// A Boston fern: long fronds that arch over the pot.
pub fn boston_fern(s: &mut Scene, foot: Vec3, pot: Finish) {
    let level = planted_pot(s, foot, 9.5, pot, false);
    let mut dice = Dice::new(3);
    let mut leaves = Vec::new();
    for i in 0..40 {
        let a = f64::from(i) * 2.399;
        let reach = mix(6.0, 30.0, f64::from(i) / 39.0) * dice.between(0.85, 1.1);
        let rise = mix(52.0, 17.0, (reach / 30.0).min(1.0)) * dice.between(0.9, 1.1);
        let root = foot + at(a.cos() * 2.0, level - 0.5, a.sin() * 2.0);
        let frond = move |t: f64| root + at(a.cos() * reach * t, rise * (1.9 * t - 1.75 * t * t), a.sin() * reach * t);
        let line: Vec<Vec3> = shares(14).map(frond).collect();
        s.tube(&line, 0.16, 0.08, Finish::matte(0x7D8F4E));
        let tone = dice.between(0.8, 1.2);
        for t in shares(20).skip(3) {
            let along = (frond(t + 0.02) - frond(t - 0.02)).unit();
            let side = along.cross(at(0.0, 1.0, 0.0)).unit();
            let length = 4.4 * (std::f64::consts::PI * mix(0.16, 0.97, t)).sin() + 0.5;
            for sign in [-1.0, 1.0] {
                let direction = (side * sign + along * 0.45 + at(0.0, -0.12, 0.0)).unit() * length;
                let shade = tint(0x4F8038).scaled(tone * mix(0.8, 1.15, t));
                leaves.push(
                    Leaf::new(frond(t), direction, 0.06, LeafShape::Lance)
                        .wide(length * 0.16)
                        .folded(0.1)
                        .colored(shade, shade),
                );
            }
        }
    }
    s.leaves(leaves);
}

/// A young olive tree on a bare stem.
pub fn olive_tree(s: &mut Scene, foot: Vec3, pot: Finish) {
    let level = planted_pot(s, foot, 11.5, pot, false);
    let stem = |t: f64| foot + at(1.4 * (t * 3.4).sin(), level + 44.0 * t, 0.8 * (t * 2.0).sin());
    let line: Vec<Vec3> = shares(24).map(stem).collect();
    s.tube(&line, 1.15, 0.7, Finish::matte(0x857560));
    let crown = stem(1.0);
    let mut dice = Dice::new(13);
    let mut leaves = Vec::new();
    for i in 0..46 {
        let a = f64::from(i) * 2.399;
        let lift = mix(-0.28, 1.0, f64::from(i) / 45.0);
        let direction =
            at(a.cos() * (1.0 - lift * lift).max(0.12).sqrt(), lift, a.sin() * (1.0 - lift * lift).max(0.12).sqrt());
        let length = dice.between(14.0, 23.0);
        let from = stem(dice.between(0.84, 1.0));
        let twig =
            |t: f64| from.toward(crown + direction * length, t) + at(0.0, 2.5 * t * (1.0 - t) * 2.0 - 2.0 * t * t, 0.0);
        let line: Vec<Vec3> = shares(8).map(twig).collect();
        s.tube(&line, 0.24, 0.08, Finish::matte(0x857560));
        for t in shares(9).skip(2) {
            for sign in [-1.0, 1.0] {
                let size = dice.between(3.0, 4.6);
                let out = direction.cross(at(0.1, 1.0, 0.3)).unit() * sign;
                let leaf =
                    (out + direction * dice.between(0.5, 1.2) + at(0.0, dice.between(-0.3, 0.5), 0.3)).unit() * size;
                let silver = if dice.roll() > 0.72 { 0xAEB79B } else { 0x6C8058 };
                let shade = tint(silver).scaled(dice.between(0.75, 1.15));
                leaves.push(
                    Leaf::new(twig(t), leaf, 0.05, LeafShape::Lance)
                        .wide(size * 0.17)
                        .folded(0.15)
                        .colored(shade, shade),
                );
            }
        }
    }
    s.leaves(leaves);
}
