//! Cacti in small pots.

use super::pots::planted_pot;
use crate::art::{Dice, Finish, Profile, Scene, Sheen, Vec3, add, at, mix, shares, tint};

/// A ribbed cactus; `r` is its radius and `tall` its height in centimetres.
fn cactus(s: &mut Scene, foot: Vec3, r: f64, tall: f64, green: u32, seed: u32) {
    let mut wall = Profile::from(r * 0.72, 0.0);
    for t in shares(40).skip(1) {
        // A column with a round head; a low one is nearly a ball.
        let shoulder = (1.0 - t.powf(if tall > r * 2.6 { 9.0 } else { 2.6 })).max(0.0).sqrt();
        let waist = mix(0.72, 1.0, (t * 3.0).min(1.0));
        wall = wall.line(r * waist * shoulder, tall * t);
    }
    let ribs = 15.0;
    s.lathe_ribbed(foot, &wall, 15, |_, phi| {
        let groove = (phi * ribs).cos();
        Finish { base: tint(green).scaled(mix(0.62, 1.12, f64::midpoint(groove, 1.0))), sheen: Sheen::Matte }
    });
    spines(s, foot, &wall, ribs, seed);
}

fn spines(s: &mut Scene, foot: Vec3, wall: &Profile, ribs: f64, seed: u32) {
    let mut dice = Dice::new(seed);
    let tall = wall.top();
    let mut out = String::new();
    for i in -7..=7 {
        let phi = f64::from(i) * std::f64::consts::TAU / ribs;
        if phi.abs() > 1.45 {
            continue;
        }
        let count = (tall / 1.15).max(4.0);
        for t in shares(40).filter(|t| (t * count).fract() < count / 40.0).skip(1) {
            let y = tall * t * 0.97;
            let r = wall.radius_at(y) + 0.05;
            let (x, py) = s.view.project(foot + at(r * phi.sin(), y, r * phi.cos()));
            for _ in 0..4 {
                let a = dice.between(0.0, std::f64::consts::TAU);
                let length = s.view.scale * dice.between(0.35, 0.75);
                let tip = (x + length * a.cos() + length * 0.5 * phi.sin(), py + length * a.sin() * 0.8);
                add(&mut out, format_args!("M{x:.1} {py:.1}L{:.1} {:.1}", tip.0, tip.1));
            }
        }
    }
    let width = (s.view.scale * 0.05).max(0.8);
    s.stroke(&out, "#f2e6c2", width, 0.75);
}

/// Three small cacti in pots of their own.
pub fn cacti(s: &mut Scene, foot: Vec3, pots: [Finish; 3]) {
    let places = [
        (at(-8.6, 0.0, -1.0), 4.6, 3.1, 12.5, 0x5E8256),
        (at(8.8, 0.0, -0.5), 4.8, 3.5, 6.2, 0x7A9468),
        (at(0.4, 0.0, 6.5), 4.4, 2.6, 8.2, 0x4F7560),
    ];
    for (i, (place, pot_r, r, tall, green)) in places.into_iter().enumerate() {
        let spot = foot + place;
        let level = planted_pot(s, spot, pot_r, pots[i], i == 1);
        cactus(s, spot + at(0.0, level - 0.2, 0.0), r, tall, green, 5 + u32::try_from(i).unwrap_or(0));
        if i == 1 {
            flower(s, spot + at(0.4, level + tall, 0.4));
        }
    }
}

/// A small flower on the top of a cactus.
fn flower(s: &mut Scene, middle: Vec3) {
    use crate::art::{Leaf, LeafShape};
    let petals = shares(8)
        .map(|t| {
            let a = t * std::f64::consts::TAU;
            Leaf::new(middle, at(a.cos() * 1.5, 1.0, a.sin() * 1.5), 0.1, LeafShape::Oval)
                .wide(0.5)
                .folded(0.2)
                .colored(tint(0xD98A8F), tint(0xF0C9BE))
        })
        .collect();
    s.leaves(petals);
    s.ball(middle + at(0.0, 0.6, 0.0), 0.45, Finish::matte(0xE8C25A));
}
