//! Items of lists without numbers lose the empty labels that the exporter gives
//! them: a label is optional (ISO 32000-1, 14.8.4.3.3), and one without content
//! is read out as an item's number would be.

use std::collections::BTreeSet;
use std::ops::Range;

const LABEL: &[u8] = b"<</Type/StructElem/S/Lbl/";
const ITEM: &[u8] = b"<</Type/StructElem/S/LI/";
const NO_CHILDREN: &[u8] = b"/K[]>>";
const CHILDREN: &[u8] = b"/K[";
/// Behind the number of the object that is referred to.
const REFERENCE: &[u8] = b" 0 R";

/// The same document, byte for byte but for the references to empty labels,
/// which become spaces.
pub fn without_empty(mut pdf: Vec<u8>) -> Vec<u8> {
    for reference in references(&pdf) {
        pdf[reference].fill(b' ');
    }
    pdf
}

/// Where items refer to empty labels. The exporter writes an object after those
/// it refers to, on a line of its own.
fn references(pdf: &[u8]) -> Vec<Range<usize>> {
    let (mut empty, mut found) = (BTreeSet::new(), Vec::new());
    let (mut number, mut start) = (None, 0);
    for line in pdf.split(|byte| *byte == b'\n') {
        if line.starts_with(LABEL) && line.ends_with(NO_CHILDREN) {
            empty.extend(number);
        } else if line.starts_with(ITEM)
            && let Some(at) = line.windows(CHILDREN.len()).position(|part| part == CHILDREN)
        {
            let first = &line[at + CHILDREN.len()..];
            let digits = digits(first);
            if first[digits..].starts_with(REFERENCE) && empty.contains(&first[..digits]) {
                let from = start + at + CHILDREN.len();
                found.push(from..from + digits + REFERENCE.len());
            }
        }
        number = line.strip_suffix(b" 0 obj");
        start += line.len() + 1;
    }
    found
}

fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::without_empty;

    #[test]
    fn empty_labels_are_no_longer_referred_to() {
        let written = "7 0 obj\n<</Type/StructElem/S/Lbl/P 9 0 R/K[]>>\nendobj\n\
            8 0 obj\n<</Type/StructElem/S/Lbl/P 10 0 R/K[5]/Pg 1 0 R>>\nendobj\n\
            9 0 obj\n<</Type/StructElem/S/LI/P 2 0 R/K[7 0 R 3 0 R]>>\nendobj\n\
            10 0 obj\n<</Type/StructElem/S/LI/P 2 0 R/K[8 0 R 4 0 R]>>\nendobj\n";
        let after = String::from_utf8(without_empty(written.into())).expect("text");
        assert_eq!(after, written.replace("[7 0 R 3 0 R]", "[      3 0 R]"));
    }
}
