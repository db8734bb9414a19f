//! The list for people and for spreadsheets.

use std::fmt::Write;

use undersigned::export::forms;
use undersigned::letter::{self, Signatory};
use undersigned::sheet::arrange::unnamed;

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
                let described = self.described(entry);
                let _ = writeln!(text, "{number}{described}  [{file}:{line}]");
            }
            text.push('\n');
        }
        if let Some(line) = unnamed(self.list, self.locale) {
            let _ = writeln!(text, "{line}\n");
        }
        self.remarks(&mut text);
        text
    }

    /// File and line of a signatory.
    fn at(&self, of: &Signatory) -> String {
        let (file, line) = self.place(of);
        format!("{file}:{line}")
    }

    fn remarks(&self, text: &mut String) {
        let list = self.list;
        for entry in &list.entries {
            let unusual = letter::unusual(&entry.name);
            if !unusual.is_empty() {
                let codes = unusual.iter().map(|c| format!("`{c}` (U+{:04X})", u32::from(*c)));
                let codes = codes.collect::<Vec<_>>().join(", ");
                let _ = writeln!(text, "unusual in `{}`: {codes}", entry.name);
            }
        }
        for near in letter::near_names(list) {
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
    }

    /// The list as a table that is safe to open in a spreadsheet.
    pub fn csv(&self) -> String {
        forms::csv(self.list, self.parts, self.locale, &["file", "line"], |entry| {
            let (file, line) = self.place(entry);
            vec![file.to_owned(), line.to_string()]
        })
    }

    fn described(&self, entry: &Signatory) -> String {
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
