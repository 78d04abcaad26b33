//! The lounge chair and the sofa.

use super::leg;
use crate::art::{Block, Finish, Scene, Vec3, at, shares};

/// What a soft seat is covered with.
fn cushion(s: &mut Scene, block: &Block, cover: Finish, woven: bool) {
    s.block(block, cover);
    let (top, front, right) = (block.top(), block.front(), block.right());
    if woven {
        for face in [top, front, right] {
            s.woven(face, 0.55, 0.04);
        }
    }
    // A seam where the front panel meets the top.
    let inset = block.edge * 0.28;
    let seam: Vec<Vec3> =
        shares(20).map(|t| front[0].toward(front[1], t) + at(0.0, -inset, -block.edge * 0.05)).collect();
    let d = s.open_line(&seam);
    s.stroke(&d, "#000000", 2.4, 0.13);
    let lit: Vec<Vec3> = seam.iter().map(|p| *p + at(0.0, 0.35, 0.0)).collect();
    let d = s.open_line(&lit);
    s.stroke(&d, "#ffffff", 1.4, 0.14);
}

/// An armchair with loose cushions on a low frame.
pub fn lounge_chair(s: &mut Scene, foot: Vec3, cover: Finish, woven: bool, wood: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-30.0, |s| {
        for (x, z) in [(-28.0, -28.0), (28.0, -28.0), (-28.0, 28.0), (28.0, 28.0)] {
            leg(s, p(x, 17.0, z), p(x * 1.1, 0.0, z * 1.1), (2.1, 1.3), wood);
        }
        cushion(s, &Block::new(p(0.0, 16.0, 0.0), at(70.0, 9.0, 68.0)).soft(7.0, 3.0), cover, woven);
        cushion(s, &Block::new(p(0.0, 24.0, -24.0), at(60.0, 52.0, 19.0)).soft(8.5, 8.0).bellied(1.6), cover, woven);
        cushion(s, &Block::new(p(-29.5, 22.0, 2.0), at(13.0, 31.0, 62.0)).soft(6.0, 5.8), cover, woven);
        cushion(s, &Block::new(p(0.0, 24.0, 6.5), at(47.0, 15.0, 55.0)).soft(7.0, 6.0).bellied(0.7), cover, woven);
        cushion(s, &Block::new(p(29.5, 22.0, 2.0), at(13.0, 31.0, 62.0)).soft(6.0, 5.8), cover, woven);
    });
}

/// A sofa for two or three; `wide` is its whole width in centimetres.
pub fn sofa(s: &mut Scene, foot: Vec3, wide: f64, seats: u32, cover: Finish, woven: bool, wood: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    let half = wide / 2.0;
    let room = wide - 30.0;
    let each = room / f64::from(seats);
    s.turned(-18.0, |s| {
        for (x, z) in [(-half + 9.0, -32.0), (half - 9.0, -32.0), (-half + 9.0, 32.0), (half - 9.0, 32.0)] {
            leg(s, p(x, 16.0, z), p(x * 1.02, 0.0, z * 1.06), (2.4, 1.5), wood);
        }
        cushion(s, &Block::new(p(0.0, 15.0, 0.0), at(wide - 2.0, 11.0, 80.0)).soft(7.0, 3.5), cover, woven);
        for i in 0..seats {
            let x = -room / 2.0 + each * (f64::from(i) + 0.5);
            cushion(
                s,
                &Block::new(p(x, 24.0, -26.0), at(each - 0.5, 53.0, 22.0)).soft(9.0, 9.0).bellied(2.0),
                cover,
                woven,
            );
        }
        cushion(s, &Block::new(p(-half + 8.0, 22.0, 1.0), at(16.0, 37.0, 77.0)).soft(7.5, 7.0), cover, woven);
        for i in 0..seats {
            let x = -room / 2.0 + each * (f64::from(i) + 0.5);
            cushion(
                s,
                &Block::new(p(x, 25.0, 8.0), at(each - 0.5, 16.0, 66.0)).soft(8.0, 6.5).bellied(0.9),
                cover,
                woven,
            );
        }
        cushion(s, &Block::new(p(half - 8.0, 22.0, 1.0), at(16.0, 37.0, 77.0)).soft(7.5, 7.0), cover, woven);
    });
}
