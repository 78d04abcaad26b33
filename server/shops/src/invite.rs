//! Inviting somebody to work in a shop, by a link in a mail, and coming in through that link.

use chrono::TimeDelta;
use domain::actor::{Role, Site};
use domain::id::{AccountId, ShopId};
use domain::shops::staff::{INVITATION_DAYS, MOST_STAFF};
use domain::shops::{
    Action, InvitationId, InvitationRefusal, InvitationView, NewInvitation, Resource, SeatView, StaffRefusal, StaffRole,
};
use identity::NewPerson;
use kernel::mail::{self, NewMail};
use kernel::secrets::{new_token, token_hash};
use kernel::{Failure, Market, Op, Tenant, Tx, limits};
use sqlx::PgConnection;

use crate::events::StaffJoined;
use crate::permit::{Seat, permit};
use crate::store::staff::{NewInvitationRow, Open};
use crate::{seat, store};

/// Invitations of a shop in a day.
const MOST_A_DAY: i32 = 30;
const A_DAY: i32 = 24 * 3600;

/// Mails somebody a link with which they come to work in the shop.
pub async fn invite(market: &Market, op: &Op, form: NewInvitation) -> Result<(), Failure<StaffRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Staff, Action::Change).await?;
    let (email, role) = form.check().map_err(|slip| Failure::Refused(StaffRefusal::Invalid(slip)))?;
    count(&mut tx, seat.shop).await?;

    store::staff::lock_people(tx.db(), seat.shop).await?;
    if works_here(tx.db(), seat.shop, &email).await? {
        return Err(Failure::Refused(StaffRefusal::WorksHere));
    }
    if store::staff::count_places(tx.db(), seat.shop, op.now).await? >= i64::from(MOST_STAFF) {
        return Err(Failure::Refused(StaffRefusal::Full { most: MOST_STAFF }));
    }
    send(market, op, &mut tx, seat, &email, role).await?;
    tx.commit().await?;
    Ok(())
}

/// Counts an invitation before anything else is looked at.
async fn count(tx: &mut Tx, shop: ShopId) -> Result<(), Failure<StaffRefusal>> {
    let taken = limits::take(tx.db(), &format!("shops.invite:{shop}"), MOST_A_DAY, A_DAY).await?;
    taken.map_err(|until| Failure::Refused(StaffRefusal::TooMany { until }))
}

async fn works_here(db: &mut PgConnection, shop: ShopId, email: &str) -> Result<bool, sqlx::Error> {
    let members = store::staff::members(db, shop).await?;
    let ids: Vec<AccountId> = members.iter().map(|member| member.account).collect();
    let emails = crate::staff::emails(db, &ids).await?;
    Ok(emails.values().any(|known| known.to_lowercase() == email.to_lowercase()))
}

async fn send(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    seat: Seat,
    email: &str,
    role: StaffRole,
) -> Result<(), Failure<StaffRefusal>> {
    let token = new_token();
    let row = NewInvitationRow {
        id: market.new_id(),
        shop: seat.shop,
        email,
        role,
        token_hash: &token_hash(&token),
        by: seat.account,
        at: op.now,
        expires_at: op.now + TimeDelta::days(INVITATION_DAYS),
    };
    if !store::staff::insert_invitation(tx.db(), &row).await? {
        return Err(Failure::Refused(StaffRefusal::Invited));
    }
    let shop = store::by_ids(tx.db(), &[seat.shop]).await?.remove(&seat.shop).ok_or(Failure::NotFound)?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "invited", &format!("{email} as {}", role.name()))
        .await?;
    mail::write(market, tx, letter(market, &row, &shop.name, &token)).await?;
    Ok(())
}

fn letter(market: &Market, row: &NewInvitationRow<'_>, shop: &str, token: &str) -> NewMail {
    let door = market.settings().public_url(Site::Seller);
    let role = row.role.name();
    NewMail {
        dedupe_key: format!("shops.invitation:{}", row.id),
        recipient: row.email.to_owned(),
        subject: format!("{shop} invites you to its shop at Agora"),
        body: format!(
            "{shop} would like you to work in its shop at Agora, as {role}.\n\n\
             Sign in with this address, or sign up with it first, and accept within {INVITATION_DAYS} days:\n\
             {door}/invitations/{token}\n\n\
             If you do not know this shop, there is nothing to do: without you nothing happens.\n"
        ),
    }
}

/// Takes an invitation back; its link leads nowhere from now on.
pub async fn withdraw_invitation(market: &Market, op: &Op, invitation: InvitationId) -> Result<(), Failure> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Staff, Action::Change).await?;
    let email = store::staff::withdraw(tx.db(), seat.shop, invitation, op.now).await?.ok_or(Failure::NotFound)?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "invitation withdrawn", &email).await?;
    tx.commit().await?;
    Ok(())
}

/// The invitation behind a link, for whoever holds it, signed in or not.
pub async fn invitation(market: &Market, op: &Op, token: &str) -> Result<InvitationView, Failure> {
    // Whoever holds the link may see what it is about.
    let mut db = market.db(Tenant::Market).await?;
    let open = find(&mut db, op, token).await?.ok_or(Failure::NotFound)?;
    let shop = store::by_ids(&mut db, &[open.shop]).await?.remove(&open.shop).ok_or(Failure::NotFound)?;
    Ok(InvitationView { shop: shop.name, email: open.email, role: open.role, expires_at: open.expires_at })
}

/// Opens the seller site's door to the account of an invitation, if its address has one: whoever holds the link has read
/// the mail. They still sign in by themselves, and nothing of the shop is theirs before they accept.
pub async fn open_seller_door(market: &Market, op: &Op, token: &str) -> Result<(), Failure> {
    let account = {
        // The link leads to a shop that its holder does not work for.
        let mut db = market.db(Tenant::Market).await?;
        let open = find(&mut db, op, token).await?.ok_or(Failure::NotFound)?;
        identity::account_with(&mut db, &open.email).await?
    };
    match account {
        Some(account) => welcome(market, op, account).await,
        None => Ok(()),
    }
}

async fn find(db: &mut PgConnection, op: &Op, token: &str) -> Result<Option<Open>, sqlx::Error> {
    // What is longer than any token is none, and is not hashed.
    if token.len() > 100 {
        return Ok(None);
    }
    store::staff::open_invitation(db, &token_hash(token), op.now).await
}

/// Lets the signed-in person work in the shop that invited them. The link alone is not enough: it was sent to an
/// address, and the account must have it.
pub async fn accept_invitation(market: &Market, op: &Op, token: &str) -> Result<SeatView, Failure<InvitationRefusal>> {
    let account = op.account()?;
    let refused = |refusal| Err(Failure::Refused(refusal));
    // The link leads into a shop that its holder does not work for yet.
    let mut tx = market.begin_for(op, Tenant::Market).await?;
    let Some(open) = find(tx.db(), op, token).await? else { return refused(InvitationRefusal::Gone) };
    let email = identity::email_of(tx.db(), account).await?.unwrap_or_default();
    if email.to_lowercase() != open.email.to_lowercase() {
        return refused(InvitationRefusal::OtherAddress { email: open.email });
    }
    store::staff::lock_people(tx.db(), open.shop).await?;
    if store::staff::role_of(tx.db(), open.shop, account).await?.is_some() {
        return refused(InvitationRefusal::WorksHere);
    }
    if !store::staff::accept(tx.db(), open.id, account, op.now).await? {
        return refused(InvitationRefusal::Gone);
    }
    // The place was counted when the invitation was sent; only one whose days were over in between may be too many.
    if store::staff::count_places(tx.db(), open.shop, op.now).await? >= i64::from(MOST_STAFF) {
        return refused(InvitationRefusal::Full);
    }
    store::staff::join(tx.db(), open.shop, account, open.role, op.now).await?;
    store::settings::note(tx.db(), open.shop, &op.actor_name(), "joined", open.role.name()).await?;
    tx.publish(&StaffJoined { shop: open.shop, account })?;
    tx.commit().await?;
    welcome(market, op, account).await?;
    let op = Op { roles: vec![Role::Seller], ..op.clone() };
    seat::seat(market, &op).await.map_err(Failure::widen)
}

/// Opens the seller site to somebody who has joined a shop, also when the node that let them in went down before.
pub async fn let_in(market: &Market, op: &Op, event: StaffJoined) -> anyhow::Result<()> {
    welcome(market, op, event.account)
        .await
        .map_err(|failure: Failure| anyhow::anyhow!("nobody was let in: {failure:?}"))
}

/// Makes somebody a seller. The account is known to be there; its name and password stay what they are.
async fn welcome<R>(market: &Market, op: &Op, account: AccountId) -> Result<(), Failure<R>> {
    let mut db = market.db(op).await?;
    let Some(email) = identity::email_of(&mut db, account).await? else { return Ok(()) };
    let name = identity::names_of(&mut db, &[account]).await?.remove(&account).unwrap_or_default();
    drop(db);
    let person = NewPerson { name, email, password: new_token(), roles: vec![Role::Seller] };
    let system = Op { request_id: op.request_id.clone(), ..Op::system("shops::let_in", op.now) };
    let made = identity::create_account(market, &system, person).await;
    made.map(|_| ()).map_err(|failure| anyhow::anyhow!("the role was not given: {failure:?}").into())
}
