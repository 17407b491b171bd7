//! A handout as PDF, printed by a browser that is already installed.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, io};

use crate::files::WorkFolder;
use crate::process::{Bounds, Ending, Invocation, Output, find_program};

use super::printed::{Filling, Print, filled};
use super::source::Handout;

/// The program names of Chromium and its relatives.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// A browser prints a handout in a second or two; its first start after a boot takes ten.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The largest PDF, in bytes.
const MAX_BYTES: u64 = 100_000_000;
const PAGE: &str = "handout.html";
const PRINTED: &str = "handout.pdf";

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// No browser is installed.
    #[error("Chromium, which prints PDFs, was not found; use --format handout and print that page")]
    NoBrowser,
    /// The browser failed.
    #[error("{} could not print the handout; use --format handout and print that page", browser.display())]
    Failed {
        /// Its file.
        browser: PathBuf,
    },
    /// The browser took too long.
    #[error("{} did not print the handout within a minute; use --format handout and print that page", browser.display())]
    TimedOut {
        /// Its file.
        browser: PathBuf,
    },
    /// The browser could not be started.
    #[error("the handout could not be passed to a browser: {0}")]
    NotStarted(#[from] io::Error),
    /// Whoever asked wants it no more.
    #[error("cancelled")]
    Cancelled,
}

/// The browser that prints.
pub(in crate::export) fn browser() -> Result<PathBuf, PdfError> {
    BROWSERS.iter().find_map(|name| find_program(OsStr::new(name))).ok_or(PdfError::NoBrowser)
}

/// Prints a handout so that its last page is not nearly empty: a page less if it goes without a map, or else more lines
/// to write on.
pub(in crate::export) fn pdf(
    handout: &Handout<'_>,
    print: Print,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Vec<u8>, PdfError> {
    let printed = |filling| printed(&filled(handout, print, filling), is_cancelled);
    let usual = printed(Filling::Usual)?;
    if pages(&usual) < 2 {
        return Ok(usual);
    }
    let lined = printed(Filling::MoreLines)?;
    let is_full = pages(&lined) > pages(&usual);
    // A last page that is half full is worth its paper, but for the second: one sheet is what people keep.
    if is_full && pages(&usual) > 2 {
        return Ok(usual);
    }
    let tight = printed(Filling::Tight)?;
    Ok(match pages(&tight) < pages(&usual) {
        true => tight,
        false if is_full => usual,
        false => lined,
    })
}

/// How many pages it has: each is an object of this type, uncompressed as Chromium writes it.
fn pages(pdf: &[u8]) -> usize {
    let is_page = |at: &&[u8]| at.starts_with(b"/Type /Page") && at.get(11) != Some(&b's');
    pdf.windows(12).filter(is_page).count()
}

/// Prints a page. The browser gets a temporary home, runs no script (the page has none and allows none) and
/// makes no network requests.
fn printed(html: &str, is_cancelled: &dyn Fn() -> bool) -> Result<Vec<u8>, PdfError> {
    let browser = browser()?;
    let folder = WorkFolder::new("balm-print-")?;
    let place = folder.path().canonicalize()?;
    fs::write(place.join(PAGE), html)?;
    // As root Chromium refuses to start in its sandbox; what it prints is balm's own page.
    let sandbox = if rustix::process::geteuid().is_root() { &["--no-sandbox"][..] } else { &[] };
    let invocation = Invocation::new(&browser)
        .args(["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"])
        .args(["--disable-background-networking", "--user-data-dir=browser"])
        // Relative paths: a full path would have to be encoded as an address.
        .args([&format!("--print-to-pdf={PRINTED}"), PAGE])
        .args(sandbox)
        .in_folder(&place)
        // It keeps reports and settings there, whatever `--user-data-dir` says.
        .env("XDG_CONFIG_HOME", &place)
        .env("XDG_CACHE_HOME", &place)
        .env("TMPDIR", &place);
    let printed = place.join(PRINTED);
    let bounds = Bounds { time: TIMEOUT, bytes: MAX_BYTES, is_cancelled };
    let is_done = match invocation.run(&[], &Output::File(&printed), &bounds)?.ending {
        Ending::Exited(status) => status.success(),
        Ending::Cancelled => return Err(PdfError::Cancelled),
        Ending::TimedOut => return Err(PdfError::TimedOut { browser }),
        Ending::TooMuch => false,
    };
    let pdf = fs::read(printed).ok().filter(|pdf| is_done && is_whole(pdf));
    pdf.map(without_time).ok_or(PdfError::Failed { browser })
}

/// Whether it begins and ends like a PDF (ISO 32000-1, 7.5.5).
fn is_whole(pdf: &[u8]) -> bool {
    let end = &pdf[pdf.len().saturating_sub(1024)..];
    pdf.starts_with(b"%PDF") && end.windows(5).any(|window| window == b"%%EOF")
}

/// Overwrites the time of printing, `D:20260331120000+00'00'` in two places, with a fixed one, so that the
/// same handout is always the same file.
fn without_time(mut pdf: Vec<u8>) -> Vec<u8> {
    for key in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let Some(at) = pdf.windows(key.len()).position(|window| window == key) else { continue };
        let day = &b"20000101000000"[..];
        let start = at + key.len();
        if pdf.get(start..start + day.len()).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit)) {
            pdf[start..start + day.len()].copy_from_slice(day);
        }
    }
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_and_their_tree_is_not() {
        let pdf = b"<</Type /Pages /Kids [1 0 R 2 0 R]>> <</Type /Page /A 1>> <</Type /Page\n/A 1>>";
        assert_eq!(pages(pdf), 2);
    }

    #[test]
    fn the_time_of_printing_is_removed() {
        let made = |day: &str| format!("%PDF /CreationDate (D:{day}+00'00')\n/ModDate (D:{day}+00'00') x");
        let [a, b] = ["20260331120000", "20260401130501"].map(|day| without_time(made(day).into_bytes()));
        assert_eq!(a, b);
        assert_eq!(a.len(), made("20260331120000").len());
    }
}
