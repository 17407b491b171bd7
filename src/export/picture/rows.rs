//! Time on paper: how long a row is, where rows break, and which second stands where in them.

use crate::timeline::Timeline;
use crate::unit::Frames;

/// A step of ordinary length is about so wide where there are few of them, and where there are many.
const STEP: (f64, f64) = (110.0, 42.0);
/// As many steps as this are many.
const MANY: f64 = 20.0;
/// What is longer than so many ordinary steps is drawn shorter than it is, and marked.
const LONG: f64 = 6.0;
/// The share of what is beyond that still shows.
const SQUEEZED: f64 = 0.04;
/// Rows do not hold fewer steps than this on the whole.
const FEWEST: usize = 7;

/// A row: a stretch of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub from: Frames,
    pub to: Frames,
}

/// Where a second stands.
#[derive(Debug)]
pub(super) struct Ruler {
    /// Instants, and how far from the start they are drawn, in seconds of paper.
    knots: Vec<(Frames, f64)>,
    /// Stretches that are drawn shorter than they are.
    squeezed: Vec<Row>,
    /// Points of the drawing to a second of paper.
    scale: f64,
}

impl Ruler {
    /// Lays a timeline out in rows of at most `width`.
    pub fn new(timeline: &Timeline, width: f64) -> (Self, Vec<Row>) {
        let stretches = stretches(timeline);
        let mut lengths: Vec<f64> = stretches.iter().map(|s| s.length()).collect();
        lengths.sort_by(f64::total_cmp);
        let usual = lengths[lengths.len() / 2].max(1.0);
        let mut ruler = Self { knots: vec![(Frames::ZERO, 0.0)], squeezed: Vec::new(), scale: 1.0 };
        let mut drawn = 0.0;
        for stretch in &stretches {
            let most = usual * LONG;
            if stretch.length() > most * 1.2 {
                ruler.squeezed.push(*stretch);
            }
            let beyond = if ruler.squeezed.last() == Some(stretch) { stretch.length() - most } else { 0.0 };
            drawn += stretch.length() - beyond * (1.0 - SQUEEZED);
            ruler.knots.push((stretch.to, drawn));
        }
        let rows = ruler.break_up(&stretches, usual, width);
        let longest =
            rows.iter().map(|row| ruler.along(row.to) - ruler.along(row.from)).fold(0.001, f64::max);
        ruler.scale = width / longest;
        (ruler, rows)
    }

    /// As many rows as there is use for, of as equal a length as the steps allow.
    fn break_up(&self, stretches: &[Row], usual: f64, width: f64) -> Vec<Row> {
        let count = stretches.len();
        let wide = (STEP.0 * (MANY / count as f64).sqrt()).clamp(STEP.1, STEP.0);
        let total = self.along(stretches[count - 1].to);
        let most = count.div_ceil(FEWEST).max(2);
        let rows = (total / usual * wide / width).round().clamp(1.0, most as f64) as usize;
        let length = |s: &Row| self.along(s.to) - self.along(s.from);
        let (mut low, mut high) = (stretches.iter().map(length).fold(0.0, f64::max), total);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if self.packed(stretches, middle).len() <= rows { high = middle } else { low = middle }
        }
        self.packed(stretches, high)
    }

    /// Rows of at most `longest`, each as full as can be.
    fn packed(&self, stretches: &[Row], longest: f64) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for stretch in stretches {
            match rows.last_mut() {
                Some(row) if self.along(stretch.to) - self.along(row.from) <= longest * 1.000_001 => {
                    row.to = stretch.to;
                }
                _ => rows.push(*stretch),
            }
        }
        rows
    }

    /// How far from the start an instant is drawn, in seconds of paper.
    fn along(&self, at: Frames) -> f64 {
        let next = self.knots.partition_point(|(knot, _)| *knot < at).clamp(1, self.knots.len() - 1);
        let ((from, a), (to, b)) = (self.knots[next - 1], self.knots[next]);
        let share = at.saturating_sub(from).secs() / to.saturating_sub(from).secs().max(1e-6);
        a + (b - a) * share.clamp(0.0, 1.0)
    }

    /// How far from its row's left edge an instant is drawn.
    pub fn x(&self, row: Row, at: Frames) -> f64 {
        (self.along(at.clamp(row.from, row.to)) - self.along(row.from)) * self.scale
    }

    /// The instant at a place in a row.
    pub fn at(&self, row: Row, x: f64) -> Frames {
        let drawn = self.along(row.from) + x / self.scale;
        let next = self.knots.partition_point(|(_, d)| *d < drawn).clamp(1, self.knots.len() - 1);
        let ((from, a), (to, b)) = (self.knots[next - 1], self.knots[next]);
        let share = ((drawn - a) / (b - a).max(1e-9)).clamp(0.0, 1.0);
        (from + Frames((to.saturating_sub(from).0 as f64 * share) as u64)).clamp(row.from, row.to)
    }

    /// The stretches of a row that are drawn shorter than they are.
    pub fn squeezed(&self, row: Row) -> impl Iterator<Item = Row> {
        self.squeezed.iter().copied().filter(move |s| s.from >= row.from && s.to <= row.to)
    }
}

impl Row {
    fn length(self) -> f64 {
        self.to.saturating_sub(self.from).secs()
    }

    /// Whether any of `from` to `to` is in it.
    pub fn has(self, from: Frames, to: Frames) -> bool {
        from < self.to && (to > self.from || from >= self.from)
    }
}

/// What rows may break between: the time to get ready, every step with what follows it, the fading.
fn stretches(timeline: &Timeline) -> Vec<Row> {
    let starts = timeline.passages.iter().map(|p| p.start);
    let mut at: Vec<Frames> =
        std::iter::once(Frames::ZERO).chain(starts).chain([timeline.done, timeline.end]).collect();
    at.sort_unstable();
    at.dedup();
    let found: Vec<Row> = at.windows(2).map(|w| Row { from: w[0], to: w[1] }).collect();
    if found.is_empty() { vec![Row { from: Frames::ZERO, to: Frames(1) }] } else { found }
}
