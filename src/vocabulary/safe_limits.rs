//! The numbers that routines are held to, each in one place. Pressures are 0 to 10 as felt. The rule named with
//! a number, such as W110, says in `vocabulary.toml` where it comes from and how sure that is. `lint` tells of
//! what goes beyond them; `draft` keeps within them.

use crate::unit::Duration;

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The highest pressure anywhere; most regions have a lower cap of their own (W103).
pub const MAX_PRESSURE: u8 = 6;
/// The edge of pain: more is an error, even where no region is named (E102).
pub const PAIN_EDGE: u8 = 7;
/// From this pressure on, work is firm (W131, W141).
pub const FIRM_PRESSURE: u8 = 5;
/// Up to this pressure, work is light and warms a region up (W141).
pub const LIGHT_PRESSURE: u8 = 3;
/// The highest rise from one step to the next on a region (W142).
pub const MAX_PRESSURE_RISE: u8 = 2;

/// Pressure held on one spot with the fingers (W110).
pub const MAX_HOLD_FINGERS: Duration = secs(60);
/// Pressure held on one spot with a ball, an elbow or a cane (W110).
pub const MAX_HOLD_HARD_TOOL: Duration = secs(30);
/// Pressure held on one spot by whatever means (E111).
pub const MAX_HOLD: Duration = secs(120);

/// From this pressure on, time counts towards [`MAX_REGION_TIME`] (W112).
pub const REGION_COUNTS_FROM: u8 = 4;
/// Work of some pressure on one region and side, in the whole session (W112).
pub const MAX_REGION_TIME: Duration = secs(5 * 60);

/// Pressure on one acupressure point, in the whole session: a warning (W113).
pub const MAX_POINT_TIME: Duration = secs(180);
/// The same: an error (W113).
pub const MAX_POINT_TIME_EVER: Duration = secs(600);

/// A ball or a roller on one muscle at a time (W114).
pub const MAX_ROLLING: Duration = secs(120);
/// A massage gun on one muscle, in the whole session (W115).
pub const MAX_GUN_TIME: Duration = secs(120);
/// The highest pressure of a massage gun (W115).
pub const MAX_GUN_PRESSURE: u8 = 4;
/// Tapping on one place (W116).
pub const MAX_TAPPING: Duration = secs(60);
/// The highest pressure of tapping on the trunk (W116).
pub const MAX_TAPPING_TRUNK_PRESSURE: u8 = 3;

/// The shortest stretch that does anything (W117).
pub const MIN_STRETCH: Duration = secs(10);
/// The longest stretch (W117).
pub const MAX_STRETCH: Duration = secs(60);
/// The longest stretch of the neck (W117).
pub const MAX_NECK_STRETCH: Duration = secs(30);
/// The strongest stretch of the neck (W117).
pub const MAX_NECK_STRETCH_PRESSURE: u8 = 3;

/// The shortest and the longest time to tense muscles (W118).
pub const TENSING: (Duration, Duration) = (secs(4), secs(10));
/// The shortest rest after tensing (W118).
pub const MIN_REST_AFTER_TENSING: Duration = secs(10);
/// The highest effort of tensing, 0 to 10 (W118).
pub const MAX_EFFORT: u8 = 6;

/// The shortest breath, 12 a minute, and the longest, 3.5 a minute (W119).
pub const BREATH: (Duration, Duration) = (secs(5), Duration::from_millis(17_143));
/// The longest hold in a breath (W119).
pub const MAX_BREATH_HOLD: Duration = secs(4);
/// The longest holds of one breath together (W119).
pub const MAX_BREATH_HOLDS: Duration = secs(7);
/// A pause after breathing out up to this long comes by itself and is no hold (E120).
pub const NATURAL_BREATH_REST: Duration = secs(2);

/// How much left and right may differ, in percent of the longer (W130).
pub const MAX_SIDE_DIFFERENCE: u64 = 10;
/// The longest session (W131).
pub const MAX_SESSION: Duration = secs(45 * 60);
/// The most firm work in a session (W131).
pub const MAX_FIRM_TIME: Duration = secs(20 * 60);

/// The fewest and the most words of a prompt (W150).
pub const PROMPT_WORDS: (usize, usize) = (10, 35);
/// The most words of a sentence (W150).
pub const MAX_SENTENCE_WORDS: usize = 24;
/// How much of a step may be speech, in percent (W152).
pub const MAX_STEP_SPEECH: u64 = 60;
/// How much of a day routine may be speech, in percent (W152).
pub const MAX_DAY_SPEECH: u64 = 45;
/// How much of a night routine may be speech, in percent (W152).
pub const MAX_NIGHT_SPEECH: u64 = 30;

/// The fastest change of sound at night (W160).
pub const MIN_NIGHT_FADE: Duration = secs(1);
/// How long into the last step of a night routine something may be said (W160).
pub const LAST_NIGHT_WORDS: Duration = secs(20);

/// The most sessions a day (W170).
pub const MAX_SESSIONS_A_DAY: u32 = 2;
/// The most days a week that still leave a day between firm sessions (W170).
pub const MAX_FIRM_DAYS_A_WEEK: u32 = 3;
