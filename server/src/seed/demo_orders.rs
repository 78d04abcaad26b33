//! Gives the demo market a past: orders in every state, each placed, paid and moved by the people whose orders they are.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use chrono::TimeDelta;
use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, GuestId, OrderGroupId, VariantId};
use domain::orders::{CartItem, GroupView, NewOrder, OrderFilter, OrderMove, OrderState, OrderView, Shipment};
use futures::future::try_join_all;
use kernel::{Market, Op};
use marketplace::{catalog, orders, payments, shops};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::fill::Shelves;
use super::pay::Payer;
use super::report::{Report, bar};
use super::system;
use crate::market::House;

/// How long an order may take to be paid.
const PATIENCE: Duration = Duration::from_secs(30);
/// Things of which fewer are left are nobody's in the demo, so that they can still be bought.
const ENOUGH: i64 = 6;

/// What becomes of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Waits,
    Lapses,
    Paid,
    Packed,
    Shipped,
    Out,
    Delivered,
    Missed,
    GivenUp,
    Refused,
}

use Fate::{Delivered, GivenUp, Lapses, Missed, Out, Packed, Paid, Refused, Shipped, Waits};

/// Who buys, how many hours ago, how many different things, and what becomes of it. The newest come last.
const PLAN: [(Buyer, i64, usize, Fate); 41] = [
    (ANA, 1430, 1, Delivered),
    (BEN, 1405, 2, Delivered),
    (MEI, 1362, 1, Delivered),
    (ANA, 1301, 3, Delivered),
    (GUEST, 1255, 1, Delivered),
    (MEI, 1210, 2, Delivered),
    (BEN, 1150, 1, GivenUp),
    (ANA, 1104, 2, Delivered),
    (MEI, 1032, 1, Delivered),
    (BEN, 978, 1, Delivered),
    (ANA, 931, 1, Missed),
    (MEI, 880, 3, Delivered),
    (BEN, 826, 2, Delivered),
    (ANA, 770, 1, Delivered),
    (GUEST, 741, 2, Delivered),
    (MEI, 689, 1, Refused),
    (BEN, 640, 1, Delivered),
    (ANA, 598, 2, Delivered),
    (MEI, 544, 1, Delivered),
    (BEN, 490, 3, Delivered),
    (ANA, 447, 1, Lapses),
    (MEI, 400, 2, Delivered),
    (BEN, 352, 1, Delivered),
    (ANA, 311, 1, Delivered),
    (MEI, 268, 2, Delivered),
    (BEN, 240, 1, Missed),
    (ANA, 214, 2, Delivered),
    (MEI, 190, 1, Out),
    (BEN, 166, 2, Shipped),
    (GUEST, 148, 1, Shipped),
    (ANA, 131, 1, Out),
    (MEI, 112, 1, GivenUp),
    (BEN, 98, 2, Shipped),
    (ANA, 80, 1, Shipped),
    (MEI, 66, 2, Packed),
    (BEN, 52, 1, Packed),
    (ANA, 44, 1, Lapses),
    (MEI, 31, 2, Packed),
    (BEN, 20, 1, Paid),
    (ANA, 9, 2, Paid),
    (MEI, 0, 1, Waits),
];

/// Somebody who buys: the key of the person, and where the parcel goes.
type Buyer = (&'static str, [&'static str; 6]);

const ANA: Buyer = ("ana", ["Ana Ferreira", "Rua das Flores 41", "Lisbon", "1200-194", "PT", "ana@example.org"]);
const BEN: Buyer = ("ben", ["Ben Okafor", "18 Albion Road", "London", "N16 9PR", "GB", "ben@example.org"]);
const MEI: Buyer = ("mei", ["Mei Tanaka", "2-14-5 Nakameguro", "Tokyo", "153-0061", "JP", "mei@example.org"]);
/// Somebody without an account.
const GUEST: Buyer = ("", ["Sofie Maes", "Dok Zuid 12", "Ghent", "9000", "BE", "sofie@example.org"]);

/// Places the demo's orders, unless there are orders.
pub async fn place(house: &House, goods: &demo::Market, shelves: &Shelves, report: &mut Report) -> Result<()> {
    if house.sandbox.is_none() {
        report.refuse("orders", "money is taken by Stripe here, and nobody's money is spent on a demo");
        return Ok(());
    }
    let scene = Scene::set(house.web.clone(), goods, shelves).await?;
    if scene.has_orders().await? {
        return Ok(());
    }
    let bar = bar("orders", PLAN.len());
    // Everybody has one basket: their orders come one after the other, those of different people at the same time.
    let told = [ANA, BEN, MEI, GUEST].map(|buyer| {
        let (scene, bar) = (&scene, &bar);
        async move {
            for (number, (_, hours, things, fate)) in (0..).zip(PLAN).filter(|(_, (who, ..))| *who == buyer) {
                let told = scene.tell(number, buyer, hours, things, fate).await;
                told.with_context(|| format!("order {number} of the demo"))?;
                bar.inc(1);
            }
            Ok::<_, anyhow::Error>(())
        }
    });
    try_join_all(told).await?;
    bar.finish_and_clear();
    report.count("purchases", PLAN.len());
    Ok(())
}

/// Everything that is needed to tell the story of an order.
struct Scene {
    market: Market,
    payer: Payer,
    people: HashMap<String, AccountId>,
    /// Who runs the shop of a handle.
    sellers: HashMap<String, AccountId>,
    /// What can be bought: of each product, what there is enough of.
    goods: Vec<Vec<VariantId>>,
}

impl Scene {
    async fn set(market: Market, stock: &demo::Market, shelves: &Shelves) -> Result<Self> {
        let mut sellers = HashMap::new();
        for shop in shelves.shops.values() {
            let staff = shops::staff_accounts(&mut *market.db(kernel::Tenant::Market).await?, shop.id).await?;
            sellers.extend(staff.first().map(|seller| (shop.handle.clone(), *seller)));
        }
        let mut goods = Vec::new();
        for product in &stock.products {
            let op = system(&market);
            let Ok(product) = catalog::product(&market, &op, &product.slug).await else { continue };
            let enough = product.variants.iter().filter(|variant| variant.stock.available >= ENOUGH);
            let enough: Vec<_> = enough.map(|variant| variant.id).collect();
            goods.extend((!enough.is_empty()).then_some(enough));
        }
        ensure!(!goods.is_empty(), "there is nothing to buy");
        Ok(Self { market, payer: Payer::new(), people: shelves.people.clone(), sellers, goods })
    }

    async fn has_orders(&self) -> Result<bool> {
        let admin = self.people.get("admin").copied().context("the demo has no admin")?;
        let op = self.acting(Actor::Account(admin), vec![Role::Admin], Site::Admin);
        let page = orders::all_orders(&self.market, &op, &OrderFilter::default()).await;
        Ok(page.map_err(|why| anyhow!("{why:?}"))?.total > 0)
    }

    async fn tell(&self, number: usize, buyer: Buyer, hours: i64, things: usize, fate: Fate) -> Result<()> {
        let op = self.buyer(number, buyer)?;
        let group = self.buy(&op, number, buyer, things, fate).await?;
        let placed = orders::group(&self.market, &op, group).await.map_err(|why| anyhow!("{why:?}"))?;
        for order in &placed.orders {
            self.advance(&op, number, order, fate).await?;
        }
        let system = system(&self.market);
        let then = self.market.now() - TimeDelta::hours(hours);
        if hours > 0 {
            let moved = orders::seed::backdate(&self.market, &system, group, then).await;
            moved.map_err(|why| anyhow!("{why:?}"))?;
        }
        Ok(())
    }

    /// From an empty basket to an order that is paid, waits or has lapsed.
    async fn buy(&self, op: &Op, number: usize, buyer: Buyer, things: usize, fate: Fate) -> Result<OrderGroupId> {
        let market = &self.market;
        for thing in 0..things {
            // Strides that share no factor with the number of goods lead past all of them.
            let product = &self.goods[(number * 7 + thing * 23) % self.goods.len()];
            let quantity = if (number + thing).is_multiple_of(5) { 2 } else { 1 };
            let item = CartItem { variant: product[number % product.len()], quantity };
            orders::add_to_cart(market, op, item).await.map_err(|why| anyhow!("{why:?}"))?;
        }
        let cart = orders::cart(market, op).await.map_err(|why| anyhow!("{why:?}"))?;
        let shipping = cart.shops.iter().filter_map(|part| {
            let method = part.shipping.or_else(|| part.shop.shipping.first().map(|method| method.id))?;
            Some((part.shop.id.to_string(), method.to_string()))
        });
        let (_, [name, street, city, postcode, country, email]) = buyer;
        let order = NewOrder {
            key: Uuid::new_v4().to_string(),
            email: email.into(),
            name: name.into(),
            street: street.into(),
            city: city.into(),
            postcode: postcode.into(),
            country: country.into(),
            phone: String::new(),
            shipping: shipping.collect(),
            expected_total: cart.totals.total.minor,
        };
        let placed = orders::place(market, op, order).await.map_err(|why| anyhow!("{why:?}"))?;
        let wanted = match fate {
            Waits => return Ok(placed.group),
            Lapses => {
                payments::close_now(market, &system(market), placed.group).await?;
                OrderState::Expired
            }
            _ => {
                self.payer.pay(&placed.pay_url).await?;
                OrderState::Paid
            }
        };
        self.wait_until(op, placed.group, |group| group.state == wanted).await?;
        Ok(placed.group)
    }

    /// What the seller of each part does with it, or the buyer who changes their mind.
    async fn advance(&self, buyer: &Op, number: usize, order: &OrderView, fate: Fate) -> Result<()> {
        use OrderMove::{Cancel, Deliver, FailDelivery, Pack, SendOut, Ship};
        let steps: &[OrderMove] = match fate {
            Waits | Lapses | Paid | GivenUp => &[],
            Packed => &[Pack],
            Shipped => &[Pack, Ship],
            Out => &[Pack, Ship, SendOut],
            Delivered => &[Pack, Ship, SendOut, Deliver],
            Missed => &[Pack, Ship, SendOut, FailDelivery],
            Refused => &[Cancel],
        };
        let summary = &order.summary;
        let seller = self.sellers.get(&summary.shop_handle).copied().context("nobody runs the shop")?;
        for step in steps {
            let op = self.acting(Actor::Account(seller), vec![Role::Buyer, Role::Seller], Site::Seller);
            let tracking = format!("{}{:09}", summary.country, 100_000_007 * (number + 1) % 999_999_937);
            let shipment = (*step == Ship).then(|| Shipment { courier: courier(&summary.country).into(), tracking });
            let note = match step {
                Cancel => Some("The glaze of the last piece cracked in the kiln.".to_owned()),
                FailDelivery => Some("Nobody was at home twice.".to_owned()),
                _ => None,
            };
            let moved = orders::advance(&self.market, &op, summary.id, *step, shipment, note).await;
            moved.map_err(|why| anyhow!("{step:?}: {why:?}"))?;
        }
        if fate == GivenUp {
            let cancelled = orders::cancel(&self.market, buyer, summary.id).await;
            cancelled.map_err(|why| anyhow!("{why:?}"))?;
        }
        if matches!(fate, GivenUp | Refused) {
            let refunded = |group: &GroupView| {
                let order = group.orders.iter().find(|order| order.summary.id == summary.id);
                order.is_some_and(|order| order.summary.state == OrderState::Refunded)
            };
            self.wait_until(buyer, summary.group, refunded).await?;
        }
        Ok(())
    }

    async fn wait_until(&self, op: &Op, group: OrderGroupId, done: impl Fn(&GroupView) -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let view = orders::group(&self.market, op, group).await.map_err(|why| anyhow!("{why:?}"))?;
            if done(&view) {
                return Ok(());
            }
            ensure!(Instant::now() < deadline, "the order group is still {:?}", view.state);
            sleep(Duration::from_millis(15)).await;
        }
    }

    fn buyer(&self, number: usize, (key, _): Buyer) -> Result<Op> {
        if key.is_empty() {
            // Each guest is another one.
            let guest = GuestId(Uuid::from_u128(0x4a60_7a00_4000_8000_0000_0000_0000 + number as u128));
            let op = self.acting(Actor::Guest(Some(guest)), Vec::new(), Site::Shopper);
            return Ok(Op { guest: Some(guest), ..op });
        }
        let account = self.people.get(key).copied().with_context(|| format!("the demo has no {key}"))?;
        Ok(self.acting(Actor::Account(account), vec![Role::Buyer], Site::Shopper))
    }

    fn acting(&self, actor: Actor, roles: Vec<Role>, site: Site) -> Op {
        Op { actor, roles, site, ..system(&self.market) }
    }
}

fn courier(country: &str) -> &'static str {
    match country {
        "GB" => "Royal Mail",
        "JP" => "Japan Post",
        "PT" => "CTT",
        _ => "DHL",
    }
}
