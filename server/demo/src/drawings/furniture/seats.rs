//! The three-legged stool and the dining chair.

use super::leg;
use crate::art::{Block, Finish, Profile, Ring, Scene, Vec3, at, mix, shares};
use crate::drawings::palette::GRAIN;

/// A stool with three legs and a dished round seat.
pub fn stool(s: &mut Scene, foot: Vec3, wood: Finish) {
    let seat = foot + at(0.0, 42.0, 0.0);
    let spots = [(4.0, -15.0), (-15.5, 7.0), (14.0, 10.0)];
    let ankle = |i: usize, y: f64| {
        let (x, z) = spots[i];
        let t = y / 42.0;
        foot + at(mix(x, x * 0.62, t), y, mix(z, z * 0.62, t))
    };
    leg(s, ankle(0, 42.0), ankle(0, 0.0), (1.75, 1.25), wood);
    s.tube(&[ankle(0, 17.0), ankle(1, 17.0)], 0.8, 0.8, wood);
    s.tube(&[ankle(1, 14.0), ankle(2, 14.0)], 0.8, 0.8, wood);
    for i in [1, 2] {
        leg(s, ankle(i, 42.0), ankle(i, 0.0), (1.75, 1.25), wood);
    }
    let disc = Profile::from(14.6, -0.4).bend((16.6, 0.0), 16.6, 1.7).bend((16.6, 3.3), 14.6, 3.4);
    s.lathe(seat, &disc, wood);
    let top = seat + at(0.0, 3.4, 0.0);
    s.disc(top, Ring { r: 14.7, y: 0.0 }, wood);
    let path = s.ring_path(top, Ring { r: 15.6, y: -0.2 });
    let square =
        [at(-17.0, 0.0, -17.0), at(17.0, 0.0, -17.0), at(17.0, 0.0, 17.0), at(-17.0, 0.0, 17.0)].map(|p| top + p);
    s.clipped(&path, |s| s.grain(square, GRAIN, 40, 6));
}

/// A dining chair: round posts, a curved rail for the back, a woven or wooden seat.
pub fn chair(s: &mut Scene, foot: Vec3, wood: Finish, seat: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-30.0, |s| {
        for x in [-19.0, 19.0] {
            leg(s, p(x * 0.95, 46.0, -17.0), p(x, 0.0, -22.0), (1.8, 1.2), wood);
        }
        s.tube(&[p(-18.5, 20.0, -20.0), p(18.5, 20.0, -20.0)], 0.9, 0.9, wood);
        s.tube(&[p(-19.0, 24.0, -20.0), p(-20.0, 24.0, 18.0)], 0.9, 0.9, wood);
        for x in [-20.0, 20.0] {
            leg(s, p(x, 44.0, 17.0), p(x * 1.04, 0.0, 19.0), (1.8, 1.2), wood);
        }
        s.tube(&[p(19.0, 24.0, -20.0), p(20.0, 24.0, 18.0)], 0.9, 0.9, wood);
        let cushion = Block::new(p(0.0, 43.0, -0.5), at(44.0, 3.8, 42.0)).soft(6.0, 1.7);
        s.block(&cushion, seat);
        let top = cushion.top();
        s.grain([top[3], top[0], top[1], top[2]], GRAIN, 40, 2);
        for x in [-19.0, 19.0] {
            s.tube(&[p(x * 0.95, 46.0, -18.5), p(x * 0.98, 62.0, -21.5), p(x, 77.0, -25.0)], 1.7, 1.4, wood);
        }
        back_rail(s, foot, wood);
    });
}

/// The bent rail one leans on.
fn back_rail(s: &mut Scene, foot: Vec3, wood: Finish) {
    let bow = |u: f64, y: f64| {
        let x = mix(-22.0, 22.0, u);
        foot + at(x, y, -24.6 - 6.0 * (1.0 - (x / 22.0).powi(2)) + 1.6)
    };
    s.sheet((24, 14), wood, |u, v| bow(u, mix(69.0, 80.5, v)) + at(0.0, 0.0, -1.6 * v));
    let edge: Vec<Vec3> = shares(24).map(|u| bow(u, 80.5) + at(0.0, 0.0, -2.2)).collect();
    s.tube(&edge, 0.75, 0.75, wood.shaded(1.06));
    for i in 0..9 {
        let y = mix(70.5, 79.5, f64::from(i) / 8.0);
        let line: Vec<Vec3> = shares(20).map(|u| bow(u, y + 0.4 * (u * 6.0 + y).sin())).collect();
        let d = s.open_line(&line);
        s.stroke(&d, GRAIN, 1.1, 0.13);
    }
}
