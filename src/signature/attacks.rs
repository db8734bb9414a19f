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

const WHITE: &str = "<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Length 28>>\nstream\n\
    1 g 0 0 200 200 re f 0 g % .\n\nendstream";
const OTHER: &str =
    "<</Length 44>>\nstream\nBT /F 20 Tf 30 150 Td (We refuse it all.) Tj ET\n\nendstream";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// A letter of a page: its objects by their numbers.
fn letter(catalog: &str, page: &str) -> Vec<(i32, String)> {
    let text = "BT /F 20 Tf 30 150 Td (We agree to all.) Tj ET\n";
    let content = format!("<</Length {}>>\nstream\n{text}endstream", text.len());
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
    let field = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 4/P 3 0 R/Rect[20 100 220 300]{look}>>"
    );
    let page = edited(pdf, 3, "/Annots [", "/Annots [ 80 0 R ");
    let page = page.replace(" 80 0 R  ", " ").replace("]", "]");
    let (head, tail) = page.split_once("/Annots [").expect("annotations");
    let (own, tail) = tail.split_once(']').expect("their end");
    let own = own.replace("80 0 R", "");
    let catalog = edited(pdf, 1, "/Fields [", "/Fields [");
    let (before, after) = catalog.split_once("/Fields [").expect("fields");
    let (fields, after) = after.split_once(']').expect("their end");
    Appended::to(pdf)
        .object(80, &field)
        .object(81, WHITE)
        .object(3, &format!("{head}/Annots [{own} 80 0 R]{tail}"))
        .object(1, &format!("{before}{form}/Fields [{fields} 80 0 R]{after}"))
        .end()
}

/// Each attack with its name.
fn attacks() -> Vec<(&'static str, Vec<u8>)> {
    let square = "<</Type/Annot/Subtype/Square/Rect[20 100 220 300]/IC[1 1 1]/AP<</N 8 0 R>>>>";
    let mut covered = letter("", "/Annots[7 0 R]");
    covered.extend([(7, square.to_owned()), (8, WHITE.to_owned())]);
    let (plain, covered) = (signed(&letter("", "")), signed(&covered));
    let mut all = vec![
        ("object-without-section", {
            let black =
                "4 0 obj<</Length 31>>stream\n0 0 0 rg 100 100 90 90 re f 0 g\nendstream endobj\n";
            Appended::to(&plain).bytes(black).bytes(&format!("%{}\n", "a".repeat(3000))).pdf
        }),
        ("bytes-after-the-end", Appended::to(&plain).bytes("And more").pdf),
        ("comment-after-the-end", Appended::to(&plain).bytes("% And more\n").pdf),
        ("white-space-without-end", Appended::to(&plain).bytes(&" ".repeat(3000)).pdf),
        ("incremental-saving", Appended::to(&plain).object(4, OTHER).end()),
        ("incremental-saving-of-a-page", {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 80 0 R");
            Appended::to(&plain).object(80, OTHER).object(3, &page).end()
        }),
        ("incremental-saving-without-table", {
            let object = format!("4 0 obj\n{OTHER}\nendobj\n");
            Appended::to(&plain).bytes(&object).bytes("trailer\n<</Root 1 0 R>>\n%%EOF\n").pdf
        }),
        ("incremental-saving-without-end", {
            Appended::to(&plain).bytes(&format!("4 0 obj\n{OTHER}\nendobj\n")).pdf
        }),
        ("another-catalog", {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R");
            let page = page.replace("/Parent 2 0 R", "/Parent 81 0 R").replace(" 4 0 R", " 83 0 R");
            let catalog = edited(&plain, 1, "/Pages 2 0 R", "/Pages 81 0 R");
            Appended::to(&plain)
                .object(80, &catalog)
                .object(81, "<</Type/Pages/Count 1/Kids[82 0 R]>>")
                .object(82, &page)
                .object(83, OTHER)
                .trailer("/Root 80 0 R")
                .end()
        }),
        ("page-added", {
            Appended::to(&plain).object(2, "<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>").end()
        }),
        ("shadow-hide", {
            let page = edited(&covered, 3, "7 0 R", "");
            Appended::to(&covered).object(3, &page).end()
        }),
        ("shadow-hide-by-appearance", {
            Appended::to(&covered).object(8, &WHITE.replace("1 g 0", "1 g 9")).end()
        }),
        ("shadow-hide-by-freeing", {
            let mut file = Appended::to(&covered);
            file.trailer = "/Root 1 0 R".to_owned();
            let pdf = file.entry(7, 0).end();
            replaced(&pdf, "0000000000 00000 n", "0000000000 00001 f")
        }),
        ("shadow-replace", {
            Appended::to(&plain).object(5, &FONT.replace("Helvetica", "ZapfDingbats")).end()
        }),
        ("shadow-hide-and-replace", {
            // Both texts are in the file when it is signed; only one is in its table.
            let hidden = format!("%PDF-1.7\n4 0 obj\n{OTHER}\nendobj\n");
            let mut file = Appended::to(hidden.as_bytes());
            (file.size, file.prev) = (10, None);
            for (number, body) in letter("", "") {
                file = file.object(number, &body);
            }
            let pdf = sign(&file.end()).expect("signed");
            Appended::to(&pdf).entry(4, 9).end()
        }),
        ("hidden-object-brought-in", {
            let objects = letter("", "/Annots[70 0 R]");
            let pdf = signed(&objects);
            Appended::to(&pdf)
                .object(70, &square.replace("8 0 R", "80 0 R"))
                .object(80, WHITE)
                .end()
        }),
        ("metadata-that-is-a-page", {
            let pdf = signed(&letter("/Metadata 4 0 R", ""));
            Appended::to(&pdf).object(4, OTHER).end()
        }),
        ("information-that-is-the-catalog", {
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
        ("white-field", field_over(&plain, "/AP<</N 81 0 R>>", "")),
        ("white-field-drawn-by-the-reader", {
            field_over(&plain, "/MK<</BG[1 1 1]>>", "/NeedAppearances true")
        }),
        ("evil-annotation", {
            let text = "<</Type/Annot/Subtype/FreeText/Rect[20 100 220 300]/AP<</N 81 0 R>>\
                /Contents(We refuse)/DA(/F 20 Tf)>>";
            let page = edited(&plain, 3, "/Annots [", "/Annots [80 0 R ");
            Appended::to(&plain).object(80, text).object(81, WHITE).object(3, &page).end()
        }),
        ("action-on-opening", {
            let catalog =
                edited(&plain, 1, "/Pages 2 0 R", "/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>");
            Appended::to(&plain).object(1, &catalog).end()
        }),
        ("number-twice", {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R");
            Appended::to(&plain)
                .bytes(&format!("\n3 0 obj\n{}\nendobj", page.replace("4 0 R", "80 0 R")))
                .object(80, OTHER)
                .object(3, &page)
                .end()
        }),
        ("key-twice", {
            let page = edited(&plain, 3, "/Contents 4 0 R", "/Contents 4 0 R/Contents 80 0 R");
            Appended::to(&plain).object(80, OTHER).object(3, &page).end()
        }),
        ("table-that-leads-elsewhere", {
            let at = find(&plain, "5 0 obj");
            Appended::to(&plain).object(80, OTHER).entry(4, at).end()
        }),
        ("table-that-leaves-out-objects", {
            let mut file = Appended::to(&plain).object(4, OTHER).object(80, "null");
            file.entries.remove(0);
            file.end()
        }),
        ("short-size", {
            let mut file = Appended::to(&plain).object(80, OTHER);
            file.size = 9;
            file.end()
        }),
        ("chain-that-goes-elsewhere", {
            let mut file = Appended::to(&plain).object(80, OTHER);
            file.prev = Some(find(&plain, "xref"));
            file.end()
        }),
        ("end-that-names-another-section", {
            let pdf = Appended::to(&plain).object(4, OTHER).end();
            let old = Appended::to(&plain).prev.expect("a section");
            Appended::to(&pdf).bytes(&format!("startxref\n{old}\n%%EOF\n")).pdf
        }),
        ("signature-wrapping", {
            // The end that was signed moves down; what is put in stands where the message was.
            let (from, to) = (find(&plain, "/Contents<") + 9, find(&plain, ">>>\nendobj") + 1);
            let inner = format!(">>>\nendobj\n4 0 obj\n{OTHER}\nendobj\n%");
            let gap = inner.len();
            let pdf = [&plain[..to], inner.as_bytes(), &plain[to..]].concat();
            let range = find(&pdf, "/ByteRange[") + 11;
            let line = String::from_utf8_lossy(&pdf[range..from]).into_owned();
            let line = line.split(']').next().unwrap_or_default().to_owned();
            let numbers: Vec<usize> = line.split(' ').map(|n| n.parse().expect("digits")).collect();
            let new = format!("0 {} {} {}]", numbers[1], numbers[2] + gap, numbers[3]);
            replaced(&pdf, &format!("{line}]{}", " ".repeat(new.len() - line.len() - 1)), &new)
        }),
        ("copied-signature", {
            let holder = edited(&plain, 10, "/ByteRange", "/ByteRange");
            let field = edited(&plain, 11, "10 0 R", "80 0 R");
            Appended::to(&plain).object(80, &holder).object(11, &field).object(4, OTHER).end()
        }),
    ];
    for (name, from, to) in [
        ("forgery-no-range", "/ByteRange", "/ByteFoong"),
        ("forgery-no-message", "/Contents<", "/Contemps<"),
    ] {
        all.push((name, replaced(&plain, from, to)));
    }
    let range = find(&plain, "/ByteRange[") + 10;
    let length = find(&plain[range..], "]") + 1;
    for (name, to) in [
        ("forgery-null-range", "null"),
        ("forgery-empty-range", "[]"),
        ("forgery-range-of-nothing", "[0 0 0 0]"),
        ("forgery-negative-range", "[0 -1 9 9]"),
    ] {
        let to = format!("{to:length$}");
        all.push((name, [&plain[..range], to.as_bytes(), &plain[range + length..]].concat()));
    }
    let message = find(&plain, "/Contents<") + 9;
    let mut empty = plain.clone();
    let digits = empty[message + 1..].iter().take_while(|byte| **byte != b'>').count();
    empty[message + 1..=message + digits].fill(b'0');
    all.push(("forgery-empty-message", empty));
    all
}

#[test]
fn every_attack_is_told() {
    let folder = std::env::var_os("ATTACKS").map(std::path::PathBuf::from);
    let mut passed = Vec::new();
    for (name, pdf) in attacks() {
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{name}.pdf")), &pdf).expect("written");
        }
        let all = verify(&pdf).unwrap_or_default();
        println!("{name}: {:?}", all.iter().map(|one| one.flaw).collect::<Vec<_>>());
        if all.iter().any(Verdict::is_valid) {
            passed.push(name);
        }
    }
    assert_eq!(passed, [""; 0]);
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
