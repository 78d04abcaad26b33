//! Says whether the market keeps its word: the promises that SQL can state, and what waits to be settled.

use std::process::ExitCode;

use anyhow::Result;
use marketplace::{insights, payments, stock};

use crate::config::Config;
use crate::database::Database;

/// Prints what is broken and what waits; fails when a promise is broken. With `json` it prints counts for programs, and
/// fails only when it cannot count.
pub async fn tell(config: &Config, json: bool) -> Result<ExitCode> {
    let opened = Database::open(config).await?;
    let pool = opened.pool(1).await?;
    let mut db = pool.acquire().await?;
    kernel::tenant::bind(&mut db, kernel::Tenant::Market).await?;
    let broken = insights::jobs::broken(&mut db).await?;
    let payments = payments::unsettled(&mut db).await?;
    let holds = stock::unreleased_holds(&mut db).await?;
    drop(db);
    pool.close().await;
    opened.stop().await?;
    if json {
        let counts = serde_json::json!({ "broken": broken.len(), "unsettled": payments + holds });
        println!("{counts}");
        return Ok(ExitCode::SUCCESS);
    }
    for (promise, rows) in &broken {
        println!("BROKEN  {promise}: {rows} rows");
    }
    println!("{payments} payments wait to be settled, {holds} holds to be sold or let go.");
    if broken.is_empty() {
        println!("Every promise holds.");
    }
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
