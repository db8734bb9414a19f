//! The tables of a typeface, as its file has them (OpenType, `sfnt`).

use std::borrow::Cow;

use typst::text::FontInstance;

/// TrueType outlines.
const VERSION: u32 = 0x0001_0000;
const DIRECTORY: usize = 12;
const RECORD: usize = 16;

type Tag = [u8; 4];

/// The tables of a typeface, in their order.
pub struct Tables<'a>(Vec<(Tag, Cow<'a, [u8]>)>);

impl<'a> Tables<'a> {
    pub fn of(font: &'a FontInstance) -> Option<Self> {
        let raw = font.ttf().raw_face();
        let tables = raw.table_records.into_iter().map(|record| {
            let start = usize::try_from(record.offset).ok()?;
            let end = start.checked_add(usize::try_from(record.length).ok()?)?;
            Some((record.tag.to_bytes(), raw.data.get(start..end)?.into()))
        });
        Some(Self(tables.collect::<Option<_>>()?))
    }

    pub fn get(&self, tag: &Tag) -> Option<&[u8]> {
        self.0.iter().find(|(own, _)| own == tag).map(|(_, data)| &**data)
    }

    /// Puts another table in the place of one.
    pub fn put(&mut self, tag: &Tag, data: Vec<u8>) -> Option<()> {
        self.0.iter_mut().find(|(own, _)| own == tag)?.1 = data.into();
        Some(())
    }

    /// Changes numbers of a table.
    pub fn set(&mut self, tag: &Tag, numbers: &[(usize, u16)]) -> Option<()> {
        let mut data = self.get(tag)?.to_vec();
        for (at, number) in numbers {
            data.get_mut(*at..at + 2)?.copy_from_slice(&number.to_be_bytes());
        }
        self.put(tag, data)
    }

    /// The typeface as a file. Nobody looks at its sums.
    pub fn file(&self) -> Vec<u8> {
        let mut out = VERSION.to_be_bytes().to_vec();
        let count = self.0.len() as u16;
        out.extend([count, 0, 0, 0].map(u16::to_be_bytes).as_flattened());
        let mut place = DIRECTORY + RECORD * self.0.len();
        for (tag, data) in &self.0 {
            out.extend(tag);
            out.extend([0, place as u32, data.len() as u32].map(u32::to_be_bytes).as_flattened());
            place += data.len().next_multiple_of(4);
        }
        for (_, data) in &self.0 {
            out.extend_from_slice(data);
            out.resize(out.len().next_multiple_of(4), 0);
        }
        out
    }
}

/// Numbers in a table.
pub trait Numbers {
    fn short(&self, at: usize) -> Option<u16>;
    fn long(&self, at: usize) -> Option<u32>;
}

impl Numbers for [u8] {
    fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_be_bytes(self.get(at..at + 2)?.try_into().ok()?))
    }

    fn long(&self, at: usize) -> Option<u32> {
        Some(u32::from_be_bytes(self.get(at..at + 4)?.try_into().ok()?))
    }
}
