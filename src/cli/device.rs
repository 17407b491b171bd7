//! Where a session is heard: on a device, or on none.

use crate::cli::world::{Failure, complain};
use crate::sink::{OnDeviceLoss, OutputStage, Player, run_on_clock};
use crate::text::Safe;

/// Where a session is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Nowhere: its prompts come at their time.
    Silent,
    /// On a device.
    Device {
        /// Its name; else the default one.
        name: Option<String>,
        /// Where it is missing, that is an error. Otherwise the session goes on silently.
        is_demanded: bool,
        /// What happens when it is lost.
        on_loss: OnDeviceLoss,
    },
}

impl Output {
    /// What happens when the device is lost.
    pub fn on_loss(&self) -> OnDeviceLoss {
        match self {
            Self::Silent => OnDeviceLoss::Silent,
            Self::Device { on_loss, .. } => *on_loss,
        }
    }
}

/// Gives the output to a device, or to a clock where there is none. `false` where sound was wanted and there
/// is none.
pub fn connect(wanted: &Output, player: &Player, output: OutputStage) -> Result<bool, Failure> {
    let Output::Device { name, is_demanded, on_loss } = wanted else {
        let no_thread = |e| Failure::failed(format!("the timer cannot be started: {e}"));
        return run_on_clock(player, output).map(|()| true).map_err(no_thread);
    };
    let played = on_device(player, output, name.clone(), *on_loss, !is_demanded);
    let Some(why) = played.map_err(|why| Failure::failed(why).code(4))? else { return Ok(true) };
    complain(&format!(
        "balm: {}. Going on without sound, the prompts at their time. \
         To hear it elsewhere: balm export ROUTINE -o FILE.wav",
        Safe::new(&why)
    ));
    Ok(false)
}

/// Why there is no sound, where it goes on all the same.
#[cfg(feature = "playback")]
fn on_device(
    player: &Player,
    output: OutputStage,
    name: Option<String>,
    on_loss: OnDeviceLoss,
    or_silent: bool,
) -> Result<Option<String>, String> {
    let request = crate::sink::DeviceRequest { name, on_loss };
    let played = crate::sink::play_on_device(player, output, request, or_silent);
    played.map(|why| why.map(|why| why.to_string())).map_err(|why| why.to_string())
}

#[cfg(not(feature = "playback"))]
fn on_device(
    player: &Player,
    output: OutputStage,
    _: Option<String>,
    _: OnDeviceLoss,
    or_silent: bool,
) -> Result<Option<String>, String> {
    let why = "this balm was built without sound".to_owned();
    if !or_silent {
        return Err(why);
    }
    run_on_clock(player, output).map(|()| Some(why)).map_err(|e| e.to_string())
}

/// What is said of gaps that were heard, once and at the end.
pub fn gaps(count: u32) -> Option<String> {
    let times = match count {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    Some(format!("The computer was too busy {times}: the sound had a short gap."))
}
