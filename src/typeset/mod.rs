//! Typeset: a [`Sheet`] to a [`Document`], through typst.

mod annex_text;
mod balance;
mod enclosed;
mod even_lines;
mod fit;
mod images;
mod inspect;
mod name_columns;
mod tags;
mod trace;
mod world;

use std::sync::LazyLock;

use typst::diag::Warned;
use typst::foundations::{Binding, Module, Scope, Target, Value};
use typst::pdf::{ArtifactElem, AttachElem};
use typst::utils::{LazyHash, hash128};
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;

use self::annex_text::AnnexTextElem;
use self::even_lines::EvenLinesElem;
use self::name_columns::NameColumnsElem;
use self::world::{LetterWorld, SheetJson};
use crate::diagnostic::{Checked, Report};
use crate::sheet::Sheet;
use crate::sheet::card::Card;
use crate::stationery::{Fonts, templates};

/// A letter laid out on its pages.
pub struct Document {
    /// The pages.
    pub pages: PagedDocument,
    /// How many of them are the letter's own; what is enclosed follows them.
    pub own: usize,
    /// What the letter is, for the file's identifier: equal letters have equal ones.
    pub identity: String,
}

/// What the templates may use: typst's library without its modules of mathematics
/// and symbols, which typst would hash for each letter, with what they need of the
/// module `pdf`, and with our own elements.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::builder().build();
    let mut scope = Scope::deduplicating();
    for (name, binding) in library.global.scope().iter() {
        if !matches!(binding.read(), Value::Module(_)) {
            scope.bind(name.clone(), binding.clone());
        }
    }
    scope.define_elem::<ArtifactElem>();
    scope.define_elem::<AttachElem>();
    scope.define_elem::<NameColumnsElem>();
    library.rules.register(Target::Paged, name_columns::RULE);
    scope.define_elem::<EvenLinesElem>();
    library.rules.register(Target::Paged, even_lines::RULE);
    scope.define_elem::<AnnexTextElem>();
    library.rules.register(Target::Paged, annex_text::RULE);
    library.global = Module::new("global", scope);
    library.math = Module::new("math", Scope::new());
    library.std = Binding::detached(library.global.clone());
    LazyHash::new(library)
});

/// Lays a sheet out. Faults in pictures are told at their place in the letter;
/// any other fault is one of the templates.
pub fn typeset(sheet: &Sheet, fonts: &Fonts) -> Checked<Document> {
    let mut report = images::check(sheet);
    if report.has_errors() {
        return Checked::new(None, report);
    }
    let Checked { value, report: more } = fit::fit(sheet, |sheet| set(sheet, fonts));
    report.extend(more);
    if let Some(document) = &value {
        report.extend(inspect::inspect(document, sheet));
    }
    Checked::new(value, report)
}

/// Lays a card out; its pictures are the sheet's.
pub fn card(card: &Card, sheet: &Sheet, fonts: &Fonts) -> Checked<Document> {
    lay(SheetJson::card(card), sheet, fonts, templates::CARD)
}

/// Lays a sheet out as it is.
fn set(sheet: &Sheet, fonts: &Fonts) -> Checked<Document> {
    lay(SheetJson::new(sheet), sheet, fonts, templates::MAIN)
}

/// Lays out what a template makes of some data.
fn lay(
    json: serde_json::Result<SheetJson>,
    sheet: &Sheet,
    fonts: &Fonts,
    main: &'static str,
) -> Checked<Document> {
    let json = match json {
        Ok(json) => json,
        Err(error) => return Checked::fault(trace::bug(&error.to_string())),
    };
    let identity = format!("{:032x}", hash128(&json));
    let world = LetterWorld::new(&LIBRARY, fonts, json, sheet, main);
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let mut report: Report = warnings.iter().map(trace::warning).collect();
    match output {
        Ok(pages) => {
            let own = enclosed::own_pages(&pages, sheet);
            Checked::new(Some(Document { pages, own, identity }), report)
        }
        Err(errors) => {
            report.extend(errors.iter().map(|error| trace::error(error, &world)).collect());
            Checked::new(None, report)
        }
    }
}
