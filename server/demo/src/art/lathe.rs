//! Round things: a profile turned about its axis, as a potter or a metal spinner makes them.

use super::light::{Finish, Sheen, Tint};
use super::profile::{Profile, Ring};
use super::scene::Scene;
use super::space::{Vec3, at, mix, shares};

/// Which half of a ring is meant, seen from the camera.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Front,
    Back,
}

impl Scene {
    /// A turned thing that stands on `foot`, seen from outside.
    pub fn lathe(&mut self, foot: Vec3, profile: &Profile, finish: Finish) {
        self.lathe_with(foot, profile, |_, _| finish);
    }

    /// A turned thing with so many ribs round it; the finish depends on height and on the angle
    /// from the front (radians, to the right).
    pub fn lathe_ribbed(&mut self, foot: Vec3, profile: &Profile, ribs: u32, finish: impl Fn(f64, f64) -> Finish) {
        let before = std::mem::replace(&mut self.ribs, ribs);
        self.lathe_with(foot, profile, finish);
        self.ribs = before;
    }

    fn lathe_with(&mut self, foot: Vec3, profile: &Profile, finish: impl Fn(f64, f64) -> Finish) {
        self.cast_rings(foot, profile.rings());
        let rings = profile.needed(self.view.scale);
        let last = rings.len() - 1;
        for (i, pair) in rings.windows(2).enumerate() {
            let (low, high) = (pair[0], pair[1]);
            let (dr, dy) = (high.r - low.r, high.y - low.y);
            let length = dr.hypot(dy).max(1e-9);
            let slope = (dy / length, -dr / length);
            let tuck = if i + 1 == last { 0.0 } else { 2.4 / self.view.scale };
            let y = f64::midpoint(low.y, high.y);
            let paint = |phi: f64| finish(y, phi);
            let crown = i + 1 == last;
            if slope.1 > 1e-6 {
                let back = self.band(foot, low, slope, Side::Back, 1.0, &paint);
                if crown {
                    self.half_disc(foot, low, Side::Back, &back);
                } else {
                    self.inner_wall(foot, (low, high), Side::Back, &back);
                }
            }
            let front = self.band(foot, low, slope, Side::Front, 1.0, &paint);
            // The overlap runs on in the direction of the wall, else its edge would show as teeth.
            let widen = if dy.abs() > tuck { (dr / dy * tuck).min(0.0) } else { 0.0 };
            self.wall(foot, low, Ring { y: high.y + tuck, r: (high.r + widen).max(0.0) }, &front);
            if crown && slope.1 > 1e-6 {
                self.half_disc(foot, low, Side::Front, &front);
            }
        }
    }

    /// Only the shadow of a turned thing, for what is painted by other means.
    pub fn lathe_shadow(&mut self, foot: Vec3, profile: &Profile) {
        self.cast_rings(foot, profile.rings());
    }

    /// The inside of an open thing, from the rim (the first ring) down to its bottom.
    /// `gloom` is how dark the bottom is: 0 as light as the rim, 1 black.
    pub fn hollow(&mut self, foot: Vec3, rings: &[Ring], finish: Finish, gloom: f64) {
        let rim = rings[0];
        let depth = (rim.y - rings[rings.len() - 1].y).max(1e-6);
        let path = self.ring_path(foot, rim);
        self.clipped(&path, |scene| {
            let rings = scene.finely(rings);
            for pair in rings.windows(2) {
                let (high, low) = (pair[0], pair[1]);
                let (dr, dy) = (high.r - low.r, high.y - low.y);
                let length = dr.hypot(dy).max(1e-9);
                // Inside, the wall faces the axis; on wide bowls it also faces up.
                let slope = (-dy / length, dr / length);
                let dark = 1.0 - gloom * ((rim.y - low.y) / depth).powf(0.7);
                let steep = scene.view.tilt < 60.0;
                let back = scene.band(foot, high, slope, Side::Back, dark, &|_| finish);
                if steep {
                    scene.inner_wall(foot, (high, low), Side::Back, &back);
                } else {
                    scene.half_disc(foot, high, Side::Back, &back);
                }
                // The near wall is seen only where a wide bowl opens far enough.
                if slope.1 * scene.view.squeeze() + slope.0 * scene.view.rise() > 0.0 {
                    let front = scene.band(foot, high, slope, Side::Front, dark, &|_| finish);
                    if steep {
                        scene.inner_wall(foot, (high, low), Side::Front, &front);
                    } else {
                        scene.half_disc(foot, high, Side::Front, &front);
                    }
                }
            }
            let bottom = rings[rings.len() - 1];
            scene.disc_toned(foot, bottom, finish, 1.0 - gloom);
        });
    }

    /// Rings close enough together that no step between them shows.
    fn finely(&self, rings: &[Ring]) -> Vec<Ring> {
        let step = 6.0 / self.view.scale;
        let mut out = vec![rings[0]];
        for pair in rings.windows(2) {
            let away = (pair[1].y - pair[0].y).hypot(pair[1].r - pair[0].r);
            let parts = (1..=80).find(|n| away / f64::from(*n) <= step).unwrap_or(80);
            out.extend(
                shares(parts)
                    .skip(1)
                    .map(|t| Ring { r: mix(pair[0].r, pair[1].r, t), y: mix(pair[0].y, pair[1].y, t) }),
            );
        }
        out
    }

    /// A level disc, such as a lid, a rim or coffee in a cup.
    pub fn disc(&mut self, foot: Vec3, ring: Ring, finish: Finish) {
        self.disc_toned(foot, ring, finish, 1.0);
    }

    fn disc_toned(&mut self, foot: Vec3, ring: Ring, finish: Finish, tone: f64) {
        // A lamp of finite distance: the left of a disc is a touch brighter than the right.
        let (up, left, right) = (at(0.0, 1.0, 0.0), at(-0.10, 1.0, 0.03), at(0.12, 1.0, -0.02));
        let colors: Vec<(f64, Tint)> = [(0.0, left), (0.5, up), (1.0, right)]
            .into_iter()
            .map(|(t, n)| {
                let n = self.upright(n.unit());
                (t, self.light.shade(finish, n).scaled(tone))
            })
            .collect();
        let (cx, _) = self.view.project(foot);
        let reach = ring.r * self.view.scale;
        let fill = self.gradient((cx - reach, 0.0), (cx + reach, 0.0), &colors);
        let path = self.ring_path(foot, ring);
        self.put(format_args!("<path d=\"{path}\" fill=\"{fill}\"/>"));
    }

    /// A disc cut to another ring, such as tea seen through the mouth of a cup.
    pub fn disc_inside(&mut self, foot: Vec3, ring: Ring, mouth: Ring, finish: Finish, tone: f64) {
        let path = self.ring_path(foot, mouth);
        self.clipped(&path, |scene| scene.disc_toned(foot, ring, finish, tone));
    }

    /// The outline of a level ring as an SVG path.
    pub fn ring_path(&self, foot: Vec3, ring: Ring) -> String {
        let (x, y) = self.view.project(at(foot.x, foot.y + ring.y, foot.z));
        let rx = ring.r * self.view.scale;
        let ry = (rx * self.view.squeeze()).max(0.05);
        format!(
            "M{:.1} {y:.1}A{rx:.1} {ry:.1} 0 0 1 {:.1} {y:.1}A{rx:.1} {ry:.1} 0 0 1 {:.1} {y:.1}Z",
            x - rx,
            x + rx,
            x - rx
        )
    }

    /// The gradient across half a ring, as the wall there answers the light. The stops stand at the
    /// same angles on every ring: where they moved from ring to ring, the eye would see contours.
    fn band(
        &mut self,
        foot: Vec3,
        ring: Ring,
        slope: (f64, f64),
        side: Side,
        tone: f64,
        finish: &dyn Fn(f64) -> Finish,
    ) -> String {
        let facing = if side == Side::Front { 1.0 } else { -1.0 };
        let steps = match finish(0.0).sheen {
            Sheen::Matte | Sheen::Cloth | Sheen::Glow(_) => 8,
            Sheen::Satin => 11,
            Sheen::Glaze | Sheen::Metal(_) => 17,
        };
        let steps = steps.max(self.ribs * 2);
        let colors: Vec<(f64, Tint)> = shares(steps)
            .map(|t| {
                let phi = (t * 2.0 - 1.0) * std::f64::consts::FRAC_PI_2;
                let (sin, cos) = phi.sin_cos();
                let normal = self.upright(at(slope.0 * sin, slope.1, slope.0 * cos * facing));
                let around = if side == Side::Front { phi } else { std::f64::consts::PI - phi };
                let color = self.light.shade(finish(around), normal).scaled(tone);
                (f64::midpoint(sin, 1.0), color)
            })
            .collect();
        let (x, _) = self.view.project(foot);
        let reach = ring.r.max(0.01) * self.view.scale;
        self.even_gradient((x - reach, 0.0), (x + reach, 0.0), &colors)
    }

    fn half_disc(&mut self, foot: Vec3, ring: Ring, side: Side, fill: &str) {
        let (x, y) = self.view.project(at(foot.x, foot.y + ring.y, foot.z));
        let rx = ring.r * self.view.scale;
        let ry = rx * self.view.squeeze();
        let sweep = u8::from(side == Side::Back);
        self.put(format_args!(
            "<path d=\"M{:.1} {y:.1}A{rx:.1} {ry:.2} 0 0 {sweep} {:.1} {y:.1}Z\" fill=\"{fill}\"/>",
            x - rx,
            x + rx
        ));
    }

    /// The front wall between two rings.
    fn wall(&mut self, foot: Vec3, low: Ring, high: Ring, fill: &str) {
        let (x, y0) = self.view.project(at(foot.x, foot.y + low.y, foot.z));
        let (_, y1) = self.view.project(at(foot.x, foot.y + high.y, foot.z));
        let (r0, r1) = (low.r * self.view.scale, high.r * self.view.scale);
        let (e0, e1) = (r0 * self.view.squeeze(), r1 * self.view.squeeze());
        self.put(format_args!(
            "<path d=\"M{:.1} {y0:.1}A{r0:.1} {e0:.2} 0 0 0 {:.1} {y0:.1}L{:.1} {y1:.1}\
             A{r1:.1} {e1:.2} 0 0 1 {:.1} {y1:.1}Z\" fill=\"{fill}\"/>",
            x - r0,
            x + r0,
            x + r1,
            x - r1
        ));
    }

    /// One half of the inner wall between two rings, the higher first.
    fn inner_wall(&mut self, foot: Vec3, (high, low): (Ring, Ring), side: Side, fill: &str) {
        let (x, y0) = self.view.project(at(foot.x, foot.y + high.y, foot.z));
        let (_, y1) = self.view.project(at(foot.x, foot.y + low.y, foot.z));
        let (r0, r1) = (high.r * self.view.scale, low.r * self.view.scale);
        let (e0, e1) = (r0 * self.view.squeeze(), r1 * self.view.squeeze());
        let (out, home, tuck) = if side == Side::Back { (1, 0, 2.4) } else { (0, 1, -2.4) };
        let y1 = y1 + tuck;
        self.put(format_args!(
            "<path d=\"M{:.1} {y0:.1}A{r0:.1} {e0:.2} 0 0 {out} {:.1} {y0:.1}L{:.1} {y1:.1}\
             A{r1:.1} {e1:.2} 0 0 {home} {:.1} {y1:.1}Z\" fill=\"{fill}\"/>",
            x - r0,
            x + r0,
            x + r1,
            x - r1
        ));
    }

    /// The shadows of a stack of rings.
    fn cast_rings(&mut self, foot: Vec3, rings: &[Ring]) {
        let mut last: Option<Ring> = None;
        let step = 30.0 / self.view.scale;
        for pair in rings.windows(2) {
            let away = (pair[1].y - pair[0].y).abs().max((pair[1].r - pair[0].r).abs());
            let parts = [1, 2, 4, 8, 16, 32].into_iter().find(|n| away / f64::from(*n) <= step).unwrap_or(32);
            for t in shares(parts) {
                let ring = Ring { r: mix(pair[0].r, pair[1].r, t), y: mix(pair[0].y, pair[1].y, t) };
                if last.is_none_or(|l| (l.y - ring.y).abs() + (l.r - ring.r).abs() > step * 0.8) {
                    self.cast_disc(foot + at(0.0, ring.y, 0.0), ring.r);
                    last = Some(ring);
                }
            }
        }
    }

    fn cast_disc(&mut self, middle: Vec3, r: f64) {
        if self.shadows.off {
            return;
        }
        let (x, y) = self.view.project(self.fallen(middle));
        let rx = r * self.view.scale;
        let ry = (rx * self.view.squeeze()).max(1.0);
        self.shadows.push(
            middle.y,
            &[(x - rx, y - ry), (x + rx, y + ry)],
            0.0,
            format_args!("<ellipse cx=\"{x:.1}\" cy=\"{y:.1}\" rx=\"{rx:.1}\" ry=\"{ry:.1}\"/>"),
        );
    }
}
