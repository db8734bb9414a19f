//! Lists as they come from life: thousands of rows, with all that people write into forms.
//! Nothing of it is printed in silence, and no name that is right is lost or altered.

mod export;
mod faults;
mod forms;
mod people;

use undersigned::diagnostic::Code;
use undersigned::letter::{Figure, Kind};

use self::export::Export;

/// What is told of names that are right, and of columns: people who are nearly called the
/// same, and what is not printed.
const GUESSES: &[Code] = &[Code::NearDuplicate, Code::UnusedColumn];

/// Looks an export over twice: as it is, and once what stops the letter is taken out.
fn look(export: &Export, guesses: usize) {
    let (file, lines) = export.file();
    export.check(&file).tells(export, &lines, (GUESSES, guesses));
    let mended = export.mended();
    let (file, lines) = mended.file();
    let said = mended.check(&file);
    said.tells(&mended, &lines, (GUESSES, guesses));
    said.prints(&mended);
}

#[test]
fn a_petition_of_thousands_is_told_row_by_row() {
    let export = forms::action_network(6876, people::OWN);
    assert_eq!(export.rows.len(), 6876);
    look(&export, 20);
}

#[test]
fn names_in_five_parts_are_told_row_by_row() {
    let export = forms::gravity(3080, people::ALL, 28);
    assert_eq!(export.rows.len(), 3080);
    look(&export, 20);
}

#[test]
fn a_german_form_is_told_row_by_row() {
    let export = forms::google(2501, people::ALL);
    assert_eq!(export.rows.len(), 2501);
    look(&export, 20);
}

#[test]
fn a_list_kept_by_hand_is_told_row_by_row() {
    let export = forms::coalition(394, people::ALL);
    assert_eq!(export.rows.len(), 394);
    look(&export, 20);
}

#[test]
fn countries_are_counted_once_they_are_settled() {
    let mut export = forms::coalition(394, people::ALL).mended();
    let letter = export.check(&export.file().0).letter.expect("a letter");
    let unsure = letter.signatories.figure(Figure::Countries).expect_err("some are not read");
    let mut unread: Vec<&str> = faults::COUNTRIES.iter().map(|(text, _)| *text).collect();
    unread.sort_unstable();
    assert_eq!(
        (unsure.missing, unsure.unread),
        (0, unread.iter().map(|&text| text.into()).collect())
    );
    export.settings += "[signatories.countries]\n";
    unread.iter().for_each(|text| export.settings += &format!("\"{text}\" = \"KE\"\n"));
    let letter = export.check(&export.file().0).letter.expect("a letter");
    assert_eq!(letter.signatories.figure(Figure::Countries), Ok(faults::SPELLINGS.len()));
}

#[test]
fn nobody_is_counted_as_what_they_are_not() {
    let export = forms::coalition(394, people::ALL).mended();
    let letter = export.check(&export.file().0).letter.expect("a letter");
    let of = |kind| letter.signatories.entries.iter().filter(move |entry| entry.kind == kind);
    let bodies: Vec<&str> = of(Some(Kind::Organization)).map(|body| body.name.as_str()).collect();
    assert_eq!(bodies.len(), 4, "{bodies:?}");
    // Of one word, or with a sign: the program asks.
    let unknown: Vec<&str> = of(None).map(|entry| entry.name.as_str()).collect();
    assert!(unknown.len() < 20, "{unknown:?}");
}

#[test]
fn dates_that_may_be_two_days_stop_the_list() {
    let export = forms::gravity(400, people::ALL, 12).mended();
    let said = export.check(&export.file().0);
    assert!(said.letter.is_none());
    assert!(said.says(Code::BadDate, "more could be read in two ways too"));
}
