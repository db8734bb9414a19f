//! The pages as pictures.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::Pdf;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use typst_svg::SvgOptions;

use crate::design::resolution::PRINT_DPI;
use crate::typeset::Document;

/// Dots per inch of the pages as pictures.
pub const DPI: f32 = PRINT_DPI as f32;

/// The pages as SVG, one file each. Letters are outlines: no typeface is needed.
pub fn vectors(document: &Document) -> Vec<Vec<u8>> {
    let pages = document.pages.pages().iter();
    pages.map(|page| typst_svg::svg(page, &SvgOptions::default()).into_bytes()).collect()
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
        render(page, &RenderCache::new(), &settings, &how).into_png().ok()
    };
    (0..pdf.pages().len()).into_par_iter().filter_map(page).collect()
}
