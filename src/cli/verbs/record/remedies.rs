//! What is wrong with a microphone or a take, and what to do about it.

use crate::sink::MicrophoneError;
use crate::sound::{MicrophoneLevel, TakeFault};
use crate::text::{Safe, all_of};

/// Nobody was heard.
pub const NOTHING: &str =
    "Nothing was heard. Is this the right microphone, and is it on? Another one: --microphone NAME";

/// What to do about a level; `None` where it is good.
pub fn level(level: MicrophoneLevel) -> Option<&'static str> {
    Some(match level {
        MicrophoneLevel::Good => return None,
        MicrophoneLevel::Nothing => NOTHING,
        MicrophoneLevel::TooSoft => {
            "Too soft. Come closer, a hand's length away, or turn the microphone up in your sound settings."
        }
        MicrophoneLevel::TooLoud => {
            "Too loud. Move back a little, or turn the microphone down in your sound settings."
        }
        MicrophoneLevel::Noisy => {
            "The room is nearly as loud as you are. Shut windows, turn off fans, or come closer."
        }
    })
}

/// What to do about a take.
pub fn take(fault: TakeFault) -> &'static str {
    match fault {
        TakeFault::Empty => NOTHING,
        TakeFault::Clipped => {
            "Too loud: your words are distorted. Move back a little, or turn the microphone down, and say it again."
        }
    }
}

/// What to do about a microphone that is not there.
pub fn microphone(why: &MicrophoneError) -> String {
    match why {
        MicrophoneError::NotBuilt => String::new(),
        MicrophoneError::NoServer | MicrophoneError::Silent => {
            "Start your sound server (PipeWire or PulseAudio).".to_owned()
        }
        MicrophoneError::None => "Connect a microphone or a headset.".to_owned(),
        MicrophoneError::Unknown { there, .. } if there.is_empty() => "There is none.".to_owned(),
        MicrophoneError::Unknown { there, .. } => {
            let names: Vec<String> = there.iter().map(|name| format!("\"{}\"", Safe::new(name))).collect();
            format!("There is {}.", all_of(&names.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        MicrophoneError::Muted(_) => "Unmute it in your sound settings.".to_owned(),
        MicrophoneError::Refused(_) | MicrophoneError::NoSound => {
            "Is another program using it alone? Close that, or choose another: --microphone NAME".to_owned()
        }
        MicrophoneError::Lost => "Connect it again, then press Enter.".to_owned(),
    }
}
