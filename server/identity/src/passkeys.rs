//! Keys that people carry in their device: adding one, coming in with one, forgetting one.
//!
//! A passkey is something a person has and something they know or are, checked by the device itself, so no second step
//! follows. A question is put once and answered once, within five minutes, on the site that asked.

use anyhow::anyhow;
use domain::actor::Site;
use domain::id::{AccountId, PasskeyId};
use domain::identity::{Ceremony, PASSKEYS_MAX, PasskeyAnswer, PasskeyRefusal, PasskeyView, SignInRefusal};
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tx, limits, secrets};
use webauthn_rp::bin::{Decode as _, Encode as _};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle64, Username,
};
use webauthn_rp::request::{AsciiDomain, ExtensionInfo, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::auth::DiscoverableAuthentication64;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, Registration, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthenticationServerState, DiscoverableCredentialRequestOptions,
    PublicKeyCredentialCreationOptions, RegistrationServerState,
};

use crate::change_password::{Asked, ask};
use crate::door::{self, Browser, Entered, Passed, Proof};
use crate::rules::{self, CEREMONY_LASTS};
use crate::store::accounts;
use crate::store::passkeys::{self, NewCeremony, NewPasskey, StoredPasskey};
use crate::{codes, sessions};

type Outcome<T> = Result<T, Failure<PasskeyRefusal>>;
/// A public key as it is stored, whichever of the four kinds it is.
type PublicKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

/// Whom a passkey is for: a site by its host, and the address that browsers show.
struct Party {
    host: String,
    origin: String,
    id: RpId,
}

impl Party {
    fn of(market: &Market, site: Site) -> anyhow::Result<Self> {
        let origin = market.settings().public_url(site).to_owned();
        let uri: http::Uri = origin.parse()?;
        let host = uri.host().unwrap_or_default().to_owned();
        let domain = AsciiDomain::try_from(host.clone()).map_err(|error| anyhow!("{host} has no passkeys: {error}"))?;
        Ok(Self { host, origin, id: RpId::Domain(domain) })
    }
}

/// The signed-in person's passkeys.
pub async fn my_passkeys(market: &Market, op: &Op) -> Result<Vec<PasskeyView>, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    Ok(passkeys::of(&mut db, account).await?)
}

/// Begins to add a passkey, against the password where there is one.
pub async fn begin_passkey(market: &Market, op: &Op, password: String) -> Outcome<Ceremony> {
    let account = op.account()?;
    match ask(market, op, account, password).await? {
        Asked::Right | Asked::None => {}
        Asked::Wrong => {
            let problem = FieldProblem { field: "password".to_owned(), problem: Problem::NotYours };
            return Err(Failure::Refused(PasskeyRefusal::Invalid(vec![problem])));
        }
        Asked::Locked(until) => {
            return Err(Failure::TooMany { seconds: limits::seconds_until(until, op.now) });
        }
        Asked::Busy => return Err(Failure::TooMany { seconds: 2 }),
    }
    let party = Party::of(market, op.site)?;
    let mut tx = market.begin(op).await?;
    let person = accounts::to_change(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    if passkeys::count(tx.db(), account).await? >= i64::from(PASSKEYS_MAX) {
        return Err(Failure::Refused(PasskeyRefusal::TooMany { most: PASSKEYS_MAX }));
    }
    let handle = handle_of(&mut tx, account).await?;
    let known = known(&mut tx, account, &party).await?;
    let entity = PublicKeyCredentialUserEntity {
        name: Username::try_from(person.email.as_str()).or_else(|_| Username::try_from("account")).map_err(odd)?,
        id: &handle,
        display_name: Nickname::try_from(person.name.as_str()).ok(),
    };
    let mut begun = PublicKeyCredentialCreationOptions::passkey(&party.id, entity, known);
    // Asked for, but not insisted on: many devices know no such protection, and would make no passkey at all.
    begun.extensions.cred_protect = CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
    let (state, options) = begun.start_ceremony().map_err(odd)?;
    let options = serde_json::to_string(&options)?;
    put(market, op, tx, Some(account), &state.encode().map_err(odd)?, options).await
}

/// Ends adding a passkey with what the authenticator answered.
pub async fn add_passkey(market: &Market, op: &Op, answer: PasskeyAnswer) -> Outcome<PasskeyView> {
    let account = op.account()?;
    let name = answer.check_name().map_err(|problems| Failure::Refused(PasskeyRefusal::Invalid(problems)))?;
    let party = Party::of(market, op.site)?;
    let registration = Registration::from_json_relaxed(answer.credential.as_bytes());
    let registration = registration.map_err(|_| Failure::Refused(PasskeyRefusal::Wrong))?;
    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    let state = passkeys::end(tx.db(), answer.ceremony, Some(account), op.site, op.now).await?;
    let state = state.ok_or(Failure::Refused(PasskeyRefusal::Expired))?;
    let state = RegistrationServerState::<64>::decode(&state).map_err(odd)?;
    let origins = [party.origin.as_str()];
    let options = RegistrationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        error_on_unsolicited_extensions: false,
        ..RegistrationVerificationOptions::default()
    };
    let credential = match state.verify(&party.id, &registration, &options) {
        Ok(credential) => credential,
        Err(error) => {
            tracing::info!(%account, %error, "a passkey was not added");
            return codes::refuse(tx, PasskeyRefusal::Wrong).await;
        }
    };
    if passkeys::count(tx.db(), account).await? >= i64::from(PASSKEYS_MAX) {
        return Err(Failure::Refused(PasskeyRefusal::TooMany { most: PASSKEYS_MAX }));
    }
    let credential_id = credential.id();
    let new = NewPasskey {
        id: market.new_id(),
        account,
        credential_id: credential_id.as_ref(),
        rp_id: &party.host,
        name: &name,
        static_state: &credential.static_state().encode().map_err(odd)?,
        dynamic_state: &credential.dynamic_state().encode().map_err(odd)?,
        transports: &[credential.transports().encode().map_err(odd)?],
        at: op.now,
    };
    if !passkeys::insert(tx.db(), &new).await? {
        return codes::refuse(tx, PasskeyRefusal::Wrong).await;
    }
    let view = PasskeyView { id: new.id, name: name.clone(), added_at: op.now, last_used_at: None };
    tx.commit().await?;
    Ok(view)
}

/// Forgets one of the signed-in person's passkeys. Whoever has no other way in can still choose a new password by mail.
pub async fn remove_passkey(market: &Market, op: &Op, passkey: PasskeyId) -> Outcome<()> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    if !passkeys::remove(tx.db(), passkey, account).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Begins to come in with a passkey. Nobody says who they are: the key does.
pub async fn begin_passkey_sign_in(market: &Market, op: &Op) -> Outcome<Ceremony> {
    let party = Party::of(market, op.site)?;
    let begun = DiscoverableCredentialRequestOptions::passkey(&party.id).start_ceremony();
    let (state, options) = begun.map_err(odd)?;
    let options = serde_json::to_string(&options)?;
    let mut tx = market.begin(op).await?;
    door::take_way(op, &mut tx).await?;
    put(market, op, tx, None, &state.encode().map_err(odd)?, options).await
}

/// Comes in with what the authenticator answered.
pub async fn sign_in_with_passkey(
    market: &Market,
    op: &Op,
    answer: PasskeyAnswer,
    browser: &Browser,
) -> Outcome<Entered> {
    let party = Party::of(market, op.site)?;
    let wrong = || Failure::Refused(PasskeyRefusal::Wrong);
    let said = DiscoverableAuthentication64::from_json_relaxed(answer.credential.as_bytes()).map_err(|_| wrong())?;
    let mut tx = market.begin(op).await?;
    let state = passkeys::end(tx.db(), answer.ceremony, None, op.site, op.now).await?;
    let state = state.ok_or(Failure::Refused(PasskeyRefusal::Expired))?;
    let state = DiscoverableAuthenticationServerState::decode(&state).map_err(odd)?;
    let Some(stored) = passkeys::lock(tx.db(), said.raw_id().as_ref(), &party.host).await? else {
        return codes::refuse(tx, PasskeyRefusal::Wrong).await;
    };
    let Some(dynamic_state) = verified(&party, state, &said, &stored)? else {
        return codes::refuse(tx, PasskeyRefusal::Wrong).await;
    };
    passkeys::used(tx.db(), stored.id, &dynamic_state, op.now).await?;
    let account = accounts::lock_to_enter(tx.db(), stored.account).await?.ok_or_else(wrong)?;
    if let Err(refusal) = rules::admit(&account, op.site) {
        let refusal = match refusal {
            SignInRefusal::Banned { reason } => PasskeyRefusal::Banned { reason },
            _ => PasskeyRefusal::NotForYou,
        };
        return codes::refuse(tx, refusal).await;
    }
    let proof = Proof { passkey: true, ..Proof::default() };
    let entered = match door::pass(market, op, &mut tx, account, proof, browser).await? {
        Passed::In(admitted) => {
            Entered::In(sessions::open(market, op, &mut tx, admitted.account, admitted.device).await?)
        }
        Passed::Second(pending) => Entered::Second(pending),
        Passed::Locked(_) => return codes::refuse(tx, PasskeyRefusal::Expired).await,
    };
    tx.commit_and_tell().await?;
    Ok(entered)
}

/// What the key counts now, if the answer is its own.
fn verified(
    party: &Party,
    state: DiscoverableAuthenticationServerState,
    said: &DiscoverableAuthentication64,
    stored: &StoredPasskey,
) -> anyhow::Result<Option<Vec<u8>>> {
    let handle = UserHandle64::decode(as_array(&stored.handle)?).map_err(|error| anyhow!("{error:?}"))?;
    let static_state = StaticState::<PublicKey>::decode(&stored.static_state).map_err(|error| anyhow!("{error:?}"))?;
    let dynamic = DynamicState::decode(as_array(&stored.dynamic_state)?).map_err(|error| anyhow!("{error:?}"))?;
    let mut credential = AuthenticatedCredential::new(said.raw_id(), &handle, static_state, dynamic)
        .map_err(|error| anyhow!("a stored passkey is broken: {error}"))?;
    let origins = [party.origin.as_str()];
    let options = AuthenticationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        error_on_unsolicited_extensions: false,
        ..AuthenticationVerificationOptions::default()
    };
    match state.verify(&party.id, said, &mut credential, &options) {
        Ok(_) => {
            let state = credential.dynamic_state().encode().map_err(|error| anyhow!("{error:?}"))?;
            Ok(Some(state.to_vec()))
        }
        Err(error) => {
            tracing::info!(passkey = %stored.id, %error, "a passkey let nobody in");
            Ok(None)
        }
    }
}

/// What authenticators call this person; made when they add their first key.
async fn handle_of(tx: &mut Tx, account: AccountId) -> anyhow::Result<UserHandle64> {
    let stored = passkeys::handle_of(tx.db(), account, &secrets::random::<64>()).await?;
    UserHandle64::decode(as_array(&stored)?).map_err(|error| anyhow!("{error:?}"))
}

/// The keys that are known already, so that an authenticator does not make a second one.
async fn known(
    tx: &mut Tx,
    account: AccountId,
    party: &Party,
) -> anyhow::Result<Vec<PublicKeyCredentialDescriptor<Vec<u8>>>> {
    let mut known = Vec::new();
    for (id, transports) in passkeys::credentials(tx.db(), account, &party.host).await? {
        let [transports] = as_array(&transports)?;
        known.push(PublicKeyCredentialDescriptor {
            id: CredentialId::<Vec<u8>>::decode(id).map_err(|error| anyhow!("{error:?}"))?,
            transports: AuthTransports::decode(transports).map_err(|error| anyhow!("{error:?}"))?,
        });
    }
    Ok(known)
}

/// Puts a question.
async fn put(
    market: &Market,
    op: &Op,
    mut tx: Tx,
    account: Option<AccountId>,
    state: &[u8],
    options: String,
) -> Outcome<Ceremony> {
    let new = NewCeremony { id: market.new_id(), account, site: op.site, state, expires_at: op.now + CEREMONY_LASTS };
    passkeys::begin(tx.db(), &new).await?;
    tx.commit().await?;
    Ok(Ceremony { id: new.id, options })
}

fn as_array<const N: usize>(bytes: &[u8]) -> anyhow::Result<[u8; N]> {
    bytes.try_into().map_err(|_| anyhow!("a stored passkey has {} bytes where {N} belong", bytes.len()))
}

/// Something of ours that the library does not take.
fn odd<R>(error: impl std::fmt::Debug) -> Failure<R> {
    Failure::Broken(anyhow!("a passkey: {error:?}"))
}
