//! A shop with one mug, and people who buy it, have it, and speak of it.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its own part; a broken stage is a panic")]

use bytes::Bytes;
use domain::id::{OrderId, OrderLineId, VariantId};
use domain::orders::{OrderFilter, OrderMove};
use domain::reviews::{ReviewDraft, ReviewsPage, ReviewsQuery};
use kernel::{Market, Op};
use marketplace::{catalog, orders, reviews};

use crate::actors::{Buyer, Seller, World};

/// The shop and its mug.
pub struct Scene {
    pub world: World,
    pub seller: Seller,
    pub mug: VariantId,
    pub slug: String,
}

/// A review of so many stars.
pub fn draft(stars: u8) -> ReviewDraft {
    ReviewDraft {
        rating: stars.to_string(),
        title: "A mug for two hands".into(),
        body: "It keeps tea warm for an hour and survives the dishwasher.".into(),
    }
}

/// A picture of one grey.
pub fn png(shade: u8) -> Bytes {
    let picture = image::RgbImage::from_pixel(4, 3, image::Rgb([shade, shade, shade]));
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner().into()
}

impl Scene {
    pub async fn new(world: World) -> Self {
        let seller = world.seller("Kiln House").await;
        let mug = world.product(&seller, "Mug", 1_250, 90).await;
        let sale = catalog::on_sale(&mut world.market.db(&world.system()).await.unwrap(), &[mug]).await.unwrap();
        Self { seller, mug, slug: sale[0].slug.clone(), world }
    }

    pub fn market(&self) -> &Market {
        &self.world.market
    }

    /// Somebody new who has the mug in their hands, and the line they bought it by.
    pub async fn reader(&self, name: &str) -> (Buyer, OrderLineId) {
        let buyer = self.world.buyer(name).await;
        let line = self.has(&buyer).await;
        (buyer, line)
    }

    /// Buys the mug and gets it.
    pub async fn has(&self, buyer: &Buyer) -> OrderLineId {
        let line = self.buys(buyer).await;
        self.arrives(buyer).await;
        line
    }

    /// Buys the mug.
    pub async fn buys(&self, buyer: &Buyer) -> OrderLineId {
        let placed = buyer.orders(&[(self.mug, 1)]).await;
        self.world.pays_and_settles(&placed).await;
        buyer.group(placed.group).await.orders[0].lines[0].id
    }

    /// Everything that this person bought is delivered.
    pub async fn arrives(&self, buyer: &Buyer) {
        let orders = orders::my_orders(self.market(), &buyer.op, &OrderFilter::default()).await.unwrap();
        for order in orders.items {
            for step in [OrderMove::Pack, OrderMove::Ship, OrderMove::Deliver] {
                self.seller.moves(&self.world, order.id, step).await.unwrap();
            }
        }
        self.world.settles().await;
    }

    /// The order of a line.
    pub async fn order_of(&self, line: OrderLineId) -> OrderId {
        let order = sqlx::query_scalar("select order_id from orders.order_lines where id = $1").bind(line.0);
        OrderId(order.fetch_one(&self.world.pool).await.unwrap())
    }

    /// The reviews of the mug, as somebody sees them once what was read before is no longer fresh.
    pub async fn page(&self, op: &Op, query: ReviewsQuery) -> ReviewsPage {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        reviews::of_product(self.market(), op, &self.slug, query).await.unwrap()
    }

    /// Sum and number of the ratings of the mug, and of the shop.
    pub async fn ratings(&self) -> ((i64, i32), (i64, i32)) {
        let product = sqlx::query_as("select rating_sum, rating_count from catalog.products where slug = $1")
            .bind(&self.slug)
            .fetch_one(&self.world.pool)
            .await
            .unwrap();
        let shop = sqlx::query_as("select rating_sum, rating_count from shops.ratings where shop_id = $1")
            .bind(self.seller.shop.0)
            .fetch_optional(&self.world.pool)
            .await
            .unwrap();
        (product, shop.unwrap_or((0, 0)))
    }

    pub async fn has_file(&self, key: &str) -> bool {
        self.market().blobs().get(&format!("{key}-160.webp")).await.unwrap().is_some()
    }
}
