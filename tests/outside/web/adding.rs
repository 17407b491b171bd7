//! Routines from the web, as they are meant to come.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use super::shop::Shop;

crate::tests! {
    a_routine_is_added_from_its_address
    a_file_that_is_sent_on_says_who_gave_it
    a_list_is_shown_and_what_is_named_is_added
    what_is_new_in_a_list_is_added_at_once
    what_a_list_names_lies_beside_where_it_was_found
    an_update_comes_only_from_an_address_that_is_typed
    a_single_file_is_updated_from_its_address
    names_of_files_may_have_blanks_and_accents
    a_digest_in_the_address_is_held_against_the_file
    nothing_is_fetched_because_a_file_says_so
    a_connection_is_opened_to_the_address_and_nowhere_else
    ctrl_c_ends_a_download_and_leaves_nothing
    on_a_terminal_balm_asks_which_of_a_list
}

fn a_routine_is_added_from_its_address() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.upload();
    let (host, address) = (format!("localhost:{}", shop.port), shop.at("neck.balm"));
    shop.types_local(&["add", &address]).says(&format!(
        "Added neck: The neck.\nRevision 3, signed by nobody, from {host}.\nTo play it: balm play neck\n"
    ));
    // One question to the server, by somebody without a name, a cookie or a password.
    assert_eq!(shop.asked(), ["https GET /neck.balm \"balm\" cookie=- auth=-"]);
    let told = shop.types(&["info", "neck"]).out;
    assert!(told.contains(&format!(" from {address}\n")), "{told}");
    let ran = shop.types_local(&["add", &address]);
    assert_eq!(ran.out, "You have this already. To play it: balm play neck\n", "{}", ran.err);
    let ran = shop.types(&["play", &address]);
    assert!(
        ran.code == Some(2) && ran.err.contains(&format!("To add it first: balm add {address}")),
        "{}",
        ran.err
    );
}

fn a_file_that_is_sent_on_says_who_gave_it() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.upload();
    // Three times at most.
    let ran = shop.types_local(&["add", &shop.at("three.balm")]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let asked: Vec<String> =
        shop.asked().iter().map(|line| line.split(' ').nth(2).unwrap_or_default().to_owned()).collect();
    assert_eq!(asked, ["/three.balm", "/two.balm", "/one.balm", "/neck.balm"]);
}

fn a_list_is_shown_and_what_is_named_is_added() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.pack("back", 1, "back.balm", &["--sign"]);
    shop.publish(&["--sign", "--title", "From Anna"]);
    let (host, address) = (format!("localhost:{}", shop.port), shop.at("index.json"));
    let ran = shop.types_local(&["add", &address]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let begun =
        format!("From Anna, 2 routines at {host}. Signed by somebody you do not know yet, whose code is ");
    assert!(ran.out.starts_with(&begun), "{}", ran.out);
    for part in [
        "  1 The back (back.balm), revision 1, 14 s, 1 kB: new\n",
        "  2 The neck (neck.balm), revision 3, 14 s, 1 kB: new\n",
        &format!("To add all that is new: balm add {address} --all\nOr name them: balm add {address} 1\n"),
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    assert!(!shop.client.path("balm/added/records").exists());
    // By its name, its number, its file; what does not exist is told before anything is fetched.
    let ran = shop.types_local(&["add", &address, "neck", "nose"]);
    assert!(ran.code == Some(2) && ran.err.contains("nothing in the list is called \"nose\""), "{}", ran.err);
    let ran = shop.types_local(&["add", &address, "neck", "--trust", "Anna"]);
    assert!(ran.out.contains("Revision 3, signed by Anna (known since "), "{}{}", ran.out, ran.err);
    // The folder alone stands for its list.
    let ran = shop.types_local(&["add", &shop.at("")]);
    assert!(ran.out.contains("Signed by Anna (known since "), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(": you have it\n") && ran.out.contains(": new\n"), "{}", ran.out);
    let ran = shop.types_local(&["add", &address, "1"]);
    assert!(ran.out.contains("Added back: The back."), "{}{}", ran.out, ran.err);
    let ran = shop.types_local(&["add", &address, "back.balm", "2", "--as", "mine"]);
    assert!(ran.code == Some(2) && ran.err.contains("--as names one routine"), "{}", ran.err);
}

fn what_is_new_in_a_list_is_added_at_once() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.pack("back", 1, "back.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    shop.added();
    let before = shop.asked().len();
    let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
    assert_eq!(ran.out, "You have all of it.\n", "{}", ran.err);
    // The list and its signature, and no bundle again.
    assert_eq!(shop.asked().len(), before + 2);
    shop.pack("neck", 4, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let ran = shop.types_local(&["add", &shop.at("index.json")]);
    assert!(ran.out.contains(": newer than yours, revision 3\n"), "{}{}", ran.out, ran.err);
    let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
    assert!(ran.out.contains("Added neck: The neck. It was revision 3."), "{}{}", ran.out, ran.err);
}

fn what_a_list_names_lies_beside_where_it_was_found() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let typed = shop.at("go/to/list.json");
    let ran = shop.types_local(&["add", &typed, "--all", "--trust", "Anna"]);
    assert!(ran.out.contains("Added neck: The neck."), "{ran:?}");
    // Where to look again is what was typed, which goes on to wherever the list lies then.
    let ran = shop.types(&["update"]);
    assert_eq!(ran.out, format!("neck is from the web. To look there: balm update {typed}\n"), "{}", ran.err);
    let ran = shop.types_local(&["update", &typed]);
    assert_eq!(ran.out, "neck is as new as its file: revision 3.\n", "{}", ran.err);
}

fn an_update_comes_only_from_an_address_that_is_typed() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    shop.added();
    shop.pack("neck", 4, "neck.balm", &["--sign"]);
    shop.pack("back", 1, "back.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let (address, before) = (shop.at("index.json"), shop.asked().len());
    shop.types(&["update"]).says(&format!("neck is from the web. To look there: balm update {address}\n"));
    let ran = shop.types(&["update", "neck"]);
    assert!(
        ran.code == Some(1) && ran.err.contains(&format!("To look there: balm update {address}")),
        "{}",
        ran.err
    );
    assert_eq!(shop.asked().len(), before);
    let ran = shop.types_local(&["update", &address]);
    assert!(ran.code == Some(0) && ran.out.contains("Added neck: The neck. It was revision 3."), "{ran:?}");
    assert!(
        ran.out.ends_with(&format!("There is 1 routine that you do not have. To see: balm add {address}\n")),
        "{}",
        ran.out
    );
    let ran = shop.types_local(&["update", &address]);
    assert!(ran.out.starts_with("neck is as new as its file: revision 4.\n"), "{ran:?}");
    assert!(!shop.client.path("balm/added/records/back.json").exists());
}

fn a_single_file_is_updated_from_its_address() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.pack("back", 1, "back.balm", &["--sign"]);
    shop.upload();
    let address = shop.at("neck.balm");
    assert_eq!(shop.types_local(&["add", &address, "--trust", "Anna"]).code, Some(0));
    shop.types_local(&["update", &address]).says("neck is as new as its file: revision 3.\n");
    shop.pack("neck", 4, "neck.balm", &["--sign"]);
    shop.upload();
    let ran = shop.types_local(&["update", &address]);
    assert!(ran.out.contains("Added neck: The neck. It was revision 3."), "{ran:?}");
    // What is not here yet is no update, whoever it is from.
    let ran = shop.types_local(&["update", &shop.at("back.balm")]);
    assert!(
        ran.code == Some(1) && ran.err.contains("\"The back\" is not one of the routines that you added"),
        "{ran:?}"
    );
    assert!(!shop.client.path("balm/added/records/back.json").exists());
}

fn names_of_files_may_have_blanks_and_accents() {
    let shop = Shop::open();
    shop.pack("neck", 3, "Hände 2.balm", &[]);
    shop.publish(&[]);
    let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
    assert!(ran.out.contains("Added neck: The neck."), "{ran:?}");
    assert!(shop.asked().iter().any(|line| line.contains(" /H%C3%A4nde%202.balm ")), "{:?}", shop.asked());
    assert_eq!(shop.types_local(&["update", &shop.at("Hände 2.balm")]).code, Some(0));
}

fn a_digest_in_the_address_is_held_against_the_file() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.publish(&[]);
    let index = fs::read_to_string(shop.file("index.json")).unwrap();
    let index: serde_json::Value = serde_json::from_str(&index).unwrap();
    let digest = index["routines"][0]["sha256"].as_str().unwrap().to_owned();
    let wrong = format!("{}#sha256={}", shop.at("neck.balm"), "0".repeat(64));
    let ran = shop.types_local(&["add", &wrong]);
    let told = format!("it is not the file that was meant: its SHA-256 is {digest}");
    assert!(ran.code == Some(1) && ran.err.contains(&told), "{ran:?}");
    assert!(!shop.client.path("balm/added/records").exists());
    let right = format!("{}#sha256={digest}", shop.at("neck.balm"));
    assert_eq!(shop.types_local(&["add", &right]).code, Some(0));
}

fn nothing_is_fetched_because_a_file_says_so() {
    let shop = Shop::open();
    let address = shop.at("asked-for");
    let text = super::shop::routine("neck", 3, &format!("See {address}."))
        .replace("https://localhost/balm.schema.json", &address)
        .replace(
            "name = \"Anna Berg\"",
            &format!("name = \"Anna Berg\", url = \"{address}\", contact = \"{address}\""),
        )
        .replace("license = ", &format!("sources = [\"{address}\"]\nsummary = \"{address}\"\nlicense = "));
    shop.therapist.write("neck.toml", &text);
    shop.therapist.write("plain.toml", text.replace("id = \"neck\"", "id = \"plain\""));
    let ran = shop.therapist.balm(&["pack", "neck.toml", "-o", "site/neck.balm"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    shop.publish(&[]);
    shop.client.write("plain.toml", &text);
    assert_eq!(shop.types_local(&["add", &shop.at("index.json"), "--all"]).code, Some(0));
    let before = shop.asked();
    assert!(!before.iter().any(|line| line.contains("asked-for")), "{before:?}");
    for args in [
        &["info", "neck"][..],
        &["show", "neck"],
        &["check", "neck"],
        &["check", "plain.toml"],
        &["list"],
        &["play", "neck", "--silent", "--speed", "100", "--start-in", "0s"],
        &["export", "neck", "-o", "neck.html"],
        &["export", "neck", "-o", "neck.txt"],
        &["update"],
        &["doctor"],
    ] {
        let ran = shop.types(args);
        assert_ne!(ran.code, Some(2), "{args:?}: {}", ran.err);
    }
    assert_eq!(shop.asked(), before);
}

fn a_connection_is_opened_to_the_address_and_nowhere_else() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        assert!(std::env::var_os("BALM_TRACE").is_none(), "strace is not installed");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let trace = [
        "-f",
        "-qq",
        "-e",
        "trace=connect,sendto,sendmsg,sendmmsg",
        "-o",
        "calls",
        env!("CARGO_BIN_EXE_balm"),
    ];
    let add = ["add", &shop.at("index.json"), "--all", "--trust", "Anna", "--allow-local"];
    let mut traced = shop.client.command_of("strace", &[&trace[..], &add].concat());
    // Of a proxy nobody has asked it.
    traced
        .env("SSL_CERT_FILE", shop.authority())
        .env("HTTPS_PROXY", format!("http://127.0.0.1:{}", shop.plain));
    let ran = shop.client.run(traced);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let calls = fs::read_to_string(shop.client.path("calls")).unwrap();
    let there = |line: &&str| line.contains(&format!("htons({})", shop.port));
    let connects: Vec<&str> = calls.lines().filter(|line| line.contains("connect(")).collect();
    assert!(connects.iter().any(there), "{calls}");
    // A file is the way to what the system knows of names; the kernel tells which numbers it can reach.
    let is_quiet = |line: &&str| line.contains("AF_UNIX") || line.contains("AF_NETLINK");
    let elsewhere: Vec<&str> = connects.into_iter().filter(|line| !there(line) && !is_quiet(line)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
    // Without an address nothing is opened, wherever a routine is from.
    let trace = ["-f", "-qq", "-e", "trace=network", "-o", "calls", env!("CARGO_BIN_EXE_balm"), "update"];
    let ran = shop.client.run(shop.client.command_of("strace", &trace));
    assert!(ran.code == Some(0) && ran.out.starts_with("neck is from the web."), "{ran:?}");
    let calls = fs::read_to_string(shop.client.path("calls")).unwrap();
    assert!(!calls.contains("AF_INET"), "{calls}");
}

fn ctrl_c_ends_a_download_and_leaves_nothing() {
    let shop = Shop::open();
    let mut command = shop.command(&["add", &shop.at("raw/stalling.balm"), "--allow-local"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    sleep(Duration::from_millis(1500));
    assert!(child.try_wait().unwrap().is_none(), "it did not wait");
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let begun = Instant::now();
    let ended = child.wait_with_output().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert_eq!(ended.status.code(), Some(130), "{ended:?}");
    let left: Vec<_> = fs::read_dir(shop.client.path("balm/added")).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// balm on a terminal: what was shown, once each of these questions was shown and answered; and how it ended.
fn on_terminal(shop: &Shop, args: &[&str], answers: &[(&str, &str)]) -> (String, Option<i32>) {
    let side = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&side).unwrap();
    unlockpt(&side).unwrap();
    let name = ptsname(&side, Vec::new()).unwrap();
    let other = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let mut command =
        shop.client.command_of("setsid", &[&["--ctty", "--wait", env!("CARGO_BIN_EXE_balm")], args].concat());
    command.env("SSL_CERT_FILE", shop.authority()).env("TERM", "xterm");
    let stream = || Stdio::from(other.try_clone().unwrap());
    let mut child = command.stdin(stream()).stdout(stream()).stderr(stream()).spawn().unwrap();
    drop((command, other));
    let (mut side, mut shown, mut bytes) = (File::from(side), String::new(), [0; 4096]);
    let mut answers = answers.iter().peekable();
    // The end of a terminal is an error to whoever reads from its other side.
    while let Ok(read @ 1..) = side.read(&mut bytes) {
        shown += &String::from_utf8_lossy(&bytes[..read]);
        if let Some((_, answer)) = answers.next_if(|(question, _)| shown.contains(question)) {
            // As a person would, once the question stands there.
            sleep(Duration::from_millis(300));
            side.write_all(answer.as_bytes()).unwrap();
        }
    }
    (shown, child.wait().unwrap().code())
}

fn on_a_terminal_balm_asks_which_of_a_list() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.pack("back", 1, "back.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let index = shop.at("index.json");
    let add = ["add", &index, "--allow-local"];
    let (shown, code) = on_terminal(
        &shop,
        &add,
        &[("Enter for none: ", "nose\n"), ("called \"nose\".", "2, neck\n"), ("  n  leave it", "t")],
    );
    assert!(code == Some(0) && shown.contains("Added neck: The neck."), "{shown}");
    assert!(!shown.contains("Added back"), "{shown}");
    let before = shop.asked().len();
    let (shown, code) = on_terminal(&shop, &add, &[("Enter for none: ", "\n")]);
    assert!(code == Some(0) && shown.contains(": you have it"), "{shown}");
    // At the question, one Ctrl-C is enough.
    let (shown, code) = on_terminal(&shop, &add, &[("Enter for none: ", "\x03")]);
    assert_eq!(code, Some(130), "{shown}");
    assert_eq!(shop.asked().len(), before + 4);
    let (shown, code) = on_terminal(&shop, &add, &[("Enter for none: ", "all\n")]);
    assert!(
        code == Some(0) && shown.contains("Added back: The back.") && !shown.contains("Added neck"),
        "{shown}"
    );
}
