//! Pots, saucers and the watering can.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::soil;

/// A classic clay pot: its wall and its collar.
fn classic(r: f64) -> (Profile, Profile) {
    let tall = r * 1.9;
    let wall = Profile::from(r * 0.66, 0.0).bend((r * 0.70, 0.0), r * 0.71, r * 0.06).line(r * 0.90, tall * 0.78);
    let collar = Profile::from(r * 0.90, tall * 0.76).line(r * 0.97, tall * 0.765).line(r, tall * 0.98).bend(
        (r, tall),
        r * 0.97,
        tall,
    );
    (wall, collar)
}

/// A clay pot `r` wide at its rim, nothing in it.
pub fn empty_pot(s: &mut Scene, foot: Vec3, r: f64, clay: Finish) {
    let (wall, collar) = classic(r);
    s.lathe(foot, &wall, clay);
    s.lathe(foot, &collar, clay);
    s.brushed(foot, &wall, "#5b2c16", 26, 3);
    s.hollow(
        foot,
        &[Ring { r: r * 0.91, y: r * 1.9 }, Ring { r: r * 0.80, y: r * 1.2 }, Ring { r: r * 0.66, y: r * 0.2 }],
        clay,
        0.55,
    );
}

/// A shallow saucer under a pot of radius `r`.
pub fn saucer(s: &mut Scene, foot: Vec3, r: f64, clay: Finish) {
    let wall = Profile::from(r * 0.86, 0.0).line(r * 1.0, r * 0.20).bend((r * 1.0, r * 0.24), r * 0.96, r * 0.24);
    s.lathe(foot, &wall, clay);
    s.hollow(foot, &[Ring { r: r * 0.95, y: r * 0.24 }, Ring { r: r * 0.86, y: r * 0.08 }], clay, 0.2);
}

/// A pot with earth in it: `smooth` makes a straight glazed one, else the classic clay pot.
/// Answers how high the earth stands.
pub fn planted_pot(s: &mut Scene, foot: Vec3, r: f64, clay: Finish, smooth: bool) -> f64 {
    let tall = if smooth { r * 1.7 } else { r * 1.9 };
    if smooth {
        let wall = Profile::from(r * 0.78, 0.0).bend((r * 0.86, 0.0), r * 0.88, r * 0.1).line(r, tall * 0.97).bend(
            (r, tall),
            r * 0.965,
            tall,
        );
        s.lathe(foot, &wall, clay);
    } else {
        let (wall, collar) = classic(r);
        s.lathe(foot, &wall, clay);
        s.lathe(foot, &collar, clay);
    }
    let mouth = Ring { r: r * 0.92, y: tall };
    s.hollow(foot, &[mouth, Ring { r: r * 0.88, y: tall - r * 0.4 }], clay, 0.5);
    let level = tall - r * 0.20;
    s.disc_inside(foot, Ring { r: r * 0.90, y: level }, mouth, soil(), 0.9);
    let clip = s.ring_path(foot, mouth);
    s.clipped(&clip, |s| {
        s.speckled_disc(foot + at(0.0, level, 0.0), r * 0.88, "#120b06", 130, 4);
        s.speckled_disc(foot + at(0.0, level, 0.0), r * 0.86, "#8a6a4c", 60, 5);
    });
    level
}

/// A round pot on three cords; `middle` is the middle of its rim. Answers nothing: plants hang
/// over the rim.
pub fn hanging_pot(s: &mut Scene, rim: Vec3, r: f64, clay: Finish) {
    s.unshadowed(|s| {
        let hook = rim + at(0.0, r * 4.6, 0.0);
        for (x, z) in [(-0.94, 0.2), (0.2, -0.94), (0.82, 0.45)] {
            s.tube(&[rim + at(x * r, 0.0, z * r), hook], 0.14, 0.14, Finish::cloth(0xC8B48E));
        }
        s.tube(&[hook, hook + at(0.0, r * 6.0, 0.0)], 0.16, 0.16, Finish::cloth(0xC8B48E));
        let foot = rim + at(0.0, -r * 1.25, 0.0);
        let wall = Profile::from(r * 0.42, 0.0).sway((r * 0.86, r * 0.04), (r * 1.04, r * 0.6), r, r * 1.20).bend(
            (r, r * 1.25),
            r * 0.95,
            r * 1.25,
        );
        s.lathe(foot, &wall, clay);
        s.disc(foot, Ring { r: r * 0.90, y: r * 1.25 }, soil());
    });
}

/// A watering can of one litre with a long spout.
pub fn watering_can(s: &mut Scene, foot: Vec3, body: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let spout = through(&[p(-6.0, 2.6), p(-10.5, 5.4), p(-15.5, 13.0), p(-20.5, 19.6), p(-23.0, 20.6)], 14);
    s.tube_with(&spout, |t| mix(1.05, 0.42, t), body);
    let handle = through(&[p(2.4, 13.2), p(5.0, 19.2), p(11.4, 18.6), p(12.6, 11.0), p(9.6, 4.8), p(6.2, 3.4)], 16);
    s.tube(&handle, 0.5, 0.5, body);
    let wall = Profile::from(6.6, 0.0)
        .bend((7.0, 0.0), 7.0, 0.5)
        .line(6.6, 9.2)
        .sway((6.5, 11.4), (4.6, 12.4), 3.9, 13.4)
        .line(3.9, 14.0);
    s.lathe(foot, &wall, body);
    s.hollow(foot, &[Ring { r: 3.6, y: 14.0 }, Ring { r: 4.4, y: 12.0 }], body, 0.75);
    let band: Vec<Vec3> = shares(30)
        .map(|t| {
            let a = mix(-1.57, 1.57, t);
            foot + at(6.62 * a.sin(), 9.2, 6.62 * a.cos())
        })
        .collect();
    let d = s.open_line(&band);
    s.stroke(&d, "#ffffff", 2.0, 0.3);
}
