//! Faces and letters, for the examples page.

use crate::Avatar;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-3">
            <Avatar name="Ana Duarte" />
            <Avatar name="Spree Home" square=true />
            <Avatar name="Ruth Kamau" large=true />
            <Avatar name="Agora" src="/favicon.svg" square=true />
        </div>
    }
}
