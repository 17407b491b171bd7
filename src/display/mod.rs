//! What a person sees: events and reports turned into characters, nothing played and nothing decided.
//! Every text from a file passes through `text::Safe`. Start with `report`.

mod report;

pub use report::report;
