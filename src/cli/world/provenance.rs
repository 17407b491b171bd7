//! Where a routine that was added is from, in one line, and whom the listener trusts.

use std::path::Path;

use crate::bundle::{PublicKey, Trust};
use crate::library::{AddedRecord, Found};
use crate::text::Safe;

use super::env::Env;
use super::failure::Failure;

/// Whom this listener trusts.
pub fn trust(env: &Env) -> Result<Trust, Failure> {
    let places =
        env.places.as_ref().ok_or_else(|| Failure::failed("no home folder was found to keep routines in"))?;
    Trust::read(&places.trust()).map_err(|e| {
        Failure::failed(e).hint("Mend it, or delete it: then balm asks you again about every sender.")
    })
}

/// Revision, sender, and the file or the host it is from, such as `Revision 3, signed by Anna (known since 2026-03-04), from neck.balm.`
pub fn provenance(record: &AddedRecord, trust: &Trust) -> String {
    let key = record.key.as_deref().and_then(|key| PublicKey::read(key).ok());
    let sender = match key {
        None => "signed by nobody".to_owned(),
        Some(key) => match trust.sender(&key) {
            Some(sender) => {
                format!("signed by {} (known since {})", Safe::new(&sender.label), Safe::new(&sender.since))
            }
            None => format!("signed by somebody you do not know, whose code is {}", key.code()),
        },
    };
    let from = match &record.host {
        Some(host) => host.as_str().into(),
        None => Path::new(&record.from)
            .file_name()
            .map_or_else(|| record.from.clone().into(), |name| name.to_string_lossy()),
    };
    format!("Revision {}, {sender}, from {}.", record.revision, Safe::new(&from))
}

/// The same of a routine that was found, if it was added.
pub fn provenance_of(env: &Env, found: &Found) -> Option<String> {
    let record = env.library.record_of(found)?;
    Some(match trust(env) {
        Ok(trust) => provenance(&record, &trust),
        Err(_) => format!(
            "Revision {}. balm cannot read whom you trust, and so not who it is from: see balm doctor.",
            record.revision
        ),
    })
}
