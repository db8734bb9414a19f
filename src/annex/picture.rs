//! How a page looks.

use std::sync::Arc;

use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache as PixelCache, RenderSettings, render};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_svg::{RenderCache as VectorCache, SvgRenderSettings, convert};
use serde::{Deserialize, Serialize};

use super::collect::Collector;
use crate::design::resolution::{MOST_PIXELS, PRINT_DPI};
use crate::pdf::Actual;

/// Enough to see where a page is empty.
const LOOK_DPI: f32 = 36.0;
/// A vector picture of more bytes, photographs aside, is larger than its pixels would be.
const MOST_VECTOR: usize = 8_000_000;
/// Lighter than this is seen as white.
const WHITISH: u8 = 250;

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The file.
    #[serde(with = "super::bytes")]
    pub bytes: Arc<[u8]>,
    /// Its format.
    pub format: Format,
}

/// The format of a picture of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Lines and areas, as sharp as the page itself.
    Svg,
    /// Pixels, 300 an inch.
    Png,
}

impl Format {
    /// The usual ending of such a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// What all pages of a document share.
#[derive(Default)]
pub struct Workshop<'a> {
    settings: InterpreterSettings,
    seen: InterpreterCache<'a>,
    vectors: VectorCache<'a>,
    pixels: PixelCache<'a>,
}

impl<'a> Workshop<'a> {
    /// Collects what a page draws.
    pub fn look(&self, page: &'a Page<'a>) -> Collector {
        let (width, height) = page.render_dimensions();
        let area = hayro::vello_cpu::kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
        let place = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(place, area, &self.seen, page.xref(), self.settings.clone());
        let mut collector = Collector::new(Actual::of(page));
        interpret_page(page, &mut context, &mut collector);
        let em = |size: f64| size.max(1.0);
        let inside = |glyph: &super::positioned_glyph::PositionedGlyph| {
            area.inflate(em(glyph.size), em(glyph.size)).contains(glyph.origin)
        };
        collector.glyphs.retain(inside);
        collector
    }

    /// How far down a page is empty, in points.
    pub fn head(&self, page: &'a Page<'a>) -> f64 {
        let pixels = self.pixels(page, LOOK_DPI);
        let width = usize::from(pixels.width()).max(1);
        let inked = pixels.data().iter().position(|p| p.r.min(p.g).min(p.b) < WHITISH);
        let rows = inked.map_or(usize::from(pixels.height()), |index| index / width);
        rows as f64 * f64::from(72.0 / LOOK_DPI)
    }

    /// A picture of a page: lines and areas, or pixels where that would be too much.
    pub fn picture(&self, page: &'a Page<'a>, seen: &Collector) -> Picture {
        let svg = convert(page, &self.vectors, &self.settings, &SvgRenderSettings::default());
        let svg = seen.outlines.share(svg);
        let svg = seen.photos.put_back(svg);
        if svg.len() <= MOST_VECTOR + seen.photos.size() {
            return Picture { bytes: svg.into_bytes().into(), format: Format::Svg };
        }
        drop(svg);
        // Memory is all that writing it can lack.
        let bytes = self.pixels(page, PRINT_DPI as f32).into_png().unwrap_or_default();
        Picture { bytes: bytes.into(), format: Format::Png }
    }

    fn pixels(&self, page: &'a Page<'a>, dpi: f32) -> Pixmap {
        let (width, height) = page.render_dimensions();
        let most = (MOST_PIXELS as f32 / (width * height)).sqrt();
        let scale = (dpi / 72.0).min(most);
        let settings = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
            ..RenderSettings::default()
        };
        render(page, &self.pixels, &self.settings, &settings)
    }
}
