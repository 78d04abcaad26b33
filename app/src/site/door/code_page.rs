//! The page on which a mailed code is entered, whatever it opens.

use domain::identity::CodeSent;
use leptos::prelude::*;

use super::{AskAgain, Door, sent_code};
use crate::identity::ResendCode;
use crate::site::changes::{DeedFault, fault};
use crate::site::fault_view::loaded;
use crate::site::waiting::CardsWaiting;

/// The page: the form of the caller, and asking for another code.
#[component]
pub fn CodePage(
    /// Which site this is.
    site: &'static str,
    /// Where another address is typed.
    back: &'static str,
    /// What leads there.
    back_words: &'static str,
    /// What stands above the title.
    #[prop(optional, into)]
    above: ViewFnOnce,
    /// The form that takes the code.
    form: Callback<CodeSent, AnyView>,
) -> impl IntoView {
    let resend = ServerAction::<ResendCode>::new();
    let sent = sent_code(resend);
    view! {
        <Door site title="Enter the code" lead=|| "It is good for five minutes." above>
            {loaded(
                sent,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |sent: CodeSent| {
                    view! {
                        <DeedFault fault=fault(resend) />
                        <div class="card card-b grid grid-cols-1 gap-5">
                            {form.run(sent.clone())} <AskAgain sent resend />
                        </div>
                        <p class="text-small">
                            <a class="link" href=back>
                                {back_words}
                            </a>
                        </p>
                    }
                },
            )}
        </Door>
    }
}
