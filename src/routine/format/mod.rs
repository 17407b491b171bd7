//! The format of routines: its keys as data in `keys`, and what is made from them: the schema, the tidy
//! layout of a file, the hint for a misspelt key. Reads no routine.

pub mod fmt;
mod json_schema;
pub mod keys;
pub mod misspelt_key;

pub use json_schema::schema;
