//! The roll-top backpack and the dry bag.

use crate::art::{Block, Finish, Profile, Scene, Vec3, at, mix, shares, through};
use crate::drawings::palette::{black, brass};

/// A roll-top backpack seen from its front.
pub fn backpack(s: &mut Scene, foot: Vec3, cloth: Finish, leather: Finish) {
    let p = |x: f64, y: f64, z: f64| foot + at(x, y, z);
    s.turned(-26.0, |s| {
        let strap = through(&[p(12.0, 38.0, -8.5), p(18.5, 34.0, -13.5), p(19.5, 20.0, -15.0), p(13.0, 4.0, -9.0)], 16);
        s.tube_with(&strap, |t| mix(1.9, 0.8, t), cloth.shaded(0.8));
        let body = Block::new(foot, at(29.0, 42.0, 16.0)).soft(5.0, 4.0).bellied(1.3);
        s.block(&body, cloth);
        canvas(s, &body);
        let roll = Block::new(p(0.0, 37.0, 0.0), at(30.0, 9.5, 12.5)).soft(4.6, 4.5);
        s.block(&roll, cloth.shaded(1.04));
        s.woven(roll.front(), 0.22, 0.05);
        let seam: Vec<Vec3> =
            shares(20).map(|t| roll.front()[0].toward(roll.front()[1], t) + at(0.0, -4.4, 0.5)).collect();
        let d = s.open_line(&seam);
        s.stroke(&d, "#000000", 3.0, 0.22);
        let pocket = Block::new(p(0.0, 3.5, 8.2), at(23.0, 19.0, 5.0)).soft(2.6, 2.4).bellied(0.5);
        s.unshadowed(|s| {
            shade_round(s, &pocket);
            s.block(&pocket, cloth.shaded(1.02));
            canvas(s, &pocket);
        });
        let zip = pocket.front();
        let line: Vec<Vec3> = shares(20).map(|t| zip[0].toward(zip[1], t) + at(0.0, -3.6, 0.35)).collect();
        let d = s.open_line(&line);
        s.stroke(&d, "#1d1b19", 3.6, 0.75);
        s.stitches(&line.iter().map(|q| *q + at(0.0, -0.7, 0.0)).collect::<Vec<_>>(), "#f0e6d2", 0.5);
        for x in [-6.5, 6.5] {
            belt(s, foot, x, leather);
        }
        let grip = through(&[p(-4.0, 46.0, -3.0), p(-3.0, 49.6, -3.0), p(3.0, 49.6, -3.0), p(4.0, 46.0, -3.0)], 12);
        s.tube(&grip, 0.8, 0.8, leather);
    });
}

/// The weave of the cloth on the two sides that are seen.
fn canvas(s: &mut Scene, block: &Block) {
    for face in [block.front(), block.right()] {
        s.woven(face, 0.22, 0.045);
    }
}

/// The shade that something lying against another thing makes round itself.
fn shade_round(s: &mut Scene, block: &Block) {
    let f = block.front();
    let grown: Vec<Vec3> = [
        f[0] + at(-0.6, 0.4, -3.0),
        f[1] + at(1.6, 0.2, -3.0),
        f[2] + at(1.6, -1.2, -3.0),
        f[3] + at(-0.4, -1.2, -3.0),
    ]
    .to_vec();
    let path = s.outline(&grown);
    s.blurred(9.0, |s| s.put(format_args!("<path d=\"{path}\" fill=\"#140c06\" fill-opacity=\"0.34\"/>")));
}

/// A leather belt over the roll, down the front, with its buckle.
fn belt(s: &mut Scene, foot: Vec3, x: f64, leather: Finish) {
    let p = |y: f64, z: f64| foot + at(x, y, z);
    let line = through(&[p(46.6, 0.5), p(45.6, 5.4), p(41.0, 7.9), p(36.6, 8.4), p(31.0, 9.4), p(26.5, 9.7)], 10);
    let wide = 1.0;
    let mut outline: Vec<Vec3> = line.iter().map(|q| *q + at(-wide, 0.0, 0.0)).collect();
    outline.extend(line.iter().rev().map(|q| *q + at(wide, 0.0, 0.0)));
    let (a, b) = (s.view.project(line[0]), s.view.project(line[line.len() - 1]));
    let (top, front) = (s.seen(leather, at(0.0, 0.9, 0.4).unit()), s.seen(leather, at(0.0, 0.1, 1.0).unit()));
    let fill = s.gradient(a, b, &[(0.0, top.scaled(1.1)), (0.35, front), (1.0, front.scaled(0.92))]);
    let path = s.outline(&outline);
    s.stroke(&path, "#000000", 3.0, 0.18);
    s.fill(&path, &fill);
    let frame = [p(33.4, 9.6), p(30.2, 10.0)];
    let corners = [
        frame[0] + at(-1.5, 0.0, 0.0),
        frame[0] + at(1.5, 0.0, 0.0),
        frame[1] + at(1.5, 0.0, 0.0),
        frame[1] + at(-1.5, 0.0, 0.0),
    ];
    let d = s.outline(&corners);
    let metal = s.seen(brass(), at(-0.5, 0.4, 0.75).unit()).css();
    s.put(format_args!(
        "<path d=\"{d}\" fill=\"none\" stroke=\"{metal}\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\"/>",
        0.42 * s.view.scale
    ));
}

/// A dry bag rolled shut and clipped.
pub fn dry_bag(s: &mut Scene, foot: Vec3, r: f64, tall: f64, skin: Finish) {
    let p = |x: f64, y: f64| foot + at(x, y, 0.0);
    let wall = Profile::from(r * 0.90, 0.0)
        .bend((r, 0.0), r, r * 0.14)
        .line(r * 1.01, tall * 0.5)
        .line(r, tall * 0.80)
        .sway((r * 0.98, tall * 0.90), (r * 0.80, tall * 0.92), r * 0.56, tall);
    s.lathe(foot, &wall, skin);
    wrinkles(s, foot, &wall, tall);
    let roll = Block::new(p(0.0, tall * 0.96), at(r * 2.1, r * 0.42, r * 0.50)).soft(r * 0.24, r * 0.20);
    s.block(&roll, skin.shaded(1.05));
    let seam: Vec<Vec3> =
        shares(16).map(|t| roll.front()[0].toward(roll.front()[1], t) + at(0.0, -r * 0.2, 0.1)).collect();
    let d = s.open_line(&seam);
    s.stroke(&d, "#000000", 2.6, 0.25);
    let loop_ = through(
        &[
            p(-r * 1.02, tall * 0.98),
            p(-r * 0.8, tall * 1.12),
            p(0.0, tall * 1.20),
            p(r * 0.8, tall * 1.12),
            p(r * 1.02, tall * 0.98),
        ],
        12,
    );
    s.tube(&loop_, r * 0.09, r * 0.09, black());
    let clip = Block::new(p(0.0, tall * 1.165), at(r * 0.62, r * 0.26, r * 0.18)).soft(r * 0.06, r * 0.06);
    s.block(&clip, black());
    let daisy = [(0.30, 0.44), (0.36, 0.30)];
    for (y, wide) in daisy {
        let line: Vec<Vec3> = shares(14)
            .map(|t| mix(-wide, wide, t))
            .map(|a| foot + at(r * 1.012 * a.sin(), tall * y, r * 1.012 * a.cos()))
            .collect();
        let d = s.open_line(&line);
        s.stroke(&d, "#ffffff", s.view.scale * 0.26, 0.75);
    }
}

/// Soft folds where the bag narrows to its roll.
fn wrinkles(s: &mut Scene, foot: Vec3, wall: &Profile, tall: f64) {
    for i in -5..=5_i32 {
        let a = f64::from(i) * 0.26 + 0.05 * f64::from(i * i % 3);
        let line: Vec<Vec3> = shares(12)
            .map(|t| {
                let y = tall * mix(0.99, 0.60 + 0.03 * f64::from((i * 7).rem_euclid(5)), t);
                let r = wall.radius_at(y) * 1.002;
                let around = a * mix(0.8, 1.15, t);
                foot + at(r * around.sin(), y, r * around.cos())
            })
            .collect();
        let d = s.open_line(&line);
        s.stroke(&d, "#000000", 5.0, 0.08);
        let lit: Vec<Vec3> = line.iter().map(|q| *q + at(-0.16, 0.0, 0.0)).collect();
        let d = s.open_line(&lit);
        s.stroke(&d, "#ffffff", 2.6, 0.16);
    }
}
