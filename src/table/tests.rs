use super::*;
use crate::source::{Source, SourceId};

fn span() -> Span {
    Span::letter(0..1)
}

/// The cells of a table, header first; or what was said of it, with its place in the table.
fn cells(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Vec<String>> {
    let mut sources = Sources::new(Source::new("letter.toml", "x"));
    let mut report = Report::default();
    let Some(table) = read(name, bytes, None, span(), &mut sources, &mut report) else {
        let said = report.sorted().into_iter().map(|said| told(&said, &sources));
        return Err(said.collect());
    };
    let row = |cells: &[Text]| cells.iter().map(|cell| cell.value.clone()).collect();
    // Every cell stands where its place says it does.
    for cell in table.rows.iter().flat_map(|row| &row.cells).chain(&table.headers) {
        let text = &sources.get(cell.span.source).text[cell.span.start..cell.span.end];
        assert!(!text.starts_with(['\n', '\r']), "{text:?} begins on the line before");
        let bare = text.replace("\"\"", "\"");
        assert!(
            bare.contains(&cell.value.replace(['\n', '\t'], " ")) || bare.contains(&cell.value),
            "{text:?} is not {:?}",
            cell.value
        );
    }
    Ok([row(&table.headers)].into_iter().chain(table.rows.iter().map(|r| row(&r.cells))).collect())
}

fn told(said: &Diagnostic, sources: &Sources) -> String {
    let span = said.span.expect("a place");
    let place = sources.get(span.source).place(span.start);
    match span.source {
        SourceId::LETTER => said.message.clone(),
        _ => format!("{}:{} {}", place.line, place.column, said.message),
    }
}

/// A workbook of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut writer, text.as_bytes()).expect("written");
    }
    writer.finish().expect("a workbook").into_inner()
}

/// An OpenDocument workbook of these sheets.
fn ods(sheets: &str) -> Vec<u8> {
    let head = "<office:document-content><office:body><office:spreadsheet>";
    let foot = "</office:spreadsheet></office:body></office:document-content>";
    zipped(&[("content.xml", &format!("{head}{sheets}{foot}"))])
}

/// An Excel workbook of sheets with these rows.
fn xlsx(sheets: &[&str]) -> Vec<u8> {
    let list: String = (1..=sheets.len())
        .map(|at| format!("<sheet name=\"S{at}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"))
        .collect();
    let book = format!("<workbook xmlns:r=\"x\"><sheets>{list}</sheets></workbook>");
    let links: String = (1..=sheets.len())
        .map(|at| {
            let kind =
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
            format!("<Relationship Id=\"r{at}\" Type=\"{kind}\" Target=\"worksheets/s{at}.xml\"/>")
        })
        .collect();
    let links = format!("<Relationships>{links}</Relationships>");
    let names: Vec<String> =
        (1..=sheets.len()).map(|at| format!("xl/worksheets/s{at}.xml")).collect();
    let texts: Vec<String> = sheets
        .iter()
        .map(|rows| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
        .collect();
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let root = format!(
        "<Relationships><Relationship Type=\"{kind}\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut parts = vec![
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", links.as_str()),
    ];
    parts.extend(names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)));
    zipped(&parts)
}

/// What is found in a workbook, and all that is said of it.
fn looked_over(name: &str, bytes: &[u8]) -> (Table, Vec<String>) {
    let mut sources = Sources::new(Source::new("letter.toml", "x"));
    let mut report = Report::default();
    let value = read(name, bytes, None, span(), &mut sources, &mut report);
    let said = report.sorted().into_iter().map(|said| told(&said, &sources));
    let said: Vec<String> = said.collect();
    let table = value.unwrap_or_else(|| panic!("no table: {said:?}"));
    let unreadable = table.unreadable.iter().map(|cell| {
        let source = sources.get(cell.span.source);
        format!("{} {}", source.cell(cell.span.start).expect("a sheet"), cell.why)
    });
    let said = said.into_iter().chain(unreadable).collect();
    (table, said)
}

#[test]
fn every_delimiter_quote_and_line_end_is_read() {
    let expected = vec![
        vec!["Full name", "Country"],
        vec!["Example, \"Ada\"", "Kenya"],
        vec!["two\nlines", ""],
    ];
    for (delimiter, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\n")] {
        let text = format!(
            "Full name{delimiter}Country{end}\"Example, \"\"Ada\"\"\"{delimiter} Kenya\u{a0}{end}{end}\"two\nlines\"{delimiter}"
        );
        assert_eq!(cells("a.csv", text.as_bytes()).expect("a table"), expected, "{delimiter:?}");
    }
    let marked = "sep=;\nName;Sum\nAda;1,5\n";
    assert_eq!(cells("a.csv", marked.as_bytes()).expect("a table")[1], ["Ada", "1,5"]);
    assert_eq!(cells("a.txt", b"Name\nAda\n").expect("one column").len(), 2);
}

#[test]
fn what_stands_at_ends_and_says_nothing_is_no_fault() {
    let table = [["Name", "Organisation"], ["Ada Example", "Forum"]];
    for text in [
        "Name|Organisation\nAda Example|Forum\n",
        "Name,Organisation\r\nAda Example,Forum\r\n\u{1a}",
        "Name,Organisation\nAda Example,Forum\n,,\n",
    ] {
        assert_eq!(cells("a.csv", text.as_bytes()).expect(text), table, "{text:?}");
    }
    let deep =
        r#"{"data": {"page": 1, "rows": [{"Name": "Ada Example", "Organisation": "Forum"}]}}"#;
    assert_eq!(cells("a.json", deep.as_bytes()).expect("a table"), table);
}

#[test]
fn every_mark_of_encoding_is_understood() {
    let text = "Name\nŁódź Ω\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        ['\u{feff}'].into_iter().chain(text.chars()).flat_map(|c| bytes(c as u16)).collect()
    };
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [text.as_bytes().to_vec(), marked, wide(u16::to_le_bytes), wide(u16::to_be_bytes)]
    {
        assert_eq!(cells("a.csv", &bytes).expect("a table")[1], ["Łódź Ω"]);
    }
    let said = cells("a.csv", b"Name\nJ\xf6rg\n").expect_err("Latin 1");
    assert_eq!(said, ["2:2 `a.csv` is not UTF-8"]);
    let said = cells("a.csv", b"\xff\xfeN\0\n\0\x00\xd8").expect_err("half a character");
    assert_eq!(said, ["2:1 `a.csv` is damaged UTF-16"]);
}

#[test]
fn lists_of_records_are_tables() {
    let expected = vec![vec!["name", "role"], vec!["Ada", ""], vec!["Ben", "Peru"]];
    let json = r#"{"signers": [{"name": "Ada", "role": null}, {"name": "Ben", "role": "Peru"}]}"#;
    assert_eq!(cells("a.json", json.as_bytes()).expect("a table"), expected);
    let toml = "[[signers]]\nname = \"Ada\"\n[[signers]]\nname = \"Ben\"\nrole = \"Peru\"\n";
    assert_eq!(cells("a.toml", toml.as_bytes()).expect("a table"), expected);
    let dated = cells("a.toml", b"[[x]]\nname = \"Ada\"\ndate = 2026-03-01\n");
    assert_eq!(dated.expect("a date")[1], ["2026-03-01", "Ada"]);
    assert_eq!(cells("a.json", br#"["Ada", "Ben"]"#).expect("names"), [["name"], ["Ada"], ["Ben"]]);
    assert!(cells("a.json", b"{}").is_err() && cells("a.json", b"[[1]]").is_err());
}

#[test]
fn workbooks_are_tables() {
    for (name, bytes) in [
        ("a.xlsx", &include_bytes!("../../tests/files/signers.xlsx")[..]),
        ("a.ods", include_bytes!("../../tests/files/signers.ods")),
    ] {
        let table = cells(name, bytes).expect(name);
        assert_eq!(table[0], ["Full name", "Country", "Signed", "Rank", "Consent"], "{name}");
        assert_eq!(table[1], ["Łódź Forum", "Poland", "2026-03-01", "7", "yes"], "{name}");
        assert_eq!(table[2], ["=1+1", "", "2026-03-02 17:30:00", "1.5", "no"], "{name}");
        for cut in [0, 10, bytes.len() / 2, bytes.len() - 30] {
            assert!(cells(name, &bytes[..cut]).is_err(), "{name} cut at {cut}");
        }
    }
}

#[test]
fn a_workbook_that_announces_too_much_or_is_cut_short_is_refused() {
    let said = cells("a.ods", include_bytes!("../../tests/files/truncated.ods"));
    assert!(said.expect_err("cut")[0].contains("cut short"));
    let said = cells("a.xlsx", include_bytes!("../../tests/files/unique.xlsx"));
    assert!(said.expect_err("a lie")[0].contains("announces more than it holds"));
}

#[test]
fn no_cell_is_taken_for_another() {
    let said = |text: &str| cells("a.csv", text.as_bytes()).expect_err(text);
    assert_eq!(said("Name,Org\nFoo, Inc.,\n"), ["2:11 this row has 3 cells, the header 2"]);
    assert_eq!(said("Name,\nAda,Kenya\n"), ["2:5 column 2 has no header"]);
    assert_eq!(said("Name\nAda,Kenya\n"), ["2:5 this row has 2 cells, the header 1"]);
    assert_eq!(said("Name\nAda;Kenya\n"), ["2:5 this row has 2 cells, the header 1"]);
    assert!(said("N\0a\0m\0e\0")[0].contains("null"));
    assert_eq!(said("Name,Org\n\"Ada,x\nBen,\"\"y\n"), ["2:1 this quoted cell never ends"]);
    let further = "3:6 this quoted cell goes on after its closing quote";
    assert_eq!(said("Name,Org\nx,y\n\"Foo\" Bar,z\n"), [further]);
    let museum = cells("a.csv", b"Name,Org\nThe 5\" Disk Museum,\"a \"\"b\"\", c\"\n");
    assert_eq!(museum.expect("a table")[1], ["The 5\" Disk Museum", "a \"b\", c"]);
    let keys: Vec<String> = (0..1_100).map(|key| format!("{{\"{key}\": 1}}")).collect();
    assert!(cells("a.json", format!("[{}]", keys.join(",")).as_bytes()).is_err());
}

#[test]
fn commas_that_part_nothing_are_text() {
    let read = |text: &str| cells("a.csv", text.as_bytes()).expect(text);
    let names = read("Name\nExample, Inc.\n\"Forum, The\"\nOne; Two\n");
    assert_eq!(names, [["Name"], ["Example, Inc."], ["Forum, The"], ["One; Two"]]);
    let tabs = cells("a.tsv", b"Name\n1,000 Friends\nA;B\n").expect("one column");
    assert_eq!(tabs, [["Name"], ["1,000 Friends"], ["A;B"]]);
    let table = read("Name;Body, if any, or group;Land\nAda;\"x;y\";Kenya\nBen;;Peru\n");
    assert_eq!(table[0], ["Name", "Body, if any, or group", "Land"]);
    assert_eq!(table[1], ["Ada", "x;y", "Kenya"]);
}

#[test]
fn a_key_given_twice_is_a_fault_at_its_place() {
    let twice = b"[\n  {\"name\": \"Ada\", \"name\": \"Ben\"}\n]";
    let said = cells("a.json", twice).expect_err("doubled");
    assert!(said[0].starts_with("2:") && said[0].contains("the key `name` is given twice"));
    assert!(cells("a.json", b"[{\"name\": }]").expect_err("cut")[0].starts_with("1:11 "));
    assert!(cells("a.toml", b"\n[[x]]\nname = \n").expect_err("cut")[0].starts_with("3:"));
}

const NAME: &str = "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>\
                    <table:table-cell><text:p>Land</text:p></table:table-cell></table:table-row>";

#[test]
fn cells_of_opendocument_are_read_as_they_are_shown() {
    let rows = "<table:table-row table:number-rows-repeated=\"2\">\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>who?</text:p>\
        </office:annotation><text:p>A<text:s text:c=\"2\"/>&amp;<text:span>B</text:span></text:p>\
        <text:p>C</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
        <table:table-row><table:table-cell calcext:value-type=\"error\"><text:p>#N/A</text:p>\
        </table:table-cell><table:table-cell table:formula=\"of:=A1\"/></table:table-row>";
    let sheets = format!(
        "<table:table table:name=\"Blank\"/><table:table table:name=\"S\">{NAME}{rows}</table:table>\
         <table:table table:name=\"Old\">{NAME}</table:table>"
    );
    let (table, said) = looked_over("a.ods", &ods(&sheets));
    let names: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(names, ["A  &B\nC", "A  &B\nC", "#N/A"]);
    assert_eq!(
        said,
        [
            "the sheet `Old` of `a.ods` is not read, only the first is",
            "A7 this cell holds the error `#N/A`",
            "B7 this cell holds a formula without its result",
        ]
    );
}

#[test]
fn cells_of_excel_without_a_value_are_told_by_name() {
    let head = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Name</t></is></c></row>";
    let rows = "<row r=\"4\"><c r=\"B4\" t=\"e\"><v>#N/A</v></c></row>\
                <row r=\"5\"><c r=\"B5\"><f>A1&amp;A2</f></c></row>";
    let first = format!("{head}{rows}");
    let (table, said) = looked_over("a.xlsx", &xlsx(&[&first, head]));
    assert_eq!(table.headers[0].as_str(), "Name");
    assert_eq!(
        said,
        [
            "the sheet `S2` of `a.xlsx` is not read, only the first is",
            "B4 this cell holds the error `#N/A`",
            "B5 this cell holds a formula without its result",
        ]
    );
}

#[test]
fn a_small_workbook_cannot_ask_for_all_memory() {
    let cell = "<table:table-cell table:number-columns-repeated=\"900\"><text:p>x</text:p>";
    let row = "<table:table-row table:number-rows-repeated=\"900000\">";
    let sheet = format!(
        "<table:table>{NAME}{row}{cell}</table:table-cell></table:table-row></table:table>"
    );
    let said = cells("a.ods", &ods(&sheet)).expect_err("repeated");
    assert!(said[0].contains("more than 4000000 cells"), "{said:?}");
    let text =
        "<table:table><table:table-row><table:table-cell><text:p><text:s text:c=\"9999999\"/>";
    assert!(cells("a.ods", &ods(text)).is_err());
    for far in ["<row r=\"99999999999\"/>", "<row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>"] {
        let said = cells("a.xlsx", &xlsx(&[far])).expect_err(far);
        assert!(said[0].contains("announces more than it holds"), "{said:?}");
    }
}

#[test]
fn no_workbook_makes_a_reader_fall() {
    let mut state = 5_u64;
    let mut roll = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % sides
    };
    let row = "<row r=\"1\"><c r=\"A1\" s=\"0\" t=\"s\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">A1</f>\
               <v>1</v></c></row>";
    let table = format!("<table:table table:name=\"S\">{NAME}</table:table>");
    for _ in 0..600 {
        let mut text = [row, &table][roll(2)].as_bytes().to_vec();
        for _ in 0..=roll(3) {
            let at = roll(text.len());
            text[at] = b"<>/\"&;=09Az: "[roll(13)];
        }
        let text = String::from_utf8(text).expect("ASCII");
        let _ = (cells("a.xlsx", &xlsx(&[&text])), cells("a.ods", &ods(&text)));
    }
}

#[test]
fn a_cell_at_the_far_end_takes_no_memory() {
    let bytes = include_bytes!("../../tests/files/far-cell.xlsx");
    let said = cells("a.xlsx", bytes).expect_err("too far");
    assert!(said[0].contains("columns"), "{said:?}");
}

#[test]
fn tables_of_texts_have_no_more_columns_than_workbooks() {
    let columns =
        |count: usize| -> Vec<String> { (1..=count).map(|at| format!("c{at}")).collect() };
    let csv = |count| format!("{}\nA\n", columns(count).join(","));
    let read = cells("a.csv", csv(MOST_COLUMNS).as_bytes()).expect("a table");
    assert_eq!(read[0].len(), MOST_COLUMNS);
    let said = cells("a.csv", csv(MOST_COLUMNS + 1).as_bytes()).expect_err("too wide");
    assert_eq!(said, ["1:4894 this cell stands right of the first 1000 columns"]);
    let beyond = ",".repeat(20_000);
    let empty = format!("Name,City{beyond}\nA,B{beyond}\n");
    assert!(cells("a.csv", empty.as_bytes()).is_ok(), "nothing stands too far right");
    let keys = |count| format!("[{{\"{}\":1}}]", columns(count).join("\":1,\""));
    assert!(cells("a.json", keys(MOST_COLUMNS).as_bytes()).is_ok());
    let said = cells("a.json", keys(MOST_COLUMNS + 1).as_bytes()).expect_err("too wide");
    assert_eq!(said, ["the entries of `a.json` have more than 1000 keys"]);
}

#[test]
fn what_is_written_is_read_back() {
    let mut state = 7_u64;
    let mut roll = |sides: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let parts = ["a", "b c", ",", ";", "\t", "\"", "\n", "é", "香", "=", "x y", "1"];
    for round in 0..200 {
        let delimiter = [b',', b';', b'\t'][round % 3];
        let width = 1 + roll(5) as usize;
        let header: Vec<String> = (0..width).map(|column| format!("column {column}")).collect();
        let mut rows = vec![header];
        for _ in 0..1 + roll(6) {
            let mut cell =
                |_| (0..1 + roll(4)).map(|_| parts[roll(12) as usize]).collect::<String>();
            rows.push((0..width).map(|column| format!("x{}x", cell(column))).collect());
        }
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).expect("written"));
        let bytes = writer.into_inner().expect("bytes");
        // A header of one column does not tell the delimiter; nor need it.
        if width > 1 {
            assert_eq!(cells("a.csv", &bytes).expect("a table"), rows);
        }
    }
}

#[test]
fn no_bytes_make_a_reader_fall() {
    let mut state = 11_u64;
    for round in 0..400 {
        let bytes: Vec<u8> = (0..round % 90)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let byte = (state >> 40) as u8;
                if round % 2 == 0 { byte } else { b"\",;\n\t{}[]=a\xff"[usize::from(byte) % 12] }
            })
            .collect();
        for name in ["a.csv", "a.json", "a.toml", "a.xlsx", "a.ods", "a.xls", "a"] {
            let _ = cells(name, &bytes);
        }
    }
}
