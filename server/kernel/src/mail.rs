//! Mails: a row in the transaction of what it tells about, carried by a worker, tried up to eight times.

use domain::id::MailId;
use sqlx::PgConnection;

use crate::market::Market;
use crate::ports::Letter;
use crate::tx::Tx;

/// Tries before a mail is given up.
pub const MOST_ATTEMPTS: i32 = 8;

/// A mail to be written.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// The same news to the same person is one mail, however often it is told.
    pub dedupe_key: String,
    /// Where it goes.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Writes a mail in this transaction; it goes out once that commits.
pub async fn write(market: &Market, tx: &mut Tx, mail: NewMail) -> Result<(), sqlx::Error> {
    let id: MailId = market.new_id();
    sqlx::query!(
        "insert into kernel.mails (id, dedupe_key, recipient, subject, body) values ($1, $2, $3, $4, $5)
         on conflict (dedupe_key) do nothing",
        id.0,
        mail.dedupe_key,
        mail.recipient,
        mail.subject,
        mail.body,
    )
    .execute(tx.db())
    .await?;
    tx.nudge_after_commit();
    Ok(())
}

/// Throws away every mail that was sent to an address, whatever its letters' case.
pub async fn forget(db: &mut PgConnection, recipient: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from kernel.mails where lower(recipient) = lower($1)", recipient).execute(db).await?;
    Ok(())
}

/// Sends what is due; returns how many were tried. A mail that was claimed and lost with its worker is claimed again
/// when its lease ends.
pub async fn send_due(market: &Market) -> anyhow::Result<usize> {
    let claimed = sqlx::query!(
        r#"update kernel.mails set state = 'sending', attempts = attempts + 1, leased_until = now() + interval '60 seconds',
               run_at = now() + interval '60 seconds'
           where id in (select id from kernel.mails where state in ('pending', 'sending') and run_at <= now()
                          and attempts < $1
                        order by run_at limit 20 for update skip locked)
           returning id, recipient, subject, body, attempts"#,
        MOST_ATTEMPTS,
    )
    .fetch_all(market.pool())
    .await?;
    for row in &claimed {
        let letter = Letter {
            message_id: format!("<{}@agora>", row.id),
            recipient: row.recipient.clone(),
            subject: row.subject.clone(),
            body: row.body.clone(),
        };
        let sent = market.postman().deliver(&letter).await;
        settle(market, MailId(row.id), row.attempts, sent).await?;
    }
    Ok(claimed.len())
}

async fn settle(market: &Market, mail: MailId, attempts: i32, sent: anyhow::Result<()>) -> anyhow::Result<()> {
    let Err(error) = sent else {
        sqlx::query!(
            "update kernel.mails set state = 'success', sent_at = now(), last_error = null
             where id = $1 and attempts = $2 and state = 'sending'",
            mail.0,
            attempts,
        )
        .execute(market.pool())
        .await?;
        return Ok(());
    };
    let state = if attempts >= MOST_ATTEMPTS { "failed" } else { "pending" };
    let wait = f64::from(1 << attempts.min(12)).min(900.0);
    sqlx::query!(
        "update kernel.mails set state = $3, last_error = $4, run_at = now() + make_interval(secs => $5)
         where id = $1 and attempts = $2 and state = 'sending'",
        mail.0,
        attempts,
        state,
        format!("{error:#}"),
        wait,
    )
    .execute(market.pool())
    .await?;
    Ok(())
}
