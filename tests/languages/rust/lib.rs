//! What a driver needs beside the generated client: arguments from JSON, and what it tells of each answer.
#![deny(warnings)]

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{json, Map, Value};
use std::collections::HashMap;

/// Status and body of a typed answer, of a success or of a refusal; or why there is none.
pub type Told = Result<(u16, Value), String>;

#[derive(Default)]
pub struct Story {
    seen: HashMap<String, Map<String, Value>>,
}

/// A client whose every request carries the account's headers.
pub fn client(account: &[(&str, &str)]) -> reqwest::Client {
    let headers: HeaderMap = account
        .iter()
        .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
        .collect();
    reqwest::Client::builder().default_headers(headers).no_proxy().build().unwrap()
}

/// A typed answer as JSON. `typed` is false for what no documented type fits.
pub fn told<T: Serialize>(status: u16, content: &str, entity: Option<T>, typed: fn(&T) -> bool) -> Told {
    match entity {
        Some(entity) if typed(&entity) => {
            let body = serde_json::to_value(entity).map_err(|problem| problem.to_string())?;
            Ok((status, body))
        }
        None if content.is_empty() => Ok((status, Value::Null)),
        _ => Err(format!("status {status} with a body that fits no type: {content:.200}")),
    }
}

impl Story {
    /// An argument of the type that the generated function wants; what an earlier step saw is filled in.
    pub fn value<T: DeserializeOwned>(&self, text: &str) -> Result<T, String> {
        let value = serde_json::from_str(text).map_err(|problem| problem.to_string())?;
        serde_json::from_value(self.recalled(value)?).map_err(|problem| format!("{text}: {problem}"))
    }

    fn recalled(&self, value: Value) -> Result<Value, String> {
        match value {
            Value::Object(object) => {
                if let Some(Value::Array(kept)) = object.get("$kept") {
                    let [step, pointer] = [0, 1].map(|place| kept[place].as_str().unwrap_or_default());
                    let found = self.seen.get(step).and_then(|seen| seen.get(pointer));
                    return found.cloned().ok_or(format!("{step} did not see what this step is called with"));
                }
                object.into_iter().map(|(name, each)| Ok((name, self.recalled(each)?))).collect()
            }
            Value::Array(list) => list.into_iter().map(|each| self.recalled(each)).collect(),
            other => Ok(other),
        }
    }

    /// Tell what the typed answer of a call holds, on one line.
    pub fn tell(&mut self, step: &str, pointers: &[&str], told: Told) {
        let line = match told {
            Ok((status, body)) => {
                let seen: Map<String, Value> = pointers
                    .iter()
                    .filter_map(|pointer| Some((pointer.to_string(), at(&body, pointer)?)))
                    .collect();
                self.seen.insert(step.to_owned(), seen.clone());
                json!({"step": step, "status": status, "seen": seen})
            }
            Err(problem) => json!({"step": step, "error": problem}),
        };
        println!("{line}");
    }
}

fn at(body: &Value, pointer: &str) -> Option<Value> {
    match pointer.split_once("/*") {
        None => body.pointer(pointer).cloned(),
        Some((list, rest)) => {
            let list = body.pointer(list)?.as_array()?;
            Some(list.iter().filter_map(|each| at(each, rest)).collect())
        }
    }
}
