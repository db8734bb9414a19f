//! What PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4) ask of a file that can be looked up
//! in it, read with another library than the one it is written with. Each fault is one line.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

const PDF_2_0: &str = "http://iso.org/pdf2/ssn";
const PDF_1_7: &str = "http://iso.org/pdf/ssn";
/// ISO 32000-2, 14.8.4, with headings of six levels, and those of annex L.
const NEW: &str = "Document Part Sect Div Aside NonStruct P H1 H2 H3 H4 H5 H6 Title FENote Sub Lbl \
    Span Em Strong Link Annot Form L LI LBody Table TR TH TD THead TBody TFoot Caption Figure \
    Formula Artifact";
const OLD: &str = "Art BlockQuote TOC TOCI Index Quote Reference BibEntry Code";
/// What holds no lines of text.
const GROUPS: [&str; 6] = ["Document", "Part", "Sect", "Div", "Aside", "BlockQuote"];
const INLINE: [&str; 8] = ["Span", "Em", "Strong", "Link", "Reference", "Code", "Quote", "Sub"];

/// All that is wrong.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a sound PDF");
    let mut check = Check { document: &document, elements: Vec::new(), faults: Vec::new() };
    check.file(bytes);
    check.walk();
    check.elements();
    check.annotations();
    check.bookmarks();
    check.attachments();
    check.faults
}

struct Check<'a> {
    document: &'a Document,
    elements: Vec<Element<'a>>,
    faults: Vec<String>,
}

struct Element<'a> {
    id: ObjectId,
    dict: &'a Dictionary,
    role: String,
    parent: Option<ObjectId>,
    kids: Vec<ObjectId>,
    annotations: Vec<ObjectId>,
}

impl<'a> Check<'a> {
    fn say(&mut self, holds: bool, fault: impl Into<String>) {
        if !holds {
            self.faults.push(fault.into());
        }
    }

    fn follow(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).map_or(object, |(_, object)| object)
    }

    fn at(&self, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dict.get(key.as_bytes()).ok().map(|object| self.follow(object))
    }

    fn dict_at(&self, dict: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.at(dict, key)?.as_dict().ok()
    }

    fn array_at(&self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        self.at(dict, key).and_then(|object| object.as_array().ok()).map_or(&[], |all| all)
    }

    fn dict(&self, id: ObjectId) -> &'a Dictionary {
        self.document.get_dictionary(id).expect("a dictionary")
    }

    fn name_at(&self, dict: &'a Dictionary, key: &str) -> String {
        let name = self.at(dict, key).and_then(|object| object.as_name().ok()).unwrap_or_default();
        String::from_utf8_lossy(name).into_owned()
    }

    fn is_said(&self, dict: &'a Dictionary, key: &str) -> bool {
        self.at(dict, key)
            .and_then(|object| object.as_str().ok())
            .is_some_and(|text| !text.is_empty())
    }

    fn refs(&self, dict: &'a Dictionary, key: &str) -> Vec<ObjectId> {
        self.array_at(dict, key).iter().filter_map(|to| to.as_reference().ok()).collect()
    }

    fn catalog(&self) -> &'a Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn file(&mut self, bytes: &[u8]) {
        let catalog = self.catalog();
        self.say(bytes.starts_with(b"%PDF-2.0\n"), "the version is not 2.0");
        self.say(!self.document.trailer.has(b"Info"), "there is document information");
        let marked = self.dict_at(catalog, "MarkInfo").and_then(|info| self.at(info, "Marked"));
        self.say(marked == Some(&Object::Boolean(true)), "the file is not marked");
        let viewer = self.dict_at(catalog, "ViewerPreferences");
        let title = viewer.and_then(|viewer| self.at(viewer, "DisplayDocTitle"));
        self.say(title == Some(&Object::Boolean(true)), "the title is not displayed");
        self.say(self.is_said(catalog, "Lang"), "the language is not said");
        let packet = self.at(catalog, "Metadata").and_then(|stream| stream.as_stream().ok());
        let packet = packet
            .map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
        let packet = String::from_utf8(packet.unwrap_or_default()).expect("text");
        for claim in [
            "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
            ">http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo>",
            ">http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>",
            "<pdfaid:part>4</pdfaid:part>",
            "<pdfaid:rev>2020</pdfaid:rev>",
            "<dc:title>",
        ] {
            self.say(packet.contains(claim), format!("the metadata do not say {claim}"));
        }
    }

    /// Reads the elements in their order.
    fn walk(&mut self) {
        let root = self.dict_at(self.catalog(), "StructTreeRoot").expect("a structure tree");
        let (top, _) = self.kids(root);
        self.say(top.len() == 1, "the structure has not one root");
        let mut open: Vec<_> = top.into_iter().map(|id| (id, None)).collect();
        while let Some((id, parent)) = open.pop() {
            let dict = self.dict(id);
            let (kids, annotations) = self.kids(dict);
            open.extend(kids.iter().rev().map(|kid| (*kid, Some(id))));
            let role = self.name_at(dict, "S");
            self.elements.push(Element { id, dict, role, parent, kids, annotations });
        }
    }

    fn kids(&self, dict: &'a Dictionary) -> (Vec<ObjectId>, Vec<ObjectId>) {
        let (mut elements, mut annotations) = (Vec::new(), Vec::new());
        let all = match dict.get(b"K") {
            Ok(Object::Array(all)) => all.iter().collect(),
            Ok(only) => vec![only],
            Err(_) => Vec::new(),
        };
        for kid in all {
            match kid {
                Object::Reference(id) => elements.push(*id),
                Object::Dictionary(dict) => {
                    annotations.extend(dict.get(b"Obj").and_then(Object::as_reference));
                }
                _ => {}
            }
        }
        (elements, annotations)
    }

    fn elements(&mut self) {
        let roles: BTreeMap<ObjectId, String> =
            self.elements.iter().map(|element| (element.id, element.role.clone())).collect();
        let references: BTreeMap<ObjectId, Vec<ObjectId>> =
            self.elements.iter().map(|of| (of.id, self.refs(of.dict, "Ref"))).collect();
        let mut found = Vec::new();
        for element in &self.elements {
            let mut say = |holds: bool, fault: &str| {
                if !holds {
                    found.push(format!("{} {:?}: {fault}", element.role, element.id));
                }
            };
            let role = &*element.role;
            let parent = element.parent.map_or("", |parent| &roles[&parent]);
            let own = element.dict.get(b"P").and_then(Object::as_reference).ok();
            let root = self.catalog().get(b"StructTreeRoot").and_then(Object::as_reference).ok();
            say(own == element.parent.or(root), "its parent is another");
            let space = self.dict_at(element.dict, "NS").and_then(|space| self.at(space, "NS"));
            let space = space.and_then(|space| space.as_str().ok()).unwrap_or_default();
            let of = |roles: &str| roles.split(' ').any(|known| known == role);
            let right = match str::from_utf8(space).unwrap_or_default() {
                PDF_2_0 => of(NEW),
                PDF_1_7 => of(OLD),
                _ => false,
            };
            say(right, "its namespace does not know it");
            say((role == "Document") == element.parent.is_none(), "it is not at its place");
            say(!(GROUPS.contains(&parent) && INLINE.contains(&role)), "it stands among blocks");
            let within =
                |names: &[&str]| element.kids.iter().all(|kid| names.contains(&&*roles[kid]));
            match role {
                "P" => say(parent != "Lbl", "a label holds a line"),
                "L" => say(within(&["LI", "L", "Caption"]), "it has more than items"),
                "LI" => {
                    say(within(&["Lbl", "LBody"]), "it has more than label and body");
                    let labelled = element.kids.iter().any(|kid| roles[kid] == "Lbl");
                    let list = element.parent.map(|list| self.dict(list));
                    let numbering = list.and_then(|list| self.attribute(list, "ListNumbering"));
                    say(
                        !labelled || numbering.is_some_and(|of| of != "None"),
                        "it has a label for nothing",
                    );
                }
                "Figure" => say(self.is_said(element.dict, "Alt"), "it says nothing"),
                "TH" => say(self.attribute(element.dict, "Scope").is_some(), "it has no scope"),
                "FENote" => {
                    let kind = self.attribute(element.dict, "NoteType");
                    say(kind.as_deref() == Some("Footnote"), "it does not say which note it is");
                    let links = &references[&element.id];
                    let back = |link: &ObjectId| references[link].contains(&element.id);
                    say(!links.is_empty() && links.iter().all(back), "nothing refers to it");
                }
                _ => {}
            }
            let mut known = references[&element.id]
                .iter()
                .filter(|to| roles.get(to).is_some_and(|role| role == "FENote"));
            say(
                known.all(|note| references[note].contains(&element.id)),
                "the note does not know it",
            );
        }
        self.faults.extend(found);
    }

    fn attribute(&self, element: &'a Dictionary, key: &str) -> Option<String> {
        let all = element.get(b"A").ok().map(|all| match self.follow(all) {
            Object::Array(all) => all.iter().collect(),
            one => vec![one],
        });
        let all = all.into_iter().flatten();
        let dicts = all.filter_map(|own| self.follow(own).as_dict().ok());
        let mut named = dicts.filter(|dict| dict.has(key.as_bytes()));
        named.next().map(|dict| self.name_at(dict, key))
    }

    /// Each annotation is in an element that suits it, which the tree of numbers knows.
    fn annotations(&mut self) {
        let numbers = self.numbers();
        for (number, page) in self.document.get_pages() {
            let page = self.dict(page);
            let annotations = self.array_at(page, "Annots");
            self.say(
                annotations.is_empty() || self.name_at(page, "Tabs") == "S",
                format!("page {number}: annotations are in no order"),
            );
            for annotation in annotations {
                let id = annotation.as_reference().expect("an object of its own");
                self.annotation(id, &numbers, number);
            }
        }
    }

    fn annotation(&mut self, id: ObjectId, numbers: &BTreeMap<i64, ObjectId>, page: u32) {
        let dict = self.dict(id);
        let kind = self.name_at(dict, "Subtype");
        let said = |what: &str| format!("page {page}, {kind} {id:?}: {what}");
        let parent = dict.get(b"StructParent").and_then(Object::as_i64).ok();
        let holder = self.elements.iter().find(|element| element.annotations.contains(&id));
        let holder = holder.map(|holder| (holder.id, holder.role.clone()));
        let rect: Vec<f32> =
            self.array_at(dict, "Rect").iter().filter_map(|own| own.as_float().ok()).collect();
        if kind == "Widget" && rect[0] >= rect[2] && rect[1] >= rect[3] {
            return self
                .say(holder.is_none() && parent.is_none(), said("it is tagged, and not seen"));
        }
        let roles: &[&str] = if kind == "Widget" { &["Form"] } else { &["Link", "Reference"] };
        let fits = holder.as_ref().is_some_and(|(_, role)| roles.contains(&&**role));
        self.say(fits, said("it is in no element that suits it"));
        let known = parent.and_then(|parent| numbers.get(&parent)).copied();
        self.say(
            known.is_some() && known == holder.map(|holder| holder.0),
            said("the tree of numbers knows another"),
        );
        self.say(self.is_said(dict, "Contents"), said("it says nothing"));
        self.destination(dict, &said(""), None);
    }

    /// The parents of annotations by their numbers.
    fn numbers(&self) -> BTreeMap<i64, ObjectId> {
        let root = self.dict_at(self.catalog(), "StructTreeRoot").expect("a structure tree");
        let tree = self.dict_at(root, "ParentTree").expect("a tree of numbers");
        let leaves =
            self.array_at(tree, "Kids").iter().filter_map(|leaf| self.follow(leaf).as_dict().ok());
        let all =
            [tree].into_iter().chain(leaves).flat_map(|leaf| self.array_at(leaf, "Nums").chunks(2));
        let pair = |pair: &[Object]| Some((pair[0].as_i64().ok()?, pair[1].as_reference().ok()?));
        all.filter_map(pair).collect()
    }

    /// What leads to a place in the letter leads to an element.
    fn destination(&mut self, dict: &'a Dictionary, said: &str, title: Option<&[u8]>) {
        self.say(!dict.has(b"Dest"), format!("{said}it leads to a page"));
        let Some(action) = self.dict_at(dict, "A") else { return };
        if self.name_at(action, "S") != "GoTo" {
            return;
        }
        let target =
            self.array_at(action, "SD").first().and_then(|first| first.as_reference().ok());
        let target = target.and_then(|id| self.elements.iter().find(|element| element.id == id));
        let role = target.map(|target| target.role.clone());
        let own = target.and_then(|target| self.at(target.dict, "T")?.as_str().ok());
        let fits = match title {
            Some(title) => role.is_some_and(|role| role.starts_with('H')) && own == Some(title),
            None => role.is_some(),
        };
        self.say(fits, format!("{said}it leads to no element that suits it"));
    }

    fn bookmarks(&mut self) {
        let Some(outline) = self.dict_at(self.catalog(), "Outlines") else { return };
        let mut open: Vec<&Dictionary> = self.dict_at(outline, "First").into_iter().collect();
        while let Some(bookmark) = open.pop() {
            let title = self.at(bookmark, "Title").and_then(|title| title.as_str().ok());
            let said = String::from_utf8_lossy(title.unwrap_or_default()).into_owned();
            self.say(bookmark.has(b"A"), format!("bookmark {said}: it leads nowhere"));
            self.destination(bookmark, &format!("bookmark {said}: "), title);
            open.extend(self.dict_at(bookmark, "Next"));
            open.extend(self.dict_at(bookmark, "First"));
        }
    }

    fn attachments(&mut self) {
        let names = self.dict_at(self.catalog(), "Names");
        let files = names.and_then(|names| self.dict_at(names, "EmbeddedFiles"));
        let files = files.map_or(&[][..], |files| self.array_at(files, "Names"));
        let files: Vec<_> =
            files.iter().filter_map(|file| self.follow(file).as_dict().ok()).collect();
        for file in files {
            self.say(self.is_said(file, "Desc"), "a file is not described");
            self.say(file.has(b"AFRelationship"), "a file is of no relation to the letter");
        }
    }
}
