//! Where a session was left, and how it was played.

use std::path::Path;

use clap::Parser;

use crate::cli::world::memory::{Memory, called, digest};
use crate::cli::world::{Done, Env, Failure, say};
use crate::history::{Bookmark, Bookmarks};
use crate::library::Found;
use crate::text::Safe;

use super::PlayArgs;

/// Where the routine that was named was left, or the last one that was. What was typed then holds again, unless
/// something else is typed now.
pub fn left(env: &Env, args: &mut PlayArgs) -> Result<Bookmark, Failure> {
    let bookmarks = Memory::find(env)?.bookmarks;
    let left = match &args.routine {
        Some(name) => {
            let found = env.library.find(name).map_err(Failure::failed)?;
            bookmarks.of(&called(&found)).or_else(|| moved(&bookmarks, &found))
        }
        None => bookmarks.all().into_iter().next(),
    };
    let left = left.ok_or_else(|| nothing(args.routine.as_deref()))?;
    again(args, &left.flags);
    Ok(left)
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

fn nothing(name: Option<&str>) -> Failure {
    let name = name.map(|name| Safe::new(name).to_string());
    let (what, start) = match &name {
        Some(name) => (format!(" in {name}"), format!("balm play {name}")),
        None => (String::new(), "balm play ROUTINE".to_owned()),
    };
    Failure::failed(format!("no session{what} waits to be continued"))
        .hint(&format!("To start from the beginning: {start}"))
}

/// Tells where it goes on.
pub fn tell(left: &Bookmark, found: &Found) -> Result<Done, Failure> {
    let step = Safe::new(&left.step);
    let changed = if digest(found) == left.digest { "" } else { " The routine has changed since." };
    say(&format!("Going on with {} at \"{step}\".{changed}\n", Safe::new(&left.title)))
}

/// What was typed for a session, as far as it changes what is played and when: flags as they are typed.
pub fn flags(args: &PlayArgs) -> Vec<String> {
    let typed = &args.routine_args;
    let mut flags = Vec::new();
    let mut add =
        |name: &str, value: Option<String>| flags.extend(value.map(|value| format!("--{name}={value}")));
    add("bed", typed.bed.clone());
    add("voice", typed.voice.clone());
    add("talk", typed.talk.map(|talk| talk.name().to_owned()));
    add("language", typed.language.clone());
    add("fit", typed.fit.map(|fit| fit.to_string()));
    add("speed", args.speed.map(|speed| speed.to_string()));
    typed.answers.iter().for_each(|(name, answer)| add("answer", Some(format!("{name}={answer}"))));
    if typed.no_bed {
        flags.push("--no-bed".to_owned());
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
    let is_open = |(name, _): &(String, String)| !now.answers.iter().any(|(other, _)| other == name);
    let open: Vec<_> = then.answers.into_iter().filter(is_open).collect();
    now.answers.extend(open);
    args.speed = args.speed.or(last.speed);
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
}
