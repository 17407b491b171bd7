//! What the codes of findings mean, for authors.

use std::fmt::Write as _;

use crate::lint::{Code, codes};
use crate::text::{Safe, wrap};

use super::report_text::level;

/// Every code with its title, in groups.
#[must_use]
pub fn explained_list() -> String {
    let widest = codes().iter().flat_map(|(_, codes)| codes).map(|code| code.code.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (group, codes) in codes() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}", group.title);
        for code in codes {
            let _ = writeln!(out, "  {:widest$}  {}", code.code, code.title);
        }
        out.push('\n');
    }
    out + "More about one with: balm explain CODE\n"
}

/// Everything about a code, in lines of `width` columns.
#[must_use]
pub fn explained(code: &Code, width: usize) -> String {
    let mut out = String::new();
    let mut say = |text: &str| {
        for line in wrap(&Safe::new(text), width) {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
    };
    say(&format!("{}[{}]: {}", level(code.level), code.code, code.title));
    say(&code.why);
    if let Some(limit) = code.limit() {
        say(&format!("The rule: {}.", limit.condition));
        if let Some(basis) = &limit.basis {
            say(&format!("Where it comes from: {basis}."));
        }
        if let Some(strength) = &limit.strength {
            say(&format!("How sure: {strength}."));
        }
    }
    for (title, lines) in [("With the problem:", &code.example), ("Fixed:", &code.fix)] {
        if let Some(lines) = lines {
            let _ = writeln!(out, "{title}\n");
            lines.lines().for_each(|line| {
                let _ = writeln!(out, "    {line}");
            });
            out.push('\n');
        }
    }
    if code.may_be_allowed() {
        let allow = format!("    allow = [\"{}\"]\n    because = \"…\"\n", code.code);
        let _ = write!(out, "To allow it on purpose, write in the step, or under [defaults]:\n\n{allow}");
    }
    format!("{}\n", out.trim_end())
}
