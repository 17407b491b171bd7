//! The format as a JSON Schema (draft-07), for editors that complete, explain and check as one writes.
//!
//! It can say less than the reader: what a name of `[sounds]` is, how long a step may be. What it does
//! say is shaped by what editors show: every choice is a `const` with a description of its own, and
//! the root is one table with the keys of routines and overlays, for no editor offers keys from behind
//! an `if`.

use serde_json::{Map, Value, json};

use super::keys::bounds::LONG;
use super::keys::{Key, Names, OVERLAY, ROUTINE, Table, Takes, tables};
use crate::routine::model::Layers;
use crate::sound::{BEDS, BuiltIn, CHIMES};
use crate::vocabulary::EntryKind;

/// A key of the author's own.
const OWN: &str = "^x-";
const ID: &str = "^[a-z0-9-]{1,64}$";
const PERCENT: &str = "[0-9]{1,3}(\\.[0-9])? *%";

/// The schema of routines and overlays.
#[must_use]
pub fn schema() -> Value {
    let mut root = object(ROUTINE.keys().chain(OVERLAY.keys().filter(|key| ROUTINE.key(key.name).is_none())));
    let definitions: Map<String, Value> = tables()
        .into_iter()
        .filter(|table| ![ROUTINE.name, OVERLAY.name].contains(&table.name))
        .map(|table| (table.name.to_owned(), one(table)))
        .collect();
    let more = [
        ("$schema", json!("http://json-schema.org/draft-07/schema#")),
        ("title", json!("A routine for balm")),
        ("definitions", Value::Object(definitions)),
        // Without the "additionalProperties", one editor takes all keys for unknown.
        ("if", json!({ "required": OVERLAY.required, "additionalProperties": true })),
        ("then", only(OVERLAY)),
        ("else", only(ROUTINE)),
    ];
    root.extend(more.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(root)
}

/// Which of the root's keys may stand together.
fn only(table: &Table) -> Value {
    let names: Vec<&str> = table.keys().map(|key| key.name).collect();
    json!({
        "required": table.required,
        "propertyNames": { "pattern": format!("^({}|x-.*)$", names.join("|")) },
        "additionalProperties": true,
    })
}

fn one(table: &Table) -> Value {
    let mut object = object(table.own.iter());
    if let (Some(shared), Some(Value::Object(properties))) = (table.shares, object.get_mut("properties")) {
        let there =
            |key: &Key| json!({ "$ref": format!("#/definitions/{}/properties/{}", shared.name, key.name) });
        properties.extend(shared.keys().map(|key| (key.name.to_owned(), there(key))));
    }
    if !table.required.is_empty() {
        object.insert("required".to_owned(), json!(table.required));
    }
    Value::Object(object)
}

fn object<'k>(keys: impl Iterator<Item = &'k Key>) -> Map<String, Value> {
    let properties: Map<String, Value> =
        keys.map(|key| (key.name.to_owned(), explained(takes(&key.takes), &about(key)))).collect();
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object.insert("patternProperties".to_owned(), json!({ OWN: {} }));
    object.insert("additionalProperties".to_owned(), json!(false));
    object
}

/// What an editor shows beside a key.
fn about(key: &Key) -> String {
    match key.takes {
        // The editor has better ways to show these.
        Takes::One(_) | Takes::Many(_) | Takes::Each(..) | Takes::Name(_) | Takes::Word(_) => {
            key.about.to_owned()
        }
        _ => format!("{}\n\nTakes {}.", key.about, key.takes),
    }
}

fn explained(mut schema: Value, about: &str) -> Value {
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), json!(about));
    }
    schema
}

/// What a key takes.
fn takes(takes: &Takes) -> Value {
    match takes {
        Takes::Version => any(vec![choice(1, "This version of the format."), matching("^1\\.[0-9]+$")]),
        Takes::Text(most) => text(*most),
        Takes::Sided(most) => any(sided(&text(*most))),
        Takes::Texts => json!({ "type": "array", "items": text(LONG) }),
        Takes::Id => matching(ID),
        Takes::Language => matching("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
        Takes::File(_) | Takes::Folder(_) => file(),
        Takes::Recording => any(sided(&file())),
        Takes::Date => json!({ "type": "string", "format": "date" }),
        Takes::Time(_) => matching(&format!("^({})$", time())),
        Takes::Length(_) => matching(&format!("^({}| *[0-9]+ *breaths? *)$", time())),
        Takes::Breath => matching(&breath()),
        Takes::Gain => matching("^(-60(\\.0+)?|-([0-9]|[1-5][0-9])(\\.[0-9]+)?|0(\\.0+)?) dB$"),
        Takes::Number(range) => {
            json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
        }
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Word(words) => json!({ "enum": words }),
        Takes::Words(words) => json!({ "type": "array", "items": { "enum": words } }),
        Takes::Name(kind) => names(*kind),
        Takes::Names(kind) => json!({ "type": "array", "items": names(*kind) }),
        Takes::Bed => any([sound(BEDS, "silence"), vec![matching(&layers())]].concat()),
        Takes::Chime => any(sound(CHIMES, "nothing rings")),
        Takes::One(table) => refer(table),
        Takes::Many(table) => json!({ "type": "array", "items": refer(table) }),
        Takes::Each(names, takes) => each(*names, takes),
        Takes::Either(all) => any(all.iter().map(self::takes).flat_map(alternatives).collect()),
    }
}

fn refer(table: &Table) -> Value {
    json!({ "$ref": format!("#/definitions/{}", table.name) })
}

fn any(of: Vec<Value>) -> Value {
    json!({ "anyOf": of })
}

/// An `anyOf` inside another is none of its own.
fn alternatives(schema: Value) -> Vec<Value> {
    match schema.get("anyOf").and_then(Value::as_array) {
        Some(all) => all.clone(),
        None => vec![schema],
    }
}

fn text(most: usize) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": most })
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn choice(value: impl Into<Value>, about: &str) -> Value {
    json!({ "const": value.into(), "description": about })
}

/// In the routine's own folder.
fn file() -> Value {
    json!({ "type": "string", "maxLength": 255, "pattern": "^[^/~:\\\\][^:\\\\]*$" })
}

fn sided(text: &Value) -> Vec<Value> {
    let both = json!({
        "type": "object",
        "properties": { "left": text, "right": text },
        "required": ["left", "right"],
        "additionalProperties": false,
    });
    vec![text.clone(), both]
}

/// Names of the vocabulary, each with its plain words, and the author's own.
fn names(kind: EntryKind) -> Value {
    let names = kind.entries().into_iter().map(|entry| choice(entry.id(), entry.name()));
    any(names.chain([matching(OWN)]).collect())
}

/// balm's own by name, and those of the routine, which only it knows.
fn sound(built_in: &[BuiltIn], none: &str) -> Vec<Value> {
    let sounds = built_in.iter().map(|sound| choice(sound.name, sound.summary));
    sounds.chain([choice("none", none), matching(ID)]).collect()
}

/// Several sounds in one bed, each but one with a level if need be.
fn layers() -> String {
    let layer = " *[a-z0-9-]{1,64} *(: *(-60(\\.0+)?|-([0-9]|[1-5][0-9])(\\.[0-9]+)?|0(\\.0+)?) *dB *)?";
    format!("^{layer}(\\+{layer}){{1,{}}}$", Layers::MAX - 1)
}

fn each(names: Names, takes: &Takes) -> Value {
    let value = self::takes(takes);
    match names {
        Names::Any => json!({ "type": "object", "additionalProperties": value }),
        Names::Ids => json!({
            "type": "object",
            "patternProperties": { ID: value },
            "additionalProperties": false,
        }),
        Names::Regions => {
            let regions = EntryKind::Region.entries().into_iter();
            json!({
                "type": "object",
                "properties": Map::from_iter(regions.map(|entry| (entry.id().to_owned(), explained(value.clone(), entry.name())))),
                "patternProperties": { OWN: {} },
                "additionalProperties": false,
            })
        }
        Names::Times => {
            let examples = TIMES.map(|(time, about)| (time.to_owned(), explained(value.clone(), about)));
            let time = time();
            let pattern = format!("^(start|end|halfway|-?({time})|every ({time})|{PERCENT})$");
            json!({
                "type": "object",
                "properties": Map::from_iter(examples),
                "patternProperties": { pattern: value, OWN: {} },
                "additionalProperties": false,
            })
        }
    }
}

/// What an editor offers as times in a step: each kind once.
const TIMES: [(&str, &str); 7] = [
    ("start", "When the step begins."),
    ("20s", "20 seconds after the step has begun."),
    ("halfway", "In the middle of the step."),
    ("25%", "When a quarter of the step is over."),
    ("every 30s", "Every 30 seconds, but not when the step begins or ends."),
    ("-10s", "10 seconds before the step ends."),
    ("end", "When the step ends."),
];

/// A length of time: groups from large to small, decimals in the last one only.
fn time() -> String {
    let group = |number: &str, unit: &str| format!("{number} *{unit} *");
    let (whole, decimal) = ("[0-9]+", "[0-9]+(\\.[0-9]{1,3})?");
    let (hours, minutes, seconds) = ("(h|hours?)", "(m|min|minutes?)", "(s|sec|seconds?)");
    let (h, m) = (group(whole, hours), group(whole, minutes));
    let last = |unit| group(decimal, unit);
    format!(" *(({h})?({m})?{}|({h})?{}|{})", last(seconds), last(minutes), last(hours))
}

/// The seconds of in, hold, out and perhaps rest.
fn breath() -> String {
    let phase = " *[0-9]+(\\.[0-9]{1,3})? *";
    format!("^{phase}-{phase}-{phase}(-{phase})?$")
}
