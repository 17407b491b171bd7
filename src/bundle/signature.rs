//! Who signed a bundle: minisign signatures, in their prehashed form, over the table of contents.

use std::io::Cursor;

use minisign::{PublicKeyBox, SignatureBox};
use sha2::{Digest, Sha256};

use super::archive::Archive;
use super::manifest::Introduction;

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// It is none, or not of the form that balm reads.
    #[error("its signature cannot be read")]
    Unreadable,
    /// It was not made with this key over these bytes.
    #[error("its signature is wrong: it was changed after it was signed")]
    Wrong,
    /// There is a key and no signature, or a signature and no key.
    #[error("half of its signature is missing")]
    Half,
}

/// A public key, as minisign writes it: 56 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey(String);

impl PublicKey {
    /// Reads one.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`].
    pub fn read(text: &str) -> Result<Self, SignatureError> {
        let key = minisign::PublicKey::from_base64(text.trim()).map_err(|_| SignatureError::Unreadable)?;
        Ok(Self(key.to_base64()))
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Twenty digits by which people compare it: 66 bits of SHA-256 of the key.
    #[must_use]
    pub fn code(&self) -> String {
        let digest = Sha256::digest(self.0.as_bytes());
        let number = digest.iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let digits = format!("{:020}", number % 10_u128.pow(20));
        let groups: Vec<&str> = [0, 5, 10, 15].map(|at| &digits[at..at + 5]).into();
        groups.join(" ")
    }

    /// Whether `signature` was made with this key over these bytes.
    ///
    /// # Errors
    /// [`SignatureError`], if it was not.
    pub fn verify(&self, bytes: &[u8], signature: &str) -> Result<(), SignatureError> {
        let key = minisign::PublicKey::from_base64(&self.0).map_err(|_| SignatureError::Unreadable)?;
        let signature = SignatureBox::from_string(signature).map_err(|_| SignatureError::Unreadable)?;
        if !signature.is_prehashed() {
            return Err(SignatureError::Unreadable);
        }
        minisign::verify(&key, &signature, Cursor::new(bytes), true, false, false)
            .map_err(|_| SignatureError::Wrong)
    }

    /// As a file that minisign takes.
    #[must_use]
    pub fn file(&self) -> String {
        let boxed = minisign::PublicKey::from_base64(&self.0).and_then(|key| key.to_box());
        boxed.map(PublicKeyBox::into_string).unwrap_or_default()
    }
}

/// Who signed a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signed {
    /// Nobody.
    No,
    /// Whoever has this key.
    By {
        /// The key.
        key: PublicKey,
        /// An older key that hands over to it, with a signature that is right.
        introduced_by: Option<PublicKey>,
    },
}

impl Signed {
    /// Looks at a bundle's signature, and at the introduction of its key.
    ///
    /// # Errors
    /// [`SignatureError`] if a signature is there and is not right.
    pub fn of(archive: &Archive) -> Result<Self, SignatureError> {
        let manifest = archive.manifest();
        let introduced = manifest.introduced.as_ref();
        Self::over(archive.signed_bytes(), archive.signature(), manifest.key.as_deref(), introduced)
    }

    /// Looks at the signature over these bytes, which name this key, and at the introduction of the key.
    pub(super) fn over(
        bytes: &[u8],
        signature: Option<&str>,
        key: Option<&str>,
        introduced: Option<&Introduction>,
    ) -> Result<Self, SignatureError> {
        let (key, signature) = match (key, signature) {
            (None, None) => return Ok(Self::No),
            (Some(key), Some(signature)) => (PublicKey::read(key)?, signature),
            _ => return Err(SignatureError::Half),
        };
        key.verify(bytes, signature)?;
        let introduced_by = introduced.map(|introduction| introducer(introduction, &key));
        Ok(Self::By { introduced_by: introduced_by.transpose()?, key })
    }

    /// The key, if there is one.
    #[must_use]
    pub fn key(&self) -> Option<&PublicKey> {
        match self {
            Self::No => None,
            Self::By { key, .. } => Some(key),
        }
    }
}

/// What an older key signs to hand over.
pub(super) fn statement(new: &PublicKey) -> String {
    format!("balm: my new key is {}", new.text())
}

/// The older key that hands over to this one, if it did.
pub(super) fn introducer(introduction: &Introduction, new: &PublicKey) -> Result<PublicKey, SignatureError> {
    let older = PublicKey::read(&introduction.by)?;
    older.verify(statement(new).as_bytes(), &introduction.signature)?;
    Ok(older)
}
