//! What PDF/X-4 (ISO 15930-7) asks of a file for a print shop.

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

const ARGS: [&str; 6] = ["build", "letter.toml", "--profile", "print", "-o", "paper.pdf"];

fn letter(more: &str) -> Case {
    Case::new().file("letter.toml", format!("{LETTER}\n{more}"))
}

fn paper(run: &Run) -> Pdf {
    Pdf::read(&run.read("paper.pdf"))
}

/// The one text of an element of the metadata.
fn said<'a>(xmp: &'a str, element: &str) -> &'a str {
    let tag = format!("<{element}>");
    let mut found = xmp.split(&tag).skip(1);
    let text = found.next().unwrap_or_else(|| panic!("no {element} in {xmp}"));
    assert!(found.next().is_none(), "{element} twice in {xmp}");
    text.split("</").next().expect("its end")
}

#[test]
fn the_press_is_named_and_its_profile_enclosed() {
    let run = letter("").args(ARGS).run().says(0, "wrote");
    let dump = paper(&run).dump();
    assert!(dump.contains("CGATS TR 006") && dump.contains("/GTS_PDFX"), "{dump}");
    assert_eq!(paper(&run).press(), include_bytes!("../../icc/gracol2006.icc"));
}

#[test]
fn a_letter_may_bring_the_profile_of_its_press() {
    let mut icc = vec![0; 128];
    icc[12..16].copy_from_slice(b"prtr");
    icc[16..20].copy_from_slice(b"CMYK");
    icc[36..40].copy_from_slice(b"acsp");
    let case = || letter("[output]\nicc = \"press.icc\"");
    let run = case().file("press.icc", &icc).args(ARGS).run().says(0, "wrote");
    assert_eq!(paper(&run).press(), icc);
    assert!(!paper(&run).dump().contains("CGATS"));
    case().file("press.icc", "no profile").args(ARGS).run().says(1, "is no ICC profile of a press");
}

#[test]
fn the_metadata_name_the_standard_and_agree_with_the_information() {
    let run = letter("[letterhead]\nname = \"A & B\"").args(ARGS).run();
    let pdf = paper(&run.says(0, "wrote"));
    let (xmp, info) = (pdf.xmp(), |key: &str| pdf.info(key.as_bytes()).expect(key));
    assert_eq!(said(&xmp, "pdfxid:GTS_PDFXVersion"), "PDF/X-4");
    assert_eq!(said(&xmp, "pdf:Trapped"), "False");
    assert!(pdf.dump().contains("/Trapped /False"), "{}", pdf.dump());
    assert!(said(&xmp, "dc:title").contains(&format!(">{}", info("Title"))), "{xmp}");
    assert_eq!(
        (info("Author").as_str(), info("Creator").as_str()),
        ("A & B", said(&xmp, "xmp:CreatorTool"))
    );
    assert!(said(&xmp, "dc:creator").contains(">A &amp; B"), "{xmp}");
    let written = "2026-03-03T00:00:00+00:00";
    for element in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
        assert_eq!(said(&xmp, element), written);
    }
    for key in ["CreationDate", "ModDate"] {
        let digits: String = info(key).chars().filter(char::is_ascii_digit).collect();
        assert!(digits.starts_with("20260303000000"), "{key}: {digits}");
    }
    assert_eq!(said(&xmp, "xmpMM:VersionID"), "1");
    assert_eq!(said(&xmp, "xmpMM:RenditionClass"), "default");
    assert!(xmp.trim_end().ends_with("?>"), "{xmp}");
}

#[test]
fn the_identifier_is_the_letters_own() {
    let of = |more: &str| paper(&letter(more).args(ARGS).run().says(0, "wrote")).identifier();
    let [letter, file] = of("");
    assert!(letter.len() >= 16 && file.len() >= 16);
    assert_eq!(of(""), [letter.clone(), file]);
    assert_ne!(of("[letterhead]\nname = \"Another\"")[0], letter);
}
