//! The pitcher and the oil bottle.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::oak;

/// A pitcher of 1.2 l with a pinched lip.
pub fn pitcher(s: &mut Scene, foot: Vec3, outside: Finish, inside: Finish, bare: Option<Finish>) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let handle = through(&[p(4.2, 17.6), p(7.4, 18.4), p(9.2, 15.6), p(8.8, 11.0), p(7.0, 7.8), p(5.6, 6.4)], 16);
    s.tube_with(&handle, |t| mix(0.75, 0.6, t), outside);
    let wall = Profile::from(4.4, 0.0).bend((5.3, 0.0), 5.7, 1.0).sway((7.4, 5.2), (6.4, 9.6), 4.9, 13.4).sway(
        (4.2, 15.2),
        (4.4, 17.6),
        4.9,
        19.8,
    );
    if let Some(bare) = bare {
        s.lathe(foot, &wall.between(0.0, 3.2), bare);
    }
    s.lathe(foot, &wall.between(if bare.is_some() { 3.2 } else { 0.0 }, 19.8), outside);
    let lip: Vec<Vec3> = shares(60).map(|t| lip_point(foot, t, 0.0)).collect();
    let mouth: Vec<Vec3> = shares(60).map(|t| lip_point(foot, t, 0.32)).collect();
    beak(s, foot, outside);
    let rim = s.outline(&lip);
    let light = s.seen(outside, at(-0.3, 0.95, 0.1).unit()).css();
    s.fill(&rim, &light);
    let path = s.outline(&mouth);
    s.clipped(&path, |s| {
        s.hollow(
            foot,
            &[Ring { r: 8.0, y: 20.4 }, Ring { r: 4.7, y: 19.6 }, Ring { r: 4.2, y: 16.0 }, Ring { r: 4.6, y: 12.0 }],
            inside,
            0.75,
        );
    });
}

/// The rim of the pitcher: round, but drawn out to the left into a lip.
fn lip_point(foot: Vec3, t: f64, inset: f64) -> Vec3 {
    let a = t * std::f64::consts::TAU;
    let pull = ((-a.cos()).max(0.0)).powi(7);
    let r = 4.9 - inset + pull * 2.6;
    foot + at(r * a.cos(), 19.8 + pull * 0.75, r * a.sin() * (1.0 - 0.18 * pull))
}

/// The outside of the lip below the rim.
fn beak(s: &mut Scene, foot: Vec3, outside: Finish) {
    s.unshadowed(|s| {
        s.sheet((26, 18), outside, |u, v| {
            let t = mix(0.32, 0.68, u);
            let rim = lip_point(foot, t, 0.0);
            let a = t * std::f64::consts::TAU;
            let low = foot + at(4.62 * a.cos(), 15.8, 4.62 * a.sin());
            let mid = foot + at(4.5 * a.cos(), 17.6, 4.5 * a.sin());
            let w = 1.0 - v;
            low * (w * w) + mid * (2.0 * w * v) + rim * (v * v)
        });
    });
}

/// A bottle for oil with a cork.
pub fn oil_bottle(s: &mut Scene, foot: Vec3, glaze: Finish, bare: Finish) {
    let wall = Profile::from(3.3, 0.0)
        .bend((3.8, 0.0), 3.9, 0.6)
        .line(4.0, 8.6)
        .sway((4.0, 11.6), (1.5, 11.4), 1.35, 15.0)
        .line(1.3, 17.6)
        .bend((1.9, 17.7), 1.85, 18.4)
        .bend((1.8, 18.9), 1.4, 18.9);
    s.lathe(foot, &wall.between(0.0, 2.4), bare);
    s.lathe(foot, &wall.between(2.4, 18.9), glaze);
    s.hollow(foot, &[Ring { r: 1.35, y: 18.9 }, Ring { r: 1.2, y: 17.5 }], glaze, 0.6);
    s.lathe(foot, &Profile::from(1.1, 18.4).line(1.3, 20.6).bend((1.3, 20.9), 1.0, 20.9), oak());
}
