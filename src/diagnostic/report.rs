//! A report: every finding of one file, in the order of the file.

use serde::Serialize;

/// A stretch of a source text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(r: std::ops::Range<usize>) -> Self {
        Self { start: r.start, end: r.end }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The routine cannot be played.
    Error,
    /// It plays, but something in it is not understood.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// A stable name in kebab-case, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong, in one line without jargon. May quote the file: make it safe before showing.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do about it, where that is known.
    pub help: Option<String>,
    /// Why it matters and how sure that is, where it is a matter of judgement.
    pub why: Option<String>,
    /// A change that fixes it. It is always safe: it never alters what is done to a body.
    pub fix: Option<Edit>,
}

/// A change to a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// Line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Every finding of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order of the file, once [`Report::sort`] has run.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Adds an error.
    pub fn error(
        &mut self,
        code: &'static str,
        span: impl Into<Span>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Level::Error, code, span.into(), message.into())
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: impl Into<Span>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Level::Warning, code, span.into(), message.into())
    }

    fn add(&mut self, level: Level, code: &'static str, span: Span, message: String) -> &mut Finding {
        self.findings.push(Finding::new(level, code, span, message));
        self.findings.last_mut().expect("one was just pushed")
    }

    /// Puts the findings in the order of the file.
    pub fn sort(&mut self) {
        self.findings.sort_by_key(|f| (f.span, f.level, f.code));
    }

    /// How many errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|f| f.level == Level::Error).count()
    }

    /// How many warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }
}

impl Finding {
    /// A finding without details.
    #[must_use]
    pub fn new(level: Level, code: &'static str, span: Span, message: String) -> Self {
        Self { level, code, message, span, help: None, why: None, fix: None }
    }

    /// Adds how to fix it.
    pub fn fix(&mut self, span: impl Into<Span>, replacement: impl Into<String>) -> &mut Self {
        self.fix = Some(Edit { span: span.into(), replacement: replacement.into() });
        self
    }

    /// Says what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

impl Place {
    /// Where a byte of `source` stands. A byte beyond the end is the end.
    #[must_use]
    pub fn of(source: &str, byte: usize) -> Self {
        let mut byte = byte.min(source.len());
        while !source.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &source[..byte];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Self { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}
