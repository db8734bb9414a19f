//! What can be followed: links on pages, and the outline beside them.

use hayro_syntax::object::ObjRef;

use super::{Bookmark, Link};
use crate::pdf::{
    Array, Budget, Dict, File, Name, Object, dicts_at, name_at, names, text, text_at,
};

/// Longer outlines are cut.
const MOST_BOOKMARKS: usize = 100_000;

/// All links, page by page.
pub fn links(file: &File) -> Vec<Link> {
    let places = Places::of(file);
    let pages = file.pages().iter().zip(1..);
    let links = pages.flat_map(|(page, number)| {
        let annotations = dicts_at(page.raw(), "Annots");
        annotations.filter_map(|dict| link(&dict, number, &places)).collect::<Vec<_>>()
    });
    links.collect()
}

fn link(dict: &Dict<'_>, page: usize, places: &Places<'_>) -> Option<Link> {
    if name_at(dict, "Subtype")? != "Link" {
        return None;
    }
    let action = dict.get::<Dict<'_>>("A");
    let kind = action.as_ref().and_then(|action| name_at(action, "S"));
    let uri = action.as_ref().and_then(|action| text_at(action, "URI"));
    let to_page = places.target(dict);
    let action = kind.filter(|kind| !matches!(kind.as_str(), "URI" | "GoTo"));
    Some(Link { page, uri, to_page, action })
}

/// The outline.
pub fn bookmarks(file: &File) -> Vec<Bookmark> {
    let places = Places::of(file);
    let outline = file.catalog().get::<Dict<'_>>("Outlines");
    let mut left = MOST_BOOKMARKS;
    outline.map(|root| below(&root, &places, &mut Budget::default(), &mut left)).unwrap_or_default()
}

fn below(
    parent: &Dict<'_>,
    places: &Places<'_>,
    budget: &mut Budget,
    left: &mut usize,
) -> Vec<Bookmark> {
    let mut found = Vec::new();
    let mut next = parent.get::<Dict<'_>>("First");
    while let Some(entry) = next.filter(|_| *left > 0) {
        *left -= 1;
        let children = budget.descend(|budget| below(&entry, places, budget, left));
        found.push(Bookmark {
            title: text_at(&entry, "Title").unwrap_or_default(),
            page: places.target(&entry),
            children: children.unwrap_or_default(),
        });
        next = entry.get::<Dict<'_>>("Next");
    }
    found
}

/// The places of a file that can be gone to.
struct Places<'a> {
    file: &'a File,
    named: Vec<(String, Object<'a>)>,
}

impl<'a> Places<'a> {
    fn of(file: &'a File) -> Self {
        let catalog = file.catalog();
        let tree = catalog.get::<Dict<'_>>("Names").and_then(|all| all.get::<Dict<'_>>("Dests"));
        let mut named = tree.map(|root| names(&root)).unwrap_or_default();
        // PDF 1.1 had a dictionary of them.
        let old = catalog.get::<Dict<'_>>("Dests").unwrap_or_default();
        let of_old = |name: Name<'a>| {
            let key = String::from_utf8_lossy(&name).into_owned();
            Some((key, old.get::<Object<'_>>(&*name)?))
        };
        named.extend(old.keys().filter_map(of_old));
        named.sort_by(|a, b| a.0.cmp(&b.0));
        Self { file, named }
    }

    /// The one-based page that a link or an entry of the outline leads to.
    fn target(&self, dict: &Dict<'a>) -> Option<usize> {
        let action = || {
            let action = dict.get::<Dict<'_>>("A")?;
            (name_at(&action, "S")? == "GoTo").then(|| action.get::<Object<'_>>("D"))?
        };
        self.page(dict.get::<Object<'_>>("Dest").or_else(action)?, true)
    }

    fn page(&self, target: Object<'a>, may_be_named: bool) -> Option<usize> {
        let name = match target {
            Object::Array(target) => return self.page_of(&target),
            Object::Dict(dict) => return self.page_of(&dict.get::<Array<'_>>("D")?),
            Object::Name(name) => String::from_utf8_lossy(&name).into_owned(),
            Object::String(name) => text(&name),
            _ => return None,
        };
        let at = self.named.binary_search_by(|(known, _)| known.cmp(&name)).ok()?;
        may_be_named.then(|| self.page(self.named[at].1.clone(), false))?
    }

    fn page_of(&self, target: &Array<'a>) -> Option<usize> {
        self.file.page_number(ObjRef::try_from(target.raw_iter().next()?).ok()?)
    }
}
