//! Four exports as their makers write them, with people and faults in them.

use undersigned::diagnostic::Code;

use super::export::{Export, Row};
use super::faults::{self, Told};
use super::people::{Name, UNUSUAL, people};
use crate::support::dice::Dice;

/// Bodies that people belong to, none nearly another.
const BODIES: [&str; 16] = [
    "Rivers Forum",
    "Harbour Light Foundation",
    "Umweltverein Musterstadt e.V.",
    "Universität Beispielhausen",
    "Collectif des Exemples",
    "Fundación Muestra",
    "Stowarzyszenie Wzorzec",
    "Спілка «Зразок»",
    "Ίδρυμα Παράδειγμα",
    "Stichting Voorbeeld",
    "ACME",
    "DC4HK",
    "Centre for Placeholders & Drafts",
    "HK_Connect_UK",
    "Mönster förbundet",
    "Example University College Sampletown",
];

const HEADER: Told = (Code::NoSignatory, "the header again");
const TOTAL: Told = (Code::NoSignatory, "sum");
const NOBODY: Told = (Code::NoSignatory, "nobody");
const UNCLEAR_ROW: Told = (Code::UnclearRow, "may be a header");
const UNCLEAR_ANSWER: Told = (Code::UnclearAnswer, "neither yes nor no");
const NO_BODY: Told = (Code::NoAnswer, "`organization`");
const SPELLINGS: Told = (Code::SpellingVariants, "also written");
const TWICE: Told = (Code::RepeatedName, "signs twice");

/// How a form writes a name and an organisation into a row.
type Form<'a> = &'a dyn Fn(&mut Dice, &Name, &str) -> Vec<String>;

fn sound(form: Form<'_>, dice: &mut Dice, name: &Name) -> Row {
    let body = if dice.roll(3) == 0 { *dice.pick(&BODIES) } else { "" };
    Row::sound(form(dice, name, body), name.whole())
}

fn told(row: Row, told: Told) -> Row {
    Row { told: vec![told], ..row }
}

/// What people write into any form where a name should stand, and beside it.
fn faults(form: Form<'_>, dice: &mut Dice) -> Vec<Row> {
    let beside = [
        ("Ida Bodyman", "none", NO_BODY),
        ("Igor Bodyfield", "N/A", NO_BODY),
        ("Ilse Bodystein", "-", NO_BODY),
        ("Imre Bodyházi", "Privatperson", NO_BODY),
        ("Ines Bodier", "<i>Rivers</i>", (Code::Markup, "HTML")),
        ("Inga Bodygren", "=cmd|'/c calc'!A1", (Code::Formula, "formula")),
        ("Irma Bodywood", "info@rivers.example", (Code::MailAddress, "mail address")),
        ("Iris Bodyak", "GREAT LAKES UNION", (Code::Capitals, "in capitals")),
        ("Isis Bodysson", "Universit? de Lac", (Code::Garbled, "damaged")),
        ("Ivan Bodenko", "Institut f?r Proben", (Code::Garbled, "damaged")),
        ("Ida Formwell", "University of Sampletown", SPELLINGS),
    ];
    let names = faults::NAMES.iter().map(|(text, told)| (*text, "", *told));
    let rows = names.chain(beside).map(|(text, body, remark)| {
        let name = Name::typed(text);
        told(Row::sound(form(dice, &name, body), name.whole()), remark)
    });
    let mut rows: Vec<Row> = rows.collect();
    // One body, told of at the first of its spellings.
    for (name, body) in
        [("Ina Formill", "Univ. of Sampletown"), ("Ivo Form", "Sampletown University")]
    {
        rows.push(Row::sound(form(dice, &Name::typed(name), body), name));
    }
    rows
}

/// Who signs twice, once worse spelt.
fn doubles(form: Form<'_>, dice: &mut Dice) -> Vec<(Row, Row)> {
    let capitals = (Code::Capitals, "in capitals");
    let small = (Code::LowerCase, "in small letters");
    let pairs = [
        ("Augusta Pairwell", "AUGUSTA PAIRWELL", "Augusta Pairwell", [None, Some(capitals)]),
        ("berta pairfield", "Berta Pairfield", "Berta Pairfield", [Some(small), None]),
        ("Ce\u{301}cile Pairier", "C\u{e9}cile Pairier", "C\u{e9}cile Pairier", [None, None]),
        ("DORA PAIRSTRASSE", "Dora Pairstraße", "Dora Pairstraße", [Some(capitals), None]),
        ("Emil O'Pairton", "Emil O’Pairton", "Emil O'Pairton", [None, None]),
    ];
    let pair =
        |(first, again, printed, [of_first, of_again]): (&str, &str, &str, [Option<Told>; 2])| {
            let mut row = |name| form(dice, &Name::typed(name), "");
            let (first, again) = (Row::sound(row(first), printed), Row::no_one(row(again), TWICE));
            let told = |mut row: Row, told: Option<Told>| {
                row.told.extend(told);
                row
            };
            (told(first, of_first), told(again, of_again))
        };
    pairs.map(pair).into()
}

/// So many rows: of these somewhere, of pairs the second behind the first, and of people.
fn mixed(
    (count, customs): (usize, usize),
    form: Form<'_>,
    dice: &mut Dice,
    mut more: Vec<Row>,
) -> Vec<Row> {
    more.extend(faults(form, dice));
    more.extend(UNUSUAL.map(|name| sound(form, dice, &Name::typed(name))));
    let pairs = doubles(form, dice);
    let names = people(dice, count - more.len() - 2 * pairs.len(), customs);
    let mut rows: Vec<Row> = names.iter().map(|name| sound(form, dice, name)).collect();
    // A form is first filled in by those who mean it.
    const FIRST: usize = 10;
    for row in more {
        let at = FIRST + dice.roll(rows.len() - FIRST);
        rows.insert(at, row);
    }
    for (first, again) in pairs {
        let at = FIRST + dice.roll(rows.len() / 2);
        rows.insert(at, first);
        rows.insert(at + 1 + dice.roll(rows.len() - at), again);
    }
    rows
}

/// A row of a form in which something else stands in some columns.
fn with(mut cells: Vec<String>, other: &[(usize, &str)]) -> Vec<String> {
    other.iter().for_each(|(at, text)| cells[*at] = (*text).to_owned());
    cells
}

fn header(headers: &str, separator: char) -> Row {
    Row::no_one(headers.split(separator).map(str::to_owned).collect(), HEADER)
}

/// As Action Network has it: first and last name, consent as a figure.
pub fn action_network(count: usize, customs: usize) -> Export {
    let mut dice = Dice(6876);
    let dice = &mut dice;
    let form = |dice: &mut Dice, name: &Name, body: &str| {
        let number = dice.roll(1 << 30);
        vec![
            name.given.clone(),
            name.family.clone(),
            format!("p{number}@sampletown.example"),
            format!("{:05}", number % 100_000),
            "Sampletown".to_owned(),
            body.to_owned(),
            "1".to_owned(),
            "subscribed".to_owned(),
            format!("2026-04-{:02} 14:00:32 UTC", 1 + number % 28),
            format!("00000000-0000-4000-8000-{number:012x}"),
        ]
    };
    let mut row = |name: &str, body: &str| form(dice, &Name::typed(name), body);
    let headers = "first_name,last_name,email,zip_code,can2_user_city,Organization,Publish my name,can2_subscription_status,can2_subscription_date,uuid";
    let more = vec![
        Row { cells: with(row("Nora Nowell", ""), &[(6, "0")]), ..Row::default() },
        Row { cells: with(row("Nils Nofield", ""), &[(6, "")]), ..Row::default() },
        Row { cells: with(row("asdf", ""), &[(6, "no")]), ..Row::default() },
        Row::no_one(with(row("Una Clearfield", ""), &[(6, "maybe")]), UNCLEAR_ANSWER),
        Row::no_one(with(row("Ugo Clearwood", ""), &[(6, "ask me first")]), UNCLEAR_ANSWER),
        Row::no_one(row("", ""), NOBODY),
        Row::sound(row("", "Lakes Alliance"), "Lakes Alliance"),
        header(headers, ','),
        Row::no_one(with(row("question-1 question-2", ""), &[(2, "")]), UNCLEAR_ROW),
        told(
            Row::sound(with(row("Ada Hidden", ""), &[(0, "<u>Ada</u>")]), "Ada Hidden"),
            (Code::Markup, "HTML"),
        ),
    ];
    let rows = mixed((count, customs), &form, dice, more);
    let settings =
        "key = \"uuid\"\nwhere = { \"Publish my name\" = true }\nduplicates = \"merge\"\n";
    Export { above: String::new(), headers, separator: ',', rows, settings: settings.to_owned() }
}

/// As Gravity Forms has it: the name in five parts, consent as a tick. Dates are written
/// with the month first, which days up to `last` show or not.
pub fn gravity(count: usize, customs: usize, last: usize) -> Export {
    let mut dice = Dice(3080);
    let dice = &mut dice;
    let form = |dice: &mut Dice, name: &Name, body: &str| {
        let number = dice.roll(1 << 20);
        vec![
            String::new(),
            name.given.clone(),
            String::new(),
            name.family.clone(),
            String::new(),
            body.to_owned(),
            (*dice.pick(dice_countries())).to_owned(),
            "Checked".to_owned(),
            "I agree that my name is published.".to_owned(),
            format!("{number}"),
            format!("05/{:02}/2026 10:01 am", 1 + number % last),
            "https://forum.example/letter/".to_owned(),
            "192.0.2.1".to_owned(),
        ]
    };
    let headers = "Name (Prefix),Name (First),Name (Middle),Name (Last),Name (Suffix),Organization,Address (Country),Consent (Consent),Consent (Text),Entry Id,Entry Date,Source Url,User IP";
    let mut row = |name: &str| form(dice, &Name::typed(name), "");
    let mail = (Code::MailAddress, "mail address");
    let mut more = vec![
        Row::sound(with(row("Ada Titlewood"), &[(0, "Dr."), (4, "PhD")]), "Dr. Ada Titlewood PhD"),
        Row::sound(with(row("Bo Titleham"), &[(0, "Mr."), (2, "K.")]), "Bo K. Titleham"),
        Row { cells: with(row("Nora Nowell"), &[(7, "")]), ..Row::default() },
        Row::no_one(with(row("Una Clearfield"), &[(7, "Perhaps")]), UNCLEAR_ANSWER),
        told(Row::sound(with(row("Mia Midwell"), &[(2, "mia@mail.example")]), ""), mail),
        told(Row::sound(with(row("Moe Midwood"), &[(0, "moe@mail.example")]), ""), mail),
        told(Row::sound(with(row("Max Midham"), &[(4, "max@mail.example")]), ""), mail),
        told(
            Row::sound(with(row("Mo Midford"), &[(2, "<i>K.</i>")]), "Mo <i>K.</i> Midford"),
            (Code::Markup, "HTML"),
        ),
        Row::no_one(with(row(""), &[(6, "")]), NOBODY),
        header(headers, ','),
    ];
    for (number, (country, words)) in faults::COUNTRIES.iter().enumerate() {
        let name = Name::typed(COUNTRY_PEOPLE[number]);
        let cells = with(form(dice, &name, ""), &[(6, country)]);
        more.push(told(Row::sound(cells, name.whole()), (Code::UnreadCountry, words)));
    }
    let rows = mixed((count, customs), &form, dice, more);
    let settings =
        "where = { \"Consent (Consent)\" = true }\nduplicates = \"merge\"\norder = \"date\"\n";
    Export { above: String::new(), headers, separator: ',', rows, settings: settings.to_owned() }
}

const LONG: &str = "Ich heiße Augusta Langfeld und unterschreibe, weil ich seit vierzig Jahren \
    an diesem Fluss wohne, den ich liebe";

const COUNTRY_PEOPLE: [&str; 9] = [
    "Abe Landwell",
    "Bea Landford",
    "Cal Landwood",
    "Deb Landham",
    "Eve Landton",
    "Fay Landfield",
    "Gus Landworth",
    "Hal Landau",
    "Ivy Landier",
];

/// All spellings of all countries.
fn dice_countries() -> &'static [&'static str] {
    use std::sync::LazyLock;
    static ALL: LazyLock<Vec<&str>> = LazyLock::new(|| {
        faults::SPELLINGS.iter().flat_map(|(_, spellings)| spellings.iter().copied()).collect()
    });
    &ALL
}

/// As Google Forms has it in German: one column for the name, moments with dots.
pub fn google(count: usize, customs: usize) -> Export {
    let mut dice = Dice(2501);
    let dice = &mut dice;
    let form = |dice: &mut Dice, name: &Name, body: &str| {
        let number = dice.roll(1 << 30);
        vec![
            format!("{:02}.04.2026 10:{:02}:{:02}", 1 + number % 28, number % 60, number % 59),
            format!("p{number}@sampletown.example"),
            name.whole(),
            body.to_owned(),
            "Ja, ich bin einverstanden".to_owned(),
            ["", "Weiter so!", "Danke für die Initiative"][dice.roll(3)].to_owned(),
        ]
    };
    let headers = "Zeitstempel;E-Mail-Adresse;Vor- und Nachname;Organisation (falls vorhanden);Darf Ihr Name veröffentlicht werden?;Kommentar";
    let mut row = |name: &str| form(dice, &Name::typed(name), "");
    let more = vec![
        Row { cells: with(row("Nora Neinfeld"), &[(4, "Nein")]), ..Row::default() },
        Row::no_one(with(row("Una Klarfeld"), &[(4, "nur die Organisation")]), UNCLEAR_ANSWER),
        Row::no_one(row(""), NOBODY),
        header(headers, ';'),
        Row::no_one(with(row("Vor- und Nachname"), &[]), UNCLEAR_ROW),
        told(
            Row::sound(with(row("Dora Datum"), &[(0, "gestern")]), "Dora Datum"),
            (Code::BadDate, "none that is clear"),
        ),
        told(Row::sound(row(LONG), LONG), (Code::DoubtfulName, "longer")),
    ];
    let rows = mixed((count, customs), &form, dice, more);
    let settings = "kind = \"individual\"\nwhere = { \"Darf Ihr Name veröffentlicht werden?\" = true }\nduplicates = \"merge\"\norder = \"date\"\n";
    Export { above: String::new(), headers, separator: ';', rows, settings: settings.to_owned() }
}

/// As somebody kept it by hand: bodies and persons, titles above, sums beneath.
pub fn coalition(count: usize, customs: usize) -> Export {
    let mut dice = Dice(394);
    let dice = &mut dice;
    let form = |dice: &mut Dice, name: &Name, body: &str| {
        vec![
            body.to_owned(),
            name.whole(),
            if dice.roll(4) == 0 { "Director".to_owned() } else { String::new() },
            (*dice.pick(dice_countries())).to_owned(),
            String::new(),
        ]
    };
    let headers = "Organisation;Name;Position;Country;Website";
    let mut row = |name: &str, body: &str| form(dice, &Name::typed(name), body);
    let mut more = vec![
        Row::sound(with(row("", "Rivers Forum"), &[(4, "rivers.example")]), "Rivers Forum"),
        told(
            Row::sound(
                with(row("", "Alliance of Lakes"), &[(4, "https://rivers.example/")]),
                "Alliance of Lakes",
            ),
            (Code::NearDuplicate, "same link"),
        ),
        Row::sound(row("", "Sample Academic Network (SAN)"), "Sample Academic Network (SAN)"),
        told(
            Row::sound(row("", "Sample Academic Network"), "Sample Academic Network"),
            (Code::NearDuplicate, "Sample Academic Network"),
        ),
        Row::no_one(row("", ""), NOBODY),
        header(headers, ';'),
    ];
    for (number, (country, words)) in faults::COUNTRIES.iter().enumerate() {
        let name = Name::typed(COUNTRY_PEOPLE[number]);
        let cells = with(form(dice, &name, ""), &[(3, country)]);
        more.push(told(Row::sound(cells, name.whole()), (Code::UnreadCountry, words)));
    }
    let mut rows = mixed((count - 2, customs), &form, dice, more);
    rows.push(Row::no_one(with(vec![String::new(); 5], &[(0, "Total"), (1, "392")]), TOTAL));
    let remark = "Exported on 3 May 2026 by the secretariat";
    rows.push(Row::no_one(with(vec![String::new(); 5], &[(0, remark)]), TOTAL));
    let above = "Signatories of the letter on rivers;;;;\n;;;;\n".to_owned();
    Export { above, headers, separator: ';', rows, settings: "duplicates = \"merge\"\n".to_owned() }
}
