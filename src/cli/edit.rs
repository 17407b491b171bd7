//! `balm edit`

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files::program;
use crate::library::{Found, Origin};
use crate::text::Safe;

use super::author_args::EditArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::{complain, say};
use super::own;
use super::reading::read_found;

/// Editors most computers have, where none is chosen.
const USUAL: [&str; 2] = ["nano", "vi"];

/// Opens a routine in the user's editor and reads it afterwards.
pub fn edit(env: &Env, args: &EditArgs) -> Result<Done, Failure> {
    let found = env.library.find(&args.routine).map_err(Failure::deed)?;
    let path = match &found.origin {
        Origin::File(path) => {
            if path.parent() == env.library.folder() {
                complain(&format!("Your own: {}", Safe::new(&path.display().to_string())));
            }
            path.clone()
        }
        Origin::Own => copied(env, &found)?,
    };
    let Some(mut editor) = editor(env)? else {
        let shown = Safe::new(&path.display().to_string()).to_string();
        say(&format!("{shown}\nNo editor is set. Open that file with one, or set EDITOR.\n"))?;
        return Ok(Done::Yes);
    };
    let name = Path::new(editor.get_program()).display().to_string();
    let ended = editor.arg(&path).status();
    match ended {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(Failure::deed(format!("{name}: {status}"))),
        Err(e) => return Err(Failure::deed(format!("{name}: {e}"))),
    }
    let again = env.library.find(&path.display().to_string()).map_err(Failure::deed)?;
    let called = own::called(env, &path);
    match read_found(&again) {
        Ok(_) => {
            say(&format!("Rehearse it: balm preview {called}\nPlay it:     balm play {called}\n"))?;
            Ok(Done::Yes)
        }
        Err(failure) => {
            failure.tell_author();
            complain(&format!("Mend it: balm edit {called}"));
            if env.library.is_shipped(&found.name) {
                let shown = Safe::new(&path.display().to_string()).to_string();
                complain(&format!("Or delete it, and balm's own is back: {shown}"));
            }
            Err(Failure::Told(3))
        }
    }
}

/// The user's own copy of one of balm's routines.
fn copied(env: &Env, found: &Found) -> Result<PathBuf, Failure> {
    let folder = own::folder(env)?;
    let path = folder.join(format!("{}.toml", found.name));
    own::copy_texts(found, &folder)?;
    own::write_new(&path, &found.text)?;
    let shown = Safe::new(&path.display().to_string()).to_string();
    complain(&format!("This is your own copy now, played in place of balm's: {shown}"));
    Ok(path)
}

/// The editor the user has chosen, with its arguments; else one that most have, where there is a terminal
/// to show it on.
fn editor(env: &Env) -> Result<Option<Command>, Failure> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let chosen = ["VISUAL", "EDITOR"].iter().find_map(|name| {
        let value = std::env::var_os(name)?;
        Some((*name, split(&value))).filter(|(_, words)| !words.is_empty())
    });
    let Some((variable, words)) = chosen else {
        let usual = USUAL.iter().filter(|_| env.on_terminal && env.has_keys);
        return Ok(usual.filter_map(|name| program(OsStr::new(name), &path)).next().map(Command::new));
    };
    let file = program(&words[0], &path).ok_or_else(|| {
        let name = words[0].to_string_lossy();
        Failure::deed(format!("there is no program \"{name}\" here; {variable} names it as your editor"))
    })?;
    let mut command = Command::new(file);
    command.args(&words[1..]);
    Ok(Some(command))
}

/// Words as a shell would part them, quotes and backslashes kept in mind; nothing is ever run or filled in.
fn split(text: &OsStr) -> Vec<OsString> {
    let Some(text) = text.to_str() else { return vec![text.to_owned()] };
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            ('\\', None | Some('"')) => word.get_or_insert_default().extend(chars.next()),
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words.into_iter().map(OsString::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_a_program_and_its_arguments() {
        let words = |text: &str| split(OsStr::new(text));
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(
            words("  '/opt/my editor/ed'  -a \"b c\" d\\ e "),
            ["/opt/my editor/ed", "-a", "b c", "d e"]
        );
        assert_eq!(words("ed '' $(rm)"), ["ed", "", "$(rm)"]);
        assert!(words("  ").is_empty());
    }
}
