//! The outline of a turned thing, as its maker would draw it on card.

use super::space::{mix, shares};

/// One ring of a turned thing: its radius and its height, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    pub r: f64,
    pub y: f64,
}

/// The outline of a turned thing, from its foot up.
#[derive(Clone, Debug)]
pub struct Profile {
    rings: Vec<Ring>,
}

impl Profile {
    pub fn from(r: f64, y: f64) -> Self {
        Self { rings: vec![Ring { r, y }] }
    }

    fn end(&self) -> Ring {
        self.rings[self.rings.len() - 1]
    }

    /// A straight wall to the next ring.
    #[must_use]
    pub fn line(mut self, r: f64, y: f64) -> Self {
        let start = self.end();
        self.rings.extend(shares(24).skip(1).map(|t| Ring { r: mix(start.r, r, t), y: mix(start.y, y, t) }));
        self
    }

    /// A curved wall that is drawn towards the given corner on its way.
    #[must_use]
    pub fn bend(mut self, corner: (f64, f64), r: f64, y: f64) -> Self {
        let start = self.end();
        for t in shares(40).skip(1) {
            let s = 1.0 - t;
            self.rings.push(Ring {
                r: s * s * start.r + 2.0 * s * t * corner.0 + t * t * r,
                y: s * s * start.y + 2.0 * s * t * corner.1 + t * t * y,
            });
        }
        self
    }

    /// A curved wall with two corners to pull it.
    #[must_use]
    pub fn sway(mut self, a: (f64, f64), b: (f64, f64), r: f64, y: f64) -> Self {
        let start = self.end();
        for t in shares(72).skip(1) {
            let s = 1.0 - t;
            let (c0, c1, c2, c3) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
            self.rings.push(Ring {
                r: c0 * start.r + c1 * a.0 + c2 * b.0 + c3 * r,
                y: c0 * start.y + c1 * a.1 + c2 * b.1 + c3 * y,
            });
        }
        self
    }

    /// The part between two heights, cut exactly.
    pub fn between(&self, low: f64, high: f64) -> Self {
        let mut rings: Vec<Ring> = Vec::new();
        rings.push(Ring { r: self.radius_at(low), y: low });
        rings.extend(self.rings.iter().copied().filter(|ring| ring.y > low && ring.y < high));
        rings.push(Ring { r: self.radius_at(high), y: high });
        Self { rings }
    }

    /// The inside of a wall of this outline: from its rim down to its bottom, `thick` centimetres in.
    pub fn inside(&self, thick: f64) -> Vec<Ring> {
        let (low, high) = (self.rings[0].y + thick, self.top());
        shares(30)
            .map(|t| {
                let y = mix(high, low, t);
                Ring { r: (self.radius_at(y.min(high - 0.02)) - thick).max(0.1), y }
            })
            .collect()
    }

    /// The radius at a height.
    pub fn radius_at(&self, y: f64) -> f64 {
        for pair in self.rings.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a.y..=b.y).contains(&y) {
                let t = if b.y - a.y < 1e-9 { 1.0 } else { (y - a.y) / (b.y - a.y) };
                return mix(a.r, b.r, t);
            }
        }
        if y < self.rings[0].y { self.rings[0].r } else { self.end().r }
    }

    /// The rings that matter to the eye: walls that run straight on are taken together.
    pub(super) fn needed(&self, scale: f64) -> Vec<Ring> {
        let mut kept = vec![self.rings[0]];
        for i in 1..self.rings.len() - 1 {
            let (a, b, c) = (kept[kept.len() - 1], self.rings[i], self.rings[i + 1]);
            let turn = heading(a, b) - heading(b, c);
            let slips = (c.r - a.r).abs() * scale;
            if turn.abs() > 0.004 || slips > 2.5 {
                kept.push(b);
            }
        }
        kept.push(self.end());
        kept
    }

    pub fn rings(&self) -> &[Ring] {
        &self.rings
    }

    /// The height of the last ring.
    pub fn top(&self) -> f64 {
        self.end().y
    }
}

fn heading(a: Ring, b: Ring) -> f64 {
    (b.r - a.r).atan2(b.y - a.y)
}
