//! People who do not exist, with names as they are in many languages and scripts.

use crate::support::dice::Dice;

/// How names are in one language. A family name is made of a beginning and an end.
struct Custom {
    given: &'static str,
    begins: &'static str,
    ends: &'static str,
    /// Whether the family name stands first, and nothing between it and the other.
    joined: bool,
}

/// A name, in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub given: String,
    pub family: String,
    joined: bool,
}

impl Name {
    /// A name as it is typed, cut before its last word.
    pub fn typed(text: &str) -> Self {
        let (given, family) = text.rsplit_once(' ').unwrap_or((text, ""));
        Self { given: given.to_owned(), family: family.to_owned(), joined: false }
    }

    /// The name as it is printed.
    pub fn whole(&self) -> String {
        match (self.joined, self.given.as_str(), self.family.as_str()) {
            (true, given, family) => format!("{family}{given}"),
            (_, given, "") => given.to_owned(),
            (_, "", family) => family.to_owned(),
            (_, given, family) => format!("{given} {family}"),
        }
    }
}

const fn custom(given: &'static str, begins: &'static str, ends: &'static str) -> Custom {
    Custom { given, begins, ends, joined: false }
}

const fn joined(given: &'static str, begins: &'static str, ends: &'static str) -> Custom {
    Custom { given, begins, ends, joined: true }
}

/// Those whose letters the program's own typefaces have come first.
const CUSTOMS: [Custom; 25] = [
    custom(
        "Ada Benjamin Clara Dorothy Edwin Florence George Harriet Isaac Josephine Kenneth Lydia Mary-Jane Nathaniel Olive Peter J.R. Q.",
        "Sample Mock Model Pattern Proto Exempl",
        "wood ton ford field worth ham",
    ),
    custom(
        "Änne Bärbel Christoph Dörte Emil Friederike Günther Hannelore Ingo Jürgen Karl-Heinz Liselotte Moritz Nora Ottilie Paul",
        "Muster Beispiel Proben Vorlagen Schablonen Entwurfs",
        "mann berg feld bach stein müller",
    ),
    custom(
        "Amélie Benoît Céline Denis Élodie François Geneviève Hélène Inès Jean-Luc Karine Loïc Maëlle Noël Océane Pierre",
        "Exempl Modél Spécim Échantill Maquett D’Ébauch",
        "eau ier ard onnet iquaud ez",
    ),
    custom(
        "Ana Belén Carlos Dolores Emilio Fátima Gonzalo Héctor Íñigo Jimena Lucía Marcos Núria Óscar Pilar Raúl",
        "Ejemplo Muestra Modelo Bosquejo Plantilla Ensayo",
        "\u{a0}Figurado \u{a0}Ficticio \u{a0}Inventado \u{a0}Supuesto \u{a0}Imaginario \u{a0}Irreal",
    ),
    custom(
        "Agnieszka Błażej Czesława Dariusz Elżbieta Franciszek Grażyna Henryk Józef Krystyna Łucja Małgorzata Paweł Stanisław Zofia Żaneta",
        "Przykład Wzorc Prób Model Okaz Szablon",
        "owski ewicz iak czyk iński anek",
    ),
    custom(
        "Андрій Богдана Віктор Галина Ґалаґан Дмитро Євгенія Іван Їржина Катерина Леся Микола Оксана Петро Соломія Юрій",
        "Приклад Взірц Модел Шаблон Проб Ескіз",
        "енко чук івський ич ишин ало",
    ),
    custom(
        "Αλέξανδρος Βασιλική Γεώργιος Δήμητρα Ελένη Ζωή Ηλίας Θεοδώρα Ιωάννης Κατερίνα Λεωνίδας Μαρία Νίκος Ουρανία Παναγιώτης Σοφία",
        "Παραδειγματ Δειγματ Προτυπ Μοντελ Υποδειγματ Σχεδι",
        "όπουλος ίδης άκης έλλη άτος ούλα",
    ),
    custom(
        "Ayşe Barış Cem Deniz Elif Fatih Gülşen Hüseyin İbrahim Jale Kübra Leyla Murat Nazlı Öykü Şebnem",
        "Örnek Taslak Kalıp Deneme Temsil Simge",
        "oğlu er taş can soy gil",
    ),
    custom(
        "Björn Camilla Dag Ebba Fredrik Gunilla Håkan Ingrid Jörgen Karin Lars Märta Nils Örjan Pernilla Åsa",
        "Exempel Mönster Prov Mall Skiss Modell",
        "sson ström lund qvist gren ö",
    ),
    custom(
        "Anh Bảo Châu Dũng Giang Hạnh Khánh Linh Minh Ngọc Phương Quỳnh Sơn Thảo Uyên Yến",
        "Mẫu Thử Phác Giả Ví Khuôn",
        "\u{a0}Dụ \u{a0}Hình \u{a0}Bản \u{a0}Tượng \u{a0}Định \u{a0}Đặng",
    ),
    custom(
        "Anikó Balázs Csilla Dezső Erzsébet Ferenc Győző Hajnalka István Judit Kálmán László Márta Nándor Örs Zsófia",
        "Minta Példa Vázlat Sablon Próba Modell",
        "házi falvi fi kay szegi né",
    ),
    custom(
        "Adriaan Berendina Cornelis Dirkje Evert Femke Gijs Hendrika IJsbrand Janneke Klaas Lieke Maarten Neeltje Pieter Sjoerd",
        "van\u{a0}Voorbeeld de\u{a0}Model van\u{a0}der\u{a0}Proef ’t\u{a0}Staal ter\u{a0}Schets van\u{a0}den\u{a0}Mal",
        "stra dijk huizen burg veld man",
    ),
    custom(
        "Aoife Bríd Caoimhe Diarmuid Éamon Fionnuala Gráinne Iarla Lorcán Máire Niamh Oisín Pádraig Róisín Seán Úna",
        "O’Sampl Mac\u{a0}Mock McModel Ó\u{a0}Pattern Fitz Ní\u{a0}Draft",
        "agher eady igan urphy ully annon",
    ),
    custom(
        "دانه أمينة باسل جميلة حسن خديجة داود رانية سليم شيماء طارق عائشة فاطمة كريم ليلى مريم",
        "النموذج المثال العيّن الرسم القالب الشاهد",
        "ي اوي نجيّ بيك كار زاد",
    ),
    custom(
        "אבנר ברכה גדעון דבורה הלל ורד זאב חנה טליה יואב כרמל לאה מיכל נתן עדינה רות",
        "דוגמ מופת תבנית גרס משל טיוט",
        "אי ון בלום שטיין פלד ברג",
    ),
    joined(
        "小例 大样 明仿 文拟 国假 丽试 伟模 芳范 秀本 建式 志型 晓稿 永图 春草 海案 玉谱",
        "王 李 张 陈 林 欧阳",
        "例 样 仿 拟 假 试",
    ),
    joined(
        "太郎 花子 みほん さくら 健一 由美 ケンジ ひかり 真一 陽菜 大輔 美咲 翔太 葵 蓮 結衣",
        "見本 例田 仮山 模型 雛形 試作",
        "川 野 谷 崎 橋 沢",
    ),
    joined(
        "예시 보기 견본 가상 모형 시험 초안 그림 본보 허구 임시 샘플 표본 가정 상상 연습",
        "김 이 박 최 정 황",
        "예 보 견 가 모 시",
    ),
    custom(
        "अनिता बलराम चंद्रा दीपक ईशा फाल्गुनी गणेश हेमा इंद्र जया किरण लक्ष्मी मोहन नेहा ओम प्रिया",
        "उदाहरण नमूना प्रतिरूप साँचा खाका प्रारूप",
        "कर वाल पुरी दास राव जी",
    ),
    custom(
        "অনিতা বিমল চন্দনা দীপা ঈশান ফরিদা গৌতম হাসান ইলা জয়া কমল লীলা মিতা নীলা অমল প্রিয়া",
        "উদাহরণ নমুনা প্রতিরূপ ছাঁচ খসড়া আদর্শ",
        "কর পুরী দাস রায় নাথ পাল",
    ),
    custom(
        "அனிதா பாலன் சந்திரா தீபா ஈசன் கணேசன் ஹேமா இந்திரா ஜெயா கிரண் லட்சுமி மோகன் நேகா ஓவியா பிரியா ராமன்",
        "மாதிரி உதாரண வடிவ நகல் வரைவு சோதனை",
        "யன் பிள்ளை ராஜன் நாதன் குமார் வேலு",
    ),
    custom(
        "สมชาย บุญมี จันทร์ ดวงใจ เอก ฟ้า กมล หทัย อิ่ม ใจดี กล้า ละออ มาลี นภา อรุณ ปรีชา",
        "ตัวอย่าง แบบร่าง ต้นแบบ สมมติ จำลอง ทดลอง",
        "กุล วงศ์ ชัย ศรี พันธุ์ สุข",
    ),
    custom(
        "Անահիտ Բագրատ Գայանե Դավիթ Եվա Զարուհի Էդգար Թամար Իսահակ Լիլիթ Խաչիկ Կարեն Հայկ Մարիամ Նարեկ Սոնա",
        "Օրինակ Նմուշ Կաղապար Մոդել Նախագիծ Փորձ",
        "յան ունի ենց աթ իկ ոզ",
    ),
    custom(
        "ანა ბექა გიორგი დავით ეკა ვახტანგ ზურაბ თამარ ირაკლი კოტე ლალი მაია ნინო ოთარ პაატა რუსუდან",
        "მაგალით ნიმუშ მოდელ ესკიზ შაბლონ ცდა",
        "შვილი ძე ია ავა ური ელი",
    ),
    custom(
        "አበበ በቀለ ጫልቱ ደስታ እሌኒ ፋሲካ ጌታቸው ሐና ይስሐቅ ጀማል ከበደ ለምለም መሰረት ነጋ ኦብሴ ጸሐይ",
        "ምሳሌ ናሙና ንድፍ ሞዴል አብነት ሙከራ",
        "ው ያም አለም ወርቅ ማርያም ሥላሴ",
    ),
];

/// How many of the customs have letters that the program's own typefaces have.
pub const OWN: usize = 13;
/// All.
pub const ALL: usize = CUSTOMS.len();

/// So many people, each of another name, of the first `customs` customs.
pub fn people(dice: &mut Dice, count: usize, customs: usize) -> Vec<Name> {
    let mut all: Vec<Name> = CUSTOMS[..customs].iter().flat_map(names).collect();
    assert!(all.len() >= count, "{} names are too few", all.len());
    dice.shuffle(&mut all);
    all.truncate(count);
    all
}

fn names(custom: &Custom) -> Vec<Name> {
    let mut names = Vec::new();
    for given in custom.given.split(' ') {
        for begin in custom.begins.split(' ') {
            for end in custom.ends.split(' ') {
                // A gap within a family name is a space that does not part the lists.
                let family = format!("{begin}{end}").replace('\u{a0}', " ");
                names.push(Name { given: given.to_owned(), family, joined: custom.joined });
            }
        }
    }
    names
}

/// Names that look like something else, and are right.
pub const UNUSUAL: [&str; 34] = [
    "Jenny Null",
    "Anna Nil",
    "Tess Tester",
    "Asa Asdfeldt",
    "Xi Xu",
    "Jo Li",
    "Ng",
    "Samplarto",
    "Li Li",
    "John D. Mockwell",
    "Count Exampleson",
    "Sum Yi",
    "Anna de la Muestra y Ejemplo",
    "José Modelo i Muestra",
    "Jan van ’t Voorbeeld",
    "Anne-Marie ’s-Gravenmodel",
    "Flo al Namoudhaji",
    "Lê Thị Mẫu",
    "Dr. Ada Sample-Mock, PhD",
    "Ben Sample Jr.",
    "Cy Dent-Model (Rivers Forum)",
    "Jo “Zip” Mockent",
    "Ann Draftbaker @annd",
    "Ute Muster (she/her)",
    "A. B. Patternham",
    "D’Arcy O’Draft",
    "Ṣọlá Àpẹẹrẹ",
    "Kūpaʻa Hoʻohālike",
    "Łucja Wzór-Próbkowa",
    "Þórunn Dæmisdóttir",
    "Nguyễn Văn Ví Dụ",
    "María José Ejemplo de los Ríos Ficticios",
    "Prof. Dr. Dr. h. c. Hans-Joachim Freiherr von und zu Musterstein-Beispielhausen",
    "Muhammad bin Mithal al-Namudhaji",
];
