use super::*;

fn read(tag: &str, cells: &[&str]) -> Vec<String> {
    let locale = Locale::new(&tag.parse().expect("a tag"));
    let code = |country: &Country| country.code();
    let said = |reading: &Reading| match reading {
        Reading::Country(country) => code(country).to_owned(),
        Reading::Several(all) => all.iter().map(code).collect::<Vec<_>>().join("+"),
        Reading::Either(all) => all.iter().map(code).collect::<Vec<_>>().join("|"),
        Reading::Or(country, _) => format!("{}?", country.code()),
        Reading::Part(country) => format!("in {}", country.code()),
        Reading::Among(country) => format!("{} …", country.code()),
        Reading::Unknown => "-".to_owned(),
    };
    locale.read_countries(cells).iter().map(said).collect()
}

/// Each cell alone among names.
#[track_caller]
fn means(cases: &[(&str, &str)]) {
    for (cell, expected) in cases {
        assert_eq!(read("en", &["France", "Chile", cell])[2], *expected, "{cell}");
    }
}

#[test]
fn a_country_is_read_in_any_language_and_by_its_codes() {
    means(&[
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("uk", "GB"),
        ("U.K.", "GB"),
        ("GBR", "GB"),
        ("Great Britain", "GB"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("us", "US"),
        ("the United States", "US"),
        ("United States (USA)", "US"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("ALLEMAGNE", "DE"),
        ("Німеччина", "DE"),
        ("ألمانيا", "DE"),
        ("ドイツ", "DE"),
        ("Germany / Deutschland", "DE"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("turkiye", "TR"),
        ("die Schweiz", "CH"),
        ("Oesterreich", "AT"),
        ("l’Italie", "IT"),
        ("Republic of Kenya", "KE"),
        ("Republic of Korea", "KR"),
        ("Republic of China", "TW"),
        ("Holland", "NL"),
        ("Czech Republic", "CZ"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Hong Kong", "HK"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Congo (DRC)", "CD"),
        ("Congo, the Democratic Republic of the", "CD"),
        ("Bosnia & Herzegovina", "BA"),
        ("Trinidad and Tobago", "TT"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Georgia", "GE"),
        ("FR", "FR"),
    ]);
}

#[test]
fn what_would_be_a_guess_is_none() {
    means(&[
        ("Unites States", "-"),
        ("Switzerland, Italy", "CH+IT"),
        ("Schweiz und Italien", "CH+IT"),
        ("Berlin, Germany", "DE …"),
        ("Musterstadt (Deutschland)", "DE …"),
        ("Unites States, Italy, Peru", "IT+PE"),
        ("Congo", "CD|CG"),
        ("the Congo", "CD|CG"),
        ("Korea", "KP|KR"),
        ("Scotland", "in GB"),
        ("CA", "CA?"),
        ("NO", "NO?"),
        ("NA", "NA?"),
        ("America", "US?"),
        ("EU", "-"),
        ("VS", "-"),
        ("is", "-"),
        ("", "-"),
        ("–", "-"),
        ("Atlantis", "-"),
    ]);
}

#[test]
fn a_column_tells_what_its_cells_mean() {
    assert_eq!(read("en", &["CA", "FR", "no", "GA"]), ["CA", "FR", "NO", "GA"]);
    assert_eq!(read("en", &["CA", "GA", "TX"]), ["CA?", "GA?", "-"]);
    assert_eq!(read("en", &["CA", "GA"]), ["CA?", "GA?"]);
    assert_eq!(read("en", &["Georgia", "Armenia"]), ["GE", "AM"]);
    assert_eq!(read("en", &["Georgia", "Texas"]), ["GE?", "-"]);
}

#[test]
fn the_language_of_the_letter_goes_first() {
    assert_eq!(read("sq", &["Nigeri"]), ["NG"]);
    assert_eq!(read("en", &["Nigeri"]), ["NE|NG"]);
}

#[test]
fn usual_short_names_are_read_in_the_scripts_of_the_world() {
    let mut wrong = Vec::new();
    for (code, names) in [
        (
            "AE",
            "الإمارات|الامارات|دولة الإمارات|دولة الإمارات العربية المتحدة|امارات|ОАЭ|Эмираты|ОАЕ|BAE|阿联酋|阿聯|UAE|アラブ首長国連邦|아랍에미리트|איחוד האמירויות|Εμιράτα|Emirate|Émirats|Emirats arabes unis|Emiratos|Emirados|Emirati|Emiraty|ZEA|Emiraten|Förenade Arabemiraten|यूएई|EAU|ΗΑΕ",
        ),
        (
            "SA",
            "السعودية|المملكة السعودية|العربية السعودية|المملكه العربيه السعوديه|عربستان|沙特|沙烏地|沙烏地阿拉伯|サウジ|サウジアラビア|사우디|사우디아라비아|סעודיה|Саудовская Аравия|Suudi|Suudi Arabistan|Saudi-Arabien|Saudi Arabien|Saudi|Arabie saoudite|Arabia Saudí|Arabia Saudita|Σαουδική Αραβία",
        ),
        (
            "GB",
            "بريطانيا|بريطانيا العظمى|المملكة المتحدة|بریتانیا|英国|英國|イギリス|영국|בריטניה|Великобритания|Велика Британія|Britanya|Birleşik Krallık|ब्रिटेन|Βρετανία|Μεγάλη Βρετανία|Anh|Vương quốc Anh|Storbritannien|Wielka Brytania|Reino Unido|Royaume-Uni|Regno Unito|Marea Britanie|Nagy-Britannia|Iso-Britannia|Velká Británie|ΗΒ",
        ),
        (
            "US",
            "الولايات المتحدة الأمريكية|الولايات المتحدة الامريكية|الولايات المتحدة الأميركية|美国|美國|アメリカ|アメリカ合衆国|米国|미국|ארצות הברית|ארה״ב|ארהב|США|ABD|EE.UU.|EE. UU.|EEUU|EUA|USA|États-Unis|ΗΠΑ|Hoa Kỳ|SUA|Egyesült Államok|अमेरिका|Соединённые Штаты",
        ),
        (
            "KR",
            "كوريا الجنوبية|南韩|南韓|韩国|韓国|한국|남한|대한민국|Южная Корея|Південна Корея|Güney Kore|Südkorea|Corée du Sud|Corea del Sur|Coreia do Sul|Hàn Quốc|דרום קוריאה|Νότια Κορέα|Sydkorea|Zuid-Korea",
        ),
        ("KP", "كوريا الشمالية|北韩|北朝鲜|北朝鮮|북한|Северная Корея|Nordkorea|КНДР"),
        (
            "CZ",
            "تشيكيا|التشيك|جمهورية التشيك|捷克|チェコ|체코|Чехия|Чехія|Çekya|Çek Cumhuriyeti|Tschechei|Tschechien|Tchéquie|République tchèque|Chequia|República Checa|Chéquia|Tchéquia|República Tcheca|Cechia|Repubblica Ceca|Česko|Česká republika|צכיה|Τσεχία|Czechy|Tjeckien|Tsjechië|Csehország",
        ),
        (
            "ZA",
            "جنوب إفريقيا|جنوب أفريقيا|南非|南アフリカ|남아공|남아프리카공화국|ЮАР|ПАР|Güney Afrika|Südafrika|Νότια Αφρική|דרום אפריקה",
        ),
        (
            "NL",
            "هولندا|荷兰|オランダ|네덜란드|Голландия|Нидерланды|Голландія|Нідерланди|Hollanda|Holandia|Ολλανδία|הולנד|Hà Lan|Hollandia|Nederland|Niederlande|Pays-Bas",
        ),
        (
            "BA",
            "البوسنة|البوسنة والهرسك|Босния|Боснія|Bosna|Bosnien|Bosnie|Bosnia|Bósnia|Bośnia|波黑|ボスニア|Bosna-Hersek|Bosnia and Herzegovina",
        ),
        (
            "MK",
            "مقدونيا|مقدونيا الشمالية|Македония|Північна Македонія|Makedonya|North Macedonia|Македонија",
        ),
        ("SY", "سوريا|سورية|الجمهورية العربية السورية|叙利亚|シリア|Сирия|Suriye"),
        ("EG", "مصر|جمهورية مصر العربية|埃及|エジプト|Египет|Єгипет|Mısır"),
        ("JO", "الأردن|الاردن|المملكة الأردنية الهاشمية|Иордания|ヨルダン"),
        ("MA", "المغرب|المملكة المغربية|Марокко|Fas|モロッコ"),
        ("OM", "عمان|عُمان|سلطنة عمان|سلطنة عُمان"),
        ("QA", "قطر|دولة قطر"),
        ("KW", "الكويت|دولة الكويت"),
        ("BH", "البحرين|مملكة البحرين"),
        ("HU", "المجر|هنغاريا|Венгрия|Угорщина"),
        ("DZ", "الجزائر|Алжир"),
        ("TN", "تونس|الجمهورية التونسية"),
        ("LY", "ليبيا"),
        ("YE", "اليمن"),
        ("SD", "السودان"),
        ("SO", "الصومال"),
        ("LB", "لبنان|الجمهورية اللبنانية"),
        ("IQ", "العراق|جمهورية العراق"),
        ("MR", "موريتانيا|موريطانيا"),
        ("NZ", "نيوزيلندا|نيوزلندا|نيوزيلاندا|新西兰|紐西蘭|Новая Зеландия|Yeni Zelanda"),
        ("CD", "الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية|ДР Конго|刚果（金）|刚果金"),
        ("CF", "أفريقيا الوسطى|إفريقيا الوسطى|جمهورية إفريقيا الوسطى|ЦАР"),
        ("DO", "الدومينيكان|جمهورية الدومينيكان|Доминикана"),
        ("TZ", "تنزانيا|تانزانيا"),
        ("LU", "لوكسمبورغ|لوكسمبورج"),
        ("DE", "ألمانيا|المانيا|Германия|Німеччина|Almanya"),
        ("ES", "إسبانيا|اسبانيا|أسبانيا"),
        ("FR", "فرنسا"),
        ("IT", "إيطاليا|ايطاليا"),
        ("BE", "بلجيكا"),
        ("CH", "سويسرا"),
        ("AT", "النمسا"),
        ("GR", "اليونان"),
        ("TR", "تركيا|Türkiye"),
        ("PS", "فلسطين"),
        ("IL", "إسرائيل|اسرائيل"),
        ("IR", "إيران|ايران"),
        ("RU", "روسيا|روسيا الاتحادية|РФ|Россия|Росія"),
        ("CN", "الصين|中国大陆|中國大陸|中国|КНР"),
        ("IN", "الهند|भारत"),
        ("AU", "أستراليا|استراليا|호주"),
        ("CA", "كندا"),
        ("ET", "إثيوبيا|اثيوبيا|أثيوبيا"),
        ("CV", "الرأس الأخضر|كاب فيردي"),
        ("BY", "بيلاروسيا|روسيا البيضاء|Беларусь|Белоруссия|Білорусь|白俄罗斯"),
        ("MD", "مولدوفا|Молдавия|Молдова"),
        ("KG", "قيرغيزستان|Киргизия|Кыргызстан|Киргизстан"),
        ("MM", "ميانمار|بورما|Мьянма|Бирма|缅甸|ミャンマー"),
        ("CI", "ساحل العاج|كوت ديفوار|Кот-д’Ивуар"),
        ("VA", "الفاتيكان"),
        ("TL", "تيمور الشرقية"),
        ("SE", "السويد"),
        ("NO", "النرويج"),
        ("DK", "الدنمارك|الدانمارك"),
        ("FI", "فنلندا"),
        ("PL", "بولندا|بولونيا"),
        ("PT", "البرتغال"),
        ("RO", "رومانيا"),
        ("IE", "أيرلندا|إيرلندا|ايرلندا"),
        ("SN", "السنغال"),
        ("TD", "تشاد"),
        ("ML", "مالي"),
        ("NG", "نيجيريا"),
        ("GH", "غانا"),
        ("KE", "كينيا"),
        ("BR", "البرازيل"),
        ("MX", "المكسيك"),
        ("JP", "اليابان"),
        ("PK", "باكستان"),
        ("AF", "أفغانستان|افغانستان"),
        ("PH", "الفلبين|الفليبين"),
        ("VN", "فيتنام|فييتنام"),
        ("ID", "إندونيسيا|اندونيسيا"),
        ("TH", "تايلاند|تايلند"),
        ("TW", "تايوان"),
        ("UA", "أوكرانيا|اوكرانيا"),
        ("RS", "صربيا"),
        ("HR", "كرواتيا"),
        ("SI", "سلوفينيا"),
        ("SK", "سلوفاكيا"),
        ("BG", "بلغاريا"),
        ("AL", "ألبانيا"),
        ("CY", "قبرص"),
        ("AM", "أرمينيا"),
        ("GE", "جورجيا"),
        ("AZ", "أذربيجان"),
        ("VE", "فنزويلا"),
        ("CL", "تشيلي|شيلي"),
        ("PE", "بيرو|البيرو"),
        ("CO", "كولومبيا"),
        ("AR", "الأرجنتين"),
        ("UG", "أوغندا"),
        ("ER", "إريتريا|ارتريا"),
        ("DJ", "جيبوتي"),
        ("KM", "جزر القمر"),
        ("EE", "إستونيا"),
        ("LV", "لاتفيا"),
        ("LT", "ليتوانيا"),
        ("IS", "آيسلندا|أيسلندا|ايسلندا"),
    ] {
        let names: Vec<&str> = names.split('|').collect();
        let read = read("en", &names);
        wrong.extend(names.into_iter().zip(read).filter(|(_, own)| own != code));
    }
    assert_eq!(wrong, [("अमेरिका", "US?".to_owned())], "America is asked for");
}
