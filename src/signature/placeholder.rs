//! Room kept in a file for a message about all the rest of it (ISO 32000-1, 12.8.1).

use std::ops::Range;

use base16ct::HexDisplay;
use hayro_syntax::object::ObjRef;

use super::Fault;
use super::base::Base;
use super::hash::Hash;
use super::update::{Update, Updated};

use crate::pdf::exact::State;

/// Room for the range of bytes that is signed: its four numbers.
const RANGE: usize = 48;

/// A file with room for a message.
pub struct Placeholder {
    bytes: Vec<u8>,
    /// The digits of the message.
    contents: Range<usize>,
}

impl Placeholder {
    /// Appends the dictionary of a signature, which begins so, with room for a message of so many
    /// bytes; `enter` puts it into a field.
    pub fn append(
        pdf: &[u8],
        begin: &str,
        room: usize,
        enter: impl FnOnce(&Base<'_>, &mut Update<'_>, ObjRef) -> Result<(), Fault> + Send,
    ) -> Result<Self, Fault> {
        let head = format!("{begin}/ByteRange");
        let body = format!("{head}{}/Contents<{}>>>", " ".repeat(RANGE), "0".repeat(2 * room));
        let (mut bytes, start) = Base::with(pdf, |base| {
            State::read(pdf).ok_or(Fault::Irregular)?;
            let mut update = Update::new(base);
            let at = update.reserve()?;
            update.put(at, body.clone());
            enter(base, &mut update, at)?;
            let Updated { bytes, places } = update.write()?;
            Ok((bytes, *places.get(&at.obj_number).ok_or(Fault::Failed)?))
        })?;
        let range = start + head.len();
        let digits = range + RANGE + "/Contents<".len();
        let contents = digits..digits + 2 * room;
        // The brackets around the digits are left out too (ISO 32000-1, 12.8.1).
        let (before, after) = (contents.start - 1, contents.end + 1);
        let rest = bytes.len().checked_sub(after).ok_or(Fault::Damaged)?;
        write(&mut bytes, range..range + RANGE, &format!("[0 {before} {after} {rest}]"))?;
        Ok(Self { bytes, contents })
    }

    /// All that the message is about.
    pub fn parts(&self) -> [&[u8]; 2] {
        [&self.bytes[..self.contents.start - 1], &self.bytes[self.contents.end + 1..]]
    }

    /// Its digest.
    pub fn digest(&self, hash: Hash) -> Vec<u8> {
        hash.of(&self.parts())
    }

    /// The file with its message.
    pub fn fill(mut self, message: &[u8]) -> Result<Vec<u8>, Fault> {
        write(&mut self.bytes, self.contents, &format!("{:x}", HexDisplay(message)))?;
        Ok(self.bytes)
    }
}

fn write(bytes: &mut [u8], place: Range<usize>, text: &str) -> Result<(), Fault> {
    let room = bytes.get_mut(place).ok_or(Fault::Failed)?;
    room.get_mut(..text.len()).ok_or(Fault::Failed)?.copy_from_slice(text.as_bytes());
    Ok(())
}
