//! Which orders a list shows, written into its address and read from it again.

use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState};
use leptos_router::params::ParamsMap;

use crate::site::address::{address, page_number, typed};

/// States that always have a tab; the others have one while they hold something.
const ALWAYS: [OrderState; 5] =
    [OrderState::Paid, OrderState::Packed, OrderState::Shipped, OrderState::Delivered, OrderState::Cancelled];

/// What the address asks for.
pub fn filter(query: &ParamsMap) -> OrderFilter {
    OrderFilter {
        state: query.get_str("state").and_then(OrderState::named),
        words: typed(query, "q"),
        page: page_number(query),
    }
}

/// The address of a list of orders.
pub fn filtered(filter: &OrderFilter) -> String {
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let state = filter.state.map(Lifecycle::name).unwrap_or_default();
    address("/orders", &[("state", state), ("q", &filter.words), ("page", &page)])
}

/// The states with a tab, in the order of an order's life.
pub fn tab_states(counts: &[(OrderState, u32)], open: Option<OrderState>) -> Vec<(OrderState, u32)> {
    let count = |state| counts.iter().find(|(other, _)| *other == state).map_or(0, |(_, count)| *count);
    OrderState::STATES
        .iter()
        .map(|state| (*state, count(*state)))
        .filter(|(state, count)| *count > 0 || ALWAYS.contains(state) || open == Some(*state))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_into_the_address_is_read_again() {
        let query: ParamsMap = [("state", "shipped".to_owned()), ("q", " ana ".to_owned()), ("page", "2".to_owned())]
            .into_iter()
            .collect();
        let read = filter(&query);
        assert_eq!(read, OrderFilter { state: Some(OrderState::Shipped), words: "ana".to_owned(), page: 2 });
        assert_eq!(filtered(&OrderFilter { page: 1, ..OrderFilter::default() }), "/orders");
    }

    #[test]
    fn rare_states_have_a_tab_only_while_they_hold_something() {
        let states = |counts: &[(OrderState, u32)], open| {
            tab_states(counts, open).into_iter().map(|(state, _)| state).collect::<Vec<_>>()
        };
        assert_eq!(states(&[], None), ALWAYS);
        assert!(states(&[(OrderState::Returned, 1)], None).contains(&OrderState::Returned));
        assert!(states(&[], Some(OrderState::Expired)).contains(&OrderState::Expired));
    }
}
