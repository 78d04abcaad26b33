//! Where the pages of the admin site are.

use app::site::address;
use app::site::orders::filtered;
use domain::id::{AccountId, MailId, OrderId, ShopId};
use domain::identity::ApplicationState;
use domain::lifecycle::Lifecycle;
use domain::messages::MailState;
use domain::orders::{OrderFilter, OrderState};
use domain::reviews::ReviewQueue;
use domain::shops::ShopState;

/// The first page.
pub const HOME: &str = "/";
/// All orders of the market.
pub const ORDERS: &str = "/orders";
/// All users.
pub const USERS: &str = "/users";
/// All shops.
pub const SHOPS: &str = "/shops";
/// People who would like to sell.
pub const APPLICATIONS: &str = "/applications";
/// What waits for an answer.
pub const QUEUE: &str = "/verification";
/// What buyers say.
pub const REVIEWS: &str = "/reviews";
/// The mails the market has written.
pub const MAILBOX: &str = "/mailbox";
/// Deliveries that no handler could take.
pub const PARKED: &str = "/parked";

/// Products that wait to be looked at.
pub const MODERATION: &str = "/moderation";
/// The shelves of the market.
pub const CATEGORIES: &str = "/categories";

/// A page of the products that wait.
pub fn moderation(page: u32) -> String {
    address(MODERATION, &[("page", &number(page))])
}

/// One order.
pub fn order(order: OrderId) -> String {
    format!("/orders/{order}")
}

/// The orders in a state.
pub fn orders_in(state: OrderState) -> String {
    filtered(&OrderFilter { state: Some(state), ..OrderFilter::default() })
}

/// A list of users: those with `words`, on `page`.
pub fn users(words: &str, page: u32) -> String {
    address(USERS, &[("q", words), ("page", &number(page))])
}

/// One person.
pub fn user(account: AccountId) -> String {
    format!("{USERS}/{account}")
}

/// The question before an account is locked out.
pub fn ban(account: AccountId) -> String {
    format!("{USERS}/{account}/ban")
}

/// A page of the applications in a state.
pub fn applications(state: ApplicationState, page: u32) -> String {
    let state = if state == ApplicationState::Pending { "" } else { state.name() };
    address(APPLICATIONS, &[("state", state), ("page", &number(page))])
}

/// A page of a queue of reviews.
pub fn reviews(queue: ReviewQueue, page: u32) -> String {
    let queue = if queue == ReviewQueue::default() { "" } else { queue.name() };
    address(REVIEWS, &[("show", queue), ("page", &number(page))])
}

/// A list of shops: those with `words`, in `state`, on `page`.
pub fn shops(words: &str, state: Option<ShopState>, page: u32) -> String {
    let state = state.map(ShopState::name).unwrap_or_default();
    address(SHOPS, &[("state", state), ("q", words), ("page", &number(page))])
}

/// One shop.
pub fn shop(shop: ShopId) -> String {
    format!("/shops/{shop}")
}

/// A page of the queue.
pub fn queue(page: u32) -> String {
    address(QUEUE, &[("page", &number(page))])
}

/// A list of mails: those with `words`, in `state`, on `page`.
pub fn mailbox(words: &str, state: Option<MailState>, page: u32) -> String {
    let state = state.map(Lifecycle::name).unwrap_or_default();
    address(MAILBOX, &[("state", state), ("q", words), ("page", &number(page))])
}

/// One mail.
pub fn mail(mail: MailId) -> String {
    format!("/mailbox/{mail}")
}

/// A page of parked deliveries.
pub fn parked(page: u32) -> String {
    address(PARKED, &[("page", &number(page))])
}

/// A page as the address says it; the first one is not said.
fn number(page: u32) -> String {
    if page > 1 { page.to_string() } else { String::new() }
}
