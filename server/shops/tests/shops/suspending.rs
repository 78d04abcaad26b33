//! What the market does to shops: suspending them, and hiding those whose owner is locked out.

use std::time::Duration;

use domain::id::AccountId;
use domain::shops::{ShopState, ShopView, SuspendRefusal, Suspension};
use futures::future::join_all;
use identity::events::{AccountBanned, BanLifted};
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::Street;

const A_SECOND: Duration = Duration::from_secs(1);

fn suspension(shop: &ShopView, reason: &str) -> Suspension {
    Suspension { shop: shop.id, reason: reason.to_owned() }
}

impl Street {
    async fn selling(&self) -> Vec<String> {
        let mut db = self.pool.acquire().await.expect("a connection");
        shops::all_active(&mut db).await.expect("answers").into_iter().map(|shop| shop.handle).collect()
    }

    async fn ban(&self, account: AccountId, by: AccountId) {
        let mut tx = self.market().begin(&self.system()).await.expect("a transaction");
        let event = AccountBanned { account, by, reason: "Fraud.".to_owned() };
        shops::hide_banned(self.market(), &mut tx, event).await.expect("is heard");
        tx.commit().await.expect("is kept");
    }

    async fn lift_ban(&self, account: AccountId, by: AccountId) {
        let mut tx = self.market().begin(&self.system()).await.expect("a transaction");
        shops::show_again(self.market(), &mut tx, BanLifted { account, by }).await.expect("is heard");
        tx.commit().await.expect("is kept");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_suspended_shop_leaves_the_shop_window_and_its_owner_reads_why(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, admin) = (street.market(), street.admin().await);
    let wrong = shops::suspend(market, &admin, suspension(&shop, " ")).await;
    assert!(matches!(wrong, Err(Failure::Refused(SuspendRefusal::Invalid(_)))));
    let seller = shops::suspend(market, &street.seller(owner), suspension(&shop, "Because.")).await;
    assert!(matches!(seller, Err(Failure::Forbidden)));
    let both = join_all((0..2).map(|_| shops::suspend(market, &admin, suspension(&shop, "Copies of others.")))).await;
    assert_eq!(both.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(street.selling().await.is_empty());
    assert!(matches!(shops::by_handle(market, &street.guest(), "fern-loom").await, Err(Failure::NotFound)));
    assert!(street.mail("fern-loom@example.org").await.contains("Copies of others."));
    let life = shops::life(market, &street.seller(owner)).await.expect("is shown");
    assert_eq!(life.suspended_because.as_deref(), Some("Copies of others."));
    let mut db = street.pool.acquire().await.expect("a connection");
    let ordered = shops::next_order_numbers(&mut db, &[shop.id]).await;
    assert!(ordered.is_err(), "nothing is ordered from it, whatever lies in a basket");

    shops::unsuspend(market, &admin, shop.id).await.expect("goes on");
    assert_eq!(street.selling().await, ["fern-loom"]);
    let again = shops::unsuspend(market, &admin, shop.id).await;
    assert!(matches!(again, Err(Failure::Refused(SuspendRefusal::NotNow))));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_shops_of_somebody_who_is_locked_out_are_hidden_and_come_back_as_they_were(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (kettle, _) = street.shop("kettle", "Kettle").await;
    let helper = street.joins(&kettle, "helper@example.org", "manager").await;
    let admin = street.person("admin@example.org").await;
    street.ban(owner, admin).await;
    street.ban(owner, admin).await;
    assert_eq!(street.selling().await, ["kettle"]);
    tokio::time::sleep(A_SECOND).await;
    assert!(matches!(shops::by_handle(street.market(), &street.guest(), "fern-loom").await, Err(Failure::NotFound)));
    assert!(matches!(shops::follow(street.market(), &street.seller(helper), fern.id).await, Err(Failure::NotFound)));
    street.ban(helper, admin).await;
    assert_eq!(street.selling().await, ["kettle"], "a shop does not fall with its helpers");

    let by_admin = street.admin().await;
    shops::suspend(street.market(), &by_admin, suspension(&fern, "Besides, this.")).await.expect("is suspended");
    street.lift_ban(owner, admin).await;
    let state = shops::mine(street.market(), &street.seller(owner)).await.expect("is theirs").state;
    assert_eq!(state, ShopState::Suspended, "what the market decided besides stays");
    shops::unsuspend(street.market(), &by_admin, fern.id).await.expect("goes on");
    assert_eq!(street.selling().await.len(), 2);
    let heard = street.number("select count(*) from shops.history where what like 'owner%'").await;
    assert_eq!(heard, 2, "a copy of the news changes nothing");
}
