//! `balm key`

use std::path::PathBuf;

use crate::bundle::{KeyError, KeyFile, SigningKey};
use crate::cli::world::questions::agreed;
use crate::cli::world::{Done, Env, Failure, complain, say, shown};

/// The variable that gives the password where nobody can be asked.
const PASSWORD: &str = "BALM_KEY_PASSWORD";

/// `key`.
#[derive(Debug, clap::Args)]
pub struct KeyArgs {
    /// What to do with it
    #[command(subcommand)]
    pub verb: KeyVerb,
}

/// What to do with the key.
#[derive(Debug, clap::Subcommand)]
pub enum KeyVerb {
    /// Make a key to sign with
    New,
    /// Show its code and its public half
    Show,
    /// Print the key itself, to be kept on paper or a stick in a safe place
    Backup,
    /// Make a new key, which the present one introduces
    Rotate,
}

/// Makes, shows or prints the user's key.
pub fn key(env: &Env, args: &KeyArgs) -> Result<Done, Failure> {
    let file = file(env)?;
    match args.verb {
        KeyVerb::New if file.exists() => {
            Err(Failure::failed(format!("{}: you have a key", shown(file.path())))
                .hint("To see it: balm key show. To take a new one in its place: balm key rotate"))
        }
        KeyVerb::New => {
            let key = file.make(&new_password(env)?, None).map_err(failed)?;
            complain(&format!("Your key is in {}. Nobody else may have it.", shown(file.path())));
            complain("Keep a copy in a safe place: balm key backup");
            tell(&key)
        }
        KeyVerb::Show => tell(&open(env)?),
        KeyVerb::Backup => {
            complain("Whoever has this can sign in your name. Keep it where only you can find it.");
            say(&file.text().map_err(failed)?)
        }
        KeyVerb::Rotate => {
            let older = open(env)?;
            if env.has_keys && !agreed("From now on you sign with a new key. Go on?")? {
                return Err(Failure::Stopped);
            }
            let key = file.make(&new_password(env)?, Some(&older)).map_err(failed)?;
            complain("Those who trust your old key take the new one from the next file you sign.");
            tell(&key)
        }
    }
}

/// The user's key, opened.
pub fn open(env: &Env) -> Result<SigningKey, Failure> {
    let file = file(env)?;
    if !file.exists() {
        return Err(Failure::failed("you have no key to sign with").hint("To make one: balm key new"));
    }
    let password = match file.has_password().map_err(failed)? {
        false => String::new(),
        true => password("Your key's password: ", env)?,
    };
    file.open(&password).map_err(failed)
}

fn tell(key: &SigningKey) -> Result<Done, Failure> {
    say(&format!(
        "Your code, to be given on paper: {}\nYour public key, as minisign takes it:\n{}\n",
        key.public().code(),
        key.public().file().trim_end(),
    ))
}

fn file(env: &Env) -> Result<KeyFile, Failure> {
    let places = env.places.as_ref();
    let folder: PathBuf =
        places.ok_or_else(|| Failure::failed("no home folder was found to keep a key in"))?.keys();
    Ok(KeyFile::in_folder(&folder))
}

/// A password for a new key, typed twice; none with Enter alone.
fn new_password(env: &Env) -> Result<String, Failure> {
    let first = password("A password for the key (Enter for none): ", env)?;
    if env.has_keys && !first.is_empty() && first != password("Once more: ", env)? {
        return Err(Failure::failed("the two passwords differ; no key was made"));
    }
    Ok(first)
}

/// A password, typed unseen or from the environment.
fn password(question: &str, env: &Env) -> Result<String, Failure> {
    if let Ok(given) = std::env::var(PASSWORD) {
        return Ok(given);
    }
    match env.has_keys {
        true => rpassword::prompt_password(question)
            .map_err(|e| Failure::failed(format!("no password was read: {e}"))),
        false => Ok(String::new()),
    }
}

fn failed(error: KeyError) -> Failure {
    let failure = Failure::failed(&error);
    match error {
        KeyError::Password => {
            failure.hint(&format!("Type it again, or set {PASSWORD} where nobody can type."))
        }
        _ => failure,
    }
}
