//! A PDF read exactly as the standard says, without repair. Programs that mend a damaged
//! file each do it in their own way, and may show different pages; so whoever judges a file
//! must not mend it.

mod index;
mod inside;
mod object;
mod packed;
mod revisions;
mod section;
mod state;
mod value;

pub use self::index::Index;
pub use self::inside::Inside;
pub use self::object::Object;
pub use self::packed::unpacked;
pub use self::revisions::Later;
pub use self::state::State;
pub use self::value::{Entries, Value};
