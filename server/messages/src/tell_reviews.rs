//! Who is told what about reviews: shops what was said of their goods, writers what was said to that, admins what to
//! look at.

use domain::actor::Site;
use domain::id::AccountId;
use domain::orders::OrderState;
use kernel::mail::{self, NewMail};
use kernel::{Market, Tx};
use orders::events::OrderMoved;
use reviews::told::{self, ToldReview};
use reviews::{ReviewAnswered, ReviewDecided, ReviewQuestioned, ReviewWritten};

use crate::store::{self, NewNotice};

/// A parcel arrived: whoever bought it is asked how it is.
pub async fn invite_review(market: &Market, tx: &mut Tx, event: OrderMoved) -> anyhow::Result<()> {
    if event.to != OrderState::Delivered {
        return Ok(());
    }
    let told = orders::told::order(market, tx.db(), event.order).await?;
    let Some(account) = told.account else { return Ok(()) };
    let summary = &told.view.summary;
    let body = match told.view.lines.as_slice() {
        [one] => format!("Tell others about “{}” from {}.", one.title, summary.shop_name),
        lines => format!("Tell others about {} things from {}.", lines.len(), summary.shop_name),
    };
    let key = format!("review-invited:{}", event.order);
    let new =
        NewNotice { dedupe_key: &key, site: Site::Shopper, title: "How is it?", body: &body, link: "/account/reviews" };
    store::notify(market, tx.db(), &[account], &new).await?;
    Ok(())
}

/// Somebody reviewed something of a shop: the shop is told by bell and mail, as it likes to be.
pub async fn tell_review_written(market: &Market, tx: &mut Tx, event: ReviewWritten) -> anyhow::Result<()> {
    let Some(told) = told::review(market, tx.db(), event.review).await? else { return Ok(()) };
    let title = format!("{} for {}", stars(told.rating), told.product);
    let key = format!("review-written:{}", event.review);
    let staff = shops::staff_accounts(tx.db(), told.shop).await?;
    let channels = shops::channels_of(tx.db(), told.shop).await?;
    if channels.web {
        let body = format!("{} wrote: {}", told.author, short(&told));
        let new = NewNotice {
            dedupe_key: &key,
            site: Site::Seller,
            title: &title,
            body: &body,
            link: "/reviews?show=unanswered",
        };
        store::notify(market, tx.db(), &staff, &new).await?;
    }
    let owner = staff.first().copied().filter(|_| channels.email);
    let link = format!("{}/reviews", market.settings().public_url(Site::Seller));
    let body = format!("{} wrote about {}:\n\n{}\n\nReply here: {link}\n", told.author, told.product, whole(&told));
    write_to(market, tx, owner, &key, title, body).await
}

/// A shop replied: whoever wrote the review is told.
pub async fn tell_review_answered(market: &Market, tx: &mut Tx, event: ReviewAnswered) -> anyhow::Result<()> {
    let Some(told) = told::review(market, tx.db(), event.review).await? else { return Ok(()) };
    let (Some(account), Some(reply)) = (told.account, &told.reply) else { return Ok(()) };
    let title = format!("{} replied to your review", told.shop_name);
    let key = format!("review-answered:{}", event.review);
    let link = format!("/p/{}#review-{}", told.slug, event.review);
    let new = NewNotice { dedupe_key: &key, site: Site::Shopper, title: &title, body: reply, link: &link };
    store::notify(market, tx.db(), &[account], &new).await?;
    let page = format!("{}{link}", market.settings().public_url(Site::Shopper));
    let body =
        format!("{} replied to what you said of {}:\n\n{reply}\n\nSee it here: {page}\n", told.shop_name, told.product);
    write_to(market, tx, Some(account), &key, title, body).await
}

/// A review has to be looked at: admins are told.
pub async fn tell_review_questioned(market: &Market, tx: &mut Tx, event: ReviewQuestioned) -> anyhow::Result<()> {
    let Some(told) = told::review(market, tx.db(), event.review).await? else { return Ok(()) };
    let admins = identity::admins(tx.db()).await?;
    let body = format!("{}, of {} from {}.", stars(told.rating), told.product, told.shop_name);
    let key = format!("review-questioned:{}", event.review);
    let title = "A review has to be looked at";
    let new = NewNotice { dedupe_key: &key, site: Site::Admin, title, body: &body, link: "/reviews" };
    store::notify(market, tx.db(), &admins, &new).await?;
    Ok(())
}

/// An admin decided about a review: whoever wrote it is told, and why if it is not shown.
pub async fn tell_review_decided(market: &Market, tx: &mut Tx, event: ReviewDecided) -> anyhow::Result<()> {
    let Some(told) = told::review(market, tx.db(), event.review).await? else { return Ok(()) };
    let Some(account) = told.account else { return Ok(()) };
    let link = format!("/account/reviews/{}", event.review);
    let (title, body) = match &event.reason {
        None => ("Your review is shown".to_owned(), format!("Everybody can read what you said of {}.", told.product)),
        Some(reason) => (
            "Your review is not shown".to_owned(),
            format!("We looked at what you said of {} and do not show it: {reason} You can change it.", told.product),
        ),
    };
    let key = format!("review-decided:{}:{}", event.review, event.number);
    let new = NewNotice { dedupe_key: &key, site: Site::Shopper, title: &title, body: &body, link: &link };
    store::notify(market, tx.db(), &[account], &new).await?;
    if event.reason.is_none() {
        return Ok(());
    }
    let page = format!("{}{link}", market.settings().public_url(Site::Shopper));
    let body = format!("{body}\n\nYour words were:\n\n{}\n\nChange them here: {page}\n", whole(&told));
    write_to(market, tx, Some(account), &key, title, body).await
}

async fn write_to(
    market: &Market,
    tx: &mut Tx,
    account: Option<AccountId>,
    key: &str,
    subject: String,
    body: String,
) -> anyhow::Result<()> {
    let Some(account) = account else { return Ok(()) };
    let Some(recipient) = identity::email_of(tx.db(), account).await? else { return Ok(()) };
    mail::write(market, tx, NewMail { dedupe_key: key.to_owned(), recipient, subject, body }).await?;
    Ok(())
}

fn stars(rating: u8) -> String {
    if rating == 1 { "1 star".to_owned() } else { format!("{rating} stars") }
}

/// The title, or as much of the text as a line holds.
fn short(told: &ToldReview) -> String {
    if !told.title.is_empty() {
        return told.title.clone();
    }
    let mut words: String = told.body.chars().take(120).collect();
    if words.len() < told.body.len() {
        words.push('…');
    }
    words
}

fn whole(told: &ToldReview) -> String {
    let title = if told.title.is_empty() { String::new() } else { format!("{}\n", told.title) };
    format!("{}\n{title}{}", stars(told.rating), told.body)
}
