//! The key that a therapist signs with: a minisign key in a file that only its owner can read, under a password if
//! they want one.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use minisign::{KeyPair, SecretKey, SecretKeyBox};

use super::manifest::Introduction;
use super::signature::{PublicKey, introducer, statement};
use crate::files::{FileError, read_text, write_in_private_folder};

/// The most bytes of a key file.
const MAX_BYTES: u64 = 4096;

/// What is wrong with a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is none.
    #[error("{}: this is not a key", .0.display())]
    NoKey(PathBuf),
    /// The password is another.
    #[error("this is not the password of your key")]
    Password,
    /// The system gives no randomness, or no memory.
    #[error("a key could not be made: {0}")]
    Made(String),
}

/// Where a key lies.
#[derive(Clone, Debug)]
pub struct KeyFile(PathBuf);

/// A key that can sign.
pub struct SigningKey {
    secret: SecretKey,
    public: PublicKey,
    introduced: Option<Introduction>,
}

impl KeyFile {
    /// The key that lies in this folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.join("balm.key"))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether there is one.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.exists()
    }

    /// The file's text, to be printed once and kept in a safe place.
    ///
    /// # Errors
    /// [`KeyError::File`] if there is none.
    pub fn text(&self) -> Result<String, KeyError> {
        Ok(read_text(&self.0, MAX_BYTES)?)
    }

    /// Whether a password opens it.
    ///
    /// # Errors
    /// [`KeyError`] if there is none, or it is no key.
    pub fn has_password(&self) -> Result<bool, KeyError> {
        let secret = self.boxed()?.into_unencrypted_secret_key();
        Ok(secret.map_or(true, |secret| secret.is_encrypted()))
    }

    /// Makes a new key; a password of no letters is none. An older key introduces it.
    ///
    /// # Errors
    /// [`KeyError`] if it cannot be made or kept.
    pub fn make(&self, password: &str, older: Option<&SigningKey>) -> Result<SigningKey, KeyError> {
        let made = |e: minisign::PError| KeyError::Made(e.to_string());
        let pair = match password {
            "" => KeyPair::generate_unencrypted_keypair(),
            password => KeyPair::generate_encrypted_keypair(Some(password.to_owned())),
        };
        let pair = pair.map_err(made)?;
        let text = pair.sk.to_box(Some("balm key")).map_err(made)?.into_string();
        let public = PublicKey::read(&pair.pk.to_base64()).map_err(|e| KeyError::Made(e.to_string()))?;
        let introduced = older.map(|older| older.introduce(&public)).transpose()?;
        // The introduction first: if the disk is full, the old key is still there, and it has no use for it.
        if let Some(introduced) = &introduced {
            let text = serde_json::to_string(introduced).map_err(|e| KeyError::Made(e.to_string()))?;
            write_in_private_folder(&self.introduction(), text.as_bytes())?;
        }
        write_in_private_folder(&self.0, text.as_bytes())?;
        self.open(password)
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`KeyError`], such as for another password.
    pub fn open(&self, password: &str) -> Result<SigningKey, KeyError> {
        let boxed = self.boxed()?;
        let secret = match self.has_password()? {
            true => boxed.into_secret_key(Some(password.to_owned())).map_err(|_| KeyError::Password)?,
            false => boxed.into_unencrypted_secret_key().map_err(|_| KeyError::NoKey(self.0.clone()))?,
        };
        let public =
            minisign::PublicKey::from_secret_key(&secret).map_err(|_| KeyError::NoKey(self.0.clone()))?;
        let public = PublicKey::read(&public.to_base64()).map_err(|_| KeyError::NoKey(self.0.clone()))?;
        let introduced = read_text(&self.introduction(), MAX_BYTES).ok();
        let introduced = introduced.and_then(|text| serde_json::from_str(&text).ok());
        // That of another key would make everything signed with this one look forged.
        let introduced = introduced.filter(|introduced| introducer(introduced, &public).is_ok());
        Ok(SigningKey { secret, public, introduced })
    }

    fn boxed(&self) -> Result<SecretKeyBox, KeyError> {
        SecretKeyBox::from_string(&self.text()?).map_err(|_| KeyError::NoKey(self.0.clone()))
    }

    fn introduction(&self) -> PathBuf {
        self.0.with_extension("introduced.json")
    }
}

impl SigningKey {
    /// Its public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// What an older key says of it.
    #[must_use]
    pub fn introduced(&self) -> Option<&Introduction> {
        self.introduced.as_ref()
    }

    /// A signature over these bytes; `about` is signed with it.
    ///
    /// # Errors
    /// [`KeyError::Made`] if the system gives no randomness.
    pub fn sign(&self, bytes: &[u8], about: &str) -> Result<String, KeyError> {
        let signed =
            minisign::sign(None, &self.secret, Cursor::new(bytes), Some(about), Some("signature by balm"));
        signed.map(|signature| signature.into_string()).map_err(|e| KeyError::Made(e.to_string()))
    }

    fn introduce(&self, new: &PublicKey) -> Result<Introduction, KeyError> {
        let signature = self.sign(statement(new).as_bytes(), "a new key")?;
        Ok(Introduction { by: self.public.text().to_owned(), signature })
    }
}
