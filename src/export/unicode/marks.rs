//! Marks that go with glyphs to the exporter and are taken out of its file.
//!
//! Text beside glyphs (`ActualText`) cannot be handed to the exporter, nor that a glyph is
//! to be written by itself. But it writes where glyphs stand, and a height that is
//! less than any number of a file can tell is as good as a mark.

use indexmap::IndexSet;
use memchr::memmem::find;
use typst::layout::Em;
use typst::text::Glyph;

use crate::export::content_streams::by_resources;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::syntax::wide_string;

/// The least height, in sizes.
const LEAST: f64 = 1e-30;
/// Heights of texts are so many times that: a glyph by itself is higher or lower by one.
const STEP: f64 = 4.0;
/// How a height begins that is a mark.
const MARK: &[u8] = b"0.00000000000000000000";
/// Where text begins and ends, as the exporter writes it.
const BEGIN: &[u8] = b"\nBT";
const END: &[u8] = b"\nET";
/// Where what a text is said beside ends.
const CLOSE: &[u8] = b"\nEMC";

/// Which marks there are.
#[derive(Debug, Default)]
pub struct Marks {
    /// Whether glyphs are written by themselves.
    apart: bool,
    /// What is said beside some.
    texts: IndexSet<String>,
}

impl Marks {
    /// Lets glyphs be written by themselves, each at a place of its own: the exporter does that
    /// where the pen moves up or down.
    pub fn apart(&mut self, glyphs: &mut [Glyph]) {
        self.apart |= glyphs.len() > 1;
        for (index, glyph) in glyphs.iter_mut().enumerate() {
            glyph.y_advance = Em::new(if index % 2 == 0 { LEAST } else { -LEAST });
        }
    }

    /// Says a text beside glyphs, which are all of their item.
    pub fn beside(&mut self, glyphs: &mut [Glyph], text: &str) {
        let (index, _) = self.texts.insert_full(text.to_owned());
        let height = Em::new((index + 1) as f64 * STEP * LEAST);
        glyphs.iter_mut().for_each(|glyph| glyph.y_offset = height);
    }

    /// Takes the marks out of a document, and puts in the texts.
    ///
    /// # Errors
    /// When there are none, though the exporter was given some.
    pub fn take_out(&self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        if !self.apart && self.texts.is_empty() {
            return Ok(());
        }
        let mut found = false;
        for number in by_resources(pdf)?.into_values().flatten() {
            found |= self.take_out_of(pdf.get_mut(number)?)?;
        }
        if found { Ok(()) } else { Err(Missing("each mark of a glyph")) }
    }

    /// Whether there were any in a content stream.
    fn take_out_of(&self, object: &mut RawObject<'_>) -> Result<bool, Missing> {
        let clean = self.clean(&object.data()?);
        if let Some(clean) = &clean {
            object.set_data(clean)?;
        }
        Ok(clean.is_some())
    }

    /// Content without marks, if it had any.
    fn clean(&self, content: &[u8]) -> Option<Vec<u8>> {
        let mut clean = Vec::with_capacity(content.len());
        let mut rest = content;
        while let Some((before, text, after)) = between(rest, BEGIN, END) {
            clean.extend([before, BEGIN].concat());
            self.text(text, &mut clean);
            clean.extend(END);
            rest = after;
        }
        clean.extend_from_slice(rest);
        (clean != content).then_some(clean)
    }

    /// Adds text without marks, inside of what is said beside it.
    fn text(&self, text: &[u8], clean: &mut Vec<u8>) {
        let (start, mut beside, mut rest) = (clean.len(), None, text);
        while let Some(at) = find(rest, MARK) {
            let (before, mark) = rest.split_at(at);
            let end = find(mark, b" ").unwrap_or(mark.len());
            clean.extend_from_slice(before.strip_suffix(b"-").unwrap_or(before));
            clean.push(b'0');
            beside = beside.or_else(|| self.said(before, &mark[..end]));
            rest = &mark[end..];
        }
        clean.extend_from_slice(rest);
        if let Some(beside) = beside {
            let open = format!("/Span<</ActualText{}>>BDC", wide_string(beside));
            clean.splice(start..start, open.into_bytes());
            clean.extend_from_slice(CLOSE);
        }
    }

    /// What a mark says, which stands in text of the size that is written before it.
    fn said(&self, before: &[u8], mark: &[u8]) -> Option<&str> {
        let before = str::from_utf8(before).ok()?;
        let size = before.rsplit_once(" Tf")?.0.rsplit_once(' ')?.1.parse::<f64>().ok()?;
        let height = str::from_utf8(mark).ok()?.parse::<f64>().ok()?;
        let number = (height / size / LEAST / STEP).round() as usize;
        self.texts.get_index(number.checked_sub(1)?).map(String::as_str)
    }
}

/// What stands before something, inside, and after it.
fn between<'a>(
    content: &'a [u8],
    begin: &[u8],
    end: &[u8],
) -> Option<(&'a [u8], &'a [u8], &'a [u8])> {
    let start = find(content, begin)?;
    let inner = &content[start + begin.len()..];
    let length = find(inner, end)?;
    Some((&content[..start], &inner[..length], &inner[length + end.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(texts: &[&str], content: &str) -> Option<String> {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let marks = Marks { apart: true, texts };
        marks.clean(content.as_bytes()).map(|clean| String::from_utf8(clean).expect("text"))
    }

    /// A height as the exporter writes it, at 10 pt.
    fn height(times: u32) -> String {
        format!("{}", f32::from_bits((times as f32 * 1e-30).to_bits()) * 10.0)
    }

    #[test]
    fn heights_that_are_marks_are_none() {
        let text =
            |height: &str| format!("q\nBT 0 Tr/f0 10 Tf 1 0 0 -1 7 {height} Tm<01>Tj\nET\nQ");
        assert_eq!(clean(&[], &text(&height(1))), Some(text("0")));
        assert_eq!(clean(&[], &text(&format!("-{}", height(1)))), Some(text("0")));
        assert_eq!(clean(&[], &text("0.00001")), None);
    }

    #[test]
    fn texts_are_said_beside_all_glyphs_of_their_item() {
        let glyphs = |mark: &str, next: &str| {
            let own = |height: &str| format!(" 0 Tr/f0 10 Tf 1 0 0 -1 7 {height} Tm<01>Tj");
            own(mark) + &own(next)
        };
        let marked = format!("\nBT{}\nET", glyphs(&height(8), &height(9)));
        let open = "/Span<</ActualText<feff0078>>>BDC";
        let said = format!("\nBT{open}{}\nEMC\nET", glyphs("0", "0"));
        assert_eq!(clean(&["-", "x"], &marked), Some(said));
    }

    #[test]
    fn a_document_without_the_marks_that_were_set_is_a_fault() {
        let page = |height: &str| {
            let text = format!("\nBT 0 Tr/f0 10 Tf 1 0 0 -1 7 {height} Tm<01>Tj\nET");
            let stream = format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
            let page = "<</Type/Page/Resources 9 0 R/Contents 2 0 R>>";
            let marks = Marks { apart: true, ..Marks::default() };
            marks.take_out(&mut RawPdf::of(&[(1, page), (2, &stream)]))
        };
        assert_eq!(page(&height(1)), Ok(()));
        assert_eq!(page("7"), Err(Missing("each mark of a glyph")));
    }
}
