//! What there is to say of PDFs that are appended.

use crate::annex::{self, Annex, AnnexFault, Loss, Page};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::schema;
use crate::draft::text::Text;

/// What an appended PDF does not say to those who cannot see it.
pub fn losses(enclosure: &schema::Enclosure, file: &Text, annex: &Annex, report: &mut Report) {
    let pages = &annex.pages;
    let silent = |page: &Page| !page.speaks() && !page.is_blank();
    let silent = pages.iter().filter(|page| silent(page)).count();
    let unreadable: usize = pages.iter().map(|page| page.unreadable).sum();
    if silent > 0 && enclosure.alt.is_none() {
        let has = if silent == 1 { "has" } else { "have" };
        let pages = count(silent, "page", "pages");
        let message = format!("{pages} of `{}` {has} no text", file.value);
        let hint = "make it searchable with text recognition, or say with `alt` what it shows";
        report.add(Diagnostic::new(Code::SilentEnclosure, file.span, message).hint(hint));
    }
    if unreadable > 0 {
        let characters = count(unreadable, "character", "characters");
        let message = format!("{characters} of `{}` can be seen, but not read out", file.value);
        let hint = "export it anew from the program it was written in";
        report.add(Diagnostic::new(Code::SilentEnclosure, file.span, message).hint(hint));
    }
    if !annex.losses.is_empty() {
        let lost = annex.losses.iter().map(|(loss, number)| in_words(*loss, *number as usize));
        let lost = lost.collect::<Vec<_>>().join(", ");
        let message = format!("the tags of `{}` cannot be kept whole: lost are {lost}", file.value);
        let hint = "if they matter, send the file itself: write `mode = \"attach\"`";
        report.add(Diagnostic::new(Code::LostTags, file.span, message).hint(hint));
    }
}

fn in_words(loss: Loss, number: usize) -> String {
    let (one, many) = match loss {
        Loss::Language => ("mark of another language", "marks of other languages"),
        Loss::Note => ("note", "notes"),
        Loss::Expansion => ("expanded abbreviation", "expanded abbreviations"),
        Loss::Replacement => ("text that stands for another", "texts that stand for others"),
        Loss::Emphasis => ("emphasis", "emphases"),
        Loss::Code => ("mark of code", "marks of code"),
    };
    count(number, one, many)
}

/// Why a PDF cannot be appended, for people.
pub fn fault(file: &Text, fault: AnnexFault) -> Diagnostic {
    let name = &file.value;
    let (message, hint) = match fault {
        AnnexFault::Locked => (
            format!("`{name}` opens with a password only"),
            "open it, save a copy without the password, and enclose that",
        ),
        AnnexFault::Encrypted => (
            format!("`{name}` is encrypted in a way this program does not know"),
            "save a copy without protection, or write `mode = \"attach\"`",
        ),
        AnnexFault::CutOff => (
            format!("`{name}` is cut off: the end of the PDF is missing"),
            "copy or download it again",
        ),
        AnnexFault::Damaged => (
            format!("`{name}` is damaged, or holds what this program cannot read"),
            "open it in a PDF viewer and print it to a new PDF, or write `mode = \"attach\"`",
        ),
        AnnexFault::Empty => (format!("`{name}` has no pages"), "enclose a PDF with pages"),
        AnnexFault::TooLong(pages) => (
            format!("`{name}` has {pages} pages; {} are the most", annex::MOST_PAGES),
            "write `mode = \"attach\"`, or enclose the pages that matter",
        ),
        AnnexFault::TooHeavy => (
            format!(
                "`{name}` unpacks to more than 400 MB, or has a picture of more than 40 million pixels"
            ),
            "save it with smaller pictures, or write `mode = \"attach\"`",
        ),
        AnnexFault::Size(page, width, height) => (
            format!(
                "page {page} of `{name}` measures {width:.0} × {height:.0} pt, which no paper does"
            ),
            "print it to a PDF on a usual paper, or write `mode = \"attach\"`",
        ),
        AnnexFault::Form(page) => (
            format!(
                "page {page} of `{name}` is a form that is filled in, but does not say how that looks"
            ),
            "print it to a new PDF, or write `mode = \"attach\"`",
        ),
        AnnexFault::NoThread => (
            format!("`{name}` cannot be drawn: the system has no thread to do it in"),
            "end other programs, or let this account have more processes",
        ),
        AnnexFault::TooComplex(page) => (
            format!("page {page} of `{name}` has too much on it to be drawn"),
            "save that page as a picture, or write `mode = \"attach\"`",
        ),
    };
    Diagnostic::new(Code::BadEnclosure, file.span, message).hint(hint)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
