//! The things our shops sell, each drawn once and turned out in its colors and sizes.

pub mod furniture;
pub mod kitchen;
pub mod lighting;
pub mod outdoors;
pub mod palette;
pub mod plants;
pub mod stationery;
pub mod tableware;
pub mod textiles;

use crate::art::{Backdrop, Scene, Vec3, at};

/// The middle of the floor.
pub const HERE: Vec3 = at(0.0, 0.0, 0.0);

/// How a thing is photographed: how far from above (degrees), how many centimetres the picture is
/// wide, and how tall the thing is, so that it stands in the middle.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    pub tilt: f64,
    pub across: f64,
    pub tall: f64,
    pub backdrop: Backdrop,
}

/// Short for a [`Shot`].
pub const fn shot(tilt: f64, across: f64, tall: f64, backdrop: Backdrop) -> Shot {
    Shot { tilt, across, tall, backdrop }
}

impl Shot {
    /// The empty picture.
    pub fn scene(self) -> Scene {
        let scene = Scene::card(self.tilt, self.across, self.backdrop);
        let rise = self.tall * scene.view.rise() * scene.view.scale;
        let middle = 0.525 + rise / 2.0 / scene.frame.height;
        scene.standing_at(0.5, middle.min(0.93))
    }

    /// The picture of what is drawn.
    pub fn of(self, draw: impl FnOnce(&mut Scene)) -> String {
        let mut scene = self.scene();
        draw(&mut scene);
        scene.finish()
    }

    /// A close look at one part: `middle` as shares of the whole picture, so many `times` larger.
    pub fn close(self, middle: (f64, f64), times: f64, draw: impl FnOnce(&mut Scene)) -> String {
        let mut scene = self.scene();
        draw(&mut scene);
        scene.closer(middle, times);
        scene.finish()
    }
}

/// A card-shaped picture of something that lies on a table, seen from above.
pub fn lying(across: f64, backdrop: Backdrop, draw: impl FnOnce(&mut Scene)) -> String {
    let mut scene = Scene::flat_lay(across, backdrop);
    draw(&mut scene);
    scene.finish()
}
