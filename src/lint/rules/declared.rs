//! What a step declares: rules it breaks on purpose, and conditions it is adapted for.

use crate::diagnostic::{nearest, one_meant};
use crate::vocabulary::{self, EntryKind};

use crate::lint::codes::{Code, code, codes};
use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[allowed, adapted];

/// `allow` names codes that do not exist or cannot be allowed.
fn allowed(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        for name in &step.allow {
            let known = code(name);
            if known.is_some_and(Code::may_be_allowed) {
                continue;
            }
            let right = || {
                let all = codes().iter().flat_map(|(_, codes)| codes);
                all.filter(|code| code.may_be_allowed()).map(|code| code.code.as_str())
            };
            let span = notes.within(step.spans.key("allow"), &format!("\"{name}\""));
            let message = match known {
                Some(_) => format!("\"{name}\" is an error and cannot be allowed"),
                None => format!("there is no rule \"{name}\""),
            };
            let mut note = Note::new("unknown-code", message);
            note = match nearest(name, right()).filter(|_| known.is_none()) {
                Some(right) => note.help(format!("did you mean \"{right}\"?")),
                None => note.help("`balm explain` lists the rules"),
            };
            if let Some(right) = one_meant(name, right()).filter(|_| span != step.spans.key("allow")) {
                note = note.fix(span, format!("\"{right}\""));
            }
            notes.whole(span, note);
        }
    }
}

/// `adapt` names conditions that do not exist.
fn adapted(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        for id in step.adapt.keys().filter(|id| !id.starts_with("x-") && vocabulary::condition(id).is_none())
        {
            let span = notes.within(step.spans.key("adapt"), id);
            let note = Note::new("unknown-condition", format!("there is no condition \"{id}\""));
            let note = note.help(vocabulary::remedy(EntryKind::Condition, id));
            let meant = vocabulary::meant(EntryKind::Condition, id);
            let meant = meant.surely().filter(|_| span != step.spans.key("adapt"));
            notes.whole(span, if let Some(right) = meant { note.fix(span, right) } else { note });
        }
    }
}
