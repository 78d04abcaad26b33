//! The shelves of the market: adding, renaming, moving them, and taking them away.

use app::Words as _;
use app::catalog::{RemoveCategory, SaveCategory, all_shelves};
use app::site::{CardsWaiting, Changes, DeedFault, DoneNote, Hidden, PageHead, alive, busy, done, fault, loaded, was};
use domain::catalog::CategoryRow;
use leptos::form::ActionForm;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Card, Field, InputKind, Select, SelectOption};

/// Deepest way through the shelves.
const DEEPEST: usize = 20;

/// The page.
#[component]
pub fn Categories() -> impl IntoView {
    let changes = Changes::here();
    let (save, remove) = (changes.action::<SaveCategory>(), changes.action::<RemoveCategory>());
    let shelves = Resource::new(move || changes.count(), |_| all_shelves());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            <PageHead title="Categories" lead=|| "The shelves of the market. No product ever stands on none." />
            <DoneNote done=done(save) says="Saved. Shoppers see it within a second." />
            <DeedFault fault=fault(save) />
            <DeedFault fault=fault(remove) />
            {loaded(
                shelves,
                || view! { <CardsWaiting label="Loading the categories" /> }.into_any(),
                move |rows| view! { <Shelves rows save remove /> },
            )}
        </main>
    }
}

#[component]
fn Shelves(
    rows: Vec<CategoryRow>,
    save: ServerAction<SaveCategory>,
    remove: ServerAction<RemoveCategory>,
) -> impl IntoView {
    let mut options: Vec<SelectOption> =
        rows.iter().map(|row| SelectOption::new(row.slug.clone(), way(&rows, row))).collect();
    options.sort_by(|a, b| a.label.cmp(&b.label));
    let ordered = in_order(&rows);
    let lines = ordered.into_iter().map(|(depth, row)| {
        view! { <Shelf depth row options=options.clone() save remove /> }
    });
    let lines = lines.collect_view();
    view! {
        <Card title="A new category">
            <Form row=None options=options.clone() save />
        </Card>
        <Card title="All categories" flush=true>
            <ul>{lines}</ul>
        </Card>
    }
}

/// The rows as a tree is read: each before those below it.
fn in_order(rows: &[CategoryRow]) -> Vec<(usize, CategoryRow)> {
    fn below(rows: &[CategoryRow], parent: Option<&str>, depth: usize, into: &mut Vec<(usize, CategoryRow)>) {
        for row in rows.iter().filter(|row| row.parent.as_deref() == parent) {
            into.push((depth, row.clone()));
            if depth < DEEPEST {
                below(rows, Some(&row.slug), depth + 1, into);
            }
        }
    }
    let mut ordered = Vec::with_capacity(rows.len());
    below(rows, None, 0, &mut ordered);
    ordered
}

/// A category behind those above it.
fn way(rows: &[CategoryRow], row: &CategoryRow) -> String {
    let mut names = vec![row.name.as_str()];
    let mut above = row.parent.as_deref();
    while let Some(next) =
        above.and_then(|slug| rows.iter().find(|row| row.slug == slug)).filter(|_| names.len() < DEEPEST)
    {
        names.push(&next.name);
        above = next.parent.as_deref();
    }
    names.reverse();
    names.join(" / ")
}

#[component]
fn Shelf(
    depth: usize,
    row: CategoryRow,
    options: Vec<SelectOption>,
    save: ServerAction<SaveCategory>,
    remove: ServerAction<RemoveCategory>,
) -> impl IntoView {
    const INDENT: [&str; 4] = ["ps-5", "ps-10", "ps-15", "ps-20"];
    let class = format!("border-t border-line py-1 pe-5 {}", INDENT[depth.min(INDENT.len() - 1)]);
    let products = match row.products {
        1 => "1 product".to_owned(),
        count => format!("{count} products"),
    };
    let others: Vec<SelectOption> = options.iter().filter(|option| option.value != row.slug).cloned().collect();
    view! {
        <li class=class>
            <details>
                <summary class="flex flex-wrap items-center gap-x-4 min-h-10 cursor-pointer">
                    <span class="font-[540]">{row.name.clone()}</span>
                    <span class="soft text-small">"/c/" {row.slug.clone()}</span>
                    <span class="soft text-small num ms-auto">{products}</span>
                </summary>
                <div class="grid grid-cols-1 gap-5 py-4">
                    <Form row=Some(row.clone()) options=others.clone() save />
                    <Remove row options=others remove />
                </div>
            </details>
        </li>
    }
}

/// Its name, its address, where it stands.
#[component]
fn Form(row: Option<CategoryRow>, options: Vec<SelectOption>, save: ServerAction<SaveCategory>) -> impl IntoView {
    let failed = fault(save);
    let alive = alive();
    let new = row.is_none();
    let key = row.as_ref().map_or_else(|| "new".to_owned(), |row| row.id.to_string());
    let input = save.input();
    let sent = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            sent.set(Some(input.form.id.map_or_else(|| "new".to_owned(), |id| id.to_string())));
        }
    });
    let own = StoredValue::new(key.clone());
    // Many forms share the action: what was sent last says whose refusal it is; without script that of a new one.
    let mine = move || sent.get().map_or(new, |sent| sent == own.get_value());
    let beside = move |field: &'static str| {
        Signal::derive(move || failed.get().filter(|_| mine()).and_then(|fault| fault.beside(field)))
    };
    let typed = move |field: &str, stored: String| if new { was(&format!("form[{field}]"), stored) } else { stored };
    let (name, slug, parent, position) = row.as_ref().map_or_else(Default::default, |row| {
        (row.name.clone(), row.slug.clone(), row.parent.clone().unwrap_or_default(), row.position.to_string())
    });
    let mut above = vec![SelectOption::new("", "Nothing: a department")];
    above.extend(options);
    view! {
        <ActionForm action=save attr:class="grid grid-cols-1 gap-4 sm:grid-cols-2 items-start" attr:novalidate=move || alive.get()>
            {row.map(|row| view! { <Hidden name="form[id]" value=row.id.to_string() /> })}
            <Field label="Name" name="form[name]" value=typed("name", name) maxlength=60_u32 error=beside("name") id=format!("name-{key}") />
            <Field
                label="Web address"
                name="form[slug]"
                value=typed("slug", slug)
                optional=true
                help="Left empty, it follows from the name."
                error=beside("slug")
                id=format!("slug-{key}")
            />
            <Select label="Stands below" name="form[parent]" options=above value=parent required=false error=beside("parent") id=format!("parent-{key}") />
            <Field
                label="Place"
                name="form[position]"
                kind=InputKind::Number
                value=typed("position", position)
                optional=true
                min="0"
                help="Smaller ones come first."
                error=beside("position")
                id=format!("position-{key}")
            />
            <div class="sm:col-span-2">
                <Button submit=true kind=if new { ButtonKind::Accent } else { ButtonKind::Ink } busy=busy(save) busy_says="Saving">
                    {if new { "Add category" } else { "Save category" }}
                </Button>
            </div>
        </ActionForm>
    }
}

/// Taking it away; what stands on it goes somewhere first.
#[component]
fn Remove(row: CategoryRow, options: Vec<SelectOption>, remove: ServerAction<RemoveCategory>) -> impl IntoView {
    if row.children > 0 {
        return view! { <p class="soft text-small">"Other categories stand below it. It can be taken away once they are elsewhere."</p> }
            .into_any();
    }
    let needed = row.products > 0;
    view! {
        <ActionForm action=remove attr:class="flex flex-wrap items-end gap-3 border-t border-line pt-4">
            <Hidden name="category" value=row.id.to_string() />
            {if needed {
                view! {
                    <Select
                        label="Its products go to"
                        name="to"
                        options
                        placeholder="Choose a category"
                        id=format!("to-{}", row.id)
                        class="w-full sm:w-72"
                    />
                }
                    .into_any()
            } else {
                view! { <Hidden name="to" value="" /> }.into_any()
            }}
            <Button submit=true kind=ButtonKind::Danger busy=busy(remove) busy_says="Taking away">
                {if needed { "Move them and take it away" } else { "Take it away" }}
            </Button>
        </ActionForm>
    }
    .into_any()
}
