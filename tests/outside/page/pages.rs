//! Pages to be opened.

use balm::care::{MadeFor, Preparation, StepsAre};
use balm::export::{Handout, page};
use balm::routine::{self, Delivery, Routine};
use balm::timeline::{Options, Script, Talk, Timeline, compile};
use balm::unit::Frames;

/// What a text may try.
pub const HOSTILE: &str = "</script></title><img src=x onerror=\"alert(1)\"><script>alert(2)</script>\
    <a href=javascript:alert(3)>'\"><svg onload=alert(4)>";

/// Half a minute by day. Every line lasts a second.
pub fn day() -> String {
    made(include_str!("short.toml"))
}

/// The same by night.
pub fn night() -> String {
    made(&format!("kind = \"night\"\n{}", include_str!("short.toml")))
}

/// A little under a minute with something at the shoulders, neck, back and legs.
pub fn hurt() -> String {
    made(include_str!("hurt.toml"))
}

/// The same in another language.
pub fn hurt_in(language: &str) -> String {
    made(&format!("language = \"{language}\"\n{}", include_str!("hurt.toml")))
}

/// The same by night.
pub fn hurt_at_night() -> String {
    made(&format!("kind = \"night\"\n{}", include_str!("hurt.toml")))
}

/// The same, its every text trying to be more.
pub fn hostile() -> String {
    let mut routine = read(include_str!("short.toml"));
    let text = || Some(HOSTILE.to_owned());
    (routine.summary, routine.who, routine.prepare, routine.how_often) = (text(), text(), text(), text());
    HOSTILE.clone_into(&mut routine.title);
    routine.cautions = vec![HOSTILE.to_owned()];
    if let Some(author) = &mut routine.author {
        author.name = text();
    }
    let mut timeline = laid(&routine, Talk::Full);
    HOSTILE.clone_into(&mut timeline.title);
    for passage in &mut timeline.passages {
        (passage.title, passage.named, passage.section) = (HOSTILE.to_owned(), HOSTILE.to_owned(), text());
    }
    for marker in &mut timeline.markers {
        if let balm::timeline::Moment::Say { text, .. } = &mut marker.what {
            HOSTILE.clone_into(text);
        }
    }
    written(&routine, &timeline)
}

/// The same without a voice.
pub fn silent() -> String {
    let routine = read(include_str!("short.toml"));
    written(&routine, &laid(&routine, Talk::None))
}

fn made(toml: &str) -> String {
    let routine = read(toml);
    written(&routine, &laid(&routine, Talk::Full))
}

fn read(toml: &str) -> Routine {
    let reading = routine::read(toml, "short");
    reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report))
}

fn laid(routine: &Routine, talk: Talk) -> Timeline {
    let script = Script::of(routine, talk);
    let spoken = |line: &routine::Line| line.delivery == Delivery::Spoken;
    let lengths = script.lines.iter().map(|line| Frames::from_millis(if spoken(line) { 1000 } else { 0 }));
    compile(routine, &script, &lengths.collect::<Vec<_>>(), Options::default())
}

fn written(routine: &Routine, timeline: &Timeline) -> String {
    let preparation = Preparation::of(routine, MadeFor::Everybody, StepsAre::Written(&|step| vec![step]));
    page(&Handout::new(routine, timeline, &preparation), include_bytes!("quiet.mp3"))
}
