"""Writes annex.pdf: three tagged pages with a link, a table and a picture.

Enough of PDF to show what becomes of an enclosed one; it needs nothing but Python.
"""

import zlib

LINK = "https://harbourlight.example/survey"
TEXT = [
    "The quay was surveyed on three days in May. Each section was walked at low",
    "water, and every crack wider than two millimetres was measured, marked and",
    "photographed. The figures on the next page are those of the surveyor.",
]
ROWS = [
    ("Section", "Length", "Cracks", "Widest"),
    ("North steps", "42 m", "7", "3 mm"),
    ("Ferry berth", "88 m", "21", "9 mm"),
    ("Slipway", "35 m", "4", "2 mm"),
    ("South mole", "120 m", "38", "14 mm"),
]


class Page:
    """The content of a page, and the tags of what is on it."""

    def __init__(self, width, height):
        self.size, self.parts, self.tags = (width, height), [], []

    def text(self, role, x, y, size, lines, font="F1", parent=None):
        mark = len(self.tags)
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        self.parts.append(
            f"/{role} <</MCID {mark}>> BDC BT /{font} {size} Tf {size * 1.4:.1f} TL {x} {y} Td {shown} ET EMC"
        )
        self.tags.append((role, parent, None))

    def picture(self, x, y, width, height, alt):
        mark = len(self.tags)
        self.parts.append(f"/Figure <</MCID {mark}>> BDC q {width} 0 0 {height} {x} {y} cm /Im1 Do Q EMC")
        self.tags.append(("Figure", None, (alt, [x, y, x + width, y + height])))

    def rule(self, x0, x1, y):
        self.parts.append(f"/Artifact BMC 0.5 w {x0} {y} m {x1} {y} l S EMC")


def pages():
    first = Page(612, 792)
    first.text("H1", 72, 690, 18, ["Survey of the quay"], "F2")
    first.text("P", 72, 650, 11, TEXT)
    first.text("P", 72, 580, 11, ["The whole survey is kept at"])
    first.text("Link", 208, 580, 11, ["harbourlight.example/survey"], parent=2)
    second = Page(792, 612)
    second.text("H2", 72, 520, 14, ["Cracks by section"], "F2")
    second.rule(72, 560, 500)
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            role = "TH" if row == 0 else "TD"
            second.text(role, 72 + 130 * column, 480 - 24 * row, 11, [cell], "F2" if row == 0 else "F1", ("row", row))
    second.rule(72, 560, 370)
    third = Page(612, 792)
    third.text("H2", 72, 690, 14, ["The widest crack"], "F2")
    third.picture(72, 420, 240, 240, "A crack across two stones of the south mole, with a ruler beside it")
    third.text("P", 72, 390, 11, ["South mole, stone 214, seen from the water."])
    return [first, second, third]


def picture(side=48):
    """Grey stones with a dark crack across them."""
    rows = []
    for y in range(side):
        row = bytearray([0])
        for x in range(side):
            joint = x % 24 == 0 or y % 16 == 0
            crack = abs(x - (8 + y * 0.6 + 3 * (y % 5 > 2))) < 1.2
            shade = 40 if crack else 120 if joint else 170 + (x * 7 + y * 13) % 30
            row += bytes([shade, shade, min(255, shade + 8)])
        rows.append(bytes(row[1:]))
    return side, zlib.compress(b"".join(rows), 9)


def stream(fields, data):
    return f"<<{fields} /Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def document():
    objects = {}
    number = iter(range(1, 1000))
    catalog, tree, root, parents, link, image = (next(number) for _ in range(6))
    fonts = {name: next(number) for name in ("F1", "F2")}
    side, data = picture()
    objects[image] = stream(
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Filter /FlateDecode", data)
    for name, font in fonts.items():
        base = "Helvetica" if name == "F1" else "Helvetica-Bold"
        objects[font] = (f"<</Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding>>").encode()
    kids, sheets, numbers = [], [], []
    body = next(number)
    table, rows = None, {}
    for index, page in enumerate(pages()):
        own, content = next(number), next(number)
        sheets.append(own)
        objects[content] = stream("/Filter /FlateDecode", zlib.compress("\n".join(page.parts).encode(), 9))
        width, height = page.size
        annotations = f" /Annots [{link} 0 R]" if index == 0 else ""
        objects[own] = (
            f"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R "
            f"/StructParents {index} /Tabs /S{annotations} /Resources <</Font <</F1 {fonts['F1']} 0 R /F2 "
            f"{fonts['F2']} 0 R>> /XObject <</Im1 {image} 0 R>>>>>>").encode()
        elements = []
        for mark, (role, parent, figure) in enumerate(page.tags):
            element = next(number)
            elements.append(element)
            more, above, inner = "", body, str(mark)
            if figure:
                alt, box = figure
                more = f" /Alt ({alt}) /A <</O /Layout /BBox {box}>>".replace(",", "")
            if role == "Link":
                above = elements[parent]
                inner = f"[{mark} <</Type /OBJR /Obj {link} 0 R /Pg {own} 0 R>>]"
                objects[above] = objects[above].replace(b"/K 2", f"/K [2 {element} 0 R]".encode())
            elif isinstance(parent, tuple):
                if table is None:
                    table = next(number)
                    kids.append(table)
                if parent[1] not in rows:
                    rows[parent[1]] = (next(number), [])
                above = rows[parent[1]][0]
                rows[parent[1]][1].append(element)
                if role == "TH":
                    more = " /A <</O /Table /Scope /Column>>"
            else:
                kids.append(element)
            objects[element] = (
                f"<</Type /StructElem /S /{role} /P {above} 0 R /Pg {own} 0 R /K {inner}{more}>>").encode()
        numbers.append(f"{index} [{' '.join(f'{element} 0 R' for element in elements)}]")
        if index == 0:
            linked = elements[3]
    for own, cells in rows.values():
        cells = " ".join(f"{cell} 0 R" for cell in cells)
        objects[own] = f"<</Type /StructElem /S /TR /P {table} 0 R /K [{cells}]>>".encode()
    lines = " ".join(f"{own} 0 R" for own, _ in rows.values())
    objects[table] = f"<</Type /StructElem /S /Table /P {body} 0 R /K [{lines}]>>".encode()
    objects[body] = f"<</Type /StructElem /S /Document /P {root} 0 R /K [{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    objects[link] = (
        f"<</Type /Annot /Subtype /Link /Rect [206 576 352 591] /Border [0 0 0] /F 4 /StructParent 3 "
        f"/Contents (The survey in full) /A <</S /URI /URI ({LINK})>>>>").encode()
    objects[parents] = f"<</Nums [{' '.join(numbers)} 3 {linked} 0 R]>>".encode()
    objects[root] = f"<</Type /StructTreeRoot /K {body} 0 R /ParentTree {parents} 0 R>>".encode()
    objects[tree] = f"<</Type /Pages /Count {len(sheets)} /Kids [{' '.join(f'{own} 0 R' for own in sheets)}]>>".encode()
    objects[catalog] = (
        f"<</Type /Catalog /Pages {tree} 0 R /StructTreeRoot {root} 0 R /MarkInfo <</Marked true>> /Lang (en-GB)>>").encode()
    return catalog, objects


def write(path):
    catalog, objects = document()
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = {}
    for own in sorted(objects):
        offsets[own] = len(file)
        file += f"{own} 0 obj\n".encode() + objects[own] + b"\nendobj\n"
    start, size = len(file), max(objects) + 1
    file += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for own in range(1, size):
        file += f"{offsets[own]:010} 00000 n \n".encode()
    file += f"trailer\n<</Size {size} /Root {catalog} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    with open(path, "wb") as out:
        out.write(file)


if __name__ == "__main__":
    write("annex.pdf")
