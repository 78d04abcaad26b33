//! Working with the market: as a creator, a venue or a brand.

use app::Words;
use app::identity::Apply;
use domain::identity::{ApplicationState, ApplicationView, Trade};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Badge, Button, ButtonKind, Choice, Choices, Field, InputKind, Note, TextArea, Tone};

use super::frame::Frame;
use crate::answered::answered;
use crate::clock::When;
use crate::forms::{Done, Refusal, beside, done, refused, typed};
use crate::paths;

/// What can be applied for here. Shops are opened on the seller site.
const TRADES: [Trade; 3] = [Trade::Creator, Trade::Venue, Trade::Brand];

/// The page of applications.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let page = |applications: Vec<ApplicationView>| {
        let free: Vec<Trade> = TRADES.into_iter().filter(|trade| is_free(*trade, &applications)).collect();
        let rows = applications.into_iter().map(|application| view! { <Row application /> }).collect::<Vec<_>>();
        view! {
            <Frame here=paths::APPLY title="Work with us" lead="Somebody looks at every application, and we write to you either way.">
                <Done sentence={done::<Apply>().then_some("We have your application.")} />
                {(!rows.is_empty()).then(|| view! { <ul class="grid gap-4 mb-8">{rows}</ul> })}
                {(!free.is_empty()).then(|| view! { <Form free /> })}
            </Frame>
        }
    };
    answered(app::identity::my_applications(), page)
}

/// Whether somebody may apply for it: not while an answer is waited for, and not once there is a good one.
fn is_free(trade: Trade, applications: &[ApplicationView]) -> bool {
    let last = applications.iter().find(|application| application.trade == trade);
    last.is_none_or(|application| application.state == ApplicationState::Rejected)
}

fn trade_words(trade: Trade) -> (&'static str, &'static str) {
    match trade {
        Trade::Seller => ("Shop", "You sell goods."),
        Trade::Creator => ("Creator", "You sell services that people book."),
        Trade::Venue => ("Venue", "You sell seats for shows."),
        Trade::Brand => ("Brand", "You buy under the name of a brand."),
    }
}

#[component]
fn Row(application: ApplicationView) -> impl IntoView {
    let (title, _) = trade_words(application.trade);
    let (tone, state) = match application.state {
        ApplicationState::Pending => (Tone::Info, "Awaiting approval"),
        ApplicationState::Approved => (Tone::Success, "Approved"),
        ApplicationState::Rejected => (Tone::Danger, "Rejected"),
    };
    view! {
        <li class="card p-5" id=format!("application-{}", application.id)>
            <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h2 class="font-[580]">{title}</h2>
                <Badge tone>{state}</Badge>
                <p class="ms-auto text-small soft">
                    <When at=application.applied_at first=true />
                </p>
            </div>
            <p class="mt-2 text-dense soft whitespace-pre-line wrap-anywhere">{application.about}</p>
            {application
                .reason
                .map(|reason| {
                    view! {
                        <Note tone=Tone::Danger class="mt-3">
                            {reason}
                        </Note>
                    }
                })}
        </li>
    }
}

#[component]
fn Form(free: Vec<Trade>) -> impl IntoView {
    let refused = refused::<Apply, _>();
    let (about, website) = (beside(refused.as_ref(), "about"), beside(refused.as_ref(), "website"));
    let sentence = refused.as_ref().map(Words::sentence);
    let chosen = typed("form[trade]").and_then(|name| Trade::named(&name)).or_else(|| free.first().copied());
    let choices = free.into_iter().map(move |trade| {
        let (title, note) = trade_words(trade);
        let checked = Some(trade) == chosen;
        view! { <Choice name="form[trade]" value=trade.name() title note checked /> }
    });
    view! {
        <Refusal sentence class="mb-5" />
        <form method="post" action=Apply::PATH class="grid grid-cols-1 gap-5 max-w-[36rem]" data-said="We have your application">
            <Choices legend="I apply as">{choices.collect_view()}</Choices>
            <TextArea
                label="What do you do?"
                name="form[about]"
                value=typed("form[about]").unwrap_or_default()
                help="A few sentences. Say where people can see your work."
                error=about
                maxlength=2000_u32
                rows=6
            />
            <Field
                label="Website"
                name="form[website]"
                kind=InputKind::Url
                value=typed("form[website]").unwrap_or_default()
                optional=true
                error=website
                placeholder="https://"
                autocomplete="url"
                maxlength=200_u32
            />
            <div>
                <Button kind=ButtonKind::Accent submit=true busy_says="Sending">
                    "Apply"
                </Button>
            </div>
        </form>
    }
}
