//! Notes who comes and what they get: the number of the request, the client's address, one log line, one measurement.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::actor::Site;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use ipnet::IpNet;
use uuid::Uuid;

/// Carries the number of a request, from our own proxies and back to everybody.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Whoever sent a request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Found again in every log line and every error.
    pub request_id: String,
    /// The client's address, from the rightmost hop that is not ours.
    pub address: Option<IpAddr>,
    /// Whether somebody says to have passed the request on, whoever that is.
    pub forwarded: bool,
}

/// Who acted, as the log names them; put into a response by whoever found out.
#[derive(Clone, Debug)]
pub struct ActedAs(pub String);

/// Where requests arrive.
#[derive(Clone, Debug)]
pub struct Porch {
    /// Which site this is.
    pub site: Site,
    /// The networks of our own proxies.
    pub proxies: Arc<[IpNet]>,
}

/// Numbers the request, and tells the log and the measurements how it went.
pub async fn arrive(State(porch): State<Porch>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let caller = caller(&porch.proxies, &request);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "other".to_owned(), |r| r.as_str().to_owned());
    let request_id = caller.request_id.clone();
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    tell(&porch, &Told { method, path, route, request_id, began }, &response);
    response
}

struct Told {
    method: Method,
    path: String,
    route: String,
    request_id: String,
    began: Instant,
}

/// One line a request; files that are only fetched are told of when somebody looks closely. Never a query, never a body.
fn tell(porch: &Porch, told: &Told, response: &Response) {
    let (status, taken) = (response.status().as_u16(), told.began.elapsed());
    let actor = response.extensions().get::<ActedAs>().map_or("guest", |acted| acted.0.as_str());
    let (site, milliseconds) = (porch.site.name(), (taken.as_secs_f64() * 100_000.0).round() / 100.0);
    let path: String = told.path.chars().take(300).collect();
    macro_rules! line {
        ($level:expr) => {
            tracing::event!(
                target: "request", $level, request_id = told.request_id, site, method = %told.method, path,
                route = told.route, status, actor, milliseconds, "request"
            )
        };
    }
    if told.route == "other" && status < 400 {
        line!(tracing::Level::DEBUG);
    } else {
        line!(tracing::Level::INFO);
    }
    let labels = [
        ("site", site.to_owned()),
        ("route", told.route.clone()),
        ("method", known(&told.method).to_owned()),
        ("status", status.to_string()),
    ];
    metrics::histogram!("agora_request_seconds", &labels).record(taken.as_secs_f64());
}

/// The method, if it is one: anybody can make up others, and each would be measured for itself.
fn known(method: &Method) -> &str {
    const KNOWN: [Method; 7] =
        [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    if KNOWN.contains(method) { method.as_str() } else { "other" }
}

fn caller(proxies: &[IpNet], request: &Request) -> Caller {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
    let from_proxy = peer.is_some_and(|peer| is_ours(proxies, peer));
    let given = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok());
    let given = given.filter(|id| from_proxy && is_plain(id)).map(str::to_owned);
    Caller {
        request_id: given.unwrap_or_else(|| Uuid::new_v4().to_string()),
        address: peer.map(|peer| client(proxies, peer, request.headers())),
        forwarded: request.headers().contains_key(FORWARDED_FOR),
    }
}

/// Goes from hop to hop, beginning with the nearest, until one is not ours: what stands before that may be made up.
fn client(proxies: &[IpNet], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut client = peer;
    for hop in hops.into_iter().rev() {
        if !is_ours(proxies, client) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

fn is_ours(proxies: &[IpNet], address: IpAddr) -> bool {
    proxies.iter().any(|network| network.contains(&address))
}

/// A number that may stand in logs and headers as it is.
fn is_plain(id: &str) -> bool {
    (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(proxies: &str, peer: &str, forwarded: &'static str) -> String {
        let proxies: Vec<IpNet> = proxies.split(',').filter_map(|text| text.parse().ok()).collect();
        let headers = HeaderMap::from_iter([(FORWARDED_FOR, HeaderValue::from_static(forwarded))]);
        client(&proxies, peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        assert_eq!(seen("", "192.0.2.1", "203.0.113.7"), "192.0.2.1");
        assert_eq!(seen("10.0.0.0/8", "10.0.0.1", "203.0.113.7"), "203.0.113.7");
        assert_eq!(seen("10.0.0.0/8", "10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2"), "203.0.113.7");
        assert_eq!(seen("10.0.0.0/8", "10.0.0.1", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn numbers_from_outside_are_plain() {
        assert!(is_plain("01890a5d-ac96-774b-bcce-b302099a8057"));
        assert!(!is_plain("x\n{}") && !is_plain("short"));
    }
}
