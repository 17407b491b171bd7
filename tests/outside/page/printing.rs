//! A handout printed by the browser: as `balm export` has it done.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

crate::tests! {
    the_same_handout_printed_twice_is_the_same_file
    a_short_routine_takes_a_page_or_two_of_the_paper_that_was_asked_for
    ten_steps_with_a_letterhead_and_a_code_stay_on_one_page
    large_print_is_another_file_and_takes_no_fewer_pages
    whatever_the_folder_for_passing_things_is_called
    a_pdf_goes_down_a_pipe_as_well
}

/// A few steps, one of them on both sides.
const ROUTINE: &str = include_str!("short.toml");

/// All that a letterhead may say.
const LETTERHEAD: &str = "[letterhead]\npractice = \"Praxis am Markt\"\nname = \"Anna Berg, Physiotherapeutin\"\n\
    address = \"Markt 1, 12345 Neustadt\"\nphone = \"030 1234567\"\nemail = \"anna@example.org\"\nweb = \"example.org\"\n";

struct Printer {
    room: TempDir,
}

impl Printer {
    fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        std::fs::write(room.path().join("short.toml"), ROUTINE).unwrap();
        Self { room }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// What is printed; what the browser needs for that lies in `passing`, and is gone afterwards.
    #[track_caller]
    fn print(&self, name: &str, more: &[&str], passing: &Path) -> Vec<u8> {
        std::fs::create_dir_all(passing).unwrap();
        let ran = Command::new(env!("CARGO_BIN_EXE_balm"))
            .args(["export", "short.toml", "--quiet", "-o", name])
            .args(more)
            .current_dir(&self.room)
            .env("BALM_HOME", self.path("home"))
            .env("BALM_VOICE", "none")
            .env("TMPDIR", passing)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success() && said.is_empty(), "{said}");
        let left: Vec<_> = std::fs::read_dir(passing).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        if name == "-" { ran.stdout } else { std::fs::read(self.path(name)).unwrap() }
    }
}

/// How many pages there are, and the size of their paper.
fn pages(pdf: &[u8]) -> (usize, String) {
    assert!(pdf.starts_with(b"%PDF-"), "{}", String::from_utf8_lossy(&pdf[..pdf.len().min(20)]));
    let text = String::from_utf8_lossy(pdf);
    let page = text.split("/Type /Page").skip(1).filter(|after| !after.starts_with(char::is_alphanumeric));
    let (_, after) = text.split_once("/MediaBox [").unwrap();
    (page.count(), after.split_once(']').unwrap().0.to_owned())
}

fn the_same_handout_printed_twice_is_the_same_file() {
    let printer = Printer::new();
    let first = printer.print("a.pdf", &[], &printer.path("passing"));
    // The time of day, to the second, is what would tell them apart.
    std::thread::sleep(Duration::from_secs(1));
    let second = printer.print("b.pdf", &[], &printer.path("passing"));
    assert!(first.starts_with(b"%PDF-") && first == second);
}

fn a_short_routine_takes_a_page_or_two_of_the_paper_that_was_asked_for() {
    let printer = Printer::new();
    let passing = printer.path("passing");
    let (count, a4) = pages(&printer.print("a.pdf", &[], &passing));
    assert!((1..=2).contains(&count), "{count} pages");
    assert!(a4.starts_with("0 0 59") && a4.contains(" 84"), "{a4}");
    let (count, letter) = pages(&printer.print("b.pdf", &["--paper", "letter"], &passing));
    assert!((1..=2).contains(&count), "{count} pages");
    assert_eq!(letter, "0 0 612 792");
}

fn ten_steps_with_a_letterhead_and_a_code_stay_on_one_page() {
    let printer = Printer::new();
    let passing = printer.path("passing");
    std::fs::create_dir(printer.path("home")).unwrap();
    std::fs::write(printer.path("home/config.toml"), LETTERHEAD).unwrap();
    let step = |n: u8| {
        format!("[[step]]\ntitle = \"Step {n}\"\nregion = \"breath\"\nfor = \"1m\"\nsay = \"Rest.\"\n")
    };
    let steps: String = (1..=10).map(step).collect();
    std::fs::write(printer.path("short.toml"), format!("balm = 1\ntitle = \"Ten\"\n{steps}")).unwrap();
    let long = format!("https://example.org/{}", "a".repeat(280));
    for (name, link) in [("a.pdf", "https://example.org/ten"), ("b.pdf", &long)] {
        let printed = printer.print(name, &["--link", link], &passing);
        assert_eq!(pages(&printed).0, 1, "{link}");
    }
}

fn large_print_is_another_file_and_takes_no_fewer_pages() {
    let printer = Printer::new();
    let passing = printer.path("passing");
    let usual = printer.print("a.pdf", &[], &passing);
    let large = printer.print("b.pdf", &["--large"], &passing);
    assert_ne!(usual, large);
    assert!((pages(&usual).0..=4).contains(&pages(&large).0), "{:?} {:?}", pages(&usual), pages(&large));
}

fn whatever_the_folder_for_passing_things_is_called() {
    let printer = Printer::new();
    let plain = printer.print("a.pdf", &[], &printer.path("passing"));
    // What an address would take for something else than a name.
    let odd = printer.print("b.pdf", &[], &printer.path("a #1 b%20c ?d=e&f"));
    assert!(plain == odd);
}

fn a_pdf_goes_down_a_pipe_as_well() {
    let printer = Printer::new();
    let passing = printer.path("passing");
    let piped = printer.print("-", &["--format", "pdf"], &passing);
    assert!(piped == printer.print("a.pdf", &[], &passing));
}
