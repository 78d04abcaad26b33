//! Changes many products at once, in one transaction, and tells what became of each.

use domain::catalog::{
    BulkChange, BulkForm, BulkProblem, BulkRefusal, BulkReport, ProductMove, ProductRefusal, ProductState,
};
use domain::id::{CategoryId, ProductId};
use domain::money::{Currency, Money};
use domain::shops::ShopView;
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tx};

use crate::events::{PriceChanged, ProductChanged};
use crate::move_product::step_in;
use crate::seller::own_shop_view;
use crate::store;
use crate::store::products::Locked;

/// Most tags of one product.
const MOST_TAGS: usize = 20;

/// Does the same to many of the seller's own products. One that cannot be changed stays whole as it was, and is told of
/// by name; the others are changed together.
pub async fn bulk_edit(market: &Market, op: &Op, form: BulkForm) -> Result<BulkReport, Failure<BulkRefusal>> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop_view(market, op, &mut tx).await?;
    let change = form.check(shop.currency.exponent()).map_err(invalid)?;
    let category = match &change {
        BulkChange::Category(slug) => {
            let known = store::categories::by_slug(&mut tx, &slug.replace('\0', "")).await?;
            let unknown = || FieldProblem { field: "category".to_owned(), problem: Problem::NotOffered };
            Some(known.ok_or_else(|| invalid(vec![unknown()]))?)
        }
        _ => None,
    };
    let mut products = form.products;
    // Locked in one order by everybody, so that two who change the same products wait and do not block each other.
    products.sort_unstable();
    products.dedup();
    let mut report = BulkReport::default();
    for product in products {
        let Some(known) = store::products::lock(&mut tx, shop.id, product).await? else {
            report.refused.push((product.to_string(), BulkProblem::Gone));
            continue;
        };
        match change_one(market, op, &mut tx, &known, (&change, category), &shop).await? {
            None => report.done += 1,
            Some(problem) => {
                let title = store::bulk::title(&mut tx, product).await?;
                report.refused.push((title, problem));
            }
        }
    }
    tx.commit().await?;
    Ok(report)
}

/// Changes one product, or says why not; then nothing of it was changed.
async fn change_one(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    known: &Locked,
    (change, category): (&BulkChange, Option<CategoryId>),
    shop: &ShopView,
) -> Result<Option<BulkProblem>, Failure<BulkRefusal>> {
    let step = match change {
        BulkChange::Publish => Some(ProductMove::Publish),
        BulkChange::Archive => Some(ProductMove::Archive),
        BulkChange::Remove => Some(ProductMove::Remove),
        _ => None,
    };
    if let Some(step) = step {
        return match step_in(market, op, tx, (shop.id, known), step).await {
            Ok(_) => Ok(None),
            Err(failure) => why(failure).map(Some),
        };
    }
    if known.state == ProductState::Removed {
        return Ok(Some(BulkProblem::NotNow { state: known.state }));
    }
    let problem = match change {
        BulkChange::Percent(_) | BulkChange::Amount(_) => reprice(tx, known.id, change, shop.currency).await?,
        BulkChange::AddTags(tags) => {
            let added = store::bulk::add_tags(tx, known.id, tags, MOST_TAGS).await?;
            (!added).then_some(BulkProblem::Tags)
        }
        BulkChange::RemoveTags(tags) => {
            store::bulk::remove_tags(tx, known.id, tags).await?;
            None
        }
        _ => {
            if let Some(category) = category {
                store::bulk::set_category(tx, known.id, category).await?;
            }
            None
        }
    };
    if problem.is_none() {
        tx.publish(&ProductChanged { product: known.id })?;
    }
    Ok(problem)
}

/// Changes the price of every variant, or of none.
async fn reprice(
    tx: &mut Tx,
    product: ProductId,
    change: &BulkChange,
    currency: Currency,
) -> Result<Option<BulkProblem>, Failure<BulkRefusal>> {
    let before = store::bulk::prices(tx, product).await?;
    let mut after = Vec::new();
    for (variant, price, compare_at) in &before {
        match change.price(*price).filter(|price| compare_at.is_none_or(|earlier| earlier > *price)) {
            Some(price) => after.push((*variant, price)),
            None => return Ok(Some(BulkProblem::Price)),
        }
    }
    store::bulk::set_prices(tx, product, &after).await?;
    for ((variant, from, _), (_, to)) in before.iter().zip(&after).filter(|((_, from, _), (_, to))| from != to) {
        let (from, to) = (Money::new(*from, currency), Money::new(*to, currency));
        tx.publish(&PriceChanged { product, variant: *variant, from, to })?;
    }
    Ok(None)
}

fn why(failure: Failure<ProductRefusal>) -> Result<BulkProblem, Failure<BulkRefusal>> {
    match failure {
        Failure::Refused(ProductRefusal::NotNow { state }) => Ok(BulkProblem::NotNow { state }),
        Failure::Refused(ProductRefusal::NotReady(missing)) => {
            Ok(BulkProblem::NotReady(missing.into_iter().map(|missing| missing.field).collect()))
        }
        Failure::Refused(ProductRefusal::ShelfFull(reached)) => Ok(BulkProblem::ShelfFull { most: reached.most }),
        Failure::Refused(_) | Failure::NotFound => Ok(BulkProblem::Gone),
        Failure::SignedOut => Err(Failure::SignedOut),
        Failure::Forbidden => Err(Failure::Forbidden),
        Failure::TooMany { seconds } => Err(Failure::TooMany { seconds }),
        Failure::Broken(error) => Err(Failure::Broken(error)),
    }
}

fn invalid(problems: Vec<FieldProblem>) -> Failure<BulkRefusal> {
    Failure::Refused(BulkRefusal::Invalid(problems))
}
