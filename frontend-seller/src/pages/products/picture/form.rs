//! What is done to a picture, as numbers and ticks, with the picture as it would look beside them.

use app::catalog::EditImage;
use app::site::{DeedFault, alive, at, busy, fault, lead_to};
use domain::catalog::{EditRefusal, ImageEditForm};
use leptos::ev;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, Checkbox, Field, InputKind, Select, SelectOption, icons};

use super::crop::Crop;
use super::{Which, Whose};
use crate::paths;

/// Everything that is typed, in step with the page.
#[derive(Clone, Copy)]
pub struct Typed {
    pub turn: RwSignal<String>,
    pub left: RwSignal<String>,
    pub top: RwSignal<String>,
    pub width: RwSignal<String>,
    pub height: RwSignal<String>,
    background: RwSignal<bool>,
    retouch: RwSignal<bool>,
    grayscale: RwSignal<bool>,
    upscale: RwSignal<bool>,
    shadow: RwSignal<bool>,
}

impl Typed {
    fn new(form: ImageEditForm) -> Self {
        Self {
            turn: RwSignal::new(form.turn),
            left: RwSignal::new(form.left),
            top: RwSignal::new(form.top),
            width: RwSignal::new(form.width),
            height: RwSignal::new(form.height),
            background: RwSignal::new(form.background),
            retouch: RwSignal::new(form.retouch),
            grayscale: RwSignal::new(form.grayscale),
            upscale: RwSignal::new(form.upscale),
            shadow: RwSignal::new(form.shadow),
        }
    }

    /// The form as it is now.
    fn form(self) -> ImageEditForm {
        ImageEditForm {
            turn: self.turn.get(),
            left: self.left.get(),
            top: self.top.get(),
            width: self.width.get(),
            height: self.height.get(),
            background: self.background.get(),
            retouch: self.retouch.get(),
            grayscale: self.grayscale.get(),
            upscale: self.upscale.get(),
            shadow: self.shadow.get(),
        }
    }
}

/// The form, the cut and the preview. Without script one button shows the preview and the other keeps it.
#[component]
pub fn EditForm(whose: Whose, form: ImageEditForm, edit: ServerAction<EditImage>) -> impl IntoView {
    let typed = Typed::new(form);
    let failed = fault::<EditImage, EditRefusal>(edit);
    lead_to(failed);
    let alive = alive();
    let keep = move |event: ev::SubmitEvent| {
        if alive.get_untracked() {
            event.prevent_default();
            let (product, image) = whose;
            edit.dispatch(EditImage { product, image, edit: untrack(|| typed.form()) });
        }
    };
    view! {
        <form method="get" action=paths::picture(whose.0, whose.1) on:submit=keep novalidate=move || alive.get()>
            <Which whose />
            <div class="grid grid-cols-1 gap-5 items-start lg:grid-cols-[minmax(0,1fr)_21rem]">
                <Card title="How it looks">
                    <div class="grid grid-cols-1 gap-5 md:grid-cols-2">
                        <Crop whose typed />
                        <Preview whose typed />
                    </div>
                </Card>
                <Card title="What is done to it">
                    <div class="grid grid-cols-1 gap-4">
                        <DeedFault fault=failed />
                        <Numbers typed failed />
                        <Ticks typed />
                        <Buttons edit />
                    </div>
                </Card>
            </div>
        </form>
    }
}

/// The picture as it would look.
#[component]
fn Preview(whose: Whose, typed: Typed) -> impl IntoView {
    // What cannot be done is not looked at: the picture stays as it was when it could.
    let src = Memo::new(move |before: Option<&String>| {
        let form = typed.form();
        let sound = form.check().is_ok();
        let shown = if sound { form } else { ImageEditForm::default() };
        let address = || format!("{}?{}", paths::picture_preview(whose.0, whose.1), shown.to_address());
        before.filter(|_| !sound).cloned().unwrap_or_else(address)
    });
    view! {
        <figure class="grid grid-cols-1 gap-2 content-start">
            <figcaption class="lbl">"Preview"</figcaption>
            <div class="picture-stage checkered">
                <img src=move || src.get() alt="The picture as it would look" />
            </div>
        </figure>
    }
}

#[component]
fn Numbers(typed: Typed, failed: Signal<Option<app::Fault<EditRefusal>>>) -> impl IntoView {
    let turns =
        [("0", "As it is"), ("90", "A quarter to the right"), ("180", "Upside down"), ("270", "A quarter to the left")];
    let turns: Vec<SelectOption> = turns.map(|(value, label)| SelectOption::new(value, label)).into();
    let percent = move |label: &'static str, name: &'static str, bind: RwSignal<String>| {
        view! {
            <Field
                label=label
                name=name
                kind=InputKind::Number
                bind=bind
                min="0"
                max="100"
                suffix="%"
                error=at(failed, name)
            />
        }
    };
    view! {
        <Select label="Turn" name="edit[turn]" options=turns bind=typed.turn error=at(failed, "edit[turn]") />
        <fieldset class="grid grid-cols-2 gap-3 min-w-0">
            <legend class="lbl mb-1">"Crop, in percent of the picture"</legend>
            {percent("From the left", "edit[left]", typed.left)}
            {percent("From the top", "edit[top]", typed.top)}
            {percent("Width", "edit[width]", typed.width)}
            {percent("Height", "edit[height]", typed.height)}
        </fieldset>
    }
}

#[component]
fn Ticks(typed: Typed) -> impl IntoView {
    view! {
        <fieldset class="grid grid-cols-1 gap-1 min-w-0">
            <legend class="lbl mb-1">"Improve"</legend>
            <Checkbox label="Retouch: contrast and sharpness" name="edit[retouch]" bind=typed.retouch />
            <Checkbox label="Remove the backdrop" name="edit[background]" bind=typed.background />
            <Checkbox label="Drop shadow" name="edit[shadow]" bind=typed.shadow />
            <Checkbox label="Black and white" name="edit[grayscale]" bind=typed.grayscale />
            <Checkbox label="Make a small picture larger" name="edit[upscale]" bind=typed.upscale />
        </fieldset>
        <p class="help soft text-small">"A backdrop can be removed where it is one plain colour."</p>
    }
}

#[component]
fn Buttons(edit: ServerAction<EditImage>) -> impl IntoView {
    let address = <EditImage as ServerFn>::PATH;
    view! {
        <div class="flex flex-wrap gap-3">
            <div class="noscript-only">
                <Button submit=true icon=icons::EYE>
                    "Show preview"
                </Button>
            </div>
            <Button
                submit=true
                kind=ButtonKind::Accent
                icon=icons::CHECK
                busy=busy(edit)
                busy_says="Keeping"
                attr:formmethod="post"
                attr:formaction=address
            >
                "Keep this picture"
            </Button>
        </div>
    }
}
