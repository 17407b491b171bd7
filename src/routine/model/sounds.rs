//! The sounds a routine names: balm's own, files, and several of them heard as one bed.

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::unit::Decibels;

/// A sound of the routine's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    /// A path relative to the routine's folder, never leading out of it; `/` between folders.
    pub file: String,
    /// Attenuation, −60 to 0 dB.
    pub gain: Decibels,
    /// SPDX.
    pub license: Option<String>,
}

/// Where a bed or chime comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundRef {
    /// One of balm's own.
    BuiltIn(String),
    /// A name from the routine's `[sounds]`.
    #[serde(rename = "own")]
    Declared(String),
    /// Several of those as one bed. Never a chime, never a layer.
    #[serde(rename = "layers")]
    Layered(Layers),
}

impl SoundRef {
    /// The name as the author wrote it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name) | Self::Declared(name) => name,
            Self::Layered(layers) => &layers.name,
        }
    }

    /// The sounds it is made of: its layers, else itself.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let (layers, alone) = match self {
            Self::Layered(layers) => (&layers.layers[..], None),
            alone => (&[][..], Some(alone)),
        };
        layers.iter().map(|layer| &layer.sound).chain(alone)
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (layers, alone) = match self {
            Self::Layered(layers) => (&mut layers.layers[..], None),
            alone => (&mut [][..], Some(alone)),
        };
        layers.iter_mut().map(|layer| &mut layer.sound).chain(alone)
    }
}

/// Sounds heard together as one bed, which is as loud as any other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Layers {
    #[serde(skip)]
    name: String,
    layers: Vec<Layer>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Layer {
    /// Built-in or declared.
    pub sound: SoundRef,
    /// Its level relative to the other layers, in tenths of a decibel: compared and hashed exactly.
    #[serde(rename = "level", serialize_with = "in_decibels")]
    tenths: i16,
}

impl Layer {
    /// Its level relative to the other layers.
    #[must_use]
    pub fn level(&self) -> Decibels {
        Decibels(f32::from(self.tenths) / 10.0)
    }
}

fn in_decibels<S: Serializer>(tenths: &i16, s: S) -> Result<S::Ok, S::Error> {
    Decibels(f32::from(*tenths) / 10.0).serialize(s)
}

/// A layer as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenLayer<'t> {
    /// The name of its sound.
    pub name: &'t str,
    /// Where the name stands in the text, in bytes.
    pub at: Range<usize>,
    /// Its level relative to the other layers.
    pub level: Decibels,
}

/// What is wrong with layers as they are written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayersError {
    /// More than [`Layers::MAX`].
    #[error("{0} layers are too many: a bed has at most {max}", max = Layers::MAX)]
    TooMany(usize),
    /// Nothing between two plus signs, or before a level.
    #[error("a layer has no name")]
    Nameless,
    /// `none` among them.
    #[error("\"none\" is silence and cannot be a layer")]
    Silence,
    /// One sound more than once.
    #[error("\"{0}\" is there twice")]
    Twice(String),
    /// A level that is none.
    #[error("\"{0}\" is not a level")]
    Level(String),
    /// A level above 0 dB or below −60 dB.
    #[error("a layer can only be made quieter, from -60dB to 0dB")]
    OutOfRange,
    /// A level without another layer that it could be relative to.
    #[error("\"{0}\" has a level, but no other layer")]
    Alone(String),
}

impl LayersError {
    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooMany(_) => "leave out the quietest",
            Self::Nameless | Self::Level(_) => "write it like rain+brown-noise:-6dB",
            Self::Silence => "leave it out",
            Self::Twice(_) => "name each sound once",
            Self::OutOfRange => "to make one layer louder, make the others quieter",
            Self::Alone(_) => "a level is relative to other layers: write it like rain+brown-noise:-6dB",
        }
    }
}

impl Layers {
    /// The most layers of a bed. Each costs as much as a bed of its own.
    pub const MAX: usize = 4;

    /// Whether the name of a bed is that of several sounds.
    #[must_use]
    pub fn are_in(name: &str) -> bool {
        name.contains('+') || with_level(name).1.is_some()
    }

    /// Takes `rain+brown-noise:-6dB` apart.
    ///
    /// # Errors
    /// What is wrong, and where in the text.
    pub fn parse(text: &str) -> Result<Vec<WrittenLayer<'_>>, (Range<usize>, LayersError)> {
        let (mut layers, mut from) = (Vec::<WrittenLayer<'_>>::new(), 0);
        let count = text.split('+').count();
        if count > Self::MAX {
            return Err((0..text.len(), LayersError::TooMany(count)));
        }
        for part in text.split('+') {
            let (name, level) = with_level(part);
            let start = from + name.len() - name.trim_start().len();
            let (name, whole) = (name.trim(), from..from + part.len());
            let at = start..start + name.len();
            from += part.len() + 1;
            let level = level.map_or(Ok(Decibels::UNITY), level_of).map_err(|why| (whole.clone(), why))?;
            let wrong = match name {
                "" => Some(LayersError::Nameless),
                "none" => Some(LayersError::Silence),
                _ if layers.iter().any(|known| known.name == name) => {
                    Some(LayersError::Twice(name.to_owned()))
                }
                _ if count == 1 => Some(LayersError::Alone(name.to_owned())),
                _ => None,
            };
            if let Some(wrong) = wrong {
                return Err((whole, wrong));
            }
            layers.push(WrittenLayer { name, at, level });
        }
        Ok(layers)
    }

    /// Those sounds at those levels, to a tenth of a decibel. `name` is what the bed is called.
    #[must_use]
    pub fn new(name: &str, layers: impl IntoIterator<Item = (SoundRef, Decibels)>) -> Self {
        let layer =
            |(sound, level): (SoundRef, Decibels)| Layer { sound, tenths: (level.0 * 10.0).round() as i16 };
        Self { name: name.to_owned(), layers: layers.into_iter().map(layer).collect() }
    }

    /// The layers.
    pub fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter()
    }
}

/// A layer's name and, behind the last colon, its level. A path may have colons of its own.
fn with_level(part: &str) -> (&str, Option<&str>) {
    let is_level = |text: &str| {
        let text = text.trim();
        let begins = text.starts_with(|c: char| c.is_ascii_digit() || ['-', '\u{2212}', '.'].contains(&c));
        text.is_empty() || begins || text.to_ascii_lowercase().ends_with("db")
    };
    match part.rsplit_once(':').filter(|(_, level)| is_level(level)) {
        Some((name, level)) => (name, Some(level)),
        None => (part, None),
    }
}

fn level_of(text: &str) -> Result<Decibels, LayersError> {
    let text = text.trim();
    // `+3dB` was taken for the beginning of another layer.
    if text.is_empty() {
        return Err(LayersError::OutOfRange);
    }
    let number = text.strip_suffix("dB").map(str::trim_end).unwrap_or_default();
    let is_plain = number.bytes().all(|b| b.is_ascii_digit() || b"-.".contains(&b));
    let level = number.parse::<f32>().ok().filter(|_| is_plain);
    let level = level.ok_or_else(|| LayersError::Level(text.chars().take(40).collect()))?;
    if (-60.0..=0.0).contains(&level) { Ok(Decibels(level + 0.0)) } else { Err(LayersError::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_taken_apart_with_their_places() {
        let text = "rain + brown-noise:-6 dB+C:\\my.flac:-12.5dB";
        let layers = Layers::parse(text).expect("three layers");
        let levels: Vec<f32> = layers.iter().map(|layer| layer.level.0).collect();
        let names: Vec<&str> = layers.iter().map(|layer| &text[layer.at.clone()]).collect();
        assert_eq!(levels, [0.0, -6.0, -12.5]);
        assert_eq!(names, ["rain", "brown-noise", "C:\\my.flac"]);
        assert!(layers.iter().zip(names).all(|(layer, name)| layer.name == name));
        assert!(!Layers::are_in("C:\\my.flac") && !Layers::are_in("rain") && Layers::are_in("rain:-3dB"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let twice = LayersError::Twice("rain".to_owned());
        for (text, at, wrong) in [
            ("a+b+c+d+e", 0..9, LayersError::TooMany(5)),
            ("rain+", 5..5, LayersError::Nameless),
            ("rain+:-3dB", 5..10, LayersError::Nameless),
            ("rain+none", 5..9, LayersError::Silence),
            ("rain+wind+rain:-3dB", 10..19, twice),
            ("rain+wind:3db", 5..13, LayersError::Level("3db".to_owned())),
            ("rain+wind:-nan dB", 5..17, LayersError::Level("-nan dB".to_owned())),
            ("rain+wind:-6", 5..12, LayersError::Level("-6".to_owned())),
            ("rain:+3dB+wind", 0..5, LayersError::OutOfRange),
            ("rain+wind:3dB", 5..13, LayersError::OutOfRange),
            ("rain+wind:-61dB", 5..15, LayersError::OutOfRange),
            ("rain:-3dB", 0..9, LayersError::Alone("rain".to_owned())),
        ] {
            assert_eq!(Layers::parse(text), Err((at, wrong)), "{text}");
        }
    }
}
