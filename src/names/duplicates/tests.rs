use super::*;

fn names<'a>(names: &[&'a str], individual: Option<bool>) -> Vec<Subject<'a>> {
    names.iter().map(|name| Subject { name, individual, ..Subject::default() }).collect()
}

fn member<'a>(name: &'a str, organization: Option<&'a str>) -> Subject<'a> {
    Subject { name, individual: Some(true), organization, ..Subject::default() }
}

/// The one pair of two subjects, the same whichever stands first.
fn pair(one: Subject, other: Subject) -> Option<(Difference, f64)> {
    let told = |subjects: &[Subject]| match near(subjects)[..] {
        [] => None,
        [Near { first: 0, second: 1, score, why }] => Some((why, score)),
        ref more => panic!("{more:?}"),
    };
    let found = told(&[one, other]);
    assert_eq!(found, told(&[other, one]), "{one:?} {other:?}");
    assert!(found.is_none_or(|(_, score)| (0.6..=1.0).contains(&score)), "{found:?}");
    found
}

fn of(name: &str, individual: Option<bool>) -> Subject<'_> {
    Subject { name, individual, ..Subject::default() }
}

const GROUP: Option<bool> = Some(false);
const PERSON: Option<bool> = Some(true);

#[test]
fn what_differs_in_form_only_is_the_same() {
    for (one, other) in [
        ("Hong-Kong Watch ", "Hong Kong Watch"),
        ("Hongkong Watch", "Hong Kong Watch"),
        ("ＡＢＣ", "ABC"),
        ("ABC", "abc"),
        ("Straße der Kinder", "STRASSE DER KINDER"),
        ("Zoe\u{301}", "Zoé"),
        ("O’Sample Group", "O'Sample Group"),
        ("Example (Foundation)", "Example Foundation"),
        ("Example\u{200b}\u{a0}Group", "Example Group"),
        ("Example Group®", "Example Group"),
        ("HK_Connect_UK", "HK Connect UK"),
        ("e.V.", "eV"),
        ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"),
        ("МИР И СВОБОДА", "Мир и свобода"),
        ("جمـــعية", "جمعية"),
        ("ｶﾅﾀﾞ友の会", "カナダ友の会"),
        ("香港・監察", "香港監察"),
        ("1/2 Alliance", "1-2 Alliance"),
        ("???", "? ? ?"),
    ] {
        assert_eq!(same(&names(&[one, other], None)), [[0, 1]], "{one} = {other}");
        assert_eq!(pair(of(one, None), of(other, None)), None, "{one} = {other}");
    }
}

#[test]
fn what_carries_meaning_tells_apart() {
    for (one, other) in [
        ("Müller", "Muller"),
        ("C++ Group", "C Group"),
        ("C# Group", "C Group"),
        ("A & B", "A B"),
        ("24/7 Network", "247 Network"),
        ("Chapter 1", "Chapter 2"),
        ("???", "!!!"),
        ("", " "),
        ("شَدّة", "شدة"),
        ("か", "が"),
    ] {
        assert!(same(&names(&[one, other], None)).is_empty(), "{one} ≠ {other}");
    }
}

#[test]
fn groups_stand_in_order_of_first_appearance() {
    let list = names(&["b", "a", "c", "A", "B.", "b"], None);
    assert_eq!(same(&list), [vec![0, 4, 5], vec![1, 3]]);
}

#[test]
fn kind_and_organization_tell_equal_names_apart() {
    let name = "Jordan Placeholder";
    let list = [
        member(name, Some("Harbour Light")),
        member(name, Some("Harbour-Light")),
        member(name, Some("Sampletown University")),
        member(name, None),
        of(name, GROUP),
        of(name, None),
    ];
    assert_eq!(same(&list), [vec![0, 1], vec![3, 5]]);
    let elsewhere =
        |one, other| pair(one, other).map(|(why, _)| why) == Some(Difference::Elsewhere);
    assert!(elsewhere(list[0], list[2]) && elsewhere(list[0], list[3]));
    assert!(elsewhere(list[3], list[4]));
    let department = |organization| Subject { organization, ..of("Department of History", GROUP) };
    assert_eq!(pair(department(Some("A University")), department(Some("B University"))), None);
    let short = Subject { name: "Dept. of History", ..department(Some("Univ. A")) };
    assert!(pair(department(Some("University A")), short).is_some());
    assert_eq!(pair(department(Some("University B")), short), None);
    assert_eq!(pair(member("Jon Sample", Some("A")), member("J. Sample", Some("B"))), None);
}

#[test]
fn organizations_that_are_near() {
    use Difference::*;
    for (one, other, why) in [
        ("Hong Kong Watch", "Hong Kong Wacth", Letter),
        ("Hong Kong Watch", "Hong Kong Wattch", Letter),
        ("Amnesty Kenya", "Amnesty Kenia", Letter),
        ("Harbour Light Foundation", "Harbor Light Foundation", Letter),
        ("Center for Examples", "Centre for Examples", Letter),
        ("Placeholder Organisation", "Placeholder Organization", Letter),
        ("University of Samples", "Univeristy of Samples", Letter),
        ("University of Samples", "Universiity of Samples", Letter),
        ("Студенти за Україну", "Студенты за Україну", Letter),
        ("Правозащитный центр", "Правозащитныи центр", Accents),
        ("Κίνηση Πολιτών", "Κινηση Πολιτων", Accents),
        ("Κίνηση Πολιτών", "Κίνιση Πολιτών", Letter),
        ("جمعية الحقوقيين", "جمعية الحقوقين", Letter),
        ("جمعية أطباء", "جمعية اطباء", Accents),
        ("ארגון זכויות האדם", "ארגון זכוית האדם", Letter),
        ("שָׁלוֹם עכשיו", "שלום עכשיו", Accents),
        ("Müller Stiftung", "Muller Stiftung", Accents),
        ("Müller Stiftung", "Mueller Stiftung", Accents),
        ("Böll-Bund", "Boell Bund", Accents),
        ("Łódź Alliance", "Lodz Alliance", Accents),
        ("Université de Modèle", "Universite de Modele", Accents),
        ("Univ. of Samples", "University of Samples", Abbreviated),
        ("Placeholder Assoc.", "Placeholder Association", Abbreviated),
        ("Placeholder Intl", "Placeholder International", Abbreviated),
        ("Int'l Sample Network", "International Sample Network", Abbreviated),
        ("Dept. of History", "Department of History", Abbreviated),
        ("St. Specimen's Church", "Saint Specimen's Church", Abbreviated),
        ("Peace & Justice", "Peace and Justice", Abbreviated),
        ("Brot & Rosen", "Brot und Rosen", Abbreviated),
        ("Univ. Musterstadt", "Universität Musterstadt", Abbreviated),
        ("Fond. du Modèle", "Fondation du Modèle", Abbreviated),
        ("Asoc. de Ejemplos", "Asociación de Ejemplos", Abbreviated),
        ("Assoc. Esempio", "Associazione Esempio", Abbreviated),
        ("Freiheit für Hongkong e.V.", "Freiheit für Hongkong", LegalForm),
        ("Freiheit für Hongkong e. V.", "Freiheit für Hongkong", LegalForm),
        ("Example Group, Inc.", "Example Group", LegalForm),
        ("Example Group Ltd", "Example Group", LegalForm),
        ("Example Group Ltd", "Example Group Limited", Abbreviated),
        ("ООО Пример", "Пример", LegalForm),
        ("范例有限公司", "范例", LegalForm),
        ("株式会社見本", "見本", LegalForm),
        ("The Example Project", "Example Project", Article),
        ("L’Association Modèle", "Association Modèle", Article),
        ("Friends of the Earth Samples", "Friends of Earth Samples", Article),
        ("Society for Peace and Justice", "Society for Justice and Peace", Order),
        ("Example Forum, Sampletown", "Sampletown Example Forum", Order),
        ("University of Samples", "Samples University", Order),
        ("Sample Academic Network (SAN)", "Sample Academic Network", Beside),
        ("香港 監察", "監察 香港", Order),
    ] {
        let found = pair(of(one, GROUP), of(other, GROUP)).map(|(why, _)| why);
        assert_eq!(found, Some(why), "{one} ~ {other}");
        assert!(pair(of(one, None), of(other, None)).is_some(), "{one} ~ {other}, of unknown kind");
    }
}

#[test]
fn organizations_that_are_not_near() {
    for (one, other) in [
        ("Chapter 12", "Chapter 13"),
        ("Chapter 12345", "Chapter 12346"),
        ("Chapter II", "Chapter III"),
        ("Chapter XVIII", "Chapter XXVIII"),
        ("Students for A", "Students for B"),
        ("Students for A", "Students for"),
        ("Students for Iran", "Students for Iraq"),
        ("Amnesty Austria", "Amnesty Australia"),
        ("Amnesty Gambia", "Amnesty Zambia"),
        ("Amnesty Niger", "Amnesty Nigeria"),
        ("Friends of the County", "Friends of the Country"),
        ("Theists for Peace", "Atheists for Peace"),
        ("Men for Samples", "Women for Samples"),
        ("Example Group Ltd", "Example Group GmbH"),
        ("LA Tenants", "Tenants"),
        ("Hong Kong Watch", "Hong Watch"),
        ("Hong Kong Watch", "Hong Kong Forum"),
        ("DC4HK", "LV4HK"),
        ("University of Samples", "Universität of Samples"),
        ("Committee on Examples", "Commission on Examples"),
        ("Wrong Letetrs Here", "Worng Letters Here"),
        ("24/7 Network", "247 Network"),
        ("第十二支部", "第十三支部"),
        ("香港民主促進會", "香港民主促進黨"),
        ("北京大學校友會", "東京大學校友會"),
        ("Союз 12", "Союз 13"),
        ("Ένωση Α", "Ένωση Β"),
        ("لجنة ١٢", "لجنة ١٣"),
        ("ועד א", "ועד ב"),
        ("C++ Group", "C Group"),
        ("Rivers Forum (Sampletown)", "Rivers Forum (Sample Bay)"),
        ("???", "!!!"),
        ("The", "A"),
    ] {
        assert_eq!(pair(of(one, GROUP), of(other, GROUP)), None, "{one} | {other}");
        assert_eq!(pair(of(one, None), of(other, None)), None, "{one} | {other}, of unknown kind");
    }
}

#[test]
fn persons_that_are_near() {
    use Difference::*;
    for (one, other, why) in [
        ("Dr. John Public", "John Public", Title),
        ("Prof. Dr. John Public", "John Public", Title),
        ("Dr John Public", "Prof John Public", Title),
        ("John Public, PhD", "John Public", Title),
        ("John Public Ph. D.", "John Public", Title),
        ("John Public, M.A.", "John Public", Title),
        ("Frau Dr. Erika Muster", "Erika Muster", Title),
        ("Д-р Іван Зразок", "Іван Зразок", Title),
        ("Проф. Іван Зразок", "Іван Зразок", Title),
        ("د. سامي مثال", "سامي مثال", Title),
        ("王小明教授", "王小明", Title),
        ("김민수 교수", "김민수", Title),
        ("John Q. Public", "John Public", MiddleName),
        ("John Q Public", "John Public", MiddleName),
        ("John Quincy Public", "John Public", MiddleName),
        ("John Quincy Public", "John Q. Public", Initial),
        ("J. Public", "John Public", Initial),
        ("J.Q. Public", "John Quincy Public", Initial),
        ("Public, J.", "John Public", Initial),
        ("О. Зразок", "Олена Зразок", Initial),
        ("Public, John", "John Public", Order),
        ("Public, Dr. John", "Dr. John Public", Order),
        ("Kovács Anna", "Anna Kovács", Order),
        ("Muster, Erika", "Erika Muster", Order),
        ("José Ejemplo", "Jose Ejemplo", Accents),
        ("Jürgen Muster", "Juergen Muster", Accents),
        ("Jordan Placeholder", "Jordan Placehodler", Letter),
        ("Jordan Placeholder", "Jordon Placeholder", Letter),
        ("Jordan Placeholder (Sampletown University)", "Jordan Placeholder", Beside),
        ("Jordan “Jo” Placeholder", "Jordan Placeholder", Beside),
        ("Jordan Placeholder @jordan", "Jordan Placeholder", Beside),
        ("Jordan Placeholder (Rivers)", "Jordan Placeholder (Lakes)", Beside),
    ] {
        let found = pair(of(one, PERSON), of(other, PERSON)).map(|(why, _)| why);
        assert_eq!(found, Some(why), "{one} ~ {other}");
    }
}

#[test]
fn persons_that_are_not_near() {
    for (one, other) in [
        ("John Public", "Jane Public"),
        ("John Q. Public", "John R. Public"),
        ("John Quincy Public", "John Andrew Public"),
        ("J. Public", "Ann Public"),
        ("J. Public", "J. Sample"),
        ("Mr. J. Public", "Mrs. J. Public"),
        ("Herr Muster", "Frau Muster"),
        ("John Public Jr.", "John Public Sr."),
        ("John Public II", "John Public III"),
        ("Anna Muster", "Anne Muster"),
        ("Jack Ma", "Jack"),
        ("王小明", "王小名"),
        ("김민수", "김민주"),
        ("李 一", "李 一明"),
        ("محمد مثال", "محمود مثال"),
        ("דן דוגמה", "דנה דוגמה"),
    ] {
        assert_eq!(pair(of(one, PERSON), of(other, PERSON)), None, "{one} | {other}");
    }
}

#[test]
fn two_names_of_one_link_are_near() {
    let linked = |name, url| Subject { url: Some(url), ..of(name, None) };
    let home = linked("Jordan Placeholder", "https://www.jordan.example/");
    let other = linked("Jo P. Specimen", "http://jordan.example");
    assert_eq!(pair(home, other), Some((Difference::Link, 0.7)));
    assert_eq!(pair(home, linked("Ada Sample", "https://ada.example")), None);
    let house: Vec<_> = ["Ada Sample", "Ben Specimen", "Cleo Muster", "Dan Exemplar"]
        .map(|name| linked(name, "https://university.example"))
        .into();
    assert_eq!(near(&house), [], "the page of a house they belong to");
}

#[test]
fn a_slip_between_words_that_are_meant_is_none() {
    let mut list: Vec<String> = (0..4).map(|n| format!("Maria Sample{n}")).collect();
    list.extend((0..4).map(|n| format!("Mario Sample{n}")));
    let refs: Vec<&str> = list.iter().map(String::as_str).collect();
    assert!(near(&names(&refs, PERSON)).is_empty());
    assert_eq!(near(&names(&[refs[0], refs[4]], PERSON)).len(), 1);
    let list = list.iter().map(|name| name.replace("Maria", "Labour").replace("Mario", "Labor"));
    let list: Vec<String> = list.collect();
    let refs: Vec<&str> = list.iter().map(String::as_str).collect();
    assert_eq!(near(&names(&refs, GROUP)).len(), 4);
}

#[test]
fn a_slip_made_often_is_still_one() {
    let list: Vec<String> = (0..250)
        .flat_map(|n| {
            [Some(format!("Sample{n} Watch")), (n < 5).then(|| format!("Sample{n} Wacth"))]
        })
        .flatten()
        .collect();
    let refs: Vec<&str> = list.iter().map(String::as_str).collect();
    assert_eq!(near(&names(&refs, GROUP)).len(), 5);
}

#[test]
fn better_pairs_come_first_and_of_equals_the_first_counts() {
    let list = ["J. Public", "Jose Sample", "John Public", "José Sample", "JOHN PUBLIC"];
    let found = near(&names(&list, PERSON));
    let pairs: Vec<_> = found.iter().map(|near| (near.first, near.second, near.why)).collect();
    assert_eq!(pairs, [(1, 3, Difference::Accents), (0, 2, Difference::Initial)]);
}

#[test]
fn reasons_read_well() {
    assert_eq!(Difference::Letter.to_string(), "differs in one letter");
    assert_eq!(Difference::Order.to_string(), "words in another order");
}

/// A row of numbers that look random and are the same in every run.
fn random() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    }
}

#[test]
fn any_text_is_read() {
    let mut random = random();
    let pieces: Vec<char> =
        "aAäß eé.,'’&+#-12½ⅣIiİاלם香が가ｶ\u{301}\u{200d}\u{fe0f}\u{ad}\u{0}\u{10ffff}😀\t・ſǆﬃ"
            .chars()
            .collect();
    let texts: Vec<String> =
        (0..3000).map(|_| (0..random(9)).map(|_| pieces[random(pieces.len())]).collect()).collect();
    let subjects: Vec<Subject> = texts
        .iter()
        .map(|name| Subject {
            name,
            individual: [None, PERSON, GROUP][random(3)],
            organization: (random(4) == 0).then_some(&texts[random(texts.len())]),
            url: (random(9) == 0).then_some(&texts[random(texts.len())]),
        })
        .collect();
    let (groups, pairs) = (same(&subjects), near(&subjects));
    assert!(groups.iter().all(|group| group.len() > 1 && group.is_sorted()));
    assert!(groups.is_sorted_by_key(|group| group[0]));
    assert!(pairs.iter().all(|near| near.first < near.second && near.second < texts.len()));
    assert!(pairs.is_sorted_by(|a, b| a.score >= b.score));
    assert_eq!(pairs, near(&subjects), "the same every time");
    let grouped = |at| groups.iter().position(|group| group.contains(&at));
    let both =
        |near: &Near| grouped(near.first).is_some() && grouped(near.first) == grouped(near.second);
    assert!(!pairs.iter().any(both), "what is the same is not near");
}

#[test]
fn every_single_slip_in_a_long_word_is_found() {
    let (mut random, word) = (random(), "placeholder");
    for _ in 0..500 {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + random(letters.len() - 2);
        match random(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, 'q'),
            2 => letters[at] = 'q',
            _ => letters.swap(at, at + 1),
        }
        let slip: String = letters.into_iter().collect();
        let (one, other) = (format!("Jordan {word}"), format!("Jordan {slip}"));
        assert!(pair(of(&one, PERSON), of(&other, PERSON)).is_some(), "{slip}");
    }
}

#[test]
fn a_crowd_does_not_hide_what_few_share() {
    let mut random = random();
    let mut middle = || (0..9).map(|_| char::from(b'a' + random(26) as u8)).collect::<String>();
    let mut list: Vec<String> = (0..3000).map(|_| format!("John {} Public", middle())).collect();
    list[2000] = "John Exampleton Public".into();
    list[100] = "John Examplteon Public".into();
    let refs: Vec<&str> = list.iter().map(String::as_str).collect();
    let found = near(&names(&refs, PERSON));
    assert!(found.iter().any(|near| (near.first, near.second) == (100, 2000)));
}

#[test]
fn hard_lists_take_no_longer_than_others() {
    let lists: [Vec<String>; 4] = [
        (0..4000).map(|n| format!("Citizen {n}")).collect(),
        (0..4000).map(|n| format!("Jordan A{n:b} Placeholder")).collect(),
        (0..4000).map(|n| format!("{n:012b}").replace('0', "a").replace('1', "b")).collect(),
        (0..200).map(|n| "x".repeat(n) + &" word".repeat(n)).collect(),
    ];
    for list in lists {
        let refs: Vec<&str> = list.iter().map(String::as_str).collect();
        let found = near(&names(&refs, None));
        assert!(found.len() <= MOST_PAIRS);
        assert!(!list[0].starts_with("Citizen") || found.is_empty());
    }
}
