//! A routine begun with another one.

use toml_edit::{DocumentMut, Item, TomlError, value};

/// A copy of a routine's text that says which routine it was made from; all else stays as its author wrote it,
/// remarks too.
///
/// # Errors
/// The text is no TOML.
pub fn copy(text: &str, title: &str, id: &str, based_on: &str) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    set(&mut document, "title", value(title));
    set(&mut document, "id", value(id));
    // A change to a routine says by itself what it changes.
    if !document.contains_key("extends") {
        set(&mut document, "based_on", value(based_on));
    }
    if document.contains_key("revision") {
        set(&mut document, "revision", value(1));
    }
    Ok(document.to_string())
}

/// Sets a value and leaves what stands around it.
fn set(document: &mut DocumentMut, key: &str, mut new: Item) {
    if let (Some(old), Some(new)) = (document.get(key).and_then(Item::as_value), new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    document[key] = new;
}
