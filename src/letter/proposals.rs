//! Corrections that were proposed, written down for people to take over or not.

use std::collections::HashSet;

use super::ledger::quoted;
use crate::diagnostic::{Proposal, Report};
use crate::draft::read_as;
use crate::draft::schema::Corrections;
use crate::source::{Lines, Source, SourceId, Sources};

/// What a file of corrections begins with.
pub const HEAD: &str = "\
# Corrections to the list of signatories. They hold for each new export.
# What stands behind a # is only proposed: remove the signs to take it over, or leave it as it
# is, and it is not proposed again.
";

/// A file of corrections with proposals added at its end, as comments, and how many they are;
/// nothing, if each stands in it already.
pub fn proposed(text: &str, proposals: &[Proposal], sources: &Sources) -> Option<(String, usize)> {
    let mut known = known(text);
    let lines: Vec<Lines> = sources.all().map(Lines::of).collect();
    let new = proposals.iter().filter(|of| known.insert((quoted(&of.key), of.field.to_owned())));
    let new: Vec<String> = new
        .map(|of| {
            let file = &sources.get(of.span.source).name;
            let line =
                lines.get(of.span.source.index()).map_or(1, |of_file| of_file.line(of.span.start));
            let about = format!("`{}` ({file}, line {line}): {}", of.name, of.why);
            // Names are data: a line break in one would end the comment.
            let about = about.replace(char::is_control, " ");
            format!(
                "\n# {about}\n# [[correction]]\n# key = {}\n# {} = {}\n",
                quoted(&of.key),
                of.field,
                of.value
            )
        })
        .collect();
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    (!new.is_empty()).then(|| (format!("{text}{end}{}", new.concat()), new.len()))
}

/// Whether a text is a file of corrections without faults of syntax or shape.
pub fn are_corrections(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (source, mut report) = (Source::new("", text), Report::default());
    let read = read_as::<Corrections>(&source, SourceId::LETTER, &[], &mut report);
    read.is_some() && !report.has_errors()
}

/// What a file says, in force or not: of which keys it corrects what.
fn known(text: &str) -> HashSet<(String, String)> {
    let (mut known, mut key) = (HashSet::new(), String::new());
    for line in text.lines() {
        let line = line.trim_start_matches(['#', ' ', '\t']);
        if line.starts_with("[[") {
            key.clear();
        } else if let Some((name, value)) = line.split_once('=') {
            match name.trim() {
                "key" => key = value.split(" #").next().unwrap_or_default().trim().to_owned(),
                field => {
                    known.insert((key.clone(), field.to_owned()));
                }
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn proposal(key: &str, field: &'static str) -> Proposal {
        let (name, why) = ("ADA\nEXAMPLE".to_owned(), "all in capitals".to_owned());
        let value = "\"Ada Example\"".to_owned();
        Proposal { key: key.to_owned(), field, value, name, span: Span::letter(3..4), why }
    }

    fn add(text: &str, of: &[Proposal]) -> Option<(String, usize)> {
        proposed(text, of, &Sources::new(Source::new("letter.toml", "a\nb\nc")))
    }

    #[test]
    fn a_proposal_is_a_comment_and_is_made_once() {
        let of = [proposal("17", "name"), proposal("17", "kind"), proposal("17", "name")];
        let (text, count) = add("# mine", &of).expect("proposals");
        assert_eq!(count, 2);
        assert!(text.starts_with("# mine\n\n# `ADA EXAMPLE` (letter.toml, line 2): all"), "{text}");
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')), "{text}");
        assert_eq!(add(&text, &of), None);
        let taken = text.replace("# key", "key").replace("# name = \"Ada", "name = \"A.");
        assert_eq!(add(&taken, &of), None);
        assert!(add(&text, &[proposal("18", "name")]).is_some());
    }
}
