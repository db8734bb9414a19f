//! From a plan to files.

use super::checked::CheckedLetter;
use super::layout::{LaidOut, lay_out};
use super::output::BuildOutput;
use super::plan::{Plan, PlannedFile, Product};
use super::print_list::PrintList;
use super::{formats, kit, pdf};
use crate::diagnostic::Report;
use crate::export;
use crate::export::formats::Format;
use crate::letter::ledger::Ledger;
use crate::letter::{Profile, Relationship};
use crate::sheet::{Sheet, ledger};

/// Makes what is planned. There is no result if anything stops the letter, which `report`
/// says.
pub fn run(plan: &Plan, checked: CheckedLetter, report: &mut Report) -> Option<BuildOutput> {
    let ledger = next_ledger(plan, &checked);
    let account = checked.letter.signatories.account.clone();
    let recipients = checked.letter.recipients.iter();
    let addressees: Vec<String> = recipients.map(|party| party.name.clone()).collect();
    let letter = plan.needs_letter().then(|| checked.clone());
    let admits = |sheet: &Sheet, report: &mut Report| admits(plan, sheet, report);
    let laid_out = lay_out(checked, plan, admits, report)?;
    let (mut files, mut kit) = (Vec::new(), Vec::new());
    match (&plan.product, &letter) {
        (Product::Kit, Some(letter)) => kit = kit::files(letter, &laid_out, plan, report)?,
        (Product::Kit, None) => {}
        (Product::Files(planned), letter) => {
            for file in planned {
                let of: Vec<&LaidOut> = file.variants.iter().map(|at| &laid_out[*at]).collect();
                files.extend(match letter.as_ref().filter(|_| file.format != Format::Pdf) {
                    Some(letter) => formats::files(letter, file, of[0], plan, report)?,
                    None => vec![pdf::file(file, &of, addressees.len(), plan, report)?],
                });
            }
        }
    }
    let on_paper = plan.planned().iter().any(|file| file.profile == Profile::Print);
    Some(BuildOutput {
        files,
        kit,
        changes: plan.changes().cloned(),
        print_list: plan
            .copies
            .then(|| PrintList::new(&laid_out[..plan.count], &addressees, on_paper)),
        to_enclose: to_enclose(plan, &laid_out),
        paper: laid_out.last()?.sheet.paper.label(),
        account,
        ledger,
    })
}

/// What is to be recorded of the numbers of signatories, if they are printed: nothing, where
/// that is recorded already.
fn next_ledger(plan: &Plan, checked: &CheckedLetter) -> Option<Ledger> {
    let list = &checked.letter.signatories;
    let next = ledger::next(list, &checked.locale).filter(|_| plan.prints_names())?;
    (list.ledger.as_ref() != Some(&next)).then_some(next)
}

/// What keeps a letter from meeting the standards of its PDFs. Paper carries no files.
fn admits(plan: &Plan, sheet: &Sheet, report: &mut Report) {
    let pdfs = plan.planned().iter().filter(|file| file.format == Format::Pdf);
    for PlannedFile { profile, .. } in pdfs.filter(|file| file.profile != Profile::Print) {
        export::admits(sheet, &plan.settings.standards(*profile, sheet), report);
    }
}

/// The files a letter encloses that paper cannot carry.
fn to_enclose(plan: &Plan, laid_out: &[LaidOut]) -> Vec<String> {
    let is_letter = |file: &&PlannedFile| file.profile == Profile::Print && !file.is_stationery();
    let paper = plan.planned().iter().find(is_letter);
    let sheet = paper.map(|file| &laid_out[file.variants[0]].sheet);
    let files = sheet.into_iter().flat_map(|sheet| &sheet.attachments);
    let enclosed = files.filter(|file| file.relationship == Relationship::Supplement);
    enclosed.map(|file| file.name.clone()).collect()
}
