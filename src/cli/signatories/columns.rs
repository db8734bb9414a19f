//! What is made of the columns of tables, for people.

use std::fmt::Write;

use undersigned::check::TableColumns;
use undersigned::diagnostic::{Report, visible};
use undersigned::source::Sources;
use undersigned::table::columns::Column;

use super::super::args::Signatories;
use super::super::failure::Failure;
use super::super::folder::LetterFolder;
use super::super::inputs::{Inputs, Role};
use super::super::terminal::Terminal;
use super::super::{AT_FAULT, DONE};

/// Prints what is made of each column of a letter's tables. Faults are told beside it.
pub fn print(args: &Signatories, mut sources: Sources, terminal: Terminal) -> Result<u8, Failure> {
    let mut read = Report::default();
    let Some(draft) = undersigned::draft::read(sources.letter(), &mut read) else {
        terminal.report(read, &sources);
        return Ok(AT_FAULT);
    };
    let inputs = Inputs::default();
    let folder = LetterFolder::of(&args.letter, &inputs, Role::Letter);
    let mut report = Report::default();
    let tables = undersigned::check::columns_of(&draft, &mut sources, &folder, &mut report);
    let failed = report.has_errors();
    terminal.report(report, &sources);
    terminal.show(&tables.iter().map(text).collect::<String>())?;
    Ok(if failed { AT_FAULT } else { DONE })
}

/// A table: what is read first, then what is not. Writing to a string cannot fail.
fn text(table: &TableColumns) -> String {
    let mut text = format!("{}\n", visible(&table.file));
    let widest = |of: fn(&Column) -> usize| table.columns.iter().map(of).max().unwrap_or_default();
    let header = widest(|column| column.header.chars().count()).min(40);
    let field = widest(|column| made_of(column).len());
    for column in &table.columns {
        let samples: Vec<String> =
            column.samples.iter().map(|sample| format!("`{}`", visible(sample))).collect();
        let _ = writeln!(
            text,
            "  {:header$}  {:field$}  {}; {} filled{}{}",
            visible(&column.header.value),
            made_of(column),
            column.why,
            column.filled,
            if samples.is_empty() { "" } else { ": " },
            samples.join(", ")
        );
    }
    text.push('\n');
    text
}

/// The field a column is read for.
fn made_of(column: &Column) -> &'static str {
    column.field.map_or("-", undersigned::table::columns::Field::key)
}
