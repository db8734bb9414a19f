//! Links the program for a quick start.

use std::env;

/// A program that may be loaded anywhere has some 76,000 addresses to correct
/// each time it starts, and a page of memory of its own for each it touches.
/// One with a fixed place has none.
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" && target("ARCH") == "x86_64" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
