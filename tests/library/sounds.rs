//! The built-in sounds, held to the figures they promise.

#[path = "../../examples/render_sounds/chimes.rs"]
mod chimes;
#[path = "../../examples/render_sounds/measure.rs"]
mod measure;

use balm::sound::{BEDS, BuiltIn, CHIMES, Clip, Frame, Hour, Layered, Ring, Source, Struck, bed, chime_file};
use balm::unit::{Decibels, Frames, SAMPLE_RATE};
use measure::{Measured, measure};
use sha2::{Digest, Sha256};

const SECOND: usize = SAMPLE_RATE as usize;
/// Where one segment of a texture starts to fade into the next.
const SEAM: u64 = 18 * SAMPLE_RATE as u64;

/// So many frames of every bed, by day and by night in turn.
fn beds(count: usize) -> Vec<(BuiltIn, Hour, Vec<Frame>)> {
    let hours = BEDS.iter().flat_map(|bed| [(*bed, Hour::Day), (*bed, Hour::Night)]);
    hours.map(|(bed, hour)| (bed, hour, from(&mut *at_hour(bed.name, 1, hour), count))).collect()
}

fn source(name: &str, seed: u64) -> Box<dyn Source> {
    at_hour(name, seed, Hour::Day)
}

fn at_hour(name: &str, seed: u64, hour: Hour) -> Box<dyn Source> {
    bed(name, seed, hour).unwrap_or_else(|| panic!("{name} is listed but cannot be made"))
}

fn from(source: &mut dyn Source, count: usize) -> Vec<Frame> {
    let mut frames = vec![Frame::mono(9.0); count];
    source.fill(&mut frames);
    frames
}

/// One test for all of them, and not one each: it is the making of a minute of every bed that takes its time.
#[test]
fn a_minute_of_every_bed_keeps_what_is_promised_of_it() {
    for (bed, hour, frames) in beds(60 * SECOND) {
        let m = measure(&frames);
        is_as_loud_as_the_others(bed, &m);
        swells_no_further_than_its_hour_allows(bed, hour, &m);
        leaves_headroom_and_is_dark_at_the_top(bed, hour, &m);
        assert!((0.0..2.0).contains(&m.mono), "{}: one speaker loses {:.1} dB", bed.name, m.mono);
        has_no_click_at_a_seam(bed, &frames);
        comes_never_again(bed, &frames);
    }
}

fn is_as_loud_as_the_others(bed: BuiltIn, m: &Measured) {
    // In a minute of surf there are more waves, or fewer.
    let most = if bed.name == "ocean" { 1.5 } else { 0.5 };
    assert!((m.lufs + 26.0).abs() <= most, "{}: {:.2} LUFS", bed.name, m.lufs);
}

/// By night nothing swells by more than 2 dB or stands out by more than 3. By day waves come and go, a
/// bowl is struck, wood crackles and crickets chirp, each as far as it needs to be known by.
fn swells_no_further_than_its_hour_allows(bed: BuiltIn, hour: Hour, m: &Measured) {
    let (swing, event, rise) = match (hour, bed.name) {
        (Hour::Night, "fire") => (2.0, 3.0, 6.0),
        (Hour::Night, _) => (2.0, 3.0, 4.0),
        (Hour::Day, "ocean") => (10.0, 3.0, 4.0),
        (Hour::Day, "bowls") => (4.0, 6.0, 8.0),
        (Hour::Day, "fire") => (3.0, 6.0, 12.0),
        (Hour::Day, "night") => (3.0, 8.0, 18.0),
        (Hour::Day, _) => (3.0, 5.0, 5.0),
    };
    assert!(m.swing.0 >= -swing && m.swing.1 <= swing, "{}: {:?} dB", bed.name, m.swing);
    assert!(m.event <= event, "{}: something stands out by {:.1} dB", bed.name, m.event);
    assert!(m.rise <= rise, "{}: something rises by {:.1} dB", bed.name, m.rise);
}

fn leaves_headroom_and_is_dark_at_the_top(bed: BuiltIn, hour: Hour, m: &Measured) {
    let most = if bed.name == "fire" && hour == Hour::Day { -6.0 } else { -9.0 };
    assert!(m.peak <= most, "{}: peaks at {:.1} dBFS", bed.name, m.peak);
    assert!(m.top_octave <= -6.0, "{}: {:.1} dB above 8 kHz", bed.name, m.top_octave);
}

fn has_no_click_at_a_seam(bed: BuiltIn, frames: &[Frame]) {
    let step = |w: &[Frame]| (w[1] + w[0] * -1.0).peak();
    let largest = |from: usize, to: usize| frames[from..to].windows(2).map(step).fold(0.0, f32::max);
    let seam = SEAM as usize;
    let elsewhere = largest(0, seam - SECOND);
    // 1.3: rare drops and sparks differ from one stretch to the next; a click would be far more.
    for (a, b) in [(seam - 480, seam + 480), (seam, seam + 3 * SECOND)] {
        assert!(largest(a, b) <= 1.3 * elsewhere, "{}: a click near the seam", bed.name);
    }
    assert!(frames.iter().all(|f| f.left.is_finite() && f.right.is_finite()), "{}", bed.name);
}

fn comes_never_again(bed: BuiltIn, frames: &[Frame]) {
    let power = |x: &[Frame]| x.iter().map(|f| f64::from(f.left * f.left)).sum::<f64>();
    // One segment on, two on, and the places where a loop would likely start again.
    for later in [18, 20, 30, 36, 40, 56] {
        let pairs = frames[..3 * SECOND].iter().zip(&frames[later * SECOND..]);
        let apart: Vec<Frame> = pairs.map(|(a, b)| *a + *b * -1.0).collect();
        let share = power(&apart) / power(&frames[..3 * SECOND]);
        assert!(share > 0.1, "{}: after {later} s much the same: {share:.3}", bed.name);
    }
}

/// Of beds that make their own events, and of even ones; equal in level, and far apart.
const LAYERS: [&[(&str, f32)]; 5] = [
    &[("rain", 0.0), ("brown-noise", -6.0)],
    &[("stream", 0.0), ("fire", 0.0)],
    &[("wind", 0.0), ("night", -12.0), ("warm-pad", -3.0)],
    &[("rain", 0.0), ("stream", 0.0), ("pink-noise", 0.0), ("brown-noise", 0.0)],
    &[("fire", 0.0), ("night", 0.0), ("bowls", 0.0), ("rain", -20.0)],
];

fn layered(layers: &[(&str, f32)], hour: Hour) -> Layered {
    let layer =
        |(seed, (name, level)): (usize, &(&str, f32))| (at_hour(name, seed as u64, hour), Decibels(*level));
    Layered::new(layers.iter().enumerate().map(layer).collect())
}

#[test]
fn layers_together_are_as_loud_as_one_bed_and_leave_its_headroom() {
    for layers in LAYERS {
        for hour in [Hour::Day, Hour::Night] {
            let m = measure(&from(&mut layered(layers, hour), 60 * SECOND));
            assert!((m.lufs + 26.0).abs() <= 0.5, "{layers:?}, {hour:?}: {:.2} LUFS", m.lufs);
            let most = if hour == Hour::Day { -6.0 } else { -9.0 };
            assert!(m.peak <= most, "{layers:?}, {hour:?}: peaks at {:.1} dBFS", m.peak);
        }
    }
}

#[test]
fn a_layer_is_as_much_softer_as_it_says_and_no_layers_are_silence() {
    let alone = from(&mut Layered::new(vec![(source("rain", 1), Decibels(-20.0))]), SECOND);
    assert!(alone == from(&mut *source("rain", 1), SECOND), "one layer is the whole, whatever its level");
    let both = from(&mut layered(&[("rain", 0.0), ("wind", -6.0)], Hour::Day), SECOND);
    let (rain, wind) = (from(&mut *source("rain", 0), SECOND), from(&mut *source("wind", 1), SECOND));
    // −6 dB is 0.501; the powers 1 and 0.251 are together those of one bed.
    let whole = 1.251_f32.sqrt();
    for ((both, rain), wind) in both.iter().zip(rain).zip(wind) {
        assert!((*both + (rain + wind * 0.501_19) * (-1.0 / whole)).peak() < 1e-4);
    }
    assert_eq!(from(&mut Layered::new(Vec::new()), 300), [Frame::SILENCE; 300]);
}

#[test]
fn another_seed_is_another_sound_of_the_same_kind() {
    for bed in BEDS {
        let (a, again) = (from(&mut *source(bed.name, 3), SECOND), from(&mut *source(bed.name, 3), SECOND));
        assert_eq!(a, again, "{}", bed.name);
        assert_ne!(a, from(&mut *source(bed.name, 4), SECOND), "{}", bed.name);
    }
}

#[test]
fn a_seek_lands_on_the_same_frames() {
    for (bed, hour, frames) in beds(2 * SEAM as usize + SECOND) {
        let mut jumping = at_hour(bed.name, 1, hour);
        let near_seams = [SEAM - 1, SEAM, SEAM + 1, SEAM + 47_777, SEAM + 2 * 48_000, 2 * SEAM + 5];
        for at in [0, 1, 255, 256, 257, 99_999].into_iter().chain(near_seams).chain([7]) {
            jumping.seek(Frames(at));
            let now = from(&mut *jumping, 600);
            assert!(now == frames[at as usize..at as usize + 600], "{} at {at}", bed.name);
        }
    }
}

#[test]
fn a_seek_far_into_the_night_agrees_with_listening_there() {
    let far = 9 * 3600 * u64::from(SAMPLE_RATE);
    for bed in BEDS {
        let (mut early, mut late) = (source(bed.name, 1), source(bed.name, 1));
        early.seek(Frames(far));
        late.seek(Frames(far + 4 * SECOND as u64 + 17));
        let listened = from(&mut *early, 5 * SECOND);
        assert!(listened[4 * SECOND + 17..4 * SECOND + 999] == from(&mut *late, 982), "{}", bed.name);
        assert!(listened.iter().any(|f| f.peak() > 0.005), "{} has died away", bed.name);
        // No place is too far.
        late.seek(Frames(u64::MAX - 100));
        from(&mut *late, 1000);
    }
}

#[test]
fn the_portions_asked_for_make_no_difference() {
    for (bed, hour, frames) in beds(SECOND) {
        let mut source = at_hour(bed.name, 1, hour);
        let mut at = 0;
        for portion in [1, 64, 0, 255, 256, 257, 1000, 3, 4096, 1].into_iter().cycle().take(60) {
            let got = from(&mut *source, portion);
            assert!(got == frames[at..at + portion], "{} at {at}", bed.name);
            at += portion;
        }
    }
}

#[test]
fn names_are_known_and_others_are_not() {
    assert!(["Rain", "bowl-low"].iter().all(|name| bed(name, 1, Hour::Day).is_none()));
    assert!(chime_file("rain").is_none() && chime_file("").is_none());
    let files = CHIMES.iter().filter(|chime| chime_file(chime.name).is_some()).map(|chime| chime.name);
    assert!(files.eq(chimes::CHIMES.iter().map(|chime| chime.name)));
    let rings = |name: &str| Struck::named(name).is_some();
    assert!(CHIMES.iter().all(|chime| rings(chime.name) != chime_file(chime.name).is_some()));
    assert!(!rings("rain") && Clip::built_in("rain").is_ok_and(|clip| clip.is_none()));
}

#[test]
fn chimes_are_what_their_generators_make() {
    for chime in &chimes::CHIMES {
        let (file, made) = (decoded(chime.name), chime.samples());
        assert_eq!(file.len(), made.len(), "{}", chime.name);
        // One step of sixteen bits: another machine's sine may round the other way.
        let apart = file.iter().zip(&made).map(|(a, b)| (a - b).abs()).max();
        assert!(apart <= Some(1), "{}: {apart:?}", chime.name);
    }
}

/// A chime as it sounds, to its end.
fn chime_frames(name: &str) -> Vec<Frame> {
    match Struck::named(name) {
        Some(struck) => {
            let mut frames = vec![Frame::mono(9.0); struck.length().0 as usize + 999];
            let mut ring = Ring::from(struck, Frames::ZERO);
            let count = ring.fill(&mut frames);
            assert!(ring.is_over() && ring.fill(&mut [Frame::SILENCE; 9]) == 0, "{name}");
            assert_eq!(count as u64, struck.length().0);
            frames.truncate(count);
            frames
        }
        None => {
            let side = |x: i32| x as f32 / 32_768.0;
            decoded(name).chunks_exact(2).map(|x| Frame { left: side(x[0]), right: side(x[1]) }).collect()
        }
    }
}

#[test]
fn chimes_come_softly_and_end_in_silence() {
    for chime in CHIMES {
        let frames = chime_frames(chime.name);
        let peak = |x: &[Frame]| x.iter().map(|f| f.peak()).fold(0.0, f32::max);
        let whole = peak(&frames);
        let longest = if Struck::named(chime.name).is_some() { 20 } else { 2 };
        assert!(frames.len() <= longest * SECOND, "{} is long", chime.name);
        assert!(whole <= 10f32.powf(-9.0 / 20.0), "{}: {whole}", chime.name);
        let loudest = chimes::loudest(&frames);
        assert!((loudest + 24.0).abs() < 0.5, "{}: {loudest:.2} LUFS", chime.name);
        assert!(peak(&frames[frames.len() - 900..]) < 1e-6, "{} is cut off", chime.name);
        // Tones rise over 200 ms at least, knocks over 50.
        let rise = if ["wood", "tap"].contains(&chime.name) { 50 } else { 200 };
        let quarter = peak(&frames[..rise * SECOND / 4000]);
        assert!(quarter < 0.3 * whole, "{} comes too fast: {}", chime.name, quarter / whole);
        assert!(peak(&frames[..48]) < 0.01 * whole, "{} clicks", chime.name);
    }
}

/// When the level has fallen by 60 dB for good, in seconds: half a second at a time, so that beats do not count.
fn sixty_db(frames: &[Frame]) -> f64 {
    let power =
        |x: &[Frame]| x.iter().map(|f| f64::from(f.left).powi(2) + f64::from(f.right).powi(2)).sum::<f64>();
    let powers: Vec<f64> = frames.windows(SECOND / 2).step_by(SECOND / 20).map(power).collect();
    let loudest = powers.iter().copied().fold(0.0, f64::max);
    powers.iter().rposition(|power| *power > loudest * 1e-6).map_or(0.0, |last| (last + 1) as f64 / 20.0)
}

#[test]
fn bowls_ring_for_15_to_20_seconds_and_the_bell_for_10() {
    for (name, from, to) in [("bowl-low", 15.0, 19.5), ("bowl-high", 15.0, 19.5), ("bell-soft", 9.0, 11.0)] {
        let rings = sixty_db(&chime_frames(name));
        assert!((from..to).contains(&rings), "{name}: {rings:.2} s");
    }
}

/// How strong one frequency is between the first and the fifth second: a Hann window tells tones 2 Hz apart.
fn strength(frames: &[Frame], hz: f64) -> f64 {
    let part = &frames[SECOND..5 * SECOND];
    let (mut re, mut im) = (0.0, 0.0);
    for (i, frame) in part.iter().enumerate() {
        let window = 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / part.len() as f64).cos();
        let angle = std::f64::consts::TAU * hz * i as f64 / SECOND as f64;
        re += window * f64::from(frame.left + frame.right) * angle.cos();
        im += window * f64::from(frame.left + frame.right) * angle.sin();
    }
    20.0 * f64::hypot(re, im).log10()
}

#[test]
fn every_strong_partial_of_what_rings_is_two_tones_that_beat() {
    for (name, partials) in [
        ("bowl-low", &[(164.8, 2.0), (457.8, 2.6), (853.8, 3.2)][..]),
        ("bowl-high", &[(392.0, 2.2), (1083.9, 2.8), (2007.4, 3.4)]),
        ("bell-soft", &[(261.6, 2.0), (523.3, 2.4), (622.8, 2.8), (784.9, 3.0), (1046.5, 3.4)]),
    ] {
        let frames = chime_frames(name);
        for (hz, split) in partials {
            let tones = [-0.5, 0.5].map(|half| strength(&frames, hz + half * split));
            let between = strength(&frames, *hz);
            assert!(tones.iter().all(|tone| *tone > between + 6.0), "{name} at {hz}: {tones:?}, {between}");
        }
    }
    // What a small bowl is known by.
    let high = chime_frames("bowl-high");
    let second = strength(&high, 1083.9 - 1.4) - strength(&high, 392.0 - 1.1);
    assert!((-10.0..-3.0).contains(&second), "{second} dB");
}

#[test]
fn a_ring_is_entered_anywhere_on_the_same_frames() {
    let whole = chime_frames("bowl-high");
    for at in [0, 1, 255, 256, 10_000, 333_333, whole.len() - 700] {
        let mut part = [Frame::SILENCE; 600];
        Ring::from(Struck::named("bowl-high").unwrap(), Frames(at as u64)).fill(&mut part);
        assert!(part == whole[at..at + 600], "at {at}");
    }
}

#[test]
fn every_sound_has_its_origin_and_hash_written_down() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sounds");
    let list = std::fs::read_to_string(format!("{folder}/SOURCES.md")).expect("the list");
    let rows: Vec<Vec<&str>> = list
        .lines()
        .filter(|line| line.contains(".flac |"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    for row in &rows {
        let bytes = std::fs::read(format!("{folder}/{}", row[0])).expect("a listed file");
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(row[4], hash, "{}", row[0]);
        assert!(!row[2].is_empty() && row[3] == "CC0-1.0", "{}", row[0]);
        assert!(chimes::CHIMES.iter().any(|c| c.what == row[1]), "{}", row[0]);
        let embedded = chime_file(row[0].trim_end_matches(".flac"));
        assert!(embedded == Some(&bytes[..]), "{} is not embedded", row[0]);
    }
    let mut listed: Vec<&str> = rows.iter().map(|row| row[0]).chain(["SOURCES.md"]).collect();
    let files = std::fs::read_dir(folder).expect("sounds/").map(|e| e.expect("an entry"));
    let there = files.filter(|e| e.path().is_file()).map(|e| e.file_name());
    let mut there: Vec<String> = there.map(|name| name.to_string_lossy().into_owned()).collect();
    listed.sort_unstable();
    there.sort_unstable();
    assert_eq!(listed, there);
}

/// The samples of a chime's file, left and right in turn.
fn decoded(name: &str) -> Vec<i32> {
    use symphonia::core::audio::sample::Sample;
    use symphonia::core::io::MediaSourceStream;
    let file = std::io::Cursor::new(chime_file(name).expect("a chime"));
    let stream = MediaSourceStream::new(Box::new(file), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(&Default::default(), stream, Default::default(), Default::default())
        .expect("a FLAC file");
    let track = format.default_track(symphonia::core::formats::TrackType::Audio).expect("a track");
    let parameters = track.codec_params.as_ref().and_then(|p| p.audio()).expect("its kind");
    assert_eq!(parameters.sample_rate, Some(SAMPLE_RATE), "{name}");
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &Default::default())
        .expect("a decoder");
    let mut samples = Vec::new();
    while let Some(packet) = format.next_packet().expect("a packet") {
        let buffer = decoder.decode(&packet).expect("sound");
        let mut part = vec![i16::MID; buffer.samples_interleaved()];
        buffer.copy_to_slice_interleaved(&mut part);
        samples.extend(part.into_iter().map(i32::from));
    }
    samples
}
