//! Buying, told by its actors: what is held, paid, refused and given back.
#![allow(clippy::unwrap_used, reason = "a broken expectation is a panic")]

mod actors;

use actors::World;
use domain::orders::{CartRefusal, MoveRefusal, OrderMove, OrderState, PlaceRefusal, Trouble};
use kernel::Failure;
use sqlx::PgPool;

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_guest_buys_from_two_shops_with_one_payment(pool: PgPool) {
    let world = World::new(pool).await;
    let (fern, kiln) = (world.seller("Fern and Loam").await, world.seller("Kiln House").await);
    let (plant, mug) = (world.product(&fern, "Plant", 1_995, 5).await, world.product(&kiln, "Mug", 1_250, 9).await);
    let guest = world.guest();
    let placed = guest.orders(&[(plant, 1), (mug, 2)]).await;
    assert_eq!((world.shelf(plant).await, world.shelf(mug).await), ((5, 1), (9, 2)));
    assert_eq!(guest.group(placed.group).await.state, OrderState::Pending);

    world.pays_and_settles(&placed).await;
    world.settles_twice().await;

    let group = guest.group(placed.group).await;
    assert_eq!((group.state, group.orders.len(), group.total.minor), (OrderState::Paid, 2, 1_995 + 2 * 1_250 + 1_000));
    assert_eq!((world.shelf(plant).await, world.shelf(mug).await), ((4, 0), (7, 0)));
    assert!(guest.cart().await.is_empty());
    assert_eq!(world.count("select count(*) from kernel.mails where dedupe_key like 'order-paid:%'").await, 1);
    assert_eq!(world.count("select count(*) from messages.notices where site = 'seller'").await, 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_form_sent_many_times_at_once_is_one_order(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 9).await;
    let buyer = world.buyer("Ana Ferreira").await;
    buyer.takes(mug, 1).await.unwrap();
    let form = buyer.form().await;
    let sent = futures::future::join_all((0..8).map(|_| buyer.places(form.clone()))).await;
    let placed: Vec<_> = sent.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert!(!placed.is_empty() && placed.iter().all(|answer| **answer == *placed[0]), "{sent:?}");
    assert_eq!(world.count("select count(*) from orders.groups").await, 1);
    assert_eq!(world.shelf(mug).await, (9, 1));

    let mut changed = form.clone();
    changed.street = "Another street 1".into();
    assert!(matches!(buyer.places(changed).await, Err(Failure::Refused(PlaceRefusal::KeyReused))));
    assert_eq!(buyer.places(form).await.unwrap(), *placed[0]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn another_checkout_of_the_same_basket_replaces_the_first(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let buyer = world.guest();
    let first = buyer.orders(&[(mug, 1)]).await;
    // The last one is in this very checkout: for its owner it is still there.
    assert_eq!(buyer.cart().await.lines().next().unwrap().trouble, None);
    let second = buyer.places(buyer.form().await).await.unwrap();
    assert_ne!(first.group, second.group);
    assert_eq!(world.shelf(mug).await, (1, 1));
    assert_eq!(buyer.group(first.group).await.state, OrderState::Expired);
    world.pays_and_settles(&second).await;
    assert_eq!((buyer.group(second.group).await.state, world.shelf(mug).await), (OrderState::Paid, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_total_that_changed_is_shown_and_nothing_is_held(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 9).await;
    let buyer = world.guest();
    buyer.takes(mug, 1).await.unwrap();
    let form = buyer.form().await;
    sqlx::query("update catalog.variants set price_minor = 1500").execute(&world.pool).await.unwrap();
    let refused = buyer.places(form).await;
    assert!(
        matches!(&refused, Err(Failure::Refused(PlaceRefusal::TotalChanged { now, expected }))
            if now.minor == 2_000 && expected.minor == 1_750),
        "{refused:?}"
    );
    assert_eq!(world.shelf(mug).await, (9, 0));
    let cart = buyer.cart().await;
    assert!(matches!(cart.lines().next().unwrap().trouble, Some(Trouble::PriceChanged { was }) if was.minor == 1_250));
    assert_eq!(cart.draft.unwrap().street, "Rua das Flores 41", "what was typed is kept");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_sold_out_between_basket_and_payment_is_shown_and_nothing_is_charged(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let (slow, fast) = (world.guest(), world.guest());
    slow.takes(mug, 1).await.unwrap();
    let form = slow.form().await;
    world.pays_and_settles(&fast.orders(&[(mug, 1)]).await).await;
    assert!(matches!(slow.places(form).await, Err(Failure::Refused(PlaceRefusal::Changed))));
    assert_eq!(slow.cart().await.lines().next().unwrap().trouble, Some(Trouble::SoldOut));
    assert_eq!(world.count("select count(*) from payments.payments").await, 1);
    assert!(matches!(world.guest().takes(mug, 1).await, Err(Failure::Refused(CartRefusal::OnlyLeft { left: 0 }))));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_refused_card_frees_the_goods_and_keeps_the_basket(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let buyer = world.guest();
    let placed = buyer.orders(&[(mug, 1)]).await;
    decline(&world, &placed).await;
    assert_eq!(world.shelf(mug).await, (1, 0));
    assert_eq!(buyer.cart().await.units, 1);
    // Another card works: the goods are claimed again.
    world.pays_and_settles(&placed).await;
    assert_eq!((buyer.group(placed.group).await.state, world.shelf(mug).await), (OrderState::Paid, (0, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn money_that_comes_after_the_goods_are_gone_goes_back_whole(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let (slow, fast) = (world.guest(), world.guest());
    let late = slow.orders(&[(mug, 1)]).await;
    decline(&world, &late).await;
    world.pays_and_settles(&fast.orders(&[(mug, 1)]).await).await;
    world.pays_and_settles(&late).await;
    world.settles_twice().await;
    let back = world.test.gateway.refunds();
    assert_eq!((back.len(), back[0].amount.minor), (1, 1_750));
    assert_eq!(slow.group(late.group).await.state, OrderState::Refunded);
    assert_eq!(world.shelf(mug).await, (0, 0));
    assert_eq!(world.count("select count(*) from kernel.mails where dedupe_key like 'paid-too-late:%'").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_pays_so_everything_is_let_go(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let buyer = world.guest();
    let placed = buyer.orders(&[(mug, 1)]).await;
    // The hold lapses first: with no sweeper running, somebody else may take the last one.
    world.wait(11).await;
    let other = world.guest();
    let theirs = other.orders(&[(mug, 1)]).await;
    assert_eq!(world.shelf(mug).await, (1, 1));
    world.wait(20).await;
    let mut op = world.system();
    op.now = world.market.now();
    payments::jobs::poll(&world.market, &op).await.unwrap();
    world.settles().await;
    assert_eq!(buyer.group(placed.group).await.state, OrderState::Expired);
    assert_eq!(other.group(theirs.group).await.state, OrderState::Expired);
    stock::jobs::sweep_holds(&world.market, &op).await.unwrap();
    assert_eq!(world.shelf(mug).await, (1, 0));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_payment_nobody_told_us_of_is_found_by_asking(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let buyer = world.guest();
    let placed = buyer.orders(&[(mug, 1)]).await;
    world.pays(&placed);
    world.wait(3).await;
    payments::jobs::poll(&world.market, &world.system()).await.unwrap();
    world.settles().await;
    assert_eq!(buyer.group(placed.group).await.state, OrderState::Paid);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn copies_of_what_the_provider_says_change_nothing(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 3).await;
    let buyer = world.guest();
    let placed = buyer.orders(&[(mug, 1)]).await;
    world.pays(&placed);
    world.provider_tells(&placed, 5).await;
    world.provider_tells(&placed, 5).await;
    assert_eq!((buyer.group(placed.group).await.state, world.shelf(mug).await), (OrderState::Paid, (2, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_amount_that_is_not_ours_confirms_nothing_and_goes_back(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 3).await;
    let buyer = world.guest();
    let placed = buyer.orders(&[(mug, 1)]).await;
    sqlx::query("update payments.payments set amount_minor = amount_minor + 1").execute(&world.pool).await.unwrap();
    sqlx::query("update orders.orders set total_minor = total_minor + 1, items_minor = items_minor + 1")
        .execute(&world.pool)
        .await
        .unwrap();
    sqlx::query("update orders.groups set total_minor = total_minor + 1").execute(&world.pool).await.unwrap();
    world.pays_and_settles(&placed).await;
    assert_eq!(world.test.gateway.refunds()[0].amount.minor, 1_750);
    assert_eq!((buyer.group(placed.group).await.state, world.shelf(mug).await), (OrderState::Refunded, (3, 0)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_provider_that_is_down_leaves_everything_as_it_was(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let buyer = world.guest();
    buyer.takes(mug, 1).await.unwrap();
    world.test.gateway.set_down(true);
    let refused = buyer.places(buyer.form().await).await;
    assert!(matches!(refused, Err(Failure::Refused(PlaceRefusal::PaymentDown))), "{refused:?}");
    assert_eq!((world.shelf(mug).await, buyer.cart().await.units), ((1, 0), 1));
    world.test.gateway.set_down(false);
    world.pays_and_settles(&buyer.places(buyer.form().await).await.unwrap()).await;
    assert_eq!(world.shelf(mug).await, (0, 0));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nothing_is_ordered_to_where_it_is_not_sent(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Fern House").await;
    let fern = world.product(&seller, "Fern", 1_250, 3).await;
    let only = async |countries: &str| {
        let way = "update shops.shipping_methods set countries = $2 where shop_id = $1";
        let codes: Vec<&str> = countries.split_whitespace().collect();
        sqlx::query(way).bind(seller.shop.0).bind(codes).execute(&world.pool).await.expect("it is changed");
    };
    let ana = world.buyer("Ana Ferreira").await;
    ana.takes(fern, 1).await.expect("is put in");
    only("ES").await;
    let refused = ana.places(ana.form().await).await.expect_err("nothing goes to Portugal");
    let Failure::Refused(PlaceRefusal::NotThere { shop, country, another_way }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((shop.as_str(), country.as_str(), another_way), ("Fern House", "Portugal", false));
    let express = "insert into shops.shipping_methods (id, shop_id, name, rate_minor, min_days, max_days, position)
                   values (gen_random_uuid(), $1, 'Everywhere', 900, 1, 2, 1)";
    sqlx::query(express).bind(seller.shop.0).execute(&world.pool).await.expect("a second way");
    // What was just read of a shop is as good as new for less than a second.
    let a_moment = std::time::Duration::from_millis(950);
    tokio::time::sleep(a_moment).await;
    let refused = ana.places(ana.form().await).await.expect_err("the first way does not go there");
    assert!(matches!(refused, Failure::Refused(PlaceRefusal::NotThere { another_way: true, .. })), "{refused:?}");
    only("ES PT").await;
    tokio::time::sleep(a_moment).await;
    ana.places(ana.form().await).await.expect("now it goes there");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_seller_packs_and_ships_and_the_buyer_hears_of_it(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let mug = world.product(&seller, "Mug", 1_250, 3).await;
    let buyer = world.buyer("Ana Ferreira").await;
    let placed = buyer.orders(&[(mug, 1)]).await;
    let order = buyer.group(placed.group).await.orders[0].summary.id;
    assert!(matches!(
        seller.moves(&world, order, OrderMove::Pack).await,
        Err(Failure::Refused(MoveRefusal::NotNow { state: OrderState::Pending }))
    ));
    world.pays_and_settles(&placed).await;
    seller.moves(&world, order, OrderMove::Pack).await.unwrap();
    let shipped = seller.moves(&world, order, OrderMove::Ship).await.unwrap();
    assert_eq!(shipped.shipment.unwrap().tracking, "RR1");
    world.settles_twice().await;
    let seen = orders::my_order(&world.market, &buyer.op, order).await.unwrap();
    let states: Vec<OrderState> = seen.timeline.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [OrderState::Pending, OrderState::Paid, OrderState::Packed, OrderState::Shipped]);
    assert_eq!(seen.timeline[3].by, "Kiln House");
    let told = messages::notices(&world.market, &buyer.op).await.unwrap();
    assert_eq!((told.unread, told.items[0].title.contains("shipped")), (1, true));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_buyer_cancels_once_and_money_and_goods_go_back(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 3).await;
    let buyer = world.buyer("Ana Ferreira").await;
    let placed = buyer.orders(&[(mug, 2)]).await;
    world.pays_and_settles(&placed).await;
    let order = buyer.group(placed.group).await.orders[0].summary.id;
    let tries = futures::future::join_all((0..5).map(|_| orders::cancel(&world.market, &buyer.op, order))).await;
    assert_eq!(tries.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    world.settles_twice().await;
    assert_eq!(world.shelf(mug).await, (3, 0));
    assert_eq!(world.test.gateway.refunds().iter().map(|refund| refund.amount.minor).sum::<i64>(), 3_000);
    assert_eq!(orders::my_order(&world.market, &buyer.op, order).await.unwrap().summary.state, OrderState::Refunded);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_belongs_to_others_is_not_there(pool: PgPool) {
    let world = World::new(pool).await;
    let (kiln, fern) = (world.seller("Kiln House").await, world.seller("Fern and Loam").await);
    let mug = world.product(&kiln, "Mug", 1_250, 3).await;
    let (ana, ben) = (world.buyer("Ana Ferreira").await, world.buyer("Ben Okoro").await);
    let placed = ana.orders(&[(mug, 1)]).await;
    world.pays_and_settles(&placed).await;
    let order = ana.group(placed.group).await.orders[0].summary.id;
    assert!(matches!(orders::my_order(&world.market, &ben.op, order).await, Err(Failure::NotFound)));
    assert!(matches!(orders::group(&world.market, &ben.op, placed.group).await, Err(Failure::NotFound)));
    assert!(matches!(orders::group(&world.market, &world.guest().op, placed.group).await, Err(Failure::NotFound)));
    assert!(matches!(orders::cancel(&world.market, &ben.op, order).await, Err(Failure::NotFound)));
    assert!(matches!(fern.moves(&world, order, OrderMove::Pack).await, Err(Failure::NotFound)));
    assert!(matches!(orders::shop_order(&world.market, &fern.op, order).await, Err(Failure::NotFound)));
    assert!(matches!(orders::any_order(&world.market, &kiln.op, order).await, Err(Failure::Forbidden)));
    ben.takes(mug, 1).await.unwrap();
    let theirs = ana.cart().await;
    let line = ben.cart().await.lines().next().unwrap().id;
    assert!(theirs.is_empty());
    assert!(matches!(orders::set_quantity(&world.market, &ana.op, line, 2).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_guests_basket_is_theirs_after_signing_in(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let (mug, jug) = (world.product(&seller, "Mug", 1_250, 9).await, world.product(&seller, "Jug", 2_250, 9).await);
    let (guest, ana) = (world.guest(), world.buyer("Ana Ferreira").await);
    guest.takes(mug, 3).await.unwrap();
    guest.takes(jug, 1).await.unwrap();
    ana.takes(mug, 1).await.unwrap();
    let mut tx = world.market.begin(&world.system()).await.unwrap();
    let signed_in = identity::events::SignedIn { account: ana.op.account().unwrap(), guest: guest.op.guest };
    tx.publish(&signed_in).unwrap();
    tx.commit().await.unwrap();
    world.settles_twice().await;
    assert_eq!((ana.cart().await.units, guest.cart().await.units), (4, 0));
}

/// The provider tells of a refused card.
async fn decline(world: &World, placed: &domain::orders::Placed) {
    let payment = payments::by_group(&mut world.pool.acquire().await.unwrap(), placed.group).await.unwrap();
    let told = payments::events::ProviderTold {
        event: format!("evt_{}", placed.group),
        facts: payments::events::Facts::Charge {
            intent: "pi_declined".into(),
            group: Some(placed.group.0),
            amount: payment.unwrap().amount,
            succeeded: false,
            failed: true,
        },
    };
    let mut tx = world.market.begin(&world.system()).await.unwrap();
    tx.publish(&told).unwrap();
    tx.commit().await.unwrap();
    world.settles().await;
}
