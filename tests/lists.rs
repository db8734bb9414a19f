//! Lists of signatories in every style, read back from their PDFs.

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use undersigned::draft::schema::ListStyle;
use undersigned::sheet::{Entry, Group, Signatories};

use crate::support::list::{group, named, numbered, one, pages, pdf};
use crate::support::pdf::Node;

/// Names that would trip up whoever took them for markup or for plain English.
const NAMES: [&str; 16] = [
    "HK_Connect_UK",
    "#let x = 1",
    "$x$ *a* _b_",
    "[link](x) <x>",
    "https://harbourlight.example",
    "1. Item",
    "- Item",
    "---",
    "{{name}} &amp; \\u{41}",
    "(",
    "Officials of AVA, Town of Wafflefield",
    "Nguyễn Thị Ví Dụ",
    "Παράδειγμα Δοκιμαστικός",
    "Київ–Kyiv Зразок",
    "A\u{a0}B “quoted” ‘names’",
    "Association for the Study of Names That Are Longer Than Any Column and Go On and On",
];

fn entries(count: usize) -> Vec<Entry> {
    NAMES.iter().cycle().take(count).map(|name| named(name)).collect()
}

/// Every third with a role, every sixth with an organisation as well.
fn with_roles(mut entries: Vec<Entry>) -> Vec<Entry> {
    for (index, entry) in entries.iter_mut().enumerate().filter(|(index, _)| index % 3 == 0) {
        entry.lines = vec![format!("Member {index} of a Committee on Examples and Placeholders")];
        if index % 6 == 0 {
            entry.lines.push("Harbour Light".to_owned());
        }
    }
    entries
}

fn texts(nodes: &[&Node]) -> Vec<String> {
    nodes.iter().map(|node| node.text()).collect()
}

/// A name as it is read back: spaces that keep words together are spaces.
fn read(name: &str) -> String {
    name.replace('\u{a0}', " ")
}

fn names(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| read(&entry.name)).collect()
}

fn numbers(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.number.clone()).collect()
}

#[test]
fn names_in_columns_are_a_list_in_their_order() {
    for columns in [None, Some(1), Some(2), Some(3), Some(4)] {
        let entries = numbered(entries(400));
        let list = Group { columns, ..group(ListStyle::Columns, entries.clone()) };
        let structure = pdf(one(list)).structure();
        assert_eq!(structure.all("L").len(), 1);
        assert_eq!(texts(&structure.all("LBody")), names(&entries), "{columns:?}");
        assert_eq!(texts(&structure.all("Lbl")), numbers(&entries), "{columns:?}");
    }
}

#[test]
fn a_hundred_thousand_names_are_read_back() {
    let entries = numbered(entries(100_000));
    let structure = pdf(one(group(ListStyle::Columns, entries.clone()))).structure();
    assert_eq!(texts(&structure.all("LBody")), names(&entries));
    assert_eq!(texts(&structure.all("Lbl")), numbers(&entries));
}

#[test]
fn roles_in_columns_are_paragraphs_of_their_own() {
    for entries in [with_roles(entries(60)), numbered(with_roles(entries(60)))] {
        let structure = pdf(one(group(ListStyle::Columns, entries.clone()))).structure();
        let bodies = structure.all("LBody");
        assert_eq!(bodies.len(), entries.len());
        for (body, entry) in bodies.iter().zip(&entries) {
            let lines: Vec<_> =
                [&entry.name].into_iter().chain(&entry.lines).map(|line| read(line)).collect();
            if entry.lines.is_empty() {
                assert_eq!(body.text(), read(&entry.name));
            } else {
                assert_eq!(texts(&body.all("P")), lines);
            }
        }
    }
}

#[test]
fn names_run_in_are_items_of_one_list() {
    let entries = numbered(with_roles(entries(60)));
    let expected: Vec<_> = entries
        .iter()
        .map(|entry| match entry.lines.as_slice() {
            [] => format!("{} {}", entry.number, read(&entry.name)),
            lines => format!("{} {} ({})", entry.number, read(&entry.name), lines.join(", ")),
        })
        .collect();
    let structure = pdf(one(group(ListStyle::RunIn, entries))).structure();
    let (last, others) = expected.split_last().expect("names");
    let items: Vec<_> =
        others.iter().map(|name| format!("{name}; ")).chain([last.clone()]).collect();
    assert_eq!(texts(&structure.all("LI")), items);
}

#[test]
fn a_table_says_its_heads_once_and_its_rows_in_order() {
    let mut entries = numbered(entries(120));
    for entry in &mut entries {
        entry.cells = vec![entry.number.clone(), entry.name.clone(), "Member".to_owned()];
    }
    let column = |at: usize| entries.iter().map(move |entry| read(&entry.cells[at]));
    let cells: Vec<_> = column(0).zip(column(2)).flat_map(|(one, other)| [one, other]).collect();
    let names: Vec<_> = column(1).collect();
    let header = ["No.", "Name", "Role"].map(str::to_owned).to_vec();
    let file = pdf(one(Group {
        header: header.clone(),
        name_column: 1,
        ..group(ListStyle::Table, entries)
    }));
    let structure = file.structure();
    assert_eq!(texts(&structure.all("TH")), [header, names].concat());
    assert_eq!(texts(&structure.all("TD")), cells);
    assert!(file.pages() > 2);
}

#[test]
fn blocks_are_read_row_by_row() {
    for columns in [None, Some(1), Some(2), Some(3), Some(4)] {
        let entries = with_roles(entries(14));
        let lines: Vec<_> = entries
            .iter()
            .flat_map(|entry| [&entry.name].into_iter().chain(&entry.lines))
            .map(|line| read(line))
            .collect();
        let file = pdf(one(Group { columns, ..group(ListStyle::Blocks, entries) }));
        assert_eq!(texts(&file.structure().all("P"))[1..], lines, "{columns:?}");
    }
}

#[test]
fn sheets_are_filled_to_the_foot_with_empty_rows() {
    for count in [0, 5, 40] {
        let mut entries = numbered(entries(count));
        for entry in &mut entries {
            let (number, name) = (entry.number.clone(), entry.name.clone());
            entry.cells = vec![number, name, String::new(), String::new()];
        }
        let header = ["No.", "Name", "Signature", "Date"].map(str::to_owned).to_vec();
        let next = count as u64 + 1;
        let list =
            Group { header, next, numbered: true, ..group(ListStyle::Sheet, entries.clone()) };
        let file = pdf(one(list.clone()));
        assert_eq!(texts(&file.structure().all("TH"))[..2], ["A list", "No."]);
        let cells = texts(&file.structure().all("TD"));
        let rows: Vec<_> = cells.chunks(4).collect();
        // Empty rows are seen, but not read out.
        let printed: Vec<_> = rows.iter().map(|row| row[1].clone()).collect();
        assert_eq!(printed, names(&entries));
        let document = pages(one(list));
        let all = document.pages.pages().iter().flat_map(|page| texts_of(&page.frame));
        let all = all.map(|text| text.text.to_string());
        let drawn: Vec<String> = all.filter(|text| is_number(text)).collect();
        let numbers: Vec<_> = (1..=drawn.len()).map(|number| format!("{number}.")).collect();
        assert_eq!(drawn, numbers);
        // The letter's page, then sheets of 22 rows on US letter.
        let sheets = count.div_ceil(22).max(1);
        assert_eq!(file.pages(), 1 + sheets, "{count}");
        assert!(drawn.len() > 22 * sheets - 3 && drawn.len() <= 22 * sheets, "{}", drawn.len());
    }
}

#[test]
fn no_heading_stands_without_a_name_of_its_group() {
    let groups = (0..40).map(|index| Group {
        heading: Some(format!("Heading {index}")),
        ..group(
            ListStyle::Columns,
            (0..7 + index % 5).map(|_| named("Jordan Placeholder")).collect(),
        )
    });
    let signatories = Signatories { groups: groups.collect(), ..Signatories::default() };
    let file = pdf(signatories);
    assert_eq!(file.structure().all("H1").len(), 40);
    assert_eq!(file.structure().all("L").len(), 40);
    assert!(file.pages() > 4);
    for page in file.page_texts() {
        for (heading, next) in page.iter().zip(page.iter().skip(1)) {
            assert!(!(heading.starts_with("Heading") && next.starts_with("Heading")), "{page:?}");
        }
        assert!(page.last().is_none_or(|last| !last.starts_with("Heading")), "{page:?}");
    }
}

#[test]
fn no_page_is_left_with_a_name_or_two() {
    for count in 80..200 {
        let list = Group { columns: Some(1), ..group(ListStyle::Columns, entries(count)) };
        let file = pages(one(list));
        let last = file.pages.pages().last().expect("a page");
        let names = texts_of(&last.frame).len();
        assert!(names >= 3, "{count} names leave {names} for the last page");
    }
}

#[test]
fn marks_links_and_the_other_direction_are_kept() {
    let special = |name: &str| Entry {
        mark: "*".to_owned(),
        url: Some("https://harbourlight.example".to_owned()),
        rtl: true,
        ..named(name)
    };
    for style in [ListStyle::Columns, ListStyle::RunIn, ListStyle::Blocks] {
        let mut entries = entries(12);
        entries.insert(5, special("Jordan Placeholder"));
        let signatories = Signatories {
            legend: vec!["* In a personal capacity".to_owned()],
            ..one(group(style, entries))
        };
        let file = pdf(signatories);
        assert_eq!(file.links(), ["https://harbourlight.example"], "{style:?}");
        let text = file.structure().text();
        let places = ["$x$ *a* _b_", "Jordan Placeholder*", "{{name}}", "* In a personal capacity"];
        let places =
            places.map(|part| text.find(part).unwrap_or_else(|| panic!("{style:?}: {text}")));
        assert!(places.is_sorted(), "{style:?}: {text}");
        // typst marks where a direction ends; nobody sees or searches the mark.
        let links = texts(&file.structure().all("Link")).join("").replace('\u{202c}', "");
        assert_eq!(links, "Jordan Placeholder*", "{style:?}");
    }
}

/// Names in columns are shaped without a paragraph; those run in are not.
#[test]
fn names_in_columns_have_the_glyphs_of_any_text() {
    for name in NAMES.into_iter().filter(|name| name.len() < 60) {
        let [columns, run_in] = [ListStyle::Columns, ListStyle::RunIn].map(|style| {
            let document = pages(one(group(style, vec![named(name)])));
            let texts = texts_of(&document.pages.pages()[0].frame);
            let own = texts.into_iter().skip_while(|text| text.text.contains("archive"));
            let glyphs = own.flat_map(|text| {
                let glyph = move |glyph: typst::text::Glyph| {
                    (text.font.clone(), text.size, glyph.id, glyph.x_advance, glyph.x_offset)
                };
                text.glyphs.clone().into_iter().map(glyph)
            });
            glyphs.collect::<Vec<_>>()
        });
        assert!(columns == run_in && !columns.is_empty(), "{name}");
    }
}

#[test]
fn a_word_that_is_wider_than_a_free_column_or_block_makes_them_fewer() {
    let long = "Donaudampfschifffahrtsgesellschaftskapitänsverband";
    for (style, count, usual, fewer) in
        [(ListStyle::Columns, 40, 4, 2), (ListStyle::Blocks, 6, 3, 1)]
    {
        let mut entries = vec![named("Jo Sample"); count];
        assert_eq!(places(group(style, entries.clone())), usual, "{style:?}");
        entries[1] = named(long);
        assert_eq!(places(group(style, entries)), fewer, "{style:?}");
    }
}

/// At how many distances from the left names begin.
fn places(group: Group) -> usize {
    let document = pages(one(group));
    let frame = &document.pages.pages()[0].frame;
    let mut lefts = lefts_of(frame, 0.0, "Jo Sample");
    lefts.sort_by(f64::total_cmp);
    lefts.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    lefts.len()
}

fn lefts_of(frame: &Frame, origin: f64, text: &str) -> Vec<f64> {
    let items = frame.items().flat_map(|(at, item)| match item {
        FrameItem::Group(group) => lefts_of(&group.frame, origin + at.x.to_pt(), text),
        FrameItem::Text(own) if own.text == text => vec![origin + at.x.to_pt()],
        _ => Vec::new(),
    });
    items.collect()
}

/// Whether a text is a number such as `12.`
fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix('.').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn texts_of(frame: &Frame) -> Vec<TextItem> {
    let items = frame.items().flat_map(|(_, item)| match item {
        FrameItem::Group(group) => texts_of(&group.frame),
        FrameItem::Text(text) => vec![text.clone()],
        _ => Vec::new(),
    });
    items.collect()
}
