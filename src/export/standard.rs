//! The standards a PDF may claim.

use typst_pdf::{PdfStandard, PdfStandards};

use crate::letter::Profile;

macro_rules! standards {
    ($($name:literal $label:literal $variant:ident),+ $(,)?) => {
        /// A standard, or a version, of PDF.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Standard { name: &'static str, label: &'static str, typst: PdfStandard }

        impl Standard {
            /// Every standard that can be asked for.
            pub const ALL: &[Self] =
                &[$(Self { name: $name, label: $label, typst: PdfStandard::$variant }),+];
        }
    };
}

standards! {
    "ua-1" "PDF/UA-1" Ua_1,
    // The exporter does not know it: `export/universal` makes it of PDF 2.0.
    "ua-2" "PDF/UA-2" V_2_0,
    "a-1b" "PDF/A-1b" A_1b,
    "a-1a" "PDF/A-1a" A_1a,
    "a-2b" "PDF/A-2b" A_2b,
    "a-2u" "PDF/A-2u" A_2u,
    "a-2a" "PDF/A-2a" A_2a,
    "a-3b" "PDF/A-3b" A_3b,
    "a-3u" "PDF/A-3u" A_3u,
    "a-3a" "PDF/A-3a" A_3a,
    "a-4" "PDF/A-4" A_4,
    "a-4f" "PDF/A-4f" A_4f,
    "a-4e" "PDF/A-4e" A_4e,
    "1.4" "PDF 1.4" V_1_4,
    "1.5" "PDF 1.5" V_1_5,
    "1.6" "PDF 1.6" V_1_6,
    "1.7" "PDF 1.7" V_1_7,
    "2.0" "PDF 2.0" V_2_0,
}

/// Archives whose files may carry no others: ISO 19005-1, 6.1.11, 19005-2 (other
/// than PDF/A), 19005-4, annex A.
const WITHOUT_ATTACHMENTS: [&str; 7] = ["a-1b", "a-1a", "a-2b", "a-2u", "a-2a", "a-4", "a-4e"];

impl Standard {
    /// The standard of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|standard| standard.name == name)
    }

    /// The name of the standard for people.
    pub fn label(self) -> &'static str {
        self.label
    }

    /// The name it is asked for by.
    pub fn name(self) -> &'static str {
        self.name
    }
}

/// Versions, and archives, that end before PDF 2.0.
const BEFORE_2: [&str; 12] =
    ["1.4", "1.5", "1.6", "1.7", "a-1b", "a-1a", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a"];

/// Standards that can be met by one file.
#[derive(Debug, Clone)]
pub struct Standards {
    list: Vec<Standard>,
    pub(super) typst: PdfStandards,
}

impl Standards {
    /// What a letter meets unless told otherwise. What is delivered is accessible
    /// by PDF/UA-1 (ISO 14289-1) and archivable by PDF/A-2a (ISO 19005-2), or by
    /// PDF/A-3a (ISO 19005-3) where it carries files.
    pub fn of(profile: Profile, attachments: bool) -> Self {
        let names: &[&str] = match (profile, attachments) {
            (Profile::Digital, false) => &["ua-1", "a-2a"],
            (Profile::Digital, true) => &["ua-1", "a-3a"],
            (Profile::Print, _) => &["1.6"],
            (Profile::Press, _) => &["ua-1"],
        };
        let list = names.iter().map(|name| Standard::named(name).expect("a standard"));
        Self::new(list.collect()).expect("these go together")
    }

    /// Puts standards together.
    ///
    /// # Errors
    /// Says which of them exclude each other, and why.
    pub fn new(list: Vec<Standard>) -> Result<Self, String> {
        let has = |names: &[&str]| list.iter().any(|standard| names.contains(&standard.name));
        if has(&["ua-1"]) && has(&["1.4", "1.5", "1.6", "a-1a", "a-1b"]) {
            // The marks of head and foot, by which they are passed over.
            return Err(
                "PDF/UA-1 requires PDF 1.7 of letters, which have a head and a foot".to_owned()
            );
        }
        if has(&["ua-2"]) && has(&["ua-1"]) {
            return Err("PDF/UA-1 ends with PDF 1.7, and PDF/UA-2 begins with PDF 2.0".to_owned());
        }
        let old = list.iter().find(|standard| BEFORE_2.contains(&standard.name));
        if let Some(old) = old.filter(|_| has(&["ua-2"])) {
            return Err(format!("PDF/UA-2 requires PDF 2.0, which {} does not know", old.label));
        }
        let mut standards: Vec<PdfStandard> = list.iter().map(|standard| standard.typst).collect();
        standards.dedup();
        match PdfStandards::new(&standards) {
            Ok(typst) => Ok(Self { list, typst }),
            Err(why) => {
                let hints = why.hints().iter().map(ToString::to_string);
                let message = [why.message().to_string()].into_iter().chain(hints);
                Err(message.collect::<Vec<_>>().join("; "))
            }
        }
    }

    /// The version among them without the rest, if one is.
    pub fn version_alone(&self) -> Option<Self> {
        let version = |standard: &Standard| standard.name.starts_with(|c: char| c.is_ascii_digit());
        let list: Vec<_> = self.list.iter().copied().filter(version).collect();
        if list.is_empty() { None } else { Self::new(list).ok() }
    }

    /// Whether PDF/UA-2 is among them.
    pub fn universal(&self) -> bool {
        self.list.iter().any(|standard| standard.name == "ua-2")
    }

    /// The one among them that does not let a file carry others.
    pub fn without_attachments(&self) -> Option<Standard> {
        let strict = |standard: &Standard| WITHOUT_ATTACHMENTS.contains(&standard.name);
        self.list.iter().copied().find(strict)
    }

    /// The one among them that lets nothing be transparent.
    pub fn without_transparency(&self) -> Option<Standard> {
        let strict = |standard: &Standard| standard.name.starts_with("a-1");
        self.list.iter().copied().find(strict)
    }

    /// The standards for people: `PDF/UA-1 + PDF/A-2a`.
    pub fn label(&self) -> String {
        self.list.iter().map(|standard| standard.label).collect::<Vec<_>>().join(" + ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(names: &[&str]) -> Result<Standards, String> {
        Standards::new(names.iter().map(|name| Standard::named(name).expect("known")).collect())
    }

    #[test]
    fn what_excludes_each_other_is_said_with_the_reason() {
        let why = together(&["ua-1", "a-4"]).expect_err("no version fits both");
        assert!(why.contains("PDF/UA-1") && why.contains("PDF/A-4"), "{why}");
        let why = together(&["a-2a", "a-3a"]).expect_err("two archives");
        assert!(why.contains("at most one PDF/A"), "{why}");
        assert!(why.ends_with(char::is_alphanumeric), "{why}");
    }

    #[test]
    fn the_newer_standard_goes_with_what_is_of_its_version() {
        for names in [&["ua-2"][..], &["ua-2", "a-4"], &["a-4f", "ua-2"], &["2.0", "ua-2"]] {
            assert!(together(names).is_ok_and(|of| of.universal()), "{names:?}");
        }
        let all = |names: &[&str]| together(names).map(|of| of.label());
        assert_eq!(all(&["ua-2", "a-4"]), Ok("PDF/UA-2 + PDF/A-4".to_owned()));
        for (names, why) in [(["ua-2", "a-2a"], "PDF/A-2a"), (["ua-2", "ua-1"], "PDF 2.0")] {
            let said = all(&names).expect_err("no version fits both");
            assert!(said.contains(why), "{said}");
        }
    }

    #[test]
    fn paper_knows_versions_only() {
        let version = |names: &[&str]| together(names).ok()?.version_alone().map(|of| of.label());
        assert_eq!(version(&["a-2b", "1.7"]), Some("PDF 1.7".to_owned()));
        assert_eq!(version(&["a-2b"]), None);
    }

    #[test]
    fn what_is_delivered_is_accessible_and_archivable() {
        let labels = Profile::ALL.map(|profile| Standards::of(profile, false).label());
        assert_eq!(labels, ["PDF/UA-1 + PDF/A-2a", "PDF 1.6", "PDF/UA-1"]);
        assert_eq!(Standards::of(Profile::Digital, true).label(), "PDF/UA-1 + PDF/A-3a");
    }
}
