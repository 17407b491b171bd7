//! Where findings are: in which file, line and column. Each file is split into lines once.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Lines, Place, Source, Sources};

/// The sources, and their lines once they are needed.
pub(super) struct FindingSpots<'s> {
    sources: &'s Sources,
    lines: HashMap<usize, Lines<'s>>,
}

/// Where a finding is in its file.
pub(super) struct Spot<'s> {
    pub source: &'s Source,
    pub from: Place,
    pub to: Place,
    /// In bytes.
    pub start: usize,
    pub end: usize,
}

impl<'s> FindingSpots<'s> {
    pub fn of(sources: &'s Sources) -> Self {
        Self { sources, lines: HashMap::new() }
    }

    /// The source that a byte belongs to, and its lines.
    pub fn source(&mut self, byte: usize) -> Option<(&'s Source, &Lines<'s>)> {
        let source = self.sources.at(byte)?;
        Some((source, self.lines.entry(source.start).or_insert_with(|| Lines::of(&source.text))))
    }

    /// Where a finding begins and ends.
    pub fn spot(&mut self, finding: &Finding) -> Option<Spot<'s>> {
        let (source, lines) = self.source(finding.span.start)?;
        let start = source.inside(finding.span.start);
        let end = source.inside(finding.span.end).max(start);
        Some(Spot { source, from: lines.place(start), to: lines.place(end), start, end })
    }
}
