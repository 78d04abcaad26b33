//! The bud vase and the moon jar, with a sprig to stand in them.

use crate::art::{Dice, Finish, Leaf, LeafShape, Profile, Ring, Scene, Vec3, at, mix, shares, tint};

/// A small vase with a narrow neck; `height` in centimetres.
pub fn bud_vase(s: &mut Scene, foot: Vec3, height: f64, body: Finish) {
    let k = height / 15.0;
    let wall = Profile::from(2.6 * k, 0.0)
        .bend((4.4 * k, 0.1 * k), 4.9 * k, 2.8 * k)
        .sway((5.5 * k, 6.4 * k), (1.5 * k, 7.0 * k), 1.25 * k, 10.4 * k)
        .sway((1.15 * k, 12.4 * k), (1.3 * k, 14.2 * k), 1.75 * k, 15.0 * k);
    s.lathe(foot, &wall, body);
    s.hollow(
        foot,
        &[Ring { r: 1.55 * k, y: 15.0 * k }, Ring { r: 1.0 * k, y: 13.4 * k }, Ring { r: 0.9 * k, y: 12.0 * k }],
        body,
        0.85,
    );
}

/// A round jar, as broad as it is tall.
pub fn moon_jar(s: &mut Scene, foot: Vec3, r: f64, body: Finish) {
    let wall = Profile::from(r * 0.46, 0.0)
        .sway((r * 0.9, r * 0.02), (r * 1.02, r * 0.55), r, r * 0.98)
        .sway((r * 0.98, r * 1.42), (r * 0.72, r * 1.78), r * 0.44, r * 1.84)
        .line(r * 0.43, r * 1.96)
        .bend((r * 0.43, r * 1.99), r * 0.40, r * 1.99);
    s.lathe(foot, &wall, body);
    s.brushed(foot, &wall, "#6b5a44", 30, 12);
    s.hollow(foot, &[Ring { r: r * 0.39, y: r * 1.99 }, Ring { r: r * 0.40, y: r * 1.7 }], body, 0.7);
}

/// A sprig of leaves that rises from `from` and leans by `lean` centimetres.
pub fn sprig(s: &mut Scene, from: Vec3, tall: f64, lean: f64, leaf_color: u32, seed: u32) {
    let mut dice = Dice::new(seed);
    let point = |t: f64| from + at(lean * t * t, tall * t, 1.5 * t * t);
    let line: Vec<Vec3> = shares(24).map(point).collect();
    s.tube(&line, 0.12, 0.07, Finish::matte(0x6B5A3C));
    let mut leaves = Vec::new();
    for i in 0..17 {
        let t = mix(0.30, 0.98, f64::from(i) / 16.0);
        let side = if i % 2 == 0 { -1.0 } else { 1.0 };
        let length = tall * mix(0.20, 0.10, t) * dice.between(0.85, 1.15);
        let direction =
            at(side * dice.between(0.6, 0.9), dice.between(0.35, 0.75), dice.between(-0.2, 0.6)).unit() * length;
        let shade = tint(leaf_color).scaled(dice.between(0.85, 1.15));
        leaves.push(
            Leaf::new(point(t), direction, dice.between(0.0, 0.12), LeafShape::Lance)
                .wide(length * 0.26)
                .folded(0.3)
                .colored(shade, tint(0xB9C2A0)),
        );
    }
    s.leaves(leaves);
}
