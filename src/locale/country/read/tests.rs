use super::*;

fn read(tag: &str, cells: &[&str]) -> Vec<String> {
    let locale = Locale::new(&tag.parse().expect("a tag"));
    let code = |country: &Country| country.code();
    let said = |reading: &Reading| match reading {
        Reading::Country(country) => code(country).to_owned(),
        Reading::Several(all) => all.iter().map(code).collect::<Vec<_>>().join("+"),
        Reading::Either(all) => all.iter().map(code).collect::<Vec<_>>().join("|"),
        Reading::Or(country, _) => format!("{}?", country.code()),
        Reading::Part(country) => format!("in {}", country.code()),
        Reading::Among(country) => format!("{} …", country.code()),
        Reading::Unknown => "-".to_owned(),
    };
    locale.read_countries(cells).iter().map(said).collect()
}

/// Each cell alone among names.
#[track_caller]
fn means(cases: &[(&str, &str)]) {
    for (cell, expected) in cases {
        assert_eq!(read("en", &["France", "Chile", cell])[2], *expected, "{cell}");
    }
}

#[test]
fn a_country_is_read_in_any_language_and_by_its_codes() {
    means(&[
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("uk", "GB"),
        ("U.K.", "GB"),
        ("GBR", "GB"),
        ("Great Britain", "GB"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("us", "US"),
        ("the United States", "US"),
        ("United States (USA)", "US"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("ALLEMAGNE", "DE"),
        ("Німеччина", "DE"),
        ("ألمانيا", "DE"),
        ("ドイツ", "DE"),
        ("Germany / Deutschland", "DE"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("turkiye", "TR"),
        ("die Schweiz", "CH"),
        ("Oesterreich", "AT"),
        ("l’Italie", "IT"),
        ("Republic of Kenya", "KE"),
        ("Republic of Korea", "KR"),
        ("Republic of China", "TW"),
        ("Holland", "NL"),
        ("Czech Republic", "CZ"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Hong Kong", "HK"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Congo (DRC)", "CD"),
        ("Congo, the Democratic Republic of the", "CD"),
        ("Bosnia & Herzegovina", "BA"),
        ("Trinidad and Tobago", "TT"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Georgia", "GE"),
        ("FR", "FR"),
    ]);
}

#[test]
fn what_would_be_a_guess_is_none() {
    means(&[
        ("Unites States", "-"),
        ("Switzerland, Italy", "CH+IT"),
        ("Schweiz und Italien", "CH+IT"),
        ("Berlin, Germany", "DE …"),
        ("Musterstadt (Deutschland)", "DE …"),
        ("Unites States, Italy, Peru", "IT+PE"),
        ("Congo", "CD|CG"),
        ("the Congo", "CD|CG"),
        ("Korea", "KP|KR"),
        ("Scotland", "in GB"),
        ("CA", "CA?"),
        ("NO", "NO?"),
        ("NA", "NA?"),
        ("America", "US?"),
        ("EU", "-"),
        ("VS", "-"),
        ("is", "-"),
        ("", "-"),
        ("–", "-"),
        ("Atlantis", "-"),
    ]);
}

#[test]
fn a_column_tells_what_its_cells_mean() {
    assert_eq!(read("en", &["CA", "FR", "no", "GA"]), ["CA", "FR", "NO", "GA"]);
    assert_eq!(read("en", &["CA", "GA", "TX"]), ["CA?", "GA?", "-"]);
    assert_eq!(read("en", &["CA", "GA"]), ["CA?", "GA?"]);
    assert_eq!(read("en", &["Georgia", "Armenia"]), ["GE", "AM"]);
    assert_eq!(read("en", &["Georgia", "Texas"]), ["GE?", "-"]);
}

#[test]
fn the_language_of_the_letter_goes_first() {
    assert_eq!(read("sq", &["Nigeri"]), ["NG"]);
    assert_eq!(read("en", &["Nigeri"]), ["NE|NG"]);
}
