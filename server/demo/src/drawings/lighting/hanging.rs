//! The spun dome pendant and the paper lantern.

use super::halo;
use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares};
use crate::drawings::palette::black;

/// A dome of spun metal that hangs on its cord; `rim` is the middle of its lower edge,
/// `r` the radius there.
pub fn pendant(s: &mut Scene, rim: Vec3, r: f64, shade: Finish) {
    s.unshadowed(|s| {
        halo(s, rim + at(0.0, -r * 0.5, 0.0), r * 2.1, 0.50);
        halo(s, rim + at(0.0, -r * 0.15, 0.0), r * 1.2, 0.55);
        let p = |y: f64| rim + at(0.0, y, 0.0);
        s.tube(&[p(r * 1.0), p(r * 1.5), p(r * 8.0)], 0.22, 0.22, black());
        let glow = s.ring_path(rim, Ring { r: r * 0.985, y: 0.0 });
        s.fill(&glow, "#fff1cf");
        let wall = Profile::from(r, 0.0)
            .line(r * 1.0, r * 0.03)
            .sway((r * 0.97, r * 0.36), (r * 0.62, r * 0.52), r * 0.30, r * 0.60)
            .bend((r * 0.17, r * 0.64), r * 0.16, r * 0.78)
            .line(r * 0.15, r * 0.98)
            .bend((r * 0.14, r * 1.05), r * 0.05, r * 1.06);
        s.lathe(rim, &wall, shade);
        let edge: Vec<Vec3> = shares(40)
            .map(|t| {
                let a = mix(-1.5, 1.5, t);
                rim + at(r * a.sin(), 0.05, r * a.cos())
            })
            .collect();
        let d = s.open_line(&edge);
        s.stroke(&d, "#ffeec8", 3.2, 0.85);
    });
}

/// A ball of paper over thin ribs; `middle` is its centre.
pub fn lantern(s: &mut Scene, middle: Vec3, r: f64) {
    s.unshadowed(|s| {
        halo(s, middle, r * 2.3, 0.38);
        let p = |y: f64| middle + at(0.0, y, 0.0);
        s.tube(&[p(r * 0.8), p(r * 2.0), p(r * 8.0)], 0.2, 0.2, black());
        let paper = Finish::glow(0xFFF0D2, 0.94);
        let high = r * 0.88;
        let mut wall = Profile::from(r * 0.18, -high);
        for t in shares(60).skip(1) {
            let a = mix(-1.40, 1.40, t);
            wall = wall.line(r * a.cos().powf(0.92), high * a.sin() / 1.40_f64.sin());
        }
        s.lathe(middle, &wall, paper);
        for t in shares(26).skip(1).take(25) {
            let y = mix(-high, high, t);
            let radius = wall.radius_at(y);
            let line: Vec<Vec3> = shares(24)
                .map(|u| {
                    let a = mix(-1.57, 1.57, u);
                    middle + at(radius * a.sin(), y, radius * a.cos())
                })
                .collect();
            let d = s.open_line(&line);
            s.stroke(&d, "#9c7a45", 1.5, 0.34);
        }
        s.lathe(middle, &Profile::from(r * 0.2, high).line(r * 0.2, high + r * 0.03), black());
    });
}
