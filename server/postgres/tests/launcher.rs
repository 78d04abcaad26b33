//! The private database keeps its promises: it starts, keeps its data, and leaves nothing behind.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use postgres::{Options, PrivatePostgres, start, start_or_join};

/// Tells the copy of this program that a test starts where its database is.
const HELD: &str = "HELD_DATABASE";

#[test]
fn a_stopped_database_leaves_no_process_and_keeps_its_data() {
    let place = place();
    let first = begin(&place);
    let postmaster = postmaster_pid(&place);
    assert!(first.is_running());
    query(&first, "create table shelf (book text)");
    query(&first, "insert into shelf values ('Emma')");
    first.stop().expect("it stops when asked");
    assert!(!is_alive(postmaster), "process {postmaster} is still there");
    assert!(!place.path().join("db/cluster/postmaster.pid").exists());

    let second = begin(&place);
    assert!(query(&second, "select book from shelf").contains("Emma"));
}

#[test]
fn dropping_it_stops_it() {
    let place = place();
    drop(begin(&place));
    assert!(!place.path().join("db/cluster/postmaster.pid").exists());
}

#[test]
fn a_second_launcher_is_refused_and_the_first_goes_on() {
    let place = place();
    let first = begin(&place);
    let refusal = start(&options(&place)).err().expect("one directory has one owner");
    assert!(refusal.to_string().contains("another server is already using"), "{refusal:#}");
    assert!(query(&first, "select 41 + 1").contains("42"));
}

#[test]
fn a_command_joins_the_database_of_a_running_server_and_leaves_it_running() {
    let place = place();
    let first = begin(&place);
    let joined = start_or_join(&options(&place)).expect("there is one to join");
    assert_eq!(joined.url("agora"), first.url("agora"));
    joined.stop().expect("there is nothing to stop");
    assert!(query(&first, "select 41 + 1").contains("42"));
    first.stop().expect("it stops when asked");
    assert!(start_or_join(&options(&place)).expect("it starts its own").is_running());
}

#[test]
fn only_the_socket_lets_anybody_in() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let database = begin(&place);
    let mode = fs::metadata(database.socket_dir()).expect("there is a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let addresses = query(&database, "select 'at [' || current_setting('listen_addresses') || ']'");
    assert!(addresses.contains("at []"), "{addresses}");
    let on_disk = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"];
    for setting in on_disk {
        let answer = query(&database, &format!("select 'is ' || current_setting('{setting}')"));
        assert!(answer.contains("is on"), "{setting}: {answer}");
    }
}

#[test]
fn a_throwaway_database_does_not_wait_for_the_disk() {
    let place = place();
    let options = Options { durable: false, ..options(&place) };
    let database = start(&options).expect("it starts");
    assert!(query(&database, "select 'is ' || current_setting('fsync')").contains("is off"));
}

#[test]
fn a_long_directory_gets_its_socket_elsewhere() {
    let place = place();
    let deep = place.path().join("d".repeat(60)).join("e".repeat(60));
    let database = start(&Options { bundled: bundled(), ..Options::new(&deep) }).expect("it starts");
    assert!(database.socket_dir().as_os_str().len() < 92);
    assert!(query(&database, "select 41 + 1").contains("42"));
    let socket_dir = database.socket_dir().to_path_buf();
    database.stop().expect("it stops when asked");
    fs::remove_dir(socket_dir).expect("nothing is left in it");
}

#[test]
fn it_outlives_the_thread_that_asked_for_it() {
    let place = place();
    let options = options(&place);
    let database = std::thread::spawn(move || start(&options)).join().expect("the thread ends");
    let database = database.expect("it starts");
    sleep(Duration::from_millis(300));
    assert!(database.is_running());
    assert!(query(&database, "select 41 + 1").contains("42"));
}

#[test]
fn a_killed_server_leaves_no_orphan_and_loses_no_commit() {
    let place = place();
    let mut server = hold(place.path());
    let postmaster = postmaster_pid(&place);
    server.kill().expect("kill -9 goes through");
    server.wait().expect("it is gone");

    // At once: the old database may still be on its way out.
    let database = begin(&place);
    assert!(query(&database, "select word from kept").contains("acknowledged"));
    assert!(!is_alive(postmaster), "process {postmaster} is still there");
}

#[test]
fn a_database_killed_outright_recovers() {
    let place = place();
    let mut server = hold(place.path());
    let postmaster = postmaster_pid(&place);
    let killed = Command::new("kill").args(["-9", &postmaster.to_string()]).status();
    assert!(killed.expect("kill runs").success());
    server.kill().expect("kill -9 goes through");
    server.wait().expect("it is gone");
    assert!(place.path().join("db/cluster/postmaster.pid").exists(), "it had no time to tidy up");

    let database = begin(&place);
    assert!(query(&database, "select word from kept").contains("acknowledged"));
}

#[test]
fn data_of_another_version_is_not_touched() {
    let place = place();
    begin(&place).stop().expect("it stops when asked");
    fs::write(place.path().join("db/cluster/PG_VERSION"), "9\n").expect("it can be written");
    let refusal = start(&options(&place)).err().expect("no machine has version 9");
    assert!(refusal.to_string().contains("was made by PostgreSQL 9"), "{refusal:#}");
}

#[test]
fn a_failed_start_says_what_postgresql_said() {
    let place = place();
    begin(&place).stop().expect("it stops when asked");
    let settings = place.path().join("db/cluster/postgresql.conf");
    fs::write(settings, "no_such_setting = 1\n").expect("it can be written");
    let refusal = start(&options(&place)).err().expect("that setting does not exist");
    assert!(format!("{refusal:#}").contains("no_such_setting"), "{refusal:#}");
}

/// Not a test of its own: the server that the tests above kill. It says so once it has committed.
#[test]
fn stands_in_for_a_server() {
    let Some(place) = std::env::var_os(HELD).map(PathBuf::from) else {
        return;
    };
    let options = Options { bundled: bundled(), ..Options::new(place.join("db")) };
    let database = start(&options).expect("it starts");
    query(&database, "create table kept as select 'acknowledged' as word");
    fs::write(place.join("committed"), "").expect("it can be written");
    sleep(Duration::from_mins(1));
}

fn hold(place: &Path) -> std::process::Child {
    let this = std::env::current_exe().expect("this program has a path");
    let server = Command::new(this)
        .args(["--exact", "stands_in_for_a_server"])
        .env(HELD, place)
        .stdout(Stdio::null())
        .spawn()
        .expect("this program runs");
    let deadline = Instant::now() + Duration::from_secs(30);
    while !place.join("committed").exists() {
        assert!(Instant::now() < deadline, "the stand-in never committed");
        sleep(Duration::from_millis(20));
    }
    server
}

/// A directory that the database's account can enter, also when the tests run as root.
fn place() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::Builder::new().prefix("agora-").tempdir().expect("there is room in /tmp");
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(place.path(), open).expect("it is ours");
    place
}

fn bundled() -> Vec<PathBuf> {
    vec![postgres::bundle_dir()]
}

fn options(place: &tempfile::TempDir) -> Options {
    Options { bundled: bundled(), ..Options::new(place.path().join("db")) }
}

fn begin(place: &tempfile::TempDir) -> PrivatePostgres {
    start(&options(place)).expect("it starts")
}

fn postmaster_pid(place: &tempfile::TempDir) -> u32 {
    let path = place.path().join("db/cluster/postmaster.pid");
    let text = fs::read_to_string(path).expect("a running database has this file");
    text.lines().next().and_then(|line| line.parse().ok()).expect("its first line is a number")
}

/// A process that ended but was not collected by its new parent yet does not count.
fn is_alive(pid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    status.contains("State:") && !status.contains("State:\tZ")
}

/// One query in PostgreSQL's wire protocol over the socket, so that the test needs no client
/// library and sees exactly what any of them would: the bytes of the answer as text.
fn query(database: &PrivatePostgres, sql: &str) -> String {
    let socket = database.socket_dir().join(".s.PGSQL.5432");
    let mut connection = UnixStream::connect(socket).expect("the socket is there");
    let mut hello = 196_608_i32.to_be_bytes().to_vec();
    hello.extend_from_slice(b"user\0postgres\0database\0postgres\0\0");
    send(&mut connection, None, &hello);
    read_until_ready(&mut connection);
    send(&mut connection, Some(b'Q'), &[sql.as_bytes(), b"\0"].concat());
    let answer = read_until_ready(&mut connection);
    assert!(!answer.contains("SERROR"), "{sql}: {answer}");
    answer
}

fn send(connection: &mut UnixStream, kind: Option<u8>, body: &[u8]) {
    let length = i32::try_from(body.len() + 4).expect("a test's query is short");
    let mut message: Vec<u8> = kind.into_iter().collect();
    message.extend_from_slice(&length.to_be_bytes());
    message.extend_from_slice(body);
    connection.write_all(&message).expect("the database listens");
}

fn read_until_ready(connection: &mut UnixStream) -> String {
    let mut answer = String::new();
    loop {
        let mut head = [0; 5];
        connection.read_exact(&mut head).expect("the database answers");
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]);
        let mut body = vec![0; usize::try_from(length).expect("usize is wider") - 4];
        connection.read_exact(&mut body).expect("the database answers");
        answer.push_str(&String::from_utf8_lossy(&body));
        if head[0] == b'Z' {
            return answer;
        }
    }
}
