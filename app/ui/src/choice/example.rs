//! Ticks, dots, switches and whole rows, for the examples page.

use crate::{Checkbox, Choice, Choices, Radio, Switch};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-x-6 gap-y-1">
            <Checkbox label="Free delivery" name="free" checked=true />
            <Checkbox label="In stock" name="stock" count="212" />
            <Checkbox label="Some of them" mixed=true />
            <Checkbox label="Not today" disabled=true />
            <Radio label="Standard" name="pace" value="standard" checked=true />
            <Radio label="Express" name="pace" value="express" />
            <Switch label="Holiday mode" name="holiday" checked=true />
            <Switch label="Gift wrap" name="wrap" />
        </div>
        <Choices legend="Delivery" class="md:grid-cols-2">
            <Choice name="delivery" value="home" title="At your door" note="Tue 25 to Thu 27 Nov" aside="$6.90" checked=true />
            <Choice name="delivery" value="shop" title="At a pick-up point" note="Wed 26 Nov" aside="$2.90" />
            <Choice name="delivery" value="bike" title="By bicycle today" note="Not after 14:00" disabled=true />
        </Choices>
    }
}
