//! The hand-over of position and jumps between threads, in every order that the memory model allows.

#![allow(dead_code, reason = "the model does not use all of it")]

use loom::sync::Arc;
use loom::thread;

mod atomics {
    pub(super) use loom::sync::atomic::{AtomicU32, AtomicU64, Ordering};
}

#[path = "../../src/sink/handover.rs"]
mod handover;

use handover::{Handover, Place};

fn place(at: u64) -> Place {
    Place { at, stood: at }
}

#[test]
fn after_a_jump_nobody_sees_the_place_before_it() {
    loom::model(|| {
        let shared = Arc::new(Handover::new(0));
        // The device's callback has a block of the epoch before in its hands, and then one of the new.
        let stale = shared.epoch();
        let device = thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                shared.advance(stale, place(7));
                shared.end(stale);
                let epoch = shared.epoch();
                if epoch != stale {
                    shared.advance(epoch, place(101));
                }
            }
        });
        let jump = shared.ask();
        let render = thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                shared.begin_epoch(place(100), false);
                assert!(shared.land(jump));
            }
        });
        if !shared.is_jumping() {
            let place = shared.place();
            assert!(place.at >= 100 && place.stood >= 100, "{place:?}");
            assert!(!shared.is_over());
        }
        device.join().unwrap();
        render.join().unwrap();
        assert!(!shared.is_jumping() && shared.place().at >= 100 && !shared.is_over());
    });
}

#[test]
fn a_jump_is_not_done_while_a_newer_one_is_asked_for() {
    loom::model(|| {
        let shared = Arc::new(Handover::new(0));
        let first = shared.ask();
        let render = thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                shared.begin_epoch(place(100), false);
                shared.land(first)
            }
        });
        let second = shared.ask();
        assert!(shared.is_jumping());
        let was_last = render.join().unwrap();
        assert!(shared.is_jumping(), "the second jump is still to come, {was_last}");
        shared.begin_epoch(place(200), true);
        assert!(shared.land(second) && !shared.is_jumping());
        assert!(shared.place().at == 200 && shared.is_over());
    });
}
