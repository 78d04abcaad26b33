//! The shop's own web addresses: the one below the market's, and names of its own with what has to be set for them.

use app::shops::{CheckDomain, ClaimDomain, DropDomain, shop_storefront};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, When, alive, busy, fault, lead_to, loaded};
use domain::shops::{DnsRecord, DomainRow, DomainState, NewDomain, StorefrontView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, ButtonSize, Card, Field, Icon, LinkButton, Note, Tone, icons};

use super::form::{DoneNote, beside, typed_or};
use super::frame::SettingsPage;
use crate::paths;

/// The section.
#[component]
pub fn Domains() -> impl IntoView {
    let changes = Changes::here();
    let claim = changes.action::<ClaimDomain>();
    let storefront = Resource::new(move || changes.count(), |_| shop_storefront());
    view! {
        <SettingsPage title="Web addresses" lead="Where your shop stands alone, with your goods and nobody else's." href=paths::DOMAINS>
            <DoneNote word="claimed" says="Noted. Set the records below; we look for them by ourselves." failed=fault(claim) />
            {loaded(
                storefront,
                || view! { <CardsWaiting label="Loading the addresses" /> }.into_any(),
                move |view: StorefrontView| view! { <Addresses view claim /> },
            )}
        </SettingsPage>
    }
}

#[component]
fn Addresses(view: StorefrontView, claim: ServerAction<ClaimDomain>) -> impl IntoView {
    let changes = Changes::here();
    let (check, forget) = (changes.action::<CheckDomain>(), changes.action::<DropDomain>());
    let StorefrontView { address, domains, allowed, may_change } = view;
    let rows = domains.into_iter().map(move |row| view! { <Domain row may_change check forget /> });
    view! {
        <Card title="Your address at the market">
            <div class="flex flex-wrap items-center gap-3">
                <a class="link wrap-anywhere" href=address.clone() rel="external">
                    {address.clone()}
                </a>
                <Copy text=address label="Copy the address".to_owned() />
            </div>
        </Card>
        <DeedFault fault=fault(check) />
        <DeedFault fault=fault(forget) />
        {rows.collect_view()}
        {match (allowed, may_change) {
            (true, true) => view! { <Claim claim /> }.into_any(),
            (false, _) => {
                view! {
                    <Note tone=Tone::Info>
                        <span class="block mb-2">"Names of your own, such as shop.example.org, come with Pro."</span>
                        <LinkButton href=paths::PLAN>"See the plans"</LinkButton>
                    </Note>
                }
                    .into_any()
            }
            (true, false) => view! { <p class="soft">"Only the owner of the shop can claim names."</p> }.into_any(),
        }}
    }
}

const fn tone(state: DomainState) -> Tone {
    match state {
        DomainState::Pending => Tone::Info,
        DomainState::Verified => Tone::Success,
        DomainState::Failed => Tone::Danger,
    }
}

#[component]
fn Domain(
    row: DomainRow,
    may_change: bool,
    check: ServerAction<CheckDomain>,
    forget: ServerAction<DropDomain>,
) -> impl IntoView {
    let DomainRow { host, state, reason, checked_at, records } = row;
    let mark = move || view! { <Badge tone=tone(state)>{state.label()}</Badge> };
    let (again, gone) = (host.clone(), host.clone());
    view! {
        <Card title=host.clone() aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-4">
                {(!reason.is_empty()).then(|| view! { <p class="wrap-anywhere">{reason}</p> })}
                <Records records />
                <div class="flex flex-wrap items-center gap-2">
                    {may_change
                        .then(|| {
                            view! {
                                <ActionForm action=check>
                                    <Hidden name="host" value=again />
                                    <Button submit=true icon=icons::REFRESH_CW busy=busy(check) busy_says="Looking">
                                        "Look now"
                                    </Button>
                                </ActionForm>
                                <ActionForm action=forget>
                                    <Hidden name="host" value=gone />
                                    <Button submit=true kind=ButtonKind::Quiet busy=busy(forget) busy_says="Removing">
                                        "Remove this name"
                                    </Button>
                                </ActionForm>
                            }
                        })}
                    {checked_at
                        .map(|at| {
                            view! {
                                <span class="soft text-small">"We looked " <When at inside=true />"."</span>
                            }
                        })}
                </div>
            </div>
        </Card>
    }
}

/// What to set where the name is managed.
#[component]
fn Records(records: Vec<DnsRecord>) -> impl IntoView {
    let row = |record: DnsRecord| {
        let DnsRecord { kind, name, value } = record;
        let what = if kind == "TXT" { "proves that the name is yours" } else { "leads visitors to your shop" };
        view! {
            <li class="grid grid-cols-1 gap-1.5 py-3">
                <p>
                    <span class="font-[560]">{kind.clone()}</span>
                    <span class="soft">{format!(" record, {what}")}</span>
                </p>
                <Line label="Name" text=name kind=kind.clone() />
                <Line label="Value" text=value kind />
            </li>
        }
    };
    view! { <ul class="divide-y divide-line border-y border-line">{records.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Line(label: &'static str, text: String, kind: String) -> impl IntoView {
    view! {
        <div class="flex items-center gap-3">
            <span class="soft w-12 shrink-0">{label}</span>
            <code class="min-w-0 flex-1 font-mono text-small wrap-anywhere">{text.clone()}</code>
            <Copy text label=format!("Copy the {} of the {kind} record", label.to_lowercase()) />
        </div>
    }
}

/// A button that puts a text on the clipboard. Without script the text can be marked by hand, so there is none.
#[component]
fn Copy(text: String, label: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        // The clipboard may be closed to us: then nothing is said, and the text can still be marked.
        let _ = window().navigator().clipboard().write_text(&text);
        copied.set(true);
        set_timeout(move || copied.set(false), std::time::Duration::from_secs(3));
    };
    view! {
        <span class="script-only shrink-0">
            <button type="button" class="btn btn-line btn-sm" on:click=copy>
                <Icon name=icons::COPY small=true />
                <span class="sr-only">{label}</span>
                <span aria-live="polite">{move || if copied.get() { "Copied" } else { "Copy" }}</span>
            </button>
        </span>
    }
}

#[component]
fn Claim(claim: ServerAction<ClaimDomain>) -> impl IntoView {
    let failed = fault(claim);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let NewDomain { host } = typed_or(failed, NewDomain::default());
    view! {
        <Card title="Use a name of your own">
            <ActionForm action=claim attr:class="grid grid-cols-1 gap-4" attr:novalidate=move || alive.get()>
                <DeedFault fault=failed />
                <Field
                    label="Name"
                    name="form[host]"
                    value=host
                    maxlength=253_u32
                    placeholder="shop.example.org"
                    help="A name that you own. You prove it with a record that only its owner can set."
                    error=beside.run("host".to_owned())
                />
                <div>
                    <Button submit=true kind=ButtonKind::Accent size=ButtonSize::Normal busy=busy(claim) busy_says="Noting">
                        "Use this name"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}
