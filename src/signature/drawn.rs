//! Whether a field shows anything on its page.

use crate::pdf::exact::{Entries, Later, Object, State, Value, unpacked};

/// Neither shown nor printed (ISO 32000-1, table 165).
const HIDDEN: usize = 2;

/// A file as it is now, whose fields are looked at.
pub struct Drawing<'a> {
    pub old: &'a State<'a>,
    pub new: &'a Later,
    pub bytes: &'a [u8],
}

impl Drawing<'_> {
    /// Whether it may be that a reader draws something: the appearance that the field has, or
    /// one that the reader makes from the field's colours and its border.
    pub fn is_seen(&self, widget: &Entries) -> bool {
        let entry = |key: &[u8]| widget.get(key);
        if !has_place(widget) {
            return false;
        }
        let described = entry(b"MK").is_some_and(|look| *look != Value::Dict(Entries::new()));
        described
            || entry(b"BS").is_some()
            || entry(b"Border").is_some_and(|border| !is_none(border))
            || entry(b"AP").is_some_and(|looks| self.shows(looks, 0))
    }

    /// Whether one of the appearances, in whatever state, draws.
    fn shows(&self, looks: &Value, depth: usize) -> bool {
        match looks {
            Value::Null => false,
            Value::Dict(states) => {
                depth > 2 || states.values().any(|one| self.shows(one, depth + 1))
            }
            Value::Ref(to, _) => match self.new.get(self.old, *to) {
                None => false,
                Some(object) if object.data.is_some() => !self.is_blank(object),
                Some(object) => depth > 2 || self.shows(&object.value, depth + 1),
            },
            _ => true,
        }
    }

    /// Whether a stream has no operator in it.
    fn is_blank(&self, stream: &Object) -> bool {
        let data = stream.data.clone().and_then(|data| self.bytes.get(data));
        let Some((dict, data)) = stream.dict().zip(data) else { return false };
        let Some(content) = unpacked(dict, data) else { return false };
        let lines = content.split(|byte| b"\r\n".contains(byte)).map(<[u8]>::trim_ascii);
        lines.into_iter().all(|line| line.is_empty() || line.starts_with(b"%"))
    }
}

/// Whether a field takes up any room that a reader may show.
pub fn has_place(widget: &Entries) -> bool {
    let flags = widget.get(&b"F"[..]).and_then(Value::count);
    let hidden = flags.is_some_and(|flags| flags & HIDDEN != 0);
    !hidden && has_size(widget.get(&b"Rect"[..]))
}

/// Whether a rectangle has a size, or cannot be read.
fn has_size(rect: Option<&Value>) -> bool {
    let Some(rect) = rect else { return false };
    let numbers = rect.array().map(|all| all.iter().map(Value::number).collect::<Vec<_>>());
    match numbers.as_deref() {
        Some([Some(left), Some(bottom), Some(right), Some(top)]) => left != right && bottom != top,
        _ => true,
    }
}

/// Whether a border has no width.
fn is_none(border: &Value) -> bool {
    border.array().and_then(|all| all.get(2)).and_then(Value::number) == Some(0.0)
}
