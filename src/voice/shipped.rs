//! The clips that came with balm: what its own routines say, spoken by the voice "heart" when the
//! program was made (`cargo run --release --example render_sounds -- voice render`).

use sha2::{Digest, Sha256};

use crate::sound::Speech;
use crate::unit::Frames;

use super::Utterance;
use super::heart::Heart;

/// What every clip begins with: the pages that say how it is encoded (Vorbis I, section 4.2). They are the
/// same for all, and an eighth of them all together.
const BEGIN: &[u8] = include_bytes!("../../sounds/voice/begin.ogg");

/// A clip as it was found when balm was built: an Ogg Vorbis file but for its first pages.
struct Clip {
    digest: Print,
    pace: u16,
    samples: usize,
    part: &'static [u8],
}

/// Who speaks and what, without how fast: 96 bits are enough to keep thousands of lines apart.
type Print = [u8; 12];

/// Every clip, in order of the digests. Made by `build.rs`.
static CLIPS: &[Clip] = include!(concat!(env!("OUT_DIR"), "/clips.rs"));
/// A clip spoken a little faster or slower than asked for is still better than another voice.
const NEAR: u16 = 15;

/// A line spoken beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    part: &'static [u8],
    /// How long it lasts.
    pub length: Frames,
}

impl Shipped {
    /// The clip of this line at its pace, or at the nearest pace there is.
    #[must_use]
    pub fn find(utterance: &Utterance) -> Option<Self> {
        if !Heart::reads(&utterance.language) {
            return None;
        }
        let digest = digest(utterance);
        let from = CLIPS.partition_point(|clip| clip.digest < digest);
        let same = CLIPS[from..].iter().take_while(|clip| clip.digest == digest);
        let apart = |clip: &&Clip| clip.pace.abs_diff(utterance.pace.0);
        let clip = same.min_by_key(apart).filter(|clip| apart(clip) <= NEAR)?;
        Some(Self { part: clip.part, length: Speech::length_of(clip.samples) })
    }

    /// Its file: Ogg Vorbis of one channel at [`Speech::RATE`].
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        [BEGIN, self.part].concat()
    }

    /// What the clip of a line is called, without its ending.
    #[must_use]
    pub fn name(utterance: &Utterance) -> String {
        name(&digest(utterance), utterance.pace.0)
    }

    /// The names of all there are.
    pub fn names() -> impl Iterator<Item = String> {
        CLIPS.iter().map(|clip| name(&clip.digest, clip.pace))
    }
}

fn name(digest: &Print, pace: u16) -> String {
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}-{pace}")
}

fn digest(utterance: &Utterance) -> Print {
    let mut sha = Sha256::new();
    sha.update(Heart::IDENTITY);
    for phrase in &utterance.phrases {
        sha.update([0]);
        sha.update(&phrase.text);
        for sound in &phrase.sounds {
            sha.update([1]);
            sha.update((sound.at.start as u64).to_le_bytes());
            sha.update(&sound.phonemes);
        }
    }
    let whole = sha.finalize();
    std::array::from_fn(|i| whole[i])
}
