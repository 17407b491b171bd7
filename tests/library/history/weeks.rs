//! Weeks, medians and plans, against numbers computed another way.

use balm::history::{
    DueToday, EventKind, History, HistoryLine, Past, PlannedRoutine, due_today, median, progress,
};
use balm::routine::Plan;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{at, event, session};

fn past(lines: Vec<HistoryLine>) -> Past {
    Past::of(&History { lines, bad: 0 }, &[])
}

fn played(days: &[&str]) -> Past {
    let lines = days.iter().flat_map(|day| session(&format!("{day}T10:00"), day, "neck"));
    past(lines.collect())
}

fn neck(plan: Plan) -> Vec<PlannedRoutine> {
    vec![PlannedRoutine { routine: "neck".into(), called: "neck".into(), title: "Neck".into(), plan }]
}

fn due(plan: &Plan, days: &[&str], today: Date) -> Option<DueToday> {
    due_today(&neck(plan.clone()), &played(days), today).pop()
}

#[test]
fn a_week_is_from_monday_and_what_comes_after_midnight_belongs_to_the_evening() {
    let mut lines = session("2026-11-23T00:30", "sunday", "neck").to_vec();
    lines.extend(session("2026-11-23T04:00", "monday", "neck"));
    lines.extend(session("2026-11-29T23:59", "also-sunday", "neck"));
    let told = progress(&past(lines), &neck(Plan::default()), date(2026, 11, 29));
    let weeks: Vec<(Date, u64, usize)> =
        told.weeks.iter().filter(|w| w.sessions > 0).map(|w| (w.monday, w.minutes, w.sessions)).collect();
    assert_eq!(weeks, [(date(2026, 11, 16), 10, 1), (date(2026, 11, 23), 20, 2)]);
    assert_eq!(told.planned[0].days, [1, 0, 0, 0, 0, 0, 1]);
    let (monday, days) = told.calendar[51];
    assert_eq!((monday, days[6]), (date(2026, 11, 16), Some(10)));
    let told = progress(&played(&["2026-11-23"]), &[], date(2026, 11, 25));
    assert_eq!(told.calendar[52].1, [Some(10), Some(0), Some(0), None, None, None, None]);
}

#[test]
fn medians_of_weeks_and_effects_are_as_a_plain_sort_has_them() {
    let values = [3_u8, 9, 4, 7, 7, 10, 0, 5, 6, 2];
    let mut lines = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let time = format!("2026-11-{:02}T10:00", 9 + index);
        let name = format!("s{index}");
        lines.extend(session(&time, &name, "neck"));
        let rated = |kind, value| HistoryLine {
            rating: Some("pain".into()),
            value: Some(value),
            ..event(kind, &time, &name)
        };
        lines.push(rated(EventKind::Before, *value));
        if index < 5 {
            lines.push(rated(EventKind::After, value / 2));
        }
    }
    let few = progress(&past(lines[..12].to_vec()), &[], date(2026, 11, 29));
    assert_eq!((few.effects[0].n, few.effects[0].medians), (3, None), "fewer than five are not compared");
    let told = progress(&past(lines), &[], date(2026, 11, 29));
    let weeks = &told.before[0].weeks;
    // 3 9 4 7 7 10 0 → 0 3 4 7 7 9 10; 5 6 2 → 2 5 6.
    assert_eq!(weeks[..], [(date(2026, 11, 9), 7.0, 7), (date(2026, 11, 16), 5.0, 3)]);
    // 3 9 4 7 7 → 7; 1 4 2 3 3 → 3.
    assert_eq!((told.effects[0].n, told.effects[0].medians), (5, Some((7.0, 3.0))));
    for n in 1..=values.len() {
        let mut sorted = values[..n].to_vec();
        sorted.sort_unstable();
        let by_halves = (f64::from(sorted[(n - 1) / 2]) + f64::from(sorted[n / 2])) / 2.0;
        assert_eq!(median(&values[..n]), Some(by_halves));
    }
}

#[test]
fn nights_with_and_without_are_told_apart() {
    let mut lines = Vec::new();
    for day in 1..=12 {
        let with = day % 2 == 0;
        if with {
            let [start, end] = session(&format!("2026-11-{day:02}T23:10"), &format!("s{day}"), "scalp");
            lines.extend([HistoryLine { night: true, ..start }, end]);
        }
        let morning = HistoryLine::new(EventKind::Sleep, &at(&format!("2026-11-{:02}T07:00", day + 1)));
        lines.push(HistoryLine { value: Some(if with { 8 } else { 5 }), ..morning });
    }
    let told = progress(&past(lines), &[], date(2026, 11, 29));
    assert_eq!((told.sleep_with.n, told.sleep_with.median), (6, Some(8.0)));
    assert_eq!((told.sleep_without.n, told.sleep_without.median), (6, Some(5.0)));
}

#[test]
fn a_rehearsal_counts_for_nothing() {
    let [start, end] = session("2026-11-23T10:00", "a", "neck");
    let past = past(vec![HistoryLine { speed: Some(4.0), ..start }, end]);
    let told = progress(&past, &neck(Plan::default()), date(2026, 11, 23));
    assert_eq!((told.sessions, told.planned.len(), told.weeks[11].minutes), (0, 0, 0));
}

#[test]
fn a_daily_plan_asks_every_day_and_as_often_as_it_says() {
    let plan = Plan { times_per_day: Some(2), ..Plan::default() };
    let told = due(&plan, &["2026-11-24"], date(2026, 11, 25)).unwrap();
    assert_eq!((told.done_today, told.times_a_day, told.days_done, told.days_a_week), (0, 2, 1, 7));
    let once = due(&plan, &["2026-11-25"], date(2026, 11, 25)).unwrap();
    assert_eq!(once.done_today, 1);
    let mut twice = session("2026-11-25T10:00", "a", "neck").to_vec();
    twice.extend(session("2026-11-25T12:00", "b", "neck"));
    assert!(due_today(&neck(plan), &past(twice), date(2026, 11, 25)).is_empty());
}

#[test]
fn a_weekly_plan_rests_between_while_the_week_has_room() {
    let plan = Plan { times_per_week: Some(3), ..Plan::default() };
    // Monday done: Tuesday rests, Wednesday asks.
    assert!(due(&plan, &["2026-11-23"], date(2026, 11, 24)).is_none());
    assert!(due(&plan, &["2026-11-23"], date(2026, 11, 25)).is_some());
    // Friday done as the first: Saturday is needed.
    assert!(due(&plan, &["2026-11-27"], date(2026, 11, 28)).is_some());
    // Three days done: nothing more this week.
    assert!(due(&plan, &["2026-11-23", "2026-11-25", "2026-11-26"], date(2026, 11, 28)).is_none());
    // Done today.
    assert!(due(&plan, &["2026-11-28"], date(2026, 11, 28)).is_none());
}

#[test]
fn a_plan_ends_with_its_weeks_and_sleeps_when_the_routine_was_not_played_for_long() {
    let plan = Plan { times_per_week: Some(5), weeks: Some(2), ..Plan::default() };
    assert!(due(&plan, &["2026-11-02"], date(2026, 11, 15)).is_some());
    assert!(due(&plan, &["2026-11-02"], date(2026, 11, 16)).is_none());
    // After a long break it begins again.
    assert!(due(&plan, &["2026-01-02", "2026-11-10"], date(2026, 11, 16)).is_some());
    let endless = Plan { times_per_week: Some(5), ..Plan::default() };
    assert!(due(&endless, &["2026-10-01"], date(2026, 11, 16)).is_none());
    assert!(due(&endless, &[], date(2026, 11, 16)).is_none());
}

#[test]
fn a_year_over_a_change_of_clocks_has_all_its_days() {
    let told = progress(&played(&["2026-03-29", "2026-10-25"]), &[], date(2026, 11, 1));
    let mut day = told.calendar[0].0;
    for (monday, days) in &told.calendar {
        assert_eq!(*monday, day);
        assert!(days.iter().all(Option::is_some));
        day = day.checked_add(7.days()).unwrap();
    }
    let minutes: u64 = told.calendar.iter().flat_map(|(_, days)| days).flatten().sum();
    assert_eq!(minutes, 20);
}
