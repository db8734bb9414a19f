//! QR codes on pages, read as a telephone would.

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};
use undersigned::export::formats::pixels;

/// As `--format png` has it.
const DPI: f32 = 300.0;

/// What the codes on a PDF's pages say, by page.
pub fn codes(pdf: &[u8]) -> Vec<Vec<String>> {
    pixels(pdf, DPI).into_iter().map(read).collect()
}

fn read(png: Vec<u8>) -> Vec<String> {
    let picture = RasterImage::plain(Bytes::new(png), ExchangeFormat::Png).expect("a picture");
    let grey = picture.dynamic().to_luma8();
    let size = |length: u32| usize::try_from(length).expect("a size");
    let (width, height) = (size(grey.width()), size(grey.height()));
    let at = |x: usize, y: usize| grey.as_raw()[y * width + x];
    let mut page = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
    let codes = page.detect_grids();
    codes.iter().map(|code| code.decode().expect("a code that can be read").1).collect()
}
