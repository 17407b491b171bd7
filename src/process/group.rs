//! Starts and ends a child together with everything it starts: each child leads a process group. A watcher in
//! the group ends it when balm is gone, however it went.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, setpriority_process, waitid};

/// How often to check whether a killed child has ended.
const POLL: Duration = Duration::from_millis(5);
/// How long a killed child may take to be gone before it is left to the system.
const KILL_TIMEOUT: Duration = Duration::from_secs(1);

/// What a child works with, 0 being balm and 19 the lowest: while balm plays, a voice that makes its next lines must
/// not keep it from the processor.
const PRIORITY: i32 = 10;

/// How much memory each process of a group may use, in bytes: far more than any voice or browser needs, but
/// not all of the computer's.
#[cfg(target_os = "linux")]
const MAX_MEMORY: u64 = 8 << 30;

/// A child and everything it started.
pub(super) struct Group {
    /// The child, which leads it.
    pub leader: Child,
    watcher: Option<Child>,
}

/// Waits until the pipe from balm closes, which it does when balm is killed too, and kills its own group.
const WATCH: &str = "read _; kill -KILL 0";

/// Starts the child in a process group of its own. On Linux its memory is limited.
///
/// # Errors
/// The system's, when it cannot be started.
pub(super) fn start(command: &mut Command) -> io::Result<Group> {
    let child = command.process_group(0).spawn()?;
    // Fails only if the child is gone. What it starts is as low.
    let _ = setpriority_process(Some(Pid::from_child(&child)), PRIORITY);
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, prlimit};
        let limit = Rlimit { current: Some(MAX_MEMORY), maximum: Some(MAX_MEMORY) };
        // Fails only if the child is gone, or already has a lower limit.
        let _ = prlimit(Some(Pid::from_child(&child)), Resource::Data, limit);
    }
    let mut watcher = Command::new("/bin/sh");
    watcher.args(["-c", WATCH]).env_clear().process_group(child.id() as i32);
    watcher.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // Without it the child outlives a balm that is killed, and nothing else is different.
    Ok(Group { leader: child, watcher: watcher.spawn().ok() })
}

impl Group {
    /// Whether the child has ended. It is not reaped yet, so that its number is not given to another process.
    pub fn has_ended(&self) -> io::Result<bool> {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        match waitid(WaitId::Pid(Pid::from_child(&self.leader)), options) {
            Ok(status) => Ok(status.is_some()),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Kills all of it. The child must not be reaped yet.
    pub fn kill(&self) {
        // Fails only when none of them is left.
        let _ = kill_process_group(Pid::from_child(&self.leader), Signal::KILL);
    }
}

impl Drop for Group {
    /// Kills all of it, unless the child was reaped before, and waits a bounded time for the child.
    fn drop(&mut self) {
        if !self.leader.try_wait().is_ok_and(|status| status.is_some()) {
            self.kill();
        }
        // With its pipe closed the watcher ends too, and whatever the child left behind.
        self.watcher.iter_mut().for_each(|watcher| drop(watcher.stdin.take()));
        let deadline = Instant::now() + KILL_TIMEOUT;
        for child in std::iter::once(&mut self.leader).chain(&mut self.watcher) {
            while matches!(child.try_wait(), Ok(None)) && Instant::now() < deadline {
                thread::sleep(POLL);
            }
        }
    }
}
