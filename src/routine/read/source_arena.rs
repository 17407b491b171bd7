//! Keeps the text of every file while routines are read from them.

use std::cell::OnceCell;

/// The texts that trees borrow from. Texts can be added while trees of earlier ones are in use.
#[derive(Default)]
pub struct SourceArena {
    text: OnceCell<String>,
    next: OnceCell<Box<SourceArena>>,
}

impl SourceArena {
    pub fn keep(&self, text: String) -> &str {
        let mut at = self;
        while at.text.get().is_some() {
            at = at.next.get_or_init(Box::default);
        }
        at.text.get_or_init(|| text)
    }
}
