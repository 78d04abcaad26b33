//! What stands behind the goods: warm paper that runs from wall to floor without a seam.

use super::light::tint;
use super::scene::{Frame, add};
use super::space::View;

/// A plain colored backdrop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backdrop {
    wall: u32,
    floor: u32,
    shade: &'static str,
}

impl Backdrop {
    pub const SAND: Self = Self::of(0xD8CCBD, 0xE4DACE);
    pub const OAT: Self = Self::of(0xDFD9CF, 0xE9E4DC);
    pub const BONE: Self = Self::of(0xE2E0DB, 0xECEAE7);
    pub const CLAY: Self = Self::of(0xD3B9A6, 0xDEC8B8);
    pub const SAGE: Self = Self::of(0xC0C4B5, 0xCFD2C6);
    pub const MIST: Self = Self::of(0xC4CACB, 0xD3D8D9);
    pub const DUSK: Self = Self::of(0x93A0A8, 0xA8B3BA);
    pub const OCHRE: Self = Self::of(0xD9C08F, 0xE2CDA5);
    pub const TEAL: Self = Self::of(0x345B5D, 0x426C6D);
    pub const UMBER: Self = Self::of(0x50453D, 0x61544A);

    const fn of(wall: u32, floor: u32) -> Self {
        Self { wall, floor, shade: "#2b1c10" }
    }

    /// The color shadows take on this backdrop.
    pub(super) const fn shade(&self) -> &'static str {
        self.shade
    }

    pub(super) fn markup(&self, frame: Frame, view: &View) -> String {
        let Frame { width, height } = frame;
        let (wall, floor) = (tint(self.wall), tint(self.floor));
        let mut out = String::new();
        // The sweep: the wall darkens upward, the paper bends, the floor comes forward lighter.
        let bend = if view.tilt > 60.0 { 0.5 } else { (view.origin.1 / height - 0.16).clamp(0.3, 0.72) };
        // Few stops and few passes: the backdrop is most of the picture, and of the time to paint it.
        let (top, bottom) = (wall.scaled(0.93).css(), floor.scaled(0.97).css());
        add(
            &mut out,
            format_args!(
                "<defs><linearGradient id=\"bd\" gradientUnits=\"userSpaceOnUse\" \
             x1=\"0\" y1=\"{:.0}\" x2=\"0\" y2=\"{:.0}\">\
             <stop offset=\"0\" stop-color=\"{top}\"/><stop offset=\"1\" stop-color=\"{bottom}\"/></linearGradient>\
             <radialGradient id=\"bl\" cx=\"0.28\" cy=\"0.26\" r=\"0.80\">\
             <stop offset=\"0\" stop-color=\"#fffaf0\" stop-opacity=\"0.32\"/>\
             <stop offset=\"1\" stop-color=\"#fffaf0\" stop-opacity=\"0\"/></radialGradient>\
             <linearGradient id=\"bv\" x1=\"0.62\" y1=\"0.42\" x2=\"1.04\" y2=\"0.98\">\
             <stop offset=\"0\" stop-color=\"#2b1c10\" stop-opacity=\"0\"/>\
             <stop offset=\"1\" stop-color=\"#2b1c10\" stop-opacity=\"0.15\"/></linearGradient></defs>",
                (bend - 0.30) * height,
                (bend + 0.20) * height
            ),
        );
        for fill in ["bd", "bl", "bv"] {
            add(&mut out, format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"url(#{fill})\"/>"));
        }
        out
    }
}
