//! Takes a plain backdrop away from behind a thing.

use domain::catalog::EditRefusal;

use super::Pixels;

/// How far a colour may be from that of the backdrop and still belong to it, the three channels together.
const NEAR: u32 = 36;
/// From here on a colour belongs to the thing; what lies between is half of each.
const FAR: u32 = 96;
/// Of a hundred pixels at the edge, so many have to be of the backdrop.
const PLAIN: usize = 70;

/// The picture with a transparent backdrop. What has the colour of the backdrop but is enclosed by the thing stays.
pub(super) fn removed(pixels: Pixels) -> Result<Pixels, EditRefusal> {
    let mut pixels = with_alpha(pixels);
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let edge = edge_of(width, height);
    let backdrop = middle(&pixels, &edge);
    let is_near = |at: usize| {
        let pixel = &pixels.bytes[at * 4..at * 4 + 4];
        pixel[3] < 128 || distance(pixel, backdrop) <= NEAR
    };
    let near = edge.iter().filter(|at| is_near(**at)).count();
    if near * 100 < edge.len() * PLAIN {
        return Err(EditRefusal::NoPlainBackdrop);
    }
    let mut outside = vec![false; width * height];
    let mut waiting: Vec<usize> = edge.into_iter().filter(|at| is_near(*at)).collect();
    while let Some(at) = waiting.pop() {
        if outside[at] || !is_near(at) {
            continue;
        }
        outside[at] = true;
        waiting.extend(neighbours(at, width, height).filter(|next| !outside[*next]));
    }
    let soft: Vec<usize> = (0..outside.len())
        .filter(|at| !outside[*at] && neighbours(*at, width, height).any(|next| outside[next]))
        .collect();
    for at in soft {
        let pixel = &mut pixels.bytes[at * 4..at * 4 + 4];
        let far = distance(pixel, backdrop).clamp(NEAR, FAR);
        let opacity = (far - NEAR) * 255 / (FAR - NEAR);
        pixel[3] = pixel[3].min(u8::try_from(opacity).unwrap_or(255));
    }
    for (at, _) in outside.iter().enumerate().filter(|(_, outside)| **outside) {
        pixels.bytes[at * 4..at * 4 + 4].fill(0);
    }
    Ok(pixels)
}

/// The same pixels with a fourth byte each.
pub(super) fn with_alpha(pixels: Pixels) -> Pixels {
    if pixels.alpha {
        return pixels;
    }
    let bytes = pixels.bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
    Pixels { bytes, alpha: true, ..pixels }
}

/// The pixels at the edge of a picture of that size.
fn edge_of(width: usize, height: usize) -> Vec<usize> {
    let across = (0..width).flat_map(|x| [x, (height - 1) * width + x]);
    let down = (0..height).flat_map(|y| [y * width, y * width + width - 1]);
    across.chain(down).collect()
}

/// The middle value of each channel over these pixels: a few of another colour do not move it.
fn middle(pixels: &Pixels, places: &[usize]) -> [u8; 3] {
    [0, 1, 2].map(|channel| {
        let mut values: Vec<u8> = places.iter().map(|at| pixels.bytes[at * 4 + channel]).collect();
        let half = values.len() / 2;
        *values.select_nth_unstable(half).1
    })
}

fn distance(pixel: &[u8], backdrop: [u8; 3]) -> u32 {
    pixel.iter().zip(backdrop).map(|(channel, other)| u32::from(channel.abs_diff(other))).sum()
}

fn neighbours(at: usize, width: usize, height: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (at % width, at / width);
    [
        (x > 0).then(|| at - 1),
        (x + 1 < width).then(|| at + 1),
        (y > 0).then(|| at - width),
        (y + 1 < height).then(|| at + width),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dark ring on a light ground: the ground is enclosed by it as well.
    fn ring() -> Pixels {
        let colour = |x: i32, y: i32| {
            let far = (x - 20).pow(2) + (y - 20).pow(2);
            if (64..=144).contains(&far) { [40_u8, 30, 90] } else { [236, 235, 232] }
        };
        let bytes = (0..40).flat_map(|y| (0..40).flat_map(move |x| colour(x, y))).collect();
        Pixels { bytes, width: 40, height: 40, alpha: false }
    }

    fn opacity(pixels: &Pixels, x: usize, y: usize) -> u8 {
        pixels.bytes[(y * 40 + x) * 4 + 3]
    }

    #[test]
    fn the_ground_goes_and_the_thing_stays() {
        let cut = removed(ring()).expect("the ground is plain");
        assert_eq!((opacity(&cut, 0, 0), opacity(&cut, 39, 20)), (0, 0));
        assert_eq!(opacity(&cut, 30, 20), 255, "the ring");
        assert_eq!(opacity(&cut, 20, 20), 255, "what is enclosed stays");
        assert_eq!(&cut.bytes[(20 * 40 + 30) * 4..][..3], [40, 30, 90]);
    }

    #[test]
    fn noise_of_a_camera_is_plain_still() {
        let mut noisy = ring();
        for (at, byte) in noisy.bytes.iter_mut().enumerate() {
            *byte = byte.saturating_add(u8::try_from(at % 7).expect("small"));
        }
        assert_eq!(opacity(&removed(noisy).expect("plain enough"), 0, 0), 0);
    }

    #[test]
    fn a_busy_ground_is_refused() {
        let bytes = (0..1600_u32).flat_map(|at| [u8::try_from(at * 37 % 256).expect("a byte"), 0, 90]).collect();
        let busy = Pixels { bytes, width: 40, height: 40, alpha: false };
        assert_eq!(removed(busy), Err(EditRefusal::NoPlainBackdrop));
    }
}
