//! The map: it has a place for everything, and sides are the person's own.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::export::markup::Html;
use crate::routine::read;
use crate::timeline::{Options, Script, Talk, compile};
use crate::unit::Frames;
use crate::vocabulary;

use super::super::steps::parts;
use super::body::BODY;
use super::spots::ranges;

/// The map for steps that each say where they are done.
fn drawn(places: &[&str]) -> String {
    let step = |place: &&str| format!("[[step]]\ntitle = \"T\"\nfor = \"20s\"\n{place}\n");
    let source = format!("balm = 1\ntitle = \"T\"\n{}", places.iter().map(step).collect::<String>());
    let reading = read(&source, "t");
    let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
    let script = Script::of(&routine, Talk::Full);
    let timeline = compile(&routine, &script, &vec![Frames::ZERO; script.lines.len()], Options::default());
    let mut html = Html::new("en");
    super::map(&mut html, &parts(&routine, &timeline));
    html.finish()
}

fn with_class<'a, 'i>(document: &'a Document<'i>, class: &str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

/// Where the numbers stand, and which they are.
fn numbers(svg: &str) -> Vec<(String, f64)> {
    let document = Document::parse(svg).expect("well-formed");
    let x = |node: &Node<'_, '_>| node.attribute("x").and_then(|x| x.parse().ok()).expect("a place");
    let all = with_class(&document, "ho-number");
    all.iter().map(|node| (node.text().unwrap_or_default().to_owned(), x(node))).collect()
}

#[test]
fn every_region_has_a_place_or_a_reason_to_have_none() {
    for region in vocabulary::regions() {
        let here: Vec<_> = BODY.regions.iter().filter(|placed| placed.id == region.id).collect();
        assert_eq!(here.len(), 1, "{}: stands {} times in body.toml", region.id, here.len());
        assert!(here[0].shapes.is_empty() == here[0].none.is_some(), "{}: shapes or none", region.id);
    }
    for placed in &BODY.regions {
        assert!(vocabulary::region(&placed.id).is_some(), "{}: is no region", placed.id);
        for shape in &placed.shapes {
            assert!(BODY.views.iter().any(|view| view.id == shape.view), "{}: {}", placed.id, shape.view);
            assert!(shape.half.is_some() != shape.whole.is_some(), "{}: half or whole", placed.id);
        }
    }
}

#[test]
fn every_region_is_drawn() {
    for placed in BODY.regions.iter().filter(|region| region.none.is_none()) {
        let svg = drawn(&[&format!("region = \"{}\"", placed.id)]);
        assert!(!svg.contains('…'), "{}: a drawing is never cut short", placed.id);
        let document = Document::parse(&svg).unwrap_or_else(|e| panic!("{}: {e}", placed.id));
        assert!(!with_class(&document, "ho-felt").is_empty(), "{}", placed.id);
        assert!(!with_class(&document, "ho-number").is_empty(), "{}", placed.id);
    }
    assert_eq!(drawn(&["region = \"breath\""]), "", "nothing to show, no map");
}

#[test]
fn left_and_right_are_the_persons_own() {
    // Seen from the front the left shoulder lies on the reader's right; seen from behind, on the left.
    let front = numbers(&drawn(&["region = \"chest-upper\"\nside = \"left\""]));
    assert!(matches!(&front[..], [(number, x)] if number == "1" && *x > 0.0), "{front:?}");
    let back = numbers(&drawn(&["region = \"lower-back\"\nside = \"left\""]));
    assert!(matches!(&back[..], [(_, x)] if *x < 0.0), "{back:?}");
    for hand in ["palm", "hand-back", "sole", "foot-top"] {
        for (side, sign) in [("left", -1.0), ("right", 1.0)] {
            let svg = drawn(&[&format!("region = \"{hand}\"\nside = \"{side}\"")]);
            let numbers = numbers(&svg);
            assert!(matches!(&numbers[..], [(_, x)] if x.signum() == sign), "{hand} {side}: {numbers:?}");
        }
    }
}

#[test]
fn the_drawing_says_which_side_is_which() {
    for (region, first) in
        [("chest-upper", "your right"), ("lower-back", "your right"), ("palm", "your left")]
    {
        let svg = drawn(&[&format!("region = \"{region}\"")]);
        let document = Document::parse(&svg).expect("well-formed");
        let sides: Vec<_> = with_class(&document, "ho-side").iter().filter_map(Node::text).collect();
        assert_eq!(sides[0], first, "{region}");
    }
}

#[test]
fn a_side_that_is_left_out_is_not_marked() {
    let marked = |place: &str| {
        let svg = drawn(&[place]);
        let document = Document::parse(&svg).expect("well-formed");
        with_class(&document, "ho-felt").into_iter().filter(|node| node.has_tag_name("path")).count()
    };
    assert_eq!(marked("region = \"buttock\"\nside = \"left\""), 1);
    assert_eq!(marked("region = \"buttock\"\nside = \"both\""), 2);
    assert_eq!(marked("region = \"buttock\"\nsides = \"left-right\""), 2);
    assert_eq!(marked("region = \"palm\"\nside = \"right\""), 1);
    assert_eq!(marked("region = \"forehead\""), 1, "two halves that meet are one");
    assert_eq!(marked("region = \"forehead\"\nside = \"right\""), 1);
}

#[test]
fn what_is_touched_is_hatched_and_what_is_felt_is_dotted() {
    let svg = drawn(&["region = \"calf\"\ntechnique = \"effleurage\"", "region = \"face\""]);
    let document = Document::parse(&svg).expect("well-formed");
    let fills = |class| with_class(&document, class).iter().filter_map(|n| n.attribute("fill")).collect();
    let (worked, felt): (BTreeSet<&str>, BTreeSet<&str>) = (fills("ho-worked"), fills("ho-felt"));
    assert_eq!((worked, felt), (BTreeSet::from(["url(#ho-hatch)"]), BTreeSet::from(["url(#ho-dots)"])));
    let told = document.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text());
    assert_eq!(told, Some("face: step 2; calf: step 1."));
}

#[test]
fn numbers_in_a_row_are_written_as_one() {
    let written = |numbers: &[usize]| ranges(&numbers.iter().copied().collect()).join(", ");
    assert_eq!(written(&[1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
}

#[test]
fn numbers_never_lie_upon_each_other() {
    let every: Vec<String> = BODY
        .regions
        .iter()
        .filter(|region| region.shapes.iter().any(|shape| shape.view == "front"))
        .map(|region| format!("region = \"{}\"", region.id))
        .collect();
    let svg = drawn(&every.iter().map(String::as_str).collect::<Vec<_>>());
    let document = Document::parse(&svg).expect("well-formed");
    let mut places: Vec<(String, f64)> = with_class(&document, "ho-number")
        .iter()
        .filter_map(|node| {
            let view = node.parent().and_then(|view| view.attribute("transform")).unwrap_or_default();
            let y = node.attribute("y").and_then(|y| y.parse().ok())?;
            Some((format!("{view} {}", node.attribute("text-anchor").unwrap_or_default()), y))
        })
        .collect();
    places.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pair in places.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!(pair[1].1 - pair[0].1 > 17.0, "{pair:?}");
    }
}
