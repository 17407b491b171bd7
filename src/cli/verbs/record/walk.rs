//! `record`: from line to line. The microphone is open only between one key and the next, and nothing is kept before
//! somebody says so.

use crate::cli::world::{Done, Env, Failure, complain, interrupt, say};
use crate::display::RecordPanel;
use crate::sink::{Microphone, MicrophoneError};
use crate::sound::Take;
use crate::text::Safe;

use super::booth::Booth;
use super::listening::{Heard, listen, listen_for_level};
use super::playback;
use super::presses::{Press, Presses};
use super::ready::seconds;
use super::routine::Recorded;
use super::tidy;
use super::{RecordArgs, remedies};

const AT_THE_LINE: &str = "Enter records · s skips · b goes back · q stops";
const AT_THE_TAKE: &str =
    "Enter keeps it · r records again · p plays again · s skips · b goes back · q stops";
const WHILE_RECORDING: &str = "Enter ends it · q stops";

/// Somebody at the microphone.
struct Walk<'a> {
    env: &'a Env,
    recorded: &'a mut Recorded,
    /// The indices of the lines to record, and which of them it is now.
    queue: Vec<usize>,
    at: usize,
    wished: Option<&'a str>,
    microphone: Microphone,
    device: Option<&'a str>,
    /// Takes can be played back.
    is_heard: bool,
    presses: Presses,
    booth: Booth,
    panel: RecordPanel,
    /// What is to be told when the screen is given back.
    notes: Vec<String>,
}

/// Where it goes from a line.
enum Next {
    On,
    Back,
    Stop,
}

/// Goes through the lines that are to be recorded.
pub fn walk(env: &Env, recorded: &mut Recorded, args: &RecordArgs) -> Result<Done, Failure> {
    let queue = queue(recorded, args)?;
    if queue.is_empty() {
        let what = format!("{}To record lines again: --all, or one: --line NUMBER\n", recorded.what_next());
        return say(&what);
    }
    let wished = args.microphone.as_deref();
    let microphone = Microphone::find(wished).map_err(|why| no_microphone(&why, &recorded.called))?;
    let booth = Booth::open(env);
    let presses = Presses::listen(booth.has_screen());
    let mut walk = Walk {
        env,
        recorded,
        queue,
        at: 0,
        wished,
        microphone,
        device: args.device.as_deref(),
        is_heard: true,
        presses,
        booth,
        panel: RecordPanel::default(),
        notes: Vec::new(),
    };
    let walked = walk.run();
    let notes = std::mem::take(&mut walk.notes);
    drop(walk);
    notes.iter().for_each(|note| complain(note));
    walked?;
    tell(recorded)?;
    Ok(interrupt::stopped_by().map_or(Done::Yes, Done::BySignal))
}

/// Which lines: one that was named, all of them, or those that are missing.
fn queue(recorded: &Recorded, args: &RecordArgs) -> Result<Vec<usize>, Failure> {
    let lines = &recorded.sheet.lines;
    if let Some(number) = args.line {
        let index = number.checked_sub(1).filter(|index| *index < lines.len());
        let wrong = || {
            Failure::usage(format!("there is no line {number}; the lines are numbered 1 to {}", lines.len()))
                .hint(&format!("To see them: balm record {} --list", recorded.called))
        };
        return Ok(vec![index.ok_or_else(wrong)?]);
    }
    Ok((0..lines.len()).filter(|index| args.all || !lines[*index].recorded).collect())
}

/// What was reached, and what is left.
fn tell(recorded: &Recorded) -> Result<Done, Failure> {
    let mut out = recorded.what_next();
    if recorded.sheet.missing() > 0 {
        out += &format!("To go on where you stopped: balm record {}\n", recorded.called);
    }
    if !recorded.is_overlay() {
        let old = tidy::leftovers(recorded)?.len();
        let recordings = crate::text::count(old, "recording is", "recordings are");
        if old > 0 {
            out += &format!(
                "{recordings} of words that changed. To delete: balm record {} --tidy\n",
                recorded.called
            );
        }
    }
    say(&out)
}

impl Walk<'_> {
    fn run(&mut self) -> Result<(), Failure> {
        if let Next::Stop = self.check_level()? {
            return Ok(());
        }
        while let Some(index) = self.queue.get(self.at).copied() {
            match self.line(index)? {
                Next::On => self.at += 1,
                Next::Back => self.at = self.at.saturating_sub(1),
                Next::Stop => break,
            }
        }
        Ok(())
    }

    fn show(&mut self, status: &str, keys: &str) -> Result<(), Failure> {
        self.panel.status = status.to_owned();
        self.panel.keys = keys.to_owned();
        self.panel.level = None;
        self.booth.show(&self.panel)
    }

    /// What is pressed next, but for a pause of the whole program.
    fn press(&mut self) -> Result<Press, Failure> {
        loop {
            match self.presses.wait() {
                Press::Suspend => self.stand_still()?,
                press => return Ok(press),
            }
        }
    }

    fn stand_still(&mut self) -> Result<(), Failure> {
        self.booth.leave();
        self.presses.stand_still();
        self.booth.level(&self.panel)
    }

    /// Before the first line: whether the microphone hears what it should. Nothing of it is kept.
    fn check_level(&mut self) -> Result<Next, Failure> {
        self.panel.heading = Safe::new(&format!("Microphone: {}", self.microphone.name));
        self.panel.words = Safe::new("First say a few words, as loud as you will speak.");
        let mut status = "Nothing of this is kept.".to_owned();
        let mut keys = "Enter listens · s skips this · q stops";
        loop {
            self.show(&status, keys)?;
            match self.press()? {
                Press::Enter => {}
                Press::Key('s') => return Ok(Next::On),
                Press::Key('q') | Press::Stop => return Ok(Next::Stop),
                Press::Key(_) | Press::Suspend => continue,
            }
            self.show("Listening. Say a few words.", WHILE_RECORDING)?;
            keys = "Enter tries again · s goes on · q stops";
            let (booth, panel) = (&mut self.booth, &mut self.panel);
            match listen_for_level(&self.microphone, &self.presses, &mut |level| {
                panel.level = Some(level);
                booth.level(panel)
            })? {
                Heard::Level(level) => match remedies::level(level) {
                    None => {
                        self.show("That is good.", "")?;
                        return Ok(Next::On);
                    }
                    Some(advice) => status = advice.to_owned(),
                },
                Heard::Stopped => return Ok(Next::Stop),
                Heard::Suspended => self.stand_still()?,
                Heard::Failed(why) => status = self.after(&why),
                Heard::Nothing | Heard::Samples(_) => status = remedies::NOTHING.to_owned(),
            }
        }
    }

    /// One line, until it is kept or left.
    fn line(&mut self, index: usize) -> Result<Next, Failure> {
        let (all, line) = (self.recorded.sheet.lines.len(), self.recorded.line(index));
        let is_there = if line.recorded { " (recorded)" } else { "" };
        self.panel.heading = Safe::new(&format!("Line {} of {all}{is_there}", line.number));
        self.panel.words = line.text.clone();
        let mut status = String::new();
        loop {
            self.show(&status, AT_THE_LINE)?;
            match self.press()? {
                Press::Enter => {}
                Press::Key('s') => return Ok(Next::On),
                Press::Key('b') => return Ok(Next::Back),
                Press::Key('q') | Press::Stop => return Ok(Next::Stop),
                Press::Key(_) | Press::Suspend => continue,
            }
            status = loop {
                let take = match self.take()? {
                    Ok(take) => take,
                    Err(None) => return Ok(Next::Stop),
                    Err(Some(why)) => break why,
                };
                match self.review(index, &take)? {
                    Some(next) => return Ok(next),
                    None => continue,
                }
            };
        }
    }

    /// Records once; else why not, nothing where it is to stop.
    fn take(&mut self) -> Result<Result<Take, Option<String>>, Failure> {
        // Said only once it listens: the first word must not be lost.
        self.show("The microphone opens …", "")?;
        let (booth, panel) = (&mut self.booth, &mut self.panel);
        let mut begun = false;
        let heard = listen(&self.microphone, &self.presses, &mut |level| {
            panel.level = Some(level);
            if begun {
                return booth.level(panel);
            }
            begun = true;
            (panel.status, panel.keys) = ("Recording: speak now.".to_owned(), WHILE_RECORDING.to_owned());
            booth.show(panel)
        })?;
        Ok(Err(match heard {
            Heard::Samples(samples) => match Take::finish(&samples) {
                Ok(take) => return Ok(Ok(take)),
                Err(fault) => Some(remedies::take(fault).to_owned()),
            },
            Heard::Stopped => None,
            Heard::Suspended => {
                self.stand_still()?;
                Some("You paused balm; this take was not kept.".to_owned())
            }
            Heard::Failed(why) => Some(self.after(&why)),
            Heard::Nothing | Heard::Level(_) => Some(remedies::NOTHING.to_owned()),
        }))
    }

    /// Plays a take and asks what becomes of it; `None` to record again.
    fn review(&mut self, index: usize, take: &Take) -> Result<Option<Next>, Failure> {
        let length = seconds(take);
        let mut plays = true;
        loop {
            let status = if plays && self.is_heard {
                format!("{length}. Playing it …")
            } else {
                format!("{length}.")
            };
            self.show(&status, AT_THE_TAKE)?;
            let played = if plays { self.play(take)? } else { None };
            plays = false;
            let press = match played {
                Some(press) => press,
                None => self.press()?,
            };
            match press {
                Press::Enter => {
                    self.notes.extend(self.recorded.keep(index, take)?);
                    self.show("Kept.", "")?;
                    return Ok(Some(Next::On));
                }
                Press::Key('r') => return Ok(None),
                Press::Key('p') => plays = true,
                Press::Key('s') => return Ok(Some(Next::On)),
                Press::Key('b') => return Ok(Some(Next::Back)),
                Press::Key('q') | Press::Stop => return Ok(Some(Next::Stop)),
                Press::Suspend => self.stand_still()?,
                Press::Key(_) => {}
            }
        }
    }

    /// Plays a take, where something is there to play it on.
    fn play(&mut self, take: &Take) -> Result<Option<Press>, Failure> {
        if !self.is_heard {
            return Ok(None);
        }
        match playback::play(self.env, self.device, take, &self.presses) {
            Err(Failure::Failed { what, .. }) => {
                self.is_heard = false;
                self.show(&format!("{}; takes are not played back: {what}.", seconds(take)), AT_THE_TAKE)?;
                Ok(None)
            }
            played => played,
        }
    }

    /// What to say of a microphone that failed. Another one, or the same in another place, may be there now.
    fn after(&mut self, why: &MicrophoneError) -> String {
        if let Ok(microphone) = Microphone::find(self.wished) {
            self.microphone = microphone;
        }
        let remedy = remedies::microphone(why);
        let what = crate::text::capital(&why.to_string());
        format!("{what}. Nothing was kept. {remedy}")
    }
}

fn no_microphone(why: &MicrophoneError, called: &str) -> Failure {
    let elsewhere = format!("Or record elsewhere: balm record {called} --list, then --from FOLDER.");
    let hint = format!("{} {elsewhere}", remedies::microphone(why));
    Failure::failed(Safe::new(&why.to_string())).hint(hint.trim_start()).code(4)
}
