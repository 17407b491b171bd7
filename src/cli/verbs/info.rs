//! `balm info`

use serde::Serialize;

use crate::bundle::PublicKey;
use crate::cli::world::provenance::{provenance, trust};
use crate::cli::world::{Done, Env, Failure, say_json, say_wrapped};
use crate::text::{Safe, count};

/// `info`.
#[derive(Debug, clap::Args)]
pub struct InfoArgs {
    /// The name of a routine that you added
    pub routine: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Serialize)]
struct Info {
    name: Safe,
    id: Safe,
    title: Safe,
    revision: u32,
    author: Option<Safe>,
    key: Option<String>,
    code: Option<String>,
    sender: Option<Safe>,
    from: Safe,
    host: Option<Safe>,
    listed: Option<Safe>,
    added: Safe,
    files: Vec<FileInfo>,
}

#[derive(Serialize)]
struct FileInfo {
    name: Safe,
    sha256: String,
    license: Option<Safe>,
}

/// Tells where a routine that was added is from, and what is in it.
pub fn info(env: &Env, args: &InfoArgs) -> Result<Done, Failure> {
    let Some(record) = env.library.added().and_then(|folder| folder.record(&args.routine)) else {
        let name = Safe::new(&args.routine);
        if crate::files::has_ending(std::path::Path::new(&args.routine), "balm") {
            return Err(Failure::failed(format!(
                "{name}: this is a file to be added first: balm add {name}"
            )));
        }
        return Err(Failure::failed(format!("no routine called \"{name}\" was added"))
            .hint("`balm show ROUTINE` tells about any routine."));
    };
    let trust = trust(env)?;
    let key = record.key.as_deref().and_then(|key| PublicKey::read(key).ok());
    let routine = env.library.find(&record.name).map_err(Failure::failed)?.read().routine;
    let license = |file: &str| {
        let sounds = routine.as_ref()?.sounds.values();
        sounds.filter(|sound| sound.file == file).find_map(|sound| sound.license.as_deref()).map(Safe::new)
    };
    let files: Vec<FileInfo> = record
        .files
        .iter()
        .map(|(name, digest)| FileInfo {
            name: Safe::new(name),
            sha256: digest.clone(),
            license: license(name),
        })
        .collect();
    let info = Info {
        name: Safe::new(&record.name),
        id: Safe::new(&record.id),
        title: Safe::new(&record.title),
        revision: record.revision,
        author: record.author.as_deref().map(Safe::new),
        code: key.as_ref().map(PublicKey::code),
        sender: key.as_ref().and_then(|key| trust.sender(key)).map(|sender| Safe::new(&sender.label)),
        key: key.as_ref().map(|key| key.text().to_owned()),
        from: Safe::new(&record.from),
        host: record.host.as_deref().map(Safe::new),
        listed: record.listed.as_deref().map(Safe::new),
        added: Safe::new(&record.added),
        files,
    };
    if args.json {
        return say_json(&info);
    }
    let mut lines = vec![info.title.to_string(), provenance(&record, &trust)];
    lines.extend(
        info.author.map(|author| format!("The file says it is by {author}. balm has not checked that.")),
    );
    lines.extend(info.code.map(|code| format!("Its sender's code: {code}")));
    // An address may have been sent on to another host.
    let other = info.host.filter(|host| !info.from.as_str().contains(host.as_str()));
    let other = other.map(|host| format!(", which sent it on to {host}")).unwrap_or_default();
    lines.push(format!("Added on {} from {}{other}", info.added, info.from));
    lines.push(format!("{}:", count(info.files.len(), "file", "files")));
    for FileInfo { name, sha256, license } in info.files {
        let license = license.map(|license| format!(", {license}")).unwrap_or_default();
        lines.push(format!("– {name}{license}, {}", &sha256[..16]));
    }
    say_wrapped(&lines.join("\n"), env.reading_width())
}
