//! Files of a letter that are in memory, and what was read from a folder.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::diagnostic::nearest;
use crate::source::{FileFault, Folder};

/// Files by their paths in the letter's folder, such as `signers.csv`; none, by default.
#[derive(Debug, Clone, Default)]
pub struct Files(pub BTreeMap<String, Arc<[u8]>>);

impl Folder for Files {
    fn load(&self, path: &str) -> Result<Arc<[u8]>, FileFault> {
        let path = within(path).ok_or(FileFault::Outside)?;
        let near = || nearest(&path, self.0.keys().map(String::as_str)).map(str::to_owned);
        self.0.get(&path).map(Arc::clone).ok_or_else(|| FileFault::Missing(near()))
    }
}

/// A folder that remembers what was read from it.
pub(super) struct Loaded<'a> {
    pub folder: &'a dyn Folder,
    pub files: RefCell<BTreeMap<String, Arc<[u8]>>>,
}

impl Folder for Loaded<'_> {
    fn load(&self, path: &str) -> Result<Arc<[u8]>, FileFault> {
        let bytes = self.folder.load(path)?;
        let name = within(path).unwrap_or_else(|| path.to_owned());
        self.files.borrow_mut().insert(name, Arc::clone(&bytes));
        Ok(bytes)
    }
}

/// A path in a folder as it is written on every machine, `./a//b` as `a/b`; nothing, where it
/// leads out of it.
fn within(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    (!path.contains('\\')).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_memory_are_found_as_in_a_folder() {
        let files = Files([("a/b.csv".to_owned(), Arc::from(*b"x"))].into());
        assert!(files.load("./a//b.csv").is_ok());
        assert_eq!(files.load("a/c.csv"), Err(FileFault::Missing(Some("a/b.csv".to_owned()))));
        for outside in ["../a/b.csv", "/a/b.csv", "a\\b.csv"] {
            assert_eq!(files.load(outside), Err(FileFault::Outside), "{outside}");
        }
    }
}
