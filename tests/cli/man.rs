//! The pages for `man`, which packages bring.

use crate::room::Room;

#[test]
fn there_is_a_page_for_each_command() {
    let room = Room::new();
    std::fs::create_dir(room.path("pages")).unwrap();
    room.balm(&["man", "pages"]).says("");
    let help = room.balm(&["--help"]).out;
    let verbs = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    let mut count = 0;
    for verb in verbs.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|v| !v.is_empty())
    {
        assert!(room.path(&format!("pages/balm-{verb}.1")).exists(), "{verb}");
        count += 1;
    }
    assert!(count > 20);
    let page = std::fs::read_to_string(room.path("pages/balm.1")).unwrap();
    assert!(page.contains("Massage should never hurt."), "{page}");
    // What is not for people has none.
    assert!(!room.path("pages/balm-man.1").exists() && !room.path("pages/balm-voice-serve.1").exists());
}

#[test]
fn man_reads_every_page_without_a_warning() {
    let room = Room::new();
    std::fs::create_dir(room.path("pages")).unwrap();
    room.balm(&["man", "pages"]).says("");
    if room.command_of("man", &["--version"]).output().is_err() {
        eprintln!("skipped: man is not installed");
        return;
    }
    for page in std::fs::read_dir(room.path("pages")).unwrap() {
        let page = page.unwrap().path();
        let mut command = room.command_of("man", &["--warnings", "-l", page.to_str().unwrap()]);
        command.env("LC_ALL", "C.UTF-8").env("MANWIDTH", "80").env("MANPAGER", "cat");
        let ran = room.run(command);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{}", page.display());
        assert!(ran.out.contains("SYNOPSIS"), "{}", page.display());
    }
}

#[test]
fn a_folder_that_is_missing_is_told() {
    let ran = Room::new().balm(&["man", "nowhere"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("balm: nowhere: "), "{}", ran.err);
}
