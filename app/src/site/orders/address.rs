//! Who bought, where the parcel goes, and how it travels.

use domain::orders::{Country, OrderView};
use leptos::prelude::*;
use ui::Card;

/// The buyer, the address and, once it is on its way, the parcel.
#[component]
pub fn AddressCard(
    /// The order.
    order: OrderView,
) -> impl IntoView {
    let address = order.address;
    let country = Country::named(&address.country).map_or(address.country.clone(), |country| country.name.to_owned());
    let town =
        [address.postcode, address.city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    view! {
        <Card title="Buyer and address">
            <address class="not-italic grid gap-0.5 wrap-anywhere">
                <span class="font-[540]">{address.name}</span>
                <span>{address.street}</span>
                <span>{town}</span>
                <span>{country}</span>
                {address.phone.map(|phone| view! { <a class="link w-fit mt-2" href=format!("tel:{phone}")>{phone.clone()}</a> })}
                <a class="link w-fit mt-2" href=format!("mailto:{}", order.email)>
                    {order.email.clone()}
                </a>
            </address>
            {order
                .shipment
                .map(|shipment| {
                    view! {
                        <dl class="border-t border-line mt-4 pt-4 grid gap-2">
                            <div class="flex justify-between gap-4">
                                <dt class="soft">"Courier"</dt>
                                <dd>{shipment.courier}</dd>
                            </div>
                            <div class="flex justify-between gap-4">
                                <dt class="soft">"Tracking"</dt>
                                <dd class="num wrap-anywhere">{shipment.tracking}</dd>
                            </div>
                        </dl>
                    }
                })}
        </Card>
    }
}
