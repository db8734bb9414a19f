//! An incremental update: new and changed objects after the end of a PDF, with a
//! cross-reference section for them (ISO 32000-1, 7.5.6). All before it stays as it is.

use std::collections::BTreeMap;

use hayro_syntax::object::ObjRef;
use sha2::{Digest, Sha256};

use super::Fault;
use super::base::{Base, Trailer};
use crate::pdf::dictionary::Dictionary;
use crate::pdf::syntax::{hex, indirect, reference};
use crate::pdf::xref::{Entry, Xref};

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
        let stream = if self.base.trailer.stream { Some(self.reserve()?) } else { None };
        let (mut xref, mut places) = (Xref::default(), BTreeMap::new());
        for (&(number, generation), body) in &self.objects {
            let at = ObjRef::new(number, generation);
            xref.insert(number, Entry::At { offset: bytes.len(), generation });
            places.insert(number, indirect(&mut bytes, at, body));
        }
        let start = bytes.len();
        let trailer = self.trailer(&bytes);
        match stream {
            Some(at) => {
                xref.insert(at.obj_number, Entry::At { offset: start, generation: 0 });
                indirect(&mut bytes, at, &xref.stream(trailer));
            }
            None => bytes.extend(xref.table(&trailer)),
        }
        bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Ok(Updated { bytes, places })
    }

    /// The entries of the trailer.
    fn trailer(&self, written: &[u8]) -> Dictionary<'static> {
        let Trailer { start, root, info, id, .. } = &self.base.trailer;
        let mut trailer = Dictionary::default()
            .with("Size", self.next.to_string())
            .with("Root", reference(*root))
            .with("Prev", start.to_string());
        if let Some(info) = info {
            trailer = trailer.with("Info", reference(*info));
        }
        if let Some(id) = id {
            let digest: [u8; 32] = Sha256::digest(written).into();
            trailer =
                trailer.with("ID", [b"[", &**id, hex(&digest[..16]).as_bytes(), b"]"].concat());
        }
        trailer
    }
}
