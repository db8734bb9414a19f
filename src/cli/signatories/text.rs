//! The list for people and for spreadsheets.

use std::fmt::Write;

use jiff::civil::Date;
use undersigned::diagnostic::visible;
use undersigned::export::formats;
use undersigned::letter::Signatory;
use undersigned::sheet::arrange::unnamed;
use undersigned::source::Spanned;

use super::super::terminal::count;
use super::List;

impl List<'_> {
    /// The list for people. Writing to a string cannot fail.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in self.parts {
            if let Some(heading) = &part.heading {
                let _ = writeln!(text, "{heading}");
            }
            for (number, entry) in &part.members {
                let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
                let (file, line) = self.place(entry);
                let file = visible(file);
                let described = self.described(entry);
                let _ = writeln!(text, "{number}{described}  [{file}:{line}]");
            }
            text.push('\n');
        }
        if let Some(line) = unnamed(self.list, self.locale).filter(|_| self.since.is_none()) {
            let _ = writeln!(text, "{line}\n");
        }
        match self.since {
            None => self.remarks(&mut text),
            Some(day) => self.sum_since(day, &mut text),
        }
        text
    }

    fn sum_since(&self, day: Date, text: &mut String) {
        let new: usize = self.parts.iter().map(|part| part.members.len()).sum();
        let all = count(self.list.entries.len(), "signatory", "signatories");
        let _ = writeln!(text, "{new} of {all} added since {day}");
    }

    /// File and line of a signatory.
    fn at(&self, of: &Spanned<Signatory>) -> String {
        let (file, line) = self.place(of);
        format!("{}:{line}", visible(file))
    }

    fn remarks(&self, text: &mut String) {
        let list = self.list;
        for entry in &list.entries {
            let unusual = undersigned::names::unusual(&entry.name);
            if !unusual.is_empty() {
                let codes = unusual.iter().map(|c| format!("`{c}` (U+{:04X})", u32::from(*c)));
                let codes = codes.collect::<Vec<_>>().join(", ");
                let _ = writeln!(text, "unusual in `{}`: {codes}", entry.name);
            }
        }
        for near in undersigned::check::near_names(list) {
            let (first, second) = (&list.entries[near.first], &list.entries[near.second]);
            let alike = near.score * 100.0;
            let _ = writeln!(
                text,
                "nearly the same, {alike:.0} %: `{}` [{}] and `{}` [{}] ({})",
                first.name,
                self.at(first),
                second.name,
                self.at(second),
                near.why
            );
        }
        let _ = writeln!(text, "kinds: {}", counts(list.kinds()));
        let (countries, unread) = (self.countries(), list.unread_countries());
        if !countries.is_empty() {
            let _ = writeln!(text, "{} countries: {}", countries.len(), counts(countries));
        }
        if !unread.is_empty() {
            let _ = writeln!(text, "{} not read as a country: {}", unread.len(), counts(unread));
        }
        let account = &list.account;
        let sum = account.sum().unwrap_or_else(|| format!("{} rows, all printed", account.rows));
        let _ = writeln!(text, "{sum}");
        let last =
            self.next.as_ref().and_then(|next| Some((next.editions.len(), next.editions.last()?)));
        if let Some((number, edition)) = last {
            let (date, added, gone) = (edition.date, edition.added, edition.withdrawn);
            let _ = writeln!(text, "edition {number} of {date}: {added} added, {gone} withdrawn");
        }
    }

    /// The list as a table that is safe to open in a spreadsheet.
    pub fn csv(&self) -> String {
        formats::csv(self.parts, self.locale, &["file", "line", "key", "added"], |entry| {
            let (file, line) = self.place(entry);
            let added = entry.added.map(|day| day.to_string()).unwrap_or_default();
            vec![file.to_owned(), line.to_string(), entry.key.clone(), added]
        })
    }

    fn described(&self, entry: &Spanned<Signatory>) -> String {
        let parts = [
            Some(entry.name.clone()),
            entry.role.clone(),
            entry.organization.clone(),
            entry.country_name(self.locale),
            entry.represented_by.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// How many there are of each.
fn counts<'a>(counts: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let each = counts.into_iter().map(|(name, count)| format!("{name} {count}"));
    each.collect::<Vec<_>>().join(", ")
}
