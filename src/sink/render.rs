//! The render thread: keeps the ring full and does what the player asks of the mixer.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use rtrb::Producer;

use crate::mixer::Mixer;
use crate::sound::Frame;
use crate::unit::{Decibels, Frames};

use super::shared::{BLOCK, Block, RING, Shared, Want};

/// What can be asked of the mixer.
pub(super) enum Order {
    /// Go on with another mixer, at the place this one has come to.
    Exchange(Box<Mixer>),
    /// Go on with another mixer from there, once silent.
    Change(Box<Mixer>, Frames),
    /// Go there, once silent.
    Seek(Frames),
    /// Let the timeline stand.
    Hold(Frames),
    /// Let it go on.
    Release,
    /// Play this clip once more.
    SayAgain(usize),
    /// The beds' level.
    BedLevel(Decibels),
}

/// How long a jump waits for the outlet to fade. Without a device nothing fades: then it just jumps.
const PATIENCE: Duration = Duration::from_millis(600);
/// A device asks every 85 ms for a third of the ring: looked at this often, there is always as much
/// again.
const NAP: Duration = Duration::from_millis(60);

/// A jump fades out quickly: a key was pressed and something should happen.
const JUMP: Duration = Duration::from_millis(150);
/// Coming back after a jump takes this long.
const RETURN: Duration = Duration::from_millis(400);

/// Runs until everyone goes home.
pub(super) fn render(mixer: Mixer, ring: Producer<Block>, orders: &Receiver<Order>, shared: &Arc<Shared>) {
    let mut render = Render { mixer, ring, shared };
    while !shared.closed.load(Relaxed) {
        render.fill_ring();
        match orders.recv_timeout(NAP) {
            Ok(order) => render.obey(order),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

struct Render<'a> {
    mixer: Mixer,
    ring: Producer<Block>,
    shared: &'a Shared,
}

impl Render<'_> {
    fn fill_ring(&mut self) {
        while self.ring.slots() > 0 && !self.mixer.is_over() {
            // Nothing is waited for: what is late stays away, and all else goes on.
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
            epoch: self.shared.epoch.load(Relaxed),
            last: false,
        };
        self.mixer.fill(&mut block.frames);
        block.advance = BLOCK as u64 - (self.mixer.stood() - stood).0;
        block.last = self.mixer.is_over();
        block
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Exchange(mut mixer) => {
                mixer.follow(&self.mixer);
                self.mixer = *mixer;
            }
            Order::Change(mixer, to) => self.jump(Some(*mixer), to),
            Order::Seek(to) => self.jump(None, to),
            Order::Hold(length) => self.mixer.hold(length),
            Order::Release => self.mixer.release(),
            Order::SayAgain(clip) => self.mixer.say_again(clip),
            Order::BedLevel(level) => self.mixer.set_bed_level(level),
        }
    }

    fn jump(&mut self, mixer: Option<Mixer>, to: Frames) {
        // Here and not where it is ordered: there, the landing of the jump before could overwrite it.
        self.shared.want(Want::Pause, JUMP);
        wait_for(|| {
            // Meanwhile the sound that is fading must not run out.
            self.fill_ring();
            self.shared.silent.load(Relaxed) || self.shared.closed.load(Relaxed)
        });
        if let Some(mixer) = mixer {
            self.mixer = mixer;
        }
        self.mixer.seek(to);
        // A jump to the very end is the end: no block will say so.
        self.shared.over.store(self.mixer.is_over(), Relaxed);
        self.shared.position.store(to.0, Relaxed);
        self.shared.stood.store(self.mixer.stood().0, Relaxed);
        self.shared.epoch.fetch_add(1, Relaxed);
        // The outlet clears the old blocks out; it sounds again once half the ring is new.
        let mut pushed = 0;
        wait_for(|| {
            let free = self.ring.slots();
            self.fill_ring();
            pushed += free - self.ring.slots();
            pushed >= RING / 2 || self.mixer.is_over() || self.shared.closed.load(Relaxed)
        });
        self.shared.landed(RETURN);
    }
}

fn wait_for(mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(2));
    }
}
