//! A small market with two sellers, some shelves, and everything a test tells its story with.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use catalog::{ImageDropped, PriceChanged, ProductChanged, Saved, SeedCategory};
use domain::actor::{Actor, Role, Site};
use domain::catalog::{
    ImageView, ListingQuery, OptionDraft, ProductDraft, ProductMove, ProductRefusal, ProductState, VariantDraft,
};
use domain::id::{AccountId, ProductId, ShopId, VariantId};
use domain::money::{Currency, Money};
use domain::text::FieldProblem;
use kernel::testing::TestMarket;
use kernel::{Failure, Market, Op, Wiring};
use sqlx::PgPool;
use uuid::Uuid;

/// A description that is long enough.
pub const WORDS: &str = "Thrown by hand on a kick wheel in a small workshop by the sea, glazed twice and fired at \
    1,280 degrees. It keeps tea warm, and it survives the **dishwasher**.";

/// The market of a test.
pub struct Stage {
    /// The database, without any wall.
    pub pool: PgPool,
    pub market: Market,
    pub ana: Seller,
    pub ben: Seller,
}

/// Somebody who sells.
pub struct Seller {
    pub account: AccountId,
    pub shop: ShopId,
}

impl Seller {
    /// The seller asking for something in the seller's site.
    pub fn op(&self) -> Op {
        let mut op = visitor();
        op.actor = Actor::Account(self.account);
        op.roles = vec![Role::Buyer, Role::Seller];
        op.site = Site::Seller;
        op
    }
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

impl Stage {
    /// Two sellers, `clay` and `iron`, and shelves: kitchen over mugs and kettles, garden over pots.
    pub async fn new(pool: PgPool) -> Self {
        Self::set(pool, |_| ()).await
    }

    /// The same with other settings.
    pub async fn set(pool: PgPool, change: impl FnOnce(&mut kernel::Settings)) -> Self {
        let wiring = kernel::hears!(Wiring::new(), ProductChanged => catalog::forget);
        let wiring = kernel::calls!(wiring, ImageDropped => catalog::discard_image);
        let market = TestMarket::set(&pool, wiring, change).market;
        let ana = open_shop(&pool, &market, "clay", "Clay & Co").await;
        let ben = open_shop(&pool, &market, "iron", "Ironworks").await;
        let shelf = |slug: &str, parent: Option<&str>, position| SeedCategory {
            slug: slug.into(),
            name: slug.to_uppercase(),
            parent: parent.map(str::to_owned),
            position,
        };
        let shelves = vec![
            shelf("kitchen", None, 0),
            shelf("garden", None, 1),
            shelf("mugs", Some("kitchen"), 0),
            shelf("kettles", Some("kitchen"), 1),
            shelf("pots", Some("garden"), 0),
        ];
        catalog::seed_categories(&market, &system(), shelves).await.expect("the shelves are new");
        Self { pool, market, ana, ben }
    }

    /// Saves a draft as the façade does: the product and its stock in one transaction.
    pub async fn save(&self, seller: &Seller, draft: ProductDraft) -> Result<Saved, Failure<ProductRefusal>> {
        let op = seller.op();
        let mut tx = self.market.begin(&op).await?;
        let saved = catalog::save_in(&self.market, &op, &mut tx, draft).await?;
        for counted in &saved.counted {
            sqlx::query(
                "insert into stock.items (variant_id, shop_id, on_hand) values ($1, $2, $3)
                 on conflict (variant_id) do update set on_hand = excluded.on_hand",
            )
            .bind(counted.variant.0)
            .bind(counted.shop.0)
            .bind(counted.on_hand)
            .execute(tx.db())
            .await?;
        }
        tx.commit().await?;
        Ok(saved)
    }

    /// The form of the seller's product as it is now.
    pub async fn form(&self, seller: &Seller, product: ProductId) -> ProductDraft {
        catalog::my_product(&self.market, &seller.op(), product).await.expect("it is the seller's").draft
    }

    /// A picture on the seller's product.
    pub async fn picture(&self, seller: &Seller, product: ProductId, shade: u8) -> ImageView {
        let bytes = png(4, 3, shade);
        catalog::add_image(&self.market, &seller.op(), product, bytes, "A picture").await.expect("a good picture")
    }

    /// A product on the shelf.
    pub async fn publish(&self, seller: &Seller, draft: ProductDraft) -> Saved {
        let saved = self.save(seller, draft).await.expect("a good draft");
        self.picture(seller, saved.product, 120).await;
        let state = self.step(seller, saved.product, ProductMove::Publish).await.expect("it is ready");
        assert_eq!(state, ProductState::Active);
        saved
    }

    /// The seller moves a product.
    pub async fn step(
        &self,
        seller: &Seller,
        product: ProductId,
        step: ProductMove,
    ) -> Result<ProductState, Failure<ProductRefusal>> {
        catalog::move_product(&self.market, &seller.op(), product, step).await
    }

    /// The slugs of a list's first page.
    pub async fn slugs(&self, query: &ListingQuery) -> Vec<String> {
        self.settle().await;
        let listing = catalog::listing(&self.market, &visitor(), query).await.expect("a list, though perhaps empty");
        listing.cards.items.into_iter().map(|card| card.slug).collect()
    }

    /// Everybody hears what was published.
    pub async fn settle(&self) {
        kernel::worker::drain(&self.market).await.expect("no delivery fails");
    }

    /// One statement of a test's own.
    pub async fn sql(&self, statement: &'static str, id: Uuid) {
        sqlx::query(statement).bind(id).execute(&self.pool).await.expect("the statement is right");
    }
}

async fn open_shop(pool: &PgPool, market: &Market, handle: &str, name: &str) -> Seller {
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
        country: "PT".into(),
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
            countries: Vec::new(),
        }],
    };
    let shop = shops::create(market, &system(), new).await.expect("a new shop").id;
    Seller { account, shop }
}

/// A mug as its seller types it: two colours, ready for the shelf but for its picture.
pub fn mug(slug: &str) -> ProductDraft {
    ProductDraft {
        title: format!("Stoneware {slug}"),
        slug: slug.into(),
        category: "mugs".into(),
        summary: "A mug for two hands.".into(),
        description: WORDS.into(),
        options: vec![OptionDraft::named("Color")],
        variants: vec![variant("Sand", &format!("{slug}-S"), "12.50"), variant("Ink", &format!("{slug}-I"), "14.00")],
        ..ProductDraft::default()
    }
}

/// A product without options at that price.
pub fn plain(slug: &str, category: &str, price: &str) -> ProductDraft {
    ProductDraft {
        title: format!("Plain {slug}"),
        category: category.into(),
        options: Vec::new(),
        variants: vec![variant("", slug, price)],
        ..mug(slug)
    }
}

/// A variant as its seller types it, three of it on hand.
pub fn variant(values: &str, sku: &str, price: &str) -> VariantDraft {
    VariantDraft {
        values: values.into(),
        sku: sku.into(),
        price: price.into(),
        on_hand: "3".into(),
        ..VariantDraft::default()
    }
}

/// The fields a refusal names.
pub fn fields<T: std::fmt::Debug>(outcome: Result<T, Failure<ProductRefusal>>) -> Vec<String> {
    let names = |problems: Vec<FieldProblem>| problems.into_iter().map(|problem| problem.field).collect();
    match outcome {
        Err(Failure::Refused(ProductRefusal::Invalid(problems) | ProductRefusal::NotReady(problems))) => {
            names(problems)
        }
        other => panic!("fields should have been refused, not {other:?}"),
    }
}

/// A PNG of one grey.
pub fn png(width: u32, height: u32, shade: u8) -> Bytes {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([shade, shade, shade]));
    encoded(&picture, image::ImageFormat::Png)
}

/// The picture as a file.
pub fn encoded(picture: &image::RgbImage, format: image::ImageFormat) -> Bytes {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("memory takes it");
    file.into_inner().into()
}

/// The first variant that was saved.
pub fn first(saved: &Saved) -> VariantId {
    saved.counted.first().expect("a product has variants").variant
}

/// What tells of a price that changed, out of the outbox.
pub async fn price_news(pool: &PgPool) -> Vec<PriceChanged> {
    let rows: Vec<serde_json::Value> =
        sqlx::query_scalar("select payload from kernel.events where name = 'catalog.PriceChanged' order by at")
            .fetch_all(pool)
            .await
            .expect("the outbox is there");
    rows.into_iter().map(|row| serde_json::from_value(row).expect("as it was published")).collect()
}

/// Asks again until the answer is what it should be; how long that took.
pub async fn until<F: Future<Output = bool>>(mut answer: impl FnMut() -> F) -> Duration {
    let begun = std::time::Instant::now();
    while !answer().await {
        assert!(begun.elapsed() < Duration::from_secs(5), "it never became so");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    begun.elapsed()
}

/// The same market for many tasks at once.
pub async fn shared(pool: PgPool) -> Arc<Stage> {
    Arc::new(Stage::new(pool).await)
}
