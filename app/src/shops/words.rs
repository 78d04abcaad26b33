//! What is said when something about a shop is not done.

use domain::shops::{
    AnswerRefusal, Closing, DomainRefusal, DoorsRefusal, InvitationRefusal, LifeRefusal, LimitReached, NewDomain,
    NewInvitation, NewPlanRequest, NewShopForm, OpenRefusal, PayoutRefusal, PlanAnswer, PlanRefusal, SettingsRefusal,
    ShippingForm, ShippingRefusal, Slip, StaffRefusal, Step, SuspendRefusal, Suspension, Wrong,
};

use crate::call::Fault;
use crate::words::{Words, clock};

/// Refusals of a shop's form: what stands beside its fields, and what was typed.
pub trait FormWords: Words {
    /// The form.
    type Form: Clone;

    /// The slip that came back, if the form was refused for its fields.
    fn slip(&self) -> Option<&Slip<Self::Form>>;

    /// The sentence beside `field`, if something is wrong with it.
    fn at(&self, field: &str) -> Option<String> {
        let wrong = self.slip()?.wrong.iter().find(|wrong| wrong.field == field)?;
        Some(wrong.why.to_string())
    }
}

impl<R: FormWords> FormWords for Fault<R> {
    type Form = R::Form;

    fn slip(&self) -> Option<&Slip<R::Form>> {
        self.refusal().and_then(FormWords::slip)
    }
}

/// Declares which form a refusal gives back.
macro_rules! gives_back {
    ($($refusal:ty => $form:ty),+ $(,)?) => {$(
        impl FormWords for $refusal {
            type Form = $form;
            fn slip(&self) -> Option<&Slip<$form>> {
                if let Self::Invalid(slip) = self { Some(slip) } else { None }
            }
        }
    )+};
}

gives_back! {
    StaffRefusal => NewInvitation,
    ShippingRefusal => ShippingForm,
    OpenRefusal => NewShopForm,
    PlanRefusal => NewPlanRequest,
    DomainRefusal => NewDomain,
    LifeRefusal => Closing,
    SuspendRefusal => Suspension,
    AnswerRefusal => PlanAnswer,
}

impl<F: Clone> FormWords for SettingsRefusal<F> {
    type Form = F;

    fn slip(&self) -> Option<&Slip<F>> {
        if let Self::Invalid(slip) = self { Some(slip) } else { None }
    }
}

/// The sentence above a form of which some fields are wrong.
fn mend(wrong: &[Wrong]) -> String {
    match wrong.len() {
        1 => "One field needs another look. Nothing was changed.".to_owned(),
        count => format!("{count} fields need another look. Nothing was changed."),
    }
}

/// A limit, and what to do about it.
pub(crate) fn limit(reached: LimitReached, what: &str) -> String {
    let LimitReached { plan, most, larger } = reached;
    let so_far = format!("{} allows {most} {what}.", plan.label());
    match larger {
        Some(larger) => format!("{so_far} Ask for {} on the plan page, or make room first.", larger.label()),
        None => format!("{so_far} Make room first."),
    }
}

impl<F> Words for SettingsRefusal<F> {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::Closed => "This shop is closed. Open it again first, then change it.".to_owned(),
        }
    }
}

impl Words for StaffRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::WorksHere => "This person works here already.".to_owned(),
            Self::Invited => {
                "An invitation to this address is on its way. Withdraw it first to send another.".to_owned()
            }
            Self::Full { most } => {
                format!("A shop has at most {most} people, invitations included. Remove somebody first.")
            }
            Self::TheOwner => "The owner of a shop can be neither changed nor removed.".to_owned(),
            Self::TooMany { until } => {
                format!("Many invitations were sent today. Send the next one after {}.", clock(*until))
            }
        }
    }
}

impl Words for InvitationRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Gone => "This invitation was used, withdrawn or is too old. Ask the shop for a new one.".to_owned(),
            Self::OtherAddress { email } => {
                format!("This invitation was sent to {email}. Sign in with the account of that address.")
            }
            Self::WorksHere => "You work in this shop already.".to_owned(),
            Self::Full => "The shop has as many people as it may. Tell its owner.".to_owned(),
        }
    }
}

impl Words for ShippingRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::Full { most } => format!("A shop ships in at most {most} ways. Remove one first."),
            Self::TheLast => "This is the only way your shop ships. Add another one first.".to_owned(),
        }
    }
}

impl Words for OpenRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::TooManyShops(reached) => limit(*reached, if reached.most == 1 { "shop" } else { "shops" }),
            Self::Blocked => {
                "A shop of this e-mail address was deleted for good, so the address opens no other one. Use an account \
                 with another address."
                    .to_owned()
            }
            Self::NotApproved => {
                "An admin looks at everybody who wants to sell, and has not said yes yet. See your application."
                    .to_owned()
            }
        }
    }
}

impl Words for DoorsRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::NotYet(steps) => {
                let name = |step: &Step| match step {
                    Step::EmailVerified => "prove your e-mail address",
                    Step::Profile => "say in a few words what your shop is and in which city",
                    Step::FirstListing => "publish a product",
                    Step::Payouts => "connect payouts",
                    Step::Shipping => "add a way to ship",
                };
                format!("Before the doors open: {}.", steps.iter().map(name).collect::<Vec<_>>().join(", and "))
            }
            Self::NotNow => "The doors of this shop cannot be opened now. Reload the page.".to_owned(),
        }
    }
}

impl Words for PlanRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::NoTrial => "The trial is once for each owner, and only from the free plan.".to_owned(),
            Self::HasIt => "You have this plan already.".to_owned(),
            Self::Waiting => "You asked for a plan already. The answer comes by mail.".to_owned(),
            Self::TooManyShops { shops, most } => {
                format!("You have {shops} shops and the free plan allows {most}. Close the others first.")
            }
        }
    }
}

impl Words for PayoutRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::ProviderDown => {
                "The payment provider does not answer. Nothing was changed. Try again in a minute.".to_owned()
            }
            Self::NotInCountry => {
                "The payment provider does not pay out in your shop's country. Check the country in the profile."
                    .to_owned()
            }
            Self::Closed => "This shop is closed. Open it again first.".to_owned(),
        }
    }
}

impl Words for DomainRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::NotInPlan => {
                "Names of its own come with Pro. Start the trial or ask for it on the plan page.".to_owned()
            }
            Self::OurOwn => "This name belongs to the market. Use a name that is yours.".to_owned(),
            Self::Full { most } => format!("A shop has at most {most} names. Remove one first."),
            Self::TooSoon { seconds } => format!("We looked a moment ago. Look again in {seconds} seconds."),
        }
    }
}

impl Words for LifeRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(_) => "The handle is another one. Nothing was closed.".to_owned(),
            Self::NotNow => "The shop is in another state by now. Reload the page.".to_owned(),
            Self::TooLate => "The 28 days are over. This shop is gone for good.".to_owned(),
            Self::TooManyShops { most } => {
                format!("Your plan allows {most} open at a time. Close another shop or ask for a larger plan first.")
            }
        }
    }
}

impl Words for SuspendRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::NotNow => "The shop is in another state by now. Reload the page.".to_owned(),
        }
    }
}

impl Words for AnswerRefusal {
    fn sentence(&self) -> String {
        match self {
            Self::Invalid(slip) => mend(&slip.wrong),
            Self::Answered => "Somebody answered this already, or the owner took it back.".to_owned(),
        }
    }
}
