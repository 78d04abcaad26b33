//! Asks a server on this machine for a page, the plainest way there is.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What a server answered.
pub struct Answer {
    /// The status, for example 200.
    pub status: u16,
    /// The body, as text.
    pub body: String,
}

/// Gets `path` from the server at `address`.
pub fn get(address: SocketAddr, path: &str) -> Result<Answer> {
    let patience = Duration::from_secs(30);
    let mut connection = TcpStream::connect_timeout(&address, patience)?;
    connection.set_read_timeout(Some(patience))?;
    // With 1.0 the body comes in one piece and ends with the connection.
    let request = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\nAccept: text/html,*/*\r\n\r\n");
    connection.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    parse(&String::from_utf8_lossy(&answer))
}

fn parse(answer: &str) -> Result<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n").context("the server's answer has no end of its head")?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok(Answer { status: status.context("the server's answer has no status")?, body: body.to_owned() })
}

/// Waits until `path` is answered with 200, as long as `goes_on` says so; tells how long it took.
pub fn wait_for(address: SocketAddr, path: &str, mut goes_on: impl FnMut() -> bool) -> Result<Duration> {
    let start = Instant::now();
    loop {
        if get(address, path).is_ok_and(|answer| answer.status == 200) {
            return Ok(start.elapsed());
        }
        if !goes_on() {
            bail!("the server ended before it answered");
        }
        if start.elapsed() > Duration::from_secs(300) {
            bail!("the server did not answer {path} within five minutes");
        }
        sleep(Duration::from_millis(10));
    }
}

/// Addresses on this machine that nobody listens on at the moment, all different.
pub fn free_addresses<const N: usize>() -> Result<[SocketAddr; N]> {
    let mut held = Vec::new();
    for _ in 0..N {
        held.push(TcpListener::bind(("127.0.0.1", 0)).context("this machine has no free port")?);
    }
    let addresses = held.iter().map(TcpListener::local_addr).collect::<std::io::Result<Vec<_>>>()?;
    addresses.try_into().ok().context("as many addresses as listeners")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer = parse("HTTP/1.0 404 Not Found\r\ncontent-length: 2\r\n\r\nno").expect("it is whole");
        assert_eq!((answer.status, answer.body.as_str()), (404, "no"));
        assert!(parse("nonsense").is_err());
    }

    #[test]
    fn free_addresses_differ() {
        let [one, other] = free_addresses().expect("there are free ports");
        assert_ne!(one, other);
    }
}
