//! What must hold of every file, over all the files that there are: as they are, and grown beyond the start
//! by which a reader decides.

use super::*;

/// Longer than the start of a file that is looked at.
const GROWN: usize = 75_000;

/// Every file of the corpus, of the bad inputs and of the suites of others.
fn files() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-tests");
    let folders = [
        "corpus/train",
        "corpus/held-out",
        "corpus/exports",
        "fixtures/bad-inputs",
        "fixtures/csv-spectrum/csvs",
        "fixtures/encodings",
    ];
    let paths = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(root.join(folder)).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path())
    });
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    paths.sort();
    let named = |path: PathBuf| (path.display().to_string(), fs::read(&path).expect("a file"));
    paths.into_iter().map(named).collect()
}

/// The file again and again, its byte order mark and all.
fn grown(bytes: &[u8]) -> Vec<u8> {
    bytes.repeat(GROWN.div_ceil(bytes.len().max(1)))
}

/// The records of a file that comes in such pieces.
fn records(bytes: &[u8], size: usize) -> Result<(Kept, Reading, Vec<Issue>)> {
    let mut kept = Kept::default();
    let mut reader = RecordReader::new(&ReadOptions::default());
    for piece in bytes.chunks(size) {
        reader.push(piece, &mut kept)?;
    }
    let (reading, issues) = reader.finish(&mut kept)?;
    Ok((kept, reading, issues.into_vec()))
}

#[test]
fn every_file_is_the_same_table_in_any_pieces() {
    let files = files();
    assert!(files.len() > 300, "only {} files", files.len());
    let options = ReadOptions::default();
    for (name, bytes) in files {
        let single: Vec<usize> = (1..bytes.len()).collect();
        eprintln!("{name}, byte by byte");
        assert_same(
            &in_chunks(&bytes, &single, &options),
            &in_chunks(&bytes, &[], &options),
        );
        let bytes = grown(&bytes);
        let whole = records(&bytes, usize::MAX);
        for size in [997, (1 << 16) + 1] {
            let same = records(&bytes, size) == whole;
            assert!(same, "{name}, grown, in pieces of {size}");
        }
    }
}

#[test]
fn every_annotated_file_is_read_as_the_file_was() {
    for (name, bytes) in files() {
        for bytes in [bytes.clone(), grown(&bytes)] {
            eprintln!("{name}, {} bytes", bytes.len());
            annotated(&bytes).expect("it was read before");
        }
    }
}
