//! Plain text, wrapped.

use super::parts::{Part, parts};
use super::wrap::{WIDTH, paragraph, width};
use crate::letter::{Block, Inline};
use crate::sheet::{Content, Copies, Enclosures, Entry, Group, Letterhead, Sheet};

/// What a level of a quotation or list is moved in by.
const STEP: &str = "    ";
/// Between the columns of a table.
const GUTTER: &str = "  ";

/// A letter as plain text, without trailing spaces, with one line end at its end.
/// `sheet` is settled.
pub fn text(sheet: &Sheet) -> String {
    let mut text = Text::default();
    parts(sheet).iter().for_each(|part| text.part(part, sheet));
    text.notes();
    text.done.join("\n\n") + "\n"
}

#[derive(Default)]
struct Text {
    /// Paragraphs, lists, tables.
    done: Vec<String>,
    notes: Vec<Vec<Block>>,
}

impl Text {
    fn part(&mut self, part: &Part<'_>, sheet: &Sheet) {
        match part {
            Part::Letterhead(head) => self.add(letterhead(head)),
            Part::Headline(line) => {
                let line = paragraph(line, "", "");
                let rule = "=".repeat(line.lines().map(width).max().unwrap_or(0));
                self.add(format!("{line}\n{rule}"));
            }
            Part::Notice(notice) => self.add(stacked(&notice.lines)),
            Part::Dateline(line)
            | Part::Subject(line)
            | Part::Salutation(line)
            | Part::Closing(line)
            | Part::Note(line)
            | Part::Disclaimer(line)
            | Part::EndMark(line)
            | Part::Footer(line) => self.add(paragraph(line, "", "")),
            Part::Recipients(all) => all.iter().for_each(|to| self.add(stacked(&to.lines))),
            Part::Copies(copies) => {
                let copies = self.copies(copies);
                self.add(copies);
            }
            Part::References(pairs) => {
                let pairs: Vec<_> =
                    pairs.iter().map(|(label, text)| format!("{label} {text}")).collect();
                self.add(stacked(&pairs));
            }
            Part::Body(blocks) => self.blocks(blocks, "", ""),
            Part::Group(group) => self.group(group, sheet),
            Part::Postscript(postscript) => {
                let mut first = format!("{} ", postscript.label);
                if !matches!(postscript.body.first(), Some(Block::Paragraph { .. })) {
                    self.add(paragraph(&std::mem::take(&mut first), "", ""));
                }
                self.blocks(&postscript.body, &first, "");
            }
            Part::Enclosures(list) => self.add(enclosures(list)),
            Part::Enclosed(enclosed) => {
                self.add("-".repeat(WIDTH));
                self.add(paragraph(&enclosed.title, "", ""));
                match &enclosed.content {
                    Content::Picture { picture, .. } => {
                        self.add(paragraph(&shown(&picture.alt), "", ""));
                    }
                    Content::Prose { body } => self.blocks(body, "", ""),
                    Content::Pages { .. } => {}
                }
            }
        }
    }

    fn add(&mut self, text: String) {
        if !text.is_empty() {
            self.done.push(text);
        }
    }

    /// Blocks: the first begins with `first`, and all lines after it with `rest`.
    fn blocks(&mut self, blocks: &[Block], first: &str, rest: &str) {
        for (index, block) in blocks.iter().enumerate() {
            self.block(block, if index == 0 { first } else { rest }, rest);
        }
    }

    fn block(&mut self, block: &Block, first: &str, rest: &str) {
        match block {
            Block::Paragraph { body } | Block::Heading { body, .. } => {
                let line = self.line(body);
                self.add(paragraph(&line, first, rest));
            }
            Block::Quote { body } => {
                self.blocks(body, &format!("{first}{STEP}"), &format!("{rest}{STEP}"));
            }
            Block::List { start, tight, items } => {
                let begun = self.done.len();
                for (index, item) in items.iter().enumerate() {
                    let mark = match start {
                        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
                        None => "- ".to_owned(),
                    };
                    let rest = format!("{rest}{}", " ".repeat(width(&mark)));
                    let first = if index == 0 { first } else { &rest[..rest.len() - mark.len()] };
                    self.blocks(item, &format!("{first}{mark}"), &rest);
                }
                if *tight {
                    let items = self.done.split_off(begun);
                    self.add(items.join("\n"));
                }
            }
            Block::Verbatim { text } => {
                let lines = text.lines().map(|line| format!("{rest}{STEP}{line}"));
                self.add(lines.collect::<Vec<_>>().join("\n"));
            }
            Block::Table { header, rows, .. } => {
                let mut cells = |row: &[Vec<Inline>]| -> Vec<String> {
                    row.iter().map(|cell| self.line(cell).replace('\n', " ")).collect()
                };
                let (header, rows) = (cells(header), rows.iter().map(|row| cells(row)).collect());
                self.add(table(&header, rows, rest));
            }
            Block::Rule => self.add(format!("{rest}* * *")),
            Block::Passage { body, .. } => self.blocks(body, first, rest),
        }
    }

    /// A line of prose; its notes are put off to the end.
    fn line(&mut self, inlines: &[Inline]) -> String {
        let mut line = String::new();
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Whole { text } | Inline::Code { text } => {
                    line.push_str(text);
                }
                Inline::Emph { body } | Inline::Strong { body } | Inline::Passage { body, .. } => {
                    line += &self.line(body);
                }
                Inline::Link { url, body } => {
                    let text = self.line(body);
                    let known = url.split_once(':').map_or(url.as_str(), |(_, rest)| rest);
                    let same = url.starts_with("tel:")
                        || text == *url
                        || text == known
                        || text == known.trim_matches('/');
                    line += &if same { text } else { format!("{text} <{url}>") };
                }
                Inline::Image { alt, .. } => line += &shown(alt),
                Inline::Footnote { body } => {
                    self.notes.push(body.clone());
                    line += &format!("[{}]", self.notes.len());
                }
                Inline::Break => line.push('\n'),
                Inline::Smartquote { .. } | Inline::Reference { .. } | Inline::Figure { .. } => {}
            }
        }
        line
    }

    /// Notes may hold further ones.
    fn notes(&mut self) {
        let mut next = 0;
        while let Some(note) = self.notes.get(next).cloned() {
            next += 1;
            let mark = format!("[{next}] ");
            self.blocks(&note, &mark, &" ".repeat(mark.len()));
        }
    }

    fn copies(&mut self, copies: &Copies) -> String {
        let entries: Vec<String> =
            copies.entries.iter().map(|entry| self.line(&entry.body)).collect();
        labelled(&copies.label, &entries, copies.separator.as_deref())
    }

    fn group(&mut self, group: &Group, sheet: &Sheet) {
        if let Some(heading) = &group.heading {
            self.add(paragraph(heading, "", ""));
        }
        if group.style == "sheet" {
            self.add(paragraph(&sheet.title, "", ""));
        }
        let entries = group.entries.iter();
        match group.style {
            "table" | "sheet" => {
                let rows = entries.map(|entry| entry.cells.clone()).collect();
                self.add(table(&group.header, rows, ""));
            }
            "run-in" => {
                let names: Vec<_> = entries.map(run_in).collect();
                self.add(paragraph(&names.join(&group.separator), "", ""));
            }
            "blocks" => entries.for_each(|of| self.add(entry(of))),
            _ => self.add(entries.map(entry).collect::<Vec<_>>().join("\n")),
        }
    }
}

fn letterhead(head: &Letterhead) -> String {
    let contact = head.contact.iter().map(|contact| &contact.text);
    let lines: Vec<_> = head.name.iter().chain(&head.tagline).chain(contact).cloned().collect();
    stacked(&lines)
}

fn enclosures(list: &Enclosures) -> String {
    labelled(&list.label, &list.entries, list.separator.as_deref())
}

/// A label, with its entries in one paragraph or one under the other.
fn labelled(label: &str, entries: &[String], separator: Option<&str>) -> String {
    match separator {
        Some(separator) => paragraph(&format!("{label} {}", entries.join(separator)), "", ""),
        None => {
            let entries = entries.iter().map(|entry| paragraph(entry, "", STEP));
            format!("{label}\n{}", entries.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Texts one under the other.
fn stacked(lines: &[String]) -> String {
    lines.iter().map(|line| paragraph(line, "", STEP)).collect::<Vec<_>>().join("\n")
}

fn shown(alt: &str) -> String {
    if alt.is_empty() { String::new() } else { format!("[{alt}]") }
}

/// A name with its number; role and affiliation beneath it.
fn entry(entry: &Entry) -> String {
    let number = if entry.number.is_empty() { String::new() } else { format!("{} ", entry.number) };
    let beneath = " ".repeat(width(&number) + 2);
    let name = paragraph(&format!("{}{}", entry.name, entry.mark), &number, &beneath);
    let lines = entry.beneath().into_iter().map(|line| paragraph(line, &beneath, &beneath));
    [name].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// A name in running text, as `rosters.typ` has it.
fn run_in(entry: &Entry) -> String {
    let number =
        if entry.number.is_empty() { String::new() } else { format!("{}\u{a0}", entry.number) };
    let lines = match entry.beneath().as_slice() {
        [] => String::new(),
        lines => format!(" ({})", lines.join(", ")),
    };
    format!("{number}{}{}{lines}", entry.name, entry.mark)
}

/// A table in columns; where they take too much room, its rows as paragraphs, each cell
/// with the head of its column.
fn table(header: &[String], rows: Vec<Vec<String>>, indent: &str) -> String {
    let all = || std::iter::once(header).chain(rows.iter().map(Vec::as_slice));
    let widths: Vec<usize> = (0..header.len())
        .map(|column| all().filter_map(|row| row.get(column)).map(|c| width(c)).max().unwrap_or(0))
        .collect();
    let total = widths.iter().sum::<usize>() + GUTTER.len() * header.len().saturating_sub(1);
    if width(indent) + total > WIDTH {
        let row = |row: &Vec<String>| {
            let cells = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let cell = |(head, cell): (&String, &String)| {
                let mark = if head.is_empty() { String::new() } else { format!("{head}: ") };
                paragraph(&format!("{mark}{cell}"), indent, &format!("{indent}{STEP}"))
            };
            cells.map(cell).collect::<Vec<_>>().join("\n")
        };
        return rows.iter().map(row).collect::<Vec<_>>().join("\n\n");
    }
    let line = |row: &[String]| {
        let cells = row.iter().zip(&widths);
        let padded = cells.map(|(cell, room)| format!("{cell}{}", " ".repeat(room - width(cell))));
        let line = format!("{indent}{}", padded.collect::<Vec<_>>().join(GUTTER));
        line.replace('\u{a0}', " ").trim_end().to_owned()
    };
    let rule: Vec<String> = widths.iter().map(|room| "-".repeat(*room)).collect();
    let rows = rows.iter().map(|row| line(row));
    [line(header), line(&rule)].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
