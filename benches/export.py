#!/usr/bin/env python3
"""Exports beside ffmpeg: the same lines at the same times over the same kind of bed, one after the other.

    cargo build --release && python3 benches/export.py          paired runs, medians and ratios
    cargo build --release && python3 benches/export.py --memory  peak memory of 5 minutes, 2 and 12 hours

ffmpeg gets the lines ready spoken, as files; balm speaks them itself or takes them from its own store.
ffmpeg's bed is brown noise through a low-pass in both channels, ducked under the voice, with fades and a
limiter. "levelled" is brought to a loudness: balm renders twice, and so does ffmpeg. Figures are for one
machine on one day; a ratio below 1 says that balm took less.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RATE = 48_000


def run(command):
    """Seconds of wall clock, seconds of CPU, MB at the peak."""
    command = [str(part) for part in command]
    begun = time.monotonic()
    _, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command[:6])} ...")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


class Graph:
    """What ffmpeg is asked to do."""

    def __init__(self, folder, lines, end):
        self.folder, self.lines, self.end = folder, lines, end

    def command(self, last, *out):
        inputs, parts = [], []
        for i, line in enumerate(self.lines):
            inputs += ["-i", self.folder / f"line-{i}.wav"]
            parts.append(f"[{i}:a]adelay={round(line['at'] * 1000)}:all=1[c{i}]")
        n, end = len(self.lines), self.end
        every = "".join(f"[c{i}]" for i in range(n))
        noise = f"anoisesrc=color=brown:r={RATE}:d={end}"
        parts += [
            f"{every}amix=inputs={n}:normalize=0:duration=longest,apad=whole_dur={end}[voice]",
            f"{noise}:seed=1[l];{noise}:seed=2[r]",
            "[l][r]join=inputs=2:channel_layout=stereo,lowpass=f=900,volume=-14dB[bed]",
            "[voice]asplit[heard][over]",
            "[bed][over]sidechaincompress=threshold=0.02:ratio=4:attack=400:release=1200[ducked]",
            "[ducked][heard]amix=inputs=2:normalize=0:duration=longest,"
            f"afade=t=in:d=3,afade=t=out:st={end - 8}:d=8,{last}[out]",
        ]
        graph = ["-filter_complex", ";".join(parts), "-map", "[out]", "-ar", RATE, "-ac", 2, "-t", end]
        return ["ffmpeg", "-v", "error", "-nostdin", "-y", *inputs, *graph, *out]


def lines_of(balm, folder, routine, fit):
    """Every spoken line, cut from a render without a bed, and the length of the session."""
    told = json.loads(subprocess.check_output([balm, "show", routine, "--fit", fit, "--json"]))
    dry = folder / "dry.wav"
    quiet = ["--no-bed", "--as-played", "--quiet"]
    subprocess.run([balm, "export", routine, "--fit", fit, *quiet, "-o", dry], check=True)
    lines = [m for m in told["markers"] if m["what"] == "say" and m.get("length", 0) > 0]
    for i, line in enumerate(lines):
        cut = ["-ss", str(line["at"]), "-t", str(line["length"]), "-i", dry]
        subprocess.run(["ffmpeg", "-v", "error", "-y", *cut, folder / f"line-{i}.wav"], check=True)
    return lines, told["end"]


def pairs(balm, folder, routine, fit):
    """What is compared: a name, balm's command, and ffmpeg's one after the other."""
    lines, end = lines_of(balm, folder, routine, fit)
    print(f"{routine}, {end / 60:.0f} minutes, {len(lines)} lines")
    graph = Graph(folder, lines, end)
    export = [balm, "export", routine, "--fit", fit, "--quiet", "--force", "-o"]
    mp3 = ["-c:a", "libmp3lame", "-b:a", "96k", folder / "ff.mp3"]
    wav = ["-c:a", "pcm_s16le", folder / "ff.wav"]
    mix = "alimiter=limit=0.6:level=0"
    hear = graph.command(mix + ",ebur128", "-f", "null", "-")
    return [
        ("MP3 as played", [*export, folder / "b.mp3", "--as-played"], [graph.command(mix, *mp3)]),
        ("MP3 levelled", [*export, folder / "b.mp3"], [hear, graph.command("volume=1.2," + mix, *mp3)]),
        ("WAV as played", [*export, folder / "b.wav", "--as-played"], [graph.command(mix, *wav)]),
        ("WAV levelled", [*export, folder / "b.wav"], [hear, graph.command("volume=1.2," + mix, *wav)]),
    ]


def compare(balm, folder, args):
    for name, ours, theirs in pairs(balm, folder, args.routine, args.fit):
        took = {"balm": [], "ffmpeg": []}
        for _ in range(args.runs):
            took["balm"].append(run(ours))
            walls, cpus, peaks = zip(*map(run, theirs))
            took["ffmpeg"].append((sum(walls), sum(cpus), max(peaks)))
        for i, what in enumerate(("s", "s of CPU", "MB at the peak")):
            of = {who: statistics.median(one[i] for one in runs) for who, runs in took.items()}
            told = f"balm {of['balm']:6.1f}, ffmpeg {of['ffmpeg']:6.1f} {what}"
            print(f"{name:14} {told:48} ratio {of['balm'] / of['ffmpeg']:.2f}", flush=True)


def memory(balm, folder):
    for length in ("5m", "2h", "11h58m"):
        step = f'balm = 1\ntitle = "Long"\n[[step]]\ntitle = "Rest"\nfor = "{length}"\nsay = "Rest."\nbed = "ocean"\n'
        (folder / "long.toml").write_text(step)
        for end in ("mp3", "opus", "flac", "wav"):
            out = folder / f"long.{end}"
            _, cpu, peak = run([balm, "export", folder / "long.toml", "--quiet", "-o", out])
            size = out.stat().st_size / 1e6
            print(f"{length:7} {end:5} {peak:4.0f} MB at the peak, {cpu:6.1f} s of CPU, {size:7.1f} MB", flush=True)
            out.unlink()


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("routine", nargs="?", default="full-body-evening-unwind")
    ask.add_argument("--balm", type=Path, default=Path("target/release/balm"))
    ask.add_argument("--fit", default="30m", help="how long a session (30m)")
    ask.add_argument("--runs", type=int, default=3, help="paired runs (3)")
    ask.add_argument("--memory", action="store_true", help="peak memory of long sessions instead")
    args = ask.parse_args()
    balm = args.balm.resolve()
    with tempfile.TemporaryDirectory() as folder:
        if args.memory:
            memory(balm, Path(folder))
        else:
            compare(balm, Path(folder), args)


if __name__ == "__main__":
    main()
