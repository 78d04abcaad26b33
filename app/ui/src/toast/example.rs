//! Short messages, for the examples page.

use crate::{Button, use_toast};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let toaster = use_toast();
    view! {
        <div class="flex flex-wrap gap-3">
            <Button on:click=move |_| toaster.say("Saved. 48 products are live.")>"Say something"</Button>
            <Button on:click=move |_| {
                toaster.say_with("Removed from your basket", "Undo", move || toaster.say("Back in your basket"));
            }>"Remove a thing"</Button>
        </div>
        <div class="toast w-fit">
            <button type="button" class="btn btn-sm">"Undo"</button>
            <span>"Removed from your basket"</span>
        </div>
    }
}
