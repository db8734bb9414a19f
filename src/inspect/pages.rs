//! The sizes pages are shown in.

use super::PageSize;
use crate::locale::Paper;
use crate::pdf::{File, Page, mm_per_unit};

/// Sizes are rounded to whole points by many programs.
const ROUNDED: f64 = 0.3;

/// The size of each page.
pub fn sizes(file: &File) -> Vec<PageSize> {
    file.pages().iter().map(size).collect()
}

fn size(page: &Page<'_>) -> PageSize {
    let (width, height) = page.render_dimensions();
    let unit = mm_per_unit(page);
    let (width, height) = (f64::from(width) * unit, f64::from(height) * unit);
    let tenth = |mm: f64| (mm * 10.0).round() / 10.0;
    PageSize { width_mm: tenth(width), height_mm: tenth(height), paper: paper(width, height) }
}

fn paper(width: f64, height: f64) -> Option<String> {
    let near = |a: f64, b: f64| (a - b).abs() <= ROUNDED;
    Paper::NAMES.iter().filter_map(|name| Paper::named(name)).find_map(|paper| {
        let (short, long) = paper.size();
        let upright = near(width, short) && near(height, long);
        let lying = near(width, long) && near(height, short);
        let label = paper.label();
        match (upright, lying) {
            (true, _) => Some(label.to_owned()),
            (_, true) => Some(format!("{label} landscape")),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::paper;

    #[test]
    fn paper_is_known_by_its_size_upright_and_lying() {
        assert_eq!(paper(210.0, 297.0).as_deref(), Some("A4"));
        // 595 × 842 points, as many programs round it.
        assert_eq!(paper(209.9, 297.04).as_deref(), Some("A4"));
        assert_eq!(paper(279.4, 215.9).as_deref(), Some("US letter landscape"));
        assert_eq!(paper(200.0, 297.0), None);
    }
}
