//! `record --list`: the lines to read from.

use crate::cli::world::{Done, Env, Failure, say, say_json};
use crate::text::wrap_hanging;

use super::routine::Recorded;

/// Prints the numbered lines.
pub fn print(env: &Env, recorded: &Recorded, json: bool) -> Result<Done, Failure> {
    let sheet = &recorded.sheet;
    if json {
        return say_json(sheet);
    }
    let (all, missing) = (sheet.lines.len(), sheet.missing());
    let lines = crate::text::count(all, "line", "lines");
    let mut out = format!("{}: {lines} in \"{}\", {} recorded\n", sheet.title, sheet.language, all - missing);
    let digits = all.to_string().len().max(2);
    for line in &sheet.lines {
        let lead = format!("{:>digits$}  ", line.number);
        let indent = " ".repeat(digits + 2);
        out.push('\n');
        for row in wrap_hanging(&line.text, &lead, &indent, env.reading_width().min(72)) {
            out += &format!("{row}\n");
        }
        if line.recorded {
            out += &format!("{indent}(recorded)\n");
        }
    }
    if missing > 0 {
        let called = &recorded.called;
        let first = sheet.lines.iter().find(|line| !line.recorded).map_or(1, |line| line.number);
        out += &format!(
            "\nTo record here: balm record {called}\n\
             Recorded elsewhere, a file a line, called by its number such as {first:02}.wav: \
             balm record {called} --from FOLDER\n"
        );
    }
    say(&out)
}
