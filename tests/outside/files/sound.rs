//! The sound itself: every frame, how loud, how high its peaks.

use super::heard::heard;
use super::read::Read;
use super::written::Written;

crate::tests! {
    what_is_kept_without_loss_is_what_is_played
    a_file_is_whole_and_as_loud_as_promised_by_day_and_by_night
    what_is_lifted_keeps_its_true_peak_under_the_promised_one
}

fn what_is_kept_without_loss_is_what_is_played() {
    let written = Written::new();
    let played = Read::of(&written.export(&["played.wav", "--depth", "float", "--as-played"]));
    let kept = Read::of(&written.export(&["kept.flac", "--depth", "24", "--as-played"]));
    assert_eq!(kept.samples.len(), played.samples.len());
    let off = kept.samples.iter().zip(&played.samples).map(|(a, b)| (a - b).abs());
    assert!(off.fold(0.0, f32::max) < 2.0 / 8_388_608.0);
    // By turns, and not one side twice: rain falls differently on either.
    assert!(played.samples.chunks_exact(2).any(|frame| (frame[0] - frame[1]).abs() > 0.001));
}

fn a_file_is_whole_and_as_loud_as_promised_by_day_and_by_night() {
    for (written, promised) in [(Written::new(), -20.0), (Written::night(), -26.0)] {
        let length = written.length();
        for (args, channels) in
            [(&["a.mp3"][..], 2), (&["a.flac"], 2), (&["a.wav"], 2), (&["small.mp3", "--small"], 1)]
        {
            let read = Read::of(&written.export(args));
            assert_eq!((read.channels, read.frames()), (channels, length), "{args:?}");
            let (loud, peak) = heard(&read.samples, channels);
            assert!((loud - promised).abs() < 1.0, "{args:?}: {loud} LUFS, {promised} promised");
            assert!(peak <= -3.0, "{args:?}: {peak} dBTP");
        }
    }
}

fn what_is_lifted_keeps_its_true_peak_under_the_promised_one() {
    let written = Written::beats();
    let sound = |args: &[&str]| {
        let read = Read::of(&written.export(args));
        heard(&read.samples, read.channels)
    };
    let (played, peak) = sound(&["played.wav", "--as-played"]);
    assert!(played < -26.0 && peak > -8.0, "as played at {played} LUFS, {peak} dBTP, it says nothing");
    for args in [&["a.mp3"][..], &["a.flac"], &["a.wav"], &["small.mp3", "--small"]] {
        let (_, peak) = sound(args);
        assert!(peak <= -3.0, "{args:?}: {peak} dBTP");
    }
}
