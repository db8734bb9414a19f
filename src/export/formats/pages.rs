//! The pages as pictures.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::Pdf;
use png::{
    BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, SrgbRenderingIntent, Unit,
};
use quick_xml::escape::escape;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use typst::model::Document as _;
use typst_layout::Page;
use typst_svg::SvgOptions;

use crate::design::length::MM_PER_INCH;
use crate::design::resolution::PRINT_DPI;
use crate::typeset::Document;

/// Dots per inch of the pages as pictures.
pub const DPI: f32 = PRINT_DPI as f32;

/// The pages as SVG, one file each. Letters are outlines: no typeface is needed. Which page of
/// what it is says its title, which browsers show and screen readers tell.
pub fn vectors(document: &Document) -> Vec<Vec<u8>> {
    let (pages, info) = (document.pages.pages(), document.pages.info());
    let title = escape(info.title.as_deref().unwrap_or_default());
    let page = |(page, number): (&Page, usize)| {
        let svg = typst_svg::svg(page, &SvgOptions::default());
        let (root, rest) = svg.split_once('>').unwrap_or((&svg, ""));
        let nth =
            if pages.len() > 1 { format!(" ({number}/{})", pages.len()) } else { String::new() };
        format!("{root}><title>{title}{nth}</title>{rest}").into_bytes()
    };
    pages.iter().zip(1..).map(page).collect()
}

/// The pages of our own PDF as PNG of so many dots per inch, one file each.
pub fn pixels(pdf: &[u8], dpi: f32) -> Vec<Vec<u8>> {
    let Ok(pdf) = Pdf::new(pdf.to_vec()) else { return Vec::new() };
    let scale = dpi / 72.0;
    // A float just below the whole number of pixels would cost the last of them.
    let most = |length: f32| (length * scale).round() as u16;
    let page = |index: usize| {
        let page = pdf.pages().get(index)?;
        let (width, height) = page.render_dimensions();
        let how = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(most(width)),
            height: Some(most(height)),
            bg_color: WHITE,
        };
        let settings = InterpreterSettings::default();
        let picture = render(page, &RenderCache::new(), &settings, &how);
        let size = (picture.width().into(), picture.height().into());
        let colors = picture.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]);
        png(size, &colors.collect::<Vec<_>>(), dpi).ok()
    };
    (0..pdf.pages().len()).into_par_iter().filter_map(page).collect()
}

/// A picture of pixels as PNG: of paper, which nothing shines through, in sRGB, and as large
/// as the page where a program asks for that.
fn png((width, height): (u32, u32), colors: &[u8], dpi: f32) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    let per_meter = (f64::from(dpi) * 1000.0 / MM_PER_INCH).round() as u32;
    let dims = PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter };
    encoder.set_pixel_dims(Some(dims));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(colors)?;
    writer.finish()?;
    Ok(bytes)
}
