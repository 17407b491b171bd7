//! What balm says in Spanish when a listener speaks up.

use crate::language::speak_up::{SpeakUpLine as Line, SpeakUpWords};

pub(super) const WORDS: SpeakUpWords = SpeakUpWords {
    language: "es",
    line,
    answers: [
        ("too-strong", "demasiado fuerte"),
        ("sharp", "punzante, quema, calambre"),
        ("numb", "dormido, hormigueo, frío, débil"),
        ("dizzy", "mareo, náuseas, falta de aire"),
        ("upset", "me altera"),
        ("serious", "parece grave"),
    ],
    signs: [
        "Dolor en el pecho o falta de aire",
        "Fallan cara, brazo, habla o vista, o el peor dolor de cabeza repentino",
        "Dormido entre las piernas, no puedes orinar, piernas débiles",
        "Se hinchan los labios o la cara",
        "Convulsión o desmayo",
    ],
    today: "Una pierna hinchada, caliente o dolorida: ve hoy al médico, y no la frotes.",
    meanwhile: "Siéntate. Abre la puerta. No conduzcas.",
    time_left,
    closed_eyes: &[
        "cierra los ojos",
        "cierre los ojos",
        "cerrar los ojos",
        "ojos cerrados",
        "ojos se cierren",
    ],
};

/// How many minutes are left.
fn time_left(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hour = if hours == 1 { "una hora".to_owned() } else { format!("{hours} horas") };
    let minute = if rest == 1 { "un minuto".to_owned() } else { format!("{rest} minutos") };
    let verb = if hours == 1 || minutes == 1 { "Queda" } else { "Quedan" };
    match (hours, rest) {
        (0, 0) => "Queda menos de un minuto.".to_owned(),
        (0, _) => format!("{verb} {minute}, más o menos."),
        (_, 0) => format!("{verb} {hour}, más o menos."),
        _ => format!("{verb} {hour} y {minute}, más o menos."),
    }
}

fn line(line: Line) -> &'static str {
    match line {
        Line::FirstWords => "Si algo duele, pulsa h. Para parar, pulsa q.",
        Line::LetGo => "Bien. Suelta y descansa.",
        Line::Question => "¿Qué es?",
        Line::Choices => {
            "¿Qué es? Uno: demasiado fuerte. Dos: punzante, quema o es un calambre. Tres: dormido, con hormigueo, \
             frío o débil. Cuatro: mareo, náuseas o falta de aire. Cinco: me altera. Nueve: parece grave. \
             Enter: nada, seguir."
        }
        Line::NightChoices => "Uno: más suave. Dos: dejar este lugar. Nueve: grave.",
        Line::Waits => "Espero.",
        Line::Lighter => "Más suave funciona igual de bien.",
        Line::NoHolds => "Más suave funciona igual de bien. A partir de aquí no mantenemos la presión.",
        Line::EndOffer => "Aún más suave. O lo dejamos por hoy.",
        Line::LeftOut => "Suelta y descansa. A partir de aquí dejamos este lugar.",
        Line::HandsOff => {
            "Aparta las manos. Muévelo con suavidad, o sacúdelo. Pregunto de nuevo en un minuto."
        }
        Line::Cleared => "¿Se ha pasado?",
        Line::AskToday => "Entonces terminamos aquí. Pregunta hoy a un médico, por favor.",
        Line::Saddle => "¿Está dormido entre las piernas, o cuesta orinar?",
        Line::SitDown => "Siéntate o túmbate. Respira como quieras, sin contar.",
        Line::Ground => {
            "Abre los ojos. Siente los pies, y dónde estás sentado o tumbado. Enciende una luz si quieres."
        }
        Line::HandsRoutine => "Otra cosa que va bien: balm play hands-forearms-typists",
        Line::NotSafe => "No te quedes a solas con esto. Llama ahora a {line}, o a alguien de confianza.",
        Line::CrisisLine => "una línea de crisis",
        Line::Serious => "Llama ahora a {number}, siéntate, y abre la puerta.",
        Line::YourNumber => "tu número de emergencias",
        Line::NothingLeft => "Lo que queda no va bien ahora. Terminamos aquí.",
        Line::RestTitle => "Descansar",
        Line::Rest => "Descansa aquí, y deja que la respiración vaya y venga.",
        Line::RiseSlowly => {
            "Tómate el doble de tiempo para levantarte. Primero siéntate, y espera un minuto."
        }
        Line::GoOn => "nada, seguir",
        Line::End => "parar",
        Line::Yes => "sí",
        Line::No => "no",
        Line::Unsafe => "No me siento a salvo",
        Line::Leave => "Para salir, mantén pulsada la q.",
        Line::EndKeys => "Enter sigue, q termina.",
        Line::YesNoKeys => "Pulsa y si es que sí, n si es que no.",
        Line::ReadyKey => "Pulsa Enter cuando quieras seguir.",
        Line::SomethingWrong => "Algo no va bien",
        Line::LeavePlace => "dejar este lugar",
        Line::Ready => "seguir",
        Line::HoldToLeave => "Para salir, mantén pulsado aquí",
        Line::StillWaiting => "Cuando quieras, sin prisa.",
        Line::TellThem => "Cuéntaselo a quien te dio esto:",
    }
}
