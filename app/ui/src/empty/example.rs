//! An empty list, for the examples page.

use crate::{Empty, LinkButton, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <Empty
            class="card"
            icon=icons::PACKAGE
            title="No orders to ship"
            text="New orders land here. You could use the quiet to refill the six products that run low."
        >
            <LinkButton href="#stock">"See low stock"</LinkButton>
        </Empty>
    }
}
