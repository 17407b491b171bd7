//! A tidy file: what it looks like, and that tidying changes nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use balm::routine::{fmt, read};

/// Every `.toml` file of a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    assert!(!files.is_empty());
    files
}

#[track_caller]
fn tidies(untidy: &str, tidy: &str) {
    let once = fmt(untidy).unwrap();
    assert!(once == tidy, "this came of it:\n{once}");
    assert_eq!(fmt(tidy).unwrap(), tidy);
}

#[test]
fn keys_come_in_their_usual_order_and_tables_after_a_blank_line() {
    tidies(
        "\u{feff}title='Neck'\r\nx-mine   =  1\nbalm =1\n[[step]]\nfor=\"20s\"\ntitle=\"Warm\"\n[[step]]\n\"for\" = \"5s\"\n\n\n\
         [plan]\nweeks=2\n[author]\n'name' = 'Anna \"A\" Berg'\n",
        "balm = 1\ntitle = \"Neck\"\nx-mine = 1\n\n[author]\nname = 'Anna \"A\" Berg'\n\n[plan]\nweeks = 2\n\n\
         [[step]]\ntitle = \"Warm\"\nfor = \"20s\"\n\n[[step]]\nfor = \"5s\"\n",
    );
}

#[test]
fn comments_travel_with_what_they_belong_to() {
    tidies(
        r#"# A routine of mine.
title = "Neck"   # its name
# the version
balm = 1
[plan]
# twice, not more
times_per_day = 2
# the plan is old

# Who I am
[author] # me
# about me

# my name
name = "Anna"

[[step]] # first
say = "x" # said
# length
for = "20s"
# bed = "rain"

# lost

# the second step
[[step]]
for = "5s"
# end of the step

# end of the file"#,
        r#"# A routine of mine.
# the version
balm = 1
title = "Neck" # its name

# Who I am
[author] # me
# about me

# my name
name = "Anna"

[plan]
# twice, not more
times_per_day = 2
# the plan is old

[[step]] # first
# length
for = "20s"
say = "x" # said
# bed = "rain"

# lost

# the second step
[[step]]
for = "5s"
# end of the step

# end of the file
"#,
    );
}

#[test]
fn a_long_list_has_an_entry_a_line() {
    let long = "a".repeat(60);
    tidies(
        &format!(
            "balm = 1\ntitle = \"x\"\ngoals = [ 'sleep' ,\n\"mood\",]\ncautions = [\"{long}\", # one\n\"{long}\" # two\n\
             , # three\n# four\n]\n"
        ),
        &format!(
            "balm = 1\ntitle = \"x\"\ngoals = [\"sleep\", \"mood\"]\ncautions = [\n    \"{long}\", # one\n    \
             \"{long}\", # two\n    # three\n    # four\n]\n"
        ),
    );
}

#[test]
fn cues_stand_right_beneath_their_step() {
    let say = "Let the shoulders sink, and the jaw, and the hands. ".repeat(2);
    tidies(
        &format!(
            "balm = 1\ntitle = \"x\"\n[[section]]\n[[section.step]]\ncues = {{ 10s = \"{say}\", end = {{ bed = \"none\", \
             say = \"x\" }} }}\nfor = \"1m\"\n[[section.step]]\nfor = \"1m\"\ncues = {{10s=\"a\"}}\n[section.step.adapt]\n\
             a = \"b\"\n"
        ),
        &format!(
            "balm = 1\ntitle = \"x\"\n\n[[section]]\n\n[[section.step]]\nfor = \"1m\"\n[section.step.cues]\n\
             10s = \"{say}\"\nend = {{ say = \"x\", bed = \"none\" }}\n\n[[section.step]]\nfor = \"1m\"\n\
             cues = {{ 10s = \"a\" }}\n[section.step.adapt]\na = \"b\"\n"
        ),
    );
}

#[test]
fn names_in_parts_and_comments_in_braces_stay() {
    tidies(
        "balm = 1\ntitle = \"x\"\ntext.fr = 'fr.toml'\nauthor . url = \"u\"\nauthor.name = \"a\"\n[text.de]\n'hold.say' = { # both\n\
         left = 'L', right = 'R', }\n[[step]]\nfor = \"5s\"\n",
        "balm = 1\ntitle = \"x\"\nauthor.name = \"a\"\nauthor.url = \"u\"\ntext.fr = \"fr.toml\"\n\n[[step]]\nfor = \"5s\"\n\n\
         [text.de]\n\"hold.say\" = {\n    # both\n    left = \"L\",\n    right = \"R\",\n}\n",
    );
}

#[test]
fn comments_around_an_equals_sign_in_braces_stay() {
    tidies(
        "balm = 1\ntitle = \"x\"\nx-a = { a = # why\n 1, b # which\n = 2 }\n",
        "balm = 1\ntitle = \"x\"\nx-a = {\n    # why\n    a = 1,\n    # which\n    b = 2,\n}\n",
    );
}

#[test]
fn what_is_no_toml_is_left_alone_and_told() {
    for source in ["title = \"x", "a = 1\na = 2", &format!("{} = 1", ["a"; 100].join("."))] {
        assert!(fmt(source).unwrap_err().errors() > 0, "{source}");
    }
    assert!(fmt(&format!("{} = 1", vec!["a"; 200_000].join("."))).is_err());
}

#[test]
fn shipped_routines_are_tidy() {
    for path in files("routines") {
        let source = fs::read_to_string(&path).unwrap();
        assert!(fmt(&source).unwrap() == source, "{}: tidy it with balm fmt", path.display());
    }
}

#[test]
fn nothing_that_is_read_changes_and_no_comment_is_lost() {
    let mut told = 0;
    for folder in ["routines", "tests/canonical", "tests/broken", "tests/outside/editors"] {
        for path in files(folder) {
            let source = fs::read_to_string(&path).unwrap();
            for (seed, source) in
                std::iter::once(source.clone()).chain((1..40).map(|s| mutated(&source, s))).enumerate()
            {
                told += usize::from(same(&source, &format!("{} {seed}", path.display())));
            }
        }
    }
    assert!(told > 500, "only {told} of them could be read at all");
}

/// Whether the source can be tidied; where it can, tidying has changed only what it may.
fn same(source: &str, name: &str) -> bool {
    let Ok(tidy) = fmt(source) else { return false };
    assert!(
        fmt(&tidy).is_ok_and(|again| again == tidy),
        "{name}: not tidy yet:\n{source}\n=====\n{tidy}\n=====\n{}",
        fmt(&tidy).unwrap_or_default()
    );
    let (before, after) = (read(source, "x"), read(&tidy, "x"));
    assert!(before.routine == after.routine, "{name}: another routine:\n{source}\n=====\n{tidy}");
    assert_eq!(codes(&before.report), codes(&after.report), "{name}:\n{source}\n=====\n{tidy}");
    assert_eq!(comments(source), comments(&tidy), "{name}:\n{source}\n=====\n{tidy}");
    true
}

/// What is found wrong, but for the order of the keys, which is put right.
fn codes(report: &balm::diagnostic::Report) -> Vec<&'static str> {
    let mut codes: Vec<&str> =
        report.findings.iter().map(|f| f.code).filter(|code| *code != "balm-first").collect();
    codes.sort_unstable();
    codes
}

/// Every comment, by a scan of its own that knows only quotes.
fn comments(source: &str) -> Vec<String> {
    let mut comments = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        if rest.starts_with('#') {
            let end = rest.find('\n').unwrap_or(rest.len());
            comments.push(rest[..end].trim().to_owned());
            rest = &rest[end..];
            continue;
        }
        let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| rest.starts_with(quote)).unwrap();
        rest = &rest[quote.len()..];
        while !rest.is_empty() && !rest.starts_with(quote) {
            let escape = quote.starts_with('"') && rest.starts_with('\\');
            rest = &rest[rest.chars().take(1 + usize::from(escape)).map(char::len_utf8).sum()..];
        }
        rest = rest.get(quote.len()..).unwrap_or_default();
    }
    comments.sort();
    comments
}

/// The source with lines moved about, comments and blank lines thrown in, and quotes exchanged.
fn mutated(source: &str, seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut chance = move |of: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % of
    };
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    for count in 0..1 + chance(12) {
        let at = chance(lines.len().max(1)).min(lines.len());
        match chance(9) {
            0 | 1 => lines.insert(at, format!("# remark {count}")),
            2 => lines.insert(at, String::new()),
            3 if at < lines.len() => lines[at] += &format!("  # beside {count}"),
            4 if at + 1 < lines.len() => lines.swap(at, at + 1),
            5 if at < lines.len() => lines[at] = lines[at].replace('"', "'"),
            6 if at < lines.len() => drop(lines.remove(at)),
            7 if at < lines.len() => {
                lines[at] = lines[at].replace(", ", if chance(2) == 0 { ", # in\n" } else { " # out\n , " })
            }
            8 if at < lines.len() => lines[at] = lines[at].replace(" = ", " =\t"),
            _ => {}
        }
    }
    lines.join(if chance(3) == 0 { "\r\n" } else { "\n" })
}
