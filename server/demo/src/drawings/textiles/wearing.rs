//! The ribbed beanie and the canvas tote.

use crate::art::{Finish, Profile, Scene, Vec3, at, mix, shares, through};

/// A beanie knitted in ribs with its brim turned up, standing as on a head.
pub fn beanie(s: &mut Scene, foot: Vec3, wool: Finish) {
    let ribbed = |count: f64, depth: f64| {
        move |_y: f64, phi: f64| {
            wool.shaded(mix(1.0 - depth, 1.0 + depth * 0.45, f64::midpoint((phi * count).cos(), 1.0)))
        }
    };
    let brim = Profile::from(9.5, 0.0).bend((10.1, 0.0), 10.2, 0.8).line(10.4, 6.2).bend((10.4, 7.2), 9.6, 7.2);
    s.lathe_ribbed(foot, &brim, 36, ribbed(36.0, 0.34));
    let crown = Profile::from(9.4, 6.6).sway((9.8, 11.4), (8.4, 16.8), 3.4, 19.2).bend((1.2, 20.1), 0.0, 20.1);
    s.lathe_ribbed(foot, &crown, 36, ribbed(36.0, 0.34));
    // The crease where the brim turns up.
    let crease: Vec<Vec3> =
        shares(30).map(|t| mix(-1.5, 1.5, t)).map(|a| foot + at(9.45 * a.sin(), 7.0, 9.45 * a.cos())).collect();
    let d = s.open_line(&crease);
    s.blurred(4.0, |s| s.stroke(&d, "#1c0f04", 12.0, 0.38));
    for row in shares(7) {
        knit(s, foot, &brim, mix(0.8, 5.6, row), 0.52);
    }
    for row in shares(11) {
        knit(s, foot, &crown, mix(7.8, 17.0, row), 0.6);
    }
    let label = [(-0.24, 2.2), (0.24, 2.2), (0.24, 4.4), (-0.24, 4.4)]
        .map(|(a, y): (f64, f64)| foot + at(10.4 * a.sin(), y, 10.45 * a.cos()));
    s.unshadowed(|s| s.plate(&label, at(0.0, 0.1, 1.0).unit(), Finish::satin(0x9A6A42)));
    s.stitches(&[label[0], label[3]], "#ead9b8", 0.25);
    s.stitches(&[label[1], label[2]], "#ead9b8", 0.25);
}

/// One row of stitches round a knitted thing.
fn knit(s: &mut Scene, foot: Vec3, shape: &Profile, y: f64, high: f64) {
    let (r, above) = (shape.radius_at(y), shape.radius_at(y + high));
    let mut path = String::new();
    for i in -15..=15 {
        let a = f64::from(i) * std::f64::consts::TAU / 72.0;
        for lean in [-0.032, 0.032] {
            let b = a + lean;
            let row = [foot + at(r * a.sin(), y, r * a.cos()), foot + at(above * b.sin(), y + high, above * b.cos())];
            path.push_str(&s.open_line(&row));
        }
    }
    let width = (s.view.scale * 0.07).max(0.8);
    s.stroke(&path, "#000000", width, 0.14);
}

/// Half the width and the height of the tote, in centimetres.
const TOTE: (f64, f64) = (19.0, 38.0);

/// A canvas tote that stands half full; `print` is the color of the mark on it.
pub fn tote(s: &mut Scene, foot: Vec3, canvas: Finish, print: &str) {
    let (w, h) = TOTE;
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-14.0, |s| {
        handle(s, p(0.0, h - 2.0, -2.4), (21.0, 0.0), canvas.shaded(0.82));
        s.unshadowed(|s| {
            s.sheet((20, 20), canvas.shaded(0.6), |u, v| {
                let (x, back) = (mix(-w, w, u) * 0.97, -3.4 * (1.0 - (u * 2.0 - 1.0).powi(2)));
                p(x, mix(h - 5.0, h + 0.3 * (u * 6.0).sin(), v), back)
            });
        });
        let front = |u: f64, v: f64| tote_front(foot, u, v);
        s.sheet((60, 80), canvas, front);
        let hem: Vec<Vec3> = shares(40).map(|u| front(u, 0.94)).collect();
        s.stitches(&hem, "#fffaf0", 0.45);
        mark(s, &front, print);
        let outline: Vec<Vec3> = shares(30)
            .map(|u| front(u, 0.0))
            .chain(shares(30).map(|v| front(1.0, v)))
            .chain(shares(30).map(|u| front(1.0 - u, 1.0)))
            .chain(shares(30).map(|v| front(0.0, 1.0 - v)))
            .collect();
        let path = s.outline(&outline);
        s.weave(&path, 0.24, 0.0, 0.08);
        handle(s, p(0.0, h - 5.0, 4.6), (21.0, 3.0), canvas);
    });
}

/// The front of the tote: belly, and the folds its load makes.
fn tote_front(foot: Vec3, u: f64, v: f64) -> Vec3 {
    let (w, h) = TOTE;
    let a = u * 2.0 - 1.0;
    let belly = 5.2 * (1.0 - a.powi(4)) * (1.0 - (v - 0.25).powi(2) * 0.9);
    let folds = 0.55 * (a * 7.0 + v * 3.2).sin() * (0.25 + v) + 0.35 * (a * 3.0 - v * 9.0).sin();
    let (x, y) = (a * (w - 0.8 * v), h * v - 0.5 * (a * 3.1).cos() * v);
    foot + at(x, y, belly + folds * (1.0 - a.powi(6)))
}

/// A handle from its middle at the hem; it rises and leans forward by so much.
fn handle(s: &mut Scene, hem: Vec3, (rise, lean): (f64, f64), canvas: Finish) {
    let p = |x: f64, t: f64| hem + at(x, rise * t, lean * t);
    let line = through(
        &[p(-8.0, 0.0), p(-8.0, 0.62), p(-5.2, 0.94), p(0.0, 1.02), p(5.2, 0.94), p(8.0, 0.62), p(8.0, 0.0)],
        14,
    );
    strap(s, &line, canvas);
}

/// A flat strap along a line.
fn strap(s: &mut Scene, line: &[Vec3], cloth: Finish) {
    let path = s.open_line(line);
    let wide = 1.9 * s.view.scale;
    let color = s.seen(cloth, at(-0.2, 0.25, 0.95).unit());
    s.cast_line(line, 1.8);
    s.stroke(&path, &color.scaled(0.72).css(), wide, 1.0);
    s.stroke(&path, &color.css(), wide * 0.90, 1.0);
    s.stroke(&path, &color.scaled(1.10).css(), wide * 0.55, 0.55);
    s.put(format_args!(
        "<path d=\"{path}\" fill=\"none\" stroke=\"#8f826a\" stroke-width=\"1.6\" stroke-opacity=\"0.6\" \
         stroke-dasharray=\"{:.1} {:.1}\"/>",
        s.view.scale * 0.4,
        s.view.scale * 0.28
    ));
}

/// The printed mark: a hill, a second hill and the sun.
fn mark(s: &mut Scene, front: &impl Fn(f64, f64) -> Vec3, print: &str) {
    let hill = |from: f64, to: f64, tall: f64| -> Vec<Vec3> {
        shares(24).map(|t| front(mix(from, to, t), 0.40 + tall * (std::f64::consts::PI * t).sin())).collect()
    };
    for (from, to, tall, opacity) in [(0.28, 0.60, 0.12, 0.95), (0.44, 0.74, 0.085, 0.7)] {
        let path = s.outline(&hill(from, to, tall));
        s.put(format_args!("<path d=\"{path}\" fill=\"{print}\" fill-opacity=\"{opacity}\"/>"));
    }
    let sun: Vec<Vec3> = shares(30)
        .map(|t| t * std::f64::consts::TAU)
        .map(|a| front(0.62 + 0.042 * a.cos(), 0.60 + 0.042 * a.sin()))
        .collect();
    let path = s.outline(&sun);
    s.put(format_args!("<path d=\"{path}\" fill=\"{print}\" fill-opacity=\"0.9\"/>"));
}
