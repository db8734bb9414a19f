//! `inspect`: what a PDF holds.

mod text;

pub use self::text::plain;

use serde_json::{Value, json};
use undersigned::inspect::{self, Facts};

use super::args::Inspect;
use super::failure::Failure;
use super::terminal::Terminal;
use super::{AT_FAULT, DONE, pdf};

/// Prints what is in one PDF.
pub fn inspect(args: &Inspect, terminal: Terminal) -> Result<u8, Failure> {
    let bytes = pdf::read(&args.pdf)?;
    match inspect::inspect(bytes) {
        Ok(facts) => {
            let name = pdf::name(&args.pdf);
            match args.json {
                true => terminal.show_json(&as_json(&name, &facts))?,
                false => terminal.show(&text::text(&name, &facts))?,
            }
            Ok(DONE)
        }
        Err(why) => {
            pdf::unreadable(&args.pdf, why, terminal);
            Ok(AT_FAULT)
        }
    }
}

fn as_json(name: &str, facts: &Facts) -> Value {
    let mut value = json!({ "file": name });
    if let (Some(all), Ok(Value::Object(facts))) =
        (value.as_object_mut(), serde_json::to_value(facts))
    {
        all.extend(facts);
    }
    value
}
