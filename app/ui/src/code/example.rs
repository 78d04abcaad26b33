//! The code field, for the examples page.

use crate::CodeInput;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-5 md:grid-cols-2">
            <CodeInput help="We sent it to ana@example.com." />
            <CodeInput label="Code" id="code-wrong" error="This code is not right. Look for the newest mail." />
        </div>
    }
}
