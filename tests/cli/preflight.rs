//! What a print shop would say of PDFs.

mod drawn;
mod table;

use serde_json::Value;

use crate::support::case::{Case, Run};
use crate::support::made;

/// A page as a print shop wants it: cut, bleed, black text in an embedded typeface.
struct Page {
    catalog: &'static str,
    boxes: &'static str,
    more: &'static str,
    content: &'static str,
    resources: &'static str,
    font: &'static str,
}

const BOXES: &str = "/MediaBox[0 0 640 882]/BleedBox[14 11 626 871]/TrimBox[22.5 20 617.5 862]";
const FONT: &str = "/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Sound/FontFile3 7 0 R>>";
/// A form that draws itself, and the tile of a pattern.
const FORM: &str = "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 9 0 R>>>>";
const TILE: &str = "/PatternType 1/PaintType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>";
const TEXT: &str = "0 0 0 1 k BT /F 11 Tf 100 700 Td (Sound) Tj ET";

impl Default for Page {
    fn default() -> Self {
        Self { catalog: "", boxes: BOXES, more: "", content: TEXT, resources: "", font: FONT }
    }
}

impl Page {
    fn pdf(&self) -> Vec<u8> {
        let page = format!(
            "<</Type/Page/Parent 2 0 R{}{}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{}>>>>",
            self.boxes, self.more, self.resources
        );
        let font = format!("<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Sound{}>>", self.font);
        let image = "/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceCMYK";
        made::pdf(&[
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into_bytes(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            page.into_bytes(),
            made::stream("", self.content.as_bytes()),
            font.into_bytes(),
            made::stream(image, &[0; 40_000]),
            made::stream("/Subtype/Type1C", b"none"),
            made::stream("/N 1", b"none"),
            made::stream(FORM, b"/X Do"),
            made::stream(TILE, b"1 0 0 rg 0 0 5 5 re f"),
        ])
    }

    fn preflight(&self) -> Run {
        let args = ["preflight", "--json", "a.pdf"];
        Case::new().file("a.pdf", self.pdf()).args(args).run()
    }

    /// The table that people see.
    fn table(&self) -> String {
        let run = Case::new().file("a.pdf", self.pdf()).args(["preflight", "a.pdf"]).run();
        String::from_utf8(run.stdout).expect("text")
    }

    /// What is found: faults, then notes.
    fn found(&self) -> (Vec<String>, Vec<String>) {
        let run = self.preflight();
        let found: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let all = found["preflight"]["findings"].as_array().expect("a list").iter();
        let (faults, notes): (Vec<_>, Vec<_>) = all.partition(|finding| finding["fault"] == true);
        let facts = |list: Vec<&Value>| {
            list.iter().map(|one| one["fact"].as_str().expect("a fact").to_owned()).collect()
        };
        let (faults, notes): (Vec<String>, Vec<String>) = (facts(faults), facts(notes));
        assert_eq!(run.status, i32::from(!faults.is_empty()), "{faults:?}");
        (faults, notes)
    }
}

#[test]
fn nothing_is_found_in_a_page_as_print_shops_want_it() {
    assert_eq!(Page::default().found(), (vec![], vec![]));
}

#[test]
fn scripts_are_found_wherever_they_hang() {
    let script = "<</S/J#61vaScript/JS(x)>>";
    let next = format!("<</S/URI/URI(a)/Next[<</S/URI/URI(b)/Next{script}>>]>>");
    let deep = format!("{}{script}{}", "[".repeat(300), "]".repeat(300));
    let hung = [
        (format!("/Outlines<</First<</Title(a)/A{script}>>>>"), String::new()),
        (format!("/OpenAction{next}"), String::new()),
        ("/AcroForm<</Fields[]/XFA(x)>>".to_owned(), String::new()),
        (format!("/AcroForm<</Fields[<</T(a)/AA<</K{script}>>>>]>>"), String::new()),
        ("/Requirements[<</A<</S/Rendition/JS(x)>>>>]".to_owned(), String::new()),
        (format!("/PieceInfo{deep}"), String::new()),
        (String::new(), format!("/Annots[<</Subtype/Link/A{next}>>]")),
        (String::new(), format!("/Annots[<</Subtype/Widget/AA<</E{script}>>>>]")),
        (String::new(), format!("/AA<</O{script}>>")),
    ];
    for (catalog, more) in hung {
        let (catalog, more) = (&*catalog.leak(), &*more.leak());
        let (faults, _) = Page { catalog, more, ..Page::default() }.found();
        assert!(faults.iter().any(|fact| fact.contains("scripts")), "{catalog}{more}: {faults:?}");
    }
    let other = "/AcroForm<</Fields[]>>/Outlines<</First<</Title(JavaScript)/A<</S/GoTo>>>>>>";
    assert_eq!(Page { catalog: other, ..Page::default() }.found(), (vec![], vec![]));
}

/// A page with white under a graphics state.
fn state(dict: &str) -> Page {
    let resources = format!("/ExtGState<</G{dict}>>").leak();
    Page { content: "/G gs 0 0 0 0 k 99 99 9 9 re f", resources, ..Page::default() }
}

#[test]
fn each_planted_fault_is_found_and_nothing_else() {
    let page = Page::default;
    let icc = "/ColorSpace<</C[/ICCBased 8 0 R]>>";
    let planted = [
        (Page { boxes: "/MediaBox[0 0 595 842]", ..page() }, "does not say where it is cut"),
        (
            Page {
                boxes: "/MediaBox[0 0 640 882]/BleedBox[20 18 620 864]/TrimBox[22.5 20 617.5 862]",
                ..page()
            },
            "has 0.7 mm of bleed",
        ),
        (Page { more: "/Annots[<</Type/Annot>>]", ..page() }, "has annotations"),
        (Page { catalog: "/Names<</JavaScript<</Names[(a)<<>>]>>>>", ..page() }, "it has scripts"),
        (Page { catalog: "/OpenAction<</S/Launch>>", ..page() }, "is done when it is opened"),
        (Page { more: "/AA<</O<</S/GoTo>>>>", ..page() }, "is done when it is opened"),
        (
            Page { catalog: "/Names<</EmbeddedFiles<</Names[(a)<</F(a)>>]>>>>", ..page() },
            "files are attached",
        ),
        (state("<</TR/Identity/TR2<<>>>>"), "changes the tones"),
        (Page { content: "1 1 0.5 0.6 k 99 99 9 9 re f", ..page() }, "a colour of 310 % ink"),
        (state("<</op true/OPM 1>>"), "white that overprints"),
        (Page { font: "", ..page() }, "`Sound` is not part of the file"),
        (
            Page { content: "0.4 0.3 0.3 1 k BT /F 11 Tf 99 700 Td (x) Tj ET", ..page() },
            "black text of several inks",
        ),
        (
            Page {
                content: "/C cs 0 sc BT /F 11 Tf 99 700 Td (x) Tj ET",
                resources: icc,
                ..page()
            },
            "calibrated grey",
        ),
        (Page { content: "1 0 0 rg 100 100 50 50 re f", ..page() }, "RGB of no known screen"),
        (Page { content: "0.1 w 100 100 m 300 100 l S", ..page() }, "a line of 0.10 pt"),
        (
            Page { content: "2 0 0 2 0 0 cm BT /F 2.5 Tf 99 300 Td (x) Tj ET", ..page() },
            "type of 5.0 pt",
        ),
        (
            Page { content: "0 0 0 1 k BT /F 11 Tf 30 700 Td (x) Tj ET", ..page() },
            "text 2.6 mm from the cut",
        ),
        (
            Page {
                content: "q 72 0 0 72 100 100 cm /I Do Q",
                resources: "/XObject<</I 6 0 R>>",
                ..page()
            },
            "100 × 100 pixels prints at 100 dpi",
        ),
    ];
    for (page, fact) in planted {
        let (faults, _) = page.found();
        assert!(faults.len() == 1 && faults[0].contains(fact), "{fact}: {faults:?}");
    }
}

#[test]
fn what_can_be_printed_but_is_worth_to_know_is_a_note() {
    let clear = Page {
        content: "/G gs 0 0 0 1 k 100 100 50 50 re f",
        resources: "/ExtGState<</G<</ca 0.5>>>>",
        ..Page::default()
    };
    assert_eq!(clear.found().1, ["something lets what is beneath shine through"]);
    let screens = state("<</HT<</HalftoneType 1>>>>");
    assert_eq!(screens.found().1, ["it brings screens of its own (halftones)"]);
    // White that knocks out is seen, and a place to begin at is no action.
    let plain =
        Page { catalog: "/OpenAction[3 0 R/Fit]", ..state("<</op false/OPM 1/HT/Default>>") };
    assert_eq!(plain.found(), (vec![], vec![]));
}

#[test]
fn nothing_is_found_in_letters_for_paper() {
    for sample in ["minimal", "business", "coalition", "stationery"] {
        let letter = format!("{}/samples/{sample}/letter.toml", env!("CARGO_MANIFEST_DIR"));
        let run = Case::new()
            .args(["build", letter.as_str(), "--profile", "print", "-o", "paper.pdf"])
            .run();
        let paper = run.says(0, "wrote paper.pdf").read("paper.pdf");
        let run = Case::new().file("paper.pdf", paper).args(["preflight", "paper.pdf"]).run();
        let said = String::from_utf8(run.stdout).expect("text");
        assert_eq!((run.status, said.contains("fault")), (0, false), "{sample}: {said}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_said() {
    let run = Case::new().file("a.pdf", "%PDF-1.7 no").args(["preflight", "a.pdf"]).run();
    run.says(1, "is damaged");
}
