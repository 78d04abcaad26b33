//! Second Pour: everything for coffee and tea.

use super::listing::listing;
use crate::art::{Backdrop, Finish, at};
use crate::drawings::kitchen::{bag, dripper, french_press, grinder, kettle, moka_pot, server, teapot};
use crate::drawings::palette::steel;
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

const SHOP: &str = "second-pour";
const SHELF: &str = "coffee-and-tea";

pub fn products() -> Vec<Product> {
    vec![
        gooseneck_kettle(),
        pour_over_dripper(),
        coffee_server(),
        hand_grinder(),
        press(),
        stovetop_pot(),
        iron_teapot(),
        house_beans(),
    ]
}

fn gooseneck_kettle() -> Product {
    const VIEW: Shot = shot(14.0, 34.0, 18.0, Backdrop::SAND);
    const CLAY: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    const SAGE: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    listing(SHOP, SHELF, "gooseneck-kettle", "Gooseneck kettle, 0.9 l")
        .about(
            "A stovetop kettle with a spout that pours slowly and lands where you look. Works on gas, electric \
             and induction.",
            "The spout leaves the body low, so the last cup pours as evenly as the first. The handle stays cool \
             for the six minutes a full kettle takes to boil.\n\n\
             - 0.9 l to the line, enough for four cups\n\
             - Lid with a steam vent, no whistle\n\
             - Spare lid, knob and handle in the shop\n\n\
             Descale it with citric acid every few weeks. Do not boil it dry.",
        )
        .tags(&["kettle", "pour over", "coffee", "induction"])
        .specs(&[
            ("Capacity", "0.9 l"),
            ("Material", "Stainless steel 304"),
            ("Hobs", "Gas, electric, induction"),
            ("Warranty", "2 years"),
        ])
        .colors("Finish", &[("Brushed steel", "#b3b0aa"), ("Matte black", "#232221"), ("Cream", "#e6dcc8")])
        .variant("SP-KETTLE-ST", &["Brushed steel"], 6_800, 24, 780)
        .was(7_900)
        .shown_by(0)
        .variant("SP-KETTLE-BK", &["Matte black"], 7_200, 18, 790)
        .shown_by(1)
        .variant("SP-KETTLE-CR", &["Cream"], 7_200, 4, 790)
        .shown_by(2)
        .image("Gooseneck kettle in brushed steel with a black handle", || VIEW.of(|s| kettle(s, HERE, steel())))
        .image("The kettle in matte black", || CLAY.of(|s| kettle(s, HERE, Finish::satin(0x232221))))
        .image("The kettle in cream", || SAGE.of(|s| kettle(s, HERE, Finish::satin(0xE6DCC8))))
        .image("Close view of the thin spout", || VIEW.close((0.22, 0.55), 2.3, |s| kettle(s, HERE, steel())))
        .done()
}

fn pour_over_dripper() -> Product {
    const VIEW: Shot = shot(16.0, 25.0, 20.0, Backdrop::OAT);
    const ALONE: Shot = shot(20.0, 19.0, 9.0, Backdrop::MIST);
    const CLAY: Shot = Shot { backdrop: Backdrop::CLAY, ..ALONE };
    listing(SHOP, SHELF, "ceramic-dripper", "Ceramic dripper, two cups")
        .about(
            "A thick-walled cone that holds its heat for the three minutes a good cup needs. Takes any size 02 \
             paper filter.",
            "Twelve spiral ribs keep the paper off the wall, so water leaves at the pace you pour it. Rinse the \
             filter with hot water first: it warms the cone and takes the taste of paper away.\n\n\
             Glazed stoneware, fired in Alcobaca. Dishwasher safe.",
        )
        .tags(&["dripper", "pour over", "filter coffee", "stoneware"])
        .specs(&[("Makes", "1 to 2 cups"), ("Filter", "Size 02 cone"), ("Material", "Stoneware"), ("Height", "9 cm")])
        .colors("Color", &[("Bone", "#efe8db"), ("Ochre", "#cf9a45"), ("Night", "#2a3442")])
        .variant("SP-DRIP-BO", &["Bone"], 2_900, 40, 420)
        .shown_by(0)
        .variant("SP-DRIP-OC", &["Ochre"], 2_900, 22, 420)
        .shown_by(1)
        .variant("SP-DRIP-NI", &["Night"], 2_900, 16, 420)
        .shown_by(2)
        .image("Bone-white dripper on a glass server with coffee in it", || {
            VIEW.of(|s| {
                server(s, HERE, 0.5);
                dripper(s, at(0.0, 11.2, 0.0), Finish::glaze(0xEFE8DB));
            })
        })
        .image("The dripper in ochre", || ALONE.of(|s| dripper(s, HERE, Finish::glaze(0xCF9A45))))
        .image("The dripper in night blue", || CLAY.of(|s| dripper(s, HERE, Finish::glaze(0x2A3442))))
        .done()
}

fn coffee_server() -> Product {
    const VIEW: Shot = shot(14.0, 24.0, 11.5, Backdrop::BONE);
    const ABOVE: Shot = shot(20.0, 24.0, 11.5, Backdrop::SAND);
    listing(SHOP, SHELF, "glass-coffee-server", "Glass coffee server, 600 ml")
        .about(
            "A plain jug of heat-proof glass with marks for two, three and four cups. Fits every dripper of size \
             01 and 02.",
            "Borosilicate glass, blown thin so that it does not cool the coffee. The collar is silicone and \
             comes off for washing. The glass can go into a microwave oven and a dishwasher, but not on a hob.",
        )
        .tags(&["server", "carafe", "glass", "filter coffee"])
        .specs(&[("Capacity", "600 ml"), ("Material", "Borosilicate glass"), ("Weight", "260 g")])
        .variant("SP-SERVER-600", &[], 2_400, 31, 260)
        .image("Glass server half full of coffee", || VIEW.of(|s| server(s, HERE, 0.62)))
        .image("The empty server", || ABOVE.of(|s| server(s, HERE, 0.0)))
        .done()
}

fn hand_grinder() -> Product {
    const VIEW: Shot = shot(14.0, 27.0, 21.0, Backdrop::SAND);
    const MIST: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, SHELF, "hand-grinder", "Hand grinder with steel burrs")
        .about(
            "Thirty grams of beans in about forty turns. Steel burrs, clicks you can count, and an oak cup that \
             screws on.",
            "The axle runs in two ball bearings, so the grind stays even from fine to coarse. Eighteen clicks is \
             espresso, thirty is filter, forty is French press.\n\n\
             Brush it out once a week and never wash it: the burrs are tool steel and would rust. We sharpen \
             them for the price of postage.",
        )
        .tags(&["grinder", "burr grinder", "coffee", "travel"])
        .specs(&[("Beans", "30 g"), ("Burrs", "Tool steel, 38 mm"), ("Height", "18 cm"), ("Warranty", "5 years")])
        .colors("Body", &[("Graphite", "#4a4846"), ("Steel", "#b3b0aa")])
        .variant("SP-GRIND-GR", &["Graphite"], 8_900, 12, 560)
        .was(10_400)
        .shown_by(0)
        .variant("SP-GRIND-ST", &["Steel"], 8_900, 9, 560)
        .was(10_400)
        .shown_by(1)
        .image("Hand grinder with a graphite body, oak cup and crank", || {
            VIEW.of(|s| grinder(s, at(-2.0, 0.0, 0.0), Finish::metal(0x4A4846, 0.6)))
        })
        .image("The grinder in brushed steel", || MIST.of(|s| grinder(s, at(-2.0, 0.0, 0.0), steel())))
        .image("Close view of the crank and its oak knob", || {
            VIEW.close((0.6, 0.3), 2.0, |s| grinder(s, at(-2.0, 0.0, 0.0), Finish::metal(0x4A4846, 0.6)))
        })
        .done()
}

fn press() -> Product {
    const VIEW: Shot = shot(14.0, 30.0, 25.0, Backdrop::BONE);
    const EMPTY: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    listing(SHOP, SHELF, "french-press", "French press, 1 l")
        .about(
            "Eight cups, four minutes, one plunge. The mesh is double, so the last sip is nearly clear.",
            "A heavy steel frame holds a glass beaker that lifts out for washing. The plunger comes apart by \
             hand: mesh, spring and cross are sold singly.\n\n\
             Grind coarse, pour at 94 degrees, stir once, wait four minutes, press slowly.",
        )
        .tags(&["french press", "cafetiere", "coffee"])
        .specs(&[
            ("Capacity", "1 l"),
            ("Material", "Stainless steel, borosilicate glass"),
            ("Height", "25 cm"),
            ("Warranty", "2 years"),
        ])
        .variant("SP-PRESS-1L", &[], 5_400, 20, 940)
        .image("French press full of coffee", || VIEW.of(|s| french_press(s, at(-1.5, 0.0, 0.0), 0.75, steel())))
        .image("The press empty, plunger up", || EMPTY.of(|s| french_press(s, at(-1.5, 0.0, 0.0), 0.0, steel())))
        .image("Close view of the steel frame and the crema", || {
            VIEW.close((0.42, 0.58), 2.2, |s| french_press(s, at(-1.5, 0.0, 0.0), 0.75, steel()))
        })
        .done()
}

fn stovetop_pot() -> Product {
    const VIEW: Shot = shot(16.0, 28.0, 20.0, Backdrop::CLAY);
    const PAIR: Shot = shot(16.0, 38.0, 20.0, Backdrop::OAT);
    const DARK: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    let aluminium = Finish::metal(0xC6C3BE, 0.5);
    listing(SHOP, SHELF, "stovetop-pot", "Stovetop coffee pot")
        .about(
            "The eight-sided pot that stands on half the stoves of Europe. Strong, dark coffee in five minutes.",
            "Fill the base to the valve, the basket to the brim and do not press the coffee down. Take the pot \
             off the heat when it starts to gurgle.\n\n\
             Cast aluminium with a handle that stays cool. Wash it with water only. The rubber ring lasts about \
             a year and costs little.",
        )
        .tags(&["moka", "stovetop", "espresso", "coffee"])
        .specs(&[
            ("Material", "Cast aluminium"),
            ("Hobs", "Gas, electric"),
            ("Spare parts", "Ring, filter, handle, knob"),
        ])
        .choice("Size", &["3 cups", "6 cups"])
        .colors("Finish", &[("Polished", "#c6c3be"), ("Black", "#2a2928")])
        .variant("SP-MOKA-3P", &["3 cups", "Polished"], 3_200, 26, 420)
        .shown_by(1)
        .variant("SP-MOKA-6P", &["6 cups", "Polished"], 3_900, 30, 640)
        .shown_by(0)
        .variant("SP-MOKA-3B", &["3 cups", "Black"], 3_500, 3, 420)
        .shown_by(2)
        .variant("SP-MOKA-6B", &["6 cups", "Black"], 4_200, 11, 640)
        .shown_by(2)
        .image("Eight-sided stovetop pot in polished aluminium", move || {
            VIEW.of(|s| moka_pot(s, at(-1.0, 0.0, 0.0), 1.0, aluminium))
        })
        .image("The pots for six and for three cups side by side", move || {
            PAIR.of(|s| {
                moka_pot(s, at(-7.5, 0.0, -2.0), 1.0, aluminium);
                moka_pot(s, at(9.0, 0.0, 4.0), 0.74, aluminium);
            })
        })
        .image("The pot in black", || DARK.of(|s| moka_pot(s, at(-1.0, 0.0, 0.0), 1.0, Finish::satin(0x2A2928))))
        .done()
}

fn iron_teapot() -> Product {
    const VIEW: Shot = shot(18.0, 29.0, 17.0, Backdrop::OAT);
    const MOSS: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    listing(SHOP, SHELF, "cast-iron-teapot", "Cast-iron teapot, 0.8 l")
        .about(
            "Heavy, quiet and warm for an hour. Enamelled inside, with a steel strainer that lifts out.",
            "The small bumps are cast with the pot and help it give off less heat. The bail folds to the side \
             for filling.\n\n\
             For serving, not for the hob. Rinse it and wipe it dry; soap is not needed.",
        )
        .tags(&["teapot", "tea", "cast iron"])
        .specs(&[("Capacity", "0.8 l"), ("Material", "Cast iron, enamelled inside"), ("Weight", "1.6 kg")])
        .colors("Color", &[("Black", "#2b2c2b"), ("Moss", "#55624a")])
        .variant("SP-TEAPOT-BK", &["Black"], 6_400, 14, 1_600)
        .shown_by(0)
        .variant("SP-TEAPOT-MO", &["Moss"], 6_400, 5, 1_600)
        .shown_by(1)
        .image("Black cast-iron teapot with a bail handle", || {
            VIEW.of(|s| teapot(s, at(0.8, 0.0, 0.0), Finish::satin(0x2B2C2B)))
        })
        .image("The teapot in moss green", || MOSS.of(|s| teapot(s, at(0.8, 0.0, 0.0), Finish::satin(0x55624A))))
        .done()
}

fn house_beans() -> Product {
    const VIEW: Shot = shot(12.0, 30.0, 24.0, Backdrop::MIST);
    const PAIR: Shot = shot(12.0, 44.0, 32.0, Backdrop::OAT);
    listing(SHOP, SHELF, "house-coffee", "House coffee, whole beans")
        .about(
            "A washed coffee from two farms in Huila, roasted medium on Tuesdays. Cocoa, red apple, no bitterness.",
            "We roast to order and post the day after. It is at its best from the fourth day to the fifth \
             week.\n\n\
             The bag is paper with a valve. Squeeze the air out and fold it shut after each use.",
        )
        .tags(&["coffee", "beans", "medium roast", "colombia"])
        .specs(&[("Origin", "Huila, Colombia"), ("Process", "Washed"), ("Roast", "Medium"), ("Harvest", "2026")])
        .choice("Weight", &["250 g", "1 kg"])
        .variant("SP-BEANS-250", &["250 g"], 1_250, 85, 270)
        .shown_by(0)
        .variant("SP-BEANS-1000", &["1 kg"], 4_200, 38, 1_040)
        .shown_by(1)
        .image("Kraft bag of house coffee with a paper label", || {
            VIEW.of(|s| bag(s, HERE, 24.0, Finish::matte(0xB98F62), "#2f5d60"))
        })
        .image("The bags of one kilogram and 250 grams", || {
            PAIR.of(|s| {
                bag(s, at(-7.0, 0.0, -3.0), 32.0, Finish::matte(0xB98F62), "#2f5d60");
                bag(s, at(10.5, 0.0, 5.0), 21.0, Finish::matte(0xB98F62), "#2f5d60");
            })
        })
        .done()
}
