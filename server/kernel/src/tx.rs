//! A transaction with an outbox: what happened and the news of it are one commit.

use std::ops::{Deref, DerefMut};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use crate::market::Market;

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
    pub(crate) async fn begin(market: &Market, request_id: &str) -> Result<Self, sqlx::Error> {
        let inner = market.pool().begin().await?;
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
        self.write_outbox().await?;
        self.inner.commit().await?;
        if wake {
            self.market.nudge();
        }
        Ok(())
    }

    /// Two statements however many events and handlers there are.
    async fn write_outbox(&mut self) -> Result<(), sqlx::Error> {
        let outbox = std::mem::take(&mut self.outbox);
        if outbox.is_empty() {
            return Ok(());
        }
        let (mut deliveries, mut of_event, mut handlers) = (Vec::new(), Vec::new(), Vec::new());
        for (event, name, _) in &outbox {
            for handler in self.market.wiring().handlers_of(name) {
                deliveries.push(self.market.new_id::<Uuid>());
                of_event.push(*event);
                handlers.push(handler.name.to_owned());
            }
        }
        let ids: Vec<Uuid> = outbox.iter().map(|(id, ..)| *id).collect();
        let names: Vec<String> = outbox.iter().map(|(_, name, _)| (*name).to_owned()).collect();
        let payloads: Vec<serde_json::Value> = outbox.into_iter().map(|(.., payload)| payload).collect();
        sqlx::query!(
            "insert into kernel.events (id, name, payload, request_id)
             select id, name, payload, $4 from unnest($1::uuid[], $2::text[], $3::jsonb[]) as e (id, name, payload)",
            &ids,
            &names,
            &payloads,
            self.request_id,
        )
        .execute(&mut *self.inner)
        .await?;
        sqlx::query!(
            "insert into kernel.deliveries (id, event_id, handler)
             select * from unnest($1::uuid[], $2::uuid[], $3::text[])",
            &deliveries,
            &of_event,
            &handlers,
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(())
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
