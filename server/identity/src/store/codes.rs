//! One-time codes and their locks in the database.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ChallengeId};
use domain::identity::{CODE_TRIES, CodePurpose};
use sqlx::PgConnection;

/// What is locked of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// No code can be entered.
    Guesses,
    /// No code is sent.
    Sends,
}

impl Lock {
    fn name(self) -> &'static str {
        match self {
            Self::Guesses => "guesses",
            Self::Sends => "sends",
        }
    }
}

/// What a code is for, and whose.
pub(crate) struct Wanted<'a> {
    pub(crate) purpose: CodePurpose,
    pub(crate) email: &'a str,
    pub(crate) email_key: &'a str,
    /// Nothing when the address is nobody's.
    pub(crate) account: Option<AccountId>,
    /// Who signs up.
    pub(crate) person: Option<SigningUp>,
}

/// Somebody whose account will exist once the code was entered.
#[derive(Clone)]
pub(crate) struct SigningUp {
    pub(crate) name: String,
    pub(crate) password_hash: String,
    /// Phone and country of somebody who wants to sell.
    pub(crate) seller: Option<(String, String)>,
}

/// A code to be stored.
pub(crate) struct NewCode<'a> {
    pub(crate) challenge: ChallengeId,
    pub(crate) wanted: &'a Wanted<'a>,
    pub(crate) code_hash: [u8; 32],
    pub(crate) sent_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// A challenge that waits for its code.
pub(crate) struct Waiting {
    pub(crate) purpose: CodePurpose,
    pub(crate) email: String,
    pub(crate) email_key: String,
    pub(crate) sent_at: DateTime<Utc>,
}

/// A try that was counted, and what it is compared with.
pub(crate) struct Try {
    pub(crate) email: String,
    pub(crate) email_key: String,
    pub(crate) account: Option<AccountId>,
    pub(crate) person: Option<SigningUp>,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) tries: i32,
}

/// Stores a code.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewCode<'_>) -> Result<(), sqlx::Error> {
    let person = new.wanted.person.as_ref();
    let seller = person.and_then(|person| person.seller.as_ref());
    sqlx::query!(
        "insert into identity.codes (id, purpose, email, email_key, account_id, name, password_hash, phone, country,
             wants_to_sell, code_hash, created_at, sent_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)",
        new.challenge.0,
        new.wanted.purpose.name(),
        new.wanted.email,
        new.wanted.email_key,
        new.wanted.account.map(|account| account.0),
        person.map(|person| person.name.as_str()),
        person.map(|person| person.password_hash.as_str()),
        seller.map(|(phone, _)| phone.as_str()),
        seller.map(|(_, country)| country.as_str()),
        seller.is_some(),
        &new.code_hash,
        new.sent_at,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What stands behind a challenge, unless its code was used or it is older than `since`.
pub(crate) async fn waiting(
    db: &mut PgConnection,
    challenge: ChallengeId,
    since: DateTime<Utc>,
) -> Result<Option<Waiting>, sqlx::Error> {
    let row = sqlx::query!(
        "select purpose, email, email_key, sent_at from identity.codes
         where id = $1 and used_at is null and created_at > $2",
        challenge.0,
        since,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        let purpose = CodePurpose::named(&row.purpose)?;
        Some(Waiting { purpose, email: row.email, email_key: row.email_key, sent_at: row.sent_at })
    }))
}

/// The same, locked until this transaction ends.
pub(crate) async fn lock_waiting(
    db: &mut PgConnection,
    challenge: ChallengeId,
    since: DateTime<Utc>,
) -> Result<Option<Waiting>, sqlx::Error> {
    let row = sqlx::query!(
        "select purpose, email, email_key, sent_at from identity.codes
         where id = $1 and used_at is null and created_at > $2 for update",
        challenge.0,
        since,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        let purpose = CodePurpose::named(&row.purpose)?;
        Some(Waiting { purpose, email: row.email, email_key: row.email_key, sent_at: row.sent_at })
    }))
}

/// Replaces the code of a challenge; the one before is worth nothing from now on.
pub(crate) async fn renew(
    db: &mut PgConnection,
    challenge: ChallengeId,
    code_hash: [u8; 32],
    sent_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.codes set code_hash = $2, tries = 0, sent_at = $3, expires_at = $4
         where id = $1 and used_at is null",
        challenge.0,
        &code_hash,
        sent_at,
        expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a try before it is looked at, if there is one left: of any number of callers at once, as many get past this
/// as there are tries. Nothing when the code is spent, used, too old, of another purpose, or its address locked.
pub(crate) async fn take_try(
    db: &mut PgConnection,
    challenge: ChallengeId,
    purpose: CodePurpose,
    now: DateTime<Utc>,
) -> Result<Option<Try>, sqlx::Error> {
    let row = sqlx::query!(
        "update identity.codes c set tries = c.tries + 1
         where c.id = $1 and c.purpose = $4 and c.tries < $3 and c.used_at is null and c.expires_at > $2
           and not exists (select 1 from identity.code_locks l
                           where l.email_key = c.email_key and l.purpose = c.purpose and l.kind = 'guesses'
                             and l.locked_until > $2)
         returning c.name, c.email, c.email_key, c.account_id, c.password_hash, c.phone, c.country, c.wants_to_sell,
             c.code_hash, c.tries",
        challenge.0,
        now,
        CODE_TRIES,
        purpose.name(),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Try {
        email: row.email,
        email_key: row.email_key,
        account: row.account_id.map(AccountId),
        person: row.name.zip(row.password_hash).map(|(name, password_hash)| SigningUp {
            name,
            password_hash,
            seller: row.phone.zip(row.country).filter(|_| row.wants_to_sell),
        }),
        code_hash: row.code_hash,
        tries: row.tries,
    }))
}

/// Marks the code as used, for ever.
pub(crate) async fn mark_used(
    db: &mut PgConnection,
    challenge: ChallengeId,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update identity.codes set used_at = $2 where id = $1", challenge.0, now).execute(db).await?;
    Ok(())
}

/// Locks a purpose of an address until `until`, or longer when it is locked for longer; returns until when.
pub(crate) async fn lock(
    db: &mut PgConnection,
    email_key: &str,
    purpose: CodePurpose,
    kind: Lock,
    until: DateTime<Utc>,
) -> Result<DateTime<Utc>, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into identity.code_locks as l (email_key, purpose, kind, locked_until) values ($1, $4, $2, $3)
         on conflict (email_key, purpose, kind)
         do update set locked_until = greatest(l.locked_until, excluded.locked_until)
         returning locked_until",
        email_key,
        kind.name(),
        until,
        purpose.name(),
    )
    .fetch_one(db)
    .await
}

/// Until when this is locked of a purpose of an address, if it is.
pub(crate) async fn locked_until(
    db: &mut PgConnection,
    email_key: &str,
    purpose: CodePurpose,
    kind: Lock,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!(
        "select locked_until from identity.code_locks
         where email_key = $1 and purpose = $4 and kind = $2 and locked_until > $3",
        email_key,
        kind.name(),
        now,
        purpose.name(),
    )
    .fetch_optional(db)
    .await
}

/// Until when no code can be entered for the address behind a challenge, if that is locked.
pub(crate) async fn guesses_locked_until(
    db: &mut PgConnection,
    challenge: ChallengeId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!(
        "select l.locked_until from identity.codes c
         join identity.code_locks l on l.email_key = c.email_key and l.purpose = c.purpose and l.kind = 'guesses'
         where c.id = $1 and l.locked_until > $2",
        challenge.0,
        now,
    )
    .fetch_optional(db)
    .await
}

/// Removes at most `most` codes made before `before`; returns how many.
pub(crate) async fn purge(db: &mut PgConnection, before: DateTime<Utc>, most: i64) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!(
        "delete from identity.codes where id in (
             select id from identity.codes where created_at < $1 order by created_at limit $2 for update skip locked)",
        before,
        most,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Removes locks that ended.
pub(crate) async fn purge_locks(db: &mut PgConnection, now: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.code_locks where locked_until < $1", now).execute(db).await?;
    Ok(done.rows_affected())
}
