//! Values that may be written in more than one way. serde's own `untagged` buffers its
//! input, which loses the places inside.

mod count;
mod one_or_many;
mod text_or;
mod wanted;

pub use self::count::{CountOr, CountOrText};
pub use self::one_or_many::OneOrMany;
pub use self::text_or::TextOr;
pub use self::wanted::Wanted;
