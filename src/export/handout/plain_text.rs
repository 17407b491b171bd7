//! The handout as plain text, for screen readers and mail: headings on lines of their own, short paragraphs,
//! nothing drawn and nothing side by side.

use std::fmt::Display;

use crate::care::{Preparation, Wording, stops};
use crate::text::{Safe, capital, wrap_hanging};

use super::before::Before;
use super::doing::Doing;
use super::facts::{about_it, dosage};
use super::letterhead::sender;
use super::source::Handout;
use super::steps::parts;
use super::wording::Said;

/// A handout as text in lines of at most `width` columns, longer only where a single word is. The same bytes
/// for the same handout.
#[must_use]
pub fn handout_text(handout: &Handout<'_>, width: usize) -> String {
    let wording = Wording::of(&handout.routine.language);
    let mut page = Page { out: String::new(), width: width.max(20), wording };
    let routine = handout.routine;
    page.line(&routine.title);
    handout.notes.iter().for_each(|note| page.line(note.as_str()));
    page.blank();
    let before = Before::of(handout);
    for fact in &before.facts {
        page.line(&format!("{}: {}", wording.phrase(fact.about), fact.said.safe()));
    }
    let sender: Vec<String> = sender(handout).iter().map(Safe::to_string).collect();
    if !sender.is_empty() {
        page.line(&format!("{}: {}", wording.phrase("From"), sender.join(", ")));
    }
    if let Some(link) = handout.link {
        // Whole, or it would be no address.
        page.out.push_str(&format!("{}: {}\n", wording.phrase("On your phone"), link.address()));
    }
    page.heading("Before you begin");
    before.first.iter().for_each(|line| page.line(&line.text));
    let ours = [before.emergency].into_iter().chain(before.more);
    ours.for_each(|line| page.line(wording.phrase(line)));
    page.heading("Step by step");
    let parts = parts(routine, handout.timeline);
    let of = parts.iter().map(|part| part.steps.len()).sum();
    for part in &parts {
        if part.title.is_some() || part.how.is_some() {
            page.blank();
        }
        page.paragraph(part.title);
        page.paragraph(part.how.as_deref());
        part.steps.iter().for_each(|step| page.step(step, of));
    }
    page.heading("When to stop");
    for stop in stops(routine) {
        page.line(stop.lead);
        stop.signs.iter().for_each(|sign| page.item(sign));
    }
    page.more_care(&before, handout.preparation);
    page.heading("How often");
    let dosage = dosage(routine).said;
    dosage.iter().for_each(|said| page.line(said.safe().as_str()));
    page.heading("About this routine");
    for line in about_it(handout) {
        let words: String = line.iter().map(Said::words).collect();
        page.line(&words);
    }
    page.out
}

struct Page {
    out: String,
    width: usize,
    wording: Wording,
}

impl Page {
    fn more_care(&mut self, before: &Before<'_>, Preparation { cautions, lost, .. }: &Preparation) {
        if before.later.is_empty() && cautions.is_empty() && lost.is_empty() {
            return;
        }
        self.heading(before.heading);
        before.later.iter().copied().chain(cautions).for_each(|line| self.line(&line.text));
        lost.iter().for_each(|line| self.item(&line.text));
    }

    fn step(&mut self, step: &Doing<'_>, of: usize) {
        self.blank();
        let title = Safe::new(step.title);
        let with: [(&str, &dyn Display); 3] = [("number", &step.number), ("of", &of), ("title", &title)];
        self.line(&self.wording.fill("Step {number} of {of}: {title}", &with));
        let details: Vec<String> = step.details.iter().map(|said| said.safe().to_string()).collect();
        let details = if details.is_empty() { String::new() } else { format!("; {}", details.join("; ")) };
        self.line(&format!("{}{details}.", capital(&step.time)));
        step.say.iter().for_each(|say| self.line(say));
        for cue in &step.cues {
            self.line(&format!("{}: {}", capital(&cue.at), Safe::new(cue.say)));
        }
        self.paragraph(step.again.as_deref());
        for (with, words) in &step.instead {
            let with = self.wording.fill("With {condition}:", &[("condition", with)]);
            self.line(&format!("{with} {}", Safe::new(words)));
        }
        self.paragraph(step.after);
    }

    fn heading(&mut self, english: &'static str) {
        self.blank();
        self.line(self.wording.phrase(english));
    }

    fn paragraph(&mut self, words: Option<&str>) {
        words.into_iter().for_each(|words| self.line(words));
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    fn line(&mut self, words: &str) {
        self.set(words, "", "");
    }

    fn item(&mut self, words: &str) {
        self.set(words, "- ", "  ");
    }

    fn set(&mut self, words: &str, first: &str, hang: &str) {
        for line in wrap_hanging(&Safe::new(words), first, hang, self.width) {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }
}
