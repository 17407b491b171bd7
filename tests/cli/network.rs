//! balm uses the network nowhere unless an address is typed: every command, watched by strace, which Linux has. Where
//! strace is not installed this says so and does nothing; with `BALM_TRACE=1` that is a failure. What it opens when an
//! address is typed is watched in `tests/outside/web`.

#![cfg(target_os = "linux")]

use crate::room::Room;

/// A command of each kind, with all that makes it do its work.
const COMMANDS: &[&[&str]] = &[
    &["play", "mine.toml", "--speed", "100", "--start-in", "0s", "--plain"],
    // A rehearsal waits for its file to be saved again, and for ever: it is stopped.
    &["preview", "mine.toml", "--silent"],
    &["record", "mine.toml", "--list"],
    &["list"],
    &["me"],
    &["show", "mine.toml"],
    &["show", "mine.toml", "--picture", "mine.svg"],
    &["log"],
    &["progress"],
    &["progress", "--html", "progress.html"],
    &["due"],
    &["remind", "focus-reset", "-o", "plan.ics"],
    &["play", "mine.toml", "--silent", "--start-in", "0s", "--plain"],
    &["report", "mine.toml", "--since", "1d", "--yes", "-o", "report.html"],
    &["forget", "--all", "--yes"],
    &["check", "focus-reset"],
    &["explain", "unknown-key"],
    &["sounds"],
    &["sounds", "rain", "--for", "1s", "--silent", "--quiet"],
    &["devices"],
    &["doctor"],
    &["vocabulary", "calf"],
    &["new", "new.toml", "--title", "New"],
    &["edit", "mine.toml"],
    &["key", "new"],
    &["pack", "whole.toml", "-o", "whole.balm", "--sign"],
    &["publish", ".", "--sign"],
    &["add", "whole.balm", "--trust", "me"],
    &["info", "whole"],
    &["diff", "mine.toml", "whole.toml"],
    &["update"],
    &["remove", "whole"],
    &["export", "mine.toml", "-o", "mine.mp3"],
    &["export", "mine.toml", "-o", "mine.html"],
    &["export", "mine.toml", "-o", "mine.vtt"],
    &["fmt", "mine.toml"],
    &["schema"],
    &["settings"],
    &["voice", "list"],
    &["voice", "try", "Rest.", "--silent"],
    &["voice", "use", "heart"],
    &["voice", "clean"],
    &["sleep", "--for", "1m"],
    &["help", "massage"],
];

#[test]
fn no_command_opens_a_connection_to_anywhere() {
    let room = Room::new();
    room.write(
        "mine.toml",
        "balm = 1\ntitle = \"Mine\"\n[defaults]\nbed = \"rain\"\n[[step]]\nfor = \"6s\"\nsay = \"Nobody has said this before.\"\n",
    );
    // One that may be given away.
    let end = "technique = \"finish\"\nfor = \"9s\"\n";
    room.write("whole.toml", format!("balm = 1\ntitle = \"Whole\"\n[[step]]\ntechnique = \"arrive\"\nfor = \"9s\"\nsay = \"Sit.\"\n[[step]]\n{end}"));
    if room.command_of("strace", &["-V"]).output().is_err() {
        assert!(std::env::var_os("BALM_TRACE").is_none(), "strace is not installed");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let help = room.balm(&["--help"]).out;
    let verbs =
        help.split("Commands:\n").nth(1).expect("commands").lines().take_while(|line| !line.is_empty());
    for verb in verbs.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|v| !v.is_empty())
    {
        assert!(COMMANDS.iter().any(|command| command[0] == verb), "{verb} is not tried");
    }
    let trace = ["-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", "calls"];
    // What opens a socket is seen to: bash does for this, and sends nothing.
    let control = ["bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"];
    room.run(room.command_of("strace", &[&trace, &control[..]].concat()));
    let calls = std::fs::read_to_string(room.path("calls")).unwrap();
    assert!(calls.contains("socket(AF_INET"), "strace sees nothing: {calls}");
    for command in COMMANDS {
        let goes_on = ["preview", "sleep"].contains(&command[0]);
        let seconds = if goes_on { "4" } else { "60" };
        let stop = ["timeout", "-s", "INT", seconds, env!("CARGO_BIN_EXE_balm")];
        let mut run = room.command_of("strace", &[&trace, &stop[..], command].concat());
        run.env_remove("BALM_VOICE").env("EDITOR", "/bin/true");
        let ran = room.run(run);
        let ended = match command[0] {
            _ if goes_on => Some(124),
            // It finds no sound here.
            "doctor" => Some(1),
            _ => Some(0),
        };
        assert_eq!(ran.code, ended, "{command:?}: {ran:?}");
        let calls = std::fs::read_to_string(room.path("calls")).unwrap();
        // A sound server is asked for on this very computer, by a socket that is a file.
        let away = |line: &&str| line.contains("socket(") && !line.contains("AF_UNIX");
        let away: Vec<&str> = calls.lines().filter(away).collect();
        assert!(away.is_empty(), "{command:?}: {away:#?}");
    }
}
