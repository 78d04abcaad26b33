//! A question, for the examples page.

use crate::{Button, ButtonKind, Dialog, DialogButton, DialogClose};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div>
        <DialogButton dialog="example-dialog" kind=ButtonKind::Danger>
            "Close shop"
        </DialogButton>
        </div>
        <Dialog
            id="example-dialog"
            title="Close the shop for good?"
            actions=|| {
                view! {
                    <DialogClose dialog="example-dialog">"Keep it open"</DialogClose>
                    <Button kind=ButtonKind::Danger>"Close shop"</Button>
                }
            }
        >
            "37 products leave the site today. Two open orders still have to be sent. This cannot be undone."
        </Dialog>
    }
}
