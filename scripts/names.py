"""Looks for the signatories of letters, as they were typed, in what a program reads.

    python3 scripts/names.py READER FOLDER...

Each folder holds letter.json, which says who signs, the files the names were typed in,
and READER.txt, what the program read. A name may turn over: between words there may be
any spaces or line ends, behind a hyphen a line end, or a hyphen that only divides a word (U+00AD).
All else must be as it was typed, to the last mark; of two spellings that Unicode calls
canonically equivalent (UAX 15) either will do.

What a program cannot do:
- pdf.js takes spaces from how far the pen moves on, and gives none where it moves back: words
  that run from right to left are looked for without the spaces between them.
- MuPDF (before 1.22), pdf.js, PDFium and pypdf pass over `ActualText`, so that a hyphen that
  divides a word is read as any other.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path


def nfc(text):
    return unicodedata.normalize("NFC", text)


def runs_left(name):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)


def pattern(name, reader):
    """What a name reads like wherever its lines end."""
    joined = reader.startswith("pdfjs") and runs_left(name)
    between = {" ": r"[ \r\n]*" if joined else r"[ \r\n]+", "-": "-[\r\n]*"}
    return "".join(between.get(c, re.escape(c)) for c in nfc(name))


def names(folder):
    groups = json.loads((folder / "letter.json").read_text())["signatories"]["groups"]
    return [entry["name"] for group in groups for entry in group["entries"]]


reader, folders = sys.argv[1], [Path(folder) for folder in sys.argv[2:]]
failed, count = False, 0
for folder in folders:
    typed = "\n".join(path.read_text() for path in folder.iterdir() if path.suffix in (".toml", ".csv"))
    read = nfc((folder / f"{reader}.txt").read_text(errors="replace"))
    read = re.sub("\u00ad[\r\n]*", "", read)
    for name in names(folder):
        count += 1
        for text, where in ((nfc(typed).replace('""', '"'), "typed"), (read, "read")):
            if not re.search(pattern(name, reader), text):
                failed = True
                print(f"NOT {where} by {reader} in {folder.name}: {name}")
print(f"{count} names: {reader}" if not failed else f"FAILED: {reader}")
sys.exit(failed)
