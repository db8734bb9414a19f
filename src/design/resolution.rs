//! How fine pictures are to be.

/// What newspapers and print shops ask of pictures, in dots per inch: two for each line of a
/// screen of 150 lines.
pub const PRINT_DPI: f64 = 300.0;
/// What drawings of black and white take to look sharp, in dots per inch.
pub const LINE_ART_DPI: f64 = 600.0;
/// Pictures have no more pixels: a full page at 600 dpi has fewer. More are a mistake, or take
/// far more memory than their file.
pub const MOST_PIXELS: u64 = 40_000_000;
