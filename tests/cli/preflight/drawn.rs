//! Faults in what is drawn.

use super::{BOXES, Case, Page, TEXT};

const SHADING: &str = "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 9 9]\
    /Function<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0]/C1[1 0 0]>>>>";

fn content(content: &'static str) -> Page {
    Page { content, ..Page::default() }
}

fn only_fault(page: &Page, fact: &str) {
    let (faults, _) = page.found();
    assert!(faults.len() == 1 && faults[0].contains(fact), "{fact}: {faults:?}");
}

#[test]
fn gradients_and_patterns_are_looked_into() {
    let shading = format!("/Shading<</S {SHADING}>>");
    let pattern = format!("/Pattern<</S<</PatternType 2/Shading {SHADING}>>>>");
    let filled = "/Pattern cs /S scn 100 100 50 50 re f";
    let pages = [
        ("/S sh", shading.as_str()),
        (filled, pattern.as_str()),
        (filled, "/Pattern<</S 10 0 R>>"),
        ("/Pattern cs /S scn BT /F 11 Tf 99 700 Td (x) Tj ET", "/Pattern<</S 10 0 R>>"),
    ];
    for (content, resources) in pages {
        let resources = resources.to_owned().leak();
        let page = Page { content, resources, ..Page::default() };
        only_fault(&page, "RGB of no known screen");
    }
}

#[test]
fn the_end_of_text_counts() {
    let end = [
        "0 0 0 1 k BT /F 11 Tf 555 700 Td (nine wide) Tj ET",
        "0 0 0 1 k BT /F 11 Tf 590 700 Td [(x) -1000 (x)] TJ ET",
        "0 0 0 1 k BT /F 11 Tf 500 Tz 580 700 Td (x) Tj ET",
        "0 0 0 1 k BT /F 11 Tf 10 Tc 585 700 Td (xx) Tj ET",
    ];
    for content in end {
        only_fault(&self::content(content), "mm from the cut");
    }
    only_fault(
        &content("0 0 0 1 k BT /F 11 Tf 580 700 Td (long enough to run over) Tj ET"),
        "text beyond the cut",
    );
}

#[test]
fn spaces_at_the_end_of_a_line_do_not() {
    let page = content("0 0 0 1 k BT /F 11 Tf 590 700 Td (x            ) Tj ET");
    assert_eq!(page.found(), (vec![], vec![]));
}

#[test]
fn content_that_cannot_be_read_is_a_fault() {
    let broken = [
        "q foo Q",
        "1 0 rg",
        "(not closed",
        "1 m",
        "/None Do",
        "BT /None 9 Tf (x) Tj ET",
        "1e400 0 0 1e400 0 0 cm 0 0 9 9 re f",
    ];
    for content in broken {
        only_fault(&self::content(content), "cannot be read");
    }
    let resources = "/XObject<</X 9 0 R>>";
    only_fault(&Page { content: "/X Do", resources, ..Page::default() }, "cannot be read");
    assert_eq!(content("BX 1 2 new EX").found(), (vec![], vec![]));
}

#[test]
fn a_colour_made_of_itself_comes_to_an_end() {
    let page = Page {
        content: "/C cs 1 sc 100 100 50 50 re f",
        resources: "/ColorSpace<</C 11 0 R>>",
        ..Page::default()
    };
    let mut objects = page.pdf();
    objects.extend(b"\n11 0 obj [/Indexed 11 0 R 1 <00>] endobj");
    let run = Case::new().file("a.pdf", objects).args(["preflight", "a.pdf"]).run();
    assert!(matches!(run.status, 0 | 1), "{}", run.status);
}

#[test]
fn a_file_that_is_cut_short_is_damaged() {
    let mut pdf = Page::default().pdf();
    pdf.truncate(pdf.len() - 20);
    let run = Case::new().file("a.pdf", pdf).args(["preflight", "a.pdf"]).run();
    let said = String::from_utf8(run.stdout).expect("text");
    assert_eq!((run.status, said.contains("the file is damaged")), (1, true), "{said}");
}

#[test]
fn a_crop_box_may_not_hide_what_is_cut_out() {
    for (crop, hidden) in [("[100 100 400 400]", true), ("[22.5 20 617.5 862]", false)] {
        let boxes = format!("{BOXES}/CropBox{crop}").leak();
        let (faults, _) = Page { boxes, ..Page::default() }.found();
        assert_eq!(faults.iter().any(|fault| fault.contains("crop box")), hidden, "{faults:?}");
    }
}

#[test]
fn black_of_three_inks_and_thin_outlines_are_found() {
    only_fault(&content("1 1 1 0 k BT /F 11 Tf 99 700 Td (x) Tj ET"), "black text of several");
    only_fault(
        &content("0 0 0 1 K 2 Tr 0.05 w 0 0 0 1 k BT /F 11 Tf 99 700 Td (x) Tj ET"),
        "a line of 0.05 pt",
    );
}

#[test]
fn what_lies_outside_the_bleed_is_left_alone() {
    let outside = "BT /F 3 Tf 1 0 0 rg 100 3 Td (job 17) Tj ET 0.01 w 0 0 m 9 0 l S";
    let content = format!("{TEXT} {outside}").leak();
    assert_eq!(Page { content, ..Page::default() }.found(), (vec![], vec![]));
}

#[test]
fn a_picture_without_height_is_not_seen() {
    let page = Page {
        content: "q 0 0 0 0 0 0 cm /I Do Q",
        resources: "/XObject<</I 6 0 R>>",
        ..Page::default()
    };
    assert_eq!(page.found(), (vec![], vec![]));
}
