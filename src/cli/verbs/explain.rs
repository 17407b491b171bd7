//! `balm explain`

use crate::cli::world::{Done, Env, Failure, say};
use crate::diagnostic::meant;
use crate::display;
use crate::lint::{code, codes};

/// `explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code, such as held-long; if omitted, lists all codes
    pub code: Option<String>,
}

/// The longest lines that are easy to read.
const WIDEST: usize = 88;

/// Explains one code, or lists them all.
pub fn explain(env: &Env, args: &ExplainArgs) -> Result<Done, Failure> {
    let Some(name) = &args.code else {
        return say(&display::explained_list());
    };
    // As it is shown: error[no-file].
    let name = name.split_once('[').map_or(name.as_str(), |(_, code)| code.trim_end_matches(']'));
    let Some(code) = code(name) else {
        let known = codes().iter().flat_map(|(_, codes)| codes).map(|code| code.code.as_str());
        let meant = meant(name, known);
        return Err(Failure::usage(format!("there is no code \"{name}\"{meant}"))
            .hint("`balm explain` lists them all."));
    };
    say(&display::explained(code, env.width().min(WIDEST)))
}
