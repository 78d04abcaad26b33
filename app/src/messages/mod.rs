//! Notices in every site, and the admin's mailbox.

use domain::id::{MailId, NoticeId};
use domain::messages::{MailRow, MailState, MailView, Notices};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The signed-in person's notices, newest first.
#[server(name = LoadNotices, endpoint = "messages/notices")]
pub async fn notices() -> Answer<Notices> {
    let (market, op) = request().await?;
    answer(marketplace::messages::notices(&market, &op).await)
}

/// Marks one notice, or all of them, as read.
#[server(endpoint = "messages/mark_read")]
pub async fn mark_read(notice: Option<NoticeId>) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::messages::mark_read(&market, &op, notice).await)
}

/// The mails the market has written, for an admin.
#[server(endpoint = "messages/mailbox")]
pub async fn mailbox(words: String, state: Option<MailState>, page: u32) -> Answer<Paged<MailRow>> {
    let (market, op) = request().await?;
    answer(marketplace::messages::mailbox(&market, &op, &words, state, page).await)
}

/// One mail, for an admin.
#[server(endpoint = "messages/mail")]
pub async fn mail(mail: MailId) -> Answer<MailView> {
    let (market, op) = request().await?;
    answer(marketplace::messages::mail(&market, &op, mail).await)
}

/// Sends a mail once more.
#[server(endpoint = "messages/resend_mail")]
pub async fn resend_mail(mail: MailId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::messages::resend(&market, &op, mail).await)
}
