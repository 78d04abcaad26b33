//! A small drawing in place of a QR code, for the examples page.

use crate::QrCode;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    // The corner mark that every such code has.
    view! { <QrCode label="The corner of a QR code" side=11 path="M2 2h7v7h-7zM3 3v5h5v-5zM4 4h3v3h-3z" /> }
}
