//! Tabs and segments, for the examples page.

use crate::{Segment, Segments, Tab, Tabs, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let grid = RwSignal::new(true);
    view! {
        <Tabs label="Orders by state">
            <Tab href="#all" count="1,842" current=true>"All"</Tab>
            <Tab href="#ship" count="18">"To ship"</Tab>
            <Tab href="#delivered" count="1,739">"Delivered"</Tab>
            <Tab href="#cancelled">"Cancelled"</Tab>
        </Tabs>
        <div class="flex flex-wrap gap-3">
            <Segments label="Period">
                <Segment href="#7">"7 days"</Segment>
                <Segment href="#30" current=true>"30 days"</Segment>
                <Segment href="#90">"90 days"</Segment>
            </Segments>
            <Segments label="View">
                <Segment icon=icons::LAYOUT_GRID current=grid on:click=move |_| grid.set(true)>"Grid"</Segment>
                <Segment icon=icons::LIST current=move || !grid.get() on:click=move |_| grid.set(false)>"List"</Segment>
            </Segments>
        </div>
    }
}
