//! What a print shop asks of a file, and why it would send one back.

use super::active::active;
use super::boxes::Mm;
use super::{Drawn, Finding, Ink, Picture, Sheet};
use crate::design::resolution::{LINE_ART_DPI, PRINT_DPI};
use crate::inspect::Font;
use crate::pdf::File;

/// More ink than this does not dry, in per cent: what the characterizations for coated paper
/// allow (ISO 12647-2 and its data FOGRA39 and CGATS TR 006 are printed with 300 to 330).
const MOST_INK: f64 = 300.0;
/// Less type than this fills in, in points.
const SMALLEST_TYPE: f64 = 6.0;
/// Thinner lines break up, in points.
const HAIRLINE: f64 = 0.2;
/// What runs over the cut, in millimetres: 0.125 in is less than 3.2 mm, 3 mm more
/// than 2.9.
const BLEED: f64 = 2.9;
/// Text nearer to the cut than this may be cut, in millimetres.
const SAFE: f64 = 5.0;
/// Boxes are rounded by this much, in millimetres.
const ROUNDED: f64 = 0.1;

/// Everything found.
pub fn findings(file: &File, pages: &[Sheet], fonts: &[Font]) -> Vec<Finding> {
    let mut list = List { page: None, found: Vec::new() };
    list.file(file, pages, fonts);
    for (number, page) in (1..).zip(pages) {
        list.page = Some(number);
        list.boxes(page);
        list.content(&page.drawn);
        list.inks(&page.drawn);
        list.drawn(&page.drawn);
        list.safe(page);
        page.drawn.pictures.iter().for_each(|picture| list.picture(picture));
        if page.annotations > 0 {
            list.fault("it has annotations: links, fields or remarks", "export it without them");
        }
    }
    list.found
}

struct List {
    page: Option<usize>,
    found: Vec<Finding>,
}

impl List {
    fn add(&mut self, fault: bool, fact: impl Into<String>, remedy: &'static str) {
        let fact = fact.into();
        let known = self.found.iter_mut().find(|known| known.fact == fact);
        match known {
            Some(known) if known.pages.last() != self.page.as_ref() => {
                known.pages.extend(self.page)
            }
            Some(_) => {}
            None => {
                let pages = self.page.into_iter().collect();
                self.found.push(Finding { pages, fault, fact, remedy });
            }
        }
    }

    fn fault(&mut self, fact: impl Into<String>, remedy: &'static str) {
        self.add(true, fact, remedy);
    }

    fn note(&mut self, fact: impl Into<String>, remedy: &'static str) {
        self.add(false, fact, remedy);
    }

    fn file(&mut self, file: &File, pages: &[Sheet], fonts: &[Font]) {
        if file.encrypted() {
            self.fault("the file is encrypted", "export it without protection");
        }
        if file.damaged() {
            let fact = "the file is damaged: it has no sound table of its objects";
            self.fault(fact, "ask for it again; it may have been cut short on its way");
        }
        self.active(file);
        for font in fonts.iter().filter(|font| !font.embedded) {
            let fact = format!("the typeface `{}` is not part of the file", font.name);
            self.fault(fact, "embed all typefaces when you export");
        }
        if pages.is_empty() {
            self.fault("there are no pages", "export it again");
        }
        let size = |page: &Sheet| {
            let [left, bottom, right, top] = page.boxes.trim.unwrap_or(page.boxes.media);
            [right - left, top - bottom]
        };
        let differs = |page: &Sheet| {
            let sizes = size(page).into_iter().zip(size(&pages[0]));
            sizes.into_iter().any(|(own, first)| (own - first).abs() > 1.0)
        };
        if pages.iter().any(differs) {
            self.note("the pages are not of one size", "tell the print shop, or print them apart");
        }
    }

    fn active(&mut self, file: &File) {
        let active = active(file);
        if active.scripts {
            self.fault("it has scripts (JavaScript)", "export it without them");
        }
        if active.opens {
            self.fault("something is done when it is opened", "export it without actions");
        }
        if active.attachments {
            self.fault("files are attached to it", "export it without them");
        }
    }

    fn boxes(&mut self, page: &Sheet) {
        let boxes = &page.boxes;
        let Some(trim) = boxes.trim else {
            return self.fault("it does not say where it is cut", "export it with a trim box");
        };
        if boxes.art {
            self.fault("it has an art box beside its trim box", "export it with one of them");
        }
        if !within(trim, boxes.bleed.unwrap_or(boxes.media))
            || !within(boxes.bleed.unwrap_or(trim), boxes.media)
        {
            self.fault("its boxes are not one within the other", "export it again");
        }
        if boxes.crop.is_some_and(|crop| !within(trim, crop)) {
            self.fault("its crop box hides part of the page", "export it without a crop box");
        }
        let larger = (0..4).any(|side| (trim[side] - boxes.media[side]).abs() > ROUNDED);
        match boxes.bleed {
            None if larger => {
                self.fault("it does not say how far colour runs over the cut", "set 3 mm of bleed");
            }
            Some(bleed) => {
                let narrowest = (0..4).map(|side| (trim[side] - bleed[side]).abs());
                let narrowest = narrowest.fold(f64::MAX, f64::min);
                if larger && narrowest < BLEED {
                    let fact = format!("it has {narrowest:.1} mm of bleed");
                    self.fault(fact, "3 mm, or 0.125 in, are asked for");
                }
            }
            None => {}
        }
    }

    fn content(&mut self, drawn: &Drawn) {
        if drawn.unreadable {
            self.fault("some of what is drawn on it cannot be read", "export it again");
        }
        if drawn.unfinished {
            self.fault("more is drawn on it than is looked at", "make large drawings pictures");
        }
    }

    fn inks(&mut self, drawn: &Drawn) {
        for ink in &drawn.text {
            match ink {
                Ink::Light | Ink::CalibratedLight | Ink::Lab => {
                    let fact = format!("there is text in {ink}");
                    self.fault(fact, "text is black alone, CMYK or a spot ink");
                }
                Ink::CalibratedGray => self.fault(
                    "there is text in calibrated grey, which becomes four inks",
                    "make it black alone",
                ),
                _ => {}
            }
        }
        if drawn.rich_black_text {
            self.fault("there is black text of several inks", "make it black alone");
        }
        if let Some(most) = drawn.most_ink.filter(|most| *most > MOST_INK + 0.5) {
            let fact = format!("there is a colour of {most:.0} % ink");
            self.fault(fact, "300 % are the most that dries");
        }
        if drawn.white_overprint {
            self.fault("there is white that overprints, and so is not seen", "let white knock out");
        }
        if drawn.transfer {
            self.fault(
                "it changes the tones of the press (transfer functions)",
                "export it without",
            );
        }
        if drawn.halftone {
            self.note("it brings screens of its own (halftones)", "tell the print shop");
        }
        if drawn.inks.contains(&Ink::Light) {
            self.fault("there are colours in RGB of no known screen", "make them CMYK");
        }
        if drawn.inks.iter().any(|ink| matches!(ink, Ink::CalibratedLight | Ink::Lab)) {
            self.note("there are colours that the print shop will convert", "ask for a proof");
        }
    }

    fn drawn(&mut self, drawn: &Drawn) {
        if let Some(size) = drawn.smallest_type.filter(|size| *size < SMALLEST_TYPE - 0.05) {
            let fact = format!("there is type of {size:.1} pt");
            self.fault(fact, "6 pt are the least that prints clean");
        }
        if let Some(width) = drawn.thinnest_line.filter(|width| *width < HAIRLINE - 0.005) {
            let fact = format!("there is a line of {width:.2} pt");
            self.fault(fact, "make lines 0.25 pt or wider");
        }
        if drawn.transparent {
            self.note("something lets what is beneath shine through", "ask for PDF/X-4, not X-1a");
        }
    }

    fn safe(&mut self, page: &Sheet) {
        let (Some(text), Some(trim)) = (page.drawn.text_within, page.boxes.trim) else { return };
        let inside = [text[0] - trim[0], text[1] - trim[1], trim[2] - text[2], trim[3] - text[3]];
        let nearest = inside.into_iter().fold(f64::MAX, f64::min);
        if nearest < -ROUNDED {
            self.fault("there is text beyond the cut", "keep text 5 mm inside");
        } else if nearest < SAFE {
            let nearest = nearest.max(0.0);
            let fact = format!("there is text {nearest:.1} mm from the cut");
            self.fault(fact, "keep text 5 mm inside");
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let (asked, kind, remedy) = match picture.line_art {
            true => (LINE_ART_DPI, " in black and white", "600 dpi are asked for"),
            false => (PRINT_DPI, "", "300 dpi are asked for"),
        };
        if picture.dpi < asked - 0.5 {
            let Picture { width, height, dpi, .. } = picture;
            let fact =
                format!("a picture of {width} × {height} pixels{kind} prints at {dpi:.0} dpi");
            self.fault(fact, remedy);
        }
    }
}

/// Whether a box lies within another.
fn within(inner: Mm, outer: Mm) -> bool {
    let low = (0..2).all(|side| inner[side] >= outer[side] - ROUNDED);
    low && (2..4).all(|side| inner[side] <= outer[side] + ROUNDED)
}
