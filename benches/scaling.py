"""How a list of names scales: `undersigned build` against `typst compile`.

    cargo build --release
    python3 benches/scaling.py [TYPST] [PROGRAM]

Sets letters with 51, 1,000, 10,000 and 100,000 invented names; typst sets the
same names in a plain grid of two columns. Whole processes take turns, so that a
machine that slows down slows both; quote the ratios, not the seconds. TYPST is
the typst program (default: the one on the path; `cargo install typst-cli@0.15.1
--locked` makes it), PROGRAM ours (default: target/release/undersigned).
"""

import os
import random
import statistics
import sys
import tempfile
import time

TYPST = sys.argv[1] if len(sys.argv) > 1 else "typst"
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else "target/release/undersigned"
RUNS = {51: 9, 1_000: 9, 10_000: 5, 100_000: 3}
GIVEN = "Alex Bo Dana Émile Jordan Maximiliane Oluwaseun Robin Sam Zoë Žofia".split()
FAMILY = "Placeholder Example Specimen Mustermann Tester Sampleton O’Sample Dummy Anybody Novák-Vzorová".split()
BODY = "We, the undersigned, were invented to be counted."


def names(count):
    """The same invented names at every run; one in three has a second given name."""
    chance = random.Random(count)
    given = lambda: chance.sample(GIVEN, 1 + (chance.random() < 1 / 3))
    return [" ".join([*given(), chance.choice(FAMILY)]) for _ in range(count)]


def ours(names, path):
    entries = "\n".join(f'  "{name}",' for name in names)
    with open(path, "w", encoding="utf8") as file:
        file.write(f'lang = "en-US"\ntitle = "A long list"\nbody = "{BODY}"\n')
        file.write(f"[signatories]\ncolumns = 2\nnumbered = true\nentries = [\n{entries}\n]\n")


def theirs(names, path):
    items = [f"  {number}. {name}" for number, name in enumerate(names, 1)]
    half = (len(items) + 1) // 2
    left, right = ("\n".join(part) for part in (items[:half], items[half:]))
    with open(path, "w", encoding="utf8") as file:
        file.write('#set page("us-letter")\n#set document(title: "A long list")\n')
        file.write(f"#set text(size: 10pt, lang: \"en\")\n{BODY}\n")
        file.write(f"#grid(columns: (1fr, 1fr), column-gutter: 20pt, [\n{left}\n], [\n{right}\n])\n")


def run(command):
    """Seconds on the clock, and peak memory in MB."""
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compare(count, runs, folder):
    path = lambda name: os.path.join(folder, name)
    ours(names(count), path("ours.toml"))
    theirs(names(count), path("theirs.typ"))
    us = [PROGRAM, "build", path("ours.toml"), "-o", path("ours.pdf")]
    them = [TYPST, "compile", path("theirs.typ"), path("theirs.pdf")]
    pairs = [(run(us), run(them)) for _ in range(runs)]
    ratio = lambda field: statistics.median(a[field] / b[field] for a, b in pairs)
    own = lambda side, field: statistics.median(pair[side][field] for pair in pairs)
    sizes = [os.path.getsize(path(name)) / 1000 for name in ("ours.pdf", "theirs.pdf")]
    print(
        f"{count:7}: time {ratio(0):.2f} ({own(0, 0):.2f} of {own(1, 0):.2f} s),"
        f" memory {ratio(1):.2f} ({own(0, 1):.0f} of {own(1, 1):.0f} MB),"
        f" file {sizes[0] / sizes[1]:.2f} ({sizes[0]:.0f} of {sizes[1]:.0f} kB)",
        flush=True,
    )


with tempfile.TemporaryDirectory() as folder:
    for count, runs in RUNS.items():
        compare(count, runs, folder)
