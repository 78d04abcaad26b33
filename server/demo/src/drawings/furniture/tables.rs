//! The round side table and the bench.

use super::leg;
use crate::art::{Block, Finish, Profile, Ring, Scene, Vec3, at};
use crate::drawings::palette::GRAIN;

/// A round table on one foot; `r` is the radius of its top.
pub fn side_table(s: &mut Scene, foot: Vec3, r: f64, tall: f64, top: Finish, stand: Finish, grained: bool) {
    let column = Profile::from(r * 0.62, 0.0)
        .line(r * 0.64, 0.3)
        .line(r * 0.64, 1.1)
        .bend((r * 0.2, 1.5), 1.6, 4.0)
        .line(1.5, tall - 4.0)
        .bend((1.6, tall - 2.0), r * 0.3, tall - 1.6);
    s.lathe(foot, &column, stand);
    let plate =
        Profile::from(r * 0.985, tall - 1.8).bend((r, tall - 1.7), r, tall - 1.1).bend((r, tall), r * 0.985, tall);
    s.lathe(foot, &plate, top);
    let middle = foot + at(0.0, tall, 0.0);
    s.disc(middle, Ring { r: r * 0.985, y: 0.0 }, top);
    if grained {
        let path = s.ring_path(middle, Ring { r: r * 0.98, y: 0.0 });
        let square = [at(-r, 0.0, -r), at(r, 0.0, -r), at(r, 0.0, r), at(-r, 0.0, r)].map(|p| middle + p);
        s.clipped(&path, |s| s.grain(square, GRAIN, 44, 8));
    } else {
        s.speckled_disc(middle, r * 0.97, "#5b544c", 260, 8);
    }
}

/// A bench of solid wood.
pub fn bench(s: &mut Scene, foot: Vec3, wood: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-24.0, |s| {
        for (x, z) in [(-48.0, -12.0), (48.0, -12.0)] {
            leg(s, p(x, 41.0, z), p(x * 1.1, 0.0, z * 1.25), (2.5, 1.6), wood);
        }
        s.tube(&[p(-49.0, 24.0, 0.0), p(49.0, 24.0, 0.0)], 1.3, 1.3, wood);
        for (x, z) in [(-48.0, 12.0), (48.0, 12.0)] {
            leg(s, p(x, 41.0, z), p(x * 1.1, 0.0, z * 1.25), (2.5, 1.6), wood);
        }
        let slab = Block::new(p(0.0, 40.0, 0.0), at(124.0, 4.2, 36.0)).soft(2.0, 0.9);
        s.block(&slab, wood);
        s.grain(slab.top(), GRAIN, 34, 4);
        s.grain(slab.front(), GRAIN, 8, 5);
    });
}
