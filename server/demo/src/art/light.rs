//! How light falls on a surface: one large soft lamp at the upper left, the room for the rest.

use super::space::{Vec3, at, ease, mix};

/// A color in linear light, each part 0 to 1 (highlights may go above).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint(pub [f64; 3]);

/// A color from its six hexadecimal digits, as in `tint(0xC8A27B)`.
pub fn tint(rgb: u32) -> Tint {
    let part = |shift: u32| {
        let c = f64::from((rgb >> shift) & 0xFF) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    Tint([part(16), part(8), part(0)])
}

impl Tint {
    pub fn scaled(self, k: f64) -> Self {
        Self(self.0.map(|c| c * k))
    }

    pub fn mixed(self, other: Self, t: f64) -> Self {
        Self(std::array::from_fn(|i| mix(self.0[i], other.0[i], t)))
    }

    pub fn plus(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + other.0[i]))
    }

    pub fn times(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] * other.0[i]))
    }

    /// The three parts as screen values from 0 to 255, not rounded.
    pub fn on_screen(self) -> [f64; 3] {
        self.0.map(screen_value)
    }

    /// The color as SVG writes it, highlights rolled off softly.
    pub fn css(self) -> String {
        css(self.on_screen())
    }
}

/// Screen values as SVG writes a color.
pub(super) fn css(parts: [f64; 3]) -> String {
    let [r, g, b] = parts.map(to_byte);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// One linear part as a screen value from 0 to 255.
fn screen_value(linear: f64) -> f64 {
    let c = linear.max(0.0);
    // Above the shoulder, brightness is pressed together so that highlights keep their color.
    let c = if c > 0.8 { 0.8 + 0.2 * (1.0 - (-(c - 0.8) / 0.2).exp()) } else { c };
    let s = if c <= 0.003_130_8 { c * 12.92 } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
    s * 255.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is clamped to 0..=255 first")]
fn to_byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// How a surface answers light.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sheen {
    /// Unglazed clay, paper, painted walls.
    Matte,
    /// Cloth: light creeps round the edge.
    Cloth,
    /// Powder coat and satin plastic: a broad quiet highlight.
    Satin,
    /// Glaze and enamel: the lamp is seen in it.
    Glaze,
    /// Metal, with its roughness from 0 (mirror) to 1 (brushed).
    Metal(f64),
    /// A lit shade that gives light itself.
    Glow(f64),
}

/// A surface: its color and how it answers light.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finish {
    pub base: Tint,
    pub sheen: Sheen,
}

impl Finish {
    pub fn matte(rgb: u32) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Matte }
    }
    pub fn cloth(rgb: u32) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Cloth }
    }
    pub fn satin(rgb: u32) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Satin }
    }
    pub fn glaze(rgb: u32) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Glaze }
    }
    pub fn metal(rgb: u32, roughness: f64) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Metal(roughness) }
    }
    pub fn glow(rgb: u32, strength: f64) -> Self {
        Self { base: tint(rgb), sheen: Sheen::Glow(strength) }
    }

    /// The same surface, darker or lighter.
    pub fn shaded(self, k: f64) -> Self {
        Self { base: self.base.scaled(k), ..self }
    }
}

/// The lamp and the camera, as a surface sees them.
#[derive(Clone, Copy, Debug)]
pub struct Light {
    /// Towards the lamp.
    pub lamp: Vec3,
    /// Towards the camera.
    pub eye: Vec3,
}

impl Light {
    /// The color seen of `finish` where the surface faces `normal`.
    pub fn shade(&self, finish: Finish, normal: Vec3) -> Tint {
        match finish.sheen {
            Sheen::Matte => self.diffuse(finish.base, normal, 0.28),
            Sheen::Cloth => {
                let edge = (1.0 - normal.dot(self.eye).max(0.0)).powi(3);
                self.diffuse(finish.base, normal, 0.42)
                    .plus(finish.base.mixed(Tint([1.0; 3]), 0.25).scaled(0.10 * edge))
            }
            Sheen::Satin => self.coated(finish.base, normal, 0.75, 0.55),
            Sheen::Glaze => self.coated(finish.base, normal, 0.12, 1.0),
            Sheen::Metal(roughness) => self.metal(finish.base, normal, roughness),
            Sheen::Glow(strength) => {
                let facing = normal.dot(self.eye).max(0.0);
                let inner = finish.base.scaled(strength * mix(0.72, 1.0, facing.sqrt()));
                inner.plus(self.diffuse(finish.base, normal, 0.5).scaled(0.12))
            }
        }
    }

    /// Light scattered by the body of the material; `wrap` is how far it creeps round.
    fn diffuse(&self, base: Tint, normal: Vec3, wrap: f64) -> Tint {
        let key = ((normal.dot(self.lamp) + wrap) / (1.0 + wrap)).max(0.0).powf(1.15);
        let fill = normal.dot(at(0.75, 0.25, 0.6).unit()).max(0.0);
        let sky = Tint([0.285, 0.285, 0.29]).scaled(0.55 + 0.45 * normal.y.max(-1.0));
        let bounce = Tint([0.215, 0.19, 0.165]).scaled(0.5 - 0.5 * normal.y);
        let lit = sky
            .plus(bounce)
            .plus(Tint([0.735, 0.715, 0.68]).scaled(key))
            .plus(Tint([0.085, 0.088, 0.095]).scaled(fill));
        base.times(lit)
    }

    /// A diffuse body under a clear coat that mirrors the room a little.
    fn coated(&self, base: Tint, normal: Vec3, roughness: f64, strength: f64) -> Tint {
        let body = self.diffuse(base, normal, 0.25);
        let facing = normal.dot(self.eye).max(0.0);
        let fresnel = 0.04 + 0.5 * (1.0 - facing).powi(5);
        let mirrored = normal * (2.0 * normal.dot(self.eye)) - self.eye;
        body.plus(room(mirrored, roughness).scaled(fresnel * strength))
    }

    fn metal(&self, base: Tint, normal: Vec3, roughness: f64) -> Tint {
        let mirrored = normal * (2.0 * normal.dot(self.eye)) - self.eye;
        let sharp = base.times(room(mirrored, 0.15 + 0.6 * roughness));
        let broad = self.diffuse(base, normal, 0.3);
        let facing = normal.dot(self.eye).max(0.0);
        let edge = Tint([1.0; 3]).scaled(0.10 * (1.0 - facing).powi(4));
        sharp.mixed(broad, 0.25 + 0.35 * roughness).plus(edge)
    }
}

/// The room as a mirror sees it in direction `d`: a window at the left, a strip at the right,
/// the pale backdrop below and behind, darkness behind the camera.
fn room(d: Vec3, roughness: f64) -> Tint {
    let soft = 0.07 + 0.40 * roughness;
    let window =
        ease(0.74 - soft, 0.74 + soft * 0.6, d.dot(at(-0.78, 0.40, 0.48).unit())) * mix(5.5, 1.25, roughness.sqrt());
    let strip =
        ease(0.86 - soft, 0.86 + soft * 0.4, d.dot(at(0.93, 0.22, 0.28).unit())) * mix(1.6, 0.62, roughness.sqrt());
    let floor = ease(0.25, -0.35, d.y) * 0.55;
    let backdrop = ease(0.35, -0.5, d.z) * 0.62;
    let ceiling = ease(0.2, 0.95, d.y) * 0.30;
    let warm = Tint([1.0, 0.93, 0.85]).scaled(0.13 + floor.max(backdrop));
    warm.plus(Tint([1.0, 0.985, 0.96]).scaled(window + ceiling)).plus(Tint([0.96, 0.98, 1.0]).scaled(strip))
}
