//! The smallest and largest value of a key, from its table, for its reader.

use std::ops::RangeInclusive;

use crate::unit::Duration;

type Times = RangeInclusive<Duration>;
type Numbers = RangeInclusive<u32>;

const SECOND: Duration = Duration::from_secs(1);
/// The longest session: a night.
pub const HALF_A_DAY: Duration = Duration::from_secs(12 * 3600);
/// The longest step, and the longest silence around one.
pub const TWO_HOURS: Duration = Duration::from_secs(2 * 3600);

/// The largest routine in bytes of text, all its files together. The longest shipped one has a thousandth
/// of it.
pub const LARGEST: usize = 4 << 20;
/// The most characters of a title, a name or an id: one line on a screen.
pub const SHORT: usize = 200;
/// The most characters of a prompt or a summary. A minute of speech is 900.
pub const LONG: usize = 2000;

/// One step.
pub const STEP: Times = SECOND..=TWO_HOURS;
/// A silence or a change-over around a step, a change of bed.
pub const PAUSE: Times = Duration::ZERO..=TWO_HOURS;
/// The shortest and longest a step or a routine may become.
pub const FIT: Times = SECOND..=HALF_A_DAY;
/// How long the bed stays after a night routine.
pub const LINGER: Times = Duration::ZERO..=HALF_A_DAY;

/// The silence after a step, where none is written.
pub const GAP: Duration = Duration::from_secs(2);
/// The change-over between sides, where none is written.
pub const SWAP: Duration = Duration::from_secs(4);
/// How long a change of bed takes, where nothing is written of it.
pub const FADE: Duration = Duration::from_secs(3);

/// How hard, as felt.
pub const FELT: Numbers = 0..=10;
/// Places that share a step's time.
pub const SPOTS: Numbers = 1..=100;
/// Rounds of a section, repeats of a step.
pub const TIMES: Numbers = 1..=1000;
/// Breaths in a step.
pub const BREATHS: Numbers = 1..=7200;
/// A revision.
pub const REVISION: Numbers = 1..=1_000_000;
/// Words a minute.
pub const PACE: Numbers = 60..=260;
/// Times a day.
pub const A_DAY: Numbers = 1..=24;
/// Times a week.
pub const A_WEEK: Numbers = 1..=168;
/// Weeks.
pub const WEEKS: Numbers = 1..=520;
