//! The listener's own profile, or that of the person a routine is looked at for.

use std::path::{Path, PathBuf};

use crate::care::{Person, Profile, UntilAsked, fit_to_person};
use crate::cli::flags::RoutineArgs;
use crate::cli::live::View;
use crate::display;
use crate::routine::Routine;

use super::env::Env;
use super::failure::Failure;
use super::output::complain;
use super::questions;

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

/// What may be played before a clinician has agreed. The listener is asked whether one has, where somebody can
/// answer.
pub fn until_asked(env: &Env, view: View, routine: &Routine, person: &Person) -> Result<UntilAsked, Failure> {
    let fitted = fit_to_person(&mut routine.clone(), person, UntilAsked::Shown);
    let Some(question) = display::ask_first(&fitted.ask_first) else { return Ok(UntilAsked::Shown) };
    if !view.has_words() || !env.has_keys || !env.on_terminal {
        complain(&format!("{question} Until then, only the breathing and the rest are played."));
        return Ok(UntilAsked::OnlyBreathing);
    }
    let question =
        format!("{question}\nHave they agreed? If not, only the breathing and the rest are played.");
    Ok(if questions::agreed(&question)? { UntilAsked::Shown } else { UntilAsked::OnlyBreathing })
}
