//! Dripper, glass server, hand grinder and a bag of beans.

use crate::art::{Block, Dice, Finish, Profile, Ring, Scene, Vec3, at, mix, shares, through, upright_arc};
use crate::drawings::palette::{black, coffee, oak, steel};

/// A cone dripper with its saucer and handle; `foot` is the underside of the saucer.
pub fn dripper(s: &mut Scene, foot: Vec3, glaze: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let handle = through(&[p(4.6, 7.2), p(7.2, 7.4), p(7.9, 5.4), p(6.6, 3.2), p(3.6, 2.4)], 14);
    s.tube(&handle, 0.5, 0.5, glaze);
    let saucer = Profile::from(2.6, 0.0).line(5.2, 0.3).bend((5.5, 0.5), 5.3, 0.75).line(2.4, 0.9);
    s.lathe(foot, &saucer, glaze);
    let cone = Profile::from(2.0, 0.9).bend((2.1, 1.6), 2.6, 2.2).line(5.7, 8.2).bend((5.8, 8.5), 5.5, 8.5);
    s.lathe(foot, &cone, glaze);
    s.hollow(foot, &[Ring { r: 5.45, y: 8.5 }, Ring { r: 2.3, y: 2.4 }], glaze, 0.45);
    let mouth = s.ring_path(foot, Ring { r: 5.45, y: 8.5 });
    s.clipped(&mouth, |s| {
        for turn in shares(15) {
            let a = turn * std::f64::consts::TAU;
            let top = at(5.1 * a.cos(), 7.9, 5.1 * a.sin());
            let low = at(2.2 * (a + 0.7).cos(), 2.4, 2.2 * (a + 0.7).sin());
            let path = s.open_line(&[foot + top, foot + top.toward(low, 0.5), foot + low]);
            s.stroke(&path, "#000000", 5.0, 0.07);
            s.stroke(&path, "#ffffff", 2.0, 0.28);
        }
    });
}

/// A glass coffee server; `fill` is how full of coffee it is, 0 to 1.
pub fn server(s: &mut Scene, foot: Vec3, fill: f64) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let wall = Profile::from(5.0, 0.0).bend((6.3, 0.0), 6.4, 1.4).sway((6.6, 4.6), (5.9, 7.4), 4.6, 9.4).bend(
        (4.2, 10.2),
        4.4,
        11.2,
    );
    if fill > 0.0 {
        let level = mix(1.2, 9.0, fill);
        let body = Profile::from(4.8, 0.35)
            .bend((6.0, 0.4), 6.1, 1.5)
            .line(wall.radius_at(level * 0.6) - 0.25, level * 0.6)
            .line(wall.radius_at(level) - 0.25, level);
        s.lathe(foot, &body, coffee());
        let surface = Ring { r: wall.radius_at(level) - 0.25, y: level };
        s.disc(foot, surface, Finish::matte(0x4C2A16));
        let rim = s.ring_path(foot, surface);
        s.stroke(&rim, "#8a5a36", 2.2, 0.5);
    }
    let handle = through(&[p(4.4, 10.4), p(8.2, 10.6), p(9.6, 8.4), p(9.2, 5.2), p(6.5, 3.6)], 16);
    s.glass(foot, &wall, "#56635f");
    s.tube(&handle, 0.48, 0.42, Finish { base: crate::art::tint(0xB8C2BF), sheen: crate::art::Sheen::Glaze });
    let collar = Profile::from(4.66, 9.1).line(4.67, 10.1);
    s.unshadowed(|s| s.lathe(foot, &collar, black()));
}

/// A hand grinder with its crank.
pub fn grinder(s: &mut Scene, foot: Vec3, body: Finish) {
    let cup = Profile::from(2.55, 0.0).bend((2.7, 0.0), 2.7, 0.3).line(2.7, 6.3);
    s.lathe(foot, &cup, oak());
    s.brushed(foot, &cup, "#5a3413", 26, 5);
    let wall = Profile::from(2.62, 6.3).line(2.62, 6.5).line(2.75, 6.6).line(2.75, 16.4).bend((2.75, 16.8), 2.4, 16.9);
    s.lathe(foot, &wall, body);
    s.brushed(foot, &wall, "#ffffff", 50, 6);
    let cap = Profile::from(2.3, 16.9).bend((2.2, 17.6), 0.7, 17.8).line(0.7, 18.4).bend((0.7, 18.6), 0.5, 18.6);
    s.lathe(foot, &cap, steel());
    let p = |x: f64, y: f64| foot + at(x, y, 1.2);
    let arm = through(&[p(0.0, 18.5), p(3.0, 18.9), p(6.4, 18.7), p(9.2, 18.2)], 14);
    s.tube(&arm, 0.42, 0.34, steel());
    let knob = Profile::from(0.5, 18.0).line(0.4, 18.8).bend((1.5, 19.2), 1.35, 20.4).bend((1.2, 21.4), 0.0, 21.4);
    s.lathe(foot + at(9.2, 0.0, 1.2), &knob, oak());
}

/// A paper bag of beans, folded over and tied; `tall` is its height in centimetres.
pub fn bag(s: &mut Scene, foot: Vec3, tall: f64, paper: Finish, label: &str) {
    let wide = tall * 0.50;
    s.turned(-16.0, |s| {
        let body = Block::new(foot, at(wide, tall * 0.86, wide * 0.55)).soft(0.5, 0.35).bellied(wide * 0.02);
        s.block(&body, paper);
        crumples(s, body.front(), tall);
        let fold =
            Block::new(foot + at(0.0, tall * 0.80, 0.0), at(wide * 1.01, tall * 0.12, wide * 0.57)).soft(0.5, 0.8);
        s.block(&fold, paper.shaded(1.05));
        let face = body.front();
        let spot = |u: f64, v: f64| {
            face[0].toward(face[1], u).toward(face[3].toward(face[2], u), v) + at(0.0, 0.0, wide * 0.016)
        };
        let card = [spot(0.16, 0.30), spot(0.84, 0.30), spot(0.84, 0.74), spot(0.16, 0.74)];
        s.unshadowed(|s| s.plate(&card, at(0.0, 0.0, 1.0), Finish::matte(0xF1ECE2)));
        let seal: Vec<Vec3> = upright_arc(spot(0.5, 0.46), wide * 0.12, wide * 0.12, (0.0, 360.0), 40);
        let path = s.outline(&seal);
        s.fill(&path, label);
        for (v, half) in [(0.60, 0.22), (0.65, 0.16), (0.69, 0.10)] {
            let line = s.open_line(&[spot(0.5 - half, v), spot(0.5 + half, v)]);
            s.stroke(&line, "#4a4038", 3.0, 0.55);
        }
    });
}

/// Soft creases on the front of a paper bag.
fn crumples(s: &mut Scene, face: [Vec3; 4], tall: f64) {
    let path = s.outline(&face);
    let mut dice = Dice::new(41);
    s.clipped(&path, |s| {
        for _ in 0..16 {
            let (u, v) = (dice.roll(), dice.roll());
            let from = face[0].toward(face[1], u).toward(face[3].toward(face[2], u), v);
            let to = from + at(dice.between(-0.12, 0.12) * tall, dice.between(-0.2, 0.2) * tall, 0.0);
            let line = s.open_line(&[from, to]);
            s.stroke(&line, "#3a2412", 7.0, 0.035);
            let beside = s.open_line(&[from + at(-0.12, 0.1, 0.0), to + at(-0.12, 0.1, 0.0)]);
            s.stroke(&beside, "#ffffff", 3.0, 0.10);
        }
    });
}
