//! A handout as PDF: printed by a browser that is there already. balm brings none.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use crate::cli::interrupt;

/// What Chromium and its kin are called.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// A browser prints a handout in a second or two; the first one after a start in ten.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked after.
const LOOK: Duration = Duration::from_millis(50);

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// No browser.
    #[error("a PDF is printed by Chromium, which was not found; give --format handout, and print that page")]
    NoBrowser,
    /// It did not do it.
    #[error("{browser} could not print it; give --format handout, and print that page")]
    Failed {
        /// Its name.
        browser: String,
    },
    /// It could not be asked.
    #[error("the handout could not be handed to a browser: {0}")]
    Unasked(#[from] io::Error),
}

/// Prints a page. The browser gets a home of its own for as long as that takes, runs no script (the page has
/// none and allows none) and asks nothing of the network.
pub fn pdf(html: &str) -> Result<Vec<u8>, PdfError> {
    let browser = browser().ok_or(PdfError::NoBrowser)?;
    let name = browser.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let room = tempfile::tempdir()?;
    let (page, printed) = (room.path().join("handout.html"), room.path().join("handout.pdf"));
    fs::write(&page, html)?;
    let flag = |name: &str, path: &std::path::Path| {
        let mut flag = std::ffi::OsString::from(name);
        flag.push(path);
        flag
    };
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"])
        .arg("--disable-background-networking")
        .arg(flag("--user-data-dir=", &room.path().join("browser")))
        .arg(flag("--print-to-pdf=", &printed))
        .arg(flag("file://", &page))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // As root it refuses to run inside its own walls; what it prints is balm's own page.
    #[cfg(unix)]
    if rustix::process::geteuid().is_root() {
        command.arg("--no-sandbox");
    }
    let mut child = command.spawn()?;
    let begun = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if begun.elapsed() > PATIENCE || interrupt::stopped_by().is_some() => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            None => thread::sleep(LOOK),
        }
    };
    let printed = fs::read(&printed).ok().filter(|pdf| pdf.starts_with(b"%PDF"));
    match (status, printed) {
        (Some(status), Some(pdf)) if status.success() => Ok(same_every_time(pdf)),
        _ => Err(PdfError::Failed { browser: name }),
    }
}

fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    BROWSERS
        .iter()
        .find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()))
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
