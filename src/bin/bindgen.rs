//! Turns the compiled wasm into an ES module and its glue: `bindgen INPUT.wasm OUTPUT_FOLDER`.
//!
//! `cargo install wasm-bindgen-cli` would take minutes and could drift from the version in
//! `Cargo.lock`; this calls the same library, pinned beside `wasm-bindgen` itself.

use std::env;

use wasm_bindgen_cli_support::Bindgen;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        panic!("usage: bindgen INPUT.wasm OUTPUT_FOLDER");
    };
    let generated = Bindgen::new()
        .input_path(input)
        .web(true)
        .expect("the web target exists")
        .typescript(true)
        // Keeps `new URL(…, import.meta.url)` out of the glue, which several bundlers trip over.
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(output);
    if let Err(error) = generated {
        panic!("bindgen failed: {error:#}");
    }
}
