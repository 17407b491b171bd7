//! The vocabulary in plain words.

use balm::display::{vocabulary_entry, vocabulary_group, vocabulary_kind, vocabulary_overview};
use balm::vocabulary::{Entry, EntryKind, Group};
use unicode_width::UnicodeWidthStr;

fn explained(id: &str, width: usize) -> String {
    let [entry] = Entry::find(id)[..] else { panic!("{id}") };
    vocabulary_entry(entry, width)
}

#[test]
fn a_region_says_whether_and_how_firmly() {
    let calf = explained("calf", 80);
    assert!(
        calf.starts_with("Calf\nregion: calf\n\nTouch: yes, up to 5 of 10: firm, still comfortable"),
        "{calf}"
    );
    for told in ["Points here: BL57 Chengshan.", "Forearm or elbow (forearm-elbow)", "not advice"] {
        assert!(calf.contains(told), "{told}:\n{calf}");
    }
    assert!(explained("neck-front", 80).contains("Touch: no, neither with hands nor with tools\n"));
    assert!(explained("eyes", 80).contains("Touch: none"));
    let neck = explained("neck", 80);
    assert!(neck.contains("may be touched:\n  Back of the neck (neck-back)\n  Side of the neck"), "{neck}");
}

#[test]
fn a_technique_says_how_how_long_and_how_firmly() {
    let kneading = explained("petrissage", 200);
    assert!(kneading.contains("Time: usually 30 s to 1 min a side, 2 min at most\n"), "{kneading}");
    assert!(kneading.contains("Pressure: 2 of 10 (as if smoothing in lotion) to 5 (firm"), "{kneading}");
}

#[test]
fn a_condition_says_what_it_rules_out_by_name_and_how_sure_that_is() {
    let told = explained("pregnancy", 300);
    for line in [
        "What it means: ask a doctor, midwife or physiotherapist first; for the whole session\n",
        "  Held pressure on a tender spot (sustained-pressure), on: Lower back",
        "  Lying on the back → Lying on the side\n",
        "  Lying or leaning on a ball (weight-on-ball)\n",
        "  Carr, review of the points avoided in pregnancy, 2015. PMC4680134 (randomised trials or reviews)\n",
    ] {
        assert!(told.contains(line), "{line}:\n{told}");
    }
}

#[test]
fn a_point_claims_nothing() {
    let told = explained("GB21", 80);
    assert!(told.contains("no other effect is claimed"), "{told}");
    assert!(told.contains("In pregnancy: by custom it is avoided"), "{told}");
}

#[test]
fn everything_fits_and_nothing_hangs_over() {
    for width in [40, 80, 120] {
        let lists = EntryKind::ALL.map(|kind| vocabulary_kind(kind, width));
        let entries = EntryKind::ALL.into_iter().flat_map(EntryKind::entries);
        let pages = entries.map(|entry| vocabulary_entry(entry, width));
        let groups = Group::ALL.map(|group| vocabulary_group(group, width));
        for page in pages.chain(lists).chain(groups).chain([vocabulary_overview(width)]) {
            for line in page.lines() {
                assert!(line.width() <= width && line == line.trim_end(), "{width}: {line:?}\n{page}");
            }
        }
    }
}

#[test]
fn a_list_shows_the_fact_that_matters_beside_each_name() {
    let list = vocabulary_kind(EntryKind::Condition, 80);
    assert!(list.contains("pregnancy                    ask first  Pregnancy\n"), "{list}");
    let narrow = vocabulary_kind(EntryKind::Region, 30);
    assert!(narrow.contains("calf: up to 5\n  Calf\n"), "{narrow}");
}
