//! Looks at the bytes of a file before its objects are read. The reader calls
//! itself for nested objects and follows the page tree wherever it leads; a
//! file made to exhaust it is recognised here.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::Unreadable;

/// Objects nested deeper are no one's. Brackets in compressed data come nowhere
/// near: in a gigabyte of them, a few thousand stay open.
const DEEPEST: usize = 100_000;
/// Page trees are balanced; one of this many levels could have any number of pages.
const LEVELS: usize = 100;
/// More pages than any document has.
const MOST_PAGES: usize = 2_000_000;
/// A stream of objects, a page or a font that unpacks to more is no real one.
const MOST_BYTES: u64 = 256_000_000;
/// Deflate packs to no less than a thousandth: smaller data need no look.
const SMALL: usize = 200_000;

/// Refuses what is made to exhaust its reader.
pub fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut branches = Branches::default();
    nesting(bytes)?;
    for (number, body) in objects(bytes) {
        branches.take(number, body);
        let Some((dict, data)) = stream(body) else { continue };
        let objects = has(dict, b"/ObjStm") || has(dict, b"/XRef");
        if objects || (data.len() > SMALL && !has(dict, b"/Image")) {
            let unpacked = unpacked(dict, data)?;
            if has(dict, b"/ObjStm") {
                nesting(&unpacked)?;
                within(dict, &unpacked)
                    .into_iter()
                    .for_each(|(number, body)| branches.take(number, body));
            }
        }
    }
    branches.check()
}

/// Whether the trailer names an encryption (ISO 32000-1, 7.6.1). Trailers are
/// never compressed.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let after = |key: &[u8]| {
        let rest = bytes.windows(key.len()).enumerate().filter(|(_, window)| *window == key);
        rest.map(|(at, _)| &bytes[at + key.len()..]).collect::<Vec<_>>()
    };
    after(b"/Encrypt").iter().any(|rest| {
        let rest = rest.trim_ascii_start();
        rest.starts_with(b"<<") || reference(rest).is_some()
    })
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn nesting(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut open = 0_usize;
    for byte in bytes {
        match byte {
            b'[' | b'<' => open += 1,
            b']' | b'>' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > DEEPEST {
            return Err(Unreadable::Hostile);
        }
    }
    Ok(())
}

/// Every object that begins in the bytes: its number, and all up to the next.
fn objects(bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let keywords = bytes.windows(3).enumerate().filter(|(_, window)| *window == b"obj");
    let begins: Vec<(u32, usize)> = keywords
        .filter_map(|(at, _)| Some((number_before(&bytes[..at])?, at + b"obj".len())))
        .collect();
    let ends: Vec<usize> =
        begins.iter().skip(1).map(|begin| begin.1).chain([bytes.len()]).collect();
    begins.into_iter().zip(ends).map(|((number, from), to)| (number, &bytes[from..to]))
}

/// The number of an object, before the number of its generation.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let digits = |bytes: &[u8]| bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let bytes = bytes.trim_ascii_end();
    let generation = digits(bytes);
    let rest = bytes[..bytes.len() - generation].trim_ascii_end();
    let number = digits(rest);
    let number = &rest[rest.len() - number..];
    if generation == 0 { None } else { std::str::from_utf8(number).ok()?.parse().ok() }
}

/// The dictionary of a stream, and its data.
fn stream(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = body.windows(6).position(|window| window == b"stream")?;
    let data = &body[at + b"stream".len()..];
    let data = data.strip_prefix(b"\r\n").or(data.strip_prefix(b"\n")).unwrap_or(data);
    let dict = body[..at].trim_ascii();
    dict.starts_with(b"<<").then_some((dict, data))
}

/// What is not packed by deflate alone is left to the reader, unless it is
/// packed twice: a thousandth of a thousandth.
fn unpacked(dict: &[u8], data: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let filters = dict.windows(11).filter(|window| *window == b"FlateDecode").count();
    if filters > 1 {
        return Err(Unreadable::Hostile);
    }
    let mut bytes = Vec::new();
    if filters == 1 {
        // Damage is for the reader to find.
        let _ = ZlibDecoder::new(data).take(MOST_BYTES + 1).read_to_end(&mut bytes);
    }
    if bytes.len() as u64 > MOST_BYTES { Err(Unreadable::Hostile) } else { Ok(bytes) }
}

/// The objects in a stream of objects (ISO 32000-1, 7.5.7).
fn within<'a>(dict: &[u8], bytes: &'a [u8]) -> Vec<(u32, &'a [u8])> {
    let first = dict.windows(6).position(|window| window == b"/First");
    let first = first.and_then(|at| number(dict[at + b"/First".len()..].trim_ascii_start()));
    let (table, bodies) =
        bytes.split_at_checked(first.map_or(0, |(at, _)| at as usize)).unwrap_or_default();
    let mut rest = table.trim_ascii_start();
    let mut numbers = Vec::new();
    while let Some((value, after)) = number(rest) {
        numbers.push(value);
        rest = after.trim_ascii_start();
    }
    let (pairs, _) = numbers.as_chunks::<2>();
    let ends: Vec<u32> = pairs.iter().skip(1).map(|pair| pair[1]).chain([u32::MAX]).collect();
    let pairs = pairs.iter().zip(ends);
    let objects = pairs.filter_map(|(&[number, from], to)| {
        Some((number, bodies.get(from as usize..bodies.len().min(to as usize))?))
    });
    objects.collect()
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = bytes.split_at(digits);
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, rest))
}

/// The number of the object that is referred to, and what follows.
fn reference(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (to, rest) = number(bytes)?;
    let (_, rest) = number(rest.trim_ascii_start())?;
    Some((to, rest.trim_ascii_start().strip_prefix(b"R")?))
}

/// Which objects hang from which in trees: the kids of each.
#[derive(Default)]
struct Branches(BTreeMap<u32, Vec<u32>>);

impl Branches {
    /// Takes in an object: its kids, or what it lists if it is an array, which
    /// may be the kids of another.
    fn take(&mut self, own: u32, body: &[u8]) {
        let body = stream(body).map_or(body, |(dict, _)| dict);
        let keys = body.windows(5).enumerate().filter(|(_, window)| *window == b"/Kids");
        let lists = keys.map(|(at, _)| &body[at + b"/Kids".len()..]);
        let array = body.trim_ascii_start();
        let array = array.starts_with(b"[").then_some(array);
        for list in lists.chain(array) {
            let mut rest = list.trim_ascii_start();
            let is_list = rest.starts_with(b"[");
            rest = rest.strip_prefix(b"[").unwrap_or(rest).trim_ascii_start();
            while let Some((to, after)) = reference(rest) {
                self.0.entry(own).or_default().push(to);
                rest = after.trim_ascii_start();
                if !is_list {
                    break;
                }
            }
        }
    }

    fn check(&self) -> Result<(), Unreadable> {
        let mut known = BTreeMap::new();
        for &root in self.0.keys() {
            self.weigh(root, 0, &mut known)?;
        }
        Ok(())
    }

    /// How many branches end below an object, counted as often as they are reached.
    fn weigh(
        &self,
        own: u32,
        level: usize,
        known: &mut BTreeMap<u32, usize>,
    ) -> Result<usize, Unreadable> {
        let Some(kids) = self.0.get(&own) else { return Ok(1) };
        if let Some(&weight) = known.get(&own) {
            return Ok(weight);
        }
        if level > LEVELS {
            return Err(Unreadable::Hostile);
        }
        let mut weight = 0_usize;
        for &kid in kids {
            weight = weight.saturating_add(self.weigh(kid, level + 1, known)?);
        }
        if weight > MOST_PAGES {
            return Err(Unreadable::Hostile);
        }
        known.insert(own, weight);
        Ok(weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document whose page tree is these objects, from number 2 on.
    fn pages(nodes: &[String]) -> Vec<u8> {
        let mut pdf = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_owned();
        for (number, kids) in (2..).zip(nodes) {
            pdf += &format!("{number} 0 obj\n<</Type/Pages/Kids {kids}/Count 1>>\nendobj\n");
        }
        pdf += "trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF";
        pdf.into_bytes()
    }

    #[test]
    fn a_page_tree_that_leads_back_is_refused() {
        assert_eq!(check(&pages(&["[3 0 R]".into(), "[2 0 R]".into()])), Err(Unreadable::Hostile));
        assert_eq!(check(&pages(&["[3 0 R 4 0 R]".into(), "[5 0 R]".into()])), Ok(()));
        let mut indirect = pages(&["9 0 R".into()]);
        indirect.extend(b"\n9 0 obj\n[7 0 R 2 0 R]\nendobj");
        assert_eq!(check(&indirect), Err(Unreadable::Hostile));
    }

    #[test]
    fn a_page_tree_that_branches_into_the_same_again_and_again_is_refused() {
        let doubled = |levels: u32| -> Vec<String> {
            (3..3 + levels).map(|kid| format!("[{kid} 0 R {kid} 0 R]")).collect()
        };
        assert_eq!(check(&pages(&doubled(40))), Err(Unreadable::Hostile));
        assert_eq!(check(&pages(&doubled(4))), Ok(()));
    }

    #[test]
    fn what_is_nested_or_packed_beyond_measure_is_refused() {
        let nested = [b"%PDF-1.7\n1 0 obj\n".to_vec(), vec![b'['; 2 * DEEPEST]].concat();
        assert_eq!(check(&nested), Err(Unreadable::Hostile));
        let twice =
            b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/Filter[/FlateDecode/FlateDecode]>>stream\nx";
        assert_eq!(check(twice), Err(Unreadable::Hostile));
    }

    #[test]
    fn an_encryption_is_seen() {
        assert!(is_encrypted(b"trailer <</Root 1 0 R/Encrypt 9 0 R>>"));
        assert!(is_encrypted(b"trailer <</Encrypt<</Filter/Standard>>>>"));
        assert!(!is_encrypted(b"(an /Encrypted text)"));
    }
}
