//! A small market with two shops, some shelves, and an index that is asked to look again whenever a test wants it to.

use catalog::{SeedCategory, SeedProduct, SeedVariant, Sown};
use domain::actor::{Actor, Site};
use domain::catalog::{Listing, ListingQuery, OptionValue, ProductOption, Rating};
use domain::id::{AccountId, ProductId, ShopId};
use domain::money::{Currency, Money};
use kernel::testing::TestMarket;
use kernel::{Market, Op, Wiring};
use sqlx::PgPool;
use uuid::Uuid;

/// The market of a test.
pub struct Stage {
    /// The database, without any wall.
    pub pool: PgPool,
    pub market: Market,
    pub clay: ShopId,
    pub iron: ShopId,
}

/// Somebody who looks around.
pub fn visitor() -> Op {
    let mut op = system();
    op.actor = Actor::Guest(None);
    op.site = Site::Shopper;
    op
}

/// The market itself.
pub fn system() -> Op {
    Op::system("test", kernel::Clock::now(&kernel::clock::SystemClock))
}

/// A query for words.
pub fn words(words: &str) -> ListingQuery {
    ListingQuery { words: Some(words.into()), ..ListingQuery::default() }
}

impl Stage {
    /// Two shops, `clay` in Portugal and `iron` in Germany, and shelves: kitchen over mugs and kettles. `iron` sends to
    /// its neighbours alone.
    pub async fn new(pool: PgPool) -> Self {
        let market = TestMarket::new(&pool, Wiring::new()).market;
        let clay = open_shop(&pool, &market, "clay", "Clay & Co", "PT").await;
        let iron = open_shop(&pool, &market, "iron", "Ironworks", "DE").await;
        let shelf = |slug: &str, name: &str, parent: Option<&str>| SeedCategory {
            slug: slug.into(),
            name: name.into(),
            parent: parent.map(str::to_owned),
            position: 0,
        };
        let shelves = vec![
            shelf("kitchen", "Kitchen", None),
            shelf("mugs", "Mugs", Some("kitchen")),
            shelf("kettles", "Kettles", Some("kitchen")),
        ];
        catalog::seed_categories(&market, &system(), shelves).await.expect("the shelves are new");
        Self { pool, market, clay, iron }
    }

    /// Puts a product on the shelf, with five of each variant.
    pub async fn put(&self, product: SeedProduct) -> ProductId {
        let shop = product.shop;
        let sown = catalog::seed_products(&self.market, &system(), vec![product]).await.expect("it can be stored");
        let [Sown::New(seeded)] = sown.as_slice() else { panic!("{sown:?}") };
        for variant in &seeded.variants {
            sqlx::query("insert into stock.items (variant_id, shop_id, on_hand) values ($1, $2, 5)")
                .bind(variant.0)
                .bind(shop.0)
                .execute(&self.pool)
                .await
                .expect("there is some");
        }
        seeded.product
    }

    /// The index is built, or looks again.
    pub async fn look(&self) {
        search::refresh(&self.market).await.expect("the database answers");
        // What was just answered may be a moment old.
        tokio::time::sleep(std::time::Duration::from_millis(460)).await;
    }

    /// A list, with the index as it is.
    pub async fn list(&self, query: &ListingQuery) -> Listing {
        search::listing(&self.market, &visitor(), query).await.expect("a list, though perhaps empty")
    }

    /// The slugs of a list's first page.
    pub async fn slugs(&self, query: &ListingQuery) -> Vec<String> {
        self.list(query).await.cards.items.into_iter().map(|card| card.slug).collect()
    }

    /// One statement of a test's own.
    pub async fn sql(&self, statement: &'static str, id: Uuid) {
        sqlx::query(statement).bind(id).execute(&self.pool).await.expect("the statement is right");
    }
}

/// A product of a shop, at that price.
pub fn product(shop: ShopId, slug: &str, title: &str, category: &str, price: i64) -> SeedProduct {
    SeedProduct {
        shop,
        currency: Currency::USD,
        category: category.into(),
        slug: slug.into(),
        title: title.into(),
        brand: None,
        summary: String::new(),
        description: "It is made to last, and it is mended where it was made.".into(),
        tags: Vec::new(),
        specs: Vec::new(),
        options: Vec::new(),
        variants: vec![variant(&format!("SKU-{slug}"), &[], price)],
        images: Vec::new(),
        rating: None,
        published_at: kernel::Clock::now(&kernel::clock::SystemClock),
    }
}

/// A variant with one value for each option.
pub fn variant(sku: &str, values: &[&str], price: i64) -> SeedVariant {
    SeedVariant {
        sku: sku.into(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        price_minor: price,
        compare_at_minor: None,
        weight_grams: None,
        image: None,
        earlier: Vec::new(),
    }
}

/// A choice of a product.
pub fn option(name: &str, values: &[(&str, Option<&str>)]) -> ProductOption {
    let value = |(name, hex): &(&str, Option<&str>)| OptionValue { name: (*name).into(), hex: hex.map(str::to_owned) };
    ProductOption { name: name.into(), values: values.iter().map(value).collect() }
}

/// So many stars of so many people.
pub fn rated(hundredths: u32, count: u32) -> Rating {
    Rating { hundredths, count }
}

async fn open_shop(pool: &PgPool, market: &Market, handle: &str, name: &str, country: &str) -> ShopId {
    let account: AccountId = market.new_id();
    sqlx::query(
        "insert into identity.accounts (id, email, email_key, name, password_hash) values ($1, $2, $2, $3, '')",
    )
    .bind(account.0)
    .bind(format!("{handle}@example.org"))
    .bind(name)
    .execute(pool)
    .await
    .expect("a new account");
    let new = shops::NewShop {
        handle: handle.into(),
        name: name.into(),
        bio: String::new(),
        city: "Porto".into(),
        country: country.into(),
        currency: Currency::USD,
        return_days: 30,
        tax_bps: 0,
        prices_include_tax: true,
        fee_bps: 500,
        owner: account,
        shipping: vec![shops::NewShipping {
            name: "Post".into(),
            rate: Money::new(500, Currency::USD),
            free_above: None,
            min_days: 1,
            max_days: 3,
            countries: if country == "DE" { vec!["AT".into(), "DE".into()] } else { Vec::new() },
        }],
    };
    shops::create(market, &system(), new).await.expect("a new shop").id
}
