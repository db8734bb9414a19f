//! What a file does besides being printed (ISO 32000-1, 12.6 and 7.11.4): a press has no use
//! for it, and PDF/X forbids it (ISO 15930-7, 6.16 and 6.17).

use crate::pdf::{self, Dict, File, MaybeRef, Object, name_at};

/// Objects that stand in one another deeper than this are written by no program; each level
/// is read anew.
const DEEPEST: usize = 100;

/// What a file does.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Active {
    /// Whether it has scripts.
    pub scripts: bool,
    /// Whether something is done when it is opened, or a page is.
    pub opens: bool,
    /// Whether files are attached to it.
    pub attachments: bool,
}

/// Looks for all of it.
pub fn active(file: &File) -> Active {
    let catalog = file.catalog();
    let named =
        |key: &str| catalog.get::<Dict<'_>>("Names").is_some_and(|all| all.contains_key(key));
    let forms = || catalog.get::<Dict<'_>>("AcroForm").is_some_and(|form| form.contains_key("XFA"));
    // Wherever an action hangs, it is an object, or stands in one.
    let scripts = || file.objects().any(|object| has_script(object, DEEPEST));
    // A place to begin at is no action.
    let opening = catalog.get::<Object<'_>>("OpenAction").and_then(Object::into_dict).is_some();
    let on_pages = || file.pages().iter().any(|page| page.raw().contains_key("AA"));
    Active {
        scripts: named("JavaScript") || forms() || scripts(),
        opens: opening || catalog.contains_key("AA") || on_pages(),
        attachments: named("EmbeddedFiles") || !pdf::attached(file).is_empty(),
    }
}

/// Whether an object is a script, or one stands in it. What is too deep to be looked at may be one.
fn has_script(object: Object<'_>, levels: usize) -> bool {
    let within = |value: MaybeRef<Object<'_>>| match value {
        MaybeRef::NotRef(value) => has_script(value, levels.saturating_sub(1)),
        MaybeRef::Ref(_) => false,
    };
    let in_dict = |dict: &Dict<'_>| {
        levels == 0
            || is_script(dict)
            || dict.keys().any(|key| dict.get_raw(&*key).is_some_and(within))
    };
    match object {
        Object::Dict(dict) => in_dict(&dict),
        Object::Stream(stream) => in_dict(stream.dict()),
        Object::Array(array) => levels == 0 || array.raw_iter().any(within),
        _ => false,
    }
}

/// Films may have scripts beside what else they do (ISO 32000-1, 12.6.4.13).
fn is_script(dict: &Dict<'_>) -> bool {
    match name_at(dict, "S").as_deref() {
        Some("JavaScript") => true,
        Some("Rendition") => dict.contains_key("JS"),
        _ => false,
    }
}
