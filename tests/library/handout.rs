//! Handouts: they are well-formed, tell every step, keep a stranger's text as text, and are the same every
//! time.

use std::fs;
use std::path::Path;

use balm::care::Wording;
use balm::export::{Handout, Paper, Print, handout_html, handout_text};
use balm::library::Library;
use balm::routine::{self, Routine, Text};
use balm::text::Safe;
use balm::timeline::{Options, Talk, Timeline};
use balm::unit::Frames;
use roxmltree::{Document, Node, ParsingOptions};
use sha2::{Digest, Sha256};

use crate::common;

/// What a text may try.
pub const HOSTILE: &str = "</p><script>alert(1)</script><img src=x onerror='alert(2)'>\u{1b}[2J\u{202e}]]>&#0;\" onload=\"x\u{ffff}<!--</style></title>";

/// A routine laid out; every word takes half a second.
pub fn laid(routine: &Routine) -> Timeline {
    let spoken = |text: &str| Frames::from_millis(500 * text.split_whitespace().count() as u64);
    common::laid(routine, Talk::Full, spoken, Options::default())
}

/// Every routine that comes with balm.
fn routines() -> Vec<Routine> {
    let library = Library::new(None, Vec::new());
    let all = library.all();
    all.iter().map(|listed| library.open(listed).unwrap().read().routine.unwrap()).collect()
}

/// What is made of a routine.
fn made<T>(routine: &Routine, make: impl FnOnce(&Handout<'_>) -> T) -> T {
    let (timeline, preparation) = (laid(routine), common::preparation(routine));
    let notes = &[Safe::new(HOSTILE)];
    make(&Handout { notes, ..Handout::new(routine, &timeline, &preparation) })
}

fn html(routine: &Routine) -> String {
    made(routine, |handout| handout_html(handout, Print::default()))
}

fn text(routine: &Routine) -> String {
    made(routine, |handout| handout_text(handout, 72))
}

pub fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).unwrap()
}

pub fn with_class<'a, 'i>(document: &'a Document<'i>, class: &str) -> Vec<Node<'a, 'i>> {
    let has = |node: &Node<'_, '_>| node.attribute("class").is_some_and(|c| c.split(' ').any(|c| c == class));
    document.descendants().filter(has).collect()
}

/// All text in it, blanks made one.
pub fn words(node: Node<'_, '_>) -> String {
    let all: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn read(toml: &str) -> Routine {
    let reading = routine::read(toml, "test");
    reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report))
}

/// Sides, rounds, repeats, a wait, cues, an alternative, a change of position and of tool.
pub const RICH: &str = r#"
balm = 1
title = "Neck"
language = "fr"
license = "CC0-1.0"
positions = ["seated-chair", "supine"]
cautions = ["Nur sanft."]
[author]
name = "Anna Berg"
credentials = "Physiotherapeutin"
[plan]
times_per_day = 2
weeks = 3
[defaults]
position = "seated-chair"
[[section]]
title = "Schultern"
sides = "right-left"
rounds = 2
[[section.step]]
title = "Kneten"
region = "shoulder-top"
technique = "petrissage"
pressure = 4
for = "30s"
say = "Die Schulter {side} kneten, ganz ruhig und ohne Eile, Zug um Zug."
[section.step.cues]
20s = "Langsamer."
[[section]]
title = "Ruhe"
[[section.step]]
title = "Atmen"
region = "breath"
technique = "breathe"
for = "3 breaths"
breath = "4-0-6"
repeat = 2
between = "2s"
[[section.step]]
title = "Liegen"
region = "calf"
technique = "rolling"
tool = "tennis-ball"
position = "supine"
pressure = 3
side = "left"
for = "1m"
wait = true
adapt = { pregnancy = "Nur die Hand auflegen." }
"#;

#[test]
fn every_handout_is_well_formed_and_tells_every_step() {
    for routine in routines() {
        let (timeline, html, text) = (laid(&routine), html(&routine), text(&routine));
        let document = parsed(&html);
        let steps = with_class(&document, "ho-step");
        let mut numbers: Vec<usize> = timeline.passages.iter().map(|passage| passage.step).collect();
        numbers.dedup();
        assert_eq!(steps.len(), numbers.len(), "{}", routine.id);
        for (i, (step, number)) in steps.iter().zip(&numbers).enumerate() {
            let passage = timeline.passages.iter().find(|passage| passage.step == *number).unwrap();
            let told = words(*step);
            assert!(told.starts_with(Safe::new(&passage.title).as_str()), "{}: {told}", routine.id);
            let said = routine.steps().find(|step| step.number == *number).unwrap();
            let said = said.say.as_ref().map(|say| say.for_side(passage.for_side()).to_owned());
            assert!(said.is_none_or(|say| told.contains(&say)), "{}: {told}", routine.id);
            let headed = format!("Step {} of {}: ", i + 1, numbers.len());
            assert!(text.contains(&headed), "{}: {headed}", routine.id);
        }
    }
}

#[test]
fn a_step_is_told_once_with_its_sides_rounds_and_repeats() {
    let html = html(&read(RICH));
    let document = parsed(&html);
    let steps: Vec<String> = with_class(&document, "ho-step").into_iter().map(words).collect();
    assert_eq!(
        steps,
        [
            "Kneten 30 s each side top of the shoulder, right, then left · sitting on a chair · kneading · \
             pressure 4 of 10: the muscle moves Die Schulter droite kneten, ganz ruhig und \
             ohne Eile, Zug um Zug. After 20 s: Langsamer. Then the same on the left.",
            "Atmen 2 × 30 s breath · breathe in for 4, out for 6",
            "Liegen 1 min, or until you are ready calf, left · lying on the back · rolling on a ball or roller \
             · pressure 3 of 10: the skin moves · with: tennis ball With pregnancy: Nur die Hand auflegen.",
        ]
    );
    let how: Vec<String> = with_class(&document, "ho-how").into_iter().map(words).collect();
    assert_eq!(how, ["First all of it on the right, then all of it on the left. Do this part 2 times."]);
    assert_eq!(with_class(&document, "ho-tick").len(), 3 * 7 * 2);
}

#[test]
fn the_plain_text_names_every_step_side_and_time_in_its_width() {
    let text = text(&read(RICH));
    for line in [
        "Step 1 of 3: Kneten",
        "30 s each side; top of the shoulder, right, then left;",
        "First all of it on the right, then all of it on the left. Do this part",
        "After 20 s: Langsamer.",
        "Step 2 of 3: Atmen",
        "Step 3 of 3: Liegen",
        "1 min, or until you are ready; calf, left; lying on the back; rolling",
        "Twice a day, for 3 weeks.",
        "From: Anna Berg, Physiotherapeutin",
        "Credentials are as the author states them; balm has not verified them.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 72), "{text}");
    assert!(text.chars().all(|c| !('\u{2500}'..='\u{25ff}').contains(&c) && (c == '\n' || !c.is_control())));
}

#[test]
fn a_strangers_text_stays_text() {
    let mut routine = read(RICH);
    let hostile = || Some(HOSTILE.to_owned());
    (routine.title, routine.summary, routine.who) = (HOSTILE.to_owned(), hostile(), hostile());
    (routine.prepare, routine.how_often, routine.license) = (hostile(), hostile(), hostile());
    (routine.based_on, routine.updated, routine.language) = (hostile(), hostile(), HOSTILE.to_owned());
    (routine.id, routine.cautions) = (HOSTILE.to_owned(), vec![HOSTILE.to_owned()]);
    let author = routine.author.as_mut().unwrap();
    (author.name, author.credentials, author.url) = (hostile(), hostile(), hostile());
    routine.plan.as_mut().unwrap().note = hostile();
    for section in &mut routine.sections {
        section.title = Some(Text::plain(HOSTILE.to_owned()));
    }
    for step in routine.steps_mut() {
        (step.title, step.say) =
            (Some(Text::plain(HOSTILE.to_owned())), Some(Text::plain(HOSTILE.to_owned())));
        (step.pace, step.move_line) = (hostile(), Some(Text::plain(HOSTILE.to_owned())));
        step.adapt.insert(HOSTILE.to_owned(), Text::plain(HOSTILE.to_owned()));
        step.points.push(HOSTILE.to_owned());
    }
    let steps: Vec<_> = routine.steps_mut().collect();
    for step in steps {
        (step.region, step.tool) = (hostile(), hostile());
    }

    let (plain, hostile) = (html(&read(RICH)), html(&routine));
    let document = parsed(&hostile);
    let count = |document: &Document<'_>, tag: &str| {
        document.descendants().filter(|node| node.has_tag_name(tag)).count()
    };
    for tag in ["script", "img", "a", "link", "iframe", "form", "object", "base"] {
        let all = document.descendants().filter(|node| node.tag_name().name() == tag).count();
        assert_eq!(all, 0, "<{tag}>");
    }
    let plain = parsed(&plain);
    assert_eq!(count(&document, "style"), count(&plain, "style"));
    for node in document.descendants() {
        let mut attributes = node.attributes();
        assert!(attributes.all(|a| !a.name().starts_with("on") && a.name() != "style"), "{node:?}");
    }
    assert!(!hostile.contains(['\u{1b}', '\u{202e}']), "nothing that acts");
    assert_eq!(document.root_element().attribute("lang"), Some("en"), "no language of that name");
    let text = text(&routine);
    assert!(text.chars().all(|c| (c == '\n' || !c.is_control()) && c != '\u{202e}'));
}

#[test]
fn nothing_is_let_in_and_the_style_is_the_one_that_was_meant() {
    let html = html(&read(RICH));
    let between = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let document = parsed(&html);
    let meta = |key: &str, value: &str| {
        let found = document.descendants().find(|node| node.attribute(key) == Some(value)).unwrap();
        found.attribute("content").unwrap().to_owned()
    };
    let digest = meta("http-equiv", "Content-Security-Policy");
    let digest = digest.strip_prefix("default-src 'none'; style-src 'sha256-").unwrap();
    let digest = digest.split_once('\'').unwrap().0.to_owned();
    assert_eq!(digest, base64(&Sha256::digest(between.as_bytes())));
    assert_eq!(meta("name", "referrer"), "no-referrer");
    let links = html.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", "");
    assert!(!links.contains("http:") && !links.contains("https:"), "no address");
    assert!(!links.contains("url(\"") && !links.contains("@import"), "nothing fetched");
}

/// Written anew, so that a slip in the handout's own is seen.
pub fn base64(bytes: &[u8]) -> String {
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let signs: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let sign = |at: usize| {
        let six: String = bits.chars().skip(at).chain("000000".chars()).take(6).collect();
        signs[usize::from_str_radix(&six, 2).unwrap()]
    };
    let text: String = (0..bits.len()).step_by(6).map(sign).collect();
    let padding = (4 - text.len() % 4) % 4;
    text + &"=".repeat(padding)
}

#[test]
fn our_own_words_are_marked_as_english_in_another_language() {
    let html = html(&read(RICH));
    let document = parsed(&html);
    assert_eq!(document.root_element().attribute("lang"), Some("fr"));
    let heading =
        with_class(&document, "ho-stop")[0].descendants().find(|n| n.has_tag_name(NAMED_H2)).unwrap();
    let span = heading.first_element_child().unwrap();
    assert_eq!((span.attribute("lang"), span.text()), (Some("en"), Some("When to stop")));
    let english = self::html(&read(&RICH.replace("\"fr\"", "\"en\"")));
    assert!(!english.contains("<span lang"), "not needed in English");
}

#[test]
fn our_own_words_are_in_the_language_of_the_routine_where_balm_has_them() {
    let routine = read(&RICH.replace("\"fr\"", "\"de\""));
    let html = html(&routine);
    assert!(!html.contains("lang=\"en\""), "{html}");
    let document = parsed(&html);
    let steps: Vec<String> = with_class(&document, "ho-step").into_iter().map(words).collect();
    assert_eq!(
        steps,
        [
            "Kneten 30 s je Seite Schulter oben, rechts, dann links · auf einem Stuhl sitzend · Kneten · Druck 4 von \
             10: der Muskel bewegt sich Die Schulter rechts kneten, ganz ruhig und ohne Eile, Zug um Zug. Nach 20 s: \
             Langsamer. Dann dasselbe links.",
            "Atmen 2 × 30 s Atem · atmen: ein 4, aus 6",
            "Liegen 1 min, oder bis du so weit bist Wade, links · auf dem Rücken liegend · Rollen auf Ball oder Rolle · \
             Druck 3 von 10: die Haut bewegt sich · mit: Tennisball Bei Schwangerschaft: Nur die Hand auflegen.",
        ]
    );
    let how: Vec<String> = with_class(&document, "ho-how").into_iter().map(words).collect();
    assert_eq!(how, ["Erst alles rechts, dann alles links. Mach diesen Teil 2-mal."]);
    let text = text(&routine);
    for line in
        ["Bevor du anfängst", "Wann aufhören", "Schritt 1 von 3: Kneten", "Zweimal am Tag, 3 Wochen lang."]
    {
        assert!(text.lines().any(|known| known == line), "{line}: {text}");
    }
}

/// A heading, in the namespace of HTML.
const NAMED_H2: (&str, &str) = ("http://www.w3.org/1999/xhtml", "h2");

#[test]
fn paper_and_type_are_as_asked() {
    let routine = read(RICH);
    let with = |paper, large| {
        made(&routine, |handout| handout_html(handout, Print { paper, large, ..Print::default() }))
    };
    let (a4, letter) = (with(Paper::A4, false), with(Paper::Letter, false));
    assert!(a4.contains("size: A4") && !a4.contains("size: Letter"));
    assert!(letter.contains("size: Letter") && !letter.contains("size: A4"));
    assert!(!a4.contains("18pt") && with(Paper::A4, true).contains("font-size: 18pt"));
    assert_eq!(a4, with(Paper::A4, false), "the same bytes");
}

#[test]
fn where_nothing_is_touched_nothing_is_said_of_pressing() {
    let calm =
        read("balm = 1\ntitle = \"T\"\n[[step]]\nregion = \"breath\"\nfor = \"1m\"\nbreath = \"4-0-6\"");
    let text = text(&calm).replace('\n', " ");
    for word in ["hurt, swollen", "pressure", "bruise", "Cramp", "cramp", "neck work"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("counting breaths") && text.contains("emergency number"), "{text}");
    let neck = read(
        "balm = 1\ntitle = \"T\"\n[[step]]\nregion = \"neck-back\"\ntechnique = \"petrissage\"\nfor = \"1m\"",
    );
    let neck = self::text(&neck).replace('\n', " ");
    assert!(neck.contains("Leave out places that are hurt"), "{neck}");
    assert!(neck.contains("bruise") && neck.contains("during neck work") && !neck.contains("calf"), "{neck}");
}

/// Writes all handouts to `target/tmp/handout`, to be looked at.
#[test]
#[ignore = "writes files to be looked at"]
fn handouts_to_look_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("handout");
    fs::create_dir_all(&folder).unwrap();
    for routine in routines() {
        let (timeline, preparation) = (laid(&routine), common::preparation(&routine));
        let handout = Handout::new(&routine, &timeline, &preparation);
        for (name, paper, large) in
            [("a4", Paper::A4, false), ("letter", Paper::Letter, false), ("large", Paper::A4, true)]
        {
            let html = handout_html(&handout, Print { paper, large, ..Print::default() });
            fs::write(folder.join(format!("{}-{name}.html", routine.id)), html).unwrap();
        }
    }
}

/// What a person reads before they begin is what they can take in: no more than 90 words.
#[test]
fn a_few_words_stand_before_the_first_step_and_all_others_after() {
    let in_all_languages = routines().into_iter().flat_map(|routine| {
        let languages: Vec<String> = routine.languages().iter().map(ToString::to_string).collect();
        languages
            .into_iter()
            .map(|language| routine.clone().translated(&language).unwrap().routine)
            .collect::<Vec<_>>()
    });
    let mut seen = 0;
    for mut routine in in_all_languages {
        seen += 1;
        // As a session does: what a draft awaits is its first caution.
        routine.cautions.splice(0..0, routine.draft.clone());
        let html = handout(&routine);
        let document = parsed(&html);
        let before = words(with_class(&document, "ho-front")[0]);
        let count = before.split(' ').count();
        assert!((30..=90).contains(&count), "{}: {count} words", routine.title);
        let emergency = Wording::of(&routine.language).phrase(EMERGENCY);
        assert!(before.contains(emergency), "{}: {before}", routine.title);
        let preparation = common::preparation(&routine);
        // Who should not do it today, and who should ask first.
        let mut told = preparation.first.iter().take(2);
        assert!(told.all(|line| before.contains(&words_of(&line.text))), "{}", routine.title);
        if let Some(draft) = &routine.draft {
            assert!(before.contains(draft), "{}: {before}", routine.title);
        }
        let all = words(document.root_element());
        for line in preparation.first.iter().chain(&preparation.cautions).chain(&preparation.lost) {
            assert_eq!(all.matches(&words_of(&line.text)).count(), 1, "{}: {}", routine.title, line.text);
        }
    }
    assert!(seen > 20, "{seen}");
}

const EMERGENCY: &str =
    "Chest pain, trouble breathing or speaking, sudden weakness or headache: call your emergency number.";

/// A handout that nothing is added to.
fn handout(routine: &Routine) -> String {
    let (timeline, preparation) = (laid(routine), common::preparation(routine));
    handout_html(&Handout::new(routine, &timeline, &preparation), Print::default())
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
