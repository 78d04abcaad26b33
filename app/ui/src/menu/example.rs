//! A menu, for the examples page.

use crate::{Menu, MenuButton, MenuLink, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-3">
            <Menu label="Sort" icon=icons::ARROW_DOWN_UP start=true>
                <MenuLink href="#new" current=true>"Newest first"</MenuLink>
                <MenuLink href="#cheap">"Cheapest first"</MenuLink>
            </Menu>
            <Menu label="More for order 10482" bare=true start=true>
                <MenuLink href="#edit" icon=icons::PENCIL>"Edit"</MenuLink>
                <MenuButton icon=icons::COPY hotkey="C">"Copy"</MenuButton>
                <MenuButton icon=icons::ARCHIVE disabled=true>"Archive"</MenuButton>
                <MenuButton icon=icons::TRASH_2 danger=true>"Delete"</MenuButton>
            </Menu>
        </div>
    }
}
