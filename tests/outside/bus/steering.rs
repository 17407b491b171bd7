//! Every control of playerctl, and what it shows.

use std::fs;
use std::process::Stdio;

use balm::routine::Kind;

use super::daemon::{Bus, Leashed, until};
use super::made_up::MadeUp;
use super::playing::{Playing, ROUTINE, steps};
use crate::tests;

tests! {
    playerctl_pauses_goes_on_and_stops
    playerctl_goes_to_other_steps_and_shows_each_with_all_there_is_to_know
    playerctl_moves_within_a_step_and_learns_where_it_is
    playerctl_sets_the_volume_and_never_above_the_range_of_the_keys
    every_step_and_every_deed_is_told_once
    a_second_session_has_a_name_of_its_own
    a_private_session_shows_no_titles
    the_player_is_gone_as_soon_as_the_session_is_over
}

fn playerctl_pauses_goes_on_and_stops() {
    let bus = Bus::start();
    let playing = Playing::on(&bus);
    let status = |wanted: &str| until(wanted, || bus.playerctl(&["status"]) == wanted);
    status("Playing");
    for (deed, then) in [
        ("play", "Playing"),
        ("pause", "Paused"),
        ("pause", "Paused"),
        ("play", "Playing"),
        ("play-pause", "Paused"),
        ("play-pause", "Playing"),
    ] {
        bus.playerctl(&[deed]);
        status(then);
        // Not three of a headset's presses.
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    bus.playerctl(&["stop"]);
    let (code, said) = playing.end();
    assert_eq!((code, said.matches("Paused.").count(), said.matches("Resumed.").count()), (Some(0), 2, 2));
}

/// The tracks of [`ROUTINE`].
const TRACKS: [(&str, &str); 3] = [("1", "Calf, left side"), ("2", "Calf, right side"), ("3", "Rest")];

fn playerctl_goes_to_other_steps_and_shows_each_with_all_there_is_to_know() {
    let bus = Bus::start();
    let playing = Playing::on(&bus);
    let format = "{{xesam:trackNumber}}|{{title}}|{{album}}|{{artist}}|{{mpris:trackid}}";
    let shows = |(number, title): (&str, &str)| {
        let id = playing.id();
        let wanted = format!("{number}|{title}|Legs|Ana|'/app/balm/session{id}/step/{number}'");
        until(&wanted, || bus.playerctl(&["metadata", "--format", format]) == wanted);
        // With the time for changing over.
        let length: u64 = bus.playerctl(&["metadata", "mpris:length"]).parse().expect("microseconds");
        assert!((20_000_000..40_000_000).contains(&length), "{length}");
    };
    shows(TRACKS[0]);
    for track in &TRACKS[1..] {
        bus.playerctl(&["next"]);
        shows(*track);
    }
    bus.playerctl(&["previous"]);
    shows(TRACKS[1]);
    bus.playerctl(&["position", "10"]);
    until("it is further on", || position(&bus) > 9.0);
    bus.playerctl(&["previous"]);
    until("the same step begins again", || position(&bus) < 5.0);
    shows(TRACKS[1]);
    bus.playerctl(&["stop"]);
    assert_eq!(playing.end().0, Some(0));
}

fn position(bus: &Bus) -> f64 {
    bus.playerctl(&["position"]).parse().unwrap_or_default()
}

fn playerctl_moves_within_a_step_and_learns_where_it_is() {
    let bus = Bus::start();
    let playing = Playing::on(&bus);
    let log = monitor(&bus, playing.folder());
    // Each jump is told, in microseconds.
    for (to, from, until_secs) in [("8", 7.9, 11.0), ("6+", 13.9, 19.0), ("60-", 0.0, 3.0)] {
        let told = log.seeked().len();
        bus.playerctl(&["position", to]);
        let near = |secs: f64| (from..until_secs).contains(&secs);
        until(to, || near(position(&bus)) && log.seeked()[told..].iter().any(|at| near(*at as f64 / 1e6)));
    }
    assert_eq!(bus.playerctl(&["metadata", "xesam:trackNumber"]), "1");
    // Late: it means a step that is not played.
    let late = format!("/app/balm/session{}/step/2", playing.id());
    let set = ["--print-reply", "--dest=org.mpris.MediaPlayer2.balm", "/org/mpris/MediaPlayer2"];
    let member = "org.mpris.MediaPlayer2.Player.SetPosition";
    let track = format!("objpath:{late}");
    let sent = bus.command("dbus-send", &[&set[..], &[member, &track, "int64:15000000"]].concat()).output();
    assert!(sent.expect("dbus-send runs").status.success());
    bus.playerctl(&["volume", "0.5"]);
    until("what came after it is done", || bus.playerctl(&["volume"]).starts_with("0.5"));
    assert!(position(&bus) < 10.0, "a late click moves nothing");
    // Players count on by themselves.
    assert_eq!(log.count("\"Position\""), 0);
    bus.playerctl(&["position", "100+"]);
    until("beyond its end is the next", || bus.playerctl(&["metadata", "xesam:trackNumber"]) == "2");
    bus.playerctl(&["stop"]);
    playing.end();
}

fn playerctl_sets_the_volume_and_never_above_the_range_of_the_keys() {
    let bus = Bus::start();
    let playing = Playing::on(&bus);
    for (set, then) in [("0.4", "0.400000"), ("7.5", "1.000000"), ("0.15-", "0.850000"), ("0", "0.000000")] {
        bus.playerctl(&["volume", set]);
        until(set, || bus.playerctl(&["volume"]) == then);
    }
    bus.playerctl(&["stop"]);
    let (_, said) = playing.end();
    let heard: Vec<&str> = said.lines().filter(|line| line.starts_with("Volume")).collect();
    assert_eq!(
        heard,
        ["Volume 40 percent.", "Volume 100 percent.", "Volume 85 percent.", "Volume 0 percent."]
    );
}

/// What went over the bus.
struct Log {
    file: std::path::PathBuf,
    _monitor: Leashed,
}

impl Log {
    fn count(&self, word: &str) -> usize {
        fs::read_to_string(&self.file).expect("a log").matches(word).count()
    }

    /// The places that were told, in microseconds.
    fn seeked(&self) -> Vec<i64> {
        let log = fs::read_to_string(&self.file).expect("a log");
        let lines: Vec<&str> = log.lines().collect();
        let after = lines.windows(2).filter(|pair| pair[0].contains("member=Seeked"));
        after.filter_map(|pair| pair[1].trim().strip_prefix("int64 ")?.parse().ok()).collect()
    }
}

fn monitor(bus: &Bus, folder: &std::path::Path) -> Log {
    let file = folder.join("log");
    let out = fs::File::create(&file).expect("a log");
    let rule = "type='signal',path='/org/mpris/MediaPlayer2'";
    let mut monitor = bus.command("dbus-monitor", &["--address", &bus.address(), rule]);
    let monitor = Leashed(monitor.stdout(Stdio::from(out)).spawn().expect("dbus-monitor starts"));
    let log = Log { file, _monitor: monitor };
    until("the monitor listens", || log.count("NameLost") > 0);
    log
}

fn every_step_and_every_deed_is_told_once() {
    let bus = Bus::start();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = monitor(&bus, folder.path());
    let playing = Playing::start(&steps(11), &bus.address(), "disabled:", &[]);
    until("it is shown", || bus.playerctl(&["status"]) == "Playing");
    for deed in [&["pause"][..], &["play"], &["volume", "0.5"], &["next"]] {
        bus.playerctl(deed);
        std::thread::sleep(std::time::Duration::from_millis(700));
    }
    until("the sixth step is shown", || bus.playerctl(&["metadata", "xesam:trackNumber"]) == "6");
    bus.playerctl(&["stop"]);
    assert_eq!(playing.end().0, Some(0));
    // The start, six steps (the fourth deed is one of them), three deeds, and that it is over.
    let told = log.count("member=PropertiesChanged");
    assert!((9..=11).contains(&told), "{told}");
}

fn a_second_session_has_a_name_of_its_own() {
    let bus = Bus::start();
    let first = Playing::on(&bus);
    let second = Playing::start(ROUTINE, &bus.address(), "disabled:", &[]);
    let name = format!("balm.instance{}", second.id());
    until("both are there", || bus.players().len() == 2);
    let mut players = bus.players();
    players.sort();
    assert_eq!(players, ["balm", &name]);
    let told = bus.command("playerctl", &["--player", &name, "stop"]).status().expect("playerctl runs");
    assert!(told.success());
    assert_eq!(second.end().0, Some(0));
    until("the first goes on", || bus.players() == ["balm"] && bus.playerctl(&["status"]) == "Playing");
    bus.playerctl(&["stop"]);
    first.end();
}

fn a_private_session_shows_no_titles() {
    let bus = Bus::start();
    let playing = Playing::start(ROUTINE, &bus.address(), "disabled:", &["--private"]);
    until("the first step is shown", || bus.playerctl(&["metadata", "xesam:trackNumber"]) == "1");
    let told = bus.playerctl(&["metadata"]);
    assert!(told.contains("Session"), "{told}");
    for private in ["Legs", "Ana", "alf", "album", "artist"] {
        assert!(!told.contains(private), "{told}");
    }
    bus.playerctl(&["stop"]);
    playing.end();
}

fn the_player_is_gone_as_soon_as_the_session_is_over() {
    let bus = Bus::start();
    let mut session = MadeUp::playing(&bus.address(), "disabled:", Kind::Day);
    until("it is there", || bus.players() == ["balm"]);
    session.end();
    // Questions may follow, and they are none of the desktop's business.
    until("it is gone", || bus.players().is_empty());
}
