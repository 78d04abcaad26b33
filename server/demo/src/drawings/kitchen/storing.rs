//! Storage jars and what is kept in them.

use crate::art::{Dice, Finish, Profile, Ring, Scene, Vec3, add, at};
use crate::drawings::palette::oak;

/// A glass jar with an oak lid; `tall` is the height of the glass. `filling` is what it holds
/// and how high.
pub fn jar(s: &mut Scene, foot: Vec3, tall: f64, filling: Option<(Finish, f64)>) {
    if let Some((stuff, high)) = filling {
        jar_filling(s, foot, tall * high, stuff);
    }
    let glass = Profile::from(4.6, 0.0).bend((5.1, 0.0), 5.1, 0.6).line(5.1, tall);
    s.lathe_shadow(foot, &glass);
    s.glass(foot, &glass, "#5d6a68");
    let lid = Profile::from(5.25, tall - 0.3).line(5.25, tall + 1.4).bend((5.25, tall + 1.7), 4.9, tall + 1.7);
    s.lathe(foot, &lid, oak());
    rings(s, foot + at(0.0, tall + 1.7, 0.0));
}

/// Grains of something, up to a height.
fn jar_filling(s: &mut Scene, foot: Vec3, high: f64, stuff: Finish) {
    let body = Profile::from(4.6, 0.4).line(4.75, high);
    s.lathe(foot, &body, stuff);
    s.disc(foot, Ring { r: 4.75, y: high }, stuff.shaded(1.1));
    let mut dice = Dice::new(17);
    let mut grains = String::new();
    for _ in 0..520 {
        let (y, phi) = (dice.between(0.6, high), dice.between(-1.5, 1.5));
        let (x, sy) = s.view.project(foot + at(4.7 * phi.sin(), y, 4.7 * phi.cos()));
        let size = s.view.scale * dice.between(0.10, 0.20);
        let tone = if dice.roll() > 0.5 { "#fff" } else { "#000" };
        let wide = size * (0.4 + 0.6 * phi.cos().max(0.0));
        add(
            &mut grains,
            format_args!(
                "<ellipse cx=\"{x:.0}\" cy=\"{sy:.0}\" rx=\"{wide:.1}\" ry=\"{:.1}\" \
                 fill=\"{tone}\" fill-opacity=\"0.10\"/>",
                size * 0.7
            ),
        );
    }
    s.put(format_args!("{grains}"));
    s.speckled_disc(foot + at(0.0, high, 0.0), 4.5, "#000000", 90, 5);
}

/// The year rings on a round lid cut across a plank.
fn rings(s: &mut Scene, middle: Vec3) {
    let path = s.ring_path(middle, Ring { r: 4.9, y: 0.0 });
    s.clipped(&path, |s| {
        let mut dice = Dice::new(9);
        for i in 0..22 {
            let z = -5.0 + f64::from(i) * 0.46 + dice.between(-0.15, 0.15);
            let bow = dice.between(0.1, 0.5);
            let line: Vec<Vec3> =
                crate::art::shares(12).map(|t| middle + at(-5.2 + 10.4 * t, 0.0, z + bow * (t * 3.0).sin())).collect();
            let d = s.open_line(&line);
            s.stroke(&d, "#6b431d", dice.between(0.6, 1.8), dice.between(0.06, 0.22));
        }
    });
}
