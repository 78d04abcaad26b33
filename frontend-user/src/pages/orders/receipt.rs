//! One shop's part of a purchase, as it was sold.

use domain::id::OrderLineId;
use domain::money::Money;
use domain::orders::{Country, OrderLineView, OrderView, PostalAddress};
use leptos::prelude::*;
use ui::{Icon, icons};

use super::sums::free;
use crate::parts::Small;
use crate::paths;

/// The lines of an order.
#[component]
pub fn OrderLines(
    lines: Vec<OrderLineView>,
    /// They have arrived, so that they can be reviewed.
    #[prop(optional)]
    arrived: bool,
) -> impl IntoView {
    let row = move |line: OrderLineView| {
        let href = paths::product_with(&line.slug, Some(&line.variant), None);
        let each = (line.quantity > 1).then(|| format!("{} × {}", line.quantity, line.unit));
        let title = line.title.clone();
        view! {
            <li class="flex gap-3.5 py-3.5">
                <Small image=line.image />
                <div class="min-w-0 flex-1">
                    <p class="font-[540] leading-snug">
                        <a class="hover:underline underline-offset-4" href=href>
                            {line.title}
                        </a>
                    </p>
                    <p class="text-small soft">{line.label}</p>
                    {each.map(|each| view! { <p class="text-small soft num">{each}</p> })}
                    {arrived.then(|| view! { <ReviewLink line=line.id title=title.clone() /> })}
                </div>
                <p class="price num">{line.total.to_string()}</p>
            </li>
        }
    };
    view! { <ul class="divide-y divide-line">{lines.into_iter().map(row).collect_view()}</ul> }
}

/// The way to the form of a review, or to the review that there is.
#[component]
fn ReviewLink(line: OrderLineId, title: String) -> impl IntoView {
    view! {
        <a class="link text-small soft inline-flex items-center gap-1.5 min-h-9 pointer-coarse:min-h-11" href=paths::new_review(line)>
            <Icon name=icons::STAR small=true />
            "Review"
            <span class="sr-only">" " {title}</span>
        </a>
    }
}

/// What an order came to.
#[component]
pub fn OrderSums(order: OrderView) -> impl IntoView {
    let row = |name: String, amount: String| {
        view! {
            <div class="flex justify-between gap-4">
                <dt class="soft">{name}</dt>
                <dd>{amount}</dd>
            </div>
        }
    };
    let tax = if order.tax_included { "Tax, included" } else { "Tax" };
    view! {
        <dl class="grid gap-2 num">
            {row("Items".to_owned(), order.items.to_string())}
            {row(format!("Delivery, {}", order.shipping_name), free(order.shipping))}
            {row(tax.to_owned(), order.tax.to_string())}
            <Last name="Total" amount=order.summary.total />
        </dl>
    }
}

#[component]
fn Last(name: &'static str, amount: Money) -> impl IntoView {
    view! {
        <div class="flex justify-between gap-4 items-baseline border-t border-line pt-3 mt-1">
            <dt class="font-[580]">{name}</dt>
            <dd class="price text-lead">{amount.to_string()}</dd>
        </div>
    }
}

/// Where a parcel goes.
#[component]
pub fn Address(address: PostalAddress) -> impl IntoView {
    let country = Country::named(&address.country).map_or(address.country.clone(), |country| country.name.to_owned());
    let town =
        [address.postcode, address.city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    view! {
        <address class="not-italic grid gap-0.5 wrap-anywhere">
            <span class="font-[540]">{address.name}</span>
            <span>{address.street}</span>
            <span>{town}</span>
            <span>{country}</span>
            {address.phone.map(|phone| view! { <span class="num">{phone}</span> })}
        </address>
    }
}
