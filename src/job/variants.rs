//! What the files of variants are called, behind the name of the letter.

use crate::letter::{CopyHolder, Letter};
use crate::sheet::Variant;

/// Longer names of people are cut in names of files.
const LONGEST_NAME: usize = 40;

/// What the files of some variants are called. No two have one name.
pub fn labels(variants: &[Variant], letter: &Letter) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for variant in variants {
        let base = label(variant, variant.holder(letter));
        let numbered = |number: usize| match number {
            1 => base.clone(),
            number => format!("{base}-{number}"),
        };
        let free = (1..).map(numbered).find(|label| !labels.contains(label));
        labels.push(free.unwrap_or_default());
    }
    labels
}

/// What the file of a variant is called; nothing, where it is the letter that is sent. The
/// name of a blind copy has no number, which would tell of others.
pub fn label(variant: &Variant, holder: Option<&CopyHolder>) -> String {
    let name = holder.map(|holder| file_name(&holder.name)).unwrap_or_default();
    match variant {
        Variant::Original | Variant::Press => String::new(),
        Variant::Release => "release".to_owned(),
        Variant::Cc(index) => format!("copy-{}-{name}", index + 1),
        Variant::Bcc(_) => format!("blind-copy-{name}"),
        Variant::FileCopy => "file-copy".to_owned(),
        Variant::Draft { .. } => "draft".to_owned(),
    }
}

/// A name as part of a file's: letters and figures, all small, hyphens between words.
fn file_name(name: &str) -> String {
    let apart = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let lower: String = name.to_lowercase().chars().map(apart).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "name".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_everywhere() {
        for (name, expected) in [
            ("The Hon. B. Example", "the-hon-b-example"),
            ("../../etc/passwd", "etc-passwd"),
            ("Ж. Приклад", "ж-приклад"),
            ("\u{202e}: *", "name"),
        ] {
            assert_eq!(file_name(name), expected);
        }
        assert!(file_name(&"long name ".repeat(30)).len() <= LONGEST_NAME);
    }
}
