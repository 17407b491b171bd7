//! What may be played to whom: the people of `tests/care/people.toml` against the shipped routines.

use std::collections::HashMap;

use balm::care::{FitOutcome, PersonFit, Profile, StepFit, UntilAsked, fit_to_person};
use balm::library::Library;
use balm::routine::{Line, Routine, Step, read};
use balm::timeline::{Options, Script, Talk, Timeline, compile, fit};
use balm::unit::{Duration, Frames};
use balm::vocabulary::{self, Condition, Scope};
use jiff::civil::date;
use serde::Deserialize;

#[derive(Deserialize)]
struct People {
    person: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    id: String,
    #[expect(dead_code, reason = "for readers of the file")]
    who: String,
    conditions: Vec<String>,
    #[serde(default)]
    marks: HashMap<String, Vec<String>>,
    #[serde(default)]
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    routine: String,
    outcome: String,
    #[serde(default)]
    also_acceptable: Vec<String>,
    #[serde(default)]
    ask_first: bool,
    #[serde(default)]
    must_not: Vec<String>,
    #[serde(default)]
    gentler: Vec<Gentler>,
    #[serde(default)]
    may_leave_out: Vec<String>,
    #[expect(dead_code, reason = "for readers of the file")]
    why: String,
}

#[derive(Deserialize)]
struct Gentler {
    step: String,
    most: u8,
}

fn people() -> Vec<Person> {
    let people: People = toml::from_str(include_str!("../care/people.toml")).unwrap();
    people.person
}

impl Person {
    /// The person's profile as a file.
    fn written(&self) -> String {
        let mut text = format!("conditions = {:?}\n", self.conditions);
        for (condition, places) in &self.marks {
            for place in places {
                let (region, side) = place.split_once(':').unwrap_or((place, "both"));
                text +=
                    &format!("[[place]]\ncondition = {condition:?}\nregion = {region:?}\nside = {side:?}\n");
            }
        }
        text
    }

    fn profile(&self) -> Profile {
        profile(&self.written())
    }
}

fn profile(text: &str) -> Profile {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("me.toml");
    std::fs::write(&file, text).unwrap();
    Profile::read(&file, date(2026, 11, 29)).unwrap()
}

fn shipped() -> Vec<Routine> {
    let library = Library::new(None, Vec::new());
    let found = library.all().iter().map(|listed| library.open(listed).unwrap()).collect::<Vec<_>>();
    found.iter().map(|found| found.read().routine.unwrap()).collect()
}

fn fitted(routine: &Routine, person: &balm::care::Person) -> (PersonFit, Routine) {
    let mut routine = routine.clone();
    (fit_to_person(&mut routine, person, UntilAsked::Shown), routine)
}

/// What a condition changes in a routine: titles of steps that are left out, and of those that are changed.
fn changed(id: &str, routine: &str) -> (Vec<String>, Vec<String>) {
    let person = balm::care::Person::with(vocabulary::condition(id));
    let routine = shipped().into_iter().find(|known| known.id == routine).unwrap();
    let (fitted, _) = fitted(&routine, &person);
    let titles = |steps: Vec<&StepFit>| steps.into_iter().filter_map(|step| step.title.clone()).collect();
    let (out, played): (Vec<_>, Vec<_>) = fitted.steps.iter().partition(|step| step.is_left_out());
    (titles(out), titles(played.into_iter().filter(|step| !step.changes.is_empty()).collect()))
}

/// Each was wider than what it is about.
#[test]
fn a_condition_takes_no_more_than_it_has_to() {
    let nothing = (Vec::<String>::new(), Vec::<String>::new());
    // Lying back and rolling over, not standing.
    for routine in ["morning-wake-up", "after-run-legs"] {
        assert_eq!(changed("vertigo", routine), nothing, "{routine}");
    }
    assert_eq!(
        changed("vertigo", "low-back-hips-two-balls").0,
        ["Lean on the right hip", "Lean on the left hip"]
    );
    // Hands do not work at what one leans on or rolls over, and legs tense without them.
    assert_eq!(changed("sore-hands", "feet-with-a-ball"), nothing);
    assert_eq!(changed("sore-hands", "low-back-hips-two-balls"), nothing);
    let tensed = |id| changed(id, "progressive-muscle-relaxation");
    assert_eq!(tensed("sore-hands"), (vec![], vec!["Hands".to_owned(), "Upper arms".to_owned()]));
    assert!(changed("sore-hands", "desk-neck-shoulders").1.contains(&"Knead the right shoulder".to_owned()));
    assert_eq!(tensed("arm-nerve").1, ["Hands", "Upper arms"]);
    assert_eq!(tensed("sore-shoulder").1, ["Upper arms", "Shoulders"]);
    // Light on the spine and the ribs.
    assert_eq!(changed("weak-bones", "full-body-evening-unwind").1, ["Circle the lower back"]);
}

fn number(step: &str) -> usize {
    step.split(' ').next().unwrap().parse().unwrap()
}

fn outcome(fitted: &PersonFit) -> String {
    serde_json::to_value(fitted.outcome).unwrap().as_str().unwrap().to_owned()
}

/// What is wrong with a routine as it was fitted.
fn faults(expected: &Expected, routine: &Routine, fitted: &PersonFit) -> Vec<String> {
    let mut faults = Vec::new();
    let got = outcome(fitted);
    if got != expected.outcome && !expected.also_acceptable.contains(&got) {
        faults.push(format!("{got} where {} is right", expected.outcome));
    }
    let step = |named: &str| {
        let step = &fitted.steps[number(named) - 1];
        let title = step.title.as_deref().unwrap_or_default();
        assert!(named.ends_with(title), "{named}: the step is called {title}");
        step
    };
    for named in expected.must_not.iter().filter(|named| !step(named).is_left_out()) {
        faults.push(format!("plays {named}"));
    }
    let is_adapted = fitted.outcome == FitOutcome::PlaysAdapted;
    for Gentler { step: named, most } in &expected.gentler {
        let step = step(named);
        let original = routine.steps().nth(number(named) - 1).unwrap();
        let strength = if original.effort.is_some() { step.effort } else { step.pressure };
        if step.is_left_out() {
            if is_adapted && *most > 0 && !expected.may_leave_out.contains(named) {
                faults.push(format!("leaves out {named}"));
            }
        } else if strength.unwrap_or(0) > *most {
            faults.push(format!("{named} at {strength:?}, above {most}"));
        }
    }
    if expected.ask_first && is_adapted && fitted.ask_first.is_empty() {
        faults.push("asks nobody first".to_owned());
    }
    faults
}

#[test]
fn nobody_gets_what_would_harm_them() {
    let routines = shipped();
    let mut wrong = Vec::new();
    for person in people() {
        let profile = person.profile();
        for routine in &routines {
            let whole = || Expected {
                routine: routine.id.clone(),
                outcome: "plays-whole".to_owned(),
                also_acceptable: Vec::new(),
                ask_first: false,
                must_not: Vec::new(),
                gentler: Vec::new(),
                may_leave_out: Vec::new(),
                why: String::new(),
            };
            let expected = person.expect.iter().find(|expected| expected.routine == routine.id);
            let (fitted, _) = fitted(routine, &profile.person);
            let found = match expected {
                Some(expected) => faults(expected, routine, &fitted),
                None => faults(&whole(), routine, &fitted),
            };
            wrong.extend(found.into_iter().map(|fault| format!("{}, {}: {fault}", person.id, routine.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn spoken(line: &Line) -> Frames {
    Frames::from_millis(line.text.split_whitespace().count() as u64 * 430)
}

fn timeline(routine: &Routine) -> Timeline {
    let script = Script::of(routine, Talk::Full);
    let lengths: Vec<Frames> = script.lines.iter().map(spoken).collect();
    compile(routine, &script, &lengths, Options::default())
}

/// The steps of a routine, as it is played from any beginning, that are not for this person.
fn breaks(expected: &Expected, written: &Routine, played: &Routine) -> Vec<String> {
    let is_forbidden = |step: usize| expected.must_not.iter().any(|named| number(named) == step);
    let most = |step: usize| {
        let gentler = expected.gentler.iter().find(|gentler| number(&gentler.step) == step);
        gentler.map_or(10, |gentler| gentler.most)
    };
    let strength = |step: &Step| step.effort.or(step.pressure).unwrap_or(0);
    let is_wrong = |step: &&Step| is_forbidden(step.number) || strength(step) > most(step.number);
    let mut wrong: Vec<String> =
        played.steps().filter(is_wrong).map(|step| format!("step {}", step.number)).collect();
    let timeline = timeline(played);
    let names = written.steps().flat_map(|step| {
        let title = step.title.as_ref().map(|title| title.for_side(None).to_owned());
        [Some(step.number.to_string()), title, step.id.clone()]
    });
    for name in names.flatten() {
        let Some(from) = timeline.passage(&name) else { continue };
        let after = timeline.passages.iter().filter(|passage| passage.start >= from.start);
        let forbidden = after.filter(|passage| is_forbidden(passage.step));
        wrong.extend(forbidden.map(|passage| format!("step {} from {name} on", passage.step)));
    }
    wrong
}

#[test]
fn no_length_and_no_beginning_brings_back_what_was_left_out() {
    let routines = shipped();
    let mut wrong = Vec::new();
    for person in people() {
        let profile = person.profile();
        let is_limited = |it: &&Expected| !it.must_not.is_empty() || !it.gentler.is_empty();
        for expected in person.expect.iter().filter(is_limited) {
            let routine = routines.iter().find(|routine| routine.id == expected.routine).unwrap();
            let (fitted, played) = fitted(routine, &profile.person);
            let lengths = [1, 12 * 60 * 60].map(Duration::from_secs);
            for length in lengths.into_iter().filter(|_| fitted.outcome != FitOutcome::Blocked) {
                let played = fit(&played, length, Talk::Full, &spoken).routine;
                let found = breaks(expected, routine, &played).into_iter();
                wrong.extend(found.map(|what| format!("{}, {}, {length:?}: {what}", person.id, routine.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn not_sure_is_never_less_careful_than_sure() {
    let routines = shipped();
    for condition in vocabulary::conditions().iter().filter(|it| it.scope == Scope::Session) {
        let sure = profile(&format!("conditions = [{:?}]\n", condition.id)).person;
        let unsure = profile(&format!("conditions = [{{ id = {:?}, sure = false }}]\n", condition.id)).person;
        for routine in &routines {
            let ((sure, _), (unsure, _)) = (fitted(routine, &sure), fitted(routine, &unsure));
            let whose = || format!("{}: {}", routine.id, condition.id);
            if condition.careful_if_unsure {
                let is_soft = |step: &StepFit| step.is_left_out() || step.pressure.unwrap_or(0) <= 3;
                assert!(unsure.steps.iter().all(is_soft), "{}", whose());
                continue;
            }
            for (sure, unsure) in sure.steps.iter().zip(&unsure.steps) {
                assert!(!sure.is_left_out() || unsure.is_left_out(), "{}: step {}", whose(), sure.number);
                let is_softer = unsure.is_left_out()
                    || unsure.pressure <= sure.pressure.or(unsure.pressure)
                        && unsure.effort <= sure.effort.or(unsure.effort);
                assert!(is_softer, "{}: step {}", whose(), sure.number);
            }
            let refuses = outcome(&sure) == "blocked";
            assert!(!refuses || outcome(&unsure) == "blocked", "{}", whose());
        }
    }
}

#[test]
fn who_is_not_sure_of_what_forbids_all_touch_is_not_touched() {
    for id in
        ["driving", "emergency-signs", "headache-red-flag", "back-red-flag", "clot-signs", "fever-infection"]
    {
        let person = profile(&format!("conditions = [{{ id = {id:?}, sure = false }}]\n")).person;
        for routine in shipped() {
            let (fitted, played) = fitted(&routine, &person);
            let rests = |id: &str| matches!(id, "arrive" | "breathe" | "rest" | "body-scan" | "finish");
            let is_still = played.steps().all(|step| step.technique.as_deref().is_some_and(rests));
            assert!(
                fitted.outcome == FitOutcome::Blocked || id == "fever-infection" && is_still,
                "{id}: {}",
                routine.id
            );
        }
    }
}

/// What the shipped routines do with every pair of conditions, each everywhere if it is local.
#[test]
fn two_conditions_rule_out_what_either_does() {
    let conditions: Vec<&'static Condition> = vocabulary::conditions().iter().collect();
    let person = |of: &[&'static Condition]| balm::care::Person::with(of.iter().copied());
    for routine in shipped() {
        let alone: Vec<PersonFit> = conditions.iter().map(|it| fitted(&routine, &person(&[it])).0).collect();
        for one in 0..conditions.len() {
            for other in one + 1..conditions.len() {
                let (both, played) = fitted(&routine, &person(&[conditions[one], conditions[other]]));
                let names = || format!("{}: {} and {}", routine.id, conditions[one].id, conditions[other].id);
                for (at, step) in both.steps.iter().enumerate() {
                    let (first, second) = (&alone[one].steps[at], &alone[other].steps[at]);
                    let ruled_out = first.is_left_out() || second.is_left_out();
                    assert!(!ruled_out || step.is_left_out(), "{}: step {}", names(), step.number);
                    for alone in [first, second].into_iter().filter(|_| !step.is_left_out()) {
                        assert!(step.pressure <= alone.pressure.or(step.pressure), "{}", names());
                        assert!(step.effort <= alone.effort.or(step.effort), "{}", names());
                    }
                }
                if both.outcome != FitOutcome::Blocked {
                    let left: Vec<usize> = both
                        .steps
                        .iter()
                        .filter(|step| !step.is_left_out())
                        .map(|step| step.number)
                        .collect();
                    let plays: Vec<usize> = played.steps().map(|step| step.number).collect();
                    assert_eq!(left, plays, "{}", names());
                    nothing_grows(&routine, &played, &names());
                }
            }
        }
    }
}

/// Nothing is firmer or longer than it was written, and both sides get the same.
fn nothing_grows(written: &Routine, played: &Routine, who: &str) {
    use balm::vocabulary::BodySide;
    for step in played.steps() {
        let before = written.steps().find(|before| before.number == step.number).unwrap();
        assert_eq!(step.length, before.length, "{who}");
        assert!(step.pressure <= before.pressure.or(step.pressure), "{who}: step {}", step.number);
        assert!(step.effort <= before.effort.or(step.effort), "{who}: step {}", step.number);
    }
    let side = |side| {
        let mut all: Vec<_> = played
            .steps()
            .filter(|step| step.side == Some(side))
            .map(|step| (step.region.clone(), step.technique.clone(), step.pressure, step.written()))
            .collect();
        all.sort_by_key(|key| format!("{key:?}"));
        all
    };
    assert_eq!(side(BodySide::Left), side(BodySide::Right), "{who}");
}

#[test]
fn what_is_not_known_changes_nothing() {
    for routine in shipped() {
        let (fitted, same) = fitted(&routine, &balm::care::Person::default());
        assert_eq!(fitted.outcome, FitOutcome::PlaysWhole);
        assert_eq!(same, routine);
    }
}

#[test]
fn nobody_is_led_to_a_step_that_is_left_out() {
    let routine = shipped().into_iter().find(|routine| routine.id == "full-body-evening-unwind").unwrap();
    let clot = profile("conditions = [\"past-clot\"]\n");
    let (_, played) = fitted(&routine, &clot.person);
    let led = |number: usize| {
        let step = played.steps().find(|step| step.number == number).unwrap();
        step.move_line.as_ref().map(|line| line.for_side(None).to_owned())
    };
    // Steps 7 and 9 knead the calves: nobody is asked to bend a knee for them.
    assert_eq!(led(6), None);
    assert_eq!(led(8), None);
    assert!(led(10).is_some_and(|line| line.contains("Let your legs rest")));
    // What was said at the end of a step that is left out still leads to the next one.
    let fever = profile("conditions = [\"fever-infection\"]\n");
    let (_, played) = fitted(&routine, &fever.person);
    let line = played.steps().find(|step| step.number == 2).unwrap().move_line.clone().unwrap();
    assert!(line.for_side(None).starts_with("Now lie down"), "{line:?}");
}

#[test]
fn what_is_changed_is_said_where_it_is_done() {
    let routine = shipped().into_iter().find(|routine| routine.id == "desk-neck-shoulders").unwrap();
    let thin = profile("conditions = [\"fragile-skin\"]\n");
    let (_, played) = fitted(&routine, &thin.person);
    let say = |number: usize| {
        let step = played.steps().find(|step| step.number == number).unwrap();
        step.say.as_ref().unwrap().for_side(None).to_owned()
    };
    assert!(say(3).starts_with("Lightly here: 2 out of ten at most. Lay your left hand"), "{}", say(3));
    // It is not said again as long as it is the same.
    assert!(say(4).starts_with("Gather the muscle"), "{}", say(4));
    // Held pressure at 2 is no pressure.
    assert!(say(5).starts_with("Let your hands only rest here"), "{}", say(5));
}

/// A stranger's routine of one section, and what it becomes.
fn strangers(steps: &str, person: &str) -> (PersonFit, Routine) {
    let breath =
        "[[step]]\ntitle = \"Breathe\"\ntechnique = \"breathe\"\nfor = \"60s\"\nsay = \"Breathe slowly.\"\n";
    let source = format!("balm = 1\ntitle = \"T\"\n{steps}\n{breath}");
    let reading = read(&source, "t");
    fitted(&reading.routine.unwrap_or_else(|| panic!("{:?}", reading.report)), &profile(person).person)
}

#[test]
fn what_a_stranger_does_not_declare_is_taken_from_the_words_and_the_step() {
    let step =
        |keys: &str, say: &str| format!("[[step]]\ntitle = \"A\"\nfor = \"30s\"\n{keys}\nsay = \"{say}\"\n");
    let clot = "conditions = [\"past-clot\"]\n";
    let stroke = "conditions = [\"carotid-stroke\"]\n";
    let stiff = "can = [\"arms-overhead\", \"both-hands\", \"floor\", \"stand\"]\n";
    let pregnant = "conditions = [\"pregnancy\"]\n";
    let unsteady = "conditions = [\"frail-balance\"]\n";
    let glide = "region = \"shoulder-top\"\ntechnique = \"effleurage\"\npressure = 3";
    for (person, keys, say, is_left_out) in [
        (clot, "", "Squeeze your calf, firmly, again and again.", true),
        (clot, "", "Squeeze your palm, gently, again and again.", false),
        (clot, "", "Let your legs be heavy, and breathe.", false),
        (clot, "region = \"calf\"", "Work slowly upwards.", true),
        (clot, "technique = \"petrissage\"", "Work slowly upwards.", true),
        (clot, "pressure = 5", "Work slowly upwards.", true),
        (stroke, glide, "Glide from the neck out to the arm.", true),
        (stroke, glide, "Glide along the shoulder.", false),
        (stiff, "region = \"sole\"\ntechnique = \"petrissage\"", "Knead the sole.", true),
        (
            stiff,
            "region = \"sole\"\ntechnique = \"rolling\"\ntool = \"tennis-ball\"",
            "Roll the ball.",
            false,
        ),
        (
            pregnant,
            "region = \"buttock\"\ntechnique = \"compression\"\ntool = \"tennis-ball\"",
            "Lie on the ball.",
            true,
        ),
        (pregnant, "region = \"lower-back\"\ntechnique = \"stretch\"", "Knees to the chest.", true),
        (
            unsteady,
            "region = \"calf\"\ntechnique = \"mobilise\"\nposition = \"standing\"",
            "Up on your toes.",
            true,
        ),
    ] {
        let (fitted, _) = strangers(&step(keys, say), person);
        assert_eq!(fitted.steps[0].is_left_out(), is_left_out, "{keys} {say} {person}");
    }
}

#[test]
fn words_that_balm_does_not_know_may_mean_anything_to_a_person_and_nothing_to_everybody() {
    let steps =
        "language = \"es\"\n[[step]]\ntitle = \"A\"\nfor = \"30s\"\nsay = \"Aprieta la pantorrilla.\"\n";
    let (clot, _) = strangers(steps, "conditions = [\"past-clot\"]\n");
    assert!(clot.steps[0].is_left_out());
    let reading = read(&format!("balm = 1\ntitle = \"T\"\n{steps}"), "t");
    assert!(balm::care::losses(&reading.routine.unwrap()).is_empty());
}

#[test]
fn odd_dates_are_careful() {
    let read = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        std::fs::write(&file, text).unwrap();
        Profile::read(&file, date(2026, 11, 29)).map_err(|error| error.to_string())
    };
    let since = |day: &str| read(&format!("conditions = [{{ id = \"pregnancy\", since = {day} }}]\n"));
    // Yet to come, a leap day, with a time, a time alone: it holds.
    for day in ["2062-01-01", "2026-11-30", "2026-02-09", "2026-11-01T09:30:00Z", "09:30:00"] {
        assert_eq!(since(day).unwrap().person.held.len(), 1, "{day}");
    }
    for day in ["2024-02-29", "0001-01-01"] {
        let profile = since(day).unwrap();
        assert_eq!((profile.person.held.len(), profile.expired.len()), (0, 1), "{day}");
    }
    for day in ["2026-02-30", "2026-13-01", "26-11-01", "\"1 May\""] {
        assert!(since(day).is_err(), "{day}");
    }
    // Said twice, once for sure.
    let twice = read("conditions = [\"blood-clot\", { id = \"blood-clot\", sure = false }]\n").unwrap();
    assert!(twice.person.held[0].sure);
    let asked =
        |on: &str| read(&format!("conditions = [\"past-clot\"]\n[[asked]]\n{on}\nfor = [\"past-clot\"]\n"));
    assert_eq!(asked("on = 2026-11-20").unwrap().person.asked, ["past-clot"]);
    assert!(asked("on = 2026-01-20").unwrap().person.asked.is_empty());
    for (on, why) in
        [("", "say when"), ("on = 2036-01-20", "still to come"), ("on = 09:30:00", "write a day")]
    {
        let error = asked(on).unwrap_err();
        assert!(error.contains(why) && error.contains("me.toml:"), "{error}");
    }
}
