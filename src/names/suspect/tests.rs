use super::*;

#[test]
fn each_kind_is_told_from_names() {
    for (text, of, wanted) in [
        ("Anna Beispiel <anna@mail.example>", Of::Name, Suspicion::Mail),
        ("anna@mail.example", Of::Role, Suspicion::Mail),
        ("I do not want my name published", Of::Name, Suspicion::Unpublished),
        ("<b>Ada Example</b>", Of::Person, Suspicion::Markup),
        ("=HYPERLINK(\"https://spam.example\")", Of::Name, Suspicion::Formula),
        ("asdf", Of::Name, Suspicion::NoName),
        ("Test Test", Of::Name, Suspicion::NoName),
        ("N/A", Of::Name, Suspicion::NoName),
        ("keine Angabe", Of::Person, Suspicion::NoName),
        ("Same as above", Of::Organization, Suspicion::Elsewhere),
        ("ditto", Of::Role, Suspicion::Elsewhere),
        ("retired", Of::Organization, Suspicion::Status),
        ("None None", Of::Person, Suspicion::NoName),
        ("N/A n/a", Of::Name, Suspicion::NoName),
        ("-", Of::Name, Suspicion::NoLetters),
        ("123", Of::Name, Suspicion::NoLetters),
        ("+49 30 12 34 56", Of::Name, Suspicion::NoLetters),
        ("https://spam.example", Of::Name, Suspicion::Address),
        ("Rivers Forum, www.rivers.example", Of::Organization, Suspicion::Web),
        ("Anonymous", Of::Name, Suspicion::Unnamed),
        ("anonymous", Of::Person, Suspicion::Unnamed),
        ("Anonymous Anonymous", Of::Person, Suspicion::Unnamed),
        ("Suharto Suharto", Of::Name, Suspicion::Repeated),
        ("Ada Example ADA EXAMPLE", Of::Name, Suspicion::Repeated),
        ("A. B.", Of::Person, Suspicion::Letters),
        ("X", Of::Name, Suspicion::Letters),
        ("ANN EXAMPLE", Of::Name, Suspicion::Capitals),
        ("bo sample", Of::Name, Suspicion::LowerCase),
        ("Rivers ✊ Alive", Of::Organization, Suspicion::Emoji),
        ("Ada Exаmple", Of::Person, Suspicion::Mixed),
        ("Ada\u{200b} Example", Of::Name, Suspicion::Invisible),
        (&"Ada Example, ".repeat(8), Of::Person, Suspicion::Long),
        ("Ada  Example", Of::Person, Suspicion::TwoSpaces),
    ] {
        assert_eq!(look(text, of), [wanted], "{text}");
    }
}

#[test]
fn names_of_the_world_are_none_of_it() {
    let names = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for name in names.filter(|line| !line.is_empty()) {
        assert_eq!(look(name, Of::Name), [], "{name}");
        seen += 1;
    }
    assert!(seen >= 300, "{seen}");
}

#[test]
fn acronyms_and_offices_are_right_as_they_are() {
    for name in ["ACME", "UNA", "DC4HK", "B.U.N.D.", "SOS VILLAGE", "attac", "ver.di"] {
        assert_eq!(look(name, Of::Organization), [], "{name}");
    }
    for role in ["CEO", "teacher", "MEP", "Test engineer", "professor emerita"] {
        assert_eq!(look(role, Of::Role), [], "{role}");
    }
}

#[test]
fn several_things_are_told_at_once() {
    let wanted = [Suspicion::Capitals, Suspicion::Emoji, Suspicion::TwoSpaces];
    assert_eq!(look("ANN  EXAMPLE ✊", Of::Person), wanted);
}
