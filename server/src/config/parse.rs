//! Reads each kind of setting, and says in a sentence what is wrong with one that cannot be read.

use std::env;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr as _;
use std::time::Duration;

use http::Uri;
use ipnet::IpNet;
use secrecy::SecretString;
use sqlx::postgres::PgConnectOptions;
use tracing_subscriber::EnvFilter;

use super::LogFormat;

/// Fewest characters of the key.
const KEY_MIN: usize = 32;

/// Where data is kept: beside the market of the folder that the server was started in, when nothing was set.
pub fn data_dir(typed: Option<&str>) -> Result<PathBuf, String> {
    let here = || env::current_dir().map_err(|why| format!("The current folder cannot be read: {why}."));
    match typed {
        Some(dir) => std::path::absolute(dir).map_err(|why| format!("{dir} is no folder: {why}.")),
        None => postgres::default_data_dir(&here()?).map_err(|why| format!("No folder for data was found: {why:#}.")),
    }
}

/// The built sites: beside the program where it was installed, or where `cargo xtask` builds them.
pub fn site_root(typed: Option<&str>) -> Result<PathBuf, String> {
    if let Some(dir) = typed {
        return Ok(PathBuf::from(dir));
    }
    let program = env::current_exe().map_err(|why| format!("The program cannot find itself: {why}."))?;
    let beside = program.parent().map(PathBuf::from).unwrap_or_default();
    let installed = beside.join("site");
    let built = || Some(beside.parent()?.join("site").join(beside.file_name()?));
    Ok(if installed.is_dir() { installed } else { built().unwrap_or(installed) })
}

/// A folder with PostgreSQL's programs.
pub fn bindir(dir: Option<PathBuf>) -> Result<Option<PathBuf>, String> {
    match dir {
        Some(dir) if !dir.join("postgres").is_file() => {
            Err(format!("There is no program postgres in {}.", dir.display()))
        }
        dir => Ok(dir),
    }
}

/// The address of a database.
pub fn database_url(typed: Option<&str>) -> Result<Option<SecretString>, String> {
    let Some(url) = typed else { return Ok(None) };
    let known = url.starts_with("postgres://") || url.starts_with("postgresql://");
    // What is wrong with it may hold the password, so only the form is told.
    if known && PgConnectOptions::from_str(url).is_ok() {
        Ok(Some(url.into()))
    } else {
        Err("This is no address of a PostgreSQL. It looks like postgres://user:password@host:5432/agora.".to_owned())
    }
}

/// Where to listen.
pub fn address(typed: Option<&str>, usual: SocketAddr) -> Result<SocketAddr, String> {
    typed.map_or(Ok(usual), written_address)
}

/// The same, where something was set.
pub fn written_address(typed: &str) -> Result<SocketAddr, String> {
    typed.parse().map_err(|_| format!("{typed} is no address to listen at. It looks like 127.0.0.1:3000."))
}

/// How browsers reach something; without a slash at the end.
pub fn public_url(typed: Option<&str>) -> Result<Option<String>, String> {
    let Some(url) = typed else { return Ok(None) };
    let uri: Option<Uri> = url.parse().ok();
    let good = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some() && uri.path() == "/"
    });
    if good {
        Ok(Some(url.trim_end_matches('/').to_owned()))
    } else {
        Err(format!("{url} is no address of a site. It looks like https://market.example, without a path."))
    }
}

/// The name of a bucket.
pub fn bucket(typed: Option<&str>) -> Result<Option<String>, String> {
    let Some(name) = typed else { return Ok(None) };
    let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b));
    if plain && (3..=63).contains(&name.len()) {
        Ok(Some(name.to_owned()))
    } else {
        Err(format!("{name} is no name of a bucket: those have 3 to 63 small letters, digits, points and hyphens."))
    }
}

/// Where Stripe's API is.
pub fn api_base(typed: Option<&str>) -> Result<String, String> {
    public_url(typed).map(|url| url.unwrap_or_else(|| "https://api.stripe.com".to_owned()))
}

/// Stripe's secret key.
pub fn stripe_key(typed: Option<&str>) -> Result<Option<SecretString>, String> {
    match typed {
        Some(key) if !key.starts_with("sk_") && !key.starts_with("rk_") => {
            Err("This is no secret key of Stripe: those begin with sk_ or rk_.".to_owned())
        }
        key => Ok(key.map(SecretString::from)),
    }
}

/// What Stripe signs webhooks with.
pub fn webhook_secrets(typed: Option<&str>) -> Result<Vec<SecretString>, String> {
    let secrets: Vec<_> = typed.unwrap_or_default().split(',').map(str::trim).filter(|one| !one.is_empty()).collect();
    match secrets.len() {
        0 => Err("Stripe's webhooks cannot be believed without the secret they are signed with.".to_owned()),
        1 | 2 => Ok(secrets.into_iter().map(SecretString::from).collect()),
        _ => Err("At most two secrets are accepted: the old one and the new one.".to_owned()),
    }
}

/// A time in whole seconds, from a second to a day.
pub fn seconds(typed: Option<&str>, usual: u64) -> Result<Duration, String> {
    let Some(text) = typed else { return Ok(Duration::from_secs(usual)) };
    let good = text.parse().ok().filter(|seconds| (1..=86_400).contains(seconds));
    good.map(Duration::from_secs).ok_or_else(|| format!("{text} is no number of seconds from 1 to 86400."))
}

/// Networks in CIDR form; a single address is a network of one.
pub fn networks(typed: Option<&str>) -> Result<Vec<IpNet>, String> {
    let one = |text: &str| {
        let alone = || text.parse().ok().map(|address: std::net::IpAddr| IpNet::from(address));
        let network = text.parse().ok().or_else(alone);
        network.ok_or_else(|| format!("{text} is no network. It looks like 10.0.0.0/8."))
    };
    typed.unwrap_or_default().split(',').map(str::trim).filter(|text| !text.is_empty()).map(one).collect()
}

/// What passwords and codes are hashed with.
pub fn key(typed: Option<&str>) -> Result<Option<SecretString>, String> {
    match typed {
        Some(key) if key.len() < KEY_MIN => Err(format!("The key is too short: use {KEY_MIN} characters or more.")),
        key => Ok(key.map(SecretString::from)),
    }
}

/// How the log is written.
pub fn log_format(typed: Option<&str>) -> Result<Option<LogFormat>, String> {
    match typed {
        None => Ok(None),
        Some("text") => Ok(Some(LogFormat::Text)),
        Some("json") => Ok(Some(LogFormat::Json)),
        Some(other) => Err(format!("{other} is no way to write a log: choose text or json.")),
    }
}

/// What is logged.
pub fn log_level(typed: Option<&str>) -> Result<String, String> {
    // Who draws pictures complains of every line that is too short to be seen.
    let filter = typed.unwrap_or("info,usvg=error");
    match EnvFilter::try_new(filter) {
        Ok(_) => Ok(filter.to_owned()),
        Err(why) => Err(format!("{filter} does not say what to log ({why}). It looks like info,server=debug.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses_have_no_path() {
        assert_eq!(public_url(Some("https://shop.example/")), Ok(Some("https://shop.example".to_owned())));
        for bad in ["shop.example", "ftp://shop.example", "https://shop.example/a", "https://"] {
            assert!(public_url(Some(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_wrong_database_address_is_not_repeated() {
        let why = database_url(Some("mysql://root:secret@db/agora")).expect_err("not PostgreSQL");
        assert!(!why.contains("secret"));
        assert!(database_url(Some("postgres://agora@db/agora")).is_ok());
    }

    #[test]
    fn networks_may_be_single_addresses() {
        let networks = networks(Some("10.0.0.0/8, ::1")).expect("both are networks");
        assert!(networks[0].contains(&std::net::IpAddr::from([10, 1, 2, 3])));
        assert_eq!(networks[1].to_string(), "::1/128");
        assert!(super::networks(Some("10.0.0.0/33")).is_err());
    }

    #[test]
    fn short_keys_and_odd_times_are_refused() {
        assert!(key(Some("short")).is_err());
        assert!(seconds(Some("0"), 600).is_err());
        assert_eq!(seconds(None, 600), Ok(Duration::from_secs(600)));
        assert_eq!(webhook_secrets(Some("whsec_a, whsec_b")).map(|secrets| secrets.len()), Ok(2));
        assert!(webhook_secrets(None).is_err());
    }
}
