//! What the program knows, printed.

use std::fmt::Write;

use clap::CommandFactory;
use clap_complete::Shell;
use undersigned::diagnostic::visible;

use super::args::{Args, FontArgs, SchemaOf};
use super::failure::Failure;
use super::inputs::Inputs;
use super::settings;
use super::terminal::Terminal;

/// The JSON Schema of letter files, or of letters as JSON.
pub fn schema(of: SchemaOf, terminal: Terminal) -> Result<(), Failure> {
    terminal.print(match of {
        SchemaOf::Letter => include_bytes!("../../undersigned.schema.json").as_slice(),
        SchemaOf::Json => include_bytes!("../../undersigned-json-1.schema.json"),
    })
}

/// Completions for a shell.
pub fn completions(shell: Shell, terminal: Terminal) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "undersigned", &mut script);
    terminal.print(&script)
}

/// The manual page.
pub fn man(terminal: Terminal) -> Result<(), Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page).map_err(Failure::Stdout)?;
    terminal.print(&page)
}

/// The typefaces at hand, a family a line with its styles.
pub fn fonts(args: &FontArgs, terminal: Terminal) -> Result<(), Failure> {
    let fonts = settings::fonts(args, &Inputs::default(), terminal)?;
    let mut list = String::new();
    for (family, faces) in fonts.book().families() {
        let styles: Vec<String> = faces
            .filter_map(|index| fonts.book().info(index))
            .map(|info| {
                format!("{} {:?}", info.variant.weight.to_number(), info.variant.style)
                    .to_lowercase()
            })
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{}: {}", visible(family), styles.join(", "));
    }
    terminal.show(&list)
}
