//! Where somebody stands who wants to open a shop and has none: they may, they wait, or they were turned down.

use app::identity::{Apply, my_applications};
use app::site::{Changes, When, loaded};
use domain::identity::{ApplicationState, ApplicationView, Trade};
use leptos::prelude::*;
use ui::{Card, Note, Tone};

use super::apply::ApplyForm;
use super::papers::Papers;
use crate::paths;

/// What comes of wanting to sell goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing stands in the way.
    Free,
    /// An admin has to look at it.
    Waits(ApplicationView),
    /// An admin said no.
    Refused(ApplicationView),
}

/// What comes of it by somebody's applications, the newest first.
pub fn standing(applications: Vec<ApplicationView>) -> Wish {
    let newest = applications.into_iter().find(|application| application.trade == Trade::Seller);
    match newest {
        Some(newest) if newest.state == ApplicationState::Pending => Wish::Waits(newest),
        Some(newest) if newest.state == ApplicationState::Rejected => Wish::Refused(newest),
        _ => Wish::Free,
    }
}

/// Shows what is in the way, or `free` when nothing is.
#[component]
pub fn Standing(
    /// What there is to do when nothing is in the way.
    free: Callback<(), AnyView>,
) -> impl IntoView {
    let changes = Changes::here();
    let apply = changes.action::<Apply>();
    let wishes = Resource::new(move || changes.count(), |_| my_applications());
    loaded(
        wishes,
        || ().into_any(),
        move |wishes: Vec<ApplicationView>| match standing(wishes) {
            Wish::Free => free.run(()),
            Wish::Waits(application) => view! { <Waits application /> }.into_any(),
            Wish::Refused(application) => view! { <Refused application apply /> }.into_any(),
        },
    )
}

#[component]
fn Waits(application: ApplicationView) -> impl IntoView {
    view! {
        <Card title="Awaiting approval">
            <div class="grid grid-cols-1 gap-5">
                <p class="max-w-[38rem]">
                    "You applied " <When at=application.applied_at inside=true />
                    ". An admin looks at everybody who wants to open a shop, and writes to you by mail. You can open your shop from then on."
                </p>
                <p class="soft max-w-[38rem]">
                    "Papers that say who you are, such as a trade licence, help to decide. Only admins read them."
                </p>
                <Papers application />
            </div>
        </Card>
    }
}

#[component]
fn Refused(application: ApplicationView, apply: ServerAction<Apply>) -> impl IntoView {
    let reason = application.reason.unwrap_or_default();
    view! {
        <Note tone=Tone::Danger>
            <p class="font-[560]">"Your application was not accepted."</p>
            <p class="wrap-anywhere">{reason}</p>
        </Note>
        <Card title="Apply again">
            <div class="grid grid-cols-1 gap-5">
                <p class="soft">"Once that is settled, say what you do and send papers with it. "
                    <a class="link" href=paths::APPLICATIONS>
                        "See what you applied for"
                    </a>
                </p>
                <ApplyForm action=apply trades=vec![Trade::Seller] />
            </div>
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(trade: Trade, state: ApplicationState) -> ApplicationView {
        let nil = "00000000-0000-0000-0000-000000000000";
        let view = serde_json::json!({
            "id": nil, "account": nil, "name": "Nia", "email": "nia@example.org", "trade": trade, "state": state,
            "about": "", "website": "", "applied_at": "2026-01-01T00:00:00Z", "decided_at": null, "reason": null,
            "documents": [],
        });
        serde_json::from_value(view).expect("an application written by hand")
    }

    #[test]
    fn the_newest_wish_to_sell_goods_counts() {
        let (pending, rejected) = (ApplicationState::Pending, ApplicationState::Rejected);
        assert_eq!(standing(vec![application(Trade::Creator, pending)]), Wish::Free);
        let waits = vec![application(Trade::Seller, pending), application(Trade::Seller, rejected)];
        assert!(matches!(standing(waits), Wish::Waits(_)));
        assert!(matches!(standing(vec![application(Trade::Seller, rejected)]), Wish::Refused(_)));
    }
}
