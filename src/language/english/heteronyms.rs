//! English words that are spelt alike but sound different, where the lexicon's tagger is often wrong in
//! instructions: "close", "use", "wind". The words beside one decide. There is a rule for each sentence
//! that was read wrong; the tagger does the rest.

use crate::language::Neighbours;

/// How a word sounds beside certain others. Lists are separated by blanks. In them `-` is the end of a part
/// of the sentence, and `-up` is "up" joined by a hyphen.
struct Rule {
    word: &'static str,
    before: &'static str,
    after: &'static str,
    earlier: &'static str,
    phonemes: &'static str,
}

const fn say(word: &'static str, phonemes: &'static str) -> Rule {
    Rule { word, before: "", after: "", earlier: "", phonemes }
}

impl Rule {
    /// Only after one of these words.
    const fn behind(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    /// Only before one of these words.
    const fn ahead(self, after: &'static str) -> Self {
        Self { after, ..self }
    }

    /// Only where one of these stands earlier in the same part of the sentence.
    const fn given(self, earlier: &'static str) -> Self {
        Self { earlier, ..self }
    }

    fn fits(&self, beside: &dyn Neighbours) -> bool {
        let listed = |list: &str, word: &str, hyphen: bool| {
            let same = |listed: &str| match listed.strip_prefix('-') {
                Some(listed) => listed == word && (hyphen || word.is_empty()),
                None => listed == word,
            };
            list.is_empty() || list.split(' ').any(same)
        };
        let (after, hyphen) = beside.after();
        listed(self.before, beside.before(), false)
            && listed(self.after, after, hyphen)
            && (self.earlier.is_empty() || beside.earlier(self.earlier))
    }
}

/// Verbs after which a thing is in a state: "keep the arms close".
const KEEP: &str = "keep keeps keeping hold holds bring brings draw draws pull pulls tuck tucks stay stays hug \
                    remain";
/// Words that begin a new part of the sentence: "keep still and let your eyes close".
pub(super) const TURNS: &str = "let lets as while until when then but if";
/// Words after which "close" says where or how something is.
const BEING: &str = "stay stays staying sit sits lie stand very so too as how quite really is are be feel feels \
                     come comes get gets move moves draw draws";
/// Nouns after "minute", the very small.
const TINY: &str = "circles movements movement motions motion strokes pressure amount amounts adjustments \
                    adjustment rotations changes change steps details";
/// Words after which "use" is a noun.
const PURPOSE: &str = "the of in for with no any its their daily regular good make everyday before after each \
                       full own home";
/// Words after which a verb is a noun.
const THE: &str = "a an the this that your its any each of in";

/// The first that fits counts.
const RULES: &[Rule] = &[
    say("close", "klˈOz").behind("a the").ahead("- of"),
    say("close", "klˈOs").ahead("to enough beside behind attention contact look watch"),
    say("close", "klˈOs").behind(BEING),
    say("close", "klˈOz").behind("to can may will then let"),
    say("close", "klˈOs").ahead("- by together").given(KEEP),
    say("close", "klˈOz"),
    say("wind", "wˈInd").ahead("-down -up"),
    say("wind", "wˈɪnd").behind("the strong cold warm soft cool"),
    say("wind", "wˈInd").ahead("down up yourself the your a it"),
    say("winds", "wˈɪndz").behind("the"),
    say("winds", "wˈIndz").ahead("down up"),
    say("minute", "mInˈut").ahead(TINY),
    say("lead", "lˈɛd").behind("as like of"),
    say("lead", "lˈɛd").ahead("weight weights blanket"),
    say("live", "lˈɪv").behind("-").ahead("with well in your by for without here there on"),
    say("bow", "bˈO").ahead("pose tie string and legs shape shaped"),
    say("bow", "bˈO").behind("violin cello"),
    say("bow", "bˈO").behind("a").given("draw tie"),
    say("bow", "bˈW"),
    say("bowed", "bˈOd").ahead("legs leg strings"),
    say("bowed", "bˈWd"),
    say("read", "ɹˈɛd").behind("you they we i").given("have has had"),
    say("content", "kˈɑntɛnt").ahead("of"),
    say("content", "kˈɑntɛnt").behind("the this its oil any all water fat some"),
    say("content", "kəntˈɛnt"),
    say("wound", "wˈund").behind("the a an any open"),
    say("wound", "wˈWnd").ahead("around round up tightly tight loosely down"),
    say("use", "jˈus").behind(PURPOSE),
    say("use", "jˈus").ahead("of"),
    say("use", "jˈuz"),
    say("present", "pɹizˈɛnt").behind("-").ahead("your the"),
    say("separate", "sˈɛpəɹət").ahead("-").given(KEEP),
    say("separate", "sˈɛpəɹət").behind("is are stay stays remain"),
    say("sow", "sˈO"),
    say("alternate", "ˈɔltəɹnət").behind("use on the an in with of every"),
    say("alternate", "ˈɔltəɹnˌAt"),
    say("articulate", "ɑɹtˈɪkjəlˌAt").behind("- to and"),
    say("coordinate", "kOˈɔɹdənˌAt"),
    say("deliberate", "dəlˈɪbəɹət"),
    say("graduate", "ɡɹˈæʤʊˌAt").behind("-"),
    say("contract", "kəntɹˈækt").given("let feel feels"),
    say("contract", "kˈɑntɹˌækt").behind("a the this your"),
    say("contract", "kəntɹˈækt"),
    say("compress", "kˈɑmpɹˌɛs").behind("a an the this your warm cold hot cool damp wet ice"),
    say("compress", "kəmpɹˈɛs"),
    say("record", "ɹəkˈɔɹd").behind("- to and").ahead("how what your the it any where this"),
    say("progress", "pɹəɡɹˈɛs")
        .behind("- to and")
        .ahead("slowly gently gradually down up to along from towards only"),
    say("reset", "ɹˈisˌɛt").behind("focus quick a the this short minute gentle full your").ahead("-"),
    say("increase", "ˈɪnkɹˌis").behind(THE).ahead("- in of"),
];

/// How `word` sounds beside these words.
pub(super) fn phonemes(word: &str, beside: &dyn Neighbours) -> Option<&'static str> {
    // The people's name begins with a capital, but so does a sentence.
    if word == "polish" && (beside.is_first() || !beside.is_capital()) && beside.after().0 != "massage" {
        return Some("pˈɑlɪʃ");
    }
    let rule = RULES.iter().find(|rule| rule.word == word && rule.fits(beside))?;
    Some(rule.phonemes)
}
