//! What buyers say of what they bought: who may say it, what it does to ratings, and what others say to it.
#![allow(clippy::unwrap_used, reason = "a broken expectation is a panic")]

mod actors;
mod readers;

use std::time::Duration;

use actors::World;
use domain::catalog::ImageRefusal;
use domain::identity::ErasureRequest;
use domain::orders::OrderMove;
use domain::reviews::ReviewSort::{Helpful, Highest, Lowest, Newest};
use domain::reviews::{
    Decision, DecisionRefusal, NewReport, REPORTS_TO_LOOK, ReportRefusal, ReviewQueue, ReviewRefusal, ReviewState,
    ReviewsQuery, ShopReviewsQuery, VoteRefusal,
};
use futures::future::join_all;
use kernel::Failure;
use marketplace::{identity, leaving, reviews};
use readers::{Scene, draft, png};
use sqlx::PgPool;

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_who_bought_it_and_has_it_says_something_and_once(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let ana = scene.world.buyer("Ana Ferreira").await;
    let line = scene.buys(&ana).await;
    let early = reviews::write(scene.market(), &ana.op, line, draft(5)).await;
    assert!(matches!(early, Err(Failure::Refused(ReviewRefusal::NotDelivered))), "{early:?}");
    scene.arrives(&ana).await;
    let waiting = reviews::my_reviews(scene.market(), &ana.op, 1).await.unwrap().waiting;
    assert_eq!(waiting.iter().map(|thing| thing.line).collect::<Vec<_>>(), [line]);
    let mia = scene.world.buyer("Mia Stranger").await;
    let foreign = reviews::write(scene.market(), &mia.op, line, draft(5)).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    let guest = reviews::write(scene.market(), &scene.world.guest().op, line, draft(5)).await;
    assert!(matches!(guest, Err(Failure::SignedOut)), "{guest:?}");

    let review = reviews::write(scene.market(), &ana.op, line, draft(4)).await.unwrap();
    let again = reviews::write(scene.market(), &ana.op, line, draft(1)).await;
    assert!(
        matches!(&again, Err(Failure::Refused(ReviewRefusal::Written { review: known })) if *known == review),
        "{again:?}"
    );
    let mine = reviews::my_reviews(scene.market(), &ana.op, 1).await.unwrap();
    assert_eq!((mine.waiting.len(), mine.written.total), (0, 1));
    scene.world.settles_twice().await;
    let page = scene.page(&mia.op, ReviewsQuery::default()).await;
    let seen = &page.reviews.items[0];
    assert_eq!((seen.author.as_str(), seen.rating, seen.own), ("Ana F.", 4, false));
    assert!(scene.page(&ana.op, ReviewsQuery::default()).await.reviews.items[0].own);
    let told = "select count(*) from messages.notices where dedupe_key like 'review-%'";
    assert_eq!(scene.world.count(told).await, 2, "the buyer was asked and the shop was told");
    assert_eq!(
        scene.world.count("select count(*) from kernel.mails where dedupe_key like 'review-written:%'").await,
        1
    );
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_reviews_what_their_own_shop_sells(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let mut owner = scene.world.buyer("Owner At Home").await;
    owner.op.actor = scene.seller.op.actor;
    let line = scene.has(&owner).await;
    let own = reviews::write(scene.market(), &owner.op, line, draft(5)).await;
    assert!(matches!(own, Err(Failure::Refused(ReviewRefusal::OwnShop))), "{own:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ratings_follow_whatever_becomes_of_a_review(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let admin = scene.world.admin().await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let (ben, other) = scene.reader("Ben Okafor").await;
    let anas = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    reviews::write(scene.market(), &ben.op, other, draft(2)).await.unwrap();
    assert_eq!(scene.ratings().await, ((7, 2), (7, 2)));
    reviews::edit(scene.market(), &ana.op, anas, draft(3)).await.unwrap();
    assert_eq!(scene.ratings().await, ((5, 2), (5, 2)));
    let decide = |approve| {
        let reason = if approve { String::new() } else { "It names a neighbour.".into() };
        reviews::decide(scene.market(), &admin, Decision { review: anas, approve, reason })
    };
    assert_eq!(decide(false).await.unwrap(), ReviewState::Rejected);
    assert_eq!(scene.ratings().await, ((2, 1), (2, 1)));
    let twice = decide(false).await;
    assert!(matches!(twice, Err(Failure::Refused(DecisionRefusal::NotNow { .. }))), "{twice:?}");
    assert_eq!(decide(true).await.unwrap(), ReviewState::Approved);
    assert_eq!(scene.ratings().await, ((5, 2), (5, 2)));
    reviews::withdraw(scene.market(), &ana.op, anas).await.unwrap();
    assert_eq!(scene.ratings().await, ((2, 1), (2, 1)));
    scene.world.settles_twice().await;
    let page = scene.page(&ben.op, ReviewsQuery::default()).await;
    assert_eq!(page.rating.map(|rating| (rating.hundredths, rating.count)), Some((200, 1)));
    let why = "select count(*) from kernel.mails where body like '%It names a neighbour.%'";
    assert_eq!(scene.world.count(why).await, 1, "the writer is told why");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn where_the_market_looks_first_nothing_is_shown_before(pool: PgPool) {
    let world = World::set(pool, |settings| settings.reviews_by_hand = true).await;
    let scene = Scene::new(world).await;
    let admin = scene.world.admin().await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    assert_eq!(scene.ratings().await, ((0, 0), (0, 0)));
    let mia = scene.world.buyer("Mia Stranger").await;
    assert!(matches!(reviews::one(scene.market(), &mia.op, review).await, Err(Failure::NotFound)));
    let seen = reviews::shop_reviews(scene.market(), &scene.seller.op, ShopReviewsQuery::default()).await.unwrap();
    assert_eq!(seen.reviews.total, 0, "a shop sees what everybody sees");
    let waiting = reviews::queue(scene.market(), &admin, ReviewQueue::Waiting, 1).await.unwrap();
    assert_eq!(waiting.items.iter().map(|case| case.review.id).collect::<Vec<_>>(), [review]);
    let yes = Decision { review, approve: true, reason: String::new() };
    reviews::decide(scene.market(), &admin, yes).await.unwrap();
    assert_eq!(scene.ratings().await, ((5, 1), (5, 1)));
    reviews::edit(scene.market(), &ana.op, review, draft(1)).await.unwrap();
    assert_eq!(scene.ratings().await, ((0, 0), (0, 0)), "what was changed is looked at again");
    scene.world.settles_twice().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_was_rejected_does_not_come_back_unseen(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let admin = scene.world.admin().await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    let no = Decision { review, approve: false, reason: "It sells something else.".into() };
    reviews::decide(scene.market(), &admin, no).await.unwrap();
    reviews::edit(scene.market(), &ana.op, review, draft(4)).await.unwrap();
    let state = async |review| reviews::my_review(scene.market(), &ana.op, review).await.unwrap().state;
    assert_eq!(state(review).await, ReviewState::Pending);
    reviews::withdraw(scene.market(), &ana.op, review).await.unwrap();
    let anew = reviews::write(scene.market(), &ana.op, line, draft(4)).await.unwrap();
    assert_eq!(state(anew).await, ReviewState::Pending);
    assert_eq!(scene.ratings().await, ((0, 0), (0, 0)));
    scene.world.settles().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn three_reports_bring_an_admin_and_hide_nothing(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let admin = scene.world.admin().await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(1)).await.unwrap();
    let report = || NewReport { reason: "untrue".into(), note: "I was there.".into() };
    let own = reviews::report(scene.market(), &ana.op, review, report()).await;
    assert!(matches!(own, Err(Failure::Refused(ReportRefusal::Own))), "{own:?}");
    let mut readers = Vec::new();
    for name in ["Ben Okafor", "Mei Tanaka", "Ola Nordmann"] {
        readers.push(scene.world.buyer(name).await);
    }
    let sent = readers.iter().map(|reader| reviews::report(scene.market(), &reader.op, review, report()));
    assert!(join_all(sent).await.into_iter().all(|sent| sent.is_ok()));
    let again = reviews::report(scene.market(), &readers[0].op, review, report()).await;
    assert!(matches!(again, Err(Failure::Refused(ReportRefusal::Already))), "{again:?}");
    let asked = "select count(*) from kernel.events where name = 'reviews.ReviewQuestioned'";
    assert_eq!(scene.world.count(asked).await, 1, "of {REPORTS_TO_LOOK} at once, one is the third");
    assert_eq!(scene.ratings().await, ((1, 1), (1, 1)), "it is still shown");
    let waiting = reviews::queue(scene.market(), &admin, ReviewQueue::Waiting, 1).await.unwrap();
    assert_eq!(waiting.items[0].reports.len(), 3);
    let keep = Decision { review, approve: true, reason: String::new() };
    assert_eq!(reviews::decide(scene.market(), &admin, keep).await.unwrap(), ReviewState::Approved);
    let waiting = reviews::queue(scene.market(), &admin, ReviewQueue::Waiting, 1).await.unwrap();
    assert_eq!(waiting.total, 0, "its reports are settled");
    scene.world.settles_twice().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_replies_to_its_own_reviews_and_takes_nothing_away(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let rival = scene.world.seller("Loom Works").await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(2)).await.unwrap();
    let foreign = reviews::reply(scene.market(), &rival.op, review, "Buy ours.").await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    for words in ["We are sorry.", "We are sorry, and send a new one."] {
        reviews::reply(scene.market(), &scene.seller.op, review, words).await.unwrap();
    }
    assert!(matches!(reviews::reply(scene.market(), &scene.seller.op, review, " ").await, Err(Failure::Refused(_))));
    scene.world.settles_twice().await;
    let seen = reviews::one(scene.market(), &ana.op, review).await.unwrap();
    assert_eq!(seen.reply.unwrap().body, "We are sorry, and send a new one.");
    let answered = "select count(*) from messages.notices where dedupe_key like 'review-answered:%'";
    assert_eq!(scene.world.count(answered).await, 1, "the writer is told once");
    let gone = reviews::withdraw(scene.market(), &scene.seller.op, review).await;
    assert!(matches!(gone, Err(Failure::NotFound)), "{gone:?}");

    // The wall holds even where a query forgets to ask; without it, the same words do harm.
    for forgetful in ["delete from reviews.reviews", "update reviews.reviews set rating = 5"] {
        for shop in [scene.seller.shop, rival.shop] {
            let mut tx = scene.market().begin_for(&scene.world.system(), kernel::Tenant::Shop(shop)).await.unwrap();
            assert_eq!(sqlx::query(forgetful).execute(tx.db()).await.unwrap().rows_affected(), 0, "{forgetful}");
        }
        let mut harm = scene.world.pool.begin().await.unwrap();
        assert_eq!(sqlx::query(forgetful).execute(&mut *harm).await.unwrap().rows_affected(), 1, "{forgetful}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_list_is_narrowed_and_sorted_as_it_is_asked(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let mut written = Vec::new();
    for (name, stars) in [("Ana Ferreira", 5), ("Ben Okafor", 2), ("Mei Tanaka", 4)] {
        let (reader, line) = scene.reader(name).await;
        let review = reviews::write(scene.market(), &reader.op, line, draft(stars)).await.unwrap();
        written.push((reader, review));
    }
    let (ana, anas) = &written[0];
    reviews::find_helpful(scene.market(), &written[1].0.op, *anas, true).await.unwrap();
    reviews::add_photo(scene.market(), &written[2].0.op, written[2].1, png(7)).await.unwrap();
    let own = reviews::find_helpful(scene.market(), &ana.op, *anas, true).await;
    assert!(matches!(own, Err(Failure::Refused(VoteRefusal::Own))), "{own:?}");
    let stars = async |query| {
        let page = scene.page(&ana.op, query).await;
        assert_eq!(page.stars, [0, 1, 0, 1, 1], "the bars say the same whatever is chosen");
        (page.reviews.items.iter().map(|review| review.rating).collect::<Vec<_>>(), page.reviews.total)
    };
    let all = ReviewsQuery::default();
    for (sort, order) in [(Newest, [4, 2, 5]), (Helpful, [5, 4, 2]), (Highest, [5, 4, 2]), (Lowest, [2, 4, 5])] {
        assert_eq!(stars(ReviewsQuery { sort, ..all }).await, (order.to_vec(), 3), "{sort:?}");
    }
    assert_eq!(stars(ReviewsQuery { stars: Some(2), ..all }).await, (vec![2], 1));
    assert_eq!(stars(ReviewsQuery { photos: true, ..all }).await, (vec![4], 1));
    assert_eq!(stars(ReviewsQuery { page: 2, ..all }).await, (vec![], 3));
    let helped = scene.page(&written[1].0.op, ReviewsQuery { stars: Some(5), ..all }).await;
    assert!(helped.reviews.items[0].helped && helped.reviews.items[0].helpful == 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn photos_stay_within_five_and_keep_their_files(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    let sent = (0..8_u8).map(|shade| reviews::add_photo(scene.market(), &ana.op, review, png(shade * 30)));
    let sent = join_all(sent).await;
    assert_eq!(sent.iter().filter(|sent| sent.is_ok()).count(), 5);
    assert!(sent.iter().all(|sent| matches!(sent, Ok(_) | Err(Failure::Refused(ImageRefusal::Enough)))));
    let photos = reviews::my_review(scene.market(), &ana.op, review).await.unwrap().review.photos;
    let first = photos[0].clone();
    // Somebody else drops the same picture: the files stay, because this review shows it.
    let dropped = marketplace::catalog::ImageDropped { key: first.key.clone(), original: None };
    marketplace::pictures::discard_image(scene.market(), &scene.world.system(), dropped.clone()).await.unwrap();
    assert!(scene.has_file(&first.key).await);
    marketplace::catalog::discard_image(scene.market(), &scene.world.system(), dropped).await.unwrap();
    assert!(!scene.has_file(&first.key).await, "whoever does not ask the reviews throws them away");
    for photo in &photos {
        reviews::remove_photo(scene.market(), &ana.op, review, photo.id).await.unwrap();
    }
    scene.world.settles_twice().await;
    for photo in &photos {
        assert!(!scene.has_file(&photo.key).await, "files that nobody shows are thrown away");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_was_erased_leaves_their_stars_and_nothing_of_themselves(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let (ben, other) = scene.reader("Ben Okafor").await;
    let anas = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    let bens = reviews::write(scene.market(), &ben.op, other, draft(3)).await.unwrap();
    let photo = reviews::add_photo(scene.market(), &ana.op, anas, png(3)).await.unwrap();
    reviews::find_helpful(scene.market(), &ana.op, bens, true).await.unwrap();
    let report = NewReport { reason: "advert".into(), note: "Seen it before.".into() };
    reviews::report(scene.market(), &ana.op, bens, report).await.unwrap();
    let leaves = ErasureRequest { password: "kettle oboe plant 7".into() };
    leaving::ask_erasure(scene.market(), &ana.op, leaves).await.unwrap();
    scene.world.test.clock.advance(Duration::from_secs(31 * 24 * 3600));
    identity::jobs::erase_due(scene.market(), &scene.world.system()).await.unwrap();
    scene.world.settles_twice().await;
    let page = scene.page(&ben.op, ReviewsQuery::default()).await;
    let anas = page.reviews.items.iter().find(|review| review.id == anas).unwrap();
    assert_eq!((anas.author.as_str(), anas.photos.len()), ("A former member", 0));
    assert!(!scene.has_file(&photo.key).await);
    assert_eq!(page.reviews.items.iter().find(|review| review.id == bens).unwrap().helpful, 0);
    assert_eq!(scene.ratings().await, ((8, 2), (8, 2)));
    let left = "select count(*) from reviews.reports where account_id is not null or note <> ''";
    assert_eq!(scene.world.count(left).await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_was_sent_back_can_still_be_spoken_of(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    sqlx::query("update orders.orders set state = 'returned'").execute(&scene.world.pool).await.unwrap();
    assert!(reviews::write(scene.market(), &ana.op, line, draft(2)).await.is_ok());
    let refused = scene.seller.moves(&scene.world, scene.order_of(line).await, OrderMove::Deliver).await;
    assert!(refused.is_err());
}
