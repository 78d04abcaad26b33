//! Looks into the database of a market that is served: what a measurement says of it is taken from there.

use std::io::{BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// The database of a market in its private PostgreSQL.
const DATABASE: &str = "agora";

/// One connection to the database of a market. It sees everything: it belongs to whoever owns the data.
pub struct Books(BufReader<UnixStream>);

/// The values of a row as text; nothing where there is none.
pub type Row = Vec<Option<String>>;

impl Books {
    /// Opens the database in this directory, which a server keeps running.
    pub fn open(data_dir: &Path) -> Result<Self> {
        let private = postgres::start_or_join(&postgres::Options::new(data_dir))?;
        Self::connect(private.socket_dir(), DATABASE)
    }

    fn connect(socket_dir: &Path, database: &str) -> Result<Self> {
        let connection = UnixStream::connect(socket_dir.join(".s.PGSQL.5432"));
        let mut books = Self(BufReader::new(connection.context("the market's database does not answer")?));
        let mut hello = 196_608_i32.to_be_bytes().to_vec(); // Version 3.0 of the protocol.
        hello.extend(format!("user\0postgres\0database\0{database}\0\0").bytes());
        let message = [&length_of(&hello)?[..], &hello].concat();
        books.0.get_mut().write_all(&message)?;
        books.rows()?;
        Ok(books)
    }

    /// Asks one question; what stands for `$1` and so on is sent apart from it.
    pub fn ask(&mut self, sql: &str, values: &[&str]) -> Result<Vec<Row>> {
        let count = i16::try_from(values.len())?.to_be_bytes();
        let mut bind = [&b"\0\0\0\0"[..], &count[..]].concat();
        for value in values {
            bind.extend(i32::try_from(value.len())?.to_be_bytes());
            bind.extend(value.bytes());
        }
        bind.extend([0, 0]);
        let mut question = Vec::new();
        for (kind, body) in [
            (b'P', format!("\0{sql}\0\0\0").into_bytes()),
            (b'B', bind),
            (b'E', b"\0\0\0\0\0".to_vec()),
            (b'S', Vec::new()),
        ] {
            question.push(kind);
            question.extend(length_of(&body)?);
            question.extend(body);
        }
        self.0.get_mut().write_all(&question)?;
        self.rows()
    }

    /// The one number that a question is answered with.
    pub fn count(&mut self, sql: &str, values: &[&str]) -> Result<usize> {
        let number = self.ask(sql, values)?.pop().and_then(|mut row| row.pop()?);
        let number = number.with_context(|| format!("`{sql}` has no answer"))?;
        number.parse().with_context(|| format!("`{sql}` is answered with {number}"))
    }

    /// Everything up to the moment at which the database waits for the next question.
    fn rows(&mut self) -> Result<Vec<Row>> {
        let (mut rows, mut wrong) = (Vec::new(), None);
        loop {
            let (kind, body) = self.message()?;
            match kind {
                b'R' => ensure!(body == [0; 4], "the market's database asks for a password"),
                b'D' => rows.push(row(&body).context("the database sent half a row")?),
                b'E' => wrong = Some(complaint(&body)),
                b'Z' => break,
                _ => {}
            }
        }
        match wrong {
            Some(wrong) => bail!("the market's database says: {wrong}"),
            None => Ok(rows),
        }
    }

    fn message(&mut self) -> Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.0.read_exact(&mut head).context("the market's database is gone")?;
        let [kind, length @ ..] = head;
        let length = usize::try_from(i32::from_be_bytes(length))?.checked_sub(4).context("a message has no length")?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok((kind, body))
    }
}

/// A length counts itself.
fn length_of(body: &[u8]) -> Result<[u8; 4]> {
    Ok(i32::try_from(body.len() + 4)?.to_be_bytes())
}

fn row(body: &[u8]) -> Option<Row> {
    let (count, mut rest) = body.split_first_chunk::<2>()?;
    let mut values = Vec::new();
    for _ in 0..u16::from_be_bytes(*count) {
        let (length, after) = rest.split_first_chunk::<4>()?;
        // A negative length is that of no value at all.
        let length = usize::try_from(i32::from_be_bytes(*length)).ok();
        let (value, after) = after.split_at_checked(length.unwrap_or(0))?;
        values.push(length.map(|_| String::from_utf8_lossy(value).into_owned()));
        rest = after;
    }
    Some(values)
}

/// The sentence of a complaint: the field that begins with an M.
fn complaint(body: &[u8]) -> String {
    let said = body.split(|byte| *byte == 0).find_map(|field| field.strip_prefix(b"M"));
    said.map_or_else(|| "something went wrong".to_owned(), |said| String::from_utf8_lossy(said).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_understood() {
        let body = [&[0, 3][..], &[0, 0, 0, 2], b"ab", &[255, 255, 255, 255], &[0, 0, 0, 0]].concat();
        assert_eq!(row(&body), Some(vec![Some("ab".to_owned()), None, Some(String::new())]));
        assert_eq!(row(&body[..7]), None);
        assert_eq!(row(&[]), None);
    }

    #[test]
    fn complaints_are_understood() {
        assert_eq!(complaint(b"SERROR\0C42P01\0Mno such table\0\0"), "no such table");
        assert_eq!(complaint(b"\0"), "something went wrong");
    }

    #[test]
    fn a_database_is_asked() {
        let place = crate::throwaway::Directory::new("books").expect("there is room");
        let running = postgres::start(&crate::throwaway::options(place.path())).expect("a database starts");
        let mut books = Books::connect(running.socket_dir(), "postgres").expect("it answers");
        let rows = books.ask("select $1::int + 1, null, $2::text", &["41", "it's"]).expect("a row");
        assert_eq!(rows, [[Some("42".to_owned()), None, Some("it's".to_owned())]]);
        assert!(books.ask("select 1 / $1::int", &["0"]).is_err());
        assert_eq!(books.count("select count(*) from generate_series(1, 7)", &[]).expect("a number"), 7);
        assert!(books.count("select 1 where false", &[]).is_err());
    }
}
