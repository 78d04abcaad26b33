//! The SQL of notices, and of the mail rows that the kernel keeps.

use domain::actor::Site;
use domain::id::{AccountId, MailId, NoticeId};
use domain::lifecycle::Lifecycle;
use domain::messages::{MailRow, MailState, MailView, NoticeView, Notices};
use domain::paging::{PageRequest, Paged};
use kernel::Market;
use sqlx::PgConnection;
use uuid::Uuid;

/// A notice to be written.
pub(crate) struct NewNotice<'a> {
    pub dedupe_key: &'a str,
    pub site: Site,
    pub title: &'a str,
    pub body: &'a str,
    pub link: &'a str,
}

/// Writes a notice to each of `accounts`, once.
pub(crate) async fn notify(
    market: &Market,
    db: &mut PgConnection,
    accounts: &[AccountId],
    new: &NewNotice<'_>,
) -> Result<(), sqlx::Error> {
    let ids: Vec<Uuid> = accounts.iter().map(|_| market.new_id()).collect();
    let accounts: Vec<Uuid> = accounts.iter().map(|account| account.0).collect();
    sqlx::query!(
        "insert into messages.notices (id, account_id, dedupe_key, site, title, body, link)
         select id, account_id, $3, $4, $5, $6, $7 from unnest($1::uuid[], $2::uuid[]) as n (id, account_id)
         on conflict do nothing",
        &ids,
        &accounts,
        new.dedupe_key,
        new.site.name(),
        new.title,
        new.body,
        new.link,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Throws away every notice of a person.
pub(crate) async fn forget(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from messages.notices where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// The newest 50 notices of a person on one site, and how many are unread.
pub(crate) async fn notices(db: &mut PgConnection, account: AccountId, site: Site) -> Result<Notices, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id, title, body, link, created_at, read_at,
                  (select count(*) from messages.notices u
                   where u.account_id = $1 and u.site = $2 and u.read_at is null) as "unread!"
           from messages.notices where account_id = $1 and site = $2 order by created_at desc, id desc limit 50"#,
        account.0,
        site.name(),
    )
    .fetch_all(db)
    .await?;
    let unread = rows.first().map_or(0, |row| u32::try_from(row.unread).unwrap_or(u32::MAX));
    let items = rows.into_iter().map(|row| NoticeView {
        id: NoticeId(row.id),
        title: row.title,
        body: row.body,
        link: row.link,
        read: row.read_at.is_some(),
        created_at: row.created_at,
    });
    Ok(Notices { unread, items: items.collect() })
}

/// Marks one notice or all as read.
pub(crate) async fn mark_read(
    db: &mut PgConnection,
    account: AccountId,
    site: Site,
    notice: Option<NoticeId>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update messages.notices set read_at = now()
         where account_id = $1 and site = $2 and read_at is null and ($3::uuid is null or id = $3)",
        account.0,
        site.name(),
        notice.map(|notice| notice.0),
    )
    .execute(db)
    .await?;
    Ok(())
}

fn state(name: &str) -> Result<MailState, sqlx::Error> {
    MailState::named(name).ok_or_else(|| sqlx::Error::Decode(format!("no mail state is called {name}").into()))
}

/// A page of mails, newest first.
pub(crate) async fn mails(
    db: &mut PgConnection,
    words: &str,
    wanted: Option<MailState>,
    page: PageRequest,
) -> Result<Paged<MailRow>, sqlx::Error> {
    let words: String = words.trim().chars().take(100).collect();
    let like = format!("%{}%", words.replace(['\\', '%', '_'], ""));
    let rows = sqlx::query!(
        r#"select id, recipient, subject, state, attempts, created_at, count(*) over () as "total!"
           from kernel.mails
           where ($1::text is null or state = $1) and (recipient ilike $2 or subject ilike $2)
           order by created_at desc, id desc limit $3 offset $4"#,
        wanted.map(Lifecycle::name),
        like,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
    let items = rows.into_iter().map(|row| {
        Ok(MailRow {
            id: MailId(row.id),
            to: row.recipient,
            subject: row.subject,
            state: state(&row.state)?,
            attempts: row.attempts.unsigned_abs(),
            created_at: row.created_at,
        })
    });
    Ok(Paged { items: items.collect::<Result<_, sqlx::Error>>()?, total, page })
}

/// One mail.
pub(crate) async fn mail(db: &mut PgConnection, mail: MailId) -> Result<Option<MailView>, sqlx::Error> {
    let row = sqlx::query!(
        "select id, recipient, subject, body, state, attempts, last_error, created_at, sent_at
         from kernel.mails where id = $1",
        mail.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let head = MailRow {
            id: MailId(row.id),
            to: row.recipient,
            subject: row.subject,
            state: state(&row.state)?,
            attempts: row.attempts.unsigned_abs(),
            created_at: row.created_at,
        };
        Ok(MailView { row: head, body: row.body, last_error: row.last_error, sent_at: row.sent_at })
    })
    .transpose()
}

/// Puts a mail back into the queue; false when there is none or it is on its way.
pub(crate) async fn resend(db: &mut PgConnection, mail: MailId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update kernel.mails set state = 'pending', attempts = 0, run_at = now(), last_error = null
         where id = $1 and state in ('failed', 'success')",
        mail.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many mails wait, and how many were given up.
pub(crate) async fn queue(db: &mut PgConnection) -> Result<(i64, i64), sqlx::Error> {
    let row = sqlx::query!(
        r#"select (select count(*) from kernel.mails where state in ('pending', 'sending')) as "waiting!",
                  (select count(*) from kernel.mails where state = 'failed') as "failed!""#
    )
    .fetch_one(db)
    .await?;
    Ok((row.waiting, row.failed))
}
