//! North Window: lamps.

use super::listing::listing;
use crate::art::{Backdrop, Finish, at};
use crate::drawings::lighting::{desk_lamp, globe_lamp, lantern, mushroom_lamp, pendant, portable_lamp, tripod_lamp};
use crate::drawings::palette::{black, brass, oak, walnut};
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

const SHOP: &str = "north-window";

pub fn products() -> Vec<Product> {
    vec![dome(), paper_lantern(), globe(), mushroom(), jointed_lamp(), portable(), tripod()]
}

fn dome() -> Product {
    const VIEW: Shot = shot(9.0, 54.0, 10.0, Backdrop::TEAL);
    const OCHRE: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    const DARK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    const BIG: Shot = shot(9.0, 66.0, 10.0, Backdrop::TEAL);
    listing(SHOP, "pendants", "spun-dome-pendant", "Spun dome pendant")
        .about(
            "One disc of aluminium, spun over a wooden form. Puts its light on the table and none in your eyes.",
            "White inside whatever the color outside, so the light stays warm and even. Hangs on two metres of \
             black textile cord with a ceiling cup.\n\n\
             - E27 socket, up to 12 W LED\n\
             - Bulb not included\n\
             - Wipes clean with a dry cloth\n\n\
             The 45 cm shade suits a table for six; two of 30 cm suit a counter.",
        )
        .tags(&["pendant", "ceiling lamp", "aluminium", "dining"])
        .specs(&[
            ("Socket", "E27, up to 12 W LED"),
            ("Cord", "2 m, textile"),
            ("Material", "Spun aluminium"),
            ("Warranty", "5 years"),
        ])
        .colors("Color", &[("White", "#e9e6e0"), ("Ochre", "#d0982f"), ("Black", "#232323")])
        .choice("Size", &["30 cm", "45 cm"])
        .variant("NW-DOME-W30", &["White", "30 cm"], 11_900, 14, 900)
        .shown_by(0)
        .variant("NW-DOME-W45", &["White", "45 cm"], 16_900, 9, 1_500)
        .shown_by(3)
        .variant("NW-DOME-O30", &["Ochre", "30 cm"], 11_900, 8, 900)
        .shown_by(1)
        .variant("NW-DOME-O45", &["Ochre", "45 cm"], 16_900, 4, 1_500)
        .shown_by(1)
        .variant("NW-DOME-B30", &["Black", "30 cm"], 11_900, 11, 900)
        .shown_by(2)
        .variant("NW-DOME-B45", &["Black", "45 cm"], 16_900, 6, 1_500)
        .shown_by(2)
        .image("White dome pendant, lit, in front of a teal wall", || {
            VIEW.of(|s| pendant(s, at(0.0, -4.0, 0.0), 18.0, Finish::satin(0xE9E6E0)))
        })
        .image("The pendant in ochre", || OCHRE.of(|s| pendant(s, at(0.0, -4.0, 0.0), 18.0, Finish::satin(0xD0982F))))
        .image("The pendant in black", || DARK.of(|s| pendant(s, at(0.0, -4.0, 0.0), 18.0, Finish::satin(0x232323))))
        .image("The white pendant of 45 cm", || {
            BIG.of(|s| pendant(s, at(0.0, -6.0, 0.0), 26.0, Finish::satin(0xE9E6E0)))
        })
        .done()
}

fn paper_lantern() -> Product {
    const VIEW: Shot = shot(6.0, 76.0, 0.0, Backdrop::OAT);
    const DUSK: Shot = shot(6.0, 92.0, 0.0, Backdrop::DUSK);
    listing(SHOP, "pendants", "paper-lantern", "Paper lantern")
        .about(
            "Mulberry paper over bamboo ribs: a small moon that folds flat for the move.",
            "The paper is laid by hand and glued with rice starch. It yellows a little over the years and is \
             better for it.\n\n\
             Comes with a wire frame and a cord set with an E27 socket. Dust it with a soft brush.",
        )
        .tags(&["lantern", "paper", "pendant", "bamboo"])
        .specs(&[("Socket", "E27, up to 8 W LED"), ("Cord", "1.8 m"), ("Material", "Mulberry paper, bamboo")])
        .choice("Size", &["45 cm", "60 cm"])
        .variant("NW-LANT-45", &["45 cm"], 5_400, 23, 450)
        .shown_by(0)
        .variant("NW-LANT-60", &["60 cm"], 7_200, 17, 620)
        .shown_by(1)
        .image("Round paper lantern, lit", || VIEW.of(|s| lantern(s, HERE, 23.0)))
        .image("The large lantern at dusk", || DUSK.of(|s| lantern(s, HERE, 31.0)))
        .done()
}

fn globe() -> Product {
    const VIEW: Shot = shot(12.0, 40.0, 31.0, Backdrop::UMBER);
    const BLACK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    listing(SHOP, "table-lamps", "globe-table-lamp", "Globe table lamp")
        .about(
            "A ball of opal glass on a turned foot. Fills a corner with light and has no bad side.",
            "Mouth-blown in three layers, so the bulb does not show. The dimmer is in the cord, where the hand \
             finds it in the dark.\n\n\
             With a 6 W LED that can be changed.",
        )
        .tags(&["table lamp", "globe", "opal glass", "brass", "dimmable"])
        .specs(&[("Height", "31 cm"), ("Globe", "19 cm, opal glass"), ("Light", "6 W LED, 2,700 K, dimmable")])
        .colors("Foot", &[("Brass", "#b99a62"), ("Black", "#232323")])
        .variant("NW-GLOBE-BR", &["Brass"], 14_500, 12, 1_900)
        .was(16_800)
        .shown_by(0)
        .variant("NW-GLOBE-BK", &["Black"], 13_500, 10, 1_900)
        .shown_by(1)
        .image("Opal glass globe lamp on a brass foot, lit", || VIEW.of(|s| globe_lamp(s, HERE, brass())))
        .image("The lamp on a black foot", || BLACK.of(|s| globe_lamp(s, HERE, black())))
        .image("Close view of the turned brass foot", || VIEW.close((0.5, 0.68), 2.2, |s| globe_lamp(s, HERE, brass())))
        .done()
}

fn mushroom() -> Product {
    const VIEW: Shot = shot(12.0, 41.0, 29.0, Backdrop::OAT);
    const BONE: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    listing(SHOP, "table-lamps", "mushroom-lamp", "Mushroom lamp")
        .about(
            "A dome on a flared stem, in one color from foot to crown. Light falls on what lies beside it.",
            "Spun steel, powder-coated with a matte skin that hides fingerprints. The switch is a button at the \
             foot with three steps.\n\n\
             LED included; it can be changed without tools.",
        )
        .tags(&["table lamp", "mushroom", "steel", "bedside"])
        .specs(&[("Height", "29 cm"), ("Light", "5 W LED, 2,700 K, three steps"), ("Material", "Spun steel")])
        .colors("Color", &[("Rust", "#b4573a"), ("Bone", "#e2dacb"), ("Moss", "#58654c")])
        .variant("NW-MUSH-RU", &["Rust"], 9_800, 16, 1_400)
        .shown_by(0)
        .variant("NW-MUSH-BO", &["Bone"], 9_800, 20, 1_400)
        .shown_by(1)
        .variant("NW-MUSH-MO", &["Moss"], 9_800, 2, 1_400)
        .shown_by(2)
        .image("Rust-red mushroom lamp, lit", || VIEW.of(|s| mushroom_lamp(s, HERE, Finish::satin(0xB4573A))))
        .image("The lamp in bone", || BONE.of(|s| mushroom_lamp(s, HERE, Finish::satin(0xE2DACB))))
        .image("The lamp in moss green", || VIEW.of(|s| mushroom_lamp(s, HERE, Finish::satin(0x58654C))))
        .done()
}

fn jointed_lamp() -> Product {
    const VIEW: Shot = shot(12.0, 60.0, 50.0, Backdrop::SAND);
    const RED: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, "table-lamps", "jointed-desk-lamp", "Jointed desk lamp")
        .about(
            "Two arms, three brass joints, and a cone that stays where you leave it.",
            "The joints are friction discs, not springs: nothing sings, nothing sags, and one screw sets how \
             firm they are. The foot is cast iron under its coat.\n\n\
             Reach 62 cm. E14 socket, LED included.",
        )
        .tags(&["desk lamp", "task light", "brass", "adjustable"])
        .specs(&[("Reach", "62 cm"), ("Height", "50 cm"), ("Light", "5 W LED, 3,000 K"), ("Warranty", "5 years")])
        .colors("Color", &[("Bottle green", "#2c3b36"), ("Brick", "#9c4a35")])
        .variant("NW-DESK-GR", &["Bottle green"], 17_900, 7, 3_200)
        .shown_by(0)
        .variant("NW-DESK-BR", &["Brick"], 17_900, 5, 3_200)
        .shown_by(1)
        .image("Bottle-green desk lamp with brass joints", || {
            VIEW.of(|s| desk_lamp(s, at(2.0, 0.0, 0.0), Finish::satin(0x2C3B36)))
        })
        .image("The lamp in brick red", || RED.of(|s| desk_lamp(s, at(2.0, 0.0, 0.0), Finish::satin(0x9C4A35))))
        .image("Close view of the head and its brass joint", || {
            VIEW.close((0.38, 0.3), 2.1, |s| desk_lamp(s, at(2.0, 0.0, 0.0), Finish::satin(0x2C3B36)))
        })
        .done()
}

fn portable() -> Product {
    const VIEW: Shot = shot(12.0, 37.0, 36.0, Backdrop::DUSK);
    const BLACK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    listing(SHOP, "table-lamps", "portable-lamp", "Portable lamp, rechargeable")
        .about(
            "Dinner outside, a book in the bath, a power cut. Twenty hours on one charge.",
            "Touch the top for three levels of light. The battery sits in the foot, so it does not tip, and it \
             is a standard cell that you can replace.\n\n\
             Charges by USB-C in four hours. Splash-proof (IP54).",
        )
        .tags(&["portable lamp", "rechargeable", "outdoor", "table lamp"])
        .specs(&[
            ("Height", "36 cm"),
            ("Battery", "5,200 mAh, replaceable"),
            ("Runs", "9 to 20 hours"),
            ("Protection", "IP54"),
        ])
        .colors("Finish", &[("Brass", "#b99a62"), ("Black", "#232323")])
        .variant("NW-PORT-BR", &["Brass"], 11_200, 19, 1_050)
        .shown_by(0)
        .variant("NW-PORT-BK", &["Black"], 10_200, 24, 1_050)
        .shown_by(1)
        .image("Brass portable lamp, lit, at dusk", || VIEW.of(|s| portable_lamp(s, HERE, brass())))
        .image("The lamp in black", || BLACK.of(|s| portable_lamp(s, HERE, black())))
        .done()
}

fn tripod() -> Product {
    const VIEW: Shot = shot(8.0, 152.0, 146.0, Backdrop::SAND);
    const DARK: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "floor-lamps", "tripod-floor-lamp", "Tripod floor lamp")
        .about(
            "Three turned legs and a drum of washed linen. Reads well beside a chair and looks well without one.",
            "The legs fold together for the van and lock with a brass collar. The linen is unbleached, so the \
             light is the color of late afternoon.\n\n\
             E27 socket, foot switch, 2.5 m cord. Shade washable by hand.",
        )
        .tags(&["floor lamp", "tripod", "linen", "oak"])
        .specs(&[
            ("Height", "146 cm"),
            ("Shade", "50 cm, linen"),
            ("Socket", "E27, up to 15 W LED"),
            ("Warranty", "5 years"),
        ])
        .colors("Wood", &[("Oak", "#c39a67"), ("Walnut", "#7a5236")])
        .variant("NW-TRI-OA", &["Oak"], 23_900, 6, 5_400)
        .was(27_500)
        .shown_by(0)
        .variant("NW-TRI-WA", &["Walnut"], 25_900, 4, 5_600)
        .shown_by(1)
        .image("Floor lamp with oak legs and a linen shade, lit", || VIEW.of(|s| tripod_lamp(s, HERE, oak())))
        .image("The lamp with walnut legs", || DARK.of(|s| tripod_lamp(s, HERE, walnut())))
        .image("Close view of the linen and the brass collar", || {
            VIEW.close((0.5, 0.27), 2.3, |s| tripod_lamp(s, HERE, oak()))
        })
        .done()
}
