//! What a print shop gets.

use crate::support::case::{Case, LETTER, Run};
use crate::support::made;
use crate::support::pdf::Pdf;

const ARGS: [&str; 6] = ["build", "letter.toml", "--profile", "print", "-o", "paper.pdf"];
const COLOR: &str = "{ rgb = \"#0b4f6c\", cmyk = [100, 45, 20, 30] }";
const SPOT: &str = "{ rgb = \"#0b4f6c\", cmyk = [100, 45, 20, 30], spot = \"PANTONE 3025 C\" }";
/// Black, a grey, and the colour of the letterhead.
const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path d="M0 0h9v9z" fill="#000"/><path d="M1 1h5v5z" fill="#333"/>
<path d="M1 1h5" stroke="#0b4f6c"/></svg>"##;

fn letter(more: &str) -> Case {
    Case::new().file("letter.toml", format!("{LETTER}\n{more}")).file("logo.svg", LOGO)
}

fn head(color: &str) -> String {
    format!(
        "[letterhead]\nname = \"Example\"\nphone = \"1\"\nlogo = \"logo.svg\"\nband = \"6mm\"\ncolor = {color}\n"
    )
}

fn build(more: &str, args: &[&str]) -> (Pdf, Run) {
    let run = letter(more).args(ARGS.iter().chain(args).copied()).run().says(0, "wrote paper.pdf");
    (Pdf::read(&run.read("paper.pdf")), run)
}

/// Whether a colour is these inks, as far as they are written.
fn has(colors: &[Vec<f32>], inks: [f32; 4]) -> bool {
    let near = |color: &Vec<f32>| {
        color.len() == 4 && color.iter().zip(inks).all(|(a, b)| (a - b).abs() < 0.005)
    };
    colors.iter().any(near)
}

#[test]
fn a_colour_is_printed_in_the_inks_the_letter_says() {
    let (pdf, _) = build(&head(COLOR), &[]);
    let (fills, strokes) = (pdf.fills(), pdf.strokes());
    assert!(has(&fills, [1.0, 0.45, 0.2, 0.3]), "{fills:?}");
    assert!(has(&strokes, [1.0, 0.45, 0.2, 0.3]), "the logo's: {strokes:?}");
    assert!(fills.iter().chain(&strokes).all(|color| color.len() != 3), "{fills:?} {strokes:?}");
}

#[test]
fn black_and_grey_of_vector_pictures_are_black_ink() {
    let (pdf, _) = build(&head(COLOR), &[]);
    assert!(!pdf.dump().contains("ICCBased"), "{}", pdf.dump());
}

#[test]
fn a_spot_colour_has_a_plate_of_its_own_in_text_and_pictures() {
    let (pdf, _) = build(&head(SPOT), &[]);
    let dump = pdf.dump();
    assert!(dump.contains("/Separation") && dump.contains("/PANTONE 3025 C"), "{dump}");
    assert!(!has(&pdf.fills(), [1.0, 0.45, 0.2, 0.3]), "{:?}", pdf.fills());
    assert!(pdf.fills().contains(&vec![1.0]) && pdf.strokes().contains(&vec![1.0]));
}

#[test]
fn grayscale_prints_all_in_black_ink() {
    let (pdf, _) = build(&head(SPOT), &["--grayscale"]);
    let colors = [pdf.fills(), pdf.strokes()].concat();
    let black = |ink: &Vec<f32>| ink.len() == 1 || ink.len() == 4 && ink[..3] == [0.0; 3];
    assert!(colors.iter().all(black), "{colors:?}");
    assert!(!pdf.dump().contains("/Separation"));
    let alone = letter("").args(["build", "letter.toml", "--grayscale"]).run();
    alone.says(0, "wrote letter-print.pdf: 1 page US letter, PDF 1.6");
}

fn picture(name: &str, args: &[&str]) -> String {
    let bytes = match name {
        "grey" => &include_bytes!("../files/grey.png")[..],
        _ => &include_bytes!("../files/color.png")[..],
    };
    let head = "[letterhead]\nname = \"Example\"\nlogo = \"picture.png\"";
    let case = letter(head).file("picture.png", bytes);
    let run = case.args(ARGS.iter().chain(args).copied()).run().says(0, "wrote");
    Pdf::read(&run.read("paper.pdf")).dump()
}

#[test]
fn pictures_that_are_grey_in_every_pixel_are_black_ink() {
    assert!(!picture("grey", &[]).contains("ICCBased"));
    assert!(!picture("color", &["--grayscale"]).contains("ICCBased"));
    let color = picture("color", &[]);
    assert!(color.contains("ICCBased") && color.contains("/Intent /RelativeColorimetric"));
}

const GRADIENT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset=".4" stop-color="#777"/><stop offset="1"/></linearGradient>
</defs><g opacity=".5"><path d="M1 1h5v5z" fill="#777"/><path d="M0 0h9v9z" fill="url(#g)"/></g></svg>"##;

#[test]
fn what_is_seen_through_is_mixed_as_inks() {
    let run = letter(&head(COLOR)).file("logo.svg", GRADIENT).args(ARGS).run().says(0, "wrote");
    let dump = Pdf::read(&run.read("paper.pdf")).dump();
    let mut spaces = dump.split("/CS ").skip(1);
    assert!(spaces.clone().count() > 0 && spaces.all(|rest| rest.starts_with("/Device")), "{dump}");
}

#[test]
fn gradients_that_are_grey_or_are_to_be_are_black_ink() {
    let calibrated = |logo: &str, args: &[&str]| {
        let case = letter(&head(COLOR)).file("logo.svg", logo);
        let run = case.args(ARGS.iter().chain(args).copied()).run().says(0, "wrote");
        Pdf::read(&run.read("paper.pdf")).dump().contains("ICCBased")
    };
    assert!(calibrated(GRADIENT, &[]));
    assert!(!calibrated(GRADIENT, &["--grayscale"]));
    assert!(!calibrated(&GRADIENT.replace("#f00", "#ddd"), &[]));
    let repeated = GRADIENT.replace("id=\"g\"", "id=\"g\" x2=\".2\" spreadMethod=\"repeat\"");
    assert!(calibrated(&repeated, &[]));
    assert!(!calibrated(&repeated, &["--grayscale"]));
}

/// A page with text in black ink, a grey in black ink, a scan in black and white and a
/// picture in colour, as presses have them.
fn enclosed(args: &[&str]) -> Pdf {
    let content = b"0 0 0 1 k 50 700 60 20 re f 0 0 0 .5 k 150 700 60 20 re f\n\
        q 80 0 0 80 50 500 cm /S Do Q q 80 0 0 80 150 500 cm /C Do Q";
    let (bits, colors) = ([0b1010_1010_u8; 8], [200, 30, 30, 20, 90, 200, 0, 0, 0, 9, 120, 9]);
    let annex = made::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
          /Resources<</XObject<</S 5 0 R/C 6 0 R>>>>>>"
            .to_vec(),
        made::stream("", content),
        made::stream(
            "/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray",
            &bits,
        ),
        made::stream(
            "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB",
            &colors,
        ),
    ]);
    let text =
        format!("enclosures = [{{ title = \"A\", file = \"a.pdf\", alt = \"A scan\" }}]\n{LETTER}");
    let case = Case::new().file("letter.toml", text).file("a.pdf", annex);
    let run = case.args(ARGS.iter().chain(args).copied()).run().says(0, "wrote paper.pdf");
    Pdf::read(&run.read("paper.pdf"))
}

#[test]
fn black_ink_of_enclosed_pages_is_black_ink_again() {
    let black = |pdf: &Pdf| pdf.stream_text().matches(" 0 0 0 1 k").count();
    let pdf = enclosed(&[]);
    assert!(black(&pdf) > 0 && pdf.stream_text().contains("0 0 0 0.5 k"), "{}", pdf.stream_text());
    // The scan is black ink, the picture is not.
    let pictures = |pdf: &Pdf| {
        let dump = pdf.dump();
        let images: Vec<_> =
            dump.lines().filter(|line| line.contains("/Image")).map(str::to_owned).collect();
        images.iter().filter(|image| image.contains("/DeviceGray")).count()
    };
    assert_eq!(pictures(&pdf), 1, "{}", pdf.dump());
    assert!(pdf.dump().contains("ICCBased"));
    let grey = enclosed(&["--grayscale"]);
    assert_eq!(pictures(&grey), 2, "{}", grey.dump());
    assert!(!grey.dump().contains("ICCBased"));
}

#[test]
fn inks_that_make_no_sense_are_told_in_their_places() {
    let said = |color: &str| letter(&head(color)).args(ARGS).run();
    said("{ rgb = \"#0b4f6c\", cmyk = [100, 45, 20] }").says(1, "four shares in percent");
    said("{ rgb = \"#0b4f6c\", cmyk = [100, 45, 20, 101] }").says(1, "four shares in percent");
    said("{ rgb = \"blue\", cmyk = [100, 45, 20, 1] }").says(1, "`blue` is no colour");
    let black = SPOT.replace("PANTONE 3025 C", "Black");
    said(&black).says(1, "`Black` is no spot colour");
    let theme = "[theme]\ncolor = { rgb = \"#0b4f6c\", cmyk = [0, 0, 0, 9] }";
    letter(&format!("{}{theme}", head(COLOR))).args(ARGS).run().says(1, "two mixtures of inks");
}

#[test]
fn boxes_tell_the_trimmed_page_the_bleed_and_the_paper() {
    let (pdf, _) = build("[output]\nbleed = \"0.125in\"", &[]);
    let boxes = ["MediaBox", "BleedBox", "TrimBox"].map(|name| pdf.page_box(name.as_bytes()));
    assert_eq!(
        boxes,
        [[0.0, 0.0, 630.0, 810.0], [0.0, 0.0, 630.0, 810.0], [9.0, 9.0, 621.0, 801.0]]
    );
    let (pdf, _) = build("", &[]);
    let boxes = ["MediaBox", "BleedBox", "TrimBox"].map(|name| pdf.page_box(name.as_bytes()));
    assert_eq!(boxes, [[0.0, 0.0, 612.0, 792.0]; 3]);
}

#[test]
fn blank_backs_have_the_boxes_of_their_leaves() {
    let more = "[page]\nduplex = true\n[output]\nbleed = \"3mm\"\nmarks = true\n";
    let case = letter(more).file("a.md", "What is enclosed.");
    let with = format!("enclosures = [{{ title = \"Annex\", file = \"a.md\" }}]\n{LETTER}\n{more}");
    let run = case.file("letter.toml", with).args(ARGS).run().says(0, "wrote paper.pdf");
    let pdf = Pdf::read(&run.read("paper.pdf"));
    let texts: Vec<_> = pdf.drawn().into_iter().map(|(text, _)| text.is_empty()).collect();
    assert_eq!(texts, [false, true, false]);
    for name in ["MediaBox", "BleedBox", "TrimBox"] {
        let boxes = pdf.page_boxes(name.as_bytes());
        assert!(boxes.len() == 3 && boxes.iter().all(|of| *of == boxes[0]), "{name}: {boxes:?}");
    }
}

#[test]
fn marks_stand_outside_the_bleed() {
    let (pdf, _) = build(&format!("{}[output]\nbleed = \"3mm\"\nmarks = true", head(COLOR)), &[]);
    let [left, bottom, right, top] = pdf.page_box(b"BleedBox");
    let marks = pdf.hairlines(0.25);
    assert!(marks.len() > 8, "{marks:?}");
    for [x, y, to_x, to_y] in marks {
        let within =
            x.max(to_x) > left && x.min(to_x) < right && y.max(to_y) > bottom && y.min(to_y) < top;
        assert!(!within, "{x} {y} {to_x} {to_y}");
    }
}

#[test]
fn stationery_and_letter_are_the_halves_of_the_whole() {
    let texts = |more: &str, args: &[&str]| build(more, args).0.fills().len();
    let whole = texts(&head(COLOR), &[]);
    let stationery = texts(&head(COLOR), &["--letterhead-only"]);
    let letter = texts(&format!("{}preprinted = true\n", head(COLOR)), &[]);
    assert!(stationery > 0 && letter > 0);
    assert_eq!(stationery + letter, whole);
}

#[test]
fn a_letter_for_print_is_the_same_bytes_twice() {
    let bytes = || build(&head(SPOT), &[]).1.read("paper.pdf");
    assert_eq!(bytes(), bytes());
}

#[test]
fn pages_share_paper_where_that_is_asked_for() {
    let long = LETTER.replace("It is *ready*", &"It is *ready*.\\n\\n".repeat(60));
    let build = |args: &[&str]| {
        let case = Case::new().file("letter.toml", format!("{long}\n[output]\nmarks = true"));
        let run = case.args(["build", "letter.toml", "--draft", "-o", "paper.pdf"]);
        let run = run.args(args.iter().copied()).run().says(0, "wrote paper.pdf: 3 pages");
        Pdf::read(&run.read("paper.pdf"))
    };
    let booklet = build(&["--booklet"]);
    assert_eq!(booklet.page_boxes(b"MediaBox"), [[0.0, 0.0, 792.0, 612.0]; 2]);
    let on = |page: &str| {
        let has = |(text, _): &(String, bool)| text.contains(&format!("Page {page} of 3"));
        booklet.drawn().iter().position(has)
    };
    assert_eq!([on("1"), on("2"), on("3")], [Some(0), Some(1), Some(1)]);
    assert_eq!(build(&["--nup", "4"]).page_boxes(b"TrimBox"), [[0.0, 0.0, 612.0, 792.0]]);
    let said = |args: &[&str]| {
        Case::letter().args(["build", "letter.toml"]).args(args.iter().copied()).run()
    };
    said(&["--nup", "3"]).says(2, "2 and 4 are known");
    said(&["--booklet", "--profile", "digital"]).says(2, "--booklet is for paper");
    said(&["--nup", "2", "--copies", "cc"]).says(2, "cannot be used with");
}

#[test]
fn stationery_is_a_file_of_its_own_and_says_what_it_is() {
    let case = || letter(&head(COLOR)).args(["build", "letter.toml", "--letterhead-only"]);
    let run =
        case().run().says(0, "wrote letter-print-letterhead.pdf: 1 page US letter, PDF 1.6, ");
    assert!(!run.stderr.contains("signator"), "{}", run.stderr);
    case().args(["--copies", "cc"]).run().says(2, "cannot be used with");
    case().args(["--draft"]).run().says(2, "cannot be used with");
    let bare = Case::letter().args(["build", "letter.toml", "--letterhead-only"]).run();
    let bare = bare.says(1, "letter.toml:1:1").says(1, "no letterhead that could be printed");
    assert_eq!(bare.files, ["letter.toml"]);
}

#[test]
fn standards_of_screens_and_archives_are_not_for_paper() {
    let build = |profile: &str, standard: &str| {
        let args = ["build", "letter.toml", "--profile", profile, "--standard", standard];
        Case::letter().args(args).run()
    };
    build("print", "a-2b").says(2, "PDF/A-2b is not for paper");
    build("print", "1.7").says(0, "PDF 1.7");
    build("digital,print", "a-2b").says(0, "PDF/A-2b").says(0, "PDF 1.6");
}

#[test]
fn what_paper_cannot_carry_is_told() {
    let enclosed =
        "enclosures = [{ title = \"Figures\", file = \"figures.csv\", mode = \"attach\" }]";
    let case = Case::new().file("letter.toml", format!("{enclosed}\n{LETTER}"));
    let run =
        case.file("figures.csv", "a,b\n").args(["build", "letter.toml", "--profile", "print"]);
    run.run().says(0, "print these, too, and enclose them: figures.csv");
}

#[test]
fn what_fills_a_shape_over_and_over_has_its_inks_too() {
    let logo = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>
        <pattern id="p" width="2" height="2" patternUnits="userSpaceOnUse"><path d="M0 0h1v1z" fill="#0a0"/></pattern>
        </defs><path d="M0 0h9v9z" fill="url(#p)"/></svg>"##;
    let run = letter(&head(COLOR)).file("logo.svg", logo).args(ARGS).run().says(0, "wrote");
    let said = Pdf::read(&run.read("paper.pdf")).stream_text();
    assert!(said.contains("1 0 1 0.33") && !said.contains("/c0 cs 0 0.6"), "{said}");
}

#[test]
fn what_stands_along_the_edge_is_far_enough_from_it() {
    for args in
        [["--draft", "--profile=print"], ["--copies=cc", "--profile=print"], ["--draft", "--nup=2"]]
    {
        let run = Case::letter().args(["build", "letter.toml"]).args(args).run().says(0, "wrote");
        assert!(!run.stderr.contains("near-edge"), "{}", run.stderr);
    }
}

#[test]
fn a_band_stands_clear_of_the_letterhead_whatever_the_margin() {
    let y = |band: &str, margin: &str| {
        let head =
            format!("[letterhead]\nname = \"Example\"\nband = \"{band}\"\ncolor = \"#0b4f6c\"");
        let case = letter(&format!("{head}\n[page]\nmargins = {{ top = \"{margin}\" }}"));
        let pdf = case.args(["build", "letter.toml"]).run().read("letter.pdf");
        let structure = Pdf::read(&pdf).structure();
        let order = structure.order();
        order.iter().find(|(text, _)| text.contains("Example")).expect("the name").1.y
    };
    // Measured from the foot of 279.4 mm, 792 pt.
    let foot_of = |band: f32| 792.0 - band * 72.0 / 25.4;
    assert!(y("12mm", "15mm") < foot_of(12.0) - 8.0, "{}", y("12mm", "15mm"));
    assert_eq!(y("2mm", "30mm"), y("6mm", "30mm"), "a low band moves nothing");
}
