//! A PDF taken apart into its objects, as typst's exporter writes them: one
//! after the other, then a table of where each begins, then the trailer.

use std::borrow::Cow;

/// An entry of the table, with its line end (ISO 32000-1, 7.5.4).
const ENTRY: usize = 20;

/// A document taken apart.
pub struct Parts<'a> {
    /// All before the first object.
    pub header: &'a [u8],
    /// All but `<<`, `/Size` and `>>`.
    pub trailer: &'a str,
    /// One more than the highest number of an object.
    pub size: usize,
    /// In the order they stand in.
    pub objects: Vec<Object<'a>>,
}

/// An object: what stands between `obj` and `endobj`.
pub struct Object<'a> {
    pub number: usize,
    pub body: Cow<'a, [u8]>,
}

impl<'a> Parts<'a> {
    /// Takes a document apart, if it is as the exporter writes it.
    pub fn read(pdf: &'a [u8]) -> Option<Self> {
        let (start, table) = table(pdf)?;
        let (size, rest) = table.strip_prefix("xref\n0 ")?.split_once('\n')?;
        let size: usize = size.parse().ok()?;
        let (entries, trailer) = rest.split_at_checked(size.checked_mul(ENTRY)?)?;
        let trailer = trailer.strip_prefix("trailer\n<</Size ")?.strip_suffix(">>")?;
        let offsets = offsets(entries)?;
        let ends = offsets.iter().skip(1).map(|&(offset, _)| offset).chain([start]);
        let objects = offsets.iter().zip(ends);
        let objects = objects.map(|(&(from, number), to)| Object::read(number, pdf.get(from..to)?));
        Some(Self {
            header: pdf.get(..offsets.first()?.0)?,
            trailer: trailer.trim_start_matches(|c: char| c.is_ascii_digit()),
            size,
            objects: objects.collect::<Option<_>>()?,
        })
    }

    /// Adds an object; gives its number.
    pub fn add(&mut self, body: Vec<u8>) -> usize {
        self.size += 1;
        self.objects.push(Object { number: self.size - 1, body: body.into() });
        self.size - 1
    }

    /// The object of a number.
    pub fn get(&self, number: usize) -> Option<&Object<'a>> {
        self.objects.iter().find(|object| object.number == number)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, number: usize) -> Option<&mut Object<'a>> {
        self.objects.iter_mut().find(|object| object.number == number)
    }

    /// Puts the document together as it was.
    pub fn write(&self) -> Vec<u8> {
        let mut out = self.header.to_vec();
        let mut entries = vec!["0000000000 65535 f\r\n".to_owned(); self.size];
        for object in &self.objects {
            entries[object.number] = format!("{:010} 00000 n\r\n", out.len());
            out.extend(format!("{} 0 obj\n", object.number).bytes());
            out.extend_from_slice(&object.body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let (start, size) = (out.len(), self.size);
        let table = entries.concat();
        out.extend(format!("xref\n0 {size}\n{table}trailer\n<</Size {size}").bytes());
        out.extend(format!("{}>>\nstartxref\n{start}\n%%EOF", self.trailer).bytes());
        out
    }
}

impl<'a> Object<'a> {
    fn read(number: usize, text: &'a [u8]) -> Option<Self> {
        let body = text.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
        let body = body.trim_ascii_end().strip_suffix(b"endobj")?.trim_ascii_end();
        Some(Self { number, body: body.into() })
    }
}

/// Where the table begins, and all of it up to the end of the trailer.
fn table(pdf: &[u8]) -> Option<(usize, &str)> {
    let keyword = b"\nstartxref\n";
    let end = pdf.windows(keyword.len()).rposition(|window| window == keyword)?;
    let tail = str::from_utf8(&pdf[end + keyword.len()..]).ok()?;
    let start = tail.lines().next()?.parse().ok()?;
    Some((start, str::from_utf8(pdf.get(start..end)?).ok()?))
}

/// Where each object begins and which it is, in the order they stand in.
fn offsets(entries: &str) -> Option<Vec<(usize, usize)>> {
    let entries = entries.split_terminator('\n').enumerate();
    let used = entries.filter(|(_, entry)| entry.contains('n'));
    let offsets = used.map(|(number, entry)| Some((entry.get(..10)?.parse().ok()?, number)));
    let mut offsets = offsets.collect::<Option<Vec<_>>>()?;
    offsets.sort_unstable();
    Some(offsets)
}
