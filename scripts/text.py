"""Prints the text of a PDF as a library of Python's reads it: pypdf or pypdfium2."""

import sys


def pypdf(path):
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(path).pages]


def pypdfium2(path):
    from pypdfium2 import PdfDocument

    return [page.get_textpage().get_text_range() for page in PdfDocument(path)]


reader, path = sys.argv[1:]
sys.stdout.reconfigure(encoding="utf8", errors="replace", newline="\n")
print(*{"pypdf": pypdf, "pypdfium2": pypdfium2}[reader](path), sep="\n")
