//! The published attacks on signed PDFs, each as a file that is made of a signed letter:
//! universal signature forgery, incremental saving and signature wrapping (Mladenov, Mainka,
//! Meyer zu Selhausen, Grothe, Schwenk, "1 Trillion Dollar Refund", CCS 2019), shadow attacks
//! (Mainka, Mladenov, Rohlmann, NDSS 2021), evil annotations and sneaky signatures (Rohlmann,
//! Mladenov, Mainka, Schwenk, S&P 2021); and others of their kinds.
//!
//! With `ATTACKS=FOLDER` the files are left there, for other programs to judge.

use std::fmt::Write as _;

use super::tests::sign;
use super::*;

/// A white rectangle, as what a field or an annotation shows.
fn white() -> String {
    stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]", "1 g 0 0 200 200 re f")
}

/// Another letter than the one that was signed.
fn other() -> String {
    stream("", "BT /F 20 Tf 30 150 Td (We refuse it all.) Tj ET")
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// A letter of a page: its objects by their numbers.
fn letter(catalog: &str, page: &str) -> Vec<(i32, String)> {
    let content = stream("", "BT /F 20 Tf 30 150 Td (We agree to all.) Tj ET");
    vec![
        (1, format!("<</Type/Catalog/Pages 2 0 R{catalog}>>")),
        (2, "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned()),
        (
            3,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R\
                 /Resources<</Font<</F 5 0 R>>>>{page}>>"
            ),
        ),
        (4, content),
        (5, FONT.to_owned()),
        (6, "<</Title(A letter)>>".to_owned()),
    ]
}

/// Objects put behind a file, with a section that is written as an attacker likes.
struct Appended {
    pdf: Vec<u8>,
    entries: Vec<(i32, usize)>,
    size: i32,
    trailer: String,
    prev: Option<usize>,
}

impl Appended {
    fn to(pdf: &[u8]) -> Self {
        let text = pdf.windows(9).rposition(|part| part == b"startxref");
        let prev = text.and_then(|at| {
            let line = pdf[at + 9..].trim_ascii_start();
            let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
            str::from_utf8(&line[..digits]).ok()?.parse().ok()
        });
        Self {
            pdf: pdf.to_vec(),
            entries: Vec::new(),
            size: 90,
            trailer: "/Root 1 0 R".to_owned(),
            prev,
        }
    }

    /// Bytes that no section knows.
    fn bytes(mut self, bytes: &str) -> Self {
        self.pdf.extend(bytes.bytes());
        self
    }

    fn object(mut self, number: i32, body: &str) -> Self {
        self.pdf.push(b'\n');
        self.entries.push((number, self.pdf.len()));
        self.bytes(&format!("{number} 0 obj\n{body}\nendobj\n"))
    }

    fn entry(mut self, number: i32, offset: usize) -> Self {
        self.entries.push((number, offset));
        self
    }

    fn trailer(mut self, entries: &str) -> Self {
        self.trailer = entries.to_owned();
        self
    }

    fn end(mut self) -> Vec<u8> {
        self.pdf.push(b'\n');
        let start = self.pdf.len();
        let mut table = "xref\n".to_owned();
        for (number, offset) in &self.entries {
            let _ = write!(table, "{number} 1\n{offset:010} 00000 n\r\n");
        }
        let prev = self.prev.map(|prev| format!("/Prev {prev}")).unwrap_or_default();
        table += &format!("trailer\n<</Size {}{prev}{}>>\n", self.size, self.trailer);
        self.bytes(&format!("{table}startxref\n{start}\n%%EOF\n")).pdf
    }
}

/// A file of these objects alone.
fn written(objects: &[(i32, String)]) -> Vec<u8> {
    let mut file = Appended {
        pdf: b"%PDF-1.7".to_vec(),
        entries: Vec::new(),
        size: 10,
        trailer: "/Root 1 0 R/Info 6 0 R".to_owned(),
        prev: None,
    };
    for (number, body) in objects {
        file = file.object(*number, body);
    }
    file.end()
}

fn signed(objects: &[(i32, String)]) -> Vec<u8> {
    sign(&written(objects)).expect("signed")
}

fn find(bytes: &[u8], part: &str) -> usize {
    bytes.windows(part.len()).position(|window| window == part.as_bytes()).expect("it is there")
}

/// The body that an object of the signed letter has, with something put in its place.
fn edited(pdf: &[u8], number: i32, from: &str, to: &str) -> String {
    let text = String::from_utf8_lossy(pdf).into_owned();
    let start = text.rfind(&format!("\n{number} 0 obj\n")).expect("an object");
    let body = text[start..].split(" obj\n").nth(1).expect("its body");
    let body = body.split("\nendobj").next().expect("its end");
    assert!(body.contains(from), "{body}");
    body.replace(from, to)
}

fn replaced(pdf: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = find(pdf, from);
    [&pdf[..at], to.as_bytes(), &pdf[at + from.len()..]].concat()
}

/// A field put over the page of a signed letter.
fn field_over(pdf: &[u8], look: &str, form: &str) -> Vec<u8> {
    let kind = "/Subtype/Widget/T(Second)/Rect[20 100 220 300]";
    field_of(pdf, &format!("{kind}{look}"), form)
}

/// A field put on the page, with these entries.
fn field_of(pdf: &[u8], entries: &str, form: &str) -> Vec<u8> {
    let field = format!("<</Type/Annot/FT/Sig/F 4/P 3 0 R{entries}>>");
    let page = edited(pdf, 3, "/Annots [", "/Annots [");
    let (head, tail) = page.split_once("/Annots [").expect("annotations");
    let (own, tail) = tail.split_once(']').expect("their end");
    let catalog = edited(pdf, 1, "/Fields [", "/Fields [");
    let (before, after) = catalog.split_once("/Fields [").expect("fields");
    let (fields, after) = after.split_once(']').expect("their end");
    Appended::to(pdf)
        .object(80, &field)
        .object(81, &white())
        .object(3, &format!("{head}/Annots [{own} 80 0 R]{tail}"))
        .object(1, &format!("{before}{form}/Fields [{fields} 80 0 R]{after}"))
        .end()
}

/// The end that was signed moves down. In the gap, which no signature is for, stands another
/// table where the end says that the table is, and another text.
fn wrapped(pdf: &[u8]) -> Vec<u8> {
    let from = find(pdf, "/Contents<") + 9;
    let to = from + find(&pdf[from..], ">>>\nendobj") + 1;
    let start = Appended::to(pdf).prev.expect("a section");
    let place = |number: i32| {
        let head = format!("\n{number} 0 obj\n");
        pdf.windows(head.len()).rposition(|part| part == head.as_bytes()).expect("an object") + 1
    };
    let gap = |length: usize| {
        let mut gap = format!("{:width$}", ">>\nendobj\n", width = start - to);
        gap += "xref\n";
        for number in [1, 3, 10] {
            let _ = write!(gap, "{number} 1\n{:010} 00000 n\r\n", place(number));
        }
        let _ = write!(gap, "11 1\n{:010} 00000 n\r\n", place(11) + length);
        let _ = write!(gap, "4 1\n{:010} 00000 n\r\n", to + length - other().len() - 18);
        let prev = find(pdf, "\nxref\n") + 1;
        let _ = write!(gap, "trailer\n<</Size 12/Root 1 0 R/Info 6 0 R/Prev {prev}>>\n");
        gap + &format!("4 0 obj\n{}\nendobj\n%%", other())
    };
    let length = gap(0).len();
    let file = [&pdf[..to], gap(length).as_bytes(), &pdf[to..]].concat();
    let range = String::from_utf8_lossy(&pdf[find(pdf, "/ByteRange[")..from]).into_owned();
    let old = range.split(']').next().expect("its end");
    let numbers: Vec<usize> = old[11..].split(' ').map(|n| n.parse().expect("digits")).collect();
    let new = format!("/ByteRange[0 {} {} {}", numbers[1], numbers[2] + length, numbers[3]);
    let room = new.len() - old.len();
    replaced(&file, &format!("{old}]{}", " ".repeat(room)), &format!("{new}]"))
}

/// Each attack with its name.
fn attacks() -> Vec<(&'static str, Flaw, Vec<u8>)> {
    let square = "<</Type/Annot/Subtype/Square/Rect[20 100 220 300]/IC[1 1 1]/AP<</N 8 0 R>>>>";
    let mut covered = letter("", "/Annots[7 0 R]");
    covered.extend([(7, square.to_owned()), (8, white())]);
    let (plain, covered) = (signed(&letter("", "")), signed(&covered));
    let mut all = vec![
        ("object-without-section", Flaw::Stray, {
            let black =
                "4 0 obj<</Length 31>>stream\n0 0 0 rg 100 100 90 90 re f 0 g\nendstream endobj\n";
            Appended::to(&plain).bytes(black).bytes(&format!("%{}\n", "a".repeat(3000))).pdf
        }),
        ("bytes-after-the-end", Flaw::Stray, Appended::to(&plain).bytes("And more").pdf),
        ("comment-after-the-end", Flaw::Stray, Appended::to(&plain).bytes("% And more\n").pdf),
        ("white-space-without-end", Flaw::Stray, Appended::to(&plain).bytes(&" ".repeat(3000)).pdf),
        ("incremental-saving", Flaw::ChangedSince, Appended::to(&plain).object(4, &other()).end()),
        ("incremental-saving-of-a-page", Flaw::ChangedSince, {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 80 0 R");
            Appended::to(&plain).object(80, &other()).object(3, &page).end()
        }),
        ("incremental-saving-without-table", Flaw::Stray, {
            let object = format!("4 0 obj\n{}\nendobj\n", other());
            Appended::to(&plain).bytes(&object).bytes("trailer\n<</Root 1 0 R>>\n%%EOF\n").pdf
        }),
        ("incremental-saving-without-end", Flaw::Stray, {
            Appended::to(&plain).bytes(&format!("4 0 obj\n{}\nendobj\n", other())).pdf
        }),
        ("another-catalog", Flaw::ChangedSince, {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R");
            let page = page.replace("/Parent 2 0 R", "/Parent 81 0 R").replace(" 4 0 R", " 83 0 R");
            let catalog = edited(&plain, 1, "/Pages 2 0 R", "/Pages 81 0 R");
            Appended::to(&plain)
                .object(80, &catalog)
                .object(81, "<</Type/Pages/Count 1/Kids[82 0 R]>>")
                .object(82, &page)
                .object(83, &other())
                .trailer("/Root 80 0 R")
                .end()
        }),
        ("page-added", Flaw::ChangedSince, {
            Appended::to(&plain).object(2, "<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>").end()
        }),
        ("shadow-hide", Flaw::ChangedSince, {
            let page = edited(&covered, 3, "7 0 R", "");
            Appended::to(&covered).object(3, &page).end()
        }),
        ("shadow-hide-by-appearance", Flaw::ChangedSince, {
            Appended::to(&covered).object(8, &white().replace("1 g 0", "1 g 9")).end()
        }),
        ("shadow-hide-by-freeing", Flaw::ChangedSince, {
            let mut file = Appended::to(&covered);
            file.trailer = "/Root 1 0 R".to_owned();
            let pdf = file.entry(7, 0).end();
            replaced(&pdf, "0000000000 00000 n", "0000000000 00001 f")
        }),
        ("shadow-replace", Flaw::ChangedSince, {
            Appended::to(&plain).object(5, &FONT.replace("Helvetica", "ZapfDingbats")).end()
        }),
        ("shadow-hide-and-replace", Flaw::Stray, {
            // Both texts are in the file when it is signed; only one is in its table.
            let hidden = format!("%PDF-1.7\n4 0 obj\n{}\nendobj\n", other());
            let mut file = Appended::to(hidden.as_bytes());
            (file.size, file.prev) = (10, None);
            for (number, body) in letter("", "") {
                file = file.object(number, &body);
            }
            let pdf = sign(&file.end()).expect("signed");
            Appended::to(&pdf).entry(4, 9).end()
        }),
        ("hidden-object-brought-in", Flaw::ChangedSince, {
            let objects = letter("", "/Annots[70 0 R]");
            let pdf = signed(&objects);
            Appended::to(&pdf)
                .object(70, &square.replace("8 0 R", "80 0 R"))
                .object(80, &white())
                .end()
        }),
        ("metadata-that-is-a-page", Flaw::ChangedSince, {
            let pdf = signed(&letter("/Metadata 4 0 R", ""));
            Appended::to(&pdf).object(4, &other()).end()
        }),
        ("information-that-is-the-catalog", Flaw::ChangedSince, {
            let mut file = Appended::to(b"%PDF-1.7");
            (file.size, file.prev) = (10, None);
            for (number, body) in letter("", "") {
                file = file.object(number, &body);
            }
            let pdf = sign(&file.trailer("/Root 1 0 R/Info 1 0 R").end()).expect("signed");
            let catalog =
                edited(&pdf, 1, "/Pages 2 0 R", "/Pages 2 0 R/OpenAction<</S/JavaScript>>");
            Appended::to(&pdf).object(1, &catalog).end()
        }),
        ("white-field", Flaw::DrawnOver, field_over(&plain, "/AP<</N 81 0 R>>", "")),
        ("white-field-drawn-by-the-reader", Flaw::DrawnOver, {
            field_over(&plain, "/MK<</BG[1 1 1]>>", "/NeedAppearances true")
        }),
        ("annotation-that-is-a-field", Flaw::DrawnOver, {
            let text = "/Subtype/FreeText/T(Second)/Rect[20 100 220 300]/DA(/F 20 Tf)";
            field_of(&plain, &format!("{text}/Contents(This letter is withdrawn)"), "")
        }),
        ("empty-field-over-the-page", Flaw::DrawnOver, field_over(&plain, "", "")),
        ("field-of-the-same-name", Flaw::ChangedSince, {
            field_of(&plain, "/Subtype/Widget/T(Signature1)/Rect[0 0 0 0]", "")
        }),
        ("evil-annotation", Flaw::ChangedSince, {
            let text = "<</Type/Annot/Subtype/FreeText/Rect[20 100 220 300]/AP<</N 81 0 R>>\
                /Contents(We refuse)/DA(/F 20 Tf)>>";
            let page = edited(&plain, 3, "/Annots [", "/Annots [80 0 R ");
            Appended::to(&plain).object(80, text).object(81, &white()).object(3, &page).end()
        }),
        ("action-on-opening", Flaw::ChangedSince, {
            let catalog =
                edited(&plain, 1, "/Pages 2 0 R", "/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>");
            Appended::to(&plain).object(1, &catalog).end()
        }),
        ("number-twice", Flaw::Stray, {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R");
            Appended::to(&plain)
                .bytes(&format!("\n3 0 obj\n{}\nendobj", page.replace("4 0 R", "80 0 R")))
                .object(80, &other())
                .object(3, &page)
                .end()
        }),
        ("key-twice", Flaw::Stray, {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R/Contents 80 0 R");
            Appended::to(&plain).object(80, &other()).object(3, &page).end()
        }),
        ("table-that-leads-elsewhere", Flaw::Stray, {
            let at = find(&plain, "5 0 obj");
            Appended::to(&plain).object(80, &other()).entry(4, at).end()
        }),
        ("table-that-leaves-out-objects", Flaw::Stray, {
            let mut file = Appended::to(&plain).object(4, &other()).object(80, "null");
            file.entries.remove(0);
            file.end()
        }),
        ("short-size", Flaw::Stray, {
            let mut file = Appended::to(&plain).object(80, &other());
            file.size = 9;
            file.end()
        }),
        ("chain-through-a-hidden-section", Flaw::Stray, {
            let hidden = Appended::to(&plain).object(4, &other()).end();
            let end = hidden.windows(9).rposition(|part| part == b"startxref").expect("its end");
            let mut file = Appended::to(&hidden);
            file.pdf.truncate(end);
            file.object(80, "null").end()
        }),
        ("end-that-names-another-section", Flaw::Stray, {
            let pdf = Appended::to(&plain).object(4, &other()).end();
            let old = Appended::to(&plain).prev.expect("a section");
            Appended::to(&pdf).bytes(&format!("startxref\n{old}\n%%EOF\n")).pdf
        }),
        ("signature-wrapping", Flaw::Uncovered, wrapped(&plain)),
        ("copied-signature", Flaw::ChangedSince, {
            let holder = edited(&plain, 10, "/ByteRange", "/ByteRange");
            let field = edited(&plain, 11, "10 0 R", "80 0 R");
            Appended::to(&plain).object(80, &holder).object(11, &field).object(4, &other()).end()
        }),
    ];
    for (name, flaw, from, to) in [
        ("forgery-no-range", Flaw::Uncovered, "/ByteRange", "/ByteFoong"),
        ("forgery-no-message", Flaw::Unreadable, "/Contents<", "/Contemps<"),
    ] {
        all.push((name, flaw, replaced(&plain, from, to)));
    }
    let range = find(&plain, "/ByteRange[") + 10;
    let length = find(&plain[range..], "]") + 1;
    for (name, flaw, to) in [
        ("forgery-null-range", Flaw::Uncovered, " null"),
        ("forgery-empty-range", Flaw::Uncovered, "[]"),
        ("forgery-range-of-nothing", Flaw::Uncovered, "[0 0 0 0]"),
        ("forgery-negative-range", Flaw::Uncovered, "[0 -1 9 9]"),
    ] {
        let to = format!("{to:length$}");
        all.push((name, flaw, [&plain[..range], to.as_bytes(), &plain[range + length..]].concat()));
    }
    let message = find(&plain, "/Contents<") + 9;
    let mut empty = plain.clone();
    let digits = empty[message + 1..].iter().take_while(|byte| **byte != b'>').count();
    empty[message + 1..=message + digits].fill(b'0');
    all.push(("forgery-empty-message", Flaw::Unreadable, empty));
    all
}

#[test]
fn every_attack_is_told() {
    let folder = std::env::var_os("ATTACKS").map(std::path::PathBuf::from);
    for (name, flaw, pdf) in attacks() {
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{name}.pdf")), &pdf).expect("written");
        }
        let all = verify(&pdf).expect("a file that can be read");
        let told: Vec<_> = all.iter().map(|one| one.flaw).collect();
        assert_eq!(told, [Some(flaw)], "{name}");
    }
}

#[test]
fn what_is_attacked_is_valid_itself() {
    let mut covered = letter("/Metadata 4 0 R", "/Annots[7 0 R]");
    covered.push((7, "<</Type/Annot/Subtype/Square/Rect[0 0 9 9]>>".to_owned()));
    for objects in [letter("", ""), covered] {
        let pdf = signed(&objects);
        assert!(verify(&pdf).expect("sound")[0].is_valid());
        let spaced = Appended::to(&pdf).bytes("\n").pdf;
        assert!(verify(&spaced).expect("sound")[0].is_valid());
        let informed = Appended::to(&pdf).object(6, "<</Title(Another)>>");
        let informed = informed.trailer("/Root 1 0 R/Info 6 0 R").end();
        let verdict = &verify(&informed).expect("sound")[0];
        assert_eq!((verdict.flaw, verdict.since.len()), (None, 1), "metadata are told");
    }
}
