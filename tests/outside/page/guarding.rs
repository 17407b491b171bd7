//! The page in the hands of a stranger: nothing runs that is not its own, nothing is fetched.

use super::browser::Page;
use super::pages::{self, HOSTILE};
use super::playing::SOUND;

crate::tests! {
    a_text_that_is_html_stays_text
    the_policy_refuses_what_does_not_belong_to_the_page
    nothing_is_kept
}

fn a_text_that_is_html_stays_text() {
    let mut page = Page::open(&pages::hostile());
    let count = "document.querySelectorAll('script, img, iframe, a, svg[onload], [onerror]').length";
    assert_eq!(page.js(count), 3);
    page.click("#start");
    page.until(&format!("{SOUND}.currentTime > 0.3"));
    page.click("#next");
    page.until("document.querySelector('#steps [aria-current]').value === '1'");
    page.click("#paper");
    page.js("document.getElementById('ask').open = true");
    assert_eq!(page.js(count), 3);
    for id in ["title", "step", "summary", "who"] {
        assert_eq!(page.js(&format!("document.getElementById('{id}').textContent")), HOSTILE, "{id}");
    }
    assert_eq!(page.js("navigator.mediaSession.metadata.album"), HOSTILE);
    assert_eq!(page.js("document.title"), HOSTILE);
    page.is_content();
}

fn the_policy_refuses_what_does_not_belong_to_the_page() {
    let mut page = Page::open(&pages::day());
    page.js(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.owned = 1'; \
         document.body.append(s); \
         const p = document.createElement('p'); p.setAttribute('onclick', 'window.owned = 1'); \
         document.body.append(p); p.click(); \
         const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i); \
         const t = document.createElement('p'); t.setAttribute('style', 'color: red'); document.body.append(t); \
         return fetch('http://127.0.0.1:9/').catch(() => 0).then(() => 0); })()",
    );
    page.until("refused.length >= 5");
    assert_eq!(page.js("window.owned === undefined"), true);
    let refused = page.js("refused.map(r => r.split(' ')[0]).sort()");
    assert_eq!(
        refused,
        serde_json::json!(["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"])
    );
}

fn nothing_is_kept() {
    let mut page = Page::open(&pages::day());
    page.click("#start");
    page.until(&format!("{SOUND}.currentTime > 0.3"));
    let kept = "(async () => [localStorage.length, sessionStorage.length, document.cookie, \
         (await indexedDB.databases()).length])()";
    // The browser remarks on whoever asks for cookies.
    page.is_content();
    assert_eq!(page.js(kept), serde_json::json!([0, 0, "", 0]));
}
