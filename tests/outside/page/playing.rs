//! The page played: it begins on a tap, follows the sound, and obeys taps and keys.

use super::browser::Page;
use super::pages;

crate::tests! {
    it_starts_on_a_tap_and_not_before
    steps_follow_the_sound_wherever_it_goes
    each_step_is_drawn_and_its_other_side_is_mirrored
    a_page_speaks_the_language_of_its_routine
    a_tap_on_a_step_goes_there_and_begins_there
    keys_pause_and_step_and_a_button_in_focus_keeps_its_own
    going_back_begins_the_step_again_first
    who_it_is_not_for_and_when_to_stop_are_a_tap_away
    no_pause_and_no_jump_is_a_hard_cut
    the_breath_swells_and_sinks_but_not_for_those_who_want_no_motion
    words_and_time_can_be_put_away
    the_end_is_quiet_and_can_begin_again
    the_lock_screen_knows_the_step_and_goes_to_the_next
    the_screen_stays_on_only_while_it_plays
    at_night_nothing_counts_nothing_lights_up_and_the_screen_may_sleep
}

pub const SOUND: &str = "document.getElementById('sound')";

/// The page, its sound at this second. What is in view has followed: the page heard of it first.
pub fn seek(page: &mut Page, seconds: f64) {
    page.js(&format!(
        "new Promise((done) => {{ {SOUND}.addEventListener('seeked', () => done(), {{ once: true }}); \
         {SOUND}.currentTime = {seconds}; }})"
    ));
}

fn started(html: &str) -> Page {
    let mut page = Page::open(html);
    page.click("#start");
    page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.1"));
    page
}

fn text(page: &mut Page, id: &str) -> String {
    page.js(&format!("document.getElementById('{id}').innerText")).as_str().unwrap_or_default().to_owned()
}

fn it_starts_on_a_tap_and_not_before() {
    let mut page = Page::open(&pages::day());
    assert_eq!(text(&mut page, "title"), "Short shoulders");
    assert_eq!(page.js(&format!("[{SOUND}.paused, {SOUND}.currentTime]")), serde_json::json!([true, 0]));
    assert!(page.js("document.getElementById('start').offsetHeight").as_u64() >= Some(64));
    page.click("#start");
    page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.5 && {SOUND}.volume === 1"));
    assert_eq!(text(&mut page, "step"), "Arrive");
    assert_eq!(text(&mut page, "line"), "Sit and settle.");
    assert_eq!(page.js("document.activeElement.id"), "pause");
    page.is_content();
}

fn steps_follow_the_sound_wherever_it_goes() {
    let mut page = started(&pages::day());
    let steps = page.js("JSON.parse(document.getElementById('session').textContent).steps");
    assert_eq!(steps.as_array().map(Vec::len), Some(4));
    for i in [2, 0, 3, 1] {
        let middle = (steps[i]["start"].as_f64().unwrap() + steps[i]["end"].as_f64().unwrap()) / 2.0;
        seek(&mut page, middle);
        page.until(&format!("document.querySelector('#steps [aria-current=step]').value === '{i}'"));
        assert_eq!(text(&mut page, "step"), steps[i]["title"].as_str().unwrap());
        assert_eq!(text(&mut page, "side"), steps[i]["side"].as_str().unwrap_or_default());
        assert_eq!(page.js("document.querySelectorAll('[aria-current]').length"), 1);
    }
    assert_eq!(text(&mut page, "line"), "Knead the left shoulder.");
    page.is_content();
}

fn each_step_is_drawn_and_its_other_side_is_mirrored() {
    let mut page = started(&pages::day());
    let steps = page.js("JSON.parse(document.getElementById('session').textContent).steps");
    let mut seen = Vec::new();
    for (i, step) in steps.as_array().unwrap().iter().enumerate() {
        seek(&mut page, (step["start"].as_f64().unwrap() + step["end"].as_f64().unwrap()) / 2.0);
        page.until(&format!("document.querySelector('#steps [aria-current=step]').value === '{i}'"));
        let drawn = page.js(
            "(() => { const svg = document.querySelector('#figure svg'); const box = svg.getBoundingClientRect(); \
             return [box.width > 60 && Math.abs(box.width - box.height) < 1, svg.getAttribute('class'), \
             document.querySelectorAll('#figure svg').length]; })()",
        );
        let mirrored = if step["mirrored"] == true { "mirrored" } else { "" };
        assert_eq!(drawn, serde_json::json!([true, mirrored, 1]), "{step}");
        seen.push(mirrored);
    }
    // One of its steps is done on one side, then on the other.
    assert_eq!(seen.iter().filter(|mirrored| !mirrored.is_empty()).count(), 1);
    page.is_content();
}

fn a_page_speaks_the_language_of_its_routine() {
    for (language, start, pause, part) in
        [("de", "Anfangen", "Pause", "bis zum Ende"), ("es", "Empezar", "Pausa", "hasta el final")]
    {
        let mut page = Page::open(&pages::hurt_in(language));
        assert_eq!(text(&mut page, "start"), start);
        assert_eq!(page.js("document.getElementById('player').lang"), language);
        // Nothing of ours is left in English: what a reader sees, and what is read aloud.
        let seen = page.js("document.getElementById('player').textContent").as_str().unwrap().to_owned();
        let said =
            page.js("[...document.querySelectorAll('#player [aria-label]')].map((n) => n.ariaLabel).join()");
        for english in
            ["Tap a step", "Steps", "Next", "Previous", "Before you", "When to stop", "handout", "Controls"]
        {
            assert!(
                !seen.contains(english) && !said.as_str().unwrap().contains(english),
                "{language}: {english}"
            );
        }
        page.click("#start");
        page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.1"));
        assert_eq!(text(&mut page, "pause-word"), pause);
        assert!(text(&mut page, "left").contains(part));
        page.is_content();
    }
}

fn a_tap_on_a_step_goes_there_and_begins_there() {
    let mut page = Page::open(&pages::day());
    let near = |i: usize| {
        format!(
            "(at => {SOUND}.currentTime > at - 0.5 && {SOUND}.currentTime < at + 3)\
                 (JSON.parse(document.getElementById('session').textContent).steps[{i}].start)"
        )
    };
    page.click("#steps button[value='2']");
    page.until(&format!("!{SOUND}.paused && {SOUND}.volume === 1 && {}", near(2)));
    assert_eq!(text(&mut page, "side"), "Right");
    page.click("#steps button[value='1']");
    page.until(&format!("{SOUND}.volume === 1 && {}", near(1)));
    page.click("#next");
    page.until(&near(2));
    page.click("#previous");
    page.until(&near(1));
    page.is_content();
}

fn keys_pause_and_step_and_a_button_in_focus_keeps_its_own() {
    let mut page = started(&pages::day());
    page.key("ArrowRight");
    page.until("document.getElementById('side').innerText === 'Left'");
    page.key("ArrowRight");
    page.until("document.getElementById('side').innerText === 'Right'");
    page.key("ArrowLeft");
    page.until("document.getElementById('side').innerText === 'Left'");
    // Pause has the focus: one press, one deed.
    page.until(&format!("{SOUND}.volume === 1"));
    page.key(" ");
    page.until(&format!("{SOUND}.paused && document.getElementById('pause').innerText === 'Go on'"));
    page.key(" ");
    page.until(&format!("!{SOUND}.paused && {SOUND}.volume === 1"));
    page.js("document.activeElement.blur()");
    page.key(" ");
    page.until(&format!("{SOUND}.paused"));
    page.js("document.getElementById('next').focus()");
    page.key(" ");
    page.until("document.getElementById('side').innerText === 'Right'");
    assert_eq!(page.js(&format!("{SOUND}.paused")), true);
    page.is_content();
}

fn going_back_begins_the_step_again_first() {
    let mut page = started(&pages::day());
    let steps = page.js("JSON.parse(document.getElementById('session').textContent).steps");
    let at = |i: usize| steps[i]["start"].as_f64().unwrap();
    seek(&mut page, at(2) + 4.5);
    page.click("#previous");
    page.until(&format!("Math.abs({SOUND}.currentTime - {}) < 1.5 && {SOUND}.volume === 1", at(2)));
    assert_eq!(text(&mut page, "side"), "Right");
    page.click("#previous");
    page.until("document.getElementById('side').innerText === 'Left'");
    page.is_content();
}

fn who_it_is_not_for_and_when_to_stop_are_a_tap_away() {
    let mut page = Page::open(&pages::day());
    assert_eq!(page.js("document.getElementById('ask').open"), false);
    page.click("#care");
    page.until("document.getElementById('ask').open");
    assert!(text(&mut page, "ask").contains("not with"));
    page.click("#start");
    page.until(&format!("!{SOUND}.paused"));
    assert_eq!(page.js("document.getElementById('stop').hidden"), true);
    page.click("#stops");
    page.until("!document.getElementById('stop').hidden");
    assert!(text(&mut page, "stop").contains("Stop and call your emergency number"));
    // It plays on.
    assert_eq!(page.js(&format!("{SOUND}.paused")), false);
    page.click("#stops");
    page.until("document.getElementById('stop').hidden");
    page.is_content();
}

fn no_pause_and_no_jump_is_a_hard_cut() {
    let mut page = started(&pages::day());
    page.js(&format!(
        "window.levels = []; for (const what of ['pause', 'seeking']) \
         {SOUND}.addEventListener(what, () => levels.push({SOUND}.volume))"
    ));
    page.until(&format!("{SOUND}.volume === 1"));
    page.click("#next");
    page.until(&format!("levels.length === 1 && {SOUND}.volume === 1"));
    page.click("#pause");
    page.until("levels.length === 2");
    // Pressed twice before the fade is over, it goes on as if nothing had been.
    page.click("#pause");
    page.until(&format!("{SOUND}.volume === 1"));
    page.js("document.getElementById('pause').click(); document.getElementById('pause').click()");
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(page.js(&format!("[{SOUND}.paused, {SOUND}.volume]")), serde_json::json!([false, 1]));
    // A pause during a jump loses neither.
    page.js("document.getElementById('next').click(); document.getElementById('pause').click()");
    page.until(&format!("{SOUND}.paused && document.getElementById('side').innerText === 'Right'"));
    let levels = page.js("levels");
    assert!(levels.as_array().unwrap().iter().all(|level| level == 0), "{levels}");
    page.is_content();
}

fn the_breath_swells_and_sinks_but_not_for_those_who_want_no_motion() {
    let mut page = started(&pages::day());
    let start = page.js("JSON.parse(document.getElementById('session').textContent).steps[3].start");
    let start = start.as_f64().unwrap();
    let size = |page: &mut Page| {
        page.js("Number(document.getElementById('breath').getAttribute('r'))").as_f64().unwrap()
    };
    page.click("#pause");
    page.until(&format!("{SOUND}.paused"));
    let at = |page: &mut Page, seconds: f64, word: &str| {
        seek(page, start + seconds);
        page.until(&format!("document.getElementById('mark').innerText === '{word}'"));
        size(page)
    };
    let (low, high, sinking) =
        (at(&mut page, 0.1, "in"), at(&mut page, 1.95, "in"), at(&mut page, 4.0, "out"));
    assert!(low < sinking && sinking < high, "{low} {sinking} {high}");
    page.media("screen", "prefers-reduced-motion: reduce");
    assert_eq!(at(&mut page, 0.2, "in"), at(&mut page, 4.1, "out"));
    page.is_content();
}

fn words_and_time_can_be_put_away() {
    let mut page = started(&pages::day());
    for (button, shown) in [("#captions", "line"), ("#counting", "dial")] {
        let seen = format!("document.getElementById('{shown}').offsetHeight");
        assert!(page.js(&seen).as_u64() > Some(0));
        page.click(button);
        page.until(&format!("{seen} === 0 && document.querySelector('{button}').ariaPressed === 'false'"));
        page.click(button);
        page.until(&format!("{seen} > 0"));
    }
    assert!(page.js("document.getElementById('left').innerText").as_str().unwrap().ends_with("to the end"));
    page.is_content();
}

fn the_end_is_quiet_and_can_begin_again() {
    let mut page = started(&pages::day());
    let done = page.js("JSON.parse(document.getElementById('session').textContent).done").as_f64().unwrap();
    seek(&mut page, done + 0.1);
    page.until("document.getElementById('step').innerText.startsWith('That was the whole of it')");
    assert_eq!(page.js("document.querySelectorAll('[aria-current]').length"), 0);
    assert_eq!(page.js("document.getElementById('dial').offsetHeight"), 0);
    page.js(&format!("{SOUND}.currentTime = {SOUND}.duration - 0.3"));
    page.until(&format!("{SOUND}.ended && document.getElementById('pause').innerText === 'Again'"));
    page.click("#pause");
    page.until(&format!("!{SOUND}.paused && {SOUND}.volume === 1 && {SOUND}.currentTime < 5"));
    assert_eq!(text(&mut page, "step"), "Arrive");
    page.is_content();
}

fn the_lock_screen_knows_the_step_and_goes_to_the_next() {
    let mut page = started(&pages::day());
    page.until("navigator.mediaSession.metadata.title === 'Arrive'");
    page.js("actions.nexttrack()");
    page.until("navigator.mediaSession.metadata.title === 'Knead, left side'");
    assert_eq!(page.js("navigator.mediaSession.metadata.album"), "Short shoulders");
    page.js("actions.pause()");
    page.until(&format!("{SOUND}.paused && navigator.mediaSession.playbackState === 'paused'"));
    page.js("actions.seekto({ seekTime: 1 })");
    page.until("navigator.mediaSession.metadata.title === 'Arrive'");
    page.js("actions.play()");
    page.until(&format!("!{SOUND}.paused"));
    // Stopped by the phone itself: a call, or headphones pulled out.
    page.js(&format!("{SOUND}.pause()"));
    page.until("document.getElementById('pause').innerText === 'Go on'");
    page.is_content();
}

fn the_screen_stays_on_only_while_it_plays() {
    let mut page = Page::open(&pages::day());
    assert_eq!(page.js("lights"), 0);
    page.click("#start");
    page.until("lights === 1");
    page.click("#pause");
    page.until("lights === 0");
    page.is_content();
}

fn at_night_nothing_counts_nothing_lights_up_and_the_screen_may_sleep() {
    let mut page = Page::blank();
    page.media("screen", "prefers-color-scheme: light");
    page.show(&pages::night());
    page.click("#start");
    page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.3"));
    seek(&mut page, 9.0);
    page.until("document.getElementById('step').innerText === 'Knead'");
    let seen = text(&mut page, "now") + &text(&mut page, "steps");
    assert!(!seen.contains(|c: char| c.is_ascii_digit()), "{seen}");
    assert_eq!(page.js("lights"), 0);
    let brightest = "Math.max(...[...document.querySelectorAll('html, body, #player *')].flatMap(e => \
         ['color', 'backgroundColor', 'fill'].flatMap(k => (getComputedStyle(e)[k].match(/[\\d.]+/g) || []) \
         .slice(0, 3).map(Number))))";
    assert!(page.js(brightest).as_f64() < Some(190.0));
    let done = page.js("JSON.parse(document.getElementById('session').textContent).done").as_f64().unwrap();
    seek(&mut page, done + 0.1);
    page.until("document.getElementById('step').innerText === 'Good night.'");
    assert_eq!(text(&mut page, "told"), "");
    page.is_content();
}
