//! Chips, for the examples page.

use crate::{Chip, Chips, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let steel = RwSignal::new(true);
    view! {
        <Chips label="Departments">
            <Chip href="#kitchen" pressed=true>"Kitchen"</Chip>
            <Chip href="#plants" count="64">"Plants"</Chip>
            <Chip href="#near" icon=icons::MAP_PIN>"Near me"</Chip>
            <Chip pressed=steel on:click=move |_| steel.update(|on| *on = !*on)>"Steel"</Chip>
            <Chip href="#all" removes=true>"Under $50"</Chip>
        </Chips>
    }
}
