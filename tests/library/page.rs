//! The page that plays: nothing in a stranger's words becomes markup, and nothing needs more than the policy
//! allows.

use balm::export::{Handout, page};
use balm::routine::{Routine, read};
use balm::timeline::{Options, Talk, Timeline};
use balm::unit::Frames;
use sha2::{Digest, Sha256};

use crate::common;
use crate::handout::base64;

const HOSTILE: &str = "</script></style>\"'><img src=x onerror=alert(1)><!--\u{202e}&amp;";

fn laid(toml: &str) -> (Routine, Timeline) {
    let routine = read(toml, "test").routine.expect("a routine");
    let two_seconds = |_: &str| Frames::from_millis(2000);
    let timeline = common::laid(&routine, Talk::Full, two_seconds, Options::default());
    (routine, timeline)
}

fn written(toml: &str, mp3: &[u8]) -> String {
    let (routine, timeline) = laid(toml);
    let preparation = &common::preparation(&routine);
    page(&Handout::new(&routine, &timeline, preparation), mp3)
}

fn hostile() -> String {
    let text = toml_edit::Value::from(HOSTILE).to_string();
    format!(
        "balm = 1\ntitle = {text}\nsummary = {text}\nwho = {text}\nprepare = {text}\ncautions = [{text}]\n\
         author.name = {text}\n[[section]]\ntitle = {text}\n[[section.step]]\ntitle = {text}\nfor = \"20s\"\n\
         say = {text}\nside = \"left\"\n"
    )
}

const PLAIN: &str = "balm = 1\ntitle = \"Two shoulders\"\nlanguage = \"de\"\nsummary = \"A < B & C\"\n\
    [[step]]\ntitle = \"Kneten\"\nfor = \"20s\"\nsides = \"left-right\"\nsay = \"Mit der Hand.\"\n\
    [[step]]\ntitle = \"Atmen\"\nfor = \"20s\"\nbreath = \"4-0-6\"\n";

/// How a policy names what it allows.
fn digest(between: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(between.as_bytes())))
}

/// What stands between the tags of a block.
fn block<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

#[test]
fn a_strangers_text_ends_no_block_and_begins_no_element() {
    let page = written(&hostile(), b"sound");
    assert!(!page.contains("<img") && !page.contains("<!--") && !page.contains('\u{202e}'));
    assert_eq!(page.matches("<script").count(), 3);
    assert_eq!(page.matches("</script").count(), 3);
    assert_eq!(page.matches("</style").count(), 2);
}

#[test]
fn the_session_comes_back_from_its_block_as_it_was_written() {
    let page = written(&hostile(), b"");
    let session = block(&page, "id=\"session\">", "</script>");
    assert!(!session.contains(['<', '>', '&']), "{session}");
    let session: serde_json::Value = serde_json::from_str(session).expect("JSON");
    assert_eq!(session["steps"][0]["title"], HOSTILE.replace('\u{202e}', ""));
    assert_eq!(session["lines"][0]["step"], 0);
}

#[test]
fn steps_have_their_times_their_side_and_their_breath() {
    let page = written(PLAIN, b"");
    let session: serde_json::Value =
        serde_json::from_str(block(&page, "id=\"session\">", "</script>")).expect("JSON");
    let steps = session["steps"].as_array().expect("steps");
    let sides: Vec<_> = steps.iter().map(|step| step["side"].as_str()).collect();
    assert_eq!(sides, [Some("Links"), Some("Rechts"), None]);
    assert_eq!(steps[0]["name"], "Kneten, linke Seite");
    assert_eq!(steps[0]["spoken"], true);
    assert_eq!(steps[2]["spoken"], false);
    assert_eq!(steps[2]["breath"], serde_json::json!([4.0, 0.0, 6.0, 0.0]));
    assert!(steps[1]["start"].as_f64() >= steps[0]["end"].as_f64());
}

#[test]
fn the_policy_names_exactly_the_script_and_the_style_that_stand_in_the_page() {
    let page = written(PLAIN, b"sound");
    let policy =
        block(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    let script = digest(block(&page, "</script>\n<script>", "</script>"));
    let style = digest(block(&page, "<style>", "</style>"));
    let printed = digest(block(&page, "<style media=\"print\">", "</style>"));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src '{script}'; style-src '{style}' '{printed}'; media-src blob:; \
             base-uri 'none'; form-action 'none'"
        )
    );
}

#[test]
fn nothing_of_ours_needs_more_than_the_policy_allows() {
    let page = written(PLAIN, b"sound");
    let script = block(&page, "</script>\n<script>", "</script>");
    let player = block(&page, "<main>\n", "<article id=\"handout\"");
    for text in [script, block(&page, "<style>", "</style>"), player] {
        let forbidden =
            ["</script", "http", "innerHTML", "insertAdjacent", "eval(", " style=", "onclick=", "url("];
        let forbidden = forbidden.into_iter().chain(["localStorage", "cookie", "fetch(", "import("]);
        for bad in forbidden {
            assert!(!text.contains(bad), "{bad}");
        }
    }
}

#[test]
fn the_sound_stands_last_and_the_page_is_the_same_every_time() {
    let page = written(PLAIN, b"\xff\xfbsound");
    assert!(
        page.ends_with("<script type=\"text/plain\" id=\"mp3\">//tzb3VuZA==</script>\n</body>\n</html>\n")
    );
    assert_eq!(page, written(PLAIN, b"\xff\xfbsound"));
}

#[test]
fn without_scripts_every_word_is_there_and_how_to_hear_it() {
    let page = written(PLAIN, b"");
    let (before, _) = page.split_once("<script").expect("a script");
    for words in ["Zum Hören öffne diese Seite", "Kneten", "Mit der Hand.", "Atmen", "A &lt; B &amp; C"] {
        assert!(before.contains(words), "{words}");
    }
    assert!(before.contains("<div id=\"player\" lang=\"en\" hidden=\"\">"));
}

/// The colours of a style's palette that begins with `begin`.
fn palette(style: &str, begin: &str) -> impl Fn(&str) -> f64 {
    let colours = block(style, begin, "}").to_owned();
    move |name| {
        let colour = block(&colours, &format!("--{name}: #"), ";");
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }
}

/// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
#[test]
fn every_colour_can_be_told_from_what_it_stands_on() {
    let words = [
        ("ink", "paper"),
        ("quiet", "paper"),
        ("deed", "paper"),
        ("on-fill", "fill"),
        ("ink", "here"),
        ("quiet", "here"),
        ("ink", "glow"),
    ];
    let signs = [("line", "paper"), ("deed", "here"), ("deed", "glow")];
    let page = written(PLAIN, b"");
    let style = block(&page, "<style>", "</style>");
    for begin in ["\n:root {", "\n  :root {", "html.night {"] {
        let light = palette(style, begin);
        let pairs = words.map(|pair| (pair, 4.5)).into_iter().chain(signs.map(|pair| (pair, 3.0)));
        for ((over, under), least) in pairs {
            let (a, b) = (light(over), light(under));
            let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(ratio >= least, "{begin} {over} on {under}: {ratio:.2}, {least} wanted");
        }
    }
}
