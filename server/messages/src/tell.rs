//! Who is told what about an order: the buyer by mail and bell, the shop by bell.

use std::fmt::Write as _;

use domain::actor::Site;
use domain::id::AccountId;
use domain::orders::{OrderState, OrderView};
use kernel::mail::{self, NewMail};
use kernel::{Market, Tx};
use orders::events::{OrderMoved, OrderPaid, PaidTooLate};

use crate::store::{self, NewNotice};

/// An order was paid: the buyer gets a receipt, each shop a notice.
pub async fn tell_paid(market: &Market, tx: &mut Tx, event: OrderPaid) -> anyhow::Result<()> {
    let told = orders::told::group(market, tx.db(), event.group).await?;
    let numbers = told.orders.iter().map(|order| order.view.summary.number.as_str()).collect::<Vec<_>>().join(", ");
    let mut body = format!("Thank you, {}.\n\nYour payment of {} arrived.\n", told.buyer_name, told.total);
    for order in &told.orders {
        body.push_str(&receipt(&order.view));
    }
    let link = format!("{}/checkout/return?group={}", market.settings().public_url(Site::Shopper), event.group);
    let _ = writeln!(body, "\nSee how it is doing: {link}");
    let mail = NewMail {
        dedupe_key: format!("order-paid:{}", event.group),
        recipient: told.email.clone(),
        subject: format!("Your order {numbers} is paid"),
        body,
    };
    mail::write(market, tx, mail).await?;
    for order in &told.orders {
        let summary = &order.view.summary;
        let staff = shops::staff_accounts(tx.db(), order.shop).await?;
        let title = format!("New order {}", summary.number);
        let body = format!("{} bought {} for {}.", summary.buyer_name, units(summary.units), summary.total);
        let link = format!("/orders/{}", summary.id);
        let key = format!("new-order:{}", summary.id);
        notify(
            market,
            tx,
            &staff,
            &NewNotice { dedupe_key: &key, site: Site::Seller, title: &title, body: &body, link: &link },
        )
        .await?;
    }
    Ok(())
}

/// An order was moved by its shop or its buyer: the other side is told.
pub async fn tell_moved(market: &Market, tx: &mut Tx, event: OrderMoved) -> anyhow::Result<()> {
    let told = orders::told::order(market, tx.db(), event.order).await?;
    let summary = &told.view.summary;
    let Some(sentence) = sentence(&told.view, event.to, event.note.as_deref()) else { return Ok(()) };
    let key = format!("order-moved:{}:{}", event.order, event.to.label());
    let title = format!("Order {}: {}", summary.number, event.to.label().to_lowercase());
    let mail = NewMail {
        dedupe_key: key.clone(),
        recipient: told.view.email.clone(),
        subject: title.clone(),
        body: format!("Hello {},\n\n{sentence}\n", summary.buyer_name),
    };
    mail::write(market, tx, mail).await?;
    if let Some(account) = told.account {
        let link = format!("/account/orders/{}", summary.id);
        let new = NewNotice { dedupe_key: &key, site: Site::Shopper, title: &title, body: &sentence, link: &link };
        notify(market, tx, &[account], &new).await?;
    }
    if event.to == OrderState::Cancelled {
        let staff = shops::staff_accounts(tx.db(), told.shop).await?;
        let link = format!("/orders/{}", summary.id);
        let body = format!("{} goes back to {} and the goods to your shelf.", summary.total, summary.buyer_name);
        let new = NewNotice { dedupe_key: &key, site: Site::Seller, title: &title, body: &body, link: &link };
        notify(market, tx, &staff, &new).await?;
    }
    Ok(())
}

/// The money came after the goods were gone: the buyer is told that it goes back.
pub async fn tell_too_late(market: &Market, tx: &mut Tx, event: PaidTooLate) -> anyhow::Result<()> {
    let told = orders::told::group(market, tx.db(), event.group).await?;
    let mail = NewMail {
        dedupe_key: format!("paid-too-late:{}", event.group),
        recipient: told.email,
        subject: "Your payment goes back to you".to_owned(),
        body: format!(
            "Hello {},\n\nYour payment of {} arrived after the time for it had ended, and somebody else had bought the \
             last of what you chose. We send all of it back to your card; your bank shows it within a few days.\n",
            told.buyer_name, told.total
        ),
    };
    mail::write(market, tx, mail).await?;
    Ok(())
}

async fn notify(market: &Market, tx: &mut Tx, accounts: &[AccountId], new: &NewNotice<'_>) -> Result<(), sqlx::Error> {
    store::notify(market, tx.db(), accounts, new).await
}

fn units(units: u32) -> String {
    if units == 1 { "1 thing".to_owned() } else { format!("{units} things") }
}

fn receipt(order: &OrderView) -> String {
    let summary = &order.summary;
    let mut text = format!("\n{} from {}\n", summary.number, summary.shop_name);
    for line in &order.lines {
        let label = if line.label.is_empty() { String::new() } else { format!(", {}", line.label) };
        let _ = writeln!(text, "  {} × {}{label}: {}", line.quantity, line.title, line.total);
    }
    let tax = if order.tax_included { "tax included" } else { "tax" };
    let _ = writeln!(text, "  {}: {}\n  {tax}: {}", order.shipping_name, order.shipping, order.tax);
    let _ = writeln!(text, "  Total: {}", summary.total);
    text
}

/// What a buyer reads about the new state; packing is the shop's own business.
fn sentence(order: &OrderView, to: OrderState, note: Option<&str>) -> Option<String> {
    let (number, shop, total) = (&order.summary.number, &order.summary.shop_name, order.summary.total);
    Some(match to {
        OrderState::Shipped => {
            let parcel = note.map(|note| format!(" The parcel travels with {note}.")).unwrap_or_default();
            format!("{shop} has sent your order {number}.{parcel}")
        }
        OrderState::OutForDelivery => format!("Your order {number} from {shop} is on its way to your door."),
        OrderState::Delivered => format!("Your order {number} from {shop} was delivered."),
        OrderState::DeliveryFailed => {
            format!("The courier could not deliver your order {number}. {shop} will write to you.")
        }
        OrderState::Cancelled => {
            let why = note.map(|note| format!(" Reason: {note}.")).unwrap_or_default();
            format!("Your order {number} from {shop} was cancelled.{why} {total} goes back to your card.")
        }
        _ => return None,
    })
}
