//! The screen by day and by night, as lines.

use balm::display::{About, KEYS, Line, State, Tone, has_room, layout, pages_to_read};
use balm::routine::{Breath, Kind, Side};
use balm::session::Event;
use balm::text::Safe;
use balm::unit::{Duration, Frames};
use unicode_width::UnicodeWidthChar;

use super::{
    HOSTILE, PROMPT, acts_on_nothing, agrees, breath, passage, say, step, tick, timeline, whole_session,
};

fn state(kind: Kind, events: &[Event]) -> State {
    let mut state = State::new(About::from(&timeline(kind)));
    events.iter().for_each(|e| state.hear(e));
    state
}

fn drawn(state: &State, width: usize, height: usize) -> String {
    layout(state, width, height).iter().map(|l| format!("{l}\n")).collect()
}

/// Characters counted one by one: what the least clever terminal would make of it.
fn columns(line: &str) -> usize {
    line.chars().filter_map(UnicodeWidthChar::width).sum()
}

fn in_a_step() -> State {
    let mut kneading = passage("Knead the shoulder", Some(Side::Left), 10_000, 55_000);
    kneading.breath = Some(breath());
    state(Kind::Day, &[step(3, kneading), say(PROMPT), tick(31_000, 21_000)])
}

#[test]
fn a_step_stands_well_at_every_width() {
    for width in [40, 60, 80, 120, 200] {
        agrees(&format!("step-{width}"), &drawn(&in_a_step(), width, 24));
    }
}

#[test]
fn a_low_screen_keeps_the_words_to_follow() {
    agrees("step-60-low", &drawn(&in_a_step(), 60, 9));
    assert_eq!(
        drawn(&in_a_step(), 60, 2),
        "  Let your fingers sink in slowly, and follow the muscle\n  from the neck out to the shoulder. Soft where it is\n"
    );
    assert_eq!(drawn(&in_a_step(), 60, 0), "");
}

#[test]
fn getting_ready_counts_down_once_and_says_so() {
    let ready = state(Kind::Day, &[Event::Ready { length: Frames::from_millis(10_000) }, tick(2000, 0)]);
    agrees("ready-40", &drawn(&ready, 40, 24));
}

#[test]
fn getting_ready_says_when_not_to_and_what_was_changed() {
    let before = vec!["Stop if anything turns sharp, numb or dizzy.".into(), "Keep clear of bone.".into()];
    let notes = vec!["A note for you by Sam: shorter today.".into()];
    let about = About { before, notes, ..About::from(&timeline(Kind::Day)) };
    let mut state = State::new(about);
    state.hear(&Event::Ready { length: Frames::from_millis(10_000) });
    agrees("ready-before-60", &drawn(&state, 60, 24));
    for words in ["Stop if anything", "Keep clear of bone.", "A note for you"] {
        assert!(drawn(&state, 60, 24).contains(words));
    }
    assert!(drawn(&state, 60, 8).contains("Stop if anything"), "{}", drawn(&state, 60, 8));
}

#[test]
fn a_pause_with_the_keys_open() {
    let mut paused = in_a_step();
    paused.hear(&Event::Paused);
    paused.hear(&Event::Keys);
    agrees("paused-keys-80", &drawn(&paused, 80, 30));
}

#[test]
fn nothing_is_ever_wider_or_higher_than_the_screen() {
    for title in [
        "Knead",
        HOSTILE,
        "首と肩のマッサージをゆっくりとほぐしていきましょう",
        "👨\u{200d}👩\u{200d}👧 👋🏽 breathe 🌊",
    ] {
        for kind in [Kind::Day, Kind::Night] {
            let mut state = state(kind, &[]);
            for event in whole_session(title) {
                state.hear(&event);
                for (width, height) in
                    [(1, 1), (3, 50), (11, 8), (24, 3), (40, 12), (60, 24), (80, 24), (200, 60)]
                {
                    let lines = layout(&state, width, height);
                    assert!(lines.len() <= height, "{lines:?}");
                    for line in lines.iter().map(ToString::to_string) {
                        assert!(columns(&line) <= width, "{width}: {line:?}");
                        acts_on_nothing(&line);
                    }
                }
            }
        }
    }
}

#[test]
fn however_long_a_time_is_two_blanks_stand_before_it() {
    for (secs, left) in [(300, "5:00"), (3599, "59:59"), (3900, "1:05:00"), (43_200, "12:00:00")] {
        let length = Frames::from_millis(secs * 1000);
        let mut state = State::new(About { length, ..About::from(&timeline(Kind::Day)) });
        state.hear(&step(1, passage("Hold", None, 0, secs * 1000)));
        state.hear(&Event::Tick(balm::session::Tick {
            step_length: length,
            left: length,
            ..Default::default()
        }));
        for width in [40, 60, 80, 120, 200] {
            let shown = drawn(&state, width, 24);
            let times: Vec<&str> = shown.lines().filter(|line| line.ends_with(" left")).collect();
            assert_eq!(times.len(), 2, "{shown}");
            for line in times {
                assert!(line.ends_with(&format!("─  {left} left")), "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn a_small_screen_always_says_how_to_see_the_keys_and_how_to_leave() {
    for kind in [Kind::Day, Kind::Night] {
        let ready = state(kind, &[Event::Ready { length: Frames::from_millis(10_000) }]);
        let shown = drawn(&ready, 40, 12);
        assert!(shown.contains('?') && shown.contains("stop"), "{shown}");
    }
    let shown = drawn(&in_a_step(), 40, 12);
    assert!(shown.contains("? keys   q stop"), "{shown}");
}

#[test]
fn a_screen_without_room_for_the_cautions_is_known() {
    let before: Vec<_> =
        (0..6).map(|n| format!("Caution {n}, of some length, so that it wraps.").as_str().into()).collect();
    for kind in [Kind::Day, Kind::Night] {
        let about = About { before: before.clone(), ..About::from(&timeline(kind)) };
        assert!(has_room(&about, 80, 40) && has_room(&about, 60, 24));
        assert!(!has_room(&about, 40, 12));
        assert!(has_room(&About { before: Vec::new(), ..about }, 40, 12));
    }
}

/// The words of a text, without what a bar is drawn with.
fn words(shown: &str) -> Vec<String> {
    let is_bar = |word: &&str| word.contains(['━', '─', '╸']);
    shown.split_whitespace().filter(|word| !is_bar(word)).map(str::to_owned).collect()
}

#[test]
fn no_word_of_the_cautions_the_keys_and_how_to_leave_is_broken() {
    let before: Vec<Safe> =
        ["When not to: varicose veins, fever.", "Stop at once if you feel numbness or tingling."]
            .map(Safe::from)
            .to_vec();
    for kind in [Kind::Day, Kind::Night] {
        let about = About { before: before.clone(), ..About::from(&timeline(kind)) };
        let mut state = State::new(about);
        state.hear(&Event::Ready { length: Frames::from_millis(10_000) });
        let mut known: Vec<String> = words(&drawn(&state, 200, 60));
        known.extend(KEYS.iter().flat_map(|key| words(&format!("{} {} more back", key.key, key.does))));
        for _ in 0..6 {
            for (width, height) in (14..100).flat_map(|width| [(width, 8), (width, 12), (width, 24)]) {
                let shown = drawn(&state, width, height);
                let broken: Vec<_> = words(&shown).into_iter().filter(|word| !known.contains(word)).collect();
                assert!(broken.is_empty(), "{width}×{height}: {broken:?}\n{shown}");
            }
            state.hear(&Event::Keys);
        }
    }
}

#[test]
fn what_is_read_before_the_session_is_paged_between_words_and_each_page_says_how_to_leave() {
    let texts: Vec<Safe> =
        ["When not to: varicose veins, fever.", "Stop at once if you feel numbness or tingling."]
            .map(Safe::from)
            .to_vec();
    let all = words(&format!("{} {}", texts[0], texts[1]));
    let ways_on = "Enter: go on. q and Enter: leave.";
    let about = About { before: texts, ..About::default() };
    let german = About { language: "de".into(), ..about.clone() };
    let pages = pages_to_read(&german, 60, 12);
    assert!(pages.iter().all(|page| page.ends_with(&["Enter: weiter. q und Enter: verlassen.".into()])));
    for (width, height) in (11..100).flat_map(|width| (6..20).map(move |height| (width, height))) {
        let pages = pages_to_read(&about, width, height);
        let mut read = Vec::new();
        for page in &pages {
            assert!(page.len() <= height && page.iter().all(|line| columns(line) < width), "{page:?}");
            let mut page = words(&page.join(" "));
            assert!(page.ends_with(&words(ways_on)), "{width}×{height}: {page:?}");
            page.truncate(page.len() - words(ways_on).len());
            read.extend(page);
        }
        assert_eq!(read, all, "{width}×{height}");
    }
}

#[test]
fn a_note_goes_after_two_seconds() {
    let mut state = in_a_step();
    state.hear(&Event::Volume { percent: 80, is_limited: false });
    assert!(drawn(&state, 80, 24).contains("Volume 80%"));
    (0..21).for_each(|_| state.hear(&tick(31_000, 21_000)));
    assert!(!drawn(&state, 80, 24).contains("Volume"));
}

#[test]
fn waiting_ends_when_time_goes_on() {
    let mut state = in_a_step();
    state.hear(&Event::Waiting);
    state.hear(&tick(31_100, 21_100));
    assert!(drawn(&state, 80, 24).contains("Press Enter when you are ready."));
    state.hear(&tick(32_000, 22_000));
    assert!(!drawn(&state, 80, 24).contains("Press Enter"));
}

#[test]
fn night_shows_words_and_never_a_number() {
    let mut state = state(Kind::Night, &[]);
    for event in whole_session("Soften the jaw") {
        state.hear(&event);
        let drawn = drawn(&state, 80, 40);
        assert!(!drawn.contains(|c: char| c.is_ascii_digit() || "━╸─".contains(c)), "{drawn}");
    }
}

#[test]
fn night_stands_still_between_words() {
    let mut state =
        state(Kind::Night, &[step(1, passage("Soften the jaw", None, 0, 60_000)), say("Let it hang.")]);
    let before = drawn(&state, 80, 24);
    assert_eq!(before, "\n    Let it hang.\n");
    for event in [
        tick(20_000, 20_000),
        Event::Volume { percent: 10, is_limited: false },
        Event::Extended { by: Frames(480_000) },
        Event::Bed { sound: None },
    ] {
        state.hear(&event);
        assert_eq!(drawn(&state, 80, 24), before);
    }
}

#[test]
fn after_the_last_words_of_the_night_the_screen_is_empty() {
    let done = state(Kind::Night, &[say("Good night."), Event::Done, tick(107_000, 0)]);
    assert_eq!(drawn(&done, 80, 24), "");
}

#[test]
fn a_breath_grows_stays_shrinks_and_rests() {
    let bar = |breath, gone| {
        let mut breathing = passage("Breathe", None, 0, 60_000);
        breathing.breath = Some(breath);
        let state = state(Kind::Day, &[step(1, breathing), tick(gone, gone)]);
        layout(&state, 60, 24).into_iter().find_map(|line| match line {
            Line::Bar { label, full, .. } => {
                let word = label.trim().to_owned();
                ["breathe in", "hold", "breathe out", "rest"].contains(&&*word).then_some((word, full))
            }
            _ => None,
        })
    };
    for (gone, word, full) in [
        (0, "breathe in", 0),
        (2000, "breathe in", 500),
        (5999, "hold", 1000),
        (9000, "breathe out", 500),
        (12_500, "rest", 0),
        (15_000, "breathe in", 500),
    ] {
        assert_eq!(bar(breath(), gone), Some((word.to_owned(), full)), "{gone}");
    }
    let none = Duration::ZERO;
    assert_eq!(bar(Breath { inhale: none, hold: none, out: none, rest: none }, 10), None);
}

#[test]
fn where_there_is_room_a_breath_is_a_shape_that_grows_and_shrinks() {
    let shape = |gone| {
        let mut breathing = passage("Breathe", None, 0, 60_000);
        breathing.breath = Some(breath());
        let state = state(Kind::Day, &[step(1, breathing), tick(gone, gone)]);
        let lines = layout(&state, 80, 24);
        let is_shape = |line: &&Line| {
            !line.to_string().trim().is_empty() && line.to_string().trim().chars().all(|c| c == '█')
        };
        let widths: Vec<usize> =
            lines.iter().filter(is_shape).map(|line| line.to_string().trim().chars().count()).collect();
        (widths.into_iter().max().unwrap_or_default(), lines.len())
    };
    let (small, rows) = shape(0);
    let (growing, large, shrinking) = (shape(2000), shape(5999), shape(9000));
    assert!(
        small < growing.0 && growing.0 < large.0 && shrinking.0 < large.0,
        "{small} {growing:?} {large:?}"
    );
    assert!([growing.1, large.1, shrinking.1] == [rows; 3], "nothing moves");
}

#[test]
fn nothing_jumps_when_words_come_and_go() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let shown = |words: &[Event]| {
            let knead = passage("Knead the shoulder", Some(Side::Left), 10_000, 55_000);
            let mut state = state(Kind::Day, &[step(3, knead), tick(31_000, 21_000)]);
            words.iter().for_each(|event| state.hear(event));
            let lines = layout(&state, width, height);
            assert!(lines.len() <= height);
            lines.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let (silent, said) = (shown(&[]), shown(&[say(PROMPT)]));
        assert_eq!(silent.len(), said.len());
        let apart: Vec<_> = silent.iter().zip(&said).filter(|(a, b)| a != b).collect();
        assert!((1..=3).contains(&apart.len()) && apart.iter().all(|(a, _)| a.is_empty()), "{apart:?}");
        // Marked while they are new, for whoever does not hear.
        assert!(said.iter().any(|line| line.contains("▌ Let your fingers")), "{said:?}");
        let later = shown(&[&[say(PROMPT)], &vec![tick(31_000, 21_000); 40][..]].concat());
        assert!(
            later.iter().any(|line| line.contains("  Let your fingers") && !line.contains('▌')),
            "{later:?}"
        );
        let volume = shown(&[Event::Volume { percent: 40, is_limited: false }]);
        assert_eq!(volume.iter().zip(&silent).filter(|(a, b)| a != b).count(), 1);
    }
}

#[test]
fn on_a_large_screen_the_step_stands_in_the_middle_and_its_time_in_large_figures() {
    for (width, height) in [(120, 40), (200, 50)] {
        agrees(&format!("step-{width}-{height}"), &drawn(&in_a_step(), width, height));
    }
}

#[test]
fn a_bar_has_an_edge_only_on_its_way() {
    let bar = |full| Line::Bar {
        indent: 1,
        tone: Tone::Accent,
        label: "in ".into(),
        cells: 4,
        full,
        tail: " 0:04".into(),
    };
    assert_eq!(bar(0).to_string(), " in ──── 0:04");
    assert_eq!(bar(500).to_string(), " in ━━╸─ 0:04");
    assert_eq!(bar(1000).to_string(), " in ━━━━ 0:04");
}

#[test]
fn a_screen_speaks_the_language_of_its_session() {
    const ENGLISH: [&str; 11] = [
        "step",
        "left",
        "next",
        "session",
        "press",
        "keys",
        "begins",
        "comfortable",
        "breathe",
        "paused",
        "louder",
    ];
    let mut kneading = passage("Knead the shoulder", Some(Side::Right), 10_000, 55_000);
    kneading.breath = Some(breath());
    let events = [
        Event::Ready { length: Frames::from_millis(10_000) },
        tick(2000, 0),
        step(3, kneading),
        tick(31_000, 21_000),
        Event::Volume { percent: 50, is_limited: true },
        Event::Keys,
        Event::Keys,
        Event::Paused,
        Event::Done,
    ];
    for (kind, language) in [(Kind::Day, "de"), (Kind::Day, "es"), (Kind::Night, "de"), (Kind::Night, "es")] {
        let mut state = State::new(About { language: language.into(), ..About::from(&timeline(kind)) });
        for event in &events {
            state.hear(event);
            for (width, height) in [(40, 12), (80, 24), (120, 40)] {
                let shown = drawn(&state, width, height).to_lowercase();
                let spaced = shown.replace(' ', "");
                let is_side = |word: &str| kind == Kind::Day && spaced.contains(word);
                let said = ENGLISH.iter().find(|word| shown.contains(**word) || is_side("rightside"));
                assert_eq!(said, None, "{language} {width}: {shown}");
            }
        }
    }
}
