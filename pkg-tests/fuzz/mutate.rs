//! Files that are nearly tables: those of the fixtures and the corpus, cut, crossed and spoilt.

use std::fs;
use std::path::Path;

use crate::random::Random;

/// Longer ones are slow and find nothing more.
const LONGEST: usize = 480;

/// What stands in files where they are hard to read.
const PIECES: [&[u8]; 48] = [
    b"\"",
    b"\"\"",
    b"\"\"\"",
    b"'",
    b"\\",
    b"\\\"",
    b",",
    b",,",
    b";",
    b"\t",
    b"|",
    b"||",
    b":",
    b"  ",
    b" ",
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n",
    b"\r\n,,,\r\n",
    b"#",
    b"# x\n",
    b"sep=;\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xc7\xe1",
    "é".as_bytes(),
    "ی".as_bytes(),
    "\u{a0}".as_bytes(),
    "۱۲".as_bytes(),
    b"1",
    b"12",
    b"1,5",
    b"1.234,50",
    b"2024-01-31",
    b"31/01/2024",
    b"NA",
    b"Total",
    b"x",
    b"name",
    b"a,b,c\n",
    b"1;2;3\n",
    b"\"a\"b,",
    b"\"x\ny\"",
    b"^",
];

pub struct Files {
    seeds: Vec<Vec<u8>>,
}

impl Files {
    pub fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-tests");
        let mut paths = Vec::new();
        for folder in [
            "fixtures/bad-inputs",
            "fixtures/csv-spectrum/csvs",
            "fixtures/encodings",
            "corpus/train",
            "corpus/exports",
        ] {
            let Ok(entries) = fs::read_dir(root.join(folder)) else {
                continue;
            };
            paths.extend(entries.map(|entry| entry.expect("an entry").path()));
        }
        paths.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "csv" || extension == "txt")
        });
        paths.sort();
        let seeds: Vec<Vec<u8>> = paths
            .iter()
            .map(|path| {
                let mut bytes = fs::read(path).expect("a file");
                bytes.truncate(LONGEST);
                bytes
            })
            .collect();
        assert!(seeds.len() > 150, "only {} seeds", seeds.len());
        Self { seeds }
    }

    /// The next one.
    pub fn spoilt(&self, random: &mut Random) -> Vec<u8> {
        let mut bytes = match random.below(4) {
            0 => (0..random.below(40))
                .flat_map(|_| random.of(&PIECES).to_vec())
                .collect(),
            _ => self.seeds[random.below(self.seeds.len())].clone(),
        };
        for _ in 0..random.below(6) {
            let start = random.below(bytes.len() + 1);
            let end = bytes.len().min(start + random.below(30));
            match random.below(5) {
                0 => drop(bytes.drain(start..end)),
                1 => drop(bytes.splice(start..start, bytes[start..end].to_vec())),
                2 => {
                    let other = &self.seeds[random.below(self.seeds.len())];
                    let from = random.below(other.len() + 1);
                    bytes.truncate(start);
                    bytes.extend_from_slice(&other[from..]);
                }
                _ => drop(bytes.splice(start..start, random.of(&PIECES).iter().copied())),
            }
            bytes.truncate(LONGEST);
        }
        bytes
    }
}
