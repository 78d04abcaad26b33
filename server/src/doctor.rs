//! Looks at every setting and at the database, and says in words what is wrong.

use std::process::ExitCode;

use anyhow::Result;
use domain::actor::Site;
use gateways::{LocalBlobs, S3Blobs};

use crate::config::{Config, DatabaseConfig, Finding, MediaConfig, PaymentsConfig};
use crate::database::{Database, missing_migrations};
use crate::settings::Settings;
use crate::sites;

/// Prints what was found; fails when anything is wrong.
pub async fn examine(settings: &Settings) -> Result<ExitCode> {
    let reading = Config::read(settings);
    for finding in &reading.findings {
        println!("{}", line(finding));
    }
    let Some(config) = reading.config else {
        println!("\nThe server does not start with these settings.");
        return Ok(ExitCode::FAILURE);
    };
    let mut wrong = false;
    for (what, found) in [("database", database(&config).await), ("pictures", pictures(&config).await)] {
        match found {
            Ok(said) => println!("{what:<24}{said}"),
            Err(why) => {
                wrong = true;
                println!("{what:<24}WRONG  {why:#}");
            }
        }
    }
    for word in advice(&config) {
        println!("{:<24}{word}", "note");
    }
    println!("\n{}", if wrong { "The server does not start like this." } else { "Nothing is wrong." });
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn line(finding: &Finding) -> String {
    match &finding.problem {
        Some(problem) => format!("{:<24}WRONG  {problem}", finding.setting),
        None => format!("{:<24}{}", finding.setting, finding.means),
    }
}

/// Whether the database answers, and whether it is at the newest version.
async fn database(config: &Config) -> Result<String> {
    let opened = Database::open(config).await?;
    let pool = opened.pool(1).await?;
    let mut db = pool.acquire().await?;
    let missing = missing_migrations(&mut db).await;
    drop(db);
    pool.close().await;
    opened.stop().await?;
    Ok(match missing {
        Ok(0) => "answers, at the newest version".to_owned(),
        Ok(count) => format!("answers, {count} migrations behind: they are applied when the server starts"),
        Err(_) => "answers, empty: it is filled when the server starts".to_owned(),
    })
}

/// Whether a file can be put where pictures are kept, read there and deleted.
async fn pictures(config: &Config) -> Result<String> {
    match &config.media {
        MediaConfig::Folder => {
            LocalBlobs::open(config.data_dir.join("media")).await?;
            Ok("are kept in DATA_DIR, which can be written".to_owned())
        }
        MediaConfig::S3(store) => {
            S3Blobs::open(store)?.probe().await?;
            Ok("are kept in the bucket, which can be written and read".to_owned())
        }
    }
}

/// What works, and may surprise.
fn advice(config: &Config) -> Vec<String> {
    let mut words = Vec::new();
    for site in Site::ALL {
        let folder = config.site_root.join(sites::folder(site));
        if !folder.join("pkg").is_dir() {
            words.push(format!("{} holds no built site; run `cargo xtask run` once.", folder.display()));
        }
        let url = config.site(site).public_url.as_deref().unwrap_or_default();
        if url.starts_with("http://") && !is_local(url) {
            words.push(format!("Browsers keep nobody signed in at {url}: that takes https."));
        }
    }
    if matches!(config.database, DatabaseConfig::Given(_)) && config.key.is_none() {
        words.push(
            "Servers that share this database must share AGORA_KEY too, or passwords fit one of them.".to_owned(),
        );
    }
    if matches!(config.payments, PaymentsConfig::Sandbox { .. }) {
        words.push("Money is play money until STRIPE_SECRET_KEY is set.".to_owned());
    }
    words
}

fn is_local(url: &str) -> bool {
    let host = url.trim_start_matches("http://");
    ["localhost", "127.", "[::1]"].iter().any(|local| host.starts_with(local))
}
