//! What is left to do before the shop is whole, computed from facts; nothing once it is.

use app::shops::{OpenDoors, checklist, my_seat};
use app::site::{Changes, DeedFault, busy, fault};
use domain::shops::{Action, Checklist, Resource as Thing, ShopState, StaffRole, Step};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Icon, Meter, Note, Tone, icons};

use crate::paths;

/// The list, as long as something is left, and how the shop stands when it does not sell.
#[component]
pub fn Whole() -> impl IntoView {
    let changes = Changes::here();
    let open = changes.action::<OpenDoors>();
    let list = Resource::new(move || changes.count(), |_| checklist());
    let seat = Resource::new(move || changes.count(), |_| my_seat());
    let body = move || {
        let (list, seat) = (list.get()?.ok()?, seat.get()?.ok()?);
        let stopped = match seat.state {
            ShopState::Suspended => Some("The market has suspended this shop. Buyers do not see it, and payouts wait."),
            ShopState::Closed => Some("This shop is closed. Its owner can open it again under Settings, Closing."),
            ShopState::Draft | ShopState::Active => None,
        };
        let left = stopped.is_none() && !list.is_whole();
        Some(view! {
            {stopped
                .map(|words| {
                    view! {
                        <Note tone=Tone::Danger>{words}</Note>
                    }
                })}
            {left.then(|| view! { <Steps list role=seat.role open /> })}
        })
    };
    view! { <Transition>{body}</Transition> }
}

#[component]
fn Steps(list: Checklist, role: StaffRole, open: ServerAction<OpenDoors>) -> impl IntoView {
    let done = list.done.len();
    let all = Step::ALL.len();
    let share = f64::from(u32::try_from(done).unwrap_or_default()) / f64::from(u32::try_from(all).unwrap_or(1));
    let aside = move || view! { <span class="soft text-small num">{format!("{done} of {all} done")}</span> };
    let title = if list.is_open { "Make your shop whole" } else { "Before you open" };
    let known = list.done.clone();
    let steps = Step::ALL.into_iter().map(move |step| {
        let is_done = known.contains(&step);
        view! { <Line step is_done role /> }
    });
    view! {
        <Card title aside=ViewFnOnce::from(aside)>
            <div class="grid grid-cols-1 gap-4">
                <Meter share label=format!("{done} of {all} steps done") tone=Tone::Accent />
                <DeedFault fault=fault(open) />
                <ul class="grid grid-cols-1 gap-2">{steps.collect_view()}</ul>
                {list
                    .may_open
                    .then(|| {
                        view! {
                            <ActionForm action=open>
                                <Button submit=true kind=ButtonKind::Accent icon=icons::STORE busy=busy(open) busy_says="Opening">
                                    "Open the doors"
                                </Button>
                            </ActionForm>
                        }
                    })}
            </div>
        </Card>
    }
}

/// What a step is called, what it is good for, and where it is done by whom.
const fn words(step: Step) -> (&'static str, &'static str, Option<(&'static str, Thing)>) {
    match step {
        Step::EmailVerified => ("E-mail verified", "Your account is yours.", None),
        Step::Profile => (
            "Say what your shop is, and in which city",
            "Buyers read it on your page.",
            Some((paths::SETTINGS, Thing::Profile)),
        ),
        Step::Shipping => {
            ("Add a way to ship", "Without one nobody can order.", Some((paths::SHIPPING, Thing::Shipping)))
        }
        Step::FirstListing => {
            ("Publish a product", "Something for the shelf.", Some((paths::NEW_PRODUCT, Thing::Products)))
        }
        Step::Payouts => {
            ("Connect payouts", "So that your money can reach you.", Some((paths::PAYOUTS, Thing::Payouts)))
        }
    }
}

#[component]
fn Line(step: Step, is_done: bool, role: StaffRole) -> impl IntoView {
    let (title, why, place) = words(step);
    let href = place.filter(|(_, thing)| !is_done && role.may(*thing, Action::Change)).map(|(href, _)| href);
    let (icon, class) = if is_done { (icons::CIRCLE_CHECK, "text-success") } else { (icons::CIRCLE, "soft") };
    let name = match href {
        Some(href) => view! {
            <a class="link font-[560]" href=href>
                {title}
            </a>
        }
        .into_any(),
        None => view! { <span class="font-[560]">{title}</span> }.into_any(),
    };
    view! {
        <li class="flex gap-3">
            <Icon name=icon class=class />
            <div class="min-w-0">
                <p>
                    <span class="sr-only">{if is_done { "Done: " } else { "To do: " }}</span>
                    {name}
                </p>
                {(!is_done).then(|| view! { <p class="soft text-small">{why}</p> })}
            </div>
        </li>
    }
}
