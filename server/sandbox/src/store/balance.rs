//! The provider's own account book: what came in, what it kept and what went back.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, PgConnection, PgPool};

use super::Window;

/// One entry of the account book.
#[derive(Debug, FromRow)]
pub struct BalanceRow {
    pub id: String,
    pub kind: String,
    pub source: String,
    pub amount: i64,
    pub fee: i64,
    pub currency: String,
    pub description: Option<String>,
    pub created: DateTime<Utc>,
    pub available_on: DateTime<Utc>,
    pub available: bool,
}

/// An entry to be written down.
#[derive(Debug)]
pub struct NewEntry<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub source: &'a str,
    pub amount: i64,
    pub fee: i64,
    pub currency: &'a str,
    pub description: Option<&'a str>,
}

macro_rules! columns {
    () => {
        "id, kind, source, amount, fee, currency, description, created, available_on, available_on <= now() as available"
    };
}

/// Money taken is at the merchant's disposal after two days; money returned leaves at once.
pub async fn insert(conn: &mut PgConnection, new: &NewEntry<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "insert into sandbox.balance_transactions (id, kind, source, amount, fee, currency, description, available_on)
         values ($1, $2, $3, $4, $5, $6, $7, now() + case when $4::bigint > 0 then interval '2 days' else interval '0' end)",
    )
    .bind(new.id)
    .bind(new.kind)
    .bind(new.source)
    .bind(new.amount)
    .bind(new.fee)
    .bind(new.currency)
    .bind(new.description)
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn find(pool: &PgPool, id: &str) -> sqlx::Result<Option<BalanceRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.balance_transactions where id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
}

/// What a list of entries is narrowed to.
#[derive(Debug, Default)]
pub struct Filter {
    pub kind: Option<String>,
    pub source: Option<String>,
    pub currency: Option<String>,
}

/// Entries, newest first.
pub async fn list(pool: &PgPool, window: &Window, filter: &Filter) -> sqlx::Result<Vec<BalanceRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.balance_transactions
         where ($1::text is null or kind = $1) and ($2::text is null or source = $2)
           and ($3::text is null or currency = $3)
           and ($4::text is null or seq < (select seq from sandbox.balance_transactions where id = $4))
           and ($5::timestamptz is null or created >= $5) and ($6::timestamptz is null or created < $6)
         order by seq desc limit $7"
    ))
    .bind(&filter.kind)
    .bind(&filter.source)
    .bind(&filter.currency)
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
