//! Rods and tubes: handles, spouts, legs, wires and cords.

use super::light::{Finish, Tint};
use super::scene::Scene;
use super::space::{Point, Vec3, at, mix, shares};

impl Scene {
    /// A tube along a line of points; its radius runs evenly from `from` to `to` centimetres.
    pub fn tube(&mut self, line: &[Vec3], from: f64, to: f64, finish: Finish) {
        self.tube_with(line, |t| mix(from, to, t), finish);
    }

    /// A tube whose radius depends on the share of the way along it.
    pub fn tube_with(&mut self, line: &[Vec3], radius: impl Fn(f64) -> f64, finish: Finish) {
        let last = line.len() - 1;
        self.cast_line(line, radius(0.5) * 2.0);
        let spots: Vec<Point> = line.iter().map(|p| self.view.project(*p)).collect();
        let total: f64 = spots.windows(2).map(|w| (w[1].0 - w[0].0).hypot(w[1].1 - w[0].1)).sum();
        let mut walked = 0.0;
        for i in 0..last {
            let (a, b) = (spots[i], spots[i + 1]);
            let length = (b.0 - a.0).hypot(b.1 - a.1);
            if length < 0.01 {
                continue;
            }
            let (t0, t1) = (walked / total, (walked + length) / total);
            walked += length;
            let (w0, w1) = (radius(t0) * self.view.scale, radius(t1) * self.view.scale);
            // Each piece starts where the one before it bends, so that no gap opens at the outside.
            let before = if i == 0 { a } else { spots[i - 1] };
            let after = if i + 1 == last { b } else { spots[i + 2] };
            self.tube_piece((a, b), (w0, w1), (across(before, b), across(a, after)), finish, line[i + 1] - line[i]);
        }
    }

    /// A ball, such as the end of a rod or a knob.
    pub fn ball(&mut self, middle: Vec3, r: f64, finish: Finish) {
        let mut profile = super::profile::Profile::from(0.0, -r);
        for t in shares(24).skip(1) {
            let a = (t - 0.5) * std::f64::consts::PI;
            profile = profile.line((r * a.cos()).max(0.0), r * a.sin());
        }
        self.lathe(middle, &profile, finish);
    }

    fn tube_piece(
        &mut self,
        ends: (Point, Point),
        widths: (f64, f64),
        sides: (Point, Point),
        finish: Finish,
        along: Vec3,
    ) {
        let (a, b) = ends;
        let side = across(a, b);
        let colors = self.tube_colors(side, finish, along);
        let wide = widths.0.max(widths.1);
        let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
        let fill = self.gradient(
            (middle.0 - side.0 * wide, middle.1 - side.1 * wide),
            (middle.0 + side.0 * wide, middle.1 + side.1 * wide),
            &colors,
        );
        let (s0, s1) = sides;
        // A hair longer than the piece, so that the next one lies over its end.
        let (dx, dy) = (side.1 * 1.6, -side.0 * 1.6);
        self.put(format_args!(
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\" fill=\"{fill}\"/>",
            a.0 - s0.0 * widths.0,
            a.1 - s0.1 * widths.0,
            b.0 - s1.0 * widths.1 + dx,
            b.1 - s1.1 * widths.1 + dy,
            b.0 + s1.0 * widths.1 + dx,
            b.1 + s1.1 * widths.1 + dy,
            a.0 + s0.0 * widths.0,
            a.1 + s0.1 * widths.0,
        ));
    }

    /// The colors across a tube that runs `along`, from one side of it to the other.
    fn tube_colors(&self, side: Point, finish: Finish, along: Vec3) -> Vec<(f64, Tint)> {
        // The tube's own axis in front of the camera decides how far its lit side turns away.
        let axis = along.turned(self.view.turn).unit();
        let eye = self.light.eye;
        let facing = (eye - axis * eye.dot(axis)).unit();
        let flank = facing.cross(axis).unit();
        let right = self.flank_point(flank);
        let flip = if right.0 * side.0 + right.1 * side.1 < 0.0 { -1.0 } else { 1.0 };
        shares(14)
            .map(|t| {
                let phi = (t * 2.0 - 1.0) * std::f64::consts::FRAC_PI_2;
                let normal = flank * (phi.sin() * flip) + facing * phi.cos();
                (f64::midpoint(phi.sin(), 1.0), self.light.shade(finish, self.upright(normal)))
            })
            .collect()
    }

    /// Where a turned direction points in the picture.
    fn flank_point(&self, d: Vec3) -> Point {
        (d.x, d.z * self.view.squeeze() - d.y * self.view.rise())
    }
}

/// The unit direction in the picture that lies across the line from `a` to `b`.
fn across(a: Point, b: Point) -> Point {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.hypot(dy).max(1e-9);
    (-dy / length, dx / length)
}

/// A line of points along a circle's arc that lies in the upright plane through `middle`,
/// from one angle to another (degrees, 0 to the right, 90 up).
pub fn upright_arc(middle: Vec3, rx: f64, ry: f64, degrees: (f64, f64), n: u32) -> Vec<Vec3> {
    shares(n)
        .map(|t| {
            let a = mix(degrees.0, degrees.1, t).to_radians();
            middle + at(rx * a.cos(), ry * a.sin(), 0.0)
        })
        .collect()
}

/// A line of points along a level circle's arc (degrees, 0 to the right, 90 away from the camera).
pub fn level_arc(middle: Vec3, rx: f64, rz: f64, degrees: (f64, f64), n: u32) -> Vec<Vec3> {
    shares(n)
        .map(|t| {
            let a = mix(degrees.0, degrees.1, t).to_radians();
            middle + at(rx * a.cos(), 0.0, -rz * a.sin())
        })
        .collect()
}
