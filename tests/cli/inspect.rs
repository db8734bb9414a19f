//! `undersigned inspect`: our own PDFs, PDFs made by hand, and damaged ones.

use serde_json::Value;
use undersigned::inspect::{Element, Facts, inspect};
use undersigned::pdf::Unreadable;

use crate::support::case::{Case, program};
use crate::support::made;

/// A sample's PDF.
fn sample(name: &str) -> Vec<u8> {
    let letter = format!("samples/{name}/letter.toml");
    let mut build = program();
    let build = build.args(["build", &letter, "-o", "-"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    build.output().expect("the program runs").stdout
}

fn facts(pdf: Vec<u8>) -> Facts {
    inspect(pdf).expect("a sound PDF")
}

/// All elements of a role, with their text.
fn texts<'a>(elements: &'a [Element], role: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for element in elements {
        let own = (element.role == role).then(|| element.text.as_deref().unwrap_or_default());
        found.extend(own);
        found.extend(texts(&element.children, role));
    }
    found
}

#[test]
fn the_open_letter_is_seen_as_its_recipient_sees_it() {
    let facts = facts(sample("open-letter"));
    let title = facts.about.title.as_deref().expect("a title");
    assert!(title.starts_with("Open Letter to President"), "{title}");
    assert_eq!(facts.about.language.as_deref(), Some("en-US"));
    assert_eq!(facts.standards, ["PDF/UA-1", "PDF/A-2a"]);
    assert_eq!((facts.version.as_str(), facts.tagged, facts.encrypted), ("1.7", true, false));
    assert!(facts.fonts.iter().all(|font| font.embedded && font.subset), "{:?}", facts.fonts);
    assert!(facts.fonts.iter().any(|font| font.name == "LibertinusSerif-Regular"));
    let pages: Vec<_> =
        facts.pages.iter().map(|page| (page.width_mm, page.paper.as_deref())).collect();
    assert_eq!(pages, [(215.9, Some("US letter")); 2]);
    assert_eq!(texts(&facts.structure, "H1"), [title]);
    let items = texts(&facts.structure, "LI");
    assert_eq!(
        (items.len(), items[0], items[5]),
        (56, "The Hon. Antony Blinken, Secretary of State;", "1. 7 October Movement")
    );
    assert_eq!((facts.bookmarks.len(), facts.bookmarks[0].page), (1, Some(1)));
    assert_eq!(facts.notes, Vec::<String>::new());
}

#[test]
fn a_letter_shows_its_picture_note_and_links() {
    let facts = facts(sample("business"));
    assert_eq!(facts.about.authors, ["Harbour Light Foundation"]);
    assert_eq!(facts.about.created.as_deref(), Some("2026-03-03T00:00:00Z"));
    let letter = &facts.structure[0];
    assert_eq!(letter.role, "Document");
    let text = format!("{letter:?}");
    assert!(text.contains("Harbour Light Foundation: a lighthouse in a circle"), "{text}");
    let notes = texts(&facts.structure, "Note");
    assert!(notes[0].starts_with("1 The Sampletown Rules"), "{notes:?}");
    let uris: Vec<_> = facts.links.iter().filter_map(|link| link.uri.as_deref()).collect();
    assert!(uris.contains(&"mailto:office@harbourlight.example"), "{uris:?}");
    assert!(facts.links.iter().any(|link| link.to_page == Some(1)), "{:?}", facts.links);
    let lines = texts(&facts.structure, "P");
    assert!(lines.iter().any(|line| line.contains("38,900 carry a description")), "{lines:#?}");
}

#[test]
fn the_facts_are_printed_for_people_and_as_json() {
    let case = Case::new().file("letter.pdf", sample("open-letter"));
    let run = case.args(["inspect", "letter.pdf"]).run();
    let text = String::from_utf8(run.stdout).expect("text");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(
        text.starts_with("letter.pdf: PDF 1.7, tagged, claims PDF/UA-1 + PDF/A-2a, "),
        "{text}"
    );
    assert!(text.contains("\npages       2: US letter, 215.9 × 279.4 mm\n"), "{text}");
    assert!(text.contains("LI 1. 7 October Movement\n"), "{text}");
    assert!(text.contains("… 43 more LI\n"), "{text}");
    let run = Case::new().stdin(sample("minimal")).args(["inspect", "-", "--json"]).run();
    let json: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(json["file"], "<stdin>");
    assert_eq!(json["language"], "en-US");
    assert_eq!(json["pages"][0]["paper"], "US letter");
    assert_eq!(json["signatures"], serde_json::json!([]));
    assert_eq!(
        (&json["title"], &json["producer"]),
        (&"Committee on Examples".into(), &Value::Null)
    );
}

#[test]
fn what_our_letters_do_not_have_is_read_too() {
    let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:x='http://www.npes.org/pdfx/ns/id/' x:GTS_PDFXVersion='PDF/X-4'>\
        <dc:title><rdf:Alt><rdf:li>In the XMP</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 9 0 R/AcroForm<</Fields[5 0 R 7 0 R 8 0 R]>>/Outlines 10 0 R\
          /Dests<</here[3 0 R/Fit]>>/StructTreeRoot<</K<</S/Chapter/K<</S/Headline/ActualText(Said \\204 so)>>>>\
          /RoleMap<</Chapter/Sect/Headline/H2>>>>>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Annots[<</Subtype/Link/A<</S/Launch>>>>]\
          /Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/UserUnit 2>>",
        "<</T(sender)/Kids[6 0 R]>>",
        "<</T(name)/FT/Tx/V(Jordan)>>",
        "<</T(agreed)/FT/Btn/V/Off>>",
        "<</T(seal)/FT/Sig/V<</Name(Harbour Light)>>>>",
        "",
        "<</First 11 0 R>>",
        "<</Title(First)/Dest/here/Next 11 0 R>>",
    ];
    let mut objects = objects.map(|object| object.as_bytes().to_vec());
    objects[8] = made::stream("/Type/Metadata/Subtype/XML", xmp.as_bytes());
    let facts = facts(made::pdf(&objects));
    assert_eq!(facts.about.title.as_deref(), Some("In the XMP"));
    assert_eq!(facts.standards, ["PDF/X-4"]);
    assert!(!facts.tagged);
    assert_eq!(facts.pages[0].paper.as_deref(), Some("A4 landscape"));
    assert_eq!(facts.pages[1].width_mm, 70.6);
    assert_eq!(texts(&facts.structure, "H2"), ["Said — so"]);
    assert_eq!(facts.structure[0].role, "Sect");
    let fields: Vec<_> =
        facts.fields.iter().map(|field| (field.name.as_str(), field.filled)).collect();
    assert_eq!(fields, [("sender.name", true), ("agreed", false)]);
    assert_eq!(facts.signatures[0].signer.as_deref(), Some("Harbour Light"));
    assert_eq!(facts.links[0].action.as_deref(), Some("Launch"));
    // An outline that goes in a circle ends.
    assert_eq!(facts.bookmarks[0].page, Some(1));
}

#[test]
fn links_lead_to_the_pages_they_name_their_own_too() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/Dests<</here[3 0 R/Fit]>>>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/Annots[5 0 R 6 0 R<</Subtype/Link/Dest[4 0 R/Fit]>>]>>",
        "<</Type/Page/Parent 2 0 R/Annots[7 0 R 8 0 R]>>",
        "<</Subtype/Link/Dest[3 0 R/Fit]>>",
        "<</Subtype/Link/Dest/here>>",
        "<</Subtype/Link/A<</S/GoTo/D[4 0 R/Fit]>>>>",
        "<</Subtype/Link/Dest[9 0 R/Fit]>>",
        "<</Type/Page>>",
    ];
    let facts = facts(made::pdf(&objects.map(|object| object.as_bytes().to_vec())));
    let links: Vec<_> = facts.links.iter().map(|link| (link.page, link.to_page)).collect();
    assert_eq!(links, [(1, Some(1)), (1, Some(1)), (1, Some(2)), (2, Some(2)), (2, None)]);
}

#[test]
fn a_font_that_is_not_embedded_is_said_to_be_so() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ];
    let font = &facts(made::pdf(&objects.map(|object| object.as_bytes().to_vec()))).fonts[0];
    assert_eq!((font.name.as_str(), font.kind.as_str()), ("Helvetica", "Type 1"));
    assert!(!font.embedded && !font.subset);
}

#[test]
fn a_title_that_is_told_in_two_ways_is_noted() {
    let whole = sample("business");
    let at = |part: &[u8]| whole.windows(part.len()).position(|window| window == part);
    let plain = facts(whole.clone());
    assert_eq!(plain.notes, Vec::<String>::new());
    assert!(at(b"Public access").is_some(), "the XMP packet is not compressed");
    let mut other = whole.clone();
    let at = at(b"Public access").expect("found");
    other[at..at + 6].copy_from_slice(b"Closed");
    let notes = facts(other).notes;
    assert!(notes[0].starts_with("two titles: `Closed access"), "{notes:?}");
}

#[test]
fn files_that_are_no_sound_pdf_are_refused_with_the_reason() {
    let refused = |bytes: &[u8], why: &str| {
        let case = Case::new().file("a.pdf", bytes).args(["inspect", "a.pdf"]);
        let run = case.run().says(1, why).says(1, "= help: ");
        assert!(run.stdout.is_empty());
    };
    refused(b"Dear all,", "`a.pdf` is no PDF");
    refused(b"", "`a.pdf` is no PDF");
    refused(b"%PDF-1.7\nand nothing more", "`a.pdf` is damaged");
    let circle = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"];
    let circle = made::pdf(&circle.map(|object| object.as_bytes().to_vec()));
    refused(&circle, "`a.pdf` is nested or packed beyond all measure");
    Case::new().args(["inspect", "a.pdf"]).run().says(2, "cannot read `a.pdf`");
    let folder = Case::new().prepare(|at| std::fs::create_dir(at.join("a.pdf")).expect("made"));
    folder.args(["inspect", "a.pdf"]).run().says(2, "`a.pdf` is a folder, not a PDF");
}

#[test]
fn a_file_that_needs_a_password_cannot_be_looked_into() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R>>",
        "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<3031323334353637383930313233343536373839303132333435363738393031>\
          /U<3031323334353637383930313233343536373839303132333435363738393031>>>",
    ];
    let sound = made::pdf(&objects.map(|object| object.as_bytes().to_vec()));
    let text = String::from_utf8(sound).expect("text");
    let locked = text.replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]");
    assert_eq!(inspect(locked.into_bytes()), Err(Unreadable::Encrypted));
}

#[test]
fn a_typeface_whose_reading_would_not_end_is_not_read() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K<</S/P/K 0/Pg 3 0 R>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Length 43>>\nstream\n/P<</MCID 0>>BDC BT /F 9 Tf <0001>Tj ET EMC\nendstream",
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/W[1 4294967295 500]>>",
    ];
    let facts = facts(made::pdf(&objects.map(|object| object.as_bytes().to_vec())));
    assert_eq!(facts.notes, ["the text of its pages cannot be read: a typeface is damaged"]);
    assert_eq!(facts.structure[0].role, "P");
}

/// A small generator of numbers, the same in each run (Knuth's MMIX).
fn chances(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    }
}

#[test]
fn no_cut_or_flip_of_a_real_pdf_does_more_than_be_read_or_refused() {
    let mut chance = chances(1);
    for name in ["minimal", "business", "signing-sheet"] {
        let whole = sample(name);
        for _ in 0..40 {
            let cut = chance(whole.len());
            let _ = inspect(whole[..cut].to_vec());
            let mut flipped = whole.clone();
            for _ in 0..=chance(8) {
                let at = chance(flipped.len());
                flipped[at] ^= 1 << chance(8);
            }
            let _ = inspect(flipped);
            let (from, to) = (chance(whole.len()), chance(whole.len()));
            let without = [&whole[..from.min(to)], &whole[from.max(to)..]].concat();
            let _ = inspect(without);
        }
    }
}
