//! What forms ask, and what is made of the answers: no name is taken for a header, nobody's
//! wish is passed over, and the lines that are proposed do what they say.

use serde_json::Value;

use crate::support::case::{Case, Run};

const LETTER: &str = "lang = \"en-US\"\ntitle = \"T\"\nsalutation = \"Dear all,\"\n\
                      body = \"Text.\"\n[signatories]\nfile = \"s.csv\"\n";

fn run(table: &str, settings: &str) -> Run {
    let letter = format!("{LETTER}{settings}");
    let case = Case::new().file("letter.toml", letter).file("s.csv", table);
    case.args(["signatories", "letter.toml", "--json"]).run()
}

/// Who is printed, with what is printed of kind and capacity.
fn printed(run: &Run) -> Vec<[String; 3]> {
    assert_eq!(run.status, 0, "{}", run.stderr);
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let groups = list["groups"].as_array().expect("groups").iter();
    let entries = groups.filter_map(|group| group["entries"].as_array()).flatten();
    entries.map(|entry| ["name", "kind", "capacity"].map(|key| text(&entry[key]))).collect()
}

fn names(run: &Run) -> Vec<String> {
    printed(run).into_iter().map(|[name, ..]| name).collect()
}

/// Fails unless everybody is printed, or the row that could be a header is asked about.
fn nobody_lost(table: &str, expected: &[&str]) {
    let run = run(table, "");
    if run.status == 0 {
        assert_eq!(names(&run), expected, "{table}");
    } else {
        assert!(run.stderr.contains("unclear-row"), "{table}{}", run.stderr);
        assert!(run.stderr.contains("s.csv:2:"), "{table}{}", run.stderr);
    }
}

#[test]
fn the_first_signer_is_no_header() {
    let rest = ["Avery Sample", "Morgan Specimen"];
    let all = ["Jordan Placeholder", "Avery Sample", "Morgan Specimen"];
    for body in [
        "University",
        "Company",
        "NGO",
        "School",
        "Association",
        "Institution",
        "Union",
        "State University",
        "My company",
        "Université",
        "Verein",
    ] {
        nobody_lost(
            &format!(
                "Full name,Organization\nJordan Placeholder,{body}\nAvery Sample,Rivers Forum\n\
                 Morgan Specimen,Lakes Forum\n"
            ),
            &all,
        );
        nobody_lost(
            &format!(
                "Full name,Organization,Email\n,{body},\nAvery Sample,Rivers Forum,\n\
                 Morgan Specimen,Lakes Forum,\n"
            ),
            &[body, rest[0], rest[1]],
        );
    }
    for role in ["Director", "Teacher", "Member", "Supporter", "Signatory", "Lehrer"] {
        nobody_lost(
            &format!(
                "Full name,Job title\nJordan Placeholder,{role}\nAvery Sample,Nurse\n\
                 Morgan Specimen,Poet\n"
            ),
            &all,
        );
        nobody_lost(
            &format!(
                "Full name,Role,Organization\nJordan Placeholder,{role},\nAvery Sample,,\n\
                 Morgan Specimen,Poet,Lakes Forum\n"
            ),
            &all,
        );
    }
}

#[test]
fn a_word_for_names_alone_is_no_header() {
    let table = "Full name,Role,Organization\nSupporter,,\nAvery Sample,Nurse,Rivers Forum\n\
                 Casey Dummy,,\n";
    assert_eq!(names(&run(table, "")), ["Supporter", "Avery Sample", "Casey Dummy"]);
}

#[test]
fn one_answer_does_not_change_what_a_column_is() {
    for name in ["Anonymous", "Signature", "Ville", "May Date"] {
        let table = format!(
            "Full name,Organization,Country\n{name},,Kenya\nAvery Sample,Rivers Forum,Kenya\n\
             Morgan Specimen,Lakes Forum,Kenya\nCasey Dummy,,Kenya\n"
        );
        let run = run(&table, "");
        assert_eq!(names(&run), [name, "Avery Sample", "Morgan Specimen", "Casey Dummy"]);
    }
    let run = run("Name,Position\nAnonymous,Student\nAvery Sample,Teacher\nCasey Dummy,Poet\n", "");
    assert_eq!(names(&run), ["Anonymous", "Avery Sample", "Casey Dummy"]);
}

#[test]
fn headers_that_are_left_out_are_counted_and_told() {
    let table = "Name,Organization\nquestion-id-1,question-id-2\nAvery Sample,Rivers Forum\n";
    let case = Case::new().file("s.csv", table).file("letter.toml", LETTER);
    let run = case.args(["check", "letter.toml"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1 row of `s.csv` is a second header, and left out: line 2"));
    assert!(run.stderr.contains("(2 rows = 1 printed + 1 that name nobody)"), "{}", run.stderr);
}

#[test]
fn the_answers_tell_for_whom_people_sign() {
    let signing = |question: &str, answers: [&str; 2]| {
        let [first, second] = answers;
        let table = format!(
            "Full name,Organization,\"{question}\"\nAvery Sample,Lakes Forum,{first}\n\
             Ada Example,Rivers Forum,{second}\nBen Specimen,Hills Forum,{first}\n\
             Cleo Muster,Ponds Forum,{second}\n"
        );
        printed(&run(&table, "")).into_iter().take(2).map(|all| all.join("|")).collect::<Vec<_>>()
    };
    for question in ["Do you sign in a personal capacity?", "¿Firma a título personal?"] {
        let got = signing(question, ["Yes", "No"]);
        assert_eq!(got[0], "Avery Sample|individual|personal", "{question}");
        assert_eq!(got[1], "Ada Example||", "{question}");
    }
    let got = signing("Signing capacity", ["Individual", "Professional"]);
    assert_eq!(got, ["Avery Sample|individual|personal", "Ada Example||"]);
    for (question, answers) in [
        ("In what capacity are you signing?", ["As an individual", "On behalf of an organization"]),
        ("How would you like to sign?", ["Individual", "Organization"]),
        ("Sign as", ["Individual", "Organization"]),
        ("signer/sign_as", ["individual", "organisation"]),
        ("Are you signing on behalf of an organisation?", ["No", "Yes"]),
        (
            "¿Firma a título personal o en representación de una organización?",
            ["A título personal", "En representación de la organización"],
        ),
        (
            "Firma a titolo personale o a nome di un'organizzazione?",
            ["A titolo personale", "A nome di un'organizzazione"],
        ),
        (
            "Signez-vous à titre individuel ou au nom d'une organisation ?",
            ["À titre individuel", "Au nom d'une organisation"],
        ),
        (
            "Unterzeichnen Sie als Einzelperson oder für eine Organisation?",
            ["Als Einzelperson", "Für eine Organisation"],
        ),
    ] {
        let got = signing(question, answers);
        assert_eq!(got, ["Avery Sample|individual|", "Rivers Forum|organization|"], "{question}");
    }
}

#[test]
fn an_answer_that_tells_no_capacity_is_a_fault() {
    let run = run(
        "Full name,Do you sign in a personal capacity?\nAvery Sample,Yes\nAda Example,No\n\
         Ben Specimen,Yes\nCleo Muster,As a former minister\nDee Mock,Yes\n",
        "",
    );
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("`As a former minister` does not tell"), "{}", run.stderr);
    assert!(run.stderr.contains("s.csv:5:"), "{}", run.stderr);
}

#[test]
fn questions_of_yes_and_no_are_asked_about() {
    for (question, [yes, no]) in [
        ("May your signature be made public?", ["Yes", "No"]),
        ("Please keep my signature private", ["Yes", "No"]),
        ("I want my signature to be visible", ["Yes", "No"]),
        ("Can we use your name publicly?", ["Yes", "No"]),
        ("Should we display your name?", ["Yes", "No"]),
        ("Keep my name off the website", ["Yes", "No"]),
        ("Listed publicly", ["Yes", "No"]),
        ("Signed?", ["yes", "waiting"]),
        ("Show in list", ["Yes", "No"]),
        ("Confidential?", ["Yes", "No"]),
        ("Name withheld", ["Yes", "No"]),
        ("Untitled checkboxes field (I agree that my name is shown)", ["true", "false"]),
        ("Acepto que mi nombre sea público", ["Sí", "No"]),
        ("¿Desea permanecer en el anonimato?", ["Sí", "No"]),
        ("이름 공개에 동의하십니까?", ["예", "아니요"]),
        ("هل توافق على نشر اسمك؟", ["نعم", "لا"]),
        ("मेरा नाम प्रकाशित करें", ["हाँ", "नहीं"]),
        ("האם לפרסם את שמך?", ["כן", "לא"]),
    ] {
        let table = format!(
            "Full name,Organization,\"{question}\"\nJordan Placeholder,Rivers Forum,{yes}\n\
             Avery Sample,,{no}\nCasey Dummy,Hills Forum,{yes}\nMorgan Specimen,,{yes}\n"
        );
        let run = run(&table, "");
        assert!(run.stderr.contains("unclear-consent"), "{question}: {}", run.stderr);
    }
    for question in ["Subscribe to the newsletter?", "Would you like to volunteer?", "Updates"] {
        let table = format!("Full name,{question}\nAvery Sample,Yes\nCasey Dummy,No\n");
        assert_eq!(names(&run(&table, "")).len(), 2, "{question}");
    }
}

#[test]
fn a_condition_that_keeps_nobody_is_a_fault() {
    let table = "Full name,Consent\nAvery Sample,Print it\nCasey Dummy,Leave me out\n";
    let run = run(table, "where = { consent = true }");
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("nobody-left"), "{}", run.stderr);
}

/// The first line that each error proposes, in the part of the letter it belongs to.
fn proposed(stderr: &str) -> String {
    let (mut map, mut wanted) = (String::new(), String::new());
    for error in stderr.split("error[").skip(1) {
        let help = error.split("= help: ").nth(1).expect("a remedy");
        let line = help.split('`').find(|text| text.contains(" = ")).expect("a line");
        let part = if error.starts_with("unclear-consent") { &mut wanted } else { &mut map };
        *part += &format!("{line}\n");
    }
    format!("[signatories.map]\n{map}[signatories.where]\n{wanted}")
}

#[test]
fn the_lines_that_are_proposed_are_enough() {
    for (table, left) in [
        (
            "Full name,Publish my name,List me on the website\n\
             Avery Sample,\"Yes, you may publish my name\",Yes\n\
             Casey Dummy,\"No, count me anonymously\",No\nAda Example,\"Yes, gladly\",Yes\n",
            2,
        ),
        (
            "Full name,Publication of my name\nAvery Sample,Print it\n\
             Casey Dummy,Count me anonymously\nAda Example,Print it\n",
            2,
        ),
        ("Title,Full name\nDr.,Avery Sample\nTeacher,Casey Dummy\nMr,Ada Example\n", 3),
        (
            "Organisation,Colour of boat,Colour of flag\nRivers Forum,Avery Sample,Dee Mock\n\
             Lakes Forum,Casey Dummy,Ben Specimen\n",
            2,
        ),
        (
            "Committee name,Donor first name,Donor last name\nRivers Committee,Avery,Sample\n\
             Lakes Committee,Casey,Dummy\n",
            2,
        ),
    ] {
        let first = run(table, "");
        assert_eq!(first.status, 1, "{table}");
        let lines = proposed(&first.stderr);
        let second = run(table, &lines);
        assert_eq!(second.status, 0, "{lines}{}", second.stderr);
        assert_eq!(names(&second).len(), left, "{lines}");
    }
}

#[test]
fn the_line_that_is_proposed_has_the_answers() {
    let table = "氏名,お名前の公開について\n見本 太郎,公開してよい\n例示 花子,匿名を希望する\n";
    let run = run(table, "");
    let line = "`\"お名前の公開について\" = [\"公開してよい\"]`";
    assert!(run.stderr.contains(line), "{}", run.stderr);
}

#[test]
fn parts_that_are_named_take_the_place_of_a_name() {
    let table = "Committee name,Donor first name,Donor last name\nRivers Committee,Avery,Sample\n\
                 Lakes Committee,Casey,Dummy\n";
    for lines in [
        "given = \"Donor first name\"",
        "given = \"Donor first name\"\nfamily = \"Donor last name\"",
        "ignore = [\"Committee name\"]",
    ] {
        let run = run(table, &format!("[signatories.map]\n{lines}\n"));
        assert_eq!(names(&run), ["Avery Sample", "Casey Dummy"], "{lines}");
    }
    let same = table.replace("Lakes Committee", "Rivers Committee");
    assert_eq!(names(&run(&same, "")), ["Avery Sample", "Casey Dummy"]);
}

#[test]
fn a_page_of_the_form_is_nobody_s_link() {
    let table = "Full name,User: URL,Seite: Website\n\
                 Avery Sample,https://letter.example/user/0,https://letter.example/\n\
                 Casey Dummy,https://letter.example/user/7,https://letter.example/\n";
    assert_eq!(names(&run(table, "")), ["Avery Sample", "Casey Dummy"]);
    let case = Case::new().file("s.csv", table).file("letter.toml", LETTER);
    let run = case.args(["build", "letter.toml", "--format", "html", "-o", "-"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!String::from_utf8_lossy(&run.stdout).contains("letter.example"));
}

#[test]
fn a_courtesy_with_a_column_of_its_own_is_no_part_of_a_name() {
    let table = "Display Name,First Name,Last Name,Individual Prefix\n\
                 Mr. Avery Sample,Avery,Sample,Mr.\nDr. Casey Dummy,Casey,Dummy,Dr.\n";
    assert_eq!(names(&run(table, "")), ["Avery Sample", "Dr. Casey Dummy"]);
}

#[test]
fn no_part_of_a_name_is_lost_or_out_of_its_place() {
    for (table, expected) in [
        ("Vorname,Namenszusatz,Nachname\nOtto,von,Berg\n", "Otto von Berg"),
        ("Title,First name,Last name\nSir,Otto,Berg\n", "Sir Otto Berg"),
        (
            "Nombre,Primer apellido,Segundo apellido\nMaría José,García,López\n",
            "María José García López",
        ),
    ] {
        assert_eq!(names(&run(table, "")), [expected], "{table}");
    }
}

#[test]
fn headings_and_hints_within_a_table_are_told() {
    for heading in [
        "Signatories",
        "(required)",
        "Signed on paper:",
        "Grand Total",
        "Yes",
        "Open-Ended Response",
    ] {
        let table = format!("Name,Organisation\nAda Example,Uni\n{heading},\nBen Specimen,Uni\n");
        let run = run(&table, "");
        assert!(run.stderr.contains("s.csv:3:1"), "{heading}: {}", run.stderr);
        assert_eq!(run.status, 1, "{heading}");
    }
}

#[test]
fn who_is_called_as_a_remark_signs_if_the_letter_says_so() {
    let table =
        "Name,Organisation,Country\nAda Example,Uni,Kenya\nBen Specimen,Uni,Kenya\nRiverpeace,,\n";
    let asked = run(table, "");
    assert!(asked.stderr.contains("error[unclear-row]"), "{}", asked.stderr);
    let all = ["Ada Example", "Ben Specimen", "Riverpeace"];
    assert_eq!(names(&run(table, "as_typed = [\"Riverpeace\"]\n")), all);
}
