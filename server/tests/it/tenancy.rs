//! Nobody reaches what is somebody else's: by any call, page or route, and not in the database either.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, ShopId};
use http::Method;
use kernel::{Op, Tenant};
use serde_json::json;
use sqlx::{AssertSqlSafe, PgPool};
use uuid::Uuid;

use crate::permissions::CALLS;
use crate::town::{Ask, Things, Town, Who};

/// Calls about what everybody may see or name: the thing is public, whoever it belongs to.
const PUBLIC: [&str; 7] = [
    "catalog/similar",
    "catalog/mark",
    "orders/basket_wish",
    "orders/add_to_cart",
    "shops/follow_shop",
    "shops/unfollow_shop",
    "orders/place_order",
];

/// Who everything here does not belong to. The rival sells too, and has a shop of their own.
const STRANGERS: [Who; 3] = [Who::Guest, Who::Stranger, Who::Rival];

/// For each name under which calls take an id: where one of somebody else's is found.
const FOREIGN: [(&str, &str); 22] = [
    ("product", "select id from catalog.products where slug = 'stoneware-mug'"),
    ("variant", "select id from catalog.variants limit 1"),
    ("image", "select id from catalog.images limit 1"),
    ("order", "select id from orders.orders limit 1"),
    ("group", "select id from orders.groups limit 1"),
    (
        "line",
        "select l.id from orders.cart_lines l join orders.carts c on c.id = l.cart_id
              where c.account_id = (select id from identity.accounts where email = 'buyer@example.org')",
    ),
    ("shop", "select id from shops.shops where handle = 'kiln'"),
    (
        "method",
        "select m.id from shops.shipping_methods m join shops.shops s on s.id = m.shop_id where handle = 'kiln'",
    ),
    ("invitation", "select id from shops.invitations limit 1"),
    ("request", "select id from shops.plan_requests limit 1"),
    ("account", "select account_id from shops.staff where role = 'staff'"),
    ("address", "select id from identity.addresses limit 1"),
    (
        "session",
        "select s.id from identity.sessions s join identity.accounts a on a.id = s.account_id
                 where email = 'buyer@example.org' limit 1",
    ),
    ("passkey", "select id from identity.passkeys limit 1"),
    ("application", "select id from identity.applications limit 1"),
    ("document", "select id from identity.documents limit 1"),
    ("mail", "select id from kernel.mails limit 1"),
    ("delivery", "select id from kernel.deliveries limit 1"),
    ("notice", "select id from messages.notices limit 1"),
    ("order_line", "select id from orders.order_lines limit 1"),
    ("review", "select id from reviews.reviews limit 1"),
    ("photo", "select id from reviews.photos limit 1"),
];

/// What belongs to the buyer and to the shop, beyond what the town was built with.
const POSSESSIONS: &str = "
    insert into identity.addresses (id, account_id, label, name, street, city, postcode, country, created_at)
        select gen_random_uuid(), id, 'home', 'Buyer', 'Rua 1', 'Lisbon', '1200-194', 'PT', now()
        from identity.accounts where email = 'buyer@example.org';
    insert into identity.passkeys (id, account_id, credential_id, rp_id, name, static_state, dynamic_state, transports,
                                   created_at)
        select gen_random_uuid(), id, '\\x01', 'localhost', 'Key', '', '', '', now()
        from identity.accounts where email = 'buyer@example.org';
    insert into identity.applications (id, account_id, trade, about, applied_at)
        select gen_random_uuid(), id, 'creator', 'I photograph weddings.', now()
        from identity.accounts where email = 'buyer@example.org';
    insert into identity.documents (id, application_id, account_id, name, kind, bytes, blob_key, added_at)
        select gen_random_uuid(), id, account_id, 'paper.pdf', 'pdf', 10, 'documents/1', now() from identity.applications;
    insert into shops.staff (shop_id, account_id, role)
        select s.id, a.id, 'staff' from shops.shops s, identity.accounts a
        where s.handle = 'kiln' and a.email = 'victim@example.org';
    insert into shops.invitations (id, shop_id, email, email_key, role, token_hash, invited_by, created_at, expires_at)
        select gen_random_uuid(), t.shop_id, 'x@example.org', 'x@example.org', 'staff', sha256('x'), t.account_id, now(),
               now() + interval '7 days' from shops.staff t join shops.shops s on s.id = t.shop_id
        where s.handle = 'kiln' and t.role = 'owner';
    insert into shops.plan_requests (id, account_id, shop_id, plan)
        select gen_random_uuid(), t.account_id, t.shop_id, 'pro' from shops.staff t join shops.shops s on s.id = t.shop_id
        where s.handle = 'kiln' and t.role = 'owner';
    insert into messages.notices (id, dedupe_key, account_id, site, title, body, link)
        select gen_random_uuid(), 'x', id, 'shopper', 'Hello', '', '/' from identity.accounts
        where email = 'buyer@example.org';
    insert into reviews.reviews (id, line_id, product_id, shop_id, account_id, label, rating, body, state, written_at)
        select gen_random_uuid(), l.id, v.product_id, v.shop_id, o.account_id, '', 4, 'Nobody has looked at this yet.',
               'pending', now()
        from orders.order_lines l join orders.orders o on o.id = l.order_id
        join catalog.variants v on v.id = l.variant_id;
    insert into reviews.photos (id, review_id, key, width, height, tone, position)
        select gen_random_uuid(), id, '00112233445566778899aabbccddeeff', 4, 3, '#d9cfc4', 0 from reviews.reviews;
    insert into reviews.votes (review_id, account_id, at)
        select r.id, a.id, now() from reviews.reviews r, identity.accounts a where a.email = 'victim@example.org';
    insert into reviews.reports (id, review_id, account_id, reason, at)
        select gen_random_uuid(), r.id, a.id, 'advert', now() from reviews.reviews r, identity.accounts a
        where a.email = 'victim@example.org';
    insert into reviews.replies (review_id, shop_id, body, at) select id, shop_id, 'Thank you.', now() from reviews.reviews;
    insert into reviews.watched_lines (line_id) select line_id from reviews.reviews;";

async fn foreign(pool: &PgPool) -> BTreeMap<&'static str, String> {
    sqlx::raw_sql(POSSESSIONS).execute(pool).await.expect("everybody has something");
    let mut found = BTreeMap::new();
    for (name, sql) in FOREIGN {
        let id: Uuid = sqlx::query_scalar(sql).fetch_one(pool).await.unwrap_or_else(|why| panic!("no {name}: {why}"));
        found.insert(name, id.to_string());
    }
    found
}

/// A form whose ids are those of `of`; nothing when it names none that could be somebody's.
fn form_with(form: &str, of: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut any = false;
    let pairs = form.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
        let is_id = value.starts_with('{') && !["{n}", "{slug}"].contains(&value) && value != "{shop}";
        match of(last).filter(|_| is_id) {
            Some(id) => {
                any = true;
                format!("{name}={id}")
            }
            None => format!("{name}={}", value.replace("{none}", &Uuid::nil().to_string()).replace("{n}", "7")),
        }
    });
    let filled: Vec<String> = pairs.collect();
    any.then(|| filled.join("&").replace("{slug}", Things::SLUG).replace("{shop}", Things::SHOP))
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_somebody_elses_looks_like_what_is_not_there_in_every_call(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let foreign = foreign(&pool).await;
    let mut asked = BTreeSet::new();
    for (endpoint, form) in CALLS.iter().filter(|(endpoint, _)| !PUBLIC.contains(endpoint)) {
        let nobody = Uuid::new_v4().to_string();
        let theirs = form_with(form, |name| foreign.get(name).cloned());
        let nobodys = form_with(form, |name| foreign.contains_key(name).then(|| nobody.clone()));
        let (Some(theirs), Some(nobodys)) = (theirs, nobodys) else { continue };
        for who in STRANGERS {
            let absent = town.ask_as(who, Ask::call(endpoint, &nobodys)).await;
            let other = town.ask_as(who, Ask::call(endpoint, &theirs)).await;
            let same =
                |text: String| foreign.values().fold(text.replace(&nobody, "#"), |text, id| text.replace(id, "#"));
            assert_eq!(other.status, absent.status, "{endpoint} by {who:?} with {theirs}: {}", other.text());
            assert_eq!(same(other.text()), same(absent.text()), "{endpoint} by {who:?} with {theirs}");
        }
        asked.insert(*endpoint);
    }
    assert!(asked.len() >= 35, "the walk went past most calls: {asked:?}");
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from identity.addresses) + (select count(*) from identity.passkeys)
              + (select count(*) from identity.documents where dropped_at is null)
              + (select count(*) from orders.cart_lines l join orders.carts c on c.id = l.cart_id
                 where c.account_id = (select id from identity.accounts where email = 'buyer@example.org'))
              + (select count(*) from shops.invitations where withdrawn_at is null)
              + (select count(*) from shops.staff where role = 'staff')
              + (select count(*) from messages.notices where title = 'Hello' and read_at is null)
              + (select count(*) from reviews.reviews where rating = 4 and state = 'pending')
              + (select count(*) from reviews.photos) + (select count(*) from reviews.replies)",
    )
    .fetch_one(&pool)
    .await
    .expect("a number");
    assert_eq!(left, 10, "somebody took, changed or read what was not theirs");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_somebody_elses_has_no_page(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let foreign = foreign(&pool).await;
    let mut asked = 0;
    for (site, who) in [(Site::Shopper, Who::Guest), (Site::Shopper, Who::Stranger), (Site::Seller, Who::Rival)] {
        for pattern in server::sites::pages(site).into_iter().filter(|pattern| pattern.contains("{id}")) {
            let nobody = town.ask_as(who, Ask::page(&pattern.replace("{id}", &Uuid::new_v4().to_string()))).await;
            for id in foreign.values() {
                let other = town.ask_as(who, Ask::page(&pattern.replace("{id}", id))).await;
                assert_eq!(other.status, nobody.status, "{pattern} with {id} for {who:?}");
                asked += 1;
            }
        }
    }
    assert!(asked > 50, "{asked}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_somebody_elses_has_no_route(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let foreign = foreign(&pool).await;
    let credentials = json!({ "email": "stranger@example.org", "password": crate::town::PASSWORD });
    let sign_in = Ask::new(Method::POST, "/api/v1/auth/sign-in").with("content-type", "application/json");
    let tokens = town.ask(sign_in.saying(credentials.to_string().as_bytes())).await;
    let tokens: serde_json::Value = serde_json::from_str(&tokens.text()).expect("tokens");
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().expect("a token"));
    let address = json!({ "label": "home", "name": "N", "street": "Rua 1", "city": "Lisbon", "postcode": "1200-194",
                          "country": "PT" });
    let mut asked = 0;
    for (method, pattern) in server::api::ROUTES.iter().filter(|(_, pattern)| pattern.contains("{id}")) {
        let method = match method.trim() {
            "DEL" => Method::DELETE,
            other => other.parse().expect("a method"),
        };
        let ask = |id: &str| {
            let ask = Ask::new(method.clone(), &pattern.replace("{id}", id)).with("content-type", "application/json");
            ask.with("authorization", &bearer).saying(address.to_string().as_bytes())
        };
        let nobody = town.ask(ask(&Uuid::new_v4().to_string())).await;
        assert!([404, 204].contains(&nobody.status), "{method} {pattern}: {} {}", nobody.status, nobody.text());
        for id in foreign.values() {
            assert_eq!(town.ask(ask(id)).await.status, nobody.status, "{method} {pattern} with {id}");
            asked += 1;
        }
    }
    assert!(asked > 50, "{asked}");
    let kept: i64 = sqlx::query_scalar("select count(*) from identity.addresses").fetch_one(&pool).await.expect("rows");
    assert_eq!(kept, 1);
}

/// Tables with a shop or a person in them that have no wall, each with its reason.
const OPEN: [(&str, &str); 22] = [
    ("identity.account_roles", "read at the door, before anybody is known"),
    ("identity.applications", "found by account in one place; admins read all"),
    ("identity.authenticators", "read at the door, before anybody is known"),
    ("identity.codes", "read at the door, before anybody is known"),
    ("identity.devices", "read at the door, before anybody is known"),
    ("identity.documents", "served by one use case that asks whose it is"),
    ("identity.exports", "served by one use case that asks whose it is"),
    ("identity.links", "read at the door, before anybody is known"),
    ("identity.passkey_handles", "read at the door, before anybody is known"),
    ("identity.passkeys", "read at the door, before anybody is known"),
    ("identity.ceremonies", "read at the door, before anybody is known"),
    ("identity.recovery_codes", "read at the door, before anybody is known"),
    ("identity.reset_sessions", "read at the door, before anybody is known"),
    ("identity.sessions", "read at the door, before anybody is known"),
    ("identity.sign_ins", "read at the door, before anybody is known"),
    ("identity.token_families", "read at the door, before anybody is known"),
    ("shops.blocked_emails", "no shop's own: it keeps people from opening another"),
    ("shops.follower_counts", "public"),
    ("shops.former_handles", "public"),
    ("shops.plan_requests", "a person's, asked under the lock of their plan"),
    ("shops.subscriptions", "a person's, read for every order's fee"),
    ("identity.profiles", "a person's"),
];

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_table_with_a_tenant_in_it_has_a_wall(pool: PgPool) {
    let open: Vec<String> = sqlx::query_scalar(
        "select distinct c.table_schema || '.' || c.table_name from information_schema.columns c
         join pg_class t on t.relname = c.table_name and t.relkind = 'r'
         join pg_namespace n on n.oid = t.relnamespace and n.nspname = c.table_schema
         where c.column_name in ('shop_id', 'account_id') and not (t.relrowsecurity and t.relforcerowsecurity)
         order by 1",
    )
    .fetch_all(&pool)
    .await
    .expect("tables");
    let excused: BTreeSet<&str> = OPEN.iter().map(|(table, _)| *table).collect();
    let missing: Vec<_> = open.iter().filter(|table| !excused.contains(table.as_str())).collect();
    assert!(missing.is_empty(), "these tables have no wall and no reason: {missing:?}");
}

/// What a connection sees of each walled table.
async fn sees(town: &Town, tenant: Tenant, shop: Option<ShopId>) -> BTreeMap<&'static str, i64> {
    let mut db = town.market.db(tenant).await.expect("a connection");
    if let Some(shop) = shop {
        kernel::tenant::serve(&mut db, shop).await.expect("is told");
    }
    let mut seen = BTreeMap::new();
    let tables = [
        "catalog.variants",
        "stock.items",
        "orders.groups",
        "orders.orders",
        "orders.order_lines",
        "orders.history",
        "orders.carts",
        "orders.cart_lines",
        "payments.payments",
        "shops.shipping_methods",
        "shops.staff",
        "shops.invitations",
        "identity.addresses",
        "messages.notices",
        "reviews.reviews",
        "reviews.photos",
        "reviews.votes",
        "reviews.reports",
        "reviews.replies",
        "reviews.watched_lines",
    ];
    for table in tables {
        let sql = AssertSqlSafe(format!("select count(*) from {table}"));
        seen.insert(table, sqlx::query_scalar(sql).fetch_one(&mut *db).await.expect("a number"));
    }
    seen
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_connection_sees_what_its_tenant_has_and_no_more(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    foreign(&pool).await;
    let id = async |sql: &'static str| -> Uuid { sqlx::query_scalar(sql).fetch_one(&pool).await.expect("an id") };
    let kiln = ShopId(id("select id from shops.shops where handle = 'kiln'").await);
    let loom = ShopId(id("select id from shops.shops where handle = 'loom'").await);
    let buyer = AccountId(id("select id from identity.accounts where email = 'buyer@example.org'").await);
    let stranger = AccountId(id("select id from identity.accounts where email = 'stranger@example.org'").await);

    let all = sees(&town, Tenant::Market, None).await;
    assert!(all.values().all(|rows| *rows > 0), "there is something of everything: {all:?}");
    let own = sees(&town, Tenant::Shop(kiln), None).await;
    for table in [
        "catalog.variants",
        "stock.items",
        "orders.orders",
        "orders.groups",
        "orders.order_lines",
        "payments.payments",
        "shops.invitations",
    ] {
        assert_eq!(own[table], all[table], "{table}");
    }
    assert_eq!((own["orders.carts"], own["identity.addresses"], own["messages.notices"]), (0, 0, 0));
    let rival = sees(&town, Tenant::Person { account: Some(stranger), guest: None }, Some(loom)).await;
    let rivals: BTreeMap<_, _> = rival.into_iter().filter(|(_, rows)| *rows > 0).collect();
    assert_eq!(rivals, BTreeMap::from([("shops.shipping_methods", 1), ("shops.staff", 1)]));

    let person = |account| Tenant::Person { account: Some(account), guest: None };
    let theirs = sees(&town, person(buyer), None).await;
    for table in ["orders.groups", "orders.orders", "orders.carts", "orders.cart_lines", "identity.addresses"] {
        assert!(theirs[table] > 0, "{table}");
    }
    let others = sees(&town, person(stranger), None).await;
    for table in [
        "orders.groups",
        "orders.orders",
        "orders.order_lines",
        "orders.history",
        "orders.carts",
        "orders.cart_lines",
        "payments.payments",
        "shops.staff",
        "shops.invitations",
        "identity.addresses",
        "messages.notices",
        "reviews.reviews",
        "reviews.photos",
        "reviews.votes",
        "reviews.reports",
        "reviews.replies",
        "reviews.watched_lines",
    ] {
        assert_eq!(others[table], 0, "{table}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_writes_nothing_of_another_even_where_a_query_forgets_to_ask(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    foreign(&pool).await;
    let loom: Uuid =
        sqlx::query_scalar("select id from shops.shops where handle = 'loom'").fetch_one(&pool).await.expect("a shop");
    let op =
        Op { actor: Actor::System("tenancy"), roles: vec![Role::Seller], ..Op::system("tenancy", town.market.now()) };
    for forgetful in [
        "update catalog.products set title = 'Stolen'",
        "update stock.items set on_hand = 1000",
        "update orders.orders set state = 'paid'",
        "update shops.shops set name = 'Stolen' where handle <> 'loom'",
        "delete from shops.invitations",
        "delete from orders.cart_lines",
        "update reviews.reviews set rating = 1",
        "delete from reviews.replies",
    ] {
        let mut tx = town.market.begin_for(&op, Tenant::Shop(ShopId(loom))).await.expect("a transaction");
        let done = sqlx::query(forgetful).execute(tx.db()).await.expect("is no error: there is nothing to see");
        assert_eq!(done.rows_affected(), 0, "{forgetful}");
        tx.commit().await.expect("a commit");
        // With the wall torn down, the same words do harm: that is what it stands there for.
        let mut harm = pool.begin().await.expect("a transaction");
        assert!(sqlx::query(forgetful).execute(&mut *harm).await.expect("is done").rows_affected() > 0, "{forgetful}");
    }
}
