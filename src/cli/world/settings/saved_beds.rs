//! Whether a bed that the user set or saved is one.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::meant;
use crate::routine::Layers;
use crate::sound::BEDS;

/// Whether a bed is made of sounds that are known. Files are looked for when it is played.
pub fn check(bed: &str, saved: &BTreeMap<String, String>) -> Result<(), String> {
    if !Layers::are_in(bed) {
        return known(bed, saved);
    }
    let layers = Layers::parse(bed).map_err(|(_, wrong)| format!("{wrong}; {}", wrong.help()))?;
    layers.iter().try_for_each(|layer| known(layer.name, saved))
}

fn known(sound: &str, saved: &BTreeMap<String, String>) -> Result<(), String> {
    let path = Path::new(sound);
    let names = || BEDS.iter().map(|bed| bed.name).chain(saved.keys().map(String::as_str));
    if names().any(|name| name == sound) || path.is_absolute() || path.starts_with("~") {
        return Ok(());
    }
    if sound.contains(['/', '\\', '.']) {
        return Err(format!("\"{sound}\" is not a whole path; write it like \"~/sounds/rain.flac\""));
    }
    Err(format!("there is no bed called \"{sound}\"{}; `balm sounds` lists them", meant(sound, names())))
}
