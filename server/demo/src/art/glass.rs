//! Glass: seen by its edges, its highlights and what shines through.

use super::profile::{Profile, Ring};
use super::scene::Scene;
use super::space::{Vec3, at};

/// How much of the glass is seen from its left edge to its right one: most at the edges.
const BODY: [(f64, f64); 9] = [
    (0.0, 0.62),
    (0.025, 0.40),
    (0.08, 0.17),
    (0.2, 0.07),
    (0.5, 0.04),
    (0.8, 0.08),
    (0.92, 0.20),
    (0.975, 0.44),
    (1.0, 0.66),
];

/// Where the lamp and the bright side of the room stand in it.
const SHINE: [(f64, f64); 9] = [
    (0.10, 0.0),
    (0.135, 0.55),
    (0.20, 0.50),
    (0.225, 0.06),
    (0.27, 0.0),
    (0.84, 0.0),
    (0.875, 0.26),
    (0.905, 0.22),
    (0.93, 0.0),
];

impl Scene {
    /// A turned vessel of clear glass, painted over what it holds. `color` is the glass at its
    /// edges, where one looks through most of it.
    pub fn glass(&mut self, foot: Vec3, profile: &Profile, color: &str) {
        self.unshadowed(|scene| scene.glass_body(foot, profile, color));
    }

    fn glass_body(&mut self, foot: Vec3, profile: &Profile, color: &str) {
        let rings = profile.rings();
        let widest = rings.iter().fold(0.0_f64, |m, ring| m.max(ring.r));
        let path = self.silhouette(foot, rings);
        let (x, _) = self.view.project(foot);
        let reach = widest * self.view.scale;
        let (left, right) = ((x - reach, 0.0), (x + reach, 0.0));
        let body = self.veil(left, right, color, &BODY);
        self.fill(&path, &body);
        let shine = self.veil(left, right, "#ffffff", &SHINE);
        self.clipped(&path, |scene| scene.glass_shine(foot, rings, &shine));
        let rim = rings[rings.len() - 1];
        let rim_path = self.ring_path(foot, rim);
        let thick = (0.16 * self.view.scale).clamp(1.2, 6.0);
        self.stroke(&rim_path, color, thick, 0.38);
        self.stroke(&rim_path, "#ffffff", thick * 0.4, 0.75);
        let base = self.ring_path(foot, Ring { r: rings[0].r * 0.96, y: rings[0].y + 0.15 });
        self.stroke(&base, color, thick * 0.9, 0.22);
    }

    /// The lamp in the glass: a bright band that follows the wall, not quite to its ends.
    fn glass_shine(&mut self, foot: Vec3, rings: &[Ring], fill: &str) {
        let (low, high) = (rings[0].y, rings[rings.len() - 1].y);
        let cut = |t: f64| low + (high - low) * t;
        let inner: Vec<Ring> = rings.iter().copied().filter(|r| r.y >= cut(0.07) && r.y <= cut(0.95)).collect();
        if inner.len() >= 2 {
            let path = self.silhouette(foot, &inner);
            self.fill(&path, fill);
        } else {
            let ring = |t: f64| {
                let a = rings[0];
                let b = rings[rings.len() - 1];
                Ring { r: a.r + (b.r - a.r) * t, y: cut(t) }
            };
            let path = self.silhouette(foot, &[ring(0.07), ring(0.95)]);
            self.fill(&path, fill);
        }
    }

    /// The outline of a turned thing in the picture, as an SVG path.
    pub fn silhouette(&self, foot: Vec3, rings: &[Ring]) -> String {
        let mut out = String::new();
        let spot = |r: f64, y: f64| {
            let (x, sy) = self.view.project(at(foot.x, foot.y + y, foot.z));
            (x + r * self.view.scale, sy)
        };
        let first = rings[0];
        let last = rings[rings.len() - 1];
        let (x, y) = spot(-first.r, first.y);
        super::scene::add(&mut out, format_args!("M{x:.1} {y:.1}"));
        let (rx, ry) = (first.r * self.view.scale, (first.r * self.view.scale * self.view.squeeze()).max(0.05));
        let (x, y) = spot(first.r, first.y);
        super::scene::add(&mut out, format_args!("A{rx:.1} {ry:.2} 0 0 0 {x:.1} {y:.1}"));
        for ring in &rings[1..] {
            let (x, y) = spot(ring.r, ring.y);
            super::scene::add(&mut out, format_args!("L{x:.1} {y:.1}"));
        }
        let (rx, ry) = (last.r * self.view.scale, (last.r * self.view.scale * self.view.squeeze()).max(0.05));
        let (x, y) = spot(-last.r, last.y);
        super::scene::add(&mut out, format_args!("A{rx:.1} {ry:.2} 0 0 0 {x:.1} {y:.1}"));
        for ring in rings[1..].iter().rev().skip(1) {
            let (x, y) = spot(-ring.r, ring.y);
            super::scene::add(&mut out, format_args!("L{x:.1} {y:.1}"));
        }
        out.push('Z');
        out
    }
}
