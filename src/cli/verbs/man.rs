//! `balm man`, for those who package balm

use std::path::PathBuf;

use clap::CommandFactory;

use crate::cli::world::{Done, Env, Failure, shown};

use super::Args;

/// `man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The folder for the pages, which must exist
    pub folder: PathBuf,
}

/// Writes a page for balm and one for each command.
pub fn man(_: &Env, args: &ManArgs) -> Result<Done, Failure> {
    let written = clap_mangen::generate_to(Args::command(), &args.folder);
    written.map_err(|why| Failure::failed(format!("{}: {why}", shown(&args.folder)))).map(|()| Done::Yes)
}
