//! Files the PDF carries as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::text::Text;
use crate::letter::{Attachment, Relationship};
use crate::source::Spanned;

/// All attachments of a letter together; mail servers turn away more.
pub const MOST_BYTES: usize = 50_000_000;
/// Longer names are cut, as file systems and viewers do.
const LONGEST_NAME: usize = 100;

/// Media types by the ending of a name (IANA's registry; RFC 7763 for Markdown).
const TYPES: &[(&[&str], &str)] = &[
    (&["csv"], "text/csv"),
    (&["txt", "text", "log"], "text/plain"),
    (&["md", "markdown"], "text/markdown"),
    (&["htm", "html"], "text/html"),
    (&["json"], "application/json"),
    (&["toml"], "application/toml"),
    (&["xml"], "application/xml"),
    (&["pdf"], "application/pdf"),
    (&["svg"], "image/svg+xml"),
    (&["tif", "tiff"], "image/tiff"),
    (&["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (&["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (&["pptx"], "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (&["odt"], "application/vnd.oasis.opendocument.text"),
    (&["ods"], "application/vnd.oasis.opendocument.spreadsheet"),
    (&["ics"], "text/calendar"),
    (&["eml"], "message/rfc822"),
    (&["zip"], "application/zip"),
];

/// Media types by a file's first bytes, which a name cannot gainsay.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
];

/// The attachments found so far.
#[derive(Default)]
pub struct Attachments {
    /// The files.
    pub files: Vec<Spanned<Attachment>>,
    /// How many bytes they have together.
    size: usize,
    /// Their names in small letters: some systems take small and capital letters for the same.
    taken: BTreeSet<String>,
    /// Which number the last file of such a name was given.
    numbers: BTreeMap<String, usize>,
}

impl Attachments {
    /// Takes a file in, unless there would be too much of all.
    pub fn add(&mut self, file: &Text, title: &str, bytes: Arc<[u8]>) -> Result<(), Diagnostic> {
        let size = self.size + bytes.len();
        if size > MOST_BYTES {
            let message = format!("with `{}` the attachments have more than 50 MB", file.value);
            let hint = "make it smaller, or send it by itself and write only its title";
            return Err(Diagnostic::new(Code::BadEnclosure, file.span, message).hint(hint));
        }
        let value = Attachment {
            name: self.name(file),
            description: title.to_owned(),
            mime: mime(file, &bytes),
            relationship: Relationship::Supplement,
            bytes,
        };
        self.size = size;
        self.files.push(Spanned { value, span: file.span });
        Ok(())
    }

    /// The file's own name, made safe to save under and unlike all others.
    fn name(&mut self, path: &str) -> String {
        let own = Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let safe = |c: char| if c.is_alphanumeric() || "-_.() ".contains(c) { c } else { '_' };
        let name: String = own.trim_matches(['.', ' ']).chars().map(safe).collect();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let stem: String = stem.chars().take(LONGEST_NAME).collect();
        let stem = if stem.is_empty() { "file" } else { &stem };
        let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
        let numbered = |number: usize| match number {
            1 => format!("{stem}{ending}"),
            number => format!("{stem}-{number}{ending}"),
        };
        let last = self.numbers.entry(numbered(1).to_lowercase()).or_default();
        loop {
            *last += 1;
            let name = numbered(*last);
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}

/// The media type of a file, by its first bytes and the ending of its name.
pub fn mime(path: &str, bytes: &[u8]) -> &'static str {
    if let Some((_, mime)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return mime;
    }
    if bytes.get(..4) == Some(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    let known = TYPES.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    known.map_or("application/octet-stream", |(_, mime)| mime)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn names(paths: &[&str]) -> Vec<String> {
        let mut attachments = Attachments::default();
        for path in paths {
            let text = Text { value: (*path).to_owned(), span: Span::default() };
            attachments.add(&text, "A title", Arc::from(&b"x"[..])).expect("taken");
        }
        attachments.files.into_iter().map(|attachment| attachment.value.name).collect()
    }

    #[test]
    fn names_are_safe_and_unlike_each_other() {
        assert_eq!(names(&["a/data.csv", "b/Data.CSV"]), ["data.csv", "Data-2.CSV"]);
        assert_eq!(
            names(&["x/.hidden", "a<b>:c.txt", "Größe 2.csv"]),
            ["hidden", "a_b__c.txt", "Größe 2.csv"]
        );
        assert_eq!(names(&[&format!("{}.csv", "é".repeat(300))])[0].chars().count(), 104);
    }

    #[test]
    fn first_bytes_tell_more_than_a_name() {
        assert_eq!(mime("a.csv", b"a,b"), "text/csv");
        assert_eq!(mime("a.csv", b"%PDF-1.7"), "application/pdf");
        assert_eq!(mime("A.XLSX", b"PK\x03\x04"), TYPES[11].1);
        assert_eq!(mime("a", b"PK\x03\x04"), "application/octet-stream");
    }

    #[test]
    fn more_than_all_may_have_together_is_refused() {
        let mut attachments = Attachments::default();
        let text = Text { value: "a.bin".to_owned(), span: Span::default() };
        let half: Arc<[u8]> = vec![0; MOST_BYTES / 2].into();
        for _ in 0..2 {
            attachments.add(&text, "A", Arc::clone(&half)).expect("taken");
        }
        attachments.add(&text, "A", half).expect_err("too much");
    }
}
