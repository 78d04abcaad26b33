//! The fountain pen, its ink and the pencils.

use crate::art::{Block, Finish, Profile, Ring, Scene, Vec3, at, mix, shares};
use crate::drawings::palette::{black, brass};

/// A fountain pen that lies open, its nib to the left; `middle` is the middle of its body.
pub fn fountain_pen(s: &mut Scene, middle: Vec3, body: Finish) {
    let p = |x: f64| middle + at(x, 0.62, 0.0);
    let line = |from: f64, to: f64, n: u32| -> Vec<Vec3> { shares(n).map(|t| p(mix(from, to, t))).collect() };
    s.tube_with(
        &line(-3.2, 5.6, 40),
        |t| mix(0.60, 0.62, t) * if t > 0.94 { (1.0 - ((t - 0.94) / 0.06).powi(2)).max(0.0).sqrt() } else { 1.0 },
        body,
    );
    s.tube(&line(-3.5, -3.1, 4), 0.58, 0.60, brass());
    s.tube_with(&line(-5.9, -3.4, 16), |t| mix(0.40, 0.54, t), black());
    s.tube(&line(-6.1, -5.85, 3), 0.43, 0.43, brass());
    nib(s, p(-6.0));
}

fn nib(s: &mut Scene, root: Vec3) {
    let half = |sign: f64| -> Vec<Vec3> {
        shares(14)
            .map(|t| root + at(-2.5 * t, 0.1, sign * 0.40 * (1.0 - t).powf(0.75) * mix(0.9, 1.0, (t * 4.0).min(1.0))))
            .collect()
    };
    let mut outline = half(1.0);
    outline.extend(half(-1.0).into_iter().rev());
    s.cast(&outline, 0.4);
    let gold = s.seen(brass(), at(-0.3, 0.9, 0.0).unit());
    let (a, b) = (s.view.project(root + at(0.0, 0.0, -0.4)), s.view.project(root + at(0.0, 0.0, 0.4)));
    let fill =
        s.gradient(a, b, &[(0.0, gold.scaled(0.8)), (0.35, gold.scaled(1.45)), (0.6, gold), (1.0, gold.scaled(0.6))]);
    let path = s.outline(&outline);
    s.fill(&path, &fill);
    let slit = s.open_line(&[root + at(-0.7, 0.1, 0.0), root + at(-2.45, 0.1, 0.0)]);
    let k = s.view.scale;
    s.stroke(&slit, "#3a2a12", 0.05 * k, 0.9);
    let (x, y) = s.view.project(root + at(-0.7, 0.1, 0.0));
    s.put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"#3a2a12\"/>", 0.085 * k));
}

/// The cap of the pen, lying, with its clip.
pub fn pen_cap(s: &mut Scene, middle: Vec3, body: Finish) {
    let p = |x: f64| middle + at(x, 0.68, 0.0);
    let line: Vec<Vec3> = shares(30).map(|t| p(mix(-3.0, 3.0, t))).collect();
    s.tube_with(
        &line,
        |t| 0.68 * if t > 0.93 { (1.0 - ((t - 0.93) / 0.07).powi(2)).max(0.0).sqrt() } else { 1.0 },
        body,
    );
    s.tube(&[p(-3.05), p(-2.8), p(-2.5)], 0.70, 0.70, brass());
    let clip = |x: f64| middle + at(x, 1.3, 0.22);
    s.tube(&[clip(2.3), clip(0.0), clip(-1.9)], 0.15, 0.11, brass());
    s.ball(clip(-2.0), 0.2, brass());
}

/// A bottle of ink with a black lid and a paper label.
pub fn ink_bottle(s: &mut Scene, foot: Vec3, ink: Finish, edge: &str, label: &str) {
    let inside = Profile::from(3.0, 0.5).bend((3.35, 0.5), 3.4, 1.0).line(3.4, 3.9);
    s.lathe(foot, &inside, ink);
    s.disc(foot, Ring { r: 3.4, y: 3.9 }, ink.shaded(1.5));
    let glass =
        Profile::from(3.2, 0.0).bend((3.8, 0.0), 3.8, 0.7).line(3.8, 4.4).bend((3.8, 5.2), 2.4, 5.5).line(2.2, 5.9);
    s.lathe_shadow(foot, &glass);
    s.glass(foot, &glass, edge);
    let wrap: Vec<Vec3> = shares(24)
        .map(|t| mix(-0.95, 0.95, t))
        .map(|a| foot + at(3.82 * a.sin(), 3.7, 3.82 * a.cos()))
        .chain(shares(24).map(|t| mix(0.95, -0.95, t)).map(|a| foot + at(3.82 * a.sin(), 1.3, 3.82 * a.cos())))
        .collect();
    let path = s.outline(&wrap);
    let (a, b) = (s.view.project(foot + at(-3.4, 0.0, 0.0)), s.view.project(foot + at(3.4, 0.0, 0.0)));
    let paper = s.seen(Finish::matte(0xF1ECE0), at(-0.2, 0.1, 0.95).unit());
    let fill = s.gradient(a, b, &[(0.0, paper.scaled(0.92)), (0.35, paper.scaled(1.05)), (1.0, paper.scaled(0.72))]);
    s.fill(&path, &fill);
    for (y, wide) in [(3.0, 0.34), (2.5, 0.5), (1.9, 0.2)] {
        let line: Vec<Vec3> =
            shares(12).map(|t| mix(-wide, wide, t)).map(|a| foot + at(3.83 * a.sin(), y, 3.83 * a.cos())).collect();
        let d = s.open_line(&line);
        s.stroke(&d, label, if y < 2.2 { 0.22 } else { 0.10 } * s.view.scale, 0.85);
    }
    let lid = Profile::from(2.55, 5.7).line(2.6, 5.9).line(2.6, 7.6).bend((2.6, 8.0), 2.2, 8.0);
    s.lathe_ribbed(foot, &lid, 26, |y, phi| {
        if y < 7.5 { black().shaded(1.0 + 0.5 * (phi * 26.0).cos().max(0.0)) } else { black() }
    });
}

/// Pencils side by side, points up, held by a paper band.
pub fn pencils(s: &mut Scene, middle: Vec3, colors: &[u32], banded: bool) {
    let count = f64::from(u32::try_from(colors.len()).unwrap_or(1));
    for (i, color) in shares(u32::try_from(colors.len()).unwrap_or(1)).zip(colors) {
        let x = (i * count - (count - 1.0) / 2.0) * 0.82;
        let lift = if banded { 0.0 } else { 0.55 * (x * 2.3).sin() };
        pencil(s, middle + at(x, 0.36, lift), *color);
    }
    if banded {
        let band = Block::new(middle + at(0.0, 0.0, 2.6), at(count * 0.82 + 0.25, 0.85, 3.6)).soft(0.3, 0.2);
        s.block(&band, Finish::matte(0xEFE8DA));
        let f = band.top();
        let line =
            s.open_line(&[f[0].toward(f[3], 0.5) + at(0.8, 0.0, 0.0), f[1].toward(f[2], 0.5) + at(-0.8, 0.0, 0.0)]);
        s.stroke(&line, "#4a4239", 0.16 * s.view.scale, 0.7);
    }
}

fn pencil(s: &mut Scene, middle: Vec3, color: u32) {
    let p = |z: f64| middle + at(0.0, 0.0, z);
    let lacquer = Finish::satin(color);
    s.tube(&[p(8.6), p(2.0), p(-6.6)], 0.36, 0.36, lacquer);
    s.tube(&[p(8.75), p(8.6)], 0.34, 0.36, lacquer.shaded(0.8));
    let cone: Vec<Vec3> = shares(12).map(|t| p(mix(-6.6, -8.7, t))).collect();
    s.tube(&cone, 0.36, 0.09, Finish::matte(0xDDBB8C));
    s.tube(&[p(-8.3), p(-8.6), p(-8.95)], 0.13, 0.02, Finish::satin(0x2a2826));
    let ridge = s.open_line(&[p(8.5) + at(-0.12, 0.3, 0.0), p(-6.5) + at(-0.12, 0.3, 0.0)]);
    s.stroke(&ridge, "#ffffff", 0.05 * s.view.scale, 0.5);
    let ridge = s.open_line(&[p(8.5) + at(0.17, 0.3, 0.0), p(-6.5) + at(0.17, 0.3, 0.0)]);
    s.stroke(&ridge, "#000000", 0.05 * s.view.scale, 0.22);
}
