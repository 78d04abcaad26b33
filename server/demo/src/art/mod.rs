//! The drawing kit: everything in our pictures is drawn from shapes and one lamp.

mod backdrop;
mod block;
mod glass;
mod lathe;
mod leaf;
mod light;
mod paint;
mod profile;
mod scene;
mod sheet;
mod space;
mod texture;
mod tube;

pub use backdrop::Backdrop;
pub use block::Block;
pub use leaf::{Leaf, LeafShape};
pub use light::{Finish, Sheen, tint};
pub use profile::{Profile, Ring};
pub use scene::{FRONT, Frame, Scene, add};
pub use space::{Dice, Vec3, View, at, mix, shares, through};
pub use tube::{level_arc, upright_arc};
