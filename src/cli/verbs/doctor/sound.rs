//! Why nothing may be heard.

use crate::cli::world::Env;
use crate::cli::world::settings::Settings;
use crate::display::Check;

const PART: &str = "Sound";

/// Below this, in percent, hardly anything is heard.
const SOFT: u16 = 10;

/// The device, its volume and balm's own.
pub fn checks(env: &Env) -> Vec<Check> {
    let mut checks = device_checks(&env.settings);
    checks.extend(volume_check(&env.settings));
    if env.settings.bed.as_deref() == Some("none") {
        let what =
            format!("No background sound plays: bed = \"none\" comes from {}.", env.settings.origin("bed"));
        checks.push(Check::note(PART, what, "To change it: balm settings --edit"));
    }
    checks
}

fn volume_check(settings: &Settings) -> Option<Check> {
    let (percent, origin) = (settings.volume.percent(), settings.origin("volume"));
    let how = "To change it: balm settings --edit, or once: balm play --volume 70";
    let what = format!("balm's own volume is {percent} %. It comes from {origin}.");
    match u16::from(percent) {
        0 => Some(Check::fix(PART, what, how)),
        1..SOFT => Some(Check::note(PART, what, how)),
        _ => Some(Check::ok(PART, format!("balm's own volume is {percent} %."))),
    }
}

#[cfg(not(feature = "playback"))]
fn device_checks(_: &Settings) -> Vec<Check> {
    vec![Check::fix(PART, "This balm was built without sound.", EXPORT)]
}

const EXPORT: &str = "An audio file plays anywhere: balm export ROUTINE -o FILE.wav";

#[cfg(feature = "playback")]
fn device_checks(settings: &Settings) -> Vec<Check> {
    use crate::sink::{DeviceCheck, DeviceError, check_device};

    let fix = |what: &str, fix: &str| vec![Check::fix(PART, what, fix)];
    match check_device(settings.device.as_deref()) {
        DeviceCheck::Server(device) => server_checks(&device, settings),
        DeviceCheck::ServerWithoutDevice => fix(
            "The sound server has no device to play on, so nobody hears what plays.",
            "Plug in or switch on headphones or a speaker, then see: balm devices",
        ),
        DeviceCheck::Card(name) => {
            vec![Check::ok(
                PART,
                format!("No sound server answers. balm plays on the card \"{name}\" itself."),
            )]
        }
        DeviceCheck::Nowhere(DeviceError::Silent) => fix(
            "The sound server is there and does not answer.",
            "Restart it: systemctl --user restart pipewire pipewire-pulse wireplumber, or: pulseaudio --kill",
        ),
        DeviceCheck::Nowhere(DeviceError::Unknown(name)) => {
            let what = format!(
                "There is no sound device called \"{name}\" now. The name comes from {}.",
                settings.origin("device")
            );
            fix(&what, "Connect it, or choose another from balm devices: balm settings --edit")
        }
        DeviceCheck::Nowhere(DeviceError::Closed(why)) => {
            fix(&format!("The sound server refuses: {why}."), "Restart it, or log in again.")
        }
        DeviceCheck::Nowhere(DeviceError::None) => match is_card_closed() {
            true => fix(
                "There is a sound card, and you may not use it.",
                "Add yourself to its group, then log in again: sudo usermod -aG audio $USER",
            ),
            false => {
                let how = "Start your sound server (PipeWire or PulseAudio), or connect a device.";
                fix("There is neither a sound server nor a sound card.", &format!("{how} {EXPORT}"))
            }
        },
    }
}

/// The kernel has a card that this user may not open.
#[cfg(feature = "playback")]
fn is_card_closed() -> bool {
    use rustix::fs::{Access, access};

    let entries = std::fs::read_dir("/dev/snd").into_iter().flatten().flatten();
    let is_output = |name: &str| name.starts_with("pcm") && name.ends_with('p');
    let mut outputs = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_output));
    outputs.any(|output| access(output.path(), Access::WRITE_OK).is_err())
}

#[cfg(feature = "playback")]
fn server_checks(device: &crate::sink::ServerDevice, settings: &Settings) -> Vec<Check> {
    let name = &device.name;
    let chosen = match (&settings.device, device.is_default) {
        (Some(_), _) => format!("which comes from {}", settings.origin("device")),
        (None, true) => "the default".to_owned(),
        (None, false) => "as there is no default".to_owned(),
    };
    let asleep = if device.is_asleep { " It sleeps until something plays." } else { "" };
    let others = match device.others {
        0 => String::new(),
        count => {
            let them =
                if count == 1 { "There is 1 other".to_owned() } else { format!("There are {count} others") };
            format!(" {them}: balm devices")
        }
    };
    let mut checks = vec![Check::ok(
        PART,
        format!("balm plays through the sound server on \"{name}\", {chosen}.{asleep}{others}"),
    )];
    if device.is_muted {
        let how =
            format!("Unmute it in your desktop's sound settings, or: pactl set-sink-mute {} 0", device.id);
        checks.push(Check::fix(PART, format!("\"{name}\" is muted."), how));
    }
    let how =
        format!("Turn it up in your desktop's sound settings, or: pactl set-sink-volume {} 50%", device.id);
    let volume = format!("The volume of \"{name}\" is {} %.", device.percent);
    checks.push(match device.percent {
        0 => Check::fix(PART, volume, how),
        1..SOFT => Check::note(PART, volume, how),
        _ => Check::ok(PART, volume),
    });
    if device.is_unplugged {
        let how = "If you hear nothing, plug it in again or choose another: balm devices";
        checks.push(Check::note(PART, format!("\"{name}\" says that nothing is plugged in."), how));
    }
    checks
}
