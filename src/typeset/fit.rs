//! Letters that are to take no more than so many pages: set closer and smaller,
//! by the least that is enough.

use typst::layout::{Abs, Frame, FrameItem};

use super::{Document, frames};
use crate::design::length::inches;
use crate::design::{Design, PageStandard};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::schema::ListStyle;
use crate::letter::Fit;
use crate::sheet::{Group, Sheet};
use crate::source::{Span, Spanned};

/// From the design's own to the closest in so many steps, each hardly seen.
const STEPS: usize = 24;
/// A last page with fewer lines than this is not worth its paper.
const FEW_LINES: f64 = 5.0;

/// Sets a sheet so that it fits. `set` sets one as it is.
pub fn fit(
    sheet: &Sheet,
    set: impl Fn(&Sheet, &mut Report) -> Option<Document>,
    report: &mut Report,
) -> Option<Document> {
    let mut plain = Report::default();
    let document = set(sheet, &mut plain);
    let wanted = document.as_ref().and_then(|document| Wanted::of(sheet, document));
    let (Some(wanted), Some(natural)) = (wanted, &document) else {
        report.extend(plain);
        return document;
    };
    let design = &natural.design;
    // What is enclosed follows the letter, whatever its pages.
    let alone = |step| Sheet { enclosed: Vec::new(), ..closer(sheet, design, step) };
    let fits =
        |step| set(&alone(step), &mut Report::default()).is_some_and(|set| set.own <= wanted.pages);
    let Some(step) = first_step(fits) else {
        if wanted.can_be_left {
            report.extend(plain);
            return document;
        }
        let fault = no_fit(design, wanted.pages, natural.own);
        report.add(
            Diagnostic::new(Code::NoFit, wanted.span, fault)
                .hint("shorten the letter, or allow it more pages"),
        );
        return None;
    };
    let closer = closer(sheet, design, step);
    let document = set(&closer, report);
    report.add(
        Diagnostic::new(Code::Fitted, wanted.span, changes(&closer, wanted.pages))
            .hint("shorten the letter to have it as the design sets it"),
    );
    document
}

/// Fewer pages than a letter takes by itself.
struct Wanted {
    pages: usize,
    /// Whether it is set as it is where it cannot be made to fit.
    can_be_left: bool,
    /// Where that is said.
    span: Span,
}

impl Wanted {
    fn of(sheet: &Sheet, natural: &Document) -> Option<Self> {
        let Spanned { value: fit, span } = sheet.page.fit?;
        let (pages, can_be_left) = match fit {
            Fit::Pages(most) => (most, false),
            Fit::Tidy if natural.own > 1 && last_lines(natural) < FEW_LINES => {
                (natural.own - 1, true)
            }
            Fit::Tidy => return None,
        };
        (natural.own > pages).then_some(Self { pages, can_be_left, span })
    }
}

/// The first step that is enough, if any is: each is closer than the one before, so that
/// halving finds it.
fn first_step(fits: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut low, mut high) = (0, STEPS);
    fits(high).then_some(())?;
    while high - low > 1 {
        let middle = (low + high) / 2;
        if fits(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// The sheet at a step: lines closer first, then margins, then names in the
/// columns that take the least room, and the type. `own` is the design it has.
fn closer(sheet: &Sheet, own: &Design, step: usize) -> Sheet {
    let third = STEPS as f64 / 3.0;
    let part = |nth: f64| ((step as f64 - nth * third) / third).clamp(0.0, 1.0);
    let between =
        |from: f64, to: f64, part: f64| if from > to { from + (to - from) * part } else { from };
    let mut sheet = sheet.clone();
    let (least, page) = (&own.look.text, &own.page);
    let size = between(own.size, least.smallest, part(2.0));
    sheet.theme.spacing = Some(between(own.spacing, least.closest, part(0.0)));
    sheet.theme.size = Some((size * 20.0).round() / 20.0);
    let margin = |from: f64| Some(between(from, page.edges.least_margin, part(1.0)));
    sheet.page.margins.top = margin(page.margins.top);
    sheet.page.margins.bottom = margin(page.margins.bottom);
    sheet.signatories.tight = part(2.0) > 0.0;
    sheet
}

fn changes(sheet: &Sheet, most: usize) -> String {
    let design = sheet.design();
    let (size, line) = (design.size, design.line);
    let margin = inches(design.page.margins.top);
    let pages = if most == 1 { "one page".to_owned() } else { format!("{most} pages") };
    let free = |group: &Group| group.style == ListStyle::Columns && group.columns.is_none();
    let names = match sheet.signatories.tight && sheet.signatories.groups.iter().any(free) {
        true => ", names in the columns that take the least room",
        false => "",
    };
    format!(
        "set to fit {pages}: type of {size} pt, lines {line} pt apart, {margin:.2} in above the text{names}"
    )
}

fn no_fit(design: &Design, most: usize, natural: usize) -> String {
    let size = design.size.min(design.look.text.smallest);
    format!("the letter takes {natural} pages, and more than {most} even at {size} pt")
}

/// How many lines stand on the letter's last page.
fn last_lines(document: &Document) -> f64 {
    let Design { size, spacing, page: PageStandard { margins, .. }, .. } = &document.design;
    let own = document.pages.pages().get(..document.own).unwrap_or_default();
    let Some(page) = own.last() else { return f64::MAX };
    let body = page.frame.height() - Abs::pt(margins.bottom);
    let lowest = lowest(&page.frame, body);
    (lowest.to_pt() - margins.top) / (size * spacing)
}

/// How far down anything stands above a limit: feet and footnotes lie below it.
fn lowest(page: &Frame, limit: Abs) -> Abs {
    let seen = frames::items(page)
        .filter(|placed| matches!(placed.item, FrameItem::Text(_) | FrameItem::Image(..)));
    let ends = seen.map(|placed| placed.point().y);
    ends.filter(|y| *y <= limit).fold(Abs::zero(), Abs::max)
}
