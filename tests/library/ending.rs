//! What becomes of the background sound after the last step.

use balm::timeline::{Ending, GetReady, Linger, Options, Timeline};
use balm::unit::{Duration, Frames};

use crate::common::{live, timeline};

const DAY: &str =
    "balm = 1\ntitle = \"Rest\"\n[defaults]\nbed = \"rain\"\n[[step]]\ntitle = \"Rest\"\nfor = \"5m\"";
const NIGHT: &str = "balm = 1\ntitle = \"Rest\"\nkind = \"night\"\n[defaults]\nbed = \"rain\"\n[[step]]\ntitle = \"Rest\"\nfor = \"5m\"";
const SILENT: &str = "balm = 1\ntitle = \"Rest\"\n[[step]]\ntitle = \"Rest\"\nfor = \"5m\"";

fn laid(toml: &str, linger: Linger, fade: Option<u64>) -> Timeline {
    let ending = Ending { linger, fade: fade.map(Duration::from_secs) };
    timeline(toml, |_| Frames::ZERO, Options { ending, ..Options::default() })
}

/// How long the sound goes on after the last step, and how long it fades, in seconds.
fn after(timeline: &Timeline) -> (u64, u64) {
    let whole = |length: Frames| length.secs().round() as u64;
    let bed = timeline.beds.last().expect("a bed");
    let [.., before, last] = bed.gain.points() else { panic!("{bed:?}") };
    (whole(timeline.end - timeline.done), whole(last.at - before.at))
}

fn minutes(minutes: u64) -> Linger {
    Linger::For(Duration::from_secs(60 * minutes))
}

#[test]
fn the_sound_lingers_as_long_as_was_asked() {
    for (toml, usual) in [(DAY, (8, 8)), (NIGHT, (300, 150))] {
        assert_eq!(after(&laid(toml, Linger::AsWritten, None)), usual);
        assert_eq!(after(&laid(toml, minutes(30), None)), (1800, 240));
        assert_eq!(after(&laid(toml, minutes(1), None)), (60, 60));
        assert_eq!(after(&laid(toml, minutes(30), Some(600))), (1800, 600));
        assert_eq!(after(&laid(toml, minutes(2), Some(600))), (120, 120), "no longer than it lasts");
    }
    // However little is asked for, it fades.
    assert_eq!(after(&laid(DAY, Linger::For(Duration::ZERO), Some(0))), (8, 2));
    assert_eq!(after(&laid(NIGHT, Linger::For(Duration::ZERO), Some(0))), (2, 2));
    let silent = laid(SILENT, minutes(30), None);
    assert_eq!(silent.end, silent.done, "where nothing sounds nothing goes on");
}

#[test]
fn the_whole_is_over_when_it_was_asked_to_be_also_if_a_step_gets_longer() {
    let hour = Linger::UntilWhole(Duration::from_secs(3600));
    for toml in [DAY, NIGHT] {
        let ending = Ending { linger: hour, fade: None };
        let start_in = GetReady::Exactly(Duration::from_secs(20));
        let options = Options { ending, start_in, ..Options::default() };
        let mut live = live(toml, |_| Frames::ZERO, options);
        assert_eq!(live.timeline.end, Frames::from_millis(3_600_000));
        let at = Frames::from_millis(100_000);
        live.lengthen(at, at, Duration::from_secs(30));
        assert_eq!(live.timeline.done, Frames::from_millis(350_000));
        assert_eq!(live.timeline.end, Frames::from_millis(3_600_000));
    }
    let short = laid(DAY, Linger::UntilWhole(Duration::from_secs(60)), None);
    assert_eq!(
        (after(&short).0, short.master.at(short.end)),
        (8, 0.0),
        "a routine that takes longer still fades"
    );
}
