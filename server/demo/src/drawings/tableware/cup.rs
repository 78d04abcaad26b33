//! The mug and the espresso cup.

use crate::art::{Finish, Profile, Ring, Scene, Vec3, at, through};
use crate::drawings::palette::coffee;

/// How a mug is glazed.
#[derive(Clone, Copy, Debug)]
pub struct Mug {
    /// The dipped upper part and the handle.
    pub outside: Finish,
    /// The foot that the glaze leaves bare.
    pub foot: Finish,
    pub inside: Finish,
    /// How high the dip begins, in centimetres.
    pub dip: f64,
    pub speckled: bool,
}

/// A mug of 300 ml; `full` pours coffee.
pub fn mug(s: &mut Scene, foot: Vec3, look: Mug, full: bool) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let handle = through(&[p(3.7, 7.7), p(5.8, 8.1), p(6.9, 6.7), p(6.5, 4.4), p(5.2, 2.9), p(3.6, 2.3)], 14);
    s.tube_with(&handle, |t| 0.52 + 0.14 * (1.0 - (t * 2.0 - 1.0).abs()), look.outside);
    let wall = Profile::from(2.9, 0.0).bend((3.3, 0.0), 3.5, 0.6).sway((4.3, 2.4), (4.4, 5.0), 4.25, 9.2).bend(
        (4.24, 9.45),
        4.05,
        9.5,
    );
    if look.dip > 0.0 {
        s.lathe(foot, &wall.between(0.0, look.dip), look.foot);
    }
    let glazed = wall.between(look.dip, 9.5);
    s.lathe(foot, &glazed, look.outside);
    if look.speckled {
        s.speckled(foot, &wall, "#4a3524", 240, 8);
    }
    s.hollow(foot, &wall.inside(0.3), look.inside, 0.5);
    let mouth = Ring { r: 4.0, y: 9.5 };
    if full {
        s.disc_inside(foot, Ring { r: 3.96, y: 8.2 }, mouth, coffee(), 1.0);
        s.disc_inside(foot, Ring { r: 3.7, y: 8.2 }, mouth, Finish::matte(0x482612), 1.0);
    }
}

/// An espresso cup on its saucer.
pub fn espresso(s: &mut Scene, foot: Vec3, glaze: Finish, inside: Finish) {
    let saucer = Profile::from(3.2, 0.0).line(3.4, 0.35).bend((5.4, 0.6), 6.4, 1.35).bend((6.6, 1.5), 6.35, 1.5);
    s.lathe(foot, &saucer, glaze);
    s.hollow(foot, &[Ring { r: 6.35, y: 1.5 }, Ring { r: 5.2, y: 1.0 }, Ring { r: 3.4, y: 0.75 }], glaze, 0.05);
    let cup = foot + at(0.0, 0.75, 0.0);
    let p = |x: f64, y: f64| cup + at(x, y, 0.0);
    s.unshadowed(|s| {
        let shade = s.ring_path(foot, Ring { r: 3.3, y: 0.8 });
        s.stroke(&shade, "#2b1c10", 3.0, 0.25);
        let handle = through(&[p(2.9, 4.6), p(4.4, 4.8), p(4.9, 3.6), p(4.2, 2.4), p(2.6, 1.9)], 12);
        s.tube(&handle, 0.36, 0.36, glaze);
        let wall = Profile::from(1.9, 0.0).line(2.0, 0.3).bend((3.2, 0.8), 3.2, 3.2).line(3.25, 5.4).bend(
            (3.25, 5.55),
            3.1,
            5.55,
        );
        s.lathe(cup, &wall, glaze);
        s.hollow(cup, &wall.inside(0.22), inside, 0.45);
        let mouth = Ring { r: 3.08, y: 5.55 };
        s.disc_inside(cup, Ring { r: 3.0, y: 4.5 }, mouth, Finish::glaze(0x4A2712), 1.0);
        s.disc_inside(cup, Ring { r: 2.72, y: 4.5 }, mouth, Finish::satin(0xA9713B), 1.0);
    });
}
