//! Runs the market: opens its doors, fills it when it is empty, and closes in an order in which nothing is lost.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use domain::actor::Site;
use futures::FutureExt as _;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::cli::{Role, ServeOptions};
use crate::config::{Config, LogFormat};
use crate::database::Database;
use crate::doors::{Addresses, Doors, site_name};
use crate::guard::gate::{Gate, Hours};
use crate::health::{self, Pulse};
use crate::market::House;
use crate::sites::{self, Ground};
use crate::stop::{Asked, Stops};
use crate::upload::Spool;
use crate::{listen, logs, seed};

/// How long balancers have to notice that nobody should come here any more.
const NOTICE: Duration = Duration::from_secs(5);
/// How long requests that have begun may take to end.
const DRAIN: Duration = Duration::from_secs(25);
/// How long jobs that have begun may take to end.
const FINISH: Duration = Duration::from_secs(10);

/// Serves until somebody asks to stop.
pub async fn run(config: &Config, options: &ServeOptions) -> Result<()> {
    let mut stops = Stops::listen()?;
    let doors = Doors::open(config, options.roles.contains(&Role::Web)).await?;
    let database = Database::open(config).await?;
    let served = serve(config, options, doors, &database, &mut stops).await;
    let stopped = database.stop().await;
    served.and(stopped)
}

async fn serve(
    config: &Config,
    options: &ServeOptions,
    doors: Doors,
    database: &Database,
    stops: &mut Stops,
) -> Result<()> {
    database.migrate().await?;
    let house = House::build(config, database, &doors.addresses).await?;
    let addresses = doors.addresses.clone();
    let running = Running::start(config, options, &house, doors);
    let asked = tokio::select! {
        opened = open(config, options, &house, &running, &addresses) => match opened {
            Ok(()) => stops.asked().await,
            Err(why) => {
                running.stop(config, Asked::Person, stops).await;
                house.close().await;
                return Err(why);
            }
        },
        asked = stops.asked() => asked,
    };
    running.stop(config, asked, stops).await;
    house.close().await;
    Ok(())
}

/// Fills an empty market, lets people in, and says where.
async fn open(
    config: &Config,
    options: &ServeOptions,
    house: &House,
    running: &Running,
    addresses: &Addresses,
) -> Result<()> {
    let fills = !options.no_seed && options.roles.contains(&Role::Worker);
    if fills && seed::is_wanted(config, &house.worker).await? {
        seed::open_market(config, house).await?;
    }
    running.gate.set(Hours::Open);
    announce(config, options, house, addresses).await?;
    if fills {
        seed::draw_rest(config, &house.studio).await;
    }
    Ok(())
}

/// Everything that runs.
struct Running {
    gate: Arc<Gate>,
    /// Ends what people are connected to.
    close: CancellationToken,
    sites: JoinSet<()>,
    /// Ends the work behind it.
    finish: CancellationToken,
    work: JoinSet<()>,
    /// Ends the payment sandbox, which that work may still call.
    leave: CancellationToken,
    sandbox: JoinSet<()>,
}

impl Running {
    /// Starts the parts that this process plays. Nobody is let in yet.
    fn start(config: &Config, options: &ServeOptions, house: &House, doors: Doors) -> Self {
        let gate = Gate::new();
        let (close, finish, leave) = (CancellationToken::new(), CancellationToken::new(), CancellationToken::new());
        let ground = Ground {
            market: house.web.clone(),
            gate: Arc::clone(&gate),
            pulse: Pulse::new(Arc::clone(&gate), house.web.clone(), house.worker.clone()),
            addresses: doors.addresses,
            pay_origin: house.pay_origin.clone(),
            proxies: config.proxies.clone().into(),
            site_root: config.site_root.clone(),
            spool: Spool::new(config.data_dir.join("uploads")),
        };
        let mut sites = JoinSet::new();
        for (site, listener) in doors.sites {
            sites.spawn(listen::serve(listener, sites::router(&ground, site), close.clone()));
        }
        let mut work = JoinSet::new();
        if options.roles.contains(&Role::Worker) {
            work.spawn(kernel::worker::run(house.worker.clone(), finish.clone()));
        }
        let nudges = pass_nudges(house.web.clone(), house.worker.clone());
        let mut all_beside = vec![nudges.boxed(), health::measure().boxed()];
        if options.roles.contains(&Role::Web) {
            // Each node that writes pages has an index of its own.
            all_beside.push(marketplace::search::keep(house.web.clone()).boxed());
        }
        for beside in all_beside {
            let finish = finish.clone();
            work.spawn(async move {
                finish.run_until_cancelled_owned(beside).await;
            });
        }
        let mut sandbox = JoinSet::new();
        if let (Some(books), Some(listener)) = (&house.sandbox, doors.sandbox) {
            sandbox.spawn(listen::serve(listener, books.router(), leave.clone()));
            let (books, leave) = (books.clone(), leave.clone());
            sandbox.spawn(async move { books.deliver_webhooks(leave.cancelled_owned()).await });
        }
        Self { gate, close, sites, finish, work, leave, sandbox }
    }

    /// Stops from the outside in. Whoever asks a second time does not want to wait.
    async fn stop(self, config: &Config, asked: Asked, stops: &mut Stops) {
        tracing::info!("stopping");
        let orderly = self.stop_in_order(asked == Asked::Program && !config.proxies.is_empty());
        tokio::select! {
            () = orderly => tracing::info!("stopped"),
            _ = stops.asked() => tracing::warn!("stopped without waiting for what was under way"),
        }
    }

    async fn stop_in_order(mut self, tell_balancers: bool) {
        self.gate.set(Hours::Closing);
        if tell_balancers {
            sleep(NOTICE).await;
        }
        self.close.cancel();
        all(&mut self.sites, DRAIN, "requests").await;
        self.finish.cancel();
        all(&mut self.work, FINISH, "jobs").await;
        self.leave.cancel();
        all(&mut self.sandbox, FINISH, "payments").await;
    }
}

/// Waits for all of them, but not for ever.
async fn all(tasks: &mut JoinSet<()>, patience: Duration, what: &str) {
    let ended = timeout(patience, async { while tasks.join_next().await.is_some() {} }).await;
    if ended.is_err() {
        tracing::warn!(what, "did not end in time");
        tasks.shutdown().await;
    }
}

/// The halves of the market sleep apart: what the sites publish wakes the worker.
async fn pass_nudges(web: kernel::Market, worker: kernel::Market) {
    loop {
        web.nudged().await;
        worker.nudge();
    }
}

/// Says where the market is and how to come in: to a person in words, to a program as one line.
async fn announce(config: &Config, options: &ServeOptions, house: &House, addresses: &Addresses) -> Result<()> {
    if !options.roles.contains(&Role::Web) {
        tracing::info!("working");
        return Ok(());
    }
    if logs::format(config) == LogFormat::Json {
        let url = |site| addresses.public_url(site);
        tracing::info!(shopper = url(Site::Shopper), seller = url(Site::Seller), admin = url(Site::Admin), "serving");
        return Ok(());
    }
    println!("\nAgora is open.\n");
    for site in Site::ALL {
        println!("  {:<18}{}", site_name(site), addresses.public_url(site));
    }
    if addresses.sandbox.is_some() {
        println!(
            "\nMoney is play money: pay with the card 4242 4242 4242 4242, any date to come and any three digits."
        );
    }
    if let Some(people) = seed::sign_ins(&house.worker).await? {
        println!("\n{people}");
    }
    println!("\nCtrl-C stops everything.\n");
    Ok(())
}
