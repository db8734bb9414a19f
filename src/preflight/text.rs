//! Text: where its characters stand and how far they reach.

use hayro::vello_cpu::kurbo::{Affine, Rect};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::page::Resources;

use super::state::{State, Text};
use super::walk::{Walker, affine};
use crate::design::length::MM_PER_POINT;
use crate::pdf::{Array, Object};

impl Walker<'_> {
    /// Takes the operation, if it is of text.
    pub fn text<'a>(
        &mut self,
        operation: &Op<'_, '_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) {
        let text = &mut state.text;
        match operation {
            Op::TextFont(font) => {
                text.size = font.1.as_f64();
                let known = resources.get_font(font.0);
                text.font = known.map(|font| self.fonts.get(&font));
            }
            Op::ShowText(string) => self.show(string.0, resources, state),
            Op::ShowTexts(parts) => self.show_all(parts.0, resources, state),
            Op::NextLineAndShowText(string) => {
                text.next_line(0.0, -text.leading);
                self.show(string.0, resources, state);
            }
            Op::ShowTextWithParameters(with) => {
                text.word_spacing = with.0.as_f64();
                text.spacing = with.1.as_f64();
                text.next_line(0.0, -text.leading);
                self.show(with.2, resources, state);
            }
            operation => place(operation, text),
        }
    }

    fn show_all<'a>(
        &mut self,
        parts: &Array<'_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(string) => self.show(&string, resources, state),
                Object::Number(back) => {
                    let text = &mut state.text;
                    let by = -back.as_f64() / 1000.0 * text.size;
                    let vertical = text.font.as_ref().is_some_and(|font| font.vertical);
                    let by = if vertical { (0.0, by) } else { (by * text.scale, 0.0) };
                    text.at *= Affine::translate(by);
                }
                _ => {}
            }
        }
    }

    fn show<'a>(&mut self, string: &[u8], resources: &Resources<'a>, state: &mut State<'a>) {
        let text = &mut state.text;
        let Some(font) = text.font.clone() else {
            self.drawn.unreadable = true;
            return;
        };
        let along = if font.vertical { 1.0 } else { text.scale };
        let (mut pen, mut reach) = (0.0, None::<(f64, f64)>);
        for character in font.characters(string) {
            let end = pen + character.advance * text.size * along;
            if !character.blank {
                let (from, to) = reach.unwrap_or((pen, pen));
                reach = Some((from.min(pen).min(end), to.max(pen).max(end)));
            }
            let more = if character.space { text.word_spacing } else { 0.0 };
            pen = end + (text.spacing + more) * along;
        }
        let at = text.at;
        let (size, rise, capitals) = (text.size, text.rise, text.size * font.capitals);
        let by = if font.vertical { (0.0, pen) } else { (pen, 0.0) };
        text.at *= Affine::translate(by);
        if let Some((from, to)) = reach {
            let area = match font.vertical {
                true => Rect::new(-size / 2.0, from, size / 2.0, to),
                false => Rect::new(from, rise, to, rise + capitals),
            };
            self.shown(state.place * at, area, resources, state);
        }
    }

    /// Takes down characters that stand in an area.
    fn shown<'a>(
        &mut self,
        place: Affine,
        area: Rect,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) {
        let text = &state.text;
        let (filled, stroked) = (text.is_filled() && !state.clear, text.is_stroked());
        let size = text.size.abs() * place.determinant().abs().sqrt() * self.unit / MM_PER_POINT;
        if !(filled || stroked) || size == 0.0 {
            return;
        }
        let Some(area) = self.printed(place, area, state) else { return };
        self.laid((filled, stroked), state);
        let colors = [(filled, &state.fill), (stroked, &state.stroke)];
        for (_, color) in colors.into_iter().filter(|(drawn, _)| *drawn) {
            let inks = self.inks(color, resources, state);
            self.drawn.rich_black_text |= color.is_rich();
            self.drawn.text.extend(inks);
        }
        if stroked {
            self.line(state);
        }
        self.drawn.text_at((!state.tiled).then_some(area), size);
    }
}

/// Takes the operation, if it says how and where text is set.
fn place(operation: &Op<'_, '_>, text: &mut Text) {
    match operation {
        Op::BeginText(_) => text.start(Affine::IDENTITY),
        Op::CharacterSpacing(by) => text.spacing = by.0.as_f64(),
        Op::WordSpacing(by) => text.word_spacing = by.0.as_f64(),
        Op::HorizontalScaling(percent) => text.scale = percent.0.as_f64() / 100.0,
        Op::TextLeading(leading) => text.leading = leading.0.as_f64(),
        Op::TextRise(rise) => text.rise = rise.0.as_f64(),
        Op::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
        Op::NextLine(to) => text.next_line(to.0.as_f64(), to.1.as_f64()),
        Op::NextLineAndSetLeading(to) => {
            text.next_line(to.0.as_f64(), to.1.as_f64());
            text.leading = -to.1.as_f64();
        }
        Op::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
        Op::SetTextMatrix(t) => text.start(affine([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5])),
        _ => {}
    }
}
