//! Writing to the terminal, or to whatever stands in its place.

use std::io::{self, Write};

use crate::session::{Event, Listener};

use super::fail::Failure;

/// Writes to standard output. A reader that has gone away is no failure worth a word.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Unheard),
        Err(e) => Err(Failure::deed(format!("the output cannot be written: {e}"))),
    }
}

/// Writes a line to standard error; if that fails, there is nowhere left to say so.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Whoever reads standard output. When they go, the sitting ends then and there, and not only at
/// its next line, which may be minutes away.
pub struct Reader;

impl Listener for Reader {
    fn hear(&mut self, _: &Event) {}

    #[cfg(unix)]
    fn broken(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let out = io::stdout();
        let mut fds = [PollFd::new(&out, PollFlags::empty())];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut fds, Some(&at_once)).is_ok() && fds[0].revents().contains(PollFlags::ERR)
    }

    #[cfg(not(unix))]
    fn broken(&self) -> bool {
        false
    }
}
