//! What must not come from the web, and what is said of it.

use std::fs;

use super::shop::Shop;

crate::tests! {
    what_cannot_be_trusted_on_the_way_is_refused_in_words
    this_computer_and_its_network_are_refused_unless_they_are_meant
    a_file_that_is_not_the_one_in_the_list_is_refused
    a_list_of_a_hostile_hand_does_nothing_to_a_terminal_or_a_disk
    a_list_belongs_to_whoever_signed_it_first
    an_older_list_takes_nothing_back
    a_list_that_is_changed_after_it_was_signed_is_refused
    a_list_goes_over_to_a_new_key_that_the_old_one_introduces
}

fn what_cannot_be_trusted_on_the_way_is_refused_in_words() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.upload();
    fs::write(shop.file("huge.json"), vec![b' '; (1 << 20) + 1]).unwrap();
    fs::write(shop.file("other.json"), "{\"name\": \"package\"}").unwrap();
    fs::write(shop.file("page.balm"), "<html>").unwrap();
    let on = |port: u16| format!("https://localhost:{port}/neck.balm");
    let cases = [
        (shop.at("to-http.balm"), 1, "it is sent on to an address that is not https"),
        (
            shop.at("to-password.balm"),
            1,
            "it is sent on to an address that is not https, or has a password in it",
        ),
        (shop.at("loop.balm"), 1, "it is sent on to other addresses more than 3 times"),
        (shop.at("four.balm"), 1, "it is sent on to other addresses more than 3 times"),
        (shop.at("missing.balm"), 1, "there is no such file (HTTP 404)"),
        (shop.at("fault.balm"), 1, "the computer there has a fault; try again later (HTTP 500)"),
        (shop.at("closed.balm"), 1, "it is not given to everybody (HTTP 401)"),
        (shop.at("page.balm"), 1, "this is not a balm file"),
        (shop.at("huge.json"), 1, "it is larger than 1 MiB"),
        (shop.at("raw/endless.json"), 1, "it is larger than 1 MiB"),
        (shop.at("raw/huge.balm"), 1, "it is larger than 256 MiB"),
        (shop.at("other.json"), 1, "this is not a list of routines that balm can read"),
        (shop.at("raw/truncated.balm"), 1, "the connection ended before all of it had come"),
        (on(shop.stranger), 1, "no authority that your computer trusts vouches for it"),
        (on(shop.other_name), 1, "its certificate is for another name"),
        (on(shop.expired), 1, "its certificate has expired"),
        (on(1), 1, "nobody answers there"),
        (on(shop.plain), 1, "no safe connection came about"),
        // No server of names has to be asked to know that.
        (format!("https://{}/neck.balm", "a".repeat(64)), 1, "no computer of this name was found"),
        (
            format!("http://localhost:{}/neck.balm", shop.plain),
            2,
            "balm takes only addresses that begin with https://",
        ),
        ("ftp://localhost/neck.balm".to_owned(), 2, "balm takes only addresses that begin with https://"),
        ("https://anna:secret@localhost/neck.balm".to_owned(), 2, "balm sends neither"),
        ("https:///neck.balm".to_owned(), 2, "the name of the computer in it is wrong"),
        (shop.at("neck.balm#part"), 2, "after # only the digest"),
    ];
    for (address, code, told) in cases {
        let ran = shop.types_local(&["add", &address]);
        assert!(ran.code == Some(code) && ran.err.contains(told) && ran.out.is_empty(), "{address}: {ran:?}");
        assert!(ran.err.starts_with("balm: ") && !ran.err.contains('\x1b'), "{}", ran.err);
    }
    assert!(!shop.client.path("balm/added/records").exists());
    // Without TLS nothing was ever asked, and no password was sent.
    let mut asked = shop.asked();
    // One was greeted in TLS and did not understand.
    asked.retain(|line| !line.starts_with("http - - "));
    assert!(
        asked.iter().all(|line| line.starts_with("https ") && line.ends_with(" cookie=- auth=-")),
        "{asked:?}"
    );
    // Where the computer has no authorities, it says so.
    let mut command = shop.client.command(&["add", &shop.at("neck.balm"), "--allow-local"]);
    shop.client.write("none.pem", "");
    command.env("SSL_CERT_FILE", shop.client.path("none.pem"));
    let ran = shop.client.run(command);
    assert!(ran.code == Some(1) && ran.err.contains("Install ca-certificates"), "{ran:?}");
}

fn this_computer_and_its_network_are_refused_unless_they_are_meant() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.upload();
    let port = shop.port;
    for host in
        ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "0.0.0.0", "10.0.0.1", "169.254.169.254"]
    {
        let address = format!("https://{host}:{port}/neck.balm");
        for verb in ["add", "update"] {
            let ran = shop.types(&[verb, &address]);
            let told = "it leads to this computer or to its own network";
            assert!(ran.code == Some(1) && ran.err.contains(told), "{verb} {address}: {ran:?}");
            assert!(ran.err.contains("--allow-local"), "{}", ran.err);
        }
    }
    assert!(shop.asked().is_empty(), "{:?}", shop.asked());
}

fn a_file_that_is_not_the_one_in_the_list_is_refused() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.publish(&["--sign"]);
    // Whoever gets into the host changes what nobody signed.
    shop.pack("neck", 9, "neck.balm", &[]);
    fs::copy(shop.therapist.path("site/neck.balm"), shop.file("neck.balm")).unwrap();
    let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
    assert!(ran.code == Some(1) && ran.err.contains("it is not the file that was meant"), "{ran:?}");
    assert!(!shop.client.path("balm/added/records").exists());
}

fn a_list_of_a_hostile_hand_does_nothing_to_a_terminal_or_a_disk() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &[]);
    shop.publish(&["--title", "From Anna"]);
    let right = fs::read_to_string(shop.file("index.json")).unwrap();
    let title = right
        .replace("From Anna", "\\u001b]0;pwned\\u0007\\u202eFrom\\nAnna")
        .replace("The neck", "\\u001b[2JThe\\u009b31m neck\\r\\u202e")
        .replace("\"day\"", "\"\\u001b[2J\"");
    fs::write(shop.file("index.json"), title).unwrap();
    let ran = shop.types_local(&["add", &shop.at("index.json")]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("neck") && !ran.out.contains(['\x1b', '\u{9b}', '\u{7}', '\r', '\u{202e}']),
        "{:?}",
        ran.out
    );
    assert_eq!(ran.out.lines().count(), 4, "{:?}", ran.out);
    let cases = [
        ("\"neck.balm\"", "\"../neck.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"/etc/neck.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"https://evil.example/neck.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"//evil.example/neck.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"a\\\\neck.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"\\u001b[2J.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"neck.balm?x.balm\"", "a file has a name it may not have"),
        ("\"neck.balm\"", "\"neck.toml\"", "a file has a name it may not have"),
        ("\"neck\"", "\"../neck\"", "an id is not valid"),
        ("\"revision\": 3", "\"revision\": 0", "a revision is not valid"),
        ("\"revision\": 3", "\"revision\": 99999999", "a revision is not valid"),
        ("\"The neck\"", "\"\\u200b\"", "a routine has no title"),
        ("\"sha256\": \"", "\"sha256\": \"x", "a digest is not valid"),
        ("\"balm_index\": 1", "\"balm_index\": 2", "a newer balm has made it"),
        (
            "\"balm_index\": 1",
            "\"balm_index\": 1, \"fetch\": \"https://evil.example\"",
            "this is not a list of routines",
        ),
        ("From Anna", &"A".repeat(201), "a text is too long"),
    ];
    for (from, to, told) in cases {
        assert!(right.contains(from), "{from}");
        fs::write(shop.file("index.json"), right.replace(from, to)).unwrap();
        let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
        assert!(ran.code == Some(1) && ran.err.contains(told) && ran.out.is_empty(), "{to}: {ran:?}");
        assert!(!ran.err.contains('\x1b'), "{:?}", ran.err);
    }
    let twice = right
        .replace("\"routines\": [", "\"routines\": [ X,")
        .replace('X', right[right.find("    {").unwrap()..].split_inclusive('}').next().unwrap());
    fs::write(shop.file("index.json"), twice.replacen("neck.balm", "NECK.balm", 1)).unwrap();
    let ran = shop.types_local(&["add", &shop.at("index.json"), "--all"]);
    assert!(ran.code == Some(1) && ran.err.contains("a file is named twice"), "{ran:?}");
    let asked = shop.asked();
    assert!(asked.iter().all(|line| line.contains(" /index.json ")), "{asked:?}");
}

fn a_list_belongs_to_whoever_signed_it_first() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    shop.added();
    let thief = super::room::Room::new();
    assert_eq!(thief.balm(&["key", "new"]).code, Some(0));
    thief.write("back.toml", super::shop::routine("back", 1, "Rest."));
    assert_eq!(thief.balm(&["pack", "back.toml", "-o", "site/back.balm"]).code, Some(1));
    fs::create_dir(thief.path("site")).unwrap();
    assert_eq!(thief.balm(&["pack", "back.toml", "-o", "site/back.balm"]).code, Some(0));
    for (sign, told) in [
        (true, "Anna signed this list until now, and this one is signed by somebody else"),
        (false, "Anna signed this list until now, and nobody signed this one"),
    ] {
        let args = if sign { &["publish", "site", "--sign"][..] } else { &["publish", "site"] };
        let ran = thief.balm(args);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for name in ["index.json", "index.json.minisig", "back.balm"] {
            fs::copy(thief.path(&format!("site/{name}")), shop.file(name)).unwrap();
        }
        for args in [&["add", "--all"][..], &["update"]] {
            let index = shop.at("index.json");
            let ran = shop.types_local(&[&[args[0], &index], &args[1..]].concat());
            assert!(ran.code == Some(1) && ran.err.contains(told), "{args:?}: {ran:?}");
        }
        fs::remove_file(thief.path("site/index.json")).unwrap();
    }
    assert!(!shop.client.path("balm/added/records/back.json").exists());
}

fn an_older_list_takes_nothing_back() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let old = ["index.json", "index.json.minisig", "neck.balm"]
        .map(|name| (name, fs::read(shop.file(name)).unwrap()));
    shop.pack("neck", 4, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    shop.added();
    for (name, bytes) in old {
        fs::write(shop.file(name), bytes).unwrap();
    }
    let index = shop.at("index.json");
    let ran = shop.types_local(&["add", &index]);
    assert!(ran.out.contains(": older than yours: you have had revision 4\n"), "{ran:?}");
    let ran = shop.types_local(&["update", &index]);
    assert!(
        ran.code == Some(1) && ran.err.contains("the list has revision 3, and you have had revision 4"),
        "{ran:?}"
    );
    let ran = shop.types_local(&["add", &index, "--all"]);
    assert_eq!(ran.out, "You have all of it.\n", "{}", ran.err);
    let ran = shop.types_local(&["add", &index, "neck"]);
    assert!(
        ran.code == Some(1) && ran.err.contains("this is revision 3, and you have had revision 4"),
        "{ran:?}"
    );
    assert!(shop.types(&["info", "neck"]).out.contains("Revision 4"));
}

fn a_list_that_is_changed_after_it_was_signed_is_refused() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign", "--title", "From Anna"]);
    let (right, signature) = (
        fs::read_to_string(shop.file("index.json")).unwrap(),
        fs::read(shop.file("index.json.minisig")).unwrap(),
    );
    let told = |told: &str| {
        let ran = shop.types_local(&["add", &shop.at("index.json")]);
        assert!(ran.code == Some(1) && ran.err.contains(told), "{told}: {ran:?}");
    };
    fs::write(shop.file("index.json"), right.replace("From Anna", "From Hanna")).unwrap();
    told("its signature is wrong: it was changed after it was signed");
    fs::write(shop.file("index.json"), &right).unwrap();
    fs::write(shop.file("index.json.minisig"), "untrusted comment: \u{1b}[2J\nnothing\n").unwrap();
    told("its signature cannot be read");
    fs::remove_file(shop.file("index.json.minisig")).unwrap();
    told("there is no such file (HTTP 404)");
    fs::write(shop.file("index.json.minisig"), signature).unwrap();
    assert_eq!(shop.types_local(&["add", &shop.at("index.json")]).code, Some(0));
}

fn a_list_goes_over_to_a_new_key_that_the_old_one_introduces() {
    let shop = Shop::open();
    shop.pack("neck", 3, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    shop.added();
    let old = ["index.json", "index.json.minisig"].map(|name| (name, fs::read(shop.file(name)).unwrap()));
    assert_eq!(shop.therapist.balm(&["key", "rotate"]).code, Some(0));
    shop.pack("neck", 4, "neck.balm", &["--sign"]);
    shop.publish(&["--sign"]);
    let ran = shop.types_local(&["add", &shop.at("index.json")]);
    assert!(ran.out.contains("Signed by Anna, with a new key."), "{ran:?}");
    let ran = shop.types_local(&["add", &shop.at("index.json"), "neck"]);
    assert!(ran.out.contains("Added neck: The neck. It was revision 3."), "{ran:?}");
    let ran = shop.types_local(&["add", &shop.at("index.json")]);
    assert!(ran.out.contains("Signed by Anna (known since "), "{ran:?}");
    // Whoever has the old key has nothing of it.
    for (name, bytes) in old {
        fs::write(shop.file(name), bytes).unwrap();
    }
    let ran = shop.types_local(&["add", &shop.at("index.json")]);
    assert!(ran.code == Some(1) && ran.err.contains("Anna no longer uses the key"), "{ran:?}");
}
