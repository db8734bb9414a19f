//! PDFs.

use super::End::{Drawn, Either, Told};
use super::enclosed;
use crate::support::case::Case;
use crate::support::made::{packed, pdf, stream};

const TOO_HEAVY: super::End = Told("file-too-heavy");

/// A PDF of one page with these resources that draws this, and further objects from number 5 on.
fn page(resources: &str, draws: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<{resources}>>/Contents 4 0 R>>"
    );
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        packed("", draws),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

/// A line in dashes too small to see.
pub fn dashes() -> Vec<u8> {
    page("", b"[0.0001]0 d 0 0 m 9000 9000 l S", &[])
}

/// A page filled with a pattern, which draws this.
fn tiled(entries: &str, draws: &[u8]) -> Vec<u8> {
    let pattern = format!(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/Resources<</Pattern<</P 5 0 R>>>>{entries}"
    );
    let fill = b"/Pattern cs /P scn 0 0 600 700 re f";
    page("/Pattern<</P 5 0 R>>", fill, &[stream(&pattern, draws)])
}

fn lines(line: impl Fn(usize) -> String, count: usize) -> Vec<u8> {
    (0..count).map(line).collect::<String>().into_bytes()
}

#[test]
fn dashes_too_small_to_see() {
    enclosed("x.pdf", dashes(), TOO_HEAVY);
}

#[test]
fn a_pattern_that_draws_itself() {
    let own = b"/Pattern cs /P scn 0 0 9 9 re f";
    let file = tiled("/BBox[0 0 9 9]/XStep 9/YStep 9", own);
    enclosed("x.pdf", file, TOO_HEAVY);
}

#[test]
fn a_pattern_with_very_large_steps() {
    let file = tiled("/BBox[0 0 9 9]/XStep 9e8/YStep 9e8", b"0 0 5 5 re f");
    enclosed("x.pdf", file, Drawn);
}

#[test]
fn a_glyph_that_draws_itself() {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97\
        /LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>\
        /Resources<</Font<</F 5 0 R>>>>>>";
    let glyph = stream("", b"1 0 d0 BT /F 1 Tf (aa) Tj ET");
    let draws = b"BT /F 9 Tf (a) Tj ET";
    enclosed("x.pdf", page("/Font<</F 5 0 R>>", draws, &[font.into(), glyph]), TOO_HEAVY);
}

#[test]
fn widths_of_thousands_of_millions_of_glyphs() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>";
    let widths = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)\
        /Ordering(Identity)/Supplement 0>>/W[0 4294967295 5]>>";
    let draws = b"BT /F 9 Tf (ab) Tj ET";
    let file = page("/Font<</F 5 0 R>>", draws, &[font.into(), widths.into()]);
    enclosed("x.pdf", file, TOO_HEAVY);
}

#[test]
fn a_picture_that_is_drawn_again_and_again() {
    let picture = "/Type/XObject/Subtype/Image/Width 2000/Height 2000/BitsPerComponent 8\
        /ColorSpace/DeviceRGB";
    let picture = packed(picture, &vec![7; 12_000_000]);
    let draws = lines(|at| format!("q 9 0 0 9 {at} 0 cm /I Do Q "), 500);
    enclosed("x.pdf", page("/XObject<</I 5 0 R>>", &draws, &[picture]), TOO_HEAVY);
}

#[test]
fn many_more_areas_than_a_page_has() {
    let draws = lines(|at| format!("{} {} 1 1 re f ", at % 612, at / 612 % 792), 900_000);
    enclosed("x.pdf", page("", &draws, &[]), Either);
}

/// Bytes packed so many times.
fn packed_again(data: Vec<u8>, times: usize) -> Vec<u8> {
    use std::io::Write;
    (0..times).fold(data, |data, _| {
        let mut packing = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packing.write_all(&data).expect("memory");
        packing.finish().expect("memory")
    })
}

/// A page of spaces, a gigabyte of them, packed twice.
fn bomb() -> Vec<u8> {
    let data = packed_again(vec![b' '; 1_000_000_000], 2);
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>".to_vec(),
        stream("/Filter[/FlateDecode/FlateDecode]", &data),
    ];
    pdf(&objects)
}

#[test]
fn a_gigabyte_packed_twice() {
    let bomb = bomb();
    enclosed("x.pdf", &bomb, TOO_HEAVY);
    let run = Case::new().file("x.pdf", bomb).limited(super::MEMORY);
    let run = run.args(["preflight", "x.pdf"]).run();
    assert!(run.status <= 1, "{}", run.stderr);
}
