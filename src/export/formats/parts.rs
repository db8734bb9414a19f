//! The parts of a letter in the order they are read, as `templates/letter.typ` has it.

use crate::draft::schema::ListStyle;
use crate::letter::{Block, Inline};
use crate::sheet::{
    Address, CanonicalUrl, Copies, Enclosed, Enclosures, Group, Letterhead, Notice, Postscript,
    Sheet,
};

/// A part of a letter.
pub enum Part<'a> {
    /// The sender.
    Letterhead(&'a Letterhead),
    /// When it may be published.
    Notice(&'a Notice),
    /// The title in print.
    Headline(&'a str),
    /// Place and date.
    Dateline(&'a str),
    /// The addressees, a line each.
    Recipients(&'a [Address]),
    /// Who receives a copy.
    Copies(&'a Copies),
    /// Labels and references.
    References(&'a [(String, String)]),
    /// The subject with its label.
    Subject(&'a str),
    /// The greeting.
    Salutation(&'a str),
    /// The text.
    Body(&'a [Block]),
    /// The complimentary close.
    Closing(&'a str),
    /// A remark above the names.
    Note(&'a str),
    /// What marks the end of a release.
    EndMark(&'a str),
    /// A list of those who sign.
    Group(&'a Group),
    /// How many more sign who are not named.
    Unnamed(&'a str),
    /// What the marks on names mean.
    Legend(&'a str),
    /// A postscript.
    Postscript(&'a Postscript),
    /// What is enclosed.
    Enclosures(&'a Enclosures),
    /// Its address on the web.
    CanonicalUrl(&'a CanonicalUrl),
    /// What follows the letter.
    Enclosed(&'a Enclosed),
    /// The letterhead's small print.
    Footer(&'a str),
}

/// All parts of a letter.
pub fn parts(sheet: &Sheet) -> Vec<Part<'_>> {
    let (mut parts, list) = (Vec::new(), &sheet.signatories);
    let (by_hand, printed): (Vec<_>, Vec<_>) =
        list.groups.iter().partition(|group| group.style == ListStyle::Sheet);
    let copies = |top| sheet.cc.as_ref().filter(|cc| cc.top == top).map(Part::Copies);
    parts.extend(sheet.letterhead.any.then_some(Part::Letterhead(&sheet.letterhead)));
    parts.extend(sheet.notice.as_ref().map(Part::Notice));
    let contacts = sheet.notice.as_ref().and_then(|notice| notice.contacts.as_ref());
    parts.extend(contacts.map(Part::Copies));
    parts.extend(sheet.headline.then_some(Part::Headline(&sheet.title)));
    parts.extend(sheet.dateline.as_deref().map(Part::Dateline));
    parts.extend((!sheet.recipients.is_empty()).then_some(Part::Recipients(&sheet.recipients)));
    parts.extend(copies(true));
    parts.extend((!sheet.references.is_empty()).then_some(Part::References(&sheet.references)));
    parts.extend(sheet.subject.as_deref().map(Part::Subject));
    parts.extend(sheet.salutation.as_deref().map(Part::Salutation));
    parts.push(Part::Body(&sheet.body));
    parts.extend(sheet.closing.as_deref().map(Part::Closing));
    let (note, unnamed) = (list.note.as_deref(), list.unnamed.as_deref());
    let legend = || list.legend.iter().map(|line| Part::Legend(line));
    if !printed.is_empty() || by_hand.is_empty() && unnamed.is_some() {
        parts.extend(note.map(Part::Note));
        parts.extend(printed.iter().copied().map(Part::Group));
        parts.extend(unnamed.map(Part::Unnamed));
        parts.extend(legend());
    }
    parts.extend(sheet.end_mark.as_deref().map(Part::EndMark));
    parts.extend(sheet.postscripts.iter().map(Part::Postscript));
    parts.extend(sheet.enclosures.as_ref().map(Part::Enclosures));
    parts.extend(copies(false));
    parts.extend(sheet.canonical_url.as_ref().map(Part::CanonicalUrl));
    if printed.is_empty() && !by_hand.is_empty() {
        // What goes for all names stands above the first sheet.
        parts.extend(note.map(Part::Note));
        parts.extend(unnamed.map(Part::Unnamed));
        parts.extend(legend());
    }
    parts.extend(by_hand.into_iter().map(Part::Group));
    parts.extend(sheet.enclosed.iter().map(|of| Part::Enclosed(of)));
    parts.extend(sheet.letterhead.footer.as_deref().map(Part::Footer));
    parts
}

/// How many levels of headings stand above those of the text.
pub fn above(sheet: &Sheet) -> usize {
    usize::from(sheet.headline) + usize::from(sheet.subject.is_some())
}

/// The plain words of a line, without its footnotes.
pub fn words(inlines: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Whole { text } | Inline::Code { text } => text.clone(),
        Inline::Emph { body }
        | Inline::Strong { body }
        | Inline::LanguageSpan { body, .. }
        | Inline::Link { body, .. } => words(body),
        Inline::Image { alt, .. } => alt.clone(),
        Inline::Break => "\n".to_owned(),
        _ => String::new(),
    };
    inlines.iter().map(word).collect()
}

/// The words of the first paragraph, on one line.
pub fn first_paragraph(sheet: &Sheet) -> Option<String> {
    let paragraph = words(paragraph(&sheet.body)?);
    Some(paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first paragraph of some blocks.
fn paragraph(blocks: &[Block]) -> Option<&[Inline]> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph { body } => Some(body.as_slice()),
        Block::LanguageSpan { body, .. } => paragraph(body),
        _ => None,
    })
}
