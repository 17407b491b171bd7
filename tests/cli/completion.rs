//! What a shell offers after TAB, asked as shells ask, and by a real bash.

use crate::room::Room;

/// What is offered for the last of these words.
fn offered(room: &Room, words: &[&str]) -> Vec<String> {
    let mut command = room.command(&[&["--", "balm"], words].concat());
    command
        .env("COMPLETE", "bash")
        .env("_CLAP_IFS", "\n")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let ran = room.run(command);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    ran.out.lines().map(str::to_owned).collect()
}

#[test]
fn routines_are_offered_by_name_and_by_file() {
    let room = Room::new();
    room.write("balm/routines/focus-mine.toml", "balm = 1\ntitle = \"Mine\"\n[[step]]\nfor = \"4s\"\n");
    room.write("sub/deep.toml", "");
    room.write("sub/notes.txt", "");
    assert_eq!(offered(&room, &["play", "focus"]), ["focus-mine", "focus-reset"]);
    assert_eq!(offered(&room, &["play", "ti"]), ["tiny.toml"]);
    assert_eq!(offered(&room, &["show", "./su"]), ["./sub/"]);
    assert_eq!(offered(&room, &["export", "sub/"]), ["sub/deep.toml"]);
    assert_eq!(offered(&room, &["fmt", "focus"]), [""; 0]);
    // A draft only where it is the only one.
    let all = offered(&room, &["play", ""]);
    assert!(all.len() > 15 && !all.contains(&"expecting-side-or-chair".to_owned()), "{all:?}");
    assert_eq!(offered(&room, &["play", "expecting"]), ["expecting-side-or-chair"]);
}

#[test]
fn values_are_offered_for_what_takes_them() {
    let room = Room::new();
    room.write("balm/config.toml", "[beds]\nrainy = \"rain+wind\"\n");
    assert_eq!(offered(&room, &["play", "x", "--talk", ""]), ["full", "brief", "bells", "none"]);
    assert_eq!(offered(&room, &["play", "x", "--on-device-loss", "f"]), ["follow"]);
    assert_eq!(offered(&room, &["play", "x", "--bed", "rain"]), ["rain", "rainy"]);
    assert_eq!(offered(&room, &["sounds", "bowl-"]), ["bowl-low", "bowl-high"]);
    assert_eq!(offered(&room, &["voice", "use", "h"]), ["heart"]);
    assert_eq!(offered(&room, &["help", "emer"]), ["emergency"]);
    assert_eq!(offered(&room, &["help", "doc"]), ["doctor"]);
    assert_eq!(offered(&room, &["explain", "held-l"]), ["held-long"]);
    assert_eq!(offered(&room, &["list", "--goal", "sle"]), ["sleep"]);
    assert_eq!(offered(&room, &["vocabulary", "tool"]), ["tools"]);
    assert_eq!(offered(&room, &["play", "tiny.toml", "--from", ""]), ["warm"]);
    assert!(offered(&room, &["doc"]).contains(&"doctor".to_owned()));
}

#[test]
fn what_may_act_on_a_terminal_is_not_offered() {
    let room = Room::new();
    room.write(
        "balm/routines/evil\u{1b}[31m.toml",
        "balm = 1\ntitle = \"A\u{1b}[31m\"\n[[step]]\nfor = \"4s\"\n",
    );
    room.write("evil\u{7}.toml", "");
    let mut command = room.command(&["--", "balm", "play", "evil"]);
    command.env("COMPLETE", "fish");
    let ran = room.run(command);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{:?}", ran.out);
}

#[test]
fn mistakes_in_the_settings_do_not_disturb_the_line() {
    let room = Room::new();
    room.write("balm/config.toml", "volum = 3\n");
    assert_eq!(offered(&room, &["play", "focus-r"]), ["focus-reset"]);
}

#[test]
fn an_unknown_shell_is_told_which_there_are() {
    let room = Room::new();
    let mut command = room.command(&[]);
    command.env("COMPLETE", "nosuchshell");
    let ran = room.run(command);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("bash") && ran.err.contains("zsh") && ran.err.contains("fish"), "{}", ran.err);
}

/// As the README says it, and TAB as bash does it.
#[test]
fn bash_completes_a_routine_and_a_file() {
    let room = Room::new();
    if room.command_of("bash", &["--version"]).output().is_err() {
        eprintln!("skipped: bash is not installed");
        return;
    }
    let script = r#"
        eval "$(COMPLETE=bash "$BALM")" || exit 9
        complete -p balm >/dev/null || exit 8
        tab() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; _clap_complete_balm "$1" "${@: -1}" ""; echo "${COMPREPLY[*]}"; }
        tab balm play focus-r
        tab balm play ./ti
        tab balm exp
        tab balm play --tal
    "#;
    let mut command = room.command_of("bash", &["-c", script]);
    command.env("BALM", env!("CARGO_BIN_EXE_balm"));
    let ran = room.run(command);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.out.lines().collect::<Vec<_>>(),
        ["focus-reset", "./tiny.toml", "explain export", "--talk"]
    );
}
