//! Following a shop, and ending that.

use app::Words;
use app::shops::{FollowShop, UnfollowShop};
use domain::id::ShopId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, LinkButton, icons};

use crate::forms::{Refusal, refused};
use crate::paths;
use crate::visitor::Visitor;

/// The button. Whoever is signed out signs in first and comes back.
#[component]
pub fn Follow(shop: ShopId, handle: String, name: String, following: bool) -> impl IntoView {
    let visitor = Visitor::here();
    let refused = refused::<FollowShop, _>().or_else(refused::<UnfollowShop, _>).map(|fault| fault.sentence());
    let button = Suspend::new(async move {
        let signed_in = matches!(visitor.me.await, Ok(Some(_)));
        let id = shop.to_string();
        if !signed_in {
            return view! {
                <LinkButton href=paths::sign_in(&paths::shop(&handle)) icon=icons::PLUS>
                    "Follow"
                    <span class="sr-only">" " {name} ", after signing in"</span>
                </LinkButton>
            }
            .into_any();
        }
        let (action, icon, verb, said) = if following {
            (UnfollowShop::PATH, icons::CHECK, "Following", format!("You follow {name} no more"))
        } else {
            (FollowShop::PATH, icons::PLUS, "Follow", format!("You follow {name}"))
        };
        let more = if following { format!(" {name}. Stop following") } else { format!(" {name}") };
        view! {
            <form method="post" action=action data-said=said>
                <input type="hidden" name="shop" value=id />
                <Button submit=true icon>
                    {verb}
                    <span class="sr-only">{more}</span>
                </Button>
            </form>
        }
        .into_any()
    });
    view! {
        <Refusal sentence=refused />
        <Suspense>{button}</Suspense>
    }
}
