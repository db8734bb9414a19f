//! What a letter asks of its design.

use serde::Serialize;

/// Margins in points, where given.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Margins {
    /// Above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<f64>,
    /// To the right of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<f64>,
    /// Below the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom: Option<f64>,
    /// To the left of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<f64>,
}

/// Changes to the look; what is absent is the look's own.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Theme {
    /// The typeface of the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
    /// The typeface of the letterhead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letterhead_font: Option<String>,
    /// The size of the text in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<f64>,
    /// The colour of headline and links as `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// The distance of lines as a multiple of the size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spacing: Option<f64>,
    /// Whether both edges of the text are straight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justify: Option<bool>,
    /// Whether long words may be divided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyphenate: Option<bool>,
}
