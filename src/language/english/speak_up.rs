//! What balm says in English when a listener speaks up.

use crate::language::speak_up::{SpeakUpLine as Line, SpeakUpWords};

pub(super) const WORDS: SpeakUpWords = SpeakUpWords {
    language: "en",
    line,
    answers: [
        ("too-strong", "too strong"),
        ("sharp", "sharp, burning or a cramp"),
        ("numb", "numb, tingling, cold or weak"),
        ("dizzy", "dizzy, sick or short of breath"),
        ("upset", "upset"),
        ("serious", "it feels serious"),
    ],
    signs: [
        "Chest pain, or can't get your breath",
        "Face, arm, speech or sight wrong, or a sudden worst headache",
        "Numb between the legs, can't pass water, weak legs",
        "Lips or face swelling",
        "A fit, or you faint",
    ],
    today: "One leg swollen, hot or sore: see a doctor today, and don't rub it.",
    meanwhile: "Sit down. Unlock the door. Don't drive.",
    time_left,
    closed_eyes: &[
        "close your eyes",
        "shut your eyes",
        "eyes close",
        "eyes shut",
        "eyes gently close",
        "closed eyes",
    ],
};

/// How many minutes are left.
fn time_left(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hour = if hours == 1 { "hour" } else { "hours" };
    let minute = if rest == 1 { "minute" } else { "minutes" };
    match (hours, rest) {
        (0, 0) => "Less than a minute left.".to_owned(),
        (0, _) => format!("About {rest} {minute} left."),
        (_, 0) => format!("About {hours} {hour} left."),
        _ => format!("About {hours} {hour} and {rest} {minute} left."),
    }
}

fn line(line: Line) -> &'static str {
    match line {
        Line::FirstWords => "If anything hurts, press h. To stop, press q.",
        Line::LetGo => "Okay. Let go and rest.",
        Line::Question => "What is it?",
        Line::Choices => {
            "What is it? One: too strong. Two: sharp, burning or a cramp. Three: numb, tingling, cold or weak. \
             Four: dizzy, sick or short of breath. Five: upset. Nine: it feels serious. Enter: nothing, go on."
        }
        Line::NightChoices => "One: lighter. Two: leave this place. Nine: serious.",
        Line::Waits => "I'll wait.",
        Line::Lighter => "Lighter works just as well.",
        Line::NoHolds => "Lighter works just as well. No long holds from here on.",
        Line::EndOffer => "Lighter still. Or we end here for today.",
        Line::LeftOut => "Let go of it, and rest. We leave this place out from here on.",
        Line::HandsOff => {
            "Take your hands away. Move it gently, or shake it out. I'll ask again in a minute."
        }
        Line::Cleared => "Has it cleared?",
        Line::AskToday => "Then we end here. Please ask a doctor about it today.",
        Line::Saddle => "Is it numb between your legs, or hard to pass water?",
        Line::SitDown => "Sit or lie down. Breathe as you like, without counting.",
        Line::Ground => {
            "Open your eyes. Feel your feet, and what you sit or lie on. Turn on a light if you like."
        }
        Line::HandsRoutine => "Something else that suits: balm play hands-forearms-typists",
        Line::NotSafe => "Please don't stay alone with this. Call {line} now, or somebody you trust.",
        Line::CrisisLine => "a crisis line",
        Line::Serious => "Call {number} now, sit down, and unlock the door.",
        Line::YourNumber => "your emergency number",
        Line::NothingLeft => "What is left does not suit you now. We end here.",
        Line::RestTitle => "Rest",
        Line::Rest => "Rest here, and let your breath come and go.",
        Line::RiseSlowly => "Take twice the time to get up. Sit first, and wait a minute.",
        Line::GoOn => "nothing, go on",
        Line::End => "stop",
        Line::Yes => "yes",
        Line::No => "no",
        Line::Unsafe => "I don't feel safe",
        Line::Leave => "To leave, hold q.",
        Line::EndKeys => "Enter goes on, q ends.",
        Line::YesNoKeys => "Press y for yes, n for no.",
        Line::ReadyKey => "Press Enter when you are ready.",
        Line::SomethingWrong => "Something feels wrong",
        Line::LeavePlace => "leave this place out",
        Line::Ready => "go on",
        Line::HoldToLeave => "To leave, hold this",
        Line::StillWaiting => "Whenever you are ready.",
        Line::TellThem => "Worth telling whoever gave you this:",
    }
}
