//! Advice on colours and sizes.

use super::Lint;
use crate::design::Look;
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::measure;
use crate::draft::schema::{Color, Draft};
use crate::draft::text::{Setting, Text};
use crate::lint::contrast;

/// Text below this size in points is read with effort, and the small print of
/// the design is a fifth smaller still.
const SMALL: f64 = 9.0;
impl Lint<'_> {
    pub(super) fn look(&mut self, draft: &Draft) {
        let size = draft.theme.size.as_ref();
        let own = Look::classic();
        let points = size.and_then(|size| measure::points(size)).unwrap_or(own.text.size);
        if let Some(size) = size.filter(|_| points < SMALL) {
            let tiny = (points * own.sizes.tiny * 10.0).round() / 10.0;
            let message =
                format!("text of {points} pt, with small print of {tiny} pt, is hard to read");
            self.advise(Code::SmallType, size, message, "choose 9pt or more");
        }
        if let Some(color) = &draft.theme.color {
            self.contrast(on_screen(color), contrast::NEEDED);
        }
        if let Some(color) =
            draft.letterhead.color.as_ref().filter(|_| draft.letterhead.name.is_some())
        {
            let large = points * own.sizes.nameplate >= contrast::LARGE_SIZE;
            self.contrast(on_screen(color), if large { contrast::LARGE } else { contrast::NEEDED });
        }
    }

    /// A colour that is none has been told of.
    fn contrast(&mut self, color: &Text, needed: f64) {
        let Some(ratio) = contrast::with_white(color).filter(|ratio| *ratio < needed) else {
            return;
        };
        let Some(darker) = contrast::darker(color, needed) else { return };
        // Rounded down: what is not enough must not look like it.
        let ratio = (ratio * 100.0).floor() / 100.0;
        let message = format!(
            "`{}` on white has a contrast of {ratio:.2} to 1, less than the {needed} to 1 that eyes need",
            color.value
        );
        self.advise(
            Code::LowContrast,
            color,
            message,
            &format!("write `{darker}`, which is darker"),
        );
    }
}

/// What a colour is on screens.
fn on_screen(color: &TextOr<Setting, Color>) -> &Text {
    match color {
        TextOr::Text(rgb) => rgb,
        TextOr::Table(inks) => &inks.rgb,
    }
}
