//! Which versions of a letter a call asks for, and what their files are called.

use std::path::Path;

use jiff::civil::DateTime;
use undersigned::diagnostic::{Checked, Code, Diagnostic};
use undersigned::letter::{Changes, Letter, Profile};
use undersigned::sheet::Version;
use undersigned::source::Sources;

use super::args::Build;
use super::failure::Failure;
use super::lay::Laid;
use super::opened::{self, Embedding};
use super::settings::{Settings, now};
use super::{input, terminal};

/// What a file of stationery is called behind the name of the letter.
pub const STATIONERY: &str = "letterhead";
/// Longer names of people are cut in names of files.
const LONGEST_NAME: usize = 40;

/// What a call asks for.
pub enum Asked {
    /// The letter that is sent.
    Sent,
    /// The set of its copies.
    Copies,
    /// A draft, and the letter it is compared with.
    Draft { at: DateTime, since: Option<Box<Letter>> },
}

impl Asked {
    /// Whether what is asked for carries the letter's own files. They name blind copies.
    pub fn embedding(&self, settings: &Settings<'_>) -> Embedding {
        match self {
            Self::Sent => settings.embedding(),
            Self::Copies | Self::Draft { .. } => Embedding::Never,
        }
    }

    /// Whether the names are printed to be sent: not in a draft, nor in a press release.
    pub fn is_final(&self, settings: &Settings<'_>) -> bool {
        !matches!(self, Self::Draft { .. }) && !settings.press_only
    }

    /// Why it cannot be made for these profiles: newsrooms get the letter that is sent.
    pub fn unfit_for(&self, profiles: &[Profile]) -> Option<Diagnostic> {
        let fits = matches!(self, Self::Sent) || !profiles.contains(&Profile::Press);
        let fault =
            || Diagnostic::anywhere(Code::Conflict, "copies and drafts are not for the press");
        (!fits).then(fault).map(|fault| {
            fault.hint(
                "ask for other profiles, such as `--profile digital`, which tell of no embargo",
            )
        })
    }

    pub fn versions(&self, letter: &Letter) -> Vec<Version> {
        match self {
            Self::Sent => vec![Version::Original],
            Self::Copies => Version::set(letter),
            Self::Draft { at, since } => {
                let changes = since.as_ref().map(|old| Changes::since(old, letter));
                vec![Version::Draft { at: *at, changes }]
            }
        }
    }
}

/// What a call asks for; nothing, if the letter it compares with is at fault.
pub fn asked(args: &Build, settings: &Settings<'_>) -> Result<Option<Asked>, Failure> {
    if args.copies.is_some() {
        return Ok(Some(Asked::Copies));
    }
    if !args.draft {
        return Ok(Some(Asked::Sent));
    }
    let at = settings.epoch.unwrap_or_else(now);
    let Some(path) = &args.since else { return Ok(Some(Asked::Draft { at, since: None })) };
    let since = last_sent(path, settings)?;
    Ok(since.map(|since| Asked::Draft { at, since: Some(since) }))
}

/// A letter as it was last sent. Advice on it comes too late.
fn last_sent(path: &Path, settings: &Settings<'_>) -> Result<Option<Box<Letter>>, Failure> {
    let (source, fault) = input::read(path)?;
    let mut sources = Sources::new(source);
    let opened = match fault {
        None => opened::open(&mut sources, path, &settings.typefaces, Embedding::Never),
        Some(fault) => Checked::fault(fault),
    };
    if opened.value.is_none() {
        terminal::report(opened.report, &sources, settings.format);
    }
    Ok(opened.value.map(|opened| Box::new(opened.letter)))
}

/// What the files of versions are called, behind the name of the letter. The name of a
/// blind copy has no number, which would tell of others.
pub fn names(laid: &[Laid]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for Laid { version, holder, .. } in laid {
        let holder = holder.as_ref().map(|holder| file_name(&holder.name));
        let base = match (version, holder.unwrap_or_default()) {
            (Version::Original | Version::Press, _) => String::new(),
            (Version::Release, _) => "release".to_owned(),
            (Version::Cc(index), name) => format!("copy-{}-{name}", index + 1),
            (Version::Bcc(_), name) => format!("blind-copy-{name}"),
            (Version::FileCopy, _) => "file-copy".to_owned(),
            (Version::Draft { .. }, _) => "draft".to_owned(),
        };
        let numbered = |number: usize| match number {
            1 => base.clone(),
            number => format!("{base}-{number}"),
        };
        let name = (1..).map(numbered).find(|name| !names.contains(name));
        names.push(name.unwrap_or_default());
    }
    names
}

/// A name as part of a file's: letters and figures, all small, hyphens between words.
fn file_name(name: &str) -> String {
    let apart = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let lower: String = name.to_lowercase().chars().map(apart).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "name".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_everywhere() {
        for (name, expected) in [
            ("The Hon. B. Example", "the-hon-b-example"),
            ("../../etc/passwd", "etc-passwd"),
            ("Ж. Приклад", "ж-приклад"),
            ("\u{202e}: *", "name"),
        ] {
            assert_eq!(file_name(name), expected);
        }
        assert!(file_name(&"long name ".repeat(30)).len() <= LONGEST_NAME);
    }
}
