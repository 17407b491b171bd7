//! Steps, the sections they stand in, and the cues inside them.

use super::bounds::{FELT, FIT, LONG, PAUSE, SHORT, SPOTS, STEP as LENGTH, TIMES};
use super::key::Takes::*;
use super::key::{Names, Table, Takes, key, table, words};
use crate::routine::model;
use crate::vocabulary::{BodySide, EntryKind};

const SIDES: &[&str] = &words(&model::Sides::WORDS);
const HANDS: &[&str] = &words(&model::Hands::WORDS);
const STROKES: &[&str] = &words(&model::Stroke::WORDS);
const SIDE: &[&str] = &words(&BodySide::WORDS);

/// A section.
pub const SECTION: Table = table(
    "section",
    &[
        key("id", Id, "A short name for the section, for translations. No other section or step has it."),
        key("title", Text(SHORT), "The title of the section."),
        key("rounds", Number(TIMES), "How often the whole section is played. Once, if left out."),
        key("sides", Word(SIDES), "Plays the whole section for one side, then for the other."),
        key("step", Many(&STEP), "The steps of the section, each under a line [[section.step]]."),
    ],
);

/// A step; `[defaults]` takes the same keys.
pub const STEP: Table = table(
    "step",
    &[
        key(
            "id",
            Id,
            "A short name for the step, for translations and for changes made for one person. No other step has it.",
        ),
        key("title", Sided(SHORT), "The title of the step. balm shows it; it may contain {side}."),
        key(
            "use",
            File("closing.toml"),
            "Another routine in the same folder; balm plays its steps here and adds its cautions.",
        ),
        key("region", Name(EntryKind::Region), "Which part of the body it is for."),
        key("also", Names(EntryKind::Region), "The other parts of the body it touches."),
        key("side", Word(SIDE), "The side it is for, as the person doing it sees it."),
        key(
            "sides",
            Word(SIDES),
            "Plays the step for one side, then for the other, each in full. {side} and {other} name them.",
        ),
        key("technique", Name(EntryKind::Technique), "What the hands do, or the breath, or the attention."),
        key("tool", Name(EntryKind::Tool), "The tool to use."),
        key("position", Name(EntryKind::Position), "How the body is placed."),
        key(
            "pressure",
            Number(FELT),
            "How hard to press, as it is felt: 0 is none, 10 the most you can imagine.",
        ),
        key("effort", Number(FELT), "How hard to tense, as it is felt, from 0 to 10."),
        key(
            "by",
            Word(HANDS),
            "Which hand works; opposite is the one across from the side that is played. Left out for those who cannot use it.",
        ),
        key(
            "stroke",
            Word(STROKES),
            "Which way the hands glide, for the step's picture: up is towards the trunk on arms and legs, out is away from the middle of the body.",
        ),
        key(
            "picture",
            File("press.jpg"),
            "A picture of the step for handout and page: a PNG or JPEG file in the routine's folder. Without one, balm draws the step.",
        ),
        key(
            "loads",
            Names(EntryKind::Move),
            "What else it asks of the body, such as folding forward. Left out for those who should not.",
        ),
        key("points", Names(EntryKind::Point), "The acupressure points to press."),
        key("spots", Number(SPOTS), "How many places share the time of the step."),
        key(
            "for",
            Length(LENGTH),
            "How long the step takes, once. With a breath it may be a number of breaths.",
        ),
        key(
            "breath",
            Breath,
            "The breath to follow: the seconds of in, hold and out, and of a rest if there is one.",
        ),
        key("repeat", Number(TIMES), "How often the step is played in a row. Once, if left out."),
        key("between", Time(PAUSE), "The silence between repeats."),
        key("pace", Text(SHORT), "How fast to work, in words. It is shown, not spoken."),
        key(
            "wait",
            Flag,
            "true: stays at this step until the listener goes on. In an audio file it takes the time in \"for\".",
        ),
        key("optional", Flag, "true: left out first when time is short."),
        key("flex", Flag, "false: never made longer or shorter when the routine is fitted to a time."),
        key("min", Time(FIT), "The shortest the step may become."),
        key("max", Time(FIT), "The longest the step may become."),
        key(
            "only",
            Each(Names::Ids, &Texts),
            "Plays the step only for these answers to a question under [ask].",
        ),
        key(
            "bed",
            Bed,
            "The background sound: a name from `balm sounds` or from [sounds], several in layers such as \"rain+wind:-3dB\", or \"none\".",
        ),
        key("gain", Gain, "How much quieter the background is here. 0 dB does not change it."),
        key("fade", Time(PAUSE), "How long one background takes to become another. 3s, if left out."),
        key(
            "chime",
            Chime,
            "The chime when the step begins: a name from `balm sounds` or from [sounds], or \"none\".",
        ),
        key("gap", Time(PAUSE), "The silence after the step. 2s, if left out."),
        key("swap", Time(PAUSE), "The time to change from one side to the other. 4s, if left out."),
        key("say", Sided(LONG), "What is said when the step begins."),
        key(
            "audio",
            Recording,
            "A recording of what \"say\" says. Both are needed: the words are for the screen.",
        ),
        key(
            "move",
            Sided(LONG),
            "What is said at once when the position or the tool changes, before the silence after the step.",
        ),
        key("cues", Each(Names::Times, &CUE_TAKES), "What to say or ring during the step, and when."),
        key(
            "adapt",
            Each(Names::Any, &Sided(LONG)),
            "What is said in place of \"say\" to people with a health condition: its name, and the line.",
        ),
        key("one_sided", Text(LONG), "Why the step is done on one side only."),
        key("allow", Texts, "Codes of findings that `balm check` should accept here. \"because\" says why."),
        key("because", Text(LONG), "Why those findings do not apply here. The handout shows it."),
    ],
);

/// A text that differs by side.
pub const SIDED: Table = table(
    "sided",
    &[key("left", Text(LONG), "For the left side."), key("right", Text(LONG), "For the right side.")],
);

const CUE_TAKES: Takes = Either(&[Sided(LONG), One(&CUE)]);

/// What happens at a time in a step.
pub const CUE: Table = table(
    "cue",
    &[
        key("say", Sided(LONG), "What is said at that moment."),
        key("audio", Recording, "A recording of it."),
        key("chime", Chime, "The chime at that moment."),
        key("bed", Bed, "The background sound from then on."),
    ],
);

#[cfg(test)]
mod tests {
    use super::super::bounds::{FADE, GAP, SWAP};
    use super::*;

    #[test]
    fn what_holds_where_a_key_is_left_out_is_told_as_it_is() {
        for (name, usual) in [("gap", GAP), ("swap", SWAP), ("fade", FADE)] {
            let about = STEP.keys().find(|key| key.name == name).map(|key| key.about);
            let told = format!(" {usual}, if left out.");
            assert!(about.is_some_and(|about| about.ends_with(&told)), "{about:?}");
        }
    }
}
