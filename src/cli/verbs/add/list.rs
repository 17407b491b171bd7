//! A list of routines from the web: what there is, how it stands to what is here, and which of it is wanted.

use crate::bundle::{Index, IndexEntry, Trust, Verdict};
use crate::cli::world::provenance::trust;
use crate::cli::world::questions::{Answer, ask_line};
use crate::cli::world::{Done, Env, Failure, say, say_wrapped};
use crate::display::{Standing, numbered_index_line};
use crate::library::AddedRecord;
use crate::text::{Safe, count};
use crate::web::Address;

use super::args::AddArgs;
use super::fetch::{Fetch, Fetched};
use super::one::{Added, Taken, add_given};

/// A list, and how each routine in it stands to what is here.
pub struct Listed {
    /// Where it is.
    address: Address,
    fetched: Fetched,
    /// Of each entry.
    standings: Vec<Standing>,
    records: Vec<Option<AddedRecord>>,
}

impl Listed {
    /// Fetches the list, and refuses one that is not from whom it was before.
    pub fn fetch(env: &Env, fetch: &Fetch, address: &Address) -> Result<Self, Failure> {
        let fetched = fetch.index(address)?;
        let trust = trust(env)?;
        refuse(&trust.list_verdict(&address.to_string(), &fetched.signed), address)?;
        let here = env.library.added().map(|folder| folder.records()).unwrap_or_default();
        let records: Vec<Option<AddedRecord>> =
            fetched.index.routines.iter().map(|entry| record(&here, entry, &trust)).collect();
        let standing =
            |(entry, record): (&IndexEntry, &Option<AddedRecord>)| standing(entry, record.as_ref(), &trust);
        let standings = fetched.index.routines.iter().zip(&records).map(standing).collect();
        Ok(Self { address: address.clone(), fetched, standings, records })
    }

    /// What it lists, its standing, and what is here of it.
    pub fn entries(&self) -> impl Iterator<Item = (&IndexEntry, Standing, Option<&AddedRecord>)> {
        let routines = self.fetched.index.routines.iter();
        routines.zip(&self.standings).zip(&self.records).map(|((e, s), record)| (e, *s, record.as_ref()))
    }

    /// Fetches and adds one of its routines, and remembers who signs the list.
    pub fn add(
        &self,
        env: &Env,
        fetch: &Fetch,
        entry: &IndexEntry,
        args: &AddArgs,
        taken: Taken,
    ) -> Result<(AddedRecord, Added), Failure> {
        let address = self.fetched.from.beside(&entry.file).pinned(&entry.sha256);
        let done = add_given(env, fetch.bundle(&address, Some(&self.address))?, args, taken)?;
        let remembered = trust(env)?.remember_list(&self.address.to_string(), &self.fetched.signed);
        remembered.map_err(Failure::failed)?;
        Ok(done)
    }
}

/// Adds what is wanted of the list at this address.
pub fn add_listed(env: &Env, fetch: &Fetch, address: &Address, args: &AddArgs) -> Result<Done, Failure> {
    let listed = Listed::fetch(env, fetch, address)?;
    let index = &listed.fetched.index;
    let wanted = match (args.all, args.which.is_empty()) {
        (true, _) => waiting(&listed),
        (false, false) => named(index, &args.which).map_err(Failure::usage)?,
        (false, true) => {
            show(env, &listed)?;
            if index.routines.is_empty() {
                return Ok(Done::Yes);
            }
            if !env.has_keys || !env.on_terminal {
                let told = format!(
                    "To add all that is new: balm add {address} --all\nOr name them: balm add {address} 1\n"
                );
                return say(&told);
            }
            fetch.ask(|| asked(&listed))?
        }
    };
    if wanted.len() > 1 && args.name.is_some() {
        return Err(Failure::usage("--as names one routine, and these are several")
            .hint("To give each a name, add one after the other."));
    }
    if wanted.is_empty() {
        return say(if args.all { "You have all of it.\n" } else { "" });
    }
    let mut is_whole = true;
    for entry in wanted.into_iter().map(|at| &index.routines[at]) {
        match listed.add(env, fetch, entry, args, Taken::All) {
            Ok((_, Added::New)) => continue,
            Ok((record, Added::Already)) => {
                say(&format!("You have this already. To play it: balm play {}\n", record.name))?;
                continue;
            }
            // The others are looked at whatever one does.
            Err(failure @ (Failure::Failed { .. } | Failure::Routine { .. })) => failure.tell_author(),
            Err(failure) => return Err(failure),
        }
        is_whole = false;
    }
    if is_whole { Ok(Done::Yes) } else { Err(Failure::AlreadyReported(1)) }
}

/// A list that was signed by somebody known is theirs from then on.
fn refuse(verdict: &Verdict, address: &Address) -> Result<(), Failure> {
    let (label, what) = match verdict {
        Verdict::OtherKey { label } => {
            (label, "signed this list until now, and this one is signed by somebody else")
        }
        Verdict::SignatureGone { label } => (label, "signed this list until now, and nobody signed this one"),
        Verdict::Replaced { label } => {
            (label, "no longer uses the key that this list is signed with, and others may have it")
        }
        _ => return Ok(()),
    };
    let label = Safe::new(label);
    Err(Failure::failed(format!("{address}: {label} {what}"))
        .hint(&format!("Ask {label} another way, such as by phone. Nothing was changed.")))
}

/// What was added of this routine: of the same id, and by the same hand as the list says. The bundle has the last
/// word on that.
fn record(here: &[AddedRecord], entry: &IndexEntry, trust: &Trust) -> Option<AddedRecord> {
    let is_same = |record: &&AddedRecord| {
        let keys = record.key.as_deref().zip(entry.key.as_deref());
        let is_theirs = record.key == entry.key;
        record.id == entry.id
            && (is_theirs || keys.is_some_and(|(older, key)| trust.has_handed_over(older, key)))
    };
    here.iter().find(is_same).cloned()
}

fn standing(entry: &IndexEntry, record: Option<&AddedRecord>, trust: &Trust) -> Standing {
    let here = record.map(|record| record.revision);
    let highest = entry.key.as_deref().and_then(|key| trust.highest(key, &entry.id)).max(here);
    match (here, highest) {
        (_, Some(highest)) if entry.revision < highest => Standing::Older(highest),
        (Some(here), _) if entry.revision == here => Standing::Here,
        (Some(here), _) => Standing::Newer(here),
        (None, _) => Standing::New,
    }
}

/// Title, who signed it, and what there is.
fn show(env: &Env, listed: &Listed) -> Result<(), Failure> {
    let Listed { address, fetched: Fetched { index, signed, from }, .. } = listed;
    let signer = match trust(env)?.list_verdict(&address.to_string(), signed) {
        Verdict::Known { label, since } => {
            format!("Signed by {} (known since {}).", Safe::new(&label), Safe::new(&since))
        }
        Verdict::NewKey { label } => format!("Signed by {}, with a new key.", Safe::new(&label)),
        _ => match signed.key() {
            Some(key) => format!("Signed by somebody you do not know yet, whose code is {}.", key.code()),
            None => "Signed by nobody.".to_owned(),
        },
    };
    let title = index.title.as_deref().map(|title| format!("{}, ", Safe::new(title))).unwrap_or_default();
    let what = count(index.routines.len(), "routine", "routines");
    let lines = listed
        .entries()
        .enumerate()
        .map(|(at, (entry, standing, _))| numbered_index_line(at + 1, entry, standing) + "\n");
    let told =
        format!("{title}{what} at {}. {signer}\n{}", Safe::new(from.host()), lines.collect::<String>());
    say_wrapped(&told, env.reading_width()).map(drop)
}

/// What is not here, or not in this revision.
fn waiting(listed: &Listed) -> Vec<usize> {
    let is_waiting = |standing: &Standing| matches!(standing, Standing::New | Standing::Newer(_));
    (0..listed.standings.len()).filter(|at| is_waiting(&listed.standings[*at])).collect()
}

/// Which are meant: by numbers, ids or names of files.
fn named(index: &Index, words: &[String]) -> Result<Vec<usize>, String> {
    let mut wanted = Vec::new();
    for word in words {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let number = number.filter(|number| *number < index.routines.len());
        let is_named = |entry: &IndexEntry| {
            entry.file == *word || entry.id == *word || entry.file.strip_suffix(".balm") == Some(word)
        };
        let found: Vec<usize> = match number {
            Some(number) => vec![number],
            None => (0..index.routines.len()).filter(|at| is_named(&index.routines[*at])).collect(),
        };
        match found[..] {
            [one] if !wanted.contains(&one) => wanted.push(one),
            [_] => {}
            [] => return Err(format!("nothing in the list is called \"{}\"", Safe::new(word))),
            _ => return Err(format!("several in the list are called \"{}\": name a file", Safe::new(word))),
        }
    }
    Ok(wanted)
}

/// Which are wanted, as somebody says on a terminal.
fn asked(listed: &Listed) -> Result<Vec<usize>, Failure> {
    loop {
        say(
            "Which do you want? Numbers or names with blanks between, all for what is new, Enter for none: ",
        )?;
        let line = match ask_line() {
            Answer::Line(line) => line,
            Answer::Enter | Answer::Gone => return Ok(Vec::new()),
        };
        let words: Vec<String> =
            line.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words == ["all"] {
            return Ok(waiting(listed));
        }
        match named(&listed.fetched.index, &words) {
            Ok(wanted) => return Ok(wanted),
            Err(why) => say(&format!("{}.\n", crate::text::capital(&why)))?,
        };
    }
}
