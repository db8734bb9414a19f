//! How a letter is printed: inks, bleed, marks, the profile of the press.

use std::sync::Arc;

use super::Check;
use crate::design::PageStandard;
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::measure;
use crate::draft::schema::{Color, Draft};
use crate::draft::text::{Setting, Text};
use crate::letter::{Ink, Print, PrintedPart};

/// Names of process inks are no names of spot colours, nor is that of all inks.
const PROCESS: [&str; 7] = ["cyan", "magenta", "yellow", "black", "key", "all", "none"];

impl Check<'_> {
    pub(super) fn print(&mut self, draft: &Draft) -> Print {
        let mut inks: Vec<Ink> = Vec::new();
        for color in [&draft.letterhead.color, &draft.theme.color].into_iter().flatten() {
            let Some(table) = color.table() else { continue };
            let Some(ink) = self.ink(table) else { continue };
            let clash = |known: &&Ink| {
                let same = known.rgb == ink.rgb || (ink.spot.is_some() && known.spot == ink.spot);
                same && *known != &ink
            };
            if inks.iter().any(|known| clash(&known)) {
                let message = "a colour, or a spot colour, has two mixtures of inks";
                let hint = "write the same table for both, or change one `rgb`";
                self.fault(Code::Conflict, color.span(), message, hint);
            }
            inks.push(ink);
        }
        let part =
            if draft.letterhead.preprinted { PrintedPart::Letter } else { PrintedPart::Whole };
        let output = &draft.output;
        Print {
            inks,
            bleed: output.bleed.as_ref().and_then(|bleed| self.bleed(bleed)).unwrap_or_default(),
            marks: output.marks,
            grayscale: false,
            imposition: None,
            part,
            icc: output.icc.as_ref().and_then(|path| self.icc(path)),
        }
    }

    fn ink(&mut self, color: &Color) -> Option<Ink> {
        let cmyk = color.cmyk.iter().map(|&part| part as f32 / 100.0).collect::<Vec<_>>();
        let cmyk = <[f32; 4]>::try_from(cmyk).ok();
        let sound = cmyk.filter(|parts| parts.iter().all(|part| (0.0..=1.0).contains(part)));
        if sound.is_none() {
            let message = "a mixture of inks is four shares in percent";
            let hint = "write cyan, magenta, yellow and black, such as [100, 60, 0, 30]";
            self.fault(Code::BadValue, color.cmyk.span, message, hint);
        }
        if let Some(spot) = &color.spot
            && PROCESS.iter().any(|name| spot.trim().eq_ignore_ascii_case(name))
        {
            let message = format!("`{}` is no spot colour", spot.value);
            let hint = "write the name in the colour book, such as \"PANTONE 541 C\"";
            self.fault(Code::BadValue, spot.span, message, hint);
        }
        self.rgb(&color.rgb);
        let spot = color.spot.as_ref().map(|spot| spot.trim().to_owned());
        Some(Ink { rgb: measure::rgb(&color.rgb)?, cmyk: sound?, spot })
    }

    fn bleed(&mut self, bleed: &Text) -> Option<f64> {
        let points = self.length(bleed)?;
        if points > PageStandard::block().edges.most_bleed {
            let message =
                format!("a bleed of `{}` is more than any print shop asks for", bleed.value);
            self.fault(Code::BadValue, bleed.span, message, "write \"3mm\", or \"0.125in\"");
        }
        Some(points)
    }

    pub(super) fn band(&mut self, band: &Text) -> Option<f64> {
        let points = self.length(band)?;
        if points > PageStandard::block().edges.highest_band {
            let message = format!("a band of `{}` would run into the letterhead", band.value);
            self.fault(Code::BadValue, band.span, message, "the highest is 12.7mm, or 0.5in");
        }
        Some(points)
    }

    /// The profile of a press, which is one for output in four inks (ICC.1, 7.2).
    fn icc(&mut self, path: &Text) -> Option<(Arc<[u8]>, String)> {
        let bytes = self.bytes_of(path)?;
        let at = |from: usize, what: &[u8]| bytes.get(from..from + 4) == Some(what);
        if !(at(36, b"acsp") && at(12, b"prtr") && at(16, b"CMYK")) {
            let message = format!("`{}` is no ICC profile of a press in four inks", path.value);
            let hint = "ask the print shop for its CMYK output profile";
            self.fault(Code::BadFile, path.span, message, hint);
        }
        Some((bytes, path.value.clone()))
    }

    /// A colour as it is on screens.
    pub(super) fn color(&mut self, color: Option<&TextOr<Setting, Color>>) -> Option<String> {
        let rgb = match color? {
            TextOr::Text(rgb) => rgb,
            TextOr::Table(inks) => &inks.rgb,
        };
        self.rgb(rgb)
    }

    fn rgb(&mut self, color: &Text) -> Option<String> {
        if measure::rgb(color).is_none() {
            let message = format!("`{}` is no colour", color.value);
            let hint = "write six digits after a hash, such as \"#1f3a5f\"";
            self.fault(Code::BadValue, color.span, message, hint);
        }
        Some(color.value.clone())
    }
}
