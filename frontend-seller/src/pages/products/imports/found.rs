//! What was found in a file, line by line, and taking it in.

use std::time::Duration;

use app::catalog::{ConfirmImport, my_import};
use app::site::{CardsWaiting, Changes, DeedFault, Hidden, PageHead, busy, fault, loaded_page, page_number};
use app::{Answer, Fault};
use domain::catalog::{CellProblem, ImportFigures, ImportLine, ImportState, ImportView, LineOutcome};
use domain::id::ImportId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use ui::{
    Badge, Button, ButtonKind, Card, Cell, Column, Crumb, LinkButton, Note, Pager, Place, Row, Table, Tone, icons,
};

use super::words;
use crate::paths;

/// From one look at a file that is under way to the next.
const LOOK: Duration = Duration::from_secs(1);

async fn opened(id: Option<ImportId>, page: u32) -> Answer<ImportView> {
    match id {
        Some(id) => my_import(id, page).await,
        None => Err(Fault::NotFound),
    }
}

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let (params, query, changes) = (use_params_map(), use_query_map(), Changes::here());
    let asked = Memo::new(move |_| {
        let id = params.read().get_str("id").and_then(|id| id.parse::<ImportId>().ok());
        (id, page_number(&query.read()))
    });
    let looks = RwSignal::new(0_u32);
    let file = Resource::new(move || (asked.get(), changes.count(), looks.get()), |((id, page), ..)| opened(id, page));
    // A file that is under way is looked at again until it is not.
    Effect::new(move |_| {
        let under_way = file.get().and_then(Result::ok).is_some_and(|file| is_under_way(file.row.state));
        if under_way {
            set_timeout(move || looks.update(|looks| *looks += 1), LOOK);
        }
    });
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[84rem]!">
            {loaded_page(
                file,
                || view! { <CardsWaiting label="Loading the file" /> }.into_any(),
                |file| view! { <Found file /> },
            )}
        </main>
    }
}

const fn is_under_way(state: ImportState) -> bool {
    matches!(state, ImportState::Received | ImportState::Confirmed)
}

#[component]
fn Found(file: ImportView) -> impl IntoView {
    let (id, state) = (file.row.id, file.row.state);
    let (tone, words) = words::state(state);
    let mark = move || view! { <Badge tone>{words}</Badge> };
    let figures = file.row.figures.clone();
    let under_way = is_under_way(state);
    let above = vec![Crumb::new("Products", paths::PRODUCTS), Crumb::new("Import and export", paths::IMPORTS)];
    view! {
        <PageHead title=file.row.name.clone() above mark />
        {under_way.then(|| view! { <UnderWay id progress=file.progress /> })}
        {(!under_way).then(|| view! { <Figures figures=figures.clone() /> })}
        {(state == ImportState::Checked).then(|| view! { <Answering id figures /> })}
        {(state == ImportState::Done)
            .then(|| {
                view! {
                    <Note tone=Tone::Success>
                        "Taken in. " <a class="link" href=paths::PRODUCTS>"See your products"</a>
                    </Note>
                }
            })}
        {(!under_way).then(|| view! { <Lines file /> })}
    }
}

#[component]
fn UnderWay(id: ImportId, progress: u32) -> impl IntoView {
    view! {
        <Note tone=Tone::Info>
            <div role="status" class="flex flex-wrap gap-3 items-center">
                <p>{format!("{progress} products so far. This page follows by itself.")}</p>
                <LinkButton href=paths::import(id, 1) icon=icons::REFRESH_CW>"Look again"</LinkButton>
            </div>
        </Note>
    }
}

#[component]
fn Figures(figures: ImportFigures) -> impl IntoView {
    let figure = |count: u32, what: &'static str| {
        view! {
            <div class="min-w-24">
                <dd class="text-figure num">{count}</dd>
                <dt class="soft text-small">{what}</dt>
            </div>
        }
    };
    let unknown = figures.unknown_columns.join(", ");
    view! {
        <Card>
            <dl class="flex flex-wrap gap-x-8 gap-y-4">
                {figure(figures.lines, "lines")} {figure(figures.new_products, "new products")}
                {figure(figures.changed_products, "changed products")}
                {figure(figures.same_products, "unchanged products")} {figure(figures.skipped_lines, "skipped lines")}
                {figure(figures.wrong_lines, "wrong lines")}
            </dl>
            {(!unknown.is_empty())
                .then(|| {
                    view! {
                        <p class="soft text-small mt-4">"Nothing is taken from these columns: " {unknown} "."</p>
                    }
                })}
        </Card>
    }
}

/// Taking it in: whole, or without what is wrong.
#[component]
fn Answering(id: ImportId, figures: ImportFigures) -> impl IntoView {
    let action = Changes::here().action::<ConfirmImport>();
    let (good, wrong) = (figures.good_products(), figures.wrong_products);
    let products = |count: u32| if count == 1 { "1 product".to_owned() } else { format!("{count} products") };
    let words = match (good, wrong) {
        (0, 0) => "Nothing in this file would change anything.".to_owned(),
        (0, _) => "No product of this file can be taken in. Mend the wrong lines and bring the file again.".to_owned(),
        (_, 0) => {
            "Nothing is wrong. Either all of it is taken in or, if something changes meanwhile, nothing.".to_owned()
        }
        _ => format!(
            "{} cannot be taken in. Mend the lines below and bring the file again, or take in the rest.",
            products(wrong)
        ),
    };
    let button = if wrong == 0 {
        format!("Import {}", products(good))
    } else {
        format!("Import {}, leave out {}", products(good), products(wrong))
    };
    view! {
        <Card>
            <div class="grid grid-cols-1 gap-4">
                <DeedFault fault=fault(action) />
                <p class="max-w-[44rem]">{words}</p>
                <div class="flex flex-wrap gap-2">
                    {(good > 0)
                        .then(|| {
                            let kind = if wrong == 0 { ButtonKind::Accent } else { ButtonKind::Line };
                            view! {
                                <ActionForm action>
                                    <Hidden name="import" value=id.to_string() />
                                    <Hidden name="leave_out" value=(wrong > 0).to_string() />
                                    <Button submit=true kind busy=busy(action) busy_says="Importing">
                                        {button}
                                    </Button>
                                </ActionForm>
                            }
                        })}
                    <LinkButton href=paths::IMPORTS icon=icons::UPLOAD>"Bring another file"</LinkButton>
                </div>
            </div>
        </Card>
    }
}

#[component]
fn Lines(file: ImportView) -> impl IntoView {
    let (page, per, total) = (u64::from(file.lines.page.number), u64::from(file.lines.page.size), file.lines.total);
    let (id, taken) = (file.row.id, file.row.state == ImportState::Done);
    let href = move |page: u64| paths::import(id, u32::try_from(page).unwrap_or(u32::MAX));
    let columns =
        vec![Column::new("Line").end(), Column::new("Product"), Column::new("SKU"), Column::new("What becomes of it")];
    view! {
        <Card flush=true class="overflow-hidden">
            <Table label="Lines of the file" columns>
                {file.lines.items.into_iter().map(|line| view! { <Line line taken /> }).collect_view()}
            </Table>
        </Card>
        <Pager label="Pages of lines" page per total href=Callback::new(href) />
    }
}

#[component]
fn Line(line: ImportLine, taken: bool) -> impl IntoView {
    let (tone, words) = words::outcome(&line.outcome, taken);
    let cells = match line.outcome {
        LineOutcome::Wrong(cells) => cells,
        _ => Vec::new(),
    };
    let cell = |cell: CellProblem| {
        let said = if cell.value.is_empty() { "empty".to_owned() } else { format!("“{}”", cell.value) };
        view! {
            <li class="wrap-anywhere">
                <span class="font-[560]">{cell.column}</span>
                " is "
                {said}
                ". "
                {cell.problem.to_string()}
            </li>
        }
    };
    let note = |note: &domain::catalog::LineNote| view! { <li class="soft">{words::note(note)}</li> };
    view! {
        <Row>
            <Cell place=Place::Mark end=true class="num soft">
                {line.number}
            </Cell>
            <Cell place=Place::Lead class="wrap-anywhere">
                {line.product}
            </Cell>
            <Cell class="soft wrap-anywhere">{line.sku}</Cell>
            <Cell place=Place::Below>
                <Badge tone>{words}</Badge>
                <ul class="mt-1.5 grid gap-1 text-small empty:hidden">
                    {cells.into_iter().map(cell).collect_view()} {line.notes.iter().map(note).collect_view()}
                </ul>
            </Cell>
        </Row>
    }
}
