//! The cut drawn on the whole picture: its frame is moved, and its corners are pulled.

use app::site::alive;
use domain::catalog::{ImageEdit, ImageEditForm, LEAST_CUT};
use leptos::ev;
use leptos::prelude::*;
use leptos::svg;

use super::Whose;
use super::form::Typed;
use crate::paths;

/// A part of a picture, in percent of its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

/// Where a frame is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grip {
    /// In the middle: it moves.
    Inside,
    /// At a corner: left or right, top or bottom.
    Corner { right: bool, bottom: bool },
}

/// A frame that is being moved: where it is held, since when, and how it was then.
#[derive(Clone, Copy, Debug)]
struct Hold {
    grip: Grip,
    from: (i32, i32),
    was: Frame,
}

impl Frame {
    /// The frame after the pointer has gone so far.
    fn moved(self, grip: Grip, (right, down): (i32, i32)) -> Self {
        let least = i32::from(LEAST_CUT);
        match grip {
            Grip::Inside => Self {
                left: (self.left + right).clamp(0, 100 - self.width),
                top: (self.top + down).clamp(0, 100 - self.height),
                ..self
            },
            Grip::Corner { right: at_right, bottom } => {
                let (left, width) = pulled(self.left, self.width, right, at_right, least);
                let (top, height) = pulled(self.top, self.height, down, bottom, least);
                Self { left, top, width, height }
            }
        }
    }
}

/// Start and length of a side whose one end is pulled.
fn pulled(start: i32, length: i32, by: i32, at_end: bool, least: i32) -> (i32, i32) {
    if at_end {
        (start, (length + by).clamp(least, 100 - start))
    } else {
        let end = start + length;
        let start = (start + by).clamp(0, end - least);
        (start, end - start)
    }
}

impl Typed {
    /// The frame that is typed; the whole picture where that is none.
    fn frame(self) -> Frame {
        let form = ImageEditForm {
            left: self.left.get(),
            top: self.top.get(),
            width: self.width.get(),
            height: self.height.get(),
            ..ImageEditForm::default()
        };
        let ImageEdit { left, top, width, height, .. } = form.check().unwrap_or_default();
        Frame { left: left.into(), top: top.into(), width: width.into(), height: height.into() }
    }

    fn set_frame(self, frame: Frame) {
        let fields =
            [(self.left, frame.left), (self.top, frame.top), (self.width, frame.width), (self.height, frame.height)];
        for (field, value) in fields {
            field.set(value.to_string());
        }
    }
}

/// The whole picture, and what is cut out of it. With script the frame can be pulled; the numbers do the same.
#[component]
pub fn Crop(whose: Whose, typed: Typed) -> impl IntoView {
    let src = move || {
        let uncut = ImageEditForm { turn: typed.turn.get(), ..ImageEditForm::default() };
        let shown = if uncut.check().is_ok() { uncut } else { ImageEditForm::default() };
        format!("{}?{}", paths::picture_preview(whose.0, whose.1), shown.to_address())
    };
    let alive = alive();
    view! {
        <figure class="grid grid-cols-1 gap-2 content-start">
            <figcaption class="lbl">"Crop"</figcaption>
            <div class="picture-stage">
                <img src=src alt="The whole picture" />
                {move || alive.get().then(|| view! { <Drawn typed /> })}
            </div>
        </figure>
    }
}

#[component]
fn Drawn(typed: Typed) -> impl IntoView {
    let node = NodeRef::<svg::Svg>::new();
    let held = RwSignal::new(None::<Hold>);
    let frame = Memo::new(move |_| typed.frame());
    let take = move |grip: Grip| {
        move |event: ev::PointerEvent| {
            event.prevent_default();
            let Some(drawing) = node.get_untracked() else { return };
            let Some(from) = percent_of(&drawing, &event) else { return };
            let _ = drawing.set_pointer_capture(event.pointer_id());
            held.set(Some(Hold { grip, from, was: frame.get_untracked() }));
        }
    };
    let pull = move |event: ev::PointerEvent| {
        let (Some(hold), Some(drawing)) = (held.get_untracked(), node.get_untracked()) else { return };
        if let Some((x, y)) = percent_of(&drawing, &event) {
            typed.set_frame(hold.was.moved(hold.grip, (x - hold.from.0, y - hold.from.1)));
        }
    };
    let shade = move || {
        let Frame { left, top, width, height } = frame.get();
        format!("M0 0H100V100H0ZM{left} {top}h{width}v{height}h-{width}z")
    };
    let corner = move |right: bool, bottom: bool| {
        let x = move || frame.with(|frame| frame.left + if right { frame.width } else { 0 });
        let y = move || frame.with(|frame| frame.top + if bottom { frame.height } else { 0 });
        view! {
            <circle class="corner" cx=move || x().to_string() cy=move || y().to_string() r="2.5" />
            <circle
                class="grip"
                cx=move || x().to_string()
                cy=move || y().to_string()
                r="7"
                on:pointerdown=take(Grip::Corner { right, bottom })
            />
        }
    };
    view! {
        <svg
            node_ref=node
            class="crop"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            on:pointermove=pull
            on:pointerup=move |_| held.set(None)
            on:pointercancel=move |_| held.set(None)
        >
            <path class="shade" fill-rule="evenodd" d=shade />
            <rect
                class="frame"
                x=move || frame.get().left.to_string()
                y=move || frame.get().top.to_string()
                width=move || frame.get().width.to_string()
                height=move || frame.get().height.to_string()
                on:pointerdown=take(Grip::Inside)
            />
            {corner(false, false)} {corner(true, false)} {corner(false, true)} {corner(true, true)}
        </svg>
    }
}

/// Where the pointer is on the drawing, in percent of its sides.
#[expect(clippy::cast_possible_truncation, reason = "whole percents of a picture on a screen")]
fn percent_of(drawing: &web_sys::Element, event: &ev::PointerEvent) -> Option<(i32, i32)> {
    let place = drawing.get_bounding_client_rect();
    let part = |at: i32, start: f64, length: f64| {
        (length > 0.0).then(|| ((f64::from(at) - start) / length * 100.0).round() as i32)
    };
    let across = part(event.client_x(), place.left(), place.width())?;
    Some((across, part(event.client_y(), place.top(), place.height())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Frame = Frame { left: 0, top: 0, width: 100, height: 100 };

    #[test]
    fn corners_are_pulled_and_stay_inside() {
        let top_left = Grip::Corner { right: false, bottom: false };
        let cut = WHOLE.moved(top_left, (20, 30));
        assert_eq!(cut, Frame { left: 20, top: 30, width: 80, height: 70 });
        let end = Grip::Corner { right: true, bottom: true };
        assert_eq!(cut.moved(end, (50, -200)), Frame { left: 20, top: 30, width: 80, height: 5 });
        assert_eq!(cut.moved(top_left, (-99, 99)), Frame { left: 0, top: 95, width: 100, height: 5 });
    }

    #[test]
    fn a_frame_moves_as_far_as_the_picture_goes() {
        let cut = Frame { left: 10, top: 10, width: 50, height: 40 };
        assert_eq!(cut.moved(Grip::Inside, (100, -100)), Frame { left: 50, top: 0, width: 50, height: 40 });
    }
}
