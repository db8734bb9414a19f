//! What a page says of itself: to browsers, to search engines, to those who share it.

use quick_xml::escape::escape;
use serde_json::{Value, json};

use super::super::parts::first_paragraph;
use crate::letter::{Kind, Letter};
use crate::sheet::Sheet;

const STYLE: &str = include_str!("style.css");
/// Nothing is loaded from elsewhere, and nothing runs (CSP Level 3).
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/// Longer descriptions are cut off by those who show them.
const LONGEST: usize = 200;

/// The head of the page.
pub fn head(letter: &Letter, sheet: &Sheet) -> String {
    let title = escape(&sheet.title);
    let description = first_paragraph(sheet).map(|text| shortened(&text)).unwrap_or_default();
    let mut head = format!(
        "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n",
        escape(POLICY)
    );
    let mut meta = |kind: &str, name: &str, content: &str| {
        if !content.is_empty() {
            head += &format!("<meta {kind}=\"{name}\" content=\"{}\">\n", escape(content));
        }
    };
    meta("name", "description", &description);
    for author in &sheet.authors {
        meta("name", "author", author);
    }
    // The Open Graph protocol, ogp.me.
    meta("property", "og:type", "article");
    meta("property", "og:title", &sheet.title);
    meta("property", "og:description", &description);
    meta("property", "og:locale", &letter.lang.to_string().replace('-', "_"));
    if let Some(day) = sheet.day {
        meta("property", "article:published_time", &day.to_string());
    }
    if let Some(of) = &letter.canonical_url {
        meta("property", "og:url", &of.url);
        head += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&of.url));
    }
    let data = script_safe(&data(letter, sheet).to_string());
    let (width, height) = (sheet.page.width, sheet.page.height);
    let page = format!("@page {{ size: {width}pt {height}pt; }}\n");
    head += &format!("<script type=\"application/ld+json\">{data}</script>\n");
    head += &format!("<style>\n{STYLE}{page}</style>\n</head>\n");
    head
}

/// The letter in the words of schema.org, which knows letters as messages.
fn data(letter: &Letter, sheet: &Sheet) -> Value {
    let thing = |kind: &str, name: &str| json!({ "@type": kind, "name": name });
    // Whether a name is somebody's is not guessed.
    let named = |name: &str| json!({ "name": name });
    let recipients = letter.recipients.iter().map(|party| match &party.role {
        Some(role) => json!({ "@type": "Person", "name": party.name, "jobTitle": role }),
        None => named(&party.name),
    });
    let copies = letter.cc.iter().map(|holder| named(&holder.name));
    let senders = letter.signatories.entries.iter().map(|entry| match entry.kind {
        Some(Kind::Organization) => thing("Organization", &entry.name),
        Some(Kind::Individual) => thing("Person", &entry.name),
        None => named(&entry.name),
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Message",
        "genre": "letter",
        "name": sheet.title,
        "inLanguage": letter.lang.to_string(),
        "recipient": recipients.collect::<Vec<_>>(),
        "ccRecipient": copies.collect::<Vec<_>>(),
        "sender": senders.collect::<Vec<_>>(),
    });
    if let Some(day) = sheet.day {
        data["dateSent"] = json!(day.to_string());
    }
    if let Some(of) = &letter.canonical_url {
        data["url"] = json!(of.url);
    }
    data
}

/// JSON in which nothing ends the element around it.
fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// As many whole words as there is room for.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_end_its_element() {
        let json = json!({ "name": "</script><script>alert(1)</script>" }).to_string();
        let safe = script_safe(&json);
        assert!(!safe.contains('<'), "{safe}");
        let read: Value = serde_json::from_str(&safe).expect("JSON");
        assert_eq!(read["name"], "</script><script>alert(1)</script>");
    }

    #[test]
    fn a_description_ends_with_a_whole_word() {
        let text = "undersigned ".repeat(40);
        let short = shortened(&text);
        assert!(short.chars().count() <= LONGEST + 1 && short.ends_with("undersigned…"), "{short}");
    }
}
