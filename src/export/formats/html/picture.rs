//! Pictures as HTML.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;

use super::lang;
use crate::letter::ImageFormat;
use crate::locale::Language;
use crate::sheet::Sheet;

/// A picture with its file in it, or its words where it is part of an enclosed PDF.
pub fn image(sheet: &Sheet, path: &str, alt: &str, language: Option<&Language>) -> String {
    let index = path.strip_prefix("/image/").and_then(|name| name.split('.').next()?.parse().ok());
    let Some(image) = index.and_then(|index: usize| sheet.images.get(index)) else {
        return if alt.is_empty() { String::new() } else { format!("[{}]", escape(alt)) };
    };
    let mime = match image.format {
        ImageFormat::Svg => "image/svg+xml",
        ImageFormat::Png => "image/png",
        ImageFormat::Jpg => "image/jpeg",
        ImageFormat::Webp => "image/webp",
    };
    let data = STANDARD.encode(&image.bytes);
    format!("<img src=\"data:{mime};base64,{data}\" alt=\"{}\"{}>\n", escape(alt), lang(language))
}
