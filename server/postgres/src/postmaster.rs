//! Runs the database process: starts it, sees it ready, and makes sure that it ends with us.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{Id, WaitPidFlag, waitid};
use nix::unistd::Pid;

use crate::account::Account;
use crate::programs::Programs;

/// Settings that every private database gets, on top of PostgreSQL's own.
const SETTINGS: &[&str] = &[
    "listen_addresses=",
    "port=5432",
    "unix_socket_permissions=0700",
    "shared_buffers=128MB",
    "random_page_cost=1.1",
    // Compiling a query costs more than the short queries of a shop ever win back.
    "jit=off",
    // A young market grows from nothing to thousands of rows in a minute; plans made for empty tables do not suit it.
    "autovacuum_naptime=5s",
    "timezone=UTC",
    "log_timezone=UTC",
    "cluster_name=agora",
    "logging_collector=off",
];

/// For data that must survive: these are PostgreSQL's defaults, said aloud so that they stay.
const DURABLE: &[&str] = &["max_connections=60", "fsync=on", "synchronous_commit=on", "full_page_writes=on"];

/// For tests: many short-lived databases, none of which outlives the run.
const THROWAWAY: &[&str] = &["max_connections=200", "fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// How long each signal is given: finish politely, then at once, then not asked any more.
const PARTING: [(Signal, Duration); 3] = [
    (Signal::SIGINT, Duration::from_secs(20)),
    (Signal::SIGQUIT, Duration::from_secs(5)),
    (Signal::SIGKILL, Duration::from_secs(5)),
];

/// How long a start is tried again while parts of a killed database still hold its memory.
const RETRY_PATIENCE: Duration = Duration::from_secs(15);

/// The paths of one running database.
pub struct Site {
    pub cluster: PathBuf,
    pub socket_dir: PathBuf,
    pub log: PathBuf,
}

/// A database of our own. It stops when this is dropped, and when this process dies, unless it
/// was joined: then it belongs to another server.
pub struct PrivatePostgres {
    socket_dir: PathBuf,
    running: Mutex<Option<Running>>,
    /// Held for as long as we may touch the cluster; absent where another server owns it.
    _lock: Option<File>,
}

/// The process and the thread that is its parent in the kernel's eyes.
struct Running {
    child: Child,
    exited: Receiver<()>,
    keeper: JoinHandle<()>,
}

/// Starts `postgres` in the cluster and waits until it is ready.
pub fn launch(
    site: &Site,
    programs: &Programs,
    account: &Account,
    durable: bool,
    lock: File,
) -> Result<PrivatePostgres> {
    let deadline = Instant::now() + RETRY_PATIENCE;
    loop {
        let log = fresh_log(&site.log)?;
        let mut running = Running::spawn(command(site, programs, account, durable, log)?)?;
        match running.wait_until_ready(&site.cluster) {
            Ok(()) => {
                let running = Mutex::new(Some(running));
                return Ok(PrivatePostgres { socket_dir: site.socket_dir.clone(), running, _lock: Some(lock) });
            }
            Err(why) => {
                running.stop()?;
                let said = fs::read_to_string(&site.log).unwrap_or_default();
                // Backends of a `postgres` that was itself killed let go of its memory one by one.
                if said.contains("still in use") && Instant::now() < deadline {
                    thread::sleep(Duration::from_millis(300));
                    continue;
                }
                return Err(why.context(format!("PostgreSQL said:\n{}", last_lines(&said, 12))));
            }
        }
    }
}

impl PrivatePostgres {
    /// A database that another server runs, and goes on running when this is dropped.
    pub(crate) fn joined(socket_dir: PathBuf) -> Self {
        Self { socket_dir, running: Mutex::new(None), _lock: None }
    }

    /// The address of `database`, as sqlx and libpq read it.
    pub fn url(&self, database: &str) -> String {
        let host = percent_encode(&self.socket_dir.to_string_lossy());
        format!("postgres:///{}?host={host}&port=5432&user=postgres", percent_encode(database))
    }

    /// The directory of its socket, for clients that want `host` and `port` apart.
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// Whether our process is still there; false if it crashed, or was never ours.
    pub fn is_running(&self) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.as_ref().is_some_and(|running| !running.keeper.is_finished())
    }

    /// Stops the database: connections are closed, everything is written, the process is gone.
    pub fn stop(self) -> Result<()> {
        self.halt()
    }

    fn halt(&self) -> Result<()> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        running.map_or(Ok(()), Running::stop)
    }
}

impl Drop for PrivatePostgres {
    fn drop(&mut self) {
        if let Err(why) = self.halt() {
            tracing::error!("the database did not stop: {why:#}");
        }
    }
}

impl Running {
    /// Starts the command from a thread that lives as long as the process.
    ///
    /// The kernel's parent-death signal follows the *thread* that forked, not the process; were
    /// that a worker of an async runtime, the database would stop when the runtime retires it.
    fn spawn(mut command: Command) -> Result<Self> {
        let (started, start) = mpsc::channel();
        let (ended, exited) = mpsc::channel();
        let keeper = thread::Builder::new().name("postgres-keeper".to_owned()).spawn(move || {
            let spawned = command.spawn();
            let pid = spawned.as_ref().map(Child::id).ok().and_then(|pid| i32::try_from(pid).ok());
            let _ = started.send(spawned);
            if let Some(pid) = pid {
                // The exit is seen but not collected, so the number stays ours until `stop`.
                let seen = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
                while waitid(Id::Pid(Pid::from_raw(pid)), seen) == Err(nix::errno::Errno::EINTR) {}
            }
            let _ = ended.send(());
        })?;
        let child = start.recv().context("the thread that starts PostgreSQL is gone")?;
        Ok(Self { child: child.context("cannot run postgres")?, exited, keeper })
    }

    /// Waits for line 8 of `postmaster.pid` to say `ready`, for as long as the process lives.
    fn wait_until_ready(&mut self, cluster: &Path) -> Result<()> {
        let pid_file = cluster.join("postmaster.pid");
        loop {
            let text = crate::read_if_there(&pid_file)?.unwrap_or_default();
            let mut lines = text.lines();
            let ours = lines.next() == Some(self.child.id().to_string().as_str());
            if ours && lines.nth(6).is_some_and(|state| state.trim() == "ready") {
                return Ok(());
            }
            match self.exited.recv_timeout(Duration::from_millis(5)) {
                Err(RecvTimeoutError::Timeout) => {}
                _ => bail!("PostgreSQL did not start"),
            }
        }
    }

    /// Ends the process, more and more firmly, and collects it.
    fn stop(mut self) -> Result<()> {
        let pid = Pid::from_raw(i32::try_from(self.child.id())?);
        for (signal, patience) in PARTING {
            if self.keeper.is_finished() {
                break;
            }
            kill(pid, signal).with_context(|| format!("cannot send {signal} to PostgreSQL"))?;
            if self.exited.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
                break;
            }
        }
        self.keeper.join().map_err(|_| anyhow!("the thread that watches PostgreSQL panicked"))?;
        self.child.wait().context("cannot collect PostgreSQL's exit")?;
        Ok(())
    }
}

fn command(site: &Site, programs: &Programs, account: &Account, durable: bool, log: File) -> Result<Command> {
    let mut command = account.command(&programs.bindir.join("postgres"));
    command.arg("-D").arg(&site.cluster).arg("-k").arg(&site.socket_dir);
    for setting in SETTINGS.iter().chain(if durable { DURABLE } else { THROWAWAY }) {
        command.arg("-c").arg(setting);
    }
    command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    // A Ctrl-C in the terminal is for the server, which still needs its database to finish.
    command.process_group(0);
    die_with_parent(&mut command);
    Ok(command)
}

/// Has the kernel interrupt the command's process when we are gone, however we went.
///
/// "We" is the thread that spawns the command: spawn it from one that lives as long as the process.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "`pre_exec` is unsafe because it runs between fork and exec. The closure makes two \
              system calls and neither allocates nor locks. There is no safe way to set a \
              parent-death signal on a child, and without it a killed server leaves an orphan."
)]
pub fn die_with_parent(command: &mut Command) {
    let parent = Pid::this();
    // SAFETY: prctl(2) and getppid(2) are async-signal-safe, and the closure touches no heap.
    unsafe {
        command.pre_exec(move || {
            nix::sys::prctl::set_pdeathsig(Signal::SIGINT)?;
            // Had we died before that call, no signal would ever come.
            if Pid::parent() == parent { Ok(()) } else { Err(nix::errno::Errno::ESRCH.into()) }
        });
    }
}

/// Other systems have no such signal; there the process is stopped by hand or by drop only.
#[cfg(not(target_os = "linux"))]
pub fn die_with_parent(_: &mut Command) {}

/// The log of this run; the one before is kept beside it.
fn fresh_log(path: &Path) -> Result<File> {
    if fs::metadata(path).is_ok_and(|found| found.len() > 0) {
        fs::rename(path, path.with_extension("log.before"))?;
    }
    let file = OpenOptions::new().create(true).append(true).open(path);
    file.with_context(|| format!("cannot write {}", path.display()))
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// Leaves what is plain in a URL's path or query and escapes the rest.
fn percent_encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => write!(encoded, "%{byte:02X}").expect("writing to a String cannot fail"),
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_survive_odd_directories() {
        assert_eq!(percent_encode("/var/lib/agora/main-1a/socket"), "/var/lib/agora/main-1a/socket");
        assert_eq!(percent_encode("/a b&c?ü"), "/a%20b%26c%3F%C3%BC");
    }

    #[test]
    fn only_the_end_of_a_long_log_is_shown() {
        assert_eq!(last_lines("a\nb\nc", 2), "b\nc");
        assert_eq!(last_lines("a", 2), "a");
    }
}
