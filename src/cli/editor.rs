//! The user's editor, run on a file.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use crate::files::program;
use crate::text::Safe;

use super::env::Env;
use super::fail::Failure;
use super::output::say;

/// Editors most computers have, where none is chosen.
const USUAL: [&str; 2] = ["nano", "vi"];

/// Whether a file was opened in an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was, and the editor has ended.
    Yes,
    /// There is no editor, and the user has been told where the file is.
    No,
}

/// Opens `path` in the user's editor and waits for that to end.
pub fn open(env: &Env, path: &Path) -> Result<Opened, Failure> {
    let Some(mut editor) = editor(env)? else {
        let shown = Safe::new(&path.display().to_string()).to_string();
        say(&format!("{shown}\nNo editor is set. Open that file with one, or set EDITOR.\n"))?;
        return Ok(Opened::No);
    };
    let name = Path::new(editor.get_program()).display().to_string();
    match editor.arg(path).status() {
        Ok(status) if status.success() => Ok(Opened::Yes),
        Ok(status) => Err(Failure::deed(format!("{name}: {status}"))),
        Err(e) => Err(Failure::deed(format!("{name}: {e}"))),
    }
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
