//! A checked file, which every format writes.

use crate::diagnostic::{Finding, Level, Sources};

/// One file that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its name.
    pub name: String,
    /// The texts that findings point into: its own first.
    pub sources: Sources,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// How many findings have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// What is wrong, why it matters and what to do, a line each.
pub(super) fn all_words(finding: &Finding) -> String {
    let more = [&finding.why, &finding.help].into_iter().flatten();
    std::iter::once(&finding.message).chain(more).map(String::as_str).collect::<Vec<_>>().join("\n")
}
