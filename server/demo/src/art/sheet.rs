//! Cloth and other bent surfaces: a sheet given by a rule, lit row by row.

use super::light::{Finish, Tint};
use super::scene::Scene;
use super::space::{Point, Vec3, shares};

impl Scene {
    /// A bent sheet: `shape` gives the point for `u` (across) and `v` (from the row painted first
    /// to the one painted last), both 0 to 1. Both sides of it are lit alike.
    pub fn sheet(&mut self, (across, rows): (u32, u32), finish: Finish, shape: impl Fn(f64, f64) -> Vec3) {
        self.sheet_with((across, rows), |_, _| finish, shape);
    }

    /// A bent sheet whose finish depends on the place.
    pub fn sheet_with(
        &mut self,
        (across, rows): (u32, u32),
        finish: impl Fn(f64, f64) -> Finish,
        shape: impl Fn(f64, f64) -> Vec3,
    ) {
        let step = 1.0 / f64::from(rows);
        self.cast_sheet(&shape);
        for row in shares(rows).take(usize::try_from(rows).unwrap_or(0)) {
            let below: Vec<Vec3> = shares(across).map(|u| shape(u, row)).collect();
            // A little further than its own row, so that no gap opens to the next.
            let above: Vec<Vec3> = shares(across).map(|u| shape(u, row + step * 1.25)).collect();
            let from = self.view.project(below[0].toward(above[0], 0.5));
            let end = below.len() - 1;
            let to = self.view.project(below[end].toward(above[end], 0.5));
            let mid = row + step * 0.5;
            let colors = self.row_colors(across, (from, to), |u| finish(u, mid), &shape, mid);
            let fill = self.gradient(from, to, &colors);
            let mut corners = below;
            corners.extend(above.into_iter().rev());
            let path = self.outline(&corners);
            self.fill(&path, &fill);
        }
    }

    fn row_colors(
        &self,
        across: u32,
        (from, to): (Point, Point),
        finish: impl Fn(f64) -> Finish,
        shape: impl Fn(f64, f64) -> Vec3,
        v: f64,
    ) -> Vec<(f64, Tint)> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).max(1e-6);
        let h = 0.004;
        let mut last = 0.0;
        shares(across)
            .map(|u| {
                let point = shape(u, v);
                let du = shape((u + h).min(1.0), v) - shape((u - h).max(0.0), v);
                let dv = shape(u, v + h) - shape(u, v - h);
                let normal = du.cross(dv).unit();
                let turned = normal.turned(self.view.turn);
                let toward = if turned.dot(self.light.eye) < 0.0 { turned * -1.0 } else { turned };
                let spot = self.view.project(point);
                let t = ((spot.0 - from.0) * dx + (spot.1 - from.1) * dy) / length;
                // Along a gradient the shares may only grow.
                last = t.clamp(last, 1.0);
                (last, self.light.shade(finish(u), self.upright(toward)))
            })
            .collect()
    }

    fn cast_sheet(&mut self, shape: &impl Fn(f64, f64) -> Vec3) {
        const PARTS: u32 = 8;
        let step = 1.0 / f64::from(PARTS);
        for v in shares(PARTS - 1).map(|t| t * (1.0 - step)) {
            for u in shares(PARTS - 1).map(|t| t * (1.0 - step)) {
                let corners = [shape(u, v), shape(u + step, v), shape(u + step, v + step), shape(u, v + step)];
                let low = corners.iter().fold(f64::INFINITY, |m, p| m.min(p.y));
                self.cast(&corners, low);
            }
        }
    }
}
