//! A session as one HTML file that plays by itself on a phone: the sound inside, nothing fetched, nothing
//! kept. Without scripts it reads as the handout. The player is `player.html`, filled in by five scripts that
//! follow the sound's own position, begin with `sound.js`; `session` is what they know.

mod page_words;
mod session;
mod speak_up;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::routine::Kind;

use super::handout::{Extras, Handout, RULES, STYLE as PRINTED, body, shared};
use super::markup::{Html, digest, lang};

/// What stands here is what runs, on old phones too: no library, and no step between.
const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("sound.js"),
    include_str!("view.js"),
    include_str!("phone.js"),
    include_str!("speak_up.js"),
    include_str!("page.js"),
    "})();\n"
);
const STYLE: &str = concat!(include_str!("page.css"), include_str!("../handout/figure/figure.css"));
const PLAYER: &str = include_str!("player.html");

/// For those whose phone shows the page without running it, as an iPhone's preview does.
const UNHEARD: &str = "To hear it, open this page in a browser, or from a web address: a preview, such as an \
iPhone’s, shows the words without the sound. Or ask for the sound as a file (MP3). Every step is written below.";

/// A page that plays `mp3`, which holds the session from its first frame on. It is a third longer than the
/// sound: 10 MB of sound make about 13.5 MB. The same bytes for the same session.
#[must_use]
pub fn page(handout: &Handout<'_>, mp3: &[u8]) -> String {
    let night = handout.timeline.kind == Kind::Night;
    let mut html = Html::new(&handout.timeline.language);
    html.raw("<!DOCTYPE html>\n<html").attribute("lang", lang(&handout.timeline.language));
    html.attribute("class", if night { "night" } else { "day" });
    html.raw(">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\"");
    html.attribute("content", &policy(handout));
    html.raw("/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"color-scheme\"");
    html.attribute("content", if night { "dark" } else { "light dark" });
    html.raw("/>\n<title>").text(&handout.timeline.title).raw("</title>\n<style>").raw(STYLE);
    html.raw("</style>\n<style media=\"print\">")
        .raw(PRINTED)
        .raw("</style>\n</head>\n<body>\n<main>\n")
        .raw(PLAYER);
    // Where it is seen: what is drawn from it is in the player as well as on the handout.
    shared(&mut html);
    html.raw("<article id=\"handout\" class=\"ho-handout\">\n<p class=\"unheard\">")
        .phrase(UNHEARD)
        .raw("</p>\n");
    body(&mut html, handout, Extras { rules: Some(RULES), has_map: true });
    html.raw("</article>\n</main>\n<script type=\"application/json\" id=\"session\">");
    let mut page = html.finish();
    page.push_str(&session::session(handout));
    page.push_str("</script>\n<script>");
    page.push_str(SCRIPT);
    // Last, so that the words are there while the sound is still being read.
    page.push_str("</script>\n<script type=\"text/plain\" id=\"mp3\">");
    STANDARD.encode_string(mp3, &mut page);
    page.push_str("</script>\n</body>\n</html>\n");
    page
}

/// What the page may do: run its own script, wear its own style, play its own sound, and nothing else.
fn policy(handout: &Handout<'_>) -> String {
    let pictures = handout.picture_policy();
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}' '{}'; media-src blob:;{pictures} base-uri 'none'; \
         form-action 'none'",
        digest(SCRIPT),
        digest(STYLE),
        digest(PRINTED)
    )
}
