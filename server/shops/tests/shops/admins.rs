//! Shops as admins look at them.

use domain::shops::{Plan, ShopFilter, ShopState, Suspension};
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::Street;

fn words(words: &str) -> ShopFilter {
    ShopFilter { words: words.to_owned(), page: 1, ..ShopFilter::default() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn admins_find_shops_by_words_and_state(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.shop("kettle", "100% Kettle").await;
    let (market, admin) = (street.market(), street.admin().await);
    let found = async |filter: ShopFilter| {
        let page = shops::all(market, &admin, &filter).await.expect("answers");
        page.items.into_iter().map(|row| row.handle).collect::<Vec<_>>()
    };
    assert_eq!(found(words("")).await.len(), 2);
    assert_eq!(found(words("loom FERN")).await, ["fern-loom"]);
    assert_eq!(found(words("100%")).await, ["kettle"]);
    assert_eq!(found(words("1_0")).await.len(), 0, "a line is a line and no wildcard");
    assert_eq!(found(words("\0 ' or true --")).await.len(), 0);
    let suspended = ShopFilter { state: Some(ShopState::Suspended), ..words("") };
    assert_eq!(found(suspended.clone()).await.len(), 0);
    let request = Suspension { shop: fern.id, reason: "Copies.".to_owned() };
    shops::suspend(market, &admin, request).await.expect("is suspended");
    assert_eq!(found(suspended).await, ["fern-loom"]);
    assert!(matches!(shops::all(market, &street.seller(owner), &words("")).await, Err(Failure::Forbidden)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn admins_see_everything_about_a_shop_and_who_did_what(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.joins(&fern, "sam@example.org", "staff").await;
    let (market, admin) = (street.market(), street.admin().await);
    shops::start_trial(market, &street.seller(owner)).await.expect("tries PRO");
    shops::connect_payouts(market, &street.seller(owner)).await.expect("is led there");
    let detail = shops::detail(market, &admin, fern.id).await.expect("is shown");
    assert_eq!((detail.owner, detail.owner_email.as_str()), (Some(owner), "fern-loom@example.org"));
    assert_eq!((detail.row.plan, detail.fee_bps, detail.staff.len(), detail.due.len()), (Plan::Free, 300, 2, 3));
    let done: Vec<(&str, &str)> = detail.history.iter().map(|row| (row.who.as_str(), row.what.as_str())).collect();
    assert_eq!(done, [("Somebody", "payouts changed"), ("Somebody", "trial started")]);
    let unknown = domain::id::ShopId(market.new_id());
    assert!(matches!(shops::detail(market, &admin, unknown).await, Err(Failure::NotFound)));
    assert!(matches!(shops::detail(market, &street.seller(owner), fern.id).await, Err(Failure::Forbidden)));
}
