//! The corpora of the fuzz targets, replayed: what was once found stays mended.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Gives every file of a corpus to a target.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let files = fs::read_dir(folder).expect("a corpus");
    let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    assert!(!files.is_empty(), "{name}");
    for file in files {
        let bytes = fs::read(&file).expect("bytes");
        assert!(bytes.len() <= 16_384, "{}: a corpus is kept small", file.display());
        target(&bytes);
    }
}

#[test]
fn letters_are_read_whatever_they_are() {
    replay("letter", targets::letter);
}

#[test]
fn prose_is_read_whatever_it_is() {
    replay("prose", targets::prose);
}

#[test]
fn pdfs_are_looked_into_whatever_they_are() {
    replay("pdf", targets::pdf);
}

#[test]
fn drawings_are_drawn_whatever_they_are() {
    replay("drawing", targets::drawing);
}

#[test]
fn signatures_are_looked_at_whatever_they_are() {
    replay("verify", targets::verify);
}
