//! What the provider says: where its doors are, and whose address somebody brings back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};
use domain::actor::Site;
use kernel::{GoogleSettings, Market};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
};
use secrecy::ExposeSecret as _;
use tokio::sync::Mutex;

use super::wire::Wire;

/// How long what the provider says of itself is believed.
const BELIEVED: Duration = Duration::from_secs(3600);

/// Where the browser comes back to, on every site.
pub const GOOGLE_RETURN: &str = "/sign-in/google/return";

type Ready =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What is kept of the provider in this process.
#[derive(Default)]
pub(super) struct Provider {
    wire: std::sync::OnceLock<Wire>,
    said: Mutex<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

/// A way that is about to be begun.
pub(super) struct Begun {
    /// Where the browser goes.
    pub(super) url: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
}

/// Who somebody is over there.
pub(super) struct Somebody {
    pub(super) subject: String,
    pub(super) email: String,
    /// Whether the provider has proved that the address is theirs.
    pub(super) proved: bool,
    pub(super) name: Option<String>,
}

impl Provider {
    fn wire(&self) -> &Wire {
        self.wire.get_or_init(Wire::new)
    }

    /// What the provider says of itself, its keys included; asked for again when that was long ago or is wanted `anew`.
    async fn said(&self, settings: &GoogleSettings, anew: bool) -> anyhow::Result<Arc<CoreProviderMetadata>> {
        let mut said = self.said.lock().await;
        if let Some((at, metadata)) = &*said
            && !anew
            && at.elapsed() < BELIEVED
        {
            return Ok(Arc::clone(metadata));
        }
        let issuer = IssuerUrl::new(settings.issuer.clone()).context("the provider's address is none")?;
        let metadata = CoreProviderMetadata::discover_async(issuer, self.wire()).await;
        let metadata = Arc::new(metadata.map_err(|error| anyhow!("the provider says nothing of itself: {error}"))?);
        *said = Some((Instant::now(), Arc::clone(&metadata)));
        Ok(metadata)
    }

    async fn client(
        &self,
        market: &Market,
        settings: &GoogleSettings,
        site: Site,
        anew: bool,
    ) -> anyhow::Result<Ready> {
        let metadata = self.said(settings, anew).await?;
        let back = format!("{}{GOOGLE_RETURN}", market.settings().public_url(site));
        let secret = ClientSecret::new(settings.client_secret.expose_secret().to_owned());
        let client = CoreClient::from_provider_metadata(
            CoreProviderMetadata::clone(&metadata),
            ClientId::new(settings.client_id.clone()),
            Some(secret),
        );
        Ok(client.set_redirect_uri(RedirectUrl::new(back).context("our own address is none")?))
    }

    /// Where a browser goes to say who it is, bound to `state`.
    pub(super) async fn begin(
        &self,
        market: &Market,
        settings: &GoogleSettings,
        site: Site,
        state: &str,
    ) -> anyhow::Result<Begun> {
        let client = self.client(market, settings, site, false).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = state.to_owned();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, _, nonce) = client
            .authorize_url(flow, move || CsrfToken::new(state), Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun { url: url.into(), nonce: nonce.secret().clone(), verifier: verifier.secret().clone() })
    }

    /// Who came back with that code. Keys may have been changed since they were asked for: what does not fit them is
    /// looked at with new ones once.
    pub(super) async fn end(
        &self,
        market: &Market,
        settings: &GoogleSettings,
        site: Site,
        code: String,
        begun: (String, String),
    ) -> anyhow::Result<Somebody> {
        let (nonce, verifier) = begun;
        let client = self.client(market, settings, site, false).await?;
        let exchange = client.exchange_code(AuthorizationCode::new(code)).context("the provider has no such door")?;
        let answer = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier)).request_async(self.wire()).await;
        let answer = answer.map_err(|error| anyhow!("the provider gives nothing for the code: {error}"))?;
        let id_token = answer.id_token().context("the provider does not say who it was")?;
        let nonce = Nonce::new(nonce);
        let renewed;
        let mut verifier = client.id_token_verifier();
        if id_token.claims(&verifier, &nonce).is_err() {
            renewed = self.client(market, settings, site, true).await?;
            verifier = renewed.id_token_verifier();
        }
        let claims = id_token.claims(&verifier, &nonce).context("what the provider says cannot be believed")?;
        if let Some(expected) = claims.access_token_hash() {
            let (algorithm, key) = (id_token.signing_alg()?, id_token.signing_key(&verifier)?);
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key)?;
            anyhow::ensure!(actual == *expected, "the provider's two tokens do not belong together");
        }
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        Ok(Somebody {
            subject: claims.subject().as_str().to_owned(),
            email: claims.email().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            proved: claims.email_verified().unwrap_or(false),
            name,
        })
    }
}
