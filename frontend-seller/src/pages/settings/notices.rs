//! How the shop wants to be told of orders, low stock and returns.

use app::shops::{SaveNotices, shop_settings};
use app::site::{CardsWaiting, Changes, DeedFault, busy, fault, loaded};
use domain::shops::{NoticeForm, SettingsView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Checkbox};

use super::form::DoneNote;
use super::frame::SettingsPage;
use crate::paths;

/// The section.
#[component]
pub fn Notices() -> impl IntoView {
    let action = Changes::here().action::<SaveNotices>();
    let settings = Resource::new(|| (), |()| shop_settings());
    view! {
        <SettingsPage title="Notices" lead="How your shop hears of orders, low stock and returns." href=paths::NOTICE_SETTINGS>
            {loaded(
                settings,
                || view! { <CardsWaiting label="Loading the settings" /> }.into_any(),
                move |settings: SettingsView| view! { <Form stored=settings.notices action /> },
            )}
        </SettingsPage>
    }
}

#[component]
fn Form(stored: NoticeForm, action: ServerAction<SaveNotices>) -> impl IntoView {
    let failed = fault(action);
    view! {
        <DoneNote word="saved" says="Saved." failed />
        <DeedFault fault=failed />
        <Card title="Ways to tell you">
            <ActionForm action attr:class="grid grid-cols-1 gap-3">
                <Checkbox label="By e-mail" name="form[email]" checked=stored.email />
                <Checkbox label="On this site, under Notices" name="form[web]" checked=stored.web />
                <Checkbox label="By a message of the browser" name="form[push]" checked=stored.push />
                <div class="pt-2">
                    <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                        "Save notices"
                    </Button>
                </div>
            </ActionForm>
        </Card>
    }
}
