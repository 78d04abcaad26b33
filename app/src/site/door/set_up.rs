//! What an app has to be told: a QR code for its camera, and the same in letters.

use domain::identity::AuthenticatorSetUp;
use leptos::prelude::*;
use ui::QrCode;

/// The steps before the first code.
#[component]
pub fn SetUp(
    /// What the app has to be told.
    set_up: AuthenticatorSetUp,
) -> impl IntoView {
    let AuthenticatorSetUp { secret, uri, qr } = set_up;
    let letters: Vec<char> = secret.chars().collect();
    let grouped = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    view! {
        <div class="grid grid-cols-1 gap-4">
            <ol class="list-decimal ps-5 grid gap-1">
                <li>"Open an app that makes codes on your phone, and have it read this picture."</li>
                <li>"Enter the six digits that it shows."</li>
            </ol>
            <QrCode label="QR code for your app; the key below says the same" side=qr.side path=qr.path />
            <div class="grid gap-1">
                <p class="soft text-small">"No camera? Type this key into the app:"</p>
                <code class="font-mono text-dense wrap-anywhere">{grouped}</code>
                <p class="text-small">
                    <a class="link" href=uri>
                        "Open it in an app on this device"
                    </a>
                </p>
            </div>
        </div>
    }
}
