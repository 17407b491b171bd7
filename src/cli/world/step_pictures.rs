//! An author's pictures of steps, drawn anew by another process of balm.

use std::io::{Read, Write, stdin, stdout};
use std::time::Duration;

use crate::export::{MAX_DRAWN, MAX_PICTURE, StepPictures, redrawn};
use crate::library::Found;
use crate::routine::Routine;

use super::another_balm::{self, Answered};
use super::failure::{Done, Failure};

/// How long one may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The pictures of a routine, drawn anew; for each that cannot be used a line that names it.
pub fn step_pictures(found: &Found, routine: &Routine) -> (StepPictures, Vec<String>) {
    let (mut pictures, mut unusable) = (StepPictures::new(), Vec::new());
    for name in routine.pictures() {
        match one(found, name) {
            Ok(picture) => {
                pictures.insert(name.to_owned(), picture);
            }
            Err(why) => unusable.push(why),
        }
    }
    (pictures, unusable)
}

fn one(found: &Found, name: &str) -> Result<Vec<u8>, String> {
    let bytes = found.file_bytes(name, MAX_PICTURE).map_err(|e| e.to_string())?;
    redrawn_apart(&bytes).map_err(|why| format!("{name}: {why}"))
}

/// Has another process draw a picture anew.
fn redrawn_apart(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let asked = another_balm::ask(&["export", "--redraw"], bytes, (TIMEOUT, MAX_DRAWN as u64 + 1));
    let answer = match asked.map_err(|e| format!("it could not be looked at: {e}"))? {
        Answered::Answer(answer) => answer,
        Answered::Cancelled | Answered::TimedOut | Answered::Failed => Vec::new(),
    };
    match answer.split_first() {
        Some((b'+', picture)) => Ok(picture.to_vec()),
        Some((b'-', why)) => Err(String::from_utf8_lossy(why).into_owned()),
        _ => Err("it cannot be read safely".into()),
    }
}

/// Draws a picture anew for another balm: `+` and the picture, or `-` and why not.
pub fn serve() -> Result<Done, Failure> {
    let mut bytes = Vec::new();
    stdin().lock().take(MAX_PICTURE + 1).read_to_end(&mut bytes).map_err(Failure::failed)?;
    let (sign, answer) = match redrawn(&bytes) {
        Ok(picture) => (b"+", picture),
        Err(why) => (b"-", why.to_string().into_bytes()),
    };
    let mut out = stdout().lock();
    let done = out.write_all(sign).and_then(|()| out.write_all(&answer)).and_then(|()| out.flush());
    done.map(|()| Done::Yes).map_err(Failure::failed)
}
