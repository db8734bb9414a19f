//! `build --profile press`: all that a newsroom uses, in a folder and in one file.

use std::fs;
use std::path::{Path, PathBuf};

use undersigned::diagnostic::{Checked, Report};
use undersigned::export::forms;
use undersigned::export::kit::{KitFile, README, SUMS, complete, packed};
use undersigned::letter::Profile;
use undersigned::sheet::arrange::arrange;
use undersigned::sheet::card::Card;
use undersigned::sheet::{Sheet, release};
use undersigned::typeset::{self, Document};

use super::args::Build;
use super::build::{Sent, lay, single, told};
use super::failure::Failure;
use super::made::kit_written;
use super::output::{self, Target};
use super::settings::Settings;
use super::{AT_FAULT, DONE, terminal};

/// A card has one pixel a point.
const CARD_DPI: f32 = 72.0;
/// What names of pages begin with.
const PAGE: &str = "page-";
/// The names of all other files.
const NAMES: [&str; 11] = [
    README,
    "release.pdf",
    "release.txt",
    "letter.pdf",
    "letter.html",
    "letter.md",
    "letter.txt",
    "card.png",
    "card.txt",
    "signatories.csv",
    SUMS,
];

/// Where the kit goes, if that is what is asked for: press alone, no single file, and the
/// letter as it is sent, unsigned.
pub fn folder(args: &Build, settings: &Settings<'_>) -> Option<PathBuf> {
    let otherwise = args.format.is_some()
        || args.copies.is_some()
        || args.draft
        || args.sign
        || args.signature_fields;
    if settings.only_profile() != Some(Profile::Press) || otherwise {
        return None;
    }
    let beside = || {
        let mut name = args.letter.file_stem().unwrap_or_default().to_owned();
        name.push("-press");
        args.letter.with_file_name(name)
    };
    let single =
        |path: &Path| path == Path::new("-") || path.extension().is_some_and(|e| e == "pdf");
    match &args.output {
        Some(path) if single(path) => None,
        Some(path) => Some(path.clone()),
        None if args.letter == Path::new("-") => None,
        None => Some(beside()),
    }
}

/// Makes the kit and writes it.
pub fn build(args: &Build, folder: &Path, settings: &Settings<'_>) -> Result<u8, Failure> {
    let old = earlier(folder)?;
    let packed_at = Target::packed(folder, args.force)?;
    let made = told(&args.letter, settings, |sources| {
        let Checked { value, mut report } = lay(sources, &args.letter, settings);
        let files = value.and_then(|sent| files(&sent, settings, &mut report));
        Checked::new(files, report)
    })?;
    let Some(files) = made else { return Ok(AT_FAULT) };
    fs::create_dir_all(folder).map_err(Failure::io("make", folder))?;
    for file in &files {
        let path = folder.join(&file.name);
        output::replace(&path, &file.bytes).map_err(Failure::io("write", &path))?;
    }
    // Pages the letter no longer has.
    for name in old.iter().filter(|name| !files.iter().any(|file| file.name == **name)) {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(Failure::io("remove", &path))?;
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = packed(&files, &name).unwrap_or_default();
    packed_at.write(&bytes)?;
    terminal::say(&kit_written(folder, &packed_at, &files, bytes.len(), settings.format));
    Ok(DONE)
}

/// The files of an earlier kit. What is none of a kit's stays as it is, and is in the way.
fn earlier(folder: &Path) -> Result<Vec<String>, Failure> {
    let Ok(entries) = fs::read_dir(folder) else {
        return match folder.exists() {
            true => Err(Failure::usage(
                format!("`{}` is there already and is no folder", folder.display()),
                "name another folder with -o, or a single file that ends in .pdf",
            )),
            false => Ok(Vec::new()),
        };
    };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    let known = |name: &String| {
        let page = name.strip_prefix(PAGE).and_then(|rest| rest.strip_suffix(".png"));
        NAMES.contains(&name.as_str()) || page.is_some_and(|n| n.parse::<usize>().is_ok())
    };
    match names.iter().find(|name| !known(name)) {
        None => Ok(names),
        Some(other) => Err(Failure::usage(
            format!("`{}` holds `{other}`, which is none of a press kit", folder.display()),
            "name another folder with -o",
        )),
    }
}

/// What is in the kit.
fn files(sent: &Sent, settings: &Settings<'_>, report: &mut Report) -> Option<Vec<KitFile>> {
    let Sent { letter, locale, sheet, document, fonts, .. } = sent;
    let fonts = fonts.as_ref().unwrap_or(settings.typefaces.shared());
    let mut set = |sheet: &Sheet| -> Option<Document> {
        let Checked { value, report: more } = typeset::typeset(sheet, fonts);
        report.extend(more);
        value
    };
    let marked = release::marked(sheet, letter, locale);
    let embargoed = marked.notice.is_some();
    let of_embargo = if embargoed { set(&marked) } else { None };
    let document = if embargoed { of_embargo.as_ref()? } else { document };
    let told = release::release(letter, locale);
    let told_document = set(&told)?;
    let card = Card::new(letter, sheet, locale);
    let drawn = typeset::card(&card, sheet, fonts);
    report.extend(drawn.report);
    let drawn = drawn.value?;
    let mut pdf = |document: &Document, sheet: &Sheet| {
        single(document, sheet, Profile::Press, settings, report)
    };
    let (letter_pdf, release_pdf) = (pdf(document, &marked)?, pdf(&told_document, &told)?);
    let card_png = forms::pixels(&pdf(&drawn, sheet)?, CARD_DPI).into_iter().next()?;
    let pages =
        forms::pixels(&letter_pdf, forms::DPI).into_iter().enumerate().map(|(page, bytes)| {
            let about = format!("The letter, page {}, at 300 dots an inch", page + 1);
            KitFile::new(format!("{PAGE}{}.png", page + 1), about, bytes)
        });
    let settled = forms::settle(&marked);
    let parts = arrange(&letter.signatories, locale);
    let file = |name: &str, about: &str, bytes: Vec<u8>| KitFile::new(name, about, bytes);
    let mut files = vec![
        file("release.pdf", "The press release, to print and to read", release_pdf),
        file(
            "release.txt",
            "The press release, to paste into mail",
            forms::text(&forms::settle(&told)).into(),
        ),
        file("letter.pdf", "The letter, tagged for screen readers (PDF/UA-1)", letter_pdf),
        file(
            "letter.html",
            "The letter, a page for websites",
            forms::html(letter, &settled).into(),
        ),
        file("letter.md", "The letter, Markdown", forms::markdown(&settled).into()),
        file(
            "letter.txt",
            "The letter, plain text in lines of 72 columns",
            forms::text(&settled).into(),
        ),
    ];
    files.extend(pages);
    files.extend([
        file("card.png", "A card for social media, 1200 by 630 pixels", card_png),
        file(
            "card.txt",
            "What the card says, for those who cannot see it",
            (card.alt() + "\n").into(),
        ),
        file(
            "signatories.csv",
            "Who signs, as a table",
            forms::csv(&parts, &[], |_| Vec::new()).into(),
        ),
    ]);
    Some(complete(files, &letter.title, &release::lines(letter, locale)))
}
