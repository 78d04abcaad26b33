//! News is told once to everybody who listens, whatever breaks in between.
#![allow(clippy::unwrap_used, reason = "a broken expectation is a panic")]

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::paging::PageRequest;
use kernel::testing::TestMarket;
use kernel::{Event, Market, Op, Tx, Wiring, calls, hears, worker};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

#[derive(Serialize, Deserialize)]
struct BellRang {
    times: i32,
}

impl Event for BellRang {
    const NAME: &'static str = "test.BellRang";
}

/// Writes a limit row for each ring it hears, so that what it did can be counted in the database.
async fn count_rings(_market: &Market, tx: &mut Tx, event: BellRang) -> anyhow::Result<()> {
    kernel::limits::take(tx.db(), "rings", 1000, 3600).await?.ok();
    anyhow::ensure!(event.times >= 0, "a bell cannot ring backwards");
    Ok(())
}

static CALLED: AtomicUsize = AtomicUsize::new(0);

async fn call_somebody(_market: &Market, _op: &Op, _event: BellRang) -> anyhow::Result<()> {
    CALLED.fetch_add(1, Ordering::SeqCst);
    Ok(())
}

fn listening() -> Wiring {
    hears!(Wiring::new(), BellRang => count_rings)
}

async fn ring(market: &Market, times: i32) {
    let mut tx = market.begin(&Op::system("test", market.now())).await.unwrap();
    tx.publish(&BellRang { times }).unwrap();
    tx.commit().await.unwrap();
}

async fn rings(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select coalesce(sum(used), 0)::bigint from kernel.limits").fetch_one(pool).await.unwrap()
}

async fn queue(pool: &PgPool) -> (i64, i64) {
    worker::waiting(&mut pool.acquire().await.unwrap()).await.unwrap()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_rolled_back_is_not_told(pool: PgPool) {
    let market = TestMarket::new(&pool, listening()).market;
    let mut tx = market.begin(&Op::system("test", market.now())).await.unwrap();
    tx.publish(&BellRang { times: 1 }).unwrap();
    drop(tx);
    worker::drain(&market).await.unwrap();
    assert_eq!((rings(&pool).await, queue(&pool).await), (0, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_told_at_once_is_heard_before_the_teller_goes_on(pool: PgPool) {
    let market = TestMarket::new(&pool, listening()).market;
    let tell = async |times| {
        let mut tx = market.begin(&Op::system("test", market.now())).await.unwrap();
        tx.publish(&BellRang { times }).unwrap();
        tx.commit_and_tell().await.unwrap();
    };
    tell(1).await;
    assert_eq!((rings(&pool).await, queue(&pool).await), (1, (0, 0)));
    tell(-1).await;
    assert_eq!((rings(&pool).await, queue(&pool).await), (1, (1, 0)), "what fails waits for the worker");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn many_workers_tell_each_listener_once(pool: PgPool) {
    let market = TestMarket::new(&pool, listening()).market;
    for _ in 0..40 {
        ring(&market, 1).await;
    }
    futures::future::join_all((0..6).map(|_| worker::drain(&market))).await;
    worker::drain(&market).await.unwrap();
    assert_eq!((rings(&pool).await, queue(&pool).await), (40, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_nobody_can_take_is_put_aside_whole_and_can_be_handed_out_again(pool: PgPool) {
    let market = TestMarket::new(&pool, listening()).market;
    ring(&market, -1).await;
    worker::drain(&market).await.unwrap();
    assert_eq!(queue(&pool).await, (0, 1));
    assert_eq!(rings(&pool).await, 0, "what a failed try wrote is undone");
    let mut db = pool.acquire().await.unwrap();
    let parked = worker::parked(&mut db, PageRequest::new(1, 10)).await.unwrap().items.remove(0);
    assert_eq!((parked.attempts, parked.handler.as_str()), (12, "count_rings"));
    assert!(parked.last_error.contains("backwards"));

    sqlx::query("update kernel.events set payload = '{\"times\": 1}'").execute(&pool).await.unwrap();
    let mut tx = market.begin(&Op::system("test", market.now())).await.unwrap();
    assert!(worker::replay(&mut tx, parked.id).await.unwrap());
    tx.commit().await.unwrap();
    worker::drain(&market).await.unwrap();
    assert_eq!((rings(&pool).await, queue(&pool).await), (1, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_call_is_made_outside_of_the_transaction(pool: PgPool) {
    let wiring = calls!(listening(), BellRang => call_somebody);
    let market = TestMarket::new(&pool, wiring).market;
    ring(&market, 1).await;
    worker::drain(&market).await.unwrap();
    assert_eq!((CALLED.load(Ordering::SeqCst), rings(&pool).await, queue(&pool).await), (1, 1, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_limit_counts_right_under_many_hands(pool: PgPool) {
    let hands = (0..60).map(|_| async {
        let mut db = pool.acquire().await.unwrap();
        kernel::limits::take(&mut db, "door", 5, 60).await.unwrap().is_ok()
    });
    let let_in = futures::future::join_all(hands).await.into_iter().filter(|ok| *ok).count();
    assert_eq!(let_in, 5);
    let mut db = pool.acquire().await.unwrap();
    kernel::limits::reset(&mut db, "door").await.unwrap();
    assert!(kernel::limits::take(&mut db, "door", 5, 60).await.unwrap().is_ok());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_mail_is_written_once_and_sent_once(pool: PgPool) {
    let market = TestMarket::new(&pool, Wiring::new()).market;
    for _ in 0..3 {
        let mut tx = market.begin(&Op::system("test", market.now())).await.unwrap();
        let mail = kernel::mail::NewMail {
            dedupe_key: "hello:1".into(),
            recipient: "ana@example.org".into(),
            subject: "Hello".into(),
            body: "Hello Ana".into(),
        };
        kernel::mail::write(&market, &mut tx, mail).await.unwrap();
        tx.commit().await.unwrap();
    }
    let sent = futures::future::join_all((0..4).map(|_| kernel::mail::send_due(&market))).await;
    assert_eq!(sent.into_iter().map(Result::unwrap).sum::<usize>(), 1);
    let state: String = sqlx::query_scalar("select state from kernel.mails").fetch_one(&pool).await.unwrap();
    assert_eq!(state, "success");
}
