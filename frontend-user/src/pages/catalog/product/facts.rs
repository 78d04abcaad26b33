//! What a buyer wants to know before buying: when it arrives, what it costs to get, how to send it back, who sells it.

use chrono::NaiveDate;
use domain::shops::{ShippingMethod, ShopView};
use leptos::prelude::*;
use ui::{Avatar, Icon, IconName, LinkButton, icons};

use crate::dates;
use crate::parts::{only_to, shop_place};
use crate::paths;

/// Delivery and returns.
#[component]
pub fn Facts(shop: ShopView, today: NaiveDate) -> impl IntoView {
    let place = shop_place(&shop);
    let delivery = shop.shipping.first().map(|first| {
        let title = format!("Arrives {}", dates::arrival(first.min_days, first.max_days, today));
        let quicker = shop.shipping.iter().find(|other| other.max_days < first.min_days);
        let quicker = quicker.map(|other| {
            let when = dates::arrival(other.min_days, other.max_days, today);
            format!(" {}: {when}, {}.", other.name, cost(other))
        });
        // Where one way goes everywhere, the shop does.
        let only =
            shop.shipping.iter().map(only_to).collect::<Option<Vec<_>>>().and_then(|ways| ways.into_iter().next());
        let only = only.map(|only| format!(" {only}.")).unwrap_or_default();
        let text = format!("From {place}. {}.{}{only}", dates::capital(&cost(first)), quicker.unwrap_or_default());
        view! { <Fact icon=icons::TRUCK title text /> }
    });
    let (title, text) = match shop.return_days {
        0 => ("No returns".to_owned(), format!("{} takes nothing back unless it arrives broken.", shop.name)),
        1 => ("1 day to change your mind".to_owned(), "Counted from the day it arrives.".to_owned()),
        days => (format!("{days} days to change your mind"), "Counted from the day it arrives.".to_owned()),
    };
    view! {
        <ul class="mt-6 border-t border-line text-dense">
            {delivery}
            <Fact icon=icons::UNDO_2 title text />
            <Fact
                icon=icons::SHIELD_CHECK
                title="Paid once, held by Agora"
                text="You pay on our payment provider’s page. The shop gets its share after delivery."
            />
        </ul>
    }
}

#[component]
fn Fact(icon: IconName, #[prop(into)] title: String, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <li class="flex gap-3.5 py-3.5 border-b border-line">
            <Icon name=icon class="text-ink-soft" />
            <div>
                <p class="font-[540]">{title}</p>
                <p class="soft">{text}</p>
            </div>
        </li>
    }
}

/// What a way of shipping costs: `$6.90, or free over $600.00 from this shop`.
fn cost(method: &ShippingMethod) -> String {
    match method.free_above {
        _ if method.rate.is_zero() => "free".to_owned(),
        Some(limit) => format!("{}, or free from {limit} in this shop", method.rate),
        None => method.rate.to_string(),
    }
}

/// Who sells it.
#[component]
pub fn ShopBlock(shop: ShopView) -> impl IntoView {
    let href = paths::shop(&shop.handle);
    view! {
        <div class="mt-5 flex items-center gap-3.5">
            <Avatar name=shop.name.clone() square=true large=true />
            <div class="min-w-0">
                <p class="font-[580]">{shop.name.clone()}</p>
                <p class="text-small soft line-clamp-2">{shop.bio.clone()}</p>
            </div>
            <LinkButton href=href icon=icons::STORE class="btn-sm ms-auto">
                "See shop"
            </LinkButton>
        </div>
    }
}
