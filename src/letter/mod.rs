//! The letter: what may be written, how it is read, and what it means.

mod changes;
mod check;
mod contrast;
pub mod duplicates;
mod embed;
mod garbled;
mod instances;
mod lint;
mod measure;
mod model;
mod press;
mod print;
mod prose;
mod read;
mod roll;
pub mod schema;
pub mod spanned;
mod suggest;
mod suspect;
pub mod table;
mod texts;
mod typefaces;
mod unusual;
mod vague;
mod written;

pub use self::changes::Changes;
pub use self::check::{Faces, check, is_email, near_names};
pub use self::embed::embed;
pub use self::lint::{lint, lint_order};
pub use self::model::*;
pub use self::print::{Imposition, Ink, Part, Print};
pub use self::prose::{Block, Inline};
pub use self::read::read;
pub use self::suggest::nearest;
pub use self::typefaces::typefaces;
pub use self::unusual::unusual;
