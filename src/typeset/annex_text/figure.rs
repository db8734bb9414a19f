//! Figures of which nothing is drawn: the picture of the page shows them.

use typst::foundations::{Bytes, Content, Derived, NativeElement, Smart};
use typst::layout::{FrameItem, Size};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::syntax::{Span, Spanned};
use typst::visualize::{Image, ImageElem, ImageKind, SvgImage};

/// A picture without anything in it.
const NOTHING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

/// A figure's element, with its words, and its place.
pub fn unseen(alt: &str, size: Size) -> Option<(Content, FrameItem)> {
    let bytes = Bytes::new(NOTHING);
    let source = DataSource::Bytes(bytes.clone());
    let loaded = Loaded::new(Spanned::new(LoadSource::Bytes, Span::detached()), bytes.clone());
    let element = ImageElem::new(Derived::new(source, loaded)).with_alt(Some(alt.into())).pack();
    let kind = ImageKind::Svg(SvgImage::new(bytes).ok()?);
    let image = Image::new(kind, Some(alt.into()), Smart::Auto);
    Some((element, FrameItem::Image(image, size, Span::detached())))
}
