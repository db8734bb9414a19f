//! Sizes of paper.

macro_rules! papers {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $label:literal $width:literal $height:literal),+ $(,)?) => {
        /// A size of paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum Paper {
            $($(#[doc = $doc])+ #[cfg_attr(test, schemars(rename = $name))] $variant),+
        }

        impl Paper {
            /// The names a letter may use.
            pub const NAMES: &[&str] = &[$($name),+];

            /// The paper of this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// How people call it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// Width and height in millimetres.
            pub fn size(self) -> (f64, f64) {
                match self { $(Self::$variant => ($width, $height)),+ }
            }
        }
    };
}

papers! {
    /// 8.5 × 11 in.
    UsLetter "us-letter" "US letter" 215.9 279.4,
    /// 8.5 × 14 in.
    UsLegal "us-legal" "US legal" 215.9 355.6,
    /// 7.25 × 10.5 in.
    UsExecutive "us-executive" "US executive" 184.15 266.7,
    /// ISO 216 A4.
    A4 "a4" "A4" 210.0 297.0,
    /// ISO 216 A5.
    A5 "a5" "A5" 148.0 210.0,
}
