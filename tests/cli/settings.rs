//! The settings file and where it is looked for. Which value wins is held beside the settings.

use crate::room::Room;

const HINT: &str = "This is balm's settings file. It may hold: volume = 70, bed_level = \"-3 dB\", \
                    voice_level = \"-3 dB\", device = \"NAME\", start_in = \"10s\", plain = true, \
                    voice = \"NAME\", talk = \"brief\", folders = [\"~/routines\"], and the \
                    tables [pronounce] and [[voice_program]].\n";

#[test]
fn a_mistake_is_told_with_file_line_column_and_remedy() {
    let room = Room::new();
    for (text, what) in [
        ("\nvolum = 70\n", "2:1: there is no setting called volum (did you mean volume?)"),
        ("volume = 170\n", "1:10: a whole number from 0 to 100"),
    ] {
        room.write("balm/config.toml", text);
        room.balm(&["list"]).fails(2, &format!("balm: ROOM/balm/config.toml:{what}\n{HINT}"));
    }
    let mut command = room.command(&["list"]);
    command.env("BALM_HOME", "").env("BALM_VOLUME", "loud");
    room.run(command)
        .fails(2, "balm: the environment variable BALM_VOLUME is \"loud\": a whole number from 0 to 100\n");
}

#[test]
fn the_file_lies_in_balm_home_or_the_xdg_folder_or_dot_config() {
    let room = Room::new();
    let wrong = "volume = 170\n";
    room.write("home/.config/balm/config.toml", wrong);
    room.write("xdg/balm/config.toml", wrong);
    room.write("balm/config.toml", wrong);
    let told = |file: &str| format!("balm: ROOM/{file}:1:10: a whole number from 0 to 100\n{HINT}");

    let mut command = room.command(&["list"]);
    command.env("XDG_CONFIG_HOME", room.path("xdg"));
    room.run(command).fails(2, &told("balm/config.toml"));

    let mut command = room.command(&["list"]);
    command.env_remove("BALM_HOME").env("XDG_CONFIG_HOME", room.path("xdg"));
    room.run(command).fails(2, &told("xdg/balm/config.toml"));

    let mut command = room.command(&["list"]);
    command.env_remove("BALM_HOME");
    room.run(command).fails(2, &told("home/.config/balm/config.toml"));
}

#[test]
fn a_preferred_device_does_not_stand_against_silence() {
    let room = Room::new();
    room.write("balm/config.toml", "volume = 30\nplain = true\nstart_in = \"0s\"\n");
    let mut command = room.command(&["play", "tiny.toml", "--silent", "--speed", "100", "--quiet"]);
    command.env("BALM_DEVICE", "den").env("BALM_VOLUME", "");
    room.run(command).says("");
}
