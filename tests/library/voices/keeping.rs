//! What was spoken is kept, within bounds, and nothing that lies in the folder can do harm.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use balm::sound::Speech;
use balm::unit::{self, Frames, Pace};
use balm::voice::{Cache, Fingerprint, Phrase, Utterance};

use super::{Bench, line};

fn speech(samples: usize) -> Speech {
    Speech { samples: (0..samples).map(|i| (i % 3000) as i16).collect() }
}

fn print(n: usize) -> Fingerprint {
    Fingerprint::of("test", &line(&[&format!("Line {n}.")]))
}

fn file(bench: &Bench, n: usize) -> PathBuf {
    bench.path("cache").join(format!("{}.wav", print(n)))
}

fn cache(bench: &Bench) -> Cache {
    Cache::at(bench.path("cache"))
}

fn phrase(text: &str, pause: u64) -> Phrase {
    Phrase { text: text.into(), sounds: Vec::new(), pause: unit::Duration::from_millis(pause) }
}

#[test]
fn everything_that_is_heard_is_in_the_fingerprint() {
    let of = |identity: &str, language: &str, pace: u16, phrases: &[(&str, u64)]| {
        let phrases = phrases.iter().map(|(text, pause)| phrase(text, *pause)).collect();
        let line = Utterance { phrases, language: language.into(), pace: Pace(pace) };
        Fingerprint::of(identity, &line).to_string()
    };
    let all = [
        of("a", "en", 140, &[("One.", 700), ("Two.", 0)]),
        of("b", "en", 140, &[("One.", 700), ("Two.", 0)]),
        of("a", "en-GB", 140, &[("One.", 700), ("Two.", 0)]),
        of("a", "en", 141, &[("One.", 700), ("Two.", 0)]),
        of("a", "en", 140, &[("One.", 701), ("Two.", 0)]),
        of("a", "en", 140, &[("One. Two.", 0)]),
        of("a", "en", 140, &[("One.", 700), ("Two.", 0), ("Three.", 0)]),
        of("a", "en", 140, &[("One.7", 0), ("0Two.", 0)]),
        of("ae", "n", 140, &[("One.", 700), ("Two.", 0)]),
        of("a", "en1", 40, &[("One.", 700), ("Two.", 0)]),
    ];
    for (i, a) in all.iter().enumerate() {
        assert!(a.len() == 32 && a.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{a}");
        assert!(all[i + 1..].iter().all(|b| a != b), "{i}");
    }
    // On disk since the first version: it must not change by chance.
    assert_eq!(all[0], "efd2e72a36090931f94311205b6ba5fb");
}

#[test]
fn what_is_put_is_got() {
    let bench = Bench::new();
    let cache = cache(&bench);
    assert_eq!((cache.get(&print(1)), cache.length(&print(1)), cache.size()), (None, None, 0));
    cache.put(&print(1), &speech(24_001)).unwrap();
    assert_eq!(cache.get(&print(1)), Some(speech(24_001)));
    assert_eq!(cache.length(&print(1)), Some(Frames(48_002)));
    assert_eq!(cache.size(), 44 + 2 * 24_001);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(bench.path("cache")), mode(file(&bench, 1))), (0o700, 0o600));
    fs::set_permissions(bench.path("cache"), fs::Permissions::from_mode(0o755)).unwrap();
    cache.put(&print(1), &speech(100)).unwrap();
    assert_eq!(mode(bench.path("cache")), 0o700);
    assert_eq!(cache.get(&print(1)), Some(speech(100)));
}

#[test]
fn what_is_not_whole_is_not_there_and_is_replaced() {
    let bench = Bench::new();
    let cache = cache(&bench);
    cache.put(&print(1), &speech(1000)).unwrap();
    let good = fs::read(file(&bench, 1)).unwrap();
    let stereo = || {
        let mut bytes = good.clone();
        bytes[22] = 2;
        bytes
    };
    let long = || {
        let mut bytes = good.clone();
        bytes[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes
    };
    let bad = [
        Vec::new(),
        b"RIFF".to_vec(),
        good[..44].to_vec(),
        good[..good.len() - 1].to_vec(),
        [&good[..], b"x"].concat(),
        vec![0; 10_000],
        stereo(),
        long(),
    ];
    for (i, bytes) in bad.into_iter().enumerate() {
        fs::write(file(&bench, 1), bytes).unwrap();
        assert_eq!((cache.get(&print(1)), cache.length(&print(1))), (None, None), "{i}");
        cache.put(&print(1), &speech(1000)).unwrap();
        assert_eq!(cache.get(&print(1)), Some(speech(1000)), "{i}");
    }
}

#[test]
fn no_header_makes_it_panic_or_wait() {
    let bench = Bench::new();
    let cache = cache(&bench);
    cache.put(&print(1), &speech(20)).unwrap();
    let good = fs::read(file(&bench, 1)).unwrap();
    for at in 0..44 {
        for value in [0, 1, 2, 3, 4, 16, 0x7f, 0x80, 0xfe, 0xff] {
            let mut bytes = good.clone();
            bytes[at] = value;
            fs::write(file(&bench, 1), bytes).unwrap();
            assert_eq!(cache.get(&print(1)).is_some(), cache.length(&print(1)).is_some());
        }
    }
    let odd: [(&str, &dyn Fn()); 4] = [
        ("a folder", &|| fs::create_dir(file(&bench, 1)).unwrap()),
        ("a device", &|| symlink("/dev/zero", file(&bench, 1)).unwrap()),
        ("itself", &|| symlink(file(&bench, 1), file(&bench, 1)).unwrap()),
        ("nothing", &|| symlink("/nowhere", file(&bench, 1)).unwrap()),
    ];
    for (name, make) in odd {
        let _ = fs::remove_file(file(&bench, 1));
        let _ = fs::remove_dir(file(&bench, 1));
        make();
        let begun = Instant::now();
        assert_eq!(cache.get(&print(1)), None, "{name}");
        let _ = cache.put(&print(1), &speech(20));
        let _ = (cache.size(), cache.clean());
        assert!(begun.elapsed() < Duration::from_secs(1), "{name}");
    }
}

#[test]
fn the_longest_unused_goes_first_and_other_files_stay() {
    let bench = Bench::new();
    let cache = cache(&bench).bounded(5 * (44 + 2000));
    let day = Duration::from_secs(86_400);
    for n in 0..5 {
        cache.put(&print(n), &speech(1000)).unwrap();
        let used = SystemTime::now() - day * (10 - n as u32);
        fs::File::options().append(true).open(file(&bench, n)).unwrap().set_modified(used).unwrap();
    }
    let others =
        ["notes.txt", "abc.wav", &format!("{}.wav", "A".repeat(32)), ".balm-new.part", ".balm-old.part"];
    for other in others {
        fs::write(bench.path("cache").join(other), "x").unwrap();
    }
    let old = fs::File::options().append(true).open(bench.path("cache/.balm-old.part")).unwrap();
    old.set_modified(SystemTime::now() - day).unwrap();
    assert!(cache.get(&print(0)).is_some());
    cache.put(&print(5), &speech(1000)).unwrap();
    cache.put(&print(6), &speech(1000)).unwrap();
    let kept: Vec<bool> = (0..7).map(|n| cache.length(&print(n)).is_some()).collect();
    assert_eq!(kept, [true, false, false, true, true, true, true]);
    let there = |name: &str| bench.path("cache").join(name).exists();
    assert!(others[..4].iter().all(|other| there(other)) && !there(".balm-old.part"));
    assert_eq!(cache.size(), 5 * 2044);

    cache.clean().unwrap();
    assert_eq!(cache.size(), 0);
    assert!(others[..3].iter().all(|other| there(other)));
    cache.clean().unwrap();
}

#[test]
fn several_at_once_do_each_other_no_harm() {
    let bench = Bench::new();
    let cache = cache(&bench).bounded(20 * 2044);
    thread::scope(|scope| {
        for worker in 0..4 {
            let cache = &cache;
            scope.spawn(move || {
                for n in 0..100 {
                    let of = print((n * 7 + worker) % 40);
                    let _ = cache.put(&of, &speech(1000));
                    assert!(cache.get(&of).is_none_or(|got| got == speech(1000)));
                    if n == 50 && worker == 0 {
                        let _ = cache.clean();
                    }
                }
            });
        }
    });
    assert!(cache.size() <= 24 * 2044, "{}", cache.size());
}

#[test]
fn a_folder_that_takes_nothing_costs_nothing() {
    let bench = Bench::new();
    bench.file("cache", "a file stands here");
    let cache = cache(&bench);
    assert!(cache.put(&print(1), &speech(100)).is_err());
    assert_eq!((cache.get(&print(1)), cache.size()), (None, 0));
    cache.clean().unwrap();
}
