"""Validates PDFs as PDF/UA-1 and as PDF/A-2a, or PDF/A-3a where they claim it;
says every failure, exits 1 on any."""

import sys

import page

failed = False
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        archive = "3a" if b"<pdfaid:part>3<" in file.read() else "2a"
    for profile in (archive, "ua1"):
        report = page.validate_pdf(path, profile=profile)
        failed |= not report.is_compliant
        print(f"{'valid' if report.is_compliant else 'INVALID'} {profile}: {path.rsplit('/', 1)[-1]}")
        for failure in report.failures:
            print(f"  {failure.rule_id}: {failure.message}")
sys.exit(failed)
