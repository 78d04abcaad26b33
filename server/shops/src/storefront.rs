//! A shop on web addresses of its own: claiming a name, proving it, and finding the shop of a host.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::actor::Site;
use domain::id::ShopId;
use domain::shops::storefront::{MOST_DOMAINS, proof_name, proof_value};
use domain::shops::{
    Action, DnsRecord, DomainRefusal, DomainRow, DomainState, NewDomain, Resource, ShopState, StorefrontView, Tenant,
};
use kernel::ports::ResolveError;
use kernel::secrets::new_token;
use kernel::{Failure, Market, Op};
use moka::future::Cache;

use crate::permit::permit;
use crate::store::domains::{self, Claim, Finding};
use crate::{kept, store};

/// Seconds between two looks that a person asks for.
const PAUSE: i64 = 30;
/// After so long without its record a name is not waited for any more.
const PATIENCE: TimeDelta = TimeDelta::days(3);
/// Names that are looked at in one go.
const AT_A_TIME: i64 = 20;

/// The shop's web addresses, and what has to be set for those that are not proven.
pub async fn storefront(market: &Market, op: &Op) -> Result<StorefrontView, Failure> {
    let mut db = market.pool().acquire().await?;
    let seat = permit(&mut db, op, Resource::Domains, Action::See).await?;
    let shop = store::by_ids(&mut db, &[seat.shop]).await?.remove(&seat.shop).ok_or(Failure::NotFound)?;
    let plan = store::plans::of_shop(&mut db, seat.shop).await?.at(op.now);
    let ours = our_host(market);
    let row = |claim: Claim| DomainRow {
        records: records(&claim, &format!("{}.{}", shop.handle, ours.name)),
        host: claim.host,
        state: claim.state,
        reason: claim.reason,
        checked_at: claim.checked_at,
    };
    Ok(StorefrontView {
        address: format!("{}://{}.{}", ours.scheme, shop.handle, ours.with_port),
        domains: domains::of_shop(&mut db, seat.shop).await?.into_iter().map(row).collect(),
        allowed: plan.limits().custom_domain,
        may_change: seat.may(Resource::Domains, Action::Change),
    })
}

/// What the owner of a name sets where it is managed.
fn records(claim: &Claim, target: &str) -> Vec<DnsRecord> {
    let record = |kind: &str, name: &str, value: &str| DnsRecord {
        kind: kind.to_owned(),
        name: name.to_owned(),
        value: value.to_owned(),
    };
    vec![record("TXT", &proof_name(&claim.host), &proof_value(&claim.token)), record("CNAME", &claim.host, target)]
}

/// Claims a name. It leads to the shop once its record was found; until then anybody else may claim it too.
pub async fn claim_domain(market: &Market, op: &Op, form: NewDomain) -> Result<(), Failure<DomainRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Domains, Action::Change).await?;
    let host = form.check().map_err(|slip| Failure::Refused(DomainRefusal::Invalid(slip)))?;
    if !store::plans::of_shop(tx.db(), seat.shop).await?.at(op.now).limits().custom_domain {
        return Err(Failure::Refused(DomainRefusal::NotInPlan));
    }
    if is_ours(market, &host) {
        return Err(Failure::Refused(DomainRefusal::OurOwn));
    }
    store::settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    let claimed = domains::of_shop(tx.db(), seat.shop).await?;
    let known = claimed.iter().any(|claim| claim.host == host);
    if !known && claimed.len() >= MOST_DOMAINS as usize {
        return Err(Failure::Refused(DomainRefusal::Full { most: MOST_DOMAINS }));
    }
    domains::claim(tx.db(), seat.shop, &host, &new_token(), op.now).await?;
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "domain claimed", &host).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a name up; it leads nowhere from the next second on.
pub async fn drop_domain(market: &Market, op: &Op, host: &str) -> Result<(), Failure<DomainRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Domains, Action::Change).await?;
    if !domains::drop(tx.db(), seat.shop, host).await? {
        return Err(Failure::NotFound);
    }
    store::settings::note(tx.db(), seat.shop, &op.actor_name(), "domain dropped", host).await?;
    tx.commit().await?;
    market.kept::<Hosts>().0.invalidate_all();
    Ok(())
}

/// Looks for the record of a name now; not more often than every half minute.
pub async fn check_domain(market: &Market, op: &Op, host: &str) -> Result<DomainState, Failure<DomainRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Domains, Action::Change).await?;
    let claim = domains::one(tx.db(), seat.shop, host).await?.ok_or(Failure::NotFound)?;
    if let Err(seconds) = domains::take_turn(tx.db(), seat.shop, host, op.now, PAUSE).await? {
        return Err(Failure::Refused(DomainRefusal::TooSoon { seconds }));
    }
    // The directory is asked outside of any transaction.
    tx.commit().await?;
    Ok(look(market, op, &claim).await?)
}

/// Looks at names that are due: waiting ones again and again, proven ones to see that they still are.
pub async fn check_domains(market: &Market, op: &Op) -> anyhow::Result<()> {
    let mut db = market.pool().acquire().await?;
    let due = domains::take_due(&mut db, op.now, AT_A_TIME).await?;
    drop(db);
    for claim in due {
        look(market, op, &claim).await?;
    }
    Ok(())
}

/// Looks for a name's record and stores what was found.
async fn look(market: &Market, op: &Op, claim: &Claim) -> Result<DomainState, anyhow::Error> {
    let found = market.resolver().texts(&proof_name(&claim.host)).await;
    let now = market.now();
    let (state, reason) = judge(claim, &found, now - claim.claimed_at > PATIENCE);
    let hours = match state {
        DomainState::Verified => TimeDelta::hours(12),
        DomainState::Pending => TimeDelta::minutes(10),
        DomainState::Failed => TimeDelta::hours(24),
    };
    let finding = Finding { state, reason: &reason, at: now, again_at: now + hours };
    let mut tx = market.begin(op).await?;
    let stored = domains::settle(tx.db(), claim, &finding).await?;
    if stored {
        if state != claim.state {
            let what = format!("domain {}", state.name());
            store::settings::note(tx.db(), claim.shop, &op.actor_name(), &what, &claim.host).await?;
        }
        tx.commit().await?;
        market.kept::<Hosts>().0.invalidate_all();
        return Ok(state);
    }
    drop(tx);
    let reason = "Another shop has proven this name. Whoever has it now must give it up first.";
    let finding = Finding { state: DomainState::Failed, reason, at: now, again_at: now + TimeDelta::hours(24) };
    let mut tx = market.begin(op).await?;
    domains::settle(tx.db(), claim, &finding).await?;
    tx.commit().await?;
    Ok(DomainState::Failed)
}

/// What the texts at a name's proof mean. A directory that does not answer changes nothing.
fn judge(claim: &Claim, found: &Result<Vec<String>, ResolveError>, too_late: bool) -> (DomainState, String) {
    let place = proof_name(&claim.host);
    let Ok(texts) = found else {
        return (claim.state, "The directory of names did not answer. We look again by ourselves.".to_owned());
    };
    if texts.iter().any(|text| text.trim() == proof_value(&claim.token)) {
        return (DomainState::Verified, String::new());
    }
    let reason = match texts.iter().find(|text| text.starts_with("agora-site-verification=")) {
        Some(_) => format!("The TXT record at {place} is that of another claim. Copy the value shown here."),
        None if texts.is_empty() => format!("There is no TXT record at {place} yet. New records can take an hour."),
        None => format!("The TXT record at {place} says something else. Copy the value shown here."),
    };
    // Somebody else's record, or none for days, is an answer; none yet is not.
    let failed = too_late || claim.state != DomainState::Pending || !texts.is_empty();
    (if failed { DomainState::Failed } else { DomainState::Pending }, reason)
}

/// The market's own host, as its shopper site is reached.
struct OurHost {
    scheme: String,
    name: String,
    with_port: String,
}

fn our_host(market: &Market) -> OurHost {
    let url = market.settings().public_url(Site::Shopper);
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let with_port = rest.split('/').next().unwrap_or_default();
    // Nothing can be below a bare address of this machine; browsers know its name, and names below that.
    let with_port = with_port.replacen("127.0.0.1", "localhost", 1);
    let name = with_port.rsplit_once(':').map_or(with_port.as_str(), |(name, _)| name).to_ascii_lowercase();
    OurHost { scheme: scheme.to_owned(), name, with_port }
}

/// Whether a name is one of the market's sites, or below one.
fn is_ours(market: &Market, host: &str) -> bool {
    Site::ALL.into_iter().any(|site| {
        let url = market.settings().public_url(site);
        let name = url.split_once("://").map_or(url, |(_, rest)| rest);
        let name = name.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
        host == name || host.ends_with(&format!(".{name}"))
    })
}

/// Hosts as this process saw them less than a second ago; what is not a shop's is remembered too.
struct Hosts(Cache<String, Option<Known>>);

impl Default for Hosts {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(10_000).time_to_live(Duration::from_millis(900)).build())
    }
}

/// What is shown at a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The market, as everywhere that is nobody's.
    Market,
    /// One shop alone, and the address at which it should be reached.
    Shop(Box<Tenant>, String),
    /// A shop's address whose shop is not there, or does not sell.
    Nobody,
}

/// What is shown at a host. The host is what the request came to, never what a page says.
pub async fn shown_at(market: &Market, host: &str) -> Result<Shown, Failure> {
    let (name, ours) = (plain(host), our_host(market));
    let below = name.strip_suffix(&ours.name).is_some_and(|handle| handle.ends_with('.'));
    let Some(known) = known(market, &name, &ours).await? else {
        return Ok(if below { Shown::Nobody } else { Shown::Market });
    };
    Ok(match open_tenant(market, &known).await? {
        Some(tenant) => {
            let url = format!("{}://{}", ours.scheme, tenant.canonical);
            Shown::Shop(Box::new(tenant), url)
        }
        None => Shown::Nobody,
    })
}

/// The shop whose storefront a host is: `handle.<market host>`, or a name that was proven. Nothing for the market's own
/// hosts and for those of nobody.
pub async fn tenant_of_host(market: &Market, host: &str) -> Result<Option<Tenant>, Failure> {
    match known(market, &plain(host), &our_host(market)).await? {
        Some(known) => open_tenant(market, &known).await,
        None => Ok(None),
    }
}

/// A host without its port, in small letters.
fn plain(host: &str) -> String {
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    name.map_or(host, |(name, _)| name).trim_end_matches('.').to_ascii_lowercase()
}

type Known = Arc<(ShopId, String)>;

/// The shop of a name and where it should be reached, as this process knew them less than a second ago.
async fn known(market: &Market, name: &str, ours: &OurHost) -> Result<Option<Known>, Failure> {
    let is_number = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    if name.is_empty() || name.len() > 253 || name == ours.name || is_number {
        return Ok(None);
    }
    let hosts = market.kept::<Hosts>();
    if let Some(known) = hosts.0.get(name).await {
        return Ok(known);
    }
    let found = find(market, name, ours).await?.map(Arc::new);
    hosts.0.insert(name.to_owned(), found.clone()).await;
    Ok(found)
}

/// The shop of an address, while it sells.
async fn open_tenant(market: &Market, known: &Known) -> Result<Option<Tenant>, Failure> {
    let mut db = market.pool().acquire().await?;
    let shop = kept::by_ids(market, &mut db, &[known.0]).await?.remove(&known.0);
    let shop = shop.filter(|shop| shop.state == ShopState::Active);
    Ok(shop.map(|shop| Tenant { shop, canonical: known.1.clone() }))
}

/// The shop of a host, and the host where it should be reached.
async fn find(market: &Market, name: &str, ours: &OurHost) -> Result<Option<(ShopId, String)>, Failure> {
    let mut db = market.pool().acquire().await?;
    let handle = name.strip_suffix(&format!(".{}", ours.name));
    let shop = match handle {
        Some(handle) if domain::shops::handle::check(handle).is_ok() => store::id_of(&mut db, handle).await?,
        Some(_) => None,
        None => domains::shop_of_host(&mut db, name).await?,
    };
    let Some(shop) = shop else { return Ok(None) };
    let canonical = match domains::canonical(&mut db, shop).await? {
        Some(host) => host,
        None => match kept::by_ids(market, &mut db, &[shop]).await?.remove(&shop) {
            Some(view) => format!("{}.{}", view.handle, ours.with_port),
            None => return Ok(None),
        },
    };
    Ok(Some((shop, canonical)))
}
