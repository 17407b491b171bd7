//! `balm remind`

use std::path::PathBuf;

use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, Zoned};

use crate::cli::flags::{date, time_of_day, weekday};
use crate::cli::world::reading::read;
use crate::cli::world::{Done, Env, Failure, complain, say, shown, target};
use crate::history::{PlannedRoutine, Reminder, plan_calendar, spread_days};
use crate::routine::{Kind, Routine};
use crate::timeline::written_length;

/// `remind`.
#[derive(Clone, Debug, clap::Args)]
pub struct RemindArgs {
    /// A name from `balm list` or a file
    pub routine: String,
    /// The calendar file to write, such as plan.ics; - writes to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The time of day, such as 21:30; give it again for more times a day
    #[arg(long = "at", value_name = "TIME", value_parser = time_of_day)]
    pub times: Vec<Time>,
    /// The days, such as mon,wed,fri; if omitted, the plan's days are spread over the week
    #[arg(long, value_name = "DAYS", value_parser = weekday, value_delimiter = ',')]
    pub days: Vec<Weekday>,
    /// The first day, such as 2026-11-29; if omitted, today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<Date>,
    /// For so many weeks; if omitted, as long as the plan says
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=520))]
    pub weeks: Option<u32>,
    /// Replace an existing file
    #[arg(long)]
    pub force: bool,
}

/// Writes a routine's plan as a calendar.
pub fn remind(env: &Env, args: &RemindArgs) -> Result<Done, Failure> {
    let is_piped = args.output.as_os_str() == "-";
    if !is_piped {
        target::free(&args.output, args.force)?;
    }
    let (found, routine) = read(env, &args.routine)?;
    let called = env.library.called_of(&found);
    let reminder = reminder(args, &routine, &called)?;
    let calendar = plan_calendar(&reminder, Timestamp::now()).map_err(Failure::failed)?;
    if is_piped {
        return say(&calendar);
    }
    target::write(&args.output, args.force, calendar.as_bytes())?;
    complain(&format!(
        "Wrote {}. Send it to your phone and open it there; its calendar takes it.",
        shown(&args.output)
    ));
    Ok(Done::Yes)
}

fn reminder(args: &RemindArgs, routine: &Routine, called: &str) -> Result<Reminder, Failure> {
    let plan = routine.plan.clone();
    if plan.is_none() && args.days.is_empty() {
        return Err(Failure::usage("this routine has no plan")
            .hint("Choose the days yourself, such as --days mon,wed,fri"));
    }
    let weeks = args.weeks.or(plan.as_ref().and_then(|plan| plan.weeks));
    let planned = PlannedRoutine {
        routine: routine.id.clone(),
        called: called.to_owned(),
        title: routine.title.clone(),
        plan: plan.unwrap_or_default(),
    };
    let days = if args.days.is_empty() { spread_days(planned.days_a_week()) } else { args.days.clone() };
    let times = match args.times.as_slice() {
        [] => usual_times(routine.kind, planned.times_a_day()),
        times => times.to_vec(),
    };
    Ok(Reminder {
        routine: planned.routine,
        title: planned.title,
        note: format!("balm play {called}"),
        length: written_length(routine),
        days,
        times,
        from: args.from.unwrap_or_else(|| Zoned::now().date()),
        weeks,
    })
}

/// At night before sleep; by day spread over it.
fn usual_times(kind: Kind, times: u32) -> Vec<Time> {
    let at = |hour, minute| Time::constant(hour, minute, 0, 0);
    match (kind, times) {
        (Kind::Night, _) => vec![at(21, 30)],
        (Kind::Day, 0 | 1) => vec![at(10, 0)],
        (Kind::Day, 2) => vec![at(10, 0), at(16, 0)],
        (Kind::Day, 3) => vec![at(9, 0), at(13, 0), at(17, 0)],
        (Kind::Day, more) => (0..more.min(12))
            .map(|index| at(i8::try_from(8 + index * 12 / more.min(12)).unwrap_or(12), 0))
            .collect(),
    }
}
