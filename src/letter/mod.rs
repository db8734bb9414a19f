//! The letter: what may be written, how it is read, and what it means.

mod check;
pub mod duplicates;
mod lint;
mod measure;
mod model;
mod prose;
mod read;
pub mod schema;
pub mod spanned;
mod suggest;
mod texts;
mod written;

pub use self::check::{Faces, check};
pub use self::lint::lint;
pub use self::model::*;
pub use self::prose::{Block, Inline};
pub use self::read::read;
pub use self::suggest::nearest;
