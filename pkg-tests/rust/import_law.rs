//! The order of the house: a stage names only the stages before it, and `error`; nothing names `wasm`.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with what it may name besides itself and `error`, in the order of the pipeline.
const STAGES: [&str; 9] = [
    "read",
    "table",
    "customers",
    "features",
    "cluster",
    "evaluate",
    "profile",
    "model",
    "export",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn source() -> (PathBuf, Vec<PathBuf>) {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 20, "the sources were found");
    (root, files)
}

/// The modules of this crate that a file names: what follows each `crate::`, groups taken apart.
fn named(text: &str) -> Vec<(usize, String)> {
    let word = |text: &str| {
        text.chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect::<String>()
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        // `other_crate::` and `$crate::` are another path; comments are prose.
        let before = text[..at].chars().next_back();
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
            || text[start..at].trim_start().starts_with("//")
        {
            continue;
        }
        let line = text[..at].matches('\n').count() + 1;
        let path = &text[at + "crate::".len()..];
        match path.strip_prefix('{') {
            None => found.push((line, word(path))),
            Some(group) => {
                let mut depth = 0;
                let mut fresh = true;
                for (index, letter) in group.char_indices() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        letter if fresh && letter.is_alphabetic() => {
                            found.push((line, word(&group[index..])));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn allowed(module: &str) -> Vec<&str> {
    match module {
        "error" => vec![],
        "segment" => STAGES.to_vec(),
        "settings" => [&STAGES[..], &["segment"]].concat(),
        "wasm" => [&STAGES[..], &["segment", "settings"]].concat(),
        stage => {
            let place = STAGES.iter().position(|name| *name == stage);
            let place = place
                .unwrap_or_else(|| panic!("`{stage}` has no place in the house: give it one here"));
            STAGES[..place].to_vec()
        }
    }
}

#[test]
fn a_stage_names_only_the_stages_before_it() {
    let (root, files) = source();
    let mut broken = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).expect("within src");
        let module = inside
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy();
        let module = module.trim_end_matches(".rs");
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("text");
        for (line, name) in named(&text) {
            if name != module && name != "error" && !allowed(module).contains(&name.as_str()) {
                broken.push(format!("src/{}:{line} names `{name}`", inside.display()));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn only_the_boundary_knows_javascript() {
    let (root, files) = source();
    for file in files {
        let inside = file.strip_prefix(&root).expect("within src");
        if inside.starts_with("wasm") || inside == Path::new("wasm.rs") || inside.starts_with("bin")
        {
            continue;
        }
        let text = fs::read_to_string(&file).expect("text");
        for word in ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"] {
            assert!(
                !text.contains(word),
                "src/{} knows `{word}`",
                inside.display()
            );
        }
    }
}

#[test]
fn names_are_found_wherever_they_stand() {
    let text = "use crate::error::Error;\nuse crate::{read::Cells, table::{Column, Table}, model};\nlet x = crate::export::Annotator::new();\n// crate::wasm\nother_crate::wasm";
    let names: Vec<_> = named(text)
        .into_iter()
        .map(|(line, name)| format!("{line} {name}"))
        .collect();
    assert_eq!(
        names,
        ["1 error", "2 read", "2 table", "2 model", "3 export"]
    );
}
