//! Lets a thing throw a soft shadow, so that it stands on the page.

use super::Pixels;
use super::backdrop::with_alpha;

/// Room around the thing, as a part of its shorter side: a strip has no room of its length around it.
const ROOM: u32 = 12;
/// How dark the shadow is, of 255.
const DARKNESS: u32 = 92;

/// The picture with room around it and its shadow below.
pub(super) fn thrown(pixels: Pixels) -> Pixels {
    let pixels = with_alpha(pixels);
    let room = (pixels.width.min(pixels.height) / ROOM).max(2);
    let (width, height) = (pixels.width + 2 * room, pixels.height + 2 * room);
    let (drop, soft) = ((room / 3) as usize, (room / 4).max(1) as usize);
    let (wide, high) = (width as usize, height as usize);
    let place = |x: usize, y: usize| (y + room as usize) * wide + x + room as usize;

    let mut shadow = vec![0_u8; wide * high];
    let each = || (0..pixels.height as usize).flat_map(|y| (0..pixels.width as usize).map(move |x| (x, y)));
    for ((x, y), pixel) in each().zip(pixels.bytes.chunks_exact(4)) {
        shadow[place(x, y) + drop * wide] = pixel[3];
    }
    // Three averages one after the other are as soft as a bell.
    for _ in 0..3 {
        shadow = averaged(&shadow, wide, 1, soft);
        shadow = averaged(&shadow, wide, wide, soft);
    }
    let mut bytes: Vec<u8> = shadow.iter().flat_map(|dark| [0, 0, 0, shade(*dark)]).collect();
    for ((x, y), pixel) in each().zip(pixels.bytes.chunks_exact(4)) {
        let at = place(x, y) * 4;
        over(&mut bytes[at..at + 4], pixel);
    }
    Pixels { bytes, width, height, alpha: true }
}

fn shade(opacity: u8) -> u8 {
    u8::try_from(u32::from(opacity) * DARKNESS / 255).unwrap_or(255)
}

/// Lays a pixel over one that is below it.
fn over(below: &mut [u8], pixel: &[u8]) {
    let (top, under) = (u32::from(pixel[3]), u32::from(below[3]));
    let rest = under * (255 - top) / 255;
    let opacity = top + rest;
    if opacity == 0 {
        return;
    }
    for channel in 0..3 {
        let mixed = (u32::from(pixel[channel]) * top + u32::from(below[channel]) * rest) / opacity;
        below[channel] = u8::try_from(mixed).unwrap_or(255);
    }
    below[3] = u8::try_from(opacity).unwrap_or(255);
}

/// Each value becomes the average of those up to `reach` steps before and after it, along rows (`step` 1) or columns
/// (`step` the width).
fn averaged(values: &[u8], width: usize, step: usize, reach: usize) -> Vec<u8> {
    let height = values.len() / width;
    let (lines, length) = if step == 1 { (height, width) } else { (width, height) };
    let mut averages = vec![0_u8; values.len()];
    for line in 0..lines {
        let start = if step == 1 { line * width } else { line };
        let at = |place: usize| start + place * step;
        let mut sum: u32 = (0..=reach.min(length - 1)).map(|place| u32::from(values[at(place)])).sum();
        let window = u32::try_from(2 * reach + 1).unwrap_or(u32::MAX);
        for place in 0..length {
            averages[at(place)] = u8::try_from(sum / window).unwrap_or(255);
            if place + reach + 1 < length {
                sum += u32::from(values[at(place + reach + 1)]);
            }
            if place >= reach {
                sum -= u32::from(values[at(place - reach)]);
            }
        }
    }
    averages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shadow_lies_below_and_the_thing_is_untouched() {
        let thing = Pixels { bytes: [200, 10, 10].repeat(48 * 48), width: 48, height: 48, alpha: false };
        let shown = thrown(thing);
        assert_eq!((shown.width, shown.height), (56, 56));
        let pixel = |x: usize, y: usize| &shown.bytes[(y * 56 + x) * 4..][..4];
        assert_eq!(pixel(28, 28), [200, 10, 10, 255]);
        assert_eq!(&pixel(28, 52)[..3], [0, 0, 0]);
        assert!(pixel(28, 52)[3] > pixel(28, 3)[3], "more of it below than above");
        assert!(pixel(28, 52)[3] <= 92, "and never darker than a shadow is");
    }

    #[test]
    fn averages_keep_the_sum_inside_and_one_pixel_can_be_averaged() {
        let mut line = vec![0_u8; 21];
        line[10] = 250;
        let soft = averaged(&line, 21, 1, 2);
        assert_eq!(&soft[8..=12], [50, 50, 50, 50, 50]);
        assert_eq!(averaged(&[200], 1, 1, 3), [28]);
    }
}
