//! Paper, margins, sizes, colours, typefaces.

use super::{Check, value};
use crate::design::{Look, Margins, Theme};
use crate::diagnostic::{Code, suggest};
use crate::draft::either::{CountOrText, TextOr};
use crate::draft::measure;
use crate::draft::schema::{self, TIDY};
use crate::draft::text::{Setting, Text};
use crate::letter::{Fit, Page, Profile};
use crate::locale::Paper;
use crate::source::Spanned;

/// A margin may take up to a third of the narrowest paper, in points (A5, 148 mm).
const WIDEST_MARGIN: f64 = 140.0;
/// Smallest and largest size of text in points.
const SIZES: std::ops::RangeInclusive<f64> = 8.0..=16.0;
/// Tightest and widest distance of lines, in multiples of the size.
const SPACINGS: std::ops::RangeInclusive<f64> = 1.0..=2.0;

impl Check<'_> {
    pub(super) fn page(&mut self, page: &schema::Page) -> Page {
        Page {
            paper: page.paper.as_ref().and_then(|paper| self.paper(paper)),
            margins: page.margins.as_ref().map(|of| self.margins(of)).unwrap_or_default(),
            numbering: page.numbering,
            duplex: page.duplex,
            fit: page.fit.as_ref().and_then(|fit| self.fit(fit)),
        }
    }

    fn margins(&mut self, margins: &TextOr<Setting, schema::Margins>) -> Margins {
        match margins {
            TextOr::Text(text) => {
                let all = self.margin(text);
                Margins { top: all, right: all, bottom: all, left: all }
            }
            TextOr::Table(sides) => {
                let sides = [&sides.top, &sides.right, &sides.bottom, &sides.left];
                let [top, right, bottom, left] =
                    sides.map(|text| text.as_ref().and_then(|text| self.margin(text)));
                Margins { top, right, bottom, left }
            }
        }
    }

    fn fit(&mut self, fit: &Spanned<CountOrText>) -> Option<Spanned<Fit>> {
        let value = match &fit.value {
            CountOrText::Count(pages @ 1..) => usize::try_from(*pages).ok().map(Fit::Pages),
            CountOrText::Text(word) if word == TIDY => Some(Fit::Tidy),
            _ => {
                let message = "a letter fits a number of pages";
                self.fault(Code::BadValue, fit.span, message, "write 1, 2 and so on, or \"tidy\"");
                None
            }
        };
        value.map(|value| Spanned { value, span: fit.span })
    }

    fn paper(&mut self, paper: &Text) -> Option<Paper> {
        let known = Paper::named(paper);
        if known.is_none() {
            let message = format!("`{}` is no paper this program knows", paper.value);
            self.fault(Code::BadValue, paper.span, message, suggest::hint(paper, Paper::NAMES));
        }
        known
    }

    fn margin(&mut self, text: &Text) -> Option<f64> {
        let points = self.length(text)?;
        if points > WIDEST_MARGIN {
            let message = format!("a margin of `{}` leaves no room for the text", text.value);
            self.fault(Code::BadValue, text.span, message, "the widest is 49mm, or 1.94in");
        }
        Some(points)
    }

    pub(super) fn length(&mut self, text: &Text) -> Option<f64> {
        let points = measure::points(text);
        if points.is_none() {
            let message = format!("`{}` is no length", text.value);
            let hint = "write a number and mm, cm, in or pt, such as \"25mm\"";
            self.fault(Code::BadValue, text.span, message, hint);
        }
        points
    }

    pub(super) fn theme(&mut self, theme: &schema::Theme) -> Theme {
        for font in [&theme.font, &theme.letterhead_font].into_iter().flatten() {
            self.font(font);
        }
        let size = theme.size.as_ref().and_then(|size| {
            let points = self.length(size)?;
            if !SIZES.contains(&points) {
                let message = format!("`{}` is no size to read a letter at", size.value);
                self.fault(Code::BadValue, size.span, message, "choose from 8pt to 16pt");
            }
            Some(points)
        });
        if let Some(spacing) = theme.spacing.as_ref().filter(|s| !SPACINGS.contains(&s.value)) {
            let own = Look::classic().text.spacing();
            let message =
                format!("lines {} times their size apart cannot be read well", spacing.value);
            self.fault(
                Code::BadValue,
                spacing.span,
                message,
                format!("choose from 1.0 to 2.0; the design's own is {own:.2}"),
            );
        }
        Theme {
            font: value(&theme.font),
            letterhead_font: value(&theme.letterhead_font),
            size,
            color: self.color(theme.color.as_ref()),
            spacing: theme.spacing.as_ref().map(|spacing| spacing.value),
            justify: theme.justify,
            hyphenate: theme.hyphenate,
        }
    }

    /// What the letter is made for, each once.
    pub(super) fn profiles(&mut self, output: &schema::Output) -> Vec<Profile> {
        let mut profiles = Vec::new();
        for text in &output.profile.0 {
            match text.known {
                Some(profile) if profiles.contains(&profile) => {
                    let message = format!("`{}` is named twice", text.value);
                    self.fault(Code::Conflict, text.span, message, "name each profile once");
                }
                Some(profile) => profiles.push(profile),
                None => {
                    let message = format!("there is no profile `{}`", text.value);
                    let known = Profile::ALL.map(Profile::word);
                    self.fault(Code::BadValue, text.span, message, suggest::hint(text, &known));
                }
            }
        }
        profiles
    }

    fn font(&mut self, font: &Text) {
        let families = self.faces.families();
        if !families.iter().any(|family| family.eq_ignore_ascii_case(font)) {
            let known: Vec<&str> = families.iter().map(String::as_str).collect();
            let message = format!("there is no typeface `{}`", font.value);
            let hint = match suggest::nearest(font, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`undersigned fonts` lists those at hand; --font-path DIR or --system-fonts adds more".to_owned(),
            };
            self.fault(Code::UnknownFont, font.span, message, hint);
        }
    }
}
