//! The bookcase and the sideboard.

use super::leg;
use crate::art::{Block, Dice, Finish, Scene, Vec3, at};
use crate::drawings::palette::{GRAIN, black};
use crate::drawings::tableware::{bud_vase, moon_jar};

/// Four boards between two frames of round steel, with a few things on them.
pub fn bookcase(s: &mut Scene, foot: Vec3, wood: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    let frame = black();
    s.turned(-22.0, |s| {
        for x in [-41.0, 41.0] {
            s.tube(&[p(x, 0.0, -14.0), p(x, 166.0, -14.0)], 1.0, 1.0, frame);
        }
        for (i, y) in [14.0, 58.0, 102.0, 146.0].into_iter().enumerate() {
            let board = Block::new(p(0.0, y, 0.0), at(84.0, 2.6, 30.0)).soft(0.6, 0.4);
            s.block(&board, wood);
            s.grain(board.top(), GRAIN, 26, 3);
            s.unshadowed(|s| shelf_things(s, p(0.0, y + 2.6, 0.0), i));
        }
        for x in [-41.0, 41.0] {
            s.tube(&[p(x, 0.0, 14.0), p(x, 166.0, 14.0)], 1.0, 1.0, frame);
            s.tube(&[p(x, 165.0, -14.0), p(x, 165.0, 14.0)], 1.0, 1.0, frame);
        }
    });
}

fn shelf_things(s: &mut Scene, shelf: Vec3, board: usize) {
    match board {
        0 => {
            let basket = Block::new(shelf + at(-16.0, 0.0, 0.0), at(40.0, 22.0, 24.0)).soft(4.0, 1.6);
            s.block(&basket, Finish::cloth(0xB79A6E));
            s.woven(basket.front(), 2.0, 0.18);
            s.woven(basket.right(), 2.0, 0.18);
        }
        1 => books(s, shelf + at(-34.0, 0.0, 0.0), 11, 7),
        2 => {
            moon_jar(s, shelf + at(-22.0, 0.0, 0.0), 10.0, Finish::satin(0xE2DBCE));
            books(s, shelf + at(6.0, 0.0, 0.0), 7, 19);
        }
        _ => {
            bud_vase(s, shelf + at(-24.0, 0.0, 0.0), 20.0, Finish::matte(0xA9634A));
            let box_ = Block::new(shelf + at(16.0, 0.0, 0.0), at(26.0, 10.0, 18.0)).soft(0.8, 0.5);
            s.block(&box_, Finish::matte(0x7F8C84));
        }
    }
}

/// Books in a row from `left`, each of its own height and color.
pub fn books(s: &mut Scene, left: Vec3, count: u32, seed: u32) {
    const COVERS: [u32; 7] = [0x9A4F38, 0xE2D8C6, 0x3F5A52, 0xC59A4E, 0x56697A, 0x2F3136, 0xB9AE9C];
    let mut dice = Dice::new(seed);
    let mut covers = COVERS.iter().cycle();
    let mut x = 0.0;
    for _ in 0..count {
        let (wide, tall, deep) = (dice.between(2.4, 4.6), dice.between(20.0, 28.0), dice.between(15.0, 19.0));
        // Never two of one color side by side: skip one or two covers at a time.
        let skip = usize::from(dice.roll() > 0.5);
        let cover = Finish::cloth(covers.nth(skip).copied().unwrap_or(COVERS[0]));
        let book = Block::new(left + at(x + wide / 2.0, 0.0, 12.0 - deep / 2.0), at(wide, tall, deep)).soft(0.4, 0.2);
        s.block(&book, cover);
        let front = book.front();
        for v in [0.14, 0.18, 0.82] {
            let line = s.open_line(&[front[0].toward(front[3], v), front[1].toward(front[2], v)]);
            s.stroke(&line, "#f3e4bd", 1.4, 0.5);
        }
        x += wide + 0.15;
    }
}

/// A sideboard with two sliding doors on tapered legs.
pub fn sideboard(s: &mut Scene, foot: Vec3, wood: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-20.0, |s| {
        for (x, z) in [(-62.0, -15.0), (62.0, -15.0), (-62.0, 15.0), (62.0, 15.0)] {
            leg(s, p(x, 19.0, z), p(x * 1.04, 0.0, z * 1.15), (2.4, 1.4), wood);
        }
        let case = Block::new(p(0.0, 18.0, 0.0), at(150.0, 52.0, 42.0)).soft(1.4, 0.9);
        s.block(&case, wood);
        s.grain(case.top(), GRAIN, 34, 3);
        s.grain(case.right(), GRAIN, 22, 9);
        let f = case.front();
        let spot = |u: f64, v: f64| f[0].toward(f[1], u).toward(f[3].toward(f[2], u), v);
        for (from, to, seed) in [(0.03, 0.495, 5), (0.505, 0.97, 6)] {
            let door = [spot(from, 0.07), spot(to, 0.07), spot(to, 0.93), spot(from, 0.93)];
            s.unshadowed(|s| s.plate(&door, at(0.0, 0.0, 1.0), wood.shaded(0.92)));
            s.grain([door[3], door[0], door[1], door[2]], GRAIN, 36, seed);
            slats(s, door);
            let path = s.outline(&door);
            s.stroke(&path, "#2b1a0c", 2.4, 0.45);
        }
        for u in [0.46, 0.54] {
            let pull = [spot(u, 0.40), spot(u, 0.60)];
            s.unshadowed(|s| s.tube(&pull, 0.9, 0.9, black()));
        }
    });
}

/// Upright grooves across a door.
fn slats(s: &mut Scene, door: [Vec3; 4]) {
    for i in 1..24 {
        let u = f64::from(i) / 24.0;
        let line = s.open_line(&[door[0].toward(door[1], u), door[3].toward(door[2], u)]);
        s.stroke(&line, "#2b1a0c", 2.6, 0.26);
        let lit = s.open_line(&[door[0].toward(door[1], u + 0.006), door[3].toward(door[2], u + 0.006)]);
        s.stroke(&lit, "#ffffff", 1.4, 0.20);
    }
}
