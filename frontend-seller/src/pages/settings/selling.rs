//! How the shop sells: returns, cancellation, tax, and what counts as low.

use app::shops::{SaveSelling, shop_settings};
use app::site::{CardsWaiting, Changes, DeedFault, alive, busy, fault, lead_to, loaded};
use domain::shops::{SellingForm, SettingsView};
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Checkbox, Field, InputKind, TextArea};

use super::form::{DoneNote, beside, typed_or};
use super::frame::SettingsPage;
use crate::paths;

/// The section.
#[component]
pub fn Selling() -> impl IntoView {
    let action = Changes::here().action::<SaveSelling>();
    let settings = Resource::new(|| (), |()| shop_settings());
    view! {
        <SettingsPage title="Selling" lead="Rules that go with every order from now on." href=paths::SELLING>
            {loaded(
                settings,
                || view! { <CardsWaiting label="Loading the settings" /> }.into_any(),
                move |settings: SettingsView| view! { <Form stored=settings.selling action /> },
            )}
        </SettingsPage>
    }
}

#[component]
fn Form(stored: SellingForm, action: ServerAction<SaveSelling>) -> impl IntoView {
    let failed = fault(action);
    lead_to(failed);
    let alive = alive();
    let beside = beside(failed);
    let form = typed_or(failed, stored);
    view! {
        <DoneNote word="saved" says="Saved. Orders that were placed before keep their rules." failed />
        <DeedFault fault=failed />
        <ActionForm action attr:class="grid grid-cols-1 gap-5 min-w-0" attr:novalidate=move || alive.get()>
            <Card title="Returns and cancellation">
                <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                    <Field
                        label="Return window"
                        name="form[return_days]"
                        value=form.return_days
                        kind=InputKind::Number
                        suffix="days"
                        help="Days after delivery in which a buyer may send things back. 0 is never."
                        error=beside.run("return_days".to_owned())
                    />
                    <TextArea
                        label="Cancellation policy"
                        name="form[cancellation]"
                        value=form.cancellation
                        required=false
                        rows=4
                        maxlength=2_000_u32
                        help="When and how an order can be called off. It stands on your shop's page."
                        error=beside.run("cancellation".to_owned())
                        class="sm:col-span-2"
                    />
                </div>
            </Card>
            <Card title="Tax">
                <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                    <Field
                        label="Tax rate"
                        name="form[tax_percent]"
                        value=form.tax_percent
                        kind=InputKind::Decimal
                        suffix="%"
                        error=beside.run("tax_percent".to_owned())
                    />
                    <Field
                        label="Tax number"
                        name="form[tax_id]"
                        value=form.tax_id
                        optional=true
                        maxlength=30_u32
                        help="It stands on your invoices."
                        error=beside.run("tax_id".to_owned())
                    />
                    <Checkbox
                        label="My prices contain the tax"
                        name="form[prices_include_tax]"
                        checked=form.prices_include_tax
                        class="sm:col-span-2"
                    />
                </div>
            </Card>
            <Card title="Stock">
                <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
                    <Field
                        label="Low stock"
                        name="form[low_stock]"
                        value=form.low_stock
                        kind=InputKind::Number
                        suffix="units"
                        help="From this number down, a product is listed as running low."
                        error=beside.run("low_stock".to_owned())
                    />
                </div>
            </Card>
            <div>
                <Button kind=ButtonKind::Accent submit=true busy=busy(action) busy_says="Saving">
                    "Save rules"
                </Button>
            </div>
        </ActionForm>
    }
}
