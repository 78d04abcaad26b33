//! The parts every page of the house is made of; they know no business word.
//!
//! # What always holds
//! - **No business.** No part depends on `domain` or names an order, a user or money: prices
//!   and dates arrive written out, states arrive as a [`Tone`].
//! - **Script is a gift.** Every part is readable, and every link and form works, before
//!   script arrives and without it. The exceptions show nothing that would not work:
//!   the buttons of a [`Stepper`], the boxes of a [`CodeInput`], a toast.
//! - **A strict policy holds.** No part writes a `style` attribute or an inline handler;
//!   what has to be drawn to measure is SVG. One sheet, one font, one sprite (`/icons.svg`).
//! - **Server and browser draw the same.** Ids follow from names, nothing counts or asks the
//!   time while rendering. Two forms that share a field name on one page pass an `id`.
//! - **Colour comes from the root element**: `data-site="shopper|seller|admin"` and
//!   `data-theme="light|dark|auto"` on `<html>`. No part names a site.
//! - A part's look is `style.css` in its folder, gathered by `style/components.css`; its
//!   example is `example.rs`, gathered by [`Gallery`].
//!
//! # How props read
//! `label`, `title`, `name` and the like take anything that becomes a `String`. What may
//! change (`busy`, `disabled`, `error`, `checked`, `current`) takes a value, a signal or a
//! closure. `bind` takes an `RwSignal` and keeps it in step both ways. `on:click` and
//! `attr:data-x` may be written on any part and reach its outer element; input events bubble
//! there. Slots (`photo`, `price`, `aside`, `actions`) take a closure: `price=|| view! { … }`.
//! In a view, wrap a comparison with `>` in braces: a bare `>` ends the tag.
//!
//! # Contents (`?` optional, `~` may be a signal)
//! | part | props |
//! |---|---|
//! | [`Icon`] | `name: IconName` (`icons::SEARCH`), `small?`, `class?` |
//! | [`Button`] | `kind? size? icon? submit? busy?~ busy_says? disabled?~ name? value? form? wide? class?`, children |
//! | [`LinkButton`] | `href kind? size? icon? wide? class?`, children |
//! | [`IconButton`] | `icon label~ submit? pressed?~ disabled?~ count?~ name? value? small? class?` |
//! | [`IconLink`] | `href icon label~ count?~ small? class?` |
//! | [`Field`] | `label name kind? value?~ bind? help?~ error?~ optional? required? disabled?~ autocomplete? placeholder? maxlength? min? max? step? prefix? suffix? accept? multiple? id? class?` |
//! | [`TextArea`] | `label name value?~ bind? help?~ error?~ optional? required? disabled?~ placeholder? maxlength? rows? id? class?` |
//! | [`Select`] | `label name options~: Vec<SelectOption> value?~ bind? placeholder? help?~ error?~ optional? required? disabled?~ autocomplete? id? class?` |
//! | [`SearchField`] | `label name?="q" value?~ bind? placeholder? hotkey? square? class?` |
//! | [`CodeInput`] | `label? name?="code" length?=6 help?~ error?~ on_full? id?` |
//! | [`Strength`] | `score~: Option<u8>` |
//! | [`QrCode`] | `label side path` |
//! | [`Stepper`] | `label name value?=1 min?=1 max?=99 bind? on_change? small? class?` |
//! | [`Checkbox`] | `label name? value?="true" checked?~ bind? mixed?~ count? bare? required? disabled?~ class?` |
//! | [`Radio`] | `label name value checked?~ count? disabled?~ class?` |
//! | [`Switch`] | `label name? value?="true" checked?~ bind? disabled?~ class?` |
//! | [`Choices`], [`Choice`] | `legend bare? class?`, children; `name value title note? aside? checked?~ disabled?~ bare? class?` |
//! | [`Table`] | `label columns: Vec<Column> compact? scroll? class?`, [`Row`]s |
//! | [`Row`], [`Cell`] | `selected?~ class?`, cells; `place? end? class?`, children |
//! | [`BulkBar`] | `count~ total?~`, buttons |
//! | [`Dialog`] | `id title open? actions? class?`, children |
//! | [`DialogButton`], [`DialogClose`] | `dialog kind? size? icon? wide? class?`, children; `dialog kind? class?`, children |
//! | [`Drawer`] | `id title open? footer? class?`, children |
//! | [`Menu`] | `label icon? bare? kind? start? up? class?`, [`MenuLink`]s and [`MenuButton`]s |
//! | [`MenuLink`], [`MenuButton`] | `href icon? current?`; `icon? danger? submit? name? value? disabled?~ hotkey?`; children |
//! | [`ToastProvider`], [`use_toast`] | children; `.say(text)`, `.say_with(text, verb, undo)`, `.hush()` |
//! | [`Toaster`], [`Toasts`] | the same for a page of islands; `toaster` |
//! | [`Tabs`], [`Tab`] | `label class?`; `href count?~ current?~`, children |
//! | [`Segments`], [`Segment`] | `label class?`; `href? current?~ icon?`, children |
//! | [`Chips`], [`Chip`] | `label scroll? class?`; `href? pressed?~ removes? count? icon? class?`, children |
//! | [`Breadcrumbs`] | `items: Vec<Crumb>` |
//! | [`Pager`] | `label? page per total href: Fn(u64) -> String class?` |
//! | [`Card`] | `title? aside? flush? class?`, children |
//! | [`Tiles`], [`Tile`] | `five? beside? class?`; `href title photo sub? price? rating? news? tag? action? class?` |
//! | [`TileToggle`] | `label~ pressed~ icon? submit?` |
//! | [`Photo`], [`NoPhoto`], [`Thumb`] | `src alt width height srcset? sizes? placeholder? eager? class?`; `class?`; `src alt? small?` |
//! | [`Price`] | `now was? lowest? big? row? class?` |
//! | [`Rating`], [`Stars`], [`StarInput`] | `score count long?`; `score`; `legend name value? error?` |
//! | [`Badge`], [`Light`] | `tone?~ plain? class?`; `tone?~ class?`; children |
//! | [`Note`] | `tone? icon? alert? class?`, children |
//! | [`Empty`] | `icon title text? class?`, children? |
//! | [`Skeleton`], [`SkeletonText`], [`Loading`] | `class`; `lines?`; `label` |
//! | [`Avatar`] | `name src? square? large?` |
//! | [`Timeline`], [`TimelineStep`] | `class?`; `title meta? state?`, children? |
//! | [`Stats`], [`Stat`], [`DeltaMark`] | `label class?`; `label figure delta: Option<Delta>? compare? spark? href?`; `delta` |
//! | [`Countdown`] | `label seconds over? on_end?` |
//! | [`Meter`], [`Progress`] | `share~ label? tone? class?`; `label done~ total~` |
//! | [`AreaChart`], [`ColumnChart`] | `title summary points: Vec<ChartPoint> figure: Fn(f64) -> String axis? whole? tall? class?` |
//! | [`Legend`], [`Donut`], [`Ranks`], [`Spark`], [`AsTable`] | `now before?`; `title parts centre meaning class?`; `label items class?`; `values class?`; `title heads rows` |
//! | [`SkipLink`], [`Wordmark`], [`NavLink`] | `href?`; `href? site?`; `href icon label current?~ count?~` |
//! | [`grouped`], [`short`], [`percent`], [`clock`], [`initials`] | plain writing of numbers, shares, seconds and names |
//!
//! Classes that layouts may use as they are: `wrap`, `shell`, `side`, `nav`, `top`, `link`,
//! `soft`, `num`, `rule`, `float`, `lbl`, `script-only`, `noscript-only`.

#![expect(clippy::needless_pass_by_value, reason = "a part owns what it is given: that is how views call it")]

mod avatar;
mod badge;
mod breadcrumbs;
mod button;
mod card;
mod chart;
mod chip;
mod choice;
mod class;
mod code;
mod countdown;
mod dialog;
mod drawer;
mod empty;
mod field;
mod gallery;
mod icon;
mod menu;
mod meter;
mod note;
mod number;
mod pager;
mod photo;
mod price;
mod qr;
mod rating;
mod search;
mod select;
mod shell;
mod skeleton;
mod stat;
mod stepper;
mod strength;
mod table;
mod tabs;
mod tile;
mod timeline;
mod toast;
mod tone;

pub use avatar::{Avatar, initials};
pub use badge::{Badge, Light};
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::{Button, ButtonKind, ButtonSize, IconButton, IconLink, LinkButton};
pub use card::Card;
pub use chart::{AreaChart, AsTable, ChartPoint, ColumnChart, Donut, Legend, Part, Rank, Ranks, Scale, Spark};
pub use chip::{Chip, Chips};
pub use choice::{Checkbox, Choice, Choices, Radio, Switch};
pub use code::CodeInput;
pub use countdown::{Countdown, clock};
pub use dialog::{Dialog, DialogButton, DialogClose};
pub use drawer::Drawer;
pub use empty::Empty;
pub use field::{Field, InputKind, TextArea};
pub use gallery::Gallery;
pub use icon::{Icon, IconName, icons};
pub use menu::{Menu, MenuButton, MenuLink};
pub use meter::{Meter, Progress};
pub use note::Note;
pub use number::{grouped, percent, short};
pub use pager::{Pager, Stop, span, window};
pub use photo::{NoPhoto, Photo, Thumb};
pub use price::Price;
pub use qr::QrCode;
pub use rating::{Rating, StarInput, Stars};
pub use search::SearchField;
pub use select::{Select, SelectOption};
pub use shell::{NavLink, SkipLink, Wordmark};
pub use skeleton::{Loading, Skeleton, SkeletonText};
pub use stat::{Delta, DeltaMark, Direction, Stat, Stats};
pub use stepper::Stepper;
pub use strength::Strength;
pub use table::{BulkBar, Cell, Column, Place, Row, SortOrder, Table};
pub use tabs::{Segment, Segments, Tab, Tabs};
pub use tile::{Tile, TileToggle, Tiles};
pub use timeline::{StepState, Timeline, TimelineStep};
pub use toast::{ToastProvider, Toaster, Toasts, use_toast};
pub use tone::Tone;
