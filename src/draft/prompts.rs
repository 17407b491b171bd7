//! Good sentences for each way of working: ten to thirty-five words, one thing at a time, the side named.

use crate::routine::Kind;
use crate::vocabulary::Region;
use crate::vocabulary::safe_limits::{MAX_REGION_TIME, REGION_COUNTS_FROM};

use super::body_words::Place;

/// How far the time on one place stays below the limit, in seconds.
const SPARE: u64 = 20;

/// A way of working that suits a first routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Glide,
    Knead,
    Circles,
    Hold,
}

impl Way {
    /// The ways that suit a place, the most important first: kneading if there is muscle to take hold of, circles
    /// if it takes more than the lightest touch.
    pub fn of(region: &Region, place: &Place, kind: Kind) -> Vec<Self> {
        let knead = place.soft && region.cap >= 4 && kind == Kind::Day;
        let circles = region.cap >= 3 && region.id != "abdomen";
        let all = [(Self::Glide, true), (Self::Knead, knead), (Self::Circles, circles), (Self::Hold, true)];
        all.into_iter().filter(|(_, suits)| *suits).map(|(way, _)| way).collect()
    }

    /// The technique's id.
    pub fn technique(self) -> &'static str {
        match self {
            Self::Glide => "effleurage",
            Self::Knead => "petrissage",
            Self::Circles => "friction",
            Self::Hold => "hold",
        }
    }

    /// The pressure, 0 to 10 as felt: never above the cap, and lighter if the place is worked on for long.
    /// `seconds` is the time there in all.
    pub fn pressure(self, region: &Region, kind: Kind, seconds: u64) -> u8 {
        let is_long = seconds > MAX_REGION_TIME.millis() / 1000 - SPARE;
        let usual = match (self, kind) {
            (Self::Glide, Kind::Day) => 3,
            (Self::Knead, _) if is_long => REGION_COUNTS_FROM - 1,
            (Self::Knead, _) => 4,
            (Self::Circles, Kind::Day) => 3,
            (Self::Glide | Self::Circles, Kind::Night) => 2,
            (Self::Hold, _) => 1,
        };
        usual.min(region.cap)
    }

    /// How fast, in words.
    pub fn pace(self) -> &'static str {
        match self {
            Self::Glide => "one stroke every 5 s",
            Self::Knead => "squeeze 3 s, release 2 s",
            Self::Circles => "20 small circles a minute",
            Self::Hold => "still",
        }
    }

    pub fn title(self, place: &Place) -> String {
        let short = place.name.split(',').next().unwrap_or_default().replace("your", "the");
        match self {
            Self::Glide => format!("Glide over {short}"),
            Self::Knead => format!("Knead {short}"),
            Self::Circles => format!("Circles on {short}"),
            Self::Hold => format!("Still hands on {short}"),
        }
    }

    /// What is said. Names two hands if both sides are worked on at once.
    pub fn prompt(self, place: &Place, kind: Kind) -> String {
        let (name, way) = (&place.name, &place.way);
        let two = !name.contains("{side}");
        let (hand, tips) = if two {
            ("both hands", "the fingertips of both hands")
        } else {
            ("a warm hand", "your fingertips")
        };
        match (self, kind) {
            (Self::Glide, Kind::Day) => {
                format!("Lay {hand} on {name}. Glide slowly {way}. Come back lightly and begin again.")
            }
            (Self::Glide, Kind::Night) => {
                format!(
                    "Let {hand} glide over {name}, very slowly. Go {way}. One light stroke for each breath out."
                )
            }
            (Self::Knead, _) => format!(
                "Take hold of the soft muscle at {name}. Squeeze slowly, pause, and let go, moving on a little each time."
            ),
            (Self::Circles, Kind::Day) => format!(
                "Rest {tips} on {name}. Draw small, slow circles, letting the skin move with you. Stay comfortable, and breathe."
            ),
            (Self::Circles, Kind::Night) => format!(
                "Let {tips} make small, lazy circles on {name}. Slower and slower, until they almost stop."
            ),
            (Self::Hold, Kind::Day) => format!(
                "Press nothing now: only rest {hand} on {name}. Feel the warmth, and let each breath out grow a little longer."
            ),
            (Self::Hold, Kind::Night) => format!(
                "Leave {hand} lying on {name}. Nothing to press, nothing to do. Only warmth, and a long breath out."
            ),
        }
    }
}

/// The first step of every routine: title and words.
pub(super) fn arrive(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Day => (
            "Sit and settle",
            "Sit comfortably, both feet flat, shoulders low. Keep everything here pleasant. If anything turns sharp, numb or dizzy, stop and rest.",
        ),
        Kind::Night => (
            "Settle into bed",
            "Settle into bed, lights low, head and arms supported. Nothing here is meant to hurt or tire you. Stop whenever sleep comes.",
        ),
    }
}

/// The second step, which breathes: title and words.
pub(super) const BREATHE: (&str, &str) = (
    "Four in, six out",
    "Breathe in gently for four, and out for six. No effort and no big breaths, just a slow, easy tide.",
);

/// The last step of every routine: title and words.
pub(super) fn finish(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Day => (
            "Rest and notice",
            "Rest your hands and notice how you feel now. Take three easy breaths. When you get up, do it slowly.",
        ),
        Kind::Night => (
            "Let go",
            "Let your hands lie where they are. There is nothing more to do. Let the breath go its own way.",
        ),
    }
}
