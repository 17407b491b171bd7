//! The listener's own profile, or that of the person a routine is looked at for.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::care::{Person, Profile, UntilAsked, fit_to_person, with_asked};
use crate::cli::flags::RoutineArgs;
use crate::cli::live::View;
use crate::display;
use crate::files::{Replacement, read_text};
use crate::routine::Routine;
use crate::vocabulary::Condition;

use super::answered_by::{AnsweredBy, KeyAnswer};
use super::env::Env;
use super::failure::Failure;
use super::output::{complain, say, shown};

/// No profile is longer, in bytes.
const LARGEST: u64 = 1 << 18;

/// Who a routine is for: the person whose file was named, else the listener, if they have told of themselves.
pub fn person(env: &Env, args: &RoutineArgs) -> Result<Person, Failure> {
    if args.no_me {
        return Ok(Person::default());
    }
    match (&args.me, own_file(env)) {
        (Some(path), _) => person_of(path, "The conditions there are: balm vocabulary conditions"),
        (None, Some(path)) if path.exists() => {
            person_of(&path, "Correct your profile, or play without it: --no-me")
        }
        _ => Ok(Person::default()),
    }
}

/// The person whose profile this is. One that is not understood does not count as none.
pub fn person_of(path: &Path, hint: &str) -> Result<Person, Failure> {
    let read = Profile::read(path, jiff::Zoned::now().date());
    let profile = read.map_err(|error| Failure::usage(error).hint(hint))?;
    for condition in &profile.expired {
        complain(&format!(
            "The profile told of this some time ago, and it no longer counts: {}",
            condition.name
        ));
    }
    Ok(profile.person)
}

/// Where the listener's own profile is.
pub fn own_file(env: &Env) -> Option<PathBuf> {
    env.places.as_ref().map(|places| places.profile())
}

/// Who may agree, each with the key that says so.
const CLINICIANS: [KeyAnswer<'static>; 3] =
    [('d', "a doctor has"), ('m', "a midwife has"), ('p', "a physiotherapist has")];
const NAMES: [&str; 3] = ["doctor", "midwife", "physiotherapist"];

const UNTIL_THEN: &str = "Until then, only the breathing and the rest are played. When one has agreed, write it into \
your profile: balm help profile";
const HAS_ONE_AGREED: &str = "Has one agreed? If not, only the breathing and the rest are played.";
const NOT_NOTED: &str = "It is not noted in your profile, so balm asks again next time:";

/// What may be played before a clinician has agreed. The listener is asked whether one has, where somebody can
/// answer, and their own profile remembers it.
pub fn until_asked(
    env: &Env,
    args: &RoutineArgs,
    view: View,
    routine: &Routine,
    person: &Person,
) -> Result<UntilAsked, Failure> {
    let fitted = fit_to_person(&mut routine.clone(), person, UntilAsked::Shown);
    let wording = args.wording(routine);
    let Some(question) = display::ask_first(&fitted.ask_first, wording) else {
        return Ok(UntilAsked::Shown);
    };
    let Some(by) = AnsweredBy::here(env, view) else {
        complain(&format!("{question} {}", wording.phrase(UNTIL_THEN)));
        return Ok(UntilAsked::OnlyBreathing);
    };
    let question = format!("{question}\n{}", wording.phrase(HAS_ONE_AGREED));
    let clinicians = CLINICIANS.map(|(key, has)| (key, wording.phrase(has)));
    let Some(agreed) = by.choice(&question, wording.phrase("not yet"), &clinicians)? else {
        return Ok(UntilAsked::OnlyBreathing);
    };
    if let (None, Some(file)) = (&args.me, own_file(env)) {
        let noted = note_asked(&file, NAMES[agreed], &fitted.ask_first);
        say(&match noted {
            Ok(()) => {
                wording.phrase("Noted in your profile. balm asks again in six months.").to_owned() + "\n"
            }
            Err(why) => format!("{} {why}\n", wording.phrase(NOT_NOTED)),
        })?;
    }
    Ok(UntilAsked::Shown)
}

/// Writes into a profile that a clinician has agreed. Only its owner can read it, as before.
fn note_asked(file: &Path, who: &str, about: &[&Condition]) -> Result<(), String> {
    let text = read_text(file, LARGEST).map_err(|e| e.to_string())?;
    let today = jiff::Zoned::now().date();
    let text = with_asked(&text, who, today, about)
        .ok_or_else(|| format!("{} has its [[asked]] in another form", shown(file)))?;
    let mut new = Replacement::begin_private(file).map_err(|e| e.to_string())?;
    new.file().write_all(text.as_bytes()).map_err(|e| format!("{}: {e}", shown(file)))?;
    new.commit().map_err(|e| e.to_string())
}
