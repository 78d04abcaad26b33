//! Colours as people narrow a list by them: a dozen families, whatever a shop calls its own shades.

use serde::{Deserialize, Serialize};

/// A family of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    Black,
    Grey,
    White,
    Beige,
    Brown,
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
    Pink,
    Gold,
    Silver,
    Mixed,
}

/// Words that shops use, and the family they belong to. The last such word of a name decides: `Rose gold` is gold.
const WORDS: [(&str, Colour); 86] = [
    ("black", Colour::Black),
    ("ebony", Colour::Black),
    ("ink", Colour::Black),
    ("jet", Colour::Black),
    ("midnight", Colour::Black),
    ("onyx", Colour::Black),
    ("anthracite", Colour::Grey),
    ("ash", Colour::Grey),
    ("charcoal", Colour::Grey),
    ("gray", Colour::Grey),
    ("graphite", Colour::Grey),
    ("grey", Colour::Grey),
    ("slate", Colour::Grey),
    ("smoke", Colour::Grey),
    ("stone", Colour::Grey),
    ("alabaster", Colour::White),
    ("ivory", Colour::White),
    ("pearl", Colour::White),
    ("snow", Colour::White),
    ("white", Colour::White),
    ("beige", Colour::Beige),
    ("cream", Colour::Beige),
    ("ecru", Colour::Beige),
    ("khaki", Colour::Beige),
    ("latte", Colour::Beige),
    ("linen", Colour::Beige),
    ("natural", Colour::Beige),
    ("nude", Colour::Beige),
    ("oat", Colour::Beige),
    ("oatmeal", Colour::Beige),
    ("sand", Colour::Beige),
    ("tan", Colour::Beige),
    ("taupe", Colour::Beige),
    ("brown", Colour::Brown),
    ("bronze", Colour::Brown),
    ("chestnut", Colour::Brown),
    ("chocolate", Colour::Brown),
    ("cocoa", Colour::Brown),
    ("coffee", Colour::Brown),
    ("copper", Colour::Brown),
    ("espresso", Colour::Brown),
    ("oak", Colour::Brown),
    ("umber", Colour::Brown),
    ("walnut", Colour::Brown),
    ("bordeaux", Colour::Red),
    ("burgundy", Colour::Red),
    ("cherry", Colour::Red),
    ("crimson", Colour::Red),
    ("maroon", Colour::Red),
    ("red", Colour::Red),
    ("ruby", Colour::Red),
    ("scarlet", Colour::Red),
    ("wine", Colour::Red),
    ("apricot", Colour::Orange),
    ("coral", Colour::Orange),
    ("orange", Colour::Orange),
    ("rust", Colour::Orange),
    ("terracotta", Colour::Orange),
    ("lemon", Colour::Yellow),
    ("mustard", Colour::Yellow),
    ("ochre", Colour::Yellow),
    ("yellow", Colour::Yellow),
    ("emerald", Colour::Green),
    ("forest", Colour::Green),
    ("green", Colour::Green),
    ("jade", Colour::Green),
    ("lime", Colour::Green),
    ("mint", Colour::Green),
    ("moss", Colour::Green),
    ("olive", Colour::Green),
    ("sage", Colour::Green),
    ("blue", Colour::Blue),
    ("cobalt", Colour::Blue),
    ("cyan", Colour::Blue),
    ("denim", Colour::Blue),
    ("navy", Colour::Blue),
    ("teal", Colour::Blue),
    ("turquoise", Colour::Blue),
    ("lavender", Colour::Purple),
    ("lilac", Colour::Purple),
    ("purple", Colour::Purple),
    ("violet", Colour::Purple),
    ("pink", Colour::Pink),
    ("rose", Colour::Pink),
    ("gold", Colour::Gold),
    ("silver", Colour::Silver),
];
/// Names of more than one colour.
const MIXED: [&str; 4] = ["multi", "multicolor", "multicolour", "rainbow"];

impl Colour {
    /// All families, in the order a list shows them.
    pub const ALL: [Self; 15] = [
        Self::Black,
        Self::Grey,
        Self::White,
        Self::Beige,
        Self::Brown,
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Purple,
        Self::Pink,
        Self::Gold,
        Self::Silver,
        Self::Mixed,
    ];

    /// The word in the web address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Black => "black",
            Self::Grey => "grey",
            Self::White => "white",
            Self::Beige => "beige",
            Self::Brown => "brown",
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Pink => "pink",
            Self::Gold => "gold",
            Self::Silver => "silver",
            Self::Mixed => "mixed",
        }
    }

    /// The word on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Black => "Black",
            Self::Grey => "Grey",
            Self::White => "White",
            Self::Beige => "Beige",
            Self::Brown => "Brown",
            Self::Red => "Red",
            Self::Orange => "Orange",
            Self::Yellow => "Yellow",
            Self::Green => "Green",
            Self::Blue => "Blue",
            Self::Purple => "Purple",
            Self::Pink => "Pink",
            Self::Gold => "Gold",
            Self::Silver => "Silver",
            Self::Mixed => "Mixed",
        }
    }

    /// The shade that stands for the family.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Black => "#1c1b1a",
            Self::Grey => "#8b8d90",
            Self::White => "#ffffff",
            Self::Beige => "#dccbb0",
            Self::Brown => "#7a5236",
            Self::Red => "#c0352f",
            Self::Orange => "#e08a3c",
            Self::Yellow => "#f0cf4a",
            Self::Green => "#4f8a55",
            Self::Blue => "#3d6fb4",
            Self::Purple => "#7d58a6",
            Self::Pink => "#e59ab3",
            Self::Gold => "#c9a44c",
            Self::Silver => "#c3c7cb",
            Self::Mixed => "#b7a08a",
        }
    }

    /// The family of that word in a web address.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }

    /// The family of a shade that a shop calls `name` and shows as `hex`: what it is called counts first, because a
    /// photographed shade is rarely the one that somebody looks for.
    pub fn of(name: &str, hex: Option<&str>) -> Option<Self> {
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| MIXED.contains(word)) {
            return Some(Self::Mixed);
        }
        let known = |word: &&str| WORDS.iter().find(|(known, _)| known == word).map(|(_, colour)| *colour);
        words.iter().rev().find_map(known).or_else(|| hex.and_then(Self::of_hex))
    }

    /// The family of a shade like `#2f4f4f`.
    fn of_hex(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| i32::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let (red, green, blue) = (part(0)?, part(2)?, part(4)?);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (span, light) = (most - least, (most + least) * 50 / 255);
        // Hardly any colour in it: what is left is how light it is.
        if span < 26 {
            return Some(match light {
                0..=18 => Self::Black,
                19..=88 => Self::Grey,
                _ => Self::White,
            });
        }
        let hue = if most == red {
            (60 * (green - blue) / span + 360) % 360
        } else if most == green {
            60 * (blue - red) / span + 120
        } else {
            60 * (red - green) / span + 240
        };
        Some(match (hue, light) {
            (_, 0..=8) => Self::Black,
            (0..=14 | 345.., 70..) | (290..=344, _) => Self::Pink,
            (0..=14 | 345.., _) => Self::Red,
            (15..=44, 0..=38) => Self::Brown,
            (15..=54, 72..) => Self::Beige,
            (15..=39, _) => Self::Orange,
            (40..=66, _) => Self::Yellow,
            (67..=165, _) => Self::Green,
            (166..=250, _) => Self::Blue,
            _ => Self::Purple,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shade_is_called_counts_before_what_it_looks_like() {
        assert_eq!(Colour::of("Rose gold", Some("#2f4f4f")), Some(Colour::Gold));
        assert_eq!(Colour::of("Dark Navy", None), Some(Colour::Blue));
        assert_eq!(Colour::of("Multi-color", None), Some(Colour::Mixed));
        assert_eq!(Colour::of("Dawn", Some("#d9cfc4")), Some(Colour::Grey));
        assert_eq!(Colour::of("Dawn", None), None);
    }

    #[test]
    fn shades_fall_into_families() {
        let of = |hex| Colour::of("x", Some(hex));
        assert_eq!(of("#000000"), Some(Colour::Black));
        assert_eq!(of("#fafafa"), Some(Colour::White));
        assert_eq!(of("#ff0000"), Some(Colour::Red));
        assert_eq!(of("#5c3a1e"), Some(Colour::Brown));
        assert_eq!(of("#1e3a8a"), Some(Colour::Blue));
        assert_eq!(of("#228b22"), Some(Colour::Green));
        for strange in ["", "#", "#12", "#zzzzzz", "red", "#ééé"] {
            assert_eq!(of(strange), None, "{strange}");
        }
    }

    #[test]
    fn every_family_reads_back() {
        for colour in Colour::ALL {
            assert_eq!(Colour::named(colour.name()), Some(colour));
        }
    }
}
