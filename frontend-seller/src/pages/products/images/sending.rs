//! One file on its way: how much of it has arrived, and what became of it.

use std::collections::VecDeque;

use app::{Fault, Words};
use domain::catalog::{ImageRefusal, ImageView, LARGEST_IMAGE};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

use super::order::Order;
use crate::paths;

/// A file on its way, as the page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// Tells it from the others.
    pub number: u32,
    /// What it is called on the seller's machine.
    pub name: StoredValue<String>,
    /// How far it is.
    pub stage: RwSignal<Stage>,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Others come first.
    Waiting,
    /// So many bytes of so many have left.
    Sent(u64, u64),
    /// All of it is there, and is being made ready.
    Working,
    /// It was not taken: why, and what to do.
    Refused(String),
    /// It is one of the pictures now.
    Done,
}

/// Sends files one after the other, so that they stand in the order in which they were chosen. Where all of them were
/// taken so far, nothing is left to be read in the list, and the page may be drawn anew.
pub fn send_all(mut files: VecDeque<(File, Sending)>, order: Order, all_taken: bool) {
    let Some((file, sending)) = files.pop_front() else {
        if all_taken {
            order.tell_page();
        }
        return;
    };
    let too_heavy = file.size() > f64::from(u32::try_from(LARGEST_IMAGE).unwrap_or(u32::MAX));
    if too_heavy {
        // The server would say the same, ten megabytes later.
        refuse(sending, &Fault::Refused(ImageRefusal::TooHeavy));
        return send_all(files, order, false);
    }
    let then = move |answer: Result<ImageView, Fault<ImageRefusal>>| {
        let taken = answer.is_ok();
        match answer {
            Ok(image) => {
                order.add(image);
                sending.stage.try_set(Stage::Done);
            }
            Err(fault) => refuse(sending, &fault),
        }
        send_all(files, order, all_taken && taken);
    };
    if let Err(then) = send(&file, sending, order, then) {
        then(Err(Fault::Unreachable));
    }
}

fn refuse(sending: Sending, fault: &Fault<ImageRefusal>) {
    sending.stage.try_set(Stage::Refused(fault.sentence()));
}

/// Sends one file, and hands the answer to `then`; hands `then` back when it cannot even begin.
fn send<F>(file: &File, sending: Sending, order: Order, then: F) -> Result<(), F>
where
    F: FnOnce(Result<ImageView, Fault<ImageRefusal>>) + 'static,
{
    let Ok((request, form)) = prepared(file, order) else { return Err(then) };
    let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        let (sent, total) = (whole(event.loaded()), whole(event.total()));
        let stage = if sent < total { Stage::Sent(sent, total) } else { Stage::Working };
        sending.stage.try_set(stage);
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(progress.into_js_value().unchecked_ref()));
    }
    sending.stage.try_set(Stage::Sent(0, whole(file.size())));
    let answered = request.clone();
    // Called once, however it ends.
    let ended = Closure::once_into_js(move || then(read(&answered)));
    request.set_onloadend(Some(ended.unchecked_ref()));
    // A request that cannot be sent ends at once, and says so there.
    let _ = request.send_with_opt_form_data(Some(&form));
    Ok(())
}

fn prepared(file: &File, order: Order) -> Result<(XmlHttpRequest, FormData), JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", &paths::images(order.product))?;
    request.set_request_header("Accept", "application/json")?;
    let form = FormData::new()?;
    form.append_with_blob_and_filename("image", file, &file.name())?;
    Ok((request, form))
}

/// What the server said of the one file that was sent.
fn read(request: &XmlHttpRequest) -> Result<ImageView, Fault<ImageRefusal>> {
    let answer = request.response_text().ok().flatten().unwrap_or_default();
    match request.status() {
        Ok(200) => {
            let taken: Option<Vec<Result<ImageView, Fault<ImageRefusal>>>> = serde_json::from_str(&answer).ok();
            taken.and_then(|taken| taken.into_iter().next()).unwrap_or(Err(Fault::Malformed))
        }
        Ok(404) => Err(Fault::NotFound),
        Ok(413) => Err(Fault::Refused(ImageRefusal::TooHeavy)),
        Ok(503) => Err(Fault::TooMany { seconds: 10 }),
        _ => Err(Fault::Unreachable),
    }
}

/// Bytes, as browsers count them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no file has parts of a byte, or a debt")]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
