//! The hosted page: what it shows, how it refuses, and how it is protected.

use http::StatusCode;
use sqlx::PgPool;

use crate::actors::{BASKET, CANCEL_URL, Merchant, Shopper, id, sandbox};

#[sqlx::test(migrations = false)]
async fn the_page_shows_the_bill_and_the_way_back(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let session = Merchant::of(&sandbox).opens_session().await;
    let page = Shopper::of(&sandbox).opens(&format!("/pay/{}", id(&session))).await;
    assert_eq!(page.status, StatusCode::OK);
    for shown in ["Pay Agora", "Pay $64.50", "$24.50", "2 pieces", "Lamp", "Brass", "Back to the basket", CANCEL_URL] {
        assert!(page.text.contains(shown), "{shown} is missing");
    }
    for label in ["Card number", "Expiry", "Security code", "Name on the card"] {
        assert!(page.text.contains(&format!(">{label}</label>")), "{label} is missing");
    }
    assert!(!page.text.contains("<b>\"blue\"</b>"), "the merchant's text is text");
    assert!(page.text.contains("&#60;b&#62;") || page.text.contains("&lt;b&gt;"), "{}", page.text);
}

#[sqlx::test(migrations = false)]
async fn the_page_runs_nothing_and_loads_only_its_own(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    let page = shopper.opens(&format!("/pay/{}", id(&session))).await;
    assert!(!page.text.contains("<script") && !page.text.contains("style=") && !page.text.contains("<style"));
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{policy}");
    assert!(policy.contains("form-action 'self' http://shop.test:3000;"), "the way home is open: {policy}");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    let paid = shopper.pays(id(&session), "4242424242424242").await;
    assert_eq!(paid.header("cache-control"), "no-store");

    let style =
        merchant.raw(http::Request::get("/pay/pay.css").body(axum::body::Body::empty()).expect("well formed")).await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}

#[sqlx::test(migrations = false)]
async fn mistakes_are_marked_in_words_and_nothing_is_charged(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    let fields = [("number", "4242424242424241"), ("expiry", "01/20"), ("security_code", "12"), ("name", "Ana \"A\"")];
    let page = shopper.types(id(&session), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "There is a typing mistake in this number.",
        "This card has expired.",
        "The security code has 3 digits.",
        "Nothing was charged.",
        "role=\"alert\"",
        "aria-describedby=\"number-problem\"",
    ] {
        assert!(page.text.contains(sentence), "{sentence} is missing");
    }
    assert!(page.text.contains("value=\"4242424242424241\"") && page.text.contains("value=\"01/20\""));
    assert!(page.text.contains("Ana &#34;A&#34;"), "what was typed comes back as text");
    let empty = shopper.types(id(&session), &[]).await;
    assert_eq!(empty.text.matches("aria-invalid=\"true\"").count(), 4);
    let real = shopper.pays(id(&session), "4539578763621486").await;
    assert!(real.text.contains("This page takes test cards only."));
    assert!(merchant.heard().await.is_empty(), "a form that makes no sense is no try");
}

#[sqlx::test(migrations = false)]
async fn closed_and_unknown_pages_say_so(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4242424242424242").await;
    let paid = shopper.opens(&format!("/pay/{}", id(&session))).await;
    assert!(paid.text.contains("This is paid") && paid.text.contains("See your order"));
    let again = shopper.types(id(&session), &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "a late press of the button leads on, whatever was typed");
    for path in ["/pay/cs_test_nobody", "/pay/%F0%9F%A6%80"] {
        let unknown = shopper.opens(path).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        assert!(unknown.text.contains("There is no such payment"));
    }
}

#[sqlx::test(migrations = false)]
async fn a_page_without_a_way_back_has_no_dead_link(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let fields: Vec<_> = BASKET.iter().copied().filter(|(name, _)| *name != "cancel_url").collect();
    let session = Merchant::of(&sandbox).post("/v1/checkout/sessions", &fields).await.object();
    let page = Shopper::of(&sandbox).opens(&format!("/pay/{}", id(&session))).await;
    assert!(!page.text.contains("Back to the basket"));
}
