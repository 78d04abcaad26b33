//! The order of the pictures, and how it is changed: at once for the eye, and then for certain.

use app::catalog::{PlaceImage, RemoveImage};
use app::site::Changes;
use domain::catalog::ImageView;
use domain::id::{ImageId, ProductId};
use leptos::prelude::*;

/// The pictures of one product as the page shows them.
#[derive(Clone, Copy)]
pub struct Order {
    /// Whose pictures.
    pub product: ProductId,
    /// In their order.
    pub images: RwSignal<Vec<ImageView>>,
    /// Puts one elsewhere.
    pub place: ServerAction<PlaceImage>,
    /// Takes one away.
    pub remove: ServerAction<RemoveImage>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    /// The picture that is being dragged, and the place it is over.
    pub dragged: RwSignal<Option<(ImageId, usize)>>,
    /// Whether there were none when the page around was drawn.
    empty: bool,
    changes: Changes,
}

impl Order {
    /// The order of these.
    pub fn new(product: ProductId, images: Vec<ImageView>) -> Self {
        let (empty, images) = (images.is_empty(), RwSignal::new(images));
        let (place, remove) = (ServerAction::<PlaceImage>::new(), ServerAction::<RemoveImage>::new());
        let (said, dragged, changes) = (RwSignal::default(), RwSignal::new(None), Changes::here());
        let order = Self { product, images, place, remove, said, dragged, empty, changes };
        // What the server says is how it is.
        let (placed, removed) = (place.value(), remove.value());
        Effect::new(move |_| {
            if let Some(Ok(now)) = placed.get() {
                images.set(now);
            }
        });
        Effect::new(move |_| {
            if let Some(Ok(now)) = removed.get() {
                images.set(now);
                order.said.set("Picture removed.".to_owned());
                order.tell_page();
            }
        });
        order
    }

    /// Has the page drawn anew when the first picture has come or the last one has gone: it says what a draft still
    /// needs.
    pub fn tell_page(self) {
        let now = self.images.try_with_untracked(Vec::is_empty);
        if now.is_some_and(|now| now != self.empty) {
            self.changes.changed();
        }
    }

    /// Where a picture stands, from 0.
    pub fn place_of(self, image: ImageId) -> Option<usize> {
        self.images.read().iter().position(|other| other.id == image)
    }

    /// Puts a picture at that place.
    pub fn put(self, image: ImageId, to: usize) {
        let Some(from) = untrack(|| self.place_of(image)) else { return };
        let last = self.images.read_untracked().len().saturating_sub(1);
        let to = to.min(last);
        if from == to {
            return;
        }
        self.images.update(|images| {
            let moved = images.remove(from);
            images.insert(to, moved);
        });
        self.said.set(format!("Picture {} is now picture {} of {}.", from + 1, to + 1, last + 1));
        let to = u32::try_from(to).unwrap_or(u32::MAX);
        self.place.dispatch(PlaceImage { product: self.product, image, to });
    }

    /// Another picture came.
    pub fn add(self, image: ImageView) {
        // The page may have gone meanwhile; the picture is the product's all the same.
        self.images.try_update(|images| {
            if !images.iter().any(|other| other.id == image.id) {
                images.push(image);
            }
        });
    }
}
