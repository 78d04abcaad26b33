//! The people of shops in the database: who works where, and who is invited.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ShopId};
use domain::shops::{InvitationId, InvitationRow, SeatChoice, StaffRole};
use sqlx::PgConnection;

use super::role;

/// Somebody of a shop.
pub(crate) struct Member {
    pub(crate) account: AccountId,
    pub(crate) role: StaffRole,
    pub(crate) since: DateTime<Utc>,
}

/// Everybody of a shop, the owner first.
pub(crate) async fn members(db: &mut PgConnection, shop: ShopId) -> Result<Vec<Member>, sqlx::Error> {
    let rows = sqlx::query!(
        "select account_id, role, since from shops.staff where shop_id = $1
         order by role = 'owner' desc, role = 'manager' desc, since, account_id",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| Ok(Member { account: AccountId(row.account_id), role: role(&row.role)?, since: row.since }))
        .collect()
}

/// Keeps two who change the people of a shop at once from seeing the same number of them.
pub(crate) async fn lock_people(db: &mut PgConnection, shop: ShopId) -> Result<(), sqlx::Error> {
    sqlx::query!("select account_id from shops.staff where shop_id = $1 and role = 'owner' for update", shop.0)
        .fetch_optional(db)
        .await?;
    Ok(())
}

/// People of a shop and invitations that may still be accepted.
pub(crate) async fn count_places(db: &mut PgConnection, shop: ShopId, now: DateTime<Utc>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select (select count(*) from shops.staff where shop_id = $1)
                + (select count(*) from shops.invitations
                   where shop_id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2) as "count!""#,
        shop.0,
        now,
    )
    .fetch_one(db)
    .await
}

/// An invitation to be written down.
pub(crate) struct NewInvitationRow<'a> {
    pub(crate) id: InvitationId,
    pub(crate) shop: ShopId,
    pub(crate) email: &'a str,
    pub(crate) role: StaffRole,
    pub(crate) token_hash: &'a [u8],
    pub(crate) by: AccountId,
    pub(crate) at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// Writes an invitation; false when one to the same address is open.
pub(crate) async fn insert_invitation(db: &mut PgConnection, new: &NewInvitationRow<'_>) -> Result<bool, sqlx::Error> {
    let key = new.email.to_lowercase();
    sqlx::query!(
        "update shops.invitations set withdrawn_at = $3
         where shop_id = $1 and email_key = $2 and accepted_at is null and withdrawn_at is null and expires_at <= $3",
        new.shop.0,
        key,
        new.at,
    )
    .execute(&mut *db)
    .await?;
    let done = sqlx::query!(
        "insert into shops.invitations (id, shop_id, email, email_key, role, token_hash, invited_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (shop_id, email_key) where accepted_at is null and withdrawn_at is null do nothing",
        new.id.0,
        new.shop.0,
        new.email,
        key,
        new.role.name(),
        new.token_hash,
        new.by.0,
        new.at,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Invitations that were neither accepted nor withdrawn, newest first.
pub(crate) async fn invitations(
    db: &mut PgConnection,
    shop: ShopId,
    now: DateTime<Utc>,
) -> Result<Vec<InvitationRow>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, email, role, expires_at from shops.invitations
         where shop_id = $1 and accepted_at is null and withdrawn_at is null order by created_at desc, id",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(InvitationRow {
                id: InvitationId(row.id),
                email: row.email,
                role: role(&row.role)?,
                is_over: row.expires_at <= now,
                expires_at: row.expires_at,
            })
        })
        .collect()
}

/// Takes an open invitation of a shop back; where it had gone, or nothing.
pub(crate) async fn withdraw(
    db: &mut PgConnection,
    shop: ShopId,
    invitation: InvitationId,
    now: DateTime<Utc>,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "update shops.invitations set withdrawn_at = $3
         where id = $2 and shop_id = $1 and accepted_at is null and withdrawn_at is null returning email",
        shop.0,
        invitation.0,
        now,
    )
    .fetch_optional(db)
    .await
}

/// An invitation that may be accepted.
pub(crate) struct Open {
    pub(crate) id: InvitationId,
    pub(crate) shop: ShopId,
    pub(crate) email: String,
    pub(crate) role: StaffRole,
    pub(crate) expires_at: DateTime<Utc>,
}

/// The invitation behind a token, while it is good and its shop is there.
pub(crate) async fn open_invitation(
    db: &mut PgConnection,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Open>, sqlx::Error> {
    let row = sqlx::query!(
        "select i.id, i.shop_id, i.email, i.role, i.expires_at
         from shops.invitations i join shops.shops s on s.id = i.shop_id
         where i.token_hash = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $2
           and s.state <> 'closed'",
        token_hash,
        now,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Open {
            id: InvitationId(row.id),
            shop: ShopId(row.shop_id),
            email: row.email,
            role: role(&row.role)?,
            expires_at: row.expires_at,
        })
    })
    .transpose()
}

/// Uses an invitation up; false when somebody was faster, or it was taken back at this instant.
pub(crate) async fn accept(
    db: &mut PgConnection,
    invitation: InvitationId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.invitations set accepted_at = $3, accepted_by = $2
         where id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $3",
        invitation.0,
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets somebody work in a shop, which is the one they stand in from now on; false when they did already.
pub(crate) async fn join(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    role: StaffRole,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into shops.staff (shop_id, account_id, role, since, chosen_at) values ($1, $2, $3, $4, $4)
         on conflict (shop_id, account_id) do nothing",
        shop.0,
        account.0,
        role.name(),
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The role of somebody in a shop.
pub(crate) async fn role_of(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
) -> Result<Option<StaffRole>, sqlx::Error> {
    let found = sqlx::query_scalar!(
        "select role from shops.staff where shop_id = $1 and account_id = $2 for update",
        shop.0,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    found.map(|name| role(&name)).transpose()
}

/// Gives somebody who is not the owner another role.
pub(crate) async fn set_role(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    role: StaffRole,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.staff set role = $3 where shop_id = $1 and account_id = $2 and role <> 'owner'",
        shop.0,
        account.0,
        role.name(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends that somebody who is not the owner works in a shop.
pub(crate) async fn remove(db: &mut PgConnection, shop: ShopId, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "delete from shops.staff where shop_id = $1 and account_id = $2 and role <> 'owner'",
        shop.0,
        account.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Every shop that somebody works in, by name.
pub(crate) async fn seats(db: &mut PgConnection, account: AccountId) -> Result<Vec<SeatChoice>, sqlx::Error> {
    let rows = sqlx::query!(
        "select s.id, s.name, t.role from shops.staff t join shops.shops s on s.id = t.shop_id
         where t.account_id = $1 order by s.name, s.id",
        account.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| Ok(SeatChoice { shop: ShopId(row.id), name: row.name, role: role(&row.role)? }))
        .collect()
}

/// Stands somebody in a shop they work in.
pub(crate) async fn choose(
    db: &mut PgConnection,
    shop: ShopId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.staff set chosen_at = $3 where shop_id = $1 and account_id = $2",
        shop.0,
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whose shop it is.
pub(crate) async fn owner(db: &mut PgConnection, shop: ShopId) -> Result<Option<AccountId>, sqlx::Error> {
    let id = sqlx::query_scalar!("select account_id from shops.staff where shop_id = $1 and role = 'owner'", shop.0)
        .fetch_optional(db)
        .await?;
    Ok(id.map(AccountId))
}
