//! Boxes with soft edges: boards, drawers, cushions, books, bags.

use super::light::{Finish, Tint};
use super::scene::Scene;
use super::space::{Dice, Vec3, at, mix, shares};

/// A box that stands on `foot` (the middle of its underside).
#[derive(Clone, Copy, Debug)]
pub struct Block {
    pub foot: Vec3,
    /// Width (x), height (y) and depth (z) in centimetres.
    pub size: Vec3,
    /// How round the upright edges are, in centimetres.
    pub corner: f64,
    /// How round the top and bottom edges are.
    pub edge: f64,
    /// How far the sides belly out in the middle of the height, in centimetres.
    pub belly: f64,
}

impl Block {
    pub fn new(foot: Vec3, size: Vec3) -> Self {
        Self { foot, size, corner: 0.3, edge: 0.2, belly: 0.0 }
    }

    #[must_use]
    pub fn soft(mut self, corner: f64, edge: f64) -> Self {
        self.corner = corner;
        self.edge = edge;
        self
    }

    #[must_use]
    pub fn bellied(mut self, belly: f64) -> Self {
        self.belly = belly;
        self
    }

    /// The corners of the top, from the far left, clockwise seen from above.
    pub fn top(&self) -> [Vec3; 4] {
        let (w, d) = (self.size.x / 2.0 - self.edge * 0.7, self.size.z / 2.0 - self.edge * 0.7);
        let y = self.size.y;
        [at(-w, y, -d), at(w, y, -d), at(w, y, d), at(-w, y, d)].map(|p| self.foot + p)
    }

    /// The corners of the front, from the upper left, clockwise.
    pub fn front(&self) -> [Vec3; 4] {
        let (w, z) = (self.size.x / 2.0 - self.corner * 0.4, self.size.z / 2.0);
        let (low, high) = (self.edge * 0.4, self.size.y - self.edge * 0.4);
        [at(-w, high, z), at(w, high, z), at(w, low, z), at(-w, low, z)].map(|p| self.foot + p)
    }

    /// The corners of the right side, from the upper front, clockwise.
    pub fn right(&self) -> [Vec3; 4] {
        let (x, d) = (self.size.x / 2.0, self.size.z / 2.0 - self.corner * 0.4);
        let (low, high) = (self.edge * 0.4, self.size.y - self.edge * 0.4);
        [at(x, high, d), at(x, high, -d), at(x, low, -d), at(x, low, d)].map(|p| self.foot + p)
    }

    /// The outline seen from above, `inset` centimetres inside, with the direction each part faces.
    fn plan(&self, inset: f64) -> Vec<(Vec3, Vec3)> {
        let (w, d) = (self.size.x / 2.0 - inset, self.size.z / 2.0 - inset);
        let c = (self.corner - inset.max(0.0)).clamp(0.02, w.min(d).max(0.02));
        let mut out = Vec::new();
        for (sx, sz, start) in [(1.0, 1.0, 90.0), (-1.0, 1.0, 180.0), (-1.0, -1.0, 270.0), (1.0, -1.0, 360.0)] {
            for t in shares(12) {
                // Angles run so that the outline goes round in one direction.
                let a = f64::to_radians(start - 90.0 * (1.0 - t));
                let n = at(a.cos(), 0.0, a.sin());
                let middle = at(sx * (w - c), 0.0, sz * (d - c));
                out.push((middle + n * c, n));
            }
        }
        out
    }

    /// The outline at one level, in the room.
    fn ring(&self, level: (f64, f64, f64)) -> Vec<(Vec3, Vec3)> {
        self.plan(level.1).into_iter().map(|(p, n)| (self.foot + p + at(0.0, level.0, 0.0), n)).collect()
    }

    /// The levels of the box from its foot: height, inset, and how much the wall looks up.
    fn levels(&self, scale: f64) -> Vec<(f64, f64, f64)> {
        let (h, e) = (self.size.y, self.edge.min(self.size.y / 2.0));
        let mut out = Vec::new();
        // As many levels as the eye can tell apart at this size.
        let round = steps(e * scale / 3.5, 18);
        for t in shares(round) {
            let a = (1.0 - t) * std::f64::consts::FRAC_PI_2;
            out.push((e * (1.0 - a.sin()), e * (1.0 - a.cos()), -a.sin()));
        }
        if self.belly.abs() > 1e-9 {
            for t in shares(steps(h * scale / 9.0, 24)).skip(1) {
                out.push((mix(e, h - e, t), 0.0, 0.0));
            }
        } else {
            out.push((h - e, 0.0, 0.0));
        }
        for t in shares(round).skip(1) {
            let a = t * std::f64::consts::FRAC_PI_2;
            out.push((h - e * (1.0 - a.sin()), e * (1.0 - a.cos()), a.sin()));
        }
        let bulge = |y: f64| self.belly * (std::f64::consts::PI * y / h).sin();
        let lean = |y: f64| -self.belly * std::f64::consts::PI / h * (std::f64::consts::PI * y / h).cos();
        out.into_iter().map(|(y, inset, up)| (y, inset - bulge(y), (up + lean(y)).clamp(-1.0, 1.0))).collect()
    }
}

impl Scene {
    /// A soft-edged box.
    pub fn block(&mut self, block: &Block, finish: Finish) {
        self.cast_block(block);
        let levels = block.levels(self.view.scale);
        for pair in levels.windows(2) {
            let (low, high) = (pair[0], pair[1]);
            let up = f64::midpoint(low.2, high.2);
            let below = block.ring(low);
            let above = block.ring(high);
            for side in self.chains(&below) {
                if side.front || up > 0.0 {
                    self.strip(&below, &above, &side, up, finish);
                }
            }
        }
        let last = levels[levels.len() - 1];
        let top: Vec<Vec3> = block.ring(last).into_iter().map(|(p, _)| p).collect();
        self.plate(&top, at(0.0, 1.0, 0.0), finish);
    }

    /// The far and the near half of an outline, each from left to right in the picture.
    fn chains(&self, ring: &[(Vec3, Vec3)]) -> [Chain; 2] {
        let xs: Vec<f64> = ring.iter().map(|(p, _)| self.view.project(*p).0).collect();
        let count = xs.len();
        let left = (0..count).fold(0, |m, i| if xs[i] < xs[m] { i } else { m });
        let right = (0..count).fold(0, |m, i| if xs[i] > xs[m] { i } else { m });
        let walk = |step: usize| {
            let mut places = vec![left];
            let mut i = left;
            while i != right {
                i = (i + step) % count;
                places.push(i);
            }
            places
        };
        let (one, other) = (walk(1), walk(count - 1));
        let depth = |places: &[usize]| {
            let sum: f64 = places.iter().map(|i| ring[*i].0.turned(self.view.turn).z).sum();
            sum / f64::from(u32::try_from(places.len()).unwrap_or(1))
        };
        let one_is_front = depth(&one) > depth(&other);
        let (front, back) = if one_is_front { (one, other) } else { (other, one) };
        [Chain { front: false, places: back }, Chain { front: true, places: front }]
    }

    /// The wall between two outlines along part of them, lit across.
    fn strip(&mut self, below: &[(Vec3, Vec3)], above: &[(Vec3, Vec3)], chain: &Chain, up: f64, finish: Finish) {
        let places = &chain.places;
        let (first, last) = (places[0], places[places.len() - 1]);
        let x = |scene: &Self, i: usize| scene.view.project(below[i].0).0;
        let (from, to) = (x(self, first), x(self, last));
        let colors: Vec<(f64, Tint)> = places
            .iter()
            .map(|i| {
                (
                    ((x(self, *i) - from) / (to - from).max(0.01)).clamp(0.0, 1.0),
                    self.seen(finish, facing(below[*i].1, up)),
                )
            })
            .collect();
        let fill = self.gradient((from, 0.0), (to, 0.0), &colors);
        let tuck = at(0.0, 2.0 / self.view.scale, 0.0);
        let mut corners: Vec<Vec3> = places.iter().map(|i| below[*i].0).collect();
        corners.extend(places.iter().rev().map(|i| above[*i].0 + tuck));
        let path = self.outline(&corners);
        if chain.front {
            self.fill(&path, &fill);
        } else {
            self.fill_joined(&path, &fill);
        }
    }

    /// A flat shape of many corners that faces `normal`, lit a little unevenly as by a near lamp.
    pub fn plate(&mut self, corners: &[Vec3], normal: Vec3, finish: Finish) {
        let spots: Vec<_> = corners.iter().map(|p| self.view.project(*p)).collect();
        let (mut left, mut right) = (spots[0], spots[0]);
        for spot in &spots {
            if spot.0 + spot.1 * 0.6 < left.0 + left.1 * 0.6 {
                left = *spot;
            }
            if spot.0 + spot.1 * 0.6 > right.0 + right.1 * 0.6 {
                right = *spot;
            }
        }
        let color = self.seen(finish, normal);
        let fill = self.gradient(left, right, &[(0.0, color.scaled(1.07)), (0.45, color), (1.0, color.scaled(0.90))]);
        let path = self.outline(corners);
        self.fill_joined(&path, &fill);
    }

    fn cast_block(&mut self, block: &Block) {
        let plan: Vec<Vec3> = block.plan(0.0).into_iter().map(|(p, _)| block.foot + p).collect();
        let up = at(0.0, block.size.y, 0.0);
        let low = block.foot.y;
        self.cast(&plan, low);
        let raised: Vec<Vec3> = plan.iter().map(|p| *p + up).collect();
        self.cast(&raised, low + block.size.y);
        for i in 0..plan.len() {
            let j = (i + 1) % plan.len();
            let part = up * 0.2;
            self.cast(&[plan[i], plan[j], plan[j] + part, plan[i] + part], low);
            self.cast(&[plan[i] + part, plan[j] + part, plan[j] + up, plan[i] + up], low + part.y);
        }
    }

    /// Wood grain on a flat face given by its corners; it runs from the first to the second corner.
    pub fn grain(&mut self, face: [Vec3; 4], color: &str, lines: u32, seed: u32) {
        let mut dice = Dice::new(seed);
        for i in 0..lines {
            let v = (f64::from(i) + dice.between(-0.4, 1.4)) / f64::from(lines);
            let (sway, phase) = (dice.between(0.002, 0.014), dice.between(0.0, 6.0));
            let waves = dice.between(1.0, 2.6);
            let line: Vec<Vec3> = shares(14)
                .map(|t| {
                    let w = (v + sway * (phase + t * waves * 3.0).sin()).clamp(0.004, 0.996);
                    face[0].toward(face[1], t).toward(face[3].toward(face[2], t), w)
                })
                .collect();
            let d = self.open_line(&line);
            let (width, opacity) = (dice.between(0.5, 2.2), dice.between(0.05, 0.20));
            self.stroke(&d, color, width, opacity);
        }
    }
}

/// The nearest of a few step counts, at least three.
fn steps(wanted: f64, most: u32) -> u32 {
    (3..most).find(|n| f64::from(*n) >= wanted).unwrap_or(most)
}

/// Half of an outline.
struct Chain {
    front: bool,
    places: Vec<usize>,
}

/// The direction a wall faces that looks `up` by so much.
fn facing(around: Vec3, up: f64) -> Vec3 {
    around * (1.0 - up * up).max(0.0).sqrt() + at(0.0, up, 0.0)
}
