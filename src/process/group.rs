//! Starts and ends a child together with everything it starts: each child leads a process group.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

/// How often to check whether a killed child has ended.
const POLL: Duration = Duration::from_millis(5);
/// How long a killed child may take to be gone before it is left to the system.
const KILL_TIMEOUT: Duration = Duration::from_secs(1);

/// How much memory each process of a group may use, in bytes: far more than any voice or browser needs, but
/// not all of the computer's.
#[cfg(target_os = "linux")]
const MAX_MEMORY: u64 = 8 << 30;

/// Starts the child in a process group of its own. On Linux its memory is limited.
///
/// # Errors
/// The system's, when it cannot be started.
pub(super) fn start(command: &mut Command) -> io::Result<Child> {
    let child = command.process_group(0).spawn()?;
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, prlimit};
        let limit = Rlimit { current: Some(MAX_MEMORY), maximum: Some(MAX_MEMORY) };
        // Fails only if the child is gone, or already has a lower limit.
        let _ = prlimit(Some(Pid::from_child(&child)), Resource::Data, limit);
    }
    Ok(child)
}

/// Whether the child has ended. It is not reaped yet, so that its number is not given to another process.
pub(super) fn has_ended(child: &Child) -> io::Result<bool> {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    match waitid(WaitId::Pid(Pid::from_child(child)), options) {
        Ok(status) => Ok(status.is_some()),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(problem) => Err(problem.into()),
    }
}

/// Kills the child's group, unless the child was reaped before, and waits a bounded time for the child.
pub(super) fn end(child: &mut Child) {
    if child.try_wait().is_ok_and(|status| status.is_some()) {
        return;
    }
    kill(child);
    let deadline = Instant::now() + KILL_TIMEOUT;
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < deadline {
        thread::sleep(POLL);
    }
}

/// Kills the child and everything it started. The child must not be reaped yet.
pub(super) fn kill(child: &Child) {
    // Fails only when none of them is left.
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}
