//! The same session to a file: its frames as sound, its timeline as a picture. Export is play with a sink
//! that does not wait. Knows the mixer and the writer it is given, no devices and no terminal.

mod leaflet;
mod page;
mod picture;
mod wav;

pub use leaflet::{Leaflet, Paper, Print, handout, handout_text};
pub use page::page;
#[cfg(feature = "png")]
pub use picture::{PngError, png};
pub use picture::{passage_details, picture};
pub use wav::{Depth, ExportError, export_wav};
