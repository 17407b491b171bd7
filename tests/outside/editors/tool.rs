//! A program that checks files for an editor, and a desk to put them on.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use balm::process::find_program_in;

/// A program that checks TOML files against a schema.
pub struct Tool {
    pub name: &'static str,
    /// Where it is.
    program: Option<PathBuf>,
    check: &'static [&'static str],
}

impl Tool {
    /// What `./check` has installed comes before what is in the PATH.
    pub fn find(name: &'static str, check: &'static [&'static str]) -> Self {
        let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/editors/bin");
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(installed).chain(std::env::split_paths(&paths));
        let program = find_program_in(OsStr::new(name), &std::env::join_paths(paths).unwrap_or_default());
        Self { name, program, check }
    }

    /// What to say where it is not there.
    pub fn missing(&self) -> Option<String> {
        self.program.is_none().then(|| format!("{} is not installed", self.name))
    }

    /// Whether it is a whole language server. Taplo's is left out of the package pip brings.
    pub fn completes(&self) -> bool {
        self.name == "tombi"
    }

    pub fn command(&self, desk: &Desk) -> Command {
        let mut command =
            Command::new(self.program.as_ref().unwrap_or_else(|| panic!("{} is not there", self.name)));
        // No settings, cache or catalogue but what lies on the desk.
        command.current_dir(desk.path()).env("HOME", desk.path()).env("NO_COLOR", "1");
        command
    }

    fn check(&self, desk: &Desk) -> (bool, String) {
        let mut files: Vec<_> = fs::read_dir(desk.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        files.retain(|name| Path::new(name).extension().is_some_and(|e| e == "toml"));
        files.sort();
        let output = self.command(desk).args(self.check).args(files).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), plain(&String::from_utf8_lossy(&said)))
    }

    /// It has nothing to say about any file on the desk.
    #[track_caller]
    pub fn is_content(&self, desk: &Desk) {
        let (content, said) = self.check(desk);
        assert!(content && !said.contains("Warning"), "{said}");
    }

    /// It refuses this text. Gives back what it says.
    #[track_caller]
    pub fn complains(&self, desk: &Desk, text: &str) -> String {
        desk.write("routine.toml", text);
        let (content, said) = self.check(desk);
        assert!(!content, "{} has nothing against\n{text}", self.name);
        said
    }
}

/// Without colours, which not every program leaves out when asked.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or(part, |(_, rest)| rest)).collect::<String>()
}

/// A folder with the schema and files that name it.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/balm.schema.json");
        fs::copy(schema, desk.path().join("balm.schema.json")).unwrap();
        desk
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file whose first line names the schema.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), directed(text)).unwrap();
    }
}

pub fn directed(text: &str) -> String {
    format!("#:schema ./balm.schema.json\n{text}")
}
