//! Captions and lists of chapters say what is said, when it is said, and nothing in a stranger's words
//! becomes a cue, a tag or a time. `BLESS=1 cargo test --test library captions::` writes the files anew;
//! read them.

use balm::export::{Chapter, Chapters, Content, Crowded, OUTPUT_KINDS, Tags, chapters_within, vtt};
use balm::routine;
use balm::timeline::{Options, Talk, Timeline};
use balm::unit::Frames;

use crate::common;

const HOSTILE: &str = include_str!("../captions/hostile.toml");

/// What is said about a routine whose every line lasts two seconds.
fn tags(source: &str, by: Chapters) -> (Tags, Timeline) {
    let reading = routine::read(source, "hostile");
    let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
    let two_seconds = |_: &str| Frames::from_millis(2000);
    let timeline = common::laid(&routine, Talk::Full, two_seconds, Options::default());
    (Tags::of(&routine, &timeline, by, &common::preparation(&routine), None), timeline)
}

#[test]
fn a_hostile_routine_stays_words_in_every_format() {
    let (tags, _) = tags(HOSTILE, Chapters::Steps);
    for kind in &OUTPUT_KINDS {
        let (Content::Captions(write) | Content::Chapters(write)) = kind.content else { continue };
        let (name, written) = (format!("hostile{}", kind.ending()), write(&tags));
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captions").join(&name);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &written).expect("it can be written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == expected, "{name} is now\n{written}");
    }
}

/// Hours, minutes, seconds and thousandths, in milliseconds.
fn ms(clock: &str) -> u64 {
    let (time, ms) = clock.split_once('.').expect("thousandths");
    let seconds = time.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().expect("a number"));
    seconds * 1000 + ms.parse::<u64>().expect("a number")
}

#[test]
fn captions_come_with_the_words_and_never_two_at_once() {
    let (tags, timeline) = tags(HOSTILE, Chapters::Steps);
    let written = vtt(&tags);
    let times: Vec<(u64, u64)> = written
        .lines()
        .filter_map(|line| line.split_once(" --> "))
        .map(|(from, to)| (ms(from), ms(to)))
        .collect();
    let said: Vec<u64> = tags.spoken.iter().map(|spoken| spoken.at.duration().millis()).collect();
    assert_eq!(times.iter().map(|(from, _)| *from).collect::<Vec<_>>(), said);
    assert!(said.len() > 4);
    assert!(times.iter().all(|(from, to)| from < to));
    assert!(times.windows(2).all(|two| two[0].1 <= two[1].0));
    assert!(times.last().is_some_and(|(_, to)| *to <= timeline.end.duration().millis()));
}

fn chapters(steps: &str, by: Chapters) -> Vec<Chapter> {
    tags(&format!("balm = 1\ntitle = \"T\"\n{steps}"), by).0.chapters
}

fn told(steps: &str, by: Chapters) -> Vec<(u64, u64, String)> {
    let told = chapters(steps, by).into_iter();
    told.map(|c| (c.start.0 / 48_000, c.end.0 / 48_000, c.title.to_string())).collect()
}

const TWO: &str = "[[section]]\ntitle = \"Arms\"\nrounds = 2\n\
    [[section.step]]\ntitle = \"A\"\nfor = \"10s\"\ngap = \"0s\"\n\
    [[section.step]]\ntitle = \"B\"\nfor = \"10s\"\ngap = \"0s\"\n\
    [[section]]\ntitle = \"Rest\"\n[[section.step]]\ntitle = \"C\"\nfor = \"10s\"\n";

#[test]
fn chapters_follow_each_other_without_a_gap_from_the_first_frame_to_the_last() {
    let end = tags(&format!("balm = 1\ntitle = \"T\"\n{TWO}"), Chapters::None).1.end;
    for by in [Chapters::Steps, Chapters::Sections] {
        let all = chapters(TWO, by);
        assert_eq!(all[0].start, Frames::ZERO);
        assert!(all.windows(2).all(|two| two[0].end == two[1].start));
        assert_eq!(all.last().map(|c| c.end), Some(end));
    }
}

#[test]
fn a_section_is_a_chapter_in_each_of_its_rounds() {
    let names: Vec<String> = told(TWO, Chapters::Sections).into_iter().map(|c| c.2).collect();
    assert_eq!(names, ["Arms, round 1 of 2", "Arms, round 2 of 2", "Rest"]);
    assert_eq!(told(TWO, Chapters::Steps)[1].2, "B, round 1 of 2");
}

#[test]
fn a_section_of_two_sides_is_a_chapter_for_each() {
    let arms = "language = \"de\"\n[[section]]\ntitle = \"Arme\"\nsides = \"left-right\"\n\
        [[section.step]]\ntitle = \"A\"\nfor = \"10s\"\n[[section.step]]\ntitle = \"B\"\nfor = \"10s\"\n";
    let names: Vec<String> = told(arms, Chapters::Sections).into_iter().map(|c| c.2).collect();
    assert_eq!(names, ["Arme, linke Seite", "Arme, rechte Seite"]);
    assert_eq!(told(arms, Chapters::Steps)[2].2, "A, rechte Seite");
}

#[test]
fn without_sections_every_step_is_one() {
    let steps = "[[step]]\ntitle = \"A\"\nfor = \"10s\"\n[[step]]\ntitle = \"B\"\nfor = \"10s\"\n";
    assert_eq!(told(steps, Chapters::Sections), told(steps, Chapters::Steps));
    assert!(told(steps, Chapters::None).is_empty());
}

#[test]
fn a_file_with_too_little_room_tells_sections_or_joins_the_last() {
    let many = "[[step]]\ntitle = \"A\"\nfor = \"1s\"\nrepeat = 300\nbetween = \"0s\"\n";
    let within = |steps: &str, by, max| {
        let (tags, timeline) = tags(&format!("balm = 1\ntitle = \"T\"\n{steps}"), by);
        let (chapters, crowded) = chapters_within(&timeline, by, max);
        assert!(chapters.windows(2).all(|two| two[0].end == two[1].start));
        assert_eq!(chapters.last().map(|c| c.end), tags.chapters.last().map(|c| c.end));
        (chapters, crowded)
    };
    let (all, crowded) = within(many, Chapters::Steps, 300);
    assert_eq!((all.len(), crowded), (300, None));
    let (some, crowded) = within(many, Chapters::Steps, 255);
    assert_eq!((some.len(), crowded), (255, Some(Crowded::Joined(45))));
    assert!(some[254].title.as_str().ends_with("and 45 more"), "{}", some[254].title);
    assert_eq!(within(TWO, Chapters::Steps, 3).1, Some(Crowded::Sections));
    assert_eq!(within(TWO, Chapters::Sections, 2).1, Some(Crowded::Joined(1)));
}
