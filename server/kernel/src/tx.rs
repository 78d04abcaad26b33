//! A transaction with an outbox: what happened and the news of it are one commit.

use std::ops::{Deref, DerefMut};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Transaction};
use uuid::Uuid;

use crate::market::Market;
use crate::tenant::Tenant;
use crate::worker::deliveries::{self, Claimed};

/// Something that happened, in the past tense; declared by the context that publishes it.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name in the outbox: `orders.OrderPaid`.
    const NAME: &'static str;
}

/// A transaction. Dropped without [`Tx::commit`] it leaves nothing behind.
pub struct Tx {
    inner: Transaction<'static, Postgres>,
    market: Market,
    request_id: String,
    outbox: Vec<(Uuid, &'static str, serde_json::Value)>,
    nudge: bool,
}

impl Tx {
    pub(crate) async fn begin(market: &Market, request_id: &str, tenant: Tenant) -> Result<Self, sqlx::Error> {
        let inner = market.pool().begin_with(AssertSqlSafe(tenant.begin())).await?;
        Ok(Self { inner, market: market.clone(), request_id: request_id.to_owned(), outbox: Vec::new(), nudge: false })
    }

    /// The connection, for stores.
    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.inner
    }

    /// Tells everybody who is wired to `E`, once this commits.
    pub fn publish<E: Event>(&mut self, event: &E) -> Result<(), serde_json::Error> {
        let payload = serde_json::to_value(event)?;
        self.outbox.push((self.market.new_id(), E::NAME, payload));
        Ok(())
    }

    /// Wakes the worker after the commit, because something other than an event waits for it.
    pub fn nudge_after_commit(&mut self) {
        self.nudge = true;
    }

    /// Makes everything durable, the outbox included.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        let wake = self.nudge || !self.outbox.is_empty();
        self.write_outbox(false).await?;
        self.inner.commit().await?;
        if wake {
            self.market.nudge();
        }
        Ok(())
    }

    /// Makes everything durable and handles the news of it before the caller goes on, for what a person looks at in
    /// the next moment. What fails is tried again like any delivery, and so is what a crash leaves behind.
    pub async fn commit_and_tell(mut self) -> Result<(), sqlx::Error> {
        let claimed = self.write_outbox(true).await?;
        let market = self.market.clone();
        self.inner.commit().await?;
        if self.nudge {
            market.nudge();
        }
        deliveries::handle_all(&market, claimed).await.or_else(|error| {
            tracing::warn!(error = format!("{error:#}"), "deliveries are left to the worker");
            Ok(())
        })
    }

    /// One statement however many events and handlers there are. What is `claimed` belongs to the caller for as long
    /// as a lease lasts; the rest is due at once.
    async fn write_outbox(&mut self, claimed: bool) -> Result<Vec<Claimed>, sqlx::Error> {
        let outbox = std::mem::take(&mut self.outbox);
        if outbox.is_empty() {
            return Ok(Vec::new());
        }
        let mut written = Vec::new();
        let (mut deliveries, mut of_event, mut handlers) = (Vec::new(), Vec::new(), Vec::new());
        for (event, name, payload) in &outbox {
            for handler in self.market.wiring().handlers_of(name) {
                let id = self.market.new_id::<Uuid>();
                deliveries.push(id);
                of_event.push(*event);
                handlers.push(handler.name.to_owned());
                if claimed {
                    written.push(Claimed::first(id, name, handler.name, payload.clone()));
                }
            }
        }
        let ids: Vec<Uuid> = outbox.iter().map(|(id, ..)| *id).collect();
        let names: Vec<String> = outbox.iter().map(|(_, name, _)| (*name).to_owned()).collect();
        let payloads: Vec<serde_json::Value> = outbox.into_iter().map(|(.., payload)| payload).collect();
        sqlx::query!(
            "with events as (
                 insert into kernel.events (id, name, payload, request_id)
                 select id, name, payload, $4 from unnest($1::uuid[], $2::text[], $3::jsonb[]) as e (id, name, payload))
             insert into kernel.deliveries (id, event_id, handler, attempts, run_at, leased_until)
             select id, event, handler, case when $8 then 1 else 0 end,
                    now() + case when $8 then interval '60 seconds' else interval '0' end,
                    case when $8 then now() + interval '60 seconds' end
             from unnest($5::uuid[], $6::uuid[], $7::text[]) as d (id, event, handler)",
            &ids,
            &names,
            &payloads,
            self.request_id,
            &deliveries,
            &of_event,
            &handlers,
            claimed,
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(written)
    }
}

impl Deref for Tx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.inner
    }
}
