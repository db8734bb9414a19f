//! What a file does besides being printed (ISO 32000-1, 12.6 and 7.11.4): a press has no use
//! for it, and PDF/X forbids it (ISO 15930-7, 6.16 and 6.17).

use crate::pdf::{self, Dict, File, Object, name_at};

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
    let scripts = || file.dicts().any(|dict| name_at(&dict, "S").as_deref() == Some("JavaScript"));
    // A place to begin at is no action.
    let opening = catalog.get::<Object<'_>>("OpenAction").and_then(Object::into_dict).is_some();
    let on_pages = || file.pages().iter().any(|page| page.raw().contains_key("AA"));
    Active {
        scripts: named("JavaScript") || scripts(),
        opens: opening || catalog.contains_key("AA") || on_pages(),
        attachments: named("EmbeddedFiles") || !pdf::attached(file).is_empty(),
    }
}
