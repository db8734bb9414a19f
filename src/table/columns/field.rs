//! What may be said of who signs.

macro_rules! fields {
    ($($variant:ident $key:literal),+ $(,)?) => {
        /// A field of a signatory.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = concat!("`", $key, "`")] $variant),+ }

        impl Field {
            /// The key a letter has it under.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The field a letter has under a key.
            pub fn of_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

fields! {
    Name "name",
    Prefix "prefix",
    Given "given",
    Middle "middle",
    Family "family",
    Suffix "suffix",
    SortName "sort_name",
    Kind "kind",
    Role "role",
    Organization "organization",
    Country "country",
    Capacity "capacity",
    RepresentedBy "represented_by",
    Lead "lead",
    Rank "rank",
    Date "date",
    Number "number",
    Image "image",
    Alt "alt",
    Url "url",
    Lang "lang",
    Email "email",
}

impl Field {
    /// Whether it can tell who signs.
    pub fn names(self) -> bool {
        matches!(self, Self::Name | Self::Given | Self::Family | Self::Organization)
    }
}
