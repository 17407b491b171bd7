//! The same frames to a file. Export is play with a sink that does not wait. Knows the mixer and
//! the writer it is given, no devices and no terminal.

mod wav;

pub use wav::{Depth, ExportError, export_wav};
