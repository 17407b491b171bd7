//! Voices that computers commonly have. Looking for them runs nothing: a program in `PATH` and, for
//! some, a folder beside it. How they compare was predicted (DistillMOS, 16 lines of massage) and, for
//! other languages than English, told from how well a recogniser understood them.

use super::Limits;
use super::engine::Program;
use super::instrument::Instrument;
use super::surroundings::Surroundings;
use super::template::Template;
use super::tongue::{Tongue, Tongues};

/// A program balm knows how to ask.
struct Known {
    name: &'static str,
    /// Looked for in `PATH` where it is a bare name.
    argv: &'static [&'static str],
    /// A file or folder without which it is not this voice; empty for none.
    needs: &'static str,
    /// Words a minute when it is left to itself.
    natural: u16,
    /// Language, the program's name for it, how it sounds (tenths of 50).
    tongues: &'static [(&'static str, &'static str, u8)],
}

/// Better ones first, where they speak the same language equally well.
const KNOWN: &[Known] = &[
    // macOS. Not measured here; its "compact" voices are those every Mac has.
    Known {
        name: "say",
        argv: &["say", "-v", "{voice}", "-r", "{wpm}", "-o", "{out}", "--data-format=LEI16@22050", "-f", "-"],
        needs: "/System/Library/CoreServices",
        natural: 175,
        tongues: &[
            ("en-US", "Samantha", 40),
            ("en-GB", "Daniel", 40),
            ("de", "Anna", 40),
            ("es-ES", "Mónica", 40),
            ("es-MX", "Paulina", 40),
            ("fr-FR", "Thomas", 40),
            ("it", "Alice", 40),
            ("pt-BR", "Luciana", 40),
            ("pt-PT", "Joana", 40),
            ("nl", "Xander", 40),
            ("pl", "Zosia", 40),
            ("sv", "Alva", 40),
            ("ja", "Kyoko", 40),
        ],
    },
    Known {
        name: "festival",
        argv: &["text2wave", "-o", "{out}", "-eval", FESTIVAL_SLT],
        needs: "/usr/share/festival/voices/us/cmu_us_slt_arctic_hts",
        natural: 193,
        tongues: &[("en-US", "slt", 37)],
    },
    // The pace is markup; the text was freed of all of that before. One argument, that begins with "<".
    Known {
        name: "pico",
        argv: &["pico2wave", "-l", "{voice}", "-w", "{out}", "<speed level=\"{percent}\">{text}</speed>"],
        needs: "",
        natural: 160,
        tongues: &[
            ("en-GB", "en-GB", 31),
            ("en-US", "en-US", 30),
            ("de", "de-DE", 31),
            ("es", "es-ES", 31),
            ("it", "it-IT", 29),
            ("fr", "fr-FR", 29),
        ],
    },
    Known {
        name: "flite",
        argv: &[
            "flite",
            "-voice",
            "{voice}",
            "--setf",
            "duration_stretch={stretch}",
            "-f",
            "-",
            "-o",
            "{out}",
        ],
        needs: "",
        natural: 195,
        tongues: &[("en-US", "slt", 29)],
    },
    // A little lower than it would (50): calmer, and understood no less. Of 83 words a recogniser misheard
    // 4 where it were 7, of its variants f2, f3, f5, m3, m7 and linda 7 to 16. A small sample.
    Known {
        name: "espeak-ng",
        argv: &["espeak-ng", "-v", "{voice}", "-p", "40", "-s", "{wpm}", "-b", "1", "--stdin", "-w", "{out}"],
        needs: "",
        natural: 175,
        tongues: ESPEAK,
    },
    Known {
        name: "espeak",
        argv: &["espeak", "-v", "{voice}", "-p", "40", "-s", "{wpm}", "-b", "1", "--stdin", "-w", "{out}"],
        needs: "",
        natural: 175,
        tongues: &[("en-GB", "en", 24), ("en-US", "en-us", 24), ("de", "de", 14), ("es", "es", 17)],
    },
    Known {
        name: "festival",
        argv: &["text2wave", "-o", "{out}", "-eval", "(Parameter.set 'Duration_Stretch {stretch})"],
        needs: "",
        natural: 160,
        tongues: &[("en-US", "kal", 20)],
    },
];

/// Festival's best voice takes its pace from the list that is handed to its engine.
const FESTIVAL_SLT: &str = "(begin (voice_cmu_us_slt_arctic_hts) \
    (set! hts_engine_params (append hts_engine_params '((\"-r\" {speed})))))";

/// Languages in which espeak-ng can be followed. Beyond Europe it was not understood.
const ESPEAK: &[(&str, &str, u8)] = &[
    ("en-US", "en-us", 25),
    ("en-GB", "en-gb", 25),
    ("es-ES", "es", 18),
    ("es-419", "es-419", 18),
    ("it", "it", 16),
    ("de", "de", 15),
    ("fr-FR", "fr-fr", 14),
    ("fr-CH", "fr-ch", 14),
    ("fr-BE", "fr-be", 14),
    ("pt-BR", "pt-br", 14),
    ("pt-PT", "pt", 14),
    ("nl", "nl", 15),
    ("pl", "pl", 15),
    ("cs", "cs", 15),
    ("sk", "sk", 15),
    ("sv", "sv", 15),
    ("nb", "nb", 15),
    ("da", "da", 14),
    ("fi", "fi", 15),
    ("hu", "hu", 15),
    ("ro", "ro", 15),
    ("el", "el", 15),
    ("ca", "ca", 15),
    ("ru", "ru", 14),
    ("uk", "uk", 14),
    ("tr", "tr", 14),
];

/// The voices that are here, in no order of languages. Ask [`Program::quality`] for that.
#[must_use]
pub fn voices(here: &Surroundings, limits: Limits) -> Vec<Program> {
    let mut voices: Vec<Program> = Vec::new();
    for known in KNOWN {
        use crate::voice::Engine;
        let is_new = voices.iter().all(|voice| voice.name() != known.name);
        let is_whole = known.needs.is_empty() || here.rooted(known.needs).exists();
        if is_new && is_whole {
            voices.extend(known.found(here, limits));
        }
    }
    voices
}

impl Known {
    fn found(&self, here: &Surroundings, limits: Limits) -> Option<Program> {
        let argv: Vec<String> = self.argv.iter().map(|argument| (*argument).to_owned()).collect();
        let called = argv.first()?.clone();
        let tongue = |(language, voice, quality): &(&str, &str, u8)| Tongue {
            language: (*language).to_owned(),
            voice: (*voice).to_owned(),
            quality: *quality,
        };
        let instrument = Instrument {
            name: self.name.to_owned(),
            program: Some(here.program(&called)?),
            called,
            template: Template::trusted(&argv).ok()?,
            natural: self.natural,
            surroundings: here.clone(),
            limits,
        };
        Some(Program::of(instrument, Tongues(self.tongues.iter().map(tongue).collect()), &argv))
    }
}
