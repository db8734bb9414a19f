//! Typeset: a [`Sheet`] to a [`Document`], through typst.

mod annex_text;
mod balanced_lines;
mod copies;
mod diagnostics;
mod enclosed;
mod fit;
mod fitted_table;
pub(crate) mod frames;
mod images;
mod inspect;
mod missing_glyphs;
mod name_columns;
mod overflow;
mod overlap;
mod painted;
mod partition;
mod prepend;
mod qr_placement;
mod quotation_marks;
mod signature_fields;
mod source_map;
pub(crate) mod tags;
pub(crate) mod trial;
mod unmarked_grid;
mod world;

use std::sync::LazyLock;

use typst::diag::Warned;
use typst::foundations::{Binding, Module, Scope, Target, Value};
use typst::pdf::{ArtifactElem, AttachElem, header_cell};
use typst::utils::{LazyHash, hash128};
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;

use self::annex_text::AnnexTextElem;
use self::balanced_lines::BalancedLinesElem;
pub use self::enclosed::Section;
use self::fitted_table::FittedTableElem;
use self::missing_glyphs::Boxes;
use self::name_columns::NameColumnsElem;
pub use self::signature_fields::{SignatureField, signature_fields};
use self::unmarked_grid::UnmarkedGridElem;
use self::world::{LetterWorld, SheetJson};
use crate::design::Design;
use crate::diagnostic::Report;
use crate::letter::{Image, PrintedSpans};
use crate::sheet::Sheet;
use crate::sheet::card::Card;
use crate::source::{Span, Spanned};
use crate::stationery::{Fonts, templates};

/// A letter laid out on its pages.
#[derive(Clone)]
pub struct Document {
    /// The pages.
    pub pages: PagedDocument,
    /// How many of them are the letter's own; what is enclosed follows them.
    pub own: usize,
    /// The letter's own pages, then each enclosure's.
    pub sections: Vec<Section>,
    /// Whether paper is printed on both sides.
    pub duplex: bool,
    /// What its marks say to readers.
    pub reading: Reading,
    /// The design it is set in.
    pub design: Design,
    /// What the letter is, for the file's identifier: equal letters have equal ones.
    pub identity: String,
    /// The pictures on them.
    pub images: Vec<Spanned<Image>>,
    /// The typefaces the letter names, and where.
    pub typefaces: Vec<(String, Span)>,
    /// Where some of it is written.
    pub spans: PrintedSpans,
    /// Where those who sign are written.
    pub rows: Vec<Span>,
}

/// What the marks of a letter say to readers, in its language.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Whether the letter is in English.
    pub is_english: bool,
    /// Where a note leads back to, with `{number}` to be filled in.
    pub back_to_reference: String,
    /// The language of that, where it is not the letter's.
    pub words_language: Option<String>,
    /// What the blocks of signatories are for, in their order.
    pub blocks: Vec<String>,
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
    scope.define_elem::<BalancedLinesElem>();
    library.rules.register(Target::Paged, balanced_lines::RULE);
    scope.define_elem::<FittedTableElem>();
    library.rules.register(Target::Paged, fitted_table::RULE);
    scope.define_elem::<AnnexTextElem>();
    library.rules.register(Target::Paged, annex_text::RULE);
    scope.define_elem::<UnmarkedGridElem>();
    library.rules.register(Target::Paged, unmarked_grid::RULE);
    scope.define_func::<quotation_marks::quotation_marks>();
    scope.define_func::<tags::tag_list>();
    scope.define_func::<tags::tag_label>();
    scope.define_func::<tags::tag_item>();
    scope.define_func::<tags::tag_code>();
    scope.define_func::<header_cell>();
    library.global = Module::new("global", scope);
    library.math = Module::new("math", Scope::new());
    library.std = Binding::detached(library.global.clone());
    LazyHash::new(library)
});

/// Lays a sheet out. Faults in pictures are told at their place in the letter;
/// any other fault is one of the templates. `report` is what there is to say of this sheet.
pub fn typeset(sheet: &Sheet, fonts: &Fonts, report: &mut Report) -> Option<Document> {
    images::check(sheet, report);
    if report.has_errors() {
        return None;
    }
    let set = |sheet: &Sheet, report: &mut Report| set(sheet, fonts, report);
    let place = |sheet: &Sheet, report: &mut Report| qr_placement::place(sheet, set, report);
    let document = fit::fit(sheet, place, report)?;
    tell_boxes(&document, sheet, fonts, report);
    inspect::inspect(&document, sheet, report);
    copies::copies(&document, sheet, report);
    overlap::overlap(&document, sheet, report);
    // A draft has the numbers of its lines, and bars, in the margins.
    if sheet.marks.watermark.is_none() {
        overflow::overflow(&document, sheet, report);
    }
    (!report.has_errors()).then_some(document)
}

fn document(pages: PagedDocument, design: Design, identity: String, sheet: &Sheet) -> Document {
    let named = [&sheet.theme.font, &sheet.theme.letterhead_font].into_iter();
    let typefaces =
        named.zip(sheet.spans.typefaces).filter_map(|(name, span)| Some((name.clone()?, span?)));
    let sections = enclosed::sections(&pages, sheet);
    let entries = sheet.signatories.groups.iter().flat_map(|group| &group.entries);
    Document {
        own: sections.first().map_or(0, |section| section.pages.len()),
        pages,
        sections,
        duplex: sheet.page.duplex,
        reading: signature_fields::reading(sheet),
        design,
        identity,
        images: sheet.images.clone(),
        typefaces: typefaces.collect(),
        spans: sheet.spans.clone(),
        rows: entries.map(|entry| entry.span).collect(),
    }
}

/// Lays a card out; its pictures are the sheet's.
pub fn card(card: &Card, sheet: &Sheet, fonts: &Fonts, report: &mut Report) -> Option<Document> {
    let document = compile(SheetJson::card(card), sheet, fonts, (templates::CARD, report))?;
    tell_boxes(&document, sheet, fonts, report);
    (!report.has_errors()).then_some(document)
}

fn tell_boxes(document: &Document, sheet: &Sheet, fonts: &Fonts, report: &mut Report) {
    let mut boxes = Boxes::new(sheet, fonts);
    document.pages.pages().iter().for_each(|page| boxes.look_at(&page.frame));
    boxes.tell(report);
}

/// Lays a sheet out as it is.
fn set(sheet: &Sheet, fonts: &Fonts, report: &mut Report) -> Option<Document> {
    compile(SheetJson::new(sheet), sheet, fonts, (templates::MAIN, report))
}

/// What the templates are given: data, and the design as TOML.
fn data(
    json: serde_json::Result<SheetJson>,
    design: &Design,
) -> Result<(SheetJson, String), String> {
    let json = json.map_err(|error| error.to_string())?;
    Ok((json, toml::to_string(design).map_err(|error| error.to_string())?))
}

/// Lays out what a template makes of some data.
fn compile(
    json: serde_json::Result<SheetJson>,
    sheet: &Sheet,
    fonts: &Fonts,
    (main, report): (&'static str, &mut Report),
) -> Option<Document> {
    let design = sheet.design();
    let (json, given) = match data(json, &design) {
        Ok(data) => data,
        Err(error) => {
            report.add(diagnostics::bug(&error));
            return None;
        }
    };
    let identity = format!("{:032x}", hash128(&json));
    let world = LetterWorld::new(&LIBRARY, fonts, json, given, sheet, main);
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    warnings.iter().map(diagnostics::warning).for_each(|warning| report.add(warning));
    match output {
        Ok(pages) => Some(document(pages, design, identity, sheet)),
        Err(errors) => {
            let errors = errors.iter().map(|error| diagnostics::error(error, &world));
            errors.for_each(|error| report.add(error));
            None
        }
    }
}
