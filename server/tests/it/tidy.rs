//! How the code is written: every file says what it is for, none is endless, and everything stays in its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines of a file that nobody wants to read to its end.
const LONGEST: usize = 500;
/// Lines from which on a file should be looked at.
const LONG: usize = 300;
/// Lines of the body of a server function.
const LONGEST_CALL: usize = 5;

/// Files outside of a store that speak SQL, and why they may.
const SPEAKS_SQL: [(&str, &str); 3] = [
    ("server/kernel/src/", "outbox, schedules, limits and mails stand below every context"),
    ("server/insights/src/jobs.rs", "the views of broken promises belong to no context"),
    ("server/orders/src/figures.rs", "sums over its own schema that are only read"),
];

/// Crates that never reach a browser.
const ONLY_ON_THE_SERVER: [&str; 8] =
    ["sqlx", "tokio", "axum", "marketplace", "kernel", "leptos_axum", "argon2", "hyper"];

/// The top of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the server's folder stands in the checkout").to_path_buf()
}

/// Every source file of ours, with its path from the top.
fn sources() -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    for folder in ["app", "frontend-user", "frontend-seller", "frontend-admin", "server"] {
        collect(&root.join(folder), &mut found);
    }
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file is text");
        let name = path.strip_prefix(&root).expect("it is below the top").to_string_lossy().into_owned();
        (name, text)
    };
    found.into_iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default();
            if name != "target" && name != "node_modules" {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence() {
    let headless = sources().into_iter().filter_map(|(name, text)| {
        let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
        let head = head.join(" ");
        let begins = head.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '`');
        (!begins || !head.contains('.')).then(|| format!("{name}: {head:?}"))
    });
    none(&headless.collect::<Vec<_>>());
}

#[test]
fn no_file_is_endless() {
    let sizes: Vec<_> = sources().into_iter().map(|(name, text)| (text.lines().count(), name)).collect();
    for (lines, name) in sizes.iter().filter(|(lines, _)| *lines > LONG) {
        println!("{name} has {lines} lines and should be looked at");
    }
    let endless = sizes.iter().filter(|(lines, name)| *lines > LONGEST && !name.contains("/tests/"));
    none(&endless.map(|(lines, name)| format!("{name}: {lines} lines")).collect::<Vec<_>>());
}

#[test]
fn sql_stays_in_the_stores() {
    let may = |name: &str| {
        name.ends_with("/store.rs")
            || name.contains("/store/")
            || name.contains("/tests/")
            || SPEAKS_SQL.iter().any(|(place, _)| name.starts_with(place))
    };
    let speaks = |text: &str| {
        ["query!", "query_as!", "query_scalar!", "query(", "query_as(", "query_scalar(", "QueryBuilder"]
            .iter()
            .any(|word| text.contains(&format!("sqlx::{word}")))
    };
    let astray = sources().into_iter().filter(|(name, text)| !may(name) && speaks(text)).map(|(name, _)| name);
    none(&astray.collect::<Vec<_>>());
}

#[test]
fn exceptions_are_still_needed() {
    let sources = sources();
    let needed =
        |place: &str| sources.iter().any(|(name, text)| name.starts_with(place) && text.contains("sqlx::query"));
    let stale = SPEAKS_SQL.iter().filter(|(place, _)| !needed(place)).map(|(place, _)| (*place).to_owned());
    none(&stale.collect::<Vec<_>>());
}

#[test]
fn server_functions_are_a_few_lines() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for (name, text) in sources().into_iter().filter(|(name, _)| name.starts_with("app/src/")) {
        for function in text.split("\n#[server").skip(1) {
            seen += 1;
            let body = function.split_once("{\n").map_or("", |(_, body)| body);
            let body = body.split_once("\n}").map_or(body, |(body, _)| body);
            let lines = body.lines().filter(|line| !line.trim().is_empty()).count();
            if lines > LONGEST_CALL {
                let title = function.lines().next().unwrap_or_default();
                problems.push(format!("{name}: {title} has {lines} lines"));
            }
            for word in ["cfg(", "sqlx", "require(", "Role::"] {
                if body.contains(word) {
                    problems.push(format!("{name}: a server function says {word}"));
                }
            }
        }
    }
    assert!(seen > 30, "only {seen} server functions were found");
    none(&problems);
}

#[test]
fn nothing_of_the_server_reaches_a_browser() {
    for site in ["user", "seller", "admin"] {
        let tree = Command::new(env!("CARGO"))
            .current_dir(root())
            .args(["tree", "--package", &format!("frontend-{site}"), "--target", "wasm32-unknown-unknown"])
            .args(["--features", "hydrate", "--edges", "normal", "--prefix", "none", "--locked", "--offline"])
            .output()
            .expect("cargo can be run");
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
        let crates = tree.lines().filter_map(|line| line.split(' ').next());
        let foreign: Vec<_> = crates.filter(|name| ONLY_ON_THE_SERVER.contains(name)).map(str::to_owned).collect();
        none(&foreign);
    }
}
