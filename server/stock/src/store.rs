//! The SQL of stock.

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::id::{HoldId, ShopId, VariantId};
use domain::stock::{Availability, LOW_AT};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::hold::Claim;

fn columns(claims: &[Claim]) -> (Vec<Uuid>, Vec<i64>) {
    claims.iter().map(|claim| (claim.variant.0, i64::from(claim.quantity))).unzip()
}

/// Units sold so far of each of these variants; those of which none were are left out.
pub async fn sold(db: &mut PgConnection, variants: &[VariantId]) -> Result<HashMap<VariantId, u32>, sqlx::Error> {
    let ids: Vec<Uuid> = variants.iter().map(|variant| variant.0).collect();
    let rows = sqlx::query!(
        r#"select variant_id, sum(-quantity)::bigint as "sold!" from stock.movements
           where variant_id = any ($1) and kind = 'sell' group by variant_id"#,
        &ids,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (VariantId(row.variant_id), u32::try_from(row.sold).unwrap_or_default())).collect())
}

/// Adds to `held` wherever there is enough, locking in the order of ids; returns where it did.
pub(crate) async fn take(db: &mut PgConnection, claims: &[Claim]) -> Result<Vec<VariantId>, sqlx::Error> {
    let (variants, quantities) = columns(claims);
    let taken = sqlx::query_scalar!(
        r#"with wanted as (select * from unnest($1::uuid[], $2::bigint[]) as w (variant_id, quantity)),
               locked as materialized (
                   select i.variant_id from stock.items i join wanted using (variant_id)
                   order by i.variant_id for update of i)
           update stock.items i set held = i.held + w.quantity
           from wanted w join locked using (variant_id)
           where i.variant_id = w.variant_id and i.on_hand - i.held >= w.quantity
           returning i.variant_id"#,
        &variants,
        &quantities,
    )
    .fetch_all(db)
    .await?;
    Ok(taken.into_iter().map(VariantId).collect())
}

/// Undoes [`take`] for the variants where it took.
pub(crate) async fn give_back(db: &mut PgConnection, claims: &[Claim], taken: &[VariantId]) -> Result<(), sqlx::Error> {
    let taken: Vec<Claim> = claims.iter().copied().filter(|claim| taken.contains(&claim.variant)).collect();
    let (variants, quantities) = columns(&taken);
    sqlx::query!(
        "update stock.items i set held = i.held - w.quantity
         from unnest($1::uuid[], $2::bigint[]) as w (variant_id, quantity) where i.variant_id = w.variant_id",
        &variants,
        &quantities,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the hold of goods that were taken; returns when it ends.
pub(crate) async fn insert_hold(
    db: &mut PgConnection,
    hold: HoldId,
    claims: &[Claim],
    ttl: Duration,
) -> Result<DateTime<Utc>, sqlx::Error> {
    let (variants, quantities) = columns(claims);
    sqlx::query_scalar!(
        r#"with hold as (
               insert into stock.holds (id, expires_at) values ($1, now() + make_interval(secs => $2))
               returning id, expires_at),
           lines as (
               insert into stock.hold_lines (hold_id, variant_id, quantity)
               select hold.id, w.variant_id, w.quantity
               from hold, unnest($3::uuid[], $4::bigint[]) as w (variant_id, quantity))
           select expires_at from hold"#,
        hold.0,
        ttl.as_secs_f64(),
        &variants,
        &quantities,
    )
    .fetch_one(db)
    .await
}

/// Moves the end of an open hold once, never backwards.
pub(crate) async fn extend_hold(
    db: &mut PgConnection,
    hold: HoldId,
    until: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update stock.holds set expires_at = greatest(expires_at, $2), extended = true
         where id = $1 and state = 'open' and not extended",
        hold.0,
        until,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Locks the hold and says where it stands.
pub(crate) async fn lock_hold(db: &mut PgConnection, hold: HoldId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!("select state from stock.holds where id = $1 for update", hold.0).fetch_optional(db).await
}

/// What a hold was for.
pub(crate) async fn claims_of(db: &mut PgConnection, hold: HoldId) -> Result<Vec<Claim>, sqlx::Error> {
    let rows = sqlx::query!(
        "select variant_id, quantity from stock.hold_lines where hold_id = $1 order by variant_id",
        hold.0,
    )
    .fetch_all(db)
    .await?;
    let claim = |variant: Uuid, quantity: i64| Claim {
        variant: VariantId(variant),
        quantity: u32::try_from(quantity).unwrap_or(u32::MAX),
    };
    Ok(rows.into_iter().map(|row| claim(row.variant_id, row.quantity)).collect())
}

/// Takes what is held off the shelf, with a movement for each variant.
pub(crate) async fn sell(db: &mut PgConnection, hold: HoldId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        r#"with hold as (update stock.holds set state = 'committed' where id = $1 returning id),
               sold as materialized (
                   select l.variant_id, l.quantity from stock.hold_lines l
                   join hold on hold.id = l.hold_id join stock.items i on i.variant_id = l.variant_id
                   order by l.variant_id for update of i),
               moved as (
                   insert into stock.movements (id, variant_id, kind, quantity, cause)
                   select gen_random_uuid(), variant_id, 'sell', -quantity, $1 from sold)
           update stock.items i set on_hand = i.on_hand - sold.quantity, held = i.held - sold.quantity
           from sold where i.variant_id = sold.variant_id"#,
        hold.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets go of an open hold.
pub(crate) async fn release_hold(db: &mut PgConnection, hold: HoldId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        r#"with hold as (update stock.holds set state = 'released' where id = $1 and state = 'open' returning id),
               back as materialized (
                   select l.variant_id, l.quantity from stock.hold_lines l
                   join hold on hold.id = l.hold_id join stock.items i on i.variant_id = l.variant_id
                   order by l.variant_id for update of i)
           update stock.items i set held = i.held - back.quantity
           from back where i.variant_id = back.variant_id"#,
        hold.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Frees expired holds, those that touch `variants` if given; holds that somebody is busy with are passed over.
/// Returns how many were freed.
pub(crate) async fn free_expired(db: &mut PgConnection, variants: Option<&[VariantId]>) -> Result<i64, sqlx::Error> {
    let variants: Option<Vec<Uuid>> = variants.map(|variants| variants.iter().map(|v| v.0).collect());
    sqlx::query_scalar!(
        r#"with gone as materialized (
               select h.id from stock.holds h
               where h.state = 'open' and h.expires_at <= clock_timestamp()
                 and ($1::uuid[] is null or exists (
                     select 1 from stock.hold_lines l where l.hold_id = h.id and l.variant_id = any($1)))
               order by h.id limit 500 for update skip locked),
           freed as (update stock.holds h set state = 'released' from gone where h.id = gone.id returning h.id),
           back as materialized (
               select l.variant_id, sum(l.quantity)::bigint as quantity
               from stock.hold_lines l join gone on gone.id = l.hold_id group by l.variant_id),
           locked as materialized (
               select i.variant_id from stock.items i join back using (variant_id)
               order by i.variant_id for update of i),
           done as (
               update stock.items i set held = i.held - back.quantity
               from back join locked using (variant_id) where i.variant_id = back.variant_id)
           select count(*) as "count!" from freed"#,
        variants.as_deref(),
    )
    .fetch_one(db)
    .await
}

/// Puts goods back on hand; a movement of that cause makes it happen once.
pub(crate) async fn put_back(db: &mut PgConnection, cause: Uuid, claims: &[Claim]) -> Result<(), sqlx::Error> {
    let (variants, quantities) = columns(claims);
    sqlx::query!(
        r#"with moved as (
               insert into stock.movements (id, variant_id, kind, quantity, cause)
               select gen_random_uuid(), variant_id, 'return', quantity, $3
               from unnest($1::uuid[], $2::bigint[]) as w (variant_id, quantity)
               on conflict do nothing
               returning variant_id, quantity),
           locked as materialized (
               select i.variant_id from stock.items i join moved using (variant_id)
               order by i.variant_id for update of i)
           update stock.items i set on_hand = i.on_hand + moved.quantity
           from moved join locked using (variant_id) where i.variant_id = moved.variant_id"#,
        &variants,
        &quantities,
        cause,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets what is on hand and writes the difference as a movement; false when more than that is set aside.
pub(crate) async fn count(
    db: &mut PgConnection,
    variant: VariantId,
    shop: ShopId,
    on_hand: i64,
    kind: &str,
    reason: &str,
) -> Result<bool, sqlx::Error> {
    sqlx::query!(
        "insert into stock.items (variant_id, shop_id) values ($1, $2) on conflict do nothing",
        variant.0,
        shop.0,
    )
    .execute(&mut *db)
    .await?;
    let before = sqlx::query!("select on_hand, held from stock.items where variant_id = $1 for update", variant.0)
        .fetch_one(&mut *db)
        .await?;
    if on_hand == before.on_hand || on_hand < before.held {
        return Ok(on_hand == before.on_hand);
    }
    sqlx::query!(
        "with moved as (
             insert into stock.movements (id, variant_id, kind, quantity, reason)
             values (gen_random_uuid(), $1, $3, $4, $5))
         update stock.items set on_hand = $2 where variant_id = $1",
        variant.0,
        on_hand,
        kind,
        on_hand - before.on_hand,
        reason,
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// Puts the first stock of many new variants on hand, in one statement.
pub(crate) async fn receive(
    db: &mut PgConnection,
    shop: ShopId,
    counts: &[(VariantId, i64)],
) -> Result<(), sqlx::Error> {
    let (variants, counts): (Vec<Uuid>, Vec<i64>) = counts.iter().map(|(variant, count)| (variant.0, *count)).unzip();
    sqlx::query!(
        "with fresh as (
             insert into stock.items (variant_id, shop_id, on_hand)
             select variant_id, $1, quantity from unnest($2::uuid[], $3::bigint[]) as w (variant_id, quantity)
             on conflict do nothing returning variant_id, on_hand)
         insert into stock.movements (id, variant_id, kind, quantity, reason)
         select gen_random_uuid(), variant_id, 'receive', on_hand, 'opening stock' from fresh where on_hand > 0",
        shop.0,
        &variants,
        &counts,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What can be had of each variant now; one that has no stock row is not in the answer. The list is taken apart in the
/// statement so that it is planned once and not for each list anew.
pub async fn availability(
    db: &mut PgConnection,
    variants: &[VariantId],
) -> Result<HashMap<VariantId, Availability>, sqlx::Error> {
    let ids: Vec<Uuid> = variants.iter().map(|variant| variant.0).collect();
    let rows = sqlx::query!(
        r#"select variant_id as "variant_id!", available as "available!", held as "held!"
           from stock.availability where variant_id = any(array(select unnest($1::uuid[])))"#,
        &ids,
    )
    .fetch_all(db)
    .await?;
    let one = |variant, available, held| (VariantId(variant), Availability { available, held });
    Ok(rows.into_iter().map(|row| one(row.variant_id, row.available, row.held)).collect())
}

/// The variants of a shop of which few are left, fewest first.
pub async fn low_stock(db: &mut PgConnection, shop: ShopId, most: i64) -> Result<Vec<(VariantId, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select i.variant_id, i.on_hand - i.held as "left!" from stock.items i
           where i.shop_id = $1 and i.on_hand - i.held <= $2
           order by i.on_hand - i.held, i.variant_id limit $3"#,
        shop.0,
        LOW_AT,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (VariantId(row.variant_id), row.left)).collect())
}

/// How many holds are open and not expired.
pub async fn open_holds(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from stock.holds where state = 'open' and expires_at > now()"#)
        .fetch_one(db)
        .await
}

/// What an open hold that has not expired keeps.
pub async fn held_in(db: &mut PgConnection, hold: HoldId) -> Result<Vec<(VariantId, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select l.variant_id, l.quantity from stock.hold_lines l join stock.holds h on h.id = l.hold_id
         where h.id = $1 and h.state = 'open' and h.expires_at > now()",
        hold.0,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (VariantId(row.variant_id), row.quantity)).collect())
}

/// When an open hold ends.
pub async fn ends_at(db: &mut PgConnection, hold: HoldId) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!("select expires_at from stock.holds where id = $1 and state = 'open'", hold.0)
        .fetch_optional(db)
        .await
}

/// How many holds are open, those that have expired included.
pub async fn unreleased_holds(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from stock.holds where state = 'open'"#).fetch_one(db).await
}

/// Begins a part of a transaction that is undone by itself.
pub(crate) async fn begin_part(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query("savepoint part").execute(db).await?;
    Ok(())
}

/// Undoes what it wrote and lets go of what it locked.
pub(crate) async fn undo_part(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query("rollback to savepoint part").execute(&mut *db).await?;
    sqlx::query("release savepoint part").execute(db).await?;
    Ok(())
}
