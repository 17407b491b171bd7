//! A step that is made longer while it plays is laid out again.

use balm::timeline::{LiveTimeline, Moment, Options, Quiet, Timeline};
use balm::unit::{Duration, Frames};

use crate::common::live;

const THIRTY: Duration = Duration::from_secs(30);

fn secs(n: f64) -> Frames {
    Frames((n * 48_000.0) as u64)
}

/// Asks for thirty seconds more at this second, when 0.6 s more have been mixed; how much is given.
fn plus(live: &mut LiveTimeline, at: f64) -> f64 {
    seconds(live.lengthen(secs(at), secs(at + 0.6), THIRTY).by)
}

fn seconds(at: Frames) -> f64 {
    (at.0 as f64 / 480.0).round() / 100.0
}

/// When everything is said, in seconds.
fn said(timeline: &Timeline) -> Vec<(f64, &str)> {
    let say = timeline.markers.iter().filter_map(|marker| match &marker.what {
        Moment::Say { text, .. } => Some((seconds(marker.at), text.as_str())),
        _ => None,
    });
    say.collect()
}

fn step(inside: &str) -> String {
    format!("balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"x\"\ngap = \"0s\"\n{inside}")
}

const HALFWAY: &str = "for = \"20s\"\nsay = \"Hold.\"\n[step.cues]\nhalfway = \"Half.\"\n\"25%\" = \"Quarter.\"\n\
                       \"every 5s\" = \"Breathe.\"\n-3s = \"Three.\"\nend = \"Let go.\"\n\
                       [[step]]\ntitle = \"Rest\"\nfor = \"5s\"\nsay = \"Rest.\"\n";

fn is_said(live: &LiveTimeline, text: &str, wanted: &[f64]) {
    let times: Vec<f64> =
        said(&live.timeline).into_iter().filter(|(_, t)| *t == text).map(|(at, _)| at).collect();
    assert_eq!(times, wanted, "{text} in {:?}", said(&live.timeline));
}

#[test]
fn cues_by_share_and_from_the_end_move_and_the_others_go_on() {
    let mut live = live(&step(HALFWAY), |_| Frames::ZERO, Options::default());
    assert_eq!(plus(&mut live, 2.0), 30.0);
    is_said(&live, "Half.", &[25.0]);
    is_said(&live, "Quarter.", &[12.5]);
    is_said(&live, "Breathe.", &[5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0]);
    is_said(&live, "Three.", &[47.0]);
    is_said(&live, "Let go.", &[50.0]);
    is_said(&live, "Rest.", &[50.0]);
    assert_eq!(seconds(live.timeline.done), 55.0);
    // Exactly as it would be, had its author written so.
    let written = step(&HALFWAY.replace("20s", "50s"));
    let written = crate::common::timeline(&written, |_| Frames::ZERO, Options::default());
    assert_eq!(said(&live.timeline), said(&written));
}

#[test]
fn what_was_said_stays_and_a_count_to_the_end_begins_again() {
    let mut live = live(&step(HALFWAY), |_| Frames::ZERO, Options::default());
    assert_eq!(plus(&mut live, 18.0), 30.0);
    is_said(&live, "Half.", &[10.0]);
    is_said(&live, "Three.", &[17.0, 47.0]);
    assert_eq!(plus(&mut live, 40.0), 30.0);
    is_said(&live, "Half.", &[10.0]);
    is_said(&live, "Three.", &[17.0, 77.0]);
    // Back to its beginning it is a step of eighty seconds.
    assert!(live.go_to(Frames::ZERO));
    is_said(&live, "Half.", &[40.0]);
    is_said(&live, "Three.", &[77.0]);
    assert!(!live.go_to(Frames::ZERO));
}

#[test]
fn words_that_are_being_said_are_said_out() {
    let mut live = live(&step(HALFWAY), |_| secs(1.0), Options::default());
    plus(&mut live, 10.2);
    is_said(&live, "Half.", &[10.0]);
    let half = live.timeline.clips.iter().find(|clip| clip.at == secs(10.0)).unwrap();
    assert_eq!(half.length, secs(1.0));
    let spoken: Vec<_> = live.timeline.clips.iter().map(|clip| (clip.at, clip.at + clip.length)).collect();
    assert!(spoken.windows(2).all(|pair| pair[1].0 + secs(0.24) >= pair[0].1), "{spoken:?}");
}

#[test]
fn breaths_stay_whole() {
    let breathing = "for = \"24s\"\nbreath = \"6-0-6\"\n";
    let mut live = live(&step(breathing), |_| Frames::ZERO, Options::default());
    assert_eq!(plus(&mut live, 3.0), 36.0);
    assert_eq!(seconds(live.timeline.passages[0].end), 60.0);
    assert_eq!(plus(&mut live, 30.0), 36.0);
    assert_eq!(seconds(live.timeline.passages[0].end), 96.0);
}

#[test]
fn near_the_end_of_a_step_it_is_laid_out_from_where_it_is() {
    let mut live = live(&step(HALFWAY), |_| Frames::ZERO, Options::default());
    let longer = live.lengthen(secs(19.8), secs(20.4), THIRTY);
    assert!(!longer.is_seamless);
    assert_eq!((longer.from, seconds(live.timeline.passages[0].end)), (secs(19.8), 50.0));
}

#[test]
fn silence_and_time_to_get_ready_get_longer_too() {
    let options = Options {
        start_in: balm::timeline::GetReady::Exactly(Duration::from_secs(10)),
        ..Options::default()
    };
    let routine = step(HALFWAY).replace("gap = \"0s\"", "gap = \"4s\"");
    let mut live = live(&routine, |_| Frames::ZERO, options);
    assert_eq!(plus(&mut live, 3.0), 30.0);
    assert_eq!(seconds(live.timeline.lead_in), 40.0);
    is_said(&live, "Half.", &[50.0]);
    assert_eq!(plus(&mut live, 61.0), 30.0);
    let first = &live.timeline.passages[0];
    assert_eq!((seconds(first.end), seconds(first.until)), (60.0, 94.0));
    is_said(&live, "Let go.", &[60.0]);
    // Later steps are made longer where they are by then.
    assert_eq!(plus(&mut live, 95.0), 30.0);
    assert_eq!(seconds(live.timeline.done), 94.0 + 35.0);
}

#[test]
fn in_a_rehearsal_the_silence_that_is_added_is_cut_too() {
    let options = Options { quiet: Quiet::Short, ..Options::default() };
    let routine = step("for = \"60s\"\n[step.cues]\nhalfway = \"Half.\"\n-5s = \"Five.\"\n");
    let mut live = live(&routine, |_| Frames::ZERO, options);
    assert_eq!(said(&live.timeline), [(2.0, "Half."), (4.0, "Five.")]);
    // Before the half, which is 45 s of 90 then.
    assert_eq!(plus(&mut live, 0.5), 30.0);
    assert_eq!(said(&live.timeline), [(2.0, "Half."), (4.0, "Five.")]);
    let skipped = live.timeline.markers.iter().map(|marker| match marker.what {
        Moment::Quiet { skipped } => seconds(skipped),
        _ => 0.0,
    });
    assert_eq!(skipped.sum::<f64>(), 90.0 - seconds(live.timeline.done));
    // After it: it has been said.
    assert_eq!(plus(&mut live, 2.2), 30.0);
    is_said(&live, "Half.", &[2.0]);
}

#[test]
fn in_a_rehearsal_more_is_given_also_where_the_silence_is_cut_to_the_end_of_the_step() {
    let options = Options { quiet: Quiet::Short, ..Options::default() };
    let routine = step("for = \"60s\"\n[step.cues]\n\"25%\" = \"Quarter.\"\n")
        + "[[step]]\ntitle = \"y\"\nfor = \"20s\"\n";
    let mut live = live(&routine, |_| Frames::ZERO, options);
    assert_eq!(plus(&mut live, 0.5), 30.0);
    is_said(&live, "Quarter.", &[2.0]);
    // In the second step, which begins where the silence of the first was cut.
    assert_eq!(plus(&mut live, 4.5), 30.0);
    let skipped = live.timeline.markers.iter().map(|marker| match marker.what {
        Moment::Quiet { skipped } => seconds(skipped),
        _ => 0.0,
    });
    assert_eq!(skipped.sum::<f64>(), 140.0 - seconds(live.timeline.done));
}

#[test]
fn no_gain_makes_a_step() {
    let night = "balm = 1\ntitle = \"x\"\nkind = \"night\"\n[defaults]\nbed = \"rain\"\n[[step]]\ntitle = \"x\"\n\
                 for = \"60s\"\nsay = \"One.\"\n[step.cues]\nhalfway = \"Half.\"\n[[step]]\ntitle = \"y\"\n\
                 for = \"60s\"\nbed = \"ocean\"\nsay = \"Two.\"\n";
    for at in [0.5, 1.9, 7.0, 29.6, 31.0, 55.0, 63.0, 100.0] {
        let mut live = live(night, |_| secs(2.0), Options::default());
        let before = std::sync::Arc::clone(&live.timeline);
        let fixed = secs(at + 0.6);
        (0..10).for_each(|_| _ = live.lengthen(secs(at), fixed, THIRTY));
        let gains = |timeline: &Timeline| {
            let mut all = vec![timeline.duck.clone(), timeline.master.clone()];
            all.extend(timeline.bed_cutoff.clone());
            all.extend(timeline.beds.iter().map(|bed| bed.gain.clone()));
            all
        };
        for (old, new) in gains(&before).iter().zip(gains(&live.timeline)) {
            for n in 0..60 {
                let on = Frames(fixed.0.saturating_sub(48 * 10 * n));
                let (was, is) = (old.at(on), new.at(on));
                assert!((was - is).abs() <= 0.002 * was.abs().max(0.01), "{was} {is} at {on:?} of {at}");
            }
            for n in 0..300 {
                let on = fixed + Frames(480 * n);
                let (a, b) = (new.at(on), new.at(on + Frames(480)));
                assert!((a - b).abs() < 0.05 * a.abs().max(1.0), "{a} {b} at {on:?} of {at}");
            }
        }
    }
}
