//! Things to sit on, put things on and put things in.

mod seats;
mod soft;
mod stores;
mod tables;

pub use seats::{chair, stool};
pub use soft::{lounge_chair, sofa};
pub use stores::{bookcase, sideboard};
pub use tables::{bench, side_table};

use crate::art::{Finish, Scene, Vec3, at};

/// A leg that tapers towards the floor.
fn leg(s: &mut Scene, top: Vec3, floor: Vec3, r: (f64, f64), wood: Finish) {
    s.tube(&[top, top.toward(floor, 0.5), floor], r.0, r.1, wood);
    // The end of the leg is round, not cut.
    let (x, y) = s.view.project(floor);
    let k = r.1 * s.view.scale;
    let color = s.seen(wood, at(-0.1, -0.1, 0.95)).css();
    let squeeze = s.view.squeeze();
    s.put(format_args!(
        "<ellipse cx=\"{x:.1}\" cy=\"{y:.1}\" rx=\"{k:.1}\" ry=\"{:.1}\" fill=\"{color}\"/>",
        k * squeeze
    ));
}
