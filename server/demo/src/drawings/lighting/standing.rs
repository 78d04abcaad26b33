//! The jointed desk lamp and the floor lamp on three legs.

use super::halo;
use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::{black, brass};

/// A desk lamp with two arms and a cone that looks down to the left.
pub fn desk_lamp(s: &mut Scene, foot: Vec3, body: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let k = s.view.scale;
    let (x, y) = s.view.project(foot + at(-17.0, 0.0, 3.0));
    s.pool((x, y), (k * 22.0, k * 6.5), "#ffe4b0", 0.75);
    let base =
        Profile::from(9.0, 0.0).line(9.2, 0.3).line(9.2, 1.8).bend((9.2, 2.3), 8.6, 2.4).line(1.6, 2.7).line(1.4, 4.2);
    s.lathe(p(8.0, 0.0), &base, body);
    let (low, elbow, head) = (p(8.0, 4.2), p(15.5, 27.0), p(-8.0, 44.0));
    s.tube(&[low, elbow], 0.62, 0.62, body);
    s.ball(low, 1.25, brass());
    s.tube(&[elbow, head], 0.62, 0.62, body);
    s.ball(elbow, 1.35, brass());
    let cord = through(&[elbow + at(0.6, 0.0, -0.8), p(16.8, 17.0), p(13.0, 6.0), p(12.2, 2.4)], 16);
    s.tube(&cord, 0.20, 0.20, black());
    s.leaning(38.0, head, |s| {
        let rim = head + at(0.0, -10.4, 0.0);
        let glow = s.ring_path(rim, Ring { r: 7.4, y: 0.0 });
        s.fill(&glow, "#fff1cb");
        let cone = Profile::from(7.6, 0.0).line(7.5, 0.3).sway((6.4, 4.4), (3.8, 7.4), 2.5, 8.8).line(2.3, 12.2).bend(
            (2.2, 13.0),
            0.0,
            13.0,
        );
        s.lathe(rim, &cone, body);
        let edge: Vec<Vec3> = shares(30)
            .map(|t| {
                let a = mix(-1.5, 1.5, t);
                rim + at(7.55 * a.sin(), 0.0, 7.55 * a.cos())
            })
            .collect();
        let d = s.open_line(&edge);
        s.stroke(&d, "#ffeec4", 3.4, 0.95);
    });
    s.ball(head, 1.2, brass());
}

/// A floor lamp: a linen drum on three wooden legs.
pub fn tripod_lamp(s: &mut Scene, foot: Vec3, wood: Finish) {
    let top = foot + at(0.0, 108.0, 0.0);
    halo(s, foot + at(0.0, 128.0, 0.0), 92.0, 0.42);
    for (x, z) in [(6.0, -34.0), (-32.0, 16.0), (30.0, 20.0)] {
        s.tube(&[foot + at(x, 0.0, z), top + at(x * 0.05, 0.0, z * 0.05)], 1.3, 1.9, wood);
    }
    s.lathe(top + at(0.0, -4.0, 0.0), &Profile::from(3.6, 0.0).line(3.6, 5.0).line(1.0, 5.4).line(1.0, 9.0), brass());
    let rim = foot + at(0.0, 112.0, 0.0);
    let drum = Profile::from(25.0, 0.0).line(21.0, 34.0);
    let linen = Finish::glow(0xF3DDB6, 0.92);
    s.lathe(rim, &drum, linen);
    s.hollow(rim, &[Ring { r: 20.6, y: 34.0 }, Ring { r: 21.0, y: 28.0 }], Finish::glow(0xFFEBC4, 1.0), 0.1);
    let path = s.silhouette(rim, drum.rings());
    s.weave(&path, 0.7, 0.0, 0.07);
    for ring in [Ring { r: 25.0, y: 0.0 }, Ring { r: 21.0, y: 34.0 }] {
        let edge: Vec<Vec3> = shares(30)
            .map(|t| {
                let a = mix(-1.57, 1.57, t);
                rim + at(ring.r * a.sin(), ring.y, ring.r * a.cos())
            })
            .collect();
        let d = s.open_line(&edge);
        s.stroke(&d, "#b98f52", 3.0, 0.55);
    }
}
