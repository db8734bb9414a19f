//! Names from a file that anyone may have written, made into paths that stay in
//! their folder and mean the same on every system.

use std::collections::BTreeSet;

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;

/// Most systems allow 255 bytes; some room is left for a number.
const LONGEST: usize = 200;
/// A path of all of them stays below the shortest limit of a system.
const MOST_FOLDERS: usize = 8;
/// Names that Windows gives to devices, whatever their ending.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// The paths given so far, as a system that knows no capitals compares them.
#[derive(Default)]
pub struct Names {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Names {
    /// A path for a name. A relative path of plain names is kept; of anything
    /// else, the last name is taken, and what is not safe in it is replaced.
    pub fn place(&mut self, name: &str) -> String {
        let name = ComposingNormalizer::new_nfc().normalize(name).into_owned();
        let parts: Vec<&str> = name.split('/').collect();
        let plain = parts.len() <= MOST_FOLDERS && parts.iter().all(|part| safe(part) == *part);
        if plain && self.is_free(&name) {
            return self.take(name);
        }
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        // A path that is taken keeps its folders, if these are none of the files.
        let folders = name.rfind('/').filter(|_| plain && self.is_reached(&folded(&name)));
        let folders = folders.map_or("", |at| &name[..=at]);
        let last = format!("{folders}{}", safe(last));
        let numbered = (2..).map(|number| with_number(&last, number));
        let free = [last.clone()].into_iter().chain(numbered).find(|path| self.is_free(path));
        self.take(free.unwrap_or(last))
    }

    /// Whether nothing that was given has this path, or stands in its way.
    fn is_free(&self, path: &str) -> bool {
        let path = folded(path);
        self.is_reached(&path) && !self.files.contains(&path) && !self.folders.contains(&path)
    }

    /// Whether no folder on the way is a file.
    fn is_reached(&self, path: &str) -> bool {
        !folders(path).any(|folder| self.files.contains(folder))
    }

    fn take(&mut self, path: String) -> String {
        let key = folded(&path);
        self.folders.extend(folders(&key).map(str::to_owned));
        self.files.insert(key);
        path
    }
}

/// The folders above a path.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn folded(path: &str) -> String {
    CaseMapper::new().fold_string(path).into_owned()
}

/// `list.csv` as `list (2).csv`.
fn with_number(path: &str, number: usize) -> String {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    let end = path[name..].rfind('.').filter(|&at| at > 0).map_or(path.len(), |at| name + at);
    format!("{} ({number}){}", &path[..end], &path[end..])
}

/// A name that can be that of a file anywhere, as near to this one as may be.
fn safe(name: &str) -> String {
    let kept = |c: char| !c.is_control() && !"<>:\"/\\|?*".contains(c) && !turns(c);
    let kept: String = name.chars().map(|c| if kept(c) { c } else { '_' }).collect();
    // Hidden files, options of commands, and what Windows cuts off.
    let kept = kept.trim_start_matches(['.', '-', ' ', '~']).trim_end_matches(['.', ' ']);
    let stem = kept.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let numbered = numbered.is_some_and(|rest| {
        let mut rest = rest.chars();
        matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    match kept {
        "" => "attachment".to_owned(),
        name if numbered || DEVICES.contains(&stem.as_str()) => cut(&format!("_{name}")),
        name => cut(name),
    }
}

/// Marks that turn the order of what is shown, so that `txt.exe` looks like
/// another ending, and characters that are not seen.
fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Cuts a name before its ending.
fn cut(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let ending = name.rfind('.').filter(|&at| name.len() - at <= 16);
    let (stem, ending) = name.split_at(ending.unwrap_or(name.len()));
    let stem = &stem[..stem.floor_char_boundary(LONGEST - ending.len())];
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use super::*;

    fn placed(names: &[&str]) -> Vec<String> {
        let mut known = Names::default();
        names.iter().map(|name| known.place(name)).collect()
    }

    #[test]
    fn a_letters_own_files_keep_their_folders() {
        let names = ["letter.toml", "images/logo.png", "images/More pictures/é.jpg"];
        assert_eq!(placed(&names), names);
    }

    #[test]
    fn no_name_leads_out_of_the_folder_or_to_a_device() {
        let names = [
            ("../../etc/passwd", "passwd"),
            ("/etc/passwd", "passwd (2)"),
            ("images/../../x", "x"),
            ("a//b.txt", "b.txt"),
            ("c:\\windows\\win.ini", "win.ini"),
            ("..", "attachment"),
            ("", "attachment (2)"),
            ("a/", "attachment (3)"),
            (".bashrc", "bashrc"),
            ("-rf", "rf"),
            ("CON.txt", "_CON.txt"),
            ("sub/NUL", "_NUL"),
            ("com1", "_com1"),
            ("common.txt", "common.txt"),
            ("a\0b\n.txt", "a_b_.txt"),
            ("invoice\u{202e}fdp.exe", "invoice_fdp.exe"),
            ("end. . ", "end"),
        ];
        let (given, expected): (Vec<_>, Vec<_>) = names.into_iter().unzip();
        assert_eq!(placed(&given), expected);
        for path in placed(&given) {
            let inside = Path::new(&path).components().all(|c| matches!(c, Component::Normal(_)));
            assert!(inside, "{path}");
        }
    }

    #[test]
    fn names_that_some_system_takes_for_one_are_told_apart() {
        let names = ["List.csv", "list.CSV", "list.csv", "STRASSE", "straße", "e\u{301}", "é"];
        let given =
            ["List.csv", "list (2).CSV", "list (3).csv", "STRASSE", "straße (2)", "é", "é (2)"];
        assert_eq!(placed(&names), given);
    }

    #[test]
    fn a_file_is_never_a_folder_too() {
        assert_eq!(placed(&["a", "A/b"]), ["a", "b"]);
        assert_eq!(placed(&["a/b", "A", "a/B"]), ["a/b", "A (2)", "a/B (2)"]);
    }

    #[test]
    fn long_names_are_cut_before_their_ending() {
        let long = format!("{}.csv", "é".repeat(300));
        let [first, second] = [0, 1].map(|at| placed(&[&long, &long])[at].clone());
        assert!(first.len() <= LONGEST && first.ends_with("é.csv"), "{first}");
        assert!(second.ends_with("é (2).csv"), "{second}");
    }
}
