use super::*;

fn span() -> Span {
    Span::letter(0..1)
}

/// The cells of a table, header first; or what was said of it.
fn cells(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Vec<String>> {
    let mut sources = Sources::new(Source::new("letter.toml", "x"));
    let checked = read(name, bytes, span(), &mut sources);
    let Some(table) = checked.value else {
        return Err(checked.report.sorted().into_iter().map(|said| said.message).collect());
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
    assert_eq!(said, ["`a.csv` is not UTF-8 at its line 2, column 2"]);
}

#[test]
fn lists_of_records_are_tables() {
    let expected = vec![vec!["name", "role"], vec!["Ada", ""], vec!["Ben", "Peru"]];
    let json = r#"{"signers": [{"name": "Ada", "role": null}, {"name": "Ben", "role": "Peru"}]}"#;
    assert_eq!(cells("a.json", json.as_bytes()).expect("a table"), expected);
    let toml = "[[signers]]\nname = \"Ada\"\n[[signers]]\nname = \"Ben\"\nrole = \"Peru\"\n";
    assert_eq!(cells("a.toml", toml.as_bytes()).expect("a table"), expected);
    assert_eq!(cells("a.json", br#"["Ada", "Ben"]"#).expect("names"), [["name"], ["Ada"], ["Ben"]]);
    assert!(cells("a.json", b"{}").is_err() && cells("a.json", b"[[1]]").is_err());
}

#[test]
fn workbooks_are_tables() {
    for (name, bytes) in [
        ("a.xlsx", &include_bytes!("../../../tests/files/signers.xlsx")[..]),
        ("a.ods", include_bytes!("../../../tests/files/signers.ods")),
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
    let said = cells("a.ods", include_bytes!("../../../tests/files/truncated.ods"));
    assert!(said.expect_err("cut")[0].contains("cut short"));
    let said = cells("a.xlsx", include_bytes!("../../../tests/files/unique.xlsx"));
    assert!(said.expect_err("a lie")[0].contains("announces more than it holds"));
}

#[test]
fn no_cell_is_taken_for_another() {
    let said = |text: &str| cells("a.csv", text.as_bytes()).expect_err(text);
    assert_eq!(said("Name,Org\nFoo, Inc.,\n"), ["this row has 3 cells, the header 2"]);
    assert_eq!(said("Name,\nAda,Kenya\n"), ["column 2 has no header"]);
    assert!(said("N\0a\0m\0e\0")[0].contains("null"));
    assert!(said("Name,Org\n\"Ada,x\nBen,\"\"y\n")[0].contains("line 2"));
    assert!(said("Name,Org\nx,y\n\"Foo\" Bar,z\n")[0].contains("line 3 that goes on"));
    let museum = cells("a.csv", b"Name,Org\nThe 5\" Disk Museum,\"a \"\"b\"\", c\"\n");
    assert_eq!(museum.expect("a table")[1], ["The 5\" Disk Museum", "a \"b\", c"]);
    let keys: Vec<String> = (0..1_100).map(|key| format!("{{\"{key}\": 1}}")).collect();
    assert!(cells("a.json", format!("[{}]", keys.join(",")).as_bytes()).is_err());
}

#[test]
fn a_cell_at_the_far_end_takes_no_memory() {
    let bytes = include_bytes!("../../../tests/files/far-cell.xlsx");
    let said = cells("a.xlsx", bytes).expect_err("too far");
    assert!(said[0].contains("columns"), "{said:?}");
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
