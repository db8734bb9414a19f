//! What happened to a PDF after it was signed.
//!
//! Others may sign it too, so fields and signatures may be added, and what is needed to check
//! them; metadata may be brought up to date. Nothing else may be. Every object that is another
//! than it was is judged by what it is in the file as it was signed; one that is nothing there
//! of which a change is known to be harmless, may not be changed.

use std::collections::BTreeSet;

use super::Flaw;
use super::drawn::{Drawing, has_place};
use super::form::Form;
use crate::pdf::exact::{Entries, Later, Object, State, Value};

/// What was changed after a signature was made, and does it no harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// What the file says of itself: title, authors, dates.
    Metadata,
    /// A field that was there shows something now, in its place.
    Shown,
}

/// The flags of an annotation that have nothing to do with where it is seen: it is printed,
/// and may not be moved or filled in (ISO 32000-1, table 165).
const FLAGS: u32 = 4 | 128 | 512;

static NO_ENTRIES: Entries = Entries::new();

/// What was changed, if all of it does no harm.
pub fn judge(old: &State<'_>, new: &Later, bytes: &[u8]) -> Result<BTreeSet<Change>, Flaw> {
    let form = Form::of(old).ok_or(Flaw::Irregular)?;
    let mut judge = Judge { old, new, bytes, form, judged: BTreeSet::new(), told: BTreeSet::new() };
    judge.trailer()?;
    judge.catalog()?;
    judge.pages()?;
    judge.fields()?;
    judge.rest()?;
    Ok(judge.told)
}

struct Judge<'a> {
    old: &'a State<'a>,
    new: &'a Later,
    bytes: &'a [u8],
    /// As it was signed.
    form: Form,
    /// Objects whose change is known to be harmless.
    judged: BTreeSet<i32>,
    told: BTreeSet<Change>,
}

type Entry<'a> = Option<&'a Value>;

/// Every key of two dictionaries, with its values.
fn pairs<'a>(
    old: &'a Entries,
    new: &'a Entries,
) -> impl Iterator<Item = (&'a [u8], Entry<'a>, Entry<'a>)> {
    let keys: BTreeSet<&[u8]> = old.keys().chain(new.keys()).map(Vec::as_slice).collect();
    keys.into_iter().map(|key| (key, old.get(key), new.get(key)))
}

fn must(holds: bool) -> Result<(), Flaw> {
    if holds { Ok(()) } else { Err(Flaw::ChangedSince) }
}

fn number(value: Entry<'_>) -> Option<i32> {
    value.and_then(Value::reference)
}

impl<'a> Judge<'a> {
    fn before(&self, number: i32) -> Option<&'a Entries> {
        self.old.objects.get(&number)?.dict()
    }

    fn now(&self, number: i32) -> Option<&'a Object> {
        self.new.get(self.old, number)
    }

    /// What a value was, or what the object was that it refers to.
    fn resolved_before(&self, value: Entry<'a>) -> Entry<'a> {
        match value? {
            Value::Ref(number, _) => self.old.objects.get(number).map(|object| &object.value),
            value => Some(value),
        }
    }

    fn resolved(&self, value: Entry<'a>) -> Entry<'a> {
        match value? {
            Value::Ref(number, _) => self.now(*number).map(|object| &object.value),
            value => Some(value),
        }
    }

    /// The object of a number that was not used.
    fn added(&self, value: &Value) -> Result<i32, Flaw> {
        let number = value.reference().ok_or(Flaw::ChangedSince)?;
        must(!self.old.objects.contains_key(&number))?;
        Ok(number)
    }

    fn root(&self) -> Option<i32> {
        number(self.old.trailer.get(&b"Root"[..]))
    }

    fn trailer(&mut self) -> Result<(), Flaw> {
        let (old, new) = (&self.old.trailer, &self.new.trailer);
        let both = |key: &[u8]| (old.get(key), new.get(key));
        let id = |of: &'a Entries| of.get(&b"ID"[..]).and_then(Value::array)?.first();
        must(both(b"Root").0 == both(b"Root").1 && !new.contains_key(&b"Encrypt"[..]))?;
        must(id(old).is_none() || id(new).is_none() || id(old) == id(new))?;
        if both(b"Info").0 != both(b"Info").1 {
            self.told.insert(Change::Metadata);
        }
        Ok(())
    }

    fn catalog(&mut self) -> Result<(), Flaw> {
        let root = self.root().ok_or(Flaw::Irregular)?;
        let old = self.before(root).ok_or(Flaw::Irregular)?;
        let new = self.now(root).and_then(Object::dict).ok_or(Flaw::ChangedSince)?;
        for (key, old, new) in pairs(old, new) {
            match key {
                b"AcroForm" => self.form(old, new)?,
                b"Metadata" if old != new => drop(self.told.insert(Change::Metadata)),
                // What later readers need to check signatures, and what they must know.
                b"Metadata" | b"DSS" | b"Extensions" => {}
                b"Version" => must(new.is_none_or(|new| new.name().is_some()))?,
                _ => must(old == new)?,
            }
        }
        self.judged.insert(root);
        Ok(())
    }

    fn form(&mut self, old: Entry<'a>, new: Entry<'a>) -> Result<(), Flaw> {
        let was = match old {
            Some(_) => self.resolved_before(old).and_then(Value::dict).ok_or(Flaw::Irregular)?,
            None => &NO_ENTRIES,
        };
        let is = match new {
            Some(_) => self.resolved(new).and_then(Value::dict).ok_or(Flaw::ChangedSince)?,
            None => return must(old.is_none()),
        };
        for (key, old, new) in pairs(was, is) {
            match key {
                b"Fields" => {
                    for field in self.grown(old, new)? {
                        let field = self.added(field)?;
                        self.field(field)?;
                    }
                }
                b"SigFlags" => {}
                // A reader that draws fields anew may show another text in them.
                b"NeedAppearances" => must(old == new || new == Some(&Value::Boolean(false)))?,
                b"DR" | b"DA" if old.is_none() => must(self.form.fields.is_empty())?,
                _ => must(old == new)?,
            }
        }
        self.judged.extend(number(old));
        Ok(())
    }

    /// What was added at the end of an array.
    fn grown(&mut self, old: Entry<'a>, new: Entry<'a>) -> Result<&'a [Value], Flaw> {
        let of = |value: Entry<'a>| value.and_then(Value::array).unwrap_or_default();
        let (was, is) = (of(self.resolved_before(old)), of(self.resolved(new)));
        must(is.starts_with(was))?;
        if number(old).is_some() && number(old) != number(new) {
            return Err(Flaw::ChangedSince);
        }
        self.judged.extend(number(old));
        Ok(&is[was.len()..])
    }

    /// A field that was added: one for a signature, which shows nothing.
    fn field(&self, at: i32) -> Result<(), Flaw> {
        let dict = self.now(at).and_then(Object::dict).ok_or(Flaw::ChangedSince)?;
        must(dict.get(&b"FT"[..]).and_then(Value::name) == Some(b"Sig"))?;
        self.widget(dict)?;
        for kid in dict.get(&b"Kids"[..]).and_then(Value::array).unwrap_or_default() {
            let kid = self.now(self.added(kid)?).and_then(Object::dict);
            self.widget(kid.ok_or(Flaw::ChangedSince)?)?;
        }
        Ok(())
    }

    fn widget(&self, dict: &'a Entries) -> Result<(), Flaw> {
        const KNOWN: [&[u8]; 26] = [
            b"Lang",
            b"Type",
            b"Subtype",
            b"FT",
            b"T",
            b"TU",
            // What it is called where no label is tagged (ISO 14289-2, 8.10.2.3).
            b"Contents",
            b"TM",
            b"V",
            b"Ff",
            b"F",
            b"Rect",
            b"P",
            b"AP",
            b"MK",
            b"Parent",
            b"Kids",
            b"Lock",
            b"SV",
            b"StructParent",
            b"Border",
            b"BS",
            b"DA",
            b"Q",
            b"NM",
            b"M",
        ];
        must(dict.keys().all(|key| KNOWN.contains(&key.as_slice())))?;
        // Readers draw annotations of other kinds by themselves, and mark an empty field that
        // has a size.
        let kind = dict.get(&b"Subtype"[..]).and_then(Value::name);
        let is_widget = kind.map_or(!dict.contains_key(&b"Rect"[..]), |kind| kind == b"Widget");
        if is_widget && !has_place(dict) { Ok(()) } else { Err(Flaw::DrawnOver) }
    }

    fn drawing(&self) -> Drawing<'a> {
        Drawing { old: self.old, new: self.new, bytes: self.bytes }
    }

    fn pages(&mut self) -> Result<(), Flaw> {
        let pages = self.old.pages().ok_or(Flaw::Irregular)?;
        for page in pages {
            let old = self.before(page).ok_or(Flaw::Irregular)?;
            let new = self.now(page).and_then(Object::dict).ok_or(Flaw::ChangedSince)?;
            for (key, old, new) in pairs(old, new) {
                match key {
                    b"Annots" => self.annotations(old, new)?,
                    b"Tabs" => must(new.is_none_or(|new| new.name().is_some()))?,
                    _ => must(old == new)?,
                }
            }
            self.judged.insert(page);
        }
        Ok(())
    }

    fn annotations(&mut self, old: Entry<'a>, new: Entry<'a>) -> Result<(), Flaw> {
        for annotation in self.grown(old, new)? {
            let at = self.added(annotation)?;
            let dict = self.now(at).and_then(Object::dict).ok_or(Flaw::ChangedSince)?;
            match dict.get(&b"Parent"[..]) {
                Some(parent) if !dict.contains_key(&b"FT"[..]) => {
                    let parent = self.added(parent)?;
                    self.field(parent)?;
                    self.widget(dict)?;
                }
                _ => self.field(at)?,
            }
        }
        Ok(())
    }

    /// The fields that were there: an empty one may be signed, and shows then what it likes
    /// in the place it had.
    fn fields(&mut self) -> Result<(), Flaw> {
        let fields: Vec<_> = self.form.fields.iter().map(|(at, empty)| (*at, *empty)).collect();
        for (at, is_empty) in fields {
            let (Some(Some(new)), Some(old)) = (self.new.changed.get(&at), self.before(at)) else {
                continue;
            };
            let new = new.dict().filter(|_| is_empty).ok_or(Flaw::ChangedSince)?;
            for (key, old, new) in pairs(old, new) {
                self.signed(key, old, new)?;
            }
            let looks = |of: &'a Entries| [&b"AP"[..], b"MK"].map(|key| of.get(key));
            if looks(old) != looks(new) && self.drawing().is_seen(new) {
                self.told.insert(Change::Shown);
            }
            self.judged.insert(at);
        }
        Ok(())
    }

    fn signed(&self, key: &[u8], old: Entry<'_>, new: Entry<'_>) -> Result<(), Flaw> {
        let flags = |value: Entry<'_>| value.and_then(Value::count).unwrap_or(0) as u32 & !FLAGS;
        match (key, new) {
            (b"V", Some(Value::Ref(..))) => drop(self.added(new.unwrap_or(&Value::Null))?),
            (b"V", Some(Value::Dict(_))) | (b"AP" | b"MK" | b"M" | b"NM", _) => {}
            (b"Type" | b"P", Some(_)) if old.is_none() => {}
            (b"F", _) => must(flags(old) == flags(new))?,
            _ => must(old == new)?,
        }
        Ok(())
    }

    /// Every other object: nobody sees it, or it is as it was.
    fn rest(&mut self) -> Result<(), Flaw> {
        let seen = self.old.reached(&[b"Metadata", b"DSS", b"Extensions"]);
        let unseen = self.old.unseen();
        let wanted = self.old.references();
        for (number, now) in &self.new.changed {
            let was = self.old.objects.contains_key(number);
            // What a file refers to that is not there may not be brought in later.
            must(was || now.is_none() || !wanted.contains(number))?;
            if was && !self.judged.contains(number) {
                must(!seen.contains(number))?;
                let kind = unseen.get(number).ok_or(Flaw::ChangedSince)?;
                self.told.extend(kind.then_some(Change::Metadata));
            }
        }
        Ok(())
    }
}
