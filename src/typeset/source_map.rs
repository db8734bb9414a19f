//! What is seen on a page, as it is called and where it is written.

use typst::visualize::{Image, ImageKind};

use super::painted::What;
use crate::sheet::Sheet;
use crate::source::Span;

/// So many characters of a text are shown.
const SHOWN: usize = 30;

/// Where something is written, as far as that is known.
pub fn place(what: What<'_>, sheet: &Sheet) -> Option<Span> {
    match what {
        What::Text(text) => {
            let entries = sheet.signatories.groups.iter().flat_map(|group| &group.entries);
            sheet.spans.of(&text.text, entries.map(|entry| entry.span))
        }
        What::Image(image) => picture(image, sheet),
        What::Surface => sheet.spans.letterhead,
        What::Rule => None,
    }
}

fn picture(image: &Image, sheet: &Sheet) -> Option<Span> {
    let data: &[u8] = match image.kind() {
        ImageKind::Raster(raster) => raster.data(),
        ImageKind::Svg(svg) => svg.data(),
        ImageKind::Pdf(_) => return None,
    };
    sheet.images.iter().find(|known| known.bytes[..] == *data).map(|known| known.span)
}

/// The text of something; nothing, where it is a picture.
pub fn words(what: What<'_>) -> &str {
    match what {
        What::Text(text) => &text.text,
        _ => "",
    }
}

/// The beginning of a text; nothing is a picture.
pub fn shown(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        _ if text.is_empty() => "a picture".to_owned(),
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
