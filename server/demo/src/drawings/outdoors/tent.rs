//! The two-person tent.

use crate::art::{Finish, Scene, Vec3, at, mix, shares};

/// Half the width, the height and half the length of the tent, in centimetres.
const HALF: f64 = 68.0;
const TALL: f64 = 112.0;
const LONG: f64 = 105.0;

/// How the skin sags between the ridge and the ground: `v` from the ground up, `z` along.
fn skin(foot: Vec3, side: f64, v: f64, z: f64) -> Vec3 {
    let ends = (z / LONG).powi(2);
    let ridge = TALL - 7.0 * (1.0 - ends);
    let sag = 7.0 * (std::f64::consts::PI * v).sin() * (1.0 - 0.3 * ends);
    foot + at(side * (mix(HALF, 0.0, v) - sag * 0.8), ridge * v - sag * 0.55, z)
}

/// A ridge tent with its door open, on two poles.
pub fn tent(s: &mut Scene, foot: Vec3, cloth: Finish, floor: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-34.0, |s| {
        for (x, z) in [(-HALF, -LONG), (HALF, -LONG), (HALF, 0.0)] {
            guy(s, skin(foot, x.signum(), 0.55, z), p(x * 1.55, 0.0, z * 1.1));
        }
        guy(s, p(0.0, TALL, -LONG), p(0.0, 0.0, -LONG * 1.6));
        s.sheet((16, 40), cloth.shaded(0.9), |u, v| skin(foot, -1.0, v, mix(LONG, -LONG, u)));
        inside(s, foot, floor);
        s.sheet((22, 60), cloth, |u, v| skin(foot, 1.0, v, mix(LONG, -LONG, u)));
        seams(s, foot);
        door(s, foot, cloth);
        s.tube(&[p(0.0, TALL + 3.0, LONG), p(0.0, 0.0, LONG)], 1.0, 1.0, Finish::metal(0xB5B0A8, 0.4));
        let ridge: Vec<Vec3> = shares(24).map(|t| skin(foot, 1.0, 1.0, mix(LONG, -LONG, t))).collect();
        let d = s.open_line(&ridge);
        s.stroke(&d, "#ffffff", 3.0, 0.30);
        guy(s, p(0.0, TALL, LONG), p(0.0, 0.0, LONG * 1.72));
        guy(s, skin(foot, 1.0, 0.55, LONG), p(HALF * 1.55, 0.0, LONG * 1.12));
        guy(s, skin(foot, -1.0, 0.55, LONG), p(-HALF * 1.6, 0.0, LONG * 1.12));
    });
}

/// The dark of the tent and its groundsheet, seen through the door.
fn inside(s: &mut Scene, foot: Vec3, floor: Finish) {
    let front: Vec<Vec3> = shares(20)
        .map(|t| skin(foot, -1.0, t, LONG))
        .chain(shares(20).map(|t| skin(foot, 1.0, 1.0 - t, LONG)))
        .collect();
    let path = s.outline(&front);
    let (a, b) = (s.view.project(foot + at(0.0, TALL, LONG)), s.view.project(foot + at(0.0, 0.0, LONG)));
    s.unshadowed(|s| {
        let dark = s.veil(a, b, "#1b140d", &[(0.0, 0.92), (0.6, 0.86), (1.0, 0.72)]);
        s.fill(&path, &dark);
        s.clipped(&path, |s| {
            let ground = [
                foot + at(-HALF, 0.5, LONG),
                foot + at(HALF, 0.5, LONG),
                foot + at(HALF, 0.5, -LONG),
                foot + at(-HALF, 0.5, -LONG),
            ];
            s.faded(0.55, |s| s.plate(&ground, at(0.0, 1.0, 0.0), floor.shaded(0.5)));
        });
    });
}

/// The two flaps of the door: the left one rolled aside, the right one hanging half shut.
fn door(s: &mut Scene, foot: Vec3, cloth: Finish) {
    s.unshadowed(|s| {
        s.sheet((20, 40), cloth.shaded(0.96), |u, v| {
            let edge = skin(foot, 1.0, v, LONG);
            let hem = foot + at(mix(22.0, 1.0, v.powf(0.7)), edge.y - foot.y + 1.5 * (1.0 - v), LONG + 3.0 * (1.0 - v));
            hem.toward(edge, u) + at(0.0, 0.0, 2.2 * (u * 9.0).sin() * (1.0 - v))
        });
        let rolled: Vec<Vec3> = shares(24)
            .map(|t| skin(foot, -1.0, mix(0.97, 0.06, t), LONG) + at(5.0 * (1.0 - t) * t * 4.0 * 0.6 + 2.0, 0.0, 2.0))
            .collect();
        s.tube_with(&rolled, |t| 1.2 + 3.2 * (std::f64::consts::PI * mix(0.12, 0.95, t)).sin(), cloth);
        let tie = [rolled[11] + at(-4.0, 1.0, 1.0), rolled[11] + at(4.0, -1.0, 3.0)];
        let d = s.open_line(&tie);
        s.stroke(&d, "#3b2f22", 4.0, 0.9);
    });
}

/// The seams across the skin.
fn seams(s: &mut Scene, foot: Vec3) {
    for z in [LONG * 0.33, -LONG * 0.33] {
        let line: Vec<Vec3> = shares(24).map(|v| skin(foot, 1.0, v, z)).collect();
        let d = s.open_line(&line);
        s.stroke(&d, "#000000", 2.2, 0.16);
        let lit: Vec<Vec3> = line.iter().map(|q| *q + at(0.0, 0.0, 1.2)).collect();
        let d = s.open_line(&lit);
        s.stroke(&d, "#ffffff", 1.6, 0.18);
    }
}

/// A guy line with its peg.
fn guy(s: &mut Scene, from: Vec3, to: Vec3) {
    let d = s.open_line(&[from, to]);
    s.cast_line(&[from, to], 0.5);
    s.stroke(&d, "#efe2c4", 2.0, 0.95);
    s.tube(&[to + at(0.0, 3.5, 0.0), to], 0.7, 0.7, Finish::metal(0x9A958D, 0.5));
}
