use super::*;

const ANNEX: &[u8] = include_bytes!("../../samples/annexes/annex.pdf");

fn sample() -> Annex {
    read(&ANNEX.into()).expect("sound")
}

/// A PDF of these objects, numbered from 1; the first is the catalog.
fn pdf(objects: &[impl AsRef<[u8]>]) -> Arc<[u8]> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object.as_ref());
        file.extend(b"\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let end = format!("trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.extend(table.bytes().chain(end.bytes()));
    file.into()
}

/// A page of a size with a content, and what else its dictionary has.
fn page(size: &str, content: &str, more: &str) -> Arc<[u8]> {
    pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_owned(),
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents 4 0 R /Resources \
             <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>> {more}>>"
        ),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"
            .to_owned(),
        "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 18 \
         /Resources <</XObject <</X 6 0 R>>>>>>\nstream\n/X Do /X Do /X Do \nendstream"
            .to_owned(),
    ])
}

fn lines(content: &str) -> Vec<String> {
    let annex = read(&page("612 792", content, "")).expect("sound");
    let blocks = annex.pages.into_iter().flat_map(|page| page.text.blocks);
    blocks.map(|block| block.runs.into_iter().map(|run| run.text).collect()).collect()
}

#[test]
fn a_tagged_page_is_read_by_its_tags() {
    let annex = sample();
    let first = &annex.pages[0].text;
    let text = |block: &Block| block.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    assert_eq!(first.blocks[0].role, Role::Heading { level: 1 });
    assert_eq!(text(&first.blocks[0]), "Survey of the quay");
    assert!(text(&first.blocks[1]).contains("walked at low water, and every crack"));
    assert_eq!(text(&first.blocks[2]), "The whole survey is kept at harbourlight.example/survey");
    assert_eq!(first.blocks[2].runs.last().and_then(|run| run.link), Some(0));
    assert_eq!(first.links[0].url, "https://harbourlight.example/survey");
    assert_eq!(first.links[0].alt, "The survey in full");
    let Role::Figure { alt, area } = &annex.pages[2].text.blocks[1].role else {
        panic!("no figure: {:?}", annex.pages[2].text.blocks)
    };
    assert!(alt.starts_with("A crack across two stones"));
    assert_eq!(*area, [72.0, 132.0, 240.0, 240.0]);
    assert_eq!((annex.pages[1].width, annex.pages[1].height), (792.0, 612.0));
}

#[test]
fn a_page_without_tags_is_read_as_it_is_drawn() {
    let prose = "BT /F 10 Tf 12 TL 72 700 Td (One line and) Tj T* (another of it.) Tj \
                 0 -30 Td (A new para-) Tj T* (graph.) Tj ET";
    assert_eq!(lines(prose), ["One line and another of it.", "A new para-graph."]);
    let cells = "BT /F 10 Tf 72 700 Td (Left) Tj 200 0 Td (Right) Tj -200 -14 Td (Below) Tj ET";
    assert_eq!(lines(cells), ["Left", "Right", "Below"]);
}

#[test]
fn gaps_are_spaces_and_raised_figures_part_of_their_line() {
    assert_eq!(
        lines("BT /F 10 Tf 72 700 Td [(Two) -300 (words) -60 (here)] TJ ET"),
        ["Two wordshere"]
    );
    let raised = "BT /F 10 Tf 72 700 Td (x) Tj /F 6 Tf 4 Ts (2) Tj 0 Ts /F 10 Tf ( is) Tj ET";
    assert_eq!(lines(raised), ["x2 is"]);
    // Filled and stroked, and drawn again to look bold.
    assert_eq!(lines("2 Tr BT /F 10 Tf 72 700 Td (Bold) Tj ET"), ["Bold"]);
}

#[test]
fn text_that_stands_in_for_letters_is_read_in_their_place() {
    let divided = "BT /F 10 Tf 72 700 Td (so) Tj /Span <</ActualText (lution)>> BDC (lu) Tj (-) Tj EMC \
                   /Span <</ActualText <FEFF00E9>>> BDC (xyz) Tj EMC ( end) Tj ET";
    assert_eq!(lines(divided), ["solutioné end"]);
}

#[test]
fn what_stands_turned_keeps_its_direction() {
    let annex = read(&page("612 792", "BT /F 10 Tf 0 1 -1 0 300 400 Tm (Up) Tj ET", "/Rotate 90"));
    let annex = annex.expect("sound");
    let run = &annex.pages[0].text.blocks[0].runs[0];
    assert!(run.angle.abs() < 0.001, "{run:?}");
    assert_eq!((annex.pages[0].width, run.x, run.y), (792.0, 400.0, 300.0));
}

#[test]
fn links_lead_to_the_web_and_to_mail_only() {
    let link = |url: &str| {
        let link = format!("<</Subtype /Link /Rect [9 9 99 99] /A <</S /URI /URI ({url})>>>>");
        let annex = read(&page("612 792", "", &format!("/Annots [{link}]"))).expect("sound");
        annex.pages[0].text.links.iter().map(|link| link.url.clone()).collect::<Vec<_>>()
    };
    assert_eq!(link("https://a.example"), ["https://a.example"]);
    assert_eq!(link("mailto:a@b.example"), ["mailto:a@b.example"]);
    for url in ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/x y", ""] {
        assert!(link(url).is_empty(), "{url}");
    }
}

#[test]
fn every_fault_has_its_word() {
    let fault = |bytes: Arc<[u8]>| read(&bytes).expect_err("a fault");
    assert_eq!(fault(ANNEX[..4000].into()), AnnexFault::CutOff);
    assert_eq!(fault(b"%PDF-1.7\nnothing\n%%EOF\n"[..].into()), AnnexFault::Damaged);
    assert_eq!(fault(page("3 792", "", "")), AnnexFault::Size(1, 3.0, 792.0));
    assert_eq!(fault(page("612 99999", "", "")), AnnexFault::Size(1, 612.0, 99999.0));
    let pages = |count: usize| {
        let kids = vec!["3 0 R"; count].join(" ");
        pdf(&[
            "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
            format!("<</Type /Pages /Count {count} /Kids [{kids}]>>"),
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>>".to_owned(),
        ])
    };
    assert_eq!(fault(pages(0)), AnnexFault::Empty);
    assert_eq!(fault(pages(2000)), AnnexFault::TooLong(2000));
    assert_eq!(read(&pages(3)).expect("sound").pages.len(), 3);
    // Pages that are lost are not passed over.
    let lost = pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type /Pages /Count 2 /Kids [3 0 R 9 0 R]>>".to_owned(),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>>".to_owned(),
    ]);
    assert_eq!(fault(lost), AnnexFault::Damaged);
}

#[test]
fn a_form_that_leaves_its_ticks_to_the_viewer_is_refused() {
    let field = |more: &str| {
        let field = format!("<</Subtype /Widget /FT /Btn /Rect [9 9 30 30] {more}>>");
        read(&page("612 792", "", &format!("/Annots [{field}]"))).err()
    };
    let ticked = "/AP <</N <</On 6 0 R /Off 6 0 R>>>> /AS";
    assert_eq!(field(&format!("{ticked} /On")), Some(AnnexFault::Form(1)));
    assert_eq!(field(&format!("{ticked} /Off")), None);
    assert_eq!(field("/V (Jordan)"), Some(AnnexFault::Form(1)));
    assert_eq!(field("/V ()"), None);
    assert_eq!(field("/V (Jordan) /F 2"), None);
}

#[test]
fn cells_of_tables_know_their_columns() {
    let columns = |bytes: &[u8]| -> Vec<u32> {
        let annex = read(&bytes.to_vec().into()).expect("sound");
        let cells = annex.pages[1].text.blocks.iter().filter_map(|block| block.cell);
        cells.map(|cell| cell.column).collect()
    };
    assert_eq!(columns(ANNEX), [0, 1, 2, 3].repeat(5));
    // Where a cell spans rows, it is not known which column those below stand in.
    let scope = b"/A <</O /Table /Scope /Column>>";
    let spans = b"/A <</O /Table /RowSpan     2>>";
    let at = ANNEX.windows(scope.len()).position(|part| part == scope).expect("a head");
    let mut spanning = ANNEX.to_vec();
    spanning[at..at + spans.len()].copy_from_slice(spans);
    assert_eq!(columns(&spanning), Vec::<u32>::new());
}

#[test]
fn each_outline_is_written_once() {
    let page = &sample().pages[0];
    let picture = str::from_utf8(&page.picture.bytes).expect("text");
    let (outlines, letters) =
        (picture.matches("<path id=\"o").count(), picture.matches("<use id=").count());
    assert!((20..60).contains(&outlines) && letters > 250, "{outlines} {letters}");
}

/// A grey JPEG of eight by eight pixels.
const PHOTO: &str = "ffd8ffe000104a46494600010100000100010000ffdb004300140e0f120f0d14121012171514181e32211e1c1c1e3d2c2e243249404c4b47404645505a736250556d5645466488656d777b8182814e608d978c7d96737e817cffc0000b080008000801011100ffc40014000100000000000000000000000000000002ffc4001810000203000000000000000000000000000003062132ffda0008010100003f003184e28fffd9";

#[test]
fn a_photograph_stays_the_file_it_is() {
    let digit = |at: usize| u8::from_str_radix(&PHOTO[at..at + 2], 16).expect("hexadecimal");
    let photo: Vec<u8> = (0..PHOTO.len()).step_by(2).map(digit).collect();
    let picture = |colours: &str| {
        let mut image = format!(
            "<</Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace \
             /{colours} /Filter /DCTDecode /Length {}>>\nstream\n",
            photo.len()
        )
        .into_bytes();
        image.extend(photo.iter().copied().chain(*b"\nendstream"));
        let objects = [
            b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
            b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
              /Resources <</XObject <</X 5 0 R>>>>>>"
                .to_vec(),
            b"<</Length 29>>\nstream\nq 99 0 0 99 72 400 cm /X Do Q \nendstream".to_vec(),
            image,
        ];
        let annex = read(&pdf(&objects)).expect("sound");
        String::from_utf8(annex.pages[0].picture.bytes.to_vec()).expect("text")
    };
    let grey = picture("DeviceGray");
    assert!(grey.contains("data:image/jpeg,%FF%D8"), "{grey}");
    // Where file and page disagree on the colours, the page's pixels are taken.
    assert!(!picture("DeviceRGB").contains("data:image/jpeg"));
}

#[test]
fn a_few_bytes_that_stand_for_too_many_are_refused() {
    let more = "/Group <</Type /XObject /Subtype /Image>>";
    let huge = "<</Type /XObject /Subtype /Image /Width 90000 /Height 90000 /Length 0>>\nstream\n\nendstream";
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        &format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {more}>>"),
        huge,
    ];
    assert_eq!(
        read(&pdf(&objects.map(str::to_owned))).expect_err("too much"),
        AnnexFault::TooHeavy
    );
}

#[test]
fn a_page_that_draws_itself_comes_to_an_end() {
    let fault = read(&page("612 792", "/X Do", "")).expect_err("too much");
    assert_eq!(fault, AnnexFault::TooComplex(1));
}

#[test]
fn no_cut_and_no_flip_breaks_the_reader() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |about| {
        if std::thread::current().name() != Some(crate::pdf::READER) {
            usual(about);
        }
    }));
    for cut in (0..ANNEX.len()).step_by(97) {
        let mut bytes = ANNEX[..cut].to_vec();
        bytes.extend(b"\n%%EOF\n");
        let _ = read(&bytes.into());
    }
    // A fixed run of a linear congruential generator: the same flips each time.
    let mut state: u32 = 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for _ in 0..250 {
        let mut bytes = ANNEX.to_vec();
        for _ in 0..=next(6) {
            bytes[next(ANNEX.len())] = next(256) as u8;
        }
        let _ = read(&bytes.into());
    }
}
