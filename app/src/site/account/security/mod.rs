//! What opens an account: the password, an app, passkeys; and where it is open.

mod app;
mod devices;
mod passkeys;
mod password;

use domain::identity::{AuthenticatorSetUp, AuthenticatorState, PasskeyView, ProfileView, SessionView};
use leptos::prelude::*;

use self::app::App;
use self::devices::Devices;
use self::passkeys::Passkeys;
use self::password::Password;
use super::SECURITY;
use super::frame::AccountPage;
use crate::call::Answer;
use crate::identity::{authenticator, authenticator_begun, passkeys, profile, sessions};
use crate::site::changes::Changes;
use crate::site::fault_view::loaded;
use crate::site::waiting::CardsWaiting;

/// All there is to know.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Known {
    person: ProfileView,
    app: AuthenticatorState,
    begun: Option<AuthenticatorSetUp>,
    keys: Vec<PasskeyView>,
    places: Vec<SessionView>,
}

async fn known() -> Answer<Known> {
    let (person, app, places) = (profile().await?, authenticator().await?, sessions().await?);
    let begun = if app.on { None } else { authenticator_begun().await? };
    Ok(Known { person, app, begun, keys: passkeys().await?, places })
}

/// The page.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let changes = Changes::here();
    let all = Resource::new(move || changes.count(), |_| known());
    let deeds = (password::deed(changes), app::deeds(changes), passkeys::deed(changes), devices::deeds(changes));
    view! {
        <AccountPage title="Security" lead="What opens your account, and where it is open." href=SECURITY>
            {loaded(
                all,
                || view! { <CardsWaiting label="Loading" /> }.into_any(),
                move |known: Known| {
                    let has_password = known.person.has_password;
                    let own = vec![known.person.name, known.person.email];
                    view! {
                        <Password has_password own action=deeds.0 />
                        <App state=known.app begun=known.begun has_password deeds=deeds.1 />
                        <Passkeys keys=known.keys has_password remove=deeds.2 />
                        <Devices places=known.places deeds=deeds.3 />
                    }
                },
            )}
        </AccountPage>
    }
}
