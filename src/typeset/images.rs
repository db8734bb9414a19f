//! Pictures are decoded before the letter is set, so that a damaged one is told
//! of at its place in the letter. typst remembers the result, so that nothing
//! is decoded twice.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::annex::{self, Format};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::{Image, ImageFormat};
use crate::sheet::{Content, Sheet};
use crate::source::{Span, Spanned};

/// Tells the faults of all pictures of a sheet.
pub fn check(sheet: &Sheet, report: &mut Report) {
    files(sheet).chain(pages(sheet)).for_each(|fault| report.add(fault));
}

/// Pages of enclosed PDFs that were drawn, but in a way that typst does not take.
fn pages(sheet: &Sheet) -> impl Iterator<Item = Diagnostic> {
    let places = sheet.enclosed.iter().flat_map(|own| match &own.content {
        Content::Pages { pages } => vec![own.span; pages.len()],
        _ => Vec::new(),
    });
    let vectors = |(page, _): &(&annex::Page, Span)| page.picture.format == Format::Svg;
    sheet.pages.iter().zip(places).filter(vectors).filter_map(|(page, span)| {
        SvgImage::new(Bytes::new(Arc::clone(&page.picture.bytes))).err()?;
        let message = "a page of the enclosed PDF cannot be drawn";
        Some(Diagnostic::new(Code::BadEnclosure, span, message).hint("write `mode = \"attach\"`"))
    })
}

fn files(sheet: &Sheet) -> impl Iterator<Item = Diagnostic> {
    sheet.images.iter().filter_map(|image| {
        let why = decode(image, Bytes::new(Arc::clone(&image.bytes))).err()?;
        let message = format!("the picture cannot be read: {why}");
        let hint = "open it in a picture editor and save it again";
        Some(Diagnostic::new(Code::BadImage, image.span, message).hint(hint))
    })
}

fn decode(image: &Spanned<Image>, bytes: Bytes) -> Result<(), String> {
    let raster = |format| RasterImage::plain(bytes.clone(), format).map(drop);
    let decoded = match image.format {
        ImageFormat::Svg => return svg(bytes),
        ImageFormat::Png => raster(ExchangeFormat::Png),
        ImageFormat::Jpg => raster(ExchangeFormat::Jpg),
        ImageFormat::Webp => raster(ExchangeFormat::Webp),
    };
    decoded.map_err(|why| why.to_string())
}

/// A picture in a picture would go into the PDF unseen: of any size, and with
/// all that a camera writes into it. One in another file is not read at all.
fn svg(bytes: Bytes) -> Result<(), String> {
    let text = String::from_utf8_lossy(&bytes);
    let mut links = text.split("href").skip(1);
    let pictures = ["<image", ":image", "feImage"].iter().any(|tag| text.contains(tag));
    let elsewhere = links.find_map(|link| target(link).filter(|link| !link.starts_with('#')));
    match elsewhere.filter(|_| pictures) {
        Some(link) if link.starts_with("data:") => {
            Err("it holds a picture of pixels; use that by itself, as PNG or JPEG".to_owned())
        }
        Some(_) => Err("it refers to a picture in another file".to_owned()),
        None => SvgImage::new(bytes).map(drop).map_err(|_| "it is not sound SVG".to_owned()),
    }
}

/// What a link leads to, after its name.
fn target(link: &str) -> Option<&str> {
    let link = link.trim_start().strip_prefix('=')?;
    Some(link.trim_start().trim_start_matches(['"', '\'']).trim_start())
}
