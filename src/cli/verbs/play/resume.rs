//! Where a session was left, and how it was played.

use std::path::Path;

use clap::Parser;
use jiff::Timestamp;

use crate::care::Wording;
use crate::cli::live::View;
use crate::cli::world::answered_by::AnsweredBy;
use crate::cli::world::memory::{AND, Memory, called, digest};
use crate::cli::world::reading::read_joined;
use crate::cli::world::{Done, Env, Failure, say};
use crate::history::{Bookmark, Bookmarks};
use crate::library::Found;
use crate::routine::Routine;
use crate::text::Safe;

use super::PlayArgs;

/// Where the routine that was named was left, or the last one that was. What was typed then holds again, unless
/// something else is typed now.
pub fn left(env: &Env, args: &mut PlayArgs) -> Result<Bookmark, Failure> {
    let bookmarks = Memory::find(env)?.bookmarks;
    let left = match &args.routines[..] {
        [] => bookmarks.all().into_iter().next(),
        [name] => {
            let found = env.library.find(name).map_err(Failure::failed)?;
            bookmarks.of(&called(&found)).or_else(|| moved(&bookmarks, &found))
        }
        names => bookmarks.of(&called(&read_joined(env, names)?.0)),
    };
    let left = left.ok_or_else(|| nothing(&args.routines))?;
    again(args, &left.flags);
    Ok(left)
}

/// The routines of a session that was left. A file may have in its name what stands between several.
pub fn names(env: &Env, left: &Bookmark) -> Vec<String> {
    match env.library.find(&left.called) {
        Ok(_) => vec![left.called.clone()],
        Err(_) => left.called.split(AND).map(str::to_owned).collect(),
    }
}

/// Where this routine was left within a day, if the listener takes the offer to go on there.
pub fn offered(
    env: &Env,
    args: &mut PlayArgs,
    view: View,
    (found, routine): (&Found, &Routine),
) -> Result<Option<Bookmark>, Failure> {
    let is_new = args.from.is_none() && args.speed.is_none() && args.routine_args.me.is_none();
    let is_remembered = env.places.is_some() && env.settings.history && !args.no_history;
    let Some(by) = AnsweredBy::here(env, view).filter(|_| is_new && is_remembered) else { return Ok(None) };
    let Some(left) = Memory::find(env)?.bookmarks.of(&called(found)) else { return Ok(None) };
    let ago = Timestamp::now().duration_since(left.at);
    if left.digest != digest(found) || ago.is_negative() || ago.as_hours() >= 24 {
        return Ok(None);
    }
    let (is_fresh, ago_minutes) = (ago.as_hours() == 0, ago.as_mins());
    let wording = args.routine_args.wording(routine);
    let ago = |phrase, number: i64| wording.fill(phrase, &[("number", &number)]);
    let ago = match (ago_minutes / 60, ago_minutes) {
        (0, 0) => wording.phrase("just now").to_owned(),
        (0, 1) => wording.phrase("1 minute ago").to_owned(),
        (0, minutes) => ago("{number} minutes ago", minutes),
        (1, _) => wording.phrase("1 hour ago").to_owned(),
        (hours, _) => ago("{number} hours ago", hours),
    };
    let step = Safe::new(&left.step);
    let question = wording.fill("You stopped at \"{step}\", {ago}.", &[("step", &step), ("ago", &ago)]);
    let beginning = [('b', wording.phrase("from the beginning"))];
    match by.choice(&question, wording.phrase("go on there"), &beginning)? {
        Some(_) => Ok(None),
        None => {
            // Whoever was well a moment ago is not asked again.
            args.resume = is_fresh;
            again(args, &left.flags);
            Ok(Some(left))
        }
    }
}

/// Where a routine was left whose file was somewhere else then: its text is the same, and there it is no more. From
/// now on it is kept under the new name.
fn moved(bookmarks: &Bookmarks, found: &Found) -> Option<Bookmark> {
    let digest = digest(found);
    let is_gone = |path: &Path| path.is_absolute() && !path.exists();
    let is_it = |mark: &Bookmark| mark.digest == digest && is_gone(Path::new(&mark.called));
    let left = bookmarks.all().into_iter().find(is_it)?;
    let here = Bookmark { called: called(found), ..left.clone() };
    // If it cannot be kept, the session goes on none the less.
    if bookmarks.keep(&here).is_ok() {
        let _ = bookmarks.remove(&left.called);
    }
    Some(here)
}

fn nothing(names: &[String]) -> Failure {
    let names = Safe::new(&names.join(" ")).to_string();
    let (what, start) = match names.is_empty() {
        false => (format!(" in {names}"), format!("balm play {names}")),
        true => (String::new(), "balm play ROUTINE".to_owned()),
    };
    Failure::failed(format!("no session{what} waits to be continued"))
        .hint(&format!("To start from the beginning: {start}"))
}

/// Tells where it goes on.
pub fn tell(left: &Bookmark, found: &Found, wording: Wording) -> Result<Done, Failure> {
    let (title, step) = (Safe::new(&left.title), Safe::new(&left.step));
    let on = wording.fill("Going on with {title} at \"{step}\".", &[("title", &title), ("step", &step)]);
    match digest(found) == left.digest {
        true => say(&format!("{on}\n")),
        false => say(&format!("{on} {}\n", wording.phrase("The routine has changed since."))),
    }
}

/// What was typed for a session, as far as it changes what is played and when, and whether others see it: flags as they
/// are typed.
pub fn flags(args: &PlayArgs) -> Vec<String> {
    let typed = &args.routine_args;
    let mut flags = Vec::new();
    let mut add =
        |name: &str, value: Option<String>| flags.extend(value.map(|value| format!("--{name}={value}")));
    add("bed", typed.bed.clone());
    add("voice", typed.voice.clone());
    add("talk", typed.talk.map(|talk| talk.name().to_owned()));
    add("language", typed.language.clone());
    add("linger", typed.linger.map(|linger| linger.to_string()));
    add("fit", typed.fit.map(|fit| fit.to_string()));
    add("speed", args.speed.map(|speed| speed.to_string()));
    typed.answers.iter().for_each(|(name, answer)| add("answer", Some(format!("{name}={answer}"))));
    if typed.no_bed {
        flags.push("--no-bed".to_owned());
    }
    if args.playback.private {
        flags.push("--private".to_owned());
    }
    flags
}

/// What was typed last time.
#[derive(Parser)]
#[command(no_binary_name = true)]
struct Typed {
    #[command(flatten)]
    args: PlayArgs,
}

/// Puts the flags of last time below what is typed now. If a later balm wrote flags that this one does not know,
/// it goes on without any.
fn again(args: &mut PlayArgs, flags: &[String]) {
    let Ok(Typed { args: last }) = Typed::try_parse_from(flags) else { return };
    let (now, then) = (&mut args.routine_args, last.routine_args);
    if now.bed.is_none() && !now.no_bed {
        (now.bed, now.no_bed) = (then.bed, then.no_bed);
    }
    now.voice = now.voice.take().or(then.voice);
    now.talk = now.talk.or(then.talk);
    now.language = now.language.take().or(then.language);
    now.fit = now.fit.or(then.fit);
    now.linger = now.linger.or(then.linger);
    let is_open = |(name, _): &(String, String)| !now.answers.iter().any(|(other, _)| other == name);
    let open: Vec<_> = then.answers.into_iter().filter(is_open).collect();
    now.answers.extend(open);
    args.speed = args.speed.or(last.speed);
    args.playback.private |= last.playback.private;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_gives_way_to_what_is_typed_now() {
        let typed =
            ["--fit=8m", "--talk=brief", "--no-bed", "--answer=pressure=firm", "--speed=4", "--new=1"];
        let typed = typed.map(str::to_owned);
        let mut args = PlayArgs::default();
        again(&mut args, &typed[..5]);
        assert_eq!(
            flags(&args),
            ["--talk=brief", "--fit=8m", "--speed=4", "--answer=pressure=firm", "--no-bed"]
        );
        let mut args = PlayArgs { speed: Some(2.0), ..PlayArgs::default() };
        args.routine_args.bed = Some("rain".to_owned());
        again(&mut args, &typed[..5]);
        assert_eq!(flags(&args)[0], "--bed=rain");
        assert_eq!(args.speed, Some(2.0));
        again(&mut PlayArgs::default(), &typed);
    }

    #[test]
    fn a_private_session_stays_private() {
        let mut args = PlayArgs::default();
        again(&mut args, &["--private".to_owned()]);
        assert!(args.playback.private);
        assert_eq!(flags(&args), ["--private"]);
    }
}
