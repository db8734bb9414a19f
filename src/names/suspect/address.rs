//! Addresses and code where a name should stand.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `addresses`: what stands for `@` and `.` in one that is disguised.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disguises {
    at: Vec<String>,
    dot: Vec<String>,
}

static DISGUISES: LazyLock<Disguises> = LazyLock::new(|| reading::together("addresses"));

/// Whether a text has a mail address in it, also one that is written so that robots do not
/// find it: `ada (at) mail.example`.
pub fn has_mail(text: &str) -> bool {
    if !text.contains(['@', '＠', '(', '[', '{']) {
        return false;
    }
    let plain = undisguised(text);
    let parting = |c: char| c.is_whitespace() || "<>()[]{},;:|\"“”„«»".contains(c);
    plain.split(parting).any(is_mail)
}

/// A text with its signs for `@` and `.` as they are typed into mail.
fn undisguised(text: &str) -> String {
    let mut plain = text.replace('＠', "@");
    let ats = DISGUISES.at.iter().map(|word| (word, "@"));
    let words: Vec<_> = ats.chain(DISGUISES.dot.iter().map(|word| (word, "."))).collect();
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        for (word, sign) in &words {
            let lower = format!("{open}{word}{close}");
            for disguise in [lower.to_uppercase(), lower] {
                if let Some((before, after)) = plain.split_once(&disguise) {
                    plain = format!("{}{sign}{}", before.trim_end(), after.trim_start());
                }
            }
        }
    }
    plain
}

/// A word with a user, a host and its last label in one case: `Women@St.Gallen` is a name,
/// and so is `@ada@social.example`.
fn is_mail(word: &str) -> bool {
    let Some((user, host)) = word.trim_matches(['.', '\'', '’']).rsplit_once('@') else {
        return false;
    };
    let Some((house, last)) = host.rsplit_once('.') else { return false };
    let label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let one_case = !last.contains(char::is_uppercase) || !last.contains(char::is_lowercase);
    user.contains(char::is_alphanumeric)
        && !user.contains('@')
        && !house.is_empty()
        && house.chars().all(label)
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic)
        && one_case
}

/// Whether a text has an address of the web in it. A bare domain may be a name.
pub fn has_web(text: &str) -> bool {
    let begins = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www.") && word.len() > 4)
    };
    text.contains("://") || text.split_whitespace().any(begins)
}

/// Whether it is one and nothing else.
pub fn is_web(text: &str) -> bool {
    has_web(text) && !text.trim().contains(char::is_whitespace)
}

/// Whether a text has a tag of HTML in it: `<b>`, `</span>`.
pub fn has_markup(text: &str) -> bool {
    let is_tag = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let named = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let end = rest.find(['<', '>']);
        named && end.is_some_and(|end| rest[end..].starts_with('>'))
    };
    text.split('<').skip(1).any(is_tag)
}

/// Whether a spreadsheet would take a text for a formula: `=HYPERLINK(…)`. It would take
/// what begins with `+`, `-` or `@` for one too, but so may a name.
pub fn is_formula(text: &str) -> bool {
    let mut rest = text.trim_start().chars();
    rest.next() == Some('=')
        && rest.next().is_some_and(|c| c.is_alphanumeric() || "+-@(\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_found_wherever_they_stand() {
        for text in [
            "x@y.example",
            "Anna Beispiel <anna@mail.example>",
            "Anna Beispiel (ANNA@MAIL.EXAMPLE)",
            "mailto:anna@mail.example",
            "anna (at) mail (dot) example",
            "anna[at]mail.example.",
            "Анна, анна@пошта.укр",
        ] {
            assert!(has_mail(text), "{text}");
        }
        for text in [
            "Women@Work",
            "Women@St.Gallen",
            "@ada",
            "@ada@social.example",
            "Ada @ Home",
            "Looking (at) Rivers",
            "350.org",
        ] {
            assert!(!has_mail(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_the_web_are_told_from_names() {
        assert!(is_web("https://spam.example") && is_web("www.rivers.example"));
        assert!(has_web("Rivers (WWW.rivers.example)") && !is_web("Rivers www.rivers.example"));
        assert!(["350.org", "x.org e.V.", "www.", "Wwwoofers"].iter().all(|text| !has_web(text)));
    }

    #[test]
    fn code_is_told_from_signs() {
        assert!(has_markup("<b>Ada</b>") && has_markup("Ada<br/>") && has_markup("</i>"));
        assert!(["I <3 Rivers", "A < B > C", "<", "Rivers <now"].iter().all(|t| !has_markup(t)));
        assert!(is_formula("=HYPERLINK(\"x\")") && is_formula("=1+1") && is_formula("=-1"));
        assert!(
            ["= Heading", "=", "==", "+Rivers", "@rivers", "A=B"].iter().all(|t| !is_formula(t))
        );
    }
}
