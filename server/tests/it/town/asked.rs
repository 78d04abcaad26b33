//! A question as it comes in from outside, and the answer as it goes out.

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use domain::actor::Site;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use http_body_util::BodyExt as _;

/// A question.
#[derive(Clone)]
pub struct Ask {
    /// On which site.
    pub site: Site,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Ask {
    /// A person opens a page.
    pub fn page(path: &str) -> Self {
        Self::new(Method::GET, path).with("accept", "text/html")
    }

    /// A page makes a call with a form.
    pub fn call(endpoint: &str, form: &str) -> Self {
        let ask = Self::new(Method::POST, &format!("/api/{endpoint}"));
        ask.with("content-type", "application/x-www-form-urlencoded").saying(form.as_bytes())
    }

    /// Anything else.
    pub fn new(method: Method, path: &str) -> Self {
        Self { site: Site::Shopper, method, path: path.to_owned(), headers: HeaderMap::new(), body: Vec::new() }
    }

    /// The same on another site.
    pub fn on(mut self, site: Site) -> Self {
        self.site = site;
        self
    }

    /// The same with a header.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("a header's value");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// The same with a body.
    pub fn saying(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self
    }

    pub(super) fn into_request(self) -> Request {
        let mut request = Request::new(Body::from(self.body));
        *request.method_mut() = self.method;
        *request.uri_mut() = self.path.parse().expect("an address");
        *request.headers_mut() = self.headers;
        request
    }
}

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Answer {
    pub(super) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the answer is whole").to_bytes().to_vec();
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A cookie that is set, as it is sent back: its name and value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.filter_map(|cookie| cookie.split(';').next());
        pairs.find(|pair| pair.starts_with(&format!("{name}="))).map(str::to_owned)
    }
}
