//! Buttons in every kind and state, for the examples page.

use crate::{Button, ButtonKind, ButtonSize, IconButton, IconLink, LinkButton, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let paying = RwSignal::new(false);
    view! {
        <div class="flex flex-wrap items-center gap-3">
            <Button kind=ButtonKind::Accent>"Add to basket"</Button>
            <Button kind=ButtonKind::Ink>"Save changes"</Button>
            <Button>"Compare"</Button>
            <Button kind=ButtonKind::Quiet>"Cancel"</Button>
            <Button kind=ButtonKind::Danger>"Close shop"</Button>
        </div>
        <div class="flex flex-wrap items-center gap-3">
            <Button kind=ButtonKind::Accent busy=paying busy_says="Paying" on:click=move |_| paying.set(true)>
                "Pay $534.98"
            </Button>
            <Button kind=ButtonKind::Accent busy=true busy_says="Paying">
                "Pay $534.98"
            </Button>
            <Button kind=ButtonKind::Accent disabled=true>
                "Sold out"
            </Button>
            <Button size=ButtonSize::Small>"Small"</Button>
            <Button kind=ButtonKind::Accent size=ButtonSize::Large>
                "Large"
            </Button>
            <Button icon=icons::DOWNLOAD>"Export"</Button>
            <LinkButton href="#link" icon=icons::ARROW_RIGHT>
                "A link"
            </LinkButton>
            <IconButton icon=icons::HEART label="Save" />
            <IconButton icon=icons::TRASH_2 label="Remove" disabled=true />
            <IconLink href="#basket" icon=icons::SHOPPING_BAG label="Basket, 3 things" count=3 />
        </div>
    }
}
