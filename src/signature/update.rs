//! An incremental update: new and changed objects after the end of a PDF, with a
//! table of their places (ISO 32000-1, 7.5.6). All before it stays as it is.

use std::collections::BTreeMap;

use hayro_syntax::object::ObjRef;
use sha2::{Digest, Sha256};

use super::Fault;
use super::base::{Base, Trailer};
use super::edit::{hex, reference};

/// Objects to be appended to a PDF.
pub struct Update<'a> {
    base: &'a Base<'a>,
    objects: BTreeMap<(i32, i32), Vec<u8>>,
    next: i32,
}

/// A PDF that was appended to.
pub struct Updated {
    pub bytes: Vec<u8>,
    /// Where the contents of each appended object begin.
    pub places: BTreeMap<i32, usize>,
}

impl<'a> Update<'a> {
    pub fn new(base: &'a Base<'a>) -> Self {
        Self { base, objects: BTreeMap::new(), next: base.trailer.size }
    }

    /// A number for an object to come. One that is taken means that the file
    /// does not know how many objects it has.
    pub fn reserve(&mut self) -> Result<ObjRef, Fault> {
        let at = ObjRef::new(self.next, 0);
        if self.base.object(at).is_some() || self.objects.keys().any(|key| key.0 == self.next) {
            return Err(Fault::Damaged);
        }
        self.next = self.next.checked_add(1).ok_or(Fault::Damaged)?;
        Ok(at)
    }

    /// An object, new or in place of an old one.
    pub fn put(&mut self, at: ObjRef, body: impl Into<Vec<u8>>) {
        self.objects.insert((at.obj_number, at.gen_number), body.into());
    }

    /// Writes all of it.
    pub fn write(mut self) -> Result<Updated, Fault> {
        let mut bytes = self.base.bytes.to_vec();
        // typst ends a file without a line end, but an object begins on a line
        // of its own (ISO 19005-2, 6.1.9).
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let table = if self.base.trailer.stream { Some(self.reserve()?) } else { None };
        let (mut rows, mut places) = (BTreeMap::new(), BTreeMap::new());
        for ((number, generation), body) in &self.objects {
            rows.insert(*number, (bytes.len(), *generation));
            bytes.extend(format!("{number} {generation} obj\n").bytes());
            places.insert(*number, bytes.len());
            bytes.extend_from_slice(body);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let entries = self.entries(&bytes);
        match table {
            Some(at) => {
                rows.insert(at.obj_number, (start, 0));
                bytes.extend(stream(at, &entries, &rows));
            }
            None => bytes.extend(classic(&entries, &rows)),
        }
        bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Ok(Updated { bytes, places })
    }

    /// The entries of the trailer.
    fn entries(&self, written: &[u8]) -> String {
        let Trailer { start, root, info, id, .. } = &self.base.trailer;
        let mut entries = format!("/Size {}/Root {}/Prev {start}", self.next, reference(*root));
        if let Some(info) = info {
            entries += &format!("/Info {}", reference(*info));
        }
        if let Some(id) = id {
            let digest: [u8; 32] = Sha256::digest(written).into();
            entries += &format!("/ID[{}{}]", String::from_utf8_lossy(id), hex(&digest[..16]));
        }
        entries
    }
}

/// Where each object stands, and its generation.
type Rows = BTreeMap<i32, (usize, i32)>;

/// Numbers that follow each other, as first and count.
fn runs(rows: &Rows) -> Vec<(i32, usize)> {
    let mut runs: Vec<(i32, usize)> = Vec::new();
    let mut expected = None;
    for &number in rows.keys() {
        match runs.last_mut() {
            Some((_, count)) if expected == Some(number) => *count += 1,
            _ => runs.push((number, 1)),
        }
        expected = number.checked_add(1);
    }
    runs
}

/// A table in text (7.5.4).
fn classic(entries: &str, rows: &Rows) -> Vec<u8> {
    let mut out = "xref\n".to_owned();
    let mut offsets = rows.values();
    for (first, count) in runs(rows) {
        out += &format!("{first} {count}\n");
        for (offset, generation) in offsets.by_ref().take(count) {
            out += &format!("{offset:010} {generation:05} n\r\n");
        }
    }
    (out + &format!("trailer\n<<{entries}>>\n")).into_bytes()
}

/// A table in a stream (7.5.8).
fn stream(at: ObjRef, entries: &str, rows: &Rows) -> Vec<u8> {
    let index: Vec<String> =
        runs(rows).iter().map(|(first, count)| format!("{first} {count}")).collect();
    let mut data = Vec::new();
    for (offset, generation) in rows.values() {
        let [.., a, b, c, d] = offset.to_be_bytes();
        let [.., e, f] = generation.to_be_bytes();
        data.extend([1, a, b, c, d, e, f]);
    }
    let head = format!(
        "{} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{}]{entries}/Length {}>>\nstream\n",
        at.obj_number,
        index.join(" "),
        data.len()
    );
    [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat()
}
