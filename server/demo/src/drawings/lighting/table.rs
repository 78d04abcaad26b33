//! Lamps for a table: the globe, the mushroom and the one without a cord.

use super::halo;
use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares};

/// An opal glass globe on a metal foot.
pub fn globe_lamp(s: &mut Scene, foot: Vec3, base: Finish) {
    let middle = foot + at(0.0, 21.5, 0.0);
    halo(s, middle, 24.0, 0.55);
    let stand = Profile::from(6.6, 0.0)
        .line(6.8, 0.2)
        .bend((6.8, 1.0), 6.0, 1.1)
        .bend((1.4, 1.5), 1.1, 3.0)
        .line(1.1, 10.4)
        .bend((1.2, 11.2), 3.0, 11.6)
        .line(3.2, 12.8);
    s.lathe(foot, &stand, base);
    s.ball(middle, 9.6, Finish::glow(0xFFF3DC, 0.97));
    let (x, y) = s.view.project(middle + at(-3.4, 4.0, 0.0));
    let k = s.view.scale;
    s.pool((x, y), (k * 3.0, k * 2.4), "#ffffff", 0.75);
    let (x, y) = s.view.project(foot + at(0.0, 0.0, 8.0));
    s.pool((x, y), (k * 15.0, k * 3.6), "#ffdca0", 0.34);
}

/// A lamp of one piece: a flared stem under a dome.
pub fn mushroom_lamp(s: &mut Scene, foot: Vec3, body: Finish) {
    halo(s, foot + at(0.0, 16.0, 0.0), 25.0, 0.40);
    let stem = Profile::from(7.2, 0.0).bend((7.6, 0.0), 7.6, 0.5).sway((6.8, 3.0), (3.6, 4.6), 3.2, 9.0).sway(
        (3.0, 13.0),
        (3.4, 17.0),
        5.4,
        19.6,
    );
    s.lathe(foot, &stem, body);
    let (x, y) = s.view.project(foot + at(0.0, 17.4, 3.0));
    let k = s.view.scale;
    s.pool((x, y), (k * 5.0, k * 5.4), "#ffdf9f", 0.85);
    let rim = foot + at(0.0, 18.6, 0.0);
    let under = s.ring_path(rim, Ring { r: 13.4, y: 0.0 });
    s.fill(&under, "#fff0c8");
    let dome = Profile::from(13.5, 0.0).line(13.6, 0.4).sway((13.4, 6.4), (8.4, 10.6), 0.0, 10.8);
    s.lathe(rim, &dome, body);
    let edge: Vec<Vec3> = shares(40)
        .map(|t| {
            let a = mix(-1.5, 1.5, t);
            rim + at(13.5 * a.sin(), 0.0, 13.5 * a.cos())
        })
        .collect();
    let d = s.open_line(&edge);
    s.stroke(&d, "#ffeabf", 3.6, 0.9);
}

/// A slim lamp with a battery in its foot.
pub fn portable_lamp(s: &mut Scene, foot: Vec3, body: Finish) {
    halo(s, foot + at(0.0, 24.0, 0.0), 17.0, 0.45);
    let stand = Profile::from(5.4, 0.0)
        .line(5.5, 0.2)
        .line(5.5, 1.6)
        .bend((5.5, 2.0), 5.0, 2.1)
        .bend((0.9, 2.4), 0.75, 3.6)
        .line(0.75, 27.0);
    s.lathe(foot, &stand, body);
    let rim = foot + at(0.0, 25.4, 0.0);
    let under = s.ring_path(rim, Ring { r: 7.4, y: 0.0 });
    s.fill(&under, "#fff0c8");
    let shade = Profile::from(7.5, 0.0)
        .line(7.5, 0.3)
        .line(3.4, 8.4)
        .bend((3.2, 8.9), 2.6, 8.9)
        .line(0.6, 9.1)
        .line(0.6, 9.6)
        .bend((0.5, 9.9), 0.0, 9.9);
    s.lathe(rim, &shade, body);
    let k = s.view.scale;
    let (x, y) = s.view.project(foot + at(0.0, 2.0, 3.0));
    s.pool((x, y), (k * 6.4, k * 1.5), "#ffe2ad", 0.65);
    let (x, y) = s.view.project(foot + at(0.0, 0.0, 4.0));
    s.pool((x, y), (k * 14.0, k * 3.4), "#ffdca0", 0.30);
}
