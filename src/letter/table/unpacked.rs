//! What a workbook unpacks to, looked over before it is read: the reader trusts
//! the numbers in a file, and a small one may ask for all memory there is.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// A hundred thousand rows take a tenth of this.
pub const MOST_BYTES: usize = 128_000_000;
/// Nobody writes more spaces than this in a row.
const MOST_SPACES: usize = 1_000;

/// Whether a workbook can be read safely.
///
/// # Errors
/// Says what is wrong with it.
pub fn look(bytes: &[u8]) -> Result<(), String> {
    let damaged = |error: &dyn std::fmt::Display| format!("it is damaged ({error})");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| damaged(&error))?;
        let (name, mut part) = (String::from_utf8_lossy(file.name_raw()).into_owned(), Vec::new());
        // One byte more than is allowed tells that there is too much.
        let read = file.take(left as u64 + 1).read_to_end(&mut part);
        read.map_err(|error| damaged(&error))?;
        left = left.checked_sub(part.len()).ok_or("it unpacks to more than 128 MB")?;
        if name.ends_with(".xml") {
            part_is_sound(&name, &String::from_utf8_lossy(&part))?;
        }
    }
    Ok(())
}

fn part_is_sound(name: &str, part: &str) -> Result<(), String> {
    if name == "content.xml" && !part.trim_end().ends_with("</office:document-content>") {
        return Err("it is cut short".to_owned());
    }
    for (attribute, most) in [(" uniqueCount=", part.len()), (" text:c=", MOST_SPACES)] {
        if numbers(part, attribute).any(|number| number.is_none_or(|number| number > most)) {
            return Err(format!("its part `{name}` announces more than it holds"));
        }
    }
    Ok(())
}

/// The values of an attribute; nothing for one that is no number.
fn numbers<'p>(part: &'p str, attribute: &'p str) -> impl Iterator<Item = Option<usize>> + 'p {
    part.match_indices(attribute).map(move |(at, _)| {
        let value = part[at + attribute.len()..].get(1..)?;
        value.split(['"', '\'']).next()?.parse().ok()
    })
}
