//! Names what balm cannot play, by the first bytes of the file and by its container: a name that people can search
//! for.

use symphonia::core::codecs::audio::AudioCodecId;
use symphonia::core::codecs::audio::well_known::{
    CODEC_ID_AAC, CODEC_ID_AC3, CODEC_ID_AC4, CODEC_ID_DCA, CODEC_ID_EAC3, CODEC_ID_MP1, CODEC_ID_MP2,
    CODEC_ID_MUSEPACK, CODEC_ID_OPUS, CODEC_ID_SPEEX, CODEC_ID_TRUEHD, CODEC_ID_TTA, CODEC_ID_VORBIS,
    CODEC_ID_WAVPACK, CODEC_ID_WMA,
};

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A kind balm plays: this one is damaged, or holds a codec balm does not know.
    Playable(&'static str),
    /// A sound or film of another kind, which other programs convert.
    Convertible(&'static str),
    /// No sound.
    Other(&'static str),
}

/// The kinds by their first bytes: where, and which.
const BEGINNINGS: &[(usize, &[u8], Looks)] = &[
    (8, b"WAVE", Looks::Playable("WAV")),
    (8, b"AIF", Looks::Playable("AIFF")),
    (0, b"fLaC", Looks::Playable("FLAC")),
    (28, b"Speex", Looks::Convertible("Ogg with Speex")),
    (29, b"theora", Looks::Convertible("an Ogg film")),
    (28, b"OpusHead", Looks::Playable("Ogg Opus")),
    (0, b"OggS", Looks::Playable("Ogg")),
    (0, b"ID3", Looks::Playable("MP3")),
    (8, b"M4A", Looks::Playable("M4A")),
    (4, b"ftyp3gp", Looks::Convertible("3GP")),
    (4, b"ftyp", Looks::Playable("MP4")),
    (4, b"moov", Looks::Playable("MP4")),
    (4, b"mdat", Looks::Playable("MP4 without its table of contents: its recording was not finished")),
    (0, b"#!AMR", Looks::Convertible("AMR")),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Looks::Convertible("Windows Media")),
    (0, b"\x1a\x45\xdf\xa3", Looks::Convertible("Matroska or WebM")),
    (0, b"caff", Looks::Convertible("Core Audio (CAF)")),
    (0, b"MAC ", Looks::Convertible("Monkey's Audio")),
    (0, b"wvpk", Looks::Convertible("WavPack")),
    (0, b"TTA1", Looks::Convertible("True Audio")),
    (0, b"MPCK", Looks::Convertible("Musepack")),
    (0, b"MP+", Looks::Convertible("Musepack")),
    (0, b".snd", Looks::Convertible("Sun audio")),
    (0, b"\x0b\x77", Looks::Convertible("AC-3")),
    (0, b"\x7f\xfe\x80\x01", Looks::Convertible("DTS")),
    (0, b"DSD ", Looks::Convertible("DSD")),
    (0, b"FRM8", Looks::Convertible("DSD")),
    (0, b".RMF", Looks::Convertible("RealMedia")),
    (8, b"AVI ", Looks::Convertible("an AVI film")),
    (0, b"riff", Looks::Convertible("Wave64")),
    (0, b"MThd", Looks::Other("MIDI, which holds notes and no sound")),
    (0, b"PK\x03\x04", Looks::Other("a zip archive; unpack it first")),
    (0, b"%PDF", Looks::Other("a PDF document")),
    (0, b"#EXTM3U", Looks::Other("a playlist, which only names sounds")),
    (0, b"\x89PNG", Looks::Other("a picture")),
    (0, b"\xff\xd8\xff", Looks::Other("a picture")),
    (0, b"<!DOCTYPE", Looks::Other("a web page; the link was saved instead of the sound")),
    (0, b"<!doctype", Looks::Other("a web page; the link was saved instead of the sound")),
    (
        0,
        b"version https://git-lfs",
        Looks::Other("a placeholder of Git LFS; the sound itself was not fetched"),
    ),
    (0, b"<html", Looks::Other("a web page; the link was saved instead of the sound")),
];

/// What a file with these first bytes is; `None` where they say nothing.
pub(super) fn looks(head: &[u8]) -> Option<Looks> {
    let begins = |at: usize, bytes: &[u8]| head.get(at..).is_some_and(|head| head.starts_with(bytes));
    BEGINNINGS.iter().find(|(at, bytes, _)| begins(*at, bytes)).map(|(.., looks)| *looks)
}

/// What a WAV holds that balm does not play, by the number of its format; `None` where balm plays it.
pub(super) fn wav_codec(head: &[u8]) -> Option<&'static str> {
    if head.get(8..16)? != b"WAVEfmt " {
        return None;
    }
    match u16::from_le_bytes([*head.get(20)?, *head.get(21)?]) {
        // PCM, its two kinds of ADPCM, floats, and the two laws of telephones.
        1 | 2 | 3 | 6 | 7 | 0x11 | 0xfffe => None,
        0x31 => Some("WAV with GSM 6.10"),
        0x40 | 0x45 | 0x64 => Some("WAV with G.726"),
        0x50 => Some("WAV with MPEG layer 2"),
        0x55 => Some("WAV with MP3"),
        0x160..=0x163 => Some("WAV with Windows Media Audio"),
        0x2000 => Some("WAV with AC-3"),
        _ => Some("WAV with a codec balm does not know"),
    }
}

/// The codec in a container, where it has a name people use.
pub(super) fn codec(id: AudioCodecId, channels: usize) -> String {
    let name = match id {
        CODEC_ID_AAC => "AAC",
        CODEC_ID_AC3 => "AC-3",
        CODEC_ID_EAC3 => "E-AC-3",
        CODEC_ID_AC4 => "AC-4",
        CODEC_ID_DCA => "DTS",
        CODEC_ID_MP1 => "MPEG layer 1",
        CODEC_ID_MP2 => "MPEG layer 2",
        CODEC_ID_MUSEPACK => "Musepack",
        CODEC_ID_OPUS => "Opus",
        CODEC_ID_SPEEX => "Speex",
        CODEC_ID_TRUEHD => "TrueHD",
        CODEC_ID_TTA => "True Audio",
        CODEC_ID_VORBIS => "Vorbis",
        CODEC_ID_WAVPACK => "WavPack",
        CODEC_ID_WMA => "Windows Media Audio",
        _ => "a codec balm does not know",
    };
    match channels {
        0..=2 => name.to_owned(),
        _ => format!("{name} with {channels} channels"),
    }
}
