//! The user's own programs that are told of a session: only from their settings, never from a routine.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::display::{About, Json};
use crate::process::{Bounds, Ending, Invocation, Output, find_program};
use crate::routine::Kind;
use crate::session::{Event, Listener};
use crate::text::Safe;

use super::output::complain;

/// How long a hook may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// What a hook may write, in bytes. Nobody reads it.
const MAX_OUTPUT: u64 = 1 << 20;
/// Steps that are waiting for slow hooks; of more, nobody is told.
const MAX_WAITING: usize = 4;

/// The programs that are told, each with its arguments; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hooks {
    /// When the session starts.
    pub start: Vec<String>,
    /// When a step begins.
    pub step: Vec<String>,
    /// When it is over, however that came.
    pub end: Vec<String>,
}

/// One program to tell, and what.
struct Task {
    program: Vec<String>,
    line: Vec<u8>,
    is_step: bool,
}

/// What the session and the thread know of each other.
#[derive(Default)]
struct Progress {
    /// Tasks that nobody has been told of.
    waiting: AtomicUsize,
    /// Steps do not matter any more.
    is_over: AtomicBool,
}

/// Tells the hooks, one after the other, on a thread of its own: a slow one never keeps the session waiting.
pub struct HookListener {
    hooks: Hooks,
    kind: Kind,
    json: Json<Lines>,
    lines: Lines,
    has_begun: bool,
    progress: Arc<Progress>,
    tasks: Option<Sender<Task>>,
    worker: Option<JoinHandle<Option<String>>>,
}

impl HookListener {
    /// Of a session that is known by `about`. `None` where there are no hooks.
    pub fn new(hooks: &Hooks, about: &About) -> Option<Self> {
        if *hooks == Hooks::default() {
            return None;
        }
        let (lines, (tasks, inbox)) = (Lines::default(), channel());
        let progress = Arc::<Progress>::default();
        let shared = Arc::clone(&progress);
        let worker =
            std::thread::Builder::new().name("balm-hooks".into()).spawn(move || work(&inbox, &shared));
        Some(Self {
            hooks: hooks.clone(),
            kind: about.kind,
            json: Json::new(lines.clone(), about.clone()),
            lines,
            has_begun: false,
            progress,
            tasks: Some(tasks),
            worker: worker.ok(),
        })
    }

    fn tell(&self, program: &[String], line: Option<&[u8]>, is_step: bool) {
        let (Some(tasks), Some(line)) = (&self.tasks, line.filter(|_| !program.is_empty())) else { return };
        if is_step && self.progress.waiting.load(Relaxed) >= MAX_WAITING {
            return;
        }
        self.progress.waiting.fetch_add(1, Relaxed);
        let _ = tasks.send(Task { program: program.to_vec(), line: line.to_vec(), is_step });
    }
}

impl Listener for HookListener {
    fn hear(&mut self, event: &Event) {
        self.json.hear(event);
        let text = self.lines.take();
        let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
        let first = lines.first().copied().filter(|_| !std::mem::replace(&mut self.has_begun, true));
        self.tell(&self.hooks.start, first, false);
        match event {
            Event::Step { .. } => self.tell(&self.hooks.step, lines.last().copied(), true),
            Event::Over { .. } => {
                self.progress.is_over.store(true, Relaxed);
                self.tell(&self.hooks.end, lines.last().copied(), false);
            }
            _ => {}
        }
    }
}

impl Drop for HookListener {
    /// Waits for those that were told last. At night nothing is said of what went wrong.
    fn drop(&mut self) {
        drop(self.tasks.take());
        let trouble = self.worker.take().and_then(|worker| worker.join().ok().flatten());
        if let Some(trouble) = trouble.filter(|_| self.kind == Kind::Day) {
            complain(&trouble);
        }
    }
}

/// Tells one after the other, until there are no more; gives back the first thing that went wrong. Once the session is
/// over, nobody is told of steps any more.
fn work(tasks: &Receiver<Task>, progress: &Progress) -> Option<String> {
    let mut trouble = None;
    for task in tasks {
        progress.waiting.fetch_sub(1, Relaxed);
        if task.is_step && progress.is_over.load(Relaxed) {
            continue;
        }
        let failed = run(&task).err();
        trouble = trouble.or(failed.map(|why| {
            format!("The hook \"{}\" in your settings failed: {why}.", Safe::new(&task.program[0]))
        }));
    }
    trouble
}

fn run(task: &Task) -> Result<(), String> {
    let program = find_program(OsStr::new(&task.program[0])).ok_or("there is no such program")?;
    let bounds = Bounds { time: TIMEOUT, bytes: MAX_OUTPUT, is_cancelled: &|| false };
    let ran = Invocation::new(&program).args(&task.program[1..]).run(&task.line, &Output::Stream, &bounds);
    let ran = ran.map_err(|e| e.to_string())?;
    match ran.ending {
        Ending::Exited(status) if status.success() => Ok(()),
        Ending::Exited(_) => Err(Safe::new(&ran.error_line()).to_string()),
        Ending::TimedOut => Err(format!("it took longer than {} seconds", TIMEOUT.as_secs())),
        Ending::TooMuch => Err("it wrote too much".into()),
        Ending::Cancelled => Ok(()),
    }
}

/// What was written, to be taken.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn take(&self) -> Vec<u8> {
        self.0.lock().map(|mut lines| std::mem::take(&mut *lines)).unwrap_or_default()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(mut lines) = self.0.lock() {
            lines.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
