//! Files whose object streams (ISO 32000-1, 7.5.7) hold very many objects. The library reads
//! the list of all of them for each: for sixteen thousand in one stream that takes seconds, for
//! more it does not end. So these objects are put behind the file, each by itself, before the
//! library sees it.

use std::collections::BTreeMap;

use hayro_syntax::object::ObjRef;
use memchr::memmem;

use super::exact::{self, Index};
use super::syntax::indirect;
use super::xref::{Entry, Xref};

/// So many in a stream are read quickly; writers put in a hundred or two.
const MANY: usize = 500;

/// A file with the objects of its large object streams by themselves; the same, if it has none
/// or is not sound.
pub fn loosened(mut bytes: Vec<u8>) -> Vec<u8> {
    let more = memmem::find(&bytes, b"/ObjStm").and_then(|_| update(&bytes));
    bytes.extend(more.unwrap_or_default());
    bytes
}

fn update(bytes: &[u8]) -> Option<Vec<u8>> {
    let index = Index::read(bytes)?;
    let mut streams: BTreeMap<i32, Vec<(i32, usize)>> = BTreeMap::new();
    for (&number, entry) in &index.entries {
        if let Entry::Within { stream, index } = *entry {
            streams.entry(stream).or_default().push((number, index));
        }
    }
    streams.retain(|_, objects| objects.len() > MANY);
    if streams.is_empty() {
        return None;
    }
    let (mut out, mut xref) = (b"\n".to_vec(), Xref::default());
    for (stream, objects) in streams {
        let container = index.object(bytes, stream)?;
        let inside = exact::Inside::read(bytes, &container)?;
        for (number, at) in objects {
            let Some(body) = inside.body(at, number) else { continue };
            xref.insert(number, Entry::At { offset: bytes.len() + out.len(), generation: 0 });
            indirect(&mut out, ObjRef::new(number, 0), body);
        }
    }
    let start = bytes.len() + out.len();
    out.extend(xref.table(&index.continued()?));
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use hayro_syntax::Pdf;
    use hayro_syntax::object::{ObjectIdentifier, String as PdfString};

    use super::*;
    use crate::pdf::dictionary::Dictionary;

    #[test]
    fn what_a_stream_holds_is_read_from_it_or_from_behind_the_file() {
        let few = stuffed(40);
        assert_eq!(loosened(few.clone()), few);
        let bytes = stuffed(3000);
        let loose = loosened(bytes.clone());
        assert!(loose.len() > bytes.len() + 3000 * 20);
        let [old, new] = [bytes, loose].map(|bytes| Pdf::new(bytes).expect("sound"));
        for number in [3, 1500, 3002] {
            let text = |pdf: &Pdf| {
                let text = pdf.xref().get::<PdfString<'_>>(ObjectIdentifier::new(number, 0));
                text.map(|text| text.to_vec())
            };
            assert_eq!(text(&new), Some(format!("text {}", number - 3).into_bytes()));
            assert_eq!(text(&new), text(&old));
        }
    }

    /// The same with all strings in one stream.
    fn stuffed(count: i32) -> Vec<u8> {
        let (mut table, mut bodies) = (String::new(), String::new());
        for number in 0..count {
            table += &format!("{} {} ", number + 3, bodies.len());
            bodies += &format!("(text {number})\n");
        }
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut xref = Xref::of_size(1);
        let mut put = |pdf: &mut Vec<u8>, number: i32, body: String| {
            xref.insert(number, Entry::At { offset: pdf.len(), generation: 0 });
            indirect(pdf, ObjRef::new(number, 0), body.as_bytes());
        };
        put(&mut pdf, 1, "<</Type/Catalog/Pages 2 0 R>>".to_owned());
        put(&mut pdf, 2, "<</Type/Pages/Count 0/Kids[]>>".to_owned());
        let stream = count + 3;
        let (first, length) = (table.len(), table.len() + bodies.len());
        put(
            &mut pdf,
            stream,
            format!(
                "<</Type/ObjStm/N {count}/First {first}/Length {length}>>\nstream\n{table}{bodies}\nendstream"
            ),
        );
        for index in 0..count as usize {
            xref.insert(index as i32 + 3, Entry::Within { stream, index });
        }
        let start = pdf.len();
        xref.insert(stream + 1, Entry::At { offset: start, generation: 0 });
        let trailer = Dictionary::default().with("Root", "1 0 R");
        indirect(&mut pdf, ObjRef::new(stream + 1, 0), &xref.compressed(trailer));
        pdf.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        pdf
    }
}
