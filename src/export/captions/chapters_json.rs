//! Chapters as the podcast namespace has them (JSON chapters 1.2).

use serde_json::json;

use crate::export::tags::Tags;

/// A whole file.
pub(in crate::export) fn chapters_json(tags: &Tags) -> String {
    let seconds = |ms: u64| ms as f64 / 1000.0;
    let chapters: Vec<_> = tags
        .chapters
        .iter()
        .map(|chapter| {
            json!({
                "startTime": seconds(chapter.start.duration().millis()),
                "endTime": seconds(chapter.end.duration().millis()),
                "title": chapter.title,
            })
        })
        .collect();
    let mut all = json!({"version": "1.2.0", "title": tags.title, "chapters": chapters});
    if let Some(artist) = &tags.artist {
        all["author"] = json!(artist);
    }
    format!("{all:#}\n")
}
