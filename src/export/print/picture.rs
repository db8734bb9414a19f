//! Pictures of pixels: those that are grey in every pixel, and all of them where
//! all is to be grey, have one channel, which is printed in black ink.

use typst::foundations::Bytes;
use typst::visualize::{Image, ImageKind, PixelEncoding, PixelFormat, RasterImage};

use super::ink::grey;
use crate::letter::Print;

pub fn ink(image: &mut Image, print: &Print) {
    let ImageKind::Raster(raster) = image.kind() else { return };
    if !raster.dynamic().color().has_color() {
        return;
    }
    let pixels = raster.dynamic().to_rgba8();
    let (pixels, _) = pixels.as_chunks::<4>();
    let is_grey = pixels.iter().all(|[red, green, blue, _]| red == green && green == blue);
    if !(is_grey || print.grayscale) {
        return;
    }
    let opaque = pixels.iter().all(|[.., alpha]| *alpha == u8::MAX);
    let channels = if opaque { 1 } else { 2 };
    let greys = pixels.iter().flat_map(|[red, green, blue, alpha]| {
        [grey([*red, *green, *blue]), *alpha].into_iter().take(channels)
    });
    let format = PixelFormat {
        encoding: if opaque { PixelEncoding::Luma8 } else { PixelEncoding::Lumaa8 },
        width: raster.width(),
        height: raster.height(),
    };
    if let Ok(raster) = RasterImage::plain(Bytes::new(greys.collect::<Vec<u8>>()), format) {
        *image = Image::plain(raster);
    }
}
