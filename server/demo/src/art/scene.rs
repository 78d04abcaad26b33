//! A picture in the making: a backdrop, the shadows on it, and things painted back to front.

use std::fmt::{Arguments, Write as _};

use super::backdrop::Backdrop;
use super::light::{Light, Tint};
use super::space::{Point, Vec3, View, at};

/// How large a picture is, in picture units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
}

impl Frame {
    /// The 4:5 portrait of a product card.
    pub const CARD: Self = Self { width: 1200.0, height: 1500.0 };
    /// The large story on the home page.
    pub const STORY: Self = Self { width: 1600.0, height: 1000.0 };
    /// The two small stories beside it.
    pub const SMALL_STORY: Self = Self { width: 1200.0, height: 700.0 };
}

/// Stands in a picture between what is soft (backdrop and shadows) and what is sharp.
pub const FRONT: &str = "<!--front-->";

/// A picture in the making.
pub struct Scene {
    pub frame: Frame,
    pub view: View,
    pub light: Light,
    /// Degrees everything drawn next leans to the right in the picture; the lamp stays where it is.
    pub(super) lean: f64,
    /// How many ribs the turned thing in work has round it; 0 for none.
    pub(super) ribs: u32,
    pub(super) shadows: Shadows,
    backdrop: Backdrop,
    defs: String,
    body: String,
    crop: Option<(Point, f64)>,
    next: u32,
}

/// Shadows collected while drawing, painted under everything when the picture is finished.
#[derive(Default)]
pub(super) struct Shadows {
    /// What the whole thing casts, and where it touches the floor.
    layers: [Layer; 2],
    /// The height in centimetres below which a part counts as touching the floor.
    reach: f64,
    pub off: bool,
}

/// Shapes of one softness and the part of the picture they cover: left, top, right, bottom.
#[derive(Default)]
struct Layer {
    shapes: String,
    bounds: Option<[f64; 4]>,
}

impl Scene {
    /// An empty picture seen through `view`.
    pub fn new(frame: Frame, view: View, backdrop: Backdrop) -> Self {
        // From straight above, the lamp stands beyond the table; else it stands before the wall.
        let lamp = if view.tilt > 60.0 { at(-0.50, 0.80, -0.42) } else { at(-0.56, 0.70, 0.48) };
        let span = frame.width.min(frame.height) / view.scale;
        Self {
            frame,
            view,
            light: Light { lamp: lamp.unit(), eye: view.eye() },
            lean: 0.0,
            ribs: 0,
            shadows: Shadows { reach: span * 0.012, ..Shadows::default() },
            backdrop,
            defs: String::new(),
            body: String::new(),
            crop: None,
            next: 0,
        }
    }

    /// A card-shaped picture: the floor's middle stands at two thirds of the height.
    pub fn card(tilt: f64, centimetres_across: f64, backdrop: Backdrop) -> Self {
        let frame = Frame::CARD;
        let view = View {
            tilt,
            turn: 0.0,
            scale: frame.width / centimetres_across,
            origin: (frame.width / 2.0, frame.height * 0.80),
        };
        Self::new(frame, view, backdrop)
    }

    /// A card-shaped picture straight from above, its middle in the middle.
    pub fn flat_lay(centimetres_across: f64, backdrop: Backdrop) -> Self {
        let frame = Frame::CARD;
        let view = View {
            tilt: 90.0,
            turn: 0.0,
            scale: frame.width / centimetres_across,
            origin: (frame.width / 2.0, frame.height / 2.0),
        };
        Self::new(frame, view, backdrop)
    }

    /// The same picture with the floor's middle moved, as shares of the frame.
    #[must_use]
    pub fn standing_at(mut self, x: f64, y: f64) -> Self {
        self.view.origin = (self.frame.width * x, self.frame.height * y);
        self
    }

    /// Comes closer: shows only the part around `middle` (shares of the frame), `times` larger.
    pub fn closer(&mut self, middle: Point, times: f64) {
        self.crop = Some((middle, times));
    }

    /// Draws with everything turned about the upright axis.
    pub fn turned(&mut self, degrees: f64, draw: impl FnOnce(&mut Self)) {
        let before = self.view.turn;
        self.view.turn = before + degrees;
        draw(self);
        self.view.turn = before;
    }

    /// Draws with everything leaning right by `degrees` about a point in the room.
    pub fn leaning(&mut self, degrees: f64, about: Vec3, draw: impl FnOnce(&mut Self)) {
        let (x, y) = self.view.project(about);
        self.put(format_args!("<g transform=\"rotate({degrees:.2} {x:.1} {y:.1})\">"));
        self.lean += degrees;
        let was_off = std::mem::replace(&mut self.shadows.off, true);
        draw(self);
        self.shadows.off = was_off;
        self.lean -= degrees;
        self.put(format_args!("</g>"));
    }

    /// Draws without casting a shadow on the floor.
    pub fn unshadowed(&mut self, draw: impl FnOnce(&mut Self)) {
        let was_off = std::mem::replace(&mut self.shadows.off, true);
        draw(self);
        self.shadows.off = was_off;
    }

    /// Draws with everything see-through to a degree.
    pub fn faded(&mut self, opacity: f64, draw: impl FnOnce(&mut Self)) {
        self.put(format_args!("<g opacity=\"{opacity:.3}\">"));
        draw(self);
        self.put(format_args!("</g>"));
    }

    /// Draws cut to the given SVG path.
    pub fn clipped(&mut self, path: &str, draw: impl FnOnce(&mut Self)) {
        let id = self.id();
        self.define(format_args!("<clipPath id=\"{id}\"><path d=\"{path}\"/></clipPath>"));
        self.put(format_args!("<g clip-path=\"url(#{id})\">"));
        draw(self);
        self.put(format_args!("</g>"));
    }

    /// Draws softly out of focus.
    pub fn blurred(&mut self, radius: f64, draw: impl FnOnce(&mut Self)) {
        let id = self.id();
        self.define(format_args!(
            "<filter id=\"{id}\" x=\"-30%\" y=\"-30%\" width=\"160%\" height=\"160%\" \
        color-interpolation-filters=\"sRGB\"><feGaussianBlur stdDeviation=\"{radius:.1}\"/></filter>"
        ));
        self.put(format_args!("<g filter=\"url(#{id})\">"));
        draw(self);
        self.put(format_args!("</g>"));
    }

    /// The color of a surface that faces `normal` (in the room, before turning).
    pub fn seen(&self, finish: super::light::Finish, normal: Vec3) -> Tint {
        self.light.shade(finish, self.upright(normal.turned(self.view.turn)))
    }

    /// A turned normal as it is once the leaning is counted in.
    pub(super) fn upright(&self, normal: Vec3) -> Vec3 {
        if self.lean == 0.0 {
            return normal;
        }
        let (sin, cos) = self.lean.to_radians().sin_cos();
        at(normal.x * cos + normal.y * sin, normal.y * cos - normal.x * sin, normal.z)
    }

    /// A name that nothing else in this picture has.
    pub fn id(&mut self) -> String {
        self.next += 1;
        format!("a{}", self.next)
    }

    /// Adds a definition (gradient, clip, filter).
    pub fn define(&mut self, markup: Arguments<'_>) {
        add(&mut self.defs, markup);
    }

    /// Paints markup on top of what is there.
    pub fn put(&mut self, markup: Arguments<'_>) {
        add(&mut self.body, markup);
    }

    /// The finished picture as SVG.
    pub fn finish(mut self) -> String {
        let Frame { width, height } = self.frame;
        let (x, y, w, h) = match self.crop {
            None => (0.0, 0.0, width, height),
            Some(((mx, my), times)) => {
                let (w, h) = (width / times, height / times);
                let x = (mx * width - w / 2.0).clamp(0.0, width - w);
                let y = (my * height - h / 2.0).clamp(0.0, height - h);
                (x, y, w, h)
            }
        };
        let backdrop = self.backdrop.markup(self.frame, &self.view);
        let shadows = self.shadows.markup(self.backdrop.shade(), self.frame, [x, y, x + w, y + h]);
        let body = std::mem::take(&mut self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x:.1} {y:.1} {w:.1} {h:.1}\">\
             {backdrop}{shadows}{FRONT}<defs>{}</defs>{body}</svg>",
            self.defs
        )
    }
}

impl Shadows {
    fn markup(&self, color: &str, frame: Frame, seen: [f64; 4]) -> String {
        let mut out = String::new();
        for (index, (layer, (softness, opacity))) in self.layers.iter().zip([(0.021, 0.30), (0.007, 0.40)]).enumerate()
        {
            let Some([left, top, right, bottom]) = layer.bounds else { continue };
            let blur = softness * frame.width;
            let m = blur * 2.6;
            // No more of the shadow than the picture shows.
            let (x, y) = ((left - m).max(seen[0] - m), (top - m).max(seen[1] - m));
            let (w, h) = ((right + m).min(seen[2] + m) - x, (bottom + m).min(seen[3] + m) - y);
            if w <= 0.0 || h <= 0.0 {
                continue;
            }
            add(
                &mut out,
                format_args!(
                    "<filter id=\"s{index}\" filterUnits=\"userSpaceOnUse\" x=\"{x:.0}\" y=\"{y:.0}\" \
                 width=\"{w:.0}\" height=\"{h:.0}\" color-interpolation-filters=\"sRGB\">\
                 <feGaussianBlur stdDeviation=\"{blur:.1}\"/></filter>\
                 <g filter=\"url(#s{index})\" opacity=\"{opacity}\" fill=\"{color}\" stroke=\"{color}\" \
                 stroke-width=\"0\" stroke-linecap=\"round\">{}</g>",
                    layer.shapes
                ),
            );
        }
        out
    }

    /// Adds the shadow of a part whose lowest point is `low` centimetres above the floor.
    /// `around` are points it covers, `room` how far it goes beyond them.
    pub fn push(&mut self, low: f64, around: &[Point], room: f64, shape: Arguments<'_>) {
        if self.off {
            return;
        }
        let heights = [f64::INFINITY, self.reach];
        for (layer, height) in self.layers.iter_mut().zip(heights) {
            if low >= height {
                continue;
            }
            add(&mut layer.shapes, shape);
            for (x, y) in around.iter().copied() {
                let b = layer.bounds.get_or_insert([x, y, x, y]);
                *b = [b[0].min(x - room), b[1].min(y - room), b[2].max(x + room), b[3].max(y + room)];
            }
        }
    }
}

/// Appends formatted text.
pub fn add(out: &mut String, markup: Arguments<'_>) {
    out.write_fmt(markup).expect("writing to a string cannot fail");
}
