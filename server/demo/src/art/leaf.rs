//! Leaves and stems: everything that grows in our pictures.

use super::light::{Finish, Sheen, Tint, tint};
use super::scene::Scene;
use super::space::{Vec3, at, mix, shares};

/// The outline of a leaf: half its width as a share of its length, along its length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeafShape {
    /// Widest below the middle, pointed: most house plants.
    Oval,
    /// Nearly even and long: snake plant, spider plant.
    Sword,
    /// Broad shoulders, a notch at the stalk: pothos, philodendron.
    Heart,
    /// Narrow and pointed at both ends: olive, bamboo.
    Lance,
    /// Blunt and broad: rubber plant, jade.
    Paddle,
    /// A heart cut deep between its ribs.
    Split,
}

impl LeafShape {
    fn half_width(self, t: f64) -> f64 {
        let round = (std::f64::consts::PI * t).sin().max(0.0);
        match self {
            Self::Oval => round.powf(0.8) * (1.15 - 0.45 * t),
            Self::Sword => (1.0 - t).powf(0.45) * mix(0.72, 1.0, (t * 3.0).min(1.0)),
            Self::Heart | Self::Split if t < 0.26 => (1.0 - ((0.26 - t) / 0.26).powi(2)).max(0.0).sqrt(),
            Self::Heart | Self::Split => (1.0 - ((t - 0.26) / 0.74).powf(1.7)).max(0.0),
            Self::Lance => round.powf(1.1),
            Self::Paddle => round.powf(0.55) * mix(0.9, 1.05, t),
        }
    }
}

/// A leaf to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    /// Where it leaves its stalk.
    pub base: Vec3,
    /// Where its middle rib bends, and where it ends.
    pub bend: Vec3,
    pub tip: Vec3,
    /// Half its greatest width, in centimetres.
    pub half_width: f64,
    /// How much it is folded along its rib: 0 flat, 1 strongly.
    pub fold: f64,
    pub shape: LeafShape,
    /// Its color, and that of its rib.
    pub color: Tint,
    pub rib: Tint,
    /// A colored edge, as some snake plants have.
    pub edge: Option<Tint>,
}

impl Leaf {
    /// A leaf from `base` along `direction`, drooping a little at its tip.
    pub fn new(base: Vec3, direction: Vec3, droop: f64, shape: LeafShape) -> Self {
        let length = direction.length();
        let tip = base + direction + at(0.0, -droop * length, 0.0);
        let bend = base + direction * 0.55 + at(0.0, droop * length * 0.22, 0.0);
        Self {
            base,
            bend,
            tip,
            half_width: length * 0.25,
            fold: 0.35,
            shape,
            color: tint(0x4F7A3F),
            rib: tint(0x9DB27A),
            edge: None,
        }
    }

    #[must_use]
    pub fn wide(mut self, half_width: f64) -> Self {
        self.half_width = half_width;
        self
    }

    #[must_use]
    pub fn folded(mut self, fold: f64) -> Self {
        self.fold = fold;
        self
    }

    #[must_use]
    pub fn colored(mut self, color: Tint, rib: Tint) -> Self {
        self.color = color;
        self.rib = rib;
        self
    }

    #[must_use]
    pub fn edged(mut self, edge: Tint) -> Self {
        self.edge = Some(edge);
        self
    }

    fn spine(&self, t: f64) -> Vec3 {
        let s = 1.0 - t;
        self.base * (s * s) + self.bend * (2.0 * s * t) + self.tip * (t * t)
    }

    fn along(&self, t: f64) -> Vec3 {
        ((self.bend - self.base) * (1.0 - t) + (self.tip - self.bend) * t).unit()
    }

    /// Sideways and upwards of the blade at a place along the rib.
    fn sideways(&self, t: f64) -> (Vec3, Vec3) {
        let along = self.along(t);
        let mut side = along.cross(at(0.0, 1.0, 0.0));
        if side.length() < 0.25 {
            side = along.cross(at(0.25, 0.4, -0.9));
        }
        let side = side.unit();
        (side, side.cross(along).unit())
    }

    /// A point on the blade: `t` along the rib, `v` from -1 (left edge) to 1 (right edge).
    fn point(&self, t: f64, v: f64) -> Vec3 {
        let (side, up) = self.sideways(t);
        let reach = self.half_width * self.shape.half_width(t);
        self.spine(t) + side * (v * reach) + up * (v.abs() * reach * self.fold)
    }

    /// Where the middle of the leaf is, to sort leaves by nearness.
    pub fn middle(&self) -> Vec3 {
        self.spine(0.55)
    }
}

impl Scene {
    /// Draws leaves, the farthest first.
    pub fn leaves(&mut self, mut leaves: Vec<Leaf>) {
        leaves.sort_by(|a, b| self.view.nearness(a.middle()).total_cmp(&self.view.nearness(b.middle())));
        for leaf in &leaves {
            self.leaf(leaf);
        }
    }

    /// Draws one leaf.
    pub fn leaf(&mut self, leaf: &Leaf) {
        if leaf.half_width * self.view.scale < 9.0 {
            return self.small_leaf(leaf);
        }
        let rim: Vec<Vec3> =
            shares(14).map(|t| leaf.point(t, -1.0)).chain(shares(14).map(|t| leaf.point(1.0 - t, 1.0))).collect();
        self.cast(&rim, leaf.base.y.min(leaf.tip.y));
        for side in [-1.0, 1.0] {
            self.half_leaf(leaf, side);
        }
        let rib: Vec<Vec3> = shares(12).map(|t| leaf.point(t * 0.97, 0.0)).collect();
        let path = self.open_line(&rib);
        let width = (leaf.half_width * self.view.scale * 0.05).clamp(0.6, 4.0);
        let rib_color = self.leaf_light(leaf, 0.5, 0.0, leaf.rib).css();
        self.stroke(&path, &rib_color, width, 0.75);
    }

    /// A leaf too small for ribs and veins.
    fn small_leaf(&mut self, leaf: &Leaf) {
        self.cast_line(&[leaf.base, leaf.tip], leaf.half_width);
        let mut rim: Vec<Vec3> = shares(5).map(|t| leaf.point(t, -1.0)).collect();
        rim.extend(shares(4).skip(1).map(|t| leaf.point(1.0 - t, 1.0)));
        let path = self.outline(&rim);
        let color = self.leaf_light(leaf, 0.6, 0.4, leaf.color).css();
        self.fill(&path, &color);
    }

    fn half_leaf(&mut self, leaf: &Leaf, side: f64) {
        let (a, b) = (self.view.project(leaf.spine(0.0)), self.view.project(leaf.tip));
        let colors: Vec<(f64, Tint)> = shares(6).map(|t| (t, self.leaf_light(leaf, t, side, leaf.color))).collect();
        let fill = self.gradient(a, b, &colors);
        if let Some(edge) = leaf.edge {
            let colors: Vec<(f64, Tint)> = shares(4).map(|t| (t, self.leaf_light(leaf, t, side, edge))).collect();
            let edge_fill = self.gradient(a, b, &colors);
            let whole = self.half_outline(leaf, side, 1.0);
            self.fill(&whole, &edge_fill);
            let inner = self.half_outline(leaf, side, 0.78);
            self.fill(&inner, &fill);
        } else {
            let path = self.half_outline(leaf, side, 1.0);
            self.fill_joined(&path, &fill);
        }
        self.veins(leaf, side);
    }

    fn half_outline(&self, leaf: &Leaf, side: f64, share: f64) -> String {
        let steps = if leaf.shape == LeafShape::Split { 72 } else { 18 };
        let mut points: Vec<Vec3> = shares(8).map(|t| leaf.point(1.0 - t, 0.0)).collect();
        points.extend(shares(steps).map(|t| {
            let cut = if leaf.shape == LeafShape::Split { split(t) } else { 1.0 };
            leaf.point(t, side * share * cut)
        }));
        self.outline(&points)
    }

    fn veins(&mut self, leaf: &Leaf, side: f64) {
        let big = leaf.half_width * self.view.scale;
        if big < 26.0 || leaf.shape == LeafShape::Sword {
            return;
        }
        let color = self.leaf_light(leaf, 0.5, side, leaf.rib).css();
        for t in shares(6).skip(1).take(5) {
            let t = t * 0.86;
            let line: Vec<Vec3> = shares(5).map(|v| leaf.point((t + 0.13 * v).min(1.0), side * v * 0.86)).collect();
            let path = self.open_line(&line);
            self.stroke(&path, &color, (big * 0.014).clamp(0.5, 1.6), 0.30);
        }
    }

    /// The color of the blade: lit from above, or shining through when the lamp is behind it.
    fn leaf_light(&self, leaf: &Leaf, t: f64, side: f64, color: Tint) -> Tint {
        let (across, up) = leaf.sideways(t.clamp(0.05, 0.95));
        let normal = (up - across * (side * leaf.fold * 1.3)).unit();
        let turned = normal.turned(self.view.turn);
        let facing = turned.dot(self.light.eye);
        let seen = if facing < 0.0 { turned * -1.0 } else { turned };
        let finish = Finish { base: color, sheen: Sheen::Satin };
        let lit = self.light.shade(finish, self.upright(seen));
        let behind = (turned.dot(self.light.lamp) * facing).min(0.0).abs();
        let through = color.times(Tint([1.25, 1.2, 0.5])).scaled(0.55 * behind);
        // Deep in the plant it is darker than at the tips.
        lit.scaled(mix(0.80, 1.04, t)).plus(through)
    }

    /// A stalk between two points with one bend.
    pub fn stalk(&mut self, from: Vec3, bend: Vec3, to: Vec3, r: (f64, f64), color: u32) {
        let line: Vec<Vec3> = shares(16)
            .map(|t| {
                let s = 1.0 - t;
                from * (s * s) + bend * (2.0 * s * t) + to * (t * t)
            })
            .collect();
        self.tube(&line, r.0, r.1, Finish::matte(color));
    }
}

/// How far the blade of a split leaf reaches at `t`: deep slits between the ribs.
fn split(t: f64) -> f64 {
    if !(0.16..0.94).contains(&t) {
        return 1.0;
    }
    let place = (t - 0.16) / 0.78 * 5.0;
    let near_slit = (place - place.round()).abs();
    if near_slit < 0.10 && place.round() > 0.4 { mix(0.42, 0.95, (near_slit / 0.10).powi(2)) } else { 1.0 }
}
