//! Points joined by a soft curve.

use std::fmt::Write;

use serde::{Deserialize, Deserializer, de};

/// Points of a drawing, `x` to the right, `y` downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::export::handout) struct Points(pub Vec<(f64, f64)>);

impl Points {
    /// The same on the other side of the middle, from its end to its beginning.
    pub fn mirrored(&self) -> Self {
        Self(self.0.iter().rev().map(|(x, y)| (-x, *y)).collect())
    }

    /// Whether it begins and ends in the middle.
    pub fn meets_its_mirror(&self) -> bool {
        [self.0.first(), self.0.last()].into_iter().flatten().all(|(x, _)| *x == 0.0)
    }

    /// Itself and its mirror as one.
    pub fn with_its_mirror(&self) -> Self {
        let other = self.mirrored().0.into_iter().filter(|(x, _)| *x != 0.0);
        Self(self.0.iter().copied().chain(other).collect())
    }

    /// Its ends made corners, so that the line between them is straight.
    pub fn with_corners(&self) -> Self {
        let ends = self.0.first().into_iter().chain(&self.0).chain(self.0.last());
        Self(ends.copied().collect())
    }

    /// The middle of its points.
    pub fn centre(&self) -> (f64, f64) {
        let n = self.0.len().max(1) as f64;
        let (x, y) = self.0.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
        (x / n, y / n)
    }

    /// The curve through them as SVG writes it (Catmull-Rom: at each point it runs as from the one before to
    /// the one after).
    pub fn curve(&self, ends: Ends) -> String {
        let points = &self.0;
        let n = points.len();
        let at = |i: usize, by: isize| match ends {
            Ends::Joined => points[(i as isize + by).rem_euclid(n as isize) as usize],
            Ends::Loose => points[(i as isize + by).clamp(0, n as isize - 1) as usize],
        };
        let Some((x, y)) = points.first() else { return String::new() };
        let mut path = format!("M{x} {y}");
        let last = if ends == Ends::Joined { n } else { n - 1 };
        for i in 0..last {
            let (before, from, to, after) = (at(i, -1), at(i, 0), at(i, 1), at(i, 2));
            if from == to {
                continue;
            }
            let bend = |(x, y): (f64, f64), a: (f64, f64), b: (f64, f64), corner: bool| {
                if corner { (x, y) } else { (x + (b.0 - a.0) / 6.0, y + (b.1 - a.1) / 6.0) }
            };
            let one = bend(from, before, to, before == from);
            let two = bend(to, after, from, after == to);
            // Writing to a String cannot fail.
            let _ = write!(path, "C{:.1} {:.1} {:.1} {:.1} {} {}", one.0, one.1, two.0, two.1, to.0, to.1);
        }
        path + if ends == Ends::Joined { "Z" } else { "" }
    }
}

/// Whether a curve comes back to where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export::handout) enum Ends {
    Joined,
    Loose,
}

impl<'de> Deserialize<'de> for Points {
    /// From `"x,y x,y …"`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = |text: &str| text.parse::<f64>().map_err(de::Error::custom);
        let point = |text: &str| {
            let (x, y) = text.split_once(',').ok_or_else(|| de::Error::custom("a point is \"x,y\""))?;
            Ok((number(x)?, number(y)?))
        };
        text.split_whitespace().map(point).collect::<Result<_, _>>().map(Self)
    }
}
