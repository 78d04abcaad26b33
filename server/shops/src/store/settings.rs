//! What shops say about themselves, in the database, and the book of what was done with them.

use domain::id::ShopId;
use domain::shops::profile::{CheckedProfile, CheckedSelling, percent_of};
use domain::shops::{DayHours, NoticeForm, ProfileForm, SellingForm, SettingsView, ShopPicture, ShopState};
use sqlx::PgConnection;

use super::broken;

/// Everything that can be set.
pub(crate) async fn read(db: &mut PgConnection, shop: ShopId) -> Result<Option<SettingsView>, sqlx::Error> {
    let row = sqlx::query!(
        "select handle, name, bio, category, address, city, country, time_zone, website, links, hours, logo, cover,
                low_stock, return_days, tax_bps, prices_include_tax, tax_id, cancellation, notify
         from shops.shops where id = $1",
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| SettingsView {
        profile: ProfileForm {
            name: row.name,
            handle: row.handle,
            bio: row.bio,
            category: row.category,
            address: row.address,
            city: row.city,
            country: row.country,
            time_zone: row.time_zone,
            website: row.website,
            links: row.links,
            hours: row.hours.iter().map(|day| DayHours::stored(day)).collect(),
        },
        selling: SellingForm {
            low_stock: row.low_stock.to_string(),
            return_days: row.return_days.to_string(),
            tax_percent: percent_of(row.tax_bps.unsigned_abs()),
            prices_include_tax: row.prices_include_tax,
            tax_id: row.tax_id,
            cancellation: row.cancellation,
        },
        notices: NoticeForm::stored(&row.notify),
        logo: row.logo,
        cover: row.cover,
    }))
}

/// A shop that is locked against other changes of itself.
pub(crate) struct Locked {
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) state: ShopState,
    pub(crate) currency: domain::money::Currency,
    pub(crate) country: String,
}

/// Locks a shop; what only refers to it does not wait.
pub(crate) async fn lock_shop(db: &mut PgConnection, shop: ShopId) -> Result<Option<Locked>, sqlx::Error> {
    let row = sqlx::query!(
        "select handle, name, state, currency, country from shops.shops where id = $1 for no key update",
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Locked {
            handle: row.handle,
            name: row.name,
            state: ShopState::named(&row.state).ok_or_else(|| broken("a shop's state is unknown"))?,
            currency: super::currency(&row.currency)?,
            country: row.country,
        })
    })
    .transpose()
}

/// Stores a profile, all but the handle.
pub(crate) async fn write_profile(
    db: &mut PgConnection,
    shop: ShopId,
    profile: &CheckedProfile,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update shops.shops set name = $2, bio = $3, category = $4, address = $5, city = $6, country = $7,
             time_zone = $8, website = $9, links = $10, hours = $11 where id = $1",
        shop.0,
        profile.name,
        profile.bio,
        profile.category,
        profile.address,
        profile.city,
        profile.country,
        profile.time_zone,
        profile.website,
        &profile.links,
        &profile.hours,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a shop another handle and keeps the old one for it; false when the new one is or was somebody else's.
pub(crate) async fn rename(db: &mut PgConnection, shop: ShopId, old: &str, new: &str) -> Result<bool, sqlx::Error> {
    // The old one first: whoever waits for it to become free finds it taken.
    sqlx::query!(
        "insert into shops.former_handles (handle, shop_id) values ($1, $2) on conflict (handle) do nothing",
        old,
        shop.0,
    )
    .execute(&mut *db)
    .await?;
    let done = sqlx::query!("update shops.shops set handle = $2 where id = $1", shop.0, new).execute(&mut *db).await;
    match done {
        Ok(_) => {}
        Err(error) if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation) => {
            return Ok(false);
        }
        Err(error) => return Err(error),
    }
    sqlx::query!("delete from shops.former_handles where handle = $1 and shop_id = $2", new, shop.0)
        .execute(&mut *db)
        .await?;
    Ok(!was_somebodys(db, shop, new).await?)
}

/// Whether another shop had that handle before.
pub(crate) async fn was_somebodys(db: &mut PgConnection, shop: ShopId, handle: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from shops.former_handles where handle = $1 and shop_id <> $2) as "was!""#,
        handle,
        shop.0,
    )
    .fetch_one(db)
    .await
}

/// Stores how a shop sells.
pub(crate) async fn write_selling(
    db: &mut PgConnection,
    shop: ShopId,
    selling: &CheckedSelling,
) -> Result<(), sqlx::Error> {
    let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query!(
        "update shops.shops set low_stock = $2, return_days = $3, tax_bps = $4, prices_include_tax = $5, tax_id = $6,
             cancellation = $7 where id = $1",
        shop.0,
        whole(selling.low_stock),
        whole(selling.return_days),
        whole(selling.tax_bps),
        selling.prices_include_tax,
        selling.tax_id,
        selling.cancellation,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores how a shop wants to be told.
pub(crate) async fn write_notices(db: &mut PgConnection, shop: ShopId, channels: &[String]) -> Result<(), sqlx::Error> {
    sqlx::query!("update shops.shops set notify = $2 where id = $1", shop.0, channels).execute(db).await?;
    Ok(())
}

/// The rest of a new shop's profile.
pub(crate) async fn write_beginnings(
    db: &mut PgConnection,
    shop: ShopId,
    category: &str,
    time_zone: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update shops.shops set category = $2, time_zone = $3 where id = $1", shop.0, category, time_zone)
        .execute(db)
        .await?;
    Ok(())
}

/// Changes the state of a shop from one to another; false when it was in a third.
pub(crate) async fn advance(
    db: &mut PgConnection,
    shop: ShopId,
    from: ShopState,
    to: ShopState,
) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query!("update shops.shops set state = $3 where id = $1 and state = $2", shop.0, from.name(), to.name(),)
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Writes down who did what with a shop.
pub(crate) async fn note(
    db: &mut PgConnection,
    shop: ShopId,
    actor: &str,
    what: &str,
    note: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into shops.history (shop_id, actor, what, note) values ($1, $2, $3, $4)",
        shop.0,
        actor,
        what,
        note,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Units at which something of a shop is low.
pub(crate) async fn low_stock(db: &mut PgConnection, shop: ShopId) -> Result<Option<u32>, sqlx::Error> {
    let found =
        sqlx::query_scalar!("select low_stock from shops.shops where id = $1", shop.0).fetch_optional(db).await?;
    Ok(found.map(i32::unsigned_abs))
}

/// The channels over which a shop wants to be told.
pub(crate) async fn channels(db: &mut PgConnection, shop: ShopId) -> Result<NoticeForm, sqlx::Error> {
    let found = sqlx::query_scalar!("select notify from shops.shops where id = $1", shop.0).fetch_optional(db).await?;
    Ok(NoticeForm::stored(&found.unwrap_or_default()))
}

/// Sets one of the pictures of a shop; the name of the one before, if it was another one.
pub(crate) async fn set_picture(
    db: &mut PgConnection,
    shop: ShopId,
    picture: ShopPicture,
    key: Option<&str>,
) -> Result<Option<String>, sqlx::Error> {
    let is_logo = picture == ShopPicture::Logo;
    let before = sqlx::query_scalar!(
        "select case when $2 then logo else cover end from shops.shops where id = $1",
        shop.0,
        is_logo
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "update shops.shops set logo = case when $2 then $3 else logo end, cover = case when $2 then cover else $3 end
         where id = $1",
        shop.0,
        is_logo,
        key,
    )
    .execute(db)
    .await?;
    Ok(before.filter(|before| Some(before.as_str()) != key))
}

/// Whether some shop shows the picture of that name.
pub(crate) async fn shows_picture(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select 1 from shops.shops where logo = $1 or cover = $1) as "shown!""#, key)
        .fetch_one(db)
        .await
}

/// The clock that a shop's times are written by.
pub(crate) async fn time_zone(db: &mut PgConnection, shop: ShopId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!("select time_zone from shops.shops where id = $1", shop.0).fetch_optional(db).await
}
