//! Reads HTML as a tree, as browsers do.

use quick_xml::escape::unescape;

/// Elements that have nothing in them.
const VOID: [&str; 6] = ["br", "hr", "img", "meta", "link", "wbr"];

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// What stands between `<body>` and `</body>`.
    pub fn read(html: &str) -> Self {
        let body = html.split_once("<body>").expect("a body").1;
        let body = body.split_once("</body>").expect("its end").0;
        let mut open = vec![Self::default()];
        for (index, piece) in body.split('<').enumerate() {
            let (tag, text) =
                if index == 0 { ("", piece) } else { piece.split_once('>').expect("a tag") };
            if let Some(name) = tag.strip_prefix('/') {
                let element = open.pop().expect("an element");
                assert_eq!(element.name, name, "closed");
                open.last_mut().expect("one around it").children.push(Child::Element(element));
            } else if index > 0 {
                let element = Self::opened(tag);
                match VOID.contains(&element.name.as_str()) {
                    true => open
                        .last_mut()
                        .expect("one around it")
                        .children
                        .push(Child::Element(element)),
                    false => open.push(element),
                }
            }
            let text = unescape(text).expect("entities").into_owned();
            open.last_mut().expect("the body").children.push(Child::Text(text));
        }
        assert_eq!(open.len(), 1, "all are closed");
        open.remove(0)
    }

    fn opened(tag: &str) -> Self {
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((key, more)) = rest.split_once("=\"") {
            let (value, after) = more.split_once('"').expect("the end of a value");
            let value = unescape(value).expect("entities").into_owned();
            attributes.push((key.trim().to_owned(), value));
            rest = after;
        }
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    /// The value of an attribute.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of this name below it.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|own| if own.name == name { Some(own) } else { own.find(name) })
    }
}
