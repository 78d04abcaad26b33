//! A table of orders; on a phone each row is an item of two lines.

use domain::id::OrderId;
use domain::orders::{OrderFilter, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use ui::{Cell, Column, NoPhoto, Pager, Place, Row, Table, Thumb};

use super::filter::filtered;
use super::state::StateBadge;
use crate::site::when::When;

/// Orders, newest first.
#[component]
pub fn OrderTable(
    /// The orders.
    orders: Vec<OrderSummary>,
    /// The page of one order.
    href: fn(OrderId) -> String,
    /// Names the shop of each as well, for the admin.
    #[prop(optional)]
    with_shop: bool,
    /// Leaves the goods out, where there is little room.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let mut columns = vec![Column::new("Order"), Column::new("Placed"), Column::new("Buyer")];
    if with_shop {
        columns.push(Column::new("Shop"));
    }
    if !brief {
        columns.push(Column::new("Items"));
    }
    columns.extend([Column::new("State"), Column::new("Total").end()]);
    let rows = orders.into_iter().map(|order| view! { <OrderRow order href with_shop brief /> }).collect_view();
    view! {
        <Table label="Orders, newest first" columns compact=brief>
            {rows}
        </Table>
    }
}

#[component]
fn OrderRow(order: OrderSummary, href: fn(OrderId) -> String, with_shop: bool, brief: bool) -> impl IntoView {
    let place = [order.city, order.country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let units = if order.units == 1 { "1 item".to_owned() } else { format!("{} items", order.units) };
    let below = if with_shop { order.shop_name.clone() } else { order.buyer_name.clone() };
    let picture = order.image;
    view! {
        <Row>
            <Cell place=Place::Lead>
                <a
                    class="font-[560] num hover:underline whitespace-nowrap max-[40rem]:after:absolute max-[40rem]:after:inset-0"
                    href=href(order.id)
                >
                    {order.number}
                </a>
            </Cell>
            <Cell place=Place::Below class="soft">
                <span class="hidden max-[40rem]:inline">{below} ", "</span>
                <When at=order.placed_at />
            </Cell>
            <Cell>
                {order.buyer_name}
                <span class="soft">{(!place.is_empty()).then(|| format!(", {place}"))}</span>
            </Cell>
            {with_shop.then(|| view! { <Cell class="soft">{order.shop_name}</Cell> })}
            {(!brief)
                .then(|| {
                    view! {
                        <Cell>
                            <span class="flex items-center gap-3 min-w-0">
                                {match picture {
                                    Some(image) => view! { <Thumb src=image.src(160) small=true /> }.into_any(),
                                    None => view! { <NoPhoto class="thumb sm" /> }.into_any(),
                                }}
                                <span class="min-w-0">
                                    <span class="block truncate max-w-64">{order.first_title}</span>
                                    <span class="block soft text-small">{units}</span>
                                </span>
                            </span>
                        </Cell>
                    }
                })}
            <Cell place=Place::BelowEnd>
                <StateBadge state=order.state />
            </Cell>
            <Cell place=Place::End end=true class="num">
                {order.total.to_string()}
            </Cell>
        </Row>
    }
}

/// The pages of a list of orders.
#[component]
pub fn OrderPager(
    /// The list.
    orders: Paged<OrderSummary>,
    /// What it shows.
    filter: OrderFilter,
) -> impl IntoView {
    let href = move |page: u64| {
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        filtered(&OrderFilter { page, ..filter.clone() })
    };
    let (page, per) = (u64::from(orders.page.number), u64::from(orders.page.size));
    view! { <Pager label="Pages of orders" page per total=orders.total href=Callback::new(href) /> }
}
