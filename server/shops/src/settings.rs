//! What a shop says about itself, how it sells, and how it wants to be told.

use domain::id::ShopId;
use domain::shops::form::Marks;
use domain::shops::{
    Action, NoticeForm, ProfileForm, Resource, SellingForm, SettingsRefusal, SettingsView, ShopState, handle,
};
use domain::text::Problem;
use kernel::{Failure, Market, Op, Tx};

use crate::events::ShopChanged;
use crate::kept;
use crate::permit::permit;
use crate::store::settings::{self, Locked};

/// Handles that are tried before a suggestion is given up.
const MOST_SUGGESTIONS: u32 = 50;

/// Everything that can be set, as the forms show it.
pub async fn settings(market: &Market, op: &Op) -> Result<SettingsView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Profile, Action::See).await?;
    settings::read(&mut db, seat.shop).await?.ok_or(Failure::NotFound)
}

/// Stores what the shop says about itself. Its old handle goes on leading to it.
pub async fn save_profile(
    market: &Market,
    op: &Op,
    form: ProfileForm,
) -> Result<(), Failure<SettingsRefusal<ProfileForm>>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Profile, Action::Change).await?;
    let typed = form.clone();
    let profile = form.check().map_err(|slip| Failure::Refused(SettingsRefusal::Invalid(slip)))?;
    let known = open(&mut tx, seat.shop).await?;
    settings::write_profile(tx.db(), seat.shop, &profile).await?;
    if profile.handle != known.handle {
        if !settings::rename(tx.db(), seat.shop, &known.handle, &profile.handle).await? {
            let mut marks = Marks::new();
            marks.wrong("handle", Problem::Taken);
            return marks.done(typed).map(|_| ()).map_err(|slip| Failure::Refused(SettingsRefusal::Invalid(slip)));
        }
        let note = format!("{} to {}", known.handle, profile.handle);
        settings::note(tx.db(), seat.shop, &op.actor_name(), "handle changed", &note).await?;
    }
    done(market, tx, seat.shop).await
}

/// Stores how the shop sells.
pub async fn save_selling(
    market: &Market,
    op: &Op,
    form: SellingForm,
) -> Result<(), Failure<SettingsRefusal<SellingForm>>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Policies, Action::Change).await?;
    let selling = form.check().map_err(|slip| Failure::Refused(SettingsRefusal::Invalid(slip)))?;
    open(&mut tx, seat.shop).await?;
    settings::write_selling(tx.db(), seat.shop, &selling).await?;
    let note = format!("tax {} bps, returns {} days", selling.tax_bps, selling.return_days);
    settings::note(tx.db(), seat.shop, &op.actor_name(), "selling changed", &note).await?;
    done(market, tx, seat.shop).await
}

/// Stores how the shop wants to be told.
pub async fn save_notices(
    market: &Market,
    op: &Op,
    form: NoticeForm,
) -> Result<(), Failure<SettingsRefusal<NoticeForm>>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Policies, Action::Change).await?;
    open(&mut tx, seat.shop).await?;
    settings::write_notices(tx.db(), seat.shop, &form.channels()).await?;
    done(market, tx, seat.shop).await
}

/// Locks the shop, unless it is closed.
async fn open<F>(tx: &mut Tx, shop: ShopId) -> Result<Locked, Failure<SettingsRefusal<F>>> {
    let known = settings::lock_shop(tx.db(), shop).await?.ok_or(Failure::NotFound)?;
    if known.state == ShopState::Closed { Err(Failure::Refused(SettingsRefusal::Closed)) } else { Ok(known) }
}

/// Tells of the change, and lets this process see it at once.
pub(crate) async fn done<R>(market: &Market, mut tx: Tx, shop: ShopId) -> Result<(), Failure<R>> {
    tx.publish(&ShopChanged { shop })?;
    tx.commit().await?;
    kept::forget(market, shop).await;
    Ok(())
}

/// A handle made from a name that nobody has or had.
pub async fn suggest_handle(market: &Market, op: &Op, name: &str) -> Result<String, Failure> {
    op.account()?;
    let name: String = name.chars().take(100).collect();
    let wanted = handle::suggest(&name);
    let mut db = market.db(op).await?;
    for number in 0..MOST_SUGGESTIONS {
        let candidate = handle::variant(&wanted, number);
        if crate::store::id_of(&mut db, &candidate).await?.is_none() {
            return Ok(candidate);
        }
    }
    Err(Failure::NotFound)
}
