//! Drawings.

use super::End::{self, Drawn, Told};
use super::enclosed;

const TOO_HEAVY: End = Told("file-too-heavy");

/// A line in dashes too small to see.
pub const DASHES: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"99\">\
    <path d=\"M0 0L1000000 99\" stroke=\"#000\" stroke-dasharray=\"0.0001\"/></svg>";

fn svg(content: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">{content}</svg>"
    )
}

/// A square through a filter of these primitives.
fn filtered(region: &str, primitives: &str) -> String {
    svg(&format!(
        "<filter id=\"f\" {region}>{primitives}</filter>\
         <rect width=\"99\" height=\"99\" filter=\"url(#f)\"/>"
    ))
}

#[test]
fn dashes_too_small_to_see() {
    enclosed("x.svg", DASHES, TOO_HEAVY);
}

#[test]
fn noise_of_a_million_octaves() {
    let noise = "<feTurbulence baseFrequency=\"0.1\" numOctaves=\"1000000\"/>";
    enclosed("x.svg", filtered("", noise), Told("bad-image"));
}

#[test]
fn a_chain_of_clip_paths() {
    let clip = |at: usize| {
        format!(
            "<clipPath id=\"c{at}\" clip-path=\"url(#c{})\"><rect width=\"9\" height=\"9\"/></clipPath>",
            at + 1
        )
    };
    let chain: String = (0..3000).map(clip).collect();
    let file = svg(&format!("{chain}<rect width=\"9\" height=\"9\" clip-path=\"url(#c0)\"/>"));
    enclosed("x.svg", file, Told("bad-standard"));
}

#[test]
fn a_kernel_of_millions_of_numbers() {
    let kernel = "1 ".repeat(2000 * 2000);
    let primitive = format!(
        "<feConvolveMatrix order=\"2000\" kernelMatrix=\"{kernel}\" targetX=\"1\" targetY=\"1\"/>"
    );
    enclosed("x.svg", filtered("", &primitive), TOO_HEAVY);
}

#[test]
fn a_morphology_wider_than_the_drawing() {
    enclosed("x.svg", filtered("", "<feMorphology radius=\"9000\"/>"), TOO_HEAVY);
}

#[test]
fn a_region_of_millions() {
    let region = "x=\"-1e6\" y=\"-1e6\" width=\"1e7\" height=\"1e7\"";
    enclosed("x.svg", filtered(region, "<feGaussianBlur stdDeviation=\"5\"/>"), Drawn);
}

#[test]
fn thousands_of_blurs() {
    let blurred = "<rect width=\"99\" height=\"99\" filter=\"url(#f)\"/>".repeat(3000);
    let file =
        svg(&format!("<filter id=\"f\"><feGaussianBlur stdDeviation=\"5\"/></filter>{blurred}"));
    enclosed("x.svg", file, TOO_HEAVY);
}

#[test]
fn text_of_two_hundred_thousand_letters() {
    let file = svg(&format!("<text x=\"0\" y=\"9\">{}</text>", "a".repeat(200_000)));
    enclosed("x.svg", file, TOO_HEAVY);
}

#[test]
fn tens_of_thousands_of_style_rules() {
    let rules: String = (0..20_000).map(|at| format!("rect.c{at}{{fill:red}}")).collect();
    let rects: String =
        (0..2000).map(|at| format!("<rect class=\"c{at}\" width=\"1\" height=\"1\"/>")).collect();
    enclosed("x.svg", svg(&format!("<style>{rules}</style>{rects}")), TOO_HEAVY);
}

#[test]
fn coordinates_at_the_end_of_numbers() {
    let file = svg("<path d=\"M-2147483648 -2147483648L2147483648 9L0 0z\"/>");
    enclosed("x.svg", file, Told("bad-image"));
}
