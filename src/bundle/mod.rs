//! A routine with all it needs as one file to share, `NAME.balm`: packed, signed, opened, trusted and kept. A
//! stranger made it, so no name in it is ever used as a path, and nothing is kept before all of it has been looked
//! at. Start with `manifest`, then `archive` (reads one) and `pack` (writes one); `keys` signs, `trust` remembers
//! who signed what, `store` keeps what was added; `index` lists the bundles of a folder.

mod archive;
mod archive_error;
mod changes;
mod end_record;
mod index;
mod keys;
mod manifest;
mod member_name;
mod pack;
mod signature;
mod store;
mod trust;

pub use archive::Archive;
pub use archive_error::{ArchiveError, LIMITS, Limits};
pub use changes::{Change, Force, changes};
pub use index::{INDEX, INDEX_SIGNATURE, Index, IndexEntry, IndexError, MAX_INDEX, bundle_name_fault};
pub use keys::{KeyError, KeyFile, SigningKey};
pub use manifest::{FileEntry, Introduction, MANIFEST, Manifest, ManifestError, SIGNATURE};
pub use pack::{PackError, PackedFile, Packing, is_packable};
pub use signature::{PublicKey, SignatureError, Signed};
pub use store::{Staged, Store, StoreError};
pub use trust::{Sender, Trust, TrustError, Verdict};
