//! A server that stalls, never ends or promises too much, with limits short enough for a test.

use std::time::{Duration, Instant};

use balm::web::{Address, Downloaded, Web, WebError, WebLimits, Whence};

use super::server::Server;

crate::tests! {
    a_file_comes_whole_and_its_digest_is_told
    a_server_that_stalls_or_says_nothing_is_left
    a_file_that_trickles_has_an_end_all_the_same
    more_than_the_limit_is_never_taken
    whoever_waits_can_stop_at_once
    an_authority_that_is_named_is_the_only_one
}

const MIB: (u64, &str) = (1 << 20, "1 MiB");

fn web(server: &Server) -> Web {
    let limits = WebLimits {
        connect: Duration::from_secs(5),
        stall: Duration::from_millis(500),
        text: Duration::from_secs(2),
        file: Duration::from_secs(2),
        redirects: 3,
    };
    Web::with(Whence::Anywhere, limits, &std::fs::read(server.authority()).unwrap())
}

fn fetched(server: &Server, path: &str) -> (Result<Downloaded, WebError>, usize) {
    let mut out = Vec::new();
    let address = Address::read(&server.at(path)).unwrap();
    let done = web(server).file(&address, MIB, &mut out, &mut |_, _| true);
    (done, out.len())
}

fn a_file_comes_whole_and_its_digest_is_told() {
    let server = Server::start();
    std::fs::write(server.file("a.balm"), "abc").unwrap();
    let (done, length) = fetched(&server, "a.balm");
    let done = done.unwrap();
    assert_eq!((done.size, length), (3, 3));
    assert_eq!(done.address.to_string(), server.at("a.balm"));
    assert!(done.sha256.starts_with("ba7816bf8f01cfea"), "{}", done.sha256);
}

fn a_server_that_stalls_or_says_nothing_is_left() {
    let server = Server::start();
    for path in ["raw/stalling.balm", "raw/silent.balm"] {
        let begun = Instant::now();
        let (done, _) = fetched(&server, path);
        assert!(matches!(done, Err(WebError::Slow)), "{path}: {done:?}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }
}

fn a_file_that_trickles_has_an_end_all_the_same() {
    let server = Server::start();
    let (done, length) = fetched(&server, "raw/trickling.balm");
    assert!(matches!(done, Err(WebError::Slow)), "{done:?}");
    assert!(length > 5, "{length}");
}

fn more_than_the_limit_is_never_taken() {
    let server = Server::start();
    let (done, length) = fetched(&server, "raw/endless.balm");
    assert!(matches!(done, Err(WebError::TooLarge("1 MiB"))), "{done:?}");
    assert!(length <= 1 << 20, "{length}");
    // One that says so at once is not even begun.
    let (done, length) = fetched(&server, "raw/huge.balm");
    assert!(matches!(done, Err(WebError::TooLarge(_))) && length == 0, "{done:?}");
}

fn whoever_waits_can_stop_at_once() {
    let server = Server::start();
    let address = Address::read(&server.at("raw/silent.balm")).unwrap();
    let patient =
        Web::with(Whence::Anywhere, WebLimits::default(), &std::fs::read(server.authority()).unwrap());
    let begun = Instant::now();
    let mut goes_on = |_, _| begun.elapsed() < Duration::from_millis(200);
    let done = patient.file(&address, MIB, &mut Vec::new(), &mut goes_on);
    assert!(matches!(done, Err(WebError::Cancelled)), "{done:?}");
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

fn an_authority_that_is_named_is_the_only_one() {
    let server = Server::start();
    std::fs::write(server.file("a.balm"), "abc").unwrap();
    let address = Address::read(&format!("https://localhost:{}/a.balm", server.stranger)).unwrap();
    let done = web(&server).text(&address, MIB, &mut |_, _| true);
    assert!(matches!(done, Err(WebError::UnknownAuthority)), "{done:?}");
}
