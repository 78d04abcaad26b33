//! North Window: furniture.

use super::listing::listing;
use crate::art::{Backdrop, Finish};
use crate::drawings::furniture::{bench, bookcase, chair, lounge_chair, side_table, sideboard, sofa, stool};
use crate::drawings::palette::{ash, black, oak, walnut};
use crate::drawings::{HERE, Shot, shot};
use crate::market::Product;

const SHOP: &str = "north-window";

pub fn products() -> Vec<Product> {
    vec![
        three_legs(),
        dining_chair(),
        armchair(),
        two_seater(),
        round_table(),
        long_bench(),
        open_shelves(),
        slatted_sideboard(),
    ]
}

fn three_legs() -> Product {
    const VIEW: Shot = shot(20.0, 54.0, 46.0, Backdrop::MIST);
    const DARK: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "seating", "three-legged-stool", "Three-legged stool")
        .about(
            "Three legs stand on any floor. A dished seat, wedged joints, no screws.",
            "Turned from Danish ash in a workshop of four people. The legs go through the seat and are wedged \
             from above; you can see the wedges.\n\n\
             45 cm high. Carries 140 kg. Oil it when it looks thirsty.",
        )
        .tags(&["stool", "ash", "seat", "side table"])
        .specs(&[("Height", "45 cm"), ("Seat", "33 cm"), ("Wood", "Ash"), ("Carries", "140 kg")])
        .colors("Finish", &[("Natural", "#d8bb8f"), ("Black", "#2a2826")])
        .variant("NW-STOOL-NA", &["Natural"], 12_500, 15, 3_400)
        .shown_by(0)
        .variant("NW-STOOL-BK", &["Black"], 12_500, 13, 3_400)
        .shown_by(1)
        .image("Three-legged stool in natural ash", || VIEW.of(|s| stool(s, HERE, ash())))
        .image("The stool in black", || DARK.of(|s| stool(s, HERE, Finish::satin(0x2A2826))))
        .image("Close view of the seat and its grain", || VIEW.close((0.5, 0.3), 2.0, |s| stool(s, HERE, ash())))
        .done()
}

fn dining_chair() -> Product {
    const VIEW: Shot = shot(18.0, 80.0, 80.0, Backdrop::OAT);
    const DARK: Shot = Shot { backdrop: Backdrop::CLAY, ..VIEW };
    listing(SHOP, "seating", "bent-back-chair", "Bent-back dining chair")
        .about(
            "A wide rail of steam-bent oak where your back wants it, and nothing where it does not.",
            "The seat is shaped by hand and the front legs lean out a little, so it feels roomy without being \
             large. Joints are glued and pinned.\n\n\
             Seat height 46 cm. Stacks two high for sweeping.",
        )
        .tags(&["chair", "dining chair", "oak"])
        .specs(&[("Seat height", "46 cm"), ("Height", "80 cm"), ("Wood", "Oak"), ("Weight", "5.2 kg")])
        .colors("Finish", &[("Oiled oak", "#c39a67"), ("Walnut stain", "#7a5236"), ("Black", "#2a2826")])
        .variant("NW-CHAIR-OA", &["Oiled oak"], 24_500, 22, 5_200)
        .shown_by(0)
        .variant("NW-CHAIR-WA", &["Walnut stain"], 24_500, 12, 5_200)
        .shown_by(1)
        .variant("NW-CHAIR-BK", &["Black"], 24_500, 16, 5_200)
        .shown_by(2)
        .image("Oak dining chair with a bent back rail", || VIEW.of(|s| chair(s, HERE, oak(), oak())))
        .image("The chair in walnut stain", || VIEW.of(|s| chair(s, HERE, walnut(), walnut())))
        .image("The chair in black", || DARK.of(|s| chair(s, HERE, Finish::satin(0x2A2826), Finish::satin(0x2A2826))))
        .done()
}

fn armchair() -> Product {
    const VIEW: Shot = shot(18.0, 102.0, 78.0, Backdrop::BONE);
    const OAT: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    const RUST: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "seating", "deep-lounge-chair", "Deep lounge chair")
        .about(
            "A chair for the second half of the evening. Loose cushions, a low seat, arms wide enough for a cup.",
            "Frame of solid beech, webbing instead of springs, cushions of foam wrapped in wool. Covers are \
             zipped and go to the cleaner; spare covers are made for fifteen years.\n\n\
             Delivered whole. 72 cm wide, so it passes most doors.",
        )
        .tags(&["armchair", "lounge chair", "wool", "upholstery"])
        .specs(&[
            ("Width", "72 cm"),
            ("Seat height", "40 cm"),
            ("Cover", "Wool blend, removable"),
            ("Warranty", "10 years"),
        ])
        .colors("Cover", &[("Harbour blue", "#5f7a93"), ("Oat", "#cdbfa6"), ("Rust", "#a55a3c")])
        .variant("NW-LOUNGE-BL", &["Harbour blue"], 79_000, 4, 24_000)
        .was(89_000)
        .shown_by(0)
        .variant("NW-LOUNGE-OA", &["Oat"], 79_000, 6, 24_000)
        .shown_by(1)
        .variant("NW-LOUNGE-RU", &["Rust"], 79_000, 3, 24_000)
        .shown_by(2)
        .image("Lounge chair in harbour blue on walnut legs", || {
            VIEW.of(|s| lounge_chair(s, HERE, Finish::cloth(0x5F7A93), true, walnut()))
        })
        .image("The chair in oat", || OAT.of(|s| lounge_chair(s, HERE, Finish::cloth(0xCDBFA6), true, walnut())))
        .image("The chair in rust", || RUST.of(|s| lounge_chair(s, HERE, Finish::cloth(0xA55A3C), true, walnut())))
        .done()
}

fn two_seater() -> Product {
    const VIEW: Shot = shot(16.0, 205.0, 80.0, Backdrop::OAT);
    const CLOTH: Shot = Shot { backdrop: Backdrop::SAND, ..VIEW };
    listing(SHOP, "seating", "two-seat-sofa", "Two-seat sofa")
        .about(
            "Low, square and soft where it counts. The leather is left as it grew and darkens with you.",
            "Vegetable-tanned hide over a beech frame, two seat cushions that turn over, six legs' worth of \
             strength in four. Also in a linen that can be washed.\n\n\
             Made to order in three weeks. 176 cm wide, seats two grown people and a dog.",
        )
        .tags(&["sofa", "leather", "linen", "two seats"])
        .specs(&[("Width", "176 cm"), ("Depth", "82 cm"), ("Seat height", "41 cm"), ("Warranty", "10 years")])
        .colors("Cover", &[("Tan leather", "#a9653a"), ("Oat linen", "#cfc2ab")])
        .variant("NW-SOFA-TA", &["Tan leather"], 169_000, 3, 48_000)
        .shown_by(0)
        .variant("NW-SOFA-OA", &["Oat linen"], 129_000, 5, 44_000)
        .shown_by(1)
        .image("Two-seat sofa in tan leather", || {
            VIEW.of(|s| sofa(s, HERE, 176.0, 2, Finish::satin(0xA9653A), false, walnut()))
        })
        .image("The sofa in oat linen", || CLOTH.of(|s| sofa(s, HERE, 176.0, 2, Finish::cloth(0xCFC2AB), true, oak())))
        .image("Close view of the leather arm and cushion", || {
            VIEW.close((0.72, 0.55), 2.3, |s| sofa(s, HERE, 176.0, 2, Finish::satin(0xA9653A), false, walnut()))
        })
        .done()
}

fn round_table() -> Product {
    const VIEW: Shot = shot(20.0, 58.0, 48.0, Backdrop::SAND);
    const STONE: Shot = Shot { backdrop: Backdrop::SAGE, ..VIEW };
    listing(SHOP, "tables", "round-side-table", "Round side table")
        .about(
            "A cup, a book and a lamp, on one foot. The base is heavier than the top, so it does not tip.",
            "Powder-coated steel below; oiled oak or terrazzo above. Felt under the foot keeps the floor.\n\n\
             42 cm across, 48 cm high, in one parcel with one screw.",
        )
        .tags(&["side table", "oak", "terrazzo", "steel"])
        .specs(&[("Diameter", "42 cm"), ("Height", "48 cm"), ("Base", "Steel")])
        .choice("Top", &["Oak", "Terrazzo"])
        .variant("NW-SIDE-OA", &["Oak"], 18_900, 10, 7_800)
        .shown_by(0)
        .variant("NW-SIDE-TE", &["Terrazzo"], 22_900, 5, 11_200)
        .shown_by(1)
        .image("Round oak side table on a black foot", || {
            VIEW.of(|s| side_table(s, HERE, 21.0, 48.0, oak(), black(), true))
        })
        .image("The table with a terrazzo top", || {
            STONE.of(|s| side_table(s, HERE, 21.0, 48.0, Finish::satin(0xDDD6CB), black(), false))
        })
        .done()
}

fn long_bench() -> Product {
    const VIEW: Shot = shot(20.0, 138.0, 44.0, Backdrop::SAGE);
    const DARK: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "seating", "oak-bench", "Oak bench, 124 cm")
        .about(
            "For the hall, the end of the bed or two at the table. One plank, four legs, one stretcher.",
            "The plank is cut from the middle of the trunk so that it stays flat. Legs are turned and wedged \
             into the seat.\n\n\
             Carries 240 kg. Comes in two parts; a mallet is in the box.",
        )
        .tags(&["bench", "oak", "hall", "seating"])
        .specs(&[("Length", "124 cm"), ("Height", "44 cm"), ("Wood", "Oak")])
        .colors("Finish", &[("Oiled oak", "#c39a67"), ("Walnut stain", "#7a5236")])
        .variant("NW-BENCH-OA", &["Oiled oak"], 32_900, 8, 12_400)
        .shown_by(0)
        .variant("NW-BENCH-WA", &["Walnut stain"], 32_900, 5, 12_400)
        .shown_by(1)
        .image("Oak bench with turned legs", || VIEW.of(|s| bench(s, HERE, oak())))
        .image("The bench in walnut stain", || DARK.of(|s| bench(s, HERE, walnut())))
        .image("Close view of the plank and its grain", || VIEW.close((0.3, 0.42), 2.4, |s| bench(s, HERE, oak())))
        .done()
}

fn open_shelves() -> Product {
    const VIEW: Shot = shot(14.0, 158.0, 166.0, Backdrop::OAT);
    const CLOSE: Shot = Shot { backdrop: Backdrop::OAT, ..VIEW };
    listing(SHOP, "shelves-and-cabinets", "open-bookcase", "Open bookcase, four shelves")
        .about(
            "Four oak boards between two ladders of steel. Stands on its own, or against a wall with one screw.",
            "Each board carries 40 kg. The steel is round, so nothing catches a sleeve. What stands on it in the \
             picture is not included.\n\n\
             84 cm wide, 166 cm high, 30 cm deep. Goes together in twenty minutes.",
        )
        .tags(&["bookcase", "shelf", "oak", "steel"])
        .specs(&[("Width", "84 cm"), ("Height", "166 cm"), ("Depth", "30 cm"), ("Each shelf", "40 kg")])
        .colors("Wood", &[("Oak", "#c39a67"), ("Walnut", "#7a5236")])
        .variant("NW-BOOK-OA", &["Oak"], 46_900, 7, 31_000)
        .was(54_000)
        .shown_by(0)
        .variant("NW-BOOK-WA", &["Walnut"], 52_900, 4, 31_000)
        .shown_by(1)
        .image("Open bookcase with books, vases and a basket", || VIEW.of(|s| bookcase(s, HERE, oak())))
        .image("The bookcase in walnut", || VIEW.of(|s| bookcase(s, HERE, walnut())))
        .image("Close view of the upper shelves", || CLOSE.close((0.5, 0.27), 2.0, |s| bookcase(s, HERE, oak())))
        .done()
}

fn slatted_sideboard() -> Product {
    const VIEW: Shot = shot(16.0, 178.0, 70.0, Backdrop::SAND);
    const PALE: Shot = Shot { backdrop: Backdrop::MIST, ..VIEW };
    listing(SHOP, "shelves-and-cabinets", "slatted-sideboard", "Slatted sideboard")
        .about(
            "Two sliding doors of thin slats, a body of solid wood, and legs that leave room for the broom.",
            "The doors run in waxed grooves and lift out for moving. Inside: one shelf each side, a hole for \
             cables at the back.\n\n\
             150 cm wide. Delivered by two people who carry it in.",
        )
        .tags(&["sideboard", "cabinet", "walnut", "oak"])
        .specs(&[("Width", "150 cm"), ("Height", "70 cm"), ("Depth", "42 cm"), ("Warranty", "10 years")])
        .colors("Wood", &[("Walnut", "#7a5236"), ("Oak", "#c39a67")])
        .variant("NW-BOARD-WA", &["Walnut"], 118_000, 2, 46_000)
        .shown_by(0)
        .variant("NW-BOARD-OA", &["Oak"], 108_000, 3, 46_000)
        .shown_by(1)
        .image("Walnut sideboard with slatted sliding doors", || VIEW.of(|s| sideboard(s, HERE, walnut())))
        .image("The sideboard in oak", || PALE.of(|s| sideboard(s, HERE, oak())))
        .image("Close view of the slats and pulls", || VIEW.close((0.45, 0.52), 2.5, |s| sideboard(s, HERE, walnut())))
        .done()
}
