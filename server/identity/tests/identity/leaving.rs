//! Copies of what is known of a person, and leaving.

use std::io::{Cursor, Read as _};
use std::time::Duration;

use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{ErasureRefusal, ErasureRequest, ExportRefusal, ProfileDraft, SignUpRefusal, TypedAddress};
use futures::future::{BoxFuture, join_all};
use identity::events::ExportAsked;
use identity::export::{Gather, Part, make_export};
use identity::jobs;
use kernel::{Failure, Market, Op};
use serde_json::json;
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, new_account, refusal, six_digits};

const DAY: Duration = Duration::from_secs(24 * 3600);

fn of_test(_: &Market, account: AccountId) -> BoxFuture<'_, anyhow::Result<Vec<Part>>> {
    Box::pin(async move {
        Ok(vec![Part { name: "pets".into(), records: vec![json!({ "name": "Rex", "of": account.to_string() })] }])
    })
}

const OTHERS: [Gather; 1] = [of_test];

async fn address(town: &Town, op: &Op) {
    let typed = TypedAddress {
        label: "home".into(),
        name: "Ana Ferreira".into(),
        street: "Rua das Flores 41".into(),
        city: "Lisbon".into(),
        postcode: "1200-194".into(),
        country: "PT".into(),
        ..TypedAddress::default()
    };
    identity::add_address(town.market(), op, typed).await.expect("is kept");
}

fn leaves(password: &str) -> ErasureRequest {
    ErasureRequest { password: password.into() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_copy_holds_what_is_known_and_goes_to_its_owner_alone(pool: PgPool) {
    let town = Town::new(pool);
    let (ana, ben) = (town.buyer("ana@example.org").await, town.buyer("ben@example.org").await);
    address(&town, &ana).await;
    let asked = identity::ask_export(town.market(), &ana).await.expect("is asked for");
    let account = ana.account().expect("Ana");
    let early = identity::fetch_export(town.market(), &ana, asked.id).await;
    assert!(matches!(early, Err(Failure::NotFound)));
    let event = || ExportAsked { export: asked.id, account };
    make_export(town.market(), &town.system(), event(), &OTHERS).await.expect("is made");
    make_export(town.market(), &town.system(), event(), &OTHERS).await.expect("twice is as good as once");
    assert_eq!(town.mails("ana@example.org").await.len(), 1);
    let file = identity::fetch_export(town.market(), &ana, asked.id).await.expect("is fetched");
    assert!(file.name.starts_with("agora-20"), "{}", file.name);
    let mut zip = zip::ZipArchive::new(Cursor::new(file.bytes.to_vec())).expect("a zip");
    let mut text = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    };
    assert!(text("account.json").contains("ana@example.org") && text("addresses.csv").contains("Rua das Flores 41"));
    assert!(text("pets.json").contains("Rex") && text("sessions.json").contains("Test browser"));
    for secret in ["password_hash", "token_hash", "argon2id", "sealed"] {
        for part in ["account.json", "sessions.json", "addresses.json"] {
            assert!(!text(part).contains(secret), "{part} has {secret}");
        }
    }
    assert!(matches!(identity::fetch_export(town.market(), &ben, asked.id).await, Err(Failure::NotFound)));
    let nobody = identity::fetch_export(town.market(), &town.guest(Site::Shopper), asked.id).await;
    assert!(matches!(nobody, Err(Failure::SignedOut)));
    let key: String =
        sqlx::query_scalar("select blob_key from identity.exports").fetch_one(&town.pool).await.expect("a row");
    let stored = town.market().blobs().get(&key).await.expect("answers").expect("a file");
    assert!(!stored.starts_with(b"PK"), "the file is encrypted where it lies");
    town.passes(7 * DAY).await;
    let late = identity::fetch_export(town.market(), &town.later(&ana), asked.id).await;
    assert!(matches!(late, Err(Failure::NotFound)));
    jobs::sweep_exports(town.market(), &town.system()).await.expect("runs");
    assert!(town.market().blobs().get(&key).await.expect("answers").is_none());
    assert_eq!(town.count("identity.exports").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn copies_are_made_one_at_a_time_and_three_a_day(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let account = ana.account().expect("Ana");
    let outcomes = join_all((0..10).map(|_| identity::ask_export(town.market(), &ana))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), ExportRefusal::UnderWay);
    }
    for _ in 0..3 {
        let list = identity::my_exports(town.market(), &ana).await.expect("a list");
        let event = ExportAsked { export: list[0].id, account };
        make_export(town.market(), &town.system(), event, &[]).await.expect("is made");
        let _ = identity::ask_export(town.market(), &town.later(&ana)).await;
    }
    assert_eq!(identity::my_exports(town.market(), &ana).await.expect("a list").len(), 3);
    let more = identity::ask_export(town.market(), &ana).await;
    assert!(matches!(refusal(more), ExportRefusal::TooSoon { .. }));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_leaves_may_think_again_for_thirty_days(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let elsewhere = town.enters(Site::Shopper, "ana@example.org").await;
    let wrong = identity::ask_erasure(town.market(), &ana, leaves("wrong")).await;
    assert!(matches!(refusal(wrong), ErasureRefusal::Invalid(problems) if problems[0].field == "password"));
    let first = identity::ask_erasure(town.market(), &ana, leaves(PASSWORD)).await.expect("is asked for");
    assert!(first.erase_at > town.market().now() + chrono::TimeDelta::days(29));
    town.passes(DAY).await;
    let again = identity::ask_erasure(town.market(), &town.later(&ana), leaves(PASSWORD)).await.expect("is asked for");
    assert_eq!(again.erase_at.timestamp_micros(), first.erase_at.timestamp_micros(), "asking again gains no time");
    assert_eq!(town.who(Site::Shopper, &elsewhere.token).await, None);
    assert_eq!(town.mails("ana@example.org").await.len(), 1);
    town.passes(28 * DAY).await;
    jobs::erase_due(town.market(), &town.system()).await.expect("runs");
    let back = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &back).await;
    assert!(identity::profile(town.market(), &op).await.expect("a profile").erase_at.is_some());
    identity::keep_account(town.market(), &op).await.expect("is kept");
    assert!(matches!(identity::keep_account(town.market(), &op).await, Err(Failure::NotFound)));
    town.passes(60 * DAY).await;
    jobs::erase_due(town.market(), &town.system()).await.expect("runs");
    town.enters(Site::Shopper, "ana@example.org").await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_left_of_a_person_is_a_number(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let account = ana.account().expect("Ana");
    address(&town, &ana).await;
    let draft = ProfileDraft { name: "Ana".into(), phone: "+351912345678".into(), ..ProfileDraft::default() };
    identity::save_profile(town.market(), &ana, draft).await.expect("is saved");
    identity::ask_erasure(town.market(), &ana, leaves(PASSWORD)).await.expect("is asked for");
    town.passes(30 * DAY).await;
    let (market, op) = (town.market(), town.system());
    let (first, second) = tokio::join!(jobs::erase_due(market, &op), jobs::erase_due(market, &op));
    first.and(second).expect("both run");
    assert_eq!(town.told("identity.AccountErased").await, 1);
    for table in ["addresses", "sessions", "account_roles", "codes", "devices"] {
        let rows: Vec<String> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select t::text from identity.{table} t")))
                .fetch_all(&town.pool)
                .await
                .expect("rows");
        assert!(rows.is_empty(), "{table}: {rows:?}");
    }
    let row: String = sqlx::query_scalar("select a::text from identity.accounts a where id = $1")
        .bind(account.0)
        .fetch_one(&town.pool)
        .await
        .expect("a row");
    assert!(!row.contains("ana@") && !row.contains("Ana") && !row.contains("912345678"), "{row}");
    assert!(town.tries(&town.guest(Site::Shopper), "ana@example.org", PASSWORD).await.is_err());
    // The address is free again, for whoever reads its mail.
    town.signs_up("ana@example.org").await;
    assert!(six_digits(&town.mails("ana@example.org").await.pop().expect("a mail").1).is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_last_one_who_makes_admins_cannot_leave(pool: PgPool) {
    let town = Town::new(pool);
    let root = town.admin("root@example.org").await;
    let refused = refusal(identity::ask_erasure(town.market(), &root, leaves(PASSWORD)).await);
    assert_eq!(refused, ErasureRefusal::LastAdmin);
    town.person("other@example.org", &[Role::Admin]).await;
    identity::ask_erasure(town.market(), &root, leaves(PASSWORD)).await.expect("there is another one");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_blocked_address_signs_up_like_any_other_and_gets_no_code(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let mut tx = town.market().begin(&town.system()).await.expect("a transaction");
    identity::block_email(town.market(), &mut tx, ana, "Its shop was purged.").await.expect("is blocked");
    tx.commit().await.expect("a commit");
    sqlx::query("update identity.accounts set email = 'x@x.invalid', email_key = 'x@x.invalid'")
        .execute(&town.pool)
        .await
        .expect("is gone");
    town.signs_up("ANA@example.org").await;
    let (subject, body) = town.mails("ANA@example.org").await.pop().expect("a mail");
    assert!(subject == "This address cannot be used at Agora" && six_digits(&body).is_none(), "{body}");
    let stored: String =
        sqlx::query_scalar("select b::text from identity.blocked_emails b").fetch_one(&town.pool).await.expect("a row");
    assert!(!stored.contains("ana@"), "{stored}");
    town.signs_up("ana@example.org").await;
    let third = identity::sign_up(town.market(), &town.guest(Site::Shopper), new_account("ana@example.org")).await;
    assert!(matches!(refusal(third), SignUpRefusal::TooManyCodes { .. }));
}
