"""Reads every letter as JSON, mail and CSV in a folder: JSON by its schema, mail by RFC 5322 and 2045,
CSV with a cell for each column. Exits 1 with the first fault."""

import csv
import email
import email.policy
import json
import pathlib
import sys

import jsonschema

schema, folder = json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2])
jsonschema.Draft202012Validator.check_schema(schema)
for path in sorted(folder.glob("[!.]*.json")):
    jsonschema.validate(json.loads(path.read_text()), schema)
print("by its schema: JSON")

for path in sorted(folder.glob("*.eml")):
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines), f"{path}: line ends"
    assert max(map(len, lines)) <= 76, f"{path}: a line of {max(map(len, lines))}"
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert not mail.defects, f"{path}: {mail.defects}"
    for part in mail.walk():
        assert not part.defects, f"{path}: {part.defects}"
        if part.get_content_maintype() == "text":
            text = part.get_payload(decode=True)
            assert text.count(b"\n") == text.count(b"\r\n"), f"{path}: line ends before base64"
print("with the line ends and lines of mail: EML")

for path in sorted(folder.glob("*.csv")):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len({len(row) for row in rows}) == 1, f"{path}: rows of several lengths"
print("rows of one length: CSV")
