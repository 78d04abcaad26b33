//! What the demo's shoppers say of what they bought, and what the shops say to that; written by hand.

use std::collections::HashMap;

use anyhow::{Context as _, Result, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, ReviewId};
use domain::reviews::{ReviewDraft, ToReview};
use kernel::{Market, Op};
use marketplace::{catalog, reviews, shops};

use super::demo_words::{Words, said};
use super::fill::Shelves;
use super::report::Report;
use super::system;

/// Who has something to say. The fourth buyer has no account, and so no review.
const WRITERS: [&str; 3] = ["ana", "ben", "mei"];
/// How long after its arrival something is reviewed, in hours; one after the other in this order.
const LATER: [i64; 5] = [30, 75, 52, 120, 43];

/// Has people review what has arrived, unless somebody has reviewed something.
pub async fn write(market: &Market, shelves: &Shelves, report: &mut Report) -> Result<()> {
    let mut told = HashMap::<&str, usize>::new();
    let mut written = Vec::new();
    for key in WRITERS {
        let account = shelves.people.get(key).copied().with_context(|| format!("the demo has no {key}"))?;
        let op = acting(market, account, vec![Role::Buyer], Site::Shopper);
        let mine = reviews::my_reviews(market, &op, 1).await.map_err(|why| anyhow!("{why:?}"))?;
        if mine.written.total > 0 {
            return Ok(());
        }
        // What arrived first is reviewed first.
        for thing in mine.waiting.into_iter().rev() {
            let of_it: Vec<&Words> = said().filter(|words| words.slug == thing.slug).collect();
            let next = told.entry(slug_of(&of_it)).or_default();
            let Some(words) = of_it.get(*next) else { continue };
            *next += 1;
            let at = thing.delivered_at + TimeDelta::hours(LATER[written.len() % LATER.len()]);
            let review = say(market, &op, &thing, words, at).await?;
            written.push((key, review));
        }
    }
    find_helpful(market, shelves, &written).await?;
    report.count("reviews", written.len());
    Ok(())
}

fn slug_of(words: &[&Words]) -> &'static str {
    words.first().map_or("", |words| words.slug)
}

/// One review, the reply to it, and when that was.
async fn say(market: &Market, op: &Op, thing: &ToReview, words: &Words, at: DateTime<Utc>) -> Result<ReviewId> {
    let draft = ReviewDraft { rating: words.stars.to_string(), title: words.title.into(), body: words.body.into() };
    let review =
        reviews::write(market, op, thing.line, draft).await.map_err(|why| anyhow!("{}: {why:?}", words.slug))?;
    if !words.reply.is_empty() {
        let product = catalog::product(market, &system(market), words.slug).await.map_err(|why| anyhow!("{why:?}"))?;
        let mut db = market.db(kernel::Tenant::Market).await?;
        let owner = shops::staff_accounts(&mut db, product.shop.id).await?.first().copied();
        drop(db);
        let seller = acting(market, owner.context("nobody runs the shop")?, vec![Role::Seller], Site::Seller);
        reviews::reply(market, &seller, review, words.reply).await.map_err(|why| anyhow!("{why:?}"))?;
    }
    // Nothing is said tomorrow.
    let at = at.min(market.now() - TimeDelta::hours(2));
    reviews::seed::backdate(market, &system(market), review, at).await.map_err(|why| anyhow!("{why:?}"))?;
    Ok(review)
}

/// The writers read what the others say: every third review helped one of them, every fifth both.
async fn find_helpful(market: &Market, shelves: &Shelves, written: &[(&str, ReviewId)]) -> Result<()> {
    for (at, (writer, review)) in written.iter().enumerate() {
        let others = WRITERS.iter().filter(|key| *key != writer);
        let many = if at % 5 == 0 { 2 } else { usize::from(at % 3 == 0) };
        for key in others.take(many) {
            let Some(account) = shelves.people.get(*key) else { continue };
            let op = acting(market, *account, vec![Role::Buyer], Site::Shopper);
            reviews::find_helpful(market, &op, *review, true).await.map_err(|why| anyhow!("{why:?}"))?;
        }
    }
    Ok(())
}

fn acting(market: &Market, account: AccountId, roles: Vec<Role>, site: Site) -> Op {
    Op { actor: Actor::Account(account), roles, site, ..system(market) }
}
