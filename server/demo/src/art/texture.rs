//! The small things that make a surface real: specks in clay, brushing in steel, weave in cloth.

use super::profile::Profile;
use super::scene::Scene;
use super::space::{Dice, Vec3, at, shares};

impl Scene {
    /// Iron specks on the front of a turned thing.
    pub fn speckled(&mut self, foot: Vec3, profile: &Profile, color: &str, count: u32, seed: u32) {
        let mut dice = Dice::new(seed);
        let rings = profile.rings();
        let (low, high) = (rings[0].y, profile.top());
        let size = self.view.scale * 0.05;
        let mut out = String::new();
        for _ in 0..count {
            let y = dice.between(low, high);
            let phi = dice.between(-1.45, 1.45);
            let r = profile.radius_at(y);
            let (x, sy) = self.view.project(foot + at(r * phi.sin(), y, r * phi.cos()));
            let dot = size * dice.between(0.35, 1.0);
            super::scene::add(
                &mut out,
                format_args!(
                    "<ellipse cx=\"{x:.1}\" cy=\"{sy:.1}\" rx=\"{:.2}\" ry=\"{dot:.2}\" fill-opacity=\"{:.2}\"/>",
                    dot * phi.cos().max(0.25),
                    dice.between(0.25, 0.75)
                ),
            );
        }
        self.put(format_args!("<g fill=\"{color}\">{out}</g>"));
    }

    /// Specks on a level disc.
    pub fn speckled_disc(&mut self, middle: Vec3, r: f64, color: &str, count: u32, seed: u32) {
        let mut dice = Dice::new(seed);
        let size = self.view.scale * 0.05;
        let squeeze = self.view.squeeze();
        let mut out = String::new();
        for _ in 0..count {
            let (radius, angle) = (r * dice.roll().sqrt(), dice.between(0.0, std::f64::consts::TAU));
            let (x, y) = self.view.project(middle + at(radius * angle.cos(), 0.0, radius * angle.sin()));
            let dot = size * dice.between(0.35, 1.0);
            super::scene::add(
                &mut out,
                format_args!(
                    "<ellipse cx=\"{x:.1}\" cy=\"{y:.1}\" rx=\"{dot:.2}\" ry=\"{:.2}\" fill-opacity=\"{:.2}\"/>",
                    dot * squeeze.max(0.3),
                    dice.between(0.25, 0.75)
                ),
            );
        }
        self.put(format_args!("<g fill=\"{color}\">{out}</g>"));
    }

    /// Fine level lines round a turned thing, as brushing or throwing leaves them.
    pub fn brushed(&mut self, foot: Vec3, profile: &Profile, color: &str, lines: u32, seed: u32) {
        let mut dice = Dice::new(seed);
        let rings = profile.rings();
        let (low, high) = (rings[0].y, profile.top());
        for _ in 0..lines {
            let y = dice.between(low + 0.02, high - 0.02);
            let (from, to) = (dice.between(-1.5, 0.6), dice.between(0.2, 1.5));
            let r = profile.radius_at(y);
            let line: Vec<Vec3> = shares(14)
                .map(|t| {
                    let phi = from + (to - from) * t;
                    foot + at(r * phi.sin(), y, r * phi.cos())
                })
                .collect();
            let path = self.open_line(&line);
            let (width, opacity) = (dice.between(0.5, 1.3), dice.between(0.03, 0.12));
            self.stroke(&path, color, width, opacity);
        }
    }

    /// The threads of a cloth on a flat face given by its corners, `pitch` centimetres apart.
    pub fn woven(&mut self, face: [Vec3; 4], pitch: f64, opacity: f64) {
        let gap = pitch.max(3.0 / self.view.scale);
        let width = gap * self.view.scale * 0.42;
        let [a, b, c, d] = face;
        for (from, to, color) in [((a, d), (b, c), "#000000"), ((a, b), (d, c), "#ffffff")] {
            let threads = [4, 8, 16, 32, 64, 96, 128, 192, 256]
                .into_iter()
                .find(|n| (from.1 - from.0).length() / f64::from(*n) <= gap)
                .unwrap_or(256);
            let path: String = shares(threads)
                .skip(1)
                .map(|t| self.open_line(&[from.0.toward(from.1, t), to.0.toward(to.1, t)]))
                .collect();
            self.stroke(&path, color, width, opacity);
        }
    }

    /// A weave laid over a shape of any outline: threads along two directions, `pitch` centimetres
    /// apart. On a flat face, [`Scene::woven`] is painted faster.
    pub fn weave(&mut self, path: &str, pitch: f64, slant: f64, opacity: f64) {
        let id = self.id();
        let p = (pitch * self.view.scale).max(2.4);
        let half = p / 2.0;
        self.define(format_args!(
            "<pattern id=\"{id}\" width=\"{p:.2}\" height=\"{p:.2}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate({slant:.1})\">\
             <rect width=\"{half:.2}\" height=\"{half:.2}\" fill=\"#000\" fill-opacity=\"0.55\"/>\
             <rect x=\"{half:.2}\" y=\"{half:.2}\" width=\"{half:.2}\" height=\"{half:.2}\" fill=\"#000\" \
             fill-opacity=\"0.38\"/>\
             <rect x=\"{half:.2}\" width=\"{half:.2}\" height=\"{half:.2}\" fill=\"#fff\" \
             fill-opacity=\"0.42\"/></pattern>"
        ));
        self.put(format_args!("<path d=\"{path}\" fill=\"url(#{id})\" fill-opacity=\"{opacity:.3}\"/>"));
    }

    /// A seam: short stitches along a line, with the small dent they make.
    pub fn stitches(&mut self, line: &[Vec3], color: &str, length: f64) {
        let path = self.open_line(line);
        let dash = length * self.view.scale;
        self.stroke(&path, "#000000", 2.6, 0.14);
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{:.2}\" \
             stroke-opacity=\"0.85\" stroke-dasharray=\"{dash:.1} {:.1}\"/>",
            (dash * 0.28).clamp(0.9, 3.0),
            dash * 0.7
        ));
    }
}
