//! The press kit: its list of files, their sums, and all of it in one file.

use std::io::{Cursor, Write};

use base16ct::HexDisplay;
use sha2::{Digest, Sha256};
use unicode_width::UnicodeWidthStr;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What tells what each file is.
pub const README: &str = "README.txt";
/// The sums by which the files can be told from others.
pub const SUMS: &str = "SHA256SUMS";
/// The press release. No kit is without it.
pub const RELEASE: &str = "release.pdf";

/// A file of the kit.
#[derive(Debug, Clone)]
pub struct KitFile {
    /// Its name.
    pub name: String,
    /// What it is, in words; files of one kind are told of once.
    pub about: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl KitFile {
    /// A file of a name.
    pub fn new(
        name: impl Into<String>,
        about: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self { name: name.into(), about: about.into(), bytes: bytes.into() }
    }
}

/// The files of a letter with a README, which says when it may be published, and their
/// sums. The README is English, as the names of the files are.
pub fn complete(mut files: Vec<KitFile>, title: &str, release: &[String]) -> Vec<KitFile> {
    let readme = readme(&files, title, release);
    files.insert(0, KitFile::new(README, "", readme));
    let sums = sums(&files);
    files.push(KitFile::new(SUMS, "", sums));
    files
}

fn readme(files: &[KitFile], title: &str, release: &[String]) -> String {
    let widest = files.iter().map(|file| file.name.width()).max().unwrap_or(0).max(SUMS.len());
    let line = |name: &str, about: &str| {
        format!("{name}{}  {about}", " ".repeat(widest - name.width().min(widest)))
    };
    let mut lines = vec![title.to_owned(), String::new()];
    lines.extend(release.iter().cloned());
    lines.push(String::new());
    lines.extend(files.iter().map(|file| line(&file.name, &file.about)));
    lines.push(line(SUMS, "Sums of all files: sha256sum -c SHA256SUMS"));
    lines.join("\n") + "\n"
}

/// The sums as `sha256sum` writes and checks them (FIPS 180-4).
fn sums(files: &[KitFile]) -> String {
    files.iter().map(|file| format!("{}  {}\n", sum(&file.bytes), file.name)).collect()
}

/// The sums and names that a text of sums tells; none if they are not those of a kit: any
/// folder may have such a file.
pub fn listed(sums: &str) -> Vec<(&str, &str)> {
    let listed: Vec<_> = sums.lines().filter_map(|line| line.split_once("  ")).collect();
    let has = |wanted: &str| listed.iter().any(|(_, name)| *name == wanted);
    if has(README) && has(RELEASE) { listed } else { Vec::new() }
}

/// The sum of a file.
pub fn sum(bytes: &[u8]) -> String {
    format!("{:x}", HexDisplay(&Sha256::digest(bytes)))
}

/// All files in one, in a folder. Equal files give equal bytes: all say they were made
/// on the first day that ZIP knows.
pub fn packed(files: &[KitFile], folder: &str) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        // Pictures and PDFs are packed already.
        let packed = [".png", ".pdf"].iter().any(|ending| file.name.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(format!("{folder}/{}", file.name), options.compression_method(method))
            .ok()?;
        zip.write_all(&file.bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<KitFile> {
        let file = KitFile::new("letter.txt", "Plain text", "abc");
        complete(vec![file], "A Letter", &["EMBARGOED UNTIL noon".to_owned()])
    }

    #[test]
    fn the_readme_tells_of_each_file_and_the_embargo() {
        let files = files();
        let readme = String::from_utf8(files[0].bytes.clone()).expect("text");
        assert!(readme.starts_with("A Letter\n\nEMBARGOED UNTIL noon\n\n"), "{readme}");
        assert!(readme.contains("\nletter.txt  Plain text\nSHA256SUMS  "), "{readme}");
    }

    #[test]
    fn the_sums_are_those_of_the_standard() {
        let files = files();
        let sums = String::from_utf8(files[2].bytes.clone()).expect("text");
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  letter.txt\n";
        assert!(sums.ends_with(abc), "{sums}");
        assert_eq!(sums.lines().count(), 2);
    }

    #[test]
    fn what_is_packed_can_be_read_again_and_is_the_same_twice() {
        let packed = packed(&files(), "kit").expect("a file");
        assert_eq!(Some(&packed), super::packed(&files(), "kit").as_ref());
        let zip = zip::ZipArchive::new(Cursor::new(packed)).expect("sound");
        let names: Vec<_> = zip.file_names().filter_map(Result::ok).collect();
        assert_eq!(names, ["kit/README.txt", "kit/letter.txt", "kit/SHA256SUMS"]);
    }
}
