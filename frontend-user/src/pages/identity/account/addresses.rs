//! The addresses that a person keeps.

use app::identity::{AddAddress, EditAddress, MakeDefaultAddress, RemoveAddress};
use app::{Fault, Words};
use domain::identity::{ADDRESSES_MAX, AddressView};
use domain::orders::Country;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use ui::{Badge, Button, ButtonKind, ButtonSize, Crumb, Empty, LinkButton, Tone, icons};

use super::address_form::{AddressFields, label_words};
use super::frame::Frame;
use crate::answered::answered;
use crate::forms::{Done, Refusal, done, refused};
use crate::paths;
use crate::visitor::Visitor;

/// The page of all addresses.
#[component]
pub fn AddressesPage() -> impl IntoView {
    let page = |addresses| {
        view! {
            <Frame here=paths::ADDRESSES title="Addresses" lead="The checkout offers them. Orders keep the address they were sent to.">
                <List addresses />
            </Frame>
        }
    };
    answered(app::identity::addresses(), page)
}

#[component]
fn List(addresses: Vec<AddressView>) -> impl IntoView {
    if addresses.is_empty() {
        return view! {
            <Done sentence=happened() />
            <Empty icon=icons::MAP_PIN title="No addresses yet" text="Keep one, and you never type it at the checkout again.">
                <LinkButton href=paths::NEW_ADDRESS kind=ButtonKind::Accent>
                    "Add an address"
                </LinkButton>
            </Empty>
        }
        .into_any();
    }
    let full = addresses.len() >= ADDRESSES_MAX as usize;
    let refused = refused::<RemoveAddress, _>().or_else(refused::<MakeDefaultAddress, _>);
    view! {
        <Done sentence=happened() />
        <Refusal sentence=refused.map(|fault| fault.sentence()) class="mb-5" />
        <ul class="grid grid-cols-1 md:grid-cols-2 gap-4">
            {addresses.into_iter().map(|kept| view! { <Card kept /> }).collect_view()}
        </ul>
        <div class="mt-6">
            {if full {
                view! { <p class="soft">{format!("You keep {ADDRESSES_MAX} addresses. Remove one to add another.")}</p> }.into_any()
            } else {
                view! {
                    <LinkButton href=paths::NEW_ADDRESS icon=icons::PLUS>
                        "Add an address"
                    </LinkButton>
                }
                    .into_any()
            }}
        </div>
    }
    .into_any()
}

/// What was done without script, in words.
fn happened() -> Option<&'static str> {
    let kept = done::<AddAddress>() || done::<EditAddress>();
    let said = kept.then_some("The address is kept.");
    let said = said.or_else(|| done::<RemoveAddress>().then_some("The address is removed."));
    said.or_else(|| done::<MakeDefaultAddress>().then_some("Parcels go there from now on."))
}

#[component]
fn Card(kept: AddressView) -> impl IntoView {
    let id = kept.id.to_string();
    let undo = as_form(&kept);
    let AddressView { label, address, region, is_default, .. } = kept;
    let country = Country::named(&address.country).map_or(address.country.clone(), |country| country.name.to_owned());
    let city = [address.postcode, address.city, region].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let title = label_words(label);
    let whose = format!("{title}, {}", address.street);
    let [to_edit, to_use, to_remove] = [whose.clone(), whose.clone(), whose];
    view! {
        <li class="card p-5 flex flex-col" id=format!("address-{id}")>
            <div class="flex items-center gap-2">
                <h2 class="font-[580]">{title}</h2>
                {is_default.then(|| view! { <Badge tone=Tone::Accent>"Usual"</Badge> })}
            </div>
            <p class="mt-2 text-dense wrap-anywhere">
                {address.name} <br /> {address.street} <br /> {city.join(" ")} <br /> {country}
                {address.phone.map(|phone| view! { <br /> {phone} })}
            </p>
            <div class="mt-4 pt-3 border-t border-line flex flex-wrap gap-1 -mx-2 -mb-2">
                <LinkButton href=paths::address(&id) kind=ButtonKind::Quiet size=ButtonSize::Small>
                    "Edit"
                    <span class="sr-only">" " {to_edit}</span>
                </LinkButton>
                {(!is_default)
                    .then(|| {
                        view! {
                            <form method="post" action=MakeDefaultAddress::PATH data-said="Parcels go there from now on">
                                <input type="hidden" name="address" value=id.clone() />
                                <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true>
                                    "Make it the usual one"
                                    <span class="sr-only">" " {to_use}</span>
                                </Button>
                            </form>
                        }
                    })}
                <form
                    method="post"
                    action=RemoveAddress::PATH
                    data-said="Address removed"
                    data-verb="Undo"
                    data-undo=undo
                    data-undo-at=AddAddress::PATH
                >
                    <input type="hidden" name="address" value=id.clone() />
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small submit=true>
                        "Remove"
                        <span class="sr-only">" " {to_remove}</span>
                    </Button>
                </form>
            </div>
        </li>
    }
}

/// The address as the form that would add it again.
fn as_form(kept: &AddressView) -> String {
    let address = &kept.address;
    let fields = [
        ("label", kept.label.name()),
        ("name", &address.name),
        ("street", &address.street),
        ("city", &address.city),
        ("region", &kept.region),
        ("postcode", &address.postcode),
        ("country", &address.country),
        ("phone", address.phone.as_deref().unwrap_or_default()),
        ("is_default", if kept.is_default { "true" } else { "false" }),
    ];
    fields.map(|(name, value)| format!("form[{name}]={}", paths::encoded(value))).join("&")
}

/// The page that adds an address.
#[component]
pub fn NewAddressPage() -> impl IntoView {
    let visitor = Visitor::here();
    let question = async move { visitor.me.await?.ok_or(Fault::SignedOut) };
    let form = |me: domain::identity::Me| {
        let refused = refused::<AddAddress, _>();
        let sentence = refused.as_ref().map(Words::sentence);
        view! {
            <Frame here=paths::ADDRESSES title="Add an address" above=vec![Crumb::new("Addresses", paths::ADDRESSES)]>
                <Refusal sentence class="mb-5" />
                <form method="post" action=AddAddress::PATH class="grid grid-cols-1 sm:grid-cols-2 gap-5" data-judged>
                    <AddressFields kept=None name=me.name refused />
                    <Save />
                </form>
            </Frame>
        }
    };
    answered(question, form)
}

/// The page that changes an address.
#[component]
pub fn AddressPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let question = async move {
        let kept = app::identity::addresses().await?;
        kept.into_iter().find(|kept| kept.id.to_string() == id).ok_or(Fault::NotFound)
    };
    let form = |kept: AddressView| {
        let refused = refused::<EditAddress, _>();
        let sentence = refused.as_ref().map(Words::sentence);
        let id = kept.id.to_string();
        view! {
            <Frame here=paths::ADDRESSES title="Edit an address" above=vec![Crumb::new("Addresses", paths::ADDRESSES)]>
                <Refusal sentence class="mb-5" />
                <form method="post" action=EditAddress::PATH class="grid grid-cols-1 sm:grid-cols-2 gap-5" data-judged>
                    <input type="hidden" name="address" value=id />
                    <AddressFields kept=Some(kept) refused />
                    <Save />
                </form>
            </Frame>
        }
    };
    answered(question, form)
}

#[component]
fn Save() -> impl IntoView {
    view! {
        <div class="sm:col-span-2 flex flex-wrap gap-2">
            <Button kind=ButtonKind::Accent submit=true busy_says="Saving">
                "Save the address"
            </Button>
            <LinkButton href=paths::ADDRESSES kind=ButtonKind::Quiet>
                "Cancel"
            </LinkButton>
        </div>
    }
}
