//! Captions and lists of chapters say what is said, when it is said, and nothing in a stranger's words
//! becomes a cue, a tag or a time. `BLESS=1 cargo test --test library captions::` writes the files anew;
//! read them.

use balm::care::contraindications;
use balm::export::{Chapters, Content, OUTPUT_KINDS, Tags, vtt};
use balm::routine;
use balm::timeline::{Options, Talk, Timeline};
use balm::unit::Frames;

use crate::common;

fn tags() -> (Tags, Timeline) {
    let reading = routine::read(include_str!("../captions/hostile.toml"), "hostile");
    let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
    let two_seconds = |_: &str| Frames::from_millis(2000);
    let timeline = common::laid(&routine, Talk::Full, two_seconds, Options::default());
    (Tags::of(&routine, &timeline, Chapters::Steps, &contraindications(&routine), None), timeline)
}

#[test]
fn a_hostile_routine_stays_words_in_every_format() {
    let (tags, _) = tags();
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
    let (tags, timeline) = tags();
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
