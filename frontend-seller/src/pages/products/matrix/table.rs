//! The rows: one a variant. Arrows go up and down a column, as in a spreadsheet.

use app::site::Hidden;
use domain::catalog::{ImageView, list};
use domain::money::Currency;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use ui::{Button, ButtonKind, ButtonSize, Icon, IconButton, icons};

use super::rows::{Line, Rows};
use crate::pages::products::wrong::Wrong;

/// Where the columns stand on a wide screen.
const GRID: &str = "grid grid-cols-2 gap-3 items-start lg:grid-cols-[minmax(6rem,1.2fr)_minmax(7rem,1.6fr)_5.5rem_5.5rem_4.5rem_4.5rem_6.5rem_2.25rem] lg:gap-2";

/// The rows.
#[component]
pub fn Table(
    /// The matrix.
    rows: Rows,
    /// The pictures a variant may show.
    images: Vec<ImageView>,
    /// The currency prices are typed in.
    currency: Currency,
    /// Whether script has taken over.
    alive: Signal<bool>,
    /// What is wrong.
    wrong: Wrong,
) -> impl IntoView {
    let images = StoredValue::new(images);
    let left_out = move || rows.left_out.read().len();
    view! {
        <div class="grid grid-cols-1 gap-3" on:keydown=move |event| walk(&event)>
            <div class=format!("hidden! lg:grid! {GRID} text-small soft") aria-hidden="true">
                <span>"Variant"</span>
                <span>"SKU"</span>
                <span>{format!("Price, {currency}")}</span>
                <span>"Earlier"</span>
                <span>"On hand"</span>
                <span>"Grams"</span>
                <span>"Picture"</span>
            </div>
            <For each=move || rows.lines.get() key=|line| line.key children=move |line| {
                view! { <Row rows line images currency alive wrong /> }
            } />
            <p class="help soft text-small">
                "An earlier price is shown struck through and must be higher. Arrow keys go up and down a column."
            </p>
            {move || {
                (left_out() > 0)
                    .then(|| {
                        view! {
                            <p class="flex flex-wrap items-center gap-2 text-small">
                                {format!("{} combinations are left out.", left_out())}
                                <Button size=ButtonSize::Small kind=ButtonKind::Quiet on:click=move |_| rows.bring_back()>
                                    "Bring them back"
                                </Button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn Row(
    rows: Rows,
    line: Line,
    images: StoredValue<Vec<ImageView>>,
    currency: Currency,
    alive: Signal<bool>,
    wrong: Wrong,
) -> impl IntoView {
    let place = Memo::new(move |_| rows.place(line.key));
    let name = move |field: &'static str| Signal::derive(move || format!("draft[variants][{}][{field}]", place.get()));
    let error = move |field: &'static str| wrong.of(move || format!("variants[{}][{field}]", place.get()));
    let cell = move |label: String, field: &'static str, bind: RwSignal<String>, keyboard: &'static str| {
        view! { <Cell label name=name(field) bind error=error(field) row=place column=field keyboard /> }
    };
    let values = move || list::listed(&line.values.read());
    let remove = Signal::derive(move || {
        format!("Leave {} out", if line.label().is_empty() { "this row".to_owned() } else { line.label() })
    });
    view! {
        <fieldset class=format!("{GRID} min-w-0 max-lg:border-t max-lg:border-line max-lg:pt-4")>
            <legend class="sr-only">{move || format!("Variant {}", place.get() + 1)}</legend>
            {line
                .id
                .map(|id| {
                    view! {
                        {move || view! { <Hidden name=name("id").get() value=id.to_string() /> }}
                        {move || view! { <Hidden name=name("shown").get() value=line.shown.get_value() /> }}
                    }
                })}
            <div class="max-lg:col-span-2 min-w-0 lg:min-h-9 flex items-center">
                {move || {
                    if alive.get() {
                        let label = line.label();
                        let label = if label.is_empty() { "The only variant".to_owned() } else { label };
                        view! {
                            <Hidden name=name("values").get() value=values() />
                            <span class="font-[540] wrap-anywhere">{label}</span>
                        }
                            .into_any()
                    } else {
                        view! {
                            <input class="input" type="text" name=name("values").get() value=values() aria-label="Values of the options" />
                        }
                            .into_any()
                    }
                }}
            </div>
            {cell("SKU".to_owned(), "sku", line.sku, "text")}
            {cell(format!("Price, {currency}"), "price", line.price, "decimal")}
            {cell("Earlier price".to_owned(), "compare_at", line.compare_at, "decimal")}
            {cell("On hand".to_owned(), "on_hand", line.on_hand, "numeric")}
            {cell("Grams".to_owned(), "weight", line.weight, "numeric")}
            <PictureOf name=name("image") bind=line.image images error=error("image") />
            <div class="script-only max-lg:col-span-2">
                <IconButton icon=icons::X label=remove on:click=move |_| rows.leave_out(line.key) disabled=Signal::derive(move || rows.lines.read().len() < 2) />
            </div>
            <Twins error=error("values") />
        </fieldset>
    }
}

/// What is wrong with the combination itself.
#[component]
fn Twins(error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div class="col-span-full empty:hidden">
            {move || error.get().map(|words| view! { <Below words id="" /> })}
        </div>
    }
}

/// A cell: on a wide screen the head of the column is its label for the eye.
#[component]
fn Cell(
    label: String,
    name: Signal<String>,
    bind: RwSignal<String>,
    error: Signal<Option<String>>,
    row: Memo<usize>,
    column: &'static str,
    keyboard: &'static str,
) -> impl IntoView {
    let id = Signal::derive(move || format!("f-{}", name.get().replace(['[', ']'], "-")));
    let below = move || format!("{}-below", id.get());
    view! {
        <div class="field min-w-0">
            <label for=move || id.get() class="lg:sr-only">
                {label}
            </label>
            <input
                class="input lg:px-2!"
                id=move || id.get()
                name=move || name.get()
                type="text"
                value=bind.get_untracked()
                prop:value=move || bind.get()
                on:input=move |event| bind.set(event_target_value(&event))
                inputmode=keyboard
                autocomplete="off"
                data-row=move || row.get().to_string()
                data-column=column
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || error.get().is_some().then(below)
            />
            {move || error.get().map(|words| view! { <Below words id=below() /> })}
        </div>
    }
}

/// The picture of its own that a variant shows.
#[component]
fn PictureOf(
    name: Signal<String>,
    bind: RwSignal<String>,
    images: StoredValue<Vec<ImageView>>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let options = move || {
        let option = |(at, image): (usize, &ImageView)| {
            let label = if image.alt.is_empty() { format!("{}", at + 1) } else { format!("{}, {}", at + 1, image.alt) };
            let (value, chosen) = (image.id.to_string(), image.id.to_string() == bind.get_untracked());
            view! {
                <option value=value selected=chosen>
                    {label}
                </option>
            }
        };
        images.with_value(|images| images.iter().enumerate().map(option).collect_view())
    };
    view! {
        <label class="field min-w-0">
            <span class="lg:sr-only text-small">"Own picture"</span>
            <span class="select">
                <select
                    class="input"
                    name=move || name.get()
                    on:change=move |event| bind.set(event_target_value(&event))
                    aria-invalid=move || error.get().is_some().then_some("true")
                >
                    <option value="">"None"</option>
                    {options()}
                </select>
                <Icon name=icons::CHEVRON_DOWN small=true />
            </span>
        </label>
    }
}

#[component]
fn Below(words: String, #[prop(into)] id: String) -> impl IntoView {
    view! {
        <p class="err" id=id>
            <Icon name=icons::CIRCLE_ALERT small=true />
            <span>{words}</span>
        </p>
    }
}

/// Goes to the same column of the row above or below. Enter goes down and does not send the form.
fn walk(event: &leptos::ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowUp" => -1,
        "ArrowDown" | "Enter" => 1,
        _ => return,
    };
    let Some(cell) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let (Some(row), Some(column)) = (cell.get_attribute("data-row"), cell.get_attribute("data-column")) else { return };
    event.prevent_default();
    let Some(row) = row.parse::<i64>().ok().map(|row| row + step) else { return };
    let next = document().query_selector(&format!("[data-row='{row}'][data-column='{column}']")).ok().flatten();
    if let Some(next) = next.and_then(|next| next.dyn_into::<leptos::web_sys::HtmlInputElement>().ok()) {
        // A cell that is gone takes no focus, and nothing is lost by it.
        let _ = next.focus();
        next.select();
    }
}
