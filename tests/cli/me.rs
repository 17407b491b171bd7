//! `balm me`, and routines fitted to a person.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::room::{Ran, Room};

/// The routine as it is shown to programs, with these arguments.
fn shown(room: &Room, routine: &str, args: &[&str]) -> Value {
    let ran = room.balm(&[&["show", routine, "--json", "--voice", "none"], args].concat());
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

/// balm, with somebody who types these lines.
fn told(room: &Room, args: &[&str], lines: &str) -> Ran {
    room.write("typed", lines);
    let mut command = room.command(args);
    command.stdin(fs::File::open(room.path("typed")).unwrap());
    room.run(command)
}

fn left_out(shown: &Value) -> Vec<u64> {
    let steps = shown["steps"].as_array().unwrap().iter();
    steps.filter(|step| step["left_out"] == true).map(|step| step["number"].as_u64().unwrap()).collect()
}

#[test]
fn what_is_answered_is_written_for_its_owner_and_read_back() {
    let room = Room::new();
    // Both hands and standing; a clot long ago; a wrist broken three weeks ago; not sure of the rest of the feet.
    let answers = "2 5\n4\n\n2\nright wrist\n3 weeks\n\n?\nq\n";
    let ran = told(&room, &["me"], answers);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.contains("Blood clot longer ago"), "{}", ran.out);
    assert!(ran.out.contains("(right, wrist)"), "{}", ran.out);
    let file = room.path("balm/me.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("can = [\"both-hands\", \"stand\"]"), "{text}");
    assert!(text.contains("conditions = [\"past-clot\", \"not-sure\"]"), "{text}");
    assert!(text.contains("region = \"wrist\"\nside = \"right\"\nsince = 20"), "{text}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let again = room.balm(&["me", "--show"]);
    assert!(again.out.contains("Blood clot longer ago"), "{}", again.out);
    room.balm(&["me", "--forget"]).says("Forgotten.\n");
    assert!(!file.exists());
    room.balm(&["me", "--show"]).says("balm knows nothing about you. To tell it: balm me\n");
}

#[test]
fn a_profile_changes_what_is_shown_and_says_why() {
    let room = Room::new();
    room.write("client.toml", "conditions = [\"past-clot\"]\n");
    let adapted = shown(&room, "full-body-evening-unwind", &["--me", "client.toml"]);
    assert_eq!(adapted["outcome"], "plays-adapted");
    assert_eq!(left_out(&adapted), [7, 9]);
    assert_eq!(adapted["ask_first"][0], "past-clot");
    assert_eq!(adapted["steps"][6]["reasons"][0], "past-clot");
    assert_eq!(adapted["steps"][7]["pressure"], 3);
    let told = room.balm(&["show", "full-body-evening-unwind", "--voice", "none", "--me", "client.toml"]).out;
    let lost = "– Squeeze the right calf; Squeeze the left calf: left out, because you once had a blood clot";
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(lost), "{told}");
    let whole = shown(&room, "full-body-evening-unwind", &["--no-me"]);
    assert!(whole.get("steps").is_none() && whole.get("outcome").is_none());
}

#[test]
fn the_users_own_profile_counts_unless_told_otherwise() {
    let room = Room::new();
    room.write("balm/me.toml", "conditions = [\"driving\"]\n");
    let blocked = shown(&room, "desk-neck-shoulders", &[]);
    assert_eq!(blocked["outcome"], "blocked");
    let ran = room.play(&["desk-neck-shoulders"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("Not for you today"), "{}", ran.err);
    assert!(ran.err.contains("you are driving or minding something"), "{}", ran.err);
    assert_eq!(room.balm(&["show", "desk-neck-shoulders", "--voice", "none", "--no-me"]).code, Some(0));
}

#[test]
fn a_profile_that_is_not_understood_does_not_count_as_none() {
    let room = Room::new();
    for (text, said) in [
        (
            "conditions = [\"pregnnacy\"]\n",
            "client.toml:1:15: there is no condition \"pregnnacy\"; did you mean",
        ),
        ("conditions = [1]\n", "client.toml:1:14: write the id of a condition"),
        ("condtions = []\n", "client.toml:1:1: unknown field `condtions`"),
        ("can = [\"fly\"]\n", "balm asks about arms-overhead"),
        (
            "[[place]]\ncondition = \"fracture\"\nregion = \"wirst\"\n",
            "client.toml:3:10: there is no region \"wirst\"",
        ),
        ("[[place]]\ncondition = \"pregnancy\"\nregion = \"wrist\"\n", "is no condition of one place"),
    ] {
        room.write("client.toml", text);
        let ran = room.balm(&["show", "desk-neck-shoulders", "--me", "client.toml"]);
        assert_eq!(ran.code, Some(2), "{text}: {}", ran.out);
        assert!(ran.err.contains(said), "{text}: {}", ran.err);
    }
}

const CALVES: &str = "
balm = 1
title = \"Calves\"
[[step]]
title = \"Breathe\"
technique = \"breathe\"
for = \"60s\"
[[step]]
title = \"Squeeze the hands\"
technique = \"petrissage\"
region = \"palm\"
pressure = 4
for = \"60s\"
[[step]]
title = \"Squeeze the calves\"
technique = \"petrissage\"
region = \"calf\"
pressure = 4
for = \"20s\"
";

const LEGS: &str = "
balm = 1
title = \"Legs\"
[[step]]
title = \"Squeeze the calves\"
technique = \"petrissage\"
region = \"calf\"
pressure = 4
for = \"20s\"
[[step]]
id = \"hands\"
title = \"Squeeze the hands\"
technique = \"petrissage\"
region = \"palm\"
pressure = 4
for = \"60s\"
say = \"Knead each palm with the other thumb.\"
audio = \"hands.wav\"
adapt = { past-clot = \"Only warm each palm with the other hand.\", pregnancy = \"Sit down for this.\" }
[[step]]
title = \"Rub the thigh\"
technique = \"effleurage\"
region = \"thigh-front\"
pressure = 5
sides = \"left-right\"
for = \"60s\"
say = \"Rub the {side} thigh well.\"
adapt = { past-clot = \"Stroke the {side} thigh as if it were asleep.\" }
[[step]]
title = \"Rest\"
technique = \"rest\"
for = \"20s\"
[text.es]
\"hands.say\" = \"Amasa cada palma con el otro pulgar.\"
\"hands.adapt.past-clot\" = \"Calienta cada palma con la otra mano.\"
";

/// What is shown, played and exported for somebody.
fn all_ways(room: &Room, person: &[&str]) -> [String; 3] {
    let shown = room.balm(&[&["show", "legs.toml"], person].concat());
    let played = room.play(&[&["legs.toml", "--plain"], person].concat());
    let made = room.balm(&[&["export", "legs.toml", "-o", "a.txt", "--force"], person].concat());
    assert_eq!((shown.code, played.code, made.code), (Some(0), Some(0), Some(0)), "{made:?}");
    let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    [joined(shown.out), joined(played.out), joined(fs::read_to_string(room.path("a.txt")).unwrap())]
}

fn clot_that_a_doctor_knows_of(room: &Room) {
    let today = jiff::Zoned::now().date();
    let asked = format!("[[asked]]\nwho = \"doctor\"\non = {today}\nfor = [\"past-clot\"]\n");
    room.write("client.toml", format!("conditions = [\"past-clot\"]\n{asked}"));
}

#[test]
fn what_an_author_says_to_people_with_a_condition_is_said_to_them_alone() {
    let room = Room::new();
    room.tone("hands.wav", 48_000);
    room.write("legs.toml", LEGS);
    clot_that_a_doctor_knows_of(&room);
    for text in all_ways(&room, &["--me", "client.toml"]) {
        assert!(text.contains("Only warm each palm with the other hand."), "{text}");
        // What balm adds for safety comes first.
        for side in ["left", "right"] {
            let softer = format!("3 out of ten at most. Stroke the {side} thigh as if it were asleep.");
            assert!(
                text.contains(&softer) || text.contains("Then the same on the right"),
                "{softer}: {text}"
            );
        }
        for others in ["Knead each palm", "Rub the left thigh well", "Sit down for this"] {
            assert!(!text.contains(others), "{others}: {text}");
        }
    }
    let [shown, ..] = all_ways(&room, &["--me", "client.toml"]);
    let why = "in the author's own words, because you once had a blood clot";
    assert!(shown.contains(&format!("– steps 1–3: {why}")), "{shown}");
    let [shown, played, handout] = all_ways(&room, &["--no-me"]);
    for text in [&shown, &played, &handout] {
        assert!(text.contains("Knead each palm") && text.contains("Rub the left thigh well"), "{text}");
    }
    assert!(!shown.contains("Only warm") && !played.contains("Only warm"), "{shown}{played}");
    assert!(handout.contains("Only warm each palm with the other hand."), "{handout}");
}

#[test]
fn a_recording_of_the_prompt_is_not_played_in_place_of_an_authors_words_for_a_condition() {
    let room = Room::new();
    room.tone("hands.wav", 48_000);
    room.write("legs.toml", LEGS);
    clot_that_a_doctor_knows_of(&room);
    let recorded = |args: &[&str]| {
        let mut command =
            room.command(&[&["show", "legs.toml", "--json", "--language", "es"], args].concat());
        command.env("BALM_VOICE", "").env("PATH", room.path("bin"));
        let shown: Value = serde_json::from_str(&room.run(command).out).unwrap();
        let lines = shown["markers"].as_array().unwrap().iter().filter(|marker| marker["what"] == "say");
        lines.map(|line| (line["text"].to_string(), line["length"].as_f64().unwrap())).collect::<Vec<_>>()
    };
    let said = recorded(&["--me", "client.toml"]);
    let warm = said.iter().find(|(text, _)| text.contains("Calienta cada palma con la otra mano."));
    assert_eq!(warm.map(|(_, length)| *length), Some(0.0), "{said:?}");
    assert!(!said.iter().any(|(text, _)| text.contains("Amasa")), "{said:?}");
}

#[test]
fn what_changed_for_a_person_has_the_numbers_that_they_see() {
    let room = Room::new();
    room.tone("hands.wav", 48_000);
    room.write("legs.toml", LEGS);
    clot_that_a_doctor_knows_of(&room);
    let [shown, played, handout] = all_ways(&room, &["--me", "client.toml"]);
    let softer = "Rub the thigh: no firmer than 3 of 10, because you once had a blood clot";
    for text in [&shown, &played] {
        assert!(text.contains("– Squeeze the calves: left out, because you once had a blood clot"), "{text}");
        assert!(text.contains(&format!("– steps 2 and 3, {softer}")), "{text}");
    }
    assert!(shown.contains("2. Rub the thigh") && shown.contains("3. Rub the thigh"), "{shown}");
    assert!(played.contains("Step 2 of 4: Rub the thigh"), "{played}");
    // A handout counts both sides as one.
    assert!(handout.contains(&format!("step 2, {softer}")) && handout.contains("Step 2 of 3"), "{handout}");
    let checked = room.balm(&["check", "legs.toml", "--me", "client.toml"]).out;
    assert!(checked.contains(&format!("steps 2 and 3, {softer}")), "{checked}");
}

#[test]
fn until_somebody_has_been_asked_only_the_breathing_is_played() {
    let room = Room::new();
    let today = jiff::Zoned::now().date();
    room.write("calves.toml", CALVES);
    room.write("client.toml", "conditions = [\"pregnancy\"]\n");
    let ran = room.play(&["calves.toml", "--me", "client.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("first, because you are pregnant. Until then"), "{}", ran.err);
    assert!(!ran.out.contains("Squeeze the hands (") && ran.out.contains("Breathe ("), "{}", ran.out);
    room.write(
        "client.toml",
        format!("conditions = [\"pregnancy\"]\n[[asked]]\nwho = \"midwife\"\non = {today}\nfor = [\"pregnancy\"]\n"),
    );
    let ran = room.play(&["calves.toml", "--me", "client.toml"]);
    assert!(ran.out.contains("Squeeze the hands ("), "{}", ran.out);
    assert!(!ran.out.contains("Squeeze the calves ("), "{}", ran.out);
}

#[test]
fn the_layer_before_a_first_session_is_short_and_complete() {
    let room = Room::new();
    for routine in ["desk-neck-shoulders", "focus-reset"] {
        let ran = room.play(&[routine, "--no-me"]);
        let lines = ran.out.lines().skip(1).take_while(|line| !line.starts_with("Get comfortable"));
        let before: Vec<&str> = lines.collect();
        assert!((3..=6).contains(&before.len()), "{before:?}");
        let words: usize = before.iter().map(|line| line.split_whitespace().count()).sum();
        assert!(words <= 100, "{words}: {before:?}");
        let all = before.join("\n");
        for must in ["fever", "swollen or hot leg", "driving"] {
            assert!(all.contains(must), "{routine}: {all}");
        }
    }
}

#[test]
fn check_tells_what_a_routine_becomes_for_a_person() {
    let room = Room::new();
    room.write("client.toml", "conditions = [\"past-clot\"]\n");
    let ran = room.balm(&["check", "full-body-evening-unwind", "focus-reset", "--me", "client.toml"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(
        ran.out.contains("\nfull-body-evening-unwind plays, adapted\n  – Squeeze the right calf; Squeeze the left calf: left out"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\nfocus-reset plays as written\n"), "{}", ran.out);
}
