//! Every icon with its name, for the examples page.

use crate::{Icon, IconName};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let icons = IconName::ALL.iter().map(|name| {
        view! {
            <li class="flex items-center gap-2">
                <Icon name=*name />
                <span class="truncate text-caption soft">{name.id()}</span>
            </li>
        }
    });
    view! { <ul class="grid grid-cols-2 gap-2 md:grid-cols-4">{icons.collect_view()}</ul> }
}
