//! Text is read back from the PDF as it was typed: by readers that ask the typefaces alone
//! what glyphs stand for, and by those that look for text beside them too.

use std::path::Path;

use icu_normalizer::ComposingNormalizer;
use undersigned::inspect::{Element, inspect};

use crate::support::case::Case;
use crate::support::made;
use crate::support::pdf::Pdf;

/// The PDF of a letter. `name` is a typeface of the coalition's, where one is needed.
fn built(letter: &str, typeface: Option<&str>) -> Vec<u8> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/coalition/fonts");
    let mut case = Case::new().file("letter.toml", letter).args(["build", "letter.toml"]);
    if let Some(name) = typeface {
        let bytes = std::fs::read(fonts.join(name)).expect("a typeface");
        case = case.file(name, bytes).args(["--font-path", "."]);
    }
    case.run().says(0, "wrote").read("letter.pdf")
}

fn pdf(letter: &str, typeface: Option<&str>) -> Pdf {
    Pdf::read(&built(letter, typeface))
}

/// A letter that one signs.
fn signed_by(name: &str) -> String {
    format!(
        "lang = 'en'\ntitle = 'T'\nbody = 'Text.'\n[signatories]\nstyle = 'columns'\nentries = [\"{name}\"]\n"
    )
}

/// What the typefaces alone say.
fn drawn(pdf: &Pdf) -> String {
    pdf.drawn().into_iter().map(|(text, _)| text).collect()
}

/// Characters that say where lines end or which way text runs.
fn unseen(text: &str) -> String {
    let is_unseen = |c: &char| matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{2069}');
    text.chars().filter(is_unseen).collect()
}

const GERMAN: &str = r#"
lang = "de"
title = "T"
body = "Die Wirtschaftlichkeitsuntersuchungen der Verkehrsinfrastrukturgesellschaften bestätigen die Verkehrsprognosen. Die Wirtschaftlichkeitsuntersuchungen der Verkehrsinfrastrukturgesellschaften bestätigen die Verkehrsprognosen."
[page]
margins = { left = "45 mm", right = "45 mm" }
[signatories]
style = "columns"
entries = ["Nord-Süd-Forum", "Anne-Marie Muster"]
"#;

#[test]
fn hyphens_are_hyphens_after_a_word_that_was_divided() {
    let pdf = pdf(GERMAN, None);
    let drawn = drawn(&pdf);
    assert!(drawn.contains("Nord-Süd-Forum") && drawn.contains("Anne-Marie Muster"), "{drawn}");
    assert_eq!(unseen(&drawn), "");
    // Beside the hyphens that divide words, a soft one is said.
    let lines = pdf.structure().lines();
    assert!(lines[0].contains('\u{ad}') && !lines[0].contains('-'), "{lines:?}");
    assert!(lines.contains(&"Nord-Süd-Forum".to_owned()), "{lines:?}");
    for word in ["Wirtschaftlichkeitsuntersuchungen", "Verkehrsinfrastrukturgesellschaften"] {
        assert_eq!(lines[0].replace('\u{ad}', "").matches(word).count(), 2, "{lines:?}");
    }
}

#[test]
fn a_hyphen_that_is_written_again_on_the_next_line_is_said_once() {
    let name = "Kowalska-Przykładowa-Nowakowska-Zmyślona-Wymyślona-Nieistniejąca";
    let letter =
        signed_by(name).replace("'en'", "'pl'").replace("'columns'", "'columns'\ncolumns = 4");
    let file = pdf(&letter, None);
    assert!(drawn(&file).contains("--"), "{}", drawn(&file));
    let said = file.structure().all("LBody")[0].text();
    assert_eq!(said.replace('\u{ad}', ""), name);
}

#[test]
fn letters_from_right_to_left_are_written_in_the_order_they_are_read() {
    for (name, typeface) in [
        ("רשת הספריות השקטות", None),
        ("שָׁלוֹם דוגמה", None),
        ("جمعية الأنهار المتخيلة", Some("NotoNaskhArabic.ttf")),
        ("اتحاد قراء القرية المثالية", Some("NotoNaskhArabic.ttf")),
    ] {
        let file = pdf(&signed_by(name), typeface);
        assert!(drawn(&file).contains(name), "{}", drawn(&file));
        assert_eq!(file.structure().all("LBody")[0].text(), name);
        assert!(!file.stream_text().contains("ReversedChars"));
    }
}

#[test]
fn letters_with_marks_are_said_once_wherever_they_stand() {
    for name in ["Ṣẹ́gun", "Ọlọ́run", "Vė́jas Ė́ė̃", "ų́ą̃m̃"] {
        let letter = format!(
            "lang = 'yo'\nsubject = '{name}'\nbody = '{name} *{name}* `{name}` [{name}](https://harbourlight.example)'\n"
        );
        let file = pdf(&letter, None);
        // All five, without the spaces of the page; a mark is said after its letter.
        let nfc = |text: &str| {
            ComposingNormalizer::new_nfc().normalize(&text.replace(' ', "")).into_owned()
        };
        let (said, name) = (nfc(&drawn(&file)), nfc(name));
        assert_eq!(said.matches(&name).count(), 5, "{said}");
        assert_eq!(said.matches('\u{301}').count(), 5 * name.matches('\u{301}').count(), "{said}");
    }
}

#[test]
fn syllables_are_read_by_the_letter() {
    for (name, typeface) in [
        ("काल्पनिक नदी मञ्च", "NotoSerifDevanagari.ttf"),
        ("காகிதப் படகுகள் சங்கம்", "NotoSerifTamil.ttf"),
        ("สมาคมแม่น้ำในจินตนาการ", "NotoSerifThai.ttf"),
        ("কাগজের নৌকা সমিতি", "NotoSerifBengali.ttf"),
        ("झ्याल अभियान", "NotoSerifDevanagari.ttf"),
        ("虛構河流協會", "NotoSerifHan.ttf"),
    ] {
        let file = pdf(&signed_by(name), Some(typeface));
        assert!(drawn(&file).contains(name), "{}", drawn(&file));
        assert_eq!(file.structure().all("LBody")[0].text(), name);
    }
    // A vowel that is drawn in two parts, each a character of its own.
    let name = "কাল্পনিক নদী ফোরাম";
    let file = pdf(&signed_by(name), Some("NotoSerifBengali.ttf"));
    let apart = name.replace('\u{9cb}', "\u{9c7}\u{9be}");
    assert!(drawn(&file).contains(&apart), "{}", drawn(&file));
    assert_eq!(file.structure().all("LBody")[0].text(), name);
}

#[test]
fn spaces_are_written_with_the_word_before_them() {
    let texts = |name: &str| {
        let file = pdf(&signed_by(name), Some("NotoSerifTamil.ttf"));
        file.stream_text().matches("\nBT").count()
    };
    // What is written by itself and draws nothing is passed over by some.
    assert_eq!(texts("நூல் மன்றம்"), texts("மன்றம்") + 1);
}

#[test]
fn names_are_as_typed_in_each_form_that_is_data() {
    let letter = "lang = 'en'\ntitle = 'T'\nbody = 'Dr. Ada Example wrote on 3 May 2026.'\n\
        cc = ['The Hon. Cleo Specimen, Secretary of State']\n\
        [signatories]\nentries = ['Dr. Ben Placeholder']";
    for form in ["html", "md", "txt", "json"] {
        let case = Case::new().file("letter.toml", letter);
        let run = case.args(["build", "letter.toml", "--format", form, "-o", "-"]).run();
        let text = String::from_utf8(run.says(0, "wrote").stdout).expect("text");
        for name in
            ["Dr. Ada Example wrote on 3 May 2026", "The Hon. Cleo Specimen", "Dr. Ben Placeholder"]
        {
            assert!(text.contains(name), "{form}: {text}");
        }
        assert!(!text.contains(['\u{a0}', '\u{e000}']), "{form}: {text}");
    }
}

#[test]
fn a_glyph_that_stands_for_two_texts_says_which() {
    let name = "Nord-Süd Nord\u{2011}Süd Zoë Zoe\u{308}";
    let file = pdf(&signed_by(name), None);
    assert!(drawn(&file).contains(name), "{}", drawn(&file));
}

#[test]
fn what_only_ends_lines_or_turns_text_is_not_read() {
    let name = "Anne\\u00a0Marie Syn\\u00addicate Exam\\u200bple\\u2060Group \\u200fשלום";
    let file = pdf(&signed_by(name), None);
    assert_eq!(unseen(&drawn(&file)), "");
    assert!(drawn(&file).contains("Anne Marie Syndicate ExampleGroup "), "{}", drawn(&file));
    let letter = GERMAN.replace("Die Wirt", "Prof. Dr. Beispiel, S. 5, im Mai 2022. Die Wirt");
    let text = drawn(&pdf(&letter, None));
    assert!(text.contains("Dr. Beispiel, S. 5, im Mai 2022"), "{text}");
}

#[test]
fn paper_is_written_as_the_screen_is() {
    let case = Case::new().file("letter.toml", signed_by("רשת Nord-Süd"));
    let run = case.args(["build", "letter.toml", "--profile", "print", "-o", "letter.pdf"]).run();
    let file = Pdf::read(&run.says(0, "wrote").read("letter.pdf"));
    let content = file.stream_text();
    assert!(drawn(&file).contains("רשת Nord-Süd"), "{}", drawn(&file));
    assert!(!content.contains("0.000000000"), "{content}");
}

fn texts(elements: &[Element]) -> Vec<&str> {
    let all = elements.iter().flat_map(|element| {
        let own = element.text.as_deref();
        own.into_iter().chain(texts(&element.children)).collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn inspect_reads_what_stands_in_for_glyphs_and_what_is_drawn_from_its_end() {
    let facts = inspect(built(GERMAN, None)).expect("sound");
    let said = texts(&facts.structure);
    assert!(
        said.iter().any(|text| text.ends_with("Verkehrsprognosen.") && unseen(text).is_empty()),
        "{said:?}"
    );
    // Words in their order, each drawn from its end; all from the end; and text beside glyphs.
    let content = "BT /F 12 Tf /P <</MCID 0>> BDC 1 0 0 1 50 80 Tm /ReversedChars BMC (cba) Tj EMC \
        1 0 0 1 20 80 Tm /ReversedChars BMC (fed ) Tj EMC EMC \
        /P <</MCID 1>> BDC 1 0 0 1 20 60 Tm /ReversedChars BMC (fed ) Tj EMC \
        1 0 0 1 50 60 Tm /ReversedChars BMC (cba) Tj EMC EMC \
        /P <</MCID 2>> BDC 1 0 0 1 20 40 Tm /Span <</ActualText (fi)>> BDC (xyz) Tj EMC ( nds) Tj EMC ET";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K[<</S/P/Pg 3 0 R/K 0>><</S/P/Pg 3 0 R/K 1>>\
          <</S/P/Pg 3 0 R/K 2>>]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R\
          /Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    ];
    let mut objects = objects.map(|object| object.as_bytes().to_vec()).to_vec();
    objects.push(made::stream("", content.as_bytes()));
    let facts = inspect(made::pdf(&objects)).expect("sound");
    assert_eq!(texts(&facts.structure), ["abc def", "abc def", "fi nds"]);
}
