//! A routine's file made tidy: keys in the order of the tables in `keys`, one layout, every comment with
//! what it belongs to. What is read stays the same. Start with `tidy_page`, then `comments`.

mod comments;
mod key_order;
mod table_entries;
mod tidy_page;
mod tidy_value;

pub use tidy_page::write;
