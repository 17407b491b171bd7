//! Who a file is from, in plain words, and whether the listener takes it.

use crate::bundle::{Manifest, PublicKey, Signed, Trust, Verdict};
use crate::cli::world::{Env, Failure, one_key, say, say_wrapped};
use crate::text::Safe;

/// Refuses what cannot be what it says: no answer to a question should let it in.
pub fn refuse(verdict: &Verdict, manifest: &Manifest, shown: &Safe) -> Result<(), Failure> {
    let title = Safe::new(&manifest.title);
    let (what, hint) = match verdict {
        Verdict::OtherKey { label } => {
            let label = Safe::new(label);
            let what = format!("this says it is an update of \"{title}\", but it is not from {label}");
            (what, format!("Ask {label} another way, such as by phone. Nothing was changed."))
        }
        Verdict::SignatureGone { label } => {
            let label = Safe::new(label);
            let what = format!("{label} signed \"{title}\" until now, and nobody signed this file");
            (what, format!("Ask {label} for the signed file. Nothing was changed."))
        }
        Verdict::Replaced { label } => {
            let label = Safe::new(label);
            let what = format!("this is signed with a key that {label} no longer uses, and others may have");
            (what, format!("Ask {label} for the file, signed with the new key. Nothing was changed."))
        }
        _ => return Ok(()),
    };
    Err(Failure::failed(format!("{shown}: {what}")).hint(&hint))
}

/// Asks where there is something to ask. The name by which the sender is trusted, if they are.
pub fn agreed(
    env: &Env,
    manifest: &Manifest,
    signed: &Signed,
    (verdict, trust): (&Verdict, &Trust),
    trusted: Option<&str>,
) -> Result<Option<String>, Failure> {
    match verdict {
        Verdict::Known { label, .. } => Ok(Some(label.clone())),
        Verdict::NewKey { label } => {
            say(&format!("{} has a new key, and signed it with the old one.\n", Safe::new(label)))?;
            Ok(Some(label.clone()))
        }
        Verdict::Older { highest } => older(env, manifest, *highest),
        Verdict::First => first(env, manifest, (signed, trust), trusted),
        Verdict::Unsigned
        | Verdict::OtherKey { .. }
        | Verdict::Replaced { .. }
        | Verdict::SignatureGone { .. } => Ok(None),
    }
}

/// An older revision may be wanted, but is never taken without a word.
fn older(env: &Env, manifest: &Manifest, highest: u32) -> Result<Option<String>, Failure> {
    let what = format!("this is revision {}, and you have had revision {highest}", manifest.revision);
    if !env.has_keys {
        return Err(Failure::failed(what).hint("To take the older one, add it on a terminal."));
    }
    match one_key::letter(&format!("{}.\nTake the older one? y or n ", crate::text::capital(&what)))? {
        Some('y' | 'Y') => say("yes\n").map(|_| None),
        _ => say("no\n").and(Err(Failure::Stopped)),
    }
}

/// The first file with this key.
fn first(
    env: &Env,
    manifest: &Manifest,
    (signed, trust): (&Signed, &Trust),
    trusted: Option<&str>,
) -> Result<Option<String>, Failure> {
    let Some(key) = signed.key() else { return Ok(None) };
    if let Some(label) = trusted {
        // Two keys under one name could not be told apart from then on.
        if trust.is_taken(label, key) {
            let what = format!("you already call another sender {}", Safe::new(label));
            return Err(Failure::failed(what)
                .hint("If this file should be from them, it is not. To trust this sender: another name after --trust"));
        }
        return Ok(Some(label.to_owned()));
    }
    let author = manifest.author.as_deref().unwrap_or("somebody without a name");
    let author = Safe::new(author);
    let told = format!(
        "This is your first routine from this sender. The file says: {author}. Nobody has checked that.\n\
         The sender's code is {}. If {author} gave you the same code, it is from them.\n",
        key.code(),
    );
    say_wrapped(&told, env.reading_width())?;
    if trust.is_taken(&author.to_string(), key) {
        let other = "You know another sender by this name, with another code. This may be somebody else.";
        say_wrapped(other, env.reading_width())?;
    }
    if !env.has_keys {
        let what = "it was not added, because nobody is here to say whether to trust its sender";
        return Err(
            Failure::failed(what).hint("To trust them by a name of yours: balm add FILE --trust NAME")
        );
    }
    let question = "  t  trust them from now on\n  o  only this one; ask again next time\n  n  leave it\n";
    match one_key::letter(question)? {
        Some('t' | 'T') => say("trusted\n").map(|_| Some(free_label(&author.to_string(), key, trust))),
        Some('o' | 'O') => say("only this one\n").map(|_| None),
        _ => say("left\n").and(Err(Failure::Stopped)),
    }
}

/// What the file says the sender is called, with a number where another is called so.
fn free_label(author: &str, key: &PublicKey, trust: &Trust) -> String {
    let numbered = (2..).map(|n: u32| format!("{author} ({n})"));
    let mut labels = std::iter::once(author.to_owned()).chain(numbered);
    labels.find(|label| !trust.is_taken(label, key)).unwrap_or_default()
}
