//! Plates and bowls.

use crate::art::{Dice, Finish, Profile, Ring, Scene, Vec3, at};

/// A plate of the given radius; `rim` is the color of its edge.
pub fn plate(s: &mut Scene, foot: Vec3, r: f64, glaze: Finish, rim: Option<Finish>) {
    let lip = 0.135 * r;
    let outside = Profile::from(r * 0.62, 0.0).line(r * 0.64, 0.3).bend((r * 0.86, lip * 0.55), r * 0.985, lip).bend(
        (r, lip * 1.12),
        r * 0.985,
        lip * 1.14,
    );
    s.lathe(foot, &outside, rim.unwrap_or(glaze));
    let top = lip * 1.14;
    let mut inside = vec![Ring { r: r * 0.985, y: top }];
    if let Some(rim) = rim {
        s.hollow(foot, &[inside[0], Ring { r: r * 0.955, y: top * 0.93 }], rim, 0.0);
        inside = vec![Ring { r: r * 0.955, y: top * 0.93 }];
    }
    inside.extend([
        Ring { r: r * 0.90, y: top * 0.80 },
        Ring { r: r * 0.82, y: top * 0.62 },
        Ring { r: r * 0.77, y: top * 0.47 },
        Ring { r: r * 0.73, y: top * 0.36 },
        Ring { r: r * 0.70, y: top * 0.31 },
    ]);
    s.hollow(foot, &inside, glaze, 0.0);
    well(s, foot + at(0.0, top * 0.31, 0.0), r * 0.70);
}

/// The flat middle of a plate: a breath of shade at its left, of light at its right.
fn well(s: &mut Scene, middle: Vec3, r: f64) {
    let (x, y) = s.view.project(middle);
    let reach = r * s.view.scale;
    let shade = s.veil(
        (x - reach, y - reach * 0.6),
        (x + reach, y + reach * 0.6),
        "#3a2614",
        &[(0.0, 0.10), (0.22, 0.0), (1.0, 0.0)],
    );
    let path = s.ring_path(middle, Ring { r, y: 0.0 });
    s.fill(&path, &shade);
}

/// Plates of one size on top of each other.
pub fn stack_of_plates(s: &mut Scene, foot: Vec3, r: f64, count: u32, glaze: Finish, rim: Option<Finish>) {
    for i in 0..count {
        plate(s, foot + at(0.0, f64::from(i) * r * 0.105, 0.0), r, glaze, rim);
    }
}

/// A bowl `r` wide at its rim and `tall` high.
pub fn bowl(s: &mut Scene, foot: Vec3, r: f64, tall: f64, outside: Finish, inside: Finish) {
    let wall = bowl_wall(r, tall);
    s.lathe(foot, &wall, outside);
    s.hollow(foot, &wall.inside(0.35), inside, 0.32);
}

fn bowl_wall(r: f64, tall: f64) -> Profile {
    Profile::from(r * 0.46, 0.0)
        .line(r * 0.44, tall * 0.10)
        .sway((r * 0.80, tall * 0.14), (r * 0.96, tall * 0.55), r, tall * 0.97)
        .bend((r * 1.005, tall), r * 0.985, tall)
}

/// Soup in a bowl of the same measures, with herbs on it.
pub fn soup(s: &mut Scene, foot: Vec3, r: f64, tall: f64, broth: Finish) {
    let level = tall * 0.72;
    let wide = bowl_wall(r, tall).radius_at(level) - 0.4;
    let mouth = Ring { r: r * 0.96, y: tall };
    s.disc_inside(foot, Ring { r: wide, y: level }, mouth, broth, 1.0);
    let mut dice = Dice::new(23);
    let clip = s.ring_path(foot, mouth);
    s.clipped(&clip, |s| {
        for _ in 0..34 {
            let (d, a) = (wide * 0.8 * dice.roll().sqrt(), dice.between(0.0, std::f64::consts::TAU));
            let (x, y) = s.view.project(foot + at(d * a.cos(), level, d * a.sin()));
            let size = s.view.scale * dice.between(0.10, 0.32);
            let squeeze = s.view.squeeze();
            let green = if dice.roll() > 0.5 { "#4f7339" } else { "#6f9150" };
            s.put(format_args!(
                "<ellipse cx=\"{x:.1}\" cy=\"{y:.1}\" rx=\"{size:.1}\" ry=\"{:.1}\" \
            fill=\"{green}\" transform=\"rotate({:.0} {x:.1} {y:.1})\"/>",
                size * 0.55 * squeeze.max(0.5),
                dice.between(-50.0, 50.0)
            ));
        }
    });
}
