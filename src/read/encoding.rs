//! The encodings that can be read, and the names by which the web knows them.

use serde::{Deserialize, Serialize};

/// The encodings that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, little end first.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, big end first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Western European; on the web also what ISO-8859-1 and ASCII mean.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Turkish; on the web also what ISO-8859-9 means.
    #[serde(rename = "windows-1254")]
    Windows1254,
    /// Arabic and Persian, as Windows writes them.
    #[serde(rename = "windows-1256")]
    Windows1256,
    /// Arabic, as the standard has it.
    #[serde(rename = "iso-8859-6")]
    Iso8859_6,
}

/// Each encoding's own name first, then the other labels of the WHATWG Encoding Standard (2024), § 4.2.
const LABELS: [(Encoding, &str); 7] = [
    (
        Encoding::Utf8,
        "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    ),
    (
        Encoding::Utf16Le,
        "utf-16le utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
    ),
    (Encoding::Utf16Be, "utf-16be unicodefffe"),
    (
        Encoding::Windows1252,
        "windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 \
         iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252",
    ),
    (
        Encoding::Windows1254,
        "windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 \
         iso_8859-9:1989 l5 latin5 x-cp1254",
    ),
    (Encoding::Windows1256, "windows-1256 cp1256 x-cp1256"),
    (
        Encoding::Iso8859_6,
        "iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e \
         iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    ),
];

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1254,
        Self::Windows1256,
        Self::Iso8859_6,
    ];

    /// Its name, as the WHATWG Encoding Standard writes it in lower case.
    pub fn name(self) -> &'static str {
        let (_, labels) = LABELS[self as usize];
        labels.split_ascii_whitespace().next().unwrap_or_default()
    }

    /// The encoding that a label of the WHATWG Encoding Standard stands for, in any letter case.
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        let known = |labels: &str| labels.split_ascii_whitespace().any(|known| known == label);
        let found = LABELS.iter().find(|(_, labels)| known(labels));
        found.map(|(encoding, _)| *encoding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_the_web() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_label(encoding.name()), Some(encoding));
            let written = serde_json::to_value(encoding).unwrap();
            assert_eq!(written, encoding.name());
        }
        assert_eq!(Encoding::from_label("Latin1"), Some(Encoding::Windows1252));
        assert_eq!(
            Encoding::from_label(" CP1256 "),
            Some(Encoding::Windows1256)
        );
        assert_eq!(
            Encoding::from_label("ISO-8859-9"),
            Some(Encoding::Windows1254)
        );
        assert_eq!(Encoding::from_label("utf-7"), None);
        assert_eq!(Encoding::from_label(""), None);
    }
}
