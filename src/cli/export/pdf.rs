//! A handout as PDF: printed by a browser that is there already. balm brings none.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use crate::cli::interrupt;
use crate::files::program;

/// What Chromium and its kin are called.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// A browser prints a handout in a second or two; the first one after a start in ten.
const PATIENCE: Duration = Duration::from_secs(60);
const PAGE: &str = "handout.html";
const PRINTED: &str = "handout.pdf";
/// How often it is looked after.
const LOOK: Duration = Duration::from_millis(50);

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// No browser.
    #[error("a PDF is printed by Chromium, which was not found; give --format handout, and print that page")]
    NoBrowser,
    /// It did not do it.
    #[error("{} could not print it; give --format handout, and print that page", browser.display())]
    Failed {
        /// Its file.
        browser: PathBuf,
    },
    /// It took too long.
    #[error("{} has not printed it in a minute; give --format handout, and print that page", browser.display())]
    Slow {
        /// Its file.
        browser: PathBuf,
    },
    /// It could not be asked.
    #[error("the handout could not be handed to a browser: {0}")]
    Unasked(#[from] io::Error),
    /// The listener had enough of waiting.
    #[error("stopped")]
    Stopped,
}

/// The browser that prints, where there is one.
pub fn browser() -> Result<PathBuf, PdfError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    BROWSERS.iter().find_map(|name| program(OsStr::new(name), &path)).ok_or(PdfError::NoBrowser)
}

/// Prints a page. The browser gets a home of its own for as long as that takes, runs no script (the page has
/// none and allows none) and asks nothing of the network.
pub fn pdf(browser: &Path, html: &str) -> Result<Vec<u8>, PdfError> {
    let room = tempfile::tempdir()?;
    // Its place is told to the browser, which stands elsewhere.
    let place = room.path().canonicalize()?;
    fs::write(place.join(PAGE), html)?;
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"])
        .args(["--disable-background-networking", "--user-data-dir=browser"])
        // Named from where it stands: what its folder is called would have to be put into an address.
        .args([&format!("--print-to-pdf={PRINTED}"), PAGE])
        .current_dir(&place)
        // It keeps its reports and settings there, whatever else it is told.
        .env("XDG_CONFIG_HOME", &place)
        .env("XDG_CACHE_HOME", &place)
        .env("TMPDIR", &place)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Of its own, to be ended with all its children.
        command.process_group(0);
        // As root it refuses to run inside its own walls; what it prints is balm's own page.
        if rustix::process::geteuid().is_root() {
            command.arg("--no-sandbox");
        }
    }
    let mut child = command.spawn()?;
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let stopped = interrupt::stopped_by().is_some();
        if stopped || begun.elapsed() > PATIENCE {
            end(&mut child);
            return Err(if stopped { PdfError::Stopped } else { PdfError::Slow { browser: browser.into() } });
        }
        thread::sleep(LOOK);
    };
    let printed = fs::read(place.join(PRINTED)).ok().filter(|pdf| status.success() && is_whole(pdf));
    printed.map(same_every_time).ok_or(PdfError::Failed { browser: browser.into() })
}

/// Whether it begins as a PDF and ends as one (ISO 32000-1, 7.5.5).
fn is_whole(pdf: &[u8]) -> bool {
    let end = &pdf[pdf.len().saturating_sub(1024)..];
    pdf.starts_with(b"%PDF") && end.windows(5).any(|window| window == b"%%EOF")
}

/// Ends it and what it has begun.
fn end(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The browser writes the time of day into the file, twice: `D:20260331120000+00'00'`. Written over with as
/// many noughts, the same handout is the same file.
fn same_every_time(mut pdf: Vec<u8>) -> Vec<u8> {
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
    fn the_time_of_day_is_taken_out() {
        let made = |day: &str| format!("%PDF /CreationDate (D:{day}+00'00')\n/ModDate (D:{day}+00'00') x");
        let [a, b] = ["20260331120000", "20260401130501"].map(|day| same_every_time(made(day).into_bytes()));
        assert_eq!(a, b);
        assert_eq!(a.len(), made("20260331120000").len());
    }
}
