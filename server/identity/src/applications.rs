//! Wanting to sell: a person applies, the market or an admin decides, and the person is told.

use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{
    ApplicationMove, ApplicationRefusal, ApplicationState, ApplicationView, Decision, NewApplication, Trade,
};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use kernel::{Failure, Market, Op, Tx, mail};
use sqlx::PgConnection;

use crate::documents;
use crate::events::{ApplicationDecided, ApplicationMade};
use crate::letters::News;
use crate::store::accounts::ToChange;
use crate::store::{accounts, applications};

type Outcome<T> = Result<T, Failure<ApplicationRefusal>>;

/// Rows of a page.
const PAGE: u32 = 25;

/// Applies for a trade. A brand is one at once, and so is a seller where the market looks at nobody; everybody else
/// waits for an admin. Whoever was rejected may apply again.
pub async fn apply(market: &Market, op: &Op, form: NewApplication) -> Outcome<ApplicationView> {
    let account = op.account()?;
    let form = form.check().map_err(|problems| Failure::Refused(ApplicationRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    if let Err(state) = begin(market, op, &mut tx, account, &form).await? {
        return Err(Failure::Refused(ApplicationRefusal::Already { state }));
    }
    let mine = applications::of(tx.db(), account).await?;
    let view = mine.into_iter().find(|view| view.trade == form.trade).ok_or(Failure::NotFound)?;
    tx.commit().await?;
    Ok(view)
}

/// The signed-in person's applications, newest first.
pub async fn my_applications(market: &Market, op: &Op) -> Result<Vec<ApplicationView>, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let mut mine = applications::of(&mut db, account).await?;
    documents::attach(&mut db, &mut mine).await?;
    Ok(mine)
}

/// What admins look at: applications in a state. Only for admins.
pub async fn applications_in(
    market: &Market,
    op: &Op,
    state: ApplicationState,
    page: u32,
) -> Result<Paged<ApplicationView>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    let mut found = applications::list(&mut db, state, PageRequest::new(page, PAGE)).await?;
    documents::attach(&mut db, &mut found.items).await?;
    Ok(found)
}

/// How many applications there are in each state. Only for admins.
pub async fn application_counts(market: &Market, op: &Op) -> Result<Vec<(ApplicationState, u64)>, Failure> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    Ok(applications::counts(&mut db).await?)
}

/// Approves or rejects an application that waits; the person is told by mail and bell. Only for admins.
pub async fn decide_application(market: &Market, op: &Op, decision: Decision) -> Outcome<()> {
    let admin = op.require(Role::Admin)?;
    let reason = decision.check().map_err(|problems| Failure::Refused(ApplicationRefusal::Invalid(problems)))?;
    let mut tx = market.begin(op).await?;
    let locked = applications::lock(tx.db(), decision.application).await?.ok_or(Failure::NotFound)?;
    let step = if decision.approve { ApplicationMove::Approve } else { ApplicationMove::Reject };
    let decided = || Failure::Refused(ApplicationRefusal::Decided { state: locked.state });
    let to = locked.state.after(step).ok_or_else(decided)?;
    if !applications::decide(tx.db(), decision.application, to, Some(admin), reason.as_deref(), op.now).await? {
        return Err(decided());
    }
    if to == ApplicationState::Approved {
        grant(op, &mut tx, locked.account, locked.trade).await?;
    }
    let told = ApplicationDecided {
        application: decision.application,
        account: locked.account,
        trade: locked.trade,
        approved: to == ApplicationState::Approved,
        reason,
    };
    if let Some(person) = accounts::to_change(tx.db(), locked.account).await? {
        mail::write(market, &mut tx, letter(market, &person, &told)).await?;
    }
    tx.publish(&told)?;
    tx.commit().await?;
    Ok(())
}

/// What an account was approved for; what other contexts ask before something is opened or sold.
pub async fn trades_of(db: &mut PgConnection, account: AccountId) -> Result<Vec<Trade>, sqlx::Error> {
    applications::trades(db, account).await
}

/// A new account wants to sell goods; said with what was asked for at the door of the seller site.
pub(crate) async fn begin_as_seller(market: &Market, op: &Op, tx: &mut Tx, account: AccountId) -> anyhow::Result<()> {
    let about = "Signed up to sell on the seller site.".to_owned();
    let form = NewApplication { trade: Trade::Seller, about, website: String::new() };
    // A new account has applied for nothing before.
    let _begun = begin(market, op, tx, account, &form).await?;
    Ok(())
}

/// Stores an application and decides it at once where nobody has to look; where it stands when there is one already.
async fn begin(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    form: &NewApplication,
) -> anyhow::Result<Result<(), ApplicationState>> {
    let id = market.new_id();
    if !applications::insert(tx.db(), id, account, form, op.now).await? {
        let state = applications::standing(tx.db(), account, form.trade).await?;
        return Ok(Err(state.unwrap_or(ApplicationState::Pending)));
    }
    let by_itself = match form.trade {
        Trade::Seller => !market.settings().sign_in.sellers_by_hand,
        Trade::Creator | Trade::Venue | Trade::Brand => false,
    };
    if by_itself {
        applications::decide(tx.db(), id, ApplicationState::Approved, None, None, op.now).await?;
        grant(op, tx, account, form.trade).await?;
        let trade = form.trade;
        tx.publish(&ApplicationDecided { application: id, account, trade, approved: true, reason: None })?;
    } else {
        tx.publish(&ApplicationMade { application: id, account, trade: form.trade })?;
    }
    Ok(Ok(()))
}

/// Whoever sells something comes in on the seller site.
async fn grant(op: &Op, tx: &mut Tx, account: AccountId, trade: Trade) -> Result<(), sqlx::Error> {
    if trade.sells() {
        accounts::grant(tx.db(), account, &[Role::Seller], op.now).await?;
    }
    Ok(())
}

fn letter(market: &Market, person: &ToChange, told: &ApplicationDecided) -> kernel::mail::NewMail {
    let key = format!("application:{}", told.application);
    News { key: &key, email: &person.email, name: &person.name }.application_decided(market, told)
}
