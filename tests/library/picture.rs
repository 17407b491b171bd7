//! Pictures of sessions: they are well-formed, name everything, keep a stranger's text as text, and are the
//! same every time. `BLESS=1 cargo test --test library picture::` draws `tests/picture/small.svg` anew; look
//! at it.

use std::fs;
use std::path::{Path, PathBuf};

use balm::export::picture;
use balm::library::{Found, Library, Origin};
use balm::routine::{self, Routine};
use balm::text::Safe;
use balm::timeline::{Options, Talk, Timeline};
use balm::unit::{Duration, Frames};
use roxmltree::Document;

use crate::common;

/// What a title may try.
const HOSTILE: &str = "</text><script>alert(1)</script>\u{1b}[2J\u{202e}]]>&#0;\" onload=\"x\u{ffff}<!--";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A routine laid out; every word takes half a second.
fn laid(routine: &Routine, options: Options) -> Timeline {
    let spoken = |text: &str| Frames::from_millis(500 * text.split_whitespace().count() as u64);
    common::laid(routine, Talk::Full, spoken, options)
}

fn drawn(routine: &Routine) -> (Timeline, String) {
    let timeline = laid(routine, Options::default());
    let svg = picture(&timeline, routine, &[]);
    (timeline, svg)
}

/// Every routine of the canonical cases, and every one that comes with balm.
fn routines() -> Vec<(String, Routine)> {
    let library = Library::new(None, Vec::new());
    let mut found: Vec<Found> = library.all().iter().map(|listed| library.open(listed).unwrap()).collect();
    for entry in fs::read_dir(folder().join("canonical")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            found.push(Found {
                name: path.display().to_string(),
                origin: Origin::File(path.into()),
                text,
                folders: Vec::new(),
                then: Vec::new(),
            });
        }
    }
    found.into_iter().filter_map(|f| Some((f.name.clone(), f.read().routine?))).collect()
}

/// All text of a drawing.
fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    document.descendants().filter_map(|node| node.text()).map(str::to_owned).collect()
}

/// The number an attribute holds.
fn number(node: roxmltree::Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |text| text.trim_end_matches("mm").parse().unwrap())
}

#[test]
fn every_routine_is_drawn_with_all_its_steps_and_sections() {
    for (name, routine) in routines() {
        let (timeline, svg) = drawn(&routine);
        let texts = texts(&svg);
        let says = |what: &str| texts.iter().any(|text| text.contains(what));
        for (i, passage) in timeline.passages.iter().enumerate() {
            let numbered = format!("{}. {}", i + 1, Safe::new(&passage.title));
            assert!(says(&numbered), "{name}: {numbered}");
            if let Some(section) = passage.section.as_deref() {
                let start: String = Safe::new(section).as_str().chars().take(3).collect();
                assert!(says(&start), "{name}: {section}");
            }
        }
    }
}

#[test]
fn nothing_in_a_drawing_is_endless_negative_or_off_the_page() {
    for (name, routine) in routines() {
        let (_, svg) = drawn(&routine);
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{name}");
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let page: Vec<f64> =
            root.attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        for node in document.descendants().filter(|node| node.tag_name().name() == "rect") {
            let (x, y, w, h) =
                (number(node, "x"), number(node, "y"), number(node, "width"), number(node, "height"));
            assert!(x >= 0.0 && y >= 0.0 && w >= 0.0 && h >= 0.0, "{name}: {node:?}");
            assert!(x + w <= page[2] + 0.5 && y + h <= page[3] + 0.5, "{name}: {node:?}");
        }
    }
}

#[test]
fn steps_do_not_lie_over_each_other() {
    for (name, routine) in routines() {
        let (_, svg) = drawn(&routine);
        let document = Document::parse(&svg).unwrap();
        let blocks = document.descendants().filter(|node| node.tag_name().name() == "g");
        let areas: Vec<(f64, f64, f64)> = blocks
            .filter_map(|block| block.children().find(|node| node.tag_name().name() == "rect"))
            .map(|node| (number(node, "x"), number(node, "y"), number(node, "width")))
            .collect();
        for pair in areas.windows(2) {
            let ((x, y, w), next) = (pair[0], pair[1]);
            // A block is never too narrow to be seen, and may then reach into the pause after it.
            assert!(next.1 > y || next.0 >= x + w - 1.01, "{name}: {pair:?}");
        }
    }
}

#[test]
fn a_strangers_text_stays_text() {
    let toml = format!(
        "balm = 1\ntitle = {0}\nsummary = {0}\ncautions = [{0}]\nauthor.name = {0}\nauthor.credentials = {0}\n\
         [[section]]\ntitle = {0}\n[[section.step]]\ntitle = {0}\nfor = \"20s\"\nsay = {0}\nregion = \"x-<b>\"\n",
        toml_edit::Value::from(HOSTILE.replace('\u{1b}', " ").as_str())
    );
    let mut routine = routine::read(&toml, "hostile").routine.unwrap_or_else(|| {
        // Where the reader takes no such thing, the drawing must not rely on it.
        routine::read("balm = 1\ntitle = \"a\"\n[[step]]\ntitle = \"b\"\nfor = \"20s\"\n", "tame")
            .routine
            .unwrap()
    });
    routine.summary = Some(HOSTILE.into());
    routine.cautions = vec![HOSTILE.into()];
    let mut timeline = laid(&routine, Options::default());
    timeline.title = HOSTILE.into();
    timeline.passages[0].title = HOSTILE.into();
    timeline.passages[0].section = Some(HOSTILE.into());
    timeline.passages[0].region = Some(HOSTILE.into());
    let svg = picture(&timeline, &routine, &[Safe::new(HOSTILE)]);
    let document = Document::parse(&svg).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let known = ["svg", "title", "desc", "rect", "line", "polyline", "polygon", "text", "g"];
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
        assert!(
            node.attributes().all(|a| !a.name().starts_with("on") && !a.name().contains("href")),
            "{node:?}"
        );
    }
    assert!(!svg.contains(['\u{1b}', '\u{202e}', '\u{ffff}']));
    assert!(texts(&svg).iter().any(|text| text.contains("<script>alert(1)</script>")));
}

#[test]
fn a_very_long_night_and_very_many_steps_fit_on_pages() {
    let steps = |n: usize, length: &str| {
        let step = format!("[[step]]\ntitle = \"Circles\"\nfor = \"{length}\"\nregion = \"calf\"\n");
        routine::read(&format!("balm = 1\ntitle = \"Long\"\n{}", step.repeat(n)), "long").routine.unwrap()
    };
    for (n, length) in [(300, "9s"), (5, "2h"), (1, "1s"), (1, "2h"), (1500, "1s")] {
        let routine = steps(n, length);
        let (timeline, svg) = drawn(&routine);
        assert_eq!(timeline.passages.len(), n);
        let document = Document::parse(&svg).unwrap();
        let numbers: Vec<f64> =
            document.descendants().filter(|e| e.has_tag_name("text")).map(|e| number(e, "x")).collect();
        assert!(numbers.iter().all(|x| (0.0..=1123.0).contains(x)), "{n} {length}");
    }
}

#[test]
fn time_to_get_ready_and_a_routine_in_another_script_are_drawn_too() {
    let toml = "balm = 1\ntitle = \"首のマッサージ\"\nlanguage = \"ja\"\n[[step]]\ntitle = \"עיסוי צוואר\"\nfor = \"9s\"\n";
    let routine = routine::read(toml, "other").routine.unwrap();
    let options = Options {
        start_in: balm::timeline::GetReady::Exactly(Duration::from_secs(20)),
        ..Options::default()
    };
    let svg = picture(&laid(&routine, options), &routine, &[]);
    let texts = texts(&svg);
    for wanted in ["首のマッサージ", "עיסוי צוואר", "get ready"] {
        assert!(texts.iter().any(|text| text.contains(wanted)), "{wanted}");
    }
}

#[test]
fn a_picture_is_the_same_every_time() {
    let path = folder().join("picture/small.toml");
    let routine = routine::read(&fs::read_to_string(path).unwrap(), "small").routine.unwrap();
    let (_, svg) = drawn(&routine);
    assert_eq!(svg, drawn(&routine).1);
    let golden = folder().join("picture/small.svg");
    if std::env::var_os("BLESS").is_some() {
        fs::write(golden, svg).unwrap();
    } else if fs::read_to_string(golden).unwrap_or_default() != svg {
        panic!("not as drawn before; BLESS=1 draws it anew:\n{svg}");
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_in_pixels_is_twice_as_fine_and_has_words_everywhere() {
    let path = folder().join("picture/small.toml");
    let routine = routine::read(&fs::read_to_string(path).unwrap(), "small").routine.unwrap();
    let png = balm::export::png(&drawn(&routine).1).unwrap();
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!((size(16), size(20)), (2245, 1587));
    // A drawing without its words would be far smaller.
    let without = balm::export::png(&picture_without_words(&drawn(&routine).1)).unwrap();
    assert!(png.len() > without.len() * 2, "{} {}", png.len(), without.len());
}

#[cfg(feature = "png")]
fn picture_without_words(svg: &str) -> String {
    svg.lines().filter(|line| !line.starts_with("<text")).collect()
}
