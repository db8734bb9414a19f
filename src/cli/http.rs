//! The only file of the program that uses the network. What goes out are digests of signatures, and
//! questions about certificates; never a letter.

use std::time::Duration;

use ureq::{Agent, Body, Error};

/// Longer than servers take that answer at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// A question, and what kind of message it and its answer are.
pub struct Question<'a> {
    pub body: &'a [u8],
    pub kind: &'static str,
    pub answer: &'static str,
}

/// Sends a question and returns the answer, of at most so many bytes; or says why there is none.
pub fn post(address: &str, question: &Question<'_>, most: u64) -> Result<Vec<u8>, String> {
    plain(address)?;
    let sent = agent().post(address);
    let sent = sent.header("Content-Type", question.kind).header("Accept", question.answer);
    sent.send(question.body).and_then(|mut answer| read(answer.body_mut(), most)).map_err(why)
}

/// Gets a file, of at most so many bytes; or says why there is none.
pub fn get(address: &str, most: u64) -> Result<Vec<u8>, String> {
    plain(address)?;
    let sent = agent().get(address);
    sent.call().and_then(|mut answer| read(answer.body_mut(), most)).map_err(why)
}

fn plain(address: &str) -> Result<(), String> {
    let plain = address.starts_with("http://");
    if plain { Ok(()) } else { Err("is not named by an http address".to_owned()) }
}

fn agent() -> Agent {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .user_agent("undersigned")
        .build()
        .into()
}

fn read(body: &mut Body, most: u64) -> Result<Vec<u8>, Error> {
    body.with_config().limit(most).read_to_vec()
}

fn why(error: Error) -> String {
    let why = match error {
        Error::StatusCode(status) => return format!("answers with status {status}"),
        Error::Timeout(_) => "does not answer in time",
        Error::HostNotFound => "is not known",
        Error::BodyExceedsLimit(_) => "answers at too great a length",
        Error::BadUri(_) | Error::Http(_) => "has no proper address",
        Error::TooManyRedirects => "has moved",
        _ => "cannot be reached",
    };
    why.to_owned()
}
