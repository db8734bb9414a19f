//! Figures of the list in lines that are no prose: `subject = "{signatories.count} ask"`.

use icu_locale_core::Locale as Tag;

use super::Check;
use crate::diagnostic::Code;
use crate::draft::text::Text;
use crate::locale::Locale;
use crate::prose::{self, Value};
use crate::source::Span;

/// What begins the name of a figure. Other braces are printed.
const BEGIN: &str = "{signatories.";

impl Check<'_> {
    /// A line with its figures in it, once it is known who signs.
    pub(super) fn line(&mut self, text: Option<&Text>, lang: &Tag) -> Option<String> {
        text.map(|text| self.filled(text, Some(text.span), lang))
    }

    /// The same of a line that is told of where it is written, if it is not here.
    pub(super) fn filled(&mut self, text: &str, span: Option<Span>, lang: &Tag) -> String {
        let (mut filled, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once(BEGIN) {
            let Some((name, behind)) = after.split_once('}') else { break };
            filled += before;
            match (self.figure(&format!("signatories.{name}")), span) {
                (Ok(Value::Number(number)), _) => filled += &Locale::new(lang).number(number),
                (Ok(Value::Day(day)), _) => filled += &Locale::new(lang).date(day),
                (Err((message, hint)), Some(span)) => {
                    self.fault(Code::UnknownPlaceholder, span, message, hint);
                }
                (Err(_), None) => {}
            }
            rest = behind;
        }
        filled + rest
    }

    fn figure(&self, name: &str) -> Result<Value, (String, String)> {
        prose::figure(name, &self.signatories, self.sources)
    }
}
