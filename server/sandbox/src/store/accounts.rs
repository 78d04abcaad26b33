//! Accounts that are paid, and the links to the pages where their owners answer.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, PgPool};

use super::{Metadata, Window};

/// Minutes a link is good for.
const LINK_MINUTES: i32 = 5;

/// An account as it stands in the books.
#[derive(Debug, FromRow)]
pub struct AccountRow {
    pub id: String,
    pub country: String,
    pub email: Option<String>,
    pub business_name: Option<String>,
    pub metadata: Json<Metadata>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub born: Option<NaiveDate>,
    pub bank_last4: Option<String>,
    pub agreed_at: Option<DateTime<Utc>>,
    pub bank_refused: bool,
    pub created: DateTime<Utc>,
}

impl AccountRow {
    /// What is still asked for, in the API's words.
    pub fn due(&self) -> Vec<&'static str> {
        let mut due = Vec::new();
        let mut ask = |known: bool, what: &[&'static str]| {
            if !known {
                due.extend_from_slice(what);
            }
        };
        ask(self.bank_last4.is_some() && !self.bank_refused, &["external_account"]);
        ask(self.born.is_some(), &["individual.dob.day", "individual.dob.month", "individual.dob.year"]);
        ask(self.first_name.is_some(), &["individual.first_name"]);
        ask(self.last_name.is_some(), &["individual.last_name"]);
        ask(self.agreed_at.is_some(), &["tos_acceptance.date", "tos_acceptance.ip"]);
        due
    }

    /// Whether the owner has answered everything once.
    pub fn is_submitted(&self) -> bool {
        self.agreed_at.is_some() && self.bank_last4.is_some()
    }
}

/// A link to the page, with what it needs to lead somewhere.
#[derive(Debug, FromRow)]
pub struct LinkRow {
    pub token: String,
    pub account: String,
    pub refresh_url: String,
    pub return_url: String,
    pub created: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// Neither used nor too old.
    pub is_good: bool,
    /// The books' clock.
    pub now: DateTime<Utc>,
}

macro_rules! columns {
    () => {
        "id, country, email, business_name, metadata, first_name, last_name, born, bank_last4, agreed_at, bank_refused,
         created"
    };
}

macro_rules! link_columns {
    () => {
        "token, account, refresh_url, return_url, created, expires_at,
         used_at is null and expires_at > now() as is_good, now() as now"
    };
}

/// An account to be written down.
#[derive(Debug)]
pub struct NewAccount {
    pub id: String,
    pub country: String,
    pub email: Option<String>,
    pub business_name: Option<String>,
    pub metadata: Metadata,
}

pub async fn insert(conn: &mut PgConnection, new: &NewAccount) -> sqlx::Result<AccountRow> {
    sqlx::query_as(concat!(
        "insert into sandbox.accounts (id, country, email, business_name, metadata) values ($1, $2, $3, $4, $5)
         returning ",
        columns!()
    ))
    .bind(&new.id)
    .bind(&new.country)
    .bind(&new.email)
    .bind(&new.business_name)
    .bind(Json(&new.metadata))
    .fetch_one(conn)
    .await
}

pub async fn find(pool: &PgPool, id: &str) -> sqlx::Result<Option<AccountRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.accounts where id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
}

/// Accounts, newest first.
pub async fn list(pool: &PgPool, window: &Window) -> sqlx::Result<Vec<AccountRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.accounts
         where ($1::text is null or seq < (select seq from sandbox.accounts where id = $1))
           and ($2::timestamptz is null or created >= $2) and ($3::timestamptz is null or created < $3)
         order by seq desc limit $4"
    ))
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}

/// Opens a link; nothing when there is no such account.
pub async fn insert_link(
    conn: &mut PgConnection,
    token: &str,
    account: &str,
    refresh_url: &str,
    return_url: &str,
) -> sqlx::Result<Option<LinkRow>> {
    sqlx::query_as(concat!(
        "insert into sandbox.account_links (token, account, refresh_url, return_url, expires_at)
         select $1, id, $3, $4, now() + make_interval(mins => $5) from sandbox.accounts where id = $2 returning ",
        link_columns!()
    ))
    .bind(token)
    .bind(account)
    .bind(refresh_url)
    .bind(return_url)
    .bind(LINK_MINUTES)
    .fetch_optional(conn)
    .await
}

pub async fn link(pool: &PgPool, token: &str) -> sqlx::Result<Option<LinkRow>> {
    sqlx::query_as(concat!("select ", link_columns!(), " from sandbox.account_links where token = $1"))
        .bind(token)
        .fetch_optional(pool)
        .await
}

/// Uses a link up; false when somebody was faster or it is too old.
pub async fn use_link(conn: &mut PgConnection, token: &str) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "update sandbox.account_links set used_at = now()
         where token = $1 and used_at is null and expires_at > now()",
    )
    .bind(token)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What an owner has answered.
#[derive(Debug)]
pub struct Answers<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub born: NaiveDate,
    pub bank_last4: &'a str,
    pub bank_refused: bool,
}

pub async fn fill_in(conn: &mut PgConnection, account: &str, answers: &Answers<'_>) -> sqlx::Result<AccountRow> {
    sqlx::query_as(concat!(
        "update sandbox.accounts set first_name = $2, last_name = $3, born = $4, bank_last4 = $5, bank_refused = $6,
             agreed_at = coalesce(agreed_at, now())
         where id = $1 returning ",
        columns!()
    ))
    .bind(account)
    .bind(answers.first_name)
    .bind(answers.last_name)
    .bind(answers.born)
    .bind(answers.bank_last4)
    .bind(answers.bank_refused)
    .fetch_one(conn)
    .await
}
