//! The people of these stories: a market, its shops, and whoever looks at them.

use domain::actor::{Actor, Role, Site};
use domain::id::AccountId;
use domain::money::{Currency, Money};
use domain::shops::ShopView;
use identity::NewPerson;
use kernel::testing::TestMarket;
use kernel::{Failure, Market, Op, Wiring};
use shops::{CreateRefusal, NewShipping, NewShop};
use sqlx::PgPool;

/// A market with a street of shops.
pub struct Street {
    pub test: TestMarket,
    pub pool: PgPool,
}

impl Street {
    pub fn new(pool: PgPool) -> Self {
        Self { test: TestMarket::new(&pool, Wiring::new()), pool }
    }

    pub fn market(&self) -> &Market {
        &self.test.market
    }

    /// The market itself.
    pub fn system(&self) -> Op {
        Op::system("test", self.market().now())
    }

    /// Somebody who looks in from the street.
    pub fn guest(&self) -> Op {
        Op { actor: Actor::Guest(None), site: Site::Shopper, ..self.system() }
    }

    /// Somebody who is signed in.
    pub fn signed_in(&self, account: AccountId, roles: &[Role]) -> Op {
        Op { actor: Actor::Account(account), roles: roles.to_vec(), ..self.guest() }
    }

    /// An account.
    pub async fn person(&self, email: &str) -> AccountId {
        let person = NewPerson {
            name: "Somebody".to_owned(),
            email: email.to_owned(),
            password: "plant kettle oboe".to_owned(),
            roles: vec![Role::Seller],
        };
        identity::create_account(self.market(), &self.system(), person).await.expect("the account is made")
    }

    /// A shop and who runs it.
    pub async fn shop(&self, handle: &str, name: &str) -> (ShopView, AccountId) {
        let owner = self.person(&format!("{handle}@example.org")).await;
        (self.opens(new_shop(handle, name, owner)).await.expect("the shop opens"), owner)
    }

    /// The market opens a shop.
    pub async fn opens(&self, new: NewShop) -> Result<ShopView, Failure<CreateRefusal>> {
        shops::create(self.market(), &self.system(), new).await
    }

    /// Somebody signed in to run a shop.
    pub fn seller(&self, account: AccountId) -> Op {
        self.signed_in(account, &[Role::Buyer, Role::Seller])
    }

    /// Somebody who looks after the market.
    pub async fn admin(&self) -> Op {
        let admin = self.person("admin@example.org").await;
        Op { site: Site::Admin, ..self.signed_in(admin, &[Role::Buyer, Role::Admin]) }
    }

    /// Somebody comes to work in a shop.
    pub async fn joins(&self, shop: &ShopView, email: &str, role: &str) -> AccountId {
        let account = self.person(email).await;
        sqlx::query("insert into shops.staff (shop_id, account_id, role) values ($1, $2, $3)")
            .bind(shop.id.0)
            .bind(account.0)
            .bind(role)
            .execute(&self.pool)
            .await
            .expect("joins");
        account
    }

    /// One number out of the database.
    pub async fn number(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.pool).await.expect("a number")
    }

    /// The text of the last mail to an address.
    pub async fn mail(&self, email: &str) -> String {
        sqlx::query_scalar(
            "select body from kernel.mails where recipient = $1 order by created_at desc, id desc limit 1",
        )
        .bind(email)
        .fetch_one(&self.pool)
        .await
        .expect("a mail was written")
    }

    /// No promise about shops is broken.
    pub async fn keeps_its_promises(&self) {
        for view in ["inv_followers_are_counted", "inv_every_shop_has_an_owner"] {
            let broken: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from inv.{view}")))
                .fetch_one(&self.pool)
                .await
                .expect("the view answers");
            assert_eq!(broken, 0, "{view}");
        }
    }

    /// What a shop's state is from now on.
    pub async fn set_state(&self, shop: &ShopView, state: &str) {
        sqlx::query("update shops.shops set state = $2 where id = $1")
            .bind(shop.id.0)
            .bind(state)
            .execute(&self.pool)
            .await
            .expect("the state is one");
    }

    /// How often it was told that a shop changed.
    pub async fn told(&self) -> i64 {
        sqlx::query_scalar("select count(*) from kernel.events where name = 'shops.ShopChanged'")
            .fetch_one(&self.pool)
            .await
            .expect("events")
    }
}

/// A shop as the market opens it.
pub fn new_shop(handle: &str, name: &str, owner: AccountId) -> NewShop {
    NewShop {
        handle: handle.to_owned(),
        name: name.to_owned(),
        bio: "Things made by hand.".to_owned(),
        city: "Porto".to_owned(),
        country: "PT".to_owned(),
        currency: Currency::USD,
        return_days: 30,
        tax_bps: 2_300,
        prices_include_tax: true,
        fee_bps: 500,
        owner,
        shipping: vec![shipping("Express", 1_500, None, (1, 2)), shipping("Standard", 500, Some(10_000), (3, 5))],
    }
}

/// A way to ship, in cents.
pub fn shipping(name: &str, rate: i64, free_above: Option<i64>, (min_days, max_days): (u32, u32)) -> NewShipping {
    let dollars = |minor| Money::new(minor, Currency::USD);
    NewShipping {
        name: name.to_owned(),
        rate: dollars(rate),
        free_above: free_above.map(dollars),
        min_days,
        max_days,
        countries: Vec::new(),
    }
}
