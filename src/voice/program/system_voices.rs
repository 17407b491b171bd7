//! Voices that computers commonly have. They are found without running anything: by a program in `PATH` and,
//! for some, a folder. Their quality was predicted (DistillMOS, 16 lines of massage); outside English it was
//! estimated from how well a speech recogniser understood them.

use super::Limits;
use super::environment::Environment;
use super::program_engine::Program;
use super::program_voice::{ProgramVoice, ProgramVoices};
use super::speech_command::SpeechCommand;
use super::template::Template;
use crate::voice::engine::Engine;

/// A program that balm knows how to use.
struct Known {
    name: &'static str,
    /// A bare name is looked for in `PATH`.
    argv: &'static [&'static str],
    /// A file or folder that this voice needs.
    needs: Option<&'static str>,
    /// How many words a minute it speaks by itself.
    natural: u16,
    /// Language, the program's name for the voice, and its quality (of 50).
    voices: &'static [(&'static str, &'static str, u8)],
}

/// Better ones first, if they speak the same language equally well.
const KNOWN: &[Known] = &[
    // macOS. Not measured; every Mac has these "compact" voices.
    Known {
        name: "say",
        argv: &["say", "-v", "{voice}", "-r", "{wpm}", "-o", "{out}", "--data-format=LEI16@22050", "-f", "-"],
        needs: Some("/System/Library/CoreServices"),
        natural: 175,
        voices: &[
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
        needs: Some("/usr/share/festival/voices/us/cmu_us_slt_arctic_hts"),
        natural: 193,
        voices: &[("en-US", "slt", 37)],
    },
    // The pace is markup, which was removed from the text before. One argument that begins with "<".
    Known {
        name: "pico",
        argv: &["pico2wave", "-l", "{voice}", "-w", "{out}", "<speed level=\"{percent}\">{text}</speed>"],
        needs: None,
        natural: 160,
        voices: &[
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
        needs: None,
        natural: 195,
        voices: &[("en-US", "slt", 29)],
    },
    // A little lower than its default (50): calmer, and understood as well. Of 83 words a recogniser misheard
    // 4 instead of 7; with its variants f2, f3, f5, m3, m7 and linda 7 to 16. A small sample.
    Known {
        name: "espeak-ng",
        argv: &["espeak-ng", "-v", "{voice}", "-p", "40", "-s", "{wpm}", "-b", "1", "--stdin", "-w", "{out}"],
        needs: None,
        natural: 175,
        voices: ESPEAK,
    },
    Known {
        name: "espeak",
        argv: &["espeak", "-v", "{voice}", "-p", "40", "-s", "{wpm}", "-b", "1", "--stdin", "-w", "{out}"],
        needs: None,
        natural: 175,
        voices: &[("en-GB", "en", 24), ("en-US", "en-us", 24), ("de", "de", 14), ("es", "es", 17)],
    },
    Known {
        name: "festival",
        argv: &["text2wave", "-o", "{out}", "-eval", "(Parameter.set 'Duration_Stretch {stretch})"],
        needs: None,
        natural: 160,
        voices: &[("en-US", "kal", 20)],
    },
];

/// Festival's best voice takes its pace from the parameters of its engine.
const FESTIVAL_SLT: &str = "(begin (voice_cmu_us_slt_arctic_hts) \
    (set! hts_engine_params (append hts_engine_params '((\"-r\" {speed})))))";

/// Languages in which espeak-ng can be understood. Outside Europe it was not.
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

/// The voices that are installed. [`Program::quality`] compares them within a language.
#[must_use]
pub fn voices(here: &Environment, limits: Limits) -> Vec<Program> {
    let mut voices: Vec<Program> = Vec::new();
    for known in KNOWN {
        let is_new = voices.iter().all(|voice| voice.name() != known.name);
        let is_whole = known.needs.is_none_or(|needs| here.rooted(needs).exists());
        if is_new && is_whole {
            voices.extend(known.found(here, limits));
        }
    }
    voices
}

impl Known {
    fn found(&self, here: &Environment, limits: Limits) -> Option<Program> {
        let argv: Vec<String> = self.argv.iter().map(|argument| (*argument).to_owned()).collect();
        let called = argv.first()?.clone();
        let voice = |(language, name, quality): &(&str, &str, u8)| ProgramVoice {
            language: (*language).to_owned(),
            name: (*name).to_owned(),
            quality: *quality,
        };
        let command = SpeechCommand {
            name: self.name.to_owned(),
            program: Some(here.program(&called)?),
            called,
            template: Template::trusted(&argv).ok()?,
            natural: self.natural,
            environment: here.clone(),
            limits,
        };
        Some(Program::of(command, ProgramVoices(self.voices.iter().map(voice).collect()), &argv))
    }
}
