//! Fills a market: the demo with people, goods and orders, or a catalogue from a folder.

mod demo_offers;
mod demo_orders;
mod demo_reviews;
mod demo_shops;
mod demo_words;
mod drafts;
mod fill;
mod pay;
mod people;
mod pictures;
mod report;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use kernel::{Market, Op};
use marketplace::shops;
use tokio::net::TcpListener;

use crate::cli::SeedOptions;
use crate::config::Config;
use crate::database::Database;
use crate::doors::Doors;
use crate::market::House;
use crate::studio::Studio;

use report::Report;
use stage::Stage;

/// `server seed`: fills the market of this configuration, served or not, and says what became of everything.
pub async fn run(config: &Config, options: &SeedOptions) -> Result<()> {
    let database = Database::open(config).await?;
    database.migrate().await?;
    let webhooks = TcpListener::bind("127.0.0.1:0").await.context("this machine has no free port")?;
    let doors = Doors::backstage(config, &webhooks).await?;
    let house = House::build(config, &database, &doors.addresses).await?;
    let stage = Stage::start(&house, doors, webhooks);
    let filled = fill(config, &house, options).await;
    stage.stop().await;
    house.close().await;
    database.stop().await?;
    println!("{}", filled?.in_words());
    Ok(())
}

async fn fill(config: &Config, house: &House, options: &SeedOptions) -> Result<Report> {
    let mut report = Report::default();
    let market = &house.web;
    let goods = match &options.catalog {
        None => demo::demo_market(),
        Some(folder) => read(folder, &mut report)?,
    };
    let shelves = fill::fill(market, &goods, &house.studio, &mut report).await?;
    if let Some(wanted) = options.listings {
        fill::multiply(market, &goods, &shelves, wanted, &mut report).await?;
    }
    if options.catalog.is_none() {
        demo_shops::furnish(market, &goods, &shelves).await?;
        demo_offers::offer(market, &goods, &shelves).await?;
        demo_orders::place(house, &goods, &shelves, &mut report).await?;
        demo_reviews::write(market, &shelves, &mut report).await?;
        pictures::draw_missing(&goods, &house.studio).await?;
        note(config, None)?;
    }
    Ok(report)
}

/// The catalogue of a folder; rows that make no sense are told of.
fn read(folder: &Path, report: &mut Report) -> Result<demo::Market> {
    let folder = folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
    let (goods, refused) = demo::read_catalog(&folder).context("the catalogue cannot be read")?;
    for row in refused {
        let cell = row.cell.map(|cell| format!(", {cell}")).unwrap_or_default();
        report.refuse(format!("{} line {} ({}{cell})", row.file, row.line, row.id), row.reason);
    }
    Ok(goods)
}

/// How far the demo has come, for a server that goes down in between.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unfinished {
    /// People, goods and orders are missing.
    Filling,
    /// Only pictures are.
    Drawing,
}

/// Whether the market is empty, or was being filled with the demo when the server went down.
pub async fn is_wanted(config: &Config, market: &Market) -> Result<bool> {
    if noted(config) == Some(Unfinished::Filling) {
        return Ok(true);
    }
    let mut db = market.db(kernel::Tenant::Market).await?;
    Ok(shops::count(&mut db).await? == 0)
}

/// Fills an empty market with the demo, while everything behind the sites runs already. Its pictures are drawn when
/// somebody looks at them, and the rest by [`draw_rest`].
pub async fn open_market(config: &Config, house: &House) -> Result<()> {
    note(config, Some(Unfinished::Filling))?;
    let (goods, mut report) = (demo::demo_market(), Report::default());
    let shelves = fill::fill(&house.web, &goods, &house.studio, &mut report).await?;
    demo_shops::furnish(&house.web, &goods, &shelves).await?;
    demo_offers::offer(&house.web, &goods, &shelves).await?;
    demo_orders::place(house, &goods, &shelves, &mut report).await?;
    demo_reviews::write(&house.web, &shelves, &mut report).await?;
    note(config, Some(Unfinished::Drawing))?;
    tracing::info!("{}", report.in_words());
    Ok(())
}

/// Draws the pictures of the demo that nobody has looked at yet; after that it is whole.
pub async fn draw_rest(config: &Config, studio: &Studio) {
    if noted(config) != Some(Unfinished::Drawing) {
        return;
    }
    match pictures::draw_missing(&demo::demo_market(), studio).await.and_then(|()| note(config, None)) {
        Ok(()) => tracing::debug!("the pictures of the demo are drawn"),
        Err(why) => tracing::warn!(error = format!("{why:#}"), "the pictures of the demo are not all drawn"),
    }
}

/// The file that is there while the demo is not whole.
fn marker(config: &Config) -> PathBuf {
    config.data_dir.join("demo-unfinished")
}

fn noted(config: &Config) -> Option<Unfinished> {
    let text = fs::read_to_string(marker(config)).ok()?;
    Some(if text.trim() == "drawing" { Unfinished::Drawing } else { Unfinished::Filling })
}

fn note(config: &Config, unfinished: Option<Unfinished>) -> Result<()> {
    let path = marker(config);
    let noted = match unfinished {
        Some(stage) => {
            let text = if stage == Unfinished::Drawing { "drawing\n" } else { "filling\n" };
            fs::create_dir_all(&config.data_dir).and_then(|()| fs::write(&path, text))
        }
        None if path.exists() => fs::remove_file(&path),
        None => Ok(()),
    };
    noted.with_context(|| format!("{} cannot be written", path.display()))
}

/// How to come in, if this is the demo market.
pub async fn sign_ins(market: &Market) -> Result<Option<String>> {
    let goods = demo::demo_market();
    let open = shops::all_active(&mut *market.db(kernel::Tenant::Market).await?).await?;
    if !goods.shops.iter().all(|shop| open.iter().any(|open| open.handle == shop.handle)) {
        return Ok(None);
    }
    let of = |role| {
        let people = goods.people.iter().filter(move |person| person.role == role);
        people.map(|person| person.email.as_str()).collect::<Vec<_>>().join(", ")
    };
    Ok(Some(format!(
        "Sign in with the password {}\n  shoppers  {}\n  sellers   {}\n  admin     {}",
        demo::DEMO_PASSWORD,
        of(demo::Role::Shopper),
        of(demo::Role::Seller),
        of(demo::Role::Admin)
    )))
}

/// The market itself, filling its shelves.
fn system(market: &Market) -> Op {
    Op::system("seed", market.now())
}
