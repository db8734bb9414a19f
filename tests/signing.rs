//! Room to sign by hand, on the finished pages.

use typst::layout::{Frame, FrameItem};

use crate::support::list;

/// Half an inch, 12.7 mm: what a pen needs.
const ROOM: f64 = 36.0;
/// Capital letters are no higher than this share of the size.
const CAPITALS: f64 = 0.72;

/// How far down each text stands.
fn texts(frame: &Frame, down: f64, found: &mut Vec<(f64, String)>) {
    for (at, item) in frame.items() {
        let down = down + at.y.to_pt();
        match item {
            FrameItem::Group(group) => texts(&group.frame, down, found),
            FrameItem::Text(text) => found.push((down, text.text.to_string())),
            _ => {}
        }
    }
}

/// From the closing to the top of the first name.
fn gap(size: f64, spacing: f64, signers: usize) -> f64 {
    let entries = vec!["\"Jordan Placeholder\""; signers].join(", ");
    let letter = format!(
        "lang = \"en-US\"\ntitle = \"A letter\"\nbody = \"Please open it.\"\nclosing = \"Sincerely,\"\n\
         [signatories]\nentries = [{entries}]\nstyle = \"blocks\"\n\
         [theme]\nsize = \"{size}pt\"\nspacing = {spacing:.3}\n"
    );
    let document = list::set(&letter);
    let mut found = Vec::new();
    texts(&document.pages.pages()[0].frame, 0.0, &mut found);
    let of = |part: &str| found.iter().find(|(_, text)| text.contains(part)).expect("a text").0;
    of("Jordan") - CAPITALS * size - of("Sincerely")
}

#[test]
fn a_pen_has_room_at_every_size_and_spacing() {
    for size in [8.0, 9.5, 10.0, 11.0, 12.0, 13.5, 16.0] {
        for spacing in [1.0, 1.15, 1.273, 1.5, 2.0] {
            for signers in [1, 2, 4] {
                let gap = gap(size, spacing, signers);
                assert!(gap >= ROOM, "{gap} pt at {size} pt, lines {spacing} apart");
            }
        }
    }
}
