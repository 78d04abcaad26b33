//! The French press and the stovetop pot.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::{black, coffee, steel};

/// A French press of glass in a steel frame; `fill` is how full it is, 0 to 1.
pub fn french_press(s: &mut Scene, foot: Vec3, fill: f64, frame: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.lathe(foot, &Profile::from(5.3, 0.0).line(5.4, 0.2).line(5.4, 1.6), frame);
    let level = mix(2.0, 15.0, fill);
    if fill > 0.0 {
        s.lathe(foot, &Profile::from(4.85, 1.6).line(4.85, level), coffee());
        s.disc(foot, Ring { r: 4.85, y: level }, Finish::matte(0x8A5F3D));
        s.unshadowed(|s| s.lathe(foot, &Profile::from(4.87, level - 0.9).line(4.87, level), Finish::matte(0x9B6C45)));
    }
    let rod = [p(0.0, level, 0.0), p(0.0, 23.4, 0.0)];
    s.tube(&rod, 0.18, 0.18, steel());
    s.glass(foot, &Profile::from(5.0, 1.4).line(5.0, 17.6), "#5b6663");
    for phi in [-1.25_f64, -0.42, 0.42, 1.25] {
        let (x, z) = (5.12 * phi.sin(), 5.12 * phi.cos());
        s.tube(&[p(x, 1.2, z), p(x, 16.6, z)], 0.24, 0.24, frame);
    }
    for y in [2.0, 15.6] {
        s.unshadowed(|s| s.lathe(foot, &Profile::from(5.16, y).line(5.16, y + 1.0), frame));
    }
    let handle = through(
        &[
            p(5.1, 15.8, 0.0),
            p(8.6, 16.3, 0.0),
            p(9.9, 14.0, 0.0),
            p(9.7, 7.0, 0.0),
            p(8.4, 3.4, 0.0),
            p(5.2, 2.6, 0.0),
        ],
        16,
    );
    s.tube_with(&handle, |t| 0.55 + 0.22 * (std::f64::consts::PI * t).sin(), black());
    let lid = Profile::from(5.3, 17.2)
        .line(5.3, 18.2)
        .bend((5.2, 18.8), 4.2, 19.2)
        .bend((1.2, 20.2), 0.8, 20.3)
        .line(0.5, 20.7);
    s.lathe(foot, &lid, frame);
    s.tube(&[p(0.0, 20.6, 0.0), p(0.0, 23.0, 0.0)], 0.18, 0.18, steel());
    s.lathe(foot, &Profile::from(0.4, 22.8).bend((1.5, 23.0), 1.5, 24.0).bend((1.4, 25.0), 0.0, 25.0), black());
}

/// An eight-sided stovetop pot; `size` 1.0 makes six cups.
pub fn moka_pot(s: &mut Scene, foot: Vec3, size: f64, body: Finish) {
    let k = |v: f64| v * size;
    let p = |x: f64, y: f64| foot + at(k(x), k(y), 0.0);
    let spout = through(&[p(-4.0, 13.8), p(-5.6, 15.0), p(-6.6, 16.2)], 10);
    s.tube_with(&spout, |t| k(mix(1.5, 0.7, t)), body);
    faceted(s, foot, (k(5.6), 0.0), (k(5.0), k(7.2)), body);
    let waist = Profile::from(k(4.4), k(7.2)).bend((k(3.9), k(7.5)), k(4.0), k(8.2)).line(k(4.3), k(8.6));
    s.lathe(foot, &waist, body);
    faceted(s, foot, (k(4.1), k(8.6)), (k(5.3), k(16.0)), body);
    faceted(s, foot, (k(5.3), k(16.0)), (k(1.1), k(18.0)), body.shaded(1.05));
    s.ball(p(0.0, 18.9), k(1.15), black());
    let grip = through(&[p(5.0, 14.9), p(8.4, 16.0), p(10.0, 14.6), p(9.6, 11.2), p(8.9, 8.2)], 16);
    s.tube_with(&grip, |t| k(mix(0.62, 1.0, t)), black());
    s.ball(p(8.88, 8.1), k(0.98), black());
}

/// Eight flat sides between two levels, given as radius and height.
fn faceted(s: &mut Scene, foot: Vec3, low: (f64, f64), high: (f64, f64), body: Finish) {
    s.unshadowed(|s| {
        let corner = |ring: (f64, f64), i: f64| {
            let a = (i * 45.0 + 12.0).to_radians();
            foot + at(ring.0 * a.sin(), ring.1, ring.0 * a.cos())
        };
        let mut sides: Vec<f64> = shares(7).map(|t| (t * 7.0).round()).collect();
        sides.sort_by(|a, b| {
            let depth = |i: &f64| ((i + 0.5) * 45.0 + 12.0).to_radians().cos();
            depth(a).total_cmp(&depth(b))
        });
        for i in sides {
            let corners = [corner(low, i), corner(low, i + 1.0), corner(high, i + 1.0), corner(high, i)];
            let normal = (corners[1] - corners[0]).cross(corners[3] - corners[0]).unit();
            if normal.dot(s.view.eye()) <= 0.0 {
                continue;
            }
            s.plate(&corners, normal, body);
            let edge = s.open_line(&[corners[1], corners[2]]);
            s.stroke(&edge, "#ffffff", 1.6, 0.35);
        }
        let top: Vec<Vec3> = shares(7).map(|t| corner(high, (t * 7.0).round())).collect();
        if high.0 > low.0 {
            s.plate(&top, at(0.0, 1.0, 0.0), body.shaded(0.8));
        }
    });
    let step = |t: f64| mix(low.0, high.0, t);
    for t in shares(6) {
        let ring: Vec<Vec3> = shares(12)
            .map(|a| {
                let a = a * std::f64::consts::TAU;
                foot + at(step(t) * a.cos(), mix(low.1, high.1, t), step(t) * a.sin())
            })
            .collect();
        s.cast(&ring, mix(low.1, high.1, t));
    }
}
