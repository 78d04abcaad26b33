//! The casserole, the chopping board and the knife on it.

use crate::art::{Block, Finish, Profile, Ring, Scene, Vec3, at, level_arc, mix, shares, through};
use crate::drawings::palette::{GRAIN, black, brass, steel};

/// An enamelled casserole with its lid on.
pub fn casserole(s: &mut Scene, foot: Vec3, enamel: Finish) {
    pot(s, foot, enamel);
    let lid = Profile::from(11.9, 10.6)
        .line(12.2, 10.9)
        .bend((12.3, 11.5), 11.6, 11.8)
        .sway((9.6, 12.4), (8.8, 13.4), 6.0, 13.9)
        .bend((2.2, 14.3), 1.3, 14.3)
        .line(1.2, 14.6);
    s.lathe(foot, &lid, enamel);
    let knob = Profile::from(1.0, 14.6).line(1.0, 15.0).bend((2.5, 15.3), 2.5, 16.1).bend((2.4, 16.8), 0.0, 16.9);
    s.lathe(foot, &knob, brass());
}

/// The same with its lid off and leaning beside it, soup in the pot.
pub fn open_casserole(s: &mut Scene, foot: Vec3, enamel: Finish, soup: Finish) {
    pot(s, foot, enamel);
    let cream = Finish::glaze(0xEFE6D6);
    s.hollow(foot, &[Ring { r: 11.3, y: 10.8 }, Ring { r: 11.1, y: 6.0 }, Ring { r: 10.6, y: 2.0 }], cream, 0.35);
    s.disc_inside(foot, Ring { r: 11.15, y: 6.4 }, Ring { r: 11.3, y: 10.8 }, soup, 0.95);
}

fn pot(s: &mut Scene, foot: Vec3, enamel: Finish) {
    for side in [-1.0, 1.0] {
        let p = |x: f64, y: f64, z: f64| foot + at(x * side, y, z);
        let grip = through(
            &[p(11.0, 8.2, -3.2), p(13.6, 8.7, -2.6), p(14.3, 8.8, 0.0), p(13.6, 8.7, 2.6), p(11.0, 8.2, 3.2)],
            12,
        );
        s.tube(&grip, 0.7, 0.7, enamel);
    }
    let wall = Profile::from(10.2, 0.0).bend((11.3, 0.0), 11.5, 1.4).line(11.8, 9.9).line(12.1, 10.2).bend(
        (12.2, 10.8),
        11.6,
        10.9,
    );
    s.lathe(foot, &wall, enamel);
}

/// An oak board with a round handle and a hole, lying; its long side runs up the picture.
pub fn board(s: &mut Scene, middle: Vec3, wood: Finish) {
    let slab = Block::new(middle + at(0.0, 0.0, 4.0), at(24.0, 2.2, 34.0)).soft(3.2, 0.5);
    let neck = Block::new(middle + at(0.0, 0.0, -17.5), at(7.0, 2.2, 14.0)).soft(3.4, 0.5);
    s.block(&neck, wood);
    s.block(&slab, wood);
    let t = slab.top();
    s.grain([t[3], t[0], t[1], t[2]], GRAIN, 46, 3);
    let n = neck.top();
    s.grain([n[3], n[0], n[1], n[2]], GRAIN, 14, 3);
    let joint =
        [at(-3.4, 2.2, -14.2), at(3.4, 2.2, -14.2), at(3.4, 2.2, -11.0), at(-3.4, 2.2, -11.0)].map(|p| middle + p);
    let color = s.seen(wood, at(0.0, 1.0, 0.0)).css();
    let path = s.outline(&joint);
    s.fill(&path, &color);
    s.grain([joint[3], joint[0], joint[1], joint[2]], GRAIN, 14, 3);
    let hole = level_arc(middle + at(0.0, 2.2, -20.6), 1.3, 1.3, (0.0, 360.0), 36);
    let path = s.outline(&hole);
    s.fill(&path, "#8b7660");
    let inner = level_arc(middle + at(0.15, 2.2, -20.45), 1.1, 1.1, (0.0, 360.0), 36);
    let path = s.outline(&inner);
    s.fill(&path, "#c9b8a2");
}

/// A cook's knife, lying, its tip up the picture.
pub fn knife(s: &mut Scene, middle: Vec3, degrees: f64) {
    s.turned(degrees, |s| {
        let y = middle.y + 0.5;
        let back = |z: f64| at(middle.x - 1.9, y, middle.z + z);
        let mut blade = vec![back(2.0)];
        blade.extend(shares(14).map(|t| at(middle.x - 1.9 + 1.5 * t.powi(3), y, middle.z + mix(2.0, -17.5, t))));
        blade.extend(shares(18).map(|t| at(middle.x - 0.4 + 3.0 * t.powf(0.45), y, middle.z + mix(-17.5, 2.0, t))));
        s.cast(&blade, y - 0.4);
        let (a, b) = (s.view.project(back(-4.0)), s.view.project(back(-4.0) + at(4.5, 0.0, 0.0)));
        let light = s.seen(steel(), at(-0.45, 0.9, 0.1).unit());
        let fill = s.gradient(
            a,
            b,
            &[
                (0.0, light.scaled(0.72)),
                (0.42, light.scaled(0.95)),
                (0.62, light.scaled(1.25)),
                (0.7, light.scaled(0.8)),
                (1.0, light.scaled(1.15)),
            ],
        );
        let path = s.outline(&blade);
        s.fill(&path, &fill);
        let grip = Block::new(at(middle.x - 0.4, middle.y, middle.z + 8.2), at(2.6, 1.6, 12.0)).soft(1.2, 0.7);
        s.block(&grip, black());
        for z in [4.4, 8.2, 12.0] {
            s.disc(at(middle.x - 0.4, middle.y + 1.6, middle.z + z), Ring { r: 0.28, y: 0.0 }, steel());
        }
    });
}
