//! Glyphs in the order they are read, and what each is read as.

use typst::layout::Em;
use typst::text::{FontInstance, Glyph, TextItem};

use super::cluster::{self, Drawn};
use super::faces::Faces;
use super::line::{PlacedText, directions, is_one, slice};
use super::twins::TwinGlyph;
use super::{division, leftward, words};

/// A mark takes less room, in sizes: lines may be stretched by a little.
const NO_ROOM: f64 = 0.1;
/// Some readers take a gap for a space that is wider, in sizes.
const GAP: f64 = 0.1;
/// Marks take room by steps of so much: what is left of it is no gap, and they have few twins.
const STEP: f64 = 0.2;

/// A glyph, in the order it is read.
#[derive(Clone)]
pub struct PositionedGlyph<'a> {
    /// Which item of the line it is of.
    pub item: usize,
    pub glyph: &'a Glyph,
    /// How it looks, where it is another than that.
    pub look: Option<TwinGlyph>,
    /// Whether its text runs to the left.
    pub leftwards: bool,
    /// How far from the start of the item the pen is; where text runs to the left, the glyph.
    pub pen: Em,
    /// How far from the pen it stands.
    pub offset: Em,
    /// How far from the pen the next one is.
    pub advance: Em,
    /// What it stands for.
    pub text: String,
    /// Which text of the line that is a part of.
    pub cluster: usize,
    /// What is said beside all glyphs of that text, where it is not what they stand for.
    pub beside: Option<String>,
}

/// The glyphs of a line in the order they are read.
pub fn read<'a>(line: &[PlacedText<'a>], faces: &mut Faces) -> Vec<PositionedGlyph<'a>> {
    let leftwards = directions(line);
    let indices: Vec<usize> = (0..line.len()).collect();
    let mut drawn = Vec::new();
    for run in indices.chunk_by(|one, next| leftwards[*one] == leftwards[*next]) {
        let to_left = leftwards[run[0]];
        let glyphs = run.iter().flat_map(|&item| glyphs(item, line[item].text, to_left));
        let mut glyphs: Vec<PositionedGlyph<'a>> = glyphs.collect();
        if to_left {
            glyphs.reverse();
        }
        drawn.append(&mut glyphs);
    }
    let one = |one: &PositionedGlyph<'_>, next: &PositionedGlyph<'_>| {
        is_one(line[one.item], one.glyph, line[next.item], next.glyph)
    };
    let mut read = Vec::with_capacity(drawn.len());
    for (number, cluster) in drawn.chunk_by(one).enumerate() {
        let from = read.len();
        share(line, cluster, faces, &mut read);
        read[from..].iter_mut().for_each(|positioned| positioned.cluster = number);
    }
    join(&mut read);
    set_back(line, &mut read, faces);
    words::end(line, &mut read, faces);
    words::begin(line, read, faces)
}

/// The glyphs of an item as they stand.
fn glyphs(
    item: usize,
    text: &TextItem,
    leftwards: bool,
) -> impl Iterator<Item = PositionedGlyph<'_>> {
    text.glyphs.iter().scan(Em::zero(), move |end, glyph| {
        let pen = if leftwards { *end + glyph.x_offset } else { *end };
        *end += glyph.x_advance;
        let (look, text, cluster, beside) = Default::default();
        let (offset, advance) = (glyph.x_offset, glyph.x_advance);
        Some(PositionedGlyph {
            item,
            glyph,
            look,
            leftwards,
            pen,
            offset,
            advance,
            text,
            cluster,
            beside,
        })
    })
}

/// Glyphs of one text, each with its share of it.
fn share<'a>(
    line: &[PlacedText<'_>],
    cluster: &[PositionedGlyph<'a>],
    faces: &mut Faces,
    read: &mut Vec<PositionedGlyph<'a>>,
) {
    let item = line[cluster[0].item].text;
    if division::is(item) {
        let (text, beside) = (division::HYPHEN.to_owned(), Some(division::SOFT.to_owned()));
        return read.push(PositionedGlyph { text, beside, ..cluster[0].clone() });
    }
    let text = cluster::cleaned(slice(item, cluster[0].glyph));
    let drawn = cluster.iter().map(|own| Drawn { id: own.glyph.id, mark: has_no_room(own.glyph) });
    let own = |c| Some(item.font.ttf().glyph_index(c)?.0);
    let texts = cluster::share(&text, &drawn.collect::<Vec<_>>(), own);
    let apart = texts.concat() != text;
    if cluster[0].leftwards && !apart && faces.of(item).is_open() {
        let each = cluster.iter().zip(&texts);
        return each.for_each(|(positioned, text)| leftward::letters(line, positioned, text, read));
    }
    for (positioned, own) in cluster.iter().zip(texts) {
        // It is said once, where glyphs of it are in several items.
        let said = if positioned.item == cluster[0].item { text.clone() } else { String::new() };
        read.push(PositionedGlyph {
            text: own,
            beside: apart.then_some(said),
            ..positioned.clone()
        });
    }
}

/// Whether a glyph takes no room of its own, as marks do not.
pub fn has_no_room(glyph: &Glyph) -> bool {
    glyph.x_advance.get().abs() < NO_ROOM
}

/// A joiner is read with the letter after it: readers that find one at the end of what a
/// glyph stands for pass over the glyph.
fn join(read: &mut [PositionedGlyph<'_>]) {
    for at in 1..read.len() {
        let (before, after) = read.split_at_mut(at);
        let text = &mut before[at - 1].text;
        let letters = text.trim_end_matches(cluster::is_joiner).len();
        if letters > 0 {
            after[0].text.insert_str(0, &text.split_off(letters));
        }
    }
}

/// Marks that are set back over their letters take their room from these, so that no gap
/// follows them.
fn set_back(line: &[PlacedText<'_>], read: &mut [PositionedGlyph<'_>], faces: &mut Faces) {
    for at in 1..read.len() {
        let (before, after) = read.split_at_mut(at);
        let (letter, mark) = (&mut before[at - 1], &mut after[0]);
        let (item, back) = (line[mark.item].text, -mark.offset);
        let set_back = has_no_room(mark.glyph) && back.get() > GAP && back <= letter.advance;
        if !mark.leftwards && letter.item == mark.item && set_back && faces.of(item).is_open() {
            let room = Em::new((back.get() / STEP).round() * STEP);
            letter.advance -= back;
            letter.look = Some(looks(letter, letter.advance, &item.font));
            mark.pen -= back;
            mark.advance += back;
            mark.offset = Em::zero();
            mark.look = Some(looks(mark, room, &item.font));
        }
    }
}

fn looks(positioned: &PositionedGlyph<'_>, advance: Em, font: &FontInstance) -> TwinGlyph {
    TwinGlyph::like(positioned.glyph.id, units(advance, font))
}

/// A length in units of a typeface.
pub fn units(length: Em, font: &FontInstance) -> Option<u16> {
    let units = (length.get() * font.units_per_em()).round();
    (0.0..=f64::from(u16::MAX)).contains(&units).then_some(units as u16)
}
