//! One table, spoiled in the ways that files found on the web are (after Vitagliano, Hameed, Jiang, Reisener,
//! Wu and Naumann, *Pollock: a data loading benchmark*, 2023): the cells are those of the table all the same.

use super::*;

const NAMES: [&str; 5] = ["day", "product", "price", "about", "page"];

/// Rows with texts that hold delimiters, spaces, both kinds of marks; the last column is blank now and then.
fn rows() -> Vec<Vec<String>> {
    let abouts = [
        "warm, dry and light",
        "made for her; and him",
        "the lid is 8'9 long",
        "plain",
        "runs small. Or large, too",
    ];
    let row = |number: usize| {
        vec![
            format!("{:02}/{:02}/2018", 13 + number % 15, 1 + number % 12),
            format!("{}-{}", ["MG", "RI", "CC"][number % 3], 8700 + 37 * number),
            format!("${}.{:02}", 10 + 7 * number, (number * 31) % 100),
            abouts[number % 5].to_owned(),
            if number % 4 == 3 {
                String::new()
            } else {
                format!("https://example.com/p/{number}")
            },
        ]
    };
    (0..24).map(row).collect()
}

/// How a file is written.
#[derive(Clone)]
struct Style {
    delimiter: &'static str,
    ending: &'static str,
    quote: char,
    escape: Option<char>,
}

const USUAL: Style = Style {
    delimiter: ",",
    ending: "\r\n",
    quote: '"',
    escape: None,
};

impl Style {
    fn line(&self, cells: &[String]) -> String {
        let cells: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| self.cell(column, cell))
            .collect();
        cells.join(self.delimiter)
    }

    /// Texts are quoted, the rest is not.
    fn cell(&self, column: usize, cell: &str) -> String {
        let quote = self.quote.to_string();
        let within = match self.escape {
            Some(escape) => format!("{escape}{quote}"),
            None => quote.repeat(2),
        };
        match column {
            3 => format!("{quote}{}{quote}", cell.replace(self.quote, &within)),
            _ => cell.to_owned(),
        }
    }

    fn lines(&self) -> Vec<String> {
        let names: Vec<String> = NAMES.map(str::to_owned).to_vec();
        std::iter::once(names)
            .chain(rows())
            .map(|cells| self.line(&cells))
            .collect()
    }

    fn text(&self, lines: &[String]) -> String {
        lines
            .iter()
            .map(|line| line.clone() + self.ending)
            .collect()
    }
}

fn holds(name: &str, text: &str, names: Option<&[String]>, rows: &[Vec<String>]) {
    let (kept, reading, _) = read(text.as_bytes(), &ReadOptions::default()).expect(name);
    if let Some(names) = names {
        assert_eq!(kept.header.expect(name).names, names, "{name}");
    }
    assert_eq!(kept.rows.len(), rows.len(), "{name}: {reading:?}");
    for ((row, is), must) in kept.rows.iter().zip(rows) {
        assert_eq!(is, must, "{name}, row {row}: {reading:?}");
    }
}

#[test]
fn files_written_in_other_ways_hold_the_same_cells() {
    let names: Vec<String> = NAMES.map(str::to_owned).to_vec();
    for delimiter in [",", ";", "\t", "|", ", "] {
        for ending in ["\r\n", "\n", "\r"] {
            for (quote, escape) in [
                ('"', None),
                ('"', Some('\\')),
                ('\'', None),
                ('\'', Some('\\')),
            ] {
                let style = Style {
                    delimiter,
                    ending,
                    quote,
                    escape,
                };
                let lines = style.lines();
                let text = style.text(&lines);
                let name = format!("{delimiter:?} {ending:?} {quote} {escape:?}");
                holds(&name, &text, Some(&names), &rows());
                holds(&name, text.trim_end_matches(ending), Some(&names), &rows());
                holds(
                    &name,
                    &format!("{text}{ending}{ending}"),
                    Some(&names),
                    &rows(),
                );
                let titled = format!(
                    "EXPORT{}{ending}{}{ending}{text}",
                    delimiter.trim().repeat(4),
                    delimiter.trim().repeat(4)
                );
                if delimiter != "\t" {
                    holds(&name, &titled, Some(&names), &rows());
                }
                holds(&name, &style.text(&lines[1..]), None, &rows());
                holds(&name, &style.text(&lines[..2]), Some(&names), &rows()[..1]);
                let twice = style.text(&[&lines[..1], &lines[..]].concat());
                holds(&name, &twice, Some(&names), &rows());
            }
        }
    }
}

#[test]
fn another_table_behind_it_is_left_out() {
    let names: Vec<String> = NAMES.map(str::to_owned).to_vec();
    let lines = USUAL.lines();
    let narrower: Vec<String> = lines
        .iter()
        .map(|line| line.rsplit_once(',').expect("cells").0.to_owned())
        .collect();
    let wider: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(row, line)| {
            format!(
                "{line},{}",
                if row == 0 {
                    "col1".to_owned()
                } else {
                    row.to_string()
                }
            )
        })
        .collect();
    for second in [narrower, wider] {
        holds(
            "two tables",
            &(USUAL.text(&lines) + &USUAL.text(&second)),
            Some(&names),
            &rows(),
        );
    }
}

#[test]
fn a_spoiled_row_spoils_no_other() {
    let names: Vec<String> = NAMES.map(str::to_owned).to_vec();
    for row in 1..=24 {
        for column in 0..5 {
            let check = |what: &str, lines: &[String], must: &[Vec<String>]| {
                let place = format!("{what} at {row}, {column}");
                holds(&place, &USUAL.text(lines), Some(&names), must);
            };
            let mut lines = USUAL.lines();
            let mut must = rows();
            let (cells, spoiled) = (must[row - 1].clone(), &mut must[row - 1]);
            let written = |cells: &[String], column: usize| USUAL.cell(column, &cells[column]);
            let parts: Vec<String> = (0..5).map(|column| written(&cells, column)).collect();

            // A delimiter too much.
            let mut more = parts.clone();
            more.insert(column, String::new());
            spoiled.insert(column, String::new());
            lines[row] = more.join(",");
            check("more", &lines, &must);

            // A mark in front of a cell.
            let mut must = rows();
            let mut marked = parts.clone();
            must[row - 1][column].insert(0, '"');
            marked[column] = if column == 3 {
                format!("\"\"\"{}", &parts[3][1..])
            } else {
                format!("\"{}", parts[column])
            };
            lines[row] = marked.join(",");
            check("a mark", &lines, &must);

            // A delimiter too few, where no text is quoted.
            if column < 2 {
                let mut must = rows();
                let joined = must[row - 1].remove(column) + &must[row - 1][column].clone();
                must[row - 1][column] = joined;
                let mut less = parts.clone();
                let joined = less.remove(column) + &less[column].clone();
                less[column] = joined;
                lines[row] = less.join(",");
                holds(
                    &format!("less at {row}, {column}"),
                    &USUAL.text(&lines),
                    Some(&names),
                    &must,
                );
            }
        }
    }
}
