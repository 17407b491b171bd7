//! The figures of steps: whatever a step may name is drawn, by the hands that work, where they work, and the other
//! side is the mirror of the first.

use balm::export::{Handout, Print, StepPictures, handout_html};
use balm::vocabulary;
use roxmltree::{Document, Node};

use crate::common;
use crate::handout::{laid, parsed, read, with_class};

/// A routine of one step with these keys.
fn of(keys: &str) -> String {
    format!("balm = 1\ntitle = \"T\"\n[[step]]\nfor = \"20s\"\nsay = \"Do it.\"\n{keys}\n")
}

fn html(toml: &str, pictures: Option<&StepPictures>) -> String {
    let routine = read(toml);
    let (timeline, preparation) = (laid(&routine), common::preparation(&routine));
    let handout = Handout { pictures, ..Handout::new(&routine, &timeline, &preparation) };
    handout_html(&handout, Print::default())
}

/// How many parts of this class the figures have.
fn count(html: &str, class: &str) -> usize {
    with_class(&parsed(html), class).len()
}

/// What is drawn on the page of a step with these keys, and where, as far as its numbers say.
fn drawn(keys: &str) -> String {
    let html = html(&of(keys), None);
    let document = parsed(&html);
    let figures = with_class(&document, "ho-figure");
    assert_eq!(figures.len(), 1, "{keys}");
    html[figures[0].range()].to_owned()
}

/// The numbers in a drawing must be ones.
fn is_sound(figure: &str) -> bool {
    !figure.contains("NaN") && !figure.contains("inf") && figure.len() < 12_000
}

#[test]
fn whatever_a_step_names_is_drawn() {
    for region in vocabulary::regions() {
        for technique in vocabulary::techniques() {
            let mut keys = format!("region = \"{}\"\ntechnique = \"{}\"", region.id, technique.id);
            let sides = ["", "left", "right", "both"].into_iter();
            for side in sides.filter(|side| {
                side.is_empty() || region.sides.iter().any(|s| format!("{s:?}").to_lowercase() == **side)
            }) {
                if !side.is_empty() {
                    keys =
                        format!("{}\nside = \"{side}\"", keys.lines().take(2).collect::<Vec<_>>().join("\n"));
                }
                let figure = drawn(&keys);
                assert!(is_sound(&figure), "{keys}\n{figure}");
            }
        }
    }
    for tool in vocabulary::tools() {
        assert!(is_sound(&drawn(&format!(
            "region = \"calf\"\ntechnique = \"rolling\"\ntool = \"{}\"",
            tool.id
        ))));
    }
}

#[test]
fn the_hands_that_work_are_the_hands_that_are_drawn() {
    let hands = |keys: &str| drawn(keys).matches("\"hf-hand\"").count();
    let knead = "region = \"shoulder-top\"\ntechnique = \"petrissage\"\npressure = 3\n";
    assert_eq!(hands(&format!("{knead}side = \"right\"\nby = \"left\"")), 1);
    assert_eq!(hands(&format!("{knead}side = \"both\"\nby = \"both\"")), 2);
    assert_eq!(hands("region = \"calf\"\ntechnique = \"effleurage\"\nside = \"left\"\nby = \"both\""), 2);
    // Nothing takes hold of itself; a tool works without hands; a stretch, a breath and attention need none.
    assert_eq!(hands("region = \"palm\"\ntechnique = \"friction\"\nside = \"left\"\nby = \"both\""), 1);
    assert_eq!(
        hands("region = \"sole\"\ntechnique = \"rolling\"\nside = \"left\"\ntool = \"tennis-ball\""),
        0
    );
    for still in ["stretch", "mobilise", "body-scan", "tense-release", "breathe"] {
        assert_eq!(
            hands(&format!("region = \"neck-side\"\nside = \"left\"\ntechnique = \"{still}\"")),
            0,
            "{still}"
        );
    }
}

#[test]
fn a_tool_is_drawn_where_it_works_and_a_breath_around_the_chest() {
    let parts = |keys: &str, class: &str| drawn(keys).matches(&format!("\"{class}\"")).count();
    let ball = "region = \"sole\"\ntechnique = \"rolling\"\nside = \"left\"\ntool = \"tennis-ball\"";
    assert_eq!(parts(ball, "hf-ball"), 1);
    let two =
        "region = \"lower-back\"\ntechnique = \"compression\"\nside = \"both\"\ntool = \"two-tennis-balls\"";
    assert_eq!(parts(two, "hf-ball"), 2);
    assert_eq!(parts("region = \"breath\"\ntechnique = \"breathe\"", "hf-breath"), 2);
    assert_eq!(parts("region = \"breath\"\ntechnique = \"arrive\"", "hf-breath"), 0);
    let lying = drawn("region = \"breath\"\ntechnique = \"arrive\"\nposition = \"supine\"");
    assert_ne!(lying, drawn("region = \"breath\"\ntechnique = \"arrive\"\nposition = \"seated-chair\""));
}

/// All points of the arrows of a figure: the ends of their lines.
fn arrow(keys: &str) -> ((f64, f64), (f64, f64)) {
    let figure = drawn(keys);
    let document = Document::parse(&figure).unwrap();
    let of_class = |node: &Node<'_, '_>| node.attribute("class") == Some("hf-arrow");
    let line = document.descendants().find(of_class).unwrap().attribute("d").unwrap().to_owned();
    let numbers: Vec<f64> = line.split(['M', 'Q', ' ']).filter_map(|part| part.parse().ok()).collect();
    let last = numbers.len() - 2;
    ((numbers[0], numbers[1]), (numbers[last], numbers[last + 1]))
}

#[test]
fn a_stroke_goes_the_way_it_is_written() {
    let towards = |region: &str, side: &str, stroke: &str| {
        let by = if side == "left" { "right" } else { "left" };
        let keys = format!(
            "region = \"{region}\"\ntechnique = \"effleurage\"\nside = \"{side}\"\nby = \"{by}\"\nstroke = \"{stroke}\""
        );
        let (from, to) = arrow(&keys);
        (to.0 - from.0, to.1 - from.1)
    };
    // The forearm hangs with its hand down; a palm is drawn with its fingers up.
    assert!(
        towards("forearm-inner", "left", "up").1 < -20.0 && towards("forearm-inner", "left", "down").1 > 20.0
    );
    assert!(towards("palm", "left", "down").1 < -20.0);
    // Seen from the front, the person's left is on the right of the picture.
    assert!(
        towards("shoulder-top", "left", "out").0 > 20.0 && towards("shoulder-top", "right", "out").0 < -20.0
    );
    assert!(towards("shoulder-top", "left", "in").0 < -20.0);
}

#[test]
fn the_other_side_is_the_mirror_of_the_first() {
    let at = |side: &str| {
        let (from, to) = arrow(&format!(
            "region = \"calf\"\ntechnique = \"effleurage\"\nside = \"{side}\"\nby = \"both\"\nstroke = \"out\""
        ));
        [from, to]
    };
    for (left, right) in at("left").into_iter().zip(at("right")) {
        assert!(
            (left.0 + right.0 - 100.0).abs() < 0.3 && (left.1 - right.1).abs() < 0.3,
            "{left:?} {right:?}"
        );
    }
}

#[test]
fn an_authors_picture_stands_in_the_place_of_ours() {
    let toml = of("region = \"palm\"\ntechnique = \"friction\"\npicture = \"press.jpg\"");
    let pictures = StepPictures::from([("press.jpg".to_owned(), b"\xff\xd8\xff\xe0".to_vec())]);
    let page = html(&toml, Some(&pictures));
    assert!(page.contains("src=\"data:image/jpeg;base64,/9j/4A==\""), "{page}");
    assert!(page.contains("none&#39;; img-src data:; style-src"));
    // Where it cannot be used, the step is drawn, and nothing more is let in.
    let page = html(&toml, Some(&StepPictures::new()));
    assert!(!page.contains("<img") && !page.contains("img-src"));
    assert_eq!(count(&page, "ho-figure"), 1);
}
