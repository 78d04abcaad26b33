//! Web addresses of shops: below the market's host, and names that were proven.

use std::time::Duration;

use domain::shops::{DomainRefusal, DomainState, NewDomain, ProfileForm, ShopView};
use futures::future::join_all;
use kernel::op::Storefront;
use kernel::{Failure, Op};
use sqlx::PgPool;

use shops::Shown;

use crate::actors::Street;

fn host(host: &str) -> NewDomain {
    NewDomain { host: host.to_owned() }
}

impl Street {
    /// The value of the record that proves the shop's name.
    async fn proof(&self, op: &Op, name: &str) -> String {
        let view = shops::storefront(self.market(), op).await.expect("is shown");
        let row = view.domains.into_iter().find(|row| row.host == name).expect("is claimed");
        row.records[0].value.clone()
    }

    async fn tenant(&self, name: &str) -> Option<String> {
        let found = shops::tenant_of_host(self.market(), name).await.expect("answers");
        found.map(|tenant| format!("{} at {}", tenant.shop.handle, tenant.canonical))
    }

    async fn pro_shop(&self, handle: &str, name: &str) -> (ShopView, Op) {
        let (shop, owner) = self.shop(handle, name).await;
        let op = self.seller(owner);
        shops::start_trial(self.market(), &op).await.expect("tries PRO");
        (shop, op)
    }
}

/// Longer than anything is kept.
const A_SECOND: Duration = Duration::from_secs(1);

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_shop_has_an_address_below_the_markets_own(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let at = Some("fern-loom at fern-loom.localhost:3000".to_owned());
    for name in ["fern-loom.localhost", "fern-loom.localhost:3000", "FERN-LOOM.localhost.", "fern-loom.localhost:80"] {
        assert_eq!(street.tenant(name).await, at, "{name}");
    }
    for name in [
        "localhost",
        "localhost:3000",
        "",
        "nobody.localhost",
        "www.localhost",
        "x.fern-loom.localhost",
        "evil.example",
        "fern-loom.localhost.evil.example",
        "127.0.0.1:3000",
        "[::1]:3000",
    ] {
        assert_eq!(street.tenant(name).await, None, "{name}");
    }
    let op = street.seller(owner);
    let said = shops::settings(street.market(), &op).await.expect("are shown").profile;
    let renamed = ProfileForm { handle: "fern".to_owned(), category: "home".to_owned(), ..said };
    shops::save_profile(street.market(), &op, renamed).await.expect("is renamed");
    tokio::time::sleep(A_SECOND).await;
    assert_eq!(street.tenant("fern-loom.localhost").await.as_deref(), Some("fern at fern.localhost:3000"));
    street.set_state(&shop, "suspended").await;
    tokio::time::sleep(A_SECOND).await;
    assert_eq!(street.tenant("fern.localhost").await, None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_name_leads_to_the_shop_that_proved_it(pool: PgPool) {
    let street = Street::new(pool);
    let (_, op) = street.pro_shop("fern-loom", "Fern & Loom").await;
    let market = street.market();
    shops::claim_domain(market, &op, host("Shop.Fern.example")).await.expect("claims");
    assert_eq!(street.tenant("shop.fern.example").await, None, "nothing is proven yet");
    assert_eq!(shops::check_domain(market, &op, "shop.fern.example").await.expect("looks"), DomainState::Pending);
    let soon = shops::check_domain(market, &op, "shop.fern.example").await;
    assert!(matches!(soon, Err(Failure::Refused(DomainRefusal::TooSoon { .. }))));

    let proof = street.proof(&op, "shop.fern.example").await;
    street.test.resolver.set("_agora.shop.fern.example", &["v=spf1 -all", &format!(" {proof} ")]);
    street.test.clock.advance(Duration::from_secs(31));
    let op = Op { now: market.now(), ..op };
    assert_eq!(shops::check_domain(market, &op, "shop.fern.example").await.expect("looks"), DomainState::Verified);
    tokio::time::sleep(A_SECOND).await;
    let at = Some("fern-loom at shop.fern.example".to_owned());
    assert_eq!(street.tenant("shop.fern.example:443").await, at);
    assert_eq!(street.tenant("fern-loom.localhost").await, at, "the first proven name is where it should be reached");

    // The record goes away: a look by itself finds that out, but not one that gets no answer.
    street.test.resolver.set("_agora.shop.fern.example", &[]);
    street.test.resolver.set_down(true);
    street.test.clock.advance(Duration::from_secs(13 * 3600));
    shops::check_domains(market, &Op::system("t", market.now())).await.expect("looks");
    tokio::time::sleep(A_SECOND).await;
    assert_eq!(street.tenant("shop.fern.example").await, at);
    street.test.resolver.set_down(false);
    street.test.clock.advance(Duration::from_secs(13 * 3600));
    shops::check_domains(market, &Op::system("t", market.now())).await.expect("looks");
    tokio::time::sleep(A_SECOND).await;
    assert_eq!(street.tenant("shop.fern.example").await, None);
    let row = shops::storefront(market, &op).await.expect("is shown").domains.remove(0);
    assert_eq!(row.state, DomainState::Failed);
    assert!(row.reason.contains("_agora.shop.fern.example"), "{}", row.reason);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_shops_that_prove_a_name_the_first_has_it(pool: PgPool) {
    let street = Street::new(pool);
    let (_, fern) = street.pro_shop("fern-loom", "Fern & Loom").await;
    let (_, kettle) = street.pro_shop("kettle", "Kettle").await;
    let market = street.market();
    for op in [&fern, &kettle] {
        shops::claim_domain(market, op, host("shop.example")).await.expect("anybody may claim");
    }
    let proofs = [street.proof(&fern, "shop.example").await, street.proof(&kettle, "shop.example").await];
    assert_ne!(proofs[0], proofs[1]);
    street.test.resolver.set("_agora.shop.example", &[&proofs[0], &proofs[1]]);
    let looks = [&fern, &kettle].map(|op| shops::check_domain(market, op, "shop.example"));
    let mut found: Vec<_> = join_all(looks).await.into_iter().map(|state| state.expect("looks")).collect();
    found.sort_by_key(|state| state.name());
    assert_eq!(found, [DomainState::Failed, DomainState::Verified]);
    assert_eq!(street.number("select count(*) from shops.domains where state = 'verified'").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn names_are_claimed_within_the_plan_and_are_not_the_markets(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    let free = shops::claim_domain(market, &op, host("fern.example")).await;
    assert!(matches!(free, Err(Failure::Refused(DomainRefusal::NotInPlan))));
    shops::start_trial(market, &op).await.expect("tries PRO");
    let ours = shops::claim_domain(market, &op, host("kettle.localhost")).await;
    assert!(matches!(ours, Err(Failure::Refused(DomainRefusal::OurOwn))));
    for bad in ["fern", "https://fern.example", "10.0.0.1", "fern.example/x"] {
        let outcome = shops::claim_domain(market, &op, host(bad)).await;
        assert!(matches!(outcome, Err(Failure::Refused(DomainRefusal::Invalid(_)))), "{bad}");
    }
    let names: Vec<String> = (0..9).map(|number| format!("n{number}.example")).collect();
    let all = join_all(names.iter().map(|name| shops::claim_domain(market, &op, host(name)))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 5, "{all:?}");
    let claimed = shops::storefront(market, &op).await.expect("is shown").domains.remove(0).host;
    shops::claim_domain(market, &op, host(&claimed)).await.expect("claiming again is nothing new");
    shops::drop_domain(market, &op, &claimed).await.expect("gives it up");
    let (_, other) = street.pro_shop("kettle", "Kettle").await;
    let foreign = shops::check_domain(market, &other, "n8.example").await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_address_shows_the_market_or_one_shop_or_nothing(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, _) = street.shop("fern-loom", "Fern & Loom").await;
    street.shop("kiln", "Kiln").await;
    let shown = async |host: &str| match shops::shown_at(street.market(), host).await.expect("answers") {
        Shown::Market => "the market".to_owned(),
        Shown::Nobody => "nothing".to_owned(),
        Shown::Shop(tenant, url) => format!("{} at {url}", tenant.shop.handle),
    };
    assert_eq!(shown("fern-loom.localhost:3000").await, "fern-loom at http://fern-loom.localhost:3000");
    for (host, words) in [
        ("localhost:3000", "the market"),
        ("127.0.0.1:3000", "the market"),
        ("[::1]:3000", "the market"),
        ("", "the market"),
        ("evil.example", "the market"),
        ("notlocalhost", "the market"),
        ("nobody.localhost", "nothing"),
        ("x.fern-loom.localhost", "nothing"),
    ] {
        assert_eq!(shown(host).await, words, "{host}");
    }
    let url = "http://fern-loom.localhost:3000".to_owned();
    let op = Op { storefront: Some(Storefront { shop: shop.id, url }), ..street.guest() };
    assert!(shops::page(street.market(), &op, "fern-loom").await.is_ok());
    assert!(matches!(shops::page(street.market(), &op, "kiln").await, Err(Failure::NotFound)));
    assert!(matches!(shops::by_handle(street.market(), &op, "kiln").await, Err(Failure::NotFound)));
}
