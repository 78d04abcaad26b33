//! Long Margin: paper, ink and tools for the desk.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::palette::{black, brass};
use crate::drawings::stationery::{
    envelopes, fountain_pen, ink_bottle, notebook, open_notebook, pen_cap, pen_pot, pencils, scissors, weekly_pad,
};
use crate::drawings::{HERE, Shot, lying, shot};
use crate::market::Product;

const SHOP: &str = "long-margin";

pub fn products() -> Vec<Product> {
    vec![cloth_notebook(), letter_set(), week_on_a_page(), pen(), ink(), pencil_set(), pot(), desk_scissors()]
}

fn cloth_notebook() -> Product {
    const VIEW: Shot = shot(54.0, 25.0, 0.0, Backdrop::OAT);
    const OCHRE: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    const INK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    const OPEN: Shot = shot(58.0, 37.0, 0.0, Backdrop::SAND);
    let closed = |view: Shot, cloth: u32, ribbon: u32| {
        view.of(move |s: &mut Scene| s.turned(14.0, |s| notebook(s, HERE, Finish::cloth(cloth), ribbon)))
    };
    listing(SHOP, "paper", "cloth-notebook-a5", "Cloth-bound notebook, A5")
        .brand("Long Margin")
        .about(
            "Sewn in sections, so it lies open on any page. 192 pages that take a fountain pen without a shadow.",
            "The cloth is Belgian linen over grey board, the paper is 100 g from the Ardennes. Each has a \
             ribbon, a label and a pocket at the back for what does not fit in words.\n\n\
             Dotted at five millimetres, or plain.",
        )
        .tags(&["notebook", "a5", "linen", "dotted", "fountain pen"])
        .specs(&[("Format", "A5, 148 x 210 mm"), ("Pages", "192"), ("Paper", "100 g/m2, cream"), ("Binding", "Sewn")])
        .colors("Cloth", &[("Moss", "#3f5a4a"), ("Ochre", "#c08a3e"), ("Ink", "#2f3a4f")])
        .choice("Ruling", &["Dotted", "Plain"])
        .variant("LM-NOTE-MO-D", &["Moss", "Dotted"], 2_200, 54, 420)
        .shown_by(0)
        .variant("LM-NOTE-MO-P", &["Moss", "Plain"], 2_200, 31, 420)
        .shown_by(0)
        .variant("LM-NOTE-OC-D", &["Ochre", "Dotted"], 2_200, 46, 420)
        .shown_by(1)
        .variant("LM-NOTE-OC-P", &["Ochre", "Plain"], 2_200, 0, 420)
        .shown_by(1)
        .variant("LM-NOTE-IN-D", &["Ink", "Dotted"], 2_200, 38, 420)
        .shown_by(2)
        .variant("LM-NOTE-IN-P", &["Ink", "Plain"], 2_200, 4, 420)
        .shown_by(2)
        .image("Notebook bound in moss-green cloth with a red ribbon", move || closed(VIEW, 0x3F5A4A, 0xB4573A))
        .image("The notebook in ochre", move || closed(OCHRE, 0xC08A3E, 0x3F5A4A))
        .image("The notebook in ink blue", move || closed(INK, 0x2F3A4F, 0xC08A3E))
        .image("The notebook open, its pages dotted", || {
            OPEN.of(|s| s.turned(8.0, |s| open_notebook(s, HERE, Finish::cloth(0x3F5A4A))))
        })
        .done()
}

fn letter_set() -> Product {
    let set = |backdrop, lining: u32| {
        lying(36.0, backdrop, move |s: &mut Scene| envelopes(s, HERE, Finish::matte(0xEFE9DC), Finish::matte(lining)))
    };
    listing(SHOP, "paper", "letter-set", "Letter set, 20 sheets")
        .about(
            "Twenty sheets, ten lined envelopes, and no excuse. The paper has a tooth that makes the hand slow down.",
            "Made on a cylinder machine with a deckle on two sides. The linings are printed by hand, so the \
             color comes through when the letter is opened.\n\n\
             Sent in a flat box that makes a good place for replies.",
        )
        .tags(&["letter", "envelope", "paper", "gift"])
        .specs(&[("Sheets", "20, A5"), ("Envelopes", "10, C6, lined"), ("Paper", "120 g/m2")])
        .colors("Lining", &[("Bottle green", "#3f5a52"), ("Brick", "#9c4a35")])
        .variant("LM-LETTER-GR", &["Bottle green"], 1_800, 42, 340)
        .shown_by(0)
        .variant("LM-LETTER-BR", &["Brick"], 1_800, 35, 340)
        .shown_by(1)
        .image("Letter paper and envelopes with a green lining", move || set(Backdrop::CLAY, 0x3F5A52))
        .image("The set with a brick-red lining", move || set(Backdrop::SAGE, 0x9C4A35))
        .done()
}

fn week_on_a_page() -> Product {
    let pad = |across, backdrop, accent: &'static str| {
        lying(across, backdrop, move |s: &mut Scene| s.turned(-6.0, |s| weekly_pad(s, HERE, accent)))
    };
    listing(SHOP, "paper", "weekly-pad", "Weekly desk pad, A4")
        .brand("Long Margin")
        .about(
            "Seven columns, eleven lines, fifty-four weeks without dates. Start when you like; skip when you must.",
            "Glued at the top on stiff board, printed in one dark and one bright ink. The lines are pale enough \
             to ignore.\n\n\
             The paper takes ink, pencil and coffee rings.",
        )
        .tags(&["planner", "desk pad", "week", "a4"])
        .specs(&[("Format", "A4, landscape"), ("Sheets", "54"), ("Paper", "90 g/m2")])
        .variant("LM-WEEK-A4", &[], 1_600, 58, 360)
        .image("Weekly pad with a brick-red binding", move || pad(39.0, Backdrop::SAGE, "#9a4f38"))
        .image("The pad with pencils beside it", move || {
            lying(44.0, Backdrop::SAND, |s: &mut Scene| {
                s.turned(-6.0, |s| weekly_pad(s, at(0.0, 0.0, -4.0), "#9a4f38"));
                s.turned(72.0, |s| pencils(s, at(-13.0, 0.0, 3.0), &[0x2F4A46, 0xC9953F], false));
            })
        })
        .done()
}

fn pen() -> Product {
    let lay = |backdrop, body: u32| {
        lying(19.0, backdrop, move |s: &mut Scene| {
            s.turned(34.0, |s| {
                fountain_pen(s, at(0.2, 0.0, -2.2), Finish::glaze(body));
                pen_cap(s, at(1.6, 0.0, 2.8), Finish::glaze(body));
            });
        })
    };
    listing(SHOP, "writing", "everyday-fountain-pen", "Everyday fountain pen")
        .about(
            "Light enough for an exam, good enough for a will. Writes at the first touch after a week in the drawer.",
            "A steel nib from Heidelberg, a body of turned resin, brass rings that take a patina. Fills from \
             cartridges or from the bottle with the converter in the box.\n\n\
             We grind the nib to your hand for free; tell us how you hold it.",
        )
        .tags(&["fountain pen", "pen", "writing", "gift"])
        .specs(&[
            ("Nib", "Steel"),
            ("Length", "13.5 cm capped"),
            ("Weight", "21 g"),
            ("Filling", "Cartridge and converter"),
        ])
        .colors("Body", &[("Ink blue", "#23344a"), ("Oxblood", "#6a2a26"), ("Black", "#222120")])
        .choice("Nib", &["Fine", "Medium"])
        .variant("LM-PEN-BL-F", &["Ink blue", "Fine"], 4_800, 17, 60)
        .was(5_600)
        .shown_by(0)
        .variant("LM-PEN-BL-M", &["Ink blue", "Medium"], 4_800, 12, 60)
        .was(5_600)
        .shown_by(0)
        .variant("LM-PEN-OX-F", &["Oxblood", "Fine"], 4_800, 9, 60)
        .shown_by(1)
        .variant("LM-PEN-OX-M", &["Oxblood", "Medium"], 4_800, 3, 60)
        .shown_by(1)
        .variant("LM-PEN-BK-F", &["Black", "Fine"], 4_800, 14, 60)
        .shown_by(2)
        .variant("LM-PEN-BK-M", &["Black", "Medium"], 4_800, 20, 60)
        .shown_by(2)
        .image("Ink-blue fountain pen, its cap beside it", move || lay(Backdrop::BONE, 0x23344A))
        .image("The pen in oxblood", move || lay(Backdrop::OAT, 0x6A2A26))
        .image("The pen in black", move || lay(Backdrop::SAND, 0x222120))
        .done()
}

fn ink() -> Product {
    const VIEW: Shot = shot(18.0, 14.5, 8.0, Backdrop::MIST);
    const GREEN: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    const BROWN: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    listing(SHOP, "writing", "bottled-ink", "Bottled ink, 50 ml")
        .brand("Long Margin")
        .about(
            "Three quiet colors, mixed in the shop. Flows well, dries in eight seconds, washes out of cuffs.",
            "Dye inks without glitter or scent. Blue-black turns from one to the other while you watch.\n\n\
             The bottle is shaped so that the last millilitre stands in a corner.",
        )
        .tags(&["ink", "fountain pen", "writing"])
        .specs(&[("Content", "50 ml"), ("Kind", "Dye, washable"), ("Bottle", "Glass")])
        .colors("Color", &[("Blue-black", "#16284a"), ("Moss", "#3b5132"), ("Sepia", "#5a3420")])
        .variant("LM-INK-BB", &["Blue-black"], 1_400, 66, 190)
        .shown_by(0)
        .variant("LM-INK-MO", &["Moss"], 1_400, 40, 190)
        .shown_by(1)
        .variant("LM-INK-SE", &["Sepia"], 1_400, 5, 190)
        .shown_by(2)
        .image("Bottle of blue-black ink", || {
            VIEW.of(|s| ink_bottle(s, HERE, Finish::glaze(0x16284A), "#2a3a5c", "#16284a"))
        })
        .image("Bottle of moss-green ink", || {
            GREEN.of(|s| ink_bottle(s, HERE, Finish::glaze(0x3B5132), "#43553c", "#3b5132"))
        })
        .image("Bottle of sepia ink", || {
            BROWN.of(|s| ink_bottle(s, HERE, Finish::glaze(0x5A3420), "#5f4838", "#5a3420"))
        })
        .done()
}

fn pencil_set() -> Product {
    const GREEN: [u32; 6] = [0x2F4A46; 6];
    const MIXED: [u32; 6] = [0x9C4A35, 0xC9953F, 0x2F4A46, 0x39434F, 0xE0D5C0, 0x6B4A63];
    listing(SHOP, "writing", "six-pencils", "Six pencils, HB")
        .about(
            "Cedar that smells when you sharpen it, and a lead that does not scratch. Six in a paper band.",
            "Made in Portugal since 1907, on machines from about then. Six-sided, so they stay on the desk.\n\n\
             In bottle green, or in six colors so that nobody takes yours.",
        )
        .tags(&["pencil", "hb", "cedar", "drawing"])
        .specs(&[("Grade", "HB"), ("Wood", "Incense cedar"), ("Pieces", "6")])
        .choice("Set", &["Bottle green", "Six colors"])
        .variant("LM-PENCIL-GR", &["Bottle green"], 950, 90, 45)
        .shown_by(0)
        .variant("LM-PENCIL-SX", &["Six colors"], 950, 72, 45)
        .shown_by(1)
        .image("Six green pencils in a paper band", || {
            lying(20.5, Backdrop::OCHRE, |s| s.turned(18.0, |s| pencils(s, HERE, &GREEN, true)))
        })
        .image("Pencils in six colors", || {
            lying(20.5, Backdrop::OAT, |s| s.turned(-16.0, |s| pencils(s, HERE, &MIXED, false)))
        })
        .done()
}

fn pot() -> Product {
    const VIEW: Shot = shot(18.0, 19.0, 17.0, Backdrop::SAND);
    const EMPTY: Shot = shot(24.0, 17.0, 10.0, Backdrop::MIST);
    listing(SHOP, "desk", "pen-pot", "Pen pot, stoneware")
        .about(
            "Heavy enough to pull a pencil out with one hand. Holds about twenty, and one pair of scissors.",
            "Slip-cast stoneware with a satin glaze and a ring of cork under the foot. What stands in it is not \
             included.",
        )
        .tags(&["pen pot", "desk", "stoneware"])
        .specs(&[("Height", "10 cm"), ("Diameter", "8.4 cm"), ("Material", "Stoneware, cork")])
        .colors("Color", &[("Chalk", "#e2dacb"), ("Slate", "#4c575e")])
        .variant("LM-POT-CH", &["Chalk"], 2_400, 25, 520)
        .shown_by(0)
        .variant("LM-POT-SL", &["Slate"], 2_400, 18, 520)
        .shown_by(1)
        .image("Chalk pen pot with pencils in it", || VIEW.of(|s| pen_pot(s, HERE, Finish::satin(0xE2DACB), true)))
        .image("The pen pot in slate, empty", || EMPTY.of(|s| pen_pot(s, HERE, Finish::satin(0x4C575E), false)))
        .done()
}

fn desk_scissors() -> Product {
    let lay = |backdrop, grip: Finish| {
        lying(25.0, backdrop, move |s: &mut Scene| s.turned(28.0, |s| scissors(s, HERE, grip)))
    };
    listing(SHOP, "desk", "desk-scissors", "Desk scissors, 21 cm")
        .about(
            "Forged, not stamped: they cut to the very point and can be sharpened for a lifetime.",
            "Two halves from one bar of steel, ground in Solingen and joined with a brass screw you can tighten \
             with a coin.\n\n\
             For both hands. The loops are wide enough for gloves.",
        )
        .tags(&["scissors", "desk", "steel", "brass"])
        .specs(&[("Length", "21 cm"), ("Steel", "Carbon steel, nickel-plated"), ("Warranty", "10 years")])
        .colors("Loops", &[("Black", "#1f1e1d"), ("Brass", "#b99a62")])
        .variant("LM-SCISS-BK", &["Black"], 3_600, 21, 140)
        .shown_by(0)
        .variant("LM-SCISS-BR", &["Brass"], 4_400, 7, 170)
        .shown_by(1)
        .image("Desk scissors with black loops, a little open", move || lay(Backdrop::DUSK, black()))
        .image("The scissors with brass loops", move || lay(Backdrop::CLAY, brass()))
        .done()
}
