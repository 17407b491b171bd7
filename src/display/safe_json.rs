//! JSON for scripts: its version, and strings that are safe to show.

use serde_json::{Value, json};

use crate::text::Safe;

/// The version of all JSON here. It goes up when a field changes its name or meaning, not when one is added.
pub(super) const FORMAT: u32 = 1;

/// Makes every string safe, in whatever field, so that none is forgotten; and rounds numbers that come from
/// 32-bit floats.
pub(super) fn tidy(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(Safe::new(&text).to_string()),
        Value::Array(items) => items.into_iter().map(tidy).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, tidy(value))).collect(),
        Value::Number(ref n) if n.is_f64() => n.as_f64().map_or(value, |n| json!((n * 1e6).round() / 1e6)),
        value => value,
    }
}
