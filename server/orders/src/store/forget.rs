//! Taking a person out of baskets and orders.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use domain::lifecycle::Lifecycle;
use domain::orders::OrderState;
use sqlx::PgConnection;

/// Throws a basket away.
pub(crate) async fn drop_cart(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from orders.carts where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Marks everything that somebody bought.
pub(crate) async fn mark(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("update orders.groups set forget = true where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Takes the person out of marked order groups of which nothing is under way; the addresses they were written to.
pub(crate) async fn pseudonymise(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<String>, sqlx::Error> {
    let over: Vec<String> =
        OrderState::STATES.iter().filter(|state| state.is_over()).map(|state| state.name().to_owned()).collect();
    sqlx::query_scalar!(
        r#"with over as materialized (
               select g.id, g.email from orders.groups g
               where g.forget and g.forgotten_at is null
                 and not exists (select 1 from orders.orders o where o.group_id = g.id and o.state <> all($1))
               order by g.id limit $3 for no key update skip locked),
           nameless as (
               update orders.orders o set email = 'erased@invalid', buyer_name = 'Erased person', city = ''
               from over where o.group_id = over.id)
           update orders.groups g
           set email = 'erased@invalid', forgotten_at = $2,
               address = g.address || '{"name":"Erased person","street":"","city":"","region":"","postcode":"","phone":null}'
           from over where g.id = over.id returning over.email"#,
        &over,
        now,
        most,
    )
    .fetch_all(db)
    .await
}
