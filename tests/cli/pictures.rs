//! Pictures that tell more than they show, or that are made to exhaust memory.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::case::{Case, LETTER, Run};

const JPEG: &[u8] = include_bytes!("../files/dot.jpg");
pub const SECRET: &[u8] = b"GPS 51.5007 N 0.1246 W";

/// Builds a letter with this logo.
fn build(name: &str, logo: impl AsRef<[u8]>) -> Run {
    let head = "[letterhead]\nname = \"Harbour Light Foundation\"\nlogo =";
    let letter = format!("{LETTER}{head} \"{name}\"\nlogo_alt = \"A light\"\n");
    let case = Case::new().file("letter.toml", letter).file(name, logo);
    case.args(["build", "letter.toml"]).run()
}

pub fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// All streams of a PDF, unpacked, and its other bytes.
fn unpacked(run: &Run) -> Vec<u8> {
    assert_eq!(run.status, 0, "{}", run.stderr);
    let pdf = run.read("letter.pdf");
    let document = lopdf::Document::load_mem(&pdf).expect("a sound PDF");
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let streams = streams.flat_map(|stream| {
        stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
    });
    streams.chain(pdf.iter().copied()).collect()
}

/// A PNG with this header, these chunks, and rows of nothing.
fn png(size: u32, depth: u8, color: u8, chunks: &[(&[u8; 4], &[u8])], row: usize) -> Vec<u8> {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
    let rows = if row == 0 { 1 } else { size };
    (0..rows).for_each(|_| packing.write_all(&vec![0; row + 1]).expect("memory"));
    let data = packing.finish().expect("memory");
    let [width, height] = [size.to_be_bytes(); 2];
    let header = [&width[..], &height, &[depth, color, 0, 0, 0]].concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let all = [(b"IHDR", &header[..])].into_iter().chain(chunks.iter().copied());
    for (kind, data) in all.chain([(b"IDAT", &data[..]), (b"IEND", &[])]) {
        let body = [kind, data].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&body);
        png.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        png.extend(body);
        png.extend(sum.sum().to_be_bytes());
    }
    png
}

/// A JPEG with what a camera writes: in EXIF, turned by its orientation.
pub fn photograph(orientation: u8) -> Vec<u8> {
    let tiff =
        [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], &[0; 6]].concat();
    let exif = [b"Exif\0\0", &tiff[..], SECRET].concat();
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&JPEG[..2], b"\xff\xe1", &length, &exif, &JPEG[2..], SECRET].concat()
}

#[test]
fn the_place_in_a_jpeg_does_not_reach_the_pdf() {
    let photograph = photograph(1);
    assert!(has(&photograph, SECRET));
    let pdf = unpacked(&build("logo.jpg", photograph));
    assert!(has(&pdf, &JPEG[JPEG.len() - 100..]), "the picture itself is there");
    assert!(!has(&pdf, SECRET) && !has(&pdf, b"Exif"));
}

#[test]
fn a_jpeg_stays_turned_by_its_orientation() {
    let [upright, turned] = [1, 6].map(|orientation| build("logo.jpg", photograph(orientation)));
    let pdf = unpacked(&turned);
    assert!(has(&pdf, b"Exif") && !has(&pdf, SECRET));
    assert_ne!(upright.read("letter.pdf").len(), turned.read("letter.pdf").len());
}

#[test]
fn what_is_written_into_png_does_not_reach_the_pdf() {
    let text = [b"Comment\0", SECRET].concat();
    let chunks: [(&[u8; 4], &[u8]); 2] =
        [(b"tEXt", &text), (b"eXIf", &[b"MM\0*", SECRET].concat())];
    let picture = png(8, 8, 0, &chunks, 8);
    assert!(has(&picture, SECRET));
    assert!(!has(&unpacked(&build("logo.png", picture)), SECRET));
}

#[test]
fn small_files_that_unpack_to_hundreds_of_megabytes_are_refused() {
    // 20,000 × 20,000 pixels of one bit, which typst would make bytes.
    let bomb = png(20_000, 1, 0, &[], 2500);
    assert!(bomb.len() < 60_000, "{}", bomb.len());
    build("logo.png", bomb).says(1, "`logo.png` has 20000 × 20000 pixels");
    // What the header says is enough.
    let deep = png(6_000, 16, 6, &[], 0);
    build("logo.png", deep).says(1, "`logo.png` has 6000 × 6000 pixels of 16 bits a channel");
    let mut profile = ZlibEncoder::new(b"sRGB\0\0".to_vec(), Compression::fast());
    profile.write_all(&[0; 11_000_000]).expect("packed");
    let profiled = png(8, 8, 0, &[(b"iCCP", &profile.finish().expect("packed"))], 8);
    let says = "`logo.png` has a colour profile of more than 10 MB";
    build("logo.png", profiled).says(1, says);
}

#[test]
fn a_picture_that_moves_is_set_still() {
    assert_eq!(build("logo.webp", include_bytes!("../files/moving.webp")).status, 0);
}

fn svg(inside: &str) -> String {
    let spaces =
        "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    format!("<svg {spaces} viewBox=\"0 0 9 9\">{inside}<path d=\"M0 0h9v9z\"/></svg>")
}

#[test]
fn an_svg_holds_and_names_no_pictures_of_pixels() {
    let held = "<image width='9' height='9' href='data:image/jpeg;base64,/9j/4AAQ'/>";
    build("logo.svg", svg(held)).says(1, "it holds a picture of pixels");
    for named in ["dot.png", "http://example.example/a.png", "/etc/passwd", "file:///etc/passwd"] {
        let image = format!("<image width='9' height='9' xlink:href = \"{named}\"/>");
        build("logo.svg", svg(&image)).says(1, "it refers to a picture in another file");
    }
}

#[test]
fn scripts_and_sheets_of_an_svg_are_not_followed() {
    let inside = "<?xml-stylesheet href=\"secret.css\"?><style>@import url(secret.css); path { fill: url(secret.svg#a) }</style>\
        <script href=\"secret.js\">alert(1)</script><path onclick=\"alert(2)\" d=\"M1 1h2v2z\"/>";
    let pdf = unpacked(&build("logo.svg", svg(inside)));
    assert!(!has(&pdf, b"alert") && !has(&pdf, b"secret"));
}

#[test]
fn uses_of_uses_of_uses_end() {
    let mut inside = "<defs><path id=\"a0\" d=\"M0 0h1v1z\"/>".to_owned();
    for level in 1..40 {
        let below = format!("<use href=\"#a{}\"/>", level - 1);
        inside += &format!("<g id=\"a{level}\">{}</g>", below.repeat(10));
    }
    let nest = svg(&(inside + "</defs><use href=\"#a39\"/>"));
    build("logo.svg", nest).says(1, "it is not sound SVG");
    let circle = svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>");
    assert!(build("logo.svg", circle).status <= 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_or_a_folder_in_place_of_a_logo_is_refused_at_once() {
    let letter =
        format!("{LETTER}[letterhead]\nname = \"A\"\nlogo = \"logo.png\"\nlogo_alt = \"A\"\n");
    let case = Case::new().file("letter.toml", &letter).prepare(|folder| {
        std::os::unix::fs::symlink("/dev/zero", folder.join("logo.png")).expect("linked");
    });
    case.args(["check", "letter.toml"]).run().says(1, "lies outside the letter's folder");
    let case = Case::new().file("letter.toml", &letter).file("logo.png/a", "");
    case.args(["check", "letter.toml"]).run().says(1, "`logo.png` is a folder, not a file");
}
