//! Sets the town up: people, two shops, a product, an order that waits for its payment, a mail.

use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, ImageId, MailId, OrderGroupId, OrderId, ProductId, VariantId};
use domain::money::{Currency, Money};
use domain::orders::{CartItem, NewOrder};
use kernel::mail::NewMail;
use kernel::{Market, Op};
use marketplace::catalog::{self, Encoded, SeedCategory, SeedImage, SeedProduct, SeedVariant};
use marketplace::identity::{self, NewPerson};
use marketplace::shops::{self, NewShipping, NewShop};
use marketplace::{messages, orders, stock};
use uuid::Uuid;

use super::Who;

/// Everybody's password.
pub const PASSWORD: &str = "kettle oboe plant 7";

/// What can be asked about.
pub struct Things {
    /// A product on the shelf.
    pub product: ProductId,
    /// Its variant.
    pub variant: VariantId,
    /// Its picture.
    pub image: ImageId,
    /// A purchase of the buyer.
    pub group: OrderGroupId,
    /// The part of it that the seller sends.
    pub order: OrderId,
    /// A mail.
    pub mail: MailId,
    /// Somebody to be locked out.
    pub victim: AccountId,
}

impl Things {
    /// The web address of the product.
    pub const SLUG: &str = "stoneware-mug";
    /// The web address of its shelf.
    pub const SHELF: &str = "mugs";
    /// The handle of its shop.
    pub const SHOP: &str = "kiln";
    /// The name of its picture.
    pub const PICTURE: &str = "00112233445566778899aabbccddeeff";
}

/// Sets everything up.
pub async fn set(market: &Market) -> Things {
    let op = Op::system("town", market.now());
    let account = async |who: Who, roles: Vec<Role>| person(market, &who.email(), roles).await;
    let buyer = account(Who::Buyer, vec![]).await;
    account(Who::Stranger, vec![]).await;
    let seller = account(Who::Seller, vec![Role::Seller]).await;
    let rival = account(Who::Rival, vec![Role::Seller]).await;
    let admin = account(Who::Admin, vec![Role::Admin]).await;
    let victim = person(market, "victim@example.org", vec![]).await;
    let shop = shops::create(market, &op, new_shop(Things::SHOP, seller)).await.expect("a shop opens");
    shops::create(market, &op, new_shop("loom", rival)).await.expect("another shop opens");
    let shelf = SeedCategory { slug: Things::SHELF.into(), name: "Mugs".into(), parent: None, position: 0 };
    catalog::seed_categories(market, &op, vec![shelf]).await.expect("a shelf");
    let seeded = catalog::seed_product(market, &op, mug(market, shop.id)).await.expect("a product").expect("a new one");
    let variant = seeded.variants[0];
    let mut tx = market.begin(&op).await.expect("a transaction");
    stock::receive(&mut tx, shop.id, &[(variant, 20)]).await.expect("stock");
    let mail = NewMail {
        dedupe_key: "town".into(),
        recipient: "buyer@example.org".into(),
        subject: "Welcome".into(),
        body: "Good to see you.".into(),
    };
    kernel::mail::write(market, &mut tx, mail).await.expect("a mail");
    tx.commit().await.expect("a commit");
    let (group, order) = place(market, buyer, variant).await;
    let product = catalog::product(market, &op, Things::SLUG).await.expect("it is on the shelf");
    let admin = acting(market, admin, vec![Role::Buyer, Role::Admin], Site::Admin);
    let mails = messages::mailbox(market, &admin, "Welcome", None, 1).await.expect("the mailbox");
    Things {
        product: seeded.product,
        variant,
        image: product.images[0].id,
        group,
        order,
        mail: mails.items[0].id,
        victim,
    }
}

async fn person(market: &Market, email: &str, roles: Vec<Role>) -> AccountId {
    let name = email.split('@').next().unwrap_or_default().to_owned();
    let person = NewPerson { name, email: email.to_owned(), password: PASSWORD.into(), roles };
    identity::create_account(market, &Op::system("town", market.now()), person).await.expect("an account")
}

fn acting(market: &Market, account: AccountId, roles: Vec<Role>, site: Site) -> Op {
    Op { actor: Actor::Account(account), roles, site, ..Op::system("town", market.now()) }
}

async fn place(market: &Market, buyer: AccountId, variant: VariantId) -> (OrderGroupId, OrderId) {
    let op = acting(market, buyer, vec![Role::Buyer], Site::Shopper);
    orders::add_to_cart(market, &op, CartItem { variant, quantity: 2 }).await.expect("there is enough");
    let cart = orders::cart(market, &op).await.expect("a basket");
    let order = NewOrder {
        key: Uuid::new_v4().to_string(),
        email: "buyer@example.org".into(),
        name: "Buyer".into(),
        street: "Rua das Flores 41".into(),
        city: "Lisbon".into(),
        postcode: "1200-194".into(),
        country: "PT".into(),
        expected_total: cart.totals.total.minor,
        ..NewOrder::default()
    };
    let placed = orders::place(market, &op, order).await.expect("an order");
    let group = orders::group(market, &op, placed.group).await.expect("its group");
    (placed.group, group.orders[0].summary.id)
}

fn new_shop(handle: &str, owner: AccountId) -> NewShop {
    let rate = Money::new(500, Currency::USD);
    NewShop {
        handle: handle.into(),
        name: format!("The {handle}"),
        bio: "A shop for tests.".into(),
        city: "Lisbon".into(),
        country: "PT".into(),
        currency: Currency::USD,
        return_days: 30,
        tax_bps: 2_300,
        prices_include_tax: true,
        fee_bps: 500,
        owner,
        shipping: vec![NewShipping {
            name: "Post".into(),
            rate,
            free_above: None,
            min_days: 2,
            max_days: 4,
            countries: Vec::new(),
        }],
    }
}

fn mug(market: &Market, shop: domain::id::ShopId) -> SeedProduct {
    let files = domain::catalog::IMAGE_WIDTHS
        .map(|width| (format!("{}-{width}.webp", Things::PICTURE), bytes::Bytes::from_static(b"RIFF")));
    let picture = Encoded {
        key: Things::PICTURE.into(),
        files: files.to_vec(),
        width: 1200,
        height: 1500,
        tone: "#d9cfc4".into(),
    };
    SeedProduct {
        shop,
        currency: Currency::USD,
        category: Things::SHELF.into(),
        slug: Things::SLUG.into(),
        title: "Stoneware mug".into(),
        brand: None,
        summary: "A mug.".into(),
        description: "Thrown by hand, glazed twice, and fired for two days. ".repeat(3),
        tags: vec![],
        specs: vec![],
        options: vec![],
        variants: vec![SeedVariant {
            sku: "MUG-1".into(),
            values: vec![],
            price_minor: 1250,
            compare_at_minor: None,
            weight_grams: None,
            image: Some(0),
            earlier: vec![],
        }],
        images: vec![SeedImage { picture, alt: "A mug".into() }],
        rating: None,
        published_at: market.now(),
    }
}
