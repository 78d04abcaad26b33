//! Leading an owner to the payment provider, so that the shop can be paid out, and hearing how that goes.

use chrono::TimeDelta;
use domain::actor::Site;
use domain::id::ShopId;
use domain::shops::{Action, OnboardingLink, PayoutRefusal, PayoutState, PayoutView, Resource, ShopState};
use kernel::gateway::{GatewayError, NewPayee, Payee, PayeePage};
use kernel::{Failure, Market, Op, Tenant};

use crate::events::{ProviderTold, ShopChanged};
use crate::permit::{Seat, permit};
use crate::store;
use crate::store::admin::state_of;
use crate::store::payouts as books;

/// Accounts that are asked about in one go.
const AT_A_TIME: i64 = 50;
/// How long the provider's page leads somewhere; a little less than the provider says.
const PAGE_LASTS: TimeDelta = TimeDelta::minutes(4);

/// Where the shop's money would go, and what the provider still needs.
pub async fn payouts(market: &Market, op: &Op) -> Result<PayoutView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Payouts, Action::See).await?;
    let known = books::of_shop(&mut db, seat.shop).await?;
    let state = state_of(known.as_ref());
    let known = known.unwrap_or_default();
    let may_change = seat.may(Resource::Payouts, Action::Change);
    let page = known.page_url.filter(|_| may_change && known.page_until.is_some_and(|until| op.now < until));
    Ok(PayoutView {
        state,
        page: page.filter(|_| state != PayoutState::Ready),
        due: known.due,
        stopped_because: known.disabled_reason.filter(|_| known.details_submitted && !known.payouts_enabled),
        asked_at: known.asked_at,
        may_change,
    })
}

/// Opens an account at the provider, unless there is one, and a page on which the owner answers what is asked. The
/// provider is called outside of any transaction, under a key made from the shop: a crash in between opens no second one.
pub async fn connect_payouts(market: &Market, op: &Op) -> Result<OnboardingLink, Failure<PayoutRefusal>> {
    let (seat, new) = intend(market, op).await?;
    let mut db = market.db(Tenant::Shop(seat.shop)).await?;
    let known = books::of_shop(&mut db, seat.shop).await?.and_then(|known| known.provider);
    drop(db);
    let payee_id = if let Some(id) = known {
        id
    } else {
        let payee = market.gateway().open_payee(&new).await.map_err(refused)?;
        note(market, op, seat.shop, &payee).await?;
        payee.id
    };
    let door = market.settings().public_url(Site::Seller);
    let page = PayeePage {
        payee_id,
        refresh_url: format!("{door}/settings/payouts?again=1"),
        return_url: format!("{door}/settings/payouts?returned=1"),
    };
    let url = market.gateway().payee_page(&page).await.map_err(refused)?;
    let mut tx = market.begin_for(op, Tenant::Shop(seat.shop)).await?;
    books::set_page(tx.db(), seat.shop, &url, op.now + PAGE_LASTS).await?;
    tx.commit().await?;
    Ok(OnboardingLink { url })
}

/// Writes down that an account is wanted, before the provider hears of it.
async fn intend(market: &Market, op: &Op) -> Result<(Seat, NewPayee), Failure<PayoutRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Payouts, Action::Change).await?;
    let shop = store::settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if shop.state == ShopState::Closed {
        return Err(Failure::Refused(PayoutRefusal::Closed));
    }
    let email = identity::email_of(tx.db(), seat.account).await?.unwrap_or_default();
    books::intend(tx.db(), seat.shop).await?;
    tx.commit().await?;
    let idempotency_key = format!("shops.payee:{}:{}", seat.shop, shop.country);
    Ok((seat, NewPayee { idempotency_key, shop: seat.shop.0, country: shop.country, email, name: shop.name }))
}

fn refused(error: GatewayError) -> Failure<PayoutRefusal> {
    match error {
        GatewayError::Unreachable(_) => Failure::Refused(PayoutRefusal::ProviderDown),
        GatewayError::Refused(_) => Failure::Refused(PayoutRefusal::NotInCountry),
        error @ (GatewayError::NotFound | GatewayError::Misconfigured(_)) => Failure::Broken(error.into()),
    }
}

/// Stores what the provider says of a shop's account, and tells when it is news.
async fn note<R>(market: &Market, op: &Op, shop: ShopId, payee: &Payee) -> Result<(), Failure<R>> {
    if payee.shop.is_some_and(|named| named != shop.0) {
        return Err(anyhow::anyhow!("account {} is not the account of shop {shop}", payee.id).into());
    }
    let mut tx = market.begin_for(op, Tenant::Shop(shop)).await?;
    if books::told(tx.db(), shop, payee, op.now).await? {
        let what = if payee.payouts_enabled { "payouts ready" } else { "payouts changed" };
        store::settings::note(tx.db(), shop, &op.actor_name(), what, &payee.due.join(", ")).await?;
        tx.publish(&ShopChanged { shop })?;
    }
    tx.commit().await?;
    Ok(())
}

/// Asks the provider now how the shop's account stands.
pub async fn refresh_payouts(market: &Market, op: &Op) -> Result<PayoutView, Failure<PayoutRefusal>> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Payouts, Action::See).await?;
    let known = books::of_shop(&mut db, seat.shop).await?.and_then(|known| known.provider);
    drop(db);
    if let Some(id) = known {
        let op = Op { now: market.now(), ..op.clone() };
        let payee = market.gateway().payee(&id).await.map_err(refused)?;
        note(market, &op, seat.shop, &payee).await?;
    }
    payouts(market, op).await.map_err(Failure::widen)
}

/// The provider told something that is not about a payment: accounts whose owners are being asked may stand otherwise.
/// What it told is a hint; how they stand is asked anew.
pub async fn hear_provider(market: &Market, op: &Op, event: ProviderTold) -> anyhow::Result<()> {
    if event.facts.as_str() == Some("Nothing") {
        let mut db = market.db(op).await?;
        let accounts = books::under_way(&mut db, op.now, AT_A_TIME).await?;
        drop(db);
        ask(market, accounts).await?;
    }
    Ok(())
}

/// Asks about accounts that may have changed without our hearing of it: those under way every minute, those that are
/// ready once a day.
pub async fn ask_provider(market: &Market, op: &Op) -> anyhow::Result<()> {
    let mut db = market.db(op).await?;
    let mut accounts = books::under_way(&mut db, op.now - TimeDelta::minutes(1), AT_A_TIME).await?;
    accounts.extend(books::ready(&mut db, op.now - TimeDelta::days(1), AT_A_TIME).await?);
    drop(db);
    ask(market, accounts).await
}

async fn ask(market: &Market, accounts: Vec<(ShopId, String)>) -> anyhow::Result<()> {
    for (shop, id) in accounts {
        // Each answer is as old as its own question.
        let op = Op::system("shops::ask_provider", market.now());
        let payee = match market.gateway().payee(&id).await {
            Ok(payee) => payee,
            Err(GatewayError::NotFound) => {
                tracing::error!(%shop, id, "the provider does not know a shop's account");
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let noted: Result<(), Failure> = note(market, &op, shop, &payee).await;
        noted.map_err(|failure| anyhow::anyhow!("an answer of the provider was not stored: {failure:?}"))?;
    }
    Ok(())
}
