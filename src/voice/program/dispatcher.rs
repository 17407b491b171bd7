//! Output modules of Speech Dispatcher (0.11 and later). Its client plays sound itself and gives none
//! away, but a module told that its method of output is "server" writes its samples into the
//! conversation it has on its standard streams. A desktop may have the module and no program beside
//! it.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom, Write};

use super::template::Filling;

/// Words a minute at the rate 0 and −100 (`EspeakNormalRate` and `EspeakMinRate`, unless they were
/// configured otherwise).
const NORMAL: i32 = 170;
const SLOWEST: i32 = 80;
/// In samples, what follows is to be turned by the bit 0x20: so no line's end is among them.
const ESCAPE: u8 = 0x7d;

/// All that is said to it for one phrase. It is not told to quit: it would leave off at once.
pub(super) fn conversation(with: &Filling) -> Vec<u8> {
    let rate = (i32::from(with.wpm) - NORMAL) * 100 / (NORMAL - SLOWEST);
    let settings = [
        ("language", with.voice),
        ("rate", &rate.clamp(-100, 100).to_string()),
        // From −100 to 100; as low as `system` has the program.
        ("pitch", "-20"),
        ("volume", "100"),
        ("punctuation_mode", "none"),
        ("spelling_mode", "off"),
        ("cap_let_recogn", "none"),
        ("voice", "male1"),
        ("synthesis_voice", "NULL"),
    ];
    let settings: String = settings.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    let audio = "INIT\nAUDIO\naudio_output_method=server\n.\n";
    format!("{audio}SET\n{settings}.\nSPEAK\n<speak>{}</speak>\n.\n", with.text).into_bytes()
}

/// Whether these are the last bytes it says: it ended, was stopped, or will not.
pub(super) fn is_whole(last: &[u8]) -> bool {
    let Some(line) = last.strip_suffix(b"\n") else { return false };
    let begin = line.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = &line[begin..];
    let is_code = line.get(3) == Some(&b' ') && line[..3].iter().all(u8::is_ascii_digit);
    is_code && (line.starts_with(b"702") || line.starts_with(b"703") || line.starts_with(b"3"))
}

/// What it said → a WAV file of the samples in it.
///
/// # Errors
/// A few words.
pub(super) fn sound(mut said: File) -> Result<File, &'static str> {
    let strange = |_| "it does not talk as a module of Speech Dispatcher does";
    let (mut bytes, mut rate, mut bits, mut channels) = (Vec::new(), 0, 0, 0);
    said.seek(SeekFrom::Start(0)).map_err(|_| "what it said cannot be read")?;
    BufReader::new(said).read_to_end(&mut bytes).map_err(|_| "what it said cannot be read")?;
    let mut samples: Vec<i16> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Some(sound) = line.strip_prefix(b"705-AUDIO\0") {
            let sound = unescaped(sound);
            samples.extend(sound.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])));
        } else if let Some(setting) = line.strip_prefix(b"705-") {
            let setting = str::from_utf8(setting).map_err(strange)?;
            match setting.split_once('=') {
                Some(("bits", value)) => bits = value.parse().unwrap_or(0),
                Some(("sample_rate", value)) => rate = value.parse().unwrap_or(0),
                Some(("num_channels", value)) => channels = value.parse().unwrap_or(0),
                Some(("big_endian", value)) if value != "0" => {
                    return Err("its samples are the wrong way round");
                }
                _ => {}
            }
        } else if line.starts_with(b"3") {
            return Err("Speech Dispatcher's module refused to speak");
        }
    }
    if samples.is_empty() {
        return Err("it gave no sound");
    }
    if bits != 16 || !(1..=2).contains(&channels) {
        return Err("its samples are of a strange kind");
    }
    wav(&samples, channels, rate).ok_or("there is no room for what it gave")
}

fn unescaped(sound: &[u8]) -> Vec<u8> {
    let mut is_escaped = false;
    let turned = |byte: &u8| {
        let turn = is_escaped;
        is_escaped = !turn && *byte == ESCAPE;
        if is_escaped { None } else { Some(if turn { byte ^ 0x20 } else { *byte }) }
    };
    sound.iter().filter_map(turned).collect()
}

fn wav(samples: &[i16], channels: u16, sample_rate: u32) -> Option<File> {
    let sample_format = hound::SampleFormat::Int;
    let spec = hound::WavSpec { channels, sample_rate, bits_per_sample: 16, sample_format };
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut bytes, spec).ok()?;
    samples.iter().try_for_each(|sample| writer.write_sample(*sample)).ok()?;
    writer.finalize().ok()?;
    let mut file = tempfile::tempfile().ok()?;
    file.write_all(bytes.get_ref()).ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_found_in_what_a_module_says() {
        let mut said = tempfile::tempfile().expect("a file");
        let kind =
            "705-bits=16\n705-num_channels=1\n705-sample_rate=16000\n705-num_samples=3\n705-big_endian=0\n";
        said.write_all(b"299-ready\n299 OK LOADED\n200 OK SPEAKING\n701 BEGIN\n").expect("room");
        said.write_all(kind.as_bytes()).expect("room");
        // 0x010a, 0x7d01, 0x2020 with the line's end and the escape escaped.
        said.write_all(b"705-AUDIO\0\x7d\x2a\x01\x01\x7d\x5d\x20\x20\n705 AUDIO\n702 END\n").expect("room");
        let mut heard = hound::WavReader::new(Cursor::new({
            let mut file = sound(said).expect("a sound");
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(0)).expect("a file");
            file.read_to_end(&mut bytes).expect("a file");
            bytes
        }))
        .expect("a WAV file");
        assert_eq!(heard.spec().sample_rate, 16_000);
        let samples: Vec<i16> = heard.samples().map(|sample| sample.expect("a sample")).collect();
        assert_eq!(samples, [0x010a, 0x7d01, 0x2020]);
    }

    #[test]
    fn the_end_of_a_conversation_is_known() {
        for end in ["702 END\n", "x\n702 END\n", "x\n703 STOP\n", "301 ERROR CANT SPEAK\n"] {
            assert!(is_whole(end.as_bytes()), "{end}");
        }
        for middle in
            ["", "702 END", "701 BEGIN\n", "705-AUDIO\0\n", "\n702 END\n7", "300-x\n", "200 OK SPEAKING\n"]
        {
            assert!(!is_whole(middle.as_bytes()), "{middle}");
        }
    }
}
