//! The letter's address on the web.

use super::Check;
use crate::diagnostic::Code;
use crate::draft::schema::Draft;
use crate::letter::CanonicalUrl;
use crate::text::characters::{LONGEST, is_too_long};

/// The most bytes of an address with a code: those of 49 modules a side (version 8 at
/// level M, ISO/IEC 18004, table 7). Its modules are 0.4 mm wide at the size it is
/// printed, which telephones read from paper (GS1 General Specifications, 5.12.3.1).
const LONGEST_IN_CODE: usize = 152;

impl Check<'_> {
    pub(super) fn canonical_url(&mut self, draft: &Draft) -> Option<CanonicalUrl> {
        let qr = draft.output.qr.as_ref().filter(|qr| qr.value);
        let Some(url) = &draft.canonical_url else {
            if let Some(qr) = qr {
                let message = "a code is to be printed, but there is no address for it";
                let hint = "write `canonical_url = \"https://…\"` above the first heading";
                self.fault(Code::MissingKey, qr.span, message, hint);
            }
            return None;
        };
        let fault = fault(url).or_else(|| qr.and_then(|_| too_long_for_a_code(url)));
        if let Some((message, hint)) = fault {
            self.fault(Code::BadLink, url.span, message, hint);
        }
        Some(CanonicalUrl { url: url.value.clone(), qr: qr.is_some() })
    }
}

/// What keeps a text from being the address of a page (RFC 3986, 3), and the remedy.
/// Letters of all scripts may stand in it (RFC 3987).
fn fault(url: &str) -> Option<(String, String)> {
    let fault = |message: String, hint: &str| Some((message, hint.to_owned()));
    let Some((scheme, rest)) = url.split_once("://") else {
        let hint = match url.contains(':') {
            true => "write an address that begins with `https://`".to_owned(),
            false => format!("write the whole address: `https://{}`", url.trim_start_matches('/')),
        };
        return Some((format!("`{url}` is no address of a page on the web"), hint));
    };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        let message = format!("`{url}` is no address of a page on the web");
        return fault(message, "write an address that begins with `https://`");
    }
    if let Some(c) = url.chars().find(|c| c.is_whitespace() || "\"<>\\^`{|}".contains(*c)) {
        let message = match c.is_whitespace() {
            true => "an address on the web has no spaces".to_owned(),
            false => format!("`{c}` does not stand in an address on the web"),
        };
        return fault(message, "copy the address from the browser");
    }
    let (host, port) = match rest.split(['/', '?', '#']).next()? {
        place if place.contains('@') => {
            let message = "the address holds a user name, which would be published";
            return fault(message.to_owned(), "leave out what stands before the `@`, and the `@`");
        }
        place => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    if !is_host(host) || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        let message = format!("`{url}` names no website");
        return fault(message, "write one, such as `https://harbourlight.example/letter`");
    }
    if is_too_long(url) {
        return fault(format!("this address has more than {LONGEST} characters"), "shorten it");
    }
    None
}

/// Whether a text is a name that is known everywhere, in any script (RFC 5890).
fn is_host(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
    text.contains('.') && text.split('.').all(|label| !label.is_empty() && label.chars().all(sound))
}

fn too_long_for_a_code(url: &str) -> Option<(String, String)> {
    let bytes = url.len();
    (bytes > LONGEST_IN_CODE).then(|| {
        let message = format!(
            "this address has {bytes} bytes, and a code that is read from paper holds {LONGEST_IN_CODE}"
        );
        (message, "publish the letter at a shorter address, or remove `qr`".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_on_the_web_are_addresses() {
        for url in [
            "https://harbourlight.example",
            "HTTP://harbourlight.example:8080/letter.html?a=1&b=[2]#top",
            "https://bücher.example/größe",
            "https://उदाहरण.परीक्षा/पत्र",
            "https://192.0.2.1/@letter",
        ] {
            assert_eq!(fault(url), None, "{url}");
        }
    }

    #[test]
    fn other_texts_are_none() {
        for (url, why) in [
            ("harbourlight.example", "no address of a page"),
            ("mailto:office@harbourlight.example", "no address of a page"),
            ("ftp://harbourlight.example", "no address of a page"),
            ("https://harbourlight.example/a letter", "no spaces"),
            ("https://harbourlight.example/<a>", "`<` does not stand"),
            ("https://me:secret@harbourlight.example", "user name"),
            ("https://", "names no website"),
            ("https:///letter", "names no website"),
            ("https://localhost/letter", "names no website"),
            ("https://a..example", "names no website"),
            ("https://a_b.example", "names no website"),
            ("https://a.example:port", "names no website"),
        ] {
            let (message, _) = fault(url).expect(url);
            assert!(message.contains(why), "{message}");
        }
        let long = |count| format!("https://a.example/{}", "x".repeat(count));
        assert!(fault(&long(LONGEST)).is_some());
        assert_eq!(too_long_for_a_code(&long(LONGEST_IN_CODE - 18)), None);
        assert!(too_long_for_a_code(&long(LONGEST_IN_CODE - 17)).is_some());
    }
}
