//! Figures of the list in lines that are no prose: `subject = "{signatories.count} ask"`.

use super::Check;
use crate::diagnostic::Code;
use crate::letter::prose;
use crate::letter::schema::Text;
use crate::locale::Locale;
use crate::source::Span;

/// What begins the name of a figure. Other braces are printed.
const BEGIN: &str = "{signatories.";

impl Check<'_> {
    /// A line with its figures in it, once it is known who signs.
    pub(super) fn line(&mut self, text: Option<&Text>, locale: &Locale) -> Option<String> {
        text.map(|text| self.filled(text, Some(text.span), locale))
    }

    /// The same of a line that is told of where it is written, if it is not here.
    pub(super) fn filled(&mut self, text: &str, span: Option<Span>, locale: &Locale) -> String {
        let (mut filled, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once(BEGIN) {
            let Some((name, behind)) = after.split_once('}') else { break };
            filled += before;
            match (prose::figure(&format!("signatories.{name}"), &self.signatories), span) {
                (Ok(number), _) => filled += &locale.number(number),
                (Err((message, hint)), Some(span)) => {
                    self.fault(Code::UnknownPlaceholder, span, message, hint);
                }
                (Err(_), None) => {}
            }
            rest = behind;
        }
        filled + rest
    }
}
