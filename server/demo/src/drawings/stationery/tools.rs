//! The pen pot and the scissors.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, level_arc, shares};
use crate::drawings::palette::{brass, steel};

/// A pot of pencils, a ruler and a brush.
pub fn pen_pot(s: &mut Scene, foot: Vec3, clay: Finish, filled: bool) {
    let wall = Profile::from(3.7, 0.0).bend((4.1, 0.0), 4.2, 0.5).line(4.2, 9.6).bend((4.2, 9.9), 3.95, 9.9);
    let mouth = Ring { r: 3.85, y: 9.9 };
    s.lathe(foot, &wall, clay);
    s.hollow(foot, &[mouth, Ring { r: 3.8, y: 6.0 }, Ring { r: 3.8, y: 1.0 }], clay, 0.7);
    if !filled {
        return;
    }
    let inside = foot + at(0.0, 7.4, 0.0);
    let things = [
        (-2.2, -1.6, -3.4, 10.2, 0xC9953F),
        (0.4, -2.4, 0.2, 11.6, 0x2F4A46),
        (2.2, -0.8, 3.0, 9.0, 0xA34B34),
        (-0.8, 0.6, -1.0, 8.4, 0x39434F),
        (1.2, 1.4, 2.2, 7.2, 0xE4DAC6),
    ];
    for (x, z, lean, tall, color) in things {
        let (low, high) = (inside + at(x * 0.8, 0.0, z * 0.8), inside + at(x + lean * 0.5, tall, z));
        s.tube(&[low, low.toward(high, 0.85)], 0.36, 0.36, Finish::satin(color));
        let tip = low.toward(high, 1.0);
        let root = low.toward(high, 0.85);
        let cone: Vec<Vec3> = shares(8).map(|t| root.toward(tip, t)).collect();
        s.tube(&cone, 0.36, 0.06, Finish::matte(0xDDBB8C));
    }
    // The front of the pot comes before what stands in it.
    let front = front_of(s, foot);
    s.clipped(&front, |s| s.unshadowed(|s| s.lathe(foot, &wall, clay)));
}

/// Everything of the pot below the near edge of its mouth.
fn front_of(s: &Scene, foot: Vec3) -> String {
    let near: Vec<Vec3> = shares(30)
        .map(|t| (t * 2.0 - 1.0) * std::f64::consts::FRAC_PI_2)
        .map(|a| foot + at(3.85 * a.sin(), 9.9, 3.85 * a.cos()))
        .collect();
    let mut outline = vec![foot + at(-6.0, 9.9, 0.0)];
    outline.extend(near);
    outline.extend([foot + at(6.0, 9.9, 0.0), foot + at(6.0, -6.0, 0.0), foot + at(-6.0, -6.0, 0.0)]);
    s.outline(&outline)
}

/// Desk scissors that lie a little open, points up the picture.
pub fn scissors(s: &mut Scene, middle: Vec3, grip: Finish) {
    for (side, y) in [(1.0, 0.2), (-1.0, 0.5)] {
        let p = |x: f64, z: f64| middle + at(x * side, y, z);
        let blade: Vec<Vec3> = [
            p(0.9, 1.2),
            p(0.2, 1.6),
            p(-0.9, -1.0),
            p(-1.5, -4.0),
            p(-2.3, -10.6),
            p(-2.1, -10.8),
            p(-0.5, -4.4),
            p(0.7, -1.2),
        ]
        .to_vec();
        s.cast(&blade, 0.1);
        let shine = s.seen(steel(), at(-0.4, 0.9, 0.0).unit());
        let (a, b) = (s.view.project(p(-2.0, -5.0)), s.view.project(p(0.4, -4.4)));
        let fill = s.gradient(
            a,
            b,
            &[(0.0, shine.scaled(0.8)), (0.38, shine.scaled(1.5)), (0.5, shine.scaled(1.05)), (1.0, shine.scaled(0.7))],
        );
        let path = s.outline(&blade);
        s.fill(&path, &fill);
        let ring = level_arc(p(3.0, 7.6), 1.9, 2.9, (0.0, 360.0), 50);
        s.tube(&[p(0.5, 1.2), p(1.2, 3.4), p(2.0, 5.4)], 0.55, 0.62, grip);
        s.tube(&ring, 0.58, 0.58, grip);
    }
    s.disc(middle + at(0.0, 0.7, -0.1), Ring { r: 0.62, y: 0.0 }, brass());
    let k = s.view.scale;
    let slot = s.open_line(&[middle + at(-0.4, 0.7, -0.35), middle + at(0.4, 0.7, 0.15)]);
    s.stroke(&slot, "#4a3413", 0.1 * k, 0.8);
}
