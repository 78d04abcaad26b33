//! How well the search ranks: graded queries over a catalogue of electronics, and titles with a typo in them. Prints a
//! figure a line; with `--each` also what each query comes to.

mod goods;
mod graded;
mod typos;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let data = PathBuf::from(arguments.next().context("say where the data lies: the folder with search-electronics")?);
    let each = arguments.next().is_some_and(|argument| argument == "--each");
    let goods = goods::read(&data.join("search-electronics/products.csv"))?;
    let begun = Instant::now();
    let engine = goods::index(&goods)?;
    println!("products {}", goods.len());
    println!("seconds {:.2}", begun.elapsed().as_secs_f64());
    let graded = graded::measure(&engine, &goods, &data.join("search-electronics"), each)?;
    println!("ndcg {:.4}", graded.ndcg);
    println!("recall {:.4}", graded.recall);
    let typos = typos::measure(&engine, &goods, &data.join("search-queries/typos_en.csv"), each)?;
    println!("titles {}", typos.titles);
    println!("first {:.2}", typos.first);
    println!("third {:.2}", typos.third);
    Ok(())
}
