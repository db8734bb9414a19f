"""Validates PDFs as PDF/A-2a and PDF/UA-1; says every failure, exits 1 on any."""

import sys

import page

failed = False
for path in sys.argv[1:]:
    for profile in ("2a", "ua1"):
        report = page.validate_pdf(path, profile=profile)
        failed |= not report.is_compliant
        print(f"{'valid' if report.is_compliant else 'INVALID'} {profile}: {path.rsplit('/', 1)[-1]}")
        for failure in report.failures:
            print(f"  {failure.rule_id}: {failure.message}")
sys.exit(failed)
