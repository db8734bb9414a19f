//! Values (ISO 32000-1, 7.3), which own what they say.

use std::collections::BTreeMap;

/// Values nested deeper are no one's.
const DEEPEST: usize = 256;

/// The entries of a dictionary. One that has a key twice is not read: programs differ in
/// which of the two they take.
pub type Entries = BTreeMap<Vec<u8>, Value>;

/// A value. Two are equal if they mean the same, however they are written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    Number(f64),
    String(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Self>),
    Dict(Entries),
    /// To the object of a number and a generation.
    Ref(i32, i32),
}

impl Value {
    pub fn dict(&self) -> Option<&Entries> {
        if let Self::Dict(entries) = self { Some(entries) } else { None }
    }

    pub fn array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that counts something, or is a place.
    pub fn count(&self) -> Option<usize> {
        let number = self.number().filter(|number| number.fract() == 0.0 && *number >= 0.0)?;
        (number <= 2_f64.powi(52)).then_some(number as usize)
    }

    /// The number of the object that is referred to.
    pub fn reference(&self) -> Option<i32> {
        if let Self::Ref(number, _) = self { Some(*number) } else { None }
    }

    /// All objects it refers to.
    pub fn references(&self, found: &mut impl FnMut(i32)) {
        match self {
            Self::Ref(number, _) => found(*number),
            Self::Array(items) => items.iter().for_each(|item| item.references(found)),
            Self::Dict(entries) => entries.values().for_each(|value| value.references(found)),
            _ => {}
        }
    }
}

/// Reads one thing after the other.
pub struct Reader<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind white space.
    pub fn space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Goes on behind white space and comments.
    pub fn gap(&mut self) {
        self.space();
        while self.rest().starts_with(b"%") {
            self.at += self.rest().iter().take_while(|byte| !b"\r\n".contains(byte)).count();
            self.space();
        }
    }

    /// Takes these bytes.
    pub fn tag(&mut self, tag: &[u8]) -> Option<()> {
        self.rest().starts_with(tag).then(|| self.at += tag.len())
    }

    /// Takes a word, which ends where it says.
    pub fn word(&mut self, word: &[u8]) -> Option<()> {
        (self.regular() == word).then(|| self.at += word.len())
    }

    /// Takes a number without sign.
    pub fn unsigned<T: std::str::FromStr>(&mut self) -> Option<T> {
        let digits = self.regular();
        let number = str::from_utf8(digits).ok().filter(|text| !text.starts_with('+'))?;
        let number = number.parse().ok()?;
        self.at += digits.len();
        Some(number)
    }

    fn regular(&self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        &rest[..length]
    }

    /// Reads a value, with the gap before it.
    pub fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.gap();
        match self.rest() {
            [b'<', b'<', ..] => self.dict(depth),
            [b'[', ..] => self.array(depth),
            [b'/', ..] => self.name().map(Value::Name),
            [b'(', ..] => self.text().map(Value::String),
            [b'<', ..] => self.digits().map(Value::String),
            _ => self.plain(),
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Value> {
        let mut entries = Entries::new();
        self.tag(b"<<")?;
        self.gap();
        while self.tag(b">>").is_none() {
            let key = self.name()?;
            let value = self.nested(depth + 1)?;
            if entries.insert(key, value).is_some() {
                return None;
            }
            self.gap();
        }
        Some(Value::Dict(entries))
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.tag(b"[")?;
        self.gap();
        while self.tag(b"]").is_none() {
            items.push(self.nested(depth + 1)?);
            self.gap();
        }
        Some(Value::Array(items))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.tag(b"/")?;
        let written = self.regular();
        self.at += written.len();
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let [byte, after @ ..] = rest {
            let escaped = after.get(..2).filter(|_| *byte == b'#');
            let escaped = escaped.and_then(|digits| base16ct::mixed::decode_vec(digits).ok());
            (name.push(escaped.as_ref().map_or(*byte, |one| one[0])));
            rest = if escaped.is_some() { &after[2..] } else { after };
        }
        Some(name)
    }

    /// A string in digits.
    fn digits(&mut self) -> Option<Vec<u8>> {
        self.tag(b"<")?;
        let length = self.rest().iter().position(|byte| *byte == b'>')?;
        let written = self.rest()[..length].iter().filter(|byte| !is_space(**byte));
        let mut digits: Vec<u8> = written.copied().collect();
        self.at += length + 1;
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        base16ct::mixed::decode_vec(&digits).ok()
    }

    /// A string in brackets.
    fn text(&mut self) -> Option<Vec<u8>> {
        let (mut open, mut text) = (0_usize, Vec::new());
        loop {
            let byte = *self.rest().first()?;
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text)?,
                b'(' if open == 0 => open = 1,
                b')' if open == 1 => return Some(text),
                b'\r' => {
                    let _ = self.tag(b"\n");
                    text.push(b'\n');
                }
                byte => {
                    open = open + usize::from(byte == b'(') - usize::from(byte == b')');
                    text.push(byte);
                }
            }
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = *self.rest().first()?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                let _ = self.tag(b"\n");
            }
            b'0'..=b'7' => {
                let more =
                    self.rest().iter().take(2).take_while(|byte| (b'0'..=b'7').contains(byte));
                let octal = more
                    .fold(u32::from(byte - b'0'), |sum, digit| sum * 8 + u32::from(digit - b'0'));
                self.at +=
                    self.rest().iter().take(2).take_while(|b| (b'0'..=b'7').contains(b)).count();
                text.push((octal & 0xff) as u8);
            }
            other => text.push(other),
        }
        Some(())
    }

    /// A word, a number or a reference.
    fn plain(&mut self) -> Option<Value> {
        let (start, word) = (self.at, self.regular());
        self.at += word.len();
        match word {
            b"null" => return Some(Value::Null),
            b"true" => return Some(Value::Boolean(true)),
            b"false" => return Some(Value::Boolean(false)),
            _ => {}
        }
        if !word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte)) {
            return None;
        }
        let number = str::from_utf8(word).ok()?.parse::<f64>().ok()?;
        let end = self.at;
        if word.iter().all(u8::is_ascii_digit) {
            self.at = start;
            if let Some(to) = self.reference() {
                return Some(to);
            }
            self.at = end;
        }
        Some(Value::Number(number))
    }

    fn reference(&mut self) -> Option<Value> {
        let number = self.unsigned()?;
        self.gap();
        let generation = self.unsigned()?;
        self.gap();
        self.word(b"R")?;
        Some(Value::Ref(number, generation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Value> {
        Reader::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn values_mean_the_same_however_they_are_written() {
        let one = "<</A#42[1 0 R -0.50(a\\(\\051\\\n)<6 1f>]/C null%note\n/D true>>";
        let other = "<< /D true /C null /AB [1 0 R -.5 (a\\(\\)) (a\\360)] >>";
        assert_eq!(read(one), read(other));
        assert!(read(one).is_some());
        assert_eq!(read("(a(b)\r\nc)"), Some(Value::String(b"a(b)\nc".to_vec())));
        assert_eq!(read("1 0 "), Some(Value::Number(1.0)));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in ["<</A 1/A 2>>", "<</A>>", "<</A 1", "[1", "(a", "<6x>", "1x", "", "]", "nul"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
    }
}
