//! All shops, by words and state.

use app::shops::all_shops;
use app::site::{PageHead, RowsWaiting, SearchForm, When, loaded, page_number, typed};
use domain::paging::Paged;
use domain::shops::{ShopFilter, ShopRow, ShopState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Badge, Card, Cell, Chip, Chips, Column, Empty, LinkButton, Pager, Place, Row, Table, Tone, grouped, icons};

use super::state::{PayoutBadge, ShopBadge};
use crate::paths;

/// The list.
#[component]
pub fn Shops() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        let query = query.read();
        let state = ShopState::named(&typed(&query, "state"));
        ShopFilter { words: typed(&query, "q"), state, page: page_number(&query) }
    });
    let words = Memo::new(move |_| filter.read().words.clone());
    let shops = Resource::new(move || filter.get(), all_shops);
    let states = move || {
        let now = filter.read().state;
        let words = words.get();
        let chip = |state: Option<ShopState>, label: &'static str| {
            let href = paths::shops(&words, state, 1);
            view! {
                <Chip href pressed=now == state>
                    {label}
                </Chip>
            }
        };
        let all = chip(None, "All");
        let each = ShopState::ALL.map(|state| chip(Some(state), state.label())).collect_view();
        view! { <Chips label="State">{all} {each}</Chips> }
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8">
            <PageHead title="Shops" lead=|| "Everybody who sells." />
            <SearchForm action=paths::SHOPS label="Search shops" placeholder="Name or handle" words />
            <div class="mb-5">{states}</div>
            {loaded(
                shops,
                || view! { <RowsWaiting label="Loading shops" rows=12 /> }.into_any(),
                move |shops| view! { <Found shops filter=filter.get_untracked() /> },
            )}
        </main>
    }
}

#[component]
fn Found(shops: Paged<ShopRow>, filter: ShopFilter) -> impl IntoView {
    if shops.items.is_empty() {
        return view! {
            <Empty icon=icons::STORE title="No shop matches" text="Try a part of the name, or another state." class="card">
                <LinkButton href=paths::SHOPS>"See all shops"</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::new("Shop"),
        Column::new("Owner"),
        Column::new("State"),
        Column::new("Plan"),
        Column::new("Payouts"),
        Column::new("Followers").end(),
        Column::new("Opened"),
    ];
    let (page, per) = (u64::from(shops.page.number), u64::from(shops.page.size));
    let href = move |page: u64| paths::shops(&filter.words, filter.state, u32::try_from(page).unwrap_or(u32::MAX));
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Shops" columns>
                {shops.items.into_iter().map(|shop| view! { <Line shop /> }).collect_view()}
            </Table>
        </Card>
        <div class="mt-5">
            <Pager label="Pages of shops" page per total=shops.total href=Callback::new(href) />
        </div>
    }
    .into_any()
}

#[component]
fn Line(shop: ShopRow) -> impl IntoView {
    view! {
        <Row>
            <Cell place=Place::Lead>
                <a class="block hover:underline" href=paths::shop(shop.id)>
                    {shop.name}
                </a>
                <span class="block soft text-small font-[400] wrap-anywhere">{shop.handle} ", " {shop.country}</span>
            </Cell>
            <Cell place=Place::Below>
                {shop.owner}
                {shop
                    .owner_banned
                    .then(|| {
                        view! {
                            " "
                            <Badge tone=Tone::Danger plain=true>
                                "Banned"
                            </Badge>
                        }
                    })}
            </Cell>
            <Cell place=Place::End>
                <ShopBadge state=shop.state />
            </Cell>
            <Cell class="soft">{shop.plan.label()}</Cell>
            <Cell>
                <PayoutBadge state=shop.payouts />
            </Cell>
            <Cell end=true class="num">
                {grouped(shop.followers)}
            </Cell>
            <Cell class="soft">
                <When at=shop.created_at day=true />
            </Cell>
        </Row>
    }
}
