//! Second Pour: pots, boards and jars.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::kitchen::{board, casserole, jar, knife, open_casserole};
use crate::drawings::palette::{oak, walnut};
use crate::drawings::{HERE, Shot, lying, shot};
use crate::market::Product;

const SHOP: &str = "second-pour";

pub fn products() -> Vec<Product> {
    vec![iron_casserole(), chopping_board(), cooks_knife(), storage_jar()]
}

fn iron_casserole() -> Product {
    const VIEW: Shot = shot(19.0, 37.0, 16.0, Backdrop::OAT);
    const CREAM: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    const BRICK: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    const OPEN: Shot = shot(40.0, 36.0, 12.0, Backdrop::OAT);
    listing(SHOP, "cookware", "cast-iron-casserole", "Cast-iron casserole, 4.5 l")
        .about(
            "One pot for stews, bread and Sunday beans. Enamelled inside and out, so nothing sticks to its past.",
            "The lid is heavy and its underside is dimpled: steam runs back over the food instead of down the \
             wall. The brass knob stands 250 degrees.\n\n\
             - Gas, electric, induction and oven\n\
             - 24 cm across, for four to six people\n\
             - Chips in the rim are re-enamelled at cost\n\n\
             Let it cool before you wash it. Wooden spoons keep the enamel young.",
        )
        .tags(&["casserole", "dutch oven", "cast iron", "induction", "bread"])
        .specs(&[
            ("Capacity", "4.5 l"),
            ("Diameter", "24 cm"),
            ("Hobs", "Gas, electric, induction, oven"),
            ("Weight", "4.9 kg"),
            ("Warranty", "20 years"),
        ])
        .colors("Color", &[("Forest", "#35523f"), ("Cream", "#e8dfcd"), ("Brick", "#a8452f")])
        .variant("SP-CASS-FO", &["Forest"], 14_900, 10, 4_900)
        .was(17_500)
        .shown_by(0)
        .variant("SP-CASS-CR", &["Cream"], 14_900, 7, 4_900)
        .was(17_500)
        .shown_by(1)
        .variant("SP-CASS-BR", &["Brick"], 14_900, 0, 4_900)
        .was(17_500)
        .shown_by(2)
        .image("Forest green casserole with a brass knob", || VIEW.of(|s| casserole(s, HERE, Finish::glaze(0x35523F))))
        .image("The casserole in cream", || CREAM.of(|s| casserole(s, HERE, Finish::glaze(0xE8DFCD))))
        .image("The casserole in brick red", || BRICK.of(|s| casserole(s, HERE, Finish::glaze(0xA8452F))))
        .image("The open casserole with tomato soup", || {
            OPEN.of(|s| open_casserole(s, HERE, Finish::glaze(0x35523F), Finish::glaze(0xC8682C)))
        })
        .done()
}

fn chopping_board() -> Product {
    let lay =
        |backdrop, wood: Finish| lying(46.0, backdrop, move |s: &mut Scene| s.turned(9.0, |s| board(s, HERE, wood)));
    listing(SHOP, "cookware", "oak-chopping-board", "Chopping board with a handle")
        .about(
            "One piece of hardwood, 24 by 34 cm, with a handle to carry and a hole to hang it by.",
            "Cut along the grain from a single plank, so there is no glue line to open. Sanded to 240 and oiled \
             with linseed before it leaves the workshop.\n\n\
             Wash it by hand, dry it standing. Once a month, rub in a spoon of oil.",
        )
        .tags(&["chopping board", "oak", "walnut", "serving board"])
        .specs(&[("Size", "24 x 48 cm with handle"), ("Thickness", "2.2 cm"), ("Care", "By hand, oil monthly")])
        .colors("Wood", &[("Oak", "#c39a67"), ("Walnut", "#7a5236")])
        .variant("SP-BOARD-OA", &["Oak"], 4_600, 27, 1_300)
        .shown_by(0)
        .variant("SP-BOARD-WA", &["Walnut"], 5_800, 8, 1_350)
        .shown_by(1)
        .image("Oak chopping board with a round handle, from above", move || lay(Backdrop::OAT, oak()))
        .image("The board in walnut", move || lay(Backdrop::SAND, walnut()))
        .image("The oak board with a cook's knife on it", || {
            lying(46.0, Backdrop::OAT, |s| {
                s.turned(9.0, |s| {
                    board(s, HERE, oak());
                    knife(s, at(4.0, 2.2, 6.0), -22.0);
                });
            })
        })
        .done()
}

fn cooks_knife() -> Product {
    listing(SHOP, "cookware", "cooks-knife", "Cook's knife, 18 cm")
        .about(
            "A thin blade of carbon steel for onions, herbs and everything after. Sharpened on stones before it \
             is posted.",
            "Carbon steel takes a finer edge than stainless and darkens with use; that grey skin protects it. \
             The handle is oiled black beech with three rivets and no gaps.\n\n\
             Wipe it dry after each use. We sharpen it for free in the first year.",
        )
        .tags(&["knife", "carbon steel", "cooking"])
        .specs(&[("Blade", "18 cm, carbon steel"), ("Handle", "Beech"), ("Weight", "190 g"), ("Warranty", "10 years")])
        .variant("SP-KNIFE-18", &[], 7_600, 13, 190)
        .image("Cook's knife with a black handle, from above", || {
            lying(34.0, Backdrop::SAND, |s| s.turned(-34.0, |s| knife(s, at(0.4, 0.0, 1.5), 0.0)))
        })
        .image("The knife on a walnut board", || {
            lying(46.0, Backdrop::OAT, |s| {
                s.turned(-12.0, |s| {
                    board(s, HERE, walnut());
                    knife(s, at(1.0, 2.2, 7.0), 26.0);
                });
            })
        })
        .done()
}

fn storage_jar() -> Product {
    const VIEW: Shot = shot(16.0, 22.0, 17.0, Backdrop::BONE);
    const THREE: Shot = shot(18.0, 44.0, 20.0, Backdrop::OAT);
    let oats = Finish::matte(0xCBAE80);
    let beans = Finish::matte(0x4A2E1E);
    let lentils = Finish::matte(0xA8572F);
    listing(SHOP, "kitchen-storage", "glass-jar-oak-lid", "Glass jar with an oak lid")
        .about(
            "A straight glass jar with a lid of turned oak and a silicone ring. Stacks, seals, and shows what is \
             left.",
            "The glass is borosilicate: it can be filled hot. The lid is oiled oak, cut across the plank so that \
             it does not warp; lift it by the rim.\n\n\
             Glass in the dishwasher, lid by hand.",
        )
        .tags(&["jar", "storage", "glass", "oak", "pantry"])
        .specs(&[("Diameter", "10 cm"), ("Material", "Borosilicate glass, oak, silicone")])
        .choice("Size", &["0.5 l", "1 l", "1.5 l"])
        .variant("SP-JAR-05", &["0.5 l"], 1_450, 64, 380)
        .shown_by(1)
        .variant("SP-JAR-10", &["1 l"], 1_850, 52, 520)
        .shown_by(0)
        .variant("SP-JAR-15", &["1.5 l"], 2_250, 2, 680)
        .shown_by(1)
        .image("Glass jar with an oak lid, filled with oats", move || {
            VIEW.of(|s| jar(s, HERE, 15.0, Some((oats, 0.72))))
        })
        .image("Three jars in three sizes, filled with beans, oats and lentils", move || {
            THREE.of(|s| {
                jar(s, at(-11.5, 0.0, -3.0), 18.5, Some((beans, 0.66)));
                jar(s, at(1.0, 0.0, -4.0), 13.5, Some((oats, 0.75)));
                jar(s, at(11.5, 0.0, 5.0), 8.0, Some((lentils, 0.7)));
            })
        })
        .image("Close view of the oak lid", move || {
            VIEW.close((0.5, 0.3), 2.1, |s| jar(s, HERE, 15.0, Some((oats, 0.72))))
        })
        .done()
}
