//! Enumerations whose members letters call by words.

/// Declares an enumeration with its words. The JSON Schema describes each word by the
/// doc comment of its member.
macro_rules! words {
    ($(#[doc = $about:literal])+ $enum:ident {
        $($(#[doc = $doc:literal])+ $variant:ident $word:literal),+ $(,)?
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $enum {
            $($(#[doc = $doc])+ #[cfg_attr(test, schemars(rename = $word))] $variant),+
        }

        impl $enum {
            /// All of them.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word for it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one of this word.
            pub fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a letter is made for.
    Profile {
        /// A file that is mailed, uploaded and kept: accessible and archivable.
        Digital "digital",
        /// Paper, from an office printer or a print shop: inks, no links.
        Print "print",
        /// Newsrooms: accessible and small.
        Press "press",
    }
}

words! {
    /// What a signatory is.
    Kind {
        /// A body with a name of its own.
        Organization "organization",
        /// A person.
        Individual "individual",
    }
}
