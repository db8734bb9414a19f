//! The table of pages.

use super::{BOXES, Case, Page, made};

fn inks(content: &'static str, resources: &'static str) -> String {
    let table = Page { content, resources, ..Page::default() }.table();
    let row = table.lines().nth(3).expect("a row");
    row.split("mm").nth(2).expect("inks").trim().to_owned()
}

#[test]
fn inks_are_those_there_is_something_of() {
    let spot = "/ColorSpace<</C[/Separation/Harbour#20Blue/DeviceCMYK 8 0 R]\
        /N[/DeviceN[/Gold/Cyan]/DeviceCMYK 8 0 R]>>";
    let square = [
        ("0 0 0 1 k 100 100 9 9 re f", "", "black  none"),
        ("1 0 0 0.2 k 100 100 9 9 re f", "", "cyan, black  none"),
        ("0 0 0 0 k 100 100 9 9 re f 1 g 100 100 9 9 re f", "", "none  none"),
        ("/DeviceCMYK cs 0 1 0 0 scn 100 100 9 9 re f", "", "magenta  none"),
        ("/C cs 1 scn 99 99 9 9 re f 0 g 99 99 9 9 re f", spot, "Harbour Blue, black  none"),
        ("/N cs 0 1 scn 100 100 9 9 re f", spot, "cyan  none"),
        ("q 9 0 0 9 99 99 cm /I Do Q", "/XObject<</I 6 0 R>>", "CMYK picture  1, coarsest 800 dpi"),
    ];
    for (content, resources, row) in square {
        assert_eq!(inks(content, resources), row, "{content}");
    }
}

#[test]
fn a_limit_is_told_for_the_picture_it_is_of() {
    let page = Page {
        content: "q 72 0 0 72 100 100 cm /I Do Q",
        resources: "/XObject<</I 6 0 R>>",
        ..Page::default()
    };
    let table = page.table();
    let told = "a picture of 100 × 100 pixels prints at 100 dpi (300 dpi are asked for)\n";
    assert!(table.ends_with(told), "{table}");
}

#[test]
fn pages_that_are_alike_share_a_row() {
    let page = format!("<</Type/Page/Parent 2 0 R{BOXES}>>");
    let other = format!("<</Type/Page/Parent 2 0 R{BOXES}/Contents 6 0 R>>");
    let pdf = made::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>".to_vec(),
        page.clone().into_bytes(),
        page.into_bytes(),
        other.into_bytes(),
        made::stream("", b"0 g 100 100 9 9 re f"),
    ]);
    let run = Case::new().file("a.pdf", pdf).args(["preflight", "a.pdf"]).run();
    let said = String::from_utf8(run.stdout).expect("text");
    let rows: Vec<&str> = said.lines().skip(3).take_while(|line| !line.is_empty()).collect();
    let pages: Vec<_> = rows.iter().filter_map(|row| row.split("  ").next()).collect();
    assert_eq!(pages, ["1–2", "3"], "{said}");
}
