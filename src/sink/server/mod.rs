//! A stream of balm's own on a sound server, PulseAudio or PipeWire's. Only the server knows that a device has
//! gone, and no library tells: so its messages are read here. One thread and one socket. Start with `stream`.

mod buffer;
mod check;
mod connection;
mod record;
mod sinks;
mod stream;
#[cfg(test)]
mod stream_tests;

pub(super) use check::check;
pub(super) use connection::{Limit, Trouble};
pub(super) use record::{RecordStream, find};
pub(super) use sinks::{devices, is_there};
pub(super) use stream::ServerStream;
