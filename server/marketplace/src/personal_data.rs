//! What each context adds to the copy of everything the market knows of a person.

use domain::actor::{Actor, Role, Site};
use domain::id::AccountId;
use domain::orders::OrderFilter;
use futures::future::BoxFuture;
use identity::events::ExportAsked;
use identity::export::{Gather, Part};
use kernel::{Market, Op};
use serde_json::{Value, json};

/// Everybody who knows something; identity's own part comes first by itself.
const GATHER: [Gather; 3] = [of_orders, of_reviews, of_notices];

/// Makes the copy that somebody asked for.
pub async fn make_export(market: &Market, op: &Op, event: ExportAsked) -> anyhow::Result<()> {
    identity::export::make_export(market, op, event, &GATHER).await
}

/// The person themselves, asking for what is theirs: what they may not see is not in the copy.
fn as_themselves(market: &Market, account: AccountId) -> Op {
    let op = Op::system("personal_data", market.now());
    Op { actor: Actor::Account(account), roles: vec![Role::Buyer], site: Site::Shopper, ..op }
}

fn of_orders(market: &Market, account: AccountId) -> BoxFuture<'_, anyhow::Result<Vec<Part>>> {
    Box::pin(async move {
        let op = as_themselves(market, account);
        let (mut orders, mut lines) = (Vec::new(), Vec::new());
        let mut filter = OrderFilter { page: 1, ..OrderFilter::default() };
        loop {
            let page = orders::my_orders(market, &op, &filter).await.map_err(unheard)?;
            for summary in &page.items {
                let order = orders::my_order(market, &op, summary.id).await.map_err(unheard)?;
                lines.extend(order.lines.iter().map(|line| {
                    json!({
                        "order": summary.number, "title": line.title, "variant": line.label, "sku": line.sku,
                        "quantity": line.quantity, "unit": line.unit.to_string(), "total": line.total.to_string(),
                    })
                }));
                orders.push(order_record(&order));
            }
            if page.items.is_empty() || filter.page >= page.pages() {
                break;
            }
            filter.page += 1;
        }
        Ok(vec![part("orders", orders), part("order_lines", lines)])
    })
}

fn order_record(order: &domain::orders::OrderView) -> Value {
    let (summary, to) = (&order.summary, &order.address);
    json!({
        "number": summary.number, "shop": summary.shop_name, "state": summary.state.label(),
        "placed_at": summary.placed_at, "email": order.email, "name": to.name, "street": to.street, "city": to.city,
        "postcode": to.postcode, "country": to.country, "phone": to.phone, "items": order.items.to_string(),
        "shipping": order.shipping.to_string(), "tax": order.tax.to_string(), "total": summary.total.to_string(),
    })
}

fn of_reviews(market: &Market, account: AccountId) -> BoxFuture<'_, anyhow::Result<Vec<Part>>> {
    Box::pin(async move {
        let op = as_themselves(market, account);
        let (mut records, mut page) = (Vec::new(), 1);
        loop {
            let written = reviews::my_reviews(market, &op, page).await.map_err(unheard)?.written;
            records.extend(written.items.iter().map(|mine| {
                let review = &mine.review;
                json!({
                    "product": review.product, "variant": review.label, "stars": review.rating,
                    "title": review.title, "text": review.body, "state": mine.state.label(),
                    "written_at": review.written_at, "edited_at": review.edited_at,
                    "photos": review.photos.len(), "helpful": review.helpful,
                })
            }));
            if written.items.is_empty() || page >= written.pages() {
                break;
            }
            page += 1;
        }
        Ok(vec![part("reviews", records)])
    })
}

fn of_notices(market: &Market, account: AccountId) -> BoxFuture<'_, anyhow::Result<Vec<Part>>> {
    Box::pin(async move {
        let mut records = Vec::new();
        for site in Site::ALL {
            let op = Op { site, ..as_themselves(market, account) };
            let notices = messages::notices(market, &op).await.map_err(unheard)?;
            records.extend(notices.items.iter().map(|notice| {
                json!({ "site": site.name(), "at": notice.created_at, "title": notice.title, "body": notice.body })
            }));
        }
        Ok(vec![part("notices", records)])
    })
}

fn part(name: &str, records: Vec<Value>) -> Part {
    Part { name: name.to_owned(), records }
}

fn unheard(failure: kernel::Failure) -> anyhow::Error {
    match failure {
        kernel::Failure::Broken(error) => error,
        other => anyhow::anyhow!("a part of somebody's data cannot be gathered: {other:?}"),
    }
}
