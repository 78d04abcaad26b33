//! What an app that makes codes has to be told, as a picture and in letters.

use domain::identity::AuthenticatorSetUp;
use leptos::prelude::*;
use ui::QrCode;

/// The picture and the letters.
#[component]
pub fn SetUp(set_up: AuthenticatorSetUp) -> impl IntoView {
    let AuthenticatorSetUp { secret, uri, qr } = set_up;
    let letters: Vec<String> =
        secret.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    view! {
        <ol class="grid gap-5">
            <li>
                <p class="mb-3">"Scan this with the app."</p>
                <QrCode label="QR code for your app" side=qr.side path=qr.path />
                <details class="mt-3">
                    <summary class="link text-dense inline-flex items-center min-h-11">"I cannot scan it"</summary>
                    <p class="text-dense soft mt-1">
                        "Type these letters into the app, or "
                        <a class="link text-ink" href=uri rel="external">
                            "open the app here"
                        </a>
                        "."
                    </p>
                    <p class="mt-2 font-mono text-dense wrap-anywhere select-all">{letters.join(" ")}</p>
                </details>
            </li>
            <li>"Then enter the six digits that it shows."</li>
        </ol>
    }
}
