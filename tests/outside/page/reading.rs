//! The page read: by thumb, by ear, without scripts, on paper.

use super::browser::Page;
use super::pages;
use super::playing::{SOUND, seek};

crate::tests! {
    everything_to_tap_is_large_enough_and_nothing_overflows
    a_screen_reader_is_told_only_what_no_voice_says
    headings_lists_and_names_are_real
    without_scripts_it_is_the_handout
    on_paper_it_is_the_handout
    when_to_take_care_is_there_before_it_starts
}

fn everything_to_tap_is_large_enough_and_nothing_overflows() {
    let mut page = Page::open(&pages::day());
    let small = "[...document.querySelectorAll('button, summary')].filter(e => e.offsetWidth && \
         (e.offsetWidth < 44 || e.offsetHeight < 44)).map(e => e.innerText)";
    let wide = "document.documentElement.scrollWidth - innerWidth";
    for going in [false, true] {
        if going {
            page.click("#start");
            page.until(&format!("{SOUND}.currentTime > 0.1"));
            page.click("#paper");
        }
        for (width, height) in [(360, 740), (320, 568), (740, 360), (768, 1024)] {
            for size in ["100%", "200%"] {
                page.size(width, height);
                page.js(&format!("document.documentElement.style.setProperty('font-size', '{size}')"));
                assert_eq!(page.js(small), serde_json::json!([]), "{width}×{height} {size}");
                assert!(page.js(wide).as_i64() <= Some(0), "{width}×{height} {size}: too wide");
            }
        }
    }
}

fn a_screen_reader_is_told_only_what_no_voice_says() {
    let told = "document.getElementById('told').innerText";
    let mut page = Page::open(&pages::day());
    page.click("#start");
    page.until(&format!("{SOUND}.currentTime > 0.1"));
    page.click("#next");
    page.until("document.getElementById('side').innerText === 'Left'");
    assert_eq!(page.js(told), "");
    page.click("#pause");
    page.until(&format!("{SOUND}.paused"));
    page.click("#next");
    page.until(&format!("{told} === 'Knead, right side.'"));

    page.show(&pages::silent());
    page.click("#start");
    page.until(&format!("{told} === 'Arrive. Sit and settle.'"));
    seek(&mut page, 9.0);
    page.until(&format!("{told} === 'Knead, left side. Knead the left shoulder.'"));
    page.is_content();
}

fn headings_lists_and_names_are_real() {
    let mut page = Page::open(&pages::day());
    page.click("#start");
    page.until(&format!("{SOUND}.currentTime > 0.1"));
    page.call("Accessibility.enable", serde_json::json!({}));
    let tree = page.call("Accessibility.getFullAXTree", serde_json::json!({}));
    let nodes: Vec<(String, String)> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| {
            let said = |what: &str| node[what]["value"].as_str().unwrap_or_default().to_owned();
            (said("role"), said("name"))
        })
        .collect();
    for (role, name) in [
        ("heading", "Arrive"),
        ("heading", "Steps"),
        ("heading", "Shoulders"),
        ("button", "Previous step"),
        ("button", "Pause"),
        ("button", "Next step"),
        ("button", "3 Breathe 0:10"),
        ("main", ""),
    ] {
        let found = nodes.iter().any(|node| node.0 == role && node.1 == name);
        assert!(found, "no {role} {name:?} among {nodes:#?}");
    }
    assert_eq!(nodes.iter().filter(|(role, _)| role == "listitem").count(), 4);
}

fn without_scripts_it_is_the_handout() {
    let mut page = Page::blank();
    page.call("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
    page.show(&pages::day());
    let text = page.js("document.body.innerText");
    let text = text.as_str().unwrap();
    for words in
        ["To hear it, open this page", "Short shoulders", "Stop whenever you like.", "Knead", "Breathe"]
    {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    assert!(!text.contains("Start"), "{text}");
    assert!(!text.contains("//u"), "the sound is in view");
}

fn on_paper_it_is_the_handout() {
    let mut page = Page::open(&pages::day());
    assert_eq!(page.js("document.getElementById('handout').offsetHeight"), 0);
    page.media("print", "");
    assert!(page.js("document.getElementById('handout').offsetHeight").as_u64() > Some(300));
    assert_eq!(page.js("document.getElementById('player').offsetHeight"), 0);
    page.is_content();
}

fn when_to_take_care_is_there_before_it_starts() {
    let mut page = Page::open(&pages::day());
    let before = page.js("document.getElementById('before').innerText");
    let before = before.as_str().unwrap();
    for words in ["Before you begin", "Sit down.", "Stop whenever you like."] {
        assert!(before.contains(words), "{before}");
    }
    page.click("#ask summary");
    let ask = page.js("document.getElementById('ask').innerText");
    let ask = ask.as_str().unwrap();
    assert!(ask.contains("blood clot") && ask.contains("When to stop"), "{ask}");
    assert_eq!(ask.matches("Stop whenever you like.").count(), 0);
    page.is_content();
}
