//! The place where pictures are dropped or chosen, and how far each of them is on its way.

use std::collections::VecDeque;

use app::Words;
use domain::catalog::{ImageRefusal, MOST_IMAGES};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use ui::{Button, Field, Icon, IconButton, InputKind, icons};
use web_sys::{FileList, HtmlFormElement, HtmlInputElement};

use super::order::Order;
use super::sending::{Sending, Stage, send_all};
use crate::paths;

/// A form that takes several pictures. With script they are sent as soon as they are chosen or dropped.
#[component]
pub fn Upload(order: Order) -> impl IntoView {
    let sendings = RwSignal::new(Vec::<Sending>::new());
    let over = RwSignal::new(false);
    let room = move || MOST_IMAGES.saturating_sub(order.images.read().len());
    let begin = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        begin_to_send(&files, order, sendings, untrack(room));
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        begin(event.data_transfer().and_then(|brought| brought.files()));
    };
    let chosen = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        begin(input.files());
        // The same file can be chosen again after it was mended.
        input.set_value("");
    };
    let dragged = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <SendingList sendings />
        <form
            method="post"
            enctype="multipart/form-data"
            action=paths::images(order.product)
            class="drop-zone"
            class:over=move || over.get()
            hidden=move || room() == 0
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
            on:change=chosen
            on:submit=move |event: ev::SubmitEvent| sent_by_hand(&event, begin)
        >
            <Icon name=icons::UPLOAD />
            <p class="script-only text-dense">"Drop pictures here, or choose them"</p>
            <Field
                label="Add pictures"
                name="image"
                kind=InputKind::File
                accept="image/jpeg,image/png,image/webp,image/avif"
                multiple=true
                help="JPEG, PNG, WebP or AVIF, 10 MB each at most. Several at once are welcome."
                class="w-full [&>input]:py-1.5"
            />
            <div class="noscript-only">
                <Button submit=true icon=icons::UPLOAD>
                    "Send pictures"
                </Button>
            </div>
        </form>
    }
}

/// Somebody sent the form before its files went by themselves.
fn sent_by_hand(event: &ev::SubmitEvent, begin: impl Fn(Option<FileList>)) {
    event.prevent_default();
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let input = form.and_then(|form| form.query_selector("input[type=file]").ok().flatten());
    begin(input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).and_then(|input| input.files()));
}

/// Puts the files in the list and sends those for which there is room.
fn begin_to_send(files: &FileList, order: Order, sendings: RwSignal<Vec<Sending>>, room: usize) {
    let mut queue = VecDeque::new();
    sendings.update(|sendings| {
        let waiting = |sending: &Sending| !matches!(*sending.stage.read_untracked(), Stage::Done | Stage::Refused(_));
        let room = room.saturating_sub(sendings.iter().filter(|sending| waiting(sending)).count());
        sendings.retain(waiting);
        for file in (0..files.length()).filter_map(|at| files.get(at)) {
            let number = sendings.iter().map(|sending| sending.number).max().map_or(0, |last| last + 1);
            let fits = queue.len() < room;
            let stage = if fits { Stage::Waiting } else { Stage::Refused(ImageRefusal::Enough.sentence()) };
            let sending = Sending { number, name: StoredValue::new(file.name()), stage: RwSignal::new(stage) };
            sendings.push(sending);
            if fits {
                queue.push_back((file, sending));
            }
        }
    });
    let all = queue.len();
    send_all(queue, order, all == files.length() as usize);
}

/// Every file with how far it is.
#[component]
fn SendingList(sendings: RwSignal<Vec<Sending>>) -> impl IntoView {
    let visible = move || {
        let all = sendings.get();
        all.into_iter().filter(|sending| *sending.stage.read() != Stage::Done).collect::<Vec<_>>()
    };
    view! {
        <ul class="sending-list empty:hidden" aria-label="Pictures on their way">
            <For
                each=visible
                key=|sending| sending.number
                children=move |sending| {
                    let dismiss = move |_| sendings.update(|all| all.retain(|other| other.number != sending.number));
                    view! { <SendingRow sending dismiss=Callback::new(dismiss) /> }
                }
            />
        </ul>
    }
}

#[component]
fn SendingRow(sending: Sending, dismiss: Callback<ev::MouseEvent>) -> impl IntoView {
    let name = sending.name.get_value();
    let label = name.clone();
    let words = move || match &*sending.stage.read() {
        Stage::Waiting => "Waits for its turn".to_owned(),
        Stage::Sent(sent, total) => format!("{} of {}", megabytes(*sent), megabytes(*total)),
        Stage::Working => "Sent. Being made ready".to_owned(),
        Stage::Refused(_) | Stage::Done => String::new(),
    };
    let refused = move || match &*sending.stage.read() {
        Stage::Refused(why) => Some(why.clone()),
        _ => None,
    };
    let share = move || match &*sending.stage.read() {
        Stage::Sent(sent, total) => Some((*sent, (*total).max(1))),
        Stage::Waiting | Stage::Refused(_) => Some((0, 1)),
        Stage::Working | Stage::Done => None,
    };
    view! {
        <li class="sending">
            <p class="flex items-baseline justify-between gap-3 text-small">
                <span class="truncate">{name}</span>
                <span class="soft num whitespace-nowrap">{words}</span>
            </p>
            {move || match refused() {
                Some(why) => {
                    view! {
                        <div class="flex items-start justify-between gap-2">
                            <p class="err" role="alert">
                                <Icon name=icons::CIRCLE_ALERT small=true />
                                <span>{why}</span>
                            </p>
                            <IconButton
                                icon=icons::X
                                label=format!("Forget {label}")
                                small=true
                                on:click=move |event| dismiss.run(event)
                            />
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <progress
                            class="progress"
                            aria-label=format!("{label} on its way")
                            max=move || share().map(|(_, total)| total.to_string())
                            value=move || share().map(|(sent, _)| sent.to_string())
                        ></progress>
                    }
                        .into_any()
                }
            }}
        </li>
    }
}

/// Megabytes with one decimal.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 52_428) / 104_858;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_read_by_people() {
        assert_eq!(megabytes(0), "0.0 MB");
        assert_eq!(megabytes(10 * 1024 * 1024), "10.0 MB");
        assert_eq!(megabytes(1_560_000), "1.5 MB");
    }
}
