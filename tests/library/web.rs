//! Addresses as somebody types them, or as somebody hopes they are taken.

use balm::web::{Address, AddressError};

fn read(text: &str) -> Result<Address, AddressError> {
    Address::read(text)
}

#[test]
fn an_address_is_read_as_it_is_meant() {
    for (typed, meant) in [
        ("https://example.org/neck.balm", "https://example.org/neck.balm"),
        ("HTTPS://Example.ORG:8443/Neck.balm", "https://example.org:8443/Neck.balm"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org?list=1", "https://example.org/?list=1"),
        ("https://example.org/Hände 2.balm", "https://example.org/H%C3%A4nde%202.balm"),
        ("https://example.org/H%C3%A4nde.balm", "https://example.org/H%C3%A4nde.balm"),
        ("https://example.org/a.balm?key=a b&x=/#sha256=", ""),
        ("https://[2606:4700::1111]/a.balm", "https://[2606:4700::1111]/a.balm"),
        ("https://[2606:4700::1111]:8443/a.balm", "https://[2606:4700::1111]:8443/a.balm"),
        ("https://example.org/a\"<>{}|^`.balm", "https://example.org/a%22%3C%3E%7B%7D%7C%5E%60.balm"),
    ] {
        match meant {
            "" => assert_eq!(read(typed), Err(AddressError::Pin), "{typed}"),
            meant => assert_eq!(read(typed).unwrap().to_string(), meant),
        }
    }
    let digest = "AB".repeat(32);
    let pinned = read(&format!("https://example.org/a.balm?x#sha256={digest}")).unwrap();
    assert_eq!(pinned.pin(), Some(&*digest.to_lowercase()));
    assert_eq!(pinned.to_string(), "https://example.org/a.balm?x");
}

#[test]
fn what_is_no_safe_address_is_refused() {
    use AddressError::{Credentials, Host, NotHttps, Pin, Signs};
    for (typed, why) in [
        ("http://example.org/a.balm", NotHttps),
        ("file:///etc/passwd", NotHttps),
        ("example.org/a.balm", NotHttps),
        ("https:/example.org", NotHttps),
        ("https://anna@example.org/a.balm", Credentials),
        ("https://anna:secret@example.org/a.balm", Credentials),
        ("https://example.org:443@evil.example/a.balm", Credentials),
        ("https:///a.balm", Host),
        ("https://:443/a.balm", Host),
        ("https://example.org:/a.balm", Host),
        ("https://example.org:0/a.balm", Host),
        ("https://example.org:65536/a.balm", Host),
        ("https://example.org:x/a.balm", Host),
        ("https://exa mple.org/a.balm", Host),
        ("https://müller.example/a.balm", Host),
        ("https://-example.org/a.balm", Host),
        ("https://[::1/a.balm", Host),
        ("https://[1.2.3.4]/a.balm", Host),
        ("https://2606:4700::1111/a.balm", Host),
        ("https://example.org\\@evil.example/a.balm", Signs),
        ("https://example.org/a\n.balm", Signs),
        ("https://example.org/\u{1b}[2J", Signs),
        ("https://example.org/a.balm#part", Pin),
        ("https://example.org/a.balm#sha256=abc", Pin),
    ] {
        assert_eq!(read(typed), Err(why), "{typed:?}");
    }
    assert_eq!(read(&format!("https://example.org/{}", "a".repeat(2000))), Err(Signs));
}

#[test]
fn a_name_in_a_list_leads_nowhere_but_beside_it() {
    let list = read("https://example.org/site/index.json?x=1").unwrap();
    for (name, there) in [
        ("neck.balm", "https://example.org/site/neck.balm"),
        ("../neck.balm", "https://example.org/site/..%2Fneck.balm"),
        ("/neck.balm", "https://example.org/site/%2Fneck.balm"),
        ("https://evil.example/", "https://example.org/site/https%3A%2F%2Fevil.example%2F"),
        ("a?b#c%2F@.balm", "https://example.org/site/a%3Fb%23c%252F%40.balm"),
    ] {
        assert_eq!(list.beside(name).to_string(), there);
    }
    assert_eq!(list.beside("a.balm").pinned("00").pin(), Some("00"));
    assert_eq!(
        read("https://example.org").unwrap().beside("a.balm").to_string(),
        "https://example.org/a.balm"
    );
}

#[test]
fn a_list_is_told_from_a_file_by_its_name() {
    for (typed, index) in [
        ("https://example.org/site/", Some("https://example.org/site/index.json")),
        ("https://example.org", Some("https://example.org/index.json")),
        ("https://example.org/a/list.json", Some("https://example.org/a/list.json")),
        ("https://example.org/neck.balm", None),
        ("https://example.org/neck.balm?x=.json", None),
        ("https://example.org/get?file=neck", None),
        ("https://example.org/?file=neck.balm", None),
    ] {
        assert_eq!(read(typed).unwrap().index().map(|index| index.to_string()).as_deref(), index, "{typed}");
    }
    assert!(Address::is_meant("ftp://x") && !Address::is_meant("neck.balm") && !Address::is_meant("a:b"));
}

#[cfg(not(feature = "web"))]
#[test]
fn a_balm_without_the_web_says_so() {
    use balm::web::{Web, WebError, Whence};
    let address = read("https://example.org/neck.balm").unwrap();
    let done = Web::new(Whence::Internet).text(&address, (1, "1 byte"), &mut |_, _| true);
    assert!(matches!(done, Err(WebError::NotBuilt)), "{done:?}");
}
