//! Kiln and Tide: cups, plates and bowls.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::tableware::{Mug, bowl, espresso, mug, plate, soup, stack_of_plates};
use crate::drawings::{HERE, Shot, lying, shot};
use crate::market::Product;

pub(super) const SHOP: &str = "kiln-and-tide";
pub(super) const MAKER: &str = "Kiln and Tide";

pub fn products() -> Vec<Product> {
    vec![dipped_mug(), espresso_cup(), dinner_plate(), deep_bowl(), serving_bowl()]
}

pub(super) fn bare() -> Finish {
    Finish::matte(0xC4A080)
}
fn oat() -> Finish {
    Finish::satin(0xE5DCCB)
}
pub(super) fn white() -> Finish {
    Finish::glaze(0xEDE7DA)
}
pub(super) fn ink() -> Finish {
    Finish::glaze(0x2A3442)
}
pub(super) fn celadon() -> Finish {
    Finish::glaze(0x9DB3A4)
}

fn dipped(outside: Finish, inside: Finish, speckled: bool) -> Mug {
    Mug { outside, foot: bare(), inside, dip: 2.0, speckled }
}

fn dipped_mug() -> Product {
    const VIEW: Shot = shot(18.0, 16.0, 10.0, Backdrop::OAT);
    const SAND: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    const MIST: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    const FULL: Shot = shot(34.0, 17.0, 9.5, Backdrop::CLAY);
    let night = || dipped(Finish::glaze(0x26282B), Finish::glaze(0xD29A3F), false);
    let speckle = || dipped(oat(), Finish::glaze(0xE5DCCB), true);
    let sea = || dipped(Finish::glaze(0x4F7C86), white(), false);
    listing(SHOP, "cups", "dipped-mug", "Dipped mug, 300 ml")
        .brand(MAKER)
        .about(
            "A round-bellied mug that fits two hands. Each is dipped once, and the line where the glaze stops is \
             its own.",
            "Thrown in stoneware, glazed in a single dip and fired to 1,260 degrees. The foot is left bare and \
             sanded so that it does not mark the table.\n\n\
             Dishwasher and microwave oven are fine. Every mug differs a little; that is the hand, not a fault.",
        )
        .tags(&["mug", "stoneware", "coffee", "handmade"])
        .specs(&[("Capacity", "300 ml"), ("Height", "9.5 cm"), ("Material", "Stoneware"), ("Dishwasher", "Yes")])
        .colors("Glaze", &[("Night and ochre", "#26282b"), ("Speckled oat", "#e5dccb"), ("Sea", "#4f7c86")])
        .variant("KT-MUG-NI", &["Night and ochre"], 2_400, 36, 380)
        .shown_by(0)
        .variant("KT-MUG-OA", &["Speckled oat"], 2_400, 41, 380)
        .shown_by(1)
        .variant("KT-MUG-SE", &["Sea"], 2_400, 5, 380)
        .shown_by(2)
        .image("Black mug with an ochre inside and a bare clay foot", move || {
            VIEW.of(|s| mug(s, at(-0.8, 0.0, 0.0), night(), false))
        })
        .image("The mug in speckled oat", move || SAND.of(|s| mug(s, at(-0.8, 0.0, 0.0), speckle(), false)))
        .image("The mug in sea blue", move || MIST.of(|s| mug(s, at(-0.8, 0.0, 0.0), sea(), false)))
        .image("The speckled mug full of coffee, from above", move || {
            FULL.of(|s| mug(s, at(-0.8, 0.0, 0.0), speckle(), true))
        })
        .done()
}

fn espresso_cup() -> Product {
    const VIEW: Shot = shot(26.0, 16.0, 6.4, Backdrop::MIST);
    const PALE: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    const PAIR: Shot = shot(30.0, 29.0, 6.0, Backdrop::OAT);
    listing(SHOP, "cups", "espresso-cup", "Espresso cup and saucer")
        .brand(MAKER)
        .about(
            "A small thick cup that keeps a double shot warm, with a saucer deep enough for a biscuit.",
            "The wall is twice as thick at the foot as at the lip. Warm it with hot water first and the crema \
             stays.\n\n\
             Sold singly, cup and saucer together. Dishwasher safe.",
        )
        .tags(&["espresso", "cup", "saucer", "stoneware"])
        .specs(&[("Capacity", "90 ml"), ("Saucer", "12.8 cm"), ("Material", "Stoneware")])
        .colors("Glaze", &[("Ink", "#2a3442"), ("Chalk", "#ede7da")])
        .variant("KT-ESP-IN", &["Ink"], 2_800, 22, 340)
        .shown_by(0)
        .variant("KT-ESP-CH", &["Chalk"], 2_800, 30, 340)
        .shown_by(1)
        .image("Ink-blue espresso cup on its saucer", || VIEW.of(|s| espresso(s, HERE, ink(), white())))
        .image("The cup in chalk white", || PALE.of(|s| espresso(s, HERE, white(), white())))
        .image("Both cups side by side", || {
            PAIR.of(|s| {
                espresso(s, at(6.4, 0.0, -4.0), white(), white());
                espresso(s, at(-6.2, 0.0, 3.4), ink(), white());
            })
        })
        .done()
}

fn dinner_plate() -> Product {
    const STACK: Shot = shot(24.0, 34.0, 8.0, Backdrop::OAT);
    let lay = |backdrop, rim: u32| {
        lying(32.0, backdrop, move |s: &mut Scene| {
            plate(s, HERE, 13.5, Finish::satin(0xE8E0D2), Some(Finish::glaze(rim)));
            s.speckled_disc(at(0.0, 1.0, 0.0), 11.5, "#4a3524", 150, 4);
        })
    };
    listing(SHOP, "plates-and-bowls", "dinner-plate", "Dinner plate, 27 cm")
        .brand(MAKER)
        .about(
            "A flat plate with a low rim, speckled oat in the middle and a line of color round the edge.",
            "Thrown, not pressed, so it is not perfectly flat and not perfectly round. The matte glaze is hard \
             enough for knives; a metal mark wipes off with baking soda.\n\n\
             Stacks to twelve. Dishwasher and microwave oven safe.",
        )
        .tags(&["plate", "dinner plate", "stoneware"])
        .specs(&[("Diameter", "27 cm"), ("Material", "Stoneware"), ("Dishwasher", "Yes")])
        .colors("Rim", &[("Ink", "#2a3442"), ("Rust", "#a2583a")])
        .variant("KT-PLATE-IN", &["Ink"], 3_200, 48, 720)
        .shown_by(0)
        .variant("KT-PLATE-RU", &["Rust"], 3_200, 26, 720)
        .shown_by(1)
        .image("Speckled plate with an ink-blue rim, from above", move || lay(Backdrop::SAND, 0x2A3442))
        .image("The plate with a rust rim", move || lay(Backdrop::MIST, 0xA2583A))
        .image("Four plates stacked", || STACK.of(|s| stack_of_plates(s, HERE, 13.5, 4, Finish::satin(0xE8E0D2), None)))
        .done()
}

fn deep_bowl() -> Product {
    const VIEW: Shot = shot(26.0, 23.0, 8.0, Backdrop::BONE);
    const DARK: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    const EMPTY: Shot = shot(34.0, 23.0, 8.0, Backdrop::MIST);
    listing(SHOP, "plates-and-bowls", "deep-bowl", "Deep bowl, 18 cm")
        .brand(MAKER)
        .about(
            "For ramen, soup, porridge and the big salad. Holds 900 ml without a spill.",
            "A tall foot keeps it cool to carry. The celadon is our oldest glaze: thin where it breaks over the \
             rim, deep green where it pools.\n\n\
             Dishwasher and microwave oven safe.",
        )
        .tags(&["bowl", "ramen", "soup", "celadon"])
        .specs(&[("Diameter", "18 cm"), ("Capacity", "900 ml"), ("Material", "Stoneware")])
        .colors("Glaze", &[("Celadon", "#9db3a4"), ("Ink", "#2a3442")])
        .variant("KT-BOWL-CE", &["Celadon"], 3_400, 33, 640)
        .shown_by(0)
        .variant("KT-BOWL-IN", &["Ink"], 3_400, 19, 640)
        .shown_by(1)
        .image("Celadon bowl with squash soup and herbs", || {
            VIEW.of(|s| {
                bowl(s, HERE, 9.0, 8.0, celadon(), celadon());
                soup(s, HERE, 9.0, 8.0, Finish::glaze(0xCB8A35));
            })
        })
        .image("The bowl in ink blue", || DARK.of(|s| bowl(s, HERE, 9.0, 8.0, ink(), Finish::glaze(0x3B4654))))
        .image("The empty celadon bowl from above", || EMPTY.of(|s| bowl(s, HERE, 9.0, 8.0, celadon(), celadon())))
        .done()
}

fn serving_bowl() -> Product {
    const VIEW: Shot = shot(32.0, 35.0, 9.0, Backdrop::CLAY);
    const PALE: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "plates-and-bowls", "serving-bowl", "Wide serving bowl, 28 cm")
        .brand(MAKER)
        .about(
            "A broad open bowl for the middle of the table: bare clay outside, chalk glaze inside.",
            "The outside is burnished with a stone before firing, so it feels like skin and takes no stains. \
             Room for pasta for six, or a week of lemons.",
        )
        .tags(&["serving bowl", "salad bowl", "fruit bowl"])
        .specs(&[("Diameter", "28 cm"), ("Height", "9 cm"), ("Material", "Stoneware")])
        .colors("Outside", &[("Red clay", "#b98a66"), ("Charcoal", "#3b3936")])
        .variant("KT-SERVE-RC", &["Red clay"], 7_800, 9, 1_450)
        .was(8_900)
        .shown_by(0)
        .variant("KT-SERVE-CH", &["Charcoal"], 7_800, 3, 1_450)
        .was(8_900)
        .shown_by(1)
        .image("Wide bowl of bare clay with a chalk-white inside", || {
            VIEW.of(|s| bowl(s, HERE, 14.0, 9.0, Finish::matte(0xB98A66), Finish::glaze(0xEDE6D8)))
        })
        .image("The bowl in charcoal", || {
            PALE.of(|s| bowl(s, HERE, 14.0, 9.0, Finish::matte(0x3B3936), Finish::glaze(0xEDE6D8)))
        })
        .done()
}
