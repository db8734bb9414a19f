//! A letter from beginning to end, for every format: what comes when, and what is in it.

mod prose;

use super::parts::{Part, parts};
use super::writer::Writer;
use crate::draft::schema::ListStyle;
use crate::letter::Block;
use crate::sheet::{Content, Copies, Enclosed, Group, Postscript, Sheet};

/// A sheet that is normalized, in a format, with its ties.
pub fn write<W: Writer>(sheet: &Sheet, writer: W) -> String {
    let above = writer.above(sheet);
    let mut walk = Walk { writer, sheet, above, done: Vec::new(), notes: Vec::new() };
    parts(sheet).iter().for_each(|part| walk.part(part));
    let notes = walk.notes();
    walk.add(notes);
    walk.done.join(W::BETWEEN)
}

struct Walk<'a, W> {
    writer: W,
    sheet: &'a Sheet,
    /// How many levels of headings stand above those of the text.
    above: usize,
    /// What is written.
    done: Vec<String>,
    /// Notes that were referred to, and are written at the end.
    notes: Vec<&'a [Block]>,
}

impl<'a, W: Writer> Walk<'a, W> {
    fn add(&mut self, text: String) {
        self.done.extend(Some(text).filter(|text| !text.is_empty()));
    }

    fn part(&mut self, part: &Part<'a>) {
        let writer = self.writer;
        let text = match part {
            Part::Letterhead(head) => writer.letterhead(head),
            Part::Notice(notice) => writer.notice(&notice.lines),
            Part::Headline(line) => writer.headline(line),
            Part::Subject(line) => writer.subject(self.above, line),
            Part::Dateline(line) => writer.remark("dateline", line),
            Part::Salutation(line) => writer.remark("salutation", line),
            Part::Closing(line) => writer.remark("closing", line),
            Part::Note(line) => writer.remark("note", line),
            Part::Unnamed(line) => writer.remark("unnamed", line),
            Part::Legend(line) => writer.remark("small", line),
            Part::EndMark(line) => writer.remark("end", line),
            Part::Footer(line) => writer.remark("footer", line),
            Part::Recipients(all) => {
                return writer.addresses(all).into_iter().for_each(|to| self.add(to));
            }
            Part::Copies(copies) => self.copies(copies),
            Part::References(pairs) => writer.references(pairs),
            Part::Body(blocks) => return self.prose(blocks),
            Part::Group(group) => return self.group(group),
            Part::Postscript(postscript) => return self.postscript(postscript),
            Part::Enclosures(list) => {
                let entries: Vec<_> = list.entries.iter().map(|entry| writer.text(entry)).collect();
                writer.labelled(&list.label, &entries, list.separator.as_deref())
            }
            Part::CanonicalUrl(of) => writer.on_the_web(of),
            Part::Enclosed(enclosed) => return self.enclosed(enclosed),
        };
        self.add(text);
    }

    fn prose(&mut self, blocks: &'a [Block]) {
        let blocks = self.blocks(blocks, self.writer);
        blocks.into_iter().for_each(|block| self.add(block));
    }

    fn copies(&mut self, copies: &'a Copies) -> String {
        let writer = self.writer;
        let entries = copies.entries.iter().map(|entry| self.line(&entry.body));
        let entries: Vec<_> = entries.collect();
        writer.labelled(&copies.label, &entries, copies.separator.as_deref())
    }

    fn postscript(&mut self, postscript: &'a Postscript) {
        if postscript.stacked {
            self.above += 1;
            let label = self.writer.added(&postscript.label);
            self.add(self.writer.heading(self.above, &label));
            self.prose(&postscript.body);
            self.above -= 1;
            return;
        }
        let (first, rest) = match postscript.body.split_first() {
            Some((Block::Paragraph { body }, rest)) => (Some(self.line(body)), rest),
            _ => (None, postscript.body.as_slice()),
        };
        self.add(self.writer.postscript(&postscript.label, first));
        self.prose(rest);
    }

    /// Headings of an enclosure stand below its title.
    fn enclosed(&mut self, enclosed: &'a Enclosed) {
        self.above += 1;
        self.add(self.writer.enclosed(self.above, &enclosed.title));
        match &enclosed.content {
            Content::Picture { picture, .. } => self.add(self.writer.picture(picture)),
            Content::Prose { body } => self.prose(body),
            // Settled sheets have prose instead.
            Content::Pages { .. } => {}
        }
        self.above -= 1;
    }

    fn group(&mut self, group: &Group) {
        let writer = self.writer;
        if let Some(heading) = &group.heading {
            self.add(writer.heading(self.above + 1, &writer.title(heading)));
        }
        if !matches!(group.style, ListStyle::Table | ListStyle::Sheet) {
            return self.add(writer.names(group));
        }
        let signed = (group.style == ListStyle::Sheet).then_some(self.sheet.title.as_str());
        writer.table_of_names(group, signed).into_iter().for_each(|part| self.add(part));
    }

    /// The notes in the order they are referred to.
    fn notes(&mut self) -> String {
        let notes = std::mem::take(&mut self.notes);
        let notes: Vec<_> =
            (1..).zip(notes).map(|(number, note)| self.note(number, note)).collect();
        self.writer.notes(&notes)
    }
}
