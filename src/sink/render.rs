//! The render thread: keeps the ring full and does what the player asks of the mixer.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use rtrb::Producer;

use crate::mixer::Mixer;
use crate::sound::{Clip, Frame};
use crate::timeline::Timeline;
use crate::unit::{BLOCK, Decibels, Frames};

use super::handover::Place;
use super::shared::{BUSY_RING, Block, RING, Shared, Want};

/// What can be asked of the mixer.
pub(super) enum Order {
    /// Go on with another mixer at the same frame.
    Exchange(Box<Mixer>),
    /// Go elsewhere, once silent.
    Jump(Jump),
    /// Go on with another timeline at the same frame.
    Retime(Arc<Timeline>),
    /// Let the timeline go on from where it waits.
    Release,
    /// Play this clip once more.
    SayAgain(usize),
    /// The beds' level.
    BedLevel(Decibels),
    /// The level of all that is said.
    VoiceLevel(Decibels),
    /// Say this in between.
    SayNow(Clip),
    /// While the session stands: the beds' level, over so many frames.
    HeldBeds(Decibels, u32),
    /// While the session stands: say this.
    SayHeld(Clip),
}

/// A jump on the timeline.
pub(super) struct Jump {
    pub number: u32,
    /// Another mixer, already there.
    pub mixer: Option<Box<Mixer>>,
    /// Another timeline.
    pub timeline: Option<Arc<Timeline>>,
    pub to: Frames,
    /// Stand there, with the beds at this level.
    pub hold: Option<Decibels>,
}

/// How long a jump waits for the output to fade. Without a device nothing fades: then it just jumps.
const FADE_TIMEOUT: Duration = Duration::from_millis(600);
/// A device asks every 85 ms for a third of the ring: filled this often, there is always as much again.
const POLL: Duration = Duration::from_millis(60);
/// The same while the computer is busy: whenever this thread may run, the ring is full.
const BUSY_POLL: Duration = Duration::from_millis(10);
/// Woken so much later than it asked for, this program was kept from running.
const STARVED: Duration = Duration::from_millis(80);
/// How often it looks during a jump.
const JUMP_POLL: Duration = Duration::from_millis(2);
/// A jump fades out quickly: a key was pressed and something should happen.
const JUMP_FADE: Duration = Duration::from_millis(150);
/// Coming back after a jump takes this long.
const RETURN_FADE: Duration = Duration::from_millis(400);

/// Runs until the player is dropped.
pub(super) fn render(mixer: Mixer, ring: Producer<Block>, orders: &Receiver<Order>, shared: &Arc<Shared>) {
    let mut render = Render {
        mixer,
        ring,
        shared,
        orders,
        jump: None,
        after: Vec::new(),
        bed_level: None,
        voice_level: None,
    };
    while !shared.closed.load(Relaxed) {
        render.fill_ring();
        let asleep = Instant::now();
        let poll = if shared.is_busy.load(Relaxed) { BUSY_POLL } else { POLL };
        match orders.recv_timeout(poll) {
            Ok(order) => render.obey(order),
            Err(RecvTimeoutError::Timeout) if asleep.elapsed() > poll + STARVED => {
                shared.was_starved.store(true, Relaxed);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        render.jump();
    }
}

struct Render<'a> {
    mixer: Mixer,
    ring: Producer<Block>,
    shared: &'a Shared,
    orders: &'a Receiver<Order>,
    /// The newest jump that is not done.
    jump: Option<Jump>,
    /// What was asked for after it and concerns the place it leads to.
    after: Vec<Order>,
    /// The beds' level, once it was changed.
    bed_level: Option<Decibels>,
    /// The same of the voice.
    voice_level: Option<Decibels>,
}

impl Render<'_> {
    fn fill_ring(&mut self) {
        while BUSY_RING - self.ring.slots() < self.shared.ring() && !self.mixer.is_over() {
            // Nothing is waited for: a line that is late stays silent, and all else goes on.
            self.mixer.gather(Duration::ZERO);
            let block = self.next_block();
            let _ = self.ring.push(block);
        }
    }

    fn next_block(&mut self) -> Block {
        let stood = self.mixer.stood();
        let mut block = Block {
            frames: [Frame::SILENCE; BLOCK],
            at: self.mixer.position(),
            stood,
            advance: 0,
            epoch: self.shared.handover.epoch(),
            last: false,
        };
        self.mixer.fill(&mut block.frames);
        block.advance = BLOCK as u64 - (self.mixer.stood() - stood).0;
        block.last = self.mixer.is_over();
        block
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Jump(mut jump) => {
                // Of a jump that was not done, only its place is given up.
                if let Some(before) = self.jump.take().filter(|_| jump.mixer.is_none()) {
                    jump.mixer = before.mixer;
                    jump.timeline = jump.timeline.or(before.timeline);
                }
                self.jump = Some(jump);
                self.after.clear();
            }
            Order::Retime(timeline) => match &mut self.jump {
                Some(jump) => jump.timeline = Some(timeline),
                None => self.mixer.retime(timeline),
            },
            Order::BedLevel(level) => {
                self.bed_level = Some(level);
                self.mixer.set_bed_level(level);
            }
            Order::VoiceLevel(level) => {
                self.voice_level = Some(level);
                self.mixer.set_voice_level(level);
            }
            Order::Exchange(mixer) => {
                let mut before = std::mem::replace(&mut self.mixer, *mixer);
                self.mixer.take_over(&mut before);
            }
            later if self.jump.is_some() => self.after.push(later),
            Order::Release => self.mixer.release(),
            Order::SayNow(clip) => self.mixer.say_now(clip),
            Order::SayAgain(clip) => self.mixer.say_again(clip),
            Order::HeldBeds(level, frames) => self.mixer.set_held_beds(level, frames),
            Order::SayHeld(clip) => self.mixer.say_held(clip),
        }
    }

    /// Does the newest jump, if one was asked for. A newer request replaces it.
    fn jump(&mut self) {
        if self.jump.is_none() {
            return;
        }
        // Here and not at the request: there, the landing of the previous jump could overwrite it.
        self.shared.want(Want::Pause, JUMP_FADE);
        let fading = Instant::now();
        while !self.shared.silent.load(Relaxed) && fading.elapsed() < FADE_TIMEOUT && self.goes_on() {
            // The sound that is fading must not run out in the meantime.
            self.fill_ring();
        }
        while let Some(jump) = self.jump.take() {
            let is_there = jump.timeline.is_none()
                && jump.mixer.as_ref().is_some_and(|mixer| mixer.position() == jump.to);
            if let Some(mixer) = jump.mixer {
                self.mixer = *mixer;
                self.bed_level.into_iter().for_each(|level| self.mixer.set_bed_level(level));
                self.voice_level.into_iter().for_each(|level| self.mixer.set_voice_level(level));
            }
            if let Some(timeline) = jump.timeline {
                self.mixer.retime(timeline);
            }
            if !is_there {
                self.mixer.seek(jump.to);
            }
            if let Some(beds) = jump.hold {
                self.mixer.hold(beds);
            }
            let place = Place { at: jump.to.0, stood: self.mixer.stood().0 };
            self.shared.handover.begin_epoch(place, self.mixer.is_over());
            for order in std::mem::take(&mut self.after) {
                self.obey(order);
            }
            self.fill_half();
            if self.jump.is_none() {
                self.shared.land(jump.number, RETURN_FADE);
            }
        }
    }

    /// Fills half the ring with new sound, while the output stage clears the old out; breaks off for a newer
    /// jump.
    fn fill_half(&mut self) {
        let (begun, mut pushed) = (Instant::now(), 0);
        while pushed < RING / 2 && !self.mixer.is_over() && begun.elapsed() < FADE_TIMEOUT {
            let free = self.ring.slots();
            self.fill_ring();
            pushed += free - self.ring.slots();
            if !self.goes_on() || self.jump.is_some() {
                return;
            }
        }
    }

    /// Waits a moment and takes what has been asked for; whether the player is still there.
    fn goes_on(&mut self) -> bool {
        std::thread::sleep(JUMP_POLL);
        loop {
            match self.orders.try_recv() {
                Ok(order) => self.obey(order),
                Err(TryRecvError::Empty) => return !self.shared.closed.load(Relaxed),
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }
}
