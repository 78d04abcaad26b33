//! Field and Thread: wool, linen and cotton.

use super::listing::listing;
use crate::art::{Backdrop, Finish, Scene, at};
use crate::drawings::textiles::{beanie, blanket, cushion, rug, tote, towels};
use crate::drawings::{HERE, Shot, lying, shot};
use crate::market::Product;

const SHOP: &str = "field-and-thread";

pub fn products() -> Vec<Product> {
    vec![wool_blanket(), linen_cushion(), waffle_towels(), flat_rug(), ribbed_beanie(), canvas_tote()]
}

fn wool_blanket() -> Product {
    const VIEW: Shot = shot(26.0, 52.0, 15.0, Backdrop::SAND);
    const GREY: Shot = Shot { backdrop: Backdrop::BONE, ..VIEW };
    const BLUE: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    let stripe = || Finish::cloth(0xE4D8C2);
    listing(SHOP, "home-textiles", "camp-blanket", "Camp blanket, pure wool")
        .brand("Field and Thread")
        .about(
            "Warm when damp, quiet by the fire, and good on a sofa for the other eleven months.",
            "Woven in Maine from New England wool, fulled until the weave closes and bound with blanket stitch. \
             It sheds sparks and most rain.\n\n\
             130 x 180 cm. Air it rather than wash it; cold and by hand if you must.",
        )
        .tags(&["blanket", "wool", "camp", "throw"])
        .specs(&[("Size", "130 x 180 cm"), ("Material", "Pure wool"), ("Weight", "1.6 kg")])
        .colors("Color", &[("Ember", "#9c5a44"), ("Ash", "#8d8a83"), ("Lake", "#52687c")])
        .variant("FT-BLANK-EM", &["Ember"], 12_800, 18, 1_600)
        .was(14_800)
        .shown_by(0)
        .variant("FT-BLANK-AS", &["Ash"], 12_800, 21, 1_600)
        .shown_by(1)
        .variant("FT-BLANK-LA", &["Lake"], 12_800, 4, 1_600)
        .shown_by(2)
        .image("Folded wool blanket in ember with a pale stripe", move || {
            VIEW.of(|s| blanket(s, HERE, Finish::cloth(0x9C5A44), stripe()))
        })
        .image("The blanket in ash grey", move || GREY.of(|s| blanket(s, HERE, Finish::cloth(0x8D8A83), stripe())))
        .image("The blanket in lake blue", move || BLUE.of(|s| blanket(s, HERE, Finish::cloth(0x52687C), stripe())))
        .image("Close view of the stripe and the blanket stitch", move || {
            VIEW.close((0.34, 0.56), 2.4, |s| blanket(s, HERE, Finish::cloth(0x9C5A44), stripe()))
        })
        .done()
}

fn linen_cushion() -> Product {
    const VIEW: Shot = shot(12.0, 60.0, 46.0, Backdrop::OAT);
    const RUST: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, "home-textiles", "linen-cushion", "Linen cushion, 46 cm")
        .about(
            "Washed linen, corded edge, a filling of feathers in cotton. Softer every month.",
            "The cover closes with a hidden zip and goes in the machine at 40 degrees. The linen is grown in \
             Normandy and dyed after weaving, so the color is in the thread.",
        )
        .tags(&["cushion", "linen", "sofa"])
        .specs(&[("Size", "46 x 46 cm"), ("Cover", "Linen"), ("Filling", "Feather, cotton shell")])
        .colors("Color", &[("Sage", "#7f8f7a"), ("Rust", "#b0684a"), ("Flax", "#cdbd9f")])
        .variant("FT-CUSH-SA", &["Sage"], 3_800, 29, 680)
        .shown_by(0)
        .variant("FT-CUSH-RU", &["Rust"], 3_800, 24, 680)
        .shown_by(1)
        .variant("FT-CUSH-FL", &["Flax"], 3_800, 16, 680)
        .shown_by(2)
        .image("Sage-green linen cushion with a corded edge", || {
            VIEW.of(|s| cushion(s, HERE, 23.0, Finish::cloth(0x7F8F7A), Finish::cloth(0x667560)))
        })
        .image("The cushion in rust", || {
            RUST.of(|s| cushion(s, HERE, 23.0, Finish::cloth(0xB0684A), Finish::cloth(0x8E5037)))
        })
        .image("The cushion in flax", || {
            RUST.of(|s| cushion(s, HERE, 23.0, Finish::cloth(0xCDBD9F), Finish::cloth(0xAA9A7C)))
        })
        .done()
}

fn waffle_towels() -> Product {
    const VIEW: Shot = shot(26.0, 50.0, 17.0, Backdrop::MIST);
    let colors = || [Finish::cloth(0x6F8390), Finish::cloth(0xD9CDB8), Finish::cloth(0xB97C5E)];
    let plain = || [Finish::cloth(0xD9CDB8), Finish::cloth(0xE4DCCC), Finish::cloth(0xD2C4AB)];
    listing(SHOP, "home-textiles", "waffle-towels", "Waffle towels, set of three")
        .about(
            "Thin, thirsty and dry by lunch. The squares give the skin a little scrub.",
            "Cotton from one mill, pre-washed so that they shrink no more. Each has a loop to hang by.\n\n\
             70 x 130 cm, which is a bath sheet on most people.",
        )
        .tags(&["towel", "cotton", "bath", "waffle"])
        .specs(&[("Size", "70 x 130 cm"), ("Material", "Cotton, 260 g/m2"), ("Pieces", "3")])
        .choice("Set", &["Mixed", "Natural"])
        .variant("FT-TOWEL-MX", &["Mixed"], 5_400, 34, 1_150)
        .shown_by(0)
        .variant("FT-TOWEL-NA", &["Natural"], 5_400, 27, 1_150)
        .shown_by(1)
        .image("Three folded waffle towels in blue, sand and clay", move || VIEW.of(|s| towels(s, HERE, &colors())))
        .image("The set in natural tones", move || {
            Shot { backdrop: Backdrop::CLAY, ..VIEW }.of(|s| towels(s, HERE, &plain()))
        })
        .done()
}

fn flat_rug() -> Product {
    let lay = |backdrop, pattern: [u32; 2]| {
        lying(158.0, backdrop, move |s: &mut Scene| rug(s, HERE, Finish::cloth(0xD8C9AE), pattern.map(Finish::cloth)))
    };
    listing(SHOP, "home-textiles", "flat-woven-rug", "Flat-woven rug, 118 x 170 cm")
        .about(
            "A kilim in wool on cotton, woven on both sides: turn it over when the sun has had its share.",
            "Stepped diamonds, a border at each end and a fringe that is the warp itself. The dyes are fast, the \
             wool is not bleached.\n\n\
             Use a pad below it on wood. Shake it, do not beat it.",
        )
        .tags(&["rug", "kilim", "wool", "flat weave"])
        .specs(&[("Size", "118 x 170 cm"), ("Material", "Wool on cotton"), ("Weight", "3.8 kg")])
        .colors("Pattern", &[("Brick and slate", "#8c4a34"), ("Moss and ochre", "#59664a")])
        .variant("FT-RUG-BS", &["Brick and slate"], 24_900, 7, 3_800)
        .was(28_500)
        .shown_by(0)
        .variant("FT-RUG-MO", &["Moss and ochre"], 24_900, 3, 3_800)
        .was(28_500)
        .shown_by(1)
        .image("Flat-woven rug with brick and slate diamonds, from above", move || {
            lay(Backdrop::OAT, [0x8C4A34, 0x3C4A52])
        })
        .image("The rug in moss and ochre", move || lay(Backdrop::BONE, [0x59664A, 0xB98A3C]))
        .done()
}

fn ribbed_beanie() -> Product {
    const VIEW: Shot = shot(12.0, 30.0, 20.0, Backdrop::SAGE);
    const NAVY: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    const OAT: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    listing(SHOP, "to-wear", "ribbed-beanie", "Ribbed beanie, merino")
        .about(
            "Thick ribs, a deep brim, no itch. Fits most heads because it stretches, and the rest because it \
             stretches more.",
            "Knitted in one piece from 19-micron merino, so there is no seam on the forehead. The label is \
             leather and comes off with four stitches.\n\n\
             Wash it cold in a bag and dry it flat.",
        )
        .tags(&["beanie", "merino", "hat", "winter"])
        .specs(&[("Material", "Merino wool"), ("Size", "One size"), ("Weight", "95 g")])
        .colors("Color", &[("Ochre", "#c08a3e"), ("Navy", "#35435a"), ("Oat", "#d6c9b0")])
        .variant("FT-BEAN-OC", &["Ochre"], 3_200, 40, 95)
        .shown_by(0)
        .variant("FT-BEAN-NA", &["Navy"], 3_200, 36, 95)
        .shown_by(1)
        .variant("FT-BEAN-OA", &["Oat"], 3_200, 5, 95)
        .shown_by(2)
        .image("Ochre ribbed beanie with a turned-up brim", || VIEW.of(|s| beanie(s, HERE, Finish::cloth(0xC08A3E))))
        .image("The beanie in navy", || NAVY.of(|s| beanie(s, HERE, Finish::cloth(0x35435A))))
        .image("The beanie in oat", || OAT.of(|s| beanie(s, HERE, Finish::cloth(0xD6C9B0))))
        .done()
}

fn canvas_tote() -> Product {
    const VIEW: Shot = shot(10.0, 54.0, 57.0, Backdrop::CLAY);
    const RUST: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    const INK: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "to-wear", "canvas-tote", "Canvas tote")
        .about(
            "Carries a week of groceries or one large dog blanket. The hills are the view from the workshop.",
            "12 oz cotton canvas with a flat bottom and handles long enough for a coat. Printed by hand with \
             water-based ink.\n\n\
             Machine-wash it inside out.",
        )
        .tags(&["tote", "bag", "canvas", "cotton"])
        .specs(&[("Size", "38 x 38 cm"), ("Material", "Cotton, 12 oz"), ("Carries", "15 kg")])
        .colors("Print", &[("Teal", "#2f5d60"), ("Rust", "#a8533a"), ("Ink", "#2f3a4f")])
        .variant("FT-TOTE-TE", &["Teal"], 2_200, 63, 320)
        .shown_by(0)
        .variant("FT-TOTE-RU", &["Rust"], 2_200, 49, 320)
        .shown_by(1)
        .variant("FT-TOTE-IN", &["Ink"], 2_200, 57, 320)
        .shown_by(2)
        .image("Canvas tote with a teal print of hills", || {
            VIEW.of(|s| tote(s, at(0.0, 0.0, 0.0), Finish::cloth(0xE6DCC6), "#2f5d60"))
        })
        .image("The tote with a rust print", || {
            RUST.of(|s| tote(s, at(0.0, 0.0, 0.0), Finish::cloth(0xE6DCC6), "#a8533a"))
        })
        .image("The tote with an ink print", || {
            INK.of(|s| tote(s, at(0.0, 0.0, 0.0), Finish::cloth(0xE6DCC6), "#2f3a4f"))
        })
        .done()
}
