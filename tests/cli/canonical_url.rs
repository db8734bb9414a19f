//! The letter's address on the web: said to machines, and printed with a code that leads
//! there.

use serde_json::Value;

use crate::support::case::{Case, Run};
use crate::support::code::codes;
use crate::support::pdf::Pdf;

const URL: &str = "https://registers.example/open-letter/";
const BUSINESS: &str = include_str!("../../samples/business/letter.toml");

/// A letter at an address, with more of `[output]` and other headings.
fn letter(url: &str, output: &str) -> String {
    format!(
        "lang = \"en-GB\"\ntitle = \"On the Registers\"\ncanonical_url = \"{url}\"\n\
         body = \"Please open them.\"\nsignatories = {{ entries = [\"Jordan Placeholder\"] }}\n\
         [output]\n{output}"
    )
}

fn build(letter: &str, more: &[&str]) -> Run {
    let case = Case::new().file("letter.toml", letter).args(["build", "letter.toml"]);
    case.args(more.iter().copied()).run().says(0, "wrote ")
}

fn pdf(letter: &str, more: &[&str]) -> Vec<u8> {
    build(letter, more).read("letter.pdf")
}

fn form(letter: &str, form: &str) -> String {
    String::from_utf8(build(letter, &["--format", form, "-o", "-"]).stdout).expect("text")
}

#[test]
fn the_code_on_the_page_leads_to_the_address() {
    let longest = format!("https://registers.example/{}", "a1".repeat(63));
    assert_eq!(longest.len(), 152, "the longest that a code may hold");
    for url in [URL, "HTTPS://REGISTERS.EXAMPLE", "https://bücher.example/größe", &longest] {
        let read = codes(&pdf(&letter(url, "qr = true"), &[]));
        assert_eq!(read, [[url]]);
    }
    assert_eq!(codes(&pdf(&letter(URL, "qr = false"), &[])), [[""; 0]]);
}

#[test]
fn paper_has_the_code_in_black_ink_and_no_link() {
    for more in ["", "bleed = \"3mm\"\nmarks = true", "[page]\nduplex = true\npaper = \"a5\""] {
        let letter = letter(URL, &format!("qr = true\nprofile = \"print\"\n{more}"));
        let pdf = build(&letter, &[]).read("letter-print.pdf");
        assert_eq!(codes(&pdf), [[URL]], "{more}");
        let pdf = Pdf::read(&pdf);
        assert!(pdf.links().is_empty());
        // Marks are of one colour, that of all plates.
        let plates = pdf.fills();
        let black = |ink: &Vec<f32>| ink.len() == 1 || ink.len() == 4 && ink[..3] == [0.0; 3];
        assert!(plates.iter().all(black), "{plates:?}");
    }
}

#[test]
fn the_line_and_the_code_are_read_out() {
    let pdf = Pdf::read(&pdf(&letter(URL, "qr = true"), &[]));
    let structure = pdf.structure();
    let figures = structure.all("Figure");
    let alts: Vec<_> = figures.iter().map(|figure| figure.alt.as_deref()).collect();
    assert_eq!(alts, [Some("QR code: https://registers.example/open-letter/")]);
    let lines = structure.lines();
    let line = "This letter on the web: registers.example/open-letter";
    assert_eq!(lines.last().map(String::as_str), Some(line));
    assert_eq!(pdf.links(), [URL]);
    let french = letter(URL, "qr = true").replace("en-GB", "fr-BE");
    let outline = Pdf::read(&self::pdf(&french, &[])).structure().outline().join("\n");
    let words = [format!("Figure \"Code QR\u{a0}: {URL}\""), "Cette lettre sur le web".to_owned()];
    assert!(words.iter().all(|words| outline.contains(words)), "{outline}");
}

#[test]
fn every_form_has_the_line_where_the_pages_have_it() {
    let asked = letter(URL, "qr = true");
    let html = form(&asked, "html");
    let line = "<p class=\"small\">This letter on the web: <a href=\"https://registers.example/open-letter/\" dir=\"ltr\">registers<wbr>.example/<wbr>open<wbr>-letter</a></p>";
    assert!(html.contains(line), "{html}");
    let line = "This letter on the web: [registers.example/open-letter](<https://registers.example/open-letter/>)";
    assert!(form(&asked, "md").contains(line), "{}", form(&asked, "md"));
    let text = form(&asked, "txt");
    assert!(text.ends_with(&format!("\n\nThis letter on the web: {URL}\n")), "{text}");
    for name in ["html", "md", "txt", "pdf"] {
        let run = build(&letter(URL, "qr = false"), &["--format", name, "-o", "-"]);
        assert!(!String::from_utf8_lossy(&run.stdout).contains("on the web"), "{name}");
    }
}

#[test]
fn machines_are_told_the_address_in_any_case() {
    let url = "https://registers.example/?a=1&b=</script>".replace(['<', '>'], "%3C");
    for output in ["qr = true", "qr = false", ""] {
        let letter = letter(&url, output);
        let html = form(&letter, "html");
        let escaped = url.replace('&', "&amp;");
        for tag in [
            format!("<link rel=\"canonical\" href=\"{escaped}\">"),
            format!("<meta property=\"og:url\" content=\"{escaped}\">"),
        ] {
            assert_eq!(html.matches(&tag).count(), 1, "{tag} in {html}");
        }
        let data = html.split("ld+json\">").nth(1).and_then(|rest| rest.split("</script").next());
        let data: Value = serde_json::from_str(data.expect("data")).expect("JSON");
        assert_eq!(data["url"], url);
        let json: Value = serde_json::from_str(&form(&letter, "json")).expect("JSON");
        assert_eq!(json["canonical_url"], url);
    }
    let without = letter(URL, "").replace(&format!("canonical_url = \"{URL}\"\n"), "");
    let html = form(&without, "html");
    assert!(!html.contains("rel=\"canonical\"") && !html.contains("og:url"), "{html}");
    let json: Value = serde_json::from_str(&form(&without, "json")).expect("JSON");
    assert_eq!(json["canonical_url"], Value::Null);
}

/// The business letter fills its page but for a line; beside its lists is room.
#[test]
fn a_code_makes_no_further_page_where_there_is_room_beside() {
    let keys = |letter: &str| {
        let at = letter.find("lang =").expect("a language");
        let (head, rest) = letter.split_at(at);
        let (logo, alt) = ("logo = \"logo.svg\"\n", "logo_alt = ");
        let rest = rest.replace(logo, "").replace(alt, "tagline = ");
        format!("{head}canonical_url = \"{URL}\"\n{rest}\n[output]\nqr = true\n")
    };
    let letter = keys(&BUSINESS.replace("tagline", "footer"));
    let run = build(&letter, &[]);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    assert_eq!(codes(&run.read("letter.pdf")), [[URL]]);
}

/// How far the line stands below what is above it, in points.
fn gap(body: &str) -> f32 {
    let letter = letter(URL, "qr = true").replace("Please open them.", body);
    let letter = letter.replace("signatories", "closing = \"Yours,\"\nsignatories");
    let letter = letter.replace("[\"Jordan Placeholder\"]", "[]");
    let structure = Pdf::read(&pdf(&letter, &[])).structure();
    let order = structure.order();
    let at = |text: &str| order.iter().find(|(own, _)| own.contains(text)).expect("a text").1.y;
    at("Yours") - at("This letter")
}

#[test]
fn a_code_stands_below_what_reaches_the_margin() {
    assert!((20.0..30.0).contains(&gap("Open them.")), "{}", gap("Open them."));
    // The code would reach the last lines of the text.
    let long = "Please open them, all of them, for all who ask. ".repeat(5);
    assert!(gap(&long) > 69.0, "{}", gap(&long));
}

#[test]
fn a_code_that_would_stand_alone_on_a_page_is_fitted_if_asked() {
    let keys = "canonical_url = \"https://archives.example\"\nlang";
    let sample = include_str!("../../samples/open-letter/letter.toml");
    let letter = sample.replacen("lang", keys, 1);
    let alone = format!("{letter}\n[output]\nqr = true\n");
    assert_eq!(codes(&pdf(&alone, &[])).len(), 3);
    let tidy = format!("{alone}[page]\nfit = \"tidy\"\n");
    let read = codes(&pdf(&tidy, &[]));
    assert_eq!(read, [vec![], vec!["https://archives.example"]]);
}

#[test]
fn the_release_that_goes_with_a_letter_is_not_at_its_address() {
    let sample = include_str!("../../samples/press/letter.toml");
    let args = ["--profile", "press", "-o", "kit"];
    let run = build(sample, &args);
    let url = "https://registers.example/open-letter";
    assert_eq!(codes(&run.read("kit/letter.pdf")), [[url]]);
    assert!(codes(&run.read("kit/release.pdf")).concat().is_empty());
    assert!(String::from_utf8_lossy(&run.read("kit/letter.txt")).contains(url));
}
