//! `balm devices`

use crate::cli::flags::NoArgs;
use crate::cli::world::{Done, Env, Failure, say};

/// Lists the sound devices.
pub fn devices(_: &Env, _: &NoArgs) -> Result<Done, Failure> {
    say(&listed())
}

#[cfg(feature = "playback")]
fn listed() -> String {
    use crate::text::Safe;

    let devices = crate::sink::devices();
    if devices.is_empty() {
        return "No sound device was found. `balm play` goes on as a silent timer,\n\
                and `balm export ROUTINE -o FILE.wav` makes an audio file.\n"
            .into();
    }
    let mut text = String::new();
    for device in devices {
        let default = if device.default { "  (default)" } else { "" };
        text += &format!("{}  [{}]{default}\n", Safe::new(&device.name), Safe::new(&device.host));
    }
    text + "\nPlay on one with: balm play --device NAME\n"
}

#[cfg(not(feature = "playback"))]
fn listed() -> String {
    "This balm was built without sound. `balm export ROUTINE -o FILE.wav` makes an audio file.\n".into()
}
