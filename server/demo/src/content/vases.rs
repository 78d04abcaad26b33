//! Kiln and Tide: vases, jugs and bottles.

use super::listing::listing;
use super::tableware::{MAKER, SHOP, bare, celadon, ink, white};
use crate::art::{Backdrop, Finish, at};
use crate::drawings::tableware::{bud_vase, moon_jar, oil_bottle, pitcher, sprig};
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

pub fn products() -> Vec<Product> {
    vec![harbour_jug(), small_vase(), moon_vase(), bottle_for_oil()]
}

fn harbour_jug() -> Product {
    const VIEW: Shot = shot(17.0, 25.0, 20.0, Backdrop::SAGE);
    const GREEN: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    const CLOSE: Shot = shot(26.0, 25.0, 20.0, Backdrop::SAGE);
    listing(SHOP, "vases-and-jugs", "harbour-jug", "Harbour jug, 1.2 l")
        .brand(MAKER)
        .about(
            "Water at lunch, tulips on Friday. The lip is pulled by hand and does not drip.",
            "Made from one piece of clay: the handle is pulled from the body, not stuck on. Balanced so that a \
             full jug tips with two fingers.\n\n\
             Holds 1.2 l. Dishwasher safe.",
        )
        .tags(&["jug", "pitcher", "vase", "water"])
        .specs(&[("Capacity", "1.2 l"), ("Height", "20 cm"), ("Material", "Stoneware")])
        .colors("Glaze", &[("Chalk", "#ede7da"), ("Celadon", "#9db3a4")])
        .variant("KT-JUG-CH", &["Chalk"], 5_600, 15, 980)
        .shown_by(0)
        .variant("KT-JUG-CE", &["Celadon"], 5_600, 12, 980)
        .shown_by(1)
        .image("Chalk-white jug with a bare clay foot", || {
            VIEW.of(|s| pitcher(s, at(-0.8, 0.0, 0.0), white(), white(), Some(bare())))
        })
        .image("The jug in celadon", || {
            GREEN.of(|s| pitcher(s, at(-0.8, 0.0, 0.0), celadon(), celadon(), Some(bare())))
        })
        .image("Close view of the pulled lip", || {
            CLOSE.close((0.38, 0.3), 2.2, |s| pitcher(s, at(-0.8, 0.0, 0.0), white(), white(), Some(bare())))
        })
        .done()
}

fn small_vase() -> Product {
    const VIEW: Shot = shot(14.0, 29.0, 29.0, Backdrop::CLAY);
    const THREE: Shot = shot(14.0, 38.0, 17.0, Backdrop::OAT);
    const DARK: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    let bone = || Finish::matte(0xE4DBCB);
    let rust = || Finish::matte(0xA9634A);
    let slate = || Finish::matte(0x56616A);
    listing(SHOP, "vases-and-jugs", "bud-vase", "Bud vase, 15 cm")
        .brand(MAKER)
        .about(
            "A narrow neck for one stem and a broad foot that does not mind a draught.",
            "Unglazed outside, sealed inside. A vase for whatever the walk brought home: one twig of olive is \
             enough.\n\n\
             Wipe with a damp cloth. Not for the dishwasher.",
        )
        .tags(&["vase", "bud vase", "flowers"])
        .specs(&[("Height", "15 cm"), ("Material", "Stoneware, sealed inside")])
        .colors("Clay", &[("Bone", "#e4dbcb"), ("Rust", "#a9634a"), ("Slate", "#56616a")])
        .variant("KT-BUD-BO", &["Bone"], 2_600, 28, 360)
        .shown_by(0)
        .variant("KT-BUD-RU", &["Rust"], 2_600, 17, 360)
        .shown_by(1)
        .variant("KT-BUD-SL", &["Slate"], 2_600, 21, 360)
        .shown_by(2)
        .image("Bone-colored bud vase with an olive sprig", move || {
            VIEW.of(|s| {
                sprig(s, at(0.0, 13.0, 0.0), 15.5, 4.0, 0x7E9168, 3);
                bud_vase(s, HERE, 15.0, bone());
            })
        })
        .image("The vase in rust with a sprig", move || {
            DARK.of(|s| {
                sprig(s, at(0.0, 13.0, 0.0), 15.5, -4.0, 0x7E9168, 9);
                bud_vase(s, HERE, 15.0, rust());
            })
        })
        .image("Three bud vases in slate, bone and rust", move || {
            THREE.of(|s| {
                bud_vase(s, at(-11.0, 0.0, -2.0), 16.5, slate());
                bud_vase(s, at(11.0, 0.0, -2.0), 15.5, rust());
                bud_vase(s, at(0.5, 0.0, 5.0), 14.0, bone());
            })
        })
        .done()
}

fn moon_vase() -> Product {
    const VIEW: Shot = shot(16.0, 36.0, 26.0, Backdrop::SAND);
    const BLUE: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    listing(SHOP, "vases-and-jugs", "moon-jar", "Moon jar, 26 cm")
        .brand(MAKER)
        .about(
            "Two bowls joined rim to rim, as moon jars have been made for four hundred years. No two meet in the \
             same line.",
            "The joint is smoothed but left to be found. Glazed in a thin milk white that shows the clay.\n\n\
             Thrown in batches of four, three times a year. When it is gone, the next firing is in spring.",
        )
        .tags(&["vase", "moon jar", "stoneware", "large"])
        .specs(&[("Height", "26 cm"), ("Diameter", "26 cm"), ("Material", "Stoneware"), ("Weight", "3.1 kg")])
        .colors("Glaze", &[("Milk", "#e7e0d3"), ("Storm", "#6f7b80")])
        .variant("KT-MOON-MI", &["Milk"], 18_500, 0, 3_100)
        .shown_by(0)
        .variant("KT-MOON-ST", &["Storm"], 18_500, 0, 3_100)
        .shown_by(1)
        .image("Round moon jar in milk white", || VIEW.of(|s| moon_jar(s, HERE, 13.0, Finish::satin(0xE7E0D3))))
        .image("The moon jar in storm grey", || BLUE.of(|s| moon_jar(s, HERE, 13.0, Finish::satin(0x6F7B80))))
        .done()
}

fn bottle_for_oil() -> Product {
    const VIEW: Shot = shot(15.0, 22.0, 21.0, Backdrop::SAND);
    const INK: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, "vases-and-jugs", "oil-bottle", "Oil bottle with a cork, 0.5 l")
        .brand(MAKER)
        .about(
            "Keeps olive oil in the dark, where it stays good for twice as long. Pours in a thin line.",
            "The neck is thrown thick so that it can be gripped with wet hands. The glaze stops a finger above \
             the table.\n\n\
             Comes with two natural corks, one with a steel spout.",
        )
        .tags(&["oil bottle", "olive oil", "cork", "stoneware"])
        .specs(&[("Capacity", "0.5 l"), ("Height", "21 cm"), ("Material", "Stoneware, cork")])
        .colors("Glaze", &[("Olive", "#4e5b3e"), ("Ink", "#2a3442")])
        .variant("KT-OIL-OL", &["Olive"], 3_800, 18, 620)
        .shown_by(0)
        .variant("KT-OIL-IN", &["Ink"], 3_800, 14, 620)
        .shown_by(1)
        .image("Olive-green bottle with a cork and a bare foot", || {
            VIEW.of(|s| oil_bottle(s, HERE, Finish::glaze(0x4E5B3E), bare()))
        })
        .image("The bottle in ink blue", || INK.of(|s| oil_bottle(s, HERE, ink(), bare())))
        .done()
}
