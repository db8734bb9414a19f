"""Measures the texture of the open letter from `pdftotext -bbox-layout`.

Over the lines that fill the measure: the gaps between words, lines that end in
a hyphen, and paragraphs that end in one word. Limits: a standard deviation of
0.35 pt, no gap above 3.6 pt, no hyphen, no lone word.
"""

import re
import statistics
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

STANDARD = Path(__file__).parent.parent / "src/design/standards/block.toml"
MARGINS = tomllib.loads(STANDARD.read_text())["margins"]
LEFT, RIGHT = (float(MARGINS[side].removesuffix("pt")) for side in ("left", "right"))
RIGHT = 612 - RIGHT  # on US letter

text = re.sub(r'xmlns="[^"]*"', "", open(sys.argv[1], encoding="utf8").read())
root = ElementTree.fromstring(text[text.index("<html"):])
gaps, lines, hyphens, lone = [], 0, 0, 0
for block in root.iter("block"):
    rows = [list(line.iter("word")) for line in block.iter("line")]
    for index, words in enumerate(rows):
        start, end = float(words[0].get("xMin")), float(words[-1].get("xMax"))
        if start < LEFT + 1 and end > RIGHT - 4:
            lines += 1
            pairs = zip(words, words[1:])
            gaps += [float(b.get("xMin")) - float(a.get("xMax")) for a, b in pairs]
            hyphens += words[-1].text.endswith(("-", "\u2010"))
        lone += index > 0 and index == len(rows) - 1 and len(words) == 1

deviation, widest = statistics.pstdev(gaps), max(gaps)
print(
    f"texture: {lines} full lines, gaps {statistics.mean(gaps):.2f} ± {deviation:.2f} pt,"
    f" widest {widest:.2f} pt, {hyphens} hyphens, {lone} lone words"
)
sys.exit(deviation > 0.35 or widest > 3.6 or hyphens > 0 or lone > 0)
