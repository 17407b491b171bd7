//! A person as they write themselves down: a TOML file that only its owner can read.
//!
//! ```toml
//! conditions = ["past-clot", { id = "pregnancy", since = 2026-05-01 }]
//! can = ["both-hands", "reach-feet", "floor", "stand"]
//!
//! [[place]]
//! condition = "fracture"
//! region = "wrist"
//! side = "right"
//! since = 2026-11-01
//!
//! [[asked]]
//! who = "doctor"
//! on = 2026-11-20
//! for = ["past-clot"]
//! ```

use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::value::Datetime;

use crate::diagnostic;
use crate::files::{FileError, read_text};
use crate::text::Safe;
use crate::vocabulary::{self, Area, BodySide, Condition, EntryKind, Group, condition_ever_called};

use super::person::{ABILITIES, BodyPlace, Held, Person};

/// No profile is longer, in bytes.
const LARGEST: u64 = 1 << 18;
/// After so many days a clinician's yes has to be asked for again.
const ASKED_LASTS_DAYS: i64 = 183;

/// What a profile says, as of a day.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// What holds.
    pub person: Person,
    /// What was said so long ago that it should be asked again. It does not hold any more.
    pub expired: Vec<&'static Condition>,
}

/// Why a profile cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Something in it is wrong.
    #[error("{0}")]
    Wrong(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    conditions: Vec<Spanned<Entry>>,
    can: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    place: Vec<PlaceEntry>,
    #[serde(default)]
    asked: Vec<Spanned<AskedEntry>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "write the id of a condition, or { id = \"pregnancy\", since = 2026-05-01 }")]
enum Entry {
    Id(String),
    Dated(DatedEntry),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct DatedEntry {
    id: String,
    #[serde(default = "yes")]
    sure: bool,
    since: Option<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceEntry {
    condition: Spanned<String>,
    region: Spanned<String>,
    side: Option<Spanned<String>>,
    since: Option<Datetime>,
    #[serde(default = "yes")]
    sure: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedEntry {
    #[expect(dead_code, reason = "for the person's own memory")]
    who: Option<String>,
    on: Option<Spanned<Datetime>>,
    #[serde(rename = "for")]
    about: Vec<Spanned<String>>,
}

fn yes() -> bool {
    true
}

impl Profile {
    /// Reads a profile as of `today`.
    ///
    /// # Errors
    /// [`ProfileError`] with the file, the line and what is wrong there.
    pub fn read(path: &Path, today: Date) -> Result<Self, ProfileError> {
        let text = read_text(path, LARGEST)?;
        Self::parse(&text, today).map_err(|(at, why)| {
            let place = diagnostic::Place::of(&text, at);
            let message = format!("{}:{}:{}: {why}", path.display(), place.line, place.column);
            ProfileError::Wrong(Safe::new(&message).to_string())
        })
    }

    fn parse(text: &str, today: Date) -> Result<Self, (usize, String)> {
        let file: File = toml::from_str(text)
            .map_err(|e| (e.span().map_or(0, |span| span.start), e.message().to_owned()))?;
        let mut reading = Reading { profile: Self::default(), today };
        for entry in &file.conditions {
            let (id, sure, since) = match entry.get_ref() {
                Entry::Id(id) => (id, true, &None),
                Entry::Dated(dated) => (&dated.id, dated.sure, &dated.since),
            };
            reading.hold(known(id, entry.span())?, None, sure, since.as_ref());
        }
        for place in &file.place {
            let (id, span) = (place.condition.get_ref(), place.condition.span());
            let condition = known(id, span.clone())?;
            if !condition.is_local() {
                let why = format!("\"{id}\" is no condition of one place; list it under conditions");
                return Err((span.start, why));
            }
            reading.hold(condition, Some(body_place(place)?), place.sure, place.since.as_ref());
        }
        reading.abilities(file.can.as_deref())?;
        for asked in &file.asked {
            let is_old = reading.days_since_asked(asked)? > ASKED_LASTS_DAYS;
            for id in &asked.get_ref().about {
                let condition = known(id.get_ref(), id.span())?;
                if !is_old {
                    reading.profile.person.asked.push(condition.id.clone());
                }
            }
        }
        Ok(reading.profile)
    }
}

struct Reading {
    profile: Profile,
    today: Date,
}

impl Reading {
    /// Adds a condition, or one more place of it.
    fn hold(
        &mut self,
        condition: &'static Condition,
        place: Option<BodyPlace>,
        sure: bool,
        since: Option<&Datetime>,
    ) {
        let lasts = condition.lasts_days.map(i64::from);
        let is_over = since.zip(lasts).is_some_and(|(since, lasts)| self.days_since(since) > lasts);
        if is_over {
            self.profile.expired.push(condition);
            return;
        }
        let held = &mut self.profile.person.held;
        // Once a place is named, it holds there; without any, everywhere.
        match held.iter_mut().find(|held| held.condition.id == condition.id) {
            Some(held) => {
                held.places.extend(place);
                held.sure |= sure;
            }
            None => held.push(Held { condition, places: place.into_iter().collect(), sure }),
        }
    }

    /// Whoever lists what they can do cannot do the rest.
    fn abilities(&mut self, can: Option<&[Spanned<String>]>) -> Result<(), (usize, String)> {
        let Some(can) = can else { return Ok(()) };
        for ability in can {
            if !ABILITIES.iter().any(|(known, _)| known == ability.get_ref()) {
                let all = ABILITIES.map(|(known, _)| known).join(", ");
                let why = format!("balm asks about {all}, not about \"{}\"", ability.get_ref());
                return Err((ability.span().start, why));
            }
        }
        for (ability, without) in ABILITIES {
            if !can.iter().any(|can| can.get_ref() == ability) {
                let condition = vocabulary::condition(without).expect("a test looks up all of them");
                self.hold(condition, None, true, None);
            }
        }
        Ok(())
    }

    /// Without a day, or with one that is still to come, a yes would hold for ever.
    fn days_since_asked(&self, asked: &Spanned<AskedEntry>) -> Result<i64, (usize, String)> {
        let Some(on) = &asked.get_ref().on else {
            let why = "say when they agreed, such as on = 2026-11-20; after six months balm asks again";
            return Err((asked.span().start, why.to_owned()));
        };
        // Tomorrow may have begun where it was written.
        match day(on.get_ref()).map(|day| self.days_from(day)) {
            Some(days) if days >= -1 => Ok(days),
            Some(_) => Err((on.span().start, "the day they agreed is still to come".to_owned())),
            None => Err((on.span().start, "write a day such as 2026-11-20, without a time".to_owned())),
        }
    }

    /// A time without a day is today.
    fn days_since(&self, date: &Datetime) -> i64 {
        day(date).map_or(0, |day| self.days_from(day))
    }

    fn days_from(&self, day: Date) -> i64 {
        i64::from((self.today - day).get_days())
    }
}

fn day(of: &Datetime) -> Option<Date> {
    let day = of.date?;
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}

fn known(id: &str, span: Range<usize>) -> Result<&'static Condition, (usize, String)> {
    condition_ever_called(id).ok_or_else(|| {
        let meant = vocabulary::meant(EntryKind::Condition, id).question();
        let meant = meant.unwrap_or_else(|| "balm vocabulary conditions lists all of them".to_owned());
        (span.start, format!("there is no condition \"{id}\"; {meant}"))
    })
}

fn body_place(place: &PlaceEntry) -> Result<BodyPlace, (usize, String)> {
    let named = place.region.get_ref();
    let area = match (vocabulary::region(named), Group::of_body(named)) {
        (Some(region), _) => Area::Region(region.id.clone()),
        (None, Some(group)) => Area::Group(group),
        (None, None) => {
            let meant = vocabulary::meant(EntryKind::Region, named).question();
            let meant = meant.unwrap_or_else(|| "balm vocabulary regions lists all of them".to_owned());
            return Err((place.region.span().start, format!("there is no region \"{named}\"; {meant}")));
        }
    };
    let side = match &place.side {
        None => None,
        Some(side) => match side.get_ref().as_str() {
            "left" => Some(BodySide::Left),
            "right" => Some(BodySide::Right),
            "both" => None,
            other => {
                let why = format!("a side is left, right or both, not \"{other}\"");
                return Err((side.span().start, why));
            }
        },
    };
    Ok(BodyPlace { area, side })
}
