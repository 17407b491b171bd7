//! Places on the body, in the words of a prompt.

use crate::vocabulary::{self, EntryKind, Region, Status};

/// A place that may be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// As in "rest your hand on …"; with `{side}` if the sides are worked on one after the other.
    pub name: &'static str,
    /// Where a stroke goes.
    pub way: &'static str,
    /// Whether there is muscle that a hand can take hold of.
    pub soft: bool,
}

const fn place(name: &'static str, way: &'static str, soft: bool) -> Place {
    Place { name, way, soft }
}

/// The words for a region; `None` if hands must stay away.
#[rustfmt::skip]
pub(super) fn words(region: &str) -> Option<Place> {
    Some(match region {
        "scalp" => place("your scalp", "from the forehead over the crown to the back of the head", false),
        "forehead" => place("your forehead", "from the middle out to the temples", false),
        "brow" => place("your eyebrows", "along the bone from the nose outwards", false),
        "temple" => place("your temples", "from the edge of the eyebrows back to the hairline", false),
        "eye-rim" => place("the bony rim around your eyes", "from the nose outwards, on bone only and never on the eye", false),
        "nose-side" => place("the sides of your nose", "from the inner eyebrows down towards the cheeks", false),
        "cheek" => place("your cheeks", "from the nose out to the ears", false),
        "jaw" => place("your jaw muscles", "from the cheekbones down to the edge of the jaw, teeth apart", false),
        "jaw-joint" => place("your jaw joints, just in front of the ears", "downwards, with the teeth apart", false),
        "chin" => place("your chin", "from the middle out along the jaw", false),
        "ear" => place("your ears", "from the top down to the lobes", false),
        "skull-base" => place("the base of your skull", "from the middle out towards the ears", false),
        "neck-back" => place("the back of your neck", "from the hairline down to the shoulders", true),
        "neck-side" => place("the {side} side of your neck", "from behind the ear down to the shoulder, well away from the throat", false),
        "shoulder-top" => place("the top of your {side} shoulder", "from the neck out to the arm", true),
        "shoulder-blade" => place("your {side} shoulder blade", "along its edge, as far as your hand reaches with ease", false),
        "shoulder-cap" => place("your {side} shoulder cap", "from the top of the shoulder down into the arm", true),
        "chest-upper" => place("your {side} upper chest, below the collar bone", "from the breastbone out to the shoulder", false),
        "upper-back" => place("your upper back, as far as you reach", "down on both sides of the spine, never on the bone", false),
        "mid-back" => place("your middle back, beside the spine", "down on both sides of the spine, never on the bone", false),
        "flank" => place("your {side} waist, below the ribs", "from the back round to the front, as light as can be", false),
        "lower-back" => place("your lower back, beside the spine", "from below the ribs down to the hips, beside the bone", false),
        "sacrum" => place("the flat bone at the base of your spine", "from the middle out towards the hips", false),
        "ribs" => place("the {side} side of your ribs", "along the ribs from the back to the front", false),
        "abdomen" => place("your belly", "clockwise around the navel, up on the right and down on the left", false),
        "buttock" => place("your {side} buttock", "from the hip in towards the middle", false),
        "hip-side" => place("the side of your {side} hip", "around the bone, from the back to the front", false),
        "hip-front" => place("the front of your {side} hip", "from the hip bone down onto the thigh", false),
        "upper-arm" => place("the outer side of your {side} upper arm", "from the elbow up to the shoulder", true),
        "inner-upper-arm" => place("the inner side of your {side} upper arm", "from the elbow upwards, and stop before the armpit", false),
        "forearm-inner" => place("your {side} inner forearm", "from the wrist up to just below the elbow", true),
        "forearm-outer" => place("your {side} outer forearm", "from the wrist up to the elbow", true),
        "wrist" => place("your {side} wrist", "around the joint and up into the forearm", false),
        "hand-back" => place("the back of your {side} hand", "from the knuckles up to the wrist", false),
        "palm" => place("your {side} palm", "from the heel of the hand out to the fingers", false),
        "thumb-base" => place("the pad of your {side} thumb", "from the wrist out towards the thumb", true),
        "thumb-web" => place("the web between your {side} thumb and finger", "from the wrist out to the edge of the skin", true),
        "fingers" => place("the fingers of your {side} hand", "from the knuckles out to the tips, one after the other", false),
        "thigh-front" => place("the front of your {side} thigh", "from above the knee up towards the hip", true),
        "thigh-outer" => place("the outer side of your {side} thigh", "from above the knee up towards the hip", true),
        "thigh-back" => place("the back of your {side} thigh", "from above the knee up to the seat", true),
        "thigh-inner" => place("the inner side of your {side} thigh", "from above the knee upwards, and stop half way", false),
        "knee" => place("the muscle around your {side} kneecap", "around the kneecap and up into the thigh, not behind the knee", false),
        "calf" => place("your {side} calf", "from the ankle up, and stop before the back of the knee", true),
        "shin-outer" => place("the muscle beside your {side} shin bone", "from the ankle up towards the knee, beside the bone", false),
        "ankle" => place("your {side} ankle", "around the ankle bones and up into the leg", false),
        "leg-inner" => place("the inner side of your {side} lower leg", "from the ankle up, behind the bone", false),
        "achilles" => place("your {side} heel cord", "from the heel up into the calf", false),
        "foot-top" => place("the top of your {side} foot", "from the toes up to the ankle", false),
        "sole" => place("the sole of your {side} foot", "from the heel out to the toes", false),
        "ball-of-foot" => place("the ball of your {side} foot", "from the arch out to the toes", false),
        "heel" => place("your {side} heel", "around its edge and forward into the arch", false),
        "toes" => place("the toes of your {side} foot", "from their base out to the tips, one after the other", false),
        _ => return None,
    })
}

/// Why a place cannot be worked on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// It is not known.
    #[error("balm does not know the place \"{word}\"{}", .meant.as_ref().map(|m| format!(" ({m})")).unwrap_or_default())]
    Unknown {
        /// The word.
        word: String,
        /// A question that offers what may be meant.
        meant: Option<String>,
    },
    /// It is something to feel, not a place for hands.
    #[error("\"{0}\" is not a place for hands; name one, such as neck, back or feet")]
    Felt(String),
    /// Hands must stay away from it.
    #[error("hands must stay away from there: {0}")]
    Off(String),
}

/// The regions meant by an id, a name or an everyday word, such as `calf`, `lower back` or `feet`.
///
/// # Errors
/// [`NoPlace`] if there is none, or it must not be touched.
pub fn places(word: &str) -> Result<Vec<&'static Region>, NoPlace> {
    let found = vocabulary::usual_places(word);
    let said = || word.trim().to_owned();
    match found.first() {
        None => {
            let meant = vocabulary::meant(EntryKind::Region, word).question();
            return Err(NoPlace::Unknown { word: said(), meant });
        }
        Some(region) if region.status == Status::Attention => return Err(NoPlace::Felt(said())),
        Some(_) => {}
    }
    match found.iter().find(|region| words(&region.id).is_none()) {
        Some(off) => Err(NoPlace::Off(off.name.clone())),
        None => Ok(found),
    }
}
