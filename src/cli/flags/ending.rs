//! What happens when the last step is over: the time until which the background sound goes on, and what follows.

use std::ffi::OsStr;
use std::path::PathBuf;

use jiff::civil::Time;
use jiff::{ToSpan, Zoned};

use crate::process::{Invocation, find_program, split_words};
use crate::text::Safe;
use crate::unit::Duration;

/// No session is longer.
const MAX_WAIT: Duration = Duration::from_secs(43_200);

/// How long it is until this time of day comes next, where the listener is.
pub fn until(time: Time) -> Result<Duration, String> {
    wait(&Zoned::now(), time)
}

fn wait(now: &Zoned, time: Time) -> Result<Duration, String> {
    let at = |date: jiff::civil::Date| date.to_datetime(time).to_zoned(now.time_zone().clone());
    let later = |at: &Zoned| at > now;
    let today = at(now.date()).ok().filter(later);
    let next =
        today.or_else(|| at(now.date().checked_add(1.day()).ok()?).ok()).ok_or("there is no such time")?;
    let millis = now.duration_until(&next).as_millis().max(0);
    let wait = Duration::from_millis(u64::try_from(millis).unwrap_or_default());
    match wait > MAX_WAIT {
        true => Err(format!("{} is more than 12 hours away", time.strftime("%H:%M"))),
        false => Ok(wait),
    }
}

/// A program that is started when the session has come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Then {
    program: PathBuf,
    arguments: Vec<std::ffi::OsString>,
}

/// Reads a command: a program and its arguments. Nothing runs through a shell.
pub fn then(text: &str) -> Result<Then, String> {
    let mut words = split_words(OsStr::new(text)).into_iter();
    let name = words.next().ok_or("there is no command in it")?;
    let missing = || format!("there is no program called \"{}\"", Safe::new(&name.to_string_lossy()));
    Ok(Then { program: find_program(&name).ok_or_else(missing)?, arguments: words.collect() })
}

impl Then {
    /// Becomes that program. If it cannot, the reason is given back.
    pub fn start(&self) -> std::io::Error {
        Invocation::new(&self.program).args(&self.arguments).become_it()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_until_an_hour_counts_the_change_of_clocks() {
        let wait = |now: &str, hour, minute| {
            let now: Zoned = now.parse().expect("a time");
            wait(&now, Time::constant(hour, minute, 0, 0)).map(|wait| wait.millis() / 60_000)
        };
        assert_eq!(wait("2026-11-30T22:00:00[Europe/Berlin]", 6, 30), Ok(510));
        assert_eq!(wait("2026-11-30T22:00:00[Europe/Berlin]", 22, 30), Ok(30));
        // At three in the morning it is two again, and in spring three at once.
        assert_eq!(wait("2026-10-24T23:00:00[Europe/Berlin]", 6, 0), Ok(480));
        assert_eq!(wait("2026-03-28T23:00:00[Europe/Berlin]", 6, 0), Ok(360));
        assert!(wait("2026-11-30T22:00:00[Europe/Berlin]", 21, 0).is_err());
    }

    #[test]
    fn a_command_that_is_not_there_is_told_before_the_session() {
        assert!(then("sh -c 'exit 0'").is_ok());
        assert!(then("no-such-program-here -x").is_err_and(|why| why.contains("no-such-program-here")));
        assert!(then("  ").is_err());
    }
}
