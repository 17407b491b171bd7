//! The arguments of a program, with placeholders.

use std::ffi::OsString;
use std::path::Path;

/// One argument: plain pieces and placeholders.
type Argument = Vec<Piece>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Text,
    Out,
    Voice,
    Language,
    Wpm,
    Speed,
    Stretch,
    Percent,
}

/// The names allowed in braces.
const NAMES: [(&str, Piece); 8] = [
    ("text", Piece::Text),
    ("out", Piece::Out),
    ("voice", Piece::Voice),
    ("language", Piece::Language),
    ("wpm", Piece::Wpm),
    ("speed", Piece::Speed),
    ("stretch", Piece::Stretch),
    ("percent", Piece::Percent),
];

/// Why the arguments cannot be used. `Display` is one plain line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// There is no program.
    #[error("a voice needs a program")]
    Empty,
    /// An unknown placeholder.
    #[error(
        "unknown placeholder {{{0}}}; known are {{text}}, {{out}}, {{voice}}, {{language}}, {{wpm}}, {{speed}}, {{stretch}} and {{percent}}"
    )]
    Unknown(String),
    /// The text would become part of an argument, which may be a script.
    #[error("{{text}} must be a whole argument, or all that follows an option's \"=\"")]
    TextInside,
    /// The text would be run.
    #[error("\"{0}\" would run the spoken text as a program")]
    TextRun(String),
}

/// What the placeholders become.
pub(super) struct Filling<'a> {
    pub text: &'a str,
    pub out: &'a Path,
    pub voice: &'a str,
    pub language: &'a str,
    pub wpm: u16,
    /// How many words a minute the program speaks by itself.
    pub natural: u16,
}

/// A checked list of arguments.
#[derive(Clone, Debug)]
pub(super) struct Template(Vec<Argument>);

impl Template {
    /// Reads the user's arguments. A line of a routine may be a stranger's: it can become an argument, but
    /// never part of one, which could be a script.
    ///
    /// # Errors
    /// [`TemplateError`].
    pub fn read(argv: &[String]) -> Result<Self, TemplateError> {
        let template = Self::trusted(argv)?;
        for (i, argument) in template.0.iter().enumerate().filter(|(_, a)| a.contains(&Piece::Text)) {
            match argument.as_slice() {
                [Piece::Text] if i > 0 => {}
                [Piece::Plain(option), Piece::Text] if option.starts_with('-') && option.ends_with('=') => {}
                _ => return Err(TemplateError::TextInside),
            }
            // `node --eval={text}`.
            if argument.len() > 1 && runs(&argv[i]) {
                return Err(TemplateError::TextRun(argv[i].clone()));
            }
        }
        // A shell runs its first argument that is no option, or else its standard input.
        let runner = argv.iter().rposition(|a| runs(a)).or_else(|| runs_programs(&argv[0]).then_some(0));
        if let Some(runner) = runner {
            let first = (runner + 1..argv.len()).find(|i| !argv[*i].starts_with('-'));
            if first.is_none_or(|first| template.0[first].contains(&Piece::Text)) {
                return Err(TemplateError::TextRun(argv[runner].clone()));
            }
        }
        Ok(template)
    }

    /// Reads balm's own arguments, in which the text may stand anywhere.
    ///
    /// # Errors
    /// [`TemplateError`].
    pub fn trusted(argv: &[String]) -> Result<Self, TemplateError> {
        if argv.first().is_none_or(String::is_empty) {
            return Err(TemplateError::Empty);
        }
        argv.iter().map(|argument| parse(argument)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether the text is an argument; otherwise it goes to standard input.
    pub fn has_text(&self) -> bool {
        self.0.iter().any(|argument| argument.contains(&Piece::Text))
    }

    /// Whether it writes a file; otherwise it writes to standard output.
    pub fn has_out(&self) -> bool {
        self.0.iter().any(|argument| argument.contains(&Piece::Out))
    }

    /// The arguments without the program's name. Placeholders in the text itself are not filled in.
    pub fn fill(&self, with: &Filling) -> Vec<OsString> {
        self.0
            .iter()
            .skip(1)
            .map(|argument| argument.iter().map(|piece| piece.filled(with)).collect())
            .collect()
    }
}

impl Piece {
    fn filled(&self, with: &Filling) -> OsString {
        let (wpm, natural) = (f32::from(with.wpm.max(1)), f32::from(with.natural.max(1)));
        match self {
            Self::Plain(text) => text.into(),
            Self::Text => with.text.into(),
            Self::Out => with.out.into(),
            Self::Voice => with.voice.into(),
            Self::Language => with.language.into(),
            Self::Wpm => with.wpm.to_string().into(),
            Self::Speed => format!("{:.2}", wpm / natural).into(),
            Self::Stretch => format!("{:.2}", natural / wpm).into(),
            Self::Percent => format!("{:.0}", 100.0 * wpm / natural).into(),
        }
    }
}

/// Splits an argument at its placeholders. Braces around anything but a lower-case word stay.
fn parse(argument: &str) -> Result<Argument, TemplateError> {
    let (mut pieces, mut plain, mut rest) = (Vec::new(), String::new(), argument);
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        plain.push_str(before);
        let name = after[1..].split('}').next().filter(|name| after.len() > name.len() + 1);
        let Some(name) = name.filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_lowercase())) else {
            plain.push('{');
            rest = &after[1..];
            continue;
        };
        let known = NAMES.iter().find(|(known, _)| *known == name);
        let (_, piece) = known.ok_or_else(|| TemplateError::Unknown(name.to_owned()))?;
        if !plain.is_empty() {
            pieces.push(Piece::Plain(std::mem::take(&mut plain)));
        }
        pieces.push(piece.clone());
        rest = &after[name.len() + 2..];
    }
    plain.push_str(rest);
    if !plain.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    Ok(pieces)
}

/// Whether a program of this name runs its arguments or its input.
fn runs_programs(program: &str) -> bool {
    const RUNNERS: [&str; 22] = [
        "sh", "bash", "dash", "zsh", "fish", "ksh", "busybox", "python", "python3", "perl", "ruby", "node",
        "lua", "env", "nice", "nohup", "setsid", "sudo", "doas", "timeout", "xargs", "stdbuf",
    ];
    let name = program.rsplit('/').next().unwrap_or_default();
    RUNNERS.contains(&name)
}

/// Whether an option means that the next argument is run: `sh -c`, `perl -lane`, `node --eval`,
/// `pwsh -Command`.
fn runs(option: &str) -> bool {
    let name = option.split('=').next().unwrap_or_default().to_lowercase();
    let short = name.starts_with('-') && !name.starts_with("--") && name.ends_with(['c', 'e']);
    let long = ["eval", "exec", "command"].iter().any(|word| name.contains(word));
    name.starts_with('-') && (short || long)
}
