//! A draft in MIME (RFC 5322, 2045 to 2047): a mail program opens it ready to be sent.

use base16ct::HexDisplay;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::check::is_email;
use crate::letter::Letter;

/// Lines of a header are no longer than this (RFC 5322, 2.1.1).
const LINE: usize = 76;
/// Bytes of text in an encoded word: with the longest name of a header before it, the line
/// is no longer than that (RFC 2047, 2).
const WORD: usize = 39;
/// How lines end.
const END: &str = "\r\n";

/// The three ways a draft says what the letter says.
pub struct Bodies<'a> {
    /// Plain text.
    pub text: &'a str,
    /// HTML.
    pub html: &'a str,
    /// PDF, which is attached.
    pub pdf: &'a [u8],
}

/// A draft of a message with the letter. Equal letters give equal drafts: there is no
/// date, which is that of sending. Senders, copies and subject are the letter's.
pub fn mail(letter: &Letter, bodies: &Bodies<'_>) -> String {
    let sum = format!("{:x}", HexDisplay(&Sha256::digest(bodies.text)));
    let (outer, inner) = (format!("=_mixed_{}", &sum[..24]), format!("=_both_{}", &sum[..24]));
    let both = multipart(
        "alternative",
        &inner,
        &[
            part("text/plain; charset=utf-8", "", canonical(bodies.text).as_bytes()),
            part("text/html; charset=utf-8", "", canonical(bodies.html).as_bytes()),
        ],
    );
    let name = "Content-Disposition: attachment; filename=\"letter.pdf\"\r\n";
    let pdf = part("application/pdf; name=\"letter.pdf\"", name, bodies.pdf);
    headers(letter) + &multipart("mixed", &outer, &[both, pdf])
}

/// Text with the line ends it is to have before it is encoded (RFC 2045, 6.8).
fn canonical(text: &str) -> String {
    text.replace('\n', END)
}

/// Whether a draft goes to anybody that the letter names.
pub fn is_addressed(letter: &Letter) -> bool {
    let copies = letter.cc.iter().chain(&letter.bcc).map(|to| &to.email);
    let mut all = letter.recipients.iter().map(|to| &to.email).chain(copies);
    all.any(|email| email.as_deref().is_some_and(is_email))
}

/// What the message says of itself. `X-Unsent` makes Outlook open it as a draft; others
/// open it as a message to be edited.
fn headers(letter: &Letter) -> String {
    let mut headers = format!("X-Unsent: 1{END}MIME-Version: 1.0{END}");
    let head = &letter.letterhead;
    let from = head.email.iter().map(|email| (head.name.as_deref().unwrap_or_default(), email));
    let to = letter.recipients.iter().filter_map(|to| Some((to.name.as_str(), to.email.as_ref()?)));
    let cc = letter.cc.iter().filter_map(|to| Some((to.name.as_str(), to.email.as_ref()?)));
    let bcc = letter.bcc.iter().filter_map(|to| Some((to.name.as_str(), to.email.as_ref()?)));
    headers += &addresses("From", from);
    headers += &addresses("To", to);
    headers += &addresses("Cc", cc);
    headers += &addresses("Bcc", bcc);
    let subject = letter.subject.as_ref().unwrap_or(&letter.title);
    headers + &format!("Subject: {}{END}", unstructured(subject))
}

/// A header of addresses, a line each; nothing where there are none.
fn addresses<'a>(header: &str, all: impl Iterator<Item = (&'a str, &'a String)>) -> String {
    let sound = all.filter(|(_, address)| is_email(address));
    let all: Vec<_> = sound.map(|(name, address)| mailbox(name, address)).collect();
    if all.is_empty() { String::new() } else { format!("{header}: {}{END}", all.join(",\r\n ")) }
}

fn mailbox(name: &str, address: &str) -> String {
    if name.is_empty() {
        return address.to_owned();
    }
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    let name = if is_plain(name, quoted.len()) { quoted } else { encoded(name) };
    format!("{name}{END} <{address}>")
}

/// A text of a header, in lines of words, or encoded where it is more than ASCII.
fn unstructured(text: &str) -> String {
    let longest = text.split(' ').map(str::len).max().unwrap_or_default();
    if !is_plain(text, longest) || text.contains("  ") {
        return encoded(text);
    }
    let (mut lines, mut used) = (String::new(), "Subject:".len());
    for word in text.split(' ') {
        let room = used + 1 + word.len() <= LINE;
        if !lines.is_empty() {
            lines.push_str(if room { " " } else { "\r\n " });
        }
        used = if room { used + 1 + word.len() } else { 1 + word.len() };
        lines.push_str(word);
    }
    lines
}

/// Whether a text can stand as it is, of which so many bytes cannot be divided.
fn is_plain(text: &str, undivided: usize) -> bool {
    let plain = text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) && !text.contains("=?");
    plain && "Subject: ".len() + undivided <= LINE
}

/// Text in encoded words, none of which cuts a character (RFC 2047, 5).
fn encoded(text: &str) -> String {
    let mut words = vec![String::new()];
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if words.last().is_some_and(|word| word.len() + c.len_utf8() > WORD) {
            words.push(String::new());
        }
        words.last_mut().into_iter().for_each(|word| word.push(c));
    }
    let words = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
    words.collect::<Vec<_>>().join("\r\n ")
}

fn multipart(kind: &str, boundary: &str, parts: &[String]) -> String {
    let parts: String = parts.iter().map(|part| format!("--{boundary}{END}{part}{END}")).collect();
    format!(
        "Content-Type: multipart/{kind};{END} boundary=\"{boundary}\"{END}{END}{parts}--{boundary}--{END}"
    )
}

/// A part in lines of base64 (RFC 2045, 6.8).
fn part(kind: &str, more: &str, bytes: &[u8]) -> String {
    let encoded = STANDARD.encode(bytes);
    let mut lines = String::with_capacity(encoded.len() + encoded.len() / 30);
    // base64 is ASCII: any place may divide it.
    for line in encoded.as_bytes().chunks(LINE) {
        lines.extend(line.iter().map(|byte| char::from(*byte)));
        lines.push_str(END);
    }
    format!("Content-Type: {kind}{END}Content-Transfer-Encoding: base64{END}{more}{END}{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beyond_ascii_are_encoded_and_others_quoted() {
        assert_eq!(mailbox("A. \"B\" C", "a@b.example"), "\"A. \\\"B\\\" C\"\r\n <a@b.example>");
        let name = mailbox("Zoë Пример", "a@b.example");
        assert_eq!(name, "=?utf-8?B?Wm/DqyDQn9GA0LjQvNC10YA=?=\r\n <a@b.example>");
    }

    #[test]
    fn no_word_is_too_long_and_none_cuts_a_character() {
        let subject = unstructured(&"Пример ".repeat(20));
        for word in subject.split("\r\n ") {
            assert!(word.len() <= 75, "{word}");
            let inner = word.trim_start_matches("=?utf-8?B?").trim_end_matches("?=");
            let bytes = STANDARD.decode(inner).expect("base64");
            assert!(String::from_utf8(bytes).is_ok(), "{word}");
        }
    }

    #[test]
    fn lines_of_headers_are_no_longer_than_they_may_be() {
        let long = |word: &str| word.repeat(40);
        for subject in ["word ", "A word of 21 letters: ", "Пример ", "unbroken", "a  b "].map(long)
        {
            let header = format!("Subject: {}", unstructured(subject.trim_end()));
            let lines: Vec<_> = header.split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= 76), "{lines:?}");
            assert!(lines.iter().all(|line| !line.trim().is_empty()), "{lines:?}");
        }
        for name in ["\"", "Jordan Placeholder, ", "Ж"].map(long) {
            let header = format!("From: {}", mailbox(&name, "a@b.example"));
            assert!(header.split("\r\n").all(|line| line.len() <= 76), "{header}");
        }
    }

    #[test]
    fn text_is_encoded_with_the_line_ends_of_mail() {
        let encoded = part("text/plain", "", canonical("one\ntwo\n").as_bytes());
        assert!(encoded.ends_with("\r\n\r\nb25lDQp0d28NCg==\r\n"), "{encoded}");
    }

    #[test]
    fn nothing_slips_into_a_header() {
        for bad in [
            "a@b.example>\r\nBcc: x@y.example",
            "a b@c.example",
            "a@b",
            "@b.example",
            "a@b@c.d",
            "z@x..example",
            ".z@x.example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(is_email("office+press@harbourlight.example"));
        assert!(!unstructured("x\r\nBcc: y").contains("\nBcc"));
    }
}
