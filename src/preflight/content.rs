//! The bytes that say what is drawn, and whether they can be read to their end.

use crate::pdf::{Object, Page, Stream};

/// More than any page unpacks to.
const MOST_BYTES: usize = 256_000_000;

/// What stands behind content that is read: reading stops without a word where it
/// cannot go on, and then does not come to this.
pub const END: &[u8] = b"undersigned.end";

/// The content of a page, and whether all of it could be unpacked.
pub fn of_page(page: &Page<'_>) -> (Vec<u8>, bool) {
    let parts: Vec<Object<'_>> = match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Array(parts)) => parts.iter::<Object<'_>>().collect(),
        Some(part) => vec![part],
        None => return (Vec::new(), !page.raw().contains_key("Contents")),
    };
    let mut content = Vec::new();
    for part in parts {
        let part = part.into_stream().and_then(|stream| unpacked(&stream));
        match part {
            Some(part) if content.len() + part.len() <= MOST_BYTES => content.extend(part),
            _ => return (content, false),
        }
        // Parts are apart, as words are.
        content.push(b'\n');
    }
    (content, true)
}

/// The content of a form or a pattern.
pub fn unpacked(stream: &Stream<'_>) -> Option<Vec<u8>> {
    stream.decoded().ok().map(std::borrow::Cow::into_owned)
}
