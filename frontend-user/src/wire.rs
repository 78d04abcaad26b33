//! What a page asks the market for, and what the server puts into the page so that the browser need not ask again.

use std::future::Future;

use app::Answer;
use leptos::prelude::Resource;
use leptos::server::codee::{Decoder, Encoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON, read the same way as the answers of server functions are: the code that reads each type is in the site once.
pub struct Wire;

impl<T: Serialize> Encoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

/// An answer of the market that is on its way, or there.
pub type Asked<T> = Resource<Answer<T>, Wire>;

/// Asks the market whenever `about` changes.
pub fn ask<S, T, F>(
    about: impl Fn() -> S + Send + Sync + 'static,
    question: impl Fn(S) -> F + Send + Sync + 'static,
) -> Asked<T>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = Answer<T>> + Send + 'static,
{
    Resource::new_with_options(about, question, false)
}

/// Asks the market once.
pub fn ask_once<T, F>(question: impl Fn() -> F + Send + Sync + 'static) -> Asked<T>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = Answer<T>> + Send + 'static,
{
    ask(|| (), move |()| question())
}
