//! Field and Thread: packs and things for the camp.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::outdoors::{backpack, bottle, camp_lantern, camp_mug, dry_bag, tent};
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

const SHOP: &str = "field-and-thread";

pub fn products() -> Vec<Product> {
    vec![roll_top_pack(), flask(), enamel_mug(), lantern(), ridge_tent(), roll_bag()]
}

fn roll_top_pack() -> Product {
    const VIEW: Shot = shot(12.0, 52.0, 50.0, Backdrop::SAND);
    const OCHRE: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    const NAVY: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    let leather = || Finish::satin(0x8A5A34);
    listing(SHOP, "packs", "roll-top-backpack", "Roll-top backpack, 20 l")
        .brand("Field and Thread")
        .about(
            "Waxed canvas, bridle leather, two brass buckles. Rolls up small for the day and out to 26 litres \
             for the weekend.",
            "Sewn by one person from start to end, whose name is on the label. A sleeve for a 15-inch laptop, a \
             pocket for what you need at the till, and straps that lie flat.\n\n\
             - 18 oz waxed cotton, re-wax once a year\n\
             - Fits 48 x 29 x 16 cm, cabin size\n\
             - Seams repaired for life",
        )
        .tags(&["backpack", "waxed canvas", "laptop", "leather"])
        .specs(&[
            ("Volume", "20 to 26 l"),
            ("Material", "Waxed cotton, bridle leather"),
            ("Weight", "1.2 kg"),
            ("Warranty", "Seams for life"),
        ])
        .colors("Canvas", &[("Olive", "#56654a"), ("Ochre", "#b98a3c"), ("Navy", "#34435a")])
        .variant("FT-PACK-OL", &["Olive"], 16_800, 12, 1_200)
        .shown_by(0)
        .variant("FT-PACK-OC", &["Ochre"], 16_800, 8, 1_200)
        .shown_by(1)
        .variant("FT-PACK-NA", &["Navy"], 16_800, 3, 1_200)
        .shown_by(2)
        .image("Olive roll-top backpack with leather belts", move || {
            VIEW.of(|s| backpack(s, at(-2.0, 0.0, 0.0), Finish::cloth(0x56654A), leather()))
        })
        .image("The backpack in ochre", move || {
            OCHRE.of(|s| backpack(s, at(-2.0, 0.0, 0.0), Finish::cloth(0xB98A3C), leather()))
        })
        .image("The backpack in navy", move || {
            NAVY.of(|s| backpack(s, at(-2.0, 0.0, 0.0), Finish::cloth(0x34435A), leather()))
        })
        .image("Close view of the belts and brass buckles", move || {
            VIEW.close((0.42, 0.34), 2.2, |s| backpack(s, at(-2.0, 0.0, 0.0), Finish::cloth(0x56654A), leather()))
        })
        .done()
}

fn flask() -> Product {
    const VIEW: Shot = shot(12.0, 28.0, 30.5, Backdrop::OAT);
    const RUST: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    const PAIR: Shot = shot(14.0, 32.0, 30.0, Backdrop::SAND);
    let teal = || Finish::satin(0x2F5D60);
    listing(SHOP, "camp", "insulated-bottle", "Insulated bottle")
        .about(
            "Tea is hot at noon and the lake is cold at four. The lid has one thread, one ring and no straw to \
             clean.",
            "Two walls of 18/8 steel with nothing between them. The paint is powder, so it chips only where you \
             really try.\n\n\
             Fits a bicycle cage (0.5 l) or a pack pocket (0.75 l). Spare lids and rings in the shop.",
        )
        .tags(&["bottle", "insulated", "steel", "hiking"])
        .specs(&[("Hot", "12 hours"), ("Cold", "24 hours"), ("Material", "18/8 steel"), ("Warranty", "5 years")])
        .colors("Color", &[("Teal", "#2f5d60"), ("Rust", "#a8533a")])
        .choice("Size", &["0.5 l", "0.75 l"])
        .variant("FT-BOT-T50", &["Teal", "0.5 l"], 2_900, 44, 310)
        .shown_by(2)
        .variant("FT-BOT-T75", &["Teal", "0.75 l"], 3_400, 37, 390)
        .shown_by(0)
        .variant("FT-BOT-R50", &["Rust", "0.5 l"], 2_900, 28, 310)
        .shown_by(1)
        .variant("FT-BOT-R75", &["Rust", "0.75 l"], 3_400, 0, 390)
        .shown_by(1)
        .image("Teal insulated bottle with a black loop lid", move || VIEW.of(|s| bottle(s, HERE, 25.0, teal())))
        .image("The bottle in rust", || RUST.of(|s| bottle(s, HERE, 25.0, Finish::satin(0xA8533A))))
        .image("Both sizes side by side", move || {
            PAIR.of(|s| {
                bottle(s, at(-5.0, 0.0, -2.0), 25.0, teal());
                bottle(s, at(6.0, 0.0, 3.0), 18.5, teal());
            })
        })
        .done()
}

fn enamel_mug() -> Product {
    const VIEW: Shot = shot(20.0, 16.5, 8.4, Backdrop::CLAY);
    const RED: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    let rim = || Finish::glaze(0x1C1C1C);
    listing(SHOP, "camp", "enamel-camp-mug", "Enamel camp mug, 350 ml")
        .about(
            "Goes on the fire, off the rock and into the bag. Chips are medals.",
            "Steel, dipped twice in enamel, with the rim dipped once more in black where lips and stones touch \
             it. Speckled because it hides the second.\n\n\
             On gas and fire, not in a microwave oven.",
        )
        .tags(&["mug", "enamel", "camping", "steel"])
        .specs(&[("Capacity", "350 ml"), ("Weight", "140 g"), ("Material", "Enamelled steel")])
        .colors("Color", &[("Lake blue", "#2e4a63"), ("Brick", "#9c3f2c"), ("Pine", "#3a5244")])
        .variant("FT-MUG-BL", &["Lake blue"], 1_400, 75, 140)
        .shown_by(0)
        .variant("FT-MUG-BR", &["Brick"], 1_400, 52, 140)
        .shown_by(1)
        .variant("FT-MUG-PI", &["Pine"], 1_400, 47, 140)
        .shown_by(2)
        .image("Speckled enamel mug in lake blue", move || {
            VIEW.of(|s| camp_mug(s, at(-0.9, 0.0, 0.0), Finish::glaze(0x2E4A63), rim()))
        })
        .image("The mug in brick red", move || {
            RED.of(|s| camp_mug(s, at(-0.9, 0.0, 0.0), Finish::glaze(0x9C3F2C), rim()))
        })
        .image("The mug in pine green", move || {
            VIEW.of(|s| camp_mug(s, at(-0.9, 0.0, 0.0), Finish::glaze(0x3A5244), rim()))
        })
        .done()
}

fn lantern() -> Product {
    const VIEW: Shot = shot(12.0, 34.0, 31.0, Backdrop::UMBER);
    const PINE: Shot = Shot { backdrop: Backdrop::DUSK, ..VIEW };
    listing(SHOP, "camp", "camp-lantern", "Camp lantern, rechargeable")
        .about(
            "Looks like the lamp your grandfather hung in the barn. Runs forty hours and sets fire to nothing.",
            "A warm LED behind real glass, with a dial that goes down to a glow. The handle hooks over a branch \
             or a tent pole.\n\n\
             Charges by USB-C, and charges a phone in return. IP65.",
        )
        .tags(&["lantern", "camping", "rechargeable", "light"])
        .specs(&[("Runs", "6 to 40 hours"), ("Battery", "10,000 mAh"), ("Protection", "IP65"), ("Height", "25 cm")])
        .colors("Color", &[("Barn red", "#9c3f2c"), ("Pine", "#3a5244")])
        .variant("FT-LAMP-RE", &["Barn red"], 6_900, 15, 1_150)
        .was(7_900)
        .shown_by(0)
        .variant("FT-LAMP-PI", &["Pine"], 6_900, 10, 1_150)
        .shown_by(1)
        .image("Barn-red camp lantern, lit", || VIEW.of(|s| camp_lantern(s, HERE, Finish::satin(0x9C3F2C))))
        .image("The lantern in pine green", || PINE.of(|s| camp_lantern(s, HERE, Finish::satin(0x3A5244))))
        .done()
}

fn ridge_tent() -> Product {
    const VIEW: Shot = shot(22.0, 285.0, 100.0, Backdrop::SAGE);
    const GREY: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    let pitched =
        |s: &mut Scene, cloth: u32| tent(s, at(0.0, 0.0, -10.0), Finish::cloth(cloth), Finish::cloth(0x5B5F58));
    listing(SHOP, "camp", "ridge-tent", "Ridge tent for two")
        .about(
            "Two poles, ten pegs, six minutes. The old shape stands in wind, and cotton does not drip at dawn.",
            "Polycotton that swells when wet and closes its own holes. The groundsheet is sewn in and comes a \
             hand up the wall. The door rolls to either side.\n\n\
             Packs to 60 x 18 cm. Dry it before you store it.",
        )
        .tags(&["tent", "camping", "two people", "cotton"])
        .specs(&[
            ("Sleeps", "2"),
            ("Floor", "136 x 210 cm"),
            ("Height", "112 cm"),
            ("Weight", "4.4 kg"),
            ("Warranty", "5 years"),
        ])
        .colors("Color", &[("Ochre", "#c8883a"), ("Stone", "#b3aa97")])
        .variant("FT-TENT-OC", &["Ochre"], 28_900, 6, 4_400)
        .shown_by(0)
        .variant("FT-TENT-ST", &["Stone"], 28_900, 4, 4_400)
        .shown_by(1)
        .image("Ochre ridge tent with its door open", move || VIEW.of(|s| pitched(s, 0xC8883A)))
        .image("The tent in stone", move || GREY.of(|s| pitched(s, 0xB3AA97)))
        .image("Close view of the door and the guy lines", move || {
            VIEW.close((0.36, 0.56), 2.0, |s| pitched(s, 0xC8883A))
        })
        .done()
}

fn roll_bag() -> Product {
    const VIEW: Shot = shot(14.0, 34.0, 36.0, Backdrop::MIST);
    const TEAL: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    const PAIR: Shot = shot(14.0, 46.0, 36.0, Backdrop::SAND);
    listing(SHOP, "packs", "dry-bag", "Dry bag")
        .about(
            "Roll it three times, clip it, and throw it in the river. What was dry stays dry.",
            "Welded, not sewn, so there is no needle hole to leak. The stiff strip at the top makes the roll \
             tight; the loops take a deck line.\n\n\
             10 litres for a sleeping bag, 5 for clothes.",
        )
        .tags(&["dry bag", "canoe", "waterproof", "roll top"])
        .specs(&[("Material", "Recycled polyester, TPU coated"), ("Waterproof", "IPX6"), ("Closure", "Roll and clip")])
        .colors("Color", &[("Yellow", "#d2a03a"), ("Teal", "#2f6a6e")])
        .choice("Size", &["5 l", "10 l"])
        .variant("FT-DRY-Y5", &["Yellow", "5 l"], 2_400, 30, 180)
        .shown_by(2)
        .variant("FT-DRY-Y10", &["Yellow", "10 l"], 2_900, 26, 240)
        .shown_by(0)
        .variant("FT-DRY-T5", &["Teal", "5 l"], 2_400, 22, 180)
        .shown_by(1)
        .variant("FT-DRY-T10", &["Teal", "10 l"], 2_900, 5, 240)
        .shown_by(1)
        .image("Yellow dry bag, rolled and clipped", || {
            VIEW.of(|s| dry_bag(s, HERE, 9.5, 31.0, Finish::satin(0xD2A03A)))
        })
        .image("The bag in teal", || TEAL.of(|s| dry_bag(s, HERE, 9.5, 31.0, Finish::satin(0x2F6A6E))))
        .image("The bags of ten and five litres", || {
            PAIR.of(|s| {
                dry_bag(s, at(-8.0, 0.0, -3.0), 9.5, 31.0, Finish::satin(0xD2A03A));
                dry_bag(s, at(11.0, 0.0, 4.0), 7.2, 23.0, Finish::satin(0xD2A03A));
            })
        })
        .done()
}
