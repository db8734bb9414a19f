//! What the machine adds to a call: typefaces, and the time.

use std::env;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use typst::text::FontInfo;
use typst_kit::fonts::FontPath;
use undersigned::stationery::Fonts;

use super::args::FontArgs;
use super::failure::Failure;
use super::inputs::{Inputs, Role};
use super::terminal::Terminal;
use super::typefaces;

/// The typefaces of the program and those asked for.
pub fn fonts(args: &FontArgs, inputs: &Inputs, terminal: Terminal) -> Result<Arc<Fonts>, Failure> {
    let read = |(face, about): (FontPath, FontInfo)| {
        inputs.add(&face.path, Role::Typeface);
        (face, about)
    };
    let mut fonts = Fonts::bundled();
    for path in &args.font_paths {
        if !path.is_dir() {
            let fact = format!("`{}` is no folder", path.display());
            return Err(Failure::usage(fact, "--font-path takes a folder with OTF or TTF files"));
        }
        fonts.extend(typefaces::scan(path, terminal)?.into_iter().map(read));
    }
    if args.system_fonts {
        fonts.extend(typst_kit::fonts::system().map(read));
    }
    Ok(Arc::new(fonts))
}

/// The moment of this run, in UTC, unless the environment sets it. Only what is asked to tell
/// it may ask.
pub fn now() -> Result<DateTime, Failure> {
    let now = || Offset::UTC.to_datetime(Timestamp::now());
    Ok(epoch()?.unwrap_or_else(now))
}

/// `SOURCE_DATE_EPOCH`: the moment builds that can be repeated agree on, in
/// seconds since 1970 (reproducible-builds.org).
pub fn epoch() -> Result<Option<DateTime>, Failure> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.parse::<i64>().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let usable =
        moment.map(|moment| Offset::UTC.to_datetime(moment)).filter(|moment| moment.year() >= 1);
    usable.map(Some).ok_or_else(|| {
        let fact = format!("SOURCE_DATE_EPOCH is `{}`", value.to_string_lossy());
        Failure::usage(fact, "set it to seconds since 1970, or unset it")
    })
}
