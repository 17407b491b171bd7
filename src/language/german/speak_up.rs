//! What balm says in German when a listener speaks up.

use crate::language::speak_up::{SpeakUpLine as Line, SpeakUpWords};

pub(super) const WORDS: SpeakUpWords = SpeakUpWords {
    language: "de",
    line,
    answers: [
        ("too-strong", "zu stark"),
        ("sharp", "stechend, brennend, Krampf"),
        ("numb", "taub, kribbelnd, kalt, schwach"),
        ("dizzy", "schwindlig, übel, außer Atem"),
        ("upset", "aufgewühlt"),
        ("serious", "es fühlt sich ernst an"),
    ],
    signs: [
        "Brustschmerz, oder keine Luft",
        "Gesicht, Arm, Sprache, Sehen gestört, oder plötzlich stärkster Kopfschmerz",
        "Taub zwischen den Beinen, kein Wasserlassen, schwache Beine",
        "Lippen oder Gesicht schwellen an",
        "Krampfanfall oder Ohnmacht",
    ],
    today: "Ein Bein geschwollen, heiß oder schmerzhaft: noch heute zum Arzt, und nicht reiben.",
    meanwhile: "Setz dich hin. Schließ die Tür auf. Fahr nicht Auto.",
    time_left,
    closed_eyes: &[
        "schließ die augen",
        "schließe die augen",
        "schließen sie die augen",
        "augen schließen",
        "augen zu",
        "augen geschlossen",
        "geschlossenen augen",
        "lider sinken",
    ],
};

/// How many minutes are left.
fn time_left(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hour = if hours == 1 { "eine Stunde".to_owned() } else { format!("{hours} Stunden") };
    let minute = if rest == 1 { "eine Minute".to_owned() } else { format!("{rest} Minuten") };
    match (hours, rest) {
        (0, 0) => "Noch weniger als eine Minute.".to_owned(),
        (0, _) => format!("Noch etwa {minute}."),
        (_, 0) => format!("Noch etwa {hour}."),
        _ => format!("Noch etwa {hour} und {minute}."),
    }
}

fn line(line: Line) -> &'static str {
    match line {
        Line::FirstWords => "Wenn etwas wehtut, drück h. Zum Aufhören drück q.",
        Line::LetGo => "Gut. Lass los und ruh dich aus.",
        Line::Question => "Was ist es?",
        Line::Choices => {
            "Was ist es? Eins: zu stark. Zwei: stechend, brennend oder ein Krampf. Drei: taub, kribbelnd, kalt \
             oder schwach. Vier: schwindlig, übel oder außer Atem. Fünf: aufgewühlt. Neun: es fühlt sich ernst an. \
             Enter: nichts, weiter."
        }
        Line::NightChoices => "Eins: leichter. Zwei: diese Stelle auslassen. Neun: ernst.",
        Line::Waits => "Ich warte.",
        Line::Lighter => "Leichter wirkt genauso gut.",
        Line::NoHolds => "Leichter wirkt genauso gut. Ab hier kein langes Halten mehr.",
        Line::EndOffer => "Noch leichter. Oder wir hören für heute auf.",
        Line::LeftOut => "Lass los und ruh dich aus. Diese Stelle lassen wir ab hier aus.",
        Line::HandsOff => {
            "Nimm die Hände weg. Beweg es sanft, oder schüttle es aus. Ich frage in einer Minute noch einmal."
        }
        Line::Cleared => "Ist es vorbei?",
        Line::AskToday => "Dann hören wir hier auf. Bitte frag noch heute einen Arzt dazu.",
        Line::Saddle => "Ist es taub zwischen den Beinen, oder geht Wasserlassen schwer?",
        Line::SitDown => "Setz oder leg dich hin. Atme, wie du magst, ohne zu zählen.",
        Line::Ground => {
            "Öffne die Augen. Spür deine Füße, und worauf du sitzt oder liegst. Mach Licht an, wenn du magst."
        }
        Line::HandsRoutine => "Etwas anderes, das passt: balm play hands-forearms-typists",
        Line::NotSafe => {
            "Bleib bitte nicht allein damit. Ruf jetzt {line} an, oder jemanden, dem du vertraust."
        }
        Line::CrisisLine => "eine Krisen-Hotline",
        Line::Serious => "Ruf jetzt {number} an, setz dich hin, und schließ die Tür auf.",
        Line::YourNumber => "deine Notrufnummer",
        Line::NothingLeft => "Was übrig ist, passt jetzt nicht für dich. Wir hören hier auf.",
        Line::RestTitle => "Ausruhen",
        Line::Rest => "Ruh dich hier aus, und lass den Atem kommen und gehen.",
        Line::RiseSlowly => {
            "Lass dir beim Aufstehen doppelt so viel Zeit. Setz dich zuerst hin, und warte eine Minute."
        }
        Line::GoOn => "nichts, weiter",
        Line::End => "aufhören",
        Line::Yes => "ja",
        Line::No => "nein",
        Line::Unsafe => "Ich fühle mich nicht sicher",
        Line::Leave => "Zum Verlassen q gedrückt halten.",
        Line::EndKeys => "Enter geht weiter, q hört auf.",
        Line::YesNoKeys => "Drück y für ja, n für nein.",
        Line::ReadyKey => "Drück Enter, wenn du so weit bist.",
        Line::SomethingWrong => "Etwas stimmt nicht",
        Line::LeavePlace => "diese Stelle auslassen",
        Line::Ready => "weiter",
        Line::HoldToLeave => "Zum Verlassen hier gedrückt halten",
        Line::StillWaiting => "Wann immer du so weit bist.",
        Line::TellThem => "Erzähl es am besten dem, der dir das gegeben hat:",
    }
}
