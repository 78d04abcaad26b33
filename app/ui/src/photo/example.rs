//! Pictures and their frames, for the examples page.

use crate::{NoPhoto, Photo, Thumb};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-end gap-4">
            <Photo
                src="/favicon.svg"
                alt="The mark of the house"
                width=320
                height=320
                placeholder="#c8beb0"
                class="size-32"
            />
            <Photo
                src="/favicon.svg"
                alt="The mark of the house"
                width=320
                height=320
                placeholder="#c8beb0edcdcbcbacbadcbbaaa99bbacba998988baa988877766665"
                class="size-32"
            />
            <NoPhoto class="size-32" />
            <Thumb src="/favicon.svg" />
            <Thumb src="/favicon.svg" small=true />
        </div>
    }
}
