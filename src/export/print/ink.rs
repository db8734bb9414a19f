//! Colours to inks.
//!
//! typst writes greys in a calibrated space that a press separates into four
//! inks. Here each colour becomes one of process inks, or the spot colour it is
//! said to be, and a grey, black above all, of black ink alone.

use std::sync::Arc;

use typst::layout::Ratio;
use typst::visualize::{
    Cmyk, Color, Paint, ProcessColor, SpotColor, SpotColorant, SpotColorantName,
};

use crate::letter::{Ink, Print};

/// The inks of a paint.
pub fn ink(paint: &mut Paint, print: &Print) {
    let Paint::Solid(color) = paint else { return };
    let [red, green, blue, _] = ProcessColor::Rgb(color.to_rgb()).to_vec4_u8();
    *color = match of([red, green, blue], print) {
        Inks::Spot(ink) => spot(SpotColorantName::Custom(ink.spot_name().into()), ink.cmyk),
        Inks::Process(inks) => Color::Process(cmyk(inks)),
    };
}

/// Whether nothing is seen of it.
pub fn is_unseen(paint: &Paint) -> bool {
    matches!(paint, Paint::Solid(color) if color.alpha() == Some(0.0))
}

/// What a colour is printed in.
pub enum Inks<'a> {
    Process([f32; 4]),
    Spot(&'a Ink),
}

/// The inks of a colour: those the letter says, or else the plain ones, in which
/// equal parts become black ink alone.
pub fn of(rgb: [u8; 3], print: &Print) -> Inks<'_> {
    if print.grayscale {
        let black = shown_black(rgb).unwrap_or(1.0 - f32::from(grey(rgb)) / 255.0);
        return Inks::Process([0.0, 0.0, 0.0, black]);
    }
    match print.inks.iter().find(|ink| ink.rgb == rgb) {
        Some(ink) if ink.spot.is_some() => Inks::Spot(ink),
        Some(ink) => Inks::Process(ink.cmyk),
        None => Inks::Process(plain(rgb)),
    }
}

/// How much black ink a colour is, where it is black ink alone.
pub fn black(rgb: [u8; 3], print: &Print) -> Option<f32> {
    match of(rgb, print) {
        Inks::Process([0.0, 0.0, 0.0, black]) => Some(black),
        _ => None,
    }
}

/// As much as the parts of a colour may differ that is black ink shown on a screen.
const NEUTRAL: u8 = 6;
/// The green of black ink, from none of it to all in tenths, as it is shown on screens:
/// what hayro makes of CMYK in an enclosed PDF, and within 1 what Adobe's programs save
/// (SWOP coated, `#231f20` for all of it).
const BLACKS: [u8; 11] = [255, 231, 210, 189, 169, 148, 130, 110, 88, 61, ALL_BLACK];

/// The inks of a colour of which nothing is said: greys are black ink alone, and so is
/// what black ink looks like on a screen, which is not quite grey.
fn plain(rgb: [u8; 3]) -> [f32; 4] {
    shown_black(rgb).map_or_else(|| mixed(rgb), |black| [0.0, 0.0, 0.0, black])
}

/// How much black ink looks like this on a screen, where that is not quite grey.
fn shown_black(rgb: [u8; 3]) -> Option<f32> {
    let [_, green, _] = rgb;
    (1..=NEUTRAL).contains(&differ(rgb)).then(|| shown(green))
}

/// Whether a colour is grey, or nearly.
pub fn is_neutral(rgb: [u8; 3]) -> bool {
    differ(rgb) <= NEUTRAL
}

fn differ(rgb: [u8; 3]) -> u8 {
    let (least, most) = (rgb.into_iter().min(), rgb.into_iter().max());
    most.unwrap_or_default() - least.unwrap_or_default()
}

/// The green of all black ink on a screen.
pub const ALL_BLACK: u8 = 31;

/// How much black ink has this green on a screen.
pub fn shown(green: u8) -> f32 {
    let tenth = BLACKS.iter().position(|&lighter| lighter <= green).unwrap_or(BLACKS.len());
    let Some(lighter) = tenth.checked_sub(1).map(|before| BLACKS[before]) else { return 0.0 };
    let Some(darker) = BLACKS.get(tenth) else { return 1.0 };
    let part = f32::from(lighter - green) / f32::from(lighter - darker);
    (tenth as f32 - 1.0 + part) / 10.0
}

fn mixed(rgb: [u8; 3]) -> [f32; 4] {
    let most = rgb.into_iter().max().unwrap_or_default();
    let share = |part: u8| match most {
        0 => 0.0,
        most => f32::from(most - part) / f32::from(most),
    };
    let [red, green, blue] = rgb;
    [share(red), share(green), share(blue), 1.0 - f32::from(most) / 255.0]
}

/// How bright a colour is (ITU-R BT.709).
pub fn grey([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    u8::try_from((sum + 5000) / 10_000).unwrap_or(u8::MAX)
}

fn cmyk([c, m, y, k]: [f32; 4]) -> ProcessColor {
    ProcessColor::Cmyk(Cmyk { c, m, y, k })
}

/// A spot colour, or that of all plates.
pub fn spot(name: SpotColorantName, looks: [f32; 4]) -> Color {
    let colorant = SpotColorant { name: Some(name), fallback: cmyk(looks) };
    Color::Spot(SpotColor::new(Arc::new(colorant), Ratio::one()))
}

impl Ink {
    fn spot_name(&self) -> &str {
        self.spot.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inks(rgb: [u8; 3], print: &Print) -> [f32; 4] {
        match of(rgb, print) {
            Inks::Process(inks) => inks,
            Inks::Spot(ink) => panic!("{ink:?}"),
        }
    }

    #[test]
    fn greys_are_of_black_ink_alone() {
        let print = Print::default();
        assert_eq!(inks([0; 3], &print), [0.0, 0.0, 0.0, 1.0]);
        let [c, m, y, k] = inks([51; 3], &print);
        assert_eq!([c, m, y], [0.0; 3]);
        assert!((k - 0.8).abs() < 0.01);
        assert!(inks([31, 58, 95], &print)[0] > 0.5);
        let mut paint = Paint::Solid(Color::BLACK);
        ink(&mut paint, &print);
        assert_eq!(paint, Paint::Solid(Color::Process(cmyk([0.0, 0.0, 0.0, 1.0]))));
    }

    #[test]
    fn what_black_ink_looks_like_on_screens_is_black_ink_again() {
        let print = Print::default();
        for (rgb, share) in [
            ([35, 31, 32], 1.0),
            ([33, 30, 31], 1.0),
            ([146, 148, 151], 0.5),
            ([137, 139, 142], 0.55),
            ([230, 231, 231], 0.1),
            ([254, 255, 255], 0.0),
        ] {
            let [c, m, y, k] = inks(rgb, &print);
            assert!([c, m, y] == [0.0; 3] && (k - share).abs() < 0.006, "{rgb:?}: {k}");
        }
        assert!(inks([60, 50, 50], &print)[1] > 0.1, "a brown is no grey");
        let grey = Print { grayscale: true, ..print };
        assert_eq!(inks([35, 31, 32], &grey), [0.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn a_colour_has_the_inks_the_letter_says_unless_all_is_grey() {
        let said = Ink { rgb: [1, 2, 3], cmyk: [1.0, 0.5, 0.0, 0.2], spot: None };
        let mut print = Print { inks: vec![said], ..Print::default() };
        assert_eq!(inks([1, 2, 3], &print), [1.0, 0.5, 0.0, 0.2]);
        assert_ne!(inks([1, 2, 4], &print), [1.0, 0.5, 0.0, 0.2]);
        print.grayscale = true;
        assert_eq!(inks([1, 2, 3], &print)[..3], [0.0; 3]);
    }
}
