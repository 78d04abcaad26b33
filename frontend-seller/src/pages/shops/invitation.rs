//! An invitation to work in a shop, as whoever holds its link sees it.

use app::shops::{AcceptInvitation, ComeToWork, invitation};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, Session, When, busy, fault, loaded_page};
use app::{Answer, Fault};
use domain::identity::Me;
use domain::shops::InvitationView;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonKind, Note, SkipLink, Tone, Wordmark};

use crate::pages::settings::staff::may;
use crate::paths;

/// The page behind the link. It stands outside of the door: whoever is invited may have no shop yet.
#[component]
pub fn Invitation() -> impl IntoView {
    let session = Session::open();
    let action = Changes::here().action::<AcceptInvitation>();
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get_str("id").unwrap_or_default().to_owned());
    let found = Resource::new(move || token.get(), move |token| look(session, token));
    view! {
        <SkipLink />
        <div class="min-h-dvh grid grid-rows-[auto_minmax(0,1fr)]">
            <header class="top">
                <Wordmark site="Seller" />
            </header>
            <main id="main" class="wrap py-10 sm:pt-20">
                <div class="mx-auto w-full max-w-[30rem] grid grid-cols-1 gap-5">
                    <DeedFault fault=fault(action) />
                    {loaded_page(
                        found,
                        || view! { <CardsWaiting label="Loading the invitation" /> }.into_any(),
                        move |(view, me)| view! { <Offer view me token=token.get_untracked() action /> },
                    )}
                </div>
            </main>
        </div>
    }
}

async fn look(session: Session, token: String) -> Answer<(InvitationView, Option<Me>)> {
    let view = invitation(token).await?;
    Ok((view, session.me().await.map_err(|_: Fault| Fault::Unreachable)?))
}

#[component]
fn Offer(view: InvitationView, me: Option<Me>, token: String, action: ServerAction<AcceptInvitation>) -> impl IntoView {
    let InvitationView { shop, email, role, expires_at } = view;
    let come = ServerAction::<ComeToWork>::new();
    let deed = match me {
        None => view! {
            <p>{format!("Sign in as {email} to accept it.")}</p>
            <DeedFault fault=fault(come) />
            <ActionForm action=come>
                <Hidden name="token" value=token />
                <Button kind=ButtonKind::Accent submit=true busy=busy(come) busy_says="Going to the door">
                    "Sign in"
                </Button>
            </ActionForm>
            <p class="soft text-small">
                "No account yet? "
                <a class="link" href=paths::SIGN_UP>
                    "Sign up with this address"
                </a> " first, then open the link in the mail again."
            </p>
        }
        .into_any(),
        Some(me) if me.email.to_lowercase() != email.to_lowercase() => view! {
            <Note tone=Tone::Warning>
                {format!("It was sent to {email}, and you are signed in as {}. Sign out and come back with the other account.", me.email)}
            </Note>
        }
        .into_any(),
        Some(_) => view! {
            <ActionForm action>
                <Hidden name="token" value=token />
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Accepting">
                    "Accept the invitation"
                </Button>
            </ActionForm>
        }
        .into_any(),
    };
    view! {
        <Title text=format!("Invitation of {shop}") />
        <div>
            <h1 class="text-h1 wrap-anywhere">{format!("Work at {shop}")}</h1>
            <p class="soft mt-1 text-ui">{format!("You are invited as {}. {}", role.name(), may(role))}</p>
        </div>
        <div class="card card-b grid grid-cols-1 gap-4">
            {deed} <p class="soft text-small">"Good until " <When at=expires_at day=true inside=true /> "."</p>
        </div>
    }
}
