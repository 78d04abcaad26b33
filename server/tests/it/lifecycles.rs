//! Every life has one table: the words of the code and the check of the database say the same.

use std::collections::BTreeSet;
use std::fs;

use domain::catalog::{ImportState, ProductState};
use domain::identity::ApplicationState;
use domain::lifecycle::Lifecycle;
use domain::messages::MailState;
use domain::orders::OrderState;
use domain::payments::{PaymentState, RefundState};
use domain::reviews::ReviewState;
use domain::shops::ShopState;
use sqlx::PgPool;

use crate::tidy::root;

/// The names of all states, and how many of them are never reached.
type States = fn() -> (BTreeSet<String>, usize);

/// Where the state of each life is stored.
const TABLES: [(&str, States); 8] = [
    ("catalog.imports", states::<ImportState>),
    ("catalog.products", states::<ProductState>),
    ("identity.applications", states::<ApplicationState>),
    ("kernel.mails", states::<MailState>),
    ("orders.orders", states::<OrderState>),
    ("payments.payments", states::<PaymentState>),
    ("payments.refunds", states::<RefundState>),
    ("reviews.reviews", states::<ReviewState>),
];

fn states<L: Lifecycle>() -> (BTreeSet<String>, usize) {
    (L::STATES.iter().map(|state| state.name().to_owned()).collect(), L::unreachable().len())
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_database_knows_the_same_states(pool: PgPool) {
    for (table, states) in TABLES {
        let (states, unreachable) = states();
        assert_eq!(stored_states(&pool, table).await, states, "{table}");
        assert_eq!(unreachable, 0, "{table} has states that are never reached");
    }
    let shops = ShopState::ALL.iter().map(|state| state.name().to_owned()).collect();
    assert_eq!(stored_states(&pool, "shops.shops").await, shops);
}

/// The words that the check of a table's `state` allows.
async fn stored_states(pool: &PgPool, table: &str) -> BTreeSet<String> {
    let checks: Vec<String> = sqlx::query_scalar(
        "select pg_get_constraintdef(oid) from pg_constraint
         where conrelid = $1::text::regclass and contype = 'c'
           and conkey = (select array_agg(attnum) from pg_attribute
                         where attrelid = conrelid and attname = 'state')",
    )
    .bind(table)
    .fetch_all(pool)
    .await
    .expect("the table is there");
    let [check] = checks.as_slice() else { panic!("{table} has {} checks of its state", checks.len()) };
    check.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_lifecycle_is_listed_here() {
    let mut declared = 0;
    let mut folders = vec![root().join("app/domain/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("lifecycle.rs") {
                let text = fs::read_to_string(path).expect("a source file is text");
                declared += text.lines().filter(|line| line.starts_with("crate::lifecycle! {")).count();
            }
        }
    }
    assert_eq!(declared, TABLES.len(), "a lifecycle has no table here");
}
