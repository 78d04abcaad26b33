//! The materials our goods are made of.

use crate::art::Finish;

pub fn steel() -> Finish {
    Finish::metal(0xACA9A4, 0.5)
}
pub fn dark_steel() -> Finish {
    Finish::metal(0x6E6B68, 0.6)
}
pub fn brass() -> Finish {
    Finish::metal(0xB99A62, 0.45)
}
pub fn black() -> Finish {
    Finish::satin(0x1F1E1D)
}
pub fn oak() -> Finish {
    Finish::satin(0xC39A67)
}
pub fn ash() -> Finish {
    Finish::satin(0xD8BB8F)
}
pub fn walnut() -> Finish {
    Finish::satin(0x7A5236)
}
/// The color of the lines in pale wood.
pub const GRAIN: &str = "#6b431d";
pub fn terracotta() -> Finish {
    Finish::matte(0xB9775A)
}
pub fn soil() -> Finish {
    Finish::matte(0x3B2B20)
}
/// Coffee in a glass.
pub fn coffee() -> Finish {
    Finish::matte(0x3A1D0D)
}
