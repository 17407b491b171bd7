//! The most a session may sound between two times of day.

use std::fmt;

use jiff::Zoned;
use jiff::civil::Time;

use crate::session::Volume;

use super::dates::time_of_day;
use super::values::volume;

/// The most a session may sound between two times of day, midnight between them or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NightCap {
    most: Volume,
    from: Time,
    until: Time,
}

/// What was typed: a limit or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedCap(pub Option<NightCap>);

/// Reads a limit; `none` is none.
pub fn night_cap(text: &str) -> Result<TypedCap, String> {
    match text.trim() {
        "" | "none" => Ok(TypedCap(None)),
        text => NightCap::parse(text).map(|cap| TypedCap(Some(cap))),
    }
}

impl NightCap {
    /// Reads it from words such as `40 22:00-07:00` or `40% from 22:00 to 7:00`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let how = || "a volume and two times of day, such as \"40 22:00-07:00\"".to_owned();
        let spaced = text.replace(['-', '–'], " ");
        let words: Vec<&str> =
            spaced.split_whitespace().filter(|word| !["from", "to", "until"].contains(word)).collect();
        let [most, from, until] = words[..] else { return Err(how()) };
        let (from, until) = (time_of_day(from)?, time_of_day(until)?);
        if from == until {
            return Err("the two times of day are the same".into());
        }
        Ok(Self { most: volume(most)?, from, until })
    }

    /// The most at this time of day, if there is a limit then.
    pub fn at(self, now: Time) -> Option<Volume> {
        let is_within = match self.from < self.until {
            true => (self.from..self.until).contains(&now),
            false => now >= self.from || now < self.until,
        };
        is_within.then_some(self.most)
    }

    /// The most now.
    pub fn now(self) -> Option<Volume> {
        self.at(Zoned::now().time())
    }
}

impl fmt::Display for NightCap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |time: Time| time.strftime("%H:%M").to_string();
        write!(f, "{} {}-{}", self.most.percent(), time(self.from), time(self.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_cap_holds_across_midnight_and_not_by_day() {
        let cap = NightCap::parse("40% from 22:00 to 7:00").expect("it is read");
        assert_eq!(cap.to_string(), "40 22:00-07:00");
        assert_eq!(NightCap::parse(&cap.to_string()), Ok(cap));
        let at = |hour, minute| cap.at(Time::constant(hour, minute, 0, 0)).map(Volume::percent);
        assert_eq!([at(22, 0), at(23, 59), at(0, 0), at(6, 59)], [Some(40); 4]);
        assert_eq!([at(7, 0), at(12, 0), at(21, 59)], [None; 3]);
        let nap = NightCap::parse("30 13:00-14:30").expect("it is read");
        assert!(nap.at(Time::constant(13, 30, 0, 0)).is_some() && nap.at(Time::midnight()).is_none());
        for wrong in ["", "40", "40 22:00", "101 22:00-7:00", "40 22-7", "40 22:00-22:00", "40 22:00-7:00 x"]
        {
            assert!(NightCap::parse(wrong).is_err(), "{wrong}");
        }
    }
}
