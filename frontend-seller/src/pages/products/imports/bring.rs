//! Bringing a file of products, taking all products out as one, and the files so far.

use app::catalog::{categories, my_imports};
use app::site::{CardsWaiting, PageHead, When, loaded};
use app::{Answer, Fault, Words as _};
use domain::catalog::{CategoryView, ImportRefusal, ImportRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{
    Badge, Button, ButtonKind, Card, Cell, Column, Crumb, Field, InputKind, LinkButton, Note, Place, Row, Select,
    Table, Tone, icons,
};

use super::words;
use crate::pages::products::form::shelves;
use crate::paths;

async fn needed() -> Answer<(Vec<CategoryView>, Vec<ImportRow>)> {
    Ok((categories().await?, my_imports().await?))
}

/// The page.
#[component]
pub fn Imports() -> impl IntoView {
    let found = Resource::new(|| (), |()| needed());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[60rem]! ms-0!">
            <PageHead
                title="Import and export"
                above=vec![Crumb::new("Products", paths::PRODUCTS)]
                lead=|| "Many products at once, as a CSV file."
            />
            <Refused />
            {loaded(
                found,
                || view! { <CardsWaiting label="Loading your files" /> }.into_any(),
                |(categories, files)| view! {
                    <Bring categories />
                    <TakeOut />
                    {(!files.is_empty()).then(|| view! { <Files files /> })}
                },
            )}
        </main>
    }
}

/// Why the last file was not taken. The server leads back here with it in the address.
#[component]
fn Refused() -> impl IntoView {
    let query = use_query_map();
    let refused = move || {
        let query = query.read();
        serde_json::from_str::<Fault<ImportRefusal>>(query.get_str("import_error")?).ok()
    };
    view! {
        <div role="alert" class="empty:hidden">
            {move || refused().map(|fault| view! { <Note tone=Tone::Danger>{fault.sentence()}</Note> })}
        </div>
    }
}

#[component]
fn Bring(categories: Vec<CategoryView>) -> impl IntoView {
    view! {
        <Card title="Bring a file">
            <form method="post" enctype="multipart/form-data" action=paths::IMPORTS class="grid grid-cols-1 gap-4">
                <ul class="list-disc ps-5 grid gap-1 soft max-w-[44rem]">
                    <li>"Files of Shopify and Spree are understood, and those that you take out below."</li>
                    <li>"It is looked through first. You see what each line would do before anything is stored."</li>
                    <li>"Lines of one address are one product. Columns that are missing leave what you have; empty cells empty it."</li>
                </ul>
                <Field
                    label="CSV file"
                    name="file"
                    kind=InputKind::File
                    accept=".csv,text/csv"
                    help="UTF-8, 8 MB and 10,000 lines at most."
                    class="[&>input]:py-1.5"
                />
                <Select
                    label="Category for lines that name one the market does not have"
                    name="category"
                    options=shelves(&categories)
                    placeholder="None: those lines are wrong"
                    optional=true
                />
                <div>
                    <Button submit=true kind=ButtonKind::Accent icon=icons::UPLOAD>
                        "Look through the file"
                    </Button>
                </div>
            </form>
        </Card>
    }
}

#[component]
fn TakeOut() -> impl IntoView {
    view! {
        <Card title="Take your products out">
            <div class="grid grid-cols-1 gap-4">
                <p class="soft max-w-[44rem]">
                    "Every product that is not removed, one line a variant. Change it in a spreadsheet and bring it back: what you did not touch stays as it is."
                </p>
                <div>
                    <LinkButton href=paths::EXPORT icon=icons::DOWNLOAD>
                        "Download products.csv"
                    </LinkButton>
                </div>
            </div>
        </Card>
    }
}

#[component]
fn Files(files: Vec<ImportRow>) -> impl IntoView {
    let row = |file: ImportRow| {
        let (tone, words) = words::state(file.state);
        let figures = format!("{} lines, {} wrong", file.figures.lines, file.figures.wrong_lines);
        view! {
            <Row>
                <Cell place=Place::Lead>
                    <a class="font-[540] hover:underline max-[40rem]:after:absolute max-[40rem]:after:inset-0 wrap-anywhere" href=paths::import(file.id, 1)>
                        {file.name}
                    </a>
                </Cell>
                <Cell place=Place::BelowEnd>
                    <Badge tone>{words}</Badge>
                </Cell>
                <Cell place=Place::Below class="soft">{figures}</Cell>
                <Cell place=Place::End end=true class="soft">
                    <When at=file.at />
                </Cell>
            </Row>
        }
    };
    let columns = vec![Column::new("File"), Column::new("State"), Column::new("Found"), Column::new("Brought").end()];
    view! {
        <Card title="Your files" flush=true class="overflow-hidden">
            <Table label="Files" columns>
                {files.into_iter().map(row).collect_view()}
            </Table>
        </Card>
    }
}
