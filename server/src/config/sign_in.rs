//! What the settings say about the door: who is asked for more than a password, who else opens it, and what waits for
//! an admin.

use kernel::{GoogleSettings, SignInSettings};
use secrecy::SecretString;

use super::{PaymentsConfig, Reader, parse};
use crate::settings::{Settings, typed, typed_secret};

/// What the door asks for.
#[derive(Clone)]
pub struct SignInConfig {
    careful: bool,
    sellers_by_hand: bool,
    google: Option<GoogleSettings>,
}

impl SignInConfig {
    /// The same, as the market is told.
    pub fn settings(&self) -> SignInSettings {
        SignInSettings { careful: self.careful, sellers_by_hand: self.sellers_by_hand, google: self.google.clone() }
    }

    /// Whether new browsers are asked for a code and admins for an app.
    pub fn is_careful(&self) -> bool {
        self.careful
    }
}

impl Reader {
    /// Where real money is taken, the door is careful unless somebody says otherwise; where it is play money, it is not.
    pub(super) fn sign_in(&mut self, settings: &Settings, payments: Option<&PaymentsConfig>) -> Option<SignInConfig> {
        let real_money = matches!(payments, Some(PaymentsConfig::Stripe { .. }));
        let careful = yes_or_no(typed(settings.careful_sign_in.as_ref()), real_money);
        let careful = self.note("CAREFUL_SIGN_IN", careful, |careful| match careful {
            true => "yes: new browsers are asked for a mailed code, admins for an app".to_owned(),
            false => "no: a password is enough, unless somebody has set an app up".to_owned(),
        });
        let sellers_by_hand = by_hand(typed(settings.seller_approval.as_ref()));
        let sellers_by_hand = self.note("SELLER_APPROVAL", sellers_by_hand, |by_hand| match by_hand {
            true => "by hand: an admin looks at everybody who wants to open a shop".to_owned(),
            false => "automatic: whoever proves their address may open a shop".to_owned(),
        });
        let google = self.google(settings);
        Some(SignInConfig { careful: careful?, sellers_by_hand: sellers_by_hand?, google })
    }

    /// Whether somebody looks before everybody sees what a buyer says.
    pub(super) fn reviews(&mut self, settings: &Settings) -> Option<bool> {
        let looked_at = by_hand(typed(settings.review_approval.as_ref()));
        self.note("REVIEW_APPROVAL", looked_at, |by_hand| match by_hand {
            true => "by hand: an admin looks at every review before it is shown".to_owned(),
            false => {
                "automatic: reviews are shown at once, and looked at once three people have reported them".to_owned()
            }
        })
    }

    /// Nothing when there is none, and when what is said of it is wrong, which is noted.
    fn google(&mut self, settings: &Settings) -> Option<GoogleSettings> {
        let client_id = typed(settings.google_client_id.as_ref());
        let told = Ok(client_id.map(str::to_owned));
        let client_id = self.note("GOOGLE_CLIENT_ID", told, |id| match id {
            Some(id) => id.clone(),
            None => "none: nobody signs in with Google".to_owned(),
        })??;
        let secret = typed_secret(settings.google_client_secret.as_ref());
        let secret =
            secret.ok_or_else(|| "Google gives every client id a secret; without it nobody comes back.".into());
        let secret = self.note("GOOGLE_CLIENT_SECRET", secret, |_| "set".to_owned());
        let issuer = parse::public_url(typed(settings.google_issuer.as_ref()));
        let issuer = issuer.map(|url| url.unwrap_or_else(|| "https://accounts.google.com".to_owned()));
        let issuer = self.note("GOOGLE_ISSUER", issuer, Clone::clone);
        let client_secret = SecretString::from(secret?.to_owned());
        Some(GoogleSettings { issuer: issuer?, client_id, client_secret })
    }
}

fn yes_or_no(typed: Option<&str>, usual: bool) -> Result<bool, String> {
    match typed.map(str::to_lowercase).as_deref() {
        None => Ok(usual),
        Some("yes" | "true" | "1" | "on") => Ok(true),
        Some("no" | "false" | "0" | "off") => Ok(false),
        Some(other) => Err(format!("{other} is neither yes nor no.")),
    }
}

/// Whether somebody looks first.
pub(super) fn by_hand(typed: Option<&str>) -> Result<bool, String> {
    match typed {
        None | Some("automatic") => Ok(false),
        Some("by-hand") => Ok(true),
        Some(other) => Err(format!("{other} is neither automatic nor by-hand.")),
    }
}
