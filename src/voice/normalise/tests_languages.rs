//! Other languages than English.

use super::tests::{all_said, said};

#[test]
fn german_says_its_numbers_and_units() {
    all_said(
        "de-CH",
        &[
            ("1 Minute, 2 Min., in 1 Minute", "eine Minute, zwei Minuten. | in einer Minute"),
            (
                "1,5 h, ½ Stunde, 1,5 cm, 20s",
                "eineinhalb Stunden, eine halbe Stunde, eins Komma fünf Zentimeter, zwanzig Sekunden",
            ),
            ("1 Hand, 1 Tropfen, bis 1", "eine Hand, ein Tropfen, bis eins"),
            (
                "5/10, 50 %, 3x täglich, 2-3 Tropfen",
                "fünf von zehn, fünfzig Prozent, dreimal täglich, zwei bis drei Tropfen",
            ),
            ("Atme 4-7-8.", "Atme auf vier ein, auf sieben halten, auf acht aus."),
            ("am 3. Tag. Zähle bis 3. Dann ruhe.", "am dritten Tag. | Zähle bis drei. | Dann ruhe."),
            (
                "21, 101, 1.234, 2026, im Jahr 1998",
                "einundzwanzig, hunderteins, tausendzweihundertvierunddreißig, zweitausendsechsundzwanzig, im Jahr neunzehnhundertachtundneunzig",
            ),
            (
                "L und R, z. B. der Nacken, d.h. hier, ca. 5",
                "links und rechts, zum Beispiel der Nacken, das heißt hier, etwa fünf",
            ),
        ],
    );
}

#[test]
fn spanish_says_its_numbers_and_units() {
    all_said(
        "es-MX",
        &[
            ("1 minuto, 2 min, 1 hora, 21 minutos", "un minuto, dos minutos, una hora, veintiún minutos"),
            (
                "1,5 h, 0,5 h, 1½ min, 2,5 cm",
                "una hora y media, media hora, un minuto y medio, dos coma cinco centímetros",
            ),
            (
                "31 gotas, 200 veces, 1 mano, hasta 1",
                "treinta y una gotas, doscientas veces, una mano, hasta uno",
            ),
            ("5/10, 50 %, 3x al día", "cinco de diez, cincuenta por ciento, tres veces al día"),
            ("Respira 4-0-6.", "Respira cuatro al inhalar, seis al exhalar."),
            ("n.º 3, 1.º, 2ª, p. ej. así", "número tres, primero, segunda, por ejemplo así"),
            (
                "16, 22, 100, 115, 1.500, 1000000",
                "dieciséis, veintidós, cien, ciento quince, mil quinientos, un millón",
            ),
            ("¿Sientes calor? ¡Bien!", "¿Sientes calor? | ¡Bien!"),
        ],
    );
}

#[test]
fn other_languages_keep_their_numbers_for_their_engine() {
    assert_eq!(said("fr", "Tenez 20 s, 5/10 — « doucement »…"), "Tenez 20 s, 5/10, doucement.");
    assert_eq!(said("it", "-10 s, 1.5 & 1,5"), "−10 s, 1.5 & 1,5");
}
