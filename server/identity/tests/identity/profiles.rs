//! What people say of themselves.

use domain::actor::Site;
use domain::identity::{ProfileDraft, ProfileRefusal};
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::{Town, refusal};

fn draft() -> ProfileDraft {
    ProfileDraft {
        name: " Ana Ferreira ".into(),
        phone: "+351 912-345-678".into(),
        born_on: "1984-05-21".into(),
        country: "pt".into(),
        locale: "pt-PT".into(),
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_profile_is_stored_as_it_is_meant(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let before = identity::profile(town.market(), &ana).await.expect("a profile");
    assert!(before.has_password && !before.has_authenticator && !before.has_google && before.phone.is_none());
    let saved = identity::save_profile(town.market(), &ana, draft()).await.expect("is saved");
    assert_eq!((saved.name.as_str(), saved.phone.as_deref()), ("Ana Ferreira", Some("+351912345678")));
    assert_eq!(saved.born_on.map(|day| day.to_string()).as_deref(), Some("1984-05-21"));
    assert_eq!((saved.country.as_deref(), saved.locale.as_deref()), (Some("PT"), Some("pt-PT")));
    assert_eq!(identity::profile(town.market(), &ana).await.expect("a profile"), saved);
    let empty = ProfileDraft { name: "Ana".into(), ..ProfileDraft::default() };
    let saved = identity::save_profile(town.market(), &ana, empty).await.expect("is saved");
    assert_eq!((saved.phone, saved.born_on, saved.country), (None, None, None));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_stored(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let tomorrow = (town.market().now() + chrono::TimeDelta::days(1)).date_naive().to_string();
    for (wrong, field) in [
        (ProfileDraft { name: "\u{0}".into(), ..draft() }, "name"),
        (ProfileDraft { name: "x".repeat(101), ..draft() }, "name"),
        (ProfileDraft { phone: "912345678".into(), ..draft() }, "phone"),
        (ProfileDraft { born_on: tomorrow, ..draft() }, "born_on"),
        (ProfileDraft { country: "Portugal".into(), ..draft() }, "country"),
        (ProfileDraft { locale: "xx-yy".into(), ..draft() }, "locale"),
    ] {
        let ProfileRefusal::Invalid(problems) = refusal(identity::save_profile(town.market(), &ana, wrong).await);
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), [field]);
    }
    assert_eq!(identity::profile(town.market(), &ana).await.expect("a profile").phone, None);
    let nobody = identity::save_profile(town.market(), &town.guest(Site::Shopper), draft()).await;
    assert!(matches!(nobody, Err(Failure::SignedOut)));
}
