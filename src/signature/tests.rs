use hayro_syntax::object::ObjRef;
use jiff::civil::date;

use super::base::Base;
use super::update::Update;
use super::*;
use crate::pdf::dictionary::Dictionary;

const KEY: &[u8] = include_bytes!("../../tests/files/signing/p256.key.pem");
const CERTIFICATE: &[u8] = include_bytes!("../../tests/files/signing/p256.cert.pem");

/// A page with a table of objects in text, as PDF 1.4 has it.
pub fn plain(more: &str) -> Vec<u8> {
    let bodies = [
        format!("<</Type/Catalog/Pages 2 0 R{more}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_owned(),
        "<</Length 9>>\nstream\n0 0 m 9 9\nendstream".to_owned(),
        "<</Length 9>>\nstream\n9 9 m 0 0\nendstream".to_owned(),
        "<</TransformParams<</P 1>>>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut entries = "0000000000 65535 f\r\n".to_owned();
    for (number, body) in (1..).zip(&bodies) {
        entries += &format!("{:010} 00000 n\r\n", pdf.len());
        pdf += &format!("{number} 0 obj\n{body}\nendobj\n");
    }
    let (start, size) = (pdf.len(), bodies.len() + 1);
    pdf += &format!("xref\n0 {size}\n{entries}trailer\n<</Size {size}/Root 1 0 R>>\n");
    (pdf + &format!("startxref\n{start}\n%%EOF")).into_bytes()
}

fn statement() -> Statement {
    let made = date(2026, 3, 2).at(12, 0, 0, 0);
    Statement { made, reason: Some("Ünderstood".to_owned()), location: None, field: None }
}

pub fn sign(pdf: &[u8]) -> Result<Vec<u8>, Fault> {
    let signer = Signer::from_pem(KEY, CERTIFICATE, None)?;
    prepare(pdf, &signer, &statement(), false)?.finish()
}

fn flaws(pdf: &[u8]) -> Vec<Option<Flaw>> {
    let verdicts = verify(pdf).expect("a sound PDF");
    verdicts.iter().map(|verdict| verdict.flaw).collect()
}

/// The file with an object changed, or added, after its end.
fn changed(pdf: &[u8], number: i32, entry: (&str, &str)) -> Vec<u8> {
    let base = Base::read(pdf).expect("sound");
    let mut update = Update::new(&base);
    let at = ObjRef::new(number, 0);
    let mut edit = Dictionary::of(&base.dict(at).expect("a dictionary"));
    edit.set(entry.0, entry.1);
    update.put(at, edit.write_sorted());
    update.write().expect("written").bytes
}

#[test]
fn a_table_in_text_is_carried_on_in_text() {
    let signed = sign(&plain("")).expect("signed");
    assert!(signed.windows(12).filter(|part| part == b"trailer\n<</S").count() == 2);
    assert_eq!(flaws(&signed), [None]);
    let verdict = &verify(&signed).expect("sound")[0];
    assert_eq!(verdict.reason.as_deref(), Some("Ünderstood"));
    let read = lopdf::Document::load_mem(&signed).expect("sound for another reader");
    assert_eq!(read.get_pages().len(), 1);
}

#[test]
fn additions_that_show_something_else_are_told() {
    let signed = sign(&plain("")).expect("signed");
    let annotation = "[7 0 R <</Type/Annot/Subtype/Square/Rect[0 0 9 9]>>]";
    let additions: [(i32, (&str, &str)); 5] = [
        (3, ("Contents", "5 0 R")),
        (3, ("MediaBox", "[0 0 4 4]")),
        (3, ("Annots", annotation)),
        (2, ("Kids", "[3 0 R 3 0 R]")),
        (1, ("OpenAction", "<</S/URI/URI(http://harbour.example)>>")),
    ];
    for (number, entry) in additions {
        let told = flaws(&changed(&signed, number, entry));
        assert_eq!(told, [Some(Flaw::ChangedSince)], "{entry:?}");
    }
    // A second signature does not make it good.
    let both = sign(&changed(&signed, 3, ("Contents", "5 0 R"))).expect("signed");
    assert_eq!(flaws(&both), [Some(Flaw::ChangedSince), None]);
    assert_eq!(flaws(&sign(&signed).expect("signed")), [None, None]);
}

#[test]
fn a_signature_is_not_carried_over_to_another_file() {
    let signed = sign(&plain("")).expect("signed");
    let other = plain("").iter().map(|&b| if b == b'm' { b'l' } else { b }).collect::<Vec<_>>();
    let moved = [&other, &signed[other.len()..]].concat();
    assert_eq!(flaws(&moved), [Some(Flaw::Changed)]);
}

#[test]
fn no_byte_can_be_changed_or_cut_unseen() {
    let signed = sign(&plain("")).expect("signed");
    for place in 0..signed.len() {
        let mut changed = signed.clone();
        changed[place] ^= 1;
        let told = verify(&changed);
        let seen = told.as_ref().map_or(true, |all| !all.iter().any(Verdict::is_valid));
        assert!(seen, "{place}: {told:?}");
        let cut = verify(&signed[..place]);
        assert!(cut.map_or(true, |all| !all.iter().any(Verdict::is_valid)), "cut at {place}");
    }
}

#[test]
fn a_certified_file_that_allows_no_change_is_not_signed() {
    let permissions = "/Perms<</DocMDP<</Type/Sig/Reference[6 0 R]>>>>";
    assert_eq!(sign(&plain(permissions)), Err(Fault::Locked));
}

#[test]
fn fields_go_into_the_form_and_onto_the_page() {
    let place = Some(FieldPlace { page: 0, rect: [1.0, 2.0, 8.0, 4.5] });
    let field =
        SignatureField { name: "One".to_owned(), label: "Signature of Ada".to_owned(), place };
    let pdf = with_fields(&plain(""), std::slice::from_ref(&field)).expect("written");
    let base = Base::read(&pdf).expect("sound");
    let found = fields::fields(&base);
    assert_eq!((found.len(), &*found[0].name, &*found[0].label), (1, "One", "Signature of Ada"));
    assert!(found[0].is_signature && found[0].signature().is_none());
    let elsewhere = SignatureField { place: Some(FieldPlace { page: 1, rect: [0.0; 4] }), ..field };
    assert_eq!(with_fields(&plain(""), &[elsewhere]), Err(Fault::Damaged));
}

#[test]
fn signatures_of_other_programs_are_read() {
    let pss = include_bytes!("../../tests/files/signing/other-pss.pdf");
    assert_eq!(flaws(pss), [None]);
    let mut pkcs1 = include_bytes!("../../tests/files/signing/other-pkcs1.pdf").to_vec();
    assert_eq!(flaws(&pkcs1), [None]);
    let place = pkcs1.windows(8).position(|part| part == b"MediaBox").expect("a page");
    pkcs1[place + 16] ^= 1;
    assert_eq!(flaws(&pkcs1), [Some(Flaw::Changed)]);
}

#[test]
fn what_other_programs_add_does_no_harm_and_changed_metadata_are_told() {
    // A second signature and the certificates to check it with, with new dates in the metadata.
    let later = include_bytes!("../../tests/files/signing/later-by-pyhanko.pdf");
    let verdicts = verify(later).expect("sound");
    assert_eq!(flaws(later), [None, None]);
    assert!(verdicts[0].since.contains(&Change::Metadata));
}

#[test]
fn a_key_that_cannot_be_checked_is_named() {
    let pdf = include_bytes!("../../tests/files/signing/other-ed25519.pdf");
    assert_eq!(flaws(pdf), [Some(Flaw::UnknownKey("Ed25519"))]);
    let refused = |key: &[u8]| Signer::from_pem(key, CERTIFICATE, None).err();
    let ed25519 = include_bytes!("../../tests/files/signing/ed25519.key.pem");
    let p521 = include_bytes!("../../tests/files/signing/p521.key.pem");
    assert_eq!(refused(ed25519), Some(Fault::UnknownKey(Some("Ed25519"))));
    assert_eq!(refused(p521), Some(Fault::UnknownKey(Some("P-521"))));
}

#[test]
fn what_would_have_to_be_mended_is_not_signed() {
    let sound = plain("");
    let entry = sound.windows(4).rposition(|part| part == b"n\r\nt").expect("a table");
    let mut moved = sound.clone();
    moved[entry - 8] ^= 1;
    let short = String::from_utf8(sound.clone()).expect("text").replace("/Size 7", "/Size 6");
    for damaged in [[&sound, &b" and more"[..]].concat(), moved, short.into_bytes()] {
        assert_eq!(sign(&damaged).map(|_| ()), Err(Fault::Irregular));
    }
}

#[test]
fn a_timestamp_is_for_one_signature_alone() {
    let answer = include_bytes!("../../tests/files/signing/stamp.tsr");
    let token = timestamp::answer(answer, b"a signature").expect("a timestamp");
    let stamp = timestamp::stamp(&token, b"a signature").expect("sound");
    assert_eq!((&*stamp.moment, &*stamp.by), ("2026-11-24 11:20:13 UTC", "Sample Stamps"));
    assert_eq!(timestamp::stamp(&token, b"another"), Err(Flaw::Changed));
    let refused = |answer: &[u8], signature: &[u8]| {
        matches!(timestamp::answer(answer, signature), Err(Fault::BadTimestamp(_)))
    };
    assert!(refused(answer, b"another"));
    assert!(refused(&answer[..answer.len() - 1], b"a signature"));
    // The moment is signed too.
    let place = answer.windows(14).position(|part| part == b"20261124112013").expect("a moment");
    let mut later = answer.to_vec();
    later[place + 3] += 1;
    assert!(refused(&later, b"a signature"));
}

#[test]
fn a_certificate_that_did_not_hold_is_told() {
    let expired = include_bytes!("../../tests/files/signing/expired.cert.pem");
    let signer = Signer::from_pem(KEY, expired, None).expect("a signer");
    let signed = prepare(&plain(""), &signer, &statement(), false).and_then(Prepared::finish);
    let held = |pdf: &[u8]| verify(pdf).expect("sound")[0].held();
    assert_eq!(held(&signed.expect("signed")), Some(false));
    assert_eq!(held(&sign(&plain("")).expect("signed")), Some(true));
}
