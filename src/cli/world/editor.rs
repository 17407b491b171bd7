//! Opens a file in the user's editor.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::process::{Invocation, find_program, split_words};

use super::env::Env;
use super::failure::Failure;
use super::output::{say, shown};

/// Editors that most computers have, for users who have not chosen one.
const USUAL: [&str; 3] = ["editor", "nano", "vi"];

/// Whether a file was opened in an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was, and the editor has ended.
    Yes,
    /// There is no editor, and the user has been told where the file is.
    No,
}

/// Whether there is an editor to open a file with.
pub fn is_there(env: &Env) -> Result<bool, Failure> {
    Ok(editor(env)?.is_some())
}

/// Opens `path` in the user's editor and waits until the editor ends.
pub fn open(env: &Env, path: &Path) -> Result<Opened, Failure> {
    let Some((program, arguments)) = editor(env)? else {
        let shown = shown(path);
        say(&format!("{shown}\nNo editor is set. Open that file with one, or set EDITOR.\n"))?;
        return Ok(Opened::No);
    };
    let name = program.display();
    // Whole, so that a name that begins with + or - is a file for every editor and never a command.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match Invocation::new(&program).args(arguments).args([&whole]).interact() {
        Ok(status) if status.success() => Ok(Opened::Yes),
        Ok(status) => Err(Failure::failed(format!("{name}: {status}"))),
        Err(e) => Err(Failure::failed(format!("{name}: {e}"))),
    }
}

/// The editor that the user has chosen, with its arguments; else a usual one, if there is a terminal for it.
fn editor(env: &Env) -> Result<Option<(PathBuf, Vec<OsString>)>, Failure> {
    let chosen = ["VISUAL", "EDITOR"].iter().find_map(|name| {
        let value = std::env::var_os(name)?;
        Some((*name, split_words(&value))).filter(|(_, words)| !words.is_empty())
    });
    let Some((variable, mut words)) = chosen else {
        if !(env.on_terminal && env.has_keys) {
            return Ok(None);
        }
        let usual = USUAL.iter().find_map(|name| find_program(OsStr::new(name)));
        return Ok(usual.map(|program| (program, Vec::new())));
    };
    let name = words.remove(0);
    let program = find_program(&name).ok_or_else(|| {
        let name = name.to_string_lossy();
        Failure::failed(format!("program \"{name}\" not found; {variable} names it as your editor"))
    })?;
    Ok(Some((program, words)))
}
