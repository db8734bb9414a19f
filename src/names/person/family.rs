//! Where a family name begins and ends.

use super::lists::{is_particle, joins, joins_noble};
use super::{gap, last_word};

/// A name cut at its family name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Family<'a> {
    /// What stands before it, without space at its end.
    pub before: &'a str,
    /// The family name with its particles.
    pub name: &'a str,
    /// What stands behind it, without space at its beginning.
    pub behind: &'a str,
    /// Whether only its place at the end shows it, where it could as well begin earlier.
    pub guessed: bool,
}

/// The family name of a name that begins with a given name, unless it shows otherwise.
pub fn find(name: &str) -> Family<'_> {
    if let Some(family) = in_capitals(name) {
        return family;
    }
    if leads(name) {
        return cut(name, 0, name.len(), false);
    }
    let start = start(name);
    let plain = last_word(name).1.len() == name.len() - start;
    let givens = words(&name[..start]).filter(|(_, word)| full(word)).count();
    cut(name, start, name.len(), plain && givens > 1)
}

/// The family name of a name that begins with it.
pub fn first(name: &str) -> Family<'_> {
    let end = name.find(char::is_whitespace).unwrap_or(name.len());
    cut(name, 0, end, false)
}

fn cut(name: &str, start: usize, end: usize, guessed: bool) -> Family<'_> {
    Family {
        before: name[..start].trim_matches(gap),
        name: &name[start..end],
        behind: name[end..].trim_matches(gap),
        guessed,
    }
}

/// The particles a family name begins with: something is left behind them.
pub fn particles(family: &str) -> &str {
    let mut end = 0;
    while let Some((word, rest)) = family[end..].trim_start_matches(gap).split_once(gap) {
        let led = end > 0 && joins_noble(word);
        if !(is_particle(word) || led) || rest.trim_matches(gap).is_empty() {
            break;
        }
        end = family.len() - rest.len();
    }
    family[..end].trim_end_matches(gap)
}

/// Where the family name begins: with the last word, the particles before it, and
/// the name that `y` joins it to. The first word is always a given name.
fn start(name: &str) -> usize {
    let shouted = !name.contains(char::is_lowercase);
    let (mut before, _) = last_word(name);
    loop {
        let (earlier, word) = last_word(before);
        let (first, joined) = last_word(earlier);
        let noble = || joins_noble(word) && is_particle(last_word(first).1);
        before = match () {
            () if earlier.is_empty() => break,
            () if is_particle(word) => earlier,
            () if joins_noble(word) && is_particle(joined) => earlier,
            () if first.is_empty() => break,
            () if joins(word, shouted) || noble() => first,
            () => break,
        };
    }
    name.len() - name[before.len()..].trim_start_matches(gap).len()
}

/// Whether a name begins with a particle in small letters, and so with no given name.
/// In a name without any capitals that says nothing.
fn leads(name: &str) -> bool {
    let first = name.split(gap).next().unwrap_or_default();
    let small = !first.contains(char::is_uppercase);
    small && first != name && is_particle(first) && name.contains(char::is_uppercase)
}

/// The family name where it alone is in capitals: `DUPONT Jean`, `Ana GARCÍA LÓPEZ`.
fn in_capitals(name: &str) -> Option<Family<'_>> {
    let shouted = || words(name).filter(|(_, word)| shouted(word));
    let ((start, _), (last, word)) = (shouted().next()?, shouted().last()?);
    let end = last + word.len();
    let belongs =
        |(_, word): (usize, &str)| !full(word) || self::shouted(word) || is_particle(word);
    let others = words(name).any(|(_, word)| full(word) && word.contains(char::is_lowercase));
    let whole = words(&name[start..end]).all(belongs);
    (whole && others).then(|| cut(name, particle_start(name, start), end, false))
}

/// Where the particles before a family name begin.
fn particle_start(name: &str, start: usize) -> usize {
    let before: Vec<_> = words(&name[..start]).collect();
    let particles = before.iter().rev().take_while(|(_, word)| is_particle(word));
    particles.last().map_or(start, |(at, _)| *at)
}

/// The words of a name, and where each begins.
fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let pieces = name.split_inclusive(gap).map(move |piece| {
        next += piece.len();
        (next - piece.len(), piece.trim_end_matches(gap))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// Whether a word is in capitals and can be read aloud: `JRR` are initials.
fn shouted(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let said = !word.is_ascii() || word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    capitals >= SHORTEST && !word.contains(char::is_lowercase) && said
}

/// Whether a word is a name, and no initial.
fn full(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && !word.ends_with('.')
}
