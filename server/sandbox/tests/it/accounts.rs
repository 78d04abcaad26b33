//! Accounts that are paid: opened by the merchant, filled in by their owner on the hosted page, told about.

use futures::future::join_all;
use http::StatusCode;
use serde_json::Value;
use sqlx::PgPool;

use crate::actors::{Merchant, Shopper, id, sandbox};

const RETURN_URL: &str = "http://sell.test:3001/settings/payouts?returned=1";
const REFRESH_URL: &str = "http://sell.test:3001/settings/payouts?again=1";
const ACCOUNT: &[(&str, &str)] = &[
    ("type", "express"),
    ("country", "PT"),
    ("email", "ana@example.org"),
    ("business_profile[name]", "Fern & Loom <b>"),
    ("capabilities[transfers][requested]", "true"),
    ("metadata[shop]", "0192f3c4-0000-7000-8000-000000000009"),
];
const ANSWERS: &[(&str, &str)] = &[
    ("first_name", "Ana"),
    ("last_name", "Ferreira"),
    ("born", "1990-05-31"),
    ("account_number", "000123456789"),
    ("agreed", "yes"),
];

/// An account, and the path of a page for its owner.
async fn opened(merchant: &Merchant) -> (Value, String) {
    let account = merchant.post("/v1/accounts", ACCOUNT).await.object();
    let path = page_of(merchant, id(&account)).await;
    (account, path)
}

async fn page_of(merchant: &Merchant, account: &str) -> String {
    let fields = [
        ("account", account),
        ("refresh_url", REFRESH_URL),
        ("return_url", RETURN_URL),
        ("type", "account_onboarding"),
    ];
    let link = merchant.post("/v1/account_links", &fields).await.object();
    let url = link["url"].as_str().expect("a page").to_owned();
    url.strip_prefix("http://pay.test:3003").expect("the page is the sandbox's").to_owned()
}

async fn account(merchant: &Merchant, known: &Value) -> Value {
    merchant.get(&format!("/v1/accounts/{}", id(known))).await.object()
}

#[sqlx::test(migrations = false)]
async fn an_owner_answers_what_is_asked_and_can_be_paid(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, owner) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let (new, path) = opened(&merchant).await;
    assert_eq!((&new["payouts_enabled"], &new["details_submitted"]), (&Value::from(false), &Value::from(false)));
    let due = new["requirements"]["currently_due"].as_array().expect("a list").len();
    assert_eq!((due, &new["metadata"]["shop"]), (8, &Value::from("0192f3c4-0000-7000-8000-000000000009")));

    let page = owner.opens(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Fern &#38; Loom") || page.text.contains("Fern &amp; Loom"), "{}", page.text);
    assert!(!page.text.contains("<b>") && !page.text.contains("<script") && !page.text.contains("style="));
    assert!(page.header("content-security-policy").contains("form-action 'self' http://sell.test:3001;"));

    let sent = owner.submits(&path, ANSWERS).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, RETURN_URL));
    let account = account(&merchant, &new).await;
    assert_eq!((&account["payouts_enabled"], &account["details_submitted"]), (&Value::from(true), &Value::from(true)));
    assert_eq!(account["requirements"]["currently_due"], Value::from(Vec::<Value>::new()));
    assert_eq!(account["external_accounts"]["data"][0]["last4"], "6789");
    assert_eq!(merchant.heard().await, ["account.updated", "account.updated"]);
}

#[sqlx::test(migrations = false)]
async fn what_is_wrong_is_marked_and_nothing_is_kept(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, owner) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let (new, path) = opened(&merchant).await;
    let fields = [("first_name", "Ana \"A\""), ("born", "2020-01-01"), ("account_number", "DE89370400440532013000")];
    let page = owner.submits(&path, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Nothing was sent.",
        "Type the name as it stands on your passport.",
        "Whoever is paid must be 18 or older.",
        "This page takes test accounts only.",
        "Money is paid out only after you agree.",
        "aria-describedby=\"born-problem\"",
    ] {
        assert!(page.text.contains(sentence), "{sentence} is missing");
    }
    assert!(page.text.contains("Ana &#34;A&#34;") || page.text.contains("Ana &quot;A&quot;"), "what was typed stays");
    assert_eq!(account(&merchant, &new).await["details_submitted"], false);
}

#[sqlx::test(migrations = false)]
async fn a_page_is_good_for_one_visit(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, owner) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let (_, path) = opened(&merchant).await;
    let all = join_all((0..6).map(|_| owner.submits(&path, ANSWERS))).await;
    let through = all.iter().filter(|reply| reply.header("location") == RETURN_URL).count();
    let again = all.iter().filter(|reply| reply.header("location") == REFRESH_URL).count();
    assert_eq!((through, again), (1, 5));
    let used = owner.opens(&path).await;
    assert_eq!((used.status, used.header("location")), (StatusCode::SEE_OTHER, REFRESH_URL));
    let (_, path) = opened(&merchant).await;
    sqlx::query("update sandbox.account_links set expires_at = now()").execute(&pool).await.expect("too old");
    assert_eq!(owner.submits(&path, ANSWERS).await.header("location"), REFRESH_URL);
    assert_eq!(owner.opens("/pay/onboard/nobody").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrations = false)]
async fn an_account_that_its_bank_does_not_know_is_asked_for_again(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, owner) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let (new, path) = opened(&merchant).await;
    let mut answers = ANSWERS.to_vec();
    answers[3] = ("account_number", "000111111116");
    owner.submits(&path, &answers).await;
    let refused = account(&merchant, &new).await;
    assert_eq!((&refused["payouts_enabled"], &refused["details_submitted"]), (&Value::from(false), &Value::from(true)));
    assert_eq!(refused["requirements"]["currently_due"][0], "external_account");
    let path = page_of(&merchant, id(&new)).await;
    assert!(owner.opens(&path).await.text.contains("The bank does not know the account that you gave."));
    owner.submits(&path, ANSWERS).await;
    assert_eq!(account(&merchant, &new).await["payouts_enabled"], true);
}

#[sqlx::test(migrations = false)]
async fn the_same_call_opens_one_account_and_wrong_ones_none(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let merchant = Merchant::of(&sandbox);
    let first = merchant.post_with_key("/v1/accounts", ACCOUNT, Some("shop 1")).await.object();
    let again = merchant.post_with_key("/v1/accounts", ACCOUNT, Some("shop 1")).await.object();
    assert_eq!(first, again);
    let error = merchant.post("/v1/accounts", &[("country", "KP")]).await.error(400);
    assert_eq!(error["code"], "country_unsupported");
    merchant.post("/v1/accounts", &[("country", "PT"), ("colour", "red")]).await.error(400);
    let nobody = [
        ("account", "acct_nobody"),
        ("refresh_url", REFRESH_URL),
        ("return_url", RETURN_URL),
        ("type", "account_onboarding"),
    ];
    merchant.post("/v1/account_links", &nobody).await.error(404);
    let list = merchant.get("/v1/accounts").await.object();
    assert_eq!(list["data"].as_array().expect("a list").len(), 1);
}
