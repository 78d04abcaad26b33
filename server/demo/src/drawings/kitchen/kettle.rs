//! The gooseneck kettle and the cast-iron teapot.

use crate::art::{Finish, Profile, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::{black, dark_steel};

/// A gooseneck kettle; `body` is its finish.
pub fn kettle(s: &mut Scene, foot: Vec3, body: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let spout =
        through(&[p(-6.9, 3.2), p(-9.6, 4.0), p(-10.6, 8.2), p(-11.2, 12.6), p(-13.2, 15.2), p(-14.4, 15.5)], 14);
    s.tube_with(&spout, |t| mix(1.35, 0.46, t.powf(0.7)), body);
    let base = Profile::from(8.3, 0.0).line(8.5, 0.2).line(8.5, 0.9).line(8.2, 1.1);
    s.lathe(foot, &base, black());
    let wall = Profile::from(8.2, 1.1).bend((8.6, 1.2), 8.5, 2.0).sway((8.1, 6.0), (6.3, 9.8), 5.6, 13.6).bend(
        (5.4, 14.4),
        4.9,
        14.6,
    );
    s.lathe(foot, &wall, body);
    let lid = Profile::from(4.7, 14.6).bend((4.7, 15.2), 3.9, 15.45).bend((1.2, 16.0), 0.8, 16.0).line(0.7, 16.6);
    s.lathe(foot, &lid, body);
    let knob = Profile::from(0.8, 16.6).bend((1.8, 16.7), 1.8, 17.5).bend((1.8, 18.3), 0.0, 18.4);
    s.lathe(foot, &knob, black());
    let grip = through(&[p(4.9, 13.4), p(8.2, 15.6), p(11.0, 15.7), p(12.4, 13.8), p(12.2, 10.0), p(11.2, 6.6)], 16);
    s.tube_with(&grip, |t| mix(0.62, 0.95, (t * 2.2).min(1.0)), black());
    s.ball(p(11.15, 6.45), 0.93, black());
}

/// A cast-iron teapot with a bail handle.
pub fn teapot(s: &mut Scene, foot: Vec3, body: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let spout = through(&[p(-6.8, 3.6), p(-8.6, 4.4), p(-9.9, 6.6), p(-11.2, 8.2)], 12);
    s.tube_with(&spout, |t| mix(1.7, 0.75, t.sqrt()), body);
    let handle = through(
        &[p(-6.3, 8.6), p(-6.6, 11.6), p(-4.4, 15.4), p(0.0, 17.0), p(4.4, 15.4), p(6.6, 11.6), p(6.3, 8.6)],
        16,
    );
    let wall = Profile::from(4.6, 0.0).bend((6.6, 0.1), 7.6, 2.4).sway((8.8, 5.2), (7.6, 8.0), 4.6, 9.2).line(4.4, 9.5);
    s.lathe(foot, &wall, body);
    knobbles(s, foot, &wall);
    let lid = Profile::from(4.3, 9.5).bend((4.0, 10.3), 1.2, 10.8).line(0.7, 11.0).bend((1.5, 11.3), 1.3, 12.0).bend(
        (1.1, 12.5),
        0.0,
        12.5,
    );
    s.lathe(foot, &lid, body);
    for side in [-6.4, 6.4] {
        s.ball(p(side, 8.4), 0.8, body);
    }
    s.tube(&handle, 0.42, 0.42, dark_steel());
}

/// The rows of small bumps that a cast-iron pot wears.
fn knobbles(s: &mut Scene, foot: Vec3, wall: &Profile) {
    for row in shares(7) {
        let y = mix(2.2, 7.2, row);
        let r = wall.radius_at(y);
        for turn in shares(22) {
            let offset = if (row * 7.0).round() % 2.0 > 0.5 { 0.07 } else { 0.0 };
            let phi = (turn * 2.0 - 1.0) * 1.42 + offset;
            let (x, py) = s.view.project(foot + at(r * phi.sin(), y, r * phi.cos()));
            let size = s.view.scale * 0.17;
            let wide = size * phi.cos().max(0.2);
            s.put(format_args!(
                "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{wide:.1}\" ry=\"{size:.1}\" \
            fill=\"#000\" fill-opacity=\"0.35\"/>",
                x + size * 0.25,
                py + size * 0.3
            ));
            s.put(format_args!(
                "<ellipse cx=\"{x:.1}\" cy=\"{py:.1}\" rx=\"{:.1}\" ry=\"{:.1}\" fill=\"#fff\" fill-opacity=\"0.13\"/>",
                wide * 0.8,
                size * 0.8
            ));
        }
    }
}
