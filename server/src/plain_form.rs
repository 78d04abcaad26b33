//! What a form that was posted without script brings back to its page: that it was done, or what was typed into it.
//!
//! A page that posts without script is led back to itself. Where the form was refused, the address carries the refusal
//! already; here it is given what was typed as well, so that nobody types it twice. Secrets are never among it.

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, HeaderValue};
use http_body_util::{BodyExt as _, Limited};

/// Most bytes of a form that are read; larger ones were refused before.
const LARGEST: usize = 1 << 20;
/// Most bytes that go into an address.
const LONGEST: usize = 3_000;
/// Before the name of a field whose value comes back.
const WAS: &str = "was.";
/// Names the call that was made.
const DONE: &str = "done";
/// Fields that never come back.
const SECRET: [&str; 7] = ["password", "current", "new", "code", "credential", "token", "secret"];

/// A form of a page without script.
pub struct PlainForm {
    call: String,
    typed: Bytes,
}

impl PlainForm {
    /// The form of a request, if it is one; and the request, as it was.
    pub async fn of(request: Request) -> Result<(Option<Self>, Request), axum::Error> {
        if !is_plain(request.headers()) {
            return Ok((None, request));
        }
        let (parts, body) = request.into_parts();
        let typed = Limited::new(body, LARGEST).collect().await.map_err(axum::Error::new)?.to_bytes();
        let call = parts.uri.path().trim_start_matches("/api/").to_owned();
        let request = Request::from_parts(parts, Body::from(typed.clone()));
        Ok((Some(Self { call, typed }), request))
    }

    /// Tells the page to which `response` leads back how the form fared. `page` is where the form stood.
    pub fn tell(&self, mut response: Response, page: Option<&HeaderValue>) -> Response {
        let text = |value: Option<&HeaderValue>| value.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let address = text(response.headers().get(LOCATION)).zip(text(page));
        let address = address.and_then(|(target, page)| self.address(&target, &page));
        if let Some(Ok(address)) = address.map(HeaderValue::try_from) {
            response.headers_mut().insert(LOCATION, address);
        }
        response
    }

    /// The address of `page` with the news in it; nothing when `target` is another page.
    fn address(&self, target: &str, page: &str) -> Option<String> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if path != page.split('?').next()? {
            return None;
        }
        let pairs = form_urlencoded::parse(query.as_bytes());
        let mut kept: Vec<_> = pairs.filter(|(name, _)| name != DONE && !name.starts_with(WAS)).collect();
        let refused = kept.iter().rposition(|(name, _)| name == "__err");
        if let Some(last) = refused {
            // An earlier refusal of the same page is over.
            let (last_path, last_err) = (kept.iter().rposition(|(name, _)| name == "__path"), last);
            let mut at = 0;
            kept.retain(|(name, _)| {
                at += 1;
                !name.starts_with("__") || Some(at - 1) == last_path || at - 1 == last_err
            });
        }
        let mut address = form_urlencoded::Serializer::new(String::new());
        address.extend_pairs(kept);
        if refused.is_some() {
            let typed: Vec<_> = form_urlencoded::parse(&self.typed).filter(|(name, _)| !is_secret(name)).collect();
            if typed.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() <= LONGEST {
                address.extend_pairs(typed.into_iter().map(|(name, value)| (format!("{WAS}{name}"), value)));
            }
        } else {
            address.append_pair(DONE, &self.call);
        }
        Some(format!("{path}?{}", address.finish()))
    }
}

/// Whether a browser posts a form by itself: it wants a page for it.
fn is_plain(headers: &HeaderMap) -> bool {
    let says = |name, part: &str| headers.get(name).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(part));
    says(ACCEPT, "text/html") && says(CONTENT_TYPE, "application/x-www-form-urlencoded")
}

/// Whether a field such as `form[password]` holds something that nobody else may read.
fn is_secret(name: &str) -> bool {
    let innermost = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
    SECRET.contains(&innermost)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://market.example/account/profile";

    fn form(typed: &'static str) -> PlainForm {
        PlainForm { call: "identity/save_profile".to_owned(), typed: Bytes::from_static(typed.as_bytes()) }
    }

    #[test]
    fn a_page_is_told_that_its_form_was_done() {
        let told = form("form[name]=Ana").address(PAGE, &format!("{PAGE}?done=x&was.form[name]=B&page=2"));
        assert_eq!(told.as_deref(), Some("https://market.example/account/profile?done=identity%2Fsave_profile"));
        let told = form("").address(&format!("{PAGE}?page=2&done=x"), PAGE);
        assert_eq!(told.as_deref(), Some("https://market.example/account/profile?page=2&done=identity%2Fsave_profile"));
        assert_eq!(form("").address("/account/orders", PAGE), None);
    }

    #[test]
    fn what_was_typed_comes_back_without_secrets() {
        let refused = format!("{PAGE}?__path=a&__err=b&was.form%5Bname%5D=old&__path=c&__err=d");
        let told = form("form[name]=Ana+F&form[password]=plant&entry[code]=123456").address(&refused, PAGE);
        let told = told.expect("it leads back");
        assert!(told.ends_with("?__path=c&__err=d&was.form%5Bname%5D=Ana+F"), "{told}");
        assert_eq!(told.matches("plant").count() + told.matches("123456").count(), 0);
    }

    #[test]
    fn long_texts_stay_out_of_addresses() {
        let long: &'static str = Box::leak(format!("form[about]={}", "x".repeat(4_000)).into_boxed_str());
        let told = form(long).address(&format!("{PAGE}?__path=c&__err=d"), PAGE);
        assert_eq!(told, Some(format!("{PAGE}?__path=c&__err=d")));
    }
}
