//! Runs other programs, shows what they do, and says plainly which one failed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Write, pipe, stderr, stdout};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::places;

/// Announces the next thing that happens.
pub fn heading(text: &str) {
    let text =
        if stderr().is_terminal() { format!("\x1b[1;36m==>\x1b[0;1m {text}\x1b[0m") } else { format!("==> {text}") };
    eprintln!("{text}");
}

/// Says what went wrong.
pub fn complain(text: &str) {
    let start = if stderr().is_terminal() { "\x1b[1;31mfailed:\x1b[0m" } else { "failed:" };
    eprintln!("{start} {text}");
}

/// A command that will run at the top of the checkout.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root());
    command
}

/// A cargo command. Queries are checked against the committed record, also for somebody whose
/// environment has them checked against a database while they work on them.
///
/// What `cargo run` tells a program about its own package is taken away: build scripts look at it, and would build half
/// of the world again because this one was started by cargo and the last one by hand.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(arguments).env("SQLX_OFFLINE", "true");
    let told = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(told)) {
        command.env_remove(name);
    }
    command
}

/// Runs a command that must succeed; it talks to the terminal itself.
pub fn run(command: &mut Command) -> Result<()> {
    postgres::die_with_parent(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot run `{}`", words(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", words(command));
    }
    Ok(())
}

/// Whether a command succeeds; it talks to the terminal itself.
pub fn succeeds(command: &mut Command) -> bool {
    let ran = run(command);
    if let Err(why) = &ran {
        complain(&format!("{why:#}"));
    }
    ran.is_ok()
}

/// What a short command prints, if it exists and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let done = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// Runs a command, shows its output as it comes, and hands back whether it succeeded and all it said.
pub fn watch(command: &mut Command) -> Result<(bool, String)> {
    let (output, input) = pipe()?;
    postgres::die_with_parent(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(input.try_clone()?)
        .stderr(input)
        .spawn()
        .with_context(|| format!("cannot run `{}`", words(command)))?;
    // The command still holds our ends of the pipe; without them it closes when the child is done.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut said = String::new();
    let mut lines = BufReader::new(output);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        stdout().write_all(&line)?;
        said.push_str(&plain(&String::from_utf8_lossy(&line)));
        line.clear();
    }
    Ok((child.wait()?.success(), said))
}

/// Text without the codes that colour it on a terminal.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\x1b' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

/// Where a program is on PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// `always` where somebody watches: programs that write into our pipe cannot see the terminal.
pub fn colour() -> &'static str {
    if stdout().is_terminal() { "always" } else { "never" }
}

/// A command as somebody would type it.
fn words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_off() {
        assert_eq!(plain("\x1b[32;1m    Summary\x1b[0m [ 1.0s]"), "    Summary [ 1.0s]");
    }

    #[test]
    fn everything_a_program_says_is_seen_in_order() {
        let mut script = command("sh");
        script.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let (succeeded, said) = watch(&mut script).expect("there is a shell");
        assert_eq!((succeeded, said.as_str()), (false, "one\ntwo\nthree\n"));
    }
}
