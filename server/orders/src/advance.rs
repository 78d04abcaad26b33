//! What a seller does with an order: pack it, ship it with a tracking number, deliver it, or cancel it with a reason.

use domain::actor::Role;
use domain::id::OrderId;
use domain::lifecycle::Lifecycle;
use domain::orders::{MoveRefusal, OrderMove, OrderView, Shipment};
use domain::text::{self, Checks};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::cancel::cancel_in;
use crate::events::OrderMoved;
use crate::lists;
use crate::store::orders::{self, By};

/// Moves an order of the signed-in seller's shop.
pub async fn advance(
    market: &Market,
    op: &Op,
    order: OrderId,
    step: OrderMove,
    shipment: Option<Shipment>,
    note: Option<String>,
) -> Outcome<OrderView, MoveRefusal> {
    let account = op.require(Role::Seller)?;
    if !OrderMove::BY_SELLER.contains(&step) {
        return Err(Failure::Forbidden);
    }
    let said = check(step, shipment, note).map_err(|problems| Failure::Refused(MoveRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    let shop = shops::shop_of(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    let found = orders::lock(tx.db(), order).await?.filter(|found| found.shop == shop).ok_or(Failure::NotFound)?;
    let name = shops::by_ids(market, tx.db(), &[shop]).await?.remove(&shop).map(|shop| shop.name).unwrap_or_default();
    let by = By { name: &name, note: said.note.as_deref() };
    if step == OrderMove::Cancel {
        cancel_in(market, op, &mut tx, &found, by).await?;
    } else {
        let not_now = Failure::Refused(MoveRefusal::NotNow { state: found.state });
        if !found.state.may(step) {
            return Err(not_now);
        }
        let to = orders::advance(tx.db(), op, order, found.state, step, by).await?.ok_or(not_now)?;
        if let Some(shipment) = &said.shipment {
            orders::set_shipment(tx.db(), order, &shipment.courier, &shipment.tracking).await?;
        }
        tx.publish(&OrderMoved { order, to, note: said.note })?;
    }
    tx.commit().await?;
    lists::shop_order(market, op, order).await.map_err(Failure::widen)
}

/// What belongs to a move, checked.
struct Said {
    shipment: Option<Shipment>,
    note: Option<String>,
}

/// A parcel needs its courier and number, a cancellation its reason.
fn check(
    step: OrderMove,
    shipment: Option<Shipment>,
    note: Option<String>,
) -> Result<Said, Vec<domain::text::FieldProblem>> {
    let mut checks = Checks::new();
    let note = note.unwrap_or_default();
    let fewest = if step == OrderMove::Cancel { 3 } else { 0 };
    let note = checks.field("note", text::line(&note, fewest, 300)).filter(|note| !note.is_empty());
    let mut said = Said { shipment: None, note };
    if step == OrderMove::Ship {
        let typed = shipment.unwrap_or_default();
        let courier = checks.field("shipment[courier]", text::line(&typed.courier, 1, 60)).unwrap_or_default();
        let tracking = checks.field("shipment[tracking]", text::line(&typed.tracking, 1, 60)).unwrap_or_default();
        said.note = Some(format!("{courier} {tracking}"));
        said.shipment = Some(Shipment { courier, tracking });
    }
    checks.done()?;
    Ok(said)
}
