//! People and shops that leave: what stays of them, and what does not.

mod actors;

use std::time::Duration;

use actors::World;
use domain::identity::{ErasureRefusal, ErasureRequest};
use domain::orders::{OrderMove, OrderState};
use domain::shops::Closing;
use kernel::Failure;
use marketplace::{catalog, identity, leaving, orders, shops};
use sqlx::PgPool;

const DAY: Duration = Duration::from_secs(24 * 3600);

fn leaves() -> ErasureRequest {
    ErasureRequest { password: "kettle oboe plant 7".into() }
}

async fn rows(world: &World, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&world.pool).await.expect("a number")
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_was_erased_is_forgotten_once_their_parcels_have_arrived(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let mug = world.product(&seller, "Mug", 1_250, 5).await;
    let buyer = world.buyer("Ana Ferreira").await;
    let mut sent = Vec::new();
    for _ in 0..2 {
        let placed = buyer.orders(&[(mug, 1)]).await;
        world.pays_and_settles(&placed).await;
        sent.push(buyer.group(placed.group).await.orders[0].summary.id);
    }
    for (order, moves) in [(sent[0], 3), (sent[1], 2)] {
        for step in [OrderMove::Pack, OrderMove::Ship, OrderMove::Deliver].into_iter().take(moves) {
            seller.moves(&world, order, step).await.expect("moves");
        }
    }
    world.settles().await;
    leaving::ask_erasure(&world.market, &buyer.op, leaves()).await.expect("nothing is in the way");
    world.test.clock.advance(31 * DAY);
    identity::jobs::erase_due(&world.market, &world.system()).await.expect("runs");
    world.settles().await;
    orders::forget_buyers(&world.market, &world.system()).await.expect("runs");
    let (mails, notices) = (
        "select count(*) from kernel.mails",
        "select count(*) from messages.notices n
        join identity.accounts a on a.id = n.account_id where a.erased_at is not null",
    );
    assert_eq!((rows(&world, mails).await, rows(&world, notices).await), (0, 0));
    let named = "select count(*) from orders.orders where email like 'ana%' or buyer_name like 'Ana%' or city <> ''";
    assert_eq!(rows(&world, named).await, 1, "the parcel under way keeps its address");
    let late = "select count(*) from orders.groups where address->>'street' <> ''";
    assert_eq!(rows(&world, late).await, 1);
    seller.moves(&world, sent[1], OrderMove::Deliver).await.expect("arrives");
    world.settles().await;
    orders::forget_buyers(&world.market, &world.system()).await.expect("runs");
    assert_eq!((rows(&world, named).await, rows(&world, late).await), (0, 0));
    assert_eq!(rows(&world, "select count(*) from orders.orders where total_minor = 1750 and country = 'PT'").await, 2);
    assert_eq!(rows(&world, "select count(*) from kernel.mails where recipient like 'ana%'").await, 0);
    assert_eq!(rows(&world, "select count(*) from orders.carts where account_id is not null").await, 0);
    let seen = orders::shop_order(&world.market, &seller.op, sent[0]).await.expect("the shop keeps its order");
    assert_eq!((seen.summary.state, seen.address.name.as_str()), (OrderState::Delivered, "Erased person"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_owns_a_shop_closes_it_first(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    world.product(&seller, "Mug", 1_250, 5).await;
    let refused = leaving::ask_erasure(&world.market, &seller.op, leaves()).await;
    assert!(
        matches!(&refused, Err(Failure::Refused(ErasureRefusal::OwnsShop { name })) if name == "Kiln House"),
        "{refused:?}"
    );
    shops::close(&world.market, &seller.op, Closing { handle: "kiln-house".into() }).await.expect("closes");
    leaving::ask_erasure(&world.market, &seller.op, leaves()).await.expect("nothing is in the way any more");
    world.settles().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_purged_shop_takes_its_shelf_along_and_leaves_its_orders(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let mug = world.product(&seller, "Mug", 1_250, 5).await;
    let buyer = world.buyer("Ana Ferreira").await;
    let placed = buyer.orders(&[(mug, 1)]).await;
    world.pays_and_settles(&placed).await;
    shops::close(&world.market, &seller.op, Closing { handle: "kiln-house".into() }).await.expect("closes");
    world.test.clock.advance(29 * DAY);
    shops::purge(&world.market, &world.system()).await.expect("runs");
    world.settles_twice().await;
    assert_eq!(
        rows(&world, "select count(*) from catalog.products where state <> 'removed' or description <> ''").await,
        0
    );
    assert_eq!(rows(&world, "select count(*) from catalog.images").await, 0);
    assert_eq!(rows(&world, "select count(*) from orders.orders where state = 'paid'").await, 1);
    let home = catalog::home(&world.market, &buyer.op).await.expect("a first page");
    assert!(home.newest.is_empty(), "nothing of it is shown");
}
