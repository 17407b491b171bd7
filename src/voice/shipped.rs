//! The clips that came with balm: what its own routines say, spoken by the voice "heart" when the
//! program was made (`cargo run --release --example render_sounds -- voice render`).

use sha2::{Digest, Sha256};

use crate::sound::Speech;
use crate::unit::{Frames, Pace};

use super::Utterance;
use super::heart::Heart;

/// Every clip by its name: digest and pace. Made by `build.rs`, in order of the names.
static CLIPS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/clips.rs"));
/// A clip spoken a little faster or slower than asked for is still better than another voice.
const NEAR: u16 = 15;

/// A line spoken beforehand: an Ogg Vorbis file of one channel at [`Speech::RATE`].
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The file.
    pub file: &'static [u8],
    /// How long it lasts.
    pub length: Frames,
}

impl Shipped {
    /// The clip of this line at its pace, or at the nearest pace there is.
    #[must_use]
    pub fn find(utterance: &Utterance) -> Option<Self> {
        let digest = digest(utterance);
        let from = CLIPS.partition_point(|(name, _)| *name < digest.as_str());
        let same = CLIPS[from..].iter().take_while(|(name, _)| name.starts_with(&digest));
        let apart =
            |name: &str| Some(name.get(digest.len() + 1..)?.parse::<u16>().ok()?.abs_diff(utterance.pace.0));
        let (_, file) = same
            .filter_map(|(name, file)| Some((apart(name)?, *file)))
            .min_by_key(|(apart, _)| *apart)
            .filter(|(apart, _)| *apart <= NEAR)?;
        Some(Self { file, length: Speech::length_of(samples(file)?) })
    }

    /// What the clip of a line is called, without its ending.
    #[must_use]
    pub fn name(utterance: &Utterance) -> String {
        let Pace(pace) = utterance.pace;
        format!("{}-{pace}", digest(utterance))
    }

    /// The names of all there are.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CLIPS.iter().map(|(name, _)| *name)
    }
}

/// Who speaks and what, without how fast: 96 bits are enough to keep thousands of lines apart.
fn digest(utterance: &Utterance) -> String {
    let mut sha = Sha256::new();
    sha.update(Heart::IDENTITY);
    for phrase in &utterance.phrases {
        sha.update([0]);
        sha.update(&phrase.text);
        for sound in &phrase.sounds {
            sha.update([1]);
            sha.update(sound.at.start.to_le_bytes());
            sha.update(&sound.phonemes);
        }
    }
    sha.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// How many samples an Ogg Vorbis file has: the position that its last page ends at (RFC 3533,
/// section 6: eight bytes, six after the page's capture pattern).
fn samples(file: &[u8]) -> Option<usize> {
    let page = file.windows(4).rposition(|four| four == b"OggS")?;
    let position = file.get(page + 6..page + 14)?;
    usize::try_from(u64::from_le_bytes(position.try_into().ok()?)).ok()
}
