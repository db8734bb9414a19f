//! What a line points to: pictures, addresses; and the HTML it may not hold.

use std::ops::Range;

use pulldown_cmark::Event;

use super::reader::Reader;
use crate::diagnostic::Code;
use crate::letter::Inline;
use crate::prose::vague;
use crate::text::characters::{LONGEST, is_too_long};

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    pub(super) fn image(
        &mut self,
        path: &str,
        body: &[Inline],
        at: Range<usize>,
        out: &mut Vec<Inline>,
    ) {
        let alt = plain_text(body);
        if alt.trim().is_empty() {
            let message = format!("the picture `{path}` has no alternative text");
            let hint =
                format!("say what it shows, for those who cannot see it: `![A map]({path})`");
            self.report(Code::MissingAlt, at.clone(), message, &hint);
        } else if is_too_long(&alt) {
            let message =
                format!("the alternative text of `{path}` has more than {LONGEST} characters");
            self.report(Code::BadValue, at.clone(), message, "say it shorter");
        } else if vague::picture(&alt) {
            let message = format!("`{}` does not say what the picture shows", alt.trim());
            let hint =
                format!("say it for those who cannot see it: `![A map of the quay]({path})`");
            self.report(Code::VagueAlt, at.clone(), message, &hint);
        }
        let span = self.written.span(at);
        if let Some(image) = (self.reading.image)(self.reading.report, path, span) {
            out.push(Inline::Image { image, path: String::new(), alt });
        }
    }

    /// The link's address, with its scheme supplied for bare mail addresses.
    fn url(&mut self, url: &str, at: Range<usize>) -> String {
        const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];
        let lower = url.to_ascii_lowercase();
        if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
            return url.to_owned();
        }
        if url.contains('@') && !url.contains([':', '/']) {
            return format!("mailto:{url}");
        }
        let hint = match url.split_once(':') {
            None => format!("write the whole address: `https://{url}`"),
            Some(_) => "links go to http, https, mailto or tel addresses only".to_owned(),
        };
        self.report(
            Code::BadLink,
            at,
            format!("`{url}` is no address a letter can link to"),
            &hint,
        );
        String::new()
    }

    pub(super) fn link(
        &mut self,
        url: &str,
        body: Vec<Inline>,
        at: Range<usize>,
        out: &mut Vec<Inline>,
    ) {
        let seen = body.iter().any(|inline| {
            matches!(inline, Inline::Image { .. } | Inline::Figure { .. } | Inline::Day { .. })
        });
        let text = plain_text(&body);
        if !seen && vague::link(&text) {
            let message = format!("`{}` does not say where the link leads", text.trim());
            let hint = "on paper, or in a list of links, nobody sees it: `[our report](…)`";
            self.report(Code::VagueLink, at.clone(), message, hint);
        }
        if !seen && text.trim().is_empty() {
            let message = format!("the link to `{url}` has no text");
            let hint = format!("write what the reader is to see: `[our report]({url})`");
            self.report(Code::BadLink, at.clone(), message, &hint);
        }
        let url = self.url(url, at);
        out.push(Inline::Link { url, body });
    }

    pub(super) fn html(&mut self, html: &str, at: Range<usize>) {
        let name: String = html
            .trim_start_matches(['<', '/', '!', '?'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let hint = match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => "write `**strong**` for strong text",
            "i" | "em" => "write `*emphasis*` for emphasised text",
            "br" => "end the line with two spaces to break it there",
            "a" => "write `[text](https://…)` for a link",
            "img" => "write `![what it shows](picture.png)` for a picture",
            "h1" | "h2" | "h3" => "begin the line with `#` for a heading",
            "ul" | "ol" | "li" => "begin each line with `-` or `1.` for a list",
            "hr" => "write `---` on a line of its own for a rule",
            "p" | "div" => "leave a line empty between paragraphs",
            "table" | "tr" | "td" => "write a table with `|` between its cells",
            _ if html.starts_with("<!--") => "take the comment out: the letter would not print it",
            _ => "write `&lt;` for a `<` that is printed as it stands",
        };
        let shown = html.lines().next().unwrap_or_default();
        self.report(
            Code::RawHtml,
            at,
            format!("`{shown}` is HTML, which a letter cannot hold"),
            hint,
        );
    }
}

/// The words of a run of inlines.
pub(super) fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Whole { text } | Inline::Code { text } => text.clone(),
            Inline::Emph { body }
            | Inline::Strong { body }
            | Inline::LanguageSpan { body, .. }
            | Inline::Link { body, .. } => plain_text(body),
            _ => String::new(),
        })
        .collect()
}
