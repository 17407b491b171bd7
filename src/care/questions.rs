//! The questions of `balm me`: what a person can do, then short lists to tick. Every one may be skipped.

use jiff::civil::Date;

use crate::vocabulary::{self, BodySide, EntryKind, Group};

use super::person::ABILITIES;

/// One list to tick.
#[derive(Debug)]
pub struct Checklist {
    /// The question.
    pub ask: &'static str,
    /// What may be ticked.
    pub items: &'static [ChecklistItem],
}

/// One line of a list.
#[derive(Debug)]
pub struct ChecklistItem {
    /// What it says.
    pub words: &'static str,
    /// The id of its condition, or of an ability on the first list.
    pub id: &'static str,
    /// What is asked in addition.
    pub asks: Asks,
}

/// What is asked about something that was ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// When it began.
    When,
    /// Where it is.
    Place,
    /// Where it is, and when it began.
    PlaceAndWhen,
}

impl Asks {
    /// Whether it is asked where it is.
    #[must_use]
    pub fn where_it_is(self) -> bool {
        matches!(self, Self::Place | Self::PlaceAndWhen)
    }

    /// Whether it is asked when it began.
    #[must_use]
    pub fn when_it_began(self) -> bool {
        matches!(self, Self::When | Self::PlaceAndWhen)
    }
}

const fn item(words: &'static str, id: &'static str) -> ChecklistItem {
    ChecklistItem { words, id, asks: Asks::Nothing }
}

const fn asking(words: &'static str, id: &'static str, asks: Asks) -> ChecklistItem {
    ChecklistItem { words, id, asks }
}

/// What a person can do easily: the first list.
pub const CAN: Checklist = Checklist {
    ask: "What can you do easily?",
    items: &[
        item("lift both arms over your head", ABILITIES[0].0),
        item("use both hands", ABILITIES[1].0),
        item("reach your feet", ABILITIES[2].0),
        item("get down to the floor and up again", ABILITIES[3].0),
        item("stand for a minute", ABILITIES[4].0),
    ],
};

/// The other lists, in their order.
pub const CHECKLISTS: &[Checklist] = &[
    Checklist {
        ask: "Your blood:",
        items: &[
            item("I take a blood thinner (apixaban, warfarin, clopidogrel)", "blood-thinners"),
            item("I bruise or bleed very easily", "bleeding-disorder"),
            item("I had a blood clot in the last 6 months", "blood-clot"),
            item("I had a blood clot longer ago", "past-clot"),
        ],
    },
    Checklist {
        ask: "Pregnant, or a baby in the last 3 months?",
        items: &[
            asking("pregnant, or maybe", "pregnancy", Asks::When),
            asking("a baby in the last 3 months", "after-birth", Asks::When),
        ],
    },
    Checklist {
        ask: "In the last 3 months:",
        items: &[
            asking("an operation", "recent-surgery", Asks::PlaceAndWhen),
            asking("a broken bone", "fracture", Asks::PlaceAndWhen),
            asking("a sprain, strain or bruise, in the last 3 days", "acute-injury", Asks::PlaceAndWhen),
            asking("a wound or burn that is not healed", "open-wound", Asks::Place),
            asking("a new hip", "hip-replacement", Asks::When),
            asking("a new knee", "knee-replacement", Asks::When),
        ],
    },
    Checklist {
        ask: "Bones and joints:",
        items: &[
            item("bones that break easily, and a spine bone once broke", "spine-fracture"),
            item("bones that break easily, and I do not know about the spine", "osteoporosis"),
            item("weak bones, and my spine is sound", "weak-bones"),
            item("joints that bend too far", "hypermobility"),
            item("pain that shoots below the knee", "sciatica-disc"),
            asking("a joint that is hot and swollen now", "joint-flare", Asks::Place),
            item("a neck that was hurt or is not stable", "neck-injury"),
            item("sore or weak hands", "sore-hands"),
            item("poor balance", "frail-balance"),
        ],
    },
    Checklist {
        ask: "Feeling, feet and legs:",
        items: &[
            asking("a place I cannot feel well", "numbness", Asks::Place),
            item("diabetes, and my feet feel well and have no sores", "diabetes"),
            item("feet that are numb, sore or slow to heal", "diabetes-feet"),
            item("poor blood flow in the legs", "poor-leg-circulation"),
            item("both legs swollen, and nobody knows why", "swollen-legs"),
            asking("varicose veins", "varicose-veins", Asks::Place),
            item("a trapped nerve in the arm, such as carpal tunnel", "arm-nerve"),
            item("muscles that cramp easily", "cramp-prone"),
        ],
    },
    Checklist {
        ask: "Heart and head:",
        items: &[
            item("heart trouble now", "heart-condition"),
            item("blood pressure too high and not under control", "high-blood-pressure"),
            item("high blood pressure, treated and fine", "high-blood-pressure-treated"),
            item("dizzy when I stand", "low-blood-pressure"),
            item("a stroke or mini-stroke, or a narrowed neck artery", "carotid-stroke"),
            item("an aneurysm", "aneurysm"),
            item("a hernia", "hernia"),
        ],
    },
    Checklist {
        ask: "Skin, and what is under it:",
        items: &[
            asking("a rash or irritated skin", "skin-irritated", Asks::Place),
            asking("infected or contagious skin", "skin-infection", Asks::Place),
            item("very thin skin", "fragile-skin"),
            asking("a pacemaker, port, pump or tube", "implanted-device", Asks::Place),
            asking("a pacemaker that is newer than 6 weeks", "new-pacemaker", Asks::When),
            asking("lymph nodes taken out, no swelling", "nodes-removed", Asks::Place),
            asking("a limb that swells (lymphoedema)", "lymphoedema", Asks::Place),
            asking("a place where light touch hurts", "pain-from-touch", Asks::Place),
            item("an allergy to oils or scents", "oil-allergy"),
            item("an allergy to latex", "latex-allergy"),
        ],
    },
    Checklist {
        ask: "Cancer, pain and medicines:",
        items: &[
            item("cancer now, or treatment this year", "cancer"),
            item("pain that flares after touch (fibromyalgia)", "widespread-pain"),
            item("strong painkillers, muscle relaxants or sedatives", "medicines-dull-pain"),
            item("kidney stones or infection", "kidney-problem"),
        ],
    },
    Checklist {
        ask: "Breath and mind, eyes and face:",
        items: &[
            item("asthma or lung trouble", "breathing-condition"),
            item("fits (epilepsy)", "epilepsy"),
            item("glaucoma, or an eye operation in the last months", "eye-condition"),
            item("face pain set off by touch", "face-pain-touch"),
            item("jaw or dental surgery, or a locked jaw", "jaw-problem"),
            asking("a migraine attack now", "migraine-now", Asks::When),
            item("dizzy when I lie back or roll over", "vertigo"),
            item("stillness or watching my breath makes me panic", "trauma-panic"),
            item("a mental health team looks after me now", "serious-mental-illness"),
            item("I am under 16", "child"),
        ],
    },
];

/// What was ticked on a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// The places in the list, from 0, each with whether the person is sure.
    pub chosen: Vec<(usize, bool)>,
    /// Something of it may be true.
    pub unsure: bool,
}

/// Reads numbers such as `1 3?`, `0` for none and `?` for not sure, out of a list of `count`.
///
/// # Errors
/// What is not understood, in words.
pub fn ticked(line: &str, count: usize) -> Result<Ticked, String> {
    let mut ticked = Ticked::default();
    let words =
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+')).filter(|w| !w.is_empty());
    for word in words {
        let (number, sure) = word.strip_suffix('?').map_or((word, true), |number| (number, false));
        if number.is_empty() {
            ticked.unsure = true;
            continue;
        }
        match number.parse::<usize>() {
            Ok(0) => {}
            Ok(n) if n <= count => ticked.chosen.push((n - 1, sure)),
            _ => {
                let all = format!("Numbers from 1 to {count}, such as: 1 3");
                return Err(format!("{all}. 0 is none, ? is not sure, Enter skips."));
            }
        }
    }
    Ok(ticked)
}

/// A place in words, such as "left calf": the id of a region or of a larger part, and the side.
///
/// # Errors
/// What is not understood, in words.
pub fn place(line: &str) -> Result<(String, Option<BodySide>), String> {
    let line = line.to_lowercase();
    const BETWEEN: [&str; 8] = ["left", "right", "both", "my", "the", "of", "in", "on"];
    let is_said = |side: &str| line.split_whitespace().any(|word| word == side);
    let side = match (is_said("left"), is_said("right")) {
        (true, false) => Some(BodySide::Left),
        (false, true) => Some(BodySide::Right),
        _ => None,
    };
    let words: Vec<&str> = line.split_whitespace().filter(|word| !BETWEEN.contains(word)).collect();
    let named = words.join(" ");
    let id = named.replace(' ', "-");
    if vocabulary::region(&id).is_some() || Group::of_body(&id).is_some() {
        return Ok((id, side));
    }
    let meant = vocabulary::meant(EntryKind::Region, &named);
    match meant.surely() {
        Some(id) => Ok((id.to_owned(), side)),
        None => {
            let meant =
                meant.question().unwrap_or_else(|| "balm vocabulary regions lists the words".to_owned());
            Err(format!("\"{named}\" is no place that balm knows; {meant}. Such as: left calf"))
        }
    }
}

/// What was answered, ready to be written down.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// Ids of what the person can do; `None` if that was skipped.
    pub can: Option<Vec<&'static str>>,
    /// What the person has.
    pub has: Vec<Has>,
    /// The person was not sure of something on a list.
    pub unsure: bool,
}

/// One thing that a person has.
#[derive(Clone, Debug)]
pub struct Has {
    /// The id of its condition.
    pub id: &'static str,
    /// Whether the person is sure.
    pub sure: bool,
    /// When it began.
    pub since: Option<Date>,
    /// Where it is.
    pub place: Option<(String, Option<BodySide>)>,
}

impl Answered {
    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.can.is_none() && self.has.is_empty() && !self.unsure
    }

    /// As a profile.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text =
            "# What balm knows about you. It stays on this computer; change it as you like.\n".to_owned();
        let mut conditions: Vec<String> =
            self.has.iter().filter(|has| has.place.is_none()).map(Has::inline).collect();
        conditions.extend(self.unsure.then(|| "\"not-sure\"".to_owned()));
        text += &format!("conditions = [{}]\n", conditions.join(", "));
        if let Some(can) = &self.can {
            let can: Vec<String> = can.iter().map(|id| format!("\"{id}\"")).collect();
            text += &format!("can = [{}]\n", can.join(", "));
        }
        for has in &self.has {
            let Some((region, side)) = &has.place else { continue };
            text += &format!("\n[[place]]\ncondition = \"{}\"\nregion = \"{region}\"\n", has.id);
            text += &side.map(|side| format!("side = \"{}\"\n", side.id())).unwrap_or_default();
            text += &has.since.map(|since| format!("since = {since}\n")).unwrap_or_default();
            text += if has.sure { "" } else { "sure = false\n" };
        }
        text
    }
}

impl Has {
    fn inline(&self) -> String {
        let since = self.since.map(|since| format!(", since = {since}")).unwrap_or_default();
        let sure = if self.sure { "" } else { ", sure = false" };
        match (since.is_empty(), self.sure) {
            (true, true) => format!("\"{}\"", self.id),
            _ => format!("{{ id = \"{}\"{since}{sure} }}", self.id),
        }
    }
}
