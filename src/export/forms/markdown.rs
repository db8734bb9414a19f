//! Markdown that reads back as the same text.

use super::parts::{Part, above, parts};
use crate::letter::{Block, Inline};
use crate::sheet::{Content, Entry, Group, Letterhead, Sheet};

/// A letter as CommonMark with the tables and footnotes of GitHub's. `sheet` is settled.
pub fn markdown(sheet: &Sheet) -> String {
    let mut markdown = Markdown { above: above(sheet), ..Markdown::default() };
    parts(sheet).iter().for_each(|part| markdown.part(part, sheet));
    markdown.notes();
    markdown.done.join("\n\n") + "\n"
}

#[derive(Default)]
struct Markdown {
    done: Vec<String>,
    notes: Vec<Vec<Block>>,
    /// How many levels of headings stand above those of the text.
    above: usize,
}

impl Markdown {
    fn part(&mut self, part: &Part<'_>, sheet: &Sheet) {
        match part {
            Part::Letterhead(head) => self.done.extend(letterhead(head)),
            Part::Headline(line) => self.heading(1, &one_line(line)),
            Part::Subject(line) => self.heading(self.above, &one_line(line)),
            Part::Notice(notice) => {
                let lines = notice.lines.iter().map(|line| format!("**{}**", one_line(line)));
                self.done.push(lines.collect::<Vec<_>>().join("\\\n"));
            }
            Part::Dateline(line)
            | Part::Salutation(line)
            | Part::Closing(line)
            | Part::Note(line)
            | Part::Disclaimer(line)
            | Part::EndMark(line)
            | Part::Footer(line) => self.done.push(begin(&escape(line))),
            Part::Recipients(all) => self.done.extend(all.iter().map(|to| stacked(&to.lines))),
            Part::Copies(copies) => {
                let entries: Vec<_> =
                    copies.entries.iter().map(|entry| self.line(&entry.body)).collect();
                self.labelled(&copies.label, &entries, copies.separator.as_deref());
            }
            Part::References(pairs) => {
                let pairs: Vec<_> =
                    pairs.iter().map(|(label, text)| format!("{label} {text}")).collect();
                self.done.push(stacked(&pairs));
            }
            Part::Body(blocks) => self.blocks(blocks),
            Part::Group(group) => self.group(group, sheet),
            Part::Postscript(postscript) => {
                self.done.push(begin(&escape(&postscript.label)));
                let first = self.done.len();
                self.blocks(&postscript.body);
                if matches!(postscript.body.first(), Some(Block::Paragraph { .. })) {
                    let text = self.done.remove(first);
                    self.done[first - 1] += &format!(" {text}");
                }
            }
            Part::Enclosures(list) => {
                let entries: Vec<_> = list.entries.iter().map(|entry| escape(entry)).collect();
                self.labelled(&list.label, &entries, list.separator.as_deref());
            }
            Part::Enclosed(enclosed) => {
                self.heading(self.above + 1, &one_line(&enclosed.title));
                // Its headings stand below its title.
                self.above += 1;
                match &enclosed.content {
                    Content::Picture { picture, .. } => self.done.push(shown(&picture.alt)),
                    Content::Prose { body } => self.blocks(body),
                    Content::Pages { .. } => {}
                }
                self.above -= 1;
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.done.push(format!("{} {text}", "#".repeat(level.clamp(1, 6))));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    /// Blocks as one text.
    fn nested(&mut self, blocks: &[Block], between: &str) -> String {
        let outer = std::mem::take(&mut self.done);
        self.blocks(blocks);
        std::mem::replace(&mut self.done, outer).join(between)
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { body } => {
                let line = self.line(body);
                self.done.push(begin(&line));
            }
            Block::Heading { level, body } => {
                let line = self.line(body).replace("\\\n", " ");
                self.heading(self.above + usize::from(*level), &line);
            }
            Block::Quote { body } => {
                let inner = self.nested(body, "\n\n");
                self.done.push(prefixed(&inner, "> ", "> "));
            }
            Block::List { start, tight, items } => self.list(*start, *tight, items),
            Block::Verbatim { text } => {
                let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
                self.done.push(format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n')));
            }
            Block::Table { align, header, rows, .. } => {
                let mut cells = |row: &[Vec<Inline>]| -> Vec<String> {
                    row.iter().map(|inlines| cell(&self.line(inlines))).collect()
                };
                let header = cells(header);
                let rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
                self.done.push(table(align, &header, &rows));
            }
            Block::Rule => self.done.push("***".to_owned()),
            Block::Passage { body, .. } => self.blocks(body),
        }
    }

    /// Lists that follow each other are told apart by their marks.
    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Vec<Block>]) {
        let mark = |index: usize| match start {
            Some(start) => format!("{}. ", start.saturating_add(index as u64)),
            None => "- ".to_owned(),
        };
        let after_list = self.done.last().is_some_and(|last| {
            let last = last.trim_start_matches(|c: char| c.is_ascii_digit());
            last.starts_with("- ") || last.starts_with(". ")
        });
        if after_list {
            self.done.push("<!-- -->".to_owned());
        }
        let between = if tight { "\n" } else { "\n\n" };
        let items: Vec<String> = items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let mark = mark(index);
                prefixed(&self.nested(item, between), &mark, &" ".repeat(mark.len()))
            })
            .collect();
        self.done.push(items.join(between));
    }

    /// A line of prose; its notes are put off to the end.
    fn line(&mut self, inlines: &[Inline]) -> String {
        let mut line = String::new();
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Whole { text } => line += &escape(text),
                Inline::Code { text } => line += &code(text),
                Inline::Emph { body } => line += &format!("*{}*", self.line(body)),
                Inline::Strong { body } => line += &format!("**{}**", self.line(body)),
                Inline::Link { url, body } => {
                    line += &format!("[{}](<{}>)", self.line(body), destination(url));
                }
                Inline::Passage { body, .. } => line += &self.line(body),
                Inline::Image { alt, .. } => line += &shown(alt),
                Inline::Footnote { body } => {
                    self.notes.push(body.clone());
                    line += &format!("[^{}]", self.notes.len());
                }
                Inline::Break => line += "\\\n",
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
            let inner = self.nested(&note, "\n\n");
            self.done.push(prefixed(&inner, &format!("[^{next}]: "), "    "));
        }
    }

    /// A label, with its entries in one paragraph or one under the other.
    fn labelled(&mut self, label: &str, entries: &[String], separator: Option<&str>) {
        let entries = entries.join(&separator.map_or("\\\n".to_owned(), escape));
        let between = if separator.is_some() { " " } else { "\\\n" };
        self.done.push(begin(&format!("{}{between}{entries}", escape(label))));
    }

    fn group(&mut self, group: &Group, sheet: &Sheet) {
        if let Some(heading) = &group.heading {
            self.heading(self.above + 1, &one_line(heading));
        }
        if group.style == "sheet" {
            self.done.push(format!("**{}**", one_line(&sheet.title)));
        }
        let entries = group.entries.iter();
        let text = match group.style {
            "table" | "sheet" => {
                let cells = |row: &[String]| row.iter().map(|cell| one_line(cell)).collect();
                let rows: Vec<Vec<_>> = entries.map(|entry| cells(&entry.cells)).collect();
                let align = vec!["auto"; group.header.len()];
                table(&align, &cells(&group.header), &rows)
            }
            "run-in" => {
                let names: Vec<_> = entries.map(run_in).collect();
                begin(&names.join(&escape(&group.separator)))
            }
            // A list of Markdown counts by itself, and would count otherwise.
            _ if group.numbered => entries.map(numbered).collect::<Vec<_>>().join("\n\n"),
            "blocks" => entries.map(lines).collect::<Vec<_>>().join("\n\n"),
            _ => entries.map(bullet).collect::<Vec<_>>().join("\n"),
        };
        self.done.extend(Some(text).filter(|text| !text.is_empty()));
    }
}

fn letterhead(head: &Letterhead) -> Vec<String> {
    let name = head.name.as_ref().map(|name| format!("**{}**", one_line(name)));
    let contact = head.contact.iter().map(|contact| {
        let text = escape(&contact.text);
        let linked = |url: &String| format!("[{text}](<{}>)", destination(url));
        contact.url.as_ref().map_or_else(|| text.clone(), linked)
    });
    let lines = name.into_iter().chain(head.tagline.as_deref().map(escape)).chain(contact);
    let lines: Vec<_> = lines.map(|line| begin(&line)).collect();
    if lines.is_empty() { Vec::new() } else { vec![lines.join("\\\n")] }
}

/// Texts one under the other.
fn stacked(lines: &[String]) -> String {
    lines.iter().map(|line| begin(&escape(line))).collect::<Vec<_>>().join("\\\n")
}

fn shown(alt: &str) -> String {
    if alt.is_empty() { String::new() } else { format!("\\[{}\\]", escape(alt)) }
}

fn name(entry: &Entry) -> String {
    let name = escape(&format!("{}{}", entry.name, entry.mark));
    match &entry.url {
        Some(url) => format!("[{name}](<{}>)", destination(url)),
        None => name,
    }
}

/// A name with its lines beneath it.
fn lines(entry: &Entry) -> String {
    let lines = entry.beneath().into_iter().map(|line| begin(&escape(line)));
    [begin(&name(entry))].into_iter().chain(lines).collect::<Vec<_>>().join("\\\n")
}

fn numbered(entry: &Entry) -> String {
    begin(&format!("{} {}", escape(&entry.number), lines(entry)))
}

fn bullet(entry: &Entry) -> String {
    prefixed(&lines(entry), "- ", "  ")
}

/// A name in running text, as `rosters.typ` has it.
fn run_in(entry: &Entry) -> String {
    let number =
        if entry.number.is_empty() { String::new() } else { format!("{}\u{a0}", entry.number) };
    let lines = match entry.beneath().as_slice() {
        [] => String::new(),
        lines => format!(" ({})", escape(&lines.join(", "))),
    };
    format!("{}{}{lines}", escape(&number), name(entry))
}

fn table(align: &[&str], header: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = align.iter().map(|align| match *align {
        "left" => ":--".to_owned(),
        "center" => ":-:".to_owned(),
        "right" => "--:".to_owned(),
        _ => "---".to_owned(),
    });
    let rule = row(&rule.collect::<Vec<_>>());
    let rows = rows.iter().map(|cells| row(cells));
    [row(header), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// A text whose first line begins with one thing and all others with another.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { rest };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Text in which nothing is markup (CommonMark 0.31, 2.4).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '&' => text[at..].contains(';'),
            // Before a link it would make a picture of it.
            '!' => at + 1 == text.len(),
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped.replace('\n', "\\\n")
}

/// Text of a heading or cell.
fn one_line(text: &str) -> String {
    // A heading may end in marks that would be taken for its own.
    escape(text).replace("\\\n", " ").replace('#', "\\#")
}

/// Text of a cell, on one line, whose bars divide nothing, not even those in code.
fn cell(line: &str) -> String {
    let line = line.replace("\\\n", " ");
    let mut parts = line.split('|');
    let mut cell = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        cell.push_str(if cell.ends_with('\\') { "|" } else { "\\|" });
        cell.push_str(part);
    }
    cell
}

/// Lines that begin no block.
fn begin(text: &str) -> String {
    text.split('\n').map(begin_line).collect::<Vec<_>>().join("\n")
}

/// A line whose first mark, or that after its number, is escaped.
fn begin_line(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['#', '+', '-', '=', ':'] };
    if rest.starts_with(marks) { format!("{number}\\{rest}") } else { line.to_owned() }
}

/// Code between as many backticks as its own need.
fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if padded && !text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// A link's address between angle brackets.
fn destination(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '\\' | '<' | '>' | '&' => escaped.extend(['\\', c]),
            '\n' => {}
            c => escaped.push(c),
        }
    }
    escaped
}
