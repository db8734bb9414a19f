//! PDFs made by hand, for what our own letters do not have.

/// A PDF of these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = "0000000000 65535 f\r\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n\r\n", pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    pdf.extend(format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\n").bytes());
    pdf.extend(format!("startxref\n{start}\n%%EOF").bytes());
    pdf
}

/// A stream with these entries.
pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A stream with these entries, packed.
pub fn packed(entries: &str, data: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packing = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packing.write_all(data).expect("memory");
    stream(&format!("{entries}/Filter/FlateDecode"), &packing.finish().expect("memory"))
}

/// A PDF of one empty page to which these files are attached, with their bytes.
pub fn with_files(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let specs = 4..4 + files.len();
    let names: Vec<String> =
        files.iter().zip(specs).map(|((name, _), at)| format!("{} {at} 0 R", hex(name))).collect();
    let catalog = format!(
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{}]>>>>>>",
        names.join(" ")
    );
    let mut objects = vec![
        catalog.into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".to_vec(),
    ];
    for (at, (name, _)) in files.iter().enumerate() {
        let (name, stream) = (hex(name), 4 + files.len() + at);
        let spec =
            format!("<</Type/Filespec/UF {name}/AFRelationship/Source/EF<</F {stream} 0 R>>>>");
        objects.push(spec.into_bytes());
    }
    objects.extend(files.iter().map(|(_, stream)| stream.clone()));
    pdf(&objects)
}

/// A text string in UTF-16.
pub fn hex(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<feff{units}>")
}
