//! A QR code for a camera: dark on light in every theme, since cameras read nothing else.

pub(crate) mod example;

use leptos::prelude::*;

/// A QR code as a drawing.
#[component]
pub fn QrCode(
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: String,
    /// Squares in a row, the quiet margin included.
    side: u32,
    /// The dark ones as an SVG path, one unit a square.
    #[prop(into)]
    path: String,
) -> impl IntoView {
    view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
            <path d=path></path>
        </svg>
    }
}
