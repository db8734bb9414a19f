use super::*;

#[test]
fn each_kind_is_told_from_names() {
    for (text, of, wanted) in [
        ("Anna Beispiel <anna@mail.example>", TextKind::Name, Suspicion::Mail),
        ("anna@mail.example", TextKind::Role, Suspicion::Mail),
        ("I do not want my name published", TextKind::Name, Suspicion::Unpublished),
        ("<b>Ada Example</b>", TextKind::Person, Suspicion::Markup),
        ("=HYPERLINK(\"https://spam.example\")", TextKind::Name, Suspicion::Formula),
        ("asdf", TextKind::Name, Suspicion::NoName),
        ("Test Test", TextKind::Name, Suspicion::NoName),
        ("N/A", TextKind::Name, Suspicion::NoName),
        ("keine Angabe", TextKind::Person, Suspicion::NoName),
        ("Same as above", TextKind::Organization, Suspicion::Elsewhere),
        ("ditto", TextKind::Role, Suspicion::Elsewhere),
        ("retired", TextKind::Organization, Suspicion::Status),
        ("None None", TextKind::Person, Suspicion::NoName),
        ("N/A n/a", TextKind::Name, Suspicion::NoName),
        ("-", TextKind::Name, Suspicion::NoLetters),
        ("123", TextKind::Name, Suspicion::NoLetters),
        ("+49 30 12 34 56", TextKind::Name, Suspicion::NoLetters),
        ("https://spam.example", TextKind::Name, Suspicion::Address),
        ("Rivers Forum, www.rivers.example", TextKind::Organization, Suspicion::Web),
        ("Anonymous", TextKind::Name, Suspicion::Unnamed),
        ("anonymous", TextKind::Person, Suspicion::Unnamed),
        ("Anonymous Anonymous", TextKind::Person, Suspicion::Unnamed),
        ("Suharto Suharto", TextKind::Name, Suspicion::Repeated),
        ("Ada Example ADA EXAMPLE", TextKind::Name, Suspicion::Repeated),
        ("A. B.", TextKind::Person, Suspicion::Letters),
        ("X", TextKind::Name, Suspicion::Letters),
        ("ANN EXAMPLE", TextKind::Name, Suspicion::Capitals),
        ("bo sample", TextKind::Name, Suspicion::LowerCase),
        ("Rivers ✊ Alive", TextKind::Organization, Suspicion::Emoji),
        ("Ada Exаmple", TextKind::Person, Suspicion::Mixed),
        ("Ada\u{200b} Example", TextKind::Name, Suspicion::Invisible),
        (&"Ada Example, ".repeat(8), TextKind::Person, Suspicion::Long),
        ("Ada  Example", TextKind::Person, Suspicion::TwoSpaces),
    ] {
        assert_eq!(look(text, of), [wanted], "{text}");
    }
}

#[test]
fn names_of_the_world_are_none_of_it() {
    let names = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for name in names.filter(|line| !line.is_empty()) {
        assert_eq!(look(name, TextKind::Name), [], "{name}");
        seen += 1;
    }
    assert!(seen >= 300, "{seen}");
}

#[test]
fn acronyms_and_offices_are_right_as_they_are() {
    for name in ["ACME", "UNA", "DC4HK", "B.U.N.D.", "SOS VILLAGE", "attac", "ver.di"] {
        assert_eq!(look(name, TextKind::Organization), [], "{name}");
    }
    for role in ["CEO", "teacher", "MEP", "Test engineer", "professor emerita"] {
        assert_eq!(look(role, TextKind::Role), [], "{role}");
    }
}

#[test]
fn several_things_are_told_at_once() {
    let wanted = [Suspicion::Capitals, Suspicion::Emoji, Suspicion::TwoSpaces];
    assert_eq!(look("ANN  EXAMPLE ✊", TextKind::Person), wanted);
}
