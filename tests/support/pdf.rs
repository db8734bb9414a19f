//! Reads a PDF back: what a screen reader gets, in the order it gets it.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, Stream};

/// A PDF, read.
pub struct Pdf {
    document: Document,
    /// The numbers of the pages.
    numbers: BTreeMap<ObjectId, u32>,
    /// The text of each marked piece of content, by page and number.
    marked: BTreeMap<(ObjectId, i64), String>,
    /// The languages of those pieces that have their own.
    langs: BTreeMap<(ObjectId, i64), String>,
    /// Where each piece begins: points from the left and from the foot.
    places: BTreeMap<(ObjectId, i64), (f32, f32)>,
}

/// The role of a text with a language of its own, which is no node of the tree.
const MARKED: &str = "text";

/// Stands for the number of marked content in what is not read.
const UNREAD: i64 = -1;

/// A file that a PDF carries.
#[derive(Debug)]
pub struct Attachment {
    pub name: String,
    pub description: String,
    pub relationship: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// A node of the structure tree.
#[derive(Debug, Default)]
pub struct Node {
    pub role: String,
    pub alt: Option<String>,
    /// The language, where it is not that of what is around it.
    pub lang: Option<String>,
    /// Its attributes, by their keys.
    pub attributes: BTreeMap<String, String>,
    /// What is said of its links and fields.
    pub said: Vec<String>,
    /// Text of its own and of the nodes below it, in order.
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Node(Node),
    Text(String, Place),
}

/// Where a piece of text begins: points from the left and from the foot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub page: u32,
    pub x: f32,
    pub y: f32,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a sound PDF");
        let (mut marked, mut langs, mut places) = Default::default();
        let mut numbers = BTreeMap::new();
        for (number, page) in document.get_pages() {
            read_page(&document, page, &mut marked, &mut langs);
            read_places(&document, page, &mut places);
            numbers.insert(page, number);
        }
        Self { document, numbers, marked, langs, places }
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Width and height of the first page in points.
    pub fn size(&self) -> (f32, f32) {
        let page = self.document.get_pages()[&1];
        let page = self.document.get_dictionary(page).expect("a page");
        let media = self.array(page, b"MediaBox");
        let number = |index: usize| media[index].as_float().expect("a number");
        (number(2) - number(0), number(3) - number(1))
    }

    /// The text of each page, in the order it is drawn.
    pub fn page_texts(&self) -> Vec<Vec<String>> {
        let pages = self.document.get_pages().into_values();
        let text = |page| {
            let marked = self.marked.range((page, 0)..=(page, i64::MAX));
            marked.map(|(_, text)| text.clone()).collect()
        };
        pages.map(text).collect()
    }

    /// All text of each page, marked or not, and whether anything at all is drawn on it.
    pub fn drawn(&self) -> Vec<(String, bool)> {
        let pages = self.document.get_pages().into_values();
        pages.map(|page| drawn(&self.document, page)).collect()
    }

    /// How many lines and areas are drawn.
    pub fn paths(&self) -> usize {
        let pages = self.document.get_pages().into_values();
        let content = |page| self.document.get_and_decode_page_content(page).expect("content");
        let operations = pages.flat_map(|page| content(page).operations);
        operations
            .filter(|operation| matches!(operation.operator.as_str(), "S" | "f" | "f*"))
            .count()
    }

    /// The components of all colours that fill something, in the order they are set.
    pub fn fills(&self) -> Vec<Vec<f32>> {
        self.colors(&["k", "rg", "g", "sc", "scn"])
    }

    /// The same of lines.
    pub fn strokes(&self) -> Vec<Vec<f32>> {
        self.colors(&["K", "RG", "G", "SC", "SCN"])
    }

    fn colors(&self, operators: &[&str]) -> Vec<Vec<f32>> {
        let set = self.operations().into_iter().filter(|op| operators.contains(&&*op.operator));
        set.map(|op| numbers(&op.operands)).collect()
    }

    fn operations(&self) -> Vec<Operation> {
        let pages = self.document.get_pages().into_values();
        let contents = pages
            .map(|page| self.document.get_and_decode_page_content(page).expect("sound content"));
        contents.flat_map(|content| content.operations).collect()
    }

    /// A box of the first page: left, bottom, right, top.
    pub fn page_box(&self, name: &[u8]) -> [f32; 4] {
        self.page_boxes(name)[0]
    }

    /// A box of each page.
    pub fn page_boxes(&self, name: &[u8]) -> Vec<[f32; 4]> {
        let pages = self.document.get_pages().into_values();
        let page_box = |page| {
            let page = self.document.get_dictionary(page).expect("a page");
            numbers(self.array(page, name)).try_into().expect("four numbers")
        };
        pages.map(page_box).collect()
    }

    /// The profile of the press, the output intent's.
    pub fn press(&self) -> Vec<u8> {
        let intents = self.array(self.catalog(), b"OutputIntents");
        let [intent] = intents else { panic!("{intents:?}") };
        let intent = self.follow(intent).as_dict().expect("a dictionary");
        let profile = self.follow(intent.get(b"DestOutputProfile").expect("a profile"));
        let profile = profile.as_stream().expect("a stream");
        profile.decompressed_content().unwrap_or_else(|_| profile.content.clone())
    }

    /// The file's identifier: that of the letter, and that of this file of it.
    pub fn identifier(&self) -> [Vec<u8>; 2] {
        let id = self.document.trailer.get(b"ID").and_then(Object::as_array).expect("an array");
        let part = |index: usize| id[index].as_str().expect("bytes").to_vec();
        [part(0), part(1)]
    }

    /// Straight lines of a thickness, from and to where on the page, where
    /// the page is turned over and moved only.
    pub fn hairlines(&self, thickness: f32) -> Vec<[f32; 4]> {
        let (mut stack, mut at, mut width, mut from) = (Vec::new(), [0.0; 2], 1.0, [0.0; 2]);
        let mut lines = Vec::new();
        for op in self.operations() {
            let parts = numbers(&op.operands);
            match op.operator.as_str() {
                "q" => stack.push(at),
                "Q" => at = stack.pop().expect("a state"),
                "cm" => at = [at[0] + parts[4], at[1] + parts[5]],
                "w" => width = parts[0],
                "m" => from = [at[0] + parts[0], at[1] - parts[1]],
                "l" if (width - thickness).abs() < 0.001 => {
                    lines.push([from[0], from[1], at[0] + parts[0], at[1] - parts[1]]);
                }
                _ => {}
            }
        }
        lines
    }

    /// What the streams of pages and forms say, one after the other.
    pub fn stream_text(&self) -> String {
        let streams = self.document.objects.values().filter_map(|object| object.as_stream().ok());
        let drawn = streams.filter(|stream| {
            let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            !stream.dict.has(b"N") && !stream.dict.has(b"Length1") && kind != b"Image"
        });
        let text = |stream: &Stream| stream.decompressed_content().unwrap_or_default();
        let texts = drawn.map(|stream| String::from_utf8_lossy(&text(stream)).into_owned());
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Every object but what streams hold.
    pub fn dump(&self) -> String {
        let objects = self.document.objects.values().map(|object| match object {
            Object::Stream(stream) => format!("{:?}", stream.dict),
            other => format!("{other:?}"),
        });
        objects.collect::<Vec<_>>().join("\n")
    }

    pub fn lang(&self) -> String {
        text(self.catalog().get(b"Lang").expect("a language"))
    }

    /// How pages are labelled: from which page on (counted from 0), behind which words, and how
    /// they are numbered.
    pub fn page_labels(&self) -> Vec<String> {
        let labels = self.catalog().get(b"PageLabels").expect("labels of pages");
        let labels = self.follow(labels).as_dict().expect("a dictionary");
        let pairs = self.array(labels, b"Nums").chunks(2).map(|pair| {
            let (from, label) = (pair[0].as_i64().expect("a page"), self.follow(&pair[1]));
            let label = label.as_dict().expect("a label");
            let style = label.get(b"S").and_then(Object::as_name).expect("a style");
            let words = label.get(b"P").ok().map(text).unwrap_or_default();
            format!("{from}: {words}{}", String::from_utf8_lossy(style))
        });
        pairs.collect()
    }

    /// Whether viewers show the title, and not the name of the file.
    pub fn shows_its_title(&self) -> bool {
        let preferences = self.catalog().get(b"ViewerPreferences").expect("preferences");
        let preferences = self.follow(preferences).as_dict().expect("a dictionary");
        preferences.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap_or_default()
    }

    pub fn info(&self, key: &[u8]) -> Option<String> {
        let info = self.document.trailer.get(b"Info").ok()?;
        let info = self.follow(info).as_dict().ok()?;
        info.get(key).ok().map(text)
    }

    /// The XMP packet, which names the standards a file claims.
    pub fn xmp(&self) -> String {
        let stream = self.follow(self.catalog().get(b"Metadata").expect("metadata"));
        let stream = stream.as_stream().expect("a stream");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// The namespaces of its structure.
    pub fn namespaces(&self) -> Vec<String> {
        let all = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let spaces = all.filter(|dict| dict.has_type(b"Namespace"));
        let name = |dict: &Dictionary| dict.get(b"NS").and_then(Object::as_str).map(<[u8]>::to_vec);
        let names = spaces.map(|dict| String::from_utf8(name(dict).expect("a name")));
        names.map(|name| name.expect("text")).collect()
    }

    /// Whether every font is embedded.
    pub fn fonts_are_embedded(&self) -> bool {
        let fonts = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let mut descriptors = fonts.filter(|dict| dict.has_type(b"FontDescriptor")).peekable();
        let some = descriptors.peek().is_some();
        some && descriptors.all(|dict| {
            [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| dict.has(key))
        })
    }

    /// The files it carries, in the order of their names.
    pub fn attachments(&self) -> Vec<Attachment> {
        let dicts = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let mut found: Vec<_> = dicts
            .filter(|dict| dict.has_type(b"Filespec"))
            .map(|dict| self.attachment(dict))
            .collect();
        found.sort_by(|one, other| one.name.cmp(&other.name));
        found
    }

    fn attachment(&self, dict: &Dictionary) -> Attachment {
        let files = self.follow(dict.get(b"EF").expect("files")).as_dict().expect("a dictionary");
        let file = self.follow(files.get(b"F").expect("a file")).as_stream().expect("a stream");
        let name = |dict: &Dictionary, key: &[u8]| {
            let name = dict.get(key).and_then(Object::as_name).expect("a name");
            String::from_utf8_lossy(name).into_owned()
        };
        Attachment {
            name: text(dict.get(b"UF").expect("a name")),
            description: text(dict.get(b"Desc").expect("a description")),
            relationship: name(dict, b"AFRelationship"),
            mime: name(&file.dict, b"Subtype"),
            bytes: file.decompressed_content().unwrap_or_else(|_| file.content.clone()),
        }
    }

    /// What is drawn on each page and not read: running heads, page numbers.
    pub fn artifacts(&self) -> Vec<String> {
        let pages = self.document.get_pages().into_values();
        pages.map(|page| self.marked.get(&(page, UNREAD)).cloned().unwrap_or_default()).collect()
    }

    /// The addresses of all links.
    pub fn links(&self) -> Vec<String> {
        let dicts = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let mut links: Vec<_> = dicts
            .filter_map(|dict| self.follow(dict.get(b"A").ok()?).as_dict().ok())
            .filter_map(|action| action.get(b"URI").ok().map(text))
            .collect();
        links.sort();
        links
    }

    /// The numbers of the pages that have fields.
    pub fn pages_with_fields(&self) -> Vec<u32> {
        let is_field = |annotation: &Object| {
            let dict = self.follow(annotation).as_dict().expect("a dictionary");
            dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().ok() == Some(b"Widget"))
        };
        let pages = self.document.get_pages().into_iter();
        let with = pages.filter(|(_, page)| {
            let page = self.document.get_dictionary(*page).expect("a page");
            let Ok(annotations) = page.get(b"Annots") else { return false };
            self.follow(annotations).as_array().expect("a list").iter().any(is_field)
        });
        with.map(|(number, _)| number).collect()
    }

    /// The structure tree.
    pub fn structure(&self) -> Node {
        let root = self.follow(self.catalog().get(b"StructTreeRoot").expect("a structure tree"));
        let root = root.as_dict().expect("a dictionary");
        let mut node = Node { role: "Root".to_owned(), ..Node::default() };
        self.children(root, None, &mut node);
        node
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object").1
    }

    fn array<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        self.follow(dict.get(key).expect("the key")).as_array().expect("an array")
    }

    fn children(&self, dict: &Dictionary, page: Option<ObjectId>, node: &mut Node) {
        let Ok(kids) = dict.get(b"K") else { return };
        match self.follow(kids) {
            Object::Array(kids) => kids.iter().for_each(|kid| self.child(kid, page, node)),
            kid => self.child(kid, page, node),
        }
    }

    fn child(&self, kid: &Object, page: Option<ObjectId>, node: &mut Node) {
        match self.follow(kid) {
            Object::Integer(mark) => self.mark(*mark, page, node),
            Object::Dictionary(dict) => {
                let own = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(role) = dict.get(b"S").and_then(Object::as_name) {
                    let mut child = Node {
                        role: String::from_utf8_lossy(role).into_owned(),
                        alt: dict.get(b"Alt").ok().map(text),
                        lang: dict.get(b"Lang").ok().map(text),
                        attributes: self.attributes(dict),
                        ..Node::default()
                    };
                    self.children(dict, own, &mut child);
                    node.children.push(Child::Node(child));
                } else if let Ok(mark) = dict.get(b"MCID").and_then(Object::as_i64) {
                    self.mark(mark, own, node);
                } else if let Ok(object) = dict.get(b"Obj") {
                    let object = self.follow(object).as_dict().expect("an annotation");
                    // What a field is called comes before what its annotation says.
                    let mut said = [&b"TU"[..], b"Contents"].into_iter();
                    node.said.extend(said.find_map(|key| object.get(key).ok().map(text)));
                }
            }
            _ => {}
        }
    }

    fn attributes(&self, element: &Dictionary) -> BTreeMap<String, String> {
        let all = element.get(b"A").ok().map(|all| match self.follow(all) {
            Object::Array(all) => all.iter().collect(),
            one => vec![one],
        });
        let all = all.into_iter().flatten().filter_map(|one| self.follow(one).as_dict().ok());
        let pairs = all.flat_map(|one| one.iter()).map(|(key, value)| {
            let value = match value {
                Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
                other => format!("{other:?}"),
            };
            (String::from_utf8_lossy(key).into_owned(), value)
        });
        pairs.collect()
    }

    fn mark(&self, mark: i64, page: Option<ObjectId>, node: &mut Node) {
        let page = page.expect("marked content is on a page");
        if let Some(text) = self.marked.get(&(page, mark)) {
            let (x, y) = self.places.get(&(page, mark)).copied().unwrap_or_default();
            let text = Child::Text(text.clone(), Place { page: self.numbers[&page], x, y });
            node.children.push(match self.langs.get(&(page, mark)) {
                None => text,
                Some(lang) => Child::Node(Node {
                    role: MARKED.to_owned(),
                    lang: Some(lang.clone()),
                    children: vec![text],
                    ..Node::default()
                }),
            });
        }
    }
}

impl Node {
    /// All text below, in order, as one; a list item's label stands apart.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            if self.role == "LI" && !text.is_empty() {
                text.push(' ');
            }
            match child {
                Child::Node(node) => text.push_str(&node.text()),
                Child::Text(own, _) => text.push_str(own),
            }
        }
        text
    }

    /// All texts below with the language they are in, in order.
    pub fn spoken(&self, lang: &str) -> Vec<(String, String)> {
        let own = self.lang.as_deref().unwrap_or(lang);
        let children = self.children.iter().flat_map(|child| match child {
            Child::Node(node) => node.spoken(own),
            Child::Text(text, _) => vec![(own.to_owned(), text.clone())],
        });
        let mut spoken: Vec<(String, String)> = Vec::new();
        for (lang, text) in children {
            match spoken.last_mut() {
                Some((last, before)) if *last == lang => before.push_str(&text),
                _ => spoken.push((lang, text)),
            }
        }
        spoken
    }

    /// All texts below with their places, in the order they are read; notes,
    /// which are read where they are referred to, left out.
    pub fn order(&self) -> Vec<(&str, Place)> {
        let children = self.children.iter().flat_map(|child| match child {
            Child::Node(node) if node.role == "Note" => Vec::new(),
            Child::Node(node) => node.order(),
            Child::Text(text, place) => vec![(text.as_str(), *place)],
        });
        children.collect()
    }

    /// The nodes below, each on a line, indented: role, language and alternative
    /// text, and its own text behind a colon.
    pub fn outline(&self) -> Vec<String> {
        let nodes = self.children.iter().filter_map(|child| match child {
            Child::Node(node) if node.role != MARKED => Some(node),
            _ => None,
        });
        nodes.flat_map(|node| node.outlined()).collect()
    }

    fn outlined(&self) -> Vec<String> {
        let own = self.children.iter().filter_map(|child| match child {
            Child::Text(text, _) => Some(text.clone()),
            Child::Node(node) => (node.role == MARKED).then(|| node.text()),
        });
        let (own, mut head) = (own.collect::<String>(), self.role.clone());
        head.extend(self.lang.iter().map(|lang| format!(" ({lang})")));
        head.extend(self.alt.iter().map(|alt| format!(" \"{alt}\"")));
        if !own.trim().is_empty() {
            head += &format!(": {}", own.trim());
        }
        let below = self.outline().into_iter().map(|line| format!("  {line}"));
        [head].into_iter().chain(below).collect()
    }

    /// All nodes below with this role, in order.
    pub fn all(&self, role: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Child::Node(node) = child {
                if node.role == role {
                    found.push(node);
                }
                found.extend(node.all(role));
            }
        }
        found
    }

    /// The texts of all paragraphs, headings, list items and the like, in order.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.collect(&mut lines);
        lines
            .into_iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn collect(&self, lines: &mut Vec<String>) {
        let leaf = matches!(self.role.as_str(), "P" | "LI" | "Title" | "Note" | "Caption")
            || self.role.starts_with('H');
        if leaf {
            return lines.push(self.text());
        }
        for child in &self.children {
            match child {
                Child::Node(node) => node.collect(lines),
                Child::Text(text, _) => lines.push(text.clone()),
            }
        }
    }
}

type Marked = BTreeMap<(ObjectId, i64), String>;

fn read_page(document: &Document, page: ObjectId, marked: &mut Marked, langs: &mut Marked) {
    let fonts = document.get_page_fonts(page).expect("fonts");
    let encodings: BTreeMap<_, _> = fonts
        .iter()
        .filter_map(|(name, font)| Some((name.clone(), font.get_font_encoding(document).ok()?)))
        .collect();
    let content = Content::decode(&document.get_page_content(page)).expect("content");
    let mut reader = PageReader { font: None, open: Vec::new() };
    for operation in &content.operations {
        let properties = operation.operands.get(1).and_then(|object| object.as_dict().ok());
        if let Some(properties) = properties.filter(|_| operation.operator == "BDC")
            && let (Ok(mark), Ok(lang)) = (properties.get(b"MCID"), properties.get(b"Lang"))
        {
            langs.insert((page, mark.as_i64().expect("a number")), text(lang));
        }
        reader.operation(
            &operation.operator,
            &operation.operands,
            &encodings,
            &mut |mark, text| {
                marked.entry((page, mark)).or_default().push_str(text);
            },
        );
    }
}

/// Where marked content begins: the origin that is set when it first shows something.
fn read_places(
    document: &Document,
    page: ObjectId,
    places: &mut BTreeMap<(ObjectId, i64), (f32, f32)>,
) {
    let content = Content::decode(&document.get_page_content(page)).expect("content");
    let mut saved = Vec::new();
    let mut now = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut marks = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "q" => saved.push(now),
            "Q" => now = saved.pop().expect("saved"),
            "cm" => {
                let by: Vec<f32> =
                    operation.operands.iter().map(|n| n.as_float().expect("a number")).collect();
                now = [
                    by[0] * now[0] + by[1] * now[2],
                    by[0] * now[1] + by[1] * now[3],
                    by[2] * now[0] + by[3] * now[2],
                    by[2] * now[1] + by[3] * now[3],
                    by[4] * now[0] + by[5] * now[2] + now[4],
                    by[4] * now[1] + by[5] * now[3] + now[5],
                ];
            }
            "BDC" => {
                let properties = operation.operands.get(1).and_then(|object| object.as_dict().ok());
                marks.push(properties.and_then(|dict| dict.get(b"MCID").ok()?.as_i64().ok()));
            }
            "BMC" => marks.push(None),
            "EMC" => drop(marks.pop()),
            "Tj" | "TJ" => {
                if let Some(mark) = marks.iter().rev().find_map(|mark| *mark) {
                    places.entry((page, mark)).or_insert((now[4], now[5]));
                }
            }
            _ => {}
        }
    }
}

/// Marked content that is open: its number, and whether its text is already
/// given by an `ActualText`.
struct PageReader {
    font: Option<Vec<u8>>,
    open: Vec<(Option<i64>, bool)>,
}

impl PageReader {
    fn operation(
        &mut self,
        operator: &str,
        operands: &[Object],
        encodings: &BTreeMap<Vec<u8>, Encoding>,
        emit: &mut dyn FnMut(i64, &str),
    ) {
        match operator {
            "Tf" => self.font = operands[0].as_name().ok().map(<[u8]>::to_vec),
            "BDC" => {
                let properties = operands.get(1).and_then(|object| object.as_dict().ok());
                let mark = properties.and_then(|dict| dict.get(b"MCID").ok()?.as_i64().ok());
                let actual = properties.and_then(|dict| dict.get(b"ActualText").ok()).map(text);
                self.open.push((mark, actual.is_some()));
                if let Some(actual) = actual {
                    self.emit(&actual, true, emit);
                }
            }
            "BMC" => self.open.push((None, false)),
            "EMC" => drop(self.open.pop()),
            "Tj" | "TJ" => {
                let encoding = self.font.as_ref().and_then(|font| encodings.get(font));
                let text = encoding.map(|encoding| shown(operands, encoding)).unwrap_or_default();
                self.emit(&text, false, emit);
            }
            _ => {}
        }
    }

    fn emit(&self, text: &str, actual: bool, emit: &mut dyn FnMut(i64, &str)) {
        let replaced = self.open.iter().any(|(_, replaced)| *replaced);
        let mark = self.open.iter().rev().find_map(|(mark, _)| *mark);
        if actual || !replaced {
            emit(mark.unwrap_or(UNREAD), text);
        }
    }
}

fn drawn(document: &Document, page: ObjectId) -> (String, bool) {
    const STATE: [&str; 6] = ["q", "Q", "cm", "gs", "BMC", "EMC"];
    let fonts = document.get_page_fonts(page).expect("fonts");
    let content = document.get_and_decode_page_content(page).expect("sound content");
    let (mut text, mut font) = (String::new(), Vec::new());
    for operation in &content.operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().expect("a font").to_vec(),
            "Tj" | "TJ" => {
                let encoding = fonts[&font].get_font_encoding(document).expect("an encoding");
                text.push_str(&shown(&operation.operands, &encoding));
            }
            _ => {}
        }
    }
    let blank = content.operations.iter().all(|op| STATE.contains(&op.operator.as_str()));
    (text, !blank)
}

fn shown(operands: &[Object], encoding: &Encoding) -> String {
    let strings = operands.iter().flat_map(|operand| match operand {
        Object::Array(parts) => parts.iter().collect::<Vec<_>>(),
        other => vec![other],
    });
    strings
        .filter_map(|object| object.as_str().ok())
        .map(|bytes| Document::decode_text(encoding, bytes).expect("text"))
        .collect()
}

fn numbers(objects: &[Object]) -> Vec<f32> {
    objects.iter().filter_map(|object| object.as_float().ok()).collect()
}

/// A text string: UTF-16 with a mark, or PDFDocEncoding.
fn text(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> =
                wide.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
