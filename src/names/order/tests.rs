use super::*;

fn locale(tag: &str) -> Locale {
    Locale::new(&tag.parse().expect("a tag"))
}

/// Sorts the words of a text from the end backwards, and compares.
#[track_caller]
fn stands(tag: &str, order: &str) {
    let mut words: Vec<&str> = order.split(" | ").collect();
    words.reverse();
    let collation = locale(tag).collation();
    let by_key: Vec<&str> = collation.order(&words).into_iter().map(|at| words[at]).collect();
    words.sort_by(|one, other| collation.compare(one, other));
    assert_eq!(words.join(" | "), order, "{tag}");
    assert_eq!(by_key, words, "{tag}, by keys");
}

#[test]
fn the_root_orders_as_the_cldr_has_it() {
    for tag in ["und", "en", "fr", "it", "de"] {
        stands(tag, "_a | -a | 7 October | 10 Days | a | A | á | ä | Æsir | az | B | ß | ssz | þ");
    }
    stands("en", "Zoe | Αθήνα | Ярослав | אבי | علي | 香港");
    stands("en", "Hong Kong Watch | Hong Kongers | Hongkongers");
    stands("en", "cote | coté | côte | côté");
    stands("fr-CA", "cote | côte | coté | côté");
}

#[test]
fn languages_have_their_own_order() {
    stands("sv", "Adam | Zebra | Ål | Ås | Äl | Ökna | Øre | Östersund");
    stands("da", "Adam | Zebra | Ære | Ärla | Øre | Åby | Aaby");
    stands("es", "chico | cuna | llama | lomo | luna | nube | ñandú | ola");
    stands("es-u-co-trad", "cuna | chico | lomo | luna | llama | nube | ñandú | ola");
    stands("de", "Mueller | Mufti | Muller | Müller | Muzzi");
    stands("de-u-co-phonebk", "Mueller | Müller | Mufti | Muller | Muzzi");
    stands(
        "cs",
        "Cihla | Čáp | Dům | Hora | Chata | Ipsilon | Rys | Řeka | Sova | Šíp | Zub | Žák",
    );
    stands("pl", "Lato | Łapa | Mak | Noc | Ósmy | Sad | Świt | Zima | Źródło | Żaba");
    stands("uk", "Гак | Ґанок | Еней | Єва | Зима | Иній | Ірпінь | Їжак | Йорж | Щука | Юра");
    stands("hu", "Cukor | Csaba | Gyula | Ló | Lyuk | Oláh | Ötvös | Zoltán | Zsófia");
    stands("zh", "丁 | 李 | 王 | 一 | 张 | 赵");
    stands("zh-u-co-stroke", "一 | 丁 | 王 | 李 | 張 | 趙");
    stands("zh-Hant", "一 | 丁 | 王 | 李 | 張 | 趙");
    stands("ja", "あべ | さとう | たなか | ハヤシ | やまだ");
}

#[test]
fn an_unknown_order_is_that_of_the_language() {
    stands("sv-u-co-nonsense", "Zebra | Ål");
    stands("qqq", "a | B");
}

#[test]
fn numbers_stand_by_value_unless_the_tag_says_otherwise() {
    stands("en", "Chapter 2 | Chapter 10 | Chapter 10a | Chapter 011");
    stands("en-u-kn-false", "Chapter 10 | Chapter 2");
    let en = locale("en");
    assert_eq!(en.first_out_of_order(&["Chapter 2", "Chapter 10"]), None);
    assert_eq!(en.first_out_of_order(&["Chapter 10", "Chapter 2"]), None);
    assert_eq!(en.first_out_of_order(&["Chapter 20", "Chapter 10"]), Some(1));
}

#[test]
fn order_is_the_language_s_own() {
    assert_eq!(locale("en").first_out_of_order(&["Ångström", "Zebra"]), None);
    assert_eq!(locale("sv").first_out_of_order(&["Ångström", "Zebra"]), Some(1));
    assert_eq!(locale("en").first_out_of_order(&["7 October", "a", "B", "Éa", "Eb"]), None);
}

#[test]
fn the_list_of_the_open_letter_is_in_order() {
    let letter: toml::Table =
        toml::from_str(include_str!("../../../samples/open-letter/letter.toml")).expect("TOML");
    let name = |entry: &toml::Value| entry.get("name").unwrap_or(entry).as_str().map(str::to_owned);
    let entries = letter["signatories"]["entries"].as_array().expect("a list");
    let names: Vec<String> = entries.iter().filter_map(name).collect();
    assert_eq!(names.len(), entries.len());
    let sorted: Vec<usize> = (0..names.len()).collect();
    assert_eq!(locale("en-US").collation().order(&names), sorted);
}

#[test]
fn equals_keep_their_places() {
    assert_eq!(locale("en").collation().order(&["b", "a", "b", "a"]), [1, 3, 0, 2]);
    assert!(locale("en").collation().order::<&str>(&[]).is_empty());
}

#[test]
fn a_claim_is_recognised() {
    assert!(locale("en").claims_alphabetical("(Undersigned groups listed in Alphabetical order)"));
    assert!(!locale("en").claims_alphabetical("In the order of signing"));
}

#[test]
fn articles_are_passed_over() {
    for (tag, name, rest) in [
        ("en", "The Network", "Network"),
        ("en", "THE NETWORK", "NETWORK"),
        ("en", "Theatre Union", "Theatre Union"),
        ("en", "An Alliance", "Alliance"),
        ("en", "The", "The"),
        ("en", "The ", "The "),
        ("en", "Der Bund", "Der Bund"),
        ("de", "Die Brücke", "Brücke"),
        ("de", "Die-In Bündnis", "Die-In Bündnis"),
        ("fr", "L’Association", "Association"),
        ("fr", "l'Association", "Association"),
        ("fr", "Les Amis", "Amis"),
        ("fr", "Lespoir", "Lespoir"),
        ("it", "L'Altra Italia", "Altra Italia"),
        ("it", "Gli Amici", "Amici"),
        ("es", "Las Madres", "Madres"),
        ("pt", "O Coletivo", "Coletivo"),
        ("nl", "'t Huis", "Huis"),
        ("nl", "’t Huis", "Huis"),
        ("sv", "Det Nya", "Nya"),
        ("uk", "Алея", "Алея"),
        ("cy", "The Network", "The Network"),
    ] {
        assert_eq!(locale(tag).without_article(name), rest, "{tag}: {name}");
    }
}

/// Sorts persons by their names alone.
#[track_caller]
fn persons(tag: &str, order: &str) {
    let locale = locale(tag);
    let mut names: Vec<&str> = order.split(" | ").collect();
    names.reverse();
    let keys: Vec<String> =
        names.iter().map(|name| locale.sort_name(name, Column::Unclear)).collect();
    let sorted: Vec<&str> =
        locale.collation().order(&keys).into_iter().map(|at| names[at]).collect();
    assert_eq!(sorted.join(" | "), order, "{tag}");
}

#[test]
fn persons_stand_by_family_name() {
    persons("en", "Dr. Zoe Ample | Ample, Zora | John Public | Ludwig van Beethoven | Li Wu");
    persons("de", "Zoe Ample | Ludwig van Beethoven | Johann Wolfgang von Goethe | Ida Vogt");
    persons("en", "Ida Test | Ludwig van Beethoven | Ida Vogt");
    persons("nl", "Jan van den Berg | Piet Bos | Anna de Vries");
    persons("es", "Ana Costa | Juana Inés de la Cruz | Pedro Duarte");
    persons("en", "Rima al-Khatib | Ada Kim | Yusuf al-Rumi | Adam Scott");
    persons("en", "Zoe Li | Li Wei, Adam | Adam Lia");
    persons("en", "Mary T. Archer | Ann Eades | John D. Rockwell");
    persons("es", "José Ortega y Gasset | Pau Pi i Margall | Rosa Quintana");
    persons("en", "Ann Baker (Quay) | Cy Dent (ACME) | Jo Kent “Zip” | Bo Least");
    persons(
        "en",
        "Gus Al-Farsi | Flo al Hashimi | Ed Oakley | Di O’Keefe | Hal Okeefe | Ida O'Keefe",
    );
    persons("nl", "Bo Evers | Cas Vermeer | Anna De Vries");
    persons("nl-BE", "Anna De Vries | Bo Evers | Cas Vermeer");
    persons("nl", "Anna ’t Hart | Bo van 't Hof | Cas Huis");
    persons("de", "Karl von und zu Guttenstein | Ida Muster | Elisabeth von Thurn und Taxis");
    persons("fr", "Jean d’Exemple | Ida Kahn | Jean de La Fontaine | Zoé Martin");
    persons("pt", "Ida Santana | João dos Santos | Maria Costa e Silva | Eva Simões");
    persons("is", "Anna Zeta Sampladóttir | Björn Aronsson | Jón Eysson");
    persons("en", "Ann McAble | Cy McZed | Bo Me");
    persons("en", "Ed Sample-Smith | Al Samples | Flo Sample Smithers, née Ame");
    persons("hu", "Kovács Anna | Nagy Ádám | Szabó Éva");
    persons("vi", "Lê Văn An | Nguyễn Thị Bình | Trần An");
    persons("zh", "丁小明 | 李 一 | 王小明 | 赵一");
    persons("ko", "김민수 | 박 서준 | 이하나");
    persons("ja", "やまだ たろう | わだ あい");
}

#[test]
fn names_of_east_asia_begin_with_the_family_name_unless_dotted() {
    let family = |tag, name| locale(tag).person(name, Column::Unclear).family.to_owned();
    assert_eq!(family("en", "山田 太郎"), "山田");
    assert_eq!(family("ja", "ジョン・スミス"), "スミス");
    assert_eq!(family("zh", "约翰·史密斯"), "史密斯");
    assert_eq!(family("zh", "John Sample"), "Sample");
    assert_eq!(family("ko", "김 민수"), "김");
}

#[test]
fn a_family_name_that_is_known_follows_the_same_rules() {
    let filed = |tag, family| locale(tag).sort_name_of(family, "Ann");
    assert_eq!(filed("nl", "de Vries"), filed("nl", "Vries"));
    assert_eq!(filed("en", "al Hashimi"), filed("en", "Al-Hashimi"));
    assert_eq!(filed("en", "Dent (ACME)"), filed("en", "Dent"));
    assert_ne!(filed("nl-BE", "De Vries"), filed("nl-BE", "Vries"));
    assert_eq!(locale("is").sort_name_of("Eysson", "Jón Eysson"), "Jón Eysson");
}

#[test]
fn spanish_says_where_it_does_not_know_the_first_family_name() {
    let guessed = |tag, name| locale(tag).guess(name, Column::Unclear).is_some();
    assert!(guessed("es", "Ana García López (ACME)"));
    assert!(!guessed("es", "José Ortega y Gasset") && !guessed("en", "Ana García López"));
}

#[test]
fn people_are_told_what_a_name_stands_under() {
    let under = |tag, name| locale(tag).stands_under(name, Column::Unclear);
    assert_eq!(under("nl", "Anna De Vries"), "Vries");
    assert_eq!(under("nl-BE", "Anna De Vries"), "De Vries");
    assert_eq!(under("en", "Di O’Keefe (ACME)"), "O’Keefe");
}
