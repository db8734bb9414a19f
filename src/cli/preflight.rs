//! `preflight`: what a print shop would say of a PDF.

use std::fmt::Write;

use serde_json::{Value, json};
use undersigned::preflight::{self, Mm, Picture, Preflight, Sheet};

use super::args::Preflight as Args;
use super::failure::Failure;
use super::inspect::plain;
use super::terminal::Terminal;
use super::{AT_FAULT, DONE, pdf};

/// Looks one PDF over; a fault makes the call fail.
pub fn preflight(args: &Args, terminal: Terminal) -> Result<u8, Failure> {
    let bytes = pdf::read(&args.pdf)?;
    match preflight::preflight(bytes) {
        Ok(found) => {
            let name = pdf::name(&args.pdf);
            match args.json {
                true => terminal.show_json(&as_json(&name, &found))?,
                false => terminal.show(&text(&name, &found))?,
            }
            Ok(if found.passes() { DONE } else { AT_FAULT })
        }
        Err(why) => {
            pdf::unreadable(&args.pdf, why, terminal);
            Ok(AT_FAULT)
        }
    }
}

fn as_json(name: &str, found: &Preflight) -> Value {
    json!({ "file": name, "passes": found.passes(), "preflight": found })
}

/// A table of the pages, then what was found. Writing to a string cannot fail.
fn text(name: &str, found: &Preflight) -> String {
    let mut text = String::new();
    let faults = found.findings.iter().filter(|finding| finding.fault).count();
    let verdict = match faults {
        0 => "nothing stands in the way of printing it".to_owned(),
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    };
    let _ = writeln!(text, "{}: PDF {}, {verdict}\n", plain(name), found.version);
    let head = ["page", "trim", "bleed", "inks", "pictures"];
    let rows = [head.map(str::to_owned)].into_iter().chain(rows(&found.pages));
    let rows: Vec<[String; 5]> = rows.collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..5).map(|column| width(column).unwrap_or_default()).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    let _ = writeln!(text);
    for finding in &found.findings {
        let kind = if finding.fault { "fault" } else { "note" };
        let pages = pages(&finding.pages);
        let _ = writeln!(text, "{kind}{pages}: {} ({})", plain(&finding.fact), finding.remedy);
    }
    text
}

/// A row for each page, or one for several that follow each other and are alike.
fn rows(pages: &[Sheet]) -> Vec<[String; 5]> {
    let mut rows: Vec<(usize, usize, [String; 4])> = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let cells = cells(page);
        match rows.last_mut() {
            Some((_, last, known)) if *known == cells => *last = number,
            _ => rows.push((number, number, cells)),
        }
    }
    let rows = rows.into_iter().map(|(first, last, cells)| {
        let [trim, bleed, inks, pictures] = cells;
        [range(first, last), trim, bleed, inks, pictures]
    });
    rows.collect()
}

fn cells(page: &Sheet) -> [String; 4] {
    let size =
        |[left, bottom, right, top]: Mm| format!("{:.1} × {:.1} mm", right - left, top - bottom);
    let none = || "none".to_owned();
    let bleed = page.boxes.bleed.zip(page.boxes.trim).map(|(bleed, trim)| {
        let narrowest = (0..4).map(|side| (trim[side] - bleed[side]).abs());
        format!("{:.1} mm", narrowest.fold(f64::MAX, f64::min))
    });
    let inks: Vec<String> = page.drawn.inks.iter().map(|ink| plain(&ink.to_string())).collect();
    [
        page.boxes.trim.map_or_else(none, size),
        bleed.unwrap_or_else(none),
        if inks.is_empty() { none() } else { inks.join(", ") },
        pictures(&page.drawn.pictures).unwrap_or_else(none),
    ]
}

/// Numbers of pages, those that follow each other as a range: `, pages 1–3, 7`.
fn pages(numbers: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let ranges: Vec<String> = ranges.into_iter().map(|(first, last)| range(first, last)).collect();
    let noun = if numbers.len() == 1 { "page" } else { "pages" };
    if ranges.is_empty() { String::new() } else { format!(", {noun} {}", ranges.join(", ")) }
}

fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// How many pictures, and the coarsest of them.
fn pictures(pictures: &[Picture]) -> Option<String> {
    let dpi = pictures.iter().map(|picture| picture.dpi).reduce(f64::min)?;
    Some(format!("{}, coarsest {dpi:.0} dpi", pictures.len()))
}
