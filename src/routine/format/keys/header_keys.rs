//! What stands above the steps.

use super::bounds::{A_DAY, A_WEEK, FIT as LENGTH, LINGER, LONG, PACE, REVISION, SHORT, WEEKS};
use super::key::Takes::*;
use super::key::{Names, Table, Takes, key, table, words};
use super::step_keys::{SECTION, STEP};
use crate::routine::model::{Kind, Rating};
use crate::vocabulary::EntryKind;

/// A routine, from its first line.
pub const ROUTINE: Table = Table {
    required: &["balm", "title"],
    ..table(
        "header",
        &[
            key("balm", Version, "The version of the format. Always 1, and always the first line."),
            key("title", Text(SHORT), "The title of the routine."),
            key("id", Id, "A short name that never changes. The name of the file, if left out."),
            key("revision", Number(REVISION), "Counts the versions you give away. It only goes up."),
            key(
                "draft",
                Text(LONG),
                "What it still waits for, such as a midwife's review. `balm list` hides it; balm says this before it plays.",
            ),
            key("updated", Date, "The day it was last changed, without quotes."),
            key(
                "kind",
                Word(&words(&Kind::WORDS)),
                "\"night\" for a routine to fall asleep to: it grows quieter and ends in silence.",
            ),
            key("language", Language, "The language it speaks. \"en\" for English, if left out."),
            key("license", Text(SHORT), "What others may do with it, as a short name such as \"CC-BY-4.0\"."),
            key("summary", Text(LONG), "What it is, in a sentence or two."),
            key("who", Text(LONG), "Who it is for."),
            key("prepare", Text(LONG), "What to have ready, and what to take off."),
            key("how_often", Text(LONG), "How often to do it, in words."),
            key("goals", Names(EntryKind::Goal), "What it is meant to be good for."),
            key("needs", Names(EntryKind::Tool), "What you need for it."),
            key("positions", Names(EntryKind::Position), "How the person sits, stands or lies for it."),
            key("cautions", Texts, "When to take care or to stop. balm adds cautions of its own."),
            key("sources", Texts, "Where it comes from: studies, books, teachers."),
            key("based_on", Text(LONG), "The routine it was made from."),
            key("author", One(&AUTHOR), "Who wrote it. Shown as a claim; balm cannot check it."),
            key("plan", One(&PLAN), "How often and for how long to do it."),
            key("fit", One(&FIT), "The lengths a listener may ask for."),
            key("voice", One(&VOICE), "How the voice speaks."),
            key("night", One(&NIGHT), "How a night routine fades away."),
            key("ratings", One(&RATINGS), "What to ask the listener before and after."),
            key(
                "sounds",
                Each(Names::Ids, &SOUND_TAKES),
                "The routine's own background sounds and chimes: a name and a file for each.",
            ),
            key(
                "ask",
                Each(Names::Ids, &One(&ASK)),
                "A question to ask before it begins. Its name is used in \"only\" and, in braces, in texts.",
            ),
            key("defaults", One(&STEP), "Default keys for every step; a step's own keys win."),
            key("section", Many(&SECTION), "A part of the routine, with steps of its own."),
            key("step", Many(&STEP), "One thing to do. Without sections, each stands under a line [[step]]."),
            key(
                "text",
                Each(Names::Any, &TEXT_TAKES),
                "Translations: for each language a file, or a table of texts.",
            ),
        ],
    )
};

/// `[author]`.
pub const AUTHOR: Table = table(
    "author",
    &[
        key("name", Text(SHORT), "Your name."),
        key("credentials", Text(SHORT), "Your profession and registration, as you claim them."),
        key("practice", Text(SHORT), "The name of your practice."),
        key("contact", Text(SHORT), "How to reach you."),
        key("url", Text(SHORT), "Your website. balm shows it and never opens it."),
    ],
);

/// `[plan]`.
pub const PLAN: Table = table(
    "plan",
    &[
        key("times_per_day", Number(A_DAY), "How many times a day."),
        key("times_per_week", Number(A_WEEK), "How many times a week."),
        key("weeks", Number(WEEKS), "For how many weeks."),
        key("note", Text(LONG), "Anything else about how often."),
    ],
);

/// `[fit]`.
pub const FIT: Table = table(
    "fit",
    &[
        key("min", Time(LENGTH), "The shortest it may become."),
        key("max", Time(LENGTH), "The longest it may become."),
    ],
);

/// `[voice]`.
pub const VOICE: Table = table(
    "voice",
    &[
        key("wpm", Number(PACE), "How fast the voice speaks, in words a minute."),
        key("gain", Gain, "How much quieter the voice is than usual. 0 dB does not change it."),
        key(
            "pronounce",
            Each(Names::Any, &Text(SHORT)),
            "How to pronounce words: the word, and how it sounds.",
        ),
        key(
            "recordings",
            Folder("neck-voice"),
            "The folder of the author's own voice, which `balm record` fills. Lines without a recording are spoken.",
        ),
    ],
);

/// `[night]`.
pub const NIGHT: Table = table(
    "night",
    &[
        key(
            "voice_to",
            Gain,
            "How much quieter voice and background have become by the end; the voice no more than 9.5 dB, so that its last words are heard. -12 dB, if left out.",
        ),
        key("linger", Time(LINGER), "How long the background stays after the last step. 5m, if left out."),
    ],
);

/// `[ratings]`.
pub const RATINGS: Table = table(
    "ratings",
    &[key("ask", Words(&words(&Rating::WORDS)), "What the listener rates before and after.")],
);

const SOUND_TAKES: Takes = Either(&[File("sounds/rain.ogg"), One(&SOUND)]);

/// One of `[sounds]`.
pub const SOUND: Table = Table {
    required: &["file"],
    ..table(
        "sound",
        &[
            key("file", File("sounds/rain.ogg"), "The sound file, in the routine's own folder."),
            key("gain", Gain, "How much quieter it plays. 0 dB does not change it."),
            key("license", Text(SHORT), "What others may do with it, as a short name such as \"CC0-1.0\"."),
        ],
    )
};

pub const ASK: Table = Table {
    required: &["question", "choices"],
    ..table(
        "ask",
        &[
            key("question", Text(LONG), "The question."),
            key("choices", Texts, "The answers to choose from."),
            key("default", Text(SHORT), "The answer if nobody answers. One of the choices."),
        ],
    )
};

const TEXT_TAKES: Takes = Either(&[File("i18n/de.toml"), Each(Names::Any, &Either(&[Sided(LONG), Texts]))]);
