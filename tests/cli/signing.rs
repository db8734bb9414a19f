//! Signing and verifying, as a signer and a reader meet it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use serde_json::Value;

use crate::support::case::{Case, Run};
use crate::support::pdf::Pdf;

const RSA: [&[u8]; 2] = [
    include_bytes!("../files/signing/rsa.key.pem"),
    include_bytes!("../files/signing/rsa.cert.pem"),
];
const P256: [&[u8]; 2] = [
    include_bytes!("../files/signing/p256.key.pem"),
    include_bytes!("../files/signing/p256.cert.pem"),
];
const P384: [&[u8]; 2] = [
    include_bytes!("../files/signing/p384.key.pem"),
    include_bytes!("../files/signing/p384.cert.pem"),
];
const OLD_RSA: &[u8] = include_bytes!("../files/signing/rsa-old.key.pem");
const LOCKED: &[u8] = include_bytes!("../files/signing/locked.key.pem");
const EXPIRED: &[u8] = include_bytes!("../files/signing/expired.cert.pem");
const STORE: &[u8] = include_bytes!("../files/signing/signer.p12");
const PASSPHRASE: &[u8] = include_bytes!("../files/signing/passphrase.txt");
const WRONG: &[u8] = include_bytes!("../files/signing/wrong.txt");
/// 2 March 2026, noon.
const NOON: &str = "1772452800";

/// A letter with three blocks.
const JOINT: &str = r#"
lang = "en-US"
date = 2026-03-02
title = "On fields"
body = "We sign below."

[signatories]
entries = ["Jordan Placeholder", "Maria Example", "Ada Sample"]
"#;

/// A folder with this file and the keys.
fn keys(name: &str, content: &[u8]) -> Case {
    let mut case = Case::new().file(name, content).env("SOURCE_DATE_EPOCH", NOON);
    for (name, [key, certificate]) in [("rsa", RSA), ("p256", P256), ("p384", P384)] {
        case = case.file(&format!("{name}.key"), key).file(&format!("{name}.cert"), certificate);
    }
    case.file("old.key", OLD_RSA)
        .file("locked.key", LOCKED)
        .file("expired.cert", EXPIRED)
        .file("signer.p12", STORE)
        .file("passphrase", PASSPHRASE)
        .file("wrong", WRONG)
}

fn built(args: &[&str]) -> Vec<u8> {
    let call = ["build", "letter.toml", "-o", "letter.pdf"];
    let run = keys("letter.toml", JOINT.as_bytes()).args(call.iter().chain(args)).run();
    run.says(0, "wrote letter.pdf").read("letter.pdf")
}

fn sign(pdf: &[u8], args: &[&str]) -> Run {
    keys("letter.pdf", pdf).args(["sign", "letter.pdf"].iter().chain(args)).run()
}

fn signed(pdf: &[u8], args: &[&str]) -> Vec<u8> {
    sign(pdf, args).says(0, "wrote letter-signed.pdf: signed by ").read("letter-signed.pdf")
}

fn with_rsa(pdf: &[u8]) -> Vec<u8> {
    signed(pdf, &["--key", "rsa.key", "--cert", "rsa.cert"])
}

fn with_p256(pdf: &[u8]) -> Vec<u8> {
    signed(pdf, &["--key", "p256.key", "--cert", "p256.cert"])
}

/// The exit status, and what is said of each signature.
fn verified(pdf: &[u8]) -> (i32, Vec<Value>) {
    let run = Case::new().file("letter.pdf", pdf).args(["verify", "letter.pdf", "--json"]).run();
    let all = serde_json::from_slice::<Value>(&run.stdout).unwrap_or_default();
    (run.status, all["signatures"].as_array().cloned().unwrap_or_default())
}

#[test]
fn every_kind_of_key_signs_and_is_named() {
    let pdf = built(&[]);
    let locked = ["--passphrase-file", "passphrase"];
    let cases: [(&[&str], &str); 6] = [
        (&["--key", "rsa.key", "--cert", "rsa.cert"], "Jordan Placeholder"),
        (&["--key", "old.key", "--cert", "rsa.cert"], "Jordan Placeholder"),
        (&["--key", "p256.key", "--cert", "p256.cert"], "Maria Example"),
        (&["--key", "p384.key", "--cert", "p384.cert"], "Ada Sample"),
        (&["--key", "locked.key", "--cert", "p256.cert", locked[0], locked[1]], "Maria Example"),
        (&["--p12", "signer.p12", locked[0], locked[1]], "Ada Sample"),
    ];
    for (args, name) in cases {
        let (status, all) = verified(&signed(&pdf, args));
        assert_eq!((status, all.len()), (0, 1), "{args:?}: {all:?}");
        assert_eq!(all[0]["certificate"]["name"], name);
        assert_eq!(all[0]["whole_file"], true);
        assert_eq!(all[0]["made"], "2026-03-02 12:00:00 UTC");
    }
}

#[test]
fn what_was_there_stays_as_it_was_and_equal_calls_give_equal_bytes() {
    let pdf = built(&[]);
    let first = with_rsa(&pdf);
    assert!(first.starts_with(&pdf) && first[pdf.len()] == b'\n');
    assert_eq!(first, with_rsa(&pdf));
    assert_eq!(with_p256(&pdf), with_p256(&pdf));
}

#[test]
fn any_changed_byte_is_told() {
    let pdf = built(&[]);
    let sound = with_p256(&pdf);
    // In the header, a page, the objects of the signature, its message, the end.
    let message = find(&sound, b"/Contents<") + 200;
    for place in [6, pdf.len() / 2, pdf.len() + 20, message, sound.len() - 2] {
        let mut changed = sound.clone();
        changed[place] ^= 1;
        let (status, all) = verified(&changed);
        assert_eq!(status, 1, "at {place} of {}: {all:?}", sound.len());
    }
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).expect("it is there")
}

#[test]
fn several_sign_after_each_other() {
    let all =
        signed(&with_p256(&with_rsa(&built(&[]))), &["--key", "p384.key", "--cert", "p384.cert"]);
    let (status, verdicts) = verified(&all);
    assert_eq!(status, 0, "{verdicts:?}");
    let whole: Vec<_> = verdicts.iter().map(|one| one["whole_file"].clone()).collect();
    assert_eq!(whole, [false, false, true]);
}

#[test]
fn fields_in_blocks_are_signed_by_those_they_are_for() {
    let pdf = built(&["--signature-fields"]);
    let (status, all) = verified(&pdf);
    assert_eq!((status, all.len()), (1, 0), "empty fields are no signatures");
    let (_, all) = verified(&with_rsa(&with_p256(&pdf)));
    let fields: Vec<_> = all.iter().map(|one| one["field"].clone()).collect();
    assert_eq!(fields, ["Signature1", "Signature2"]);
    assert_eq!(all[0]["certificate"]["name"], "Jordan Placeholder");
    assert_eq!(all[1]["certificate"]["name"], "Maria Example");
    assert!(all.iter().all(|one| one["valid"] == true), "{all:?}");
}

#[test]
fn each_field_that_is_seen_stands_in_the_structure() {
    let forms = |pdf: &[u8]| Pdf::read(pdf).structure().all("Form").len();
    let plain = built(&[]);
    assert_eq!(forms(&plain), 0);
    assert_eq!(forms(&with_rsa(&built(&["--signature-fields"]))), 3);
    // One without a place stands off the page, where nothing is read.
    assert_eq!(forms(&with_rsa(&plain)), 0);
    assert_eq!(forms(&with_p256(&with_rsa(&plain))), 0);
}

#[test]
fn a_field_is_named_by_its_name_or_its_signatory() {
    let pdf = built(&["--signature-fields"]);
    let key = ["--key", "rsa.key", "--cert", "rsa.cert"];
    for field in ["Signature3", "Ada Sample"] {
        let args: Vec<_> = key.iter().copied().chain(["--field", field]).collect();
        let once = signed(&pdf, &args);
        assert_eq!(verified(&once).1[0]["field"], "Signature3");
        sign(&once, &args).says(2, &format!("the field `{field}` is signed already"));
    }
    let args: Vec<_> = key.iter().copied().chain(["--field", "Nobody"]).collect();
    sign(&pdf, &args).says(2, "there are `Signature1` (Signature of Jordan Placeholder), ");
}

const AS_MARIA: [&str; 4] = ["--key", "p256.key", "--cert", "p256.cert"];

/// A letter by others, signed by Maria Example as it is built.
fn built_by_maria(entries: &str, more: &[&str]) -> Run {
    let letter = JOINT.replace(r#"["Jordan Placeholder", "Maria Example", "Ada Sample"]"#, entries);
    let call = ["build", "letter.toml", "-o", "letter.pdf", "--sign"];
    let args = call.iter().chain(&AS_MARIA).chain(more);
    keys("letter.toml", letter.as_bytes()).args(args).run()
}

#[test]
fn the_block_is_the_signers_however_the_name_is_written() {
    for name in ["MARIA EXAMPLE", "Dr. Maria Example", "Mária Example"] {
        let entries = format!("[\"Jordan Placeholder\", \"{name}\"]");
        let run = built_by_maria(&entries, &[]).says(0, "signed by Maria Example");
        assert!(!run.stderr.contains("warning"), "{}", run.stderr);
        let (_, all) = verified(&run.read("letter.pdf"));
        assert_eq!(all[0]["label"], format!("Signature of {name}"));
    }
}

#[test]
fn nobody_signs_in_the_block_of_another_by_a_guess() {
    let others = r#"["Jordan Placeholder", "Anna Maria Example"]"#;
    for more in [&[][..], &["--signature-fields"]] {
        let run = built_by_maria(others, more)
            .says(2, "no signature field has the name in the certificate, Maria Example");
        assert!(run.stderr.contains("`Signature2` (Signature of Anna Maria"), "{}", run.stderr);
        assert!(!run.files.contains(&"letter.pdf".to_owned()));
    }
    let run = built_by_maria(others, &["--field", "jordan PLACEHOLDER"]).says(0, "");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    built_by_maria(r#"["Maria Example", "MARIA EXAMPLE"]"#, &[])
        .says(2, "several signature fields may be that of `Maria Example`");
    let said = "the certificate is for Maria Example; the field that is signed is that of Jordan";
    built_by_maria(r#"["Jordan Placeholder"]"#, &[]).says(0, said);
}

#[test]
fn a_second_signature_of_one_signer_does_not_fall_over_to_another() {
    let once = with_p256(&built(&["--signature-fields"]));
    sign(&once, &AS_MARIA).says(2, "the field `Maria Example` is signed already");
    let twice = with_rsa(&once);
    let run = sign(&twice, &["--key", "p384.key", "--cert", "p384.cert"]).says(0, "Ada Sample");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn who_verifies_reads_whose_field_was_signed() {
    let signed = with_p256(&built(&["--signature-fields"]));
    let run = Case::new().file("a.pdf", &signed).args(["verify", "a.pdf"]).run();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(said.contains("in field `Signature2`, \"Signature of Maria Example\"\n"), "{said}");
    let run = Case::new().file("a.pdf", &signed).args(["inspect", "a.pdf"]).run();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(said.contains("Signature2, \"Signature of Maria Example\", signed"), "{said}");
}

#[test]
fn a_letter_is_built_and_signed_at_once() {
    let key = ["--sign", "--key", "p256.key", "--cert", "p256.cert"];
    let text = ["--reason", "I agree", "--location", "Sampletown"];
    let args: Vec<_> = key.into_iter().chain(text).collect();
    let pdf = built(&args);
    assert_eq!(pdf, built(&args));
    let (status, all) = verified(&pdf);
    assert_eq!(status, 0, "{all:?}");
    assert_eq!(all[0]["field"], "Signature2", "the block of the certificate's holder");
    assert_eq!((&all[0]["reason"], &all[0]["location"]), (&text[1].into(), &text[3].into()));
    let call = ["build", "letter.toml", "--key", "p256.key", "--cert", "p256.cert"];
    keys("letter.toml", JOINT.as_bytes()).args(call).run().says(2, "add --sign");
}

#[test]
fn keys_that_do_not_fit_are_told_with_a_remedy() {
    let pdf = built(&[]);
    let cases: [(&[&str], &str); 8] = [
        (&[], "name one with --p12 FILE"),
        (&["--key", "rsa.key", "--cert", "p256.cert"], "do not belong together"),
        (&["--key", "rsa.cert", "--cert", "rsa.cert"], "`rsa.cert`: the key file holds no private"),
        (&["--key", "rsa.key", "--cert", "wrong"], "`wrong`: the certificate file holds no"),
        (&["--key", "rsa.key", "--cert", "absent"], "cannot read `absent`"),
        (&["--p12", "signer.p12", "--passphrase-file", "wrong"], "the passphrase is wrong"),
        (&["--p12", "rsa.key"], "cannot sign with `rsa.key`: it is no PKCS#12 file"),
        (
            &["--key", "locked.key", "--cert", "p256.cert", "--passphrase-file", "wrong"],
            "the passphrase is wrong",
        ),
    ];
    for (args, said) in cases {
        let run = sign(&pdf, args).says(2, said);
        assert!(run.stderr.contains("help:"), "{}", run.stderr);
        assert!(!run.files.contains(&"letter-signed.pdf".to_owned()));
    }
}

#[test]
fn a_certificate_that_has_run_out_is_warned_of() {
    let args = ["--key", "p256.key", "--cert", "expired.cert"];
    let said = "warning: the certificate of Maria Example held from 2020-01-01 until 2021-01-01";
    sign(&built(&[]), &args).says(0, said);
}

#[test]
fn only_a_pdf_is_signed_and_it_is_not_overwritten() {
    let key = ["--key", "rsa.key", "--cert", "rsa.cert"];
    sign(b"Dear reader", &key).says(2, "the file is no PDF");
    sign(b"%PDF-1.7\nand nothing else", &key).says(2, "the PDF is damaged");
    let args: Vec<_> = key.iter().copied().chain(["-o", "letter.pdf"]).collect();
    sign(&built(&[]), &args).says(2, "is the PDF to be signed");
    let args: Vec<_> = key.iter().copied().chain(["-o", "passphrase"]).collect();
    sign(&built(&[]), &args).says(2, "is there already and is no PDF");
}

#[test]
fn a_letter_without_blocks_has_no_room_for_fields() {
    let letter = JOINT.replace("[signatories]\n", "[signatories]\nstyle = \"columns\"\n");
    keys("letter.toml", letter.as_bytes())
        .args(["build", "letter.toml", "--signature-fields"])
        .run()
        .says(1, "write `style = \"blocks\"`");
}

#[test]
fn damaged_files_are_refused_without_a_panic() {
    let sound = with_p256(&built(&[]));
    for cut in (0..sound.len()).step_by(sound.len() / 20 + 1) {
        Case::new().file("cut.pdf", &sound[..cut]).args(["verify", "cut.pdf"]).run().says(1, "");
    }
}

#[test]
fn a_file_without_signatures_is_not_verified() {
    let run = Case::new().file("plain.pdf", built(&[])).args(["verify", "plain.pdf"]).run();
    assert_eq!(run.stdout, b"plain.pdf: no signature\n");
    run.says(1, "");
}

/// A server that answers one request, and says what it was asked.
fn serve(answer: &'static [u8]) -> (String, thread::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a call");
        let (mut asked, mut part) = (Vec::new(), [0; 4096]);
        // The request is 57 bytes long; its body comes last.
        while !asked.windows(4).any(|end| end == b"\r\n\r\n") || !asked.ends_with(&[1, 1, 0xff]) {
            let count = stream.read(&mut part).expect("bytes");
            assert!(count > 0, "the request ends early");
            asked.extend_from_slice(&part[..count]);
        }
        stream.write_all(answer).expect("written");
        asked
    });
    (address, served)
}

#[test]
fn a_timestamp_server_is_sent_a_digest_and_nothing_else() {
    let (address, served) = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    let args = ["--key", "p256.key", "--cert", "p256.cert", "--timestamp-server", &address];
    sign(&built(&[]), &args).says(2, "the timestamp server sent no timestamp");
    let asked = served.join().expect("served");
    let body = find(&asked, b"\r\n\r\n") + 4;
    assert_eq!(asked.len() - body, 57, "a request for a digest of 32 bytes");
    let head = String::from_utf8_lossy(&asked[..body]).to_lowercase();
    assert!(head.contains("content-type: application/timestamp-query"), "{head}");
    assert!(!head.contains("letter"), "{head}");
}

#[test]
fn timestamp_servers_that_fail_are_told() {
    let ask = |server: &str| {
        let key = ["--key", "p256.key", "--cert", "p256.cert"];
        let args: Vec<_> = key.into_iter().chain(["--timestamp-server", server]).collect();
        sign(&built(&[]), &args)
    };
    let (address, served) = serve(b"HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
    ask(&address).says(2, "answers with status 503");
    served.join().expect("served");
    // The status says that it was refused.
    let (address, served) =
        serve(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n\x30\x05\x30\x03\x02\x01\x02");
    ask(&address).says(2, "the timestamp server refused the request");
    served.join().expect("served");
    ask("https://stamps.example/").says(2, "write `http://`");
    ask("http://127.0.0.1:1/").says(2, "cannot be reached");
}

#[test]
fn of_a_set_of_copies_the_original_alone_is_signed() {
    let letter = format!("cc = [\"Registrar of Examples\"]\n{JOINT}");
    let args = [
        "build",
        "letter.toml",
        "--copies",
        "cc",
        "--sign",
        "--key",
        "rsa.key",
        "--cert",
        "rsa.cert",
    ];
    let run = keys("letter.toml", letter.as_bytes()).args(args).run().says(0, "letter.pdf: ");
    let state = |name: &str| {
        let verify = Case::new().file(name, run.read(name)).args(["verify", name]).run();
        String::from_utf8_lossy(&verify.stdout).lines().next().unwrap_or_default().to_owned()
    };
    assert!(state("letter.pdf").starts_with("valid: signed by"), "{}", state("letter.pdf"));
    for copy in ["letter-copy-1-registrar-of-examples.pdf", "letter-file-copy.pdf"] {
        assert!(state(copy).ends_with(": no signature"), "{}", state(copy));
    }
}
