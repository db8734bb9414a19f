//! The fields of a form (ISO 32000-1, 12.7).

use super::{Field, Signature};
use crate::pdf::{Budget, Dict, File, Object, dicts_at, name_at, text_at};

/// All fields of the form: those to be filled in, and those for signatures.
pub fn fields(file: &File) -> (Vec<Field>, Vec<Signature>) {
    let mut form = Form::default();
    let root = file.catalog().get::<Dict<'_>>("AcroForm").unwrap_or_default();
    for field in dicts_at(&root, "Fields") {
        form.take(&field, &Inherited::default(), &mut Budget::default());
    }
    (form.fields, form.signatures)
}

#[derive(Default)]
struct Form {
    fields: Vec<Field>,
    signatures: Vec<Signature>,
}

/// What a field has of those above it.
#[derive(Clone, Default)]
struct Inherited<'a> {
    name: String,
    kind: Option<String>,
    value: Option<Object<'a>>,
}

impl Form {
    fn take<'a>(&mut self, dict: &Dict<'a>, above: &Inherited<'a>, budget: &mut Budget) {
        let own = Inherited {
            name: match (above.name.as_str(), text_at(dict, "T")) {
                (name, None) => name.to_owned(),
                ("", Some(part)) => part,
                (name, Some(part)) => format!("{name}.{part}"),
            },
            kind: name_at(dict, "FT").or(above.kind.clone()),
            value: dict.get::<Object<'_>>("V").or(above.value.clone()),
        };
        // Kids without a name of their own are places of one field.
        let mut kids = dicts_at(dict, "Kids").filter(|kid| kid.contains_key("T")).peekable();
        if kids.peek().is_none() {
            return self.add(own, text_at(dict, "TU"));
        }
        for kid in kids {
            budget.descend(|budget| self.take(&kid, &own, budget));
        }
    }

    fn add(&mut self, own: Inherited<'_>, label: Option<String>) {
        let Inherited { name, kind, value } = own;
        match kind.as_deref() {
            Some("Sig") => {
                let value = value.and_then(Object::into_dict);
                let signer = value.as_ref().and_then(|value| text_at(value, "Name"));
                self.signatures.push(Signature { name, label, signed: value.is_some(), signer });
            }
            kind => {
                let kind = match kind {
                    Some("Btn") => "button",
                    Some("Ch") => "choice",
                    _ => "text",
                };
                let filled = value.is_some_and(|value| is_filled(&value));
                self.fields.push(Field { name, kind: kind.to_owned(), filled });
            }
        }
    }
}

fn is_filled(value: &Object<'_>) -> bool {
    match value {
        Object::Null(_) => false,
        Object::String(text) => !text.as_bytes().is_empty(),
        Object::Name(name) => &**name != b"Off",
        _ => true,
    }
}
