//! The README's pictures of the page and of the handout: what is exported now, as a browser shows it. With
//! `BALM_BLESS` set they are taken anew.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use resvg::tiny_skia::Pixmap;
use serde_json::json;

use super::browser::Page;

crate::tests! {
    the_page_in_the_readme_is_the_one_that_is_exported
    the_handout_in_the_readme_is_the_one_that_is_exported
}

/// How many fields a picture is compared in, each way.
const FIELDS: u32 = 12;
/// How far the light of a field may differ on average, of 255: other fonts, but no other page.
const ALIKE: f64 = 14.0;

fn the_page_in_the_readme_is_the_one_that_is_exported() {
    agrees("page", "focus-reset", &["-o", "page.html"], (390, 760), "screen");
}

fn the_handout_in_the_readme_is_the_one_that_is_exported() {
    // A4, at 96 dots an inch.
    let args = ["--format", "handout", "-o", "handout.html"];
    agrees("handout", "three-minute-hands", &args, (794, 1123), "print");
}

#[track_caller]
fn agrees(name: &str, routine: &str, args: &[&str], (width, height): (u32, u32), media: &str) {
    let room = tempfile::tempdir().unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_balm"))
        .args(["export", routine, "--quiet", "--voice", "none"])
        .args(args)
        .current_dir(&room)
        .env("BALM_HOME", room.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let html = std::fs::read_to_string(room.path().join(format!("{name}.html"))).unwrap();
    let mut browser = Page::open(&html);
    browser.size(width, height);
    browser.media(media, "");
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let shot = browser.call("Page.captureScreenshot", json!({ "format": "png", "clip": clip }));
    let shot = BASE64_STANDARD.decode(shot["data"].as_str().unwrap()).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/pictures/{name}.png"));
    if std::env::var_os("BALM_BLESS").is_some() {
        std::fs::write(&path, &shot).unwrap();
    }
    let (now, then) = (light(&shot), light(&std::fs::read(&path).unwrap()));
    let apart = now.iter().zip(&then).map(|(a, b)| (a - b).abs()).sum::<f64>() / now.len() as f64;
    assert!(apart < ALIKE, "{}: another page by {apart:.1}; BALM_BLESS=1 takes it anew", path.display());
}

/// How light each field of a picture is, row by row.
fn light(png: &[u8]) -> Vec<f64> {
    let picture = Pixmap::decode_png(png).unwrap();
    let (width, height) = (picture.width() / FIELDS, picture.height() / FIELDS);
    let field = |row: u32, column: u32| {
        let dots = (0..height).flat_map(|y| (0..width).map(move |x| (column * width + x, row * height + y)));
        let light = |(x, y)| picture.pixel(x, y).map_or(0.0, |dot| f64::from(dot.green()));
        dots.map(light).sum::<f64>() / f64::from(width * height)
    };
    (0..FIELDS)
        .flat_map(|row| (0..FIELDS).map(move |column| (row, column)))
        .map(|(r, c)| field(r, c))
        .collect()
}
