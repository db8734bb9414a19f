//! Text in which nothing is markup.

/// Text in which nothing is markup (CommonMark 0.31, 2.4).
pub fn escape(text: &str) -> String {
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
pub fn one_line(text: &str) -> String {
    // A heading may end in marks that would be taken for its own.
    escape(text).replace("\\\n", " ").replace('#', "\\#")
}

/// Text of a cell, on one line, whose bars divide nothing, not even those in code.
pub fn cell(line: &str) -> String {
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
pub fn begin(text: &str) -> String {
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
pub fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if padded && !text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// How many of a character stand beside each other at most.
pub fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// A link's address between angle brackets.
pub fn destination(url: &str) -> String {
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
