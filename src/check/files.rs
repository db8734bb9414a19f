//! Files the letter names.

mod jpeg;
mod png;

use std::sync::Arc;

use imagesize::ImageType;

use super::Check;
use crate::design::resolution::MOST_PIXELS;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::text::Text;
use crate::letter::{Image, ImageFormat};
use crate::source::{FileFault, Folder, Span, Spanned};

/// The pictures found so far, each file once.
#[derive(Default)]
pub struct Images(pub Vec<Spanned<Image>>, Vec<String>);

impl Images {
    /// The pictures with the paths of their files.
    pub fn named(&self) -> impl Iterator<Item = (&Spanned<Image>, &String)> {
        self.0.iter().zip(&self.1)
    }

    /// Takes a picture in; gives its index, unless it cannot be used.
    pub fn add(
        &mut self,
        path: &str,
        span: Span,
        folder: &dyn Folder,
        report: &mut Report,
    ) -> Option<usize> {
        if let Some(index) = self.1.iter().position(|known| known == path) {
            return Some(index);
        }
        match load(path, span, folder) {
            Ok(image) => {
                self.0.push(image);
                self.1.push(path.to_owned());
                Some(self.0.len() - 1)
            }
            Err(fault) => {
                report.add(*fault);
                None
            }
        }
    }
}

impl Check<'_> {
    /// The bytes of a file, if it can be read.
    pub fn bytes_of(&mut self, path: &Text) -> Option<Arc<[u8]>> {
        let loaded = self.folder.load(path);
        loaded.map_err(|fault| self.report.add(file_fault(path, path.span, fault))).ok()
    }

    /// The text of a file, if it can be read as UTF-8.
    pub fn text_file(&mut self, path: &Text) -> Option<String> {
        let bytes = self.bytes_of(path)?;
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(error) => {
                let line = bytes[..error.valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
                let message = format!("`{}` is not UTF-8 text at its line {line}", path.value);
                self.fault(Code::Encoding, path.span, message, "save it as UTF-8 in your editor");
                None
            }
        }
    }
}

fn load(path: &str, span: Span, folder: &dyn Folder) -> Result<Spanned<Image>, Box<Diagnostic>> {
    let bytes = folder.load(path).map_err(|fault| Box::new(file_fault(path, span, fault)))?;
    let bad = |message: String, hint: &str| {
        Box::new(Diagnostic::new(Code::BadImage, span, message).hint(hint))
    };
    let Some(format) = format(&bytes) else {
        let message = format!("`{path}` is no picture this program knows");
        return Err(bad(message, "save it as SVG, PNG, JPEG or WebP"));
    };
    if format == ImageFormat::Svg {
        return Ok(Spanned { value: Image { bytes, format, pixels: None }, span });
    }
    let size = imagesize::blob_size(&bytes).map_err(|_| {
        bad(format!("`{path}` is damaged"), "open it in a picture editor and save it again")
    })?;
    let deep = is_deep(format, &bytes);
    let pixels = (size.width as u64).saturating_mul(size.height as u64);
    if pixels > MOST_PIXELS / if deep { 2 } else { 1 } {
        let bits = if deep { " of 16 bits a channel" } else { "" };
        let message = format!("`{path}` has {} × {} pixels{bits}", size.width, size.height);
        let hint = "make it smaller: 40 million pixels are the most, 20 million of 16 bits";
        return Err(bad(message, hint));
    }
    if format == ImageFormat::Png && png::has_huge_profile(&bytes) {
        let message = format!(
            "`{path}` has a colour profile of more than {} MB",
            png::MOST_PROFILE / 1_000_000
        );
        return Err(bad(message, "save it again in a picture editor, with the profile sRGB"));
    }
    let bytes = match format {
        ImageFormat::Jpg => jpeg::stripped(&bytes).map(Arc::from).map_err(|why| match why {
            jpeg::Refused::Damaged => {
                bad(format!("`{path}` is damaged"), "open it in a picture editor and save it again")
            }
            jpeg::Refused::TooManyScans => bad(
                format!("`{path}` is made of more than 100 scans"),
                "save it again in a picture editor, not as progressive",
            ),
        })?,
        _ => bytes,
    };
    let pixels = u32::try_from(size.width).ok().zip(u32::try_from(size.height).ok());
    Ok(Spanned { value: Image { bytes, format, pixels }, span })
}

/// A file as it is, but for what a camera wrote into a JPEG.
pub fn without_metadata(bytes: Arc<[u8]>) -> Arc<[u8]> {
    match format(&bytes) {
        Some(ImageFormat::Jpg) => jpeg::stripped(&bytes).map_or(bytes, Arc::from),
        _ => bytes,
    }
}

/// Whether a channel of a pixel takes two bytes (PNG, 11.2.1).
fn is_deep(format: ImageFormat, bytes: &[u8]) -> bool {
    format == ImageFormat::Png && bytes.get(24) == Some(&16)
}

/// The format of a picture by its first bytes.
pub fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => Some(ImageFormat::Png),
        Ok(ImageType::Jpeg) => Some(ImageFormat::Jpg),
        Ok(ImageType::Webp) => Some(ImageFormat::Webp),
        _ => {
            let head = &bytes[..bytes.len().min(4096)];
            head.windows(4).any(|window| window == b"<svg").then_some(ImageFormat::Svg)
        }
    }
}

/// Why a file cannot be used, for people.
pub fn file_fault(path: &str, span: Span, fault: FileFault) -> Diagnostic {
    let (code, message, hint) = match fault {
        FileFault::Missing(near) => (
            Code::MissingFile,
            format!("there is no file `{path}` in the letter's folder"),
            near.map_or("check its name; paths start at the letter's folder".to_owned(), |near| {
                format!("did you mean `{near}`?")
            }),
        ),
        FileFault::Outside => (
            Code::BadFile,
            format!("`{path}` lies outside the letter's folder"),
            "copy the file into the letter's folder".to_owned(),
        ),
        FileFault::NotAFile(what) => (
            Code::BadFile,
            format!("`{path}` is {what}, not a file"),
            "name a regular file".to_owned(),
        ),
        FileFault::TooLarge(most) => (
            Code::BadFile,
            format!("`{path}` has more than {} MB", most / 1_000_000),
            "make it smaller".to_owned(),
        ),
        FileFault::Unreadable(why) => (
            Code::BadFile,
            format!("`{path}` cannot be read: {why}"),
            "check the file's permissions".to_owned(),
        ),
    };
    Diagnostic::new(code, span, message).hint(hint)
}
