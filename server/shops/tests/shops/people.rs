//! The people of a shop: what each role may do, who is invited, and how fast somebody is out.

use domain::actor::Role;
use domain::id::AccountId;
use domain::shops::{Action, InvitationRefusal, NewInvitation, Resource, ShopView, StaffRefusal, StaffRole};
use futures::future::join_all;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{Street, new_shop};

fn to(email: &str, role: &str) -> NewInvitation {
    NewInvitation { email: email.to_owned(), role: role.to_owned() }
}

impl Street {
    /// The token in the last mail to an address.
    async fn token(&self, email: &str) -> String {
        let body = self.mail(email).await;
        let (_, rest) = body.split_once("/invitations/").expect("the mail has a link");
        rest.split_whitespace().next().expect("the link ends").to_owned()
    }

    async fn invites(&self, by: AccountId, email: &str, role: &str) -> Result<(), Failure<StaffRefusal>> {
        shops::invite(self.market(), &self.seller(by), to(email, role)).await
    }

    async fn may(&self, op: &Op, resource: Resource, action: Action) -> Result<(), Failure> {
        let mut db = self.pool.acquire().await.expect("a connection");
        shops::permit(&mut db, op, resource, action).await.map(|_| ())
    }
}

async fn shop_with_people(street: &Street) -> (ShopView, [(StaffRole, AccountId); 3]) {
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let manager = street.joins(&shop, "mia@example.org", "manager").await;
    let staff = street.joins(&shop, "sam@example.org", "staff").await;
    (shop, [(StaffRole::Owner, owner), (StaffRole::Manager, manager), (StaffRole::Staff, staff)])
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn everybody_may_what_the_table_says_and_nothing_else(pool: PgPool) {
    let street = Street::new(pool);
    let (_, people) = shop_with_people(&street).await;
    for (role, account) in people {
        for resource in Resource::ALL {
            for action in Action::ALL {
                let outcome = street.may(&street.seller(account), resource, action).await;
                assert_eq!(outcome.is_ok(), role.may(resource, action), "{role:?} {resource:?} {action:?}");
                assert!(outcome.is_ok() || matches!(outcome, Err(Failure::Forbidden)));
            }
        }
    }
    let nobody = street.person("new@example.org").await;
    assert!(matches!(
        street.may(&street.seller(nobody), Resource::Products, Action::See).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(street.may(&street.guest(), Resource::Products, Action::See).await, Err(Failure::SignedOut)));
    let no_seller = street.signed_in(people[0].1, &[Role::Buyer]);
    assert!(matches!(street.may(&no_seller, Resource::Products, Action::See).await, Err(Failure::Forbidden)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn staff_reach_no_use_case_that_the_table_denies(pool: PgPool) {
    let street = Street::new(pool);
    let (_, [_, (_, manager), (_, staff)]) = shop_with_people(&street).await;
    let (market, op) = (street.market(), street.seller(staff));
    assert!(matches!(shops::settings(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::staff(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::shipping(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::plan(market, &op, None).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::payouts(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::storefront(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::life(market, &op).await, Err(Failure::Forbidden)));
    let op = street.seller(manager);
    assert!(shops::settings(market, &op).await.is_ok() && shops::staff(market, &op).await.is_ok());
    assert!(matches!(street.invites(manager, "new@example.org", "staff").await, Err(Failure::Forbidden)));
    assert!(matches!(shops::start_trial(market, &op).await, Err(Failure::Forbidden)));
    assert!(matches!(shops::connect_payouts(market, &op).await, Err(Failure::Forbidden)));
    let closing = domain::shops::Closing { handle: "fern-loom".to_owned() };
    assert!(matches!(shops::close(market, &op, closing).await, Err(Failure::Forbidden)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_is_invited_comes_to_work_there_and_is_a_seller(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.invites(owner, "Sam@Example.org", "staff").await.expect("is invited");
    let token = street.token("Sam@Example.org").await;
    let seen = shops::invitation(street.market(), &street.guest(), &token).await.expect("is there");
    assert_eq!((seen.shop.as_str(), seen.role), ("Fern & Loom", StaffRole::Staff));

    let sam = street.person("sam@example.org").await;
    sqlx::query("delete from identity.account_roles where account_id = $1 and role = 'seller'")
        .bind(sam.0)
        .execute(&street.pool)
        .await
        .expect("only buys so far");
    let op = street.signed_in(sam, &[Role::Buyer]);
    let seat = shops::accept_invitation(street.market(), &op, &token).await.expect("comes in");
    assert_eq!((seat.shop, seat.role), (shop.id, StaffRole::Staff));
    assert!(street.may(&street.seller(sam), Resource::Orders, Action::Change).await.is_ok());
    let roles = street
        .number(
            "select count(*) from identity.account_roles r join identity.accounts a on a.id = r.account_id
                 where a.email_key = 'sam@example.org' and r.role = 'seller'",
        )
        .await;
    assert_eq!(roles, 1, "the seller site lets them in");

    let again = shops::accept_invitation(street.market(), &op, &token).await;
    assert!(matches!(again, Err(Failure::Refused(InvitationRefusal::Gone))));
    assert!(matches!(shops::invitation(street.market(), &street.guest(), &token).await, Err(Failure::NotFound)));
    assert!(matches!(
        street.invites(owner, "SAM@example.org", "manager").await,
        Err(Failure::Refused(StaffRefusal::WorksHere))
    ));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_link_opens_the_sellers_door_to_its_address_and_nothing_else(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let sam = street.person("sam@example.org").await;
    let take = "delete from identity.account_roles where account_id = $1 and role = 'seller'";
    sqlx::query(take).bind(sam.0).execute(&street.pool).await.expect("only buys so far");
    street.invites(owner, "Sam@Example.org", "staff").await.expect("is invited");
    let token = street.token("Sam@Example.org").await;
    let nowhere = shops::open_seller_door(street.market(), &street.guest(), "another token").await;
    assert!(matches!(nowhere, Err(Failure::NotFound)));
    shops::open_seller_door(street.market(), &street.guest(), &token).await.expect("opens");
    let sellers = "select count(*) from identity.account_roles r join identity.accounts a on a.id = r.account_id
                       where a.email_key = 'sam@example.org' and r.role = 'seller'";
    assert_eq!(street.number(sellers).await, 1);
    let seat = shops::seat(street.market(), &street.seller(sam)).await;
    assert!(matches!(seat, Err(Failure::NotFound)), "{} is not theirs before they accept", shop.handle);
    street.invites(owner, "nobody@example.org", "staff").await.expect("is invited");
    let token = street.token("nobody@example.org").await;
    shops::open_seller_door(street.market(), &street.guest(), &token).await.expect("there is nobody to let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_link_is_for_the_address_it_was_sent_to(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.invites(owner, "sam@example.org", "staff").await.expect("is invited");
    let token = street.token("sam@example.org").await;
    let thief = street.person("thief@example.org").await;
    let outcome = shops::accept_invitation(street.market(), &street.seller(thief), &token).await;
    assert!(matches!(outcome, Err(Failure::Refused(InvitationRefusal::OtherAddress { .. }))), "{outcome:?}");
    let guest = shops::accept_invitation(street.market(), &street.guest(), &token).await;
    assert!(matches!(guest, Err(Failure::SignedOut)));
    for wrong in ["", "x", &"x".repeat(200), &token[1..]] {
        let outcome = shops::accept_invitation(street.market(), &street.seller(thief), wrong).await;
        assert!(matches!(outcome, Err(Failure::Refused(InvitationRefusal::Gone))), "{wrong}");
    }
    let stored = street.number("select count(*) from shops.invitations where token_hash is not null").await;
    assert_eq!(stored, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn invitations_can_be_taken_back_and_end_by_themselves(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.invites(owner, "sam@example.org", "staff").await.expect("is invited");
    let twice = street.invites(owner, "sam@example.org", "manager").await;
    assert!(matches!(twice, Err(Failure::Refused(StaffRefusal::Invited))));
    let first = street.token("sam@example.org").await;
    let open = shops::staff(street.market(), &street.seller(owner)).await.expect("is shown").invited;
    shops::withdraw_invitation(street.market(), &street.seller(owner), open[0].id).await.expect("is taken back");
    let sam = street.person("sam@example.org").await;
    let gone = shops::accept_invitation(street.market(), &street.seller(sam), &first).await;
    assert!(matches!(gone, Err(Failure::Refused(InvitationRefusal::Gone))));

    street.invites(owner, "sam@example.org", "staff").await.expect("is invited anew");
    let second = street.token("sam@example.org").await;
    street.test.clock.advance(std::time::Duration::from_secs(7 * 24 * 3600 + 1));
    let late = shops::accept_invitation(street.market(), &street.seller(sam), &second).await;
    assert!(matches!(late, Err(Failure::Refused(InvitationRefusal::Gone))));
    street.invites(owner, "sam@example.org", "staff").await.expect("one that is over is in nobody's way");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_link_that_is_used_many_times_at_once_lets_one_in_once(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.invites(owner, "sam@example.org", "staff").await.expect("is invited");
    let token = street.token("sam@example.org").await;
    let sam = street.seller(street.person("sam@example.org").await);
    let all = join_all((0..8).map(|_| shops::accept_invitation(street.market(), &sam, &token))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
    assert_eq!(street.number("select count(*) from shops.staff").await, 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_never_has_more_people_than_it_may_however_many_are_invited_at_once(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    sqlx::query(
        "insert into identity.accounts (id, email, email_key, name, password_hash)
         select gen_random_uuid(), n || '@s.example', n || '@s.example', 'S', 'x' from generate_series(1, 46) n",
    )
    .execute(&street.pool)
    .await
    .expect("people");
    sqlx::query(
        "insert into shops.staff (shop_id, account_id, role)
         select $1, id, 'staff' from identity.accounts where email like '%@s.example'",
    )
    .bind(shop.id.0)
    .execute(&street.pool)
    .await
    .expect("work there");
    let emails: Vec<String> = (0..10).map(|number| format!("new{number}@example.org")).collect();
    let all = join_all(emails.iter().map(|email| street.invites(owner, email, "staff"))).await;
    let sent = all.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(sent, 3, "47 work there, 50 may: {all:?}");
    let full = all.iter().filter(|o| matches!(o, Err(Failure::Refused(StaffRefusal::Full { most: 50 })))).count();
    assert_eq!(full, 7);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_invites_without_end(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let mut refused = 0;
    for number in 0..35 {
        let email = format!("n{number}@example.org");
        match street.invites(owner, &email, "staff").await {
            Ok(()) => {}
            Err(Failure::Refused(StaffRefusal::TooMany { .. })) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(refused, 5);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_is_removed_is_out_with_the_next_request(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, [(_, owner), (_, manager), (_, staff)]) = shop_with_people(&street).await;
    let market = street.market();
    assert!(street.may(&street.seller(staff), Resource::Orders, Action::See).await.is_ok());
    shops::remove_staff(market, &street.seller(owner), staff).await.expect("is removed");
    assert!(matches!(street.may(&street.seller(staff), Resource::Orders, Action::See).await, Err(Failure::NotFound)));
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::shop_of(&mut db, staff).await.expect("answers"), None);

    shops::set_role(market, &street.seller(owner), manager, StaffRole::Staff).await.expect("is staff now");
    assert!(matches!(
        street.may(&street.seller(manager), Resource::Profile, Action::See).await,
        Err(Failure::Forbidden)
    ));
    assert!(matches!(shops::remove_staff(market, &street.seller(manager), owner).await, Err(Failure::Forbidden)));
    shops::remove_staff(market, &street.seller(manager), manager).await.expect("leaves");
    let staff = shops::staff(market, &street.seller(owner)).await.expect("is shown").people;
    assert_eq!(staff.len(), 1);
    assert_eq!(shop.id, shops::seat(market, &street.seller(owner)).await.expect("stands there").shop);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_owner_stays_the_owner(pool: PgPool) {
    let street = Street::new(pool);
    let (_, [(_, owner), (_, manager), _]) = shop_with_people(&street).await;
    let (market, op) = (street.market(), street.seller(owner));
    for role in StaffRole::ALL {
        let outcome = shops::set_role(market, &op, owner, role).await;
        assert!(matches!(outcome, Err(Failure::Refused(StaffRefusal::TheOwner))), "{role:?}");
    }
    let second = shops::set_role(market, &op, manager, StaffRole::Owner).await;
    assert!(matches!(second, Err(Failure::Refused(StaffRefusal::TheOwner))));
    let gone = shops::remove_staff(market, &op, owner).await;
    assert!(matches!(gone, Err(Failure::Refused(StaffRefusal::TheOwner))));
    let (_, stranger) = street.shop("kettle", "Kettle").await;
    let foreign = shops::remove_staff(market, &op, stranger).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "people of other shops are not there");
    street.keeps_its_promises().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn somebody_with_several_shops_stands_in_the_one_they_chose(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let kettle = street.opens(new_shop("kettle", "Kettle", owner)).await.expect("opens");
    let (market, op) = (street.market(), street.seller(owner));
    let seat = shops::seat(market, &op).await.expect("stands somewhere");
    assert_eq!((seat.shop, seat.shops.len()), (fern.id, 2));
    assert_eq!(shops::choose_shop(market, &op, kettle.id).await.expect("moves").shop, kettle.id);
    assert_eq!(shops::mine(market, &op).await.expect("is theirs").id, kettle.id);
    let (foreign, _) = street.shop("oboe", "Oboe").await;
    assert!(matches!(shops::choose_shop(market, &op, foreign.id).await, Err(Failure::NotFound)));
}
