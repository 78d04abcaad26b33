//! The blanket, the cushion, the towels and the rug.

use crate::art::{Block, Dice, Finish, Scene, Vec3, at, mix, shares};

/// A wool blanket folded three times; `stripe` is the color of its stripes and of the stitch round it.
pub fn blanket(s: &mut Scene, foot: Vec3, wool: Finish, stripe: Finish) {
    s.turned(-26.0, |s| {
        for i in 0..4 {
            let y = f64::from(i) * 3.5;
            let size = at(38.0 - 0.5 * f64::from(i % 2), 3.75, 28.0);
            let layer = Block::new(foot + at(0.3 * f64::from(i % 2), y, 0.0), size).soft(1.9, 1.85).bellied(0.12);
            s.block(&layer, wool);
            for face in [layer.top(), layer.front(), layer.right()] {
                s.woven(face, 0.42, 0.055);
            }
            if i == 3 {
                stripes(s, layer.top(), stripe);
            }
            if i % 2 == 1 {
                edging(s, layer.front(), stripe);
            }
        }
    });
}

/// Two stripes across the top of a folded cloth.
fn stripes(s: &mut Scene, top: [Vec3; 4], stripe: Finish) {
    let spot = |u: f64, v: f64| top[0].toward(top[1], u).toward(top[3].toward(top[2], u), v);
    for (from, to) in [(0.70, 0.80), (0.84, 0.87)] {
        let band = [spot(0.0, from), spot(1.0, from), spot(1.0, to), spot(0.0, to)];
        s.unshadowed(|s| s.plate(&band, at(0.0, 1.0, 0.0), stripe));
        s.woven(band, 0.42, 0.05);
    }
}

/// Blanket stitch along the front edge of a layer: short threads over the edge, tied by one along it.
fn edging(s: &mut Scene, front: [Vec3; 4], thread: Finish) {
    let color = s.seen(thread, at(-0.2, 0.5, 0.85).unit()).css();
    let width = 0.13 * s.view.scale;
    let mut path = String::new();
    for t in shares(40) {
        let middle = front[0].toward(front[3], 0.42).toward(front[1].toward(front[2], 0.42), t);
        path.push_str(&s.open_line(&[middle + at(0.0, 0.9, -0.25), middle + at(0.05, -0.15, 0.12)]));
    }
    path.push_str(&s.open_line(&[
        front[0].toward(front[3], 0.48) + at(0.0, 0.0, 0.12),
        front[1].toward(front[2], 0.48) + at(0.0, 0.0, 0.12),
    ]));
    s.stroke(&path, &color, width, 0.9);
}

/// A cushion that stands on its edge; `half` is half its side.
pub fn cushion(s: &mut Scene, foot: Vec3, half: f64, cover: Finish, piping: Finish) {
    let rim = |a: f64, b: f64| {
        let pinch = |c: f64| 1.0 - 0.085 * (1.0 - c * c);
        foot + at(a * half * pinch(b), half + b * half * pinch(a), -b * half * 0.16)
    };
    let shape = |a: f64, b: f64| {
        let puff = ((1.0 - a.abs().powf(2.3)) * (1.0 - b.abs().powf(2.3))).max(0.0).powf(0.62);
        // Folds run in from the corners and die away towards the middle.
        let corner = (a.abs() * b.abs()).powi(2);
        let fold = 0.055 * half * (a * 11.0 - b * 9.0 * a.signum() * b.signum()).sin() * corner.sqrt() * (1.0 - puff);
        let dent = -0.05 * half * (-((a - 0.1).powi(2) * 5.0 + (b - 0.25).powi(2) * 3.0)).exp();
        rim(a, b) + at(0.0, 0.0, puff * half * 0.52 + fold + dent)
    };
    let back: Vec<Vec3> = border(&rim);
    s.cast(&back, 0.0);
    let deep: Vec<Vec3> = back.iter().map(|q| *q + at(0.0, 0.0, half * 0.34)).collect();
    s.cast(&deep, 0.0);
    s.unshadowed(|s| s.sheet((48, 90), cover, |u, v| shape(u * 2.0 - 1.0, v * 2.0 - 1.0)));
    let path = s.outline(&back);
    s.weave(&path, 0.26, 0.0, 0.085);
    let mut cord = back.clone();
    cord.push(back[0]);
    s.unshadowed(|s| s.tube(&cord, 0.42, 0.42, piping));
}

/// The four sides of a square rule, as one line.
fn border(rim: &impl Fn(f64, f64) -> Vec3) -> Vec<Vec3> {
    let walk = |n: u32| shares(n).take(usize::try_from(n).unwrap_or(0)).map(|t| t * 2.0 - 1.0);
    let mut out: Vec<Vec3> = walk(22).map(|t| rim(t, -1.0)).collect();
    out.extend(walk(22).map(|t| rim(1.0, t)));
    out.extend(walk(22).map(|t| rim(-t, 1.0)));
    out.extend(walk(22).map(|t| rim(-1.0, -t)));
    out
}

/// Folded towels of waffle cotton on top of each other.
pub fn towels(s: &mut Scene, foot: Vec3, cloths: &[Finish]) {
    s.turned(-24.0, |s| {
        for (i, cloth) in cloths.iter().enumerate() {
            let n = f64::from(u32::try_from(i).unwrap_or(0));
            let y = n * 5.6;
            for (part, lift) in [(0.0, 0.0), (1.0, 2.75)] {
                let size = at(34.0 - n * 0.8, 3.0, 24.0 - n * 0.6);
                let layer = Block::new(foot + at(0.4 * part, y + lift, 0.2 * n), size).soft(1.5, 1.45).bellied(0.1);
                s.block(&layer, *cloth);
                for face in [layer.top(), layer.front(), layer.right()] {
                    s.woven(face, 0.9, 0.075);
                }
            }
        }
        let last = f64::from(u32::try_from(cloths.len()).unwrap_or(1)) - 1.0;
        let loop_: Vec<Vec3> = shares(14)
            .map(|t| foot + at(16.4 + 2.0 * (t * std::f64::consts::PI).sin(), last * 5.6 + 2.7, 3.0 + 3.0 * t))
            .collect();
        s.tube(&loop_, 0.25, 0.25, Finish::cloth(0xD8CBB2));
    });
}

/// A flat-woven rug from above; its long side runs up the picture.
pub fn rug(s: &mut Scene, middle: Vec3, ground: Finish, pattern: [Finish; 2]) {
    let (w, l) = (118.0, 170.0);
    let slab = Block::new(middle, at(w, 0.9, l)).soft(0.6, 0.4);
    warp_ends(s, middle, (w, l));
    s.block(&slab, ground);
    let f = slab.top();
    let spot = |u: f64, v: f64| f[0].toward(f[1], u).toward(f[3].toward(f[2], u), v);
    let band = |s: &mut Scene, from: f64, to: f64, color: Finish| {
        let corners = [spot(0.0, from), spot(1.0, from), spot(1.0, to), spot(0.0, to)];
        s.unshadowed(|s| s.plate(&corners, at(0.0, 1.0, 0.0), color));
    };
    for (from, to, which) in
        [(0.03, 0.055, 0), (0.075, 0.085, 1), (0.17, 0.20, 1), (0.80, 0.83, 1), (0.915, 0.925, 1), (0.945, 0.97, 0)]
    {
        band(s, from, to, pattern[which]);
    }
    diamonds(s, &spot, 0.105, 0.155, 9, pattern[0]);
    diamonds(s, &spot, 0.845, 0.895, 9, pattern[0]);
    for i in 0..5 {
        let v = 0.24 + f64::from(i) * 0.106;
        diamonds(s, &spot, v, v + 0.096, 5, pattern[usize::from(i % 2 == 0)]);
    }
    s.woven(f, 0.9, 0.05);
    for t in shares(85) {
        let line = s.open_line(&[spot(0.0, t), spot(1.0, t)]);
        s.stroke(&line, "#2b1c10", 1.4, 0.10);
    }
}

/// The fringe at both ends: the warp itself, knotted.
fn warp_ends(s: &mut Scene, middle: Vec3, (w, l): (f64, f64)) {
    let mut dice = Dice::new(15);
    for end in [-1.0, 1.0] {
        for t in shares(78) {
            let root = middle + at(mix(-w / 2.0 + 0.8, w / 2.0 - 0.8, t), 0.4, end * l / 2.0);
            let tip = root + at(dice.between(-0.8, 0.8), -0.3, end * dice.between(4.6, 6.4));
            let bend = root.toward(tip, 0.5) + at(dice.between(-0.3, 0.3), 0.0, 0.0);
            s.tube(&[root, bend, tip], 0.42, 0.3, Finish::cloth(0xE7DCC6));
        }
    }
}

/// A row of diamonds across the rug.
fn diamonds(s: &mut Scene, spot: &impl Fn(f64, f64) -> Vec3, from: f64, to: f64, count: u32, color: Finish) {
    let half = 0.5 / f64::from(count) * 0.92;
    let middle = f64::midpoint(from, to);
    for i in 0..count {
        let u = (f64::from(i) + 0.5) / f64::from(count);
        // Woven diamonds have steps, not slants.
        let mut outline = Vec::new();
        for (sx, sy) in [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            for k in 0..5 {
                let t = f64::from(k) / 5.0;
                let (x, y) = if sx * sy < 0.0 { (t, 1.0 - t) } else { (1.0 - t, t) };
                let step = |x: f64, y: f64| spot(u + sx * half * x, middle + sy * (to - from) / 2.0 * y);
                if sx * sy < 0.0 {
                    outline.push(step(x, y));
                    outline.push(step(x + 0.2, y));
                } else {
                    outline.push(step(x, y));
                    outline.push(step(x, y + 0.2));
                }
            }
        }
        s.unshadowed(|s| s.plate(&outline, at(0.0, 1.0, 0.0), color));
    }
}
