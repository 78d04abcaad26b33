//! The insulated bottle, the enamel mug and the lantern.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::{black, steel};

/// An insulated bottle; `tall` is its height without the lid.
pub fn bottle(s: &mut Scene, foot: Vec3, tall: f64, paint: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    s.lathe(foot, &Profile::from(3.4, 0.0).line(3.6, 0.2).line(3.6, 0.9), steel());
    let wall = Profile::from(3.62, 0.9).line(3.65, 1.1).line(3.65, tall - 5.4).sway(
        (3.65, tall - 3.0),
        (2.6, tall - 3.0),
        2.5,
        tall - 1.2,
    );
    s.lathe(foot, &wall, paint);
    s.lathe(foot, &Profile::from(2.4, tall - 1.2).line(2.4, tall), steel());
    let lid =
        Profile::from(2.75, tall - 0.1).line(2.8, tall).line(2.8, tall + 2.6).bend((2.8, tall + 3.1), 2.3, tall + 3.1);
    s.lathe(foot, &lid, black());
    let loop_ = through(
        &[p(-1.9, tall + 2.9), p(-1.7, tall + 5.0), p(0.0, tall + 5.8), p(1.7, tall + 5.0), p(1.9, tall + 2.9)],
        12,
    );
    s.tube(&loop_, 0.42, 0.42, black());
}

/// An enamel mug with a dark rim.
pub fn camp_mug(s: &mut Scene, foot: Vec3, enamel: Finish, rim: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let handle = through(&[p(4.1, 7.0), p(6.4, 7.0), p(6.9, 4.8), p(6.2, 2.6), p(4.1, 2.2)], 14);
    s.tube(&handle, 0.42, 0.42, enamel);
    let wall = Profile::from(3.8, 0.0).bend((4.1, 0.0), 4.15, 0.5).line(4.3, 7.8);
    s.lathe(foot, &wall, enamel);
    s.speckled(foot, &wall, "#ffffff", 320, 21);
    s.lathe(foot, &Profile::from(4.34, 7.75).bend((4.55, 7.95), 4.4, 8.2).line(4.25, 8.2), rim);
    s.hollow(
        foot,
        &[Ring { r: 4.2, y: 8.2 }, Ring { r: 4.1, y: 4.0 }, Ring { r: 3.9, y: 0.6 }],
        Finish::glaze(0xEEE9DF),
        0.45,
    );
}

/// A lantern with a glass chimney and a wire handle, lit.
pub fn camp_lantern(s: &mut Scene, foot: Vec3, paint: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let k = s.view.scale;
    let glow = s.view.project(p(0.0, 12.5));
    s.pool(glow, (k * 22.0, k * 22.0), "#ffd690", 0.55);
    let wire = through(
        &[p(-6.0, 18.6), p(-7.4, 24.0), p(-4.0, 29.4), p(0.0, 30.8), p(4.0, 29.4), p(7.4, 24.0), p(6.0, 18.6)],
        14,
    );
    s.tube(&wire, 0.22, 0.22, steel());
    for x in [-6.2, 6.2] {
        s.tube(&[p(x, 3.0), p(x, 19.6)], 0.38, 0.38, paint);
    }
    let base =
        Profile::from(6.6, 0.0).bend((7.2, 0.0), 7.2, 0.8).line(7.2, 3.8).bend((7.0, 5.2), 4.4, 5.4).line(4.2, 6.6);
    s.lathe(foot, &base, paint);
    s.pool(s.view.project(p(0.0, 12.4)), (k * 4.6, k * 6.4), "#fff3cf", 1.0);
    s.pool(s.view.project(p(0.0, 11.2)), (k * 1.6, k * 3.4), "#ffffff", 1.0);
    let chimney = Profile::from(4.0, 6.6).sway((5.8, 9.0), (5.8, 14.4), 4.0, 17.6);
    s.glass(foot, &chimney, "#8a6a3a");
    for phi in [-0.7_f64, 0.7] {
        let bar: Vec<Vec3> = shares(20)
            .map(|t| {
                let y = mix(6.6, 17.6, t);
                let r = chimney.radius_at(y) + 0.3;
                foot + at(r * phi.sin(), y, r * phi.cos())
            })
            .collect();
        s.tube(&bar, 0.16, 0.16, steel());
    }
    let cap = Profile::from(5.2, 17.4)
        .line(5.4, 17.8)
        .line(5.2, 19.4)
        .bend((5.0, 20.2), 3.4, 20.6)
        .line(3.2, 22.4)
        .line(4.0, 22.6)
        .bend((4.0, 23.4), 1.6, 24.4)
        .bend((0.8, 24.8), 0.0, 24.8);
    s.lathe(foot, &cap, paint);
    let shine = s.view.project(p(0.0, 0.0) + at(0.0, 0.0, 6.0));
    s.pool(shine, (k * 15.0, k * 4.0), "#ffdca0", 0.30);
}
