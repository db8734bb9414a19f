"""The samples' sizes beside what qpdf makes of them, and what packing costs.

    cargo build --release
    python3 benches/sizes.py [PROGRAM] [BEFORE] [RUNS]

PROGRAM is ours (default: target/release/undersigned), BEFORE an older build of
it (optional): the two take turns RUNS times (default 20), and the median of the
ratios of their processor times is printed. qpdf must be on the path (apt-get install qpdf).
"""

import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "target/release/undersigned"
BEFORE = sys.argv[2] if len(sys.argv) > 2 else None
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 20
REPACK = ["qpdf", "--object-streams=generate", "--recompress-flate"]


def timed(program, letter, pdf):
    """Seconds of processor; the time on the clock is too noisy for parts of a percent."""
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(program, [program, "build", letter, "-o", pdf])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, letter
    return usage.ru_utime + usage.ru_stime


def size(pdf, *more):
    if not more:
        return os.path.getsize(pdf)
    subprocess.run([*more, pdf, pdf + ".qpdf"], check=True, capture_output=True)
    return os.path.getsize(pdf + ".qpdf")


def beside(program, folder, name):
    """A copy: the disk a program is on counts more than what is measured."""
    return shutil.copy(program, os.path.join(folder, name))


with tempfile.TemporaryDirectory() as folder:
    PROGRAM = beside(PROGRAM, folder, "now")
    BEFORE = BEFORE and beside(BEFORE, folder, "before")
    for letter in sorted(glob.glob("samples/*/letter.toml")):
        name = letter.split("/")[1]
        pdf, old = os.path.join(folder, f"{name}.pdf"), os.path.join(folder, "before.pdf")
        timed(PROGRAM, letter, pdf)
        own, repacked, best = size(pdf), size(pdf, *REPACK), size(pdf, *REPACK, "--compression-level=9")
        line = f"{name:16} {own:7}  {own / repacked:.3f} of qpdf's  {own / best:.3f} of its level 9"
        if BEFORE:
            pairs = [(timed(PROGRAM, letter, pdf), timed(BEFORE, letter, old)) for _ in range(RUNS)]
            ratio = statistics.median(now / then for now, then in pairs)
            line += f"  {own / size(old):.3f} of before  time {ratio:.3f} of before"
        print(line, flush=True)
