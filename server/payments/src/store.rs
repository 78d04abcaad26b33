//! The SQL of payments.

use chrono::{DateTime, Utc};
use domain::id::{OrderGroupId, PaymentId, RefundId};
use domain::lifecycle::Lifecycle;
use domain::money::Money;
use domain::paging::{PageRequest, Paged};
use domain::payments::{PaymentMove, PaymentRow, PaymentState, RefundState};
use kernel::gateway::Session;
use sqlx::PgConnection;
use uuid::Uuid;

/// A payment as the server knows it.
#[derive(Clone, Debug)]
pub struct Payment {
    pub id: PaymentId,
    pub group: OrderGroupId,
    pub state: PaymentState,
    pub amount: Money,
    pub captured: Money,
    pub refunded: Money,
    pub session: Option<String>,
    pub intent: Option<String>,
    pub url: Option<String>,
    pub expires_at: DateTime<Utc>,
}

impl Payment {
    /// One whose page is not open yet.
    pub(crate) fn preparing(id: PaymentId, group: OrderGroupId, amount: Money, expires_at: DateTime<Utc>) -> Self {
        let nothing = Money::new(0, amount.currency);
        Self {
            id,
            group,
            state: PaymentState::Preparing,
            amount,
            captured: nothing,
            refunded: nothing,
            session: None,
            intent: None,
            url: None,
            expires_at,
        }
    }
}

struct PaymentColumns {
    id: Uuid,
    group_id: Uuid,
    state: String,
    amount_minor: i64,
    currency: String,
    captured_minor: i64,
    refunded_minor: i64,
    provider_session: Option<String>,
    provider_intent: Option<String>,
    session_url: Option<String>,
    expires_at: DateTime<Utc>,
}

impl TryFrom<PaymentColumns> for Payment {
    type Error = sqlx::Error;

    fn try_from(row: PaymentColumns) -> Result<Self, sqlx::Error> {
        let currency = row.currency.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
        let unknown = || sqlx::Error::Decode(format!("no payment state is called {}", row.state).into());
        Ok(Self {
            id: PaymentId(row.id),
            group: OrderGroupId(row.group_id),
            state: PaymentState::named(&row.state).ok_or_else(unknown)?,
            amount: Money::new(row.amount_minor, currency),
            captured: Money::new(row.captured_minor, currency),
            refunded: Money::new(row.refunded_minor, currency),
            session: row.provider_session,
            intent: row.provider_intent,
            url: row.session_url,
            expires_at: row.expires_at,
        })
    }
}

/// The one payment of an order group.
pub async fn by_group(db: &mut PgConnection, group: OrderGroupId) -> Result<Option<Payment>, sqlx::Error> {
    let row = sqlx::query_as!(
        PaymentColumns,
        "select id, group_id, state, amount_minor, currency, captured_minor, refunded_minor, provider_session,
                provider_intent, session_url, expires_at
         from payments.payments where group_id = $1",
        group.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(Payment::try_from).transpose()
}

/// The payment of an order group, locked.
pub(crate) async fn lock_by_group(db: &mut PgConnection, group: OrderGroupId) -> Result<Option<Payment>, sqlx::Error> {
    let row = sqlx::query_as!(
        PaymentColumns,
        "select id, group_id, state, amount_minor, currency, captured_minor, refunded_minor, provider_session,
                provider_intent, session_url, expires_at
         from payments.payments where group_id = $1 for update",
        group.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(Payment::try_from).transpose()
}

/// Writes a payment that has no page yet.
pub(crate) async fn insert(db: &mut PgConnection, payment: &Payment) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into payments.payments (id, group_id, amount_minor, currency, expires_at) values ($1, $2, $3, $4, $5)",
        payment.id.0,
        payment.group.0,
        payment.amount.minor,
        payment.amount.currency.code(),
        payment.expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes the page that the provider has opened, by compare-and-set in one statement: what has gone on since stays as it
/// is, and the first page stays.
pub(crate) async fn opened(db: &mut PgConnection, payment: PaymentId, session: &Session) -> Result<(), sqlx::Error> {
    let from = PaymentState::Preparing;
    let to = from.after(PaymentMove::OpenSession).unwrap_or(from);
    sqlx::query!(
        "update payments.payments set provider_session = coalesce(provider_session, $2),
             session_url = coalesce($3, session_url), provider_intent = coalesce(provider_intent, $4),
             state = case when state = $5 then $6 else state end, checked_at = now()
         where id = $1",
        payment.0,
        session.id,
        session.url,
        session.payment_intent,
        from.name(),
        to.name(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Makes a move by compare-and-set; false when the payment is in another state by now.
pub(crate) async fn advance(
    db: &mut PgConnection,
    payment: PaymentId,
    from: PaymentState,
    step: PaymentMove,
) -> Result<bool, sqlx::Error> {
    let Some(to) = from.after(step) else { return Ok(false) };
    let done = sqlx::query!(
        "update payments.payments set state = $3, checked_at = now() where id = $1 and state = $2",
        payment.0,
        from.name(),
        to.name(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes the provider's page; the first one stays.
pub(crate) async fn set_session(
    db: &mut PgConnection,
    payment: PaymentId,
    session: &Session,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update payments.payments set provider_session = coalesce(provider_session, $2),
             session_url = coalesce($3, session_url), provider_intent = coalesce(provider_intent, $4), checked_at = now()
         where id = $1",
        payment.0,
        session.id,
        session.url,
        session.payment_intent,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes money that came.
pub(crate) async fn set_captured(
    db: &mut PgConnection,
    payment: PaymentId,
    captured_minor: i64,
    intent: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update payments.payments set captured_minor = greatest(captured_minor, $2),
             provider_intent = coalesce(provider_intent, $3), checked_at = now()
         where id = $1",
        payment.0,
        captured_minor,
        intent,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the provider was asked just now.
pub(crate) async fn touch(db: &mut PgConnection, payment: PaymentId) -> Result<(), sqlx::Error> {
    sqlx::query!("update payments.payments set checked_at = now() where id = $1", payment.0).execute(db).await?;
    Ok(())
}

/// Payments that are due for a look at the provider: past their end, or silent for two minutes.
pub(crate) async fn due(db: &mut PgConnection, most: i64) -> Result<Vec<Payment>, sqlx::Error> {
    let rows = sqlx::query_as!(
        PaymentColumns,
        "select id, group_id, state, amount_minor, currency, captured_minor, refunded_minor, provider_session,
                provider_intent, session_url, expires_at
         from payments.payments
         where state in ('preparing', 'open')
           and (checked_at < now() - interval '2 minutes' or (expires_at <= now() and checked_at < now() - interval '10 seconds'))
         order by checked_at limit $1",
        most,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Payment::try_from).collect()
}

/// Stores what the provider told; false for a copy.
pub(crate) async fn insert_event(
    db: &mut PgConnection,
    id: &str,
    kind: &str,
    body: &serde_json::Value,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into payments.provider_events (id, kind, body) values ($1, $2, $3) on conflict do nothing",
        id,
        kind,
        body,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A refund as the server knows it.
#[derive(Clone, Debug)]
pub(crate) struct RefundRow {
    pub id: RefundId,
    pub group: OrderGroupId,
    pub cause: Uuid,
    pub amount: Money,
    pub reason: String,
    pub state: RefundState,
    pub intent: Option<String>,
}

/// Writes a refund once for each cause, and counts it against what was captured; nothing when it exists already or
/// there is not that much left.
pub(crate) async fn insert_refund(
    db: &mut PgConnection,
    refund: RefundId,
    payment: PaymentId,
    cause: Uuid,
    amount: Money,
    reason: &str,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "with fresh as (
             insert into payments.refunds (id, payment_id, cause, amount_minor, reason)
             select $1, $2, $3, $4, $5
             where exists (select 1 from payments.payments where id = $2 and captured_minor - refunded_minor >= $4)
             on conflict do nothing returning amount_minor)
         update payments.payments p set refunded_minor = refunded_minor + fresh.amount_minor
         from fresh where p.id = $2",
        refund.0,
        payment.0,
        cause,
        amount.minor,
        reason,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The refund of that id.
pub(crate) async fn refund(db: &mut PgConnection, refund: RefundId) -> Result<Option<RefundRow>, sqlx::Error> {
    let row = sqlx::query!(
        "select r.id, p.group_id, r.cause, r.amount_minor, p.currency, r.reason, r.state, p.provider_intent
         from payments.refunds r join payments.payments p on p.id = r.payment_id where r.id = $1",
        refund.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let currency = row.currency.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
        Ok(RefundRow {
            id: RefundId(row.id),
            group: OrderGroupId(row.group_id),
            cause: row.cause,
            amount: Money::new(row.amount_minor, currency),
            reason: row.reason,
            state: RefundState::named(&row.state)
                .ok_or_else(|| sqlx::Error::Decode(format!("no refund state is called {}", row.state).into()))?,
            intent: row.provider_intent,
        })
    })
    .transpose()
}

/// Marks a refund as done; false when it was already.
pub(crate) async fn settle_refund(
    db: &mut PgConnection,
    refund: RefundId,
    provider_refund: &str,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update payments.refunds set state = 'succeeded', provider_refund = $2, settled_at = now()
         where id = $1 and state <> 'succeeded'",
        refund.0,
        provider_refund,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Payments that wait for something.
pub async fn unsettled(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from payments.payments where state in ('preparing', 'open', 'captured', 'refunding')"#
    )
    .fetch_one(db)
    .await
}

/// Refunds in minor units between two instants.
pub async fn figures(db: &mut PgConnection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select coalesce(sum(amount_minor), 0)::bigint as "sum!" from payments.refunds
           where created_at >= $1 and created_at < $2"#,
        from,
        to,
    )
    .fetch_one(db)
    .await
}

/// The newest payments, for an admin.
pub async fn latest(db: &mut PgConnection, page: PageRequest) -> Result<Paged<PaymentRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id, group_id, state, amount_minor, refunded_minor, currency, provider_session, created_at,
                  count(*) over () as "total!"
           from payments.payments order by created_at desc limit $1 offset $2"#,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
    let items = rows.into_iter().map(|row| {
        let currency = row.currency.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
        Ok(PaymentRow {
            id: PaymentId(row.id),
            group: OrderGroupId(row.group_id),
            state: PaymentState::named(&row.state).unwrap_or(PaymentState::Closed),
            amount: Money::new(row.amount_minor, currency),
            refunded: Money::new(row.refunded_minor, currency),
            provider_session: row.provider_session,
            created_at: row.created_at,
        })
    });
    Ok(Paged { items: items.collect::<Result<_, sqlx::Error>>()?, total, page })
}
