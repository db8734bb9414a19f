use super::*;

#[test]
fn a_letter_changes_what_it_asks_for() {
    let margins = Margins { left: Some(50.0), ..Margins::default() };
    let theme = Theme {
        font: Some("Other".to_owned()),
        size: Some(10.0),
        spacing: Some(1.3),
        color: Some("#123456".to_owned()),
        ..Theme::default()
    };
    let design = Design::resolve(Paper::A4, &margins, &theme);
    assert_eq!((design.size, design.line, design.half), (10.0, 13.0, 6.5));
    assert_eq!(design.font, ["Other", "Source Sans 3"]);
    assert_eq!(design.colors.accent, Color::Rgb("#123456".to_owned()));
    assert_eq!((design.page.margins.left, design.page.margins.top), (50.0, 68.4));
    assert_eq!((design.sizes.tiny, design.gaps.opening), (8.0, 52.0));
}

#[test]
fn lines_are_whole_half_points_apart() {
    for (size, spacing, line) in [(11.0, 14.0 / 11.0, 14.0), (11.0, 1.2, 13.0), (9.5, 1.15, 11.0)] {
        let theme = Theme { size: Some(size), spacing: Some(spacing), ..Theme::default() };
        let design = Design::resolve(Paper::UsLetter, &Margins::default(), &theme);
        assert_eq!(design.line, line);
    }
}
