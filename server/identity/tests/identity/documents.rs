//! Papers and pictures that people send with their wish to sell.

use std::time::Duration;

use bytes::Bytes;
use domain::actor::{Role, Site};
use domain::id::{ApplicationId, DocumentId};
use domain::identity::{
    ApplicationState, DOCUMENTS_MAX, Decision, DocumentKind, DocumentRefusal, ErasureRequest, LARGEST_DOCUMENT,
    NewApplication, Trade,
};
use futures::future::join_all;
use identity::jobs;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, refusal};

const PAPER: &[u8] = b"%PDF-1.7 a trade licence";

async fn applies(town: &Town, op: &Op) -> ApplicationId {
    let about = "I photograph weddings, indoors and out.".to_owned();
    let form = NewApplication { trade: Trade::Creator, about, website: String::new() };
    identity::apply(town.market(), &town.later(op), form).await.expect("is taken").id
}

async fn sends(town: &Town, op: &Op, to: ApplicationId, bytes: &[u8]) -> Result<DocumentId, Failure<DocumentRefusal>> {
    let bytes = Bytes::copy_from_slice(bytes);
    identity::add_document(town.market(), op, to, "licence.pdf", bytes).await.map(|document| document.id)
}

async fn decides(town: &Town, admin: &Op, application: ApplicationId) {
    let decision = Decision { application, approve: true, reason: String::new() };
    identity::decide_application(town.market(), admin, decision).await.expect("is decided");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_paper_is_read_by_its_owner_and_by_admins_on_their_site(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let (ana, ben) = (town.buyer("ana@example.org").await, town.buyer("ben@example.org").await);
    let application = applies(&town, &ana).await;
    let paper = sends(&town, &ana, application, PAPER).await.expect("is taken");
    let file = identity::fetch_document(town.market(), &ana, paper).await.expect("is hers");
    assert_eq!((file.name.as_str(), file.kind, &file.bytes[..]), ("licence.pdf", DocumentKind::Pdf, PAPER));
    let kept = town.market().blobs().get(&format!("documents/{paper}")).await.expect("answers").expect("is kept");
    assert!(!kept.windows(7).any(|part| part == b"licence"), "what lies on the disk says nothing");
    assert!(identity::fetch_document(town.market(), &admin, paper).await.is_ok());
    let shopping = Op { site: Site::Shopper, ..admin.clone() };
    for stranger in [&ben, &shopping] {
        assert!(matches!(identity::fetch_document(town.market(), stranger, paper).await, Err(Failure::NotFound)));
    }
    let nobody = identity::fetch_document(town.market(), &town.guest(Site::Admin), paper).await;
    assert!(matches!(nobody, Err(Failure::SignedOut)));
    let queue = identity::applications_in(town.market(), &admin, ApplicationState::Pending, 1).await.expect("a page");
    assert_eq!(queue.items[0].documents[0].id, paper);
    let seen = identity::person(town.market(), &admin, ana.account().expect("Ana")).await.expect("is there");
    assert_eq!(seen.applications[0].documents.len(), 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nothing_else_is_taken_and_nothing_of_somebody_else(pool: PgPool) {
    let town = Town::new(pool);
    let (ana, ben) = (town.buyer("ana@example.org").await, town.buyer("ben@example.org").await);
    let application = applies(&town, &ana).await;
    for (bytes, why) in [
        (Vec::new(), DocumentRefusal::Missing),
        (b"<html><script>".to_vec(), DocumentRefusal::WrongKind),
        (b"GIF89a".to_vec(), DocumentRefusal::WrongKind),
        ([PAPER, &vec![0; LARGEST_DOCUMENT]].concat(), DocumentRefusal::TooHeavy),
    ] {
        assert_eq!(refusal(sends(&town, &ana, application, &bytes).await), why);
    }
    assert!(matches!(sends(&town, &ben, application, PAPER).await, Err(Failure::NotFound)));
    let paper = sends(&town, &ana, application, PAPER).await.expect("is taken");
    assert!(matches!(identity::remove_document(town.market(), &ben, paper).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_many_at_once_only_so_many_are_kept(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana).await;
    let outcomes = join_all((0..12).map(|_| sends(&town, &ana, application, PAPER))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), DOCUMENTS_MAX as usize);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), DocumentRefusal::Enough);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_was_taken_back_is_gone_and_what_was_decided_stays(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana).await;
    let first = sends(&town, &ana, application, PAPER).await.expect("is taken");
    let second = sends(&town, &ana, application, PAPER).await.expect("is taken");
    identity::remove_document(town.market(), &ana, first).await.expect("is taken back");
    assert!(matches!(identity::fetch_document(town.market(), &ana, first).await, Err(Failure::NotFound)));
    jobs::sweep_documents(town.market(), &town.system()).await.expect("sweeps");
    assert!(town.market().blobs().get(&format!("documents/{first}")).await.expect("answers").is_none());
    assert_eq!(town.count("identity.documents").await, 1);
    decides(&town, &admin, application).await;
    let state = ApplicationState::Approved;
    let late = refusal(sends(&town, &ana, application, PAPER).await);
    assert_eq!(late, DocumentRefusal::Decided { state });
    let late = refusal(identity::remove_document(town.market(), &ana, second).await);
    assert_eq!(late, DocumentRefusal::Decided { state });
    assert!(identity::fetch_document(town.market(), &admin, second).await.is_ok());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn papers_go_with_their_person(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana).await;
    let paper = sends(&town, &ana, application, PAPER).await.expect("is taken");
    let request = ErasureRequest { password: PASSWORD.to_owned() };
    identity::ask_erasure(town.market(), &ana, request).await.expect("is asked for");
    town.passes(Duration::from_secs(31 * 24 * 3600)).await;
    jobs::erase_due(town.market(), &town.system()).await.expect("erases");
    jobs::sweep_documents(town.market(), &town.system()).await.expect("sweeps");
    assert!(town.market().blobs().get(&format!("documents/{paper}")).await.expect("answers").is_none());
    assert_eq!(town.count("identity.documents").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn admins_see_a_person_and_nobody_else_does(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let account = ana.account().expect("Ana");
    let seen = identity::person(town.market(), &admin, account).await.expect("is there");
    assert_eq!((seen.row.email.as_str(), seen.sessions, seen.level), ("ana@example.org", 1, None));
    assert!(seen.may_promote && !seen.is_you && seen.row.roles == [Role::Buyer]);
    assert!(matches!(identity::person(town.market(), &ana, account).await, Err(Failure::Forbidden)));
    applies(&town, &ana).await;
    let counts = identity::application_counts(town.market(), &admin).await.expect("counts");
    assert_eq!(counts[0], (ApplicationState::Pending, 1));
}
