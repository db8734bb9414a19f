use super::*;

#[test]
fn dump() {
    let bytes: Arc<[u8]> = std::fs::read("samples/annexes/annex.pdf").expect("file").into();
    let annex = read(&bytes).expect("sound");
    println!("{}", &String::from_utf8_lossy(&annex.pages[1].picture.bytes));
}
