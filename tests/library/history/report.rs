//! What a therapist is told, against numbers counted by hand.

use balm::history::{
    EventKind, History, HistoryLine, Past, PrivateParts, RoutineKey, SafetyChange, TherapyReport,
    therapy_report,
};
use jiff::civil::{Date, date};

use super::{event, session};

const NECK: RoutineKey<'_> = RoutineKey { id: "neck", called: "neck" };

/// Sessions with pain and stress before, and pain after, from the first of October on: a value each.
fn rated(values: &[u8]) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let day =
            date(2026, 10, 1).checked_add(jiff::Span::new().days(i64::try_from(index).unwrap())).unwrap();
        let (time, name) = (format!("{day}T10:00"), format!("s{index}"));
        lines.extend(session(&time, &name, "neck"));
        let line = |kind, rating: &str, value| HistoryLine {
            rating: Some(rating.into()),
            value: Some(value),
            ..event(kind, &time, &name)
        };
        lines.push(line(EventKind::Before, "pain", *value));
        lines.push(line(EventKind::Before, "stress", 9));
        lines.push(line(EventKind::After, "pain", value / 2));
    }
    lines
}

fn report(
    lines: Vec<HistoryLine>,
    (since, until): (Date, Date),
    private: PrivateParts,
) -> Option<TherapyReport> {
    let past = Past::of(&History { lines, bad: 0 }, &[]);
    therapy_report(&past, NECK, None, (since, until), private)
}

const OCTOBER: (Date, Date) = (date(2026, 10, 1), date(2026, 10, 31));

#[test]
fn pain_is_told_week_by_week_and_the_first_fortnight_against_the_last() {
    // Thursday, the 1st: four of the first week, then whole ones.
    let values =
        [8, 6, 7, 7, 9, 5, 5, 6, 6, 4, 4, 5, 5, 3, 3, 4, 4, 2, 2, 3, 3, 1, 1, 2, 2, 0, 0, 1, 1, 5, 2];
    let told = report(rated(&values), OCTOBER, PrivateParts::default()).unwrap();
    let [pain] = &told.ratings[..] else { panic!("stress is private: {told:#?}") };
    let by_hand = [
        (date(2026, 9, 28), vec![8, 6, 7, 7]),
        (date(2026, 10, 5), vec![9, 5, 5, 6, 6, 4, 4]),
        (date(2026, 10, 12), vec![5, 5, 3, 3, 4, 4, 2]),
        (date(2026, 10, 19), vec![2, 3, 3, 1, 1, 2, 2]),
        (date(2026, 10, 26), vec![0, 0, 1, 1, 5, 2]),
    ];
    assert_eq!(pain.weeks, by_hand);
    // 3 4 4 5 5 5 5 6 6 6 7 7 8 9 → 5.5; the last fourteen: 0 0 1 1 1 1 2 2 2 2 2 3 3 5 → 2.
    assert_eq!((pain.first.n, pain.first.median), (14, Some(5.5)));
    assert_eq!(pain.last.map(|last| (last.n, last.median)), Some((14, Some(2.0))));
    let days: Vec<usize> = told.weeks.iter().map(|week| week.days).collect();
    assert_eq!((days, told.sessions), (vec![4, 7, 7, 7, 6], (31, 31)));
    assert_eq!(told.weeks[1].minutes, 70);
}

#[test]
fn a_time_too_short_for_two_fortnights_compares_none_and_few_ratings_have_no_median() {
    let told = report(rated(&[5, 4, 3, 2]), OCTOBER, PrivateParts::default()).unwrap();
    assert_eq!((told.ratings[0].first.n, told.ratings[0].first.median), (4, None));
    let short = (date(2026, 10, 1), date(2026, 10, 20));
    assert_eq!(report(rated(&[5; 20]), short, PrivateParts::default()).unwrap().ratings[0].last, None);
    assert_eq!(report(rated(&[5; 20]), (date(2027, 1, 1), date(2027, 2, 1)), PrivateParts::default()), None);
}

#[test]
fn from_the_first_year_to_the_last_there_are_only_the_weeks_since_it_began() {
    let always = (date(1, 1, 1), date(2026, 10, 31));
    assert_eq!(report(rated(&[5; 3]), always, PrivateParts::default()).unwrap().weeks.len(), 5);
}

#[test]
fn what_was_left_out_for_safety_is_told_by_its_rule_and_why_only_if_wanted() {
    let change = |because: &str| SafetyChange {
        step: "Right calf".into(),
        left_out: true,
        rule: "kneading, calf".into(),
        because: vec![because.into()],
    };
    let [start, end] = session("2026-10-05T10:00", "a", "neck");
    let first = HistoryLine { safety: vec![change("past-clot")], shortened: vec!["Rest".into()], ..start };
    let [start, last] = session("2026-10-06T10:00", "b", "neck");
    let second = HistoryLine { safety: vec![change("blood-thinners")], ..start };
    let lines = vec![first, end, second, last];
    let told = |private| report(lines.clone(), OCTOBER, private).unwrap();
    let nobody = SafetyChange { because: vec![], ..change("") };
    let quiet = told(PrivateParts::default());
    assert_eq!(quiet.safety, [(nobody.clone(), 2)]);
    assert_eq!(quiet.shortened, [("Rest".to_owned(), 1)]);
    assert!(!format!("{quiet:?}").contains("clot") && !format!("{quiet:?}").contains("thinner"));
    let conditions = told(PrivateParts { conditions: true, ..PrivateParts::default() });
    assert_eq!(conditions.safety, [(nobody.clone(), 1), (change("past-clot"), 1)]);
    let medicines = told(PrivateParts { medicines: true, ..PrivateParts::default() });
    assert_eq!(medicines.safety, [(nobody, 1), (change("blood-thinners"), 1)]);
}

#[test]
fn nothing_private_is_in_it_unless_asked_for() {
    let mut lines = rated(&[5; 6]);
    lines.extend(session("2026-10-05T22:00", "o", "secret-routine"));
    let note =
        HistoryLine { text: Some("secret words".into()), ..event(EventKind::Note, "2026-10-05T10:30", "s4") };
    lines.push(note);
    lines.push(HistoryLine {
        value: Some(3),
        session: None,
        ..event(EventKind::Sleep, "2026-10-06T07:00", "")
    });
    let quiet = report(lines.clone(), OCTOBER, PrivateParts::default()).unwrap();
    assert!(!format!("{quiet:?}").contains("secret"), "{quiet:#?}");
    assert_eq!((quiet.others, quiet.sleep, quiet.times, quiet.notes), (None, None, None, None));
    let all = PrivateParts {
        mood: true,
        sleep: true,
        times: true,
        notes: true,
        conditions: true,
        medicines: true,
        others: true,
    };
    let open = report(lines, OCTOBER, all).unwrap();
    assert_eq!(open.ratings.len(), 2);
    assert_eq!(open.notes, Some(vec![(date(2026, 10, 5), "secret words".to_owned())]));
    assert_eq!(
        open.others.map(|others| (others[0].title.clone(), others[0].sessions)),
        Some(("The secret-routine".to_owned(), 1))
    );
    assert_eq!((open.sleep.map(|sleep| sleep.n), open.times.map(|times| times.len())), (Some(1), Some(6)));
}

#[test]
fn the_three_activities_rated_last_are_told_with_all_their_ratings() {
    let mut lines = rated(&[5; 2]);
    let rate = |day: u32, name: &str, value| HistoryLine {
        text: Some(name.into()),
        value: Some(value),
        session: None,
        ..event(EventKind::Activity, &format!("2026-10-{day:02}T09:00"), "")
    };
    lines.extend([
        rate(1, "typo", 3),
        rate(2, "Climbing stairs", 4),
        rate(2, "lifting", 5),
        rate(3, "turning", 6),
    ]);
    lines.extend([rate(30, "climbing stairs", 7), rate(30, "too much", 11)]);
    let told = report(lines, OCTOBER, PrivateParts::default()).unwrap().activities;
    let told: Vec<(&str, Vec<u8>)> = told
        .iter()
        .map(|one| (one.name.as_str(), one.rated.iter().map(|(_, value)| *value).collect()))
        .collect();
    assert_eq!(told, [("Climbing stairs", vec![4, 7]), ("lifting", vec![5]), ("turning", vec![6])]);
}
