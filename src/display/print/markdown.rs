//! A page of the handbook on a terminal: headings, paragraphs, lists and tables, wrapped. Knows only the
//! Markdown that these pages use.

use crate::text::{Safe, wrap, wrap_hanging};

/// Wraps a page of Markdown to `width` columns. Headings, emphasis and code lose their marks, a link keeps its
/// words, a table's rows become lines, and fenced code stays as it is.
#[must_use]
pub fn page(markdown: &str, width: usize) -> String {
    let mut page = MarkdownPage { out: String::new(), width };
    let mut block = Paragraph::default();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            page.end(&mut block);
            fenced = !fenced;
        } else if fenced {
            page.line("  ", &Safe::source_line(line));
        } else if line.trim().is_empty() {
            page.end(&mut block);
            page.space();
        } else if let Some(heading) = heading(line) {
            page.end(&mut block);
            page.heading(heading);
        } else if line.starts_with('|') {
            page.end(&mut block);
            page.row(line);
        } else if let Some((mark, text)) = item(line) {
            page.end(&mut block);
            block = Paragraph { mark, text: text.to_owned() };
        } else {
            block.text.push(' ');
            block.text.push_str(line.trim());
        }
    }
    page.end(&mut block);
    page.out
}

/// A paragraph, or an item of a list with its mark.
#[derive(Default)]
struct Paragraph {
    mark: String,
    text: String,
}

struct MarkdownPage {
    out: String,
    width: usize,
}

impl MarkdownPage {
    fn end(&mut self, block: &mut Paragraph) {
        let Paragraph { mark, text } = std::mem::take(block);
        let hang = " ".repeat(mark.chars().count());
        let text = Safe::new(&plain(text.trim()));
        if text.as_str().is_empty() {
            return;
        }
        for (i, line) in wrap(&text, self.width.saturating_sub(hang.len()).max(16)).iter().enumerate() {
            self.out += if i == 0 { &mark } else { &hang };
            self.out += line;
            self.out.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        let lines = wrap(&Safe::new(&plain(text)), self.width);
        let rule = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        self.out += &lines.join("\n");
        self.out += &format!("\n{}\n", "─".repeat(rule));
    }

    fn line(&mut self, before: &str, text: &Safe) {
        self.out += format!("{before}{text}").trim_end();
        self.out.push('\n');
    }

    /// A row of a table: its cells with dots between them. Empty headings and the line below them are left out.
    fn row(&mut self, line: &str) {
        let line = line.replace("\\|", "\u{1}");
        let cells = line
            .trim_matches('|')
            .split('|')
            .map(|cell| plain(&cell.replace('\u{1}', "|")).trim().to_owned());
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        if cells.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c))) {
            return;
        }
        let text = Safe::new(&cells.join(" · "));
        for line in wrap_hanging(&text, "  ", "      ", self.width.max(16)) {
            self.out += line.trim_end();
            self.out.push('\n');
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    (text.len() < line.len()).then(|| text.strip_prefix(' ')).flatten()
}

/// An item of a list: its mark as it is shown, and its text.
fn item(line: &str) -> Option<(String, &str)> {
    let inner = line.trim_start();
    let indent = &line[..line.len() - inner.len()];
    if let Some(text) = inner.strip_prefix("- ").or_else(|| inner.strip_prefix("* ")) {
        return Some((format!("{indent}- "), text));
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let text = inner[digits..].strip_prefix(". ").filter(|_| digits > 0)?;
    Some((format!("{indent}{}. ", &inner[..digits]), text))
}

/// Text without the marks of emphasis, code and links.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`', '[']) {
        out += &rest[..at];
        let (mark, after) = rest[at..].split_at(1);
        rest = match link(rest[at..].strip_prefix('[')) {
            Some((words, after)) => {
                out += words;
                after
            }
            None if mark == "[" => {
                out.push('[');
                after
            }
            None => after,
        };
    }
    out + rest
}

/// The words of a link, and what comes after it. `opened` starts after the opening bracket.
fn link(opened: Option<&str>) -> Option<(&str, &str)> {
    let (words, rest) = opened?.split_once("](")?;
    let (_, after) = rest.split_once(')')?;
    (!words.contains(']')).then_some((words, after))
}
