//! `balm forget`

use std::collections::BTreeSet;

use jiff::Zoned;

use crate::cli::world::memory::{Memory, named_one};
use crate::cli::world::{Done, Env, Failure, questions, say};
use crate::history::PastSession;
use crate::text::{Safe, count};

/// `forget`.
#[derive(Clone, Debug, clap::Args)]
pub struct ForgetArgs {
    /// A session's name from `balm log`, a routine, or last for the last session
    #[arg(required_unless_present = "all")]
    pub what: Option<String>,
    /// Forget everything
    #[arg(long, conflicts_with = "what")]
    pub all: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// Takes sessions out of the history.
pub fn forget(env: &Env, args: &ForgetArgs) -> Result<Done, Failure> {
    let memory = Memory::find(env)?;
    match &args.what {
        Some(what) => sessions(env, args, &memory, what),
        None => everything(env, args, &memory),
    }
}

fn everything(env: &Env, args: &ForgetArgs, memory: &Memory) -> Result<Done, Failure> {
    if !is_agreed(env, args, "Forget every session? This cannot be undone.")? {
        return say("Nothing was forgotten.\n");
    }
    memory.history.forget_all(&Zoned::now()).map_err(Failure::failed)?;
    memory.bookmarks.remove_where(|_| true).map_err(Failure::failed)?;
    memory.volumes.forget(|_| true).map_err(Failure::failed)?;
    say("Your history is empty.\n")
}

fn sessions(env: &Env, args: &ForgetArgs, memory: &Memory, what: &str) -> Result<Done, Failure> {
    let past = memory.past()?;
    let gone: Vec<&PastSession> = match what {
        "last" => past.sessions.last().into_iter().collect(),
        what => named_one(env, &past, what)?,
    };
    let Some(last) = gone.last() else {
        let what = Safe::new(what);
        return Err(Failure::usage(format!(
            "there is no session called \"{what}\", nor one of such a routine"
        ))
        .hint("`balm log` lists the sessions with their names."));
    };
    let title = Safe::new(&last.title);
    let told = match gone.len() {
        1 => format!("the session of {title} on {}", last.local.strftime("%Y-%m-%d at %H:%M")),
        many => format!("{} of {title}", count(many, "session", "sessions")),
    };
    if !is_agreed(env, args, &format!("Forget {told}? This cannot be undone."))? {
        return say("Nothing was forgotten.\n");
    }
    let ids: BTreeSet<String> = gone.iter().map(|session| session.id.clone()).collect();
    memory.history.forget(&ids, &Zoned::now()).map_err(Failure::failed)?;
    memory.bookmarks.remove_where(|mark| ids.contains(&mark.session)).map_err(Failure::failed)?;
    let stays = |called: &str| past.sessions.iter().any(|it| it.called == called && !ids.contains(&it.id));
    let is_gone = |called: &str| gone.iter().any(|session| session.called == called) && !stays(called);
    memory.volumes.forget(is_gone).map_err(Failure::failed)?;
    say(&format!("Forgotten: {told}.\n"))
}

/// Asked once, where somebody can answer.
fn is_agreed(env: &Env, args: &ForgetArgs, question: &str) -> Result<bool, Failure> {
    match () {
        () if args.yes => Ok(true),
        () if env.has_keys && env.on_terminal => questions::agreed(question),
        () => Err(Failure::usage("nobody is there to be asked").hint("To forget without being asked: --yes")),
    }
}
