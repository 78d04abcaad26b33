//! Cuts long lists into pages, newest entries first.

use axum::Json;
use chrono::TimeDelta;
use serde_json::Value;

use super::form::Fields;
use super::refusal::Refusal;
use crate::objects;
use crate::store::Window;

/// The page that `limit`, `starting_after` and `created` ask for.
pub fn window(fields: &mut Fields) -> Result<Window, Refusal> {
    let limit = fields.integer("limit")?.unwrap_or(10);
    if !(1..=100).contains(&limit) {
        return Err(Refusal::unfit("limit", "must be from 1 to 100"));
    }
    let mut window = Window { limit, starting_after: fields.text("starting_after")?, ..Window::default() };
    let second = TimeDelta::seconds(1);
    if let Some(at) = fields.instant("created")? {
        (window.created_from, window.created_until) = (Some(at), Some(at + second));
    }
    if let Some(at) = fields.instant("created[gte]")? {
        window.created_from = Some(at);
    }
    if let Some(at) = fields.instant("created[gt]")? {
        window.created_from = Some(at + second);
    }
    if let Some(at) = fields.instant("created[lt]")? {
        window.created_until = Some(at);
    }
    if let Some(at) = fields.instant("created[lte]")? {
        window.created_until = Some(at + second);
    }
    Ok(window)
}

/// The rows as a list object; the row beyond the limit only says that there is more.
pub fn page<Row>(url: &str, window: &Window, mut rows: Vec<Row>, show: impl Fn(&Row) -> Value) -> Json<Value> {
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let objects: Vec<Value> = rows.iter().map(show).collect();
    Json(objects::list(url, &objects, has_more))
}
