//! Speaks HTTP over a connection that stays open, as every client of the measurements does.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

/// What was answered.
#[derive(Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// In the order in which they came, the names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// The body as JSON; nothing when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    /// The values of every header of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn says(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|said| said.eq_ignore_ascii_case(value))
    }
}

/// A connection that is opened when it is needed, and kept as long as the server keeps it.
pub struct Wire {
    address: SocketAddr,
    open: Option<BufReader<TcpStream>>,
}

impl Wire {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, open: None }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Opens a new connection: a server closes those on which nothing was said for a while.
    pub fn reconnect(&mut self) -> Result<()> {
        self.open = Some(connect(self.address)?);
        Ok(())
    }

    /// Sends a whole request and reads its answer.
    pub fn send(&mut self, request: impl AsRef<[u8]>) -> Result<Answer> {
        let mut connection = match self.open.take() {
            Some(connection) => connection,
            None => connect(self.address)?,
        };
        connection.get_mut().write_all(request.as_ref())?;
        let answer = read(&mut connection)?;
        if !answer.says("connection", "close") {
            self.open = Some(connection);
        }
        Ok(answer)
    }
}

fn connect(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let patience = Duration::from_secs(180);
    let connection = TcpStream::connect_timeout(&address, patience)?;
    connection.set_read_timeout(Some(patience))?;
    connection.set_nodelay(true)?;
    Ok(BufReader::new(connection))
}

fn read(connection: &mut impl BufRead) -> Result<Answer> {
    let mut line = String::new();
    connection.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).context("there was no answer")?;
    let mut answer = Answer { status, ..Answer::default() };
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let body = if answer.says("transfer-encoding", "chunked") {
        read_chunks(connection)?
    } else {
        let length = answer.all("content-length").next().map_or(Ok(0), str::parse)?;
        let mut body = vec![0; length];
        connection.read_exact(&mut body)?;
        body
    };
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Ok(answer)
}

fn read_chunks(connection: &mut impl BufRead) -> Result<Vec<u8>> {
    let (mut body, mut line) = (Vec::new(), String::new());
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).context("a chunk has no size")?;
        let mut chunk = vec![0; size + 2];
        connection.read_exact(&mut chunk)?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&chunk[..size]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_follow_each_other_on_one_connection() {
        let mut said: &[u8] = b"HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\n{}\
            HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n\
            HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
        let first = read(&mut said).expect("whole");
        assert_eq!((first.status, first.all("x-a").collect::<Vec<_>>()), (200, vec!["1", "2"]));
        assert!(first.json().is_object() && !first.says("connection", "close"));
        let second = read(&mut said).expect("whole");
        assert_eq!((second.status, second.body.as_str()), (422, "abcde"));
        let third = read(&mut said).expect("whole");
        assert_eq!((third.status, third.says("connection", "close")), (204, true));
        assert!(read(&mut said).is_err(), "nothing more was said");
    }
}
