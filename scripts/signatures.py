"""Lets pyHanko judge signed PDFs: `signatures.py FOLDER valid|invalid|kept|attacked FILE…`.

The certificates in the folder are trusted. Exits 1 if a file is not judged as
was said. A file is valid if each of its signatures is, and the last covers it
whole; a timestamp must be valid too. It is kept if each signature is valid,
whatever was added since. Of attacked files, those in MILDER are valid to it:
it does not look at what fields show, nor at what belongs to no update.
"""

import logging
import pathlib
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

MILDER = {
    "annotation-that-is-a-field",
    "bytes-after-the-end",
    "comment-after-the-end",
    "empty-field-over-the-page",
    "end-that-names-another-section",
    "incremental-saving-without-end",
    "number-twice",
    "table-that-leaves-out-objects",
    "white-field",
    "white-field-drawn-by-the-reader",
}

logging.disable()
folder, mode = pathlib.Path(sys.argv[1]), sys.argv[2]
roots = [load_cert_from_pemder(path) for path in folder.glob("*.cert")]


def judge(path):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_regular_signatures
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        verdicts = [validate_pdf_signature(one, context) for one in signatures]
        whole = verdicts and verdicts[-1].coverage.name == "ENTIRE_FILE"
        stamped = "stamped" not in path or verdicts[0].timestamp_validity.valid
        kept = mode in ("kept", "attacked")
        return bool(verdicts and (whole or kept) and stamped and all(one.bottom_line for one in verdicts))


def attacked(path):
    try:
        return judge(path)
    except Exception:  # What it cannot read, it does not call valid.
        return False


def is_as_said(path):
    if mode == "attacked":
        return attacked(path) == (pathlib.Path(path).stem in MILDER)
    return judge(path) == (mode != "invalid")


wrong = [path for path in sys.argv[3:] if not is_as_said(path)]
for path in wrong:
    print(f"pyHanko does not call {pathlib.Path(path).name} {mode}")
print(f"pyHanko: {len(sys.argv) - 3 - len(wrong)} of {len(sys.argv) - 3} {mode}")
sys.exit(bool(wrong))
