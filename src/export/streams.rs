//! The streams of a document as the exporter writes them: what uses them, and their data.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem::find;

use super::parts::{Object, Parts};

/// Resources, and the content streams that use them.
pub fn contents(parts: &Parts<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut found = BTreeMap::<usize, Vec<usize>>::new();
    for object in &parts.objects {
        let head = split(object).map(|(head, _)| head).or_else(|| text(object)).unwrap_or_default();
        let Some(resources) = number(head, "/Resources ") else { continue };
        let drawn = head.contains("/Subtype/Form") || head.contains("/PatternType 1");
        let form = drawn.then_some(object.number);
        found.entry(resources).or_default().extend(number(head, "/Contents ").or(form));
    }
    found
}

/// An object that is no stream.
pub fn text<'a>(object: &'a Object<'_>) -> Option<&'a str> {
    str::from_utf8(&object.body).ok()
}

/// The dictionary of a stream, and its data up to the end of the object.
pub fn split<'a>(object: &'a Object<'_>) -> Option<(&'a str, &'a [u8])> {
    let keyword = b"\nstream\n";
    let at = find(&object.body, keyword)?;
    Some((str::from_utf8(&object.body[..at]).ok()?, &object.body[at + keyword.len()..]))
}

/// The data of a stream as it is meant.
pub fn inflated(object: &Object<'_>) -> Option<Vec<u8>> {
    let (head, data) = split(object)?;
    let data = data.strip_suffix(b"\nendstream")?;
    if !head.contains("/FlateDecode") {
        return Some(data.to_vec());
    }
    let mut content = Vec::new();
    ZlibDecoder::new(data).read_to_end(&mut content).ok()?;
    Some(content)
}

/// The entries of a stream's dictionary but those of its compression.
pub fn entries(head: &str) -> String {
    let inner = head.trim().strip_prefix("<<").and_then(|head| head.strip_suffix(">>"));
    let inner = inner.unwrap_or_default().replace("/Filter/FlateDecode", "");
    match inner.split_once("/Length ") {
        Some((before, rest)) => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{rest}")
        }
        None => inner,
    }
}

/// The number of the object that an entry refers to.
pub fn number(text: &str, key: &str) -> Option<usize> {
    let (_, rest) = text.split_once(key)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
