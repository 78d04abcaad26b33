//! Builds the server, and starts it the way each task needs it.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::{http, places, shell, sites};

/// How long a server may take to finish what it has begun when it is asked to stop.
const PATIENCE: Duration = Duration::from_secs(40);

/// Builds the sites and the server as far as they are not up to date.
pub fn build(release: bool) -> Result<()> {
    sites::build(release)?;
    build_program(release)
}

/// Builds the server alone.
pub fn build_program(release: bool) -> Result<()> {
    let mut build = shell::cargo(&["build", "--package", "server"]);
    if release {
        build.arg("--release");
    }
    // It says nothing when there is nothing to do, so the heading waits for a sign of work.
    if !places::program("server", release).is_file() {
        shell::heading("building the server");
    }
    shell::run(&mut build)
}

/// The server with the environment that every task gives it.
pub fn command(release: bool) -> Command {
    let mut command = shell::command(places::program("server", release));
    command.env("SITE_ROOT", places::sites(release));
    command
}

/// How a server for a test or a measurement differs from one that somebody runs by hand.
pub struct Settings<'a> {
    pub release: bool,
    /// Its own directory: pictures, search index, and the private database if it starts one.
    pub data_dir: &'a Path,
    /// A database that is there already.
    pub database: Option<&'a str>,
    /// Whether an empty market is filled with the demo.
    pub seed: bool,
    /// Whether holds and unpaid orders end within seconds.
    pub hasty: bool,
}

/// A server of our own, on ports that were free. It stops when this is dropped.
pub struct Server {
    child: Child,
    log: PathBuf,
    pub shopper: SocketAddr,
    pub seller: SocketAddr,
    pub admin: SocketAddr,
}

impl Server {
    /// Starts it and returns at once; [`Server::wait_for`] says when it answers.
    pub fn spawn(settings: &Settings) -> Result<Self> {
        let [shopper, seller, admin] = http::free_addresses()?;
        let log = settings.data_dir.join("server.log");
        fs::create_dir_all(settings.data_dir)?;
        let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = settings.command();
        command.arg("serve");
        if !settings.seed {
            command.arg("--no-seed");
        }
        for (site, address) in [("SHOPPER", shopper), ("SELLER", seller), ("ADMIN", admin)] {
            command.env(format!("{site}_ADDR"), address.to_string());
            command.env(format!("PUBLIC_{site}_URL"), format!("http://{address}"));
        }
        // Whoever comes from this machine says where from, so that a limit of one network is not everybody's.
        command.env("TRUSTED_PROXIES", "127.0.0.0/8");
        if settings.hasty {
            command.env("HOLD_TTL_SECONDS", "5").env("UNPAID_TTL_SECONDS", "10");
        }
        // A private port for the payment page too, so that servers side by side do not meet.
        command.env("SANDBOX_ADDR", http::free_addresses::<1>()?[0].to_string());
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        postgres::die_with_parent(&mut command);
        let child = command.spawn().context("cannot run the server")?;
        Ok(Self { child, log, shopper, seller, admin })
    }

    /// Starts it and waits until the shopper's home page is there.
    pub fn start(settings: &Settings) -> Result<Self> {
        let mut server = Self::spawn(settings)?;
        server.wait_for("/")?;
        Ok(server)
    }

    /// Waits until the shopper site answers `path`; tells how long that took.
    pub fn wait_for(&mut self, path: &str) -> Result<Duration> {
        let (child, log) = (&mut self.child, &self.log);
        let waited = http::wait_for(self.shopper, path, || matches!(child.try_wait(), Ok(None)));
        waited.with_context(|| format!("the server's last words:\n{}", last_lines(log, 15)))
    }

    /// Its process number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) -> Result<()> {
        self.signal(Signal::SIGTERM)?;
        let deadline = Instant::now() + PATIENCE;
        while self.child.try_wait()?.is_none() {
            if Instant::now() > deadline {
                bail!("the server did not stop within {} s of being asked", PATIENCE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn signal(&self, signal: Signal) -> Result<()> {
        Ok(kill(Pid::from_raw(i32::try_from(self.child.id())?), signal)?)
    }
}

impl Drop for Server {
    /// Without ceremony; who wants to see it stop well calls [`Server::stop`].
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Settings<'_> {
    /// The server's program with this environment, for commands other than `serve`.
    pub fn command(&self) -> Command {
        let mut command = command(self.release);
        command.env("DATA_DIR", self.data_dir).env_remove("DATABASE_URL");
        if let Some(url) = self.database {
            command.env("DATABASE_URL", url);
        }
        command
    }
}

fn last_lines(path: &Path, count: usize) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
