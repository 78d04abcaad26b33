//! Reads what a program asks: who it is by its token, and a body that has to be JSON of the right shape.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use domain::actor::{Actor, Site};
use http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::request::Parts;
use http_body_util::BodyExt as _;
use kernel::{Market, Op};
use marketplace::identity;
use serde::de::DeserializeOwned;

use super::told::Told;
use crate::arrival::Caller;

/// Whoever asks, with the market they ask.
pub struct Asker {
    /// The market.
    pub market: Market,
    /// The request.
    pub op: Op,
}

impl FromRequestParts<Market> for Asker {
    type Rejection = Told;

    /// A program says who it is with `Authorization: Bearer …`, and nothing else is looked at: no cookie opens the API.
    async fn from_request_parts(parts: &mut Parts, market: &Market) -> Result<Self, Told> {
        let caller = parts.extensions.get::<Caller>();
        let user_agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let op = Op {
            actor: Actor::Guest(None),
            roles: Vec::new(),
            site: Site::Shopper,
            now: market.now(),
            request_id: caller.map(|caller| caller.request_id.clone()).unwrap_or_default(),
            session: None,
            guest: None,
            address: caller.and_then(|caller| caller.address),
            user_agent: user_agent.chars().take(300).collect(),
            storefront: None,
        };
        let op = match parts.headers.get(AUTHORIZATION) {
            None => op,
            Some(said) => {
                let token = said.to_str().ok().and_then(|said| said.split_once(' '));
                let token =
                    token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
                let who = match token {
                    Some(token) => {
                        identity::who_bears(market, token).await.map_err(|error| Told::broken(&op, &error.into()))?
                    }
                    None => None,
                };
                let who = who.ok_or_else(|| Told::token(&op))?;
                Op { actor: Actor::Account(who.account), roles: who.roles, session: Some(who.session), ..op }
            }
        };
        Ok(Self { market: market.clone(), op })
    }
}

/// A body of the right shape.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Market> for Body<T> {
    type Rejection = Told;

    async fn from_request(request: Request, _: &Market) -> Result<Self, Told> {
        let request_id =
            request.extensions().get::<Caller>().map(|caller| caller.request_id.clone()).unwrap_or_default();
        let said = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_json = said.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
        if !is_json {
            return Err(Told::not_json(request_id));
        }
        // What is cut off at the limit is too large.
        let bytes = request.into_body().collect().await.map_err(|_| Told::too_large(request_id.clone()))?.to_bytes();
        serde_json::from_slice(&bytes).map(Self).map_err(|error| Told::unreadable(request_id, &error))
    }
}

/// An id in the address; one that is none is not there.
pub struct Id<T>(pub T);

impl<T: std::str::FromStr + Send> FromRequestParts<Market> for Id<T> {
    type Rejection = Told;

    async fn from_request_parts(parts: &mut Parts, market: &Market) -> Result<Self, Told> {
        let request_id = parts.extensions.get::<Caller>().map(|caller| caller.request_id.clone()).unwrap_or_default();
        let path: Result<Path<String>, _> = Path::from_request_parts(parts, market).await;
        let id = path.ok().and_then(|Path(id)| id.parse().ok());
        id.map(Self).ok_or_else(|| Told::not_found(request_id))
    }
}

impl From<Infallible> for Told {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
