//! What is heard when a device goes. The speaker is what the recorder hears; the headphones are another sink.

use std::fs;

use super::ear::{find, frames, longest_silence, seconds, sounding};
use super::folder::Folder;
use super::program::Playing;
use super::speaking::slow_voice;

crate::tests! {
    when_headphones_go_the_speaker_is_silent_until_a_key
    when_headphones_go_while_a_voice_gets_ready_the_speaker_is_silent_until_a_key
    who_follows_hears_the_other_device
    a_server_that_comes_back_goes_on_where_it_was
    a_program_held_still_while_a_voice_gets_ready_has_not_lost_its_device
}

const LOST: &str = "Sound device disconnected. Paused.";

fn when_headphones_go_the_speaker_is_silent_until_a_key() {
    let mut playing = Playing::on_headphones_in_terminal("noise.toml", "none", |_| {});
    playing.wait(3.0).server().unplug_headphones();
    playing.listen_for(LOST).wait(2.0);
    assert!(playing.sounded() == 0.0, "heard on the speaker: {} s", playing.sounded());
    playing.press(" ");
    playing.listen(1.5).press("q");
    let ended = playing.end(20);
    // It goes on where it was, out of silence.
    let exported = ended.folder.export("noise.toml");
    let sound = ended.sound();
    let (place, off) = find(&sound[frames(1.0)..frames(1.1)], &exported.sound);
    assert!(off <= exported.rounding, "{off}");
    let at = seconds(place) - 1.0;
    assert!((1.5..3.2).contains(&at), "it goes on at second {at}");
    let edge = sound[..frames(0.01)].iter().map(|frame| frame[0].abs()).fold(0.0, f32::max);
    assert!(edge < 0.02, "a hard beginning: {edge}");
}

fn when_headphones_go_while_a_voice_gets_ready_the_speaker_is_silent_until_a_key() {
    let mut playing = Playing::on_headphones_in_terminal("spoken.toml", "tone", |folder| {
        slow_voice(folder, "sleep 1.5");
        fs::create_dir_all(folder.file("balm/state")).expect("a folder");
        fs::write(folder.file("balm/state/first-words-said"), "").expect("a file");
    });
    playing.wait(1.5).server().unplug_headphones();
    playing.listen_for(LOST).wait(2.0);
    assert!(playing.sounded() == 0.0, "heard on the speaker: {} s", playing.sounded());
    playing.press(" ");
    playing.listen(1.0).press("q");
    assert_eq!(playing.end(20).code, 0);
}

fn who_follows_hears_the_other_device() {
    let follow = |folder: &Folder| {
        fs::create_dir_all(folder.file("balm")).expect("a folder for settings");
        fs::write(folder.file("balm/config.toml"), "on_device_loss = \"follow\"\n").expect("settings");
    };
    let mut playing = Playing::on_headphones("noise.toml", "none", follow);
    playing.wait(3.0).server().unplug_headphones();
    playing.listen(1.5).terminate();
    let ended = playing.end(10);
    assert!(ended.output.contains("Waiting for a sound device"), "{}", ended.output);
    let exported = ended.folder.export("noise.toml");
    let (place, off) = find(&ended.sound()[frames(0.8)..frames(0.9)], &exported.sound);
    assert!(off <= exported.rounding, "{off}");
    let at = seconds(place) - 0.8;
    assert!((1.5..3.2).contains(&at), "it goes on at second {at}");
}

fn a_server_that_comes_back_goes_on_where_it_was() {
    let mut playing = Playing::start("noise.toml");
    playing.listen(2.0).server().kill();
    playing.listen_for("Sound device disconnected").wait(1.0).server().start_again();
    playing.listen_again().listen(1.5).terminate();
    let ended = playing.end(10);
    assert!(ended.output.contains("Resumed."), "{}", ended.output);
    let exported = ended.folder.export("noise.toml");
    let (place, off) = find(&ended.sound()[frames(0.8)..frames(0.9)], &exported.sound);
    assert!(off <= exported.rounding, "{off}");
    let at = seconds(place) - 0.8;
    assert!((1.0..2.6).contains(&at), "it goes on at second {at}");
}

fn a_program_held_still_while_a_voice_gets_ready_has_not_lost_its_device() {
    let mut playing = Playing::speaking("spoken.toml", "tone", |folder| slow_voice(folder, "sleep 2"));
    playing.listen(0.5).freeze(1.2).wait(0.3).freeze(1.2);
    let ended = playing.end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    assert!(!ended.output.contains("disconnected") && !ended.output.contains("Paused"), "{}", ended.output);
    // Held still twice, it was heard all the same.
    let sound = &ended.heard.sound[sounding(&ended.heard.sound)];
    assert!(seconds(longest_silence(sound).len()) < 1.5);
}
