//! Which field is that of whoever signs, by the names in the certificate and in the fields.

use super::duplicates::{are_one, has_all_words, letters};
use crate::locale::named_in_label;

/// A field for a signature.
#[derive(Debug, Clone, Copy)]
pub struct Room<'a> {
    /// What the file calls it.
    pub called: &'a str,
    /// What readers are told of it: whose signature it is for.
    pub label: &'a str,
    /// Whether it is signed already.
    pub taken: bool,
}

/// The field that is to be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Its place among all.
    pub at: usize,
    /// Whether it is the signer's own, or was asked for.
    pub own: bool,
}

/// Why it is not known which field to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// None has the name.
    Nobodys,
    /// Several have it.
    Several,
    /// The one that has it is signed already.
    Taken,
}

impl<'a> Room<'a> {
    /// Whose it is: the name in its label, or the label, or what the file calls it.
    pub fn holder(&self) -> &'a str {
        let named = named_in_label(self.label).unwrap_or(self.label);
        if named.trim().is_empty() { self.called } else { named }
    }

    fn is(&self, same: impl Fn(&str) -> bool) -> bool {
        [self.holder(), self.label, self.called].into_iter().any(same)
    }
}

/// The field to sign: the one that is asked for, or the one that has one of the signer's names,
/// of which the first counts most. Where none has, the only empty one; nothing, if none is empty.
///
/// # Errors
/// Where one would have to guess.
pub fn choose(
    rooms: &[Room<'_>],
    names: &[String],
    asked: Option<&str>,
) -> Result<Option<Chosen>, Unclear> {
    let mut empty = (0..rooms.len()).filter(|at| !rooms[*at].taken);
    if let Some(asked) = asked {
        return one(rooms, &asked_for(rooms, asked)).map(Some);
    }
    let Some(first) = empty.next() else { return Ok(None) };
    let own = names.iter().map(|name| of(rooms, name)).find(|own| !own.is_empty());
    match own {
        Some(own) => one(rooms, &own).map(Some),
        None if empty.next().is_none() => Ok(Some(Chosen { at: first, own: false })),
        None => Err(Unclear::Nobodys),
    }
}

fn one(rooms: &[Room<'_>], found: &[usize]) -> Result<Chosen, Unclear> {
    match *found {
        [] => Err(Unclear::Nobodys),
        [at] if rooms[at].taken => Err(Unclear::Taken),
        [at] => Ok(Chosen { at, own: true }),
        _ => Err(Unclear::Several),
    }
}

/// What is asked for: what the file calls it, a name, or words of one.
fn asked_for(rooms: &[Room<'_>], asked: &str) -> Vec<usize> {
    let called = those(rooms, |room| room.called == asked);
    if !called.is_empty() {
        return called;
    }
    let named = of(rooms, asked);
    if !named.is_empty() {
        return named;
    }
    those(rooms, |room| has_all_words(room.holder(), asked))
}

/// Those of a name: as it is written, and else as it may be written, too.
fn of(rooms: &[Room<'_>], name: &str) -> Vec<usize> {
    let own = letters(name);
    let same = those(rooms, |room| room.is(|text| !own.is_empty() && letters(text) == own));
    if same.is_empty() { those(rooms, |room| are_one(room.holder(), name)) } else { same }
}

fn those(rooms: &[Room<'_>], is: impl Fn(&Room<'_>) -> bool) -> Vec<usize> {
    (0..rooms.len()).filter(|at| is(&rooms[*at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who among these gets the signature.
    fn chosen(fields: &[&str], names: &[&str], asked: Option<&str>) -> Result<usize, Unclear> {
        let labels: Vec<String> = fields.iter().map(|of| format!("Signature of {of}")).collect();
        let called: Vec<String> = (1..=fields.len()).map(|at| format!("Signature{at}")).collect();
        let rooms = labels.iter().zip(&called);
        let rooms: Vec<Room<'_>> =
            rooms.map(|(label, called)| Room { called, label, taken: false }).collect();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        choose(&rooms, &names, asked).map(|chosen| chosen.map_or(usize::MAX, |chosen| chosen.at))
    }

    #[test]
    fn a_name_finds_its_field_however_it_is_written() {
        let fields = ["Anna Maria Example", "Maria Example", "Zoë Probe", "Harbour Light e.V."];
        for (name, at) in [
            ("MARIA EXAMPLE", 1),
            ("maria  example", 1),
            ("Dr. Maria Example", 1),
            ("EXAMPLE MARIA", 1),
            ("Zoe\u{308} Probe", 2),
            ("ZOE PROBE", 2),
            ("Harbour Light", 3),
        ] {
            assert_eq!(chosen(&fields, &[name], None), Ok(at), "{name}");
            assert_eq!(chosen(&fields, &["Ada Sample"], Some(name)), Ok(at), "{name}");
        }
        assert_eq!(chosen(&["Prof. Zoë Probe", "Ada"], &["Zoë Probe"], None), Ok(0));
        // The holder comes before what they belong to.
        assert_eq!(chosen(&fields, &["Zoë Probe", "Harbour Light e.V."], None), Ok(2));
        assert_eq!(chosen(&fields, &["Kim Muster", "HARBOUR LIGHT E.V."], None), Ok(3));
    }

    #[test]
    fn nobody_else_gets_the_signature_by_a_guess() {
        let two = ["Anna Maria Example", "Ada Sample"];
        for name in ["Maria Example", "Ada Samples", "Maria", ""] {
            assert_eq!(chosen(&two, &[name], None), Err(Unclear::Nobodys), "{name}");
        }
        assert_eq!(chosen(&["Ada", "ADA"], &["Ada"], None), Err(Unclear::Several));
        assert_eq!(chosen(&["José Example", "Jose Example"], &["JOSE EXAMPLE"], None), Ok(1));
        let forms = ["Sample GmbH", "Ada Sample"];
        assert_eq!(chosen(&forms, &["Sample AG"], None), Err(Unclear::Nobodys));
        let chapters = ["Rivers Forum (Sampletown)", "Ada Sample"];
        assert_eq!(chosen(&chapters, &["Rivers Forum (Otherton)"], None), Err(Unclear::Nobodys));
        // There is but one.
        assert_eq!(chosen(&["Ada Sample"], &["Kim Muster"], None), Ok(0));
        assert_eq!(chosen(&[], &["Kim Muster"], None), Ok(usize::MAX));
    }

    #[test]
    fn a_field_is_asked_for_by_what_it_is_called_its_name_or_words_of_that() {
        let fields = ["Ada Sample", "Maria Example", "Kim Example"];
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("Signature2")), Ok(1));
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("maria")), Ok(1));
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("Signature of Maria Example")), Ok(1));
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("Example")), Err(Unclear::Several));
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("Mar")), Err(Unclear::Nobodys));
        assert_eq!(chosen(&fields, &["Ada Sample"], Some("Signature of")), Err(Unclear::Nobodys));
    }

    #[test]
    fn a_signed_field_does_not_fall_over_to_another() {
        let room = |called, label, taken| Room { called, label, taken };
        let (done, free) = (room("a", "Signature of Ada", true), room("b", "Podpis: Kim", false));
        let names = ["ADA".to_owned()];
        assert_eq!(choose(&[done, free], &names, None), Err(Unclear::Taken));
        assert_eq!(choose(&[done, free], &names, Some("ada")), Err(Unclear::Taken));
        let own = Chosen { at: 1, own: true };
        assert_eq!(choose(&[done, free], &["Kim".to_owned()], None), Ok(Some(own)));
        assert_eq!(choose(&[done], &names, None), Ok(None), "a new field is made");
    }
}
