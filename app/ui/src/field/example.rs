//! Fields in every state, for the examples page.

use crate::{Field, InputKind, TextArea};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid items-start gap-5 md:grid-cols-3">
            <Field label="Shop name" name="shop" placeholder="Fern & Loam" help="Buyers see this on every order." />
            <Field label="Mail" name="mail" kind=InputKind::Email value="ana@example.com" autocomplete="email" />
            <Field
                label="Price"
                name="price"
                kind=InputKind::Decimal
                value="12,0"
                prefix="$"
                error="Write the price with two decimals, like 12.00."
            />
            <Field label="Weight" name="weight" kind=InputKind::Decimal suffix="kg" optional=true />
            <Field label="Item number" name="number" value="SP-ESP-058" disabled=true help="Set by the import." />
            <Field label="Ready on" name="ready" kind=InputKind::Date />
        </div>
        <TextArea label="Story" name="story" optional=true help="Markdown works here." />
    }
}
