//! What `verify` says of who is trusted.

use serde_json::{Value, json};
use undersigned::signature::{Chain, Judgement};

/// Whether everybody is trusted; who was not judged is not.
pub fn all(judged: &[Option<Judgement>]) -> bool {
    judged.iter().all(|one| one.as_ref().is_some_and(Judgement::is_trusted))
}

/// The last line.
pub fn sum(judged: Option<&[Option<Judgement>]>) -> &'static str {
    match judged.map(all) {
        None => {
            "The certificates were not judged: make sure that they are who they say they are.\n"
        }
        Some(true) => "The certificates were judged, and all of them are trusted.\n",
        Some(false) => "The certificates were judged, and NOT all of them are trusted.\n",
    }
}

/// The same in a word.
pub fn word(judged: Option<&[Option<Judgement>]>) -> &'static str {
    match judged.map(all) {
        None => "not judged",
        Some(true) => "trusted",
        Some(false) => "not trusted",
    }
}

/// What there is to say of one signature.
pub fn lines(judgement: &Judgement) -> Vec<String> {
    let at = judgement.at.strftime("%Y-%m-%d %H:%M:%S UTC");
    let own = line(&judgement.chain, "");
    let mut lines = vec![format!("{own}, judged for {at}")];
    lines.extend(judgement.stamp.iter().map(|stamp| line(stamp, "timestamp ")));
    lines
}

fn line(chain: &Chain, what: &str) -> String {
    match chain {
        Ok(names) if names.len() == 1 => format!("{what}trusted: {} itself", names[0]),
        Ok(names) => format!("{what}trusted: {}", names.join(", vouched for by ")),
        Err(doubt) => format!("{what}NOT TRUSTED: {doubt}"),
    }
}

/// The same for programs.
pub fn json(judgement: &Judgement) -> Value {
    let chain = |chain: &Chain| match chain {
        Ok(names) => json!({ "trusted": true, "chain": names }),
        Err(doubt) => json!({ "trusted": false, "doubt": doubt.word(), "why": doubt.to_string() }),
    };
    let mut value = chain(&judgement.chain);
    value["at"] = judgement.at.strftime("%Y-%m-%dT%H:%M:%S").to_string().into();
    value["timestamp"] = judgement.stamp.as_ref().map(chain).into();
    value
}
