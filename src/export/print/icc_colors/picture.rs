//! Pictures of pixels: those that are grey in every pixel, and all of them where all is to
//! be grey, have one channel, which is printed in black ink.

use hayro_syntax::Filter;
use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::space::uses;
use crate::export::print::ink;
use crate::letter::Print;
use crate::pdf::name_at;
use crate::pdf::raw::{Missing, RawObject, RawPdf};

/// Puts pictures into one channel where they can be.
pub fn ink(pdf: &mut RawPdf<'_>, colors: &[i32], print: &Print) -> Result<(), Missing> {
    for object in pdf.objects.values_mut() {
        let pixels = pixels(object, colors).unwrap_or_default();
        let (pixels, _) = pixels.as_chunks::<3>();
        let Some(greys) = greys(pixels, print) else { continue };
        object.edit(|dict| dict.set("ColorSpace", "/DeviceGray"))?;
        object.set_data(&greys)?;
    }
    Ok(())
}

/// The pixels of a picture in colour, three bytes each.
fn pixels(object: &RawObject<'_>, colors: &[i32]) -> Option<Vec<u8>> {
    let picture = object.stream()?;
    let dict = picture.dict();
    let is_colored = name_at(dict, "Subtype").as_deref() == Some("Image")
        && uses(dict, "ColorSpace", colors)
        && dict.get::<u8>("BitsPerComponent") == Some(8);
    match picture.filters().as_slice() {
        _ if !is_colored => None,
        [Filter::DctDecode] => photo(&picture.raw_data()),
        _ => object.data().ok(),
    }
}

/// The pixels of a JPEG file. How a camera was held is no matter here: the pages turn the
/// picture, not its pixels.
fn photo(file: &[u8]) -> Option<Vec<u8>> {
    let mut jpeg = Jpeg::from_bytes(file.to_vec().into()).ok()?;
    jpeg.set_exif(None);
    let upright = jpeg.encoder().bytes().to_vec();
    let photo = RasterImage::plain(Bytes::new(upright), ExchangeFormat::Jpg).ok()?;
    Some(photo.dynamic().to_rgb8().into_raw())
}

/// The pixels in one channel. Pictures whose darkest pixels are as dark as all black ink
/// looks on screens come from black ink, and are as much of it again; one curve is for
/// all pixels, so that neighbours keep their distance.
fn greys(pixels: &[[u8; 3]], print: &Print) -> Option<Vec<u8>> {
    if pixels.is_empty() {
        return None;
    }
    let neutral = pixels.iter().all(|rgb| ink::is_neutral(*rgb));
    if !(neutral || print.grayscale) {
        return None;
    }
    let exact = pixels.iter().all(|[red, green, blue]| red == green && green == blue);
    let darker = |[_, green, _]: &[u8; 3]| (1..ink::ALL_BLACK).contains(green);
    let printed = neutral && !exact && !pixels.iter().any(darker);
    let grey = |rgb: &[u8; 3]| match printed {
        true => ((1.0 - ink::shown(rgb[1])) * 255.0).round() as u8,
        false => ink::grey(*rgb),
    };
    Some(pixels.iter().map(grey).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_curve_is_for_all_pixels_of_a_picture() {
        let print = Print::default();
        let noisy: Vec<[u8; 3]> = (0..128).map(|n| [n, n, n + 2 * (n % 2)]).collect();
        let greys = greys(&noisy, &print).expect("grey");
        assert!(greys.is_sorted(), "{greys:?}");
        assert_eq!(super::greys(&[[35, 31, 32], [255; 3], [0; 3]], &print), Some(vec![0, 255, 0]));
        assert_eq!(super::greys(&[[35, 31, 32], [200, 30, 30]], &print), None);
        let all = Print { grayscale: true, ..print };
        assert_eq!(super::greys(&[[35, 31, 32], [200, 30, 30]], &all), Some(vec![32, 66]));
    }
}
