//! Fern & Loam: plants, pots and a can.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::palette::{brass, terracotta};
use crate::drawings::plants::{
    boston_fern, cacti, empty_pot, monstera, olive_tree, pothos, rubber_plant, saucer, snake_plant, watering_can,
};
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

const SHOP: &str = "fern-and-loam";

pub fn products() -> Vec<Product> {
    vec![swiss_cheese(), swords(), trailing(), fern(), olive(), rubber(), three_cacti(), clay_pot(), can()]
}

fn chalk() -> Finish {
    Finish::satin(0xE6E0D5)
}

fn swiss_cheese() -> Product {
    const VIEW: Shot = shot(14.0, 66.0, 78.0, Backdrop::BONE);
    const DARK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    listing(SHOP, "house-plants", "monstera-deliciosa", "Monstera, split leaves")
        .about(
            "The plant everybody draws. Ten leaves when it arrives, a new one each month in summer.",
            "**Light** Bright, not in the sun. **Water** When the top three centimetres are dry. **Likes** A \
             stick to climb, a damp cloth for its leaves.\n\n\
             Sent in its pot, wrapped in paper, with a card that says all this again. Leaves are poisonous to \
             cats and dogs.",
        )
        .tags(&["monstera", "house plant", "large", "easy"])
        .specs(&[
            ("Height", "70 to 80 cm"),
            ("Pot", "22 cm, ceramic"),
            ("Light", "Bright shade"),
            ("Safe for pets", "No"),
        ])
        .colors("Pot", &[("Chalk", "#e6e0d5"), ("Slate", "#3e4a48")])
        .variant("FL-MONST-CH", &["Chalk"], 5_900, 11, 6_200)
        .shown_by(0)
        .variant("FL-MONST-SL", &["Slate"], 5_900, 8, 6_200)
        .shown_by(1)
        .image("Monstera with split leaves in a chalk pot", || VIEW.of(|s| monstera(s, HERE, chalk())))
        .image("The monstera in a slate pot", || DARK.of(|s| monstera(s, HERE, Finish::satin(0x3E4A48))))
        .image("Close view of the split leaves", || VIEW.close((0.5, 0.34), 2.2, |s| monstera(s, HERE, chalk())))
        .done()
}

fn swords() -> Product {
    const VIEW: Shot = shot(14.0, 56.0, 66.0, Backdrop::OAT);
    const DARK: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, "house-plants", "snake-plant", "Snake plant")
        .about(
            "Forgives holidays, dark corners and people who mean well. Water it once a month and leave it be.",
            "**Light** Anything but full dark. **Water** Every three to four weeks. **Likes** Being ignored.\n\n\
             Grown from division on our roof, three years old. The pale edge is part of the leaf, not a sign of \
             thirst.",
        )
        .tags(&["snake plant", "sansevieria", "house plant", "easy", "low light"])
        .specs(&[("Height", "60 to 70 cm"), ("Pot", "20 cm, terracotta"), ("Light", "Any"), ("Safe for pets", "No")])
        .colors("Pot", &[("Terracotta", "#b9775a"), ("Bone", "#e0d8ca")])
        .variant("FL-SNAKE-TE", &["Terracotta"], 3_900, 26, 4_800)
        .shown_by(0)
        .variant("FL-SNAKE-BO", &["Bone"], 3_900, 17, 4_800)
        .shown_by(1)
        .image("Snake plant with pale edges in a terracotta pot", || VIEW.of(|s| snake_plant(s, HERE, terracotta())))
        .image("The snake plant in a bone-white pot", || DARK.of(|s| snake_plant(s, HERE, Finish::matte(0xE0D8CA))))
        .done()
}

fn trailing() -> Product {
    const VIEW: Shot = shot(10.0, 54.0, 0.0, Backdrop::BONE);
    const SAND: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    listing(SHOP, "house-plants", "trailing-pothos", "Trailing pothos in a hanging pot")
        .about(
            "Hangs half a metre on arrival and keeps going. Cut a vine, put it in water, and you have two.",
            "**Light** Bright to medium. **Water** When the pot feels light. **Likes** A high shelf or a hook by \
             the window.\n\n\
             Comes with the stoneware pot, three cotton cords and a brass hook.",
        )
        .tags(&["pothos", "hanging plant", "trailing", "easy"])
        .specs(&[
            ("Length", "50 to 60 cm"),
            ("Pot", "18 cm, stoneware, with cords"),
            ("Light", "Bright to medium"),
            ("Safe for pets", "No"),
        ])
        .colors("Pot", &[("Sand", "#d9cdbb"), ("Rust", "#a9634a")])
        .variant("FL-POTHOS-SA", &["Sand"], 3_400, 19, 2_300)
        .was(3_900)
        .shown_by(0)
        .variant("FL-POTHOS-RU", &["Rust"], 3_400, 12, 2_300)
        .was(3_900)
        .shown_by(1)
        .image("Trailing pothos in a hanging pot", || {
            VIEW.of(|s| pothos(s, at(0.0, 12.0, 0.0), Finish::matte(0xD9CDBB)))
        })
        .image("The pothos in a rust pot", || SAND.of(|s| pothos(s, at(0.0, 12.0, 0.0), Finish::matte(0xA9634A))))
        .done()
}

fn fern() -> Product {
    const VIEW: Shot = shot(18.0, 72.0, 46.0, Backdrop::MIST);
    const OAT: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "house-plants", "boston-fern", "Boston fern")
        .about(
            "A fountain of small leaves for a bathroom with a window. Safe for cats, who will try it anyway.",
            "**Light** Shade, some morning sun. **Water** Often; it should never dry out. **Likes** Steam, \
             company, a turn once a week.\n\n\
             It may drop a few leaflets after the journey. New fronds come within two weeks.",
        )
        .tags(&["fern", "house plant", "pet safe", "bathroom"])
        .specs(&[("Width", "50 to 60 cm"), ("Pot", "19 cm, terracotta"), ("Light", "Shade"), ("Safe for pets", "Yes")])
        .variant("FL-FERN-19", &[], 2_900, 14, 3_100)
        .image("Boston fern in a terracotta pot", || VIEW.of(|s| boston_fern(s, HERE, terracotta())))
        .image("Close view of the fronds", || OAT.close((0.5, 0.4), 1.8, |s| boston_fern(s, HERE, terracotta())))
        .done()
}

fn olive() -> Product {
    const VIEW: Shot = shot(12.0, 74.0, 92.0, Backdrop::SAND);
    const PALE: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    listing(SHOP, "house-plants", "olive-tree", "Young olive tree")
        .about(
            "Six years old, pruned to a ball, hardy to minus seven. For a balcony now and a garden later.",
            "**Light** As much sun as you have. **Water** Deeply, then wait. **Likes** Wind, poor soil, a bigger \
             pot each third spring.\n\n\
             Sent as a pallet parcel with the crown in a net. It flowers in May; olives are a matter of luck.",
        )
        .tags(&["olive", "tree", "balcony", "outdoor plant"])
        .specs(&[("Height", "90 cm"), ("Pot", "23 cm, terracotta"), ("Light", "Full sun"), ("Hardy to", "-7 C")])
        .variant("FL-OLIVE-90", &[], 7_900, 5, 9_800)
        .image("Young olive tree in a terracotta pot", || VIEW.of(|s| olive_tree(s, HERE, terracotta())))
        .image("Close view of the silver leaves", || {
            PALE.close((0.5, 0.26), 2.2, |s| olive_tree(s, HERE, terracotta()))
        })
        .done()
}

fn rubber() -> Product {
    const VIEW: Shot = shot(14.0, 64.0, 84.0, Backdrop::CLAY);
    const PALE: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "house-plants", "rubber-plant", "Rubber plant, burgundy")
        .about(
            "Leaves like polished leather, dark enough to see the window in. Two stems in one pot.",
            "**Light** Bright, a little sun. **Water** Once a week, less in winter. **Likes** A wipe with a damp \
             cloth, and not being moved.\n\n\
             The pot is glazed in slate and has a hole and a saucer.",
        )
        .tags(&["rubber plant", "ficus", "house plant", "large"])
        .specs(&[("Height", "80 cm"), ("Pot", "21 cm, ceramic"), ("Light", "Bright"), ("Safe for pets", "No")])
        .variant("FL-RUBBER-80", &[], 4_900, 0, 5_600)
        .image("Rubber plant with dark leaves in a slate pot", || {
            VIEW.of(|s| rubber_plant(s, HERE, Finish::satin(0x3E4A48)))
        })
        .image("Close view of the dark leaves", || {
            PALE.close((0.5, 0.35), 2.1, |s| rubber_plant(s, HERE, Finish::satin(0x3E4A48)))
        })
        .done()
}

fn three_cacti() -> Product {
    const VIEW: Shot = shot(20.0, 34.0, 20.0, Backdrop::SAGE);
    let pots = || [terracotta(), chalk(), terracotta()];
    listing(SHOP, "house-plants", "three-cacti", "Three small cacti")
        .about(
            "A column, a ball and a finger, each in its own pot. One of them is in flower when it leaves us.",
            "**Light** A sunny sill. **Water** A sip every two weeks from April to September, none in winter. \
             **Likes** Heat and being left alone.\n\n\
             The kinds vary with the season. Packed in corrugated sleeves; open with care.",
        )
        .tags(&["cactus", "succulent", "set", "sunny"])
        .specs(&[("Height", "10 to 20 cm"), ("Pots", "9 cm, two terracotta, one ceramic"), ("Light", "Full sun")])
        .variant("FL-CACTI-3", &[], 2_400, 33, 1_500)
        .image("Three cacti in terracotta and chalk pots", move || VIEW.of(|s| cacti(s, HERE, pots())))
        .image("Close view of the spines and the flower", move || {
            VIEW.close((0.62, 0.52), 2.2, |s| cacti(s, HERE, pots()))
        })
        .done()
}

fn clay_pot() -> Product {
    const VIEW: Shot = shot(20.0, 44.0, 21.0, Backdrop::OAT);
    const THREE: Shot = shot(20.0, 58.0, 24.0, Backdrop::SAND);
    let potted = |s: &mut Scene, x: f64, z: f64, r: f64| {
        saucer(s, at(x, 0.0, z), r * 0.86, terracotta());
        empty_pot(s, at(x, 0.6, z), r, terracotta());
    };
    listing(SHOP, "pots-and-tools", "terracotta-pot", "Terracotta pot with saucer")
        .about(
            "The plain Italian pot, thick-walled and porous. Roots breathe through it and salt blooms on it; \
             both are good.",
            "Thrown in Impruneta from the clay of the valley and fired high enough to stay out in frost. With a \
             hole, and a saucer that is glazed inside so that it does not sweat.",
        )
        .tags(&["pot", "terracotta", "saucer", "outdoor"])
        .specs(&[("Material", "Terracotta"), ("Frost-proof", "Yes"), ("Hole", "Yes")])
        .choice("Size", &["12 cm", "17 cm", "22 cm"])
        .variant("FL-POT-12", &["12 cm"], 900, 88, 700)
        .shown_by(1)
        .variant("FL-POT-17", &["17 cm"], 1_500, 61, 1_500)
        .shown_by(1)
        .variant("FL-POT-22", &["22 cm"], 2_400, 4, 2_700)
        .shown_by(0)
        .image("Terracotta pot on its saucer", move || VIEW.of(|s| potted(s, 0.0, 0.0, 11.0)))
        .image("Pots of three sizes", move || {
            THREE.of(|s| {
                potted(s, -13.0, -5.0, 11.0);
                potted(s, 11.0, -3.0, 8.5);
                potted(s, -0.5, 11.0, 6.0);
            })
        })
        .done()
}

fn can() -> Product {
    const VIEW: Shot = shot(14.0, 45.0, 21.0, Backdrop::DUSK);
    const GREEN: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "pots-and-tools", "long-spout-watering-can", "Watering can with a long spout, 1 l")
        .about(
            "The spout reaches the back of the shelf and stops when you do.",
            "Formed from sheet metal and soldered by hand. The brass is not lacquered: polish it or let it go \
             brown.\n\n\
             One litre, which is ten small pots.",
        )
        .tags(&["watering can", "brass", "plant care"])
        .specs(&[("Capacity", "1 l"), ("Reach", "24 cm"), ("Weight", "480 g")])
        .colors("Finish", &[("Brass", "#b99a62"), ("Sage", "#7f8f7a")])
        .variant("FL-CAN-BR", &["Brass"], 4_200, 16, 480)
        .shown_by(0)
        .variant("FL-CAN-SA", &["Sage"], 3_200, 22, 460)
        .shown_by(1)
        .image("Brass watering can with a long thin spout", || VIEW.of(|s| watering_can(s, at(4.0, 0.0, 0.0), brass())))
        .image("The can in sage green", || GREEN.of(|s| watering_can(s, at(4.0, 0.0, 0.0), Finish::satin(0x7F8F7A))))
        .done()
}
