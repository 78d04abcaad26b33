//! What people put aside while they look around: wishlists, and what they compare. A guest's becomes the account's when
//! they sign in.

use domain::catalog::{ComparedView, MarkKind, MarkRefusal, Marked, WishView};
use domain::id::{ProductId, VariantId};
use domain::money::Money;
use domain::shops::ShopView;
use kernel::{Failure, Market, Op, Owner, Tenant, Tx};

use crate::cards::cards;
use crate::shelf;
use crate::store::marks as store;

/// Puts a product aside, or takes it back. Both may be done twice.
pub async fn mark(
    market: &Market,
    op: &Op,
    (kind, product): (MarkKind, ProductId),
    on: bool,
) -> Result<(), Failure<MarkRefusal>> {
    let owner = Owner::of(op).ok_or(Failure::SignedOut)?;
    let mut tx = market.begin(op).await?;
    if on {
        if !store::is_on_shelf(tx.db(), product).await? {
            return Err(Failure::Refused(MarkRefusal::Gone));
        }
        if !store::add(tx.db(), market.new_id::<ProductId>().0, owner, kind, product).await? {
            return Err(Failure::Refused(MarkRefusal::Enough { kind, most: kind.most() }));
        }
    } else {
        store::remove(tx.db(), owner, kind, product).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What whoever asks has put aside; nobody has nothing.
pub async fn marked(market: &Market, op: &Op) -> Result<Marked, Failure> {
    match Owner::of(op) {
        Some(owner) => Ok(store::all(&mut *market.db(op).await?, owner).await?),
        None => Ok(Marked::default()),
    }
}

/// The wishlist of whoever asks, the latest wish first.
pub async fn wishes(market: &Market, op: &Op) -> Result<Vec<WishView>, Failure> {
    let wanted = marked(market, op).await?.wishes;
    let sellers = shelf::sellers(market).await?;
    let mut db = market.db(Tenant::Market).await?;
    let named = store::named(&mut db, &wanted).await?;
    let shown: Vec<ProductId> = named.iter().filter(|wish| wish.on_shelf).map(|wish| wish.product).collect();
    let mut cards = cards(&mut db, &sellers, &shown).await?;
    let view = named.into_iter().map(|wish| {
        let place = cards.iter().position(|card| card.id == wish.product);
        let card = place.map(|place| cards.swap_remove(place));
        WishView { product: wish.product, title: wish.title, only: wish.only.filter(|_| card.is_some()), card }
    });
    Ok(view.collect())
}

/// What whoever asks compares, in the order in which it was put aside.
pub async fn compared(market: &Market, op: &Op) -> Result<Vec<ComparedView>, Failure> {
    let mut wanted = marked(market, op).await?.compared;
    wanted.reverse();
    let sellers = shelf::sellers(market).await?;
    let mut db = market.db(Tenant::Market).await?;
    let mut facts = store::facts(&mut db, &wanted).await?;
    let view = cards(&mut db, &sellers, &wanted).await?.into_iter().filter_map(|card| {
        let place = facts.iter().position(|fact| fact.product == card.id)?;
        let fact = facts.swap_remove(place);
        let shop = sellers.get(fact.shop)?;
        Some(ComparedView {
            brand: fact.brand,
            summary: fact.summary,
            specs: fact.specs,
            choices: fact.choices,
            stock: card.stock,
            return_days: shop.return_days,
            shipping: shipping(shop, card.price),
            card,
        })
    });
    Ok(view.collect())
}

/// The cheapest way to have one of it sent.
fn shipping(shop: &ShopView, price: Money) -> Option<String> {
    let method = shop.shipping.iter().min_by_key(|method| method.price_for(price).minor)?;
    let cost = method.price_for(price);
    let cost = if cost.is_zero() { "Free".to_owned() } else { cost.to_string() };
    Some(format!("{cost}, {} to {} days", method.min_days, method.max_days))
}

/// The product of a variant is no wish any more, because it went into the basket.
pub async fn unwish(market: &Market, op: &Op, variant: VariantId) -> Result<(), Failure> {
    let Some(owner) = Owner::of(op) else { return Ok(()) };
    Ok(store::remove_of_variant(&mut *market.db(op).await?, owner, variant).await?)
}

/// What a guest put aside becomes the account's when somebody signs in.
pub async fn merge_marks(_market: &Market, tx: &mut Tx, event: identity::events::SignedIn) -> anyhow::Result<()> {
    if let Some(guest) = event.guest {
        for kind in [MarkKind::Wish, MarkKind::Compare] {
            store::merge(tx.db(), guest, event.account, kind).await?;
        }
    }
    Ok(())
}

/// Whoever was erased wishes for nothing.
pub async fn forget_marks(_market: &Market, tx: &mut Tx, event: identity::events::AccountErased) -> anyhow::Result<()> {
    Ok(store::forget(tx.db(), event.account).await?)
}

/// Forgets what guests put aside who do not come back.
pub async fn sweep_marks(market: &Market, _op: &Op) -> anyhow::Result<()> {
    Ok(store::forget_old(&mut *market.db(Tenant::Market).await?).await?)
}
