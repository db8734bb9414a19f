//! Signatures that last, as a signer and a reader meet them: what is asked for, and of whom.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;

use serde_json::Value;
use x509_cert::ext::pkix::CrlReason;

use crate::support::authority::{DAY, Holder, NOON, STAMPING, Wish};
use crate::support::case::{Case, Run};

/// A letter that nobody signed.
static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let run = Case::letter().args(["build", "letter.toml"]).run();
    run.says(0, "wrote letter.pdf").read("letter.pdf")
});

/// Authorities, and a server at which they answer.
struct World {
    root: Holder,
    authority: Holder,
    signer: Holder,
    address: String,
    /// What was asked, in order.
    asked: Arc<Mutex<Vec<String>>>,
}

impl World {
    /// Who is revoked, by their numbers.
    fn new(revoked: &'static [u8]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let at = |name: &str| format!("{address}/{name}");
        let root = Holder::root(Wish::new("Sample Root", 1).authority(None));
        let list = at("root.crl");
        let wish = Wish::new("Sample Authority", 2).authority(Some(0));
        let authority = root.issue(wish.at(None, Some(&at("root")), Some(&list)));
        let list = at("authority.crl");
        let wish = Wish::new("Jordan Placeholder", 3);
        let signer = authority.issue(wish.at(None, Some(&at("authority")), Some(&list)));
        let wish = Wish::new("Sample Stamps", 4).only_for(STAMPING);
        let stamper = authority.issue(wish.at(Some(&at("ask")), Some(&at("authority")), None));
        let asked = Arc::default();
        let own = Self { root, authority, signer, address, asked };
        own.serve(listener, stamper, revoked);
        own
    }

    fn serve(&self, listener: TcpListener, stamper: Holder, revoked: &'static [u8]) {
        let (root, authority) = (self.root.clone(), self.authority.clone());
        let asked = Arc::clone(&self.asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a call");
                let (path, body) = request(&mut stream);
                asked.lock().expect("free").push(path.clone());
                let listed: Vec<_> =
                    revoked.iter().map(|one| (*one, NOON - 9, CrlReason::Superseded)).collect();
                let answer = match &*path {
                    "/stamps" => stamper.stamp(digest(&body), NOON),
                    "/ask" => authority.answer(&authority, &stamper, None, NOON),
                    "/root" => root.der(),
                    "/authority" => authority.der(),
                    "/root.crl" => root.list(&[], NOON, NOON + 7 * DAY),
                    "/authority.crl" => authority.list(&listed, NOON, NOON + 7 * DAY),
                    _ => Vec::new(),
                };
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    answer.len()
                );
                stream.write_all(&[head.as_bytes(), &answer].concat()).expect("written");
            }
        });
    }

    fn stamps(&self) -> String {
        format!("{}/stamps", self.address)
    }

    /// A folder with a PDF, the signer's key and all certificates.
    fn case(&self, pdf: &[u8]) -> Case {
        let mut case = Case::new().file("a.pdf", pdf).env("SOURCE_DATE_EPOCH", &NOON.to_string());
        case = case.file("signer.key", self.signer.key_pem());
        for (name, holder) in
            [("signer", &self.signer), ("authority", &self.authority), ("root", &self.root)]
        {
            case = case.file(&format!("{name}.cert"), holder.pem());
        }
        let list = self.root.list(&[], NOON, NOON + DAY);
        let answers = self.authority.list(&[], NOON, NOON + DAY);
        case.file("root.crl", list).file("authority.crl", answers)
    }

    fn sign(&self, pdf: &[u8], more: &[&str]) -> Run {
        let server = self.stamps();
        let key = ["sign", "a.pdf", "--key", "signer.key", "--cert", "signer.cert"];
        let args = key.iter().copied().chain(["--timestamp-server", &server]);
        self.case(pdf).args(args.chain(more.iter().copied())).run()
    }

    fn signed(&self, more: &[&str]) -> Vec<u8> {
        self.sign(&PDF, more).says(0, "wrote a-signed.pdf").read("a-signed.pdf")
    }

    fn verify(&self, pdf: &[u8], more: &[&str]) -> Run {
        self.case(pdf).args(["verify", "a.pdf"].iter().chain(more)).run()
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("free"))
    }
}

/// The path and the body of a request.
fn request(stream: &mut TcpStream) -> (String, Vec<u8>) {
    let (mut all, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut part).expect("bytes");
        all.extend_from_slice(&part[..count]);
        let Some(end) = all.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
        let length: usize = length.map_or(0, |length| length.parse().expect("a number"));
        if all.len() >= end + 4 + length {
            let path = head.split(' ').nth(1).expect("a path").to_owned();
            return (path, all.split_off(end + 4));
        }
    }
}

/// The digest in a request for a timestamp.
fn digest(request: &[u8]) -> &[u8] {
    let place = request.windows(2).position(|two| two == [4, 32]).expect("a digest");
    &request[place + 2..place + 34]
}

fn trust(run: &Run) -> Value {
    serde_json::from_slice::<Value>(&run.stdout).expect("JSON")["trust"].clone()
}

#[test]
fn what_a_signature_is_judged_by_is_fetched_and_kept() {
    let world = World::new(&[]);
    let pdf = world.signed(&["--level", "b-lta"]);
    let mut asked = world.asked();
    asked.sort();
    let all = ["/ask", "/authority", "/authority.crl", "/root", "/root.crl", "/stamps", "/stamps"];
    assert_eq!(asked, all);
    let run = world.verify(&pdf, &["--trust", "root.cert"]);
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        said.contains("trusted: Jordan Placeholder, vouched for by Sample Authority, vouched"),
        "{said}"
    );
    assert!(said.contains("valid: stamped by Sample Stamps in field `Signature2`"), "{said}");
    assert!(
        said.ends_with("The certificates were judged, and all of them are trusted.\n"),
        "{said}"
    );
    run.says(0, "");
    assert_eq!(world.asked(), Vec::<String>::new(), "nobody is asked when it is verified");
    let without = world.verify(&pdf, &[]).says(0, "");
    assert!(String::from_utf8_lossy(&without.stdout).ends_with("who they say they are.\n"));
}

#[test]
fn nobody_is_asked_for_what_is_given() {
    let world = World::new(&[]);
    let chain = ["--chain", "authority.cert", "--chain", "root.cert"];
    let lists = ["--revocation", "root.crl", "--revocation", "authority.crl"];
    let args: Vec<_> = ["--level", "b-lt"].into_iter().chain(chain).chain(lists).collect();
    let pdf = world.signed(&args);
    assert_eq!(world.asked(), ["/stamps"]);
    world.verify(&pdf, &["--trust", "root.cert"]).says(0, "");
    // Without what is kept the reader may give it.
    let plain = world.signed(&[]);
    let run = world.verify(&plain, &["--trust", "root.cert", "--json"]);
    assert_eq!(trust(&run), "not trusted");
    run.says(1, "");
    let args: Vec<_> = ["--trust", "root.cert"].into_iter().chain(chain).chain(lists).collect();
    world.verify(&plain, &args).says(0, "");
}

#[test]
fn who_is_not_trusted_is_told_with_why() {
    let world = World::new(&[]);
    let pdf = world.signed(&["--level", "b-lt"]);
    let run = world.verify(&pdf, &["--trust", "signer.cert", "--json"]);
    let said: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(said["trust"], "not trusted");
    let timestamp = &said["signatures"][0]["trust"]["timestamp"];
    assert_eq!(timestamp["doubt"], "stranger");
    assert_eq!(timestamp["why"], "it goes back to Sample Root, who is not among those trusted");
    run.says(1, "");
    world
        .verify(&pdf, &["--chain", "root.cert"])
        .says(2, "name the certificates of those you trust");
    world.verify(&pdf, &["--trust", "a.pdf"]).says(2, "`a.pdf`: the certificate file holds no");
}

#[test]
fn no_file_is_written_with_a_lower_level_than_was_asked_for() {
    let world = World::new(&[3]);
    let refused = |run: Run, said: &str| {
        let run = run.says(2, said);
        assert!(run.stderr.contains("help:"), "{}", run.stderr);
        assert!(!run.files.contains(&"a-signed.pdf".to_owned()));
    };
    let revoked = "the certificate of Jordan Placeholder was revoked at 2026-03-02 11:59:51 UTC";
    refused(world.sign(&PDF, &["--level", "b-lt"]), revoked);
    let run = world.sign(&PDF, &["--level", "b-lt", "--revocation", "a.pdf"]);
    refused(run, "cannot judge by `a.pdf`");
    let run = world.sign(&PDF, &["--chain", "root.cert"]);
    refused(run, "--chain and --revocation are for signatures that last");
    refused(world.sign(&PDF, &["--level", "b-b"]), "level b-b has no timestamp");
    let key = ["sign", "a.pdf", "--key", "signer.key", "--cert", "signer.cert"];
    let run = world.case(&PDF).args(key.iter().chain(&["--level", "b-lta"])).run();
    refused(run, "level b-lta needs a timestamp");
    // An authority that cannot be reached.
    let gone = "http://127.0.0.1:1/list";
    let root = Holder::root(Wish::new("Other Root", 8).authority(None));
    let signer = root.issue(Wish::new("Maria Example", 9).at(None, None, Some(gone)));
    let server = world.stamps();
    let run = world
        .case(&PDF)
        .file("signer.cert", [signer.pem(), root.pem()].concat())
        .file("signer.key", signer.key_pem())
        .args(key.iter().chain(&["--level", "b-lt", "--timestamp-server", &server]))
        .run();
    let said = format!(
        "whether the certificate of Maria Example was revoked (`{gone}` cannot be reached)"
    );
    refused(run, &said);
    // Nobody says anything more of one that ran out.
    let mut wish = Wish::new("Kim Muster", 10);
    wish.until = wish.from + 10;
    let signer = root.issue(wish);
    let run = world
        .case(&PDF)
        .file("signer.cert", [signer.pem(), root.pem()].concat())
        .file("signer.key", signer.key_pem())
        .args(key.iter().chain(&["--level", "b-lt", "--timestamp-server", &server]))
        .run();
    refused(run, "whether the certificate of Kim Muster was revoked, which ran out on 2025-11-22");
}

#[test]
fn a_signed_file_is_renewed() {
    let world = World::new(&[]);
    let pdf = world.signed(&[]);
    let server = world.stamps();
    let args = ["renew", "a.pdf", "--timestamp-server", &server];
    let run = world.case(&pdf).args(args).run().says(0, "wrote a-renewed.pdf: with the time from");
    let renewed = run.read("a-renewed.pdf");
    assert!(renewed.starts_with(&pdf), "what was there stays as it was");
    world.verify(&renewed, &["--trust", "root.cert"]).says(0, "");
    world.case(&PDF).args(args).run().says(2, "there is no signature in it");
}

#[cfg(unix)]
#[test]
fn another_program_signs_with_a_key_that_is_elsewhere() {
    let world = World::new(&[]);
    let call = |command: &str, signature: &[u8]| {
        let args = ["sign", "a.pdf", "--cert", "signer.cert", "--sign-with", command];
        world.case(&PDF).file("signature", signature).args(args).run()
    };
    // What it is given is the same in each run, so it can be signed between two.
    let run = call("tee digest", b"").says(2, "was not signed with the key of the certificate");
    assert!(!run.files.contains(&"a-signed.pdf".to_owned()));
    let digest = run.read("digest");
    assert_eq!(digest.len(), 32);
    let run = call("cat signature", &world.signer.sign(&digest));
    let signed = run.says(0, "signed by Jordan Placeholder").read("a-signed.pdf");
    world.verify(&signed, &[]).says(0, "");
    call("cat signature", &world.root.sign(&digest)).says(2, "was not signed with the key");
    // What it says of that is told, too.
    call("tee no/such", b"").says(2, "tee: no/such");
    let talks = b"head -c 64 /dev/zero; echo token busy >&2";
    call("sh signature", talks).says(2, "of its key; the command says: token busy");
    call("true", b"").says(2, "the signing command `true` gave nothing");
    call("cat absent", b"").says(2, "the signing command `cat` failed with exit code 1");
    call("no-such-program", b"").says(2, "the signing command `no-such-program` is not there");
    let args = ["sign", "a.pdf", "--sign-with", "cat"];
    world.case(&PDF).args(args).run().says(2, "--cert");
}
