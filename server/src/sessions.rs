//! Finds out who asks: by the site's session cookie, else by the guest cookie, else nobody in particular.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use domain::actor::{Actor, Site};
use domain::id::GuestId;
use http::header::{ACCEPT, HOST, SET_COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method};
use kernel::op::Storefront;
use kernel::{Failure, Market, Op};
use marketplace::identity::{self, Who};
use marketplace::shops::{self, Shown};
use uuid::Uuid;

use crate::arrival::{ActedAs, Caller};
use crate::problem::Problem;

/// Names the basket of somebody who has not signed in.
pub const GUEST_COOKIE: &str = "__Host-agora-guest";
/// The calls that begin a basket or a wishlist, and with it a guest. Other calls give no cookie: several are often under
/// way at once, and each would bring another.
const BEGINS_A_GUEST: [&str; 2] = ["/api/orders/add_to_cart", "/api/catalog/mark"];
/// How long a guest's basket is found again.
const GUEST_SECONDS: u32 = 30 * 24 * 3600;

/// Whose door this is.
#[derive(Clone)]
pub struct Door {
    /// The site.
    pub site: Site,
    /// The market behind it.
    pub market: Market,
}

/// Puts an [`Op`] into the request, and cookies into the response where they change.
pub async fn identify(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let token = jar.get(app::session_cookie(door.site)).map(|cookie| cookie.value().to_owned());
    let who = match &token {
        None => None,
        Some(token) => match identity::who(&door.market, door.site, token).await {
            Ok(who) => who,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "nobody can be recognised");
                return Problem::UNAVAILABLE.into_response();
            }
        },
    };
    let storefront = match shown(&door, request.headers()).await {
        Ok(Shown::Market) => None,
        Ok(Shown::Shop(tenant, url)) => {
            let storefront = Storefront { shop: tenant.shop.id, url };
            request.extensions_mut().insert(*tenant);
            Some(storefront)
        }
        Ok(Shown::Nobody) => return Problem::NO_SHOP.into_response(),
        Err(error) => {
            tracing::error!(?error, "it is not known whose address this is");
            return Problem::UNAVAILABLE.into_response();
        }
    };
    let known = jar.get(GUEST_COOKIE).and_then(|cookie| cookie.value().parse().ok()).map(GuestId);
    let begins = request.method() == Method::POST && BEGINS_A_GUEST.contains(&request.uri().path());
    let new = (known.is_none() && who.is_none() && begins && door.site == Site::Shopper).then(new_guest);
    let ended = token.is_some() && who.is_none() && is_visit(&request);
    let op = Op { storefront, ..op(&door, who, known.or(new), &request) };
    let acted = ActedAs(op.actor_name());
    request.extensions_mut().insert(op);
    let mut response = next.run(request).await;
    response.extensions_mut().insert(acted);
    if let Some(guest) = new {
        set_cookie(response.headers_mut(), GUEST_COOKIE, &guest.to_string(), GUEST_SECONDS);
    }
    if ended {
        set_cookie(response.headers_mut(), app::session_cookie(door.site), "", 0);
    }
    response
}

fn op(door: &Door, who: Option<Who>, guest: Option<GuestId>, request: &Request) -> Op {
    let caller = request.extensions().get::<Caller>();
    let (session, actor, roles) = match who {
        Some(who) => (Some(who.session), Actor::Account(who.account), who.roles),
        None => (None, Actor::Guest(guest), Vec::new()),
    };
    Op {
        actor,
        roles,
        site: door.site,
        now: door.market.now(),
        request_id: caller.map(|caller| caller.request_id.clone()).unwrap_or_default(),
        session,
        guest,
        address: caller.and_then(|caller| caller.address),
        user_agent: text(request.headers().get(USER_AGENT)),
        storefront: None,
    }
}

/// What is shown at the host that was asked. Shops have addresses of their own for shoppers alone.
async fn shown(door: &Door, headers: &HeaderMap) -> Result<Shown, Failure> {
    match (door.site, headers.get(HOST).and_then(|host| host.to_str().ok())) {
        (Site::Shopper, Some(host)) => shops::shown_at(&door.market, host).await,
        _ => Ok(Shown::Market),
    }
}

/// Whether a person opens a page. A call that is answered late must not take away the cookie of a session that began
/// meanwhile.
fn is_visit(request: &Request) -> bool {
    request.method() == Method::GET && text(request.headers().get(ACCEPT)).contains("text/html")
}

fn new_guest() -> GuestId {
    GuestId(Uuid::new_v4())
}

fn text(value: Option<&HeaderValue>) -> String {
    value.and_then(|value| value.to_str().ok()).unwrap_or_default().chars().take(300).collect()
}

fn set_cookie(headers: &mut HeaderMap, name: &str, value: &str, seconds: u32) {
    let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}
