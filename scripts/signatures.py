"""Lets pyHanko judge signed PDFs: `signatures.py FOLDER valid|invalid FILE…`.

The certificates in the folder are trusted. Exits 1 if a file is not judged as
was said. A file is valid if each of its signatures is, and the last covers it
whole; a timestamp must be valid too.
"""

import logging
import pathlib
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable()
folder, wanted = pathlib.Path(sys.argv[1]), sys.argv[2] == "valid"
roots = [load_cert_from_pemder(path) for path in folder.glob("*.cert")]


def judge(path):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_signatures
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        verdicts = [validate_pdf_signature(one, context) for one in signatures]
        whole = verdicts and verdicts[-1].coverage.name == "ENTIRE_FILE"
        stamped = "stamped" not in path or verdicts[0].timestamp_validity.valid
        return bool(whole and stamped and all(one.bottom_line for one in verdicts))


wrong = [path for path in sys.argv[3:] if judge(path) != wanted]
for path in wrong:
    print(f"pyHanko does not call {pathlib.Path(path).name} {sys.argv[2]}")
print(f"pyHanko: {len(sys.argv) - 3 - len(wrong)} of {len(sys.argv) - 3} {sys.argv[2]}")
sys.exit(bool(wrong))
