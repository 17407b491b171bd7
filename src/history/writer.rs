//! Writes beside a session, on a thread of its own: a disk that is slow or gone does not hold the session up.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::files::FileError;
use crate::session::Outcome;
use crate::unit::Frames;

use super::{Bookmark, Bookmarks, HistoryFolder, HistoryLine};

/// What is to be written.
pub(super) enum Task {
    /// An event.
    Line(Box<HistoryLine>),
    /// An event that must outlive a power cut.
    LastLine(Box<HistoryLine>),
    /// Where the session is.
    Keep(Box<Bookmark>),
    /// There is nothing to go on with.
    Remove(String),
}

/// What there is to know when a session is over.
#[derive(Debug, Default)]
pub struct SessionEnd {
    /// How it ended; `None` where it never began.
    pub outcome: Option<Outcome>,
    /// How much of its steps was heard, all parts of it together.
    pub heard: Frames,
    /// Of how much.
    pub planned: Frames,
    /// The listener felt numb, dizzy or upset: nothing is to be rated now.
    pub felt_unwell: bool,
    /// What went wrong first with the history. It is told once, after the session.
    pub trouble: Option<FileError>,
}

/// A session's end, which its recorder fills in and whoever plays it reads afterwards.
#[derive(Clone, Debug, Default)]
pub struct Aftermath(Arc<Mutex<SessionEnd>>);

impl Aftermath {
    /// Takes what is known.
    #[must_use]
    pub fn take(&self) -> SessionEnd {
        std::mem::take(&mut *self.end())
    }

    /// Something went wrong.
    pub fn add_trouble(&self, error: FileError) {
        self.end().trouble.get_or_insert(error);
    }

    pub(super) fn end(&self) -> MutexGuard<'_, SessionEnd> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The thread that writes. Dropped, it waits until all has been written.
pub(super) struct HistoryWriter {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
}

impl HistoryWriter {
    /// Starts it. Without a thread nothing is remembered, and the session plays.
    pub fn start(folder: HistoryFolder, bookmarks: Bookmarks, after: Aftermath) -> Self {
        let (tasks, inbox) = channel();
        let work = move || write(&inbox, &folder, &bookmarks, &after);
        let thread = std::thread::Builder::new().name("balm-history".into()).spawn(work).ok();
        Self { tasks: Some(tasks), thread }
    }

    pub fn add(&self, task: Task) {
        if let Some(tasks) = &self.tasks {
            let _ = tasks.send(task);
        }
    }
}

impl Drop for HistoryWriter {
    fn drop(&mut self) {
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write(inbox: &Receiver<Task>, folder: &HistoryFolder, bookmarks: &Bookmarks, after: &Aftermath) {
    for task in inbox {
        let done = match task {
            Task::Line(line) => folder.append(&line, false),
            Task::LastLine(line) => folder.append(&line, true),
            Task::Keep(mark) => bookmarks.keep(&mark),
            Task::Remove(called) => bookmarks.remove(&called),
        };
        if let Err(error) = done {
            after.add_trouble(error);
        }
    }
}
