//! What each column is for, on real tables and on small ones.

use customer_segments::table::{Element, Reason, Role, TableKind};

use super::truth::shared;
use super::*;

/// The names of the columns that build.
fn building(table: &Table) -> Vec<&str> {
    let builds = |column: &&Column| column.role == Role::Build;
    table
        .columns()
        .iter()
        .filter(builds)
        .map(|column| column.name.as_str())
        .collect()
}

fn reason<'a>(table: &'a Table, name: &str) -> &'a Reason {
    &table.column(name).expect("a column").reason
}

fn real(file: &str) -> Option<Table> {
    let bytes = fs::read(shared(&format!("customers/{file}"))?).expect("a file");
    Some(Table::from_csv(&bytes, &ReadOptions::default()).expect(file))
}

#[test]
fn real_tables_are_built_on_what_customers_do() {
    let expected: &[(&str, &[&str])] = &[
        (
            "mall_customers.csv",
            &["Age", "Annual Income (k$)", "Spending Score (1-100)"],
        ),
        (
            "mcdonalds.csv",
            &[
                "yummy",
                "convenient",
                "spicy",
                "fattening",
                "greasy",
                "fast",
                "cheap",
                "tasty",
                "expensive",
                "healthy",
                "disgusting",
            ],
        ),
        (
            "marketing_campaign.csv",
            &[
                "Recency",
                "MntWines",
                "MntFruits",
                "MntMeatProducts",
                "MntFishProducts",
                "MntSweetProducts",
                "MntGoldProds",
                "NumDealsPurchases",
                "NumWebPurchases",
                "NumCatalogPurchases",
                "NumStorePurchases",
                "NumWebVisitsMonth",
            ],
        ),
        (
            "wholesale_customers.csv",
            &[
                "Fresh",
                "Milk",
                "Grocery",
                "Frozen",
                "Detergents_Paper",
                "Delicassen",
            ],
        ),
        ("insurance.csv", &["age", "bmi", "children", "charges"]),
        (
            "cdnow_customers_summary.csv",
            &["frequency", "recency", "T"],
        ),
        (
            "completejourney/transactions_sample.csv",
            &[
                "quantity",
                "sales_value",
                "retail_disc",
                "coupon_disc",
                "coupon_match_disc",
            ],
        ),
        (
            "completejourney/demographics.csv",
            &[
                "age",
                "income",
                "home_ownership",
                "marital_status",
                "household_size",
                "household_comp",
                "kids_count",
            ],
        ),
        ("completejourney/campaigns.csv", &[]),
        ("completejourney/coupon_redemptions.csv", &[]),
    ];
    for (file, columns) in expected {
        let Some(table) = real(file) else { return };
        assert_eq!(&building(&table), columns, "{file}");
    }
}

#[test]
fn reasons_say_why() {
    let Some(table) = real("marketing_campaign.csv") else {
        return;
    };
    for (name, expected) in [
        ("ID", Reason::Identifier),
        ("Z_CostContact", Reason::Constant),
        ("Z_Revenue", Reason::Constant),
        ("Response", Reason::Outcome),
        ("Complain", Reason::Outcome),
        ("Dt_Customer", Reason::Date),
        ("Income", Reason::WhoTheyAre),
        ("Education", Reason::WhoTheyAre),
        ("AcceptedCmp3", Reason::Explains),
        ("MntWines", Reason::Behaviour),
    ] {
        assert_eq!(reason(&table, name), &expected, "{name}");
    }
}

/// What stands in a row of a column.
type Cell = fn(usize) -> String;

/// Thirty rows; each column is a name and what stands in a row.
fn thirty(columns: &[(&str, Cell)]) -> Table {
    let mut text = columns
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join(",");
    for row in 0..30 {
        let cells: Vec<String> = columns.iter().map(|(_, cell)| cell(row)).collect();
        text += &format!("\n{}", cells.join(","));
    }
    table(&text)
}

#[test]
fn what_must_not_build_is_ignored_with_its_reason() {
    let amount: Cell = |row| format!("{}.5", row * row % 97);
    let table = thirty(&[
        ("spend", amount),
        ("visits", |row| (row * 7 % 13).to_string()),
        ("spend again", amount),
        ("colour", |row| ["red", "blue", "green"][row % 3].to_owned()),
        ("colour code", |row| ["R", "B", "G"][row % 3].to_owned()),
        ("contact", |row| format!("someone{row}@example.com")),
        ("line", |row| format!("+98912{:07}", row * 12_345)),
        ("First Name", |row| {
            format!("Name{}", ["a", "b", "c", "d"][row % 4].repeat(row / 4 + 1))
        }),
        ("member", |row| format!("M-{row:04}")),
        ("shop", |_| "Main".to_owned()),
        ("nothing", |_| String::new()),
        ("rare", |row| {
            if row < 5 {
                row.to_string()
            } else {
                String::new()
            }
        }),
        ("remark", |row| format!("what somebody said number {row}")),
        ("Phone calls", |row| (row % 9).to_string()),
    ]);
    for (name, expected) in [
        ("spend", Reason::Behaviour),
        ("visits", Reason::Behaviour),
        (
            "spend again",
            Reason::CopyOf {
                column: "spend".into(),
            },
        ),
        ("colour", Reason::Explains),
        (
            "colour code",
            Reason::CopyOf {
                column: "colour".into(),
            },
        ),
        ("contact", Reason::PersonalEmail),
        ("line", Reason::PersonalPhone),
        ("First Name", Reason::PersonalName),
        ("member", Reason::Identifier),
        ("shop", Reason::Constant),
        ("nothing", Reason::Empty),
        ("rare", Reason::MostlyMissing),
        ("remark", Reason::Text),
        ("Phone calls", Reason::Quantity),
    ] {
        assert_eq!(reason(&table, name), &expected, "{name}");
    }
}

#[test]
fn names_are_known_in_arabic_and_persian() {
    let table = thirty(&[
        ("رقم العميل", |row| (row + 100).to_string()),
        ("الاسم الكامل", |row| format!("اسم{row} عائلة")),
        ("عدد الطلبات", |row| (row % 7).to_string()),
        ("إجمالي المشتريات", |row| {
            (row * 31 % 17).to_string()
        }),
        ("العمر", |row| (20 + row % 40).to_string()),
        ("مشترك", |row| ["نعم", "لا"][row % 2].to_owned()),
    ]);
    assert_eq!(building(&table), ["عدد الطلبات", "إجمالي المشتريات"]);
    assert_eq!(reason(&table, "رقم العميل"), &Reason::Identifier);
    assert_eq!(reason(&table, "الاسم الكامل"), &Reason::PersonalName);
    assert_eq!(reason(&table, "العمر"), &Reason::WhoTheyAre);
    assert_eq!(
        table.column("مشترك").expect("a column").column_type(),
        ColumnType::Flag
    );
    let table = thirty(&[
        ("کد مشتری", |row| (row + 100).to_string()),
        ("تعداد خرید", |row| (row % 7).to_string()),
        ("مبلغ کل (ریال)", |row| {
            format!("{}٬۰۰۰", row * 31 % 17 + 1)
        }),
        ("سن", |row| (20 + row % 40).to_string()),
        ("شماره موبایل", |row| {
            format!("0912{:07}", row * 1234)
        }),
    ]);
    assert_eq!(building(&table), ["تعداد خرید", "مبلغ کل (ریال)"]);
    assert_eq!(reason(&table, "شماره موبایل"), &Reason::PersonalPhone);
}

#[test]
fn where_too_few_build_others_are_promoted_in_their_order() {
    let flag: Cell = |row| (row % 2).to_string();
    let other: Cell = |row| (row / 2 % 2).to_string();
    let colour: Cell = |row| ["red", "blue", "green"][row % 3].to_owned();
    let age: Cell = |row| (20 + row * 7 % 40).to_string();
    let income: Cell = |row| (1000 + row * 31 % 400).to_string();
    let gender: Cell = |row| ["m", "f"][row / 3 % 2].to_owned();
    let flags = thirty(&[("p", flag), ("q", other), ("colour", colour), ("age", age)]);
    assert_eq!(building(&flags), ["p", "q"]);
    let kinds = thirty(&[("p", flag), ("colour", colour), ("age", age)]);
    assert_eq!(building(&kinds), ["p", "colour"]);
    let people = thirty(&[("age", age), ("income", income), ("gender", gender)]);
    assert_eq!(building(&people), ["age", "income"]);
    let last = thirty(&[("age", age), ("gender", gender)]);
    assert_eq!(building(&last), ["age", "gender"]);
    assert_eq!(reason(&last, "gender"), &Reason::Promoted);
}

/// One mark of satisfaction is a result, many are questions; a table of results alone is built on them.
#[test]
fn many_marks_of_satisfaction_are_a_survey() {
    let mark: Cell = |row| (row * 7 % 5 + 1).to_string();
    let other: Cell = |row| (row * row % 5 + 1).to_string();
    let third: Cell = |row| (row / 3 % 5 + 1).to_string();
    let fourth: Cell = |row| (row / 2 % 4 + 1).to_string();
    let survey = thirty(&[
        ("How satisfied are you with the price?", mark),
        ("How satisfied are you with the delivery?", other),
        ("How satisfied are you with the staff?", third),
        ("Overall satisfaction", fourth),
    ]);
    assert_eq!(survey.kind(), TableKind::Survey);
    assert_eq!(building(&survey).len(), 3);
    assert_eq!(reason(&survey, "Overall satisfaction"), &Reason::Outcome);
    let customers = thirty(&[
        ("orders", |row| (row % 7).to_string()),
        ("visits", |row| (row * 7 % 13).to_string()),
        ("satisfaction", mark),
    ]);
    assert_eq!(building(&customers), ["orders", "visits"]);
    let results = thirty(&[
        ("satisfaction", mark),
        ("renewed", |row| (row % 2).to_string()),
    ]);
    assert_eq!(building(&results), ["satisfaction", "renewed"]);
}

#[test]
fn what_the_user_says_stands() {
    let mut table = table("id,spend\n1,5.5\n2,7\n");
    table.set_role("id", Role::Build).expect("a column");
    assert_eq!(reason(&table, "id"), &Reason::User);
    assert_eq!(building(&table), ["id", "spend"]);
    assert!(table.set_role("other", Role::Build).is_err());
}

/// What the answers are steps of tells a survey, whatever the questions are called.
#[test]
fn answers_of_agreement_are_a_survey() {
    let steps = ["لا أوافق بشدة", "لا أوافق", "محايد", "أوافق", "أوافق بشدة"];
    let mut text = String::from(
        "المدينة,السعر قبل كل شيء,الخدمة قبل السعر,سرعة التوصيل,متوسط إنفاقك الشهري (ريال)\n",
    );
    for row in 0..200 {
        let step = |question: usize| steps[(row * question + row / 7) % 5];
        let city = ["جدة", "دبي", "عمّان"][row % 3];
        text += &format!(
            "{city},{},{},{},{}\n",
            step(1),
            step(2),
            step(3),
            100 + row % 45 * 10
        );
    }
    let table = Table::from_csv(text.as_bytes(), &ReadOptions::default()).expect("a table");
    assert_eq!(table.kind(), TableKind::Survey);
    let questions = ["السعر قبل كل شيء", "الخدمة قبل السعر", "سرعة التوصيل"];
    assert!(building(&table).starts_with(&questions));
    // A month is no town: `شهر` is one in Persian only.
    assert_eq!(
        table
            .column("متوسط إنفاقك الشهري (ريال)")
            .expect("a column")
            .elements,
        [Element::Behaviour]
    );
}

/// A table of 240 customers, of whom many share each of the column's values.
fn shared_by_many(header: &str, values: &[&str]) -> Table {
    let mut text = format!("amount,visits,\"{header}\"\n");
    for row in 0..240 {
        let value = values[row * 7 % values.len()];
        text += &format!("{},{},{value}\n", row * 37 % 101, row * 11 % 13);
    }
    Table::from_csv(text.as_bytes(), &ReadOptions::default()).expect("a table")
}

const ENGLISH: [&str; 6] = ["Ali", "Wendy", "Ruth", "Igor", "Beth", "Tariq"];
const PERSIAN: [&str; 6] = ["فرشاد", "پگاه", "آرش", "کیان", "بهار", "سپیده"];
const ARABIC: [&str; 6] = ["رائد", "وسام", "لجين", "غيث", "رزان", "بشير"];

#[test]
fn names_of_people_are_left_out_however_many_share_one() {
    let headers = [
        (
            ENGLISH,
            "name|First Name|surname|customer|Client|customer name|CustName|lname|billing name|Guest name|sales rep",
        ),
        (
            ARABIC,
            "اسم|الاسم|الإسم الأول|الاسم الأخير|العميل|اسم الزبون|اسم المستلم|الكنية|مندوب المبيعات",
        ),
        (
            PERSIAN,
            "نام|نام خانوادگی|نام و نام\u{200c}خانوادگی|مشتری|خریدار|نام گیرنده|نام مشتری|کاربر|کارشناس فروش",
        ),
    ];
    for (values, headers) in headers {
        for header in headers.split('|') {
            let table = shared_by_many(header, &values);
            assert_eq!(*reason(&table, header), Reason::PersonalName, "{header}");
            assert_eq!(table.column(header).expect("a column").role, Role::Ignore);
        }
    }
}

#[test]
fn names_and_numbers_of_people_are_known_by_themselves() {
    for (values, expected) in [
        (
            [
                "Mr. Igor Bell",
                "Ms Ruth Hale",
                "Dr Beth Orr",
                "Mr Tariq Aziz",
            ],
            Reason::PersonalName,
        ),
        (
            ["آقای آرش کیانی", "خانم پگاه بهاری", "محمد", "سارا نوری"],
            Reason::PersonalName,
        ),
        (
            ["السيد رائد", "السيدة لجين", "خالد", "فاطمة الزهراء"],
            Reason::PersonalName,
        ),
        (
            ["@igor", "@ruth.hale", "@beth_o", "@tariq"],
            Reason::PersonalOther,
        ),
        (
            [
                "DE89370400440532013000",
                "GB29NWBK60161331926819",
                "FR7630006000011234567890189",
                "SA0380000000608010167519",
            ],
            Reason::PersonalOther,
        ),
        (
            ["a@b.co", "c@d.co", "e@f.co", "g@h.co"],
            Reason::PersonalEmail,
        ),
        (
            ["۰۹۱۲۱۲۳۴۵۶۷", "۰۹۱۲۱۲۳۴۵۶۸", "۰۹۱۲۱۲۳۴۵۶۹", "۰۹۱۲۱۲۳۴۵۶۰"],
            Reason::PersonalPhone,
        ),
    ] {
        let table = shared_by_many("q", &values);
        assert_eq!(*reason(&table, "q"), expected, "{values:?}");
    }
}

#[test]
fn names_of_things_and_kinds_of_customers_describe() {
    let headers = "product name|city name|store name|plan name|tier name|channel name|customer type|customer group|\
        preferred contact|email frequency|phone brand|user type|member tier|first product name|job title|title|\
        نام محصول|نام شهر|نام فروشگاه|نام طرح|گروه مشتری|نوع مشتری|شهر مشتری|نام برند|\
        اسم المنتج|اسم المدينة|اسم الفرع|اسم الباقة|فئة العميل|نوع العميل|مدينة العميل|اسم العلامة التجارية";
    for header in headers.split('|').map(str::trim) {
        let table = shared_by_many(header, &["Aster", "Borage", "Clover", "Dill"]);
        assert_ne!(
            table.column(header).expect("a column").role,
            Role::Ignore,
            "{header}"
        );
    }
    for (header, kinds) in [
        ("customer", ["new", "returning", "VIP"]),
        ("العميل", ["جديد", "دائم", "مميز"]),
        ("مشتری", ["جدید", "وفادار", "ویژه"]),
    ] {
        let table = shared_by_many(header, &kinds);
        assert_eq!(
            table.column(header).expect("a column").role,
            Role::Describe,
            "{header}"
        );
    }
}

#[test]
fn a_tick_may_be_the_name_of_its_column() {
    let rows: String = (0..30)
        .map(|row| format!("{},{}\n", ["Price", ""][row % 3 % 2], row * 7 % 50))
        .collect();
    let table = Table::from_csv(
        format!("Price,spend\n{rows}").as_bytes(),
        &ReadOptions::default(),
    )
    .expect("a table");
    assert_eq!(table.columns()[0].column_type(), ColumnType::Flag);
}

#[test]
fn numbers_of_orders_that_follow_each_other_name_rows() {
    for name in ["Order", "سفارش", "الطلب"] {
        let row = |row: i64| format!("{},{},{}\n", 991 + row, 3 + row * 7 % 50, row % 9);
        let rows: String = (0..30).map(row).collect();
        let table = Table::from_csv(
            format!("{name},spend,visits\n{rows}").as_bytes(),
            &ReadOptions::default(),
        )
        .expect("a table");
        assert_eq!(
            table.columns()[0].column_type(),
            ColumnType::Identifier,
            "{name}"
        );
    }
    let rows: String = (0..30)
        .map(|row| format!("{},{}\n", 1 + row, 3 + row * 7 % 50))
        .collect();
    let counted = Table::from_csv(
        format!("orders,spend\n{rows}").as_bytes(),
        &ReadOptions::default(),
    )
    .expect("a table");
    assert_eq!(counted.columns()[0].column_type(), ColumnType::Number);
}
