//! The public API, asked the way programs ask it: from nothing to an account, and everything that nobody should send.

use domain::actor::Site;
use http::Method;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::town::{Answer, Ask, Town, Who};

const PASSWORD: &str = "plant kettle oboe";

fn asks(method: Method, path: &str, body: &Value) -> Ask {
    Ask::new(method, path).with("content-type", "application/json").saying(body.to_string().as_bytes())
}

async fn post(town: &Town, path: &str, body: &Value) -> Answer {
    town.ask(asks(Method::POST, &format!("/api/v1/auth/{path}"), body)).await
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text()).unwrap_or_else(|_| panic!("no JSON: {}", answer.text()))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} is missing in {value}"))
}

/// What went wrong, in the form that is promised.
fn problem(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.text());
    let problem = read(answer);
    assert_eq!(text(&problem, "type"), format!("/problems/{}", text(&problem, "code")));
    assert!(!text(&problem, "message").is_empty() && !text(&problem, "request_id").is_empty());
    problem
}

/// The code in the last mail to an address.
async fn code(pool: &PgPool, email: &str) -> String {
    let body: String = sqlx::query_scalar(
        "select body from kernel.mails where recipient = $1 order by created_at desc, id desc limit 1",
    )
    .bind(email)
    .fetch_one(pool)
    .await
    .expect("a mail");
    body.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).expect("a code").to_owned()
}

/// Somebody who signed up; their tokens.
async fn signed_up(town: &Town, pool: &PgPool, email: &str) -> Value {
    let body = json!({ "name": "Nia", "email": email, "password": PASSWORD });
    let sent = post(town, "sign-up", &body).await;
    assert_eq!(sent.status, 202, "{}", sent.text());
    let sent = read(&sent);
    let entry = json!({ "challenge": text(&sent, "challenge"), "code": code(pool, email).await });
    let opened = post(town, "code", &entry).await;
    assert_eq!(opened.status, 200, "{}", opened.text());
    read(&opened)
}

fn bearing(ask: Ask, tokens: &Value) -> Ask {
    ask.with("authorization", &format!("Bearer {}", text(tokens, "access_token")))
}

async fn me(town: &Town, tokens: &Value, method: Method, path: &str, body: Option<&Value>) -> Answer {
    let path = format!("/api/v1/me{path}");
    let ask = match body {
        Some(body) => asks(method, &path, body),
        None => Ask::new(method, &path),
    };
    town.ask(bearing(ask, tokens)).await
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_program_goes_from_nothing_to_an_account_and_out_again(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let tokens = signed_up(&town, &pool, "nia@example.org").await;
    let profile = json!({ "name": "Nia Costa", "phone": "+351 912 345 678", "country": "PT" });
    let saved = me(&town, &tokens, Method::PUT, "", Some(&profile)).await;
    assert_eq!((saved.status, text(&read(&saved), "phone")), (200, "+351912345678"));
    let address = json!({
        "label": "home", "name": "Nia Costa", "street": "Rua das Flores 41", "city": "Lisbon", "postcode": "1200-194",
        "country": "PT",
    });
    let kept = me(&town, &tokens, Method::POST, "/addresses", Some(&address)).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
    let kept = read(&kept);
    assert_eq!(kept["is_default"], true);
    let id = text(&kept, "id");
    let edited = json!({ "label": "work", "name": "Nia", "street": "Rua 1", "city": "Lisbon", "postcode": "1200-194", "country": "PT" });
    let edited = me(&town, &tokens, Method::PUT, &format!("/addresses/{id}"), Some(&edited)).await;
    assert_eq!((edited.status, text(&read(&edited), "label")), (200, "work"));
    assert_eq!(me(&town, &tokens, Method::POST, &format!("/addresses/{id}/default"), None).await.status, 204);
    let sessions = read(&me(&town, &tokens, Method::GET, "/sessions", None).await);
    assert_eq!((sessions[0]["here"].as_bool(), sessions[0]["site"].is_null()), (Some(true), true));
    assert_eq!(me(&town, &tokens, Method::DELETE, &format!("/addresses/{id}"), None).await.status, 204);
    let next = post(&town, "refresh", &json!({ "refresh_token": text(&tokens, "refresh_token") })).await;
    assert_eq!(next.status, 200, "{}", next.text());
    let next = read(&next);
    let change = json!({ "current": PASSWORD, "new": "oboe kettle plant nine" });
    assert_eq!(me(&town, &next, Method::PUT, "/password", Some(&change)).await.status, 204);
    let again =
        post(&town, "sign-in", &json!({ "email": "nia@example.org", "password": "oboe kettle plant nine" })).await;
    assert_eq!(again.status, 200, "{}", again.text());
    assert_eq!(me(&town, &next, Method::DELETE, "/sessions", None).await.status, 204);
    problem(&me(&town, &read(&again), Method::GET, "", None).await, 401);
    let out = town.ask(bearing(Ask::new(Method::POST, "/api/v1/auth/sign-out"), &next)).await;
    assert_eq!(out.status, 204);
    let ended = me(&town, &next, Method::GET, "", None).await;
    assert_eq!(text(&problem(&ended, 401), "code"), "token");
    assert_eq!(ended.header("www-authenticate"), "Bearer");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_program_replaces_a_forgotten_password(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let tokens = signed_up(&town, &pool, "nia@example.org").await;
    let sent = post(&town, "forgot", &json!({ "email": "nia@example.org" })).await;
    let unknown = post(&town, "forgot", &json!({ "email": "nobody.at.all@example.org" })).await;
    assert_eq!((sent.status, unknown.status), (202, 202));
    let entry = json!({ "challenge": text(&read(&sent), "challenge"), "code": code(&pool, "nia@example.org").await });
    let allowed = read(&post(&town, "code", &entry).await);
    let reset = json!({ "reset_token": text(&allowed, "reset_token"), "password": PASSWORD });
    let same = problem(&post(&town, "reset", &reset).await, 422);
    assert_eq!(same["fields"][0]["field"], "password");
    let reset = json!({ "reset_token": text(&allowed, "reset_token"), "password": "oboe kettle plant nine" });
    assert_eq!(post(&town, "reset", &reset).await.status, 204);
    problem(&me(&town, &tokens, Method::GET, "", None).await, 401);
    assert_eq!(text(&problem(&post(&town, "reset", &reset).await, 422), "code"), "reset_expired");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn no_cookie_opens_the_api_and_no_token_is_made_up(pool: PgPool) {
    let town = Town::new(pool).await;
    problem(&town.ask_as(Who::Buyer, Ask::new(Method::GET, "/api/v1/me")).await, 401);
    for said in ["", "Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi", "bearer"] {
        let ask = Ask::new(Method::GET, "/api/v1/me").with("authorization", said);
        problem(&town.ask(ask).await, 401);
    }
    for site in [Site::Seller, Site::Admin] {
        let body = json!({ "email": "buyer@example.org", "password": PASSWORD });
        let answer = town.ask(asks(Method::POST, "/api/v1/auth/sign-in", &body).on(site)).await;
        assert_eq!(answer.status, 404, "the API is on the shopper site alone");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_bad_body_is_the_senders_mistake_in_words(pool: PgPool) {
    let town = Town::new(pool.clone()).await;
    let tokens = signed_up(&town, &pool, "nia@example.org").await;
    let long = "x".repeat(300);
    let bodies = [
        "",
        "null",
        "[]",
        "{",
        "{}",
        "\"x\"",
        "0",
        "{\"email\":1}",
        "\u{0}",
        "{\"email\":\"a@b.c\",\"password\":null}",
        "{\"name\":\"\\u0000\",\"email\":\"\\u0000@b.c\",\"password\":\"\\u0000\"}",
        "{\"unknown\":true}",
        "{\"challenge\":\"x\",\"code\":\"123456\"}",
        "{\"refresh_token\":\"\\ud800\"}",
        "{\"refresh_token\":\"\"}",
        "{\"step_token\":\"\",\"code\":\"\"}",
        "{\"reset_token\":\"\",\"password\":\"\"}",
        "{\"challenge\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"code\":\"\u{661}\u{662}\"}",
    ];
    let routes = server::api::ROUTES.iter().filter(|(method, _)| matches!(method.trim(), "POST" | "PUT"));
    for (method, path) in routes {
        if path.ends_with("/sign-out") || path.ends_with("/default") || path.ends_with("/follow") {
            continue;
        }
        let method = if method.trim() == "PUT" { Method::PUT } else { Method::POST };
        let path = path.replace("{id}", "01890a5d-ac96-774b-bcce-b302099a8057");
        let ask = || bearing(Ask::new(method.clone(), &path), &tokens);
        for body in bodies {
            let answer = town.ask(ask().with("content-type", "application/json").saying(body.as_bytes())).await;
            assert!((400..500).contains(&answer.status), "{path} {body}: {} {}", answer.status, answer.text());
            problem(&answer, answer.status);
        }
        let cut = json!({ "name": long, "email": long, "password": long, "label": long, "phone": long }).to_string();
        let answer = town.ask(ask().with("content-type", "application/json").saying(cut.as_bytes())).await;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        problem(&town.ask(ask().saying(b"{}")).await, 415);
        problem(&town.ask(ask().with("content-type", "text/plain").saying(b"{}")).await, 415);
        let large = vec![b' '; 257 << 10];
        problem(&town.ask(ask().with("content-type", "application/json").saying(&large)).await, 413);
        let wrong_method = town.ask(Ask::new(Method::PATCH, &path)).await;
        problem(&wrong_method, 405);
    }
    for id in ["x", "0", "%00", "01890a5d-ac96-774b-bcce-b302099a8057"] {
        problem(&me(&town, &tokens, Method::DELETE, &format!("/sessions/{id}"), None).await, 404);
        problem(&me(&town, &tokens, Method::DELETE, &format!("/addresses/{id}"), None).await, 404);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn wrong_tries_are_counted_and_say_when_again(pool: PgPool) {
    let town = Town::new(pool).await;
    let body = json!({ "email": "buyer@example.org", "password": "wrong wrong wrong" });
    for _ in 0..5 {
        let answer = post(&town, "sign-in", &body).await;
        assert_eq!(text(&problem(&answer, 401), "code"), "wrong_credentials");
    }
    let locked = post(&town, "sign-in", &body).await;
    assert_eq!(text(&problem(&locked, 429), "code"), "locked");
    let seconds: u32 = locked.header("retry-after").parse().expect("seconds");
    assert!((800..=901).contains(&seconds), "{seconds}");
}

#[test]
fn every_route_is_described_and_every_description_is_a_route() {
    let document: Value = serde_json::from_str(&server::api::document()).expect("JSON");
    let mut described: Vec<String> = Vec::new();
    for (path, methods) in
        document["paths"].as_object().expect("paths").iter().filter(|(path, _)| path.contains("/v1/"))
    {
        for (method, operation) in methods.as_object().expect("methods") {
            let method = if method == "delete" { "DEL".to_owned() } else { method.to_uppercase() };
            described.push(format!("{method} {path}"));
            for status in ["400", "401", "404", "422", "429", "503"] {
                assert!(operation["responses"][status].is_object(), "{method} {path} does not tell of {status}");
            }
        }
    }
    let mut routes: Vec<String> =
        server::api::ROUTES.iter().map(|(method, path)| format!("{} {path}", method.trim())).collect();
    described.sort();
    routes.sort();
    assert_eq!(described, routes);
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
}
