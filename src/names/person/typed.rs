//! What people type with their names: `Cy Dent (ACME)`, `Jo “Zip” Kent`, `Ann Baker @ann`.

use std::borrow::Cow;

use super::comma::{self, Comma};
use super::lists::is_alias;
use super::suffix;

/// A name taken out of what is typed with it. Each addition is the first of its
/// kind, as it stands, without its brackets or quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The name without additions, `Jo Kent` for `Jo “Zip” Kent (ACME)`. What is
    /// nothing but an addition is a name all the same.
    pub core: Cow<'a, str>,
    /// What stands in brackets: `ACME`
    pub bracket: Option<&'a str>,
    /// Another name, in quotes or after `aka` or `née`: `Zip`
    pub nickname: Option<&'a str>,
    /// What the person is called on the net: `@zip`, `zip@mail.example`
    pub handle: Option<&'a str>,
}

/// The name in a text as typed, without brackets, nicknames and handles. It is
/// what names are put in order and compared by; the text is what is printed.
pub fn core(typed: &str) -> Cow<'_, str> {
    Typed::read(typed).core
}

/// One addition, and how much of the text it takes.
struct Found<'a> {
    text: &'a str,
    kind: Addition,
    len: usize,
}

#[derive(Clone, Copy)]
enum Addition {
    Bracket,
    Nickname,
    Handle,
}

const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('（', '）'), ('【', '】')];
/// Quotation marks, opening or closing: languages turn them in every way.
const QUOTES: &str = "\"“”„‟«»‹›「」『』＂";
/// Those that are apostrophes, too.
const APOSTROPHES: &str = "'’‘‚`´";
/// A longer text between quotes is no nickname.
const LONGEST_NICKNAME: usize = 120;
/// What is left hanging where an addition was.
const SEPARATORS: [char; 10] = [',', ';', '|', '/', '–', '—', '-', '·', '•', ':'];

impl<'a> Typed<'a> {
    /// Takes the additions out of a name.
    pub fn read(typed: &'a str) -> Self {
        let (typed, mut read) = (typed.trim(), Self::default());
        let (mut kept, mut from, mut at) = (String::new(), 0, 0);
        while let Some(first) = typed[at..].chars().next() {
            let begins = typed[..at].chars().next_back().is_none_or(char::is_whitespace);
            match addition(&typed[at..], begins, at == 0) {
                Some(found) => {
                    kept += &typed[from..at];
                    kept.push(' ');
                    at += found.len;
                    from = at;
                    read.keep(&found);
                }
                None => at += first.len_utf8(),
            }
        }
        kept += &typed[from..];
        read.core = if from == 0 { Cow::Borrowed(typed) } else { joined(&kept, typed) };
        if let Some(end) = place(&read.core) {
            read.core = Cow::Owned(read.core[..end].to_owned());
        }
        read
    }

    fn keep(&mut self, found: &Found<'a>) {
        let field = match found.kind {
            Addition::Bracket => &mut self.bracket,
            Addition::Nickname => &mut self.nickname,
            Addition::Handle => &mut self.handle,
        };
        field.get_or_insert(found.text.trim());
    }
}

/// What was kept of a name, without what is left hanging; all of it, if that is nothing.
fn joined<'a>(kept: &str, typed: &'a str) -> Cow<'a, str> {
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|c: char| SEPARATORS.contains(&c) || c.is_whitespace());
    match words.contains(char::is_alphanumeric) {
        true => Cow::Owned(words.to_owned()),
        false => Cow::Borrowed(typed),
    }
}

/// Where the name ends, if a comma and then something that is no given name follow
/// it: `Ann Baker, University of Quay`.
fn place(core: &str) -> Option<usize> {
    let (before, after) = comma::parted(suffix::cut(core).0)?;
    (comma::read(before, after) == Comma::Follows).then_some(before.len())
}

/// The addition a text begins with. `begins` says whether a word does, `first`
/// whether it is the first.
fn addition(text: &str, begins: bool, first: bool) -> Option<Found<'_>> {
    let opening = text.chars().next()?;
    bracket(text, opening).or_else(|| {
        let quoted = begins.then(|| quoted(text, opening)).flatten();
        let handle = || begins.then(|| handle(text)).flatten();
        quoted.or_else(handle).or_else(|| (begins && !first).then(|| alias(text)).flatten())
    })
}

/// From a bracket to the one that closes it, or to the end.
fn bracket(text: &str, opening: char) -> Option<Found<'_>> {
    let (_, closing) = BRACKETS.into_iter().find(|(open, _)| *open == opening)?;
    let mut depth = 0_usize;
    let end = text.char_indices().find(|(_, c)| {
        depth += usize::from(*c == opening);
        depth -= usize::from(*c == closing);
        depth == 0
    });
    let inner = opening.len_utf8()..end.map_or(text.len(), |(end, _)| end);
    let len = inner.end + end.map_or(0, |_| closing.len_utf8());
    Some(Found { text: &text[inner], kind: Addition::Bracket, len })
}

/// From a quotation mark to the next that ends a word. An apostrophe before a
/// single letter belongs to a name: `van ’t Hoff`.
fn quoted(text: &str, opening: char) -> Option<Found<'_>> {
    let marks = if QUOTES.contains(opening) { QUOTES } else { APOSTROPHES };
    let inner = &text[Some(opening).filter(|c| marks.contains(*c))?.len_utf8()..];
    let mut letters = inner.chars();
    let (one, two) = (letters.next()?, letters.next()?);
    if marks == APOSTROPHES && !(one.is_alphanumeric() && two.is_alphanumeric()) {
        return None;
    }
    let ends = |(at, c): &(usize, char)| {
        let behind = inner[at + c.len_utf8()..].chars().next();
        marks.contains(*c) && behind.is_none_or(|c| !c.is_alphanumeric())
    };
    let near = inner.char_indices().take_while(|(at, _)| *at < LONGEST_NICKNAME);
    let (end, closing) = { near }.find(ends)?;
    let len = opening.len_utf8() + end + closing.len_utf8();
    Some(Found { text: &inner[..end], kind: Addition::Nickname, len })
}

/// A word that is an address or a name on the net.
fn handle(text: &str) -> Option<Found<'_>> {
    let word = text.split(char::is_whitespace).next()?.trim_end_matches([',', ';', '.']);
    let (before, after) = word.split_once('@').unwrap_or((word, ""));
    let address = word.contains("://") || word.starts_with("www.");
    let named = after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let is = address || named && (before.is_empty() || after.contains('.'));
    is.then_some(Found { text: word, kind: Addition::Handle, len: word.len() })
}

/// Another name after `aka` and the like, up to the next addition or comma.
fn alias(text: &str) -> Option<Found<'_>> {
    let (_, name) = text.split_once(char::is_whitespace).filter(|(word, _)| is_alias(word))?;
    let from = text.len() - name.len();
    let end = |c: char| matches!(c, ',' | ';' | '@') || BRACKETS.iter().any(|(open, _)| *open == c);
    let len = from + name.find(end).unwrap_or(name.len());
    let text = &text[from..len];
    text.contains(char::is_alphanumeric).then_some(Found { text, kind: Addition::Nickname, len })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_with_a_name_stands_aside() {
        for (typed, name) in [
            ("Cy Dent (ACME)", "Cy Dent"),
            ("Cy Dent [ACME (Quay)", "Cy Dent"),
            ("Ben (LB) Sample", "Ben Sample"),
            ("Jo Kent “Zip”", "Jo Kent"),
            ("Jo \"Zip\" Kent", "Jo Kent"),
            ("Jo „Zip“ Kent", "Jo Kent"),
            ("Jo « Zip » Kent", "Jo Kent"),
            ("Jo 'Zip' Kent", "Jo Kent"),
            ("Jo ‘Zip’ Kent", "Jo Kent"),
            ("Jo Kent aka Zip", "Jo Kent"),
            ("Jo Kent, a.k.a. Zip (ACME)", "Jo Kent"),
            ("Anna Beispiel, geb. Muster", "Anna Beispiel"),
            ("Ada Exemple née Modèle", "Ada Exemple"),
            ("Jo Kent (@zip)", "Jo Kent"),
            ("Jo Kent | @zip", "Jo Kent"),
            ("Jo Kent <jo@mail.example>", "Jo Kent"),
            ("Jo Kent jo@mail.example", "Jo Kent"),
            ("Jo Kent – https://kent.example", "Jo Kent"),
            ("Ann Baker, University of Quay", "Ann Baker"),
            ("Ann Baker, on behalf of many", "Ann Baker"),
        ] {
            assert_eq!(core(typed), name, "{typed}");
        }
    }

    #[test]
    fn a_name_is_kept_as_it_is() {
        for name in [
            "Di O’Keefe",
            "Willem van ’t Hoff",
            "Piet van 't Hof",
            "Jean d’Ormesson",
            "Anna 's-Gravesande",
            "Alias Sample",
            "Née Sample",
            "(ACME)",
            "“Zip”",
            "@zip",
            "Ada Sample’",
            "García López, Ana",
            "van der Berg, Jan",
            "Sample, Ada, PhD",
            "",
        ] {
            assert_eq!(core(name), name, "{name}");
        }
    }

    #[test]
    fn additions_are_told_apart() {
        let typed = Typed::read("Jo “Zip” Kent (ACME) [Quay] @zip");
        assert_eq!(typed.core, "Jo Kent");
        assert_eq!(
            (typed.bracket, typed.nickname, typed.handle),
            (Some("ACME"), Some("Zip"), Some("@zip"))
        );
    }
}
