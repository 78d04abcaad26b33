//! A table of orders; on a phone each row is an item of two lines.

use domain::id::OrderId;
use domain::orders::{OrderFilter, OrderSummary};
use domain::paging::Paged;
use leptos::prelude::*;
use ui::{Cell, Column, NoPhoto, Pager, Place, Row, Table, Thumb};

use super::filter::filtered;
use super::state::StateBadge;
use crate::site::when::When;

/// Which columns a table of orders has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderColumns {
    /// A shop's list: when, who, what.
    OfShop,
    /// The same where there is little room: who and what.
    OfShopBrief,
    /// The market's list: when, who, which shop, what.
    OfMarket,
    /// The same where there is little room: when, who, which shop.
    OfMarketBrief,
}

impl OrderColumns {
    const fn time(self) -> bool {
        !matches!(self, Self::OfShopBrief)
    }

    const fn shop(self) -> bool {
        matches!(self, Self::OfMarket | Self::OfMarketBrief)
    }

    const fn items(self) -> bool {
        !matches!(self, Self::OfMarketBrief)
    }

    const fn brief(self) -> bool {
        matches!(self, Self::OfShopBrief | Self::OfMarketBrief)
    }

    fn heads(self) -> Vec<Column> {
        let all = [
            (true, Column::new("Order")),
            (self.time(), Column::new("Placed")),
            (true, Column::new("Buyer")),
            (self.shop(), Column::new("Shop")),
            (self.items(), Column::new("Items")),
            (true, Column::new("State")),
            (true, Column::new("Total").end()),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, column)| column).collect()
    }
}

/// Orders, newest first.
#[component]
pub fn OrderTable(
    /// The orders.
    orders: Vec<OrderSummary>,
    /// The page of one order.
    href: fn(OrderId) -> String,
    /// What is said of each.
    columns: OrderColumns,
) -> impl IntoView {
    let rows = orders.into_iter().map(|order| view! { <OrderRow order href columns /> }).collect_view();
    view! {
        <Table label="Orders, newest first" columns=columns.heads() compact=!columns.items()>
            {rows}
        </Table>
    }
}

#[component]
fn OrderRow(order: OrderSummary, href: fn(OrderId) -> String, columns: OrderColumns) -> impl IntoView {
    let (id, placed, state, total) = (order.id, order.placed_at, order.state, order.total);
    let (number, buyer, shop) = (order.number.clone(), order.buyer_name.clone(), order.shop_name.clone());
    let parts = if columns.brief() { vec![&order.country] } else { vec![&order.city, &order.country] };
    let place =
        parts.into_iter().filter(|part| !part.is_empty()).fold(String::new(), |place, part| place + ", " + part);
    let below = if columns.shop() { shop.clone() } else { buyer.clone() };
    let buyer_class = if columns.brief() { "min-[40rem]:whitespace-nowrap" } else { "" };
    let goods_class = if columns.brief() { "lg:w-full lg:max-w-0" } else { "lg:w-[42%] lg:max-w-0" };
    view! {
        <Row>
            <Cell place=Place::Lead>
                <a
                    class="font-[560] num hover:underline whitespace-nowrap max-[40rem]:after:absolute max-[40rem]:after:inset-0"
                    href=href(id)
                >
                    {number}
                </a>
            </Cell>
            {columns
                .time()
                .then(|| {
                    view! {
                        <Cell class="soft">
                            <When at=placed />
                        </Cell>
                    }
                })}
            <Cell place=Place::Below class=buyer_class>
                <span class="max-[40rem]:hidden">{buyer} <span class="soft">{place}</span></span>
                <span class="hidden max-[40rem]:inline">{below} ", " <When at=placed inside=true /></span>
            </Cell>
            {columns.shop().then(|| view! { <Cell class="soft">{shop}</Cell> })}
            {columns
                .items()
                .then(|| {
                    view! {
                        <Cell class=goods_class>
                            <Goods order />
                        </Cell>
                    }
                })}
            <Cell place=Place::BelowEnd>
                <StateBadge state />
            </Cell>
            <Cell place=Place::End end=true class="num">
                {total.to_string()}
            </Cell>
        </Row>
    }
}

/// The first thing of an order, to recognise it by, and how many there are.
#[component]
fn Goods(order: OrderSummary) -> impl IntoView {
    let units = if order.units == 1 { "1 item".to_owned() } else { format!("{} items", order.units) };
    let picture = match order.image {
        Some(image) => view! { <Thumb src=image.src(160) small=true /> }.into_any(),
        None => view! { <NoPhoto class="thumb sm" /> }.into_any(),
    };
    view! {
        <span class="flex items-center gap-3 min-w-0">
            {picture}
            <span class="min-w-0 flex-1">
                <span class="block truncate max-lg:hidden">{order.first_title}</span>
                <span class="block soft text-small whitespace-nowrap">{units}</span>
            </span>
        </span>
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
