//! A small market with people in it: shops that sell, buyers who buy, a provider that does as it is told.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its own part of the cast; a broken stage is a panic"
)]

use std::time::Duration;

use catalog::{SeedCategory, SeedProduct, SeedVariant};
use domain::actor::{Actor, Role, Site};
use domain::catalog::ProductOption;
use domain::id::{AccountId, GuestId, OrderGroupId, OrderId, ShopId, VariantId};
use domain::money::{Currency, Money};
use domain::orders::{CartItem, CartView, GroupView, NewOrder, OrderMove, OrderView, PlaceRefusal, Placed, Shipment};
use identity::NewPerson;
use kernel::testing::TestMarket;
use kernel::{Failure, Market, Op};
use shops::{NewShipping, NewShop};
use sqlx::PgPool;
use uuid::Uuid;

/// The stage.
pub struct World {
    /// The database, without any wall.
    pub pool: PgPool,
    pub test: TestMarket,
    pub market: Market,
}

/// Somebody with a shop.
#[derive(Clone)]
pub struct Seller {
    pub op: Op,
    pub shop: ShopId,
}

/// Somebody who buys.
#[derive(Clone)]
pub struct Buyer {
    pub op: Op,
    market: Market,
}

impl World {
    pub async fn new(pool: PgPool) -> Self {
        Self::set(pool, |_| ()).await
    }

    /// The same with settings of its own.
    pub async fn set(pool: PgPool, change: impl FnOnce(&mut kernel::market::Settings)) -> Self {
        let test = TestMarket::set(&pool, marketplace::wiring::wiring(), change);
        let market = test.market.clone();
        let mugs = SeedCategory { slug: "mugs".into(), name: "Mugs".into(), parent: None, position: 0 };
        catalog::seed_categories(&market, &system(&market), vec![mugs]).await.unwrap();
        Self { pool, test, market }
    }

    pub fn system(&self) -> Op {
        system(&self.market)
    }

    pub async fn account(&self, name: &str, roles: Vec<Role>) -> AccountId {
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let person = NewPerson { name: name.into(), email, password: "kettle oboe plant 7".into(), roles };
        identity::create_account(&self.market, &self.system(), person).await.unwrap()
    }

    /// Opens a shop that ships for $5, tax included.
    pub async fn seller(&self, name: &str) -> Seller {
        let owner = self.account(name, vec![Role::Seller]).await;
        let usd = |minor| Money::new(minor, Currency::USD);
        let post = NewShipping {
            name: "Post".into(),
            rate: usd(500),
            free_above: Some(usd(10_000)),
            min_days: 2,
            max_days: 4,
            countries: Vec::new(),
        };
        let shop = NewShop {
            handle: name.to_lowercase().replace(' ', "-"),
            name: name.into(),
            bio: "A shop for tests.".into(),
            city: "Lisbon".into(),
            country: "PT".into(),
            currency: Currency::USD,
            return_days: 30,
            tax_bps: 2_300,
            prices_include_tax: true,
            fee_bps: 500,
            owner,
            shipping: vec![post],
        };
        let shop = shops::create(&self.market, &self.system(), shop).await.unwrap().id;
        Seller { op: person(&self.market, owner, vec![Role::Buyer, Role::Seller], Site::Seller), shop }
    }

    /// Puts one thing on the shelf, `on_hand` of it.
    pub async fn product(&self, seller: &Seller, title: &str, price_minor: i64, on_hand: i64) -> VariantId {
        let slug = format!("{}-{}", domain::text::suggest_slug(title), &Uuid::new_v4().simple().to_string()[..6]);
        let variant = SeedVariant {
            sku: slug.clone(),
            values: Vec::new(),
            price_minor,
            compare_at_minor: None,
            weight_grams: None,
            image: None,
            earlier: Vec::new(),
        };
        let product = SeedProduct {
            shop: seller.shop,
            currency: Currency::USD,
            category: "mugs".into(),
            slug,
            title: title.into(),
            brand: None,
            summary: String::new(),
            description: "A mug, thrown by hand, glazed twice, and fired for a day and a night. It holds a third of a litre and stays warm.".into(),
            tags: Vec::new(),
            specs: Vec::new(),
            options: Vec::<ProductOption>::new(),
            variants: vec![variant],
            images: Vec::new(),
            rating: None,
            published_at: self.market.now(),
        };
        let seeded = catalog::seed_product(&self.market, &self.system(), product).await.unwrap().unwrap();
        let variant = seeded.variants[0];
        let mut tx = self.market.begin(&self.system()).await.unwrap();
        stock::receive(&mut tx, seller.shop, &[(variant, on_hand)]).await.unwrap();
        tx.commit().await.unwrap();
        variant
    }

    pub async fn buyer(&self, name: &str) -> Buyer {
        let account = self.account(name, Vec::new()).await;
        Buyer { op: person(&self.market, account, vec![Role::Buyer], Site::Shopper), market: self.market.clone() }
    }

    pub fn guest(&self) -> Buyer {
        let guest = GuestId(Uuid::new_v4());
        let mut op = person(&self.market, AccountId(Uuid::nil()), Vec::new(), Site::Shopper);
        op.actor = Actor::Guest(Some(guest));
        op.guest = Some(guest);
        Buyer { op, market: self.market.clone() }
    }

    pub async fn admin(&self) -> Op {
        let account = self.account("Ada Admin", vec![Role::Admin]).await;
        person(&self.market, account, vec![Role::Buyer, Role::Admin], Site::Admin)
    }

    /// The buyer pays at the provider; we do not know yet.
    pub fn pays(&self, placed: &Placed) {
        self.test.gateway.pay(&session_of(placed));
    }

    /// The provider tells us how a payment page is doing, `copies` times.
    pub async fn provider_tells(&self, placed: &Placed, copies: usize) {
        let session = self.market.gateway().session(&session_of(placed)).await.unwrap();
        for _ in 0..copies {
            let mut tx = self.market.begin(&self.system()).await.unwrap();
            payments::apply(&self.market, &mut tx, &session).await.unwrap();
            tx.commit().await.unwrap();
        }
        self.settles().await;
    }

    /// Pays and lets everything that follows happen.
    pub async fn pays_and_settles(&self, placed: &Placed) {
        self.pays(placed);
        self.provider_tells(placed, 1).await;
    }

    /// Everything that waits is handled; nothing is left waiting or parked, and no promise is broken.
    pub async fn settles(&self) {
        kernel::worker::drain(&self.market).await.unwrap();
        let mut db = self.pool.acquire().await.unwrap();
        assert_eq!(kernel::worker::waiting(&mut db).await.unwrap(), (0, 0), "deliveries are left");
        let broken = insights::jobs::broken(&mut db).await.unwrap();
        assert!(broken.is_empty(), "promises are broken: {broken:?}");
    }

    /// Every delivery that was done is done a second time: nothing may change.
    pub async fn settles_twice(&self) {
        self.settles().await;
        sqlx::query("update kernel.deliveries set state = 'waiting', attempts = 0, run_at = now(), finished_at = null")
            .execute(&self.pool)
            .await
            .unwrap();
        self.settles().await;
    }

    /// On hand and held of a variant.
    pub async fn shelf(&self, variant: VariantId) -> (i64, i64) {
        sqlx::query_as("select on_hand, held from stock.items where variant_id = $1")
            .bind(variant.0)
            .fetch_one(&self.pool)
            .await
            .unwrap()
    }

    /// A number that SQL counts.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.pool).await.unwrap()
    }

    /// Time goes by for holds and payments.
    pub async fn wait(&self, minutes: i64) {
        self.test.clock.advance(Duration::from_secs(minutes.unsigned_abs() * 60));
        for table in [
            "update stock.holds set expires_at = expires_at - make_interval(mins => $1::int)",
            "update payments.payments set expires_at = expires_at - make_interval(mins => $1::int), checked_at = checked_at - make_interval(mins => $1::int)",
        ] {
            sqlx::query(table).bind(i32::try_from(minutes).unwrap()).execute(&self.pool).await.unwrap();
        }
    }
}

impl Seller {
    pub async fn moves(
        &self,
        world: &World,
        order: OrderId,
        step: OrderMove,
    ) -> Result<OrderView, Failure<domain::orders::MoveRefusal>> {
        let parcel = (step == OrderMove::Ship).then(|| Shipment { courier: "CTT".into(), tracking: "RR1".into() });
        let note = (step == OrderMove::Cancel).then(|| "Broken in the kiln".to_owned());
        orders::advance(&world.market, &self.op, order, step, parcel, note).await
    }
}

impl Buyer {
    pub async fn takes(&self, variant: VariantId, quantity: u32) -> Result<u32, Failure<domain::orders::CartRefusal>> {
        orders::add_to_cart(&self.market, &self.op, CartItem { variant, quantity }).await
    }

    pub async fn cart(&self) -> CartView {
        orders::cart(&self.market, &self.op).await.unwrap()
    }

    /// The checkout form as this buyer fills it in for what is in the basket now.
    pub async fn form(&self) -> NewOrder {
        let cart = self.cart().await;
        let shipping =
            cart.shops.iter().filter_map(|part| Some((part.shop.id.to_string(), part.shipping?.to_string())));
        NewOrder {
            key: Uuid::new_v4().to_string(),
            email: "ana@example.org".into(),
            name: "Ana Ferreira".into(),
            street: "Rua das Flores 41".into(),
            city: "Lisbon".into(),
            postcode: "1200-194".into(),
            country: "PT".into(),
            phone: String::new(),
            shipping: shipping.collect(),
            expected_total: cart.totals.total.minor,
        }
    }

    pub async fn places(&self, form: NewOrder) -> Result<Placed, Failure<PlaceRefusal>> {
        orders::place(&self.market, &self.op, form).await
    }

    /// Puts things in and places the order.
    pub async fn orders(&self, things: &[(VariantId, u32)]) -> Placed {
        for (variant, quantity) in things {
            self.takes(*variant, *quantity).await.unwrap();
        }
        self.places(self.form().await).await.unwrap()
    }

    pub async fn group(&self, group: OrderGroupId) -> GroupView {
        orders::group(&self.market, &self.op, group).await.unwrap()
    }
}

fn session_of(placed: &Placed) -> String {
    placed.pay_url.rsplit('/').next().unwrap().to_owned()
}

fn system(market: &Market) -> Op {
    Op::system("test", market.now())
}

fn person(market: &Market, account: AccountId, roles: Vec<Role>, site: Site) -> Op {
    let mut op = Op::system("test", market.now());
    op.actor = Actor::Account(account);
    op.roles = roles;
    op.site = site;
    op
}
