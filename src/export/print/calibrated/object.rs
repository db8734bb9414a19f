//! Objects as the exporter writes them: what they refer to, and the data of streams.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::export::parts::{Object, Parts};
use crate::export::print::intent::number;

/// Calibrated colour spaces of so many components.
pub fn spaces(parts: &Parts<'_>, components: usize) -> Vec<usize> {
    let profile = |object: &Object<'_>| {
        let rest = text(object)?.strip_prefix("[/ICCBased ")?;
        let (head, _) = split(parts.get(rest.split(' ').next()?.parse().ok()?)?)?;
        (number(head, "/N ")? == components).then_some(object.number)
    };
    parts.objects.iter().filter_map(profile).collect()
}

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

/// What resources call a colour space.
pub fn names(resources: &str, space: usize) -> Vec<&str> {
    let reference = format!(" {space} 0 R");
    let ends = resources.match_indices(&reference).map(|(end, _)| &resources[..end]);
    ends.filter_map(|before| before.rsplit('/').next())
        .filter(|name| name.starts_with('c'))
        .collect()
}

/// An object that is no stream.
pub fn text<'a>(object: &'a Object<'_>) -> Option<&'a str> {
    str::from_utf8(&object.body).ok()
}

/// The dictionary of a stream, and its data up to the end of the object.
pub fn split<'a>(object: &'a Object<'_>) -> Option<(&'a str, &'a [u8])> {
    let keyword = b"\nstream\n";
    let at = object.body.windows(keyword.len()).position(|window| window == keyword)?;
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
