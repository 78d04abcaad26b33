//! Notebooks, letters and the weekly pad.

use crate::art::{Block, Finish, Scene, Vec3, add, at, mix, shares};

const PAPER: u32 = 0xF3EEE4;

/// A cloth-bound notebook of A5 that lies closed.
pub fn notebook(s: &mut Scene, foot: Vec3, cloth: Finish, ribbon: u32) {
    let (w, d) = (14.8, 21.0);
    let cover = |y: f64| Block::new(foot + at(0.0, y, 0.0), at(w, 0.28, d)).soft(0.5, 0.13);
    let pages = Block::new(foot + at(0.15, 0.28, 0.0), at(w - 0.7, 1.3, d - 0.6)).soft(0.1, 0.05);
    let tail: Vec<Vec3> =
        shares(14).map(|t| foot + at(2.0 + 0.7 * (t * 5.0).sin(), mix(0.9, 0.05, t), d / 2.0 + 3.4 * t)).collect();
    s.block(&cover(0.0), cloth);
    s.block(&pages, Finish::matte(PAPER));
    leaf_edges(s, &pages);
    let d_path = s.open_line(&tail);
    let color = s.seen(Finish::cloth(ribbon), at(0.0, 1.0, 0.0)).css();
    s.cast_line(&tail, 0.5);
    let width = 0.5 * s.view.scale;
    s.stroke(&d_path, &color, width, 1.0);
    let top = cover(1.58);
    let spine = Block::new(foot + at(-w / 2.0 + 0.18, 0.0, 0.0), at(0.4, 1.86, d)).soft(0.18, 0.12);
    s.block(&spine, cloth);
    s.block(&top, cloth);
    let face = top.top();
    s.woven(face, 0.085, 0.07);
    // The hinge beside the spine, pressed into the cloth.
    let hinge = |x: f64| [face[0] + at(x, 0.0, 0.0), face[3] + at(x, 0.0, 0.0)];
    let line = s.open_line(&hinge(1.3));
    s.stroke(&line, "#000000", 0.16 * s.view.scale, 0.16);
    let line = s.open_line(&hinge(1.42));
    s.stroke(&line, "#ffffff", 0.05 * s.view.scale, 0.22);
    label(s, face);
}

/// A small paper label in the upper part of a cover.
fn label(s: &mut Scene, face: [Vec3; 4]) {
    let spot = |u: f64, v: f64| face[0].toward(face[1], u).toward(face[3].toward(face[2], u), v);
    let card = [spot(0.36, 0.17), spot(0.76, 0.17), spot(0.76, 0.29), spot(0.36, 0.29)];
    s.unshadowed(|s| s.plate(&card, at(0.0, 1.0, 0.0), Finish::matte(PAPER)));
    for v in [0.215, 0.25] {
        let line = s.open_line(&[spot(0.40, v), spot(0.72, v)]);
        s.stroke(&line, "#8a7f70", 0.05 * s.view.scale, 0.7);
    }
}

/// The fine lines of pages on the two sides of a block that are seen.
fn leaf_edges(s: &mut Scene, pages: &Block) {
    for face in [pages.front(), pages.right()] {
        for i in 1..12 {
            let v = f64::from(i) / 12.0;
            let line = s.open_line(&[face[0].toward(face[3], v), face[1].toward(face[2], v)]);
            s.stroke(&line, "#7d7364", 0.8, 0.22);
        }
    }
}

/// The same notebook open, its pages dotted.
pub fn open_notebook(s: &mut Scene, foot: Vec3, cloth: Finish) {
    let cover = Block::new(foot, at(30.2, 0.3, 21.0)).soft(0.5, 0.13);
    s.block(&cover, cloth);
    for side in [-1.0, 1.0] {
        let page = |u: f64, v: f64| {
            let swell = 0.9 * (1.0 - (2.0 * u - 0.75).powi(2)).max(0.0) + 0.5;
            foot + at(side * 14.5 * u, swell, mix(-10.1, 10.1, v))
        };
        s.sheet((24, 4), Finish::matte(PAPER), |u, v| if side > 0.0 { page(u, v) } else { page(1.0 - u, v) });
        let mut dots = String::new();
        let size = (0.045 * s.view.scale).max(0.7);
        for i in 1..27 {
            for j in 1..38 {
                let (x, y) = s.view.project(page(f64::from(i) / 27.0, f64::from(j) / 38.0));
                add(&mut dots, format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\"/>"));
            }
        }
        s.put(format_args!("<g fill=\"#a59a89\" fill-opacity=\"0.75\">{dots}</g>"));
    }
    let (a, b) = (s.view.project(foot + at(-2.2, 1.0, 0.0)), s.view.project(foot + at(2.2, 1.0, 0.0)));
    let fold = s.veil(a, b, "#3b2a18", &[(0.0, 0.0), (0.46, 0.26), (0.5, 0.40), (0.54, 0.20), (1.0, 0.0)]);
    let strip = [at(-2.2, 0.7, -10.1), at(2.2, 0.7, -10.1), at(2.2, 0.7, 10.1), at(-2.2, 0.7, 10.1)].map(|p| foot + p);
    let path = s.outline(&strip);
    s.fill(&path, &fold);
}

/// Sheets and envelopes of a letter set, fanned out.
pub fn envelopes(s: &mut Scene, foot: Vec3, paper: Finish, lining: Finish) {
    for (i, degrees) in [9.0, 4.0, -2.0].into_iter().enumerate() {
        let y = f64::from(u32::try_from(i).unwrap_or(0)) * 0.12;
        s.turned(degrees, |s| {
            let sheet = Block::new(foot + at(3.4, y, -4.6), at(14.8, 0.1, 21.0)).soft(0.1, 0.04);
            s.block(&sheet, paper.shaded(1.03));
        });
    }
    for (i, degrees) in [-12.0, -7.0].into_iter().enumerate() {
        let y = 0.45 + f64::from(u32::try_from(i).unwrap_or(0)) * 0.22;
        s.turned(degrees, |s| envelope(s, foot + at(-3.0, y, 5.4), paper, lining, i == 1));
    }
}

/// One envelope from behind; `open` shows its lining.
fn envelope(s: &mut Scene, foot: Vec3, paper: Finish, lining: Finish, open: bool) {
    let (w, d) = (16.2, 11.4);
    let body = Block::new(foot, at(w, 0.14, d)).soft(0.25, 0.06);
    s.block(&body, paper);
    let f = body.top();
    let middle = f[0].toward(f[2], 0.5) + at(0.0, 0.05, 0.8);
    if open {
        let flap = [f[0], f[1], f[0].toward(f[1], 0.5) + at(0.0, 0.05, -6.4)];
        s.plate(&flap, at(0.0, 1.0, 0.1), lining);
        let mouth = [f[0], f[1], middle];
        s.unshadowed(|s| s.plate(&mouth, at(0.0, 1.0, 0.0), lining.shaded(0.86)));
    }
    for side in [[f[0], middle, f[3]], [f[1], middle, f[2]]] {
        s.unshadowed(|s| s.plate(&side, at(0.0, 1.0, 0.0), paper.shaded(0.97)));
        let line = s.open_line(&[side[0], side[1]]);
        s.stroke(&line, "#6f6353", 1.6, 0.35);
    }
    let front = [f[3], middle + at(0.0, 0.05, -0.6), f[2]];
    s.unshadowed(|s| s.plate(&front, at(0.0, 1.0, 0.0), paper));
    let line = s.open_line(&front);
    s.stroke(&line, "#6f6353", 1.8, 0.45);
}

/// What somebody wrote into the week: day, line and length.
const ENTRIES: [(f64, f64, f64); 7] = [
    (0.0, 1.0, 0.09),
    (0.0, 3.0, 0.07),
    (1.0, 2.0, 0.10),
    (2.0, 1.0, 0.06),
    (3.0, 5.0, 0.09),
    (4.0, 2.0, 0.08),
    (4.0, 3.0, 0.05),
];

/// A pad of sheets for the week, lying.
pub fn weekly_pad(s: &mut Scene, foot: Vec3, accent: &str) {
    let pad = Block::new(foot, at(29.7, 1.1, 21.0)).soft(0.15, 0.06);
    s.block(&pad, Finish::matte(PAPER));
    let f = pad.top();
    let spot = |u: f64, v: f64| f[0].toward(f[1], u).toward(f[3].toward(f[2], u), v);
    let k = s.view.scale;
    let binding = [spot(0.0, 0.0), spot(1.0, 0.0), spot(1.0, 0.035), spot(0.0, 0.035)];
    let path = s.outline(&binding);
    s.fill(&path, accent);
    for i in 0..=7 {
        let u = mix(0.04, 0.96, f64::from(i) / 7.0);
        let line = s.open_line(&[spot(u, 0.16), spot(u, 0.95)]);
        s.stroke(&line, "#8d8271", 0.04 * k, 0.65);
        if i < 7 {
            let name = s.open_line(&[spot(u + 0.02, 0.135), spot(u + 0.075, 0.135)]);
            s.stroke(&name, accent, 0.16 * k, 0.9);
        }
    }
    for row in shares(11) {
        let v = mix(0.16, 0.95, row);
        let line = s.open_line(&[spot(0.04, v), spot(0.96, v)]);
        s.stroke(&line, "#8d8271", 0.025 * k, 0.5);
    }
    let title = s.open_line(&[spot(0.04, 0.085), spot(0.22, 0.085)]);
    s.stroke(&title, "#4a4239", 0.24 * k, 0.85);
    for (day, row, length) in ENTRIES {
        let (u, v) = (mix(0.04, 0.96, day / 7.0) + 0.012, mix(0.16, 0.95, (row + 0.5) / 11.0));
        let words: Vec<Vec3> = shares(16).map(|t| spot(u + length * t, v + 0.009 * (t * 34.0 + day).sin())).collect();
        let line = s.open_line(&words);
        s.stroke(&line, "#2c3a55", 0.05 * k, 0.75);
    }
}
