//! The map: it has a place for everything, and sides are the person's own.

use std::collections::BTreeSet;

use balm::export::{Handout, Print, handout_html};
use balm::routine::read;
use balm::timeline::{Options, Talk};
use balm::unit::Frames;
use balm::vocabulary;
use roxmltree::{Document, Node};
use toml::{Table, Value};

use crate::common;

/// The drawing as data.
fn body() -> Table {
    include_str!("../../src/export/handout/map/body.toml").parse().unwrap()
}

/// The tables of this name in a table; none where it has none.
fn tables<'a>(table: &'a Table, name: &str) -> impl Iterator<Item = &'a Table> {
    table.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn word<'a>(table: &'a Table, key: &str) -> &'a str {
    table[key].as_str().unwrap()
}

/// The map for steps that each say where they are done.
fn drawn(places: &[&str]) -> String {
    let step = |place: &&str| format!("[[step]]\ntitle = \"T\"\nfor = \"20s\"\n{place}\n");
    let source = format!("balm = 1\ntitle = \"T\"\n{}", places.iter().map(step).collect::<String>());
    let reading = read(&source, "t");
    let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
    let timeline = common::laid(&routine, Talk::Full, |_| Frames::ZERO, Options::default());
    let preparation = common::preparation(&routine);
    let handout = Handout::new(&routine, &timeline, &preparation);
    let html = handout_html(&handout, Print::default());
    let Some(at) = html.find("<figure class=\"ho-map\">") else { return String::new() };
    let end = at + html[at..].find("</figure>").unwrap() + "</figure>".len();
    html[at..end].to_owned()
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
    let body = body();
    for region in vocabulary::regions() {
        let here: Vec<_> = tables(&body, "region").filter(|placed| word(placed, "id") == region.id).collect();
        assert_eq!(here.len(), 1, "{}: stands {} times in body.toml", region.id, here.len());
        let drawn = tables(here[0], "shapes").next().is_some();
        assert!(drawn != here[0].contains_key("none"), "{}: shapes or none", region.id);
    }
    for placed in tables(&body, "region") {
        let id = word(placed, "id");
        assert!(vocabulary::region(id).is_some(), "{id}: is no region");
        for shape in tables(placed, "shapes") {
            let view = word(shape, "view");
            assert!(tables(&body, "view").any(|known| word(known, "id") == view), "{id}: {view}");
            assert!(shape.contains_key("half") != shape.contains_key("whole"), "{id}: half or whole");
        }
    }
}

#[test]
fn every_region_is_drawn() {
    for placed in tables(&body(), "region").filter(|region| !region.contains_key("none")) {
        let id = word(placed, "id");
        let svg = drawn(&[&format!("region = \"{id}\"")]);
        assert!(!svg.contains('…'), "{id}: a drawing is never cut short");
        let document = Document::parse(&svg).unwrap_or_else(|e| panic!("{id}: {e}"));
        assert!(!with_class(&document, "ho-felt").is_empty(), "{id}");
        assert!(!with_class(&document, "ho-number").is_empty(), "{id}");
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
    let calf = "region = \"calf\"\nside = \"left\"";
    let palm = "region = \"palm\"\nside = \"left\"";
    let svg = drawn(&[calf, calf, calf, palm, calf, palm, calf, calf]);
    let document = Document::parse(&svg).unwrap();
    let told = document.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text());
    assert!(told.is_some_and(|told| told.contains(" 1–3, 5, 7, 8") && told.contains(" 4, 6")), "{told:?}");
}

#[test]
fn numbers_never_lie_upon_each_other() {
    let body = body();
    let in_front = |region: &&Table| tables(region, "shapes").any(|shape| word(shape, "view") == "front");
    let every: Vec<String> = tables(&body, "region")
        .filter(in_front)
        .map(|region| format!("region = \"{}\"", word(region, "id")))
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
