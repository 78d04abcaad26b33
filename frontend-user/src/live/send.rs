//! Sends a form, and shows what came of it.

use std::cell::RefCell;

use app::orders::AddToCart;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::{DomParser, Element, HtmlFormElement, SupportedType, UrlSearchParams};

use super::{beside, checks, morph};
use crate::pages::catalog::Shown;
use crate::{clock, page, reckoner, wire};

const UNREACHABLE: &str = "The market does not answer. Check your connection and try again.";

thread_local! {
    /// The form that is on its way; one goes at a time.
    static SENT: RefCell<Option<HtmlFormElement>> = const { RefCell::new(None) };
    /// A form that was sent off while another one was on its way; it goes next.
    static NEXT: RefCell<Option<HtmlFormElement>> = const { RefCell::new(None) };
}

/// Why a form was refused: the call it made, and what the market said, in the words of the call.
struct Refusal {
    path: String,
    said: String,
}

/// Sends `form`, which was sent off by `button`.
pub fn send(form: HtmlFormElement, button: Option<Element>) {
    if let Some(sent) = SENT.with_borrow(Clone::clone) {
        // A second press on the same button is no second deed; a number may change again at once.
        if sent != form || form.has_attribute("data-at-once") {
            NEXT.set(Some(form));
        }
        return;
    }
    let path = form.get_attribute("action").unwrap_or_default();
    let fields = wire::typed(&form);
    if let Some((problems, sentence)) = checks::look(&path, &fields) {
        beside::mark(&form, &problems);
        beside::tell(&sentence);
        return;
    }
    SENT.set(Some(form.clone()));
    wait(button.as_ref(), true);
    spawn_local(async move {
        if !deliver(&form, path, &fields).await {
            SENT.set(None);
            wait(button.as_ref(), false);
            if let Some(next) = NEXT.take() {
                send(next, None);
            }
        }
    });
}

/// Whether the person leaves for another page.
async fn deliver(form: &HtmlFormElement, path: String, fields: &UrlSearchParams) -> bool {
    let adds = path == AddToCart::PATH;
    let Some(heard) = wire::post(&path, fields).await else {
        page::toaster().say(UNREACHABLE);
        return false;
    };
    if !heard.good {
        return refresh(Some(Refusal { path, said: heard.text })).await;
    }
    if let Some(target) = heard.leads_to {
        wire::leave_for(&target);
        return true;
    }
    // Whatever adds to the basket answers with the count of what is in it.
    if let (true, Ok(units)) = (adds, heard.text.parse()) {
        page::holds(units);
    }
    if form.has_attribute("data-empties") {
        form.reset();
    }
    // The page as it is now may have another deed in the place of this one.
    let saying = Saying::of(form);
    let leaves = !form.has_attribute("data-quiet") && refresh(None).await;
    if let Some(saying) = saying {
        saying.say();
    }
    leaves
}

/// What a form says for itself once it has worked.
struct Saying {
    words: String,
    verb: String,
    /// Where a press on the verb leads.
    see: Option<String>,
    /// What a press on the verb posts instead, and to which call.
    undo: Option<(String, String)>,
}

impl Saying {
    fn of(form: &HtmlFormElement) -> Option<Self> {
        let said = |name| form.get_attribute(name);
        Some(Self {
            words: said("data-said")?,
            verb: said("data-verb").unwrap_or_default(),
            see: said("data-see"),
            undo: said("data-undo-at").zip(said("data-undo")),
        })
    }

    fn say(self) {
        let Self { words, verb, see, undo } = self;
        match (see, undo) {
            (Some(target), _) => page::toaster().say_with(words, verb, move || wire::leave_for(&target)),
            (None, Some((path, undo))) => {
                page::toaster().say_with(words, verb, move || take_back(path.clone(), &undo));
            }
            (None, None) => page::toaster().say(words),
        }
    }
}

fn take_back(path: String, undo: &str) {
    // What the server wrote into the page are pairs of names and values.
    let fields = UrlSearchParams::new_with_str(undo).unwrap_throw();
    spawn_local(async move {
        match wire::post(&path, &fields).await {
            None => page::toaster().say(UNREACHABLE),
            Some(heard) => drop(refresh((!heard.good).then_some(Refusal { path, said: heard.text })).await),
        }
    });
}

/// Shows the page as it is now, or as it is after the call at a path was refused in the words of the call.
pub async fn show(refusal: Option<(&str, String)>) {
    refresh(refusal.map(|(path, said)| Refusal { path: path.to_owned(), said })).await;
}

/// Asks for the page again, as it is after what was done or refused, and shows what is different. Whether the person
/// leaves for another page.
async fn refresh(refusal: Option<Refusal>) -> bool {
    let refused = refusal.is_some();
    let written = match address(refusal) {
        Some(address) => wire::page(&address).await,
        None => None,
    };
    if let Some(target) = written.as_ref().and_then(|heard| heard.leads_to.as_ref()) {
        wire::leave_for(target);
        return true;
    }
    // What has changed meanwhile goes next, and shows the page as it is after that.
    if NEXT.with_borrow(Option::is_some) {
        return false;
    }
    let parser = DomParser::new().ok();
    let parsed = parser
        .zip(written)
        .and_then(|(parser, heard)| parser.parse_from_string(&heard.text, SupportedType::TextHtml).ok());
    let Some((old, new, all)) = parsed.and_then(|new| Some((frame(&document())?, frame(&new)?, new))) else {
        page::toaster().say(UNREACHABLE);
        return false;
    };
    let led = is_inside(&old);
    morph::morph(&old, &new);
    if led && !is_inside(&old) {
        beside::lead_to("#main");
    }
    document().set_title(&all.title());
    clock::read_by_the_reader();
    Shown::tell_again();
    let units = all.query_selector("[data-units]").ok().flatten().and_then(|badge| badge.get_attribute("data-units"));
    if let Some(units) = units.and_then(|units| units.parse().ok()) {
        page::holds(units);
    }
    reckoner::reckon();
    if refused {
        beside::lead();
    }
    false
}

/// Whether the focus is somewhere in `frame`.
fn is_inside(frame: &Element) -> bool {
    document().active_element().is_some_and(|focused| frame.contains(Some(&focused)))
}

fn frame(of: &web_sys::Document) -> Option<Element> {
    of.query_selector("[data-live]").ok().flatten()
}

/// The address of this page, with the refusal in it as a form that posts without script brings it.
fn address(refusal: Option<Refusal>) -> Option<String> {
    let place = window().location();
    let query = UrlSearchParams::new_with_str(&place.search().ok()?).ok()?;
    query.delete("__path");
    query.delete("__err");
    query.delete("done");
    if let Some(Refusal { path, said }) = refusal {
        // The page reads bytes in base64 whose letters are safe in an address.
        let bytes = js_sys::unescape(&String::from(js_sys::encode_uri_component(&said)));
        let coded = window().btoa(&String::from(bytes)).ok()?;
        query.append("__path", &path);
        query.append("__err", &coded.replace('+', "-").replace('/', "_"));
    }
    Some(format!("{}?{}", place.pathname().ok()?, String::from(query.to_string())))
}

/// Shows on a button that its deed is under way, if it has words for that.
fn wait(button: Option<&Element>, busy: bool) {
    let Some(button) = button.filter(|button| button.query_selector(".btn-busy").is_ok_and(|words| words.is_some()))
    else {
        return;
    };
    // Refused only for names that are none.
    let _ = if busy { button.set_attribute("aria-busy", "true") } else { button.remove_attribute("aria-busy") };
}

/// Whoever comes back to a page as it was left may send its forms again.
pub fn free() {
    SENT.set(None);
    if let Some(button) = document().query_selector("[data-live] [aria-busy]").ok().flatten() {
        wait(Some(&button), false);
    }
}
