//! The wide pictures of the home page, in the same hand as the goods.

use crate::art::{Backdrop, Finish, Frame, Scene, View, at};
use crate::drawings::furniture::{side_table, sofa};
use crate::drawings::kitchen::{dripper, kettle, server};
use crate::drawings::lighting::{mushroom_lamp, pendant};
use crate::drawings::palette::{black, oak, steel, walnut};
use crate::drawings::plants::rubber_plant;
use crate::drawings::tableware::{Mug, mug};
use crate::market::Drawing;

/// A wide picture of the home page.
#[derive(Clone, Debug)]
pub struct Hero {
    pub key: &'static str,
    pub alt: &'static str,
    pub drawing: Drawing,
    /// The size it is made for, in pixels.
    pub width: u32,
    pub height: u32,
}

/// The large story and the two small ones, in this order.
pub fn hero_art() -> Vec<Hero> {
    vec![
        Hero {
            key: "coffee",
            alt: "A steel kettle, a dripper on its glass server and a mug",
            drawing: Drawing::new(coffee),
            width: 1600,
            height: 1000,
        },
        Hero {
            key: "sofa",
            alt: "A tan leather sofa beside a rubber plant",
            drawing: Drawing::new(living_room),
            width: 1200,
            height: 700,
        },
        Hero {
            key: "light",
            alt: "A white pendant, lit, in front of a teal wall",
            drawing: Drawing::new(light_from_above),
            width: 1200,
            height: 700,
        },
    ]
}

fn view(tilt: f64, scale: f64, origin: (f64, f64)) -> View {
    View { tilt, turn: 0.0, scale, origin }
}

/// Everything for a pot of coffee, at the right; the left is left free for words.
fn coffee() -> String {
    let mut s = Scene::new(Frame::STORY, view(13.0, 21.5, (1010.0, 700.0)), Backdrop::SAND);
    kettle(&mut s, at(0.0, 0.0, -4.0), steel());
    let stand = at(16.6, 0.0, 3.0);
    server(&mut s, stand, 0.5);
    dripper(&mut s, stand + at(0.0, 11.2, 0.0), Finish::glaze(0xEFE8DB));
    let night = Mug {
        outside: Finish::glaze(0x26282B),
        foot: Finish::matte(0xC4A080),
        inside: Finish::glaze(0xD29A3F),
        dip: 2.0,
        speckled: false,
    };
    mug(&mut s, at(-6.4, 0.0, 11.0), night, true);
    s.finish()
}

/// A sofa with a plant and a lamp beside it; the upper left is free.
fn living_room() -> String {
    let mut s = Scene::new(Frame::SMALL_STORY, view(13.0, 4.0, (600.0, 570.0)), Backdrop::BONE);
    rubber_plant(&mut s, at(120.0, 0.0, -30.0), Finish::satin(0x3E4A48));
    sofa(&mut s, at(-8.0, 0.0, 0.0), 186.0, 2, Finish::satin(0xA9653A), false, walnut());
    let table = at(-118.0, 0.0, 22.0);
    side_table(&mut s, table, 19.0, 44.0, oak(), black(), true);
    s.unshadowed(|s| mushroom_lamp(s, table + at(0.0, 44.0, 0.0), Finish::satin(0xE2DACB)));
    s.finish()
}

/// One pendant at the left of a dark wall; the right is free.
fn light_from_above() -> String {
    let mut s = Scene::new(Frame::SMALL_STORY, view(9.0, 11.0, (420.0, 430.0)), Backdrop::TEAL);
    pendant(&mut s, at(0.0, -3.0, 0.0), 20.0, Finish::satin(0xE9E6E0));
    s.finish()
}
