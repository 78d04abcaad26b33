//! What a person says of themselves.

use app::identity::SaveProfile;
use app::{Fault, Words};
use domain::identity::{ProfileRefusal, ProfileView};
use domain::orders::COUNTRIES;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Field, InputKind, Select, SelectOption};

use super::frame::Frame;
use crate::answered::answered;
use crate::clock;
use crate::forms::{Done, Refusal, beside, done, refused, typed};
use crate::paths;

/// Languages that are offered. Pages are written in English so far; mail will follow the choice.
const LANGUAGES: [(&str, &str); 8] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pt-BR", "Português (Brasil)"),
    ("pt-PT", "Português (Portugal)"),
];

/// The page of the profile.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let page = |profile| {
        view! {
            <Frame here=paths::PROFILE title="Profile" lead="Only your name is needed. Shops see it on your orders.">
                <Profile profile />
            </Frame>
        }
    };
    answered(app::identity::profile(), page)
}

#[component]
fn Profile(profile: ProfileView) -> impl IntoView {
    let refused = refused::<SaveProfile, _>();
    let sentence = refused.as_ref().map(Words::sentence);
    view! {
        <Done sentence={done::<SaveProfile>().then_some("Your profile is saved.")} />
        <Refusal sentence class="mb-5" />
        <form method="post" action=SaveProfile::PATH class="grid grid-cols-1 sm:grid-cols-2 gap-5" data-judged data-said="Profile saved">
            <Fields profile refused />
            <div class="sm:col-span-2">
                <Button kind=ButtonKind::Accent submit=true busy_says="Saving">
                    "Save"
                </Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(profile: ProfileView, #[prop(optional_no_strip)] refused: Option<Fault<ProfileRefusal>>) -> impl IntoView {
    let wrong = |field: &str| beside(refused.as_ref(), field);
    let countries: Vec<_> = COUNTRIES.iter().map(|country| SelectOption::new(country.code, country.name)).collect();
    let born = profile.born_on.map(|day| day.to_string());
    view! {
        <Field
            label="Name"
            name="form[name]"
            value=typed("form[name]").unwrap_or(profile.name)
            error=wrong("name")
            autocomplete="name"
            maxlength=100_u32
            class="sm:col-span-2"
        />
        <Field
            label="Phone"
            name="form[phone]"
            kind=InputKind::Tel
            value=typed("form[phone]").or(profile.phone).unwrap_or_default()
            optional=true
            help="With its country, like +351 912 345 678"
            error=wrong("phone")
            autocomplete="tel"
            maxlength=30_u32
        />
        <Field
            label="Birthday"
            name="form[born_on]"
            kind=InputKind::Date
            value=typed("form[born_on]").or(born).unwrap_or_default()
            optional=true
            max=clock::today().to_string()
            error=wrong("born_on")
            autocomplete="bday"
        />
        <Select
            label="Country"
            name="form[country]"
            options=countries
            value=typed("form[country]").or(profile.country).unwrap_or_default()
            placeholder="None"
            optional=true
            error=wrong("country")
            autocomplete="country"
        />
        <Select
            label="Language"
            name="form[locale]"
            options=LANGUAGES.map(|(code, name)| SelectOption::new(code, name)).to_vec()
            value=typed("form[locale]").or(profile.locale).unwrap_or_default()
            placeholder="None"
            optional=true
            help="Pages are in English so far."
            error=wrong("locale")
        />
    }
}
