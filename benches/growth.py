"""How the time grows with the size of what is in a letter, kind by kind.

    cargo build --release
    python3 benches/growth.py [PROGRAM] [KIND ...]

Each kind (names, remarks, lines of verbatim text, attached files …) is made in sizes that
double, four times, and looked over with `undersigned check`. Printed is the exponent: 1 is
twice the time for twice the size, 2 four times. More than 1.2 is marked and makes the call
fail: something is looked for among all others. Times below a tenth of a second say nothing, so
a kind grows until it takes that long. PROGRAM is ours (default: target/release/undersigned).
"""

import json
import math
import os
import sys
import tempfile
import time

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "target/release/undersigned"
HIGHEST = 1.2
DOUBLINGS = 4
# Seconds: less is the time the program takes to begin.
LEAST, LONGEST = 0.1, 60
RUNS = 3


def letter(body="x", top="", signatories='entries = ["Jordan Placeholder"]'):
    return f'lang = "en-US"\ntitle = "A"\n{top}\nbody = """\n{body}\n"""\n[signatories]\n{signatories}\n'


def each(text, gap):
    """A letter whose body has a text many times, with its number in place of `#`."""
    return lambda n, _: letter(gap.join(text.replace("#", str(i)) for i in range(n)))


def listed(make, key):
    """A letter with a list at its top."""
    return lambda n, write: letter(top=f"{key} = [" + ",\n".join(make(i, write) for i in range(n)) + "]")


def file(name, text):
    def make(i, write):
        write(f"{i}{name}", text.replace("#", str(i)))
        return f'{{ title = "F{i}", file = "{i}{name}" }}'

    return make


def table(ending, write_rows):
    def make(n, write):
        rows = [(f"Jordan{i} Placeholder{i % 977}", f"Group {i % 1009}", f"a{i}@names.example") for i in range(n)]
        write(f"s.{ending}", write_rows(rows))
        return letter(signatories=f'file = "s.{ending}"')

    return make


def as_csv(rows):
    return "Name,Organization,Email\n" + "".join(",".join(row) + "\n" for row in rows)


def as_json(rows):
    return json.dumps([dict(zip(("Name", "Organization", "Email"), row)) for row in rows])


# What it is, how many at first, and what makes it.
KINDS = {
    "paragraphs": (200, each("Paragraph # of it.", "\n\n")),
    "words": (2000, each("word#", " ")),
    "headings": (100, each("# Heading #\n\nText.", "\n\n")),
    "verbatim": (1000, lambda n, _: letter("```\n" + "\n".join(f"line {i}" for i in range(n)) + "\n```")),
    "straight quotes": (1000, listed(lambda i, _: "\"it's\"", "cc")),
    "double spaces": (1000, each("a  b #", "\n\n")),
    "raw HTML": (1000, each("a <b>x</b> #", "\n\n")),
    "bad links": (1000, each("a [x](java:#)", "\n\n")),
    "missing characters": (1000, lambda n, _: letter("\n\n".join(chr(0x4E00 + i % 20000) for i in range(n)))),
    "unknown keys": (1000, lambda n, _: "".join(f"k{i} = 1\n" for i in range(n)) + letter()),
    "figures": (1000, each("{signatories.count}", " ")),
    "unknown figures": (1000, each("{signatories.x}", " ")),
    "open passages": (1000, each("[]{", " ")),
    "attached files": (100, listed(file(".csv", "a#\n"), "enclosures")),
    "annexes": (25, listed(file(".md", "Paragraph # of it."), "enclosures")),
    "a long annex": (500, lambda n, write: (write("a.md", "\n\n".join(f"Paragraph {i}." for i in range(n))), letter(top='enclosures = [{ title = "F", file = "a.md" }]'))[1]),
    "names": (500, lambda n, _: letter(signatories="entries = [" + ",".join(f'"Jordan{i} Placeholder"' for i in range(n)) + "]")),
    "names from CSV": (500, table("csv", as_csv)),
    "names from JSON": (500, table("json", as_json)),
}


def seconds(make, size):
    """The shortest of some runs, in seconds of processor."""
    with tempfile.TemporaryDirectory() as folder:

        def write(name, text):
            with open(os.path.join(folder, name), "w", encoding="utf8") as file:
                file.write(text)

        write("letter.toml", make(size, write))
        return min(run([PROGRAM, "check", os.path.join(folder, "letter.toml")]) for _ in range(RUNS))


def run(command):
    start, pid = time.perf_counter(), os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    # Letters with faults are looked over, too.
    assert os.waitstatus_to_exitcode(status) in (0, 1), command
    assert time.perf_counter() - start < LONGEST, command
    return usage.ru_utime + usage.ru_stime


def exponent(size, make):
    """The slope of time over size, both as logarithms, after the time that is taken anyway."""
    anyway = seconds(make, 1)
    while seconds(make, size) - anyway < LEAST:
        size *= 2
    sizes = [size << doubling for doubling in range(DOUBLINGS)]
    points = [(math.log(own), math.log(seconds(make, own) - anyway)) for own in sizes]
    middle = [sum(values) / len(points) for values in zip(*points)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points), sizes[-1]


faults = 0
for name in sys.argv[2:] or KINDS:
    slope, most = exponent(*KINDS[name])
    faults += slope > HIGHEST
    print(f"{name:20} {slope:.2f}{'  TOO STEEP' if slope > HIGHEST else ''}  (up to {most:,})", flush=True)
sys.exit(faults > 0)
