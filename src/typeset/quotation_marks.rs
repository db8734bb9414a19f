//! The quotation marks of a language, which typst tells nobody.

use typst::foundations::{Dict, Smart, array, dict, func};
use typst::text::{Lang, Region, SmartQuotes};

/// The quotation marks of a language, as `smartquote` takes them.
#[func]
pub fn quotation_marks(
    /// The language.
    lang: Lang,
    /// The region.
    region: Option<Region>,
) -> Dict {
    let usual = Smart::Auto;
    let of = SmartQuotes::get(&usual, lang, region, false);
    dict! {
        "double" => array![of.double_open, of.double_close],
        "single" => array![of.single_open, of.single_close],
    }
}
