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
        Self { test: TestMarket::new(pool.clone(), Wiring::new()), pool }
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
    NewShipping { name: name.to_owned(), rate: dollars(rate), free_above: free_above.map(dollars), min_days, max_days }
}
