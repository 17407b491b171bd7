//! Whom the listener trusts: the keys they have met, by their own names for them, and the highest revision of each
//! routine that each key has signed. Without that memory, an old file or another's file would pass for an update.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::manifest::Manifest;
use super::signature::{PublicKey, Signed};
use crate::files::{FileError, lock, read_text, write_in_private_folder};
use crate::text::{Safe, folded};

/// The most bytes of the file.
const MAX_BYTES: u64 = 4 << 20;

/// Why the file of senders cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// It cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is not what balm wrote.
    #[error("{}: this cannot be read, so that balm no longer knows whom you trust: {why}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// Somebody who signs.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// Their public key.
    pub key: String,
    /// What the listener calls them.
    pub label: String,
    /// The day they were first met, such as 2026-11-30.
    pub since: String,
    /// The highest revision of each routine that this key has signed, by the routine's id.
    #[serde(default)]
    pub revisions: BTreeMap<String, u32>,
    /// The addresses of the lists of routines that this key has signed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub lists: BTreeSet<String>,
    /// The key that took the place of this one. From then on this one, which others may have, is worth nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Senders {
    #[serde(default)]
    sender: Vec<Sender>,
}

/// The senders that are known.
#[derive(Debug)]
pub struct Trust {
    path: PathBuf,
    senders: Vec<Sender>,
}

/// What a bundle's signature is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// By a sender who is known, and no older than what they sent before.
    Known {
        /// What the listener calls them.
        label: String,
        /// The day they were first met.
        since: String,
    },
    /// By somebody who is not known yet.
    First,
    /// By nobody, as before.
    Unsigned,
    /// By a new key, which the known key of this routine introduces.
    NewKey {
        /// What the listener calls its owner.
        label: String,
    },
    /// An older revision than the one that is known.
    Older {
        /// The highest that was seen.
        highest: u32,
    },
    /// The routine is another's: this is no update of theirs.
    OtherKey {
        /// What the listener calls the one whose it is.
        label: String,
    },
    /// By a key that its owner has replaced by a new one.
    Replaced {
        /// What the listener calls its owner.
        label: String,
    },
    /// Earlier revisions were signed, and this one is not.
    SignatureGone {
        /// What the listener calls the one who signed them.
        label: String,
    },
}

impl Trust {
    /// Reads the file at this path; without one, nobody is known.
    ///
    /// # Errors
    /// [`TrustError`]: with a broken file nobody must be trusted by mistake.
    pub fn read(path: &Path) -> Result<Self, TrustError> {
        let senders = match read_text(path, MAX_BYTES) {
            Ok(text) => toml::from_str(&text).map_err(|why: toml::de::Error| TrustError::Broken {
                path: path.to_owned(),
                why: why.message().to_owned(),
            })?,
            Err(FileError::Missing { .. }) => Senders::default(),
            Err(why) => return Err(why.into()),
        };
        Ok(Self { path: path.to_owned(), senders: senders.sender })
    }

    /// The sender with this key.
    #[must_use]
    pub fn sender(&self, key: &PublicKey) -> Option<&Sender> {
        self.senders.iter().find(|sender| sender.key == key.text())
    }

    /// The sender who hands over to the key of this bundle. A key that was replaced hands over no more.
    #[must_use]
    pub fn introducer(&self, signed: &Signed) -> Option<&Sender> {
        let Signed::By { key, introduced_by: Some(by) } = signed else { return None };
        self.sender(by).filter(|sender| by != key && sender.replaced_by.is_none())
    }

    /// Whether what was signed with `older` may be replaced by what this key signed: its owner has handed over to it.
    #[must_use]
    pub fn has_handed_over(&self, older: &str, key: &str) -> bool {
        let is_older = |sender: &&Sender| sender.key == older;
        self.senders.iter().find(is_older).is_some_and(|sender| sender.replaced_by.as_deref() == Some(key))
    }

    /// Whether somebody with another key is called so, or what looks so.
    #[must_use]
    pub fn is_taken(&self, label: &str, key: &PublicKey) -> bool {
        let looks = |label: &str| folded(&Safe::new(label).to_string());
        self.senders.iter().any(|sender| sender.key != key.text() && looks(&sender.label) == looks(label))
    }

    /// Whose routine this is: the sender who signed what was added of it.
    fn owner(&self, id: &str) -> Option<&Sender> {
        self.senders.iter().find(|sender| sender.revisions.contains_key(id))
    }

    /// What a bundle's signature is worth. `here` is the revision of an unsigned one that was added before.
    #[must_use]
    pub fn verdict(&self, manifest: &Manifest, signed: &Signed, here: Option<u32>) -> Verdict {
        let (id, revision) = (&manifest.id, manifest.revision);
        let key = match signed {
            Signed::By { key, .. } => key,
            Signed::No => {
                return match (self.owner(id), here) {
                    (Some(owner), _) => Verdict::SignatureGone { label: owner.label.clone() },
                    (None, Some(highest)) if revision < highest => Verdict::Older { highest },
                    (None, _) => Verdict::Unsigned,
                };
            }
        };
        if let Some(sender) = self.sender(key).filter(|sender| sender.replaced_by.is_some()) {
            return Verdict::Replaced { label: sender.label.clone() };
        }
        let introducer = self.introducer(signed);
        if let Some(sender) = self.sender(key)
            && let Some(highest) = sender.revisions.get(id)
        {
            let highest = *highest;
            let (label, since) = (sender.label.clone(), sender.since.clone());
            return if revision < highest {
                Verdict::Older { highest }
            } else {
                Verdict::Known { label, since }
            };
        }
        match self.owner(id) {
            Some(owner) if introducer.is_some_and(|by| by.key == owner.key) => {
                Verdict::NewKey { label: owner.label.clone() }
            }
            Some(owner) => Verdict::OtherKey { label: owner.label.clone() },
            None => match (self.sender(key), introducer) {
                (Some(sender), _) => {
                    Verdict::Known { label: sender.label.clone(), since: sender.since.clone() }
                }
                (None, Some(older)) => Verdict::NewKey { label: older.label.clone() },
                (None, None) => Verdict::First,
            },
        }
    }

    /// Remembers that this key signed this revision, and whose the key is. What a key once signed is never forgotten:
    /// the revision only goes up. A new key takes the place of the one that introduced it.
    ///
    /// # Errors
    /// [`TrustError::File`] if it cannot be written.
    pub fn remember(
        &mut self,
        manifest: &Manifest,
        signed: &Signed,
        label: &str,
        today: &str,
    ) -> Result<(), TrustError> {
        let Signed::By { key, .. } = signed else { return Ok(()) };
        let _held = self.renew()?;
        let older = self.introducer(signed).map(|older| older.key.clone());
        let (mut handed_over, mut lists) = (BTreeMap::new(), BTreeSet::new());
        if let Some(older) = self.senders.iter_mut().find(|sender| Some(&sender.key) == older.as_ref()) {
            handed_over = std::mem::take(&mut older.revisions);
            lists = std::mem::take(&mut older.lists);
            older.replaced_by = Some(key.text().to_owned());
        }
        if self.sender(key).is_none() {
            self.senders.push(Sender {
                key: key.text().to_owned(),
                label: label.to_owned(),
                since: today.to_owned(),
                revisions: BTreeMap::new(),
                lists: BTreeSet::new(),
                replaced_by: None,
            });
        }
        if let Some(sender) = self.senders.iter_mut().find(|sender| sender.key == key.text()) {
            // The old key's routines are the new one's, but not how high a thief of the old key has counted.
            handed_over.into_keys().for_each(|id| {
                sender.revisions.entry(id).or_insert(1);
            });
            sender.lists.append(&mut lists);
            let highest = sender.revisions.entry(manifest.id.clone()).or_default();
            *highest = (*highest).max(manifest.revision);
        }
        self.write()
    }

    /// What the signature of the list at this address is worth.
    #[must_use]
    pub fn list_verdict(&self, address: &str, signed: &Signed) -> Verdict {
        let owner = self.senders.iter().find(|sender| sender.lists.contains(address));
        let Some(key) = signed.key() else {
            return owner
                .map_or(Verdict::Unsigned, |owner| Verdict::SignatureGone { label: owner.label.clone() });
        };
        let (sender, introducer) = (self.sender(key), self.introducer(signed));
        match (owner, sender, introducer) {
            (_, Some(Sender { label, replaced_by: Some(_), .. }), _) => {
                Verdict::Replaced { label: label.clone() }
            }
            (Some(owner), _, Some(by)) if by.key == owner.key => {
                Verdict::NewKey { label: owner.label.clone() }
            }
            (Some(owner), _, _) if owner.key != key.text() => {
                Verdict::OtherKey { label: owner.label.clone() }
            }
            (_, Some(Sender { label, since, .. }), _) => {
                Verdict::Known { label: label.clone(), since: since.clone() }
            }
            (_, None, Some(older)) => Verdict::NewKey { label: older.label.clone() },
            (_, None, None) => Verdict::First,
        }
    }

    /// Remembers that a sender who is trusted signs the list at this address. Others are not remembered.
    ///
    /// # Errors
    /// [`TrustError::File`] if it cannot be written.
    pub fn remember_list(&mut self, address: &str, signed: &Signed) -> Result<(), TrustError> {
        let _held = self.renew()?;
        let is_signer = |sender: &&mut Sender| signed.key().is_some_and(|key| key.text() == sender.key);
        let signer = self.senders.iter_mut().find(is_signer).filter(|sender| sender.replaced_by.is_none());
        if signer.is_some_and(|sender| sender.lists.insert(address.to_owned())) {
            self.write()?;
        }
        Ok(())
    }

    /// The highest revision of this routine that this key is known to have signed.
    #[must_use]
    pub fn highest(&self, key: &str, id: &str) -> Option<u32> {
        self.senders.iter().find(|sender| sender.key == key)?.revisions.get(id).copied()
    }

    /// Reads it again before something is added: another balm may have remembered somebody meanwhile. What is given
    /// back keeps others away until it is written.
    fn renew(&mut self) -> Result<File, TrustError> {
        let held = lock(&self.path.with_extension("lock"))?;
        self.senders = Self::read(&self.path)?.senders;
        Ok(held)
    }

    fn write(&self) -> Result<(), TrustError> {
        let broken =
            |why: toml::ser::Error| TrustError::Broken { path: self.path.clone(), why: why.to_string() };
        let text = toml::to_string(&Senders { sender: self.senders.clone() }).map_err(broken)?;
        Ok(write_in_private_folder(&self.path, text.as_bytes())?)
    }
}
