//! Why nothing is heard, as `balm doctor` finds it out from a real server.

use super::folder::BALM;
use super::server::Server;

crate::tests! {
    the_doctor_finds_a_muted_device_and_one_turned_down
    the_doctor_names_the_default_and_says_that_there_are_others
    the_doctor_finds_a_server_without_a_device
}

/// The exit code and all that was said.
fn doctor(server: &Server, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let output = server.command(BALM).arg("doctor").envs(variables.iter().copied()).output();
    let output = output.expect("balm runs");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

fn the_doctor_finds_a_muted_device_and_one_turned_down() {
    let server = Server::start().expect("a server");
    let (code, said) = doctor(&server, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the default. It sleeps until something plays."), "{said}");
    assert!(said.contains("Everything that balm needs to play works."), "{said}");
    server.tell(&["set-sink-mute", "ear", "1"]);
    server.tell(&["set-sink-volume", "ear", "0%"]);
    let (code, said) = doctor(&server, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is muted.\n") && said.contains("pactl set-sink-mute ear 0\n"), "{said}");
    assert!(said.contains(" is 0 %.\n") && said.contains("pactl set-sink-volume ear 50%\n"), "{said}");
    // As it says.
    server.tell(&["set-sink-mute", "ear", "0"]);
    server.tell(&["set-sink-volume", "ear", "50%"]);
    let (code, said) = doctor(&server, &[]);
    assert!(code == Some(0) && said.contains(" is 50 %.\n"), "{said}");
}

fn the_doctor_names_the_default_and_says_that_there_are_others() {
    let server = Server::start().expect("a server");
    server.plug_headphones();
    let (code, said) = doctor(&server, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the default.") && said.contains("There is 1 other: balm devices"), "{said}");
    let (code, said) = doctor(&server, &[("BALM_DEVICE", "ear")]);
    assert!(
        code == Some(0) && said.contains("which comes from the environment variable BALM_DEVICE"),
        "{said}"
    );
    server.unplug_headphones();
    let (code, said) = doctor(&server, &[("BALM_DEVICE", "headphones")]);
    assert!(code == Some(1) && said.contains("no sound device called \"headphones\" now"), "{said}");
}

fn the_doctor_finds_a_server_without_a_device() {
    let server = Server::start().expect("a server");
    server.tell(&["unload-module", "module-null-sink"]);
    let (code, said) = doctor(&server, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("The sound server has no device to play on"), "{said}");
}
