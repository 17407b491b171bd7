//! A mixer drained on one core while another does something with its frames.

use std::sync::mpsc::{channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::mixer::Mixer;
use crate::sound::Frame;
use crate::unit::Frames;

use super::render_file::AudioError;

/// A voice takes seconds for a line; the slowest program is given half a minute. One that has not come by
/// then is done without.
const TIMEOUT: Duration = Duration::from_secs(60);
/// How often a waiting caller can cancel.
const POLL: Duration = Duration::from_millis(100);
/// Frames rendered at a time.
const CHUNK: usize = 4096;
/// Stretches between the two, so that neither waits for the other's hiccups; and all the memory it takes.
const AHEAD: usize = 8;

/// Gives `each` every frame of the next `length`, in order. `progress` is told how far it came, about ten
/// times for every second of sound, and says whether to go on.
pub(super) fn drain(
    mixer: &mut Mixer,
    length: Frames,
    mut each: impl FnMut(&mut [Frame]) -> Result<(), AudioError> + Send,
    progress: &mut dyn FnMut(Frames) -> bool,
) -> Result<(), AudioError> {
    let (full, filled) = sync_channel::<Vec<Frame>>(AHEAD);
    let (empty, emptied) = channel();
    for _ in 0..AHEAD {
        let _ = empty.send(vec![Frame::SILENCE; CHUNK]);
    }
    thread::scope(|scope| {
        let work = move || {
            for mut chunk in filled {
                each(&mut chunk)?;
                let _ = empty.send(chunk);
            }
            Ok(())
        };
        let work = thread::Builder::new().name("balm-export".into()).spawn_scoped(scope, work);
        let work = work?;
        let (mut done, mut goes_on) = (0, true);
        while done < length.0 && goes_on {
            // None comes back once the other side has failed.
            let Ok(mut chunk) = emptied.recv() else { break };
            let n = (length.0 - done).min(CHUNK as u64);
            chunk.resize(n as usize, Frame::SILENCE);
            goes_on = gather(mixer, &mut || progress(Frames(done)));
            if !goes_on {
                break;
            }
            mixer.fill(&mut chunk);
            // Once a bed is lost, what follows would be silence.
            if mixer.lost().is_some() || full.send(chunk).is_err() {
                break;
            }
            done += n;
            goes_on = progress(Frames(done));
        }
        drop(full);
        let worked = work.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        if goes_on { worked } else { worked.and(Err(AudioError::Stopped)) }
    })
}

/// Waits until what is due is there, or for as long as is reasonable; `false` where it is not to go on.
fn gather(mixer: &mut Mixer, wanted: &mut dyn FnMut() -> bool) -> bool {
    let begun = Instant::now();
    loop {
        let looked = Instant::now();
        if mixer.gather(POLL) {
            return true;
        }
        if begun.elapsed() > TIMEOUT {
            mixer.forgo();
        } else if !wanted() {
            return false;
        }
        // At once, if no voice is left that could speak it.
        thread::sleep(POLL.saturating_sub(looked.elapsed()));
    }
}
