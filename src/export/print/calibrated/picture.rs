//! Pictures of pixels: those that are grey in every pixel, and all of them where all is to
//! be grey, have one channel, which is printed in black ink.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::object::{entries, inflated, split};
use crate::export::parts::{Object, Parts};
use crate::export::print::ink;
use crate::letter::Print;

pub fn ink(parts: &mut Parts<'_>, colors: &[usize], print: &Print) {
    for space in colors {
        let used = format!("/ColorSpace {space} 0 R");
        for object in &mut parts.objects {
            if let Some(body) = grey(object, &used, print) {
                object.body = body.into();
            }
        }
    }
}

/// The picture in one channel, if it can be.
fn grey(object: &Object<'_>, used: &str, print: &Print) -> Option<Vec<u8>> {
    let (head, _) = split(object)?;
    if !(head.contains("/Subtype/Image") && head.contains(used)) {
        return None;
    }
    let pixels = pixels(object, head)?;
    let (pixels, []) = pixels.as_chunks::<3>() else { return None };
    let white = |rgb: &[u8; 3]| Some(((1.0 - ink::black(*rgb, print)?) * 255.0).round() as u8);
    let greys: Option<Vec<u8>> = pixels.iter().map(white).collect();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&greys?).ok()?;
    let packed = packed.finish().ok()?;
    let entries = entries(head).replace(used, "/ColorSpace/DeviceGray");
    let entries = entries.replace("/Filter/DCTDecode", "");
    let head = format!("<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
    Some([head.as_bytes(), &packed, b"\nendstream"].concat())
}

/// The picture's pixels, three bytes each.
fn pixels(object: &Object<'_>, head: &str) -> Option<Vec<u8>> {
    if !head.contains("/BitsPerComponent 8") {
        return None;
    }
    let data = inflated(object)?;
    if !head.contains("/DCTDecode") {
        return Some(data);
    }
    let photo = RasterImage::plain(Bytes::new(data), ExchangeFormat::Jpg).ok()?;
    Some(photo.dynamic().to_rgb8().into_raw())
}
