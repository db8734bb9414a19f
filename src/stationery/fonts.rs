//! Typefaces: those that are part of the program, and any the user adds.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontSource, FontStore};

use crate::text::Faces;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[&[u8]] = &[$(include_bytes!(concat!("../../fonts/", $name))),+];
    };
}

files!(
    "libertinus-serif/LibertinusSerif-Regular.otf",
    "libertinus-serif/LibertinusSerif-Italic.otf",
    "libertinus-serif/LibertinusSerif-Semibold.otf",
    "libertinus-serif/LibertinusSerif-Bold.otf",
    "libertinus-serif/LibertinusSerif-BoldItalic.otf",
    "source-sans/SourceSans3-Regular.otf",
    "source-sans/SourceSans3-It.otf",
    "source-sans/SourceSans3-Semibold.otf",
    "source-sans/SourceSans3-Bold.otf",
);

/// What the files hold, worked out beforehand: reading it from them takes
/// longer than setting a page. A test keeps it current.
const INFOS: &str = include_str!("../../fonts/faces.json");

/// The typefaces at hand.
pub struct Fonts(FontStore);

/// A face of the program's own, parsed when it is first used.
struct Bundled(&'static [u8]);

impl FontSource for Bundled {
    fn load(&self) -> Option<Font> {
        Font::new(Bytes::new(self.0), 0)
    }
}

/// A face of other typefaces.
struct Shared(Arc<Fonts>, usize);

impl FontSource for Shared {
    fn load(&self) -> Option<Font> {
        self.0.font(self.1)
    }
}

impl Fonts {
    /// The typefaces that are part of the program.
    pub fn bundled() -> Self {
        let mut store = FontStore::new();
        // The file is part of the program, and a test reads it.
        let infos: Vec<FontInfo> = serde_json::from_str(INFOS).expect("sound face infos");
        store.extend(FILES.iter().copied().map(Bundled).zip(infos));
        Self(store)
    }

    /// The same with the faces in the files that a letter brings along. They are no other
    /// letter's, so that no letter looks as another would have it.
    pub fn with(self: &Arc<Self>, files: Vec<Arc<[u8]>>) -> Arc<Self> {
        if files.is_empty() {
            return Arc::clone(self);
        }
        let mut store = FontStore::new();
        let shared =
            |(index, info): (usize, &FontInfo)| (Shared(Arc::clone(self), index), info.clone());
        store.extend(self.infos().enumerate().map(shared));
        for file in files {
            store.extend(Font::iter(Bytes::new(file)).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        Arc::new(Self(store))
    }

    /// Adds typefaces found elsewhere.
    pub fn extend<S: FontSource>(&mut self, found: impl IntoIterator<Item = (S, FontInfo)>) {
        self.0.extend(found);
    }

    /// The faces' descriptions.
    pub fn book(&self) -> &LazyHash<FontBook> {
        self.0.book()
    }

    /// A face by its index in the book.
    pub fn font(&self, index: usize) -> Option<Font> {
        self.0.font(index)
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        (0..).map_while(|index| self.book().info(index))
    }
}

/// The faces in a file, by their number there.
pub fn infos(file: &Arc<[u8]>) -> impl Iterator<Item = (u32, FontInfo)> {
    let faces = Font::iter(Bytes::new(Arc::clone(file)));
    faces.map(|face| (face.index(), face.info().clone()))
}

impl Faces for Fonts {
    fn covers(&self, character: char) -> bool {
        self.infos().any(|info| info.coverage.contains(u32::from(character)))
    }

    fn families(&self) -> Vec<String> {
        self.book().families().map(|(family, _)| family.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_descriptions_are_those_of_the_files() {
        let infos: Vec<FontInfo> =
            FILES.iter().map(|data| FontInfo::new(data, 0).expect("a face")).collect();
        let current = serde_json::to_string(&infos).expect("json") + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/faces.json");
        if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
            std::fs::write(path, current).expect("written");
        } else {
            assert_eq!(INFOS, current, "stale: run SNAPSHOTS=overwrite cargo test");
        }
    }

    #[test]
    fn the_alphabets_of_europe_and_vietnam_are_covered() {
        let fonts = Fonts::bundled();
        for c in "Straße Ørsted Łódź Đặng Thị Nguyễn Ελλάδα ἀρχή Київ Ѐ ſ ﬁ № § † €".chars()
        {
            assert!(c == ' ' || fonts.covers(c), "{c}");
        }
        assert!(!fonts.covers('香'));
    }
}
