//! Colours of a picture made better, or taken away.

use super::Pixels;

/// Of all pixels, one of so many may become black or white when the contrast is stretched.
const OUTLIERS: u64 = 200;
/// The contrast is at most doubled: a picture of fog stays one.
const LEAST_SPAN: i32 = 128;

/// Greys of the same brightness (Rec. 709).
pub(super) fn grey(pixels: &mut Pixels) {
    let size = pixels.size();
    for pixel in pixels.bytes.chunks_exact_mut(size) {
        let grey = brightness(pixel);
        pixel[..3].fill(grey);
    }
}

/// Stretches the contrast to the whole range and sharpens edges.
pub(super) fn retouch(pixels: &mut Pixels) {
    stretch(pixels);
    sharpen(pixels);
}

fn brightness(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
    u8::try_from((red * 2126 + green * 7152 + blue * 722 + 5000) / 10_000).unwrap_or(255)
}

/// The darkest becomes black, the brightest white, and colours keep their tint: all three channels move alike.
fn stretch(pixels: &mut Pixels) {
    let mut counts = [0_u64; 256];
    let size = pixels.size();
    for pixel in pixels.bytes.chunks_exact(size).filter(|pixel| pixel.get(3).is_none_or(|alpha| *alpha > 127)) {
        counts[usize::from(brightness(pixel))] += 1;
    }
    let few = counts.iter().sum::<u64>() / OUTLIERS;
    let (dark, bright) = (edge(&counts, few, 0..256), edge(&counts, few, (0..256).rev()));
    let (Some(dark), Some(bright)) = (dark, bright) else { return };
    let (dark, bright) = (i32::try_from(dark).unwrap_or(0), i32::try_from(bright).unwrap_or(255));
    let span = (bright - dark).max(LEAST_SPAN);
    // What is narrower than the least span is stretched around its middle.
    let from = ((dark + bright - span) / 2).clamp(0, 255 - span);
    let table: Vec<u8> = (0..256).map(|level| byte((level - from) * 255 / span)).collect();
    for pixel in pixels.bytes.chunks_exact_mut(size) {
        for channel in &mut pixel[..3] {
            *channel = table[usize::from(*channel)];
        }
    }
}

/// The first of these levels that more than a few pixels have, those before it counted too.
fn edge(counts: &[u64; 256], few: u64, mut levels: impl Iterator<Item = usize>) -> Option<usize> {
    let mut seen = 0;
    levels.find(|level| {
        seen += counts[*level];
        seen > few
    })
}

/// Adds half of what tells each pixel from those around it.
fn sharpen(pixels: &mut Pixels) {
    let (size, before) = (pixels.size(), pixels.bytes.clone());
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let row = width * size;
    for y in 0..height {
        let (above, below) = (y.saturating_sub(1) * row, (y + 1).min(height - 1) * row);
        for x in 0..width {
            let (left, right) = (x.saturating_sub(1) * size, (x + 1).min(width - 1) * size);
            let (here, column) = (y * row, x * size);
            for channel in 0..3 {
                let at = |line: usize, column: usize| i32::from(before[line + column + channel]);
                let around = at(above, column) + at(below, column) + at(here, left) + at(here, right);
                let own = at(here, column);
                pixels.bytes[here + column + channel] = byte(own + (4 * own - around) / 8);
            }
        }
    }
}

fn byte(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(from: u8, to: u8) -> Pixels {
        let bytes = (from..=to).flat_map(|level| [level; 3]).collect::<Vec<_>>();
        Pixels { width: u32::from(to - from) + 1, height: 1, bytes, alpha: false }
    }

    #[test]
    fn grey_has_no_tint_and_keeps_what_is_clear() {
        let mut pixels = Pixels { bytes: vec![200, 40, 40, 7, 10, 200, 10, 255], width: 2, height: 1, alpha: true };
        grey(&mut pixels);
        assert_eq!(pixels.bytes, [74, 74, 74, 7, 146, 146, 146, 255]);
    }

    #[test]
    fn a_dull_picture_reaches_from_black_to_white() {
        let mut dull = ramp(60, 200);
        stretch(&mut dull);
        let (first, last) = (dull.bytes[0], dull.bytes[dull.bytes.len() - 1]);
        assert!(first < 4 && last > 250, "{first} to {last}");
        let mut fog = ramp(120, 130);
        stretch(&mut fog);
        let (first, last) = (fog.bytes[0], fog.bytes[fog.bytes.len() - 1]);
        assert!(last - first <= 22, "fog stays fog: {first} to {last}");
    }

    #[test]
    fn a_good_picture_is_left_alone_by_the_stretch() {
        let mut good = ramp(0, 255);
        stretch(&mut good);
        let moved = good.bytes.iter().zip(&ramp(0, 255).bytes).map(|(now, before)| now.abs_diff(*before)).max();
        assert!(moved <= Some(1), "{moved:?}");
    }

    #[test]
    fn edges_become_sharper_and_plains_stay_plain() {
        let bytes = [100_u8, 100, 100, 150, 150, 150].into_iter().flat_map(|level| [level; 3]).collect();
        let mut edge = Pixels { bytes, width: 6, height: 1, alpha: false };
        sharpen(&mut edge);
        let levels: Vec<u8> = edge.bytes.chunks(3).map(|pixel| pixel[0]).collect();
        assert_eq!(levels, [100, 100, 94, 156, 150, 150]);
    }
}
