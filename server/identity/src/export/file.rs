//! The file of a copy: for each part the same records twice, as JSON for programs and as CSV for spreadsheets.

use std::io::{Cursor, Write as _};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Part;

/// What stands first, for whoever opens the file.
const READ_ME: &str = "This is everything Agora knows of you. Each part is there twice: as JSON, which programs read, \
                       and as CSV, which spreadsheets open. Passwords and keys are not in it: Agora does not know them.\n";

/// The file.
pub(super) fn zip(parts: &[Part], made_at: DateTime<Utc>) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("read-me.txt", options)?;
    write!(zip, "{READ_ME}\nMade at {}.\n", made_at.format("%Y-%m-%d %H:%M UTC"))?;
    for part in parts {
        zip.start_file(format!("{}.json", part.name), options)?;
        serde_json::to_writer_pretty(&mut zip, &part.records)?;
        zip.start_file(format!("{}.csv", part.name), options)?;
        zip.write_all(&csv(&part.records)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Records as a table: a column for every name that any of them has, in the order in which they come.
fn csv(records: &[Value]) -> anyhow::Result<Vec<u8>> {
    let objects: Vec<&Map<String, Value>> = records.iter().filter_map(Value::as_object).collect();
    let mut columns: Vec<&str> = Vec::new();
    for name in objects.iter().flat_map(|object| object.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut table = csv::Writer::from_writer(Vec::new());
    if !columns.is_empty() {
        table.write_record(&columns)?;
    }
    for object in objects {
        table.write_record(columns.iter().map(|column| cell(object.get(*column))))?;
    }
    table.into_inner().map_err(|error| anyhow::anyhow!("a table cannot be written: {error}"))
}

/// A value as a cell. What a spreadsheet would take for a formula begins with an apostrophe, which it hides.
fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => return other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_table_has_every_column_and_no_formula() {
        let records = [json!({"name": "Ana, \"A\"", "n": 1}), json!({"name": "=cmd()", "note": null, "more": true})];
        let text = String::from_utf8(csv(&records).expect("a table")).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        let mut columns: Vec<&str> = lines[0].split(',').collect();
        columns.sort_unstable();
        assert_eq!(columns, ["more", "n", "name", "note"]);
        assert!(lines[1].contains("\"Ana, \"\"A\"\"\"") && lines[1].contains('1'), "{text}");
        assert!(lines[2].contains("'=cmd()") && lines[2].contains("true"), "{text}");
        assert!(csv(&[]).expect("a table").is_empty());
    }
}
