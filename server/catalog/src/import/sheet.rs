//! A file as rows of cells under known columns.

use domain::catalog::{ImportRefusal, LARGEST_IMPORT, MOST_COLUMNS, MOST_LINES};

use super::cells::unguarded;
use super::columns::{Column, Named, named};

/// Most letters of a cell that is told of.
const LONGEST_TOLD: usize = 120;

/// A file that could be read.
#[derive(Debug)]
pub(crate) struct Sheet {
    heads: Vec<(Column, String)>,
    /// Where each of them stands in a row.
    places: Vec<usize>,
    /// Columns that nobody knows.
    pub unknown: Vec<String>,
    pub rows: Vec<Row>,
}

/// A line of the file.
#[derive(Debug)]
pub(crate) struct Row {
    /// As a spreadsheet counts.
    pub number: u32,
    cells: Vec<String>,
}

impl Sheet {
    /// Reads a file with a head: commas, semicolons or tabs between cells.
    pub(crate) fn read(file: &[u8]) -> Result<Self, ImportRefusal> {
        if file.len() > LARGEST_IMPORT {
            return Err(ImportRefusal::TooHeavy);
        }
        let text = std::str::from_utf8(file).map_err(|_| ImportRefusal::NotText)?;
        let text = text.trim_start_matches('\u{feff}');
        // The database stores none of those.
        if text.contains('\0') {
            return Err(ImportRefusal::NotText);
        }
        if text.trim().is_empty() {
            return Err(ImportRefusal::Empty);
        }
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let head = records.next().and_then(Result::ok).ok_or(ImportRefusal::Unreadable { line: 1 })?;
        // Every row has room for every column, whether or not it says something there.
        if head.len() > MOST_COLUMNS {
            return Err(ImportRefusal::TooWide);
        }
        let mut sheet = Self::headed(&head)?;
        for (number, record) in (2..).zip(records) {
            let record = record.map_err(|_| ImportRefusal::Unreadable { line: number })?;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if sheet.rows.len() == MOST_LINES {
                return Err(ImportRefusal::TooLong);
            }
            let cell = |place: &usize| unguarded(record.get(*place).unwrap_or_default().trim_matches(' ')).to_owned();
            sheet.rows.push(Row { number, cells: sheet.places.iter().map(cell).collect() });
        }
        if sheet.rows.is_empty() { Err(ImportRefusal::Empty) } else { Ok(sheet) }
    }

    fn headed(head: &csv::StringRecord) -> Result<Self, ImportRefusal> {
        let mut sheet = Self { heads: Vec::new(), places: Vec::new(), unknown: Vec::new(), rows: Vec::new() };
        for (place, head) in head.iter().enumerate() {
            match named(head) {
                Named::Taken(column) => {
                    sheet.heads.push((column, head.trim().to_owned()));
                    sheet.places.push(place);
                }
                Named::Unknown if !head.trim().is_empty() => sheet.unknown.push(head.trim().to_owned()),
                Named::Unknown | Named::Idle => {}
            }
        }
        let needed = [(Column::Title, "title"), (Column::Price, "price")];
        let missing = needed.iter().filter(|(column, _)| !sheet.has(*column)).map(|(_, name)| (*name).to_owned());
        let missing: Vec<String> = missing.collect();
        if missing.is_empty() { Ok(sheet) } else { Err(ImportRefusal::NoColumns(missing)) }
    }

    /// Whether the file has that column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.heads.iter().any(|(own, _)| *own == column)
    }

    /// What stands in that column; nothing when it is empty or there is none. Where several columns hold the same, the
    /// first one that says something.
    pub(crate) fn cell(&self, row: usize, column: Column) -> Option<&str> {
        let cells = self.rows.get(row).map(|row| &row.cells)?;
        let mut own =
            self.heads.iter().zip(cells).filter(|((own, _), _)| *own == column).map(|(_, cell)| cell.as_str());
        own.find(|cell| !cell.trim().is_empty())
    }

    /// Every column of that kind with its head.
    pub(crate) fn cells(&self, row: usize, column: Column) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.rows.get(row).map_or(&[][..], |row| &row.cells);
        let own = self.heads.iter().zip(cells).filter(move |((own, _), _)| *own == column);
        own.map(|((_, head), cell)| (head.as_str(), cell.as_str())).filter(|(_, cell)| !cell.trim().is_empty())
    }

    /// How the head calls the column.
    pub(crate) fn head(&self, column: Column) -> Option<&str> {
        self.heads.iter().find(|(own, _)| *own == column).map(|(_, head)| head.as_str())
    }

    /// What stands in a cell, as much of it as is told.
    pub(crate) fn told(&self, row: usize, column: Column) -> String {
        let cell = self.cell(row, column).unwrap_or_default();
        let mut told: String = cell.chars().take(LONGEST_TOLD).collect();
        if told.len() < cell.len() {
            told.push('…');
        }
        told
    }
}

/// What stands between the cells of the head: whatever of the three occurs most.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| head.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_what_they_are() {
        let file = "\u{feff}Handle;Title;Variant Price;custom_field.custom.noise_level;Colour of the box;Meta Title\n\
                    mug;'=Mug;12.50;40 dB;red;x\n;;;;;\nbowl;Bowl\n";
        let sheet = Sheet::read(file.as_bytes()).expect("a good file");
        assert_eq!(sheet.unknown, ["Colour of the box"]);
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
        assert_eq!((sheet.cell(0, Column::Title), sheet.cell(0, Column::Price)), (Some("=Mug"), Some("12.50")));
        assert_eq!(sheet.cells(0, Column::Spec).collect::<Vec<_>>(), [("custom_field.custom.noise_level", "40 dB")]);
        assert_eq!((sheet.cell(1, Column::Slug), sheet.cell(1, Column::Price)), (Some("bowl"), None));
    }

    #[test]
    fn what_is_no_file_of_products_is_refused_and_says_why() {
        let why = |file: &[u8]| Sheet::read(file).expect_err("not such a file");
        assert_eq!(why(b" \n"), ImportRefusal::Empty);
        assert_eq!(why(b"title,price\n"), ImportRefusal::Empty);
        assert_eq!(why(b"title,price\n\xff\xfe"), ImportRefusal::NotText);
        assert_eq!(why(b"title,price\nA\0,1\n"), ImportRefusal::NotText);
        let wide = format!("title,price{}\nA,1\n", ",sku".repeat(MOST_COLUMNS));
        assert_eq!(why(wide.as_bytes()), ImportRefusal::TooWide);
        assert_eq!(why(b"sku,stock\nx,1\n"), ImportRefusal::NoColumns(vec!["title".into(), "price".into()]));
        assert_eq!(why(&vec![b'x'; LARGEST_IMPORT + 1]), ImportRefusal::TooHeavy);
        let long = format!("title,price\n{}", "a,1\n".repeat(MOST_LINES + 1));
        assert_eq!(why(long.as_bytes()), ImportRefusal::TooLong);
    }
}
