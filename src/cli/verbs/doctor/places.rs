//! Where balm keeps things: whether it can, and whether nobody else reads what is private.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::fs::{Access, access, statvfs};

use crate::cli::world::{Env, shown};
use crate::display::Check;
use crate::files::{Places, sweep};

const PART: &str = "Places";

/// With less room, in bytes, speech and exports may not fit.
const LITTLE_ROOM: u64 = 100 << 20;

/// Who may read what is in a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    Anyone,
    /// Only the user.
    Owner,
}

/// Settings, folders, room on the disk, leftovers.
pub fn checks(env: &Env) -> Vec<Check> {
    let Some(places) = &env.places else {
        let what = "No home folder was found, so balm remembers nothing.";
        return vec![Check::note(PART, what, "Set HOME, or BALM_HOME to a folder for all of it.")];
    };
    let mut checks = vec![settings(env, places)];
    checks.extend(private_file("Your profile", &places.profile()));
    let folders = [
        ("Routines of yours", places.routines(), Readers::Anyone),
        ("History", places.history(), Readers::Owner),
        ("Where you left", places.state.clone(), Readers::Owner),
        ("Stored speech", places.cache(), Readers::Owner),
    ];
    checks.extend(folders.iter().map(|(name, path, readers)| folder(name, path, *readers)));
    checks.push(room(&places.data));
    let swept: usize =
        folders.iter().map(|(_, path, _)| path.as_path()).chain([&*places.config]).map(sweep).sum();
    match swept {
        0 => {}
        1 => checks.push(Check::ok(PART, "Removed 1 unfinished file that a stopped balm had left.")),
        more => checks
            .push(Check::ok(PART, format!("Removed {more} unfinished files that a stopped balm had left."))),
    }
    checks
}

fn settings(env: &Env, places: &Places) -> Check {
    let path = places.settings();
    let file = shown(&path);
    match env.settings.mistakes.len() {
        0 if path.exists() => Check::ok(PART, format!("Settings: {file}")),
        0 => Check::ok(PART, format!("Settings: {file} (not there yet)")),
        count => {
            let mistakes = if count == 1 { "1 mistake".to_owned() } else { format!("{count} mistakes") };
            let what = format!("Settings: {mistakes}, so these settings do not hold.");
            Check::note(PART, what, "To see and fix this: balm settings --edit")
        }
    }
}

/// A file that only its owner should read; nothing where there is none.
fn private_file(name: &str, path: &Path) -> Option<Check> {
    let mode = path.metadata().ok()?.permissions().mode();
    Some(match mode & 0o077 {
        0 => Check::ok(PART, format!("{name}: {}", shown(path))),
        _ => open_to_others(name, path, "600"),
    })
}

fn open_to_others(name: &str, path: &Path, mode: &str) -> Check {
    let what = format!("{name}: others on this computer can look into {}.", shown(path));
    Check::note(PART, what, format!("To keep it to yourself: chmod {mode} '{}'", shown(path)))
}

fn folder(name: &str, path: &Path, readers: Readers) -> Check {
    let file = shown(path);
    let note = |what: &str, how: String| Check::note(PART, format!("{name}: {file} {what}."), how);
    match path.metadata() {
        Ok(about) if !about.is_dir() => note(
            "is a file, and balm needs a folder there",
            format!("Move it away: mv '{file}' '{file}.old'"),
        ),
        Ok(about) if readers == Readers::Owner && about.permissions().mode() & 0o077 != 0 => {
            open_to_others(name, path, "700")
        }
        Ok(_) if !is_writable(path) => {
            note("cannot be written to, so nothing is kept there", format!("chmod u+rwx '{file}'"))
        }
        Ok(_) => Check::ok(PART, format!("{name}: {file}")),
        Err(_) => match path.ancestors().skip(1).find(|above| above.exists()) {
            Some(above) if above.is_dir() && is_writable(above) => {
                Check::ok(PART, format!("{name}: {file} (not there yet)"))
            }
            above => {
                let above = shown(above.unwrap_or(Path::new("/")));
                note("cannot be made, so nothing is kept there", format!("See who may write to '{above}'."))
            }
        },
    }
}

fn is_writable(folder: &Path) -> bool {
    access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// Room on the disk, where the folder is or would be.
fn room(folder: &Path) -> Check {
    let there = folder.ancestors().find(|above| above.exists()).unwrap_or(Path::new("/"));
    let Ok(disk) = statvfs(there) else {
        return Check::note(PART, "It cannot be told how much room the disk has.", "See: df -h");
    };
    let bytes = disk.f_bavail.saturating_mul(disk.f_frsize);
    let what = format!("Room on the disk: {}", amount(bytes));
    match bytes < LITTLE_ROOM {
        true => Check::note(PART, what, "To make room: balm voice clean"),
        false => Check::ok(PART, what),
    }
}

fn amount(bytes: u64) -> String {
    let gigabytes = bytes as f64 / 1e9;
    if gigabytes < 1.0 { format!("{:.0} MB", gigabytes * 1e3) } else { format!("{gigabytes:.0} GB") }
}
