//! What is written becomes what was meant.

use balm::diagnostic::Finding;
use balm::routine::{
    Beside, CueTime, Kind, Length, Recordings, Routine, Sides, SoundRef, Words, read, read_beside,
};
use balm::unit::{Decibels, Duration};
use balm::vocabulary::BodySide;

const RICH: &str = r#"
balm = 1
title = "Neck release before sleep"
id = "neck-release"
revision = 3
kind = "night"
language = "en"
license = "CC-BY-4.0"
summary = "Slow work on the neck and the top of the shoulders, ending in silence."
goals = ["sleep", "tension-relief"]
needs = ["hands", "pillow"]
positions = ["seated-bed"]
prepare = "Glasses and earrings off."
cautions = ["Stop if you feel dizzy, numb or a sharp pain."]
updated = 2026-03-31
x-studio = { anything = [1, "goes"] }

[author]
name = "Anna Berg"
credentials = "Physiotherapist, reg. no. 12345"

[plan]
times_per_week = 4
weeks = 2

[fit]
min = "6m"
max = "15m"

[sounds]
rain = { file = "sounds/rain.ogg", gain = "-6 dB", license = "CC0-1.0" }

[defaults]
bed = "rain"
chime = "bowl-low"
position = "seated-bed"

[[section]]
title = "Arrive"
[[section.step]]
technique = "arrive"
for = "6 breaths"
breath = "4-0-6"
bed = "none"
say = "Sit tall. Let the out-breath be the long one."

[[section]]
title = "Release"
rounds = 2
[[section.step]]
id = "hold"
title = "Press and hold, {side} side"
region = "shoulder-top"
technique = "sustained-pressure"
pressure = 4
for = "60s"
spots = 2
sides = "left-right"
say = "Find one tender spot on top of the {side} shoulder. Press, and breathe out slowly."
audio = "voice/hold-{side}.ogg"
[section.step.cues]
20s = "Breathe out and soften."
halfway = { say = "Move to one spot beside it.", chime = "tap", bed = "none" }
-10s = "Ten seconds more."
"33.3%" = { left = "Links.", right = "Rechts." }
"every 30s" = "Soften."
start = { bed = "stream" }
end = { chime = "none" }

[text.de]
title = "Nacken lösen vor dem Schlafen"
"hold.say" = { left = "Links halten.", right = "Rechts halten." }
"#;

fn good(source: &str) -> Routine {
    let reading = read(source, "a file");
    assert!(reading.report.findings.is_empty(), "{:#?}", reading.report);
    reading.routine.unwrap()
}

#[test]
fn the_small_example_needs_no_more_than_it_says() {
    let routine = good(
        r#"
balm = 1
title = "Two-minute jaw release"

[[step]]
title = "Warm the hands"
for = "20s"
say = "Rub your palms together until they feel warm."

[[step]]
title = "Circles"
for = "1m40s"
say = "Small slow circles in front of the ears. Teeth apart."
"#,
    );
    assert_eq!((routine.id.as_str(), routine.kind, routine.language.as_str()), ("a-file", Kind::Day, "en"));
    assert_eq!(routine.sections.len(), 1);
    let [warm, circles] = &routine.sections[0].steps[..] else { panic!("two steps") };
    assert_eq!(circles.length, Length::Time(Duration::from_secs(100)));
    assert_eq!((warm.gap, warm.swap, warm.fade), (secs(2), secs(4), secs(3)));
    assert_eq!((warm.repeat, warm.flex, warm.wait), (1, true, false));
    assert_eq!((&warm.bed, &warm.chime), (&None, &None));
}

#[test]
fn the_rich_example_is_read_to_the_last_key() {
    let routine = good(RICH);
    assert_eq!((routine.id.as_str(), routine.revision, routine.kind), ("neck-release", Some(3), Kind::Night));
    assert_eq!(routine.sounds["rain"].gain, Decibels(-6.0));
    let arrive = &routine.sections[0].steps[0];
    assert_eq!(arrive.length, Length::Breaths(6));
    assert_eq!(arrive.bed, None);
    assert_eq!(arrive.chime, Some(SoundRef::BuiltIn("bowl-low".into())));
    assert_eq!(routine.sections[1].rounds, 2);
    let hold = &routine.sections[1].steps[0];
    assert_eq!(hold.bed, Some(SoundRef::Declared("rain".into())));
    assert_eq!(hold.position.as_deref(), Some("seated-bed"));
    assert_eq!((hold.sides, hold.spots, hold.pressure), (Some(Sides::LeftRight), Some(2), Some(4)));
    let times: Vec<CueTime> = hold.cues.iter().map(|cue| cue.at).collect();
    let expected = [
        CueTime::After(secs(20)),
        CueTime::Share(500),
        CueTime::Before(secs(10)),
        CueTime::Share(333),
        CueTime::Every(secs(30)),
        CueTime::After(secs(0)),
        CueTime::Before(secs(0)),
    ];
    assert_eq!(times, expected);
    assert_eq!(hold.cues[1].chime, Some(SoundRef::BuiltIn("tap".into())));
    assert_eq!((&hold.cues[0].bed, &hold.cues[1].bed), (&None, &Some(None)));
    assert!(matches!(hold.cues[3].say.as_ref().unwrap().words, Words::Sided { .. }));
}

#[test]
fn a_step_overrides_its_defaults() {
    let routine = good(
        "balm = 1\ntitle = \"x\"\n[defaults]\nfor = \"30s\"\nside = \"both\"\ngap = \"0s\"\ncues = { 10s = \"Soften.\" }\n\
         [[step]]\n[[step]]\nfor = \"40s\"\nsides = \"right-left\"\ncues = {}\n",
    );
    let [plain, own] = &routine.sections[0].steps[..] else { panic!("two steps") };
    assert_eq!((plain.length, plain.cues.len()), (Length::Time(secs(30)), 1));
    assert_eq!((own.length, own.cues.len()), (Length::Time(secs(40)), 0));
    assert_eq!((plain.side, plain.sides), (Some(BodySide::Both), None));
    assert_eq!((own.side, own.sides), (None, Some(Sides::RightLeft)));
    assert_eq!(own.gap, secs(0));
}

#[test]
fn toml_1_1_is_read() {
    good(
        "balm = 1\ntitle = \"\\e seen\"\n[[step]]\nfor = \"45s\"\ncues = {\n  10s = \"a\",\n  20s = \"b\",\n}\n",
    );
}

#[test]
fn a_title_that_nobody_can_see_says_nothing() {
    for unseen in ["\\e", "\\u202e", "\\u200b \\u200b"] {
        let text = format!("balm = 1\ntitle = \"{unseen}\"\n[[step]]\nfor = \"45s\"\n");
        let reading = read(&text, "unseen");
        let codes: Vec<&str> = reading.report.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["empty-text"], "{unseen}");
    }
}

/// Files beside a routine, by their paths.
struct Files(&'static [(&'static str, &'static str)]);

impl Beside for Files {
    fn text(&self, path: &str) -> Result<String, String> {
        let found = self.0.iter().find(|(known, _)| *known == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("{path}: file not found"))
    }
}

#[test]
fn sounds_and_recordings_lie_beside_the_file_that_names_them() {
    const FILES: Files = Files(&[
        (
            "parts/middle.toml",
            "balm = 1\ntitle = \"M\"\nsounds = { sea = \"sea.ogg\" }\n[[step]]\nuse = \"deep/end.toml\"\n",
        ),
        (
            "parts/deep/end.toml",
            "balm = 1\ntitle = \"E\"\nsounds = { rain = \"rain.ogg\" }\n[[step]]\nid = \"a\"\nfor = \"9s\"\nsay = \"A.\"\naudio = \"a.ogg\"\n",
        ),
    ]);
    let told = |source: &str| {
        let reading = read_beside(source, "mine.toml", &FILES);
        let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
        let mut files: Vec<String> = routine.sounds.values().map(|sound| sound.file.clone()).collect();
        files.extend(
            routine.sections[0].steps[0].audio.own.iter().map(|audio| audio.for_side(None).to_owned()),
        );
        files
    };
    let used = told(
        "balm = 1\ntitle = \"x\"\nsounds = { own = \"own.ogg\" }\n[[step]]\nuse = \"parts/middle.toml\"\n",
    );
    assert_eq!(used, ["own.ogg", "parts/deep/rain.ogg", "parts/sea.ogg", "parts/deep/a.ogg"]);
    let overlay = told("balm = 1\nextends = \"parts/deep/end.toml\"\n[change.a]\nfor = \"8s\"\n");
    assert_eq!(overlay, ["parts/deep/rain.ogg", "parts/deep/a.ogg"]);
}

#[test]
fn a_translation_may_be_recorded_where_the_routine_is_not() {
    const FILES: Files = Files(&[(
        "i18n/es.toml",
        "\"a.say\" = \"Frota.\"\n\"a.audio\" = \"a.opus\"\n\"a.5s\" = \"Suelta.\"\n\"a.5s.audio\" = \"a5.opus\"\n",
    )]);
    let source = "balm = 1\ntitle = \"x\"\n[[step]]\nid = \"a\"\nfor = \"9s\"\nsay = \"Rub.\"\n\
                  [step.cues]\n5s = \"Let go.\"\n[text]\nes = \"i18n/es.toml\"\n\
                  [text.de]\n\"a.say\" = \"Reib.\"\n";
    let routine = read_beside(source, "mine.toml", &FILES).routine.unwrap();
    let recorded = |language: &str| {
        let step = routine.clone().translated(language).unwrap().routine.steps().next().unwrap().clone();
        let path = |audio: &Recordings| audio.own.as_ref().map(|path| path.for_side(None).to_owned());
        [path(&step.audio), path(&step.cues[0].audio)]
    };
    assert_eq!(recorded("es"), [Some("i18n/a.opus".to_owned()), Some("i18n/a5.opus".to_owned())]);
    assert_eq!([recorded("en"), recorded("de")], [[None, None], [None, None]]);
}

#[test]
fn sounds_of_one_name_in_two_used_files_stay_two() {
    const FILES: Files = Files(&[
        (
            "a/end.toml",
            "balm = 1\ntitle = \"A\"\nsounds = { sea = \"a.ogg\" }\n[[step]]\nfor = \"9s\"\nbed = \"sea\"\n",
        ),
        (
            "c/end.toml",
            "balm = 1\ntitle = \"C\"\nsounds = { sea = \"c.ogg\" }\n[[step]]\nfor = \"9s\"\nbed = \"sea\"\n",
        ),
    ]);
    let source = "balm = 1\ntitle = \"x\"\nsounds = { sea = \"own.ogg\" }\n\
                  [[step]]\nuse = \"a/end.toml\"\n[[step]]\nuse = \"c/end.toml\"\n[[step]]\nfor = \"9s\"\nbed = \"sea\"\n";
    let routine = read_beside(source, "mine.toml", &FILES).routine.unwrap();
    let beds =
        routine.sections.iter().flat_map(|section| &section.steps).map(|step| step.bed.clone().unwrap());
    let files: Vec<&str> = beds.map(|bed| routine.sounds[bed.name()].file.as_str()).collect();
    assert_eq!(files, ["a/a.ogg", "c/c.ogg", "own.ogg"]);
}

/// A routine among others, each of which uses the next: how deep that may go.
struct Chain(usize);

impl Beside for Chain {
    fn text(&self, path: &str) -> Result<String, String> {
        let n: usize = path.trim_end_matches(".toml").parse().unwrap();
        let step = if n < self.0 { format!("use = \"{}.toml\"", n + 1) } else { "for = \"9s\"".to_owned() };
        Ok(format!("balm = 1\ntitle = \"{n}\"\n[[step]]\n{step}\n"))
    }
}

#[test]
fn routines_are_used_four_deep_and_no_deeper() {
    for first in ["balm = 1\ntitle = \"x\"\n[[step]]\nuse = \"1.toml\"\n", "balm = 1\nextends = \"0.toml\"\n"]
    {
        assert!(read_beside(first, "mine", &Chain(4)).routine.is_some(), "{first}");
        let reading = read_beside(first, "mine", &Chain(5));
        let told: Vec<&str> = reading.report.findings.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(told, ["routines use each other too deeply here"], "{first}");
    }
}

#[test]
fn a_routine_that_is_too_long_is_not_blamed_for_what_it_uses() {
    let source = "balm = 1\ntitle = \"x\"\n[[section]]\nrounds = 20\n[[section.step]]\nfor = \"2h\"\n\
                  [[section]]\n[[section.step]]\nuse = \"1.toml\"\n";
    let reading = read_beside(source, "mine", &Chain(1));
    let codes: Vec<&str> = reading.report.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["session-too-long"]);
}

#[test]
fn a_routine_is_in_its_own_language_for_a_country_too() {
    let german = "balm = 1\ntitle = \"x\"\nlanguage = \"de\"\n[[step]]\nfor = \"9s\"\nsay = \"Halten.\"\n";
    let translated = good(german).translated("de-CH").unwrap();
    assert_eq!((translated.missing, &*translated.routine.language), (Vec::new(), "de"));
}

#[test]
fn a_routine_asks_in_the_language_it_is_wanted_in() {
    let source = "balm = 1\ntitle = \"x\"\n[[step]]\nfor = \"9s\"\n\
                  [ask.how]\nquestion = \"How?\"\nchoices = [\"a\", \"b\"]\n\
                  [text.de]\ntitle = \"x\"\n\"ask.how.question\" = \"Wie?\"\n[text.fr]\ntitle = \"x\"\n";
    let asked = |language: &str| {
        let balm::routine::Translated { routine, missing } = good(source).translated(language).unwrap();
        (routine.asks[0].question.for_side(None).to_owned(), missing)
    };
    assert_eq!(asked("de-CH"), ("Wie?".to_owned(), vec![]));
    assert_eq!(asked("fr"), ("How?".to_owned(), vec!["ask.how.question".to_owned()]));
}

#[test]
fn a_cap_on_a_whole_area_holds_for_its_parts_and_the_other_way_round() {
    const FILES: Files = Files(&[(
        "base.toml",
        "balm = 1\ntitle = \"B\"\n[defaults]\nfor = \"9s\"\npressure = 5\n\
         [[step]]\nregion = \"neck-back\"\n[[step]]\nregion = \"neck\"\n[[step]]\nregion = \"palm\"\n",
    )]);
    let capped = |region: &str| -> Vec<u8> {
        let source = format!("balm = 1\nextends = \"base.toml\"\n[caps.regions]\n{region} = 2\n");
        let routine = read_beside(&source, "mine.toml", &FILES).routine.unwrap();
        routine.sections[0].steps.iter().filter_map(|step| step.pressure).collect()
    };
    assert_eq!(capped("neck"), [2, 2, 5]);
    assert_eq!(capped("neck-back"), [2, 2, 5]);
    assert_eq!(capped("neck-side"), [5, 2, 5]);
    assert_eq!(capped("hands"), [5, 5, 2]);
}

/// The first thing wrong with a line, and the line as it is mended.
fn typo(line: &str) -> Option<(Finding, Option<String>)> {
    let source = format!("balm = 1\n{line}\n");
    let finding = read(&source, "t").report.findings.into_iter().find(|f| f.code == "bad-syntax")?;
    let mended = finding.fix.as_ref().map(|fix| {
        let mut mended = source.clone();
        mended.replace_range(fix.span.start..fix.span.end, &fix.replacement);
        mended["balm = 1\n".len()..].trim_end_matches('\n').to_owned()
    });
    Some((finding, mended))
}

#[test]
fn a_typo_is_mended_where_nothing_else_can_be_meant_and_told_as_what_it_is() {
    for (line, right) in [
        ("title = “Left”", "title = \"Left\""),
        ("goals = [“a”, ‘b’]", "goals = [\"a\", \"b\"]"),
        ("technique = \"petrissage\", ", "technique = \"petrissage\" "),
    ] {
        assert_eq!(typo(line).and_then(|t| t.1).as_deref(), Some(right), "{line}");
    }
    for (line, told) in [
        ("say = “Don’t”", "curly"),
        ("say = “a \"b\" c”", "curly"),
        ("say = ‘a\\nb’", "curly"),
        ("pressure = 4,", "nothing may follow"),
        ("pressure = 4;", "nothing may follow"),
        ("say = 'Don't hurry'", "apostrophe"),
        ("say = \"Say \"ah\" now\"", "second \""),
    ] {
        let (finding, mended) = typo(line).unwrap_or_else(|| panic!("{line}"));
        assert!(finding.message.contains(told), "{line}: {finding:#?}");
        assert_eq!(mended, None, "{line}");
    }
    assert_eq!(typo("say = \"fine\""), None);
}

const fn secs(s: u64) -> Duration {
    Duration::from_secs(s)
}

#[test]
fn a_changed_default_of_a_question_is_a_change_from_the_first_step() {
    let text = |default: &str| {
        format!(
            "balm = 1\ntitle = \"T\"\n[ask.hands]\nquestion = \"Which?\"\nchoices = [\"warm\", \"cool\"]\n\
             default = \"{default}\"\n[[step]]\ntitle = \"A\"\nfor = \"5s\"\nsay = \"Your {{hands}} hands.\"\n"
        )
    };
    let heard = |default: &str| {
        read(&text(default), "t").routine.unwrap().answered(&balm::routine::Answers::new()).unwrap()
    };
    assert_eq!(heard("cool").first_change(&heard("warm")), Some(1));
    assert_eq!(heard("warm").first_change(&heard("warm")), None);
}

#[test]
fn a_bed_may_have_layers_wherever_one_is_named() {
    let routine = good(
        "balm = 1\ntitle = \"x\"\n[sounds]\nmine = { file = \"a.ogg\", gain = \"-3 dB\" }\n\
         [defaults]\nbed = \"rain+mine:-6dB\"\n[[step]]\nfor = \"30s\"\n\
         cues = { 10s = { bed = \" mine : -1.5 dB + wind\" } }\n",
    );
    let step = &routine.sections[0].steps[0];
    let layers = |bed: &SoundRef| match bed {
        SoundRef::Layered(layers) => {
            layers.iter().map(|l| (l.sound.clone(), l.level().0)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let (rain, wind) = (SoundRef::BuiltIn("rain".into()), SoundRef::BuiltIn("wind".into()));
    let mine = SoundRef::Declared("mine".into());
    let bed = step.bed.as_ref().unwrap();
    assert_eq!((bed.name(), layers(bed)), ("rain+mine:-6dB", vec![(rain, 0.0), (mine.clone(), -6.0)]));
    let then = step.cues[0].bed.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(layers(then), [(mine, -1.5), (wind, 0.0)]);
    let told = serde_json::to_value(bed).unwrap();
    assert_eq!(told["layers"][1], serde_json::json!({ "sound": { "own": "mine" }, "level": -6.0 }));
}
