//! A timeline as a table, and as JSON.

use balm::display::{show, show_json};
use balm::routine::Kind;
use balm::timeline::Moment;

use super::{HOSTILE, acts_on_nothing, agrees, timeline};

#[test]
fn a_timeline_is_a_table_with_exact_times() {
    agrees("show-80", &show(&timeline(Kind::Day), &[], &[], 80));
    agrees("show-40", &show(&timeline(Kind::Day), &[], &[], 40));
}

#[test]
fn nothing_in_a_table_or_its_json_acts_on_the_terminal() {
    let mut hostile = timeline(Kind::Day);
    hostile.title = HOSTILE.into();
    hostile.passages[0].title = HOSTILE.into();
    hostile.passages[0].section = Some(HOSTILE.into());
    hostile.markers[1].what = Moment::Bed { sound: Some(HOSTILE.into()) };
    for shown in [show(&hostile, &[], &[], 60), show_json(&hostile, &[], &[], None, (&[], &[]))] {
        acts_on_nothing(&shown);
    }
}

#[test]
fn the_json_has_seconds_and_a_format() {
    let value: serde_json::Value =
        serde_json::from_str(&show_json(&timeline(Kind::Night), &[], &[], None, (&[], &[])))
            .expect("valid JSON");
    assert_eq!(value["format"], 1);
    assert_eq!(value["kind"], "night");
    assert_eq!(value["markers"][4]["at"], 10.5);
    assert_eq!(value["markers"][4]["line"], "prompt");
    assert_eq!(value["duck"][0]["value"], 0.8);
}
