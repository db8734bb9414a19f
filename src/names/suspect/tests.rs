use super::*;

#[test]
fn each_kind_is_told_from_names() {
    for (text, of, wanted) in [
        ("Anna Beispiel <anna@mail.example>", TextOwner::Name, Suspicion::Mail),
        ("anna@mail.example", TextOwner::Role, Suspicion::Mail),
        ("I do not want my name published", TextOwner::Name, Suspicion::Unpublished),
        ("<b>Ada Example</b>", TextOwner::Person, Suspicion::Markup),
        ("=HYPERLINK(\"https://spam.example\")", TextOwner::Name, Suspicion::Formula),
        ("asdf", TextOwner::Name, Suspicion::NoName),
        ("Test Test", TextOwner::Name, Suspicion::NoName),
        ("N/A", TextOwner::Name, Suspicion::NoName),
        ("keine Angabe", TextOwner::Person, Suspicion::NoName),
        ("Same as above", TextOwner::Organization, Suspicion::Elsewhere),
        ("ditto", TextOwner::Role, Suspicion::Elsewhere),
        ("retired", TextOwner::Organization, Suspicion::Status),
        ("None None", TextOwner::Person, Suspicion::NoName),
        ("N/A n/a", TextOwner::Name, Suspicion::NoName),
        ("-", TextOwner::Name, Suspicion::NoLetters),
        ("123", TextOwner::Name, Suspicion::NoLetters),
        ("+49 30 12 34 56", TextOwner::Name, Suspicion::NoLetters),
        ("https://spam.example", TextOwner::Name, Suspicion::Address),
        ("Rivers Forum, www.rivers.example", TextOwner::Organization, Suspicion::Web),
        ("Anonymous", TextOwner::Name, Suspicion::Unnamed),
        ("anonymous", TextOwner::Person, Suspicion::Unnamed),
        ("Anonymous Anonymous", TextOwner::Person, Suspicion::Unnamed),
        ("Suharto Suharto", TextOwner::Name, Suspicion::Repeated),
        ("Ada Example ADA EXAMPLE", TextOwner::Name, Suspicion::Repeated),
        ("A. B.", TextOwner::Person, Suspicion::Letters),
        ("X", TextOwner::Name, Suspicion::Letters),
        ("ANN EXAMPLE", TextOwner::Name, Suspicion::Capitals),
        ("bo sample", TextOwner::Name, Suspicion::LowerCase),
        ("Rivers ✊ Alive", TextOwner::Organization, Suspicion::Emoji),
        ("Ada Exаmple", TextOwner::Person, Suspicion::Mixed),
        ("Ada\u{200b} Example", TextOwner::Name, Suspicion::Invisible),
        (&"Ada Example, ".repeat(8), TextOwner::Person, Suspicion::Long),
        ("Ada  Example", TextOwner::Person, Suspicion::TwoSpaces),
    ] {
        assert_eq!(look(text, of), [wanted], "{text}");
    }
}

#[test]
fn names_of_the_world_are_none_of_it() {
    let names = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for name in names.filter(|line| !line.is_empty()) {
        assert_eq!(look(name, TextOwner::Name), [], "{name}");
        seen += 1;
    }
    assert!(seen >= 300, "{seen}");
}

#[test]
fn acronyms_and_offices_are_right_as_they_are() {
    for name in ["ACME", "UNA", "DC4HK", "B.U.N.D.", "SOS VILLAGE", "attac", "ver.di"] {
        assert_eq!(look(name, TextOwner::Organization), [], "{name}");
    }
    for role in ["CEO", "teacher", "MEP", "Test engineer", "professor emerita"] {
        assert_eq!(look(role, TextOwner::Role), [], "{role}");
    }
}

#[test]
fn several_things_are_told_at_once() {
    let wanted = [Suspicion::Capitals, Suspicion::Emoji, Suspicion::TwoSpaces];
    assert_eq!(look("ANN  EXAMPLE ✊", TextOwner::Person), wanted);
}
