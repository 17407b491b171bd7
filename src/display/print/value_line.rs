//! A value of the settings in words.

use serde_json::Value;

use crate::text::Safe;

/// A value for people, on one line.
#[must_use]
pub fn in_line(value: &Value) -> String {
    let text = match value {
        Value::Null => "chosen by balm".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.is_empty() => "none".to_owned(),
        Value::Array(all) => all.iter().map(in_line).collect::<Vec<_>>().join(", "),
        Value::Object(all) if all.is_empty() => "none".to_owned(),
        Value::Object(all) => all
            .iter()
            .map(|(word, said)| format!("{word} = {}", in_line(said)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    };
    Safe::new(&text).to_string()
}
