//! Gain over time: points joined by shapes that start and end without an edge.

use serde::Serialize;

use super::Frames;

/// How a gain travels from one point to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Smoothstep, 3x² − 2x³: no slope at either end. For fades and ducks.
    Smooth,
    /// sin(πx/2) of the way: two sounds that are alike in nothing keep their power while one
    /// rises with `Power` and the other falls with it. For crossfades.
    Power,
}

impl Shape {
    /// How far along, 0 to 1, at `x` of the way from `from` to `to`.
    #[must_use]
    pub fn between(self, from: f32, to: f32, x: f32) -> f32 {
        let way = match self {
            Self::Smooth => x * x * (3.0 - 2.0 * x),
            // Mirrored when falling, so that rise² + fall² = 1 at every instant.
            Self::Power if to >= from => (x * std::f32::consts::FRAC_PI_2).sin(),
            Self::Power => 1.0 - (x * std::f32::consts::FRAC_PI_2).cos(),
        };
        from + (to - from) * way
    }
}

/// A gain reached at a position, and how it was approached.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// Where the value is reached.
    pub at: Frames,
    /// The factor there.
    pub value: f32,
    /// The way from the point before.
    pub shape: Shape,
}

/// A gain over time: constant before the first point and after the last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Envelope {
    points: Vec<Point>,
}

impl Envelope {
    /// The same value for ever.
    #[must_use]
    pub fn constant(value: f32) -> Self {
        Self { points: vec![Point { at: Frames::ZERO, value, shape: Shape::Smooth }] }
    }

    /// Adds a point. One that lies before the last is moved up to it: time only runs forward.
    pub fn push(&mut self, at: Frames, value: f32, shape: Shape) {
        let at = self.points.last().map_or(at, |p| at.max(p.at));
        self.points.push(Point { at, value, shape });
    }

    /// Holds the present value until `from`, then goes to `value` at `to`.
    pub fn ramp(&mut self, from: Frames, to: Frames, value: f32, shape: Shape) {
        let present = self.points.last().map_or(1.0, |p| p.value);
        self.push(from, present, Shape::Smooth);
        self.push(to, value, shape);
    }

    /// This up to `at`, and then the way to `next`, without a step: within two seconds where `next` changes no
    /// sooner.
    #[must_use]
    pub fn then(&self, next: &Self, at: Frames) -> Self {
        const GLIDE: Frames = Frames::from_millis(2000);
        /// A curve that is broken off keeps its shape for a second before, in steps of 20 ms.
        const STEP: Frames = Frames::from_millis(20);
        let begins = at.saturating_sub(Frames(50 * STEP.0));
        let mut then = Self { points: self.points.iter().filter(|p| p.at < begins).copied().collect() };
        (0..=50).map(|n| begins + Frames(n * STEP.0)).take_while(|on| *on < at).chain([at]).for_each(|on| {
            then.push(on, self.at(on), Shape::Smooth);
        });
        let later = &next.points[next.points.partition_point(|p| p.at <= at)..];
        if later.first().is_none_or(|p| p.at > at + GLIDE) {
            then.push(at + GLIDE, next.at(at + GLIDE), Shape::Smooth);
        }
        then.points.extend(later);
        then
    }

    /// The points, in order of time.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The value at a position. 1 where there are no points.
    #[must_use]
    pub fn at(&self, at: Frames) -> f32 {
        let next = self.points.partition_point(|p| p.at <= at);
        match (next.checked_sub(1).map(|i| self.points[i]), self.points.get(next).copied()) {
            (None, None) => 1.0,
            (None, Some(p)) | (Some(p), None) => p.value,
            (Some(a), Some(b)) => {
                let x = (at - a.at).0 as f64 / (b.at - a.at).0 as f64;
                b.shape.between(a.value, b.value, x as f32)
            }
        }
    }

    /// Writes the value at each position from `at` on: the same values as [`Envelope::at`] gives.
    pub fn fill(&self, at: Frames, out: &mut [f32]) {
        let mut done = 0;
        while done < out.len() {
            let here = at + Frames(done as u64);
            let next = self.points.partition_point(|p| p.at <= here);
            let before = next.checked_sub(1).map(|i| self.points[i]);
            let left = out.len() - done;
            let until = self.points.get(next).map_or(left, |p| left.min((p.at - here).0 as usize));
            let part = &mut out[done..done + until];
            match (before, self.points.get(next)) {
                (Some(a), Some(b)) if a.value != b.value => {
                    let length = (b.at - a.at).0 as f64;
                    for (i, slot) in part.iter_mut().enumerate() {
                        let x = ((here - a.at).0 + i as u64) as f64 / length;
                        *slot = b.shape.between(a.value, b.value, x as f32);
                    }
                }
                (Some(p), _) => part.fill(p.value),
                (None, Some(p)) => part.fill(p.value),
                (None, None) => part.fill(1.0),
            }
            done += until;
        }
    }
}
