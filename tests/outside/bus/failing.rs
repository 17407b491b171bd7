//! A desktop that is missing, or dies, changes nothing.

use balm::routine::Kind;

use super::daemon::{Bus, until};
use super::made_up::MadeUp;
use super::playing::{Playing, steps};
use crate::tests;

tests! {
    a_missing_a_dead_and_a_dying_bus_change_nothing_of_what_is_told
    a_bus_that_was_lost_is_looked_for_once_a_minute
}

fn a_missing_a_dead_and_a_dying_bus_change_nothing_of_what_is_told() {
    let (mut dying, hung) = (Bus::start(), tempfile::tempdir().expect("a temporary folder"));
    // Takes connections and says nothing.
    let socket = hung.path().join("bus");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    let hung = format!("unix:path={}", socket.display());
    let dead = "unix:path=/nonexistent/bus";
    let routine = steps(11);
    let start = |session: &str, system: &str| Playing::start(&routine, session, system, &[]);
    let without = start("disabled:", "disabled:");
    let others = [
        start(dead, dead),
        start(&hung, &hung),
        start("tcp:host=127.0.0.1,port=9", "nonsense"),
        start(&dying.address(), &dying.address()),
    ];
    until("the last one is on the bus", || dying.players() == ["balm"]);
    dying.kill();
    let (code, told) = without.end();
    assert_eq!(code, Some(0));
    assert!(told.contains("Step 11 of 11"), "{told}");
    for other in others {
        assert_eq!(other.end(), (Some(0), told.clone()));
    }
}

fn a_bus_that_was_lost_is_looked_for_once_a_minute() {
    let mut bus = Bus::start();
    let mut session = MadeUp::playing(&bus.address(), "disabled:", Kind::Day);
    until("it is there", || bus.players() == ["balm"]);
    bus.kill();
    bus.start_again();
    session.after(59_000);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(bus.players().is_empty(), "too soon");
    session.after(1_000);
    until("it is there again", || bus.players() == ["balm"]);
}
