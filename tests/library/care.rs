//! Whom a routine is not for, and who asks first.

use balm::care::contraindications;
use balm::routine::read;
use balm::vocabulary::Condition;

fn told(steps: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let source = format!("balm = 1\ntitle = \"T\"\n[[step]]\nfor = \"30s\"\n{steps}");
    let routine = read(&source, "t").routine.expect("a routine");
    let found = contraindications(&routine);
    let ids = |all: Vec<&'static Condition>| all.iter().map(|c| c.id.as_str()).collect();
    (ids(found.not_with), ids(found.ask_first))
}

#[test]
fn a_step_without_touch_speaks_to_few() {
    let (not_with, ask_first) = told("");
    assert!(not_with == ["driving"] && ask_first.is_empty(), "{not_with:?} {ask_first:?}");
}

#[test]
fn what_a_step_does_and_where_decides_who_asks_first() {
    let (not_with, ask_first) = told("region = \"calf\"\ntechnique = \"sustained-pressure\"\n");
    assert!(not_with.contains(&"blood-clot"), "{not_with:?}");
    assert!(ask_first.contains(&"pregnancy") && ask_first.contains(&"past-clot"), "{ask_first:?}");
    let (_, arm) = told("region = \"palm\"\ntechnique = \"effleurage\"\n");
    assert!(!arm.contains(&"pregnancy") && !arm.contains(&"past-clot"), "{arm:?}");
}

#[test]
fn a_local_condition_speaks_only_to_its_own_place() {
    let jaw = "technique = \"effleurage\"\nregion = ";
    let (_, ask_first) = told(&format!("{jaw}\"jaw\"\n"));
    assert!(ask_first.contains(&"jaw-problem"), "{ask_first:?}");
    let (_, ask_first) = told(&format!("{jaw}\"palm\"\n"));
    assert!(!ask_first.contains(&"jaw-problem"), "{ask_first:?}");
}

#[test]
fn a_pressure_above_a_conditions_cap_is_one_more_reason() {
    let step = |n| format!("region = \"palm\"\ntechnique = \"effleurage\"\npressure = {n}\n");
    assert!(!told(&step(4)).1.contains(&"high-blood-pressure"));
    assert!(told(&step(5)).1.contains(&"high-blood-pressure"));
}
