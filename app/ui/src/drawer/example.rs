//! A sheet from the side, for the examples page.

use crate::{Button, ButtonKind, Checkbox, DialogButton, Drawer, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div>
        <DialogButton dialog="example-drawer" icon=icons::SLIDERS_HORIZONTAL>
            "Filters"
        </DialogButton>
        </div>
        <Drawer
            id="example-drawer"
            title="Filters"
            footer=|| view! { <Button kind=ButtonKind::Ink wide=true>"Show 224 things"</Button> }
        >
            <Checkbox label="Free delivery" count="88" />
            <Checkbox label="In stock" count="212" />
        </Drawer>
    }
}
