//! What people put aside: theirs alone, kept when they sign in, and never without end.

use catalog::marks;
use domain::actor::Actor;
use domain::catalog::{MOST_COMPARED, MarkKind, MarkRefusal, ProductMove};
use domain::id::{GuestId, ProductId};
use identity::events::SignedIn;
use kernel::{Failure, Op};
use sqlx::PgPool;
use uuid::Uuid;

use crate::stage::{Stage, first, mug, plain, visitor};

fn guest() -> Op {
    let guest = GuestId(Uuid::new_v4());
    Op { actor: Actor::Guest(Some(guest)), guest: Some(guest), ..visitor() }
}

async fn wish(stage: &Stage, op: &Op, product: ProductId, on: bool) -> Result<(), Failure<MarkRefusal>> {
    marks::mark(&stage.market, op, (MarkKind::Wish, product), on).await
}

async fn wished(stage: &Stage, op: &Op) -> Vec<ProductId> {
    marks::marked(&stage.market, op).await.expect("a list").wishes
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_wish_is_kept_once_and_taken_back(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let (op, other) = (guest(), guest());
    let one = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let two = stage.publish(&stage.ana, mug("dusk")).await;
    for product in [one.product, two.product, one.product] {
        wish(&stage, &op, product, true).await.expect("is kept");
    }
    assert_eq!(wished(&stage, &op).await, [two.product, one.product], "the latest first");
    assert!(wished(&stage, &other).await.is_empty(), "it is nobody else's");
    let views = marks::wishes(&stage.market, &op).await.expect("a list");
    let only: Vec<_> = views.iter().map(|wish| wish.only).collect();
    assert_eq!(only, [None, Some(first(&one))], "where there is nothing to choose");
    wish(&stage, &op, two.product, false).await.expect("is taken back");
    wish(&stage, &op, two.product, false).await.expect("twice is as good");
    assert_eq!(wished(&stage, &op).await, [one.product]);
    assert!(matches!(wish(&stage, &visitor(), one.product, true).await, Err(Failure::SignedOut)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_gone_stays_on_the_list_as_gone(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let op = guest();
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    wish(&stage, &op, saved.product, true).await.expect("is kept");
    stage.step(&stage.ana, saved.product, ProductMove::Remove).await.expect("goes");
    stage.settle().await;
    let views = marks::wishes(&stage.market, &op).await.expect("a list");
    assert_eq!((views[0].title.as_str(), views[0].card.is_none()), ("Plain dawn", true));
    let refused = wish(&stage, &guest(), saved.product, true).await;
    assert!(matches!(refused, Err(Failure::Refused(MarkRefusal::Gone))), "{refused:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_guests_wishes_become_the_accounts(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let (op, owner) = (guest(), stage.ben.account);
    let one = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await.product;
    let two = stage.publish(&stage.ana, plain("dusk", "mugs", "10")).await.product;
    let account = Op { actor: Actor::Account(owner), ..visitor() };
    wish(&stage, &account, one, true).await.expect("is kept");
    for product in [one, two] {
        wish(&stage, &op, product, true).await.expect("is kept");
    }
    for _ in 0..2 {
        let mut tx = stage.market.begin(&crate::stage::system()).await.expect("a transaction");
        let event = SignedIn { account: owner, guest: op.guest };
        marks::merge_marks(&stage.market, &mut tx, event).await.expect("merges");
        tx.commit().await.expect("commits");
    }
    assert_eq!(wished(&stage, &account).await.len(), 2);
    assert!(wished(&stage, &op).await.is_empty());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_a_few_are_compared_however_many_ask_at_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let op = guest();
    let mut hands = Vec::new();
    for number in 0..8 {
        let product = stage.publish(&stage.ana, plain(&format!("mug-{number}"), "mugs", "10")).await.product;
        let (market, op) = (stage.market.clone(), op.clone());
        hands.push(async move { marks::mark(&market, &op, (MarkKind::Compare, product), true).await.is_ok() });
    }
    let hands: Vec<_> = hands.into_iter().map(tokio::spawn).collect();
    let mut kept = 0;
    for hand in hands {
        kept += u32::from(hand.await.expect("a hand"));
    }
    let compared = marks::compared(&stage.market, &op).await.expect("a list");
    assert_eq!((kept, compared.len()), (MOST_COMPARED, MOST_COMPARED as usize));
}
