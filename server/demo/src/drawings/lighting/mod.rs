//! Lamps that hang, stand and travel.

mod hanging;
mod standing;
mod table;

pub use hanging::{lantern, pendant};
pub use standing::{desk_lamp, tripod_lamp};
pub use table::{globe_lamp, mushroom_lamp, portable_lamp};

use crate::art::{Scene, Vec3};

/// The light a lamp throws on the wall behind it and the air round it.
pub(super) fn halo(s: &mut Scene, middle: Vec3, reach: f64, strength: f64) {
    let spot = s.view.project(middle);
    let r = reach * s.view.scale;
    s.pool(spot, (r, r), "#ffdca0", strength);
}
