//! Files that are not text, told by their first bytes.

use crate::error::{Error, Result};

/// What the first bytes say, and whether it is an archive that only has to be unpacked.
const SIGNATURES: &[(&[u8], &str, bool)] = &[
    (b"\x89PNG\r\n\x1a\n", "PNG", false),
    (b"\xff\xd8\xff", "JPEG", false),
    (b"GIF8", "GIF", false),
    (b"%PDF-", "PDF", false),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Excel 97 (.xls)",
        false,
    ),
    (b"PAR1", "Parquet", false),
    (b"SQLite format 3\0", "SQLite", false),
    (b"{\\rtf", "RTF", false),
    (b"<!DOCTYPE", "HTML", false),
    (b"<html", "HTML", false),
    (b"<table", "HTML", false),
    (b"<?xml", "XML", false),
    (b"\x1f\x8b", "gzip", true),
    (b"PK\x03\x04", "zip", true),
    (b"PK\x05\x06", "zip", true),
    (b"BZh", "bzip2", true),
    (b"\xfd7zXZ\0", "xz", true),
    (b"7z\xbc\xaf\x27\x1c", "7z", true),
    (b"Rar!\x1a\x07", "rar", true),
    (b"\x28\xb5\x2f\xfd", "zstd", true),
];

/// The first members of the zip archives that office programs write.
const OFFICE_MEMBERS: [&[u8]; 4] = [b"[Content_Types].xml", b"_rels/", b"xl/", b"docProps/"];

/// Refuses the start of a file that is known not to be a text table.
///
/// # Errors
/// [`Error::NotText`] or [`Error::Compressed`], naming what the bytes are.
pub(super) fn refuse_other_files(start: &[u8]) -> Result<()> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let known = SIGNATURES.iter().find(|(signature, ..)| {
        let begin = text.trim_ascii_start().get(..signature.len());
        start.starts_with(signature)
            || begin.is_some_and(|begin| begin.eq_ignore_ascii_case(signature))
    });
    match known {
        None => Ok(()),
        Some((_, "zip", _)) if is_workbook(start) => Err(Error::NotText {
            found: "Excel (.xlsx)",
        }),
        Some((_, found, true)) => Err(Error::Compressed { found }),
        Some((_, found, false)) => Err(Error::NotText { found }),
    }
}

/// A zip archive's first member name stands at byte 30 (PKWARE APPNOTE 4.3.7).
fn is_workbook(start: &[u8]) -> bool {
    start
        .get(30..)
        .is_some_and(|name| OFFICE_MEMBERS.iter().any(|member| name.starts_with(member)))
}

/// Refuses bytes that no text could be, once their encoding is known.
///
/// Control characters have no place in a table; one in twenty is past any slip of a keyboard or an
/// export, if the bytes are not even valid in their encoding.
///
/// # Errors
/// [`Error::NotText`].
pub(super) fn refuse_garbage(text: &[u8]) -> Result<()> {
    let control = text
        .iter()
        .filter(|&&byte| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f)
        .count();
    let replaced = text
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    // The sample may end inside a character.
    let garbage = if replaced > 1 { 20 } else { 3 };
    if control * garbage > text.len() {
        return Err(Error::NotText {
            found: "binary data",
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(start: &[u8]) -> &'static str {
        refuse_other_files(start).unwrap_err().code()
    }

    #[test]
    fn names_other_files() {
        assert_eq!(code(b"\x89PNG\r\n\x1a\n\0\0"), "not-text");
        assert_eq!(code(b"\xff\xd8\xff\xe0"), "not-text");
        assert_eq!(code(b"%PDF-1.7"), "not-text");
        assert_eq!(code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"), "not-text");
        assert_eq!(code(b"\x1f\x8b\x08\0"), "compressed");
        let mut archive = b"PK\x03\x04".to_vec();
        archive.resize(30, 0);
        assert_eq!(code(&[&archive[..], b"readme.txt"].concat()), "compressed");
        assert_eq!(
            refuse_other_files(&[&archive[..], b"[Content_Types].xml"].concat()),
            Err(Error::NotText {
                found: "Excel (.xlsx)"
            })
        );
        assert_eq!(code(b"\xef\xbb\xbf\n <HTML><body>"), "not-text");
        assert_eq!(refuse_other_files(b"PK,name\n"), Ok(()));
    }

    #[test]
    fn refuses_binary_data_and_nothing_else() {
        let garbage: Vec<u8> = (0..1000u32).map(|i| (i * i * 7 + i) as u8).collect();
        assert!(refuse_garbage(&garbage).is_err());
        assert_eq!(refuse_garbage("a,b\n1,x\0y\n".as_bytes()), Ok(()));
        // windows-1256, which later becomes readable, must not be called binary.
        let arabic: Vec<u8> = (0..1000u32).map(|i| 0xc0 + (i % 40) as u8).collect();
        assert_eq!(refuse_garbage(&arabic), Ok(()));
    }
}
