//! Typefaces.

use super::MEMORY;
use crate::support::case::{Case, Run};

const SOUND: &[u8] = include_bytes!("../../fonts/source-sans/SourceSans3-Regular.otf");

/// The typeface with another table in the place of one (OpenType 1.9.1, "Organization of an
/// OpenType Font").
fn with_table(tag: &[u8; 4], change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let long = |at: usize| u32::from_be_bytes(SOUND[at..at + 4].try_into().expect("four")) as usize;
    let records = (12..).step_by(16);
    let record = records.take(32).find(|&at| &SOUND[at..at + 4] == tag).expect("a table");
    let table = &SOUND[long(record + 8)..][..long(record + 12)];
    let changed = change(table);
    let mut file = SOUND.to_vec();
    file.resize(file.len().next_multiple_of(4), 0);
    let place = [file.len(), changed.len()].map(|number| u32::try_from(number).expect("short"));
    file[record + 8..record + 16].copy_from_slice(&place.map(u32::to_be_bytes).concat());
    file.extend(changed);
    file
}

/// A table of characters that has all numbers there are, four times.
fn endless() -> Vec<u8> {
    with_table(b"cmap", |_| {
        let head = [0, 1, 3, 10].map(u16::to_be_bytes).concat();
        let group = [0, u32::MAX - 1, 1].map(u32::to_be_bytes).concat();
        let sizes = [12_u32, 12 << 16, 16 + 4 * 12, 0, 4].map(u32::to_be_bytes).concat();
        [head, sizes, group.repeat(4)].concat()
    })
}

/// Rules of substitution with bytes here and there that are others.
fn broken() -> Vec<u8> {
    with_table(b"GSUB", |table| {
        let mut table = table.to_vec();
        let places = (1..400_usize).map(|number| number.wrapping_mul(0x9e37_79b9) % table.len());
        places.collect::<Vec<_>>().into_iter().for_each(|at| table[at] ^= 0xa5);
        table
    })
}

/// What is said of a letter that brings a typeface along.
fn brought(file: &[u8]) -> Run {
    let letter = "lang = \"en-GB\"\ntitle = \"A face\"\nbody = \"An office.\"\n\
         theme.fonts = [\"face.otf\"]\nsignatories.entries = [\"Jordan Placeholder\"]\n";
    let run = Case::new().file("letter.toml", letter).file("face.otf", file).limited(MEMORY);
    run.args(["--message-format", "short", "check", "letter.toml"]).run()
}

#[test]
fn a_typeface_that_is_too_heavy_or_breaks_down_is_told_where_it_is_named() {
    brought(SOUND).says(0, "");
    let heavy = "letter.toml:4:16: error[file-too-heavy]: `face.otf` takes too much memory to set";
    brought(&endless()).says(1, heavy);
    brought(&broken()).says(1, "letter.toml:4:16: error[unknown-font]: `face.otf` is damaged");
}

#[test]
fn typefaces_of_a_folder_that_are_no_good_are_told_and_left_out() {
    let case =
        Case::letter().file("faces/endless.otf", endless()).file("faces/broken.otf", broken());
    let case = case.file("faces/sound.otf", SOUND).file("faces/cut.ttf", &SOUND[..1000]);
    let run = case.limited(MEMORY).args(["check", "letter.toml", "--font-path", "faces"]).run();
    let run = run.says(0, "`faces/endless.otf` takes too much memory to set; it is left out");
    let run = run.says(0, "`faces/broken.otf` is damaged: no text can be set in it");
    run.says(0, "`faces/cut.ttf` is damaged");
}
