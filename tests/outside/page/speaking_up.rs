//! Somebody speaks up on the page: the sound fades, one question is asked, and the answer holds.

use super::browser::Page;
use super::pages;
use super::playing::{SOUND, seek};

crate::tests! {
    a_tap_fades_the_sound_and_asks_one_question
    nothing_goes_on_by_itself_and_nothing_is_picked
    too_strong_goes_on_lighter_and_offers_to_leave_the_place_out
    what_was_sharp_is_left_out_on_both_sides_and_it_goes_on_by_itself
    numbness_is_asked_about_again_and_ends_in_a_word_to_ask_a_doctor
    numb_in_the_back_is_asked_about_more_closely
    at_the_neck_and_asked_twice_it_is_an_emergency_that_a_tap_does_not_leave
    somebody_dizzy_stands_no_more
    somebody_upset_finds_the_ground_and_somebody_to_call
    when_nothing_is_left_it_ends
    keys_answer_too
    it_is_asked_in_the_language_of_the_routine
    nothing_calls_attention_to_itself_at_night
}

const STEPS: &str = "JSON.parse(document.getElementById('session').textContent).steps";

/// Playing, in the middle of a step.
fn in_step(html: &str, i: usize) -> Page {
    let mut page = Page::open(html);
    page.click("#start");
    page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.1 && {SOUND}.volume === 1"));
    let middle = page.js(&format!("({STEPS}[{i}].start + {STEPS}[{i}].end) / 2")).as_f64().unwrap();
    seek(&mut page, middle);
    page.until(&format!("document.querySelector('#steps [aria-current=step]').value === '{i}'"));
    page
}

/// What is asked, once the sound is silent.
fn spoken_up(html: &str, i: usize) -> Page {
    let mut page = in_step(html, i);
    page.click("#speak-up");
    page.until(&format!("{SOUND}.paused"));
    page
}

fn said(page: &mut Page) -> String {
    page.js("document.getElementById('speak').innerText").as_str().unwrap_or_default().to_owned()
}

fn press(page: &mut Page, words: &str) {
    let found =
        format!("[...document.querySelectorAll('#speak button')].find(b => b.innerText === '{words}')");
    assert_eq!(page.js(&format!("!!{found}")), true, "{words}: {}", said(page));
    page.js(&format!("{found}.click()"));
}

fn plays_at(page: &mut Page, i: usize) {
    page.until(&format!(
        "!{SOUND}.paused && {SOUND}.volume === 1 && document.getElementById('speak').hidden && \
         document.querySelector('#steps [aria-current=step]').value === '{i}' && \
         {SOUND}.currentTime > {STEPS}[{i}].start - 0.5 && {SOUND}.currentTime < {STEPS}[{i}].end"
    ));
}

fn left_out(page: &mut Page) -> Vec<u64> {
    let out = "[...document.querySelectorAll('#steps button.out:disabled')].map(b => Number(b.value))";
    page.js(out).as_array().unwrap().iter().filter_map(serde_json::Value::as_u64).collect()
}

/// A minute becomes three seconds.
fn hurry(page: &mut Page) {
    page.js("(() => { const real = window.setTimeout; window.setTimeout = (f, ms) => real(f, ms / 20); })()");
}

fn a_tap_fades_the_sound_and_asks_one_question() {
    let mut page = in_step(&pages::hurt(), 1);
    page.js(&format!(
        "window.levels = []; {SOUND}.addEventListener('pause', () => levels.push({SOUND}.volume))"
    ));
    page.click("#speak-up");
    page.until("levels.length === 1");
    assert_eq!(page.js("levels[0]"), 0, "no hard cut");
    assert_eq!(page.js("document.getElementById('now').hidden"), true);
    let buttons = "[...document.querySelectorAll('#speak button')].map(b => b.innerText)";
    assert_eq!(
        page.js(buttons),
        serde_json::json!([
            "Too strong",
            "Sharp, burning or a cramp",
            "Numb, tingling, cold or weak",
            "Dizzy, sick or short of breath",
            "Upset",
            "It feels serious",
            "Nothing, go on",
            "Stop"
        ])
    );
    assert!(said(&mut page).starts_with("Okay. Let go and rest."));
    // A screen reader begins at its beginning.
    assert_eq!(page.js("document.activeElement === document.getElementById('speak').firstChild"), true);
    let smallest = "Math.min(...[...document.querySelectorAll('#speak button')].map(b => b.offsetHeight))";
    assert!(page.js(smallest).as_u64() >= Some(56));
    press(&mut page, "Nothing, go on");
    plays_at(&mut page, 1);
    // The words that were cut off are said again.
    assert_eq!(page.js(&format!("{SOUND}.currentTime < {STEPS}[1].start + 2.5")), true);
    page.is_content();
}

fn nothing_goes_on_by_itself_and_nothing_is_picked() {
    let mut page = in_step(&pages::hurt(), 1);
    hurry(&mut page);
    page.click("#speak-up");
    page.until("document.getElementById('speak').innerText.includes('wait.')");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(page.js(&format!("{SOUND}.paused")), true);
    // Not by the phone either, as after a call.
    page.js(&format!("{SOUND}.play().catch(() => 0)"));
    page.until(&format!("{SOUND}.paused"));
    assert_eq!(page.js("document.getElementById('speak').className"), "asking");
    page.js("actions.play()");
    plays_at(&mut page, 1);
    page.is_content();
}

fn too_strong_goes_on_lighter_and_offers_to_leave_the_place_out() {
    let mut page = spoken_up(&pages::hurt(), 1);
    press(&mut page, "Too strong");
    assert!(said(&mut page).starts_with("Lighter works just as well."));
    press(&mut page, "Go on");
    plays_at(&mut page, 1);
    assert_eq!(page.js("document.getElementById('gently').offsetHeight > 0"), true);
    assert!(left_out(&mut page).is_empty());
    page.click("#speak-up");
    page.until(&format!("{SOUND}.paused"));
    // The time from tap to tap is that of somebody who reads.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    press(&mut page, "Too strong");
    assert!(said(&mut page).contains("No long holds"));
    press(&mut page, "Leave this place out");
    page.until("!document.getElementById('speak').hidden");
    page.until("document.getElementById('speak').hidden");
    // The held thumbs are gone with the shoulders.
    plays_at(&mut page, 4);
    assert_eq!(left_out(&mut page), [1, 2, 3]);
    page.is_content();
}

fn what_was_sharp_is_left_out_on_both_sides_and_it_goes_on_by_itself() {
    let mut page = in_step(&pages::hurt(), 1);
    hurry(&mut page);
    page.click("#speak-up");
    page.until(&format!("{SOUND}.paused"));
    press(&mut page, "Sharp, burning or a cramp");
    assert!(said(&mut page).starts_with("Let go of it, and rest."));
    plays_at(&mut page, 3);
    assert_eq!(left_out(&mut page), [1, 2]);
    // Neither on nor back leads there, nor does the sound itself.
    page.click("#previous");
    page.until("document.querySelector('#steps [aria-current=step]').value === '0'");
    plays_at(&mut page, 0);
    let end = page.js(&format!("{STEPS}[1].start - 1")).as_f64().unwrap();
    seek(&mut page, end);
    plays_at(&mut page, 3);
    let done = page.js("JSON.parse(document.getElementById('session').textContent).done").as_f64().unwrap();
    seek(&mut page, done + 0.1);
    page.until("document.getElementById('said').innerText.includes('Knead, left side: sharp')");
    page.is_content();
}

fn numbness_is_asked_about_again_and_ends_in_a_word_to_ask_a_doctor() {
    let mut page = spoken_up(&pages::hurt(), 1);
    hurry(&mut page);
    press(&mut page, "Numb, tingling, cold or weak");
    assert!(said(&mut page).starts_with("Take your hands away."));
    page.until("document.getElementById('speak').innerText.startsWith('Has it cleared?')");
    assert!(!said(&mut page).contains("Press"));
    press(&mut page, "No");
    assert!(said(&mut page).contains("ask a doctor about it today"));
    press(&mut page, "Stop");
    assert_eq!(page.js("document.getElementById('before').hidden"), false);
    assert!(page.js("document.getElementById('said-before').innerText").as_str().unwrap().contains("numb"));
    assert!(left_out(&mut page).is_empty(), "the next time begins anew");
    page.click("#start");
    plays_at(&mut page, 0);
    page.is_content();
}

fn numb_in_the_back_is_asked_about_more_closely() {
    let mut page = spoken_up(&pages::hurt(), 4);
    hurry(&mut page);
    press(&mut page, "Numb, tingling, cold or weak");
    page.until("document.getElementById('speak').innerText.startsWith('Has it cleared?')");
    press(&mut page, "No");
    assert!(said(&mut page).contains("between your legs"));
    press(&mut page, "Yes");
    assert_eq!(page.js("document.getElementById('speak').className"), "emergency");
    page.is_content();
}

fn at_the_neck_and_asked_twice_it_is_an_emergency_that_a_tap_does_not_leave() {
    let mut page = spoken_up(&pages::hurt(), 3);
    press(&mut page, "Dizzy, sick or short of breath");
    assert!(said(&mut page).starts_with("Your emergency number"));
    let text = said(&mut page);
    assert_eq!(page.js("document.querySelectorAll('#speak li').length"), 5, "{text}");
    press(&mut page, "To leave, hold this");
    page.js("actions.play()");
    page.key("h");
    assert_eq!(
        page.js(&format!("[document.getElementById('speak').className, {SOUND}.paused]")),
        serde_json::json!(["emergency", true])
    );
    let hold = "document.querySelector('#speak button').dispatchEvent(new PointerEvent('pointerdown'))";
    page.js(hold);
    page.until("!document.getElementById('before').hidden");
    assert_eq!(page.js("document.getElementById('said-before').hidden"), true);
    let mut page = in_step(&pages::hurt(), 1);
    page.key("h");
    page.key("h");
    assert_eq!(page.js("document.getElementById('speak').className"), "emergency");
    page.until(&format!("{SOUND}.paused"));
    page.is_content();
}

fn somebody_dizzy_stands_no_more() {
    let mut page = spoken_up(&pages::hurt(), 1);
    press(&mut page, "Dizzy, sick or short of breath");
    assert!(said(&mut page).starts_with("Sit or lie down."));
    assert_eq!(left_out(&mut page), [5]);
    press(&mut page, "Go on");
    plays_at(&mut page, 1);
    let done = page.js("JSON.parse(document.getElementById('session').textContent).done").as_f64().unwrap();
    seek(&mut page, done + 0.1);
    page.until("document.getElementById('step').innerText.startsWith('Take twice the time to get up.')");
    page.is_content();
}

fn somebody_upset_finds_the_ground_and_somebody_to_call() {
    let mut page = spoken_up(&pages::hurt(), 1);
    press(&mut page, "Upset");
    assert!(said(&mut page).starts_with("Open your eyes."));
    assert_eq!(left_out(&mut page), [6]);
    press(&mut page, "I don’t feel safe".replace('’', "\\'").as_str());
    assert!(said(&mut page).contains("a crisis line"));
    page.is_content();
}

fn when_nothing_is_left_it_ends() {
    let mut page = spoken_up(&pages::hurt(), 6);
    press(&mut page, "Upset");
    press(&mut page, "Go on");
    assert!(said(&mut page).starts_with("What is left does not suit you now."));
    assert_eq!(page.js(&format!("{SOUND}.paused")), true);
    press(&mut page, "Stop");
    assert_eq!(page.js("document.getElementById('before').hidden"), false);
    page.is_content();
}

fn keys_answer_too() {
    let mut page = in_step(&pages::hurt(), 1);
    page.key("h");
    page.until(&format!("{SOUND}.paused"));
    page.key("ArrowRight");
    page.key(" ");
    assert_eq!(page.js("document.getElementById('speak').className"), "asking");
    page.key("1");
    page.until("document.getElementById('speak').className === 'lighter'");
    page.key("Enter");
    plays_at(&mut page, 1);
    page.is_content();
}

fn it_is_asked_in_the_language_of_the_routine() {
    for (language, label, question) in
        [("es", "Algo no va bien", "Bien. Suelta y descansa."), ("de", "Etwas stimmt nicht", "Gut. Lass los")]
    {
        let mut page = in_step(&pages::hurt_in(language), 1);
        assert_eq!(page.js("document.getElementById('speak-up').innerText"), label);
        page.click("#speak-up");
        assert!(said(&mut page).starts_with(question));
        assert_eq!(page.js("document.querySelector('#speak button').lang"), language);
        page.is_content();
    }
}

fn nothing_calls_attention_to_itself_at_night() {
    let mut page = Page::blank();
    page.media("screen", "prefers-color-scheme: light");
    page.show(&pages::hurt_at_night());
    page.click("#start");
    page.until(&format!("!{SOUND}.paused && {SOUND}.currentTime > 0.3"));
    page.click("#speak-up");
    page.until(&format!("{SOUND}.paused"));
    let seen = said(&mut page);
    assert!(!seen.contains(|c: char| c.is_ascii_digit()), "{seen}");
    let brightest = "Math.max(...[...document.querySelectorAll('html, body, #player *')].flatMap(e => \
         ['color', 'backgroundColor', 'fill'].flatMap(k => (getComputedStyle(e)[k].match(/[\\d.]+/g) || []) \
         .slice(0, 3).map(Number))))";
    assert!(page.js(brightest).as_f64() < Some(190.0));
    page.is_content();
}
