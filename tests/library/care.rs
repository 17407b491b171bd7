//! What is to be read before a session: in layers, with nothing said twice, and only what applies.

use std::collections::BTreeMap;

use balm::care::{MadeFor, Preparation, StepsAre, losses, stops};
use balm::display;
use balm::export::{Handout, Print, handout_html, handout_text, page};
use balm::library::Library;
use balm::routine::{Routine, read};
use balm::timeline::{Options, Talk};
use balm::unit::Frames;

use crate::common;

fn routine(steps: &str) -> Routine {
    let source = format!("balm = 1\ntitle = \"T\"\n[[step]]\nfor = \"30s\"\n{steps}");
    read(&source, "t").routine.expect("a routine")
}

/// Ids of those who lose steps, and of those for whom steps are softer.
fn told(steps: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let losses = losses(&routine(steps));
    let (softer, left_out): (Vec<_>, Vec<_>) = losses.into_iter().partition(|loss| loss.most.is_some());
    let ids = |losses: Vec<balm::care::Loss>| {
        losses.into_iter().flat_map(|loss| loss.conditions).map(|it| it.id.as_str()).collect()
    };
    (ids(left_out), ids(softer))
}

fn shipped() -> Vec<Routine> {
    let library = Library::new(None, Vec::new());
    library.all().iter().map(|listed| library.open(listed).unwrap().read().routine.unwrap()).collect()
}

#[test]
fn a_step_without_touch_is_for_everybody() {
    assert_eq!(told(""), (vec![], vec![]));
}

#[test]
fn what_a_step_does_and_where_decides_who_loses_it() {
    let (lost, _) = told("region = \"calf\"\ntechnique = \"sustained-pressure\"\n");
    assert!(["blood-clot", "past-clot", "pregnancy"].iter().all(|id| lost.contains(id)), "{lost:?}");
    let (arm, _) = told("region = \"palm\"\ntechnique = \"effleurage\"\n");
    assert!(!arm.contains(&"pregnancy") && !arm.contains(&"past-clot"), "{arm:?}");
    let step = |n| format!("region = \"palm\"\ntechnique = \"effleurage\"\npressure = {n}\n");
    assert!(!told(&step(4)).1.contains(&"high-blood-pressure"));
    assert!(told(&step(5)).1.contains(&"high-blood-pressure"));
}

#[test]
fn what_is_lost_is_told_by_the_place_and_by_the_numbers_that_its_readers_see() {
    let neck = "region = \"neck-back\"\ntechnique = \"petrissage\"\n\
        [[step]]\nfor = \"1m\"\nregion = \"palm\"\ntechnique = \"effleurage\"\npressure = 2\n";
    let routine = routine(neck);
    let lost = |numbers: &dyn Fn(usize) -> Vec<usize>| {
        let lines = Preparation::of(&routine, MadeFor::Everybody, StepsAre::Written(numbers)).lost;
        lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    };
    assert!(lost(&|step| vec![step]).contains("Neck step 1: not with "), "{}", lost(&|step| vec![step]));
    assert!(lost(&|step| vec![2 * step, 2 * step + 1]).contains("Neck steps 2 and 3: not with "));
    // A step that is not played this time is nobody's loss.
    assert!(!lost(&|step| if step == 1 { Vec::new() } else { vec![step] }).contains("Neck"));
}

#[test]
fn every_line_about_what_is_lost_names_a_place_and_the_right_one() {
    for routine in shipped() {
        let numbers = |step| vec![step];
        let lost = Preparation::of(&routine, MadeFor::Everybody, StepsAre::Written(&numbers)).lost;
        let lost: Vec<String> = lost.into_iter().map(|line| line.text).collect();
        for line in &lost {
            assert!(!line.starts_with("Step"), "{}: {line}", routine.title);
        }
        let told = lost.join("\n");
        let has = |line: &str| assert!(told.contains(line), "{}: {line} in {told}", routine.title);
        match &*routine.id {
            // What a step loads beside its place is not where it is.
            "progressive-muscle-relaxation" => has("Back and belly step 9: not with "),
            "full-body-evening-unwind" => {
                has("Leg steps 7 and 9: not with blood clot longer ago");
                has("Whole-body step 26: not with psychosis");
            }
            "low-back-hips-two-balls" => has("Trunk and hip steps 4–11: not with blood clot"),
            "scalp-sleep-wind-down" => has("Head, neck and shoulder steps 11 and 12: not with stroke"),
            "desk-neck-shoulders" => has("Whole-body steps 3–10, 14 and 15: not with blood clot"),
            _ => {}
        }
    }
}

#[test]
fn what_a_step_says_word_for_word_is_not_said_before_it_where_steps_are_written() {
    let source = "balm = 1\ntitle = \"T\"\ncautions = [\"If it hurts, stop. Sit down first.\", \"Breathe out.\"]\n\
        [[step]]\nfor = \"30s\"\nsay = \"Settle. If it hurts, stop.\"\n[step.cues]\n10s = \"breathe out\"\n";
    let routine = read(source, "t").routine.expect("a routine");
    let cautions = |steps| {
        let Preparation { first, cautions, .. } = Preparation::of(&routine, MadeFor::Everybody, steps);
        first.into_iter().skip(1).chain(cautions).map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(cautions(StepsAre::Played), ["If it hurts, stop. Sit down first.", "Breathe out."]);
    assert_eq!(cautions(StepsAre::Written(&|step| vec![step])), ["Sit down first."]);
}

#[test]
fn made_for_one_person_it_tells_only_what_applies() {
    for routine in shipped() {
        let everybody = Preparation::of(&routine, MadeFor::Everybody, StepsAre::Played);
        let person = Preparation::of(&routine, MadeFor::OnePerson, StepsAre::Played);
        assert!(
            person.lost.is_empty() && person.first.iter().all(|line| !line.text.starts_with("Ask first"))
        );
        assert!(person.first.iter().all(|line| everybody.first.contains(line)), "{}", routine.id);
        assert_eq!(person.cautions, everybody.cautions);
    }
}

#[test]
fn the_first_layer_is_short_and_in_the_routines_language_where_balm_has_the_words() {
    for routine in shipped() {
        let first = Preparation::of(&routine, MadeFor::Everybody, StepsAre::Played).first;
        let words: usize = first.iter().map(|line| line.text.split_whitespace().count()).sum();
        assert!(first.len() <= 4 && words <= 70, "{} {words}: {first:?}", routine.id);
    }
    let knead = "region = \"calf\"\ntechnique = \"petrissage\"\n";
    for (language, begins, is_english) in [
        ("de-AT", "Heute nicht mit Fieber", false),
        ("es", "Hoy no con fiebre", false),
        ("fr", "Not today", true),
    ] {
        let source =
            format!("balm = 1\ntitle = \"T\"\nlanguage = \"{language}\"\n[[step]]\nfor = \"30s\"\n{knead}");
        let routine = read(&source, "t").routine.expect("a routine");
        let first = &Preparation::of(&routine, MadeFor::Everybody, StepsAre::Played).first[0];
        assert!(first.text.starts_with(begins) && first.is_english == is_english, "{first:?}");
    }
}

/// The sentences of a text, in small letters, blanks made one.
fn sentences(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let ends = text.replace("? ", ". ").replace("! ", ". ");
    ends.split(". ")
        .map(|s| s.trim_matches(['.', ' ', '-', ':']).to_owned())
        .filter(|s| s.contains(' '))
        .collect()
}

#[track_caller]
fn said_once(text: &str, what: &str) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    sentences(text).into_iter().for_each(|sentence| *counts.entry(sentence).or_default() += 1);
    counts.retain(|_, count| *count > 1);
    assert!(counts.is_empty(), "{what}: {counts:#?}");
}

/// All text of the elements of this class, but for those inside of which one of `but` is.
fn words_of(html: &str, class: &str, but: &str) -> String {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(html, options).unwrap();
    let has = |node: &roxmltree::Node<'_, '_>, class: &str| {
        node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    };
    let boxes = document.descendants().filter(|node| has(node, class));
    let texts = boxes.flat_map(|node| node.descendants()).filter(roxmltree::Node::is_text);
    let texts = texts.filter(|text| !text.ancestors().any(|node| has(&node, but)));
    // What stands in an element of its own is a sentence of its own.
    texts.filter_map(|text| text.text()).map(|text| format!("{text}. ")).collect()
}

#[test]
fn no_sentence_is_said_twice_in_show_on_the_page_or_on_the_handout() {
    for routine in shipped() {
        let timeline = common::laid(&routine, Talk::Full, |_| Frames::from_millis(2000), Options::default());
        let preparation = Preparation::of(
            &routine,
            MadeFor::Everybody,
            StepsAre::Written(&|step| timeline.place_once(step).into_iter().collect()),
        );
        let handout = Handout::new(&routine, &timeline, &preparation);
        let lines = |lines: &[balm::care::CareLine]| -> String {
            lines.iter().map(|line| format!("{}. ", line.text)).collect()
        };
        let all =
            [&preparation.first, &preparation.cautions, &preparation.lost].map(|part| lines(part)).concat();

        let before = display::before_in_full(&routine, &preparation, MadeFor::Everybody);
        let before: String = before.iter().map(|line| format!("{line}. ")).collect();
        said_once(&before, &format!("show {}", routine.id));
        let show = display::show(
            &timeline,
            &display::before_in_full(&routine, &preparation, MadeFor::Everybody),
            &[],
            80,
        );
        let text = handout_text(&handout, 72);
        let (head, below) = text.split_once("Step by step").unwrap();
        let (_, below) = below.rsplit_once("When to stop\n").unwrap();
        let (below, _) = below.rsplit_once("How often\n").unwrap();
        let head: String = (head.to_owned() + below)
            .lines()
            .map(|line| if line.is_empty() { ". " } else { line }.to_owned() + " ")
            .collect();
        said_once(&head, &format!("handout as text {}", routine.id));
        let html = handout_html(&handout, Print::default());
        let html =
            ["ho-head", "ho-care", "ho-stop", "ho-whom"].map(|class| words_of(&html, class, "")).concat();
        said_once(&html, &format!("handout {}", routine.id));
        // Nor again among the steps.
        // A word with a hyphen may be cut at it.
        let flat = |text: &str| {
            text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace("- ", "-")
        };
        for sentence in sentences(&all).iter().map(|sentence| flat(sentence)) {
            assert_eq!(flat(&show).matches(&sentence).count(), 1, "show {}: {sentence}", routine.id);
            assert_eq!(
                flat(&text).matches(&sentence).count(),
                1,
                "handout as text {}: {sentence}",
                routine.id
            );
        }

        let page = page(&handout, b"");
        let (_, session) = page.split_once("id=\"session\">").unwrap();
        let session: serde_json::Value =
            serde_json::from_str(session.split_once("</script>").unwrap().0).unwrap();
        let first = session["before"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
        let care = session["care"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap());
        let seen: String = first.chain(care).map(|line| format!("{line}. ")).collect();
        // What the page's script puts below: the handout's boxes without what stands above.
        let html = handout_html(&handout, Print::default());
        let below = words_of(&html, "ho-stop", "") + &words_of(&html, "ho-whom", "ho-later");
        said_once(&(seen + &below), &format!("page {}", routine.id));
    }
}

#[test]
fn when_to_stop_begins_with_the_emergency() {
    for routine in shipped() {
        assert!(stops(&routine)[0].lead.contains("emergency"), "{}", routine.id);
    }
}
