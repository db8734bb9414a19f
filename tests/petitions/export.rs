//! An export of a form, each row with what is to become of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use undersigned::diagnostic::{Code, Diagnostic, Report, Severity};
use undersigned::letter::Letter;
use undersigned::source::{FileFault, Folder, Source, Sources};

use super::faults::Told;

/// A row, and what is to become of it.
#[derive(Clone, Default)]
pub struct Row {
    pub cells: Vec<String>,
    /// The name that is printed for it, once what is told to be at fault is taken out.
    pub printed: Option<String>,
    /// What is told of it.
    pub told: Vec<Told>,
}

impl Row {
    /// One of whom nothing is told.
    pub fn sound(cells: Vec<String>, printed: impl Into<String>) -> Self {
        Self { cells, printed: Some(printed.into()), told: Vec::new() }
    }

    /// One that is not printed, and of which that is told.
    pub fn no_one(cells: Vec<String>, told: Told) -> Self {
        Self { cells, printed: None, told: vec![told] }
    }

    fn stops(&self) -> bool {
        self.told.iter().any(|(code, _)| code.severity() == Severity::Error)
    }
}

/// An export.
pub struct Export {
    /// What stands above the header.
    pub above: String,
    pub headers: &'static str,
    pub separator: char,
    pub rows: Vec<Row>,
    /// What the letter says of the list.
    pub settings: String,
}

/// What the program says of an export.
pub struct Said {
    pub letter: Option<Letter>,
    remarks: Vec<Remark>,
}

/// A remark, and what it is about.
#[derive(Debug)]
struct Remark {
    code: Code,
    message: String,
    /// How many rows it is about.
    count: usize,
    /// Those it names.
    lines: Vec<usize>,
}

struct Files<'a>(&'a str);

impl Folder for Files<'_> {
    fn load(&self, _: &str) -> Result<Arc<[u8]>, FileFault> {
        Ok(Arc::from(self.0.as_bytes()))
    }
}

impl Export {
    /// The file, and the line each row begins on.
    pub fn file(&self) -> (String, Vec<usize>) {
        let (mut text, mut lines) = (format!("{}{}\n", self.above, self.headers), Vec::new());
        for row in &self.rows {
            lines.push(text.matches('\n').count() + 1);
            let cells: Vec<String> = row.cells.iter().map(|cell| quoted(cell)).collect();
            text += &cells.join(&self.separator.to_string());
            text.push('\n');
        }
        (text, lines)
    }

    /// What is said of it.
    pub fn check(&self, file: &str) -> Said {
        let text = format!(
            "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\n[signatories]\nfile = \"list.csv\"\n{}",
            self.settings
        );
        let mut sources = Sources::new(Source::new("letter.toml", text));
        let (files, faces) = (Files(file), undersigned::text::AnyFace);
        let mut report = Report::default();
        let draft = undersigned::draft::read(sources.letter(), &mut report).expect("a draft");
        let letter = undersigned::check::check(&draft, &mut sources, &files, &faces, &mut report);
        Said { letter, remarks: remarks(report, &sources) }
    }

    /// The same without the rows that stop the letter.
    pub fn mended(&self) -> Self {
        let rows = self.rows.iter().filter(|row| !row.stops()).cloned().collect();
        let (above, settings) = (self.above.clone(), self.settings.clone());
        Self { above, rows, settings, ..*self }
    }
}

impl Said {
    /// Asserts that each fault is told and counted, with the line of the first ones, and
    /// nothing else but `guesses`, of which there are at most so many. Gives how many.
    #[track_caller]
    pub fn tells(&self, export: &Export, lines: &[usize], guesses: (&[Code], usize)) -> usize {
        let mut planted: BTreeMap<Told, BTreeSet<usize>> = BTreeMap::new();
        for (row, line) in export.rows.iter().zip(lines) {
            for told in &row.told {
                planted.entry(*told).or_default().insert(*line);
            }
        }
        if !export.above.is_empty() {
            planted.insert((Code::NoSignatory, "stands above the header"), BTreeSet::from([1]));
        }
        let mut wrong = Vec::new();
        for (told, wanted) in &planted {
            let found: Vec<&Remark> = self.remarks.iter().filter(|one| one.is(*told)).collect();
            let count: usize = found.iter().map(|remark| remark.count).sum();
            if count != wanted.len() || !found.iter().all(|remark| remark.is_at(wanted)) {
                wrong.push(format!("{told:?} of {wanted:?}, not:\n{found:#?}"));
            }
        }
        let foreign = |one: &&Remark| !planted.keys().any(|told| one.is(*told));
        let (guessed, other): (Vec<_>, Vec<_>) =
            self.remarks.iter().filter(foreign).partition(|one| guesses.0.contains(&one.code));
        let count = guessed.iter().map(|one| one.count).sum();
        if !other.is_empty() || count > guesses.1 {
            wrong.push(format!("also: {other:#?}\n{count} guesses: {guessed:#?}"));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        count
    }

    /// Whether there is a remark.
    pub fn says(&self, code: Code, words: &str) -> bool {
        self.remarks.iter().any(|remark| remark.is((code, words)))
    }

    /// Asserts that exactly the names that are to be are printed, as they were typed.
    #[track_caller]
    pub fn prints(&self, export: &Export) {
        let letter = self.letter.as_ref().unwrap_or_else(|| panic!("{:#?}", self.remarks));
        let printed = letter.signatories.entries.iter().map(|entry| entry.name.as_str());
        let wanted = export.rows.iter().filter_map(|row| row.printed.as_deref());
        let (printed, wanted): (Vec<_>, Vec<_>) = (printed.collect(), wanted.collect());
        for (printed, wanted) in printed.iter().zip(&wanted) {
            assert_eq!(printed, wanted);
        }
        assert_eq!(printed.len(), wanted.len());
        let account = &letter.signatories.account;
        let above = usize::from(!export.above.is_empty());
        assert_eq!(account.rows, above + export.rows.len());
        let gone = account.merged + account.filtered + account.strays;
        assert_eq!(account.rows, account.printed() + gone);
    }
}

impl Remark {
    fn is(&self, (code, words): (Code, &str)) -> bool {
        self.code == code && self.message.contains(words)
    }

    /// Whether it names rows of these: of several only them, of one perhaps others beside.
    fn is_at(&self, wanted: &BTreeSet<usize>) -> bool {
        let is = |line| wanted.contains(line);
        if self.count > 1 { self.lines.iter().all(is) } else { self.lines.iter().any(is) }
    }
}

fn remarks(report: Report, sources: &Sources) -> Vec<Remark> {
    report.sorted().iter().map(|told| remark(told, sources)).collect()
}

fn remark(told: &Diagnostic, sources: &Sources) -> Remark {
    let message = told.message.clone();
    let named = message.split("line ").skip(1).filter_map(leading);
    let at = told.span.map(|span| sources.get(span.source).place(span.start).line);
    let lines = at.into_iter().chain(named).collect();
    Remark { code: told.code, count: count(&message), message, lines }
}

/// How many a message says it is about.
fn count(message: &str) -> usize {
    let more = message.rsplit_once(" more").map(|(before, _)| before);
    let more = more.and_then(|before| before.rsplit(' ').next());
    match (leading(message), more) {
        (Some(count), _) => count,
        (None, Some("one")) => 2,
        (None, Some(more)) => 1 + more.parse::<usize>().unwrap_or_default(),
        (None, None) => 1,
    }
}

fn leading(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// A cell as CSV has it.
fn quoted(cell: &str) -> String {
    let plain = !cell.contains(['"', ',', ';', '\n', '\t']);
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
