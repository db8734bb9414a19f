//! Objects written anew with some of their entries changed.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object};

/// A dictionary whose entries can be set. The others stay as they are written.
pub struct Edit {
    entries: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Edit {
    pub fn of(dict: &Dict<'_>) -> Self {
        let entries = dict.keys().filter_map(|key| {
            let entry = dict.get_raw::<Object<'_>>(&*key)?;
            Some((key.to_vec(), value(&entry)))
        });
        Self { entries: entries.collect() }
    }

    pub fn set(&mut self, key: &str, value: impl Into<Vec<u8>>) {
        self.entries.insert(key.as_bytes().to_vec(), value.into());
    }

    pub fn write(&self) -> Vec<u8> {
        let mut out = b"<<".to_vec();
        for (key, value) in &self.entries {
            out.extend(name(key));
            out.push(b' ');
            out.extend_from_slice(value);
        }
        out.extend(b">>");
        out
    }
}

/// An array, from the dictionary or from an object of its own, with more items.
pub fn longer(array: Option<Array<'_>>, more: &[u8]) -> Vec<u8> {
    let old = array.map(|array| array.data()).unwrap_or_default();
    [b"[", old, b" ", more, b"]"].concat()
}

pub fn reference(at: ObjRef) -> String {
    format!("{} {} R", at.obj_number, at.gen_number)
}

pub fn references(all: &[ObjRef]) -> String {
    all.iter().map(|at| reference(*at)).collect::<Vec<_>>().join(" ")
}

/// An object as it is written in a file.
pub fn value(object: &MaybeRef<Object<'_>>) -> Vec<u8> {
    match object {
        MaybeRef::Ref(at) => reference(*at).into_bytes(),
        MaybeRef::NotRef(Object::Dict(dict)) => dict.data().to_vec(),
        MaybeRef::NotRef(Object::Array(array)) => [b"[", array.data(), b"]"].concat(),
        MaybeRef::NotRef(Object::String(string)) => hex(string.as_bytes()).into_bytes(),
        MaybeRef::NotRef(Object::Name(of)) => name(of),
        MaybeRef::NotRef(Object::Boolean(is)) => is.to_string().into_bytes(),
        MaybeRef::NotRef(Object::Number(number)) => number.as_f64().to_string().into_bytes(),
        // A stream is never part of another object.
        MaybeRef::NotRef(Object::Null(_) | Object::Stream(_)) => b"null".to_vec(),
    }
}

/// A text string (ISO 32000-1, 7.9.2.2).
pub fn text(text: &str) -> String {
    if text.is_ascii() {
        return hex(text.as_bytes());
    }
    let wide = text.encode_utf16().flat_map(u16::to_be_bytes);
    hex(&[0xfe, 0xff].into_iter().chain(wide).collect::<Vec<u8>>())
}

/// A string, in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    format!("<{}>", digits(bytes))
}

pub fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn name(of: &[u8]) -> Vec<u8> {
    let mut out = vec![b'/'];
    for &byte in of {
        if byte.is_ascii_alphanumeric() || b"-_.:+*@".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02x}").bytes());
        }
    }
    out
}
