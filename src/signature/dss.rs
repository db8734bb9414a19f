//! The document security store: what signatures are checked by, for readers to come
//! (ISO 32000-2, 12.8.4.3).

use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object, Stream};

use super::Fault;
use super::base::Base;
use super::evidence::Evidence;
use super::update::Update;
use crate::pdf::dictionary::{Dictionary, longer};
use crate::pdf::stream::stream;
use crate::pdf::syntax::{reference, references};

const KEYS: [&str; 3] = ["Certs", "OCSPs", "CRLs"];
/// More bytes than honest files hold of it.
const MOST_BYTES: usize = 50_000_000;
/// And more things.
const MOST: usize = 2_000;

/// What the store of a file holds.
pub fn held(base: &Base<'_>) -> Vec<Vec<u8>> {
    let Some(store) = base.catalog().ok().and_then(|catalog| catalog.get::<Dict<'_>>("DSS")) else {
        return Vec::new();
    };
    let mut left = MOST_BYTES;
    let mut all = Vec::new();
    for items in KEYS.iter().filter_map(|key| store.get::<Array<'_>>(*key)) {
        for data in items.iter::<Stream<'_>>().filter_map(|stream| stream.decoded().ok()) {
            let rest = left.checked_sub(data.len()).filter(|_| all.len() < MOST);
            let Some(rest) = rest else { return all };
            left = rest;
            all.push(data.to_vec());
        }
    }
    all
}

/// A PDF with evidence added to its store; the same, where it is all there.
///
/// # Errors
/// When the PDF cannot be read.
pub fn with_evidence(pdf: &[u8], evidence: &Evidence) -> Result<Vec<u8>, Fault> {
    Base::with(pdf, |base| {
        let held = held(base);
        let certificates = evidence.certificates.iter().map(|one| &one.der);
        let answers = evidence.answers.iter().map(|one| &one.der);
        let lists = evidence.lists.iter().map(|one| &one.der);
        let new = |all: Vec<&Vec<u8>>| -> Vec<Vec<u8>> {
            all.into_iter().filter(|der| !held.contains(der)).cloned().collect()
        };
        let new = [new(certificates.collect()), new(answers.collect()), new(lists.collect())];
        if new.iter().all(Vec::is_empty) {
            return Ok(pdf.to_vec());
        }
        let mut update = Update::new(base);
        add(base, &mut update, &new)?;
        Ok(update.write()?.bytes)
    })
}

fn add(base: &Base<'_>, update: &mut Update<'_>, new: &[Vec<Vec<u8>>; 3]) -> Result<(), Fault> {
    let catalog = base.catalog()?;
    let old = catalog.get::<Dict<'_>>("DSS").unwrap_or_default();
    let mut edit = Dictionary::of(&old);
    edit.set("Type", "/DSS");
    for (key, all) in KEYS.iter().zip(new).filter(|(_, all)| !all.is_empty()) {
        let put = |der: &Vec<u8>| -> Result<ObjRef, Fault> {
            let at = update.reserve()?;
            let dict = Dictionary::default().with("Length", der.len().to_string());
            update.put(at, stream(&dict, der));
            Ok(at)
        };
        let added: Vec<ObjRef> = all.iter().map(put).collect::<Result<_, _>>()?;
        edit.set(key, longer(old.get::<Array<'_>>(*key), references(&added).as_bytes()));
    }
    let at = match catalog.get_raw::<Object<'_>>("DSS") {
        Some(MaybeRef::Ref(at)) => at,
        _ => {
            let at = update.reserve()?;
            let mut above = Dictionary::of(&catalog);
            above.set("DSS", reference(at));
            update.put(base.trailer.root, above.write_sorted());
            at
        }
    };
    update.put(at, edit.write_sorted());
    Ok(())
}
