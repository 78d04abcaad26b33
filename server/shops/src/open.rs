//! A shop from nothing: opening it, what is left to do, and opening its doors.

use domain::actor::Role;
use domain::id::{AccountId, ShopId};
use domain::identity::Trade;
use domain::shops::form::Marks;
use domain::shops::opening::CheckedNewShop;
use domain::shops::{
    Action, Checklist, DoorsRefusal, LimitReached, NewShopForm, OpenRefusal, Resource, SeatView, ShopState, StaffRole,
    Step, handle,
};
use domain::text::Problem;
use kernel::{Failure, Market, Op, Tx};
use sqlx::PgConnection;

use crate::events::ShopChanged;
use crate::permit::{permit, seat_of};
use crate::settings::done;
use crate::store::{self, NewShopRow};
use crate::{rules, seat};

/// Handles that are tried for a shop that typed none.
const MOST_HANDLES: u32 = 50;
/// Days in which a buyer may send things back, until the shop says otherwise.
const RETURN_DAYS: i32 = 30;
/// What the market keeps unless a plan says less.
const FEE_BPS: i32 = 500;

/// Opens a shop of the signed-in seller, as many as their plan allows. Its doors stay closed until they open them.
pub async fn open(market: &Market, op: &Op, form: NewShopForm) -> Result<SeatView, Failure<OpenRefusal>> {
    let owner = op.require(Role::Seller)?;
    let typed = form.clone();
    let new = form.check().map_err(|slip| Failure::Refused(OpenRefusal::Invalid(slip)))?;
    let mut tx = market.begin(op).await?;
    approved(market, &mut tx, owner).await?;
    room(&mut tx, op, owner).await?;
    let email = identity::email_of(tx.db(), owner).await?.ok_or(Failure::NotFound)?;
    if store::life::is_blocked(tx.db(), &email).await? {
        return Err(Failure::Refused(OpenRefusal::Blocked));
    }
    let Some(shop) = insert(market, &mut tx, &new).await? else {
        let mut marks = Marks::new();
        marks.wrong("handle", Problem::Taken);
        return marks
            .done(typed)
            .map_err(|slip| Failure::Refused(OpenRefusal::Invalid(slip)))
            .and(Err(Failure::NotFound));
    };
    store::staff::join(tx.db(), shop, owner, StaffRole::Owner, op.now).await?;
    store::settings::write_beginnings(tx.db(), shop, &new.category, &new.time_zone).await?;
    store::settings::note(tx.db(), shop, &op.actor_name(), "opened", "").await?;
    tx.publish(&ShopChanged { shop })?;
    tx.commit().await?;
    seat::seat(market, op).await.map_err(Failure::widen)
}

/// Whether somebody may sell at all, where an admin looks at everybody who wants to. Whoever has a shop was let in
/// before.
async fn approved(market: &Market, tx: &mut Tx, owner: AccountId) -> Result<(), Failure<OpenRefusal>> {
    let sells = !market.settings().sign_in.sellers_by_hand
        || identity::trades_of(tx.db(), owner).await?.contains(&Trade::Seller)
        || store::plans::count_shops(tx.db(), owner).await? > 0;
    if sells { Ok(()) } else { Err(Failure::Refused(OpenRefusal::NotApproved)) }
}

/// Whether the owner's plan has room for another shop. Decided under a lock, so that two at once do not both fit.
async fn room(tx: &mut Tx, op: &Op, owner: AccountId) -> Result<(), Failure<OpenRefusal>> {
    let plan = store::plans::lock(tx.db(), owner).await?.at(op.now);
    let shops = store::plans::count_shops(tx.db(), owner).await?;
    match plan.limits().shops {
        Some(most) if shops >= most => {
            let reached = LimitReached { plan, most, larger: plan.larger() };
            Err(Failure::Refused(OpenRefusal::TooManyShops(reached)))
        }
        _ => Ok(()),
    }
}

/// Writes the shop down under the handle that was typed, or under the first that is free; nothing when it is taken.
async fn insert(market: &Market, tx: &mut Tx, new: &CheckedNewShop) -> Result<Option<ShopId>, Failure<OpenRefusal>> {
    let wanted = new.handle.clone().unwrap_or_else(|| handle::suggest(&new.name));
    let tries = if new.handle.is_some() { 1 } else { MOST_HANDLES };
    let id: ShopId = market.new_id();
    for number in 0..tries {
        let handle = handle::variant(&wanted, number);
        if insert_as(tx.db(), id, new, &handle).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Tries one handle, with the prefixes for order numbers one after the other.
async fn insert_as(
    db: &mut PgConnection,
    id: ShopId,
    new: &CheckedNewShop,
    handle: &str,
) -> Result<bool, Failure<OpenRefusal>> {
    let row = NewShopRow {
        id,
        handle,
        name: &new.name,
        bio: &new.bio,
        city: "",
        country: &new.country,
        currency: new.currency,
        return_days: RETURN_DAYS,
        tax_bps: 0,
        prices_include_tax: true,
        fee_bps: FEE_BPS,
        state: ShopState::Draft,
    };
    for prefix in rules::order_prefixes(&new.name) {
        // Whose it is or was: asked each time, because somebody else may have come in between.
        if store::id_of(db, handle).await?.is_some() {
            return Ok(false);
        }
        if store::insert(db, &row, &prefix).await? {
            // A shop that gave this handle up an instant ago keeps it.
            let taken = store::settings::was_somebodys(db, id, handle).await?;
            return if taken {
                Err(anyhow::anyhow!("the handle {handle} was given up while it was taken").into())
            } else {
                Ok(true)
            };
        }
    }
    Err(anyhow::anyhow!("no prefix for order numbers is free for {}", new.name).into())
}

/// What is done before the shop is whole, and what is not, computed from facts. What is on the shelf the shelf knows:
/// `listings` is asked there by the caller.
pub async fn checklist(market: &Market, op: &Op, listings: u64) -> Result<Checklist, Failure> {
    let mut db = market.pool().acquire().await?;
    let seat = seat_of(&mut db, op).await?;
    let state = state_of(&mut db, seat.shop).await?;
    let mut done = done_steps(&mut db, seat.shop).await?;
    done.push(Step::EmailVerified);
    if listings > 0 {
        done.push(Step::FirstListing);
    }
    if store::payouts::of_shop(&mut db, seat.shop).await?.is_some_and(|known| known.payouts_enabled) {
        done.push(Step::Payouts);
    }
    let ready = Step::TO_OPEN.iter().all(|step| done.contains(step));
    let may_open = state == ShopState::Draft && ready && seat.may(Resource::Profile, Action::Change);
    Ok(Checklist { done, may_open, is_open: state == ShopState::Active })
}

async fn state_of<R>(db: &mut PgConnection, shop: ShopId) -> Result<ShopState, Failure<R>> {
    store::by_ids(db, &[shop]).await?.remove(&shop).map(|shop| shop.state).ok_or(Failure::NotFound)
}

/// The steps that the shop's own books know of.
async fn done_steps<R>(db: &mut PgConnection, shop: ShopId) -> Result<Vec<Step>, Failure<R>> {
    let said = store::settings::read(db, shop).await?.ok_or(Failure::NotFound)?.profile;
    let mut done = Vec::new();
    if !said.bio.is_empty() && !said.city.is_empty() {
        done.push(Step::Profile);
    }
    if store::shipping::count(db, shop).await? > 0 {
        done.push(Step::Shipping);
    }
    Ok(done)
}

/// Opens the doors: from now on buyers see the shop and its goods.
pub async fn open_doors(market: &Market, op: &Op) -> Result<(), Failure<DoorsRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Profile, Action::Change).await?;
    let shop = store::settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if shop.state != ShopState::Draft {
        return Err(Failure::Refused(DoorsRefusal::NotNow));
    }
    let done_so_far = done_steps(tx.db(), seat.shop).await?;
    let missing: Vec<Step> = Step::TO_OPEN.into_iter().filter(|step| !done_so_far.contains(step)).collect();
    if !missing.is_empty() {
        return Err(Failure::Refused(DoorsRefusal::NotYet(missing)));
    }
    store::settings::advance(tx.db(), seat.shop, ShopState::Draft, ShopState::Active).await?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "doors opened", "").await?;
    done(market, tx, seat.shop).await
}
