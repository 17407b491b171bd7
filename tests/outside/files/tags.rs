//! What an MP3 says of itself.

use super::read::Read;
use super::written::Written;

crate::tests! {
    an_mp3_carries_everything_a_phone_shows
    words_with_their_times_and_a_table_of_contents_are_there_for_players_that_know_them
    chapters_may_be_sections_or_none
}

fn an_mp3_carries_everything_a_phone_shows() {
    let written = Written::new();
    let read = Read::of(&written.export(&["a.mp3"]));
    let tag = |key: &str| read.tag(key).unwrap_or_else(|| panic!("no {key} in {:#?}", read.tags));
    assert_eq!(tag("TIT2"), "Neck & <b>jaw</b>");
    assert_eq!((tag("TPE1"), tag("TALB")), ("Anna Müller".into(), "Praxis am Park".into()));
    assert_eq!((tag("TLAN"), tag("TYER"), tag("TXXX")), ("eng".into(), "2026".into(), "CC0-1.0".into()));
    assert_eq!(tag("TLEN"), (written.length() / 48).to_string());
    assert!(tag("COMM").contains("Not right after an injury."), "{}", tag("COMM"));
    assert!(tag("USLT").contains("Let your hand slide down the right side.\n"), "{}", tag("USLT"));
    let pictures: Vec<_> = read.pictures.iter().map(|picture| picture.media_type.as_deref()).collect();
    assert_eq!(pictures, if cfg!(feature = "png") { vec![Some("image/png")] } else { vec![] });
    assert!(read.pictures.iter().all(|picture| picture.data.starts_with(b"\x89PNG")));

    let chapters = read.chapters;
    let told = written.told();
    let passages = told["passages"].as_array().unwrap();
    assert_eq!(chapters.len(), passages.len());
    assert_eq!(chapters[1].2, "Slide, right side, round 1 of 2");
    assert_eq!(chapters[0].0, 0.0);
    for (chapter, passage) in chapters.iter().zip(passages).skip(1) {
        assert!((chapter.0 - passage["start"].as_f64().unwrap()).abs() < 0.001, "{chapter:?} {passage}");
    }
    for pair in chapters.windows(2) {
        assert_eq!(pair[0].1, pair[1].0, "one ends where the next begins: {pair:?}");
    }
    assert!((chapters.last().unwrap().1 - told["end"].as_f64().unwrap()).abs() < 0.001);
}

fn words_with_their_times_and_a_table_of_contents_are_there_for_players_that_know_them() {
    let written = Written::new();
    let tag = id3::Tag::read_from_path(written.export(&["a.mp3"])).unwrap();
    assert_eq!(tag.version(), id3::Version::Id3v23);
    let toc = tag.tables_of_contents().next().unwrap();
    assert_eq!(toc.elements.len(), tag.chapters().count());
    let words = tag.synchronised_lyrics().next().unwrap();
    let told = written.told();
    let begins = told["passages"][1]["start"].as_f64().unwrap() * 1000.0;
    let (at, _) = words.content.iter().find(|(_, text)| text.contains("slide down the right side")).unwrap();
    // Each step begins with its prompt, or shortly after it.
    assert!((0.0..2000.0).contains(&(f64::from(*at) - begins)), "{at} ms, the step at {begins} ms");
}

fn chapters_may_be_sections_or_none() {
    let written = Written::new();
    let titles = |name: &str, by: &str| -> Vec<String> {
        let read = Read::of(&written.export(&[name, "--chapters", by]));
        read.chapters.into_iter().map(|(_, _, title)| title).collect()
    };
    assert_eq!(titles("a.mp3", "sections"), ["Neck, round 1 of 2", "Neck, round 2 of 2", "Rest"]);
    assert!(titles("b.mp3", "none").is_empty());
}
