//! The questions under `[ask]`, and the answers a step is limited to.

use super::findings::short;
use super::ids_and_paths::is_name;
use super::key_value::{Field, Scope};
use super::reader::Reader;
use crate::routine::compose::placeholders::NAMES;
use crate::routine::format::keys::bounds::{LONG, SHORT};
use crate::routine::format::keys::{AROUND_A_STEP, AROUND_THE_TOP, ASK};
use crate::routine::model::{Ask, Text};

/// The most that may be asked: eyes are about to close.
const MOST: usize = 10;

impl Reader<'_> {
    /// The `[ask]` tables, in the order of the file.
    pub fn asks(&mut self, root: Scope<'_>) -> Vec<Ask> {
        let Some(table) = root.get("ask").and_then(|field| field.table(&mut self.findings)) else {
            return Vec::new();
        };
        let mut entries: Vec<_> = table.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")).collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        if let Some((key, _)) = entries.get(MOST) {
            let message = format!("this routine asks {} questions", entries.len());
            self.findings.error("too-long", key.span(), message).help(format!("{MOST} at most"));
            entries.truncate(MOST);
        }
        let mut asks = Vec::new();
        for (key, value) in entries {
            let name: &str = key.get_ref();
            let is_table = value.get_ref().is_table();
            if !is_table && self.findings.is_swallowed(key, "ask", &AROUND_THE_TOP) {
                continue;
            }
            if !is_name(name) || NAMES.contains(&name) {
                let message = "this is not a valid name for a question";
                let taken = NAMES.join(", ");
                let help = format!("use small letters, digits and hyphens; these names are taken: {taken}");
                self.findings.error("bad-name", key.span(), message).help(help);
            }
            asks.extend(self.ask(Field { key: name, value }));
        }
        asks
    }

    fn ask(&mut self, field: Field<'_>) -> Option<Ask> {
        let findings = &mut self.findings;
        let scope = field.scope(&ASK, findings)?;
        if !scope.owns("question") {
            findings.missing(field.span(), "this question has no text", "add question = \"…\"");
        }
        let choices: Vec<String> = scope
            .get("choices")
            .map(|choices| choices.texts(SHORT, findings))
            .unwrap_or_default()
            .iter()
            .map(|choice| choice.str().to_owned())
            .collect();
        if choices.len() < 2 {
            let message = "a question needs two answers or more";
            findings.missing(field.span(), message, "write them as choices = [\"gentle\", \"firm\"]");
        }
        let default = match scope.get("default") {
            None => choices.first().cloned(),
            Some(given) => {
                let text = given.text(SHORT, findings).map(str::to_owned);
                if let Some(text) = text.as_ref().filter(|text| !choices.contains(text)) {
                    let known = choices.iter().map(String::as_str);
                    findings.unknown_name("unknown-choice", given.span(), ("choice", text), known);
                }
                text
            }
        };
        let question = Text::plain(scope.text("question", LONG, findings).unwrap_or_default());
        // Known by name also where something is wrong with it, or every use of it would be as well.
        Some(Ask { name: field.key.to_owned(), question, choices, default: default.unwrap_or_default() })
    }

    /// The answers a step is played with.
    pub fn only(&mut self, scope: Scope<'_>) -> Vec<(String, Vec<String>)> {
        let Some(table) = scope.get("only").and_then(|field| field.table(&mut self.findings)) else {
            return Vec::new();
        };
        let mut only = Vec::new();
        for (key, value) in table.iter() {
            let name: &str = key.get_ref();
            let Some(ask) = self.file.asks.iter().find(|ask| ask.name == name).cloned() else {
                if self.findings.is_swallowed(key, "step.only", &AROUND_A_STEP) {
                    continue;
                }
                let known: Vec<String> = self.file.asks.iter().map(|ask| ask.name.clone()).collect();
                if known.is_empty() {
                    let message = format!("there is no question \"{}\"", short(name));
                    let help = format!("add [ask.{}] with a question and its choices", short(name));
                    self.findings.error("unknown-ask", key.span(), message).help(help);
                } else {
                    let known = known.iter().map(String::as_str);
                    self.findings.unknown_name("unknown-ask", key.span(), ("question", name), known);
                }
                continue;
            };
            let mut answers = Vec::new();
            for answer in (Field { key: name, value }).texts(SHORT, &mut self.findings) {
                if !ask.choices.iter().any(|choice| choice == answer.str()) {
                    let known = ask.choices.iter().map(String::as_str);
                    self.findings.unknown_name(
                        "unknown-choice",
                        answer.span(),
                        ("choice", answer.str()),
                        known,
                    );
                }
                answers.push(answer.str().to_owned());
            }
            only.push((name.to_owned(), answers));
        }
        only
    }
}
