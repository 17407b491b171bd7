//! In place of connections, where balm is built without them.

use super::address::Address;
use super::download::{Answer, Web};
use super::refusal::WebError;

/// Opens nothing.
pub(super) fn open(_: &Web, _: &Address, _: std::time::Duration) -> Result<Answer, WebError> {
    Err(WebError::NotBuilt)
}

/// There is no body to fail.
pub(super) fn read_error(error: std::io::Error, _: u32) -> WebError {
    WebError::Other(error.to_string())
}
