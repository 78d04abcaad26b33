//! Fills: gradients worked out from light, plain shapes, and the soft shades laid over them.

use std::fmt::Write as _;

use super::light::{Tint, css};
use super::scene::{Scene, add};
use super::space::{Point, Vec3, mix, shares};

impl Scene {
    /// A gradient from one point of the picture to another; shares run from 0 to 1, in order.
    /// Stops that a straight blend would give anyway are left out.
    pub fn gradient(&mut self, from: Point, to: Point, stops: &[(f64, Tint)]) -> String {
        let stops: Vec<Stop> = stops.iter().map(|(offset, color)| (*offset, color.on_screen())).collect();
        self.gradient_of(from, to, &needed(&stops))
    }

    /// The same with every stop kept, for neighbours that must match.
    pub fn even_gradient(&mut self, from: Point, to: Point, stops: &[(f64, Tint)]) -> String {
        let stops: Vec<Stop> = stops.iter().map(|(offset, color)| (*offset, color.on_screen())).collect();
        self.gradient_of(from, to, &stops)
    }

    fn gradient_of(&mut self, from: Point, to: Point, stops: &[Stop]) -> String {
        if stops.iter().all(|stop| css(stop.1) == css(stops[0].1)) {
            return css(stops[0].1);
        }
        let id = self.id();
        let mut out = format!(
            "<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" \
             x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\">",
            from.0, from.1, to.0, to.1
        );
        for (offset, color) in stops {
            add(&mut out, format_args!("<stop offset=\"{offset:.3}\" stop-color=\"{}\"/>", css(*color)));
        }
        out.push_str("</linearGradient>");
        self.define(format_args!("{out}"));
        format!("url(#{id})")
    }

    /// A one-color gradient that only changes how see-through it is.
    pub fn veil(&mut self, from: Point, to: Point, color: &str, stops: &[(f64, f64)]) -> String {
        let id = self.id();
        let mut out = format!(
            "<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" \
             x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\">",
            from.0, from.1, to.0, to.1
        );
        for (offset, opacity) in stops {
            add(
                &mut out,
                format_args!("<stop offset=\"{offset:.3}\" stop-color=\"{color}\" stop-opacity=\"{opacity:.3}\"/>"),
            );
        }
        out.push_str("</linearGradient>");
        self.define(format_args!("{out}"));
        format!("url(#{id})")
    }

    /// A glow or pool that fades from its middle to nothing.
    pub fn pool(&mut self, middle: Point, radius: (f64, f64), color: &str, opacity: f64) {
        let id = self.id();
        self.define(format_args!(
            "<radialGradient id=\"{id}\"><stop offset=\"0\" stop-color=\"{color}\" stop-opacity=\"{opacity:.3}\"/>\
             <stop offset=\"0.45\" stop-color=\"{color}\" stop-opacity=\"{:.3}\"/>\
             <stop offset=\"1\" stop-color=\"{color}\" stop-opacity=\"0\"/></radialGradient>",
            opacity * 0.42
        ));
        self.put(format_args!(
            "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{:.1}\" ry=\"{:.1}\" fill=\"url(#{id})\"/>",
            middle.0, middle.1, radius.0, radius.1
        ));
    }

    /// A closed shape through points in the room, as an SVG path.
    pub fn outline(&self, points: &[Vec3]) -> String {
        let mut out = self.open_line(points);
        out.push('Z');
        out
    }

    /// An open line through points in the room, as an SVG path.
    pub fn open_line(&self, points: &[Vec3]) -> String {
        let mut out = String::with_capacity(points.len() * 12);
        for (i, point) in points.iter().enumerate() {
            let (x, y) = self.view.project(*point);
            let letter = if i == 0 { 'M' } else { 'L' };
            write!(out, "{letter}{x:.1} {y:.1}").expect("writing to a string cannot fail");
        }
        out
    }

    /// Fills a path; a hair of the same color round it closes the seam to its neighbours.
    pub fn fill(&mut self, path: &str, fill: &str) {
        self.put(format_args!("<path d=\"{path}\" fill=\"{fill}\"/>"));
    }

    /// Fills a path and closes the seams to its neighbours with a hair of the same color.
    pub fn fill_joined(&mut self, path: &str, fill: &str) {
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"{fill}\" stroke=\"{fill}\" stroke-width=\"0.9\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// Draws a line along a path.
    pub fn stroke(&mut self, path: &str, color: &str, width: f64, opacity: f64) {
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width:.2}\" \
             stroke-opacity=\"{opacity:.3}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// Where the lamp drops a point's shadow on the floor.
    pub fn fallen(&self, point: Vec3) -> Vec3 {
        let lamp = self.light.lamp;
        let turned = point.turned(self.view.turn);
        (turned - lamp * (turned.y / lamp.y)).turned(-self.view.turn)
    }

    /// Casts the shadow of a flat shape; `low` is the height of its lowest point.
    pub fn cast(&mut self, points: &[Vec3], low: f64) {
        if self.shadows.off {
            return;
        }
        let fallen: Vec<Vec3> = points.iter().map(|p| self.fallen(*p)).collect();
        let path = self.outline(&fallen);
        let spots: Vec<Point> = fallen.iter().map(|p| self.view.project(*p)).collect();
        self.shadows.push(low, &spots, 1.0, format_args!("<path d=\"{path}\"/>"));
    }

    /// Casts the shadow of a line with a width in centimetres.
    pub fn cast_line(&mut self, points: &[Vec3], width: f64) {
        if self.shadows.off {
            return;
        }
        // In short pieces, so that only the part near the floor counts as near it.
        let mut pieces = vec![points[0]];
        for pair in points.windows(2) {
            let far = (pair[1] - pair[0]).length() * self.view.scale;
            let parts = [1, 4, 12, 24].into_iter().find(|n| far / f64::from(*n) < 30.0).unwrap_or(24);
            pieces.extend(shares(parts).skip(1).map(|t| pair[0].toward(pair[1], t)));
        }
        for pair in pieces.windows(2) {
            let fallen = [self.fallen(pair[0]), self.fallen(pair[1])];
            let path = self.open_line(&fallen);
            let wide = width * self.view.scale;
            let spots = fallen.map(|p| self.view.project(p));
            self.shadows.push(
                pair[0].y.min(pair[1].y),
                &spots,
                wide,
                format_args!("<path d=\"{path}\" fill=\"none\" stroke-width=\"{wide:.1}\"/>"),
            );
        }
    }
}

/// A share of the way and the color there, as screen values.
type Stop = (f64, [f64; 3]);

/// The stops that a straight blend of their neighbours would not give.
fn needed(stops: &[Stop]) -> Vec<Stop> {
    let mut kept = vec![stops[0]];
    let mut start = 0;
    for end in 2..stops.len() {
        if stops[start + 1..end].iter().any(|stop| !blends(stops[start], stops[end], *stop)) {
            kept.push(stops[end - 1]);
            start = end - 1;
        }
    }
    kept.push(stops[stops.len() - 1]);
    kept
}

/// Whether `middle` lies, to the eye, on the straight blend between two stops.
fn blends(a: Stop, b: Stop, middle: Stop) -> bool {
    let t = (middle.0 - a.0) / (b.0 - a.0).max(1e-9);
    (0..3).all(|i| (middle.1[i] - mix(a.1[i], b.1[i], t)).abs() < 1.6)
}
