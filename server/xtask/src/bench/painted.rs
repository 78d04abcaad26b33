//! Pictures made by code, as large as they have to be: a PNG that begins with noise and ends with one colour.

/// The most bytes of one block that is not compressed.
const BLOCK: usize = 65_535;
/// How many bytes one step of a run repeats.
const RUN: usize = 258;

/// A PNG of that size in pixels whose file has about `bytes` bytes; `seed` makes it another one.
pub fn png(width: u32, height: u32, bytes: usize, seed: u64) -> Vec<u8> {
    let row = width as usize * 3 + 1;
    let total = row * height as usize;
    let runs = total.saturating_sub(bytes) / RUN * 13 / 8;
    let noise = bytes.saturating_sub(runs + bytes / 2_000 + 1_000).min(total);

    let mut sum = Adler::default();
    let mut file = vec![0x78, 0x01];
    let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut made = 0;
    while made < noise {
        let length = BLOCK.min(noise - made);
        let block: Vec<u8> =
            (made..made + length).map(|at| if at % row == 0 { 0 } else { next(&mut chance) }).collect();
        let short = u16::try_from(length).unwrap_or(u16::MAX);
        file.push(0);
        file.extend(short.to_le_bytes());
        file.extend((!short).to_le_bytes());
        file.extend(&block);
        sum.add(&block);
        made += length;
    }
    // Whatever is left is zeros: no filter, and black.
    file.extend(zeros(total - made));
    sum.add_zeros(total - made);
    file.extend(sum.value().to_be_bytes());

    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()));
    png.extend(chunk(*b"IDAT", &file));
    png.extend(chunk(*b"IEND", &[]));
    png
}

/// The head of a PNG that claims that size, and nothing behind it.
pub fn claim(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat()));
    png
}

/// So many zeros, compressed as one literal and runs of it: the last block of a stream.
fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, with the codes that everybody knows.
    bits.low_first(0b011, 3);
    if count > 0 {
        bits.high_first(0b0011_0000, 8);
        let (runs, rest) = ((count - 1) / RUN, (count - 1) % RUN);
        for _ in 0..runs {
            bits.high_first(0b1100_0101, 8);
            bits.high_first(0, 5);
        }
        for _ in 0..rest {
            bits.high_first(0b0011_0000, 8);
        }
    }
    bits.high_first(0, 7);
    bits.done()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    filled: u32,
}

impl Bits {
    fn bit(&mut self, bit: u32) {
        if self.filled.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::try_from(bit & 1).unwrap_or(0) << (self.filled % 8);
        }
        self.filled += 1;
    }

    fn low_first(&mut self, value: u32, count: u32) {
        (0..count).for_each(|at| self.bit(value >> at));
    }

    fn high_first(&mut self, value: u32, count: u32) {
        (0..count).rev().for_each(|at| self.bit(value >> at));
    }

    fn done(self) -> Vec<u8> {
        self.bytes
    }
}

/// The checksum of zlib (RFC 1950).
struct Adler(u64, u64);

impl Default for Adler {
    fn default() -> Self {
        Self(1, 0)
    }
}

impl Adler {
    const MODULUS: u64 = 65_521;

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 + u64::from(*byte)) % Self::MODULUS;
            self.1 = (self.1 + self.0) % Self::MODULUS;
        }
    }

    fn add_zeros(&mut self, count: usize) {
        self.1 = (self.1 + count as u64 % Self::MODULUS * self.0) % Self::MODULUS;
    }

    fn value(&self) -> u32 {
        u32::try_from(self.1 << 16 | self.0).unwrap_or(u32::MAX)
    }
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes();
    let sum = crc(name.iter().chain(content)).to_be_bytes();
    [&length[..], &name, content, &sum].concat()
}

/// The checksum of PNG (ISO 3309).
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    let mut table = [0_u32; 256];
    for (sum, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8).fold(sum, |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 });
    }
    !bytes.fold(!0, |sum, byte| table[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ (sum >> 8))
}

fn next(chance: &mut u64) -> u8 {
    *chance ^= *chance << 13;
    *chance ^= *chance >> 7;
    *chance ^= *chance << 17;
    chance.to_le_bytes()[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_heavy_as_it_should_be_and_never_heavier() {
        for (width, height, bytes) in [(3_000, 2_000, 2_000_000), (400, 300, 100_000)] {
            let file = png(width, height, bytes, 7);
            assert!(file.len() <= bytes && file.len() > bytes - bytes / 20, "{} of {bytes}", file.len());
        }
        assert_ne!(png(100, 100, 9_000, 1), png(100, 100, 9_000, 2));
    }

    #[test]
    fn checksums_are_those_of_the_standards() {
        assert_eq!(crc(b"IEND".iter()), 0xae42_6082);
        let mut sum = Adler::default();
        sum.add(b"Wikipedia");
        assert_eq!(sum.value(), 0x11e6_0398);
        let (mut one, mut other) = (Adler(77, 5), Adler(77, 5));
        one.add(&[0; 1000]);
        other.add_zeros(1000);
        assert_eq!(one.value(), other.value());
    }
}
