//! Shops as admins look at them: the list, one of them, and the wishes that wait for an answer.

use domain::actor::Role;
use domain::id::{AccountId, ShopId};
use domain::paging::{PageRequest, Paged};
use domain::shops::{AnswerRefusal, PlanAnswer, QueueRow, SeatChoice, ShopDetail, ShopFilter, ShopRow};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::plans::settle_request;
use crate::store::admin::{self, Owned};
use crate::suspend::tell_owner;
use crate::{directory, store};

/// Rows of a page.
const PAGE: u32 = 25;
/// Words of a search that are looked at.
const MOST_WORDS: usize = 8;

/// Shops by words and state, newest first. Only for admins.
pub async fn all(market: &Market, op: &Op, filter: &ShopFilter) -> Result<Paged<ShopRow>, Failure> {
    op.require(Role::Admin)?;
    let words: Vec<String> = filter
        .words
        .split_whitespace()
        .take(MOST_WORDS)
        .map(|word| word.chars().take(100).filter(|c| *c != '\0').collect())
        .collect();
    let mut db = market.pool().acquire().await?;
    let page = PageRequest::new(filter.page, PAGE);
    let rows = admin::search(&mut db, &words, filter.state, None, page).await?;
    Ok(named(&mut db, rows).await?)
}

/// The same rows with their owners' names.
async fn named(db: &mut PgConnection, rows: Paged<Owned>) -> Result<Paged<ShopRow>, sqlx::Error> {
    let ids: Vec<AccountId> = rows.items.iter().filter_map(|(_, owner)| *owner).collect();
    let names = identity::names_of(db, &ids).await?;
    Ok(rows.map(|(mut row, owner)| {
        row.owner = owner.and_then(|owner| names.get(&owner).cloned()).unwrap_or_default();
        row
    }))
}

/// One shop with everything an admin may know about it. Only for admins.
pub async fn detail(market: &Market, op: &Op, shop: ShopId) -> Result<ShopDetail, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.pool().acquire().await?;
    let rows = admin::search(&mut db, &[], None, Some(shop), PageRequest::new(1, 1)).await?;
    let row = named(&mut db, rows).await?.items.pop().ok_or(Failure::NotFound)?;
    let said = store::settings::read(&mut db, shop).await?.ok_or(Failure::NotFound)?.profile;
    let life = store::life::read(&mut db, shop).await?.ok_or(Failure::NotFound)?;
    let members = store::staff::members(&mut db, shop).await?;
    let ids: Vec<AccountId> = members.iter().map(|member| member.account).collect();
    let names = identity::names_of(&mut db, &ids).await?;
    let owner = store::staff::owner(&mut db, shop).await?;
    let owner_email = match owner {
        Some(owner) => identity::email_of(&mut db, owner).await?.unwrap_or_default(),
        None => String::new(),
    };
    let name = |account: &AccountId| names.get(account).cloned().unwrap_or_default();
    Ok(ShopDetail {
        row,
        bio: said.bio,
        city: said.city,
        owner,
        owner_email,
        subscription: store::plans::of_shop(&mut db, shop).await?,
        fee_bps: directory::fee_bps(&mut db, &[shop]).await?.remove(&shop).unwrap_or_default(),
        suspended_because: life.suspended_because,
        purge_at: life.purge_at,
        staff: members.iter().map(|member| (name(&member.account), member.role)).collect(),
        due: store::payouts::of_shop(&mut db, shop).await?.unwrap_or_default().due,
        domains: store::domains::of_shop(&mut db, shop).await?.into_iter().map(|c| (c.host, c.state)).collect(),
        history: history(&mut db, shop).await?,
    })
}

/// The shops that somebody works in, and what they are there. Only for admins.
pub async fn shops_of(market: &Market, op: &Op, account: AccountId) -> Result<Vec<SeatChoice>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.pool().acquire().await?;
    Ok(store::staff::seats(&mut db, account).await?)
}

/// What was done with a shop, with the names of those who did it.
async fn history(db: &mut PgConnection, shop: ShopId) -> Result<Vec<domain::shops::HistoryRow>, sqlx::Error> {
    let mut rows = admin::history(db, shop).await?;
    let account = |who: &str| who.strip_prefix("account:").and_then(|id| id.parse::<AccountId>().ok());
    let mut ids: Vec<AccountId> = rows.iter().filter_map(|row| account(&row.who)).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = identity::names_of(db, &ids).await?;
    for row in &mut rows {
        row.who = match account(&row.who) {
            Some(id) => names.get(&id).cloned().unwrap_or_else(|| "Somebody who is gone".to_owned()),
            None => "The market".to_owned(),
        };
    }
    Ok(rows)
}

/// Wishes for a plan that wait for an answer, the longest waiting first. Only for admins.
pub async fn queue(market: &Market, op: &Op, page: u32) -> Result<Paged<QueueRow>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.pool().acquire().await?;
    let waiting = admin::queue(&mut db, PageRequest::new(page, PAGE)).await?;
    let ids: Vec<AccountId> = waiting.items.iter().map(|wish| wish.account).collect();
    let names = identity::names_of(&mut db, &ids).await?;
    let emails = crate::staff::emails(&mut db, &ids).await?;
    Ok(waiting.map(|wish| QueueRow {
        request: wish.request,
        shop: wish.shop,
        shop_name: wish.shop_name,
        shop_handle: wish.shop_handle,
        owner: names.get(&wish.account).cloned().unwrap_or_default(),
        owner_email: emails.get(&wish.account).cloned().unwrap_or_default(),
        has: wish.has,
    }))
}

/// Grants a wish, or refuses it with a reason that the owner reads. Only for admins.
pub async fn answer_plan_request(market: &Market, op: &Op, answer: PlanAnswer) -> Result<(), Failure<AnswerRefusal>> {
    let by = op.require(Role::Admin)?;
    let (request, grant) = (answer.request, answer.grant);
    let reason = answer.check().map_err(|slip| Failure::Refused(AnswerRefusal::Invalid(slip)))?;
    let mut tx = market.begin(op).await?;
    let answered = settle_request(&mut tx, op, request, (grant, &reason), by).await?;
    let answered = answered.ok_or(Failure::Refused(AnswerRefusal::Answered))?;
    let plan = answered.plan.label();
    let (what, subject, body) = if grant {
        ("plan granted", format!("You have {plan} now"), format!("Your shops have {plan} now. {reason}\n"))
    } else {
        let body = format!("You asked for {plan}. The answer is no: {reason}\n\nYou can ask again.\n");
        ("plan refused", format!("About your wish for {plan}"), body)
    };
    store::settings::note(tx.db(), answered.shop, &op.actor_name(), what, &format!("{plan} {reason}")).await?;
    tell_owner(market, &mut tx, op, answered.shop, &subject, &body).await?;
    tx.commit().await?;
    Ok(())
}
