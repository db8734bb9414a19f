//! What the JSON Schema says of values whose types have more to them than the file has.

/// Says that a type is in the file what another is.
macro_rules! as_inner {
    ($type:ty as $inner:ty $(, for all $parameter:ident)?) => {
        impl$(<$parameter: schemars::JsonSchema>)? schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                <$inner>::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$inner>::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                <$inner>::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$inner>::json_schema(generator)
            }
        }
    };
}
pub(super) use as_inner;

use super::words::Choice;
use crate::source::Spanned;

as_inner!(Spanned<T> as T, for all T);
as_inner!(Choice<T> as T, for all T);
