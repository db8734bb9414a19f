use super::*;

fn parts(name: &str) -> [&str; 4] {
    let Person { title, given, family, suffix, .. } = Person::read(name, First::Given);
    [title, given, family, suffix]
}

#[test]
fn the_last_word_and_its_particles_are_the_family_name() {
    for (name, family) in [
        ("Jordan Placeholder", "Placeholder"),
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Vincent Van Gogh", "Van Gogh"),
        ("Juana Inés de la Cruz", "de la Cruz"),
        ("Johann Wolfgang von Goethe", "von Goethe"),
        ("Willem van 't Hoff", "van 't Hoff"),
        ("Jean d’Ormesson", "d’Ormesson"),
        ("Yusuf al-Khwarizmi", "al-Khwarizmi"),
        ("Tariq bin Ziyad", "bin Ziyad"),
        ("Van Morrison", "Morrison"),
        ("Plato", "Plato"),
        ("Леся Українка", "Українка"),
        ("مي زيادة", "زيادة"),
        ("ジョン・スミス", "スミス"),
        ("John D. Rockwell", "Rockwell"),
        ("John D Rockwell", "Rockwell"),
        ("Mary T. Archer", "Archer"),
        ("James Y Sample", "Sample"),
        ("Willem van ’t Hoff", "van ’t Hoff"),
        ("Otto v. Muster", "v. Muster"),
        ("Otto V. Muster", "Muster"),
        ("Otto v. d. Muster", "v. d. Muster"),
        ("José Ortega y Gasset", "Ortega y Gasset"),
        ("JOSÉ ORTEGA Y GASSET", "ORTEGA Y GASSET"),
        ("JAMES Y SAMPLE", "SAMPLE"),
        ("Ana y Luis Muestra", "Muestra"),
        ("Pau Pi i Margall", "Pi i Margall"),
        ("Maria Costa e Silva", "Silva"),
        ("Karl von und zu Muster", "von und zu Muster"),
        ("Elisabeth von Thurn und Taxis", "von Thurn und Taxis"),
        ("Micheál Ó Sampla", "Ó Sampla"),
        ("Dafydd ap Enghraifft", "ap Enghraifft"),
        ("Gwen ferch Enghraifft", "ferch Enghraifft"),
        ("Tariq bin Ziyad al-Mithal", "al-Mithal"),
        ("Abdallah ibn Abi Mithal", "Mithal"),
        ("João dos Santos", "dos Santos"),
        ("J. R. R. Example", "Example"),
        ("Anne-Marie Sample-Muster", "Sample-Muster"),
        ("van der Berg", "van der Berg"),
        ("de la Cruz", "de la Cruz"),
        ("van morrison", "morrison"),
        ("DUPONT Jean", "DUPONT"),
        ("Jean DUPONT-EXEMPLE", "DUPONT-EXEMPLE"),
        ("Ana GARCÍA LÓPEZ", "GARCÍA LÓPEZ"),
        ("Jan VAN DER BERG", "VAN DER BERG"),
        ("de VRIES Jan", "de VRIES"),
        ("JRR Example", "Example"),
        ("", ""),
    ] {
        assert_eq!(Person::read(name, First::Given).family, family, "{name}");
    }
}

#[test]
fn titles_and_suffixes_stand_aside() {
    assert_eq!(
        parts("Prof. Dr. Ada B. Sample, Ph. D."),
        ["Prof. Dr.", "Ada B.", "Sample", "Ph. D."]
    );
    assert_eq!(parts("John Sample Jr., M.A."), ["", "John", "Sample", "Jr., M.A."]);
    assert_eq!(parts("John Sample III"), ["", "John", "Sample", "III"]);
    assert_eq!(parts("Ada Sample, MA"), ["", "Ada", "Sample", "MA"]);
    assert_eq!(parts("Li Ma"), ["", "Li", "Ma", ""]);
    assert_eq!(parts("He Xiu"), ["", "He", "Xiu", ""]);
    assert_eq!(parts("H.E. Ada Sample"), ["H.E.", "Ada", "Sample", ""]);
    assert_eq!(parts("Dr."), ["", "", "Dr.", ""]);
    assert_eq!(parts("PhD"), ["", "", "PhD", ""]);
}

#[test]
fn a_comma_sets_the_family_name_first() {
    assert_eq!(parts("Public, John Q."), ["", "John Q.", "Public", ""]);
    assert_eq!(parts("Public, Dr. John, Jr."), ["Dr.", "John", "Public", "Jr."]);
    assert_eq!(parts("de la Cruz, Juana"), ["", "Juana", "de la Cruz", ""]);
    assert_eq!(parts(","), ["", "", "", ""]);
}

#[test]
fn some_write_the_family_name_first() {
    for (name, family, given) in [
        ("Kovács Anna Mária", "Kovács", "Anna Mária"),
        ("山田　太郎", "山田", "太郎"),
        ("王小明", "王小明", ""),
    ] {
        let person = Person::read(name, First::Family);
        assert_eq!((person.family, person.given), (family, given));
    }
}

#[test]
fn particles_are_part_of_the_family_name() {
    for (name, particles) in [
        ("Ludwig van der Beispiel", "van der"),
        ("Karl von und zu Muster", "von und zu"),
        ("Juana Inés de la Cruz", "de la"),
        ("Yusuf al-Mithal", ""),
        ("Jordan Placeholder", ""),
        ("van", ""),
    ] {
        assert_eq!(Person::read(name, First::Given).particles, particles, "{name}");
    }
}

#[test]
fn a_family_name_that_only_its_place_shows_is_a_guess() {
    let guessed = |name| Person::read(name, First::Given).guess.is_some();
    assert!(
        ["Ana García López", "Ana María López", "Miguel de Muestra López"].map(guessed)[..]
            .iter()
            .all(|guessed| *guessed)
    );
    let known = [
        "Ana López",
        "Ana M. López",
        "José Ortega y Gasset",
        "Juana Inés de la Cruz",
        "García López, Ana",
        "Ana GARCÍA LÓPEZ",
        "Ana García-López",
        "López",
        "",
    ];
    assert_eq!(known.map(guessed), [false; 9]);
}
