//! A name cut into words.

use super::fold::{compatible, folded, plain, tells, without_umlauts};
use super::keys::hash;
use super::lexicon::{LEXICON, Term};

/// No elided article is longer, in bytes.
const ELIDED: usize = 8;

/// One word of a name.
#[derive(Debug, Clone)]
pub struct Word {
    /// Folded, with accents.
    pub text: String,
    /// Folded, without.
    pub plain: String,
    /// Short and full form of one thing.
    pub term: Option<Term>,
    /// Shown to be shortened: written with full stops, or in capitals after a comma.
    pub marked: bool,
    /// In capitals: `LA` is no article.
    pub capitals: bool,
    /// The same for all words that could be one: forms of a term, `ü` and `ue`.
    pub key: u64,
}

/// The words of a name, and how many stand before its first comma.
#[derive(Debug, Default)]
pub struct Cut {
    pub words: Vec<Word>,
    pub comma: Option<usize>,
}

/// A word on its way.
#[derive(Default)]
struct Piece {
    raw: String,
    /// Characters since the last full stop.
    tail: usize,
    /// Every full stop was after one letter.
    initials: bool,
    stops: usize,
}

impl Word {
    fn new(raw: &str, marked: bool) -> Self {
        let text = folded(raw);
        let plain = plain(&text);
        let term = LEXICON.term(&plain);
        let key = term.map_or_else(|| hash(&*without_umlauts(&plain)), |term| hash(&term.number));
        let capitals = raw.chars().nth(1).is_some() && !raw.chars().any(char::is_lowercase);
        Self { text, plain, term, marked, capitals, key }
    }
}

/// Cuts a name at spaces and punctuation. Letters with full stops between them
/// are one word (`e.V.`), or one each where `initials` are looked for (`J.Q.`).
pub fn cut(name: &str, initials: bool) -> Cut {
    let mut cut = Cut::default();
    let mut piece = Piece { initials: true, ..Piece::default() };
    let compatible = compatible(name);
    let mut characters = compatible.chars().peekable();
    while let Some(c) = characters.next() {
        let joined = characters.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '״' | '׳' | '"' => {
                if piece.raw.len() <= ELIDED && LEXICON.elided.contains(&folded(&piece.raw)) {
                    cut.push(&mut piece, initials);
                }
            }
            '.' if !piece.raw.is_empty() => {
                piece.initials &= piece.tail == 1;
                piece.stops += 1;
                if !joined || piece.tail > 2 {
                    cut.push(&mut piece, initials);
                }
                piece.tail = 0;
            }
            '&' => {
                cut.push(&mut piece, initials);
                piece.raw.push(c);
                cut.push(&mut piece, initials);
            }
            c if tells(c) => {
                piece.raw.push(c);
                piece.tail += 1;
            }
            // What is invisible, such as a soft hyphen or a mark of direction.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | 'ـ' => {}
            c => {
                cut.push(&mut piece, initials);
                if matches!(c, ',' | '،' | '、') && !cut.words.is_empty() {
                    cut.comma.get_or_insert(cut.words.len());
                }
            }
        }
    }
    cut.push(&mut piece, initials);
    cut
}

impl Cut {
    fn push(&mut self, piece: &mut Piece, initials: bool) {
        let Piece { raw, initials: all, stops, .. } =
            std::mem::replace(piece, Piece { initials: true, ..Piece::default() });
        if raw.is_empty() {
            return;
        }
        let mut word = Word::new(&raw, stops > 0);
        word.marked |= self.comma.is_some() && word.capitals;
        let known = word.term.is_some() || LEXICON.legal_forms.contains(&word.plain);
        if initials && all && stops > 1 && !known && !is_degree_or_title(&word) {
            self.words.extend(raw.chars().map(|c| Word::new(&c.to_string(), true)));
        } else {
            self.words.push(word);
        }
    }
}

fn is_degree_or_title(word: &Word) -> bool {
    crate::names::person::is_degree(&word.text, true)
        || crate::names::person::is_title(&word.text, true)
}
