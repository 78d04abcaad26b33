//! One picture as a tile: a handle to drag it by, and a menu with everything that can be done with it.

use app::site::Hidden;
use domain::catalog::ImageView;
use domain::id::ImageId;
use leptos::ev;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use ui::{Badge, Icon, Menu, MenuButton, MenuLink, Photo, Tone, icons};

use super::order::Order;
use crate::paths;

/// The tile of one picture.
#[component]
pub fn Tile(image: ImageView, order: Order, locked: bool) -> impl IntoView {
    let id = image.id;
    let place = Memo::new(move |_| order.place_of(id).unwrap_or_default());
    let href = paths::picture(order.product, id);
    let lifted = move || order.dragged.read().is_some_and(|(dragged, _)| dragged == id);
    let aimed = move || order.dragged.read().is_some_and(|(dragged, over)| dragged != id && over == place.get());
    let described = !image.alt.is_empty();
    let words = if described { image.alt.clone() } else { "Say what it shows".to_owned() };
    view! {
        <li class="picture-tile" class:lifted=lifted class:aimed=aimed data-place=move || place.get().to_string()>
            <div class="picture-frame">
                <Photo
                    src=image.src(400)
                    srcset=image.srcset()
                    sizes="(width >= 80rem) 9rem, 40vw"
                    // The words below say what it shows.
                    alt=""
                    width=image.width
                    height=image.height
                    placeholder=image.tone
                    class="aspect-square"
                />
                <span class="picture-mark">
                    {move || (place.get() == 0).then(|| view! { <Badge tone=Tone::Accent>"Cover"</Badge> })}
                </span>
                {(!locked).then(|| view! { <Handle id place order /> })}
                {(!locked).then(|| view! { <Deeds id place order href=href.clone() /> })}
            </div>
            {if locked {
                view! { <p class="text-small soft line-clamp-2">{described.then_some(words)}</p> }.into_any()
            } else {
                view! { <a class="text-small link line-clamp-2" href=href>{words}</a> }.into_any()
            }}
        </li>
    }
}

/// Drags with the pointer, moves with the arrow keys.
#[component]
fn Handle(id: ImageId, place: Memo<usize>, order: Order) -> impl IntoView {
    let node = NodeRef::<leptos::html::Button>::new();
    let down = move |event: ev::PointerEvent| {
        event.prevent_default();
        if let Some(handle) = node.get_untracked() {
            let _ = handle.focus();
            // Without it the drag ends where the handle ends, and nothing else is lost.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        order.dragged.set(Some((id, place.get_untracked())));
    };
    let over = move |event: ev::PointerEvent| {
        let dragging = order.dragged.with_untracked(Option::is_some);
        if dragging && let Some(over) = place_under(&event) {
            order.dragged.set(Some((id, over)));
        }
    };
    let up = move |_: ev::PointerEvent| {
        let dropped = order.dragged.try_update(Option::take).flatten();
        if let Some((_, to)) = dropped {
            order.put(id, to);
            focus_again(node);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let here = place.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => here.saturating_sub(1),
            "ArrowRight" | "ArrowDown" => here + 1,
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        order.put(id, to);
        focus_again(node);
    };
    view! {
        <button
            node_ref=node
            type="button"
            class="picture-handle script-only"
            aria-label=move || format!("Move picture {}: drag, or use the arrow keys", place.get() + 1)
            title="Drag, or use the arrow keys"
            on:pointerdown=down
            on:pointermove=over
            on:pointerup=up
            on:pointercancel=move |_| order.dragged.set(None)
            on:keydown=pressed
        >
            <Icon name=icons::GRIP_VERTICAL small=true />
        </button>
    }
}

/// The place of the tile under the pointer.
fn place_under(event: &ev::PointerEvent) -> Option<usize> {
    let (x, y) = (event.client_x(), event.client_y());
    #[expect(clippy::cast_precision_loss, reason = "a screen has fewer pixels than that")]
    let under = document().element_from_point(x as f32, y as f32)?;
    under.closest("[data-place]").ok()??.get_attribute("data-place")?.parse().ok()
}

/// A tile that moves in the page loses the focus; whoever pressed a key goes on pressing.
fn focus_again(node: NodeRef<leptos::html::Button>) {
    request_animation_frame(move || {
        let handle = node.try_get_untracked().flatten();
        if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
            let _ = handle.focus();
        }
    });
}

/// Everything that can be done with the picture, also without script.
#[component]
fn Deeds(id: ImageId, place: Memo<usize>, order: Order, href: String) -> impl IntoView {
    let first = Signal::derive(move || place.get() == 0);
    let last = Signal::derive(move || place.get() + 1 >= order.images.read().len());
    let to = move |icon, words: &'static str, off: Signal<bool>, to: Signal<usize>| {
        view! {
            <ActionForm action=order.place>
                <Whose id order />
                <input type="hidden" name="to" value=move || to.get().to_string() />
                <MenuButton submit=true icon=icon disabled=off>
                    {words}
                </MenuButton>
            </ActionForm>
        }
    };
    let cover = Signal::derive(|| 0);
    let earlier = Signal::derive(move || place.get().saturating_sub(1));
    let later = Signal::derive(move || place.get() + 1);
    view! {
        <div class="picture-menu">
            <Menu label="More about this picture" bare=true>
                <MenuLink href icon=icons::PENCIL>
                    "Edit and describe"
                </MenuLink>
                {to(icons::IMAGE, "Make it the cover", first, cover)}
                {to(icons::ARROW_LEFT, "Move earlier", first, earlier)}
                {to(icons::ARROW_RIGHT, "Move later", last, later)}
                <ActionForm action=order.remove>
                    <Whose id order />
                    <MenuButton submit=true danger=true icon=icons::TRASH_2>
                        "Remove"
                    </MenuButton>
                </ActionForm>
            </Menu>
        </div>
    }
}

/// Which picture of which product a form is about.
#[component]
fn Whose(id: ImageId, order: Order) -> impl IntoView {
    view! {
        <Hidden name="product" value=order.product.to_string() />
        <Hidden name="image" value=id.to_string() />
    }
}
