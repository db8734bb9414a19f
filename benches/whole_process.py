"""Times whole processes in pairs: `undersigned build` against `typst compile`.

    cargo build --release
    python3 benches/whole_process.py [RUNS] [TYPST]

RUNS is how often each is run (default 40), TYPST the typst program (default:
the one on the path; `cargo install typst-cli@0.15.1 --locked` makes it). The
two take turns, so that a machine that slows down slows both; quote the ratios,
not the seconds. Peak memory is the operating system's own account.
"""

import os
import statistics
import sys
import tempfile
import time

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
TYPST = sys.argv[2] if len(sys.argv) > 2 else "typst"
OUT = tempfile.mkdtemp()
OURS = ["target/release/undersigned", "build", "samples/open-letter/letter.toml", "-o", f"{OUT}/ours.pdf"]
THEIRS = [TYPST, "compile", "benches/open-letter.typ", f"{OUT}/theirs.pdf"]


def run(command):
    """Seconds on the clock, seconds of processor, peak memory in MB."""
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(name, other):
    run(OURS), run(other)
    pairs = [(run(OURS), run(other)) for _ in range(RUNS)]
    median = lambda values: statistics.median(list(values))
    ratio = lambda field: median(ours[field] / theirs[field] for ours, theirs in pairs)
    ours = [median(pair[0][field] for pair in pairs) for field in range(3)]
    theirs = [median(pair[1][field] for pair in pairs) for field in range(3)]
    print(f"{name}: wall {ratio(0):.2f}, cpu {ratio(1):.2f}, memory {ratio(2):.2f} of typst's")
    print(f"  ours {ours[0] * 1000:.1f} ms, {ours[2]:.1f} MB; typst {theirs[0] * 1000:.1f} ms, {theirs[2]:.1f} MB")


compare("typst compile", THEIRS)
compare("typst compile --ignore-system-fonts", THEIRS[:2] + ["--ignore-system-fonts"] + THEIRS[2:])
for name in ("ours", "theirs"):
    print(f"{name}.pdf: {os.path.getsize(f'{OUT}/{name}.pdf') / 1000:.1f} kB")
print(f"program: {os.path.getsize(OURS[0]) / 1e6:.1f} MB")
