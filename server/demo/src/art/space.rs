//! Where things stand in a picture: points in centimetres and the camera that looks at them.

use std::ops::{Add, Mul, Sub};

/// A point or direction: x to the right, y up, z towards the camera, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vec3 {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

/// Short for a [`Vec3`].
pub const fn at(x: f64, y: f64, z: f64) -> Vec3 {
    Vec3 { x, y, z }
}

impl Vec3 {
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub fn cross(self, other: Self) -> Self {
        at(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )
    }

    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The same direction with length one; a zero vector points up.
    pub fn unit(self) -> Self {
        let length = self.length();
        if length < 1e-9 { at(0.0, 1.0, 0.0) } else { self * (1.0 / length) }
    }

    /// Turned about the vertical axis, counter-clockwise seen from above.
    pub fn turned(self, degrees: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        at(self.x * cos + self.z * sin, self.y, self.z * cos - self.x * sin)
    }

    /// The point a share `t` of the way to `other`.
    pub fn toward(self, other: Self, t: f64) -> Self {
        self + (other - self) * t
    }
}

impl Add for Vec3 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        at(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for Vec3 {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        at(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl Mul<f64> for Vec3 {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        at(self.x * k, self.y * k, self.z * k)
    }
}

/// A place on the picture, in picture units from the upper left.
pub type Point = (f64, f64);

/// A camera far away (nothing shrinks with distance) that looks down by `tilt` degrees.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Degrees the camera looks down: 0 is level, 90 is straight from above.
    pub tilt: f64,
    /// Degrees the things are turned about the vertical axis.
    pub turn: f64,
    /// Picture units per centimetre.
    pub scale: f64,
    /// Where the middle of the floor lands on the picture.
    pub origin: Point,
}

impl View {
    /// Where a point in the room lands on the picture.
    pub fn project(&self, point: Vec3) -> Point {
        let (sin, cos) = self.tilt.to_radians().sin_cos();
        let p = point.turned(self.turn);
        (self.origin.0 + self.scale * p.x, self.origin.1 + self.scale * (p.z * sin - p.y * cos))
    }

    /// How near a point is to the camera; larger is nearer.
    pub fn nearness(&self, point: Vec3) -> f64 {
        point.turned(self.turn).dot(self.eye())
    }

    /// The direction from the things to the camera, once they are turned.
    pub fn eye(&self) -> Vec3 {
        let (sin, cos) = self.tilt.to_radians().sin_cos();
        at(0.0, sin, cos)
    }

    /// How much a level circle is squeezed in the picture.
    pub fn squeeze(&self) -> f64 {
        self.tilt.to_radians().sin()
    }

    /// How much an upright length is squeezed in the picture.
    pub fn rise(&self) -> f64 {
        self.tilt.to_radians().cos()
    }
}

/// `n + 1` even shares from 0 to 1.
pub fn shares(n: u32) -> impl Iterator<Item = f64> {
    (0..=n).map(move |i| f64::from(i) / f64::from(n.max(1)))
}

/// Blend of two numbers.
pub fn mix(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// A soft step: 0 below `from`, 1 above `to`, smooth between.
pub fn ease(from: f64, to: f64, x: f64) -> f64 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A smooth curve through the given points, `n` steps a piece.
pub fn through(points: &[Vec3], n: u32) -> Vec<Vec3> {
    let last = points.len() - 1;
    let mut out = vec![points[0]];
    for i in 0..last {
        let (p0, p1) = (points[i.saturating_sub(1)], points[i]);
        let (p2, p3) = (points[i + 1], points[(i + 2).min(last)]);
        for t in shares(n).skip(1) {
            let (t2, t3) = (t * t, t * t * t);
            let blended = p1 * 2.0
                + (p2 - p0) * t
                + (p0 * 2.0 - p1 * 5.0 + p2 * 4.0 - p3) * t2
                + (p1 * 3.0 - p0 - p2 * 3.0 + p3) * t3;
            out.push(blended * 0.5);
        }
    }
    out
}

/// A small dependable dice: the same seed always draws the same picture.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number from 0 up to 1.
    pub fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = u32::try_from(self.0 >> 32).unwrap_or(u32::MAX);
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number between two others.
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        mix(from, to, self.roll())
    }
}
