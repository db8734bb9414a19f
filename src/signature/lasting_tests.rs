use jiff::civil::DateTime;
use x509_cert::ext::pkix::CrlReason;

use super::authority::{ANSWERING, DAY, Holder, NOON, STAMPING, Wish, critical, scope, unknown};
use super::certificate::moment;
use super::tests::plain;
use super::*;

/// All who have to do with a signature.
struct World {
    root: Holder,
    authority: Holder,
    signer: Holder,
    stamper: Holder,
}

impl World {
    fn new() -> Self {
        Self::of(
            Wish::new("Sample Authority", 2).authority(Some(0)),
            Wish::new("Jordan Placeholder", 3),
        )
    }

    fn of(authority: Wish, signer: Wish) -> Self {
        let root = Wish::new("Sample Root", 1).authority(None);
        let root = Holder::root(Wish { until: NOON + 2_000 * DAY, ..root });
        let authority = root.issue(authority);
        let signer = authority.issue(signer);
        let stamper = authority.issue(Wish::new("Sample Stamps", 4).only_for(STAMPING));
        Self { root, authority, signer, stamper }
    }

    /// A signed file with a timestamp.
    fn signed(&self) -> Vec<u8> {
        let chain = [self.signer.pem(), self.authority.pem()].concat();
        let signer = Signer::from_pem(&self.signer.key_pem(), &chain, None).expect("a signer");
        let statement = Statement { made: day(0), reason: None, location: None, field: None };
        let prepared = prepare(&plain(""), &signer, &statement, true).expect("signed");
        let answer = self.stamper.stamp(&prepared.imprint(), NOON);
        prepared.finish_stamped(&answer).expect("stamped")
    }

    /// Lists of both authorities, made a while after noon, in seconds.
    fn lists(&self, revoked: &[(u8, u64, CrlReason)], after: u64) -> Evidence {
        let (from, until) = (NOON + after, NOON + after + 7 * DAY);
        let lists = [self.authority.list(revoked, from, until), self.root.list(&[], from, until)];
        evidence(&lists)
    }

    fn archived(&self, pdf: &[u8], by: &Holder, at: u64) -> Vec<u8> {
        let unstamped = archive(pdf, "stamps.example").expect("room");
        let answer = by.stamp(&unstamped.imprint(), at);
        unstamped.finish(&answer).expect("stamped")
    }

    fn judged(&self, pdf: &[u8], given: &Evidence, now: u64) -> Vec<Judgement> {
        let roots = roots(&self.root.pem()).expect("a root");
        let trust = Trust { roots, evidence: given.clone(), now: at(now) };
        let verdicts = verify(pdf).expect("sound");
        assert!(verdicts.iter().all(Verdict::is_valid), "{verdicts:?}");
        let judged = judge(pdf, &verdicts, &trust).expect("sound");
        judged.into_iter().map(|one| one.expect("judged")).collect()
    }

    /// What is thought of the signer, a day later.
    fn doubt(&self, given: &Evidence) -> Option<Doubt> {
        self.judged(&self.signed(), given, NOON + DAY)[0].chain.clone().err()
    }
}

fn evidence(files: &[Vec<u8>]) -> Evidence {
    let mut all = Evidence::default();
    files.iter().for_each(|file| assert_eq!(all.add(file), Ok(true)));
    all
}

fn at(seconds: u64) -> DateTime {
    moment(std::time::Duration::from_secs(seconds))
}

fn day(after: u64) -> DateTime {
    at(NOON + after * DAY)
}

fn named(name: &str) -> String {
    name.to_owned()
}

const SIGNER: &str = "Jordan Placeholder";

#[test]
fn a_chain_leads_to_a_root_that_is_trusted() {
    let world = World::new();
    let judged = world.judged(&world.signed(), &world.lists(&[], 60), NOON + DAY);
    assert_eq!(
        judged[0].chain,
        Ok(vec![named(SIGNER), named("Sample Authority"), named("Sample Root")])
    );
    assert!(judged[0].is_trusted());
    assert_eq!(judged[0].at, day(0), "the moment of the timestamp");
    let stranger = Holder::root(Wish::new("Sample Root", 9).authority(None));
    let trust = Trust {
        roots: roots(&stranger.pem()).expect("a root"),
        evidence: world.lists(&[], 60),
        now: day(1),
    };
    let pdf = world.signed();
    let judged = judge(&pdf, &verify(&pdf).expect("sound"), &trust).expect("sound");
    let doubt = judged[0].as_ref().expect("judged").chain.clone();
    assert_eq!(doubt, Err(Doubt::NoIssuer(named("Sample Authority"))));
}

#[test]
fn who_was_revoked_before_the_signature_is_not_trusted() {
    let world = World::new();
    let revoked = |at: u64| world.lists(&[(3, at, CrlReason::KeyCompromise)], DAY);
    assert_eq!(world.doubt(&revoked(NOON - 5)), Some(Doubt::Revoked(named(SIGNER), at(NOON - 5))));
    // It was there before, says the timestamp.
    assert_eq!(world.doubt(&revoked(NOON + 5)), None);
    let stamper = |why| {
        let lists = world.lists(&[(4, NOON + 5, why)], DAY);
        world.judged(&world.signed(), &lists, NOON + DAY)[0].stamp.clone().expect("stamped").err()
    };
    assert_eq!(stamper(CrlReason::Superseded), None);
    // Whoever has the key may have given any moment.
    let told = Some(Doubt::Revoked(named("Sample Stamps"), at(NOON + 5)));
    assert_eq!(stamper(CrlReason::KeyCompromise), told);
}

#[test]
fn without_a_word_on_revocation_nobody_is_trusted() {
    let world = World::new();
    let told = Some(Doubt::NoStatus(named(SIGNER)));
    assert_eq!(world.doubt(&Evidence::default()), told);
    // A list that ended before, and one of another authority with the same name.
    let old = [world.authority.list(&[], NOON - 9 * DAY, NOON - DAY)];
    assert_eq!(world.doubt(&evidence(&old)), told);
    let other = Holder::root(Wish::new("Sample Authority", 8).authority(None));
    assert_eq!(world.doubt(&evidence(&[other.list(&[], NOON, NOON + DAY)])), told);
}

#[test]
fn a_list_counts_for_those_it_is_for() {
    let place = "http://lists.example/1";
    let signer = Wish::new(SIGNER, 3).at(None, None, Some(place));
    let world = World::of(Wish::new("Sample Authority", 2).authority(None), signer);
    let root = world.root.list(&[], NOON, NOON + 7 * DAY);
    let stamps = world.authority.answer(&world.authority, &world.stamper, None, NOON);
    let doubt = |scope| {
        let list = world.authority.list_for(Some(scope), &[], NOON, NOON + DAY);
        world.doubt(&evidence(&[root.clone(), stamps.clone(), list]))
    };
    assert_eq!(doubt(scope(false, None)), None);
    assert_eq!(doubt(scope(false, Some(place))), None);
    let told = Some(Doubt::NoStatus(named(SIGNER)));
    assert_eq!(doubt(scope(true, None)), told, "for authorities alone");
    assert_eq!(doubt(scope(false, Some("http://lists.example/2"))), told, "another part");
    assert_eq!(doubt(unknown("2.5.29.27")), told, "what is new since another list");
}

#[test]
fn answers_count_from_those_who_may_give_them() {
    let world = World::new();
    let root = world.root.list(&[], NOON, NOON + 7 * DAY);
    let stamps = world.authority.answer(&world.authority, &world.stamper, None, NOON);
    let doubt = |by: &Holder, revoked| {
        let answer = by.answer(&world.authority, &world.signer, revoked, NOON + 60);
        world.doubt(&evidence(&[root.clone(), stamps.clone(), answer]))
    };
    assert_eq!(doubt(&world.authority, None), None);
    let revoked = Some((NOON - 5, CrlReason::Unspecified));
    assert_eq!(doubt(&world.authority, revoked), Some(Doubt::Revoked(named(SIGNER), at(NOON - 5))));
    let unchecked = unknown("1.3.6.1.5.5.7.48.1.5");
    let wish = || Wish::new("Sample Answers", 5).only_for(ANSWERING);
    assert_eq!(doubt(&world.authority.issue(wish().with(unchecked.clone())), None), None);
    // One of another authority, one that may not, one that may have been revoked.
    let told = Some(Doubt::NoStatus(named(SIGNER)));
    assert_eq!(doubt(&world.root.issue(wish().with(unchecked.clone())), None), told);
    assert_eq!(
        doubt(&world.authority.issue(Wish::new("Sample Answers", 5).with(unchecked)), None),
        told
    );
    assert_eq!(doubt(&world.authority.issue(wish()), None), told);
    assert_eq!(doubt(&world.stamper, None), told);
}

#[test]
fn answers_with_fractions_of_a_second_are_read() {
    let world = World::new();
    let root = world.root.list(&[], NOON, NOON + 7 * DAY);
    let stamps = world.authority.answer(&world.authority, &world.stamper, None, NOON);
    let doubt = |by: &Holder, revoked| {
        let answer = world.authority.answer(&world.authority, &world.signer, revoked, NOON + 60);
        world.doubt(&evidence(&[root.clone(), stamps.clone(), by.with_fractions(&answer)]))
    };
    assert_eq!(doubt(&world.authority, None), None);
    let revoked = Some((NOON - 5, CrlReason::Unspecified));
    assert_eq!(doubt(&world.authority, revoked), Some(Doubt::Revoked(named(SIGNER), at(NOON - 5))));
    // What is signed are the times as they were written.
    assert_eq!(doubt(&world.stamper, None), Some(Doubt::NoStatus(named(SIGNER))));
}

#[test]
fn who_may_not_issue_or_sign_is_not_trusted() {
    let authority = || Wish::new("Sample Authority", 2);
    let signer = || Wish::new(SIGNER, 3);
    let limits = unknown("2.5.29.30");
    let usage =
        x509_cert::ext::pkix::KeyUsage(x509_cert::ext::pkix::KeyUsages::KeyAgreement.into());
    let cases = [
        (authority(), signer(), Doubt::NoAuthority(named("Sample Authority"))),
        (
            authority().authority(None).with(limits.clone()),
            signer(),
            Doubt::Condition(named("Sample Authority"), named("2.5.29.30")),
        ),
        (
            authority().authority(None),
            signer().with(unknown("1.2.3.4")),
            Doubt::Condition(named(SIGNER), named("1.2.3.4")),
        ),
        (
            authority().authority(None),
            signer().only_for("1.3.6.1.5.5.7.3.1"),
            Doubt::WrongUse(named(SIGNER)),
        ),
        (
            authority().authority(None),
            signer().with(critical(&usage)),
            Doubt::WrongUse(named(SIGNER)),
        ),
        (
            Wish { until: NOON - DAY, ..authority().authority(None) },
            signer(),
            Doubt::NotHeld(named("Sample Authority"), day(1)),
        ),
    ];
    for (authority, signer, doubt) in cases {
        let world = World::of(authority, signer);
        assert_eq!(world.doubt(&world.lists(&[], 60)), Some(doubt));
    }
}

#[test]
fn no_more_authorities_stand_between_than_are_allowed() {
    let root = Holder::root(Wish::new("Sample Root", 1).authority(None));
    let first = root.issue(Wish::new("First Authority", 2).authority(Some(0)));
    let second = first.issue(Wish::new("Second Authority", 6).authority(None));
    let world = World {
        signer: second.issue(Wish::new(SIGNER, 3)),
        stamper: second.issue(Wish::new("Sample Stamps", 4).only_for(STAMPING)),
        authority: second,
        root,
    };
    let given = evidence(&[first.der()]);
    assert_eq!(world.doubt(&given), Some(Doubt::TooLong(named("First Authority"))));
}

#[test]
fn what_is_kept_in_the_file_is_judged_by_when_certificates_have_run_out() {
    let world = World::new();
    let kept = with_evidence(&world.signed(), &world.lists(&[], 60)).expect("kept");
    let archived = world.archived(&kept, &world.stamper, NOON + 120);
    let none = Evidence::default();
    assert!(world.judged(&archived, &none, NOON + DAY).iter().all(Judgement::is_trusted));
    // A year later the timestamp has run out, too, unless there is a later one.
    let later = NOON + 300 * DAY;
    let judged = world.judged(&archived, &none, later);
    let until = at(NOON + 265 * DAY);
    assert_eq!(judged[1].chain, Err(Doubt::RanOut(named("Sample Stamps"), until)));
    assert!(!judged[0].is_trusted());
    let wish = Wish::new("Later Stamps", 7).only_for(STAMPING);
    let stamper = world.root.issue(Wish { until: NOON + 999 * DAY, ..wish });
    let fresh = evidence(&[world.root.list(&[], NOON + 200 * DAY, NOON + 230 * DAY)]);
    let kept = with_evidence(&archived, &fresh).expect("kept");
    let renewed = world.archived(&kept, &stamper, NOON + 201 * DAY);
    let judged = world.judged(&renewed, &none, later);
    assert!(judged.iter().all(Judgement::is_trusted), "{judged:?}");
    assert_eq!(judged[0].at, day(0));
}

#[test]
fn a_key_that_may_be_lost_by_now_does_not_vouch_for_what_nobody_stamped() {
    let signer = Wish { until: NOON + 900 * DAY, ..Wish::new(SIGNER, 3) };
    let world = World::of(Wish::new("Sample Authority", 2).authority(None), signer);
    // The list could be made today by whoever found the authority's key.
    let judged = world.judged(&world.signed(), &world.lists(&[], 60), NOON + 300 * DAY);
    assert!(!judged[0].is_trusted());
}

#[test]
fn a_timestamp_is_judged_for_its_use() {
    let mut world = World::new();
    world.stamper = world.authority.issue(Wish::new("Sample Stamps", 4));
    let judged = world.judged(&world.signed(), &world.lists(&[], 60), NOON + DAY);
    assert_eq!(judged[0].stamp, Some(Err(Doubt::WrongUse(named("Sample Stamps")))));
    assert_eq!(judged[0].at, day(1), "its moment does not count");
}

#[test]
fn what_is_lacking_is_told_with_where_it_can_be_had() {
    let place = |name: &str| format!("http://{name}.example/");
    let authority =
        Wish::new("Sample Authority", 2).authority(None).at(None, Some(&place("root")), None);
    let signer = Wish::new(SIGNER, 3).at(Some(&place("ask")), None, Some(&place("list")));
    let world = World::of(authority, signer);
    let pdf = world.signed();
    let lacks = |given: &Evidence| {
        let all = missing(&pdf, given, day(0)).expect("sound");
        let line = |one: &Missing| {
            let places: Vec<_> =
                one.sources.iter().map(|source| source.address().to_owned()).collect();
            format!("{} {:?} {}", one.of, one.what, places.join(" "))
        };
        all.iter().map(line).collect::<Vec<_>>()
    };
    let all = [
        "Sample Stamps Status ",
        "Sample Authority Issuer http://root.example/",
        "Jordan Placeholder Status http://ask.example/ http://list.example/",
    ];
    assert_eq!(lacks(&Evidence::default()), all);
    let mut given = world.lists(&[], 60);
    assert_eq!(lacks(&given), ["Sample Authority Issuer http://root.example/"]);
    given.add(&world.root.der()).expect("a certificate");
    assert_eq!(lacks(&given), Vec::<String>::new());
    let revoked = world.lists(&[(3, NOON - 9, CrlReason::Superseded)], 60);
    assert_eq!(missing(&pdf, &revoked, day(0)), Err(Fault::Revoked(named(SIGNER), at(NOON - 9))));
    assert_eq!(missing(&plain(""), &given, day(0)), Err(Fault::Unsigned));
}

#[test]
fn a_later_timestamp_does_not_undo_signatures() {
    let world = World::new();
    let once = world.archived(&world.signed(), &world.stamper, NOON + 60);
    let twice = world.archived(&once, &world.stamper, NOON + 120);
    let verdicts = verify(&twice).expect("sound");
    let stamps: Vec<_> = verdicts.iter().map(|one| (one.is_valid(), one.is_stamp)).collect();
    assert_eq!(stamps, [(true, false), (true, true), (true, true)]);
    let place = twice.windows(5).rposition(|part| part == b"DocTi").expect("a timestamp");
    let mut changed = twice.clone();
    changed[place - 3] ^= 1;
    assert!(verify(&changed).map_or(true, |all| !all.iter().all(Verdict::is_valid)));
    assert_eq!(archive(&plain(""), "x").err(), Some(Fault::Unsigned));
}

#[test]
fn an_answer_for_another_file_is_refused() {
    let world = World::new();
    let unstamped = archive(&world.signed(), "stamps.example").expect("room");
    let answer = world.stamper.stamp(&[7; 32], NOON);
    assert!(matches!(unstamped.finish(&answer), Err(Fault::BadTimestamp(_))));
}

#[test]
fn a_key_elsewhere_signs_and_another_does_not() {
    let world = World::new();
    let signer = Signer::elsewhere(&world.signer.pem()).expect("a certificate");
    let statement = Statement { made: day(0), reason: None, location: None, field: None };
    let begin = || begin(&plain(""), &signer, &statement, false).expect("begun");
    let signature = world.signer.sign(&begin().digest());
    assert_eq!(signature.len(), 64, "two numbers");
    let signed = begin().signed(&signature).and_then(Prepared::finish).expect("signed");
    assert!(verify(&signed).expect("sound")[0].is_valid());
    let other = world.stamper.sign(&begin().digest());
    assert_eq!(begin().signed(&other).err(), Some(Fault::WrongSignature));
    assert_eq!(begin().signed(b"").err(), Some(Fault::WrongSignature));
}
