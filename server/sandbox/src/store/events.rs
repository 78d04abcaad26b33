//! Events: what happened, with the object as it was then; written together with the change they tell of.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{FromRow, PgConnection, PgPool};

use super::Window;
use crate::ids;

/// An event as it stands in the books.
#[derive(Debug, FromRow)]
pub struct EventRow {
    pub id: String,
    pub kind: String,
    pub object: Value,
    pub request_id: Option<String>,
    pub idempotency_key: Option<String>,
    pub created: DateTime<Utc>,
    /// Receivers that have not heard of it yet.
    pub pending: i64,
}

/// Something to tell.
#[derive(Debug)]
pub struct News {
    pub kind: &'static str,
    pub object: Value,
}

/// The API call that caused an event, if one did; the hosted page and the clock cause some too.
#[derive(Clone, Debug, Default)]
pub struct Cause {
    pub request_id: Option<String>,
    pub idempotency_key: Option<String>,
}

/// Writes events and their deliveries in one statement, in the given order.
pub async fn publish(conn: &mut PgConnection, news: Vec<News>, cause: &Cause) -> sqlx::Result<()> {
    let ids: Vec<String> = news.iter().map(|_| ids::event()).collect();
    let (kinds, objects): (Vec<&str>, Vec<Value>) = news.into_iter().map(|one| (one.kind, one.object)).unzip();
    sqlx::query(
        "with told as (
             insert into sandbox.events (id, kind, object, request_id, idempotency_key)
             select id, kind, object, $4, $5
             from unnest($1::text[], $2::text[], $3::jsonb[]) with ordinality as news (id, kind, object, place)
             order by place returning id, seq)
         insert into sandbox.deliveries (event) select id from told order by seq",
    )
    .bind(ids)
    .bind(kinds)
    .bind(objects)
    .bind(&cause.request_id)
    .bind(&cause.idempotency_key)
    .execute(conn)
    .await?;
    Ok(())
}

macro_rules! columns {
    () => {
        "id, kind, object, request_id, idempotency_key, created,
         (select count(*) from sandbox.deliveries
          where event = events.id and delivered_at is null and abandoned_at is null) as pending"
    };
}

pub async fn find(pool: &PgPool, id: &str) -> sqlx::Result<Option<EventRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.events where id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
}

/// Events, newest first, optionally of some kinds only.
pub async fn list(pool: &PgPool, window: &Window, kinds: Option<&[String]>) -> sqlx::Result<Vec<EventRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.events
         where ($1::text[] is null or kind = any($1))
           and ($2::text is null or seq < (select seq from sandbox.events where id = $2))
           and ($3::timestamptz is null or created >= $3) and ($4::timestamptz is null or created < $4)
         order by seq desc limit $5"
    ))
    .bind(kinds)
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
