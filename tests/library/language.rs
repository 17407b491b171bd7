//! What balm knows of languages: their names, their words for the sides, what is filled in.

use balm::language::{ALL, is_language, primary, rules, serves};
use balm::routine::{Placeholders, Side, change_over, fill, side_after, side_first};

#[test]
fn a_side_is_named_in_the_first_two_sentences_or_not_in_time() {
    let [english, german, spanish] = ["en", "de", "es-MX"].map(|l| rules(l).expect("known"));
    assert!(english.left.is_named_in("Sit tall. Rest your left hand on the thigh."));
    assert!(!english.left.is_named_in("Sit tall. Breathe. Then the left."));
    assert!(!english.left.is_named_in("Rest your right hand."));
    assert!(!english.right.is_named_in("Stay right there, right below the skull."));
    assert!(german.right.is_named_in("Mit der rechten Hand."));
    assert!(spanish.left.is_named_in("El hombro izquierdo."));
}

#[test]
fn every_language_is_listed_once_and_its_terms_are_in_order() {
    for language in ALL {
        assert!(std::ptr::eq(rules(language.code).expect("listed"), language), "{}", language.code);
        let terms = language.sounds.as_ref().map_or(&[][..], |sounds| sounds.terms);
        assert!(terms.windows(2).all(|pair| pair[0].0 < pair[1].0), "binary search needs the order");
        assert!(terms.iter().all(|(word, _)| *word == word.to_lowercase()));
    }
}

#[test]
fn a_language_is_recognised_by_its_shape() {
    for name in ["en", "pt-BR", "zh-Hant-TW", "DE"] {
        assert!(is_language(name), "{name}");
    }
    for name in ["", "x", "german", "d_e", "de-", "de-!!!", "de-toolonggroup", "d\u{eb}"] {
        assert!(!is_language(name), "{name}");
    }
    assert_eq!(["pt-BR", "DE", "es_MX"].map(primary), ["pt", "de", "es"]);
}

#[test]
fn a_language_serves_itself_with_and_without_a_region() {
    for (has, wanted) in [("en-GB", "en"), ("en", "EN"), ("pt-BR", "pt_br"), ("zh-Hant-TW", "zh-Hant")] {
        assert!(serves(has, wanted), "{has} for {wanted}");
    }
    for (has, wanted) in [("en", "en-GB"), ("enm", "en"), ("en", "")] {
        assert!(!serves(has, wanted), "{has} for {wanted}");
    }
}

#[test]
fn the_change_over_is_in_the_routines_language() {
    assert_eq!(change_over("en-GB", Side::Left), "Now the left side.");
    assert_eq!(change_over("de-CH", Side::Right), "Jetzt die rechte Seite.");
    assert_eq!(change_over("tlh", Side::Right), "Now the right side.");
    assert_eq!(change_over("", Side::Right), "Now the right side.");
    assert_eq!(side_after("de", Side::Left), "linke Seite");
    assert_eq!(side_first("fr", Side::Right), "Côté droit.");
}

#[test]
fn sides_are_filled_in_the_routines_language() {
    let with = Placeholders { side: Some(Side::Left), language: "en", ..Placeholders::default() };
    assert_eq!(
        fill("The {side} shoulder, with your {other} hand.", &with),
        "The left shoulder, with your right hand."
    );
    let with = Placeholders { language: "fr", ..with };
    assert_eq!(fill("{side}/{other}", &with), "gauche/droite");
}

#[test]
fn what_is_filled_in_is_never_read_again() {
    let with = Placeholders { title: "{side} {{", side: Some(Side::Left), ..Placeholders::default() };
    assert_eq!(fill("{title}!", &with), "{side} {{!");
}

#[test]
fn braces_can_be_spoken_of() {
    let with = Placeholders { round: 2, rounds: 3, ..Placeholders::default() };
    assert_eq!(fill("{{round}} is {round} of {rounds}", &with), "{round} is 2 of 3");
    assert_eq!(fill("a } b { c {d} {", &with), "a } b { c {d} {");
    assert_eq!(fill("{side}{", &with), "{");
}
