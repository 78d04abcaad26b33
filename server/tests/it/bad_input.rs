//! What nobody should send: each refused in words, with a status that says whose mistake it was.

use domain::actor::Site;
use http::Method;
use sqlx::PgPool;

use crate::town::{Ask, Things, Town, Who};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn forms_of_other_sites_change_nothing(pool: PgPool) {
    let town = Town::new(pool).await;
    let form = format!("item[variant]={}&item[quantity]=1", town.things.variant);
    let add = || Ask::call("orders/add_to_cart", &form);
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        let answer = town.ask_as(Who::Buyer, add().with(name, value)).await;
        assert_eq!(answer.status, 403, "{name}: {value}");
    }
    let units = town.ask_as(Who::Buyer, Ask::call("orders/cart_units", "")).await;
    let own = town.ask_as(Who::Buyer, add().with("sec-fetch-site", "same-origin")).await;
    assert_eq!(own.status, 200);
    assert_ne!(own.text(), units.text());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_too_large_or_unreadable_is_refused(pool: PgPool) {
    let town = Town::new(pool).await;
    let large = vec![b'a'; 257 << 10];
    let call = |body: &[u8]| Ask::call("orders/add_to_cart", "").saying(body);
    let said = call(&large).with("content-length", &large.len().to_string());
    assert_eq!(town.ask(said).await.status, 413);
    assert_eq!(town.ask(call(&large)).await.status, 413, "and so is one that does not say how large it is");
    for broken in ["item[variant]=x", "item={", "\u{0}", "item[variant][variant][variant]=1"] {
        let answer = town.ask(call(broken.as_bytes())).await;
        assert_eq!((answer.status, answer.text().as_str()), (400, "\"Malformed\""), "{broken}");
    }
    for absurd in ["0", "100", "4294967295"] {
        let form = format!("item[variant]={}&item[quantity]={absurd}", town.things.variant);
        assert_eq!(town.ask(Ask::call("orders/add_to_cart", &form)).await.status, 422, "{absurd}");
    }
    for beyond in ["-1", "4294967296", "1.5"] {
        let form = format!("item[variant]={}&item[quantity]={beyond}", town.things.variant);
        assert_eq!(town.ask(Ask::call("orders/add_to_cart", &form)).await.status, 400, "{beyond}");
    }
    assert_eq!(town.ask(Ask::call("orders/no_such_call", "")).await.status, 404);
    assert_eq!(town.ask(Ask::new(Method::GET, "/api/orders/cart")).await.status, 405);
    assert_eq!(town.ask(Ask::new(Method::DELETE, "/")).await.status, 405);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn forged_webhooks_are_not_believed(pool: PgPool) {
    let town = Town::new(pool).await;
    let hear = || Ask::new(Method::POST, "/webhooks/stripe").saying(br#"{"type":"checkout.session.completed"}"#);
    for ask in [hear(), hear().with("stripe-signature", "t=1,v1=00"), hear().with("stripe-signature", "nonsense")] {
        let answer = town.ask(ask).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let large = Ask::new(Method::POST, "/webhooks/stripe").saying(&vec![b' '; 257 << 10]);
    assert_eq!(town.ask(large).await.status, 413);
    assert_eq!(town.ask(hear().on(Site::Admin)).await.status, 404, "only the shopper site hears webhooks");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_session_that_is_none_is_taken_away_and_nothing_is_shown(pool: PgPool) {
    let town = Town::new(pool).await;
    let session = "__Host-agora-admin";
    for token in ["", "short", &"A".repeat(43), &"x".repeat(5000)] {
        let ask = Ask::page("/users").on(Site::Admin).with("cookie", &format!("{session}={token}"));
        let answer = town.ask(ask).await;
        assert!(!answer.text().contains("@example.org"), "{token}");
        assert_eq!(answer.cookie(session).as_deref(), Some("__Host-agora-admin="), "{token}");
    }
    // A shopper's session opens no other site, under whatever name it is brought.
    let shopper = town.sign_in(Who::Buyer).await;
    let token = shopper.split_once('=').map(|(_, token)| token).expect("a cookie has a value");
    let ask = Ask::call("identity/accounts", "words=&page=1").on(Site::Admin);
    assert_eq!(town.ask(ask.with("cookie", &format!("{session}={token}"))).await.status, 401);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pages_tell_browsers_what_they_may_do(pool: PgPool) {
    let town = Town::new(pool).await;
    let first = town.ask(Ask::page("/")).await;
    let again = town.ask(Ask::page("/")).await;
    for answer in [&first, &again] {
        let policy = answer.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        assert!(answer.text().contains(&format!("nonce=\"{nonce}\"")), "the page carries the nonce of its policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'self' https://pay.example;"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(!answer.headers.contains_key("strict-transport-security"), "the site is not reached over https");
        assert!(!answer.headers.contains_key("set-cookie"));
    }
    let nonce = |answer: &crate::town::Answer| answer.header("content-security-policy").to_owned();
    assert_ne!(nonce(&first), nonce(&again), "a kept page has a nonce of its own for everybody");
    let known = town.ask_as(Who::Buyer, Ask::page("/account")).await;
    assert_eq!((known.status, known.header("cache-control")), (200, "no-store"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pictures_are_inert_and_kept(pool: PgPool) {
    let town = Town::new(pool).await;
    let answer = town.ask(Ask::new(Method::GET, &format!("/media/{}-400.webp", Things::PICTURE))).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/webp"));
    assert!(answer.header("cache-control").contains("immutable"));
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    for foreign in ["-401.webp", "-400.png", "-400.webp/..", ""] {
        let answer = town.ask(Ask::new(Method::GET, &format!("/media/{}{foreign}", Things::PICTURE))).await;
        assert_eq!(answer.status, 404, "{foreign}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn health_is_told_and_measurements_stay_inside(pool: PgPool) {
    let town = Town::new(pool).await;
    assert_eq!(town.ask(Ask::new(Method::GET, "/livez")).await.status, 200);
    assert_eq!(town.ask(Ask::new(Method::GET, "/readyz")).await.status, 200);
    assert_eq!(town.ask(Ask::new(Method::GET, "/metrics")).await.status, 404, "asked from nowhere known");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pictures_are_taken_from_the_seller_alone(pool: PgPool) {
    let town = Town::new(pool).await;
    let path = format!("/products/{}/images", town.things.product);
    let form = "--edge\r\ncontent-disposition: form-data; name=\"image\"; filename=\"x.svg\"\r\n\r\n<svg onload=alert(1)>\r\n\
                --edge\r\ncontent-disposition: form-data; name=\"alt\"\r\n\r\nA mug\r\n--edge--\r\n";
    let send = || {
        let ask = Ask::new(Method::POST, &path).saying(form.as_bytes());
        ask.with("content-type", "multipart/form-data; boundary=edge")
    };
    let refused = town.ask_as(Who::Seller, send()).await;
    assert_eq!(refused.status, 303);
    assert!(refused.header("location").contains("image_error=%5B%5B1%2C%7B%22Refused%22%3A%22WrongKind%22%7D%5D%5D"));
    assert_eq!(town.ask_as(Who::Rival, send()).await.status, 404, "it is not theirs, so it is not there");
    let door = town.ask(send().on(Site::Seller)).await;
    assert!(door.header("location").starts_with("/sign-in?next="), "{}", door.header("location"));
    assert_eq!(town.ask(send()).await.status, 404, "no other site takes pictures");
    let broken = Ask::new(Method::POST, &path).saying(b"{}").with("content-type", "application/json");
    assert_eq!(town.ask_as(Who::Seller, broken).await.status, 400);
}
