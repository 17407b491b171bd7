//! The words of a finding, for formats that have one field for them.

use crate::diagnostic::Finding;

/// What is wrong, why it matters and what to do, a line each.
pub(super) fn all_words(finding: &Finding) -> String {
    let more = [&finding.why, &finding.help].into_iter().flatten();
    std::iter::once(&finding.message).chain(more).map(String::as_str).collect::<Vec<_>>().join("\n")
}
