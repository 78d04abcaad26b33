//! The frame of the settings: the title and the sections that whoever asks may see.

use app::shops::my_seat;
use app::site::{Changes, PageHead};
use domain::shops::{Action, Resource as Thing, StaffRole};
use leptos::prelude::*;
use ui::{Tab, Tabs};

use crate::paths;

/// The sections: where they are, what they are called, and what one must be allowed to see there.
pub const SECTIONS: [(&str, &str, Thing); 9] = [
    (paths::SETTINGS, "Profile", Thing::Profile),
    (paths::SELLING, "Selling", Thing::Policies),
    (paths::SHIPPING, "Shipping", Thing::Shipping),
    (paths::NOTICE_SETTINGS, "Notices", Thing::Policies),
    (paths::STAFF, "Staff", Thing::Staff),
    (paths::PAYOUTS, "Payouts", Thing::Payouts),
    (paths::PLAN, "Plan", Thing::Plan),
    (paths::DOMAINS, "Web addresses", Thing::Domains),
    (paths::CLOSING, "Closing", Thing::Life),
];

/// The sections that a role may see.
pub fn sections_of(role: StaffRole) -> impl Iterator<Item = (&'static str, &'static str)> {
    SECTIONS
        .into_iter()
        .filter(move |(_, _, thing)| role.may(*thing, Action::See))
        .map(|(href, label, _)| (href, label))
}

/// The page of one section.
#[component]
pub fn SettingsPage(
    /// The section's name: its title, and the tab that is open.
    title: &'static str,
    /// A line about it.
    lead: &'static str,
    /// Where it is.
    href: &'static str,
    children: Children,
) -> impl IntoView {
    let changes = Changes::here();
    let seat = Resource::new(move || changes.count(), |_| my_seat());
    let tabs = move || {
        let role = seat.get()?.ok()?.role;
        let tab = move |(to, label): (&'static str, &'static str)| {
            view! {
                <Tab href=to current=to == href>
                    {label}
                </Tab>
            }
        };
        Some(view! {
            <div class="overflow-x-auto">
                <Tabs label="Sections of the settings">{sections_of(role).map(tab).collect_view()}</Tabs>
            </div>
        })
    };
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[64rem]! ms-0!">
            <PageHead title tab=format!("{title}, settings") lead=move || lead />
            <Transition>{tabs}</Transition>
            {children()}
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_see_no_settings_and_managers_see_all() {
        assert_eq!(sections_of(StaffRole::Staff).count(), 0);
        assert_eq!(sections_of(StaffRole::Manager).count(), SECTIONS.len());
    }
}
