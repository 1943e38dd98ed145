//! Customers from orders, against pandas (`pkg-tests/customers/make.py`) and against published tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use customer_segments::customers::{
    Amounts, ColumnChoice, CustomersParams, Duplicates, Key, Refunds, RfmGroup, RfmParams, Window,
    Zeros, day_of, join, rfm,
};
use customer_segments::segment::Rows;
use customer_segments::table::{Goal, Role, TableKind, Value};
use customer_segments::{Customers, IssueCode, ReadOptions, Segmentation, Table};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-tests/customers");

fn read(text: &str) -> Table {
    Table::from_csv(text.as_bytes(), &ReadOptions::default()).expect("a table")
}

fn orders() -> Table {
    read(&fs::read_to_string(format!("{FOLDER}/orders.csv")).expect("the orders"))
}

fn shared(file: &str) -> Option<String> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")).join(file);
    if !path.is_file() {
        assert!(std::env::var_os("REQUIRE_SHARED_DATA").is_none());
        eprintln!("SKIPPED: {file} is not there");
        return None;
    }
    Some(fs::read_to_string(path).expect("text"))
}

/// The rows of a plain CSV file by their first cell.
fn expected(text: &str) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
    let mut lines = text.lines().map(|line| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        cells
    });
    let names = lines.next().expect("names");
    (
        names,
        lines.map(|cells| (cells[0].clone(), cells)).collect(),
    )
}

/// Each figure of each customer, to twelve digits.
fn assert_equal(table: &Table, text: &str, renamed: &[(&str, &str)]) {
    let (names, rows) = expected(text);
    assert_eq!(table.row_count(), rows.len());
    for row in 0..table.row_count() {
        let Value::Text(id) = table.columns()[0].value(row) else {
            panic!("a customer without a name")
        };
        let cells = &rows[id.trim_start_matches('0')];
        for (name, cell) in names.iter().zip(cells).skip(1) {
            let own = renamed.iter().find(|(theirs, _)| theirs == name);
            let own = match own {
                Some((_, "")) => continue,
                Some((_, own)) => own,
                None => name.as_str(),
            };
            match table.column(own).expect(own).value(row) {
                Value::Missing => assert_eq!(cell, "", "{id}: {name}"),
                Value::Text(text) => assert_eq!(text, cell, "{id}: {name}"),
                Value::Number(number) => {
                    let theirs: f64 = cell.parse().expect("a number");
                    let near = (number - theirs).abs() <= 1e-9 * theirs.abs().max(1.0);
                    assert!(near, "{id}: {name} is {number}, not {theirs}");
                }
            }
        }
    }
}

fn count(table: &Table, code: IssueCode) -> u64 {
    let of_code = |issue: &&customer_segments::Issue| issue.code == code;
    table
        .issues()
        .iter()
        .filter(of_code)
        .map(|issue| issue.count)
        .sum()
}

fn all() -> CustomersParams {
    CustomersParams {
        window: Window::All,
        ..CustomersParams::default()
    }
}

#[test]
fn figures_are_those_of_pandas() {
    let orders = orders();
    let columns = orders.orders().expect("a table of orders");
    assert_eq!(
        (&*columns.id, &*columns.date, columns.amount.as_deref()),
        ("Customer ID", "InvoiceDate", None)
    );
    let sets = [
        ("default", CustomersParams::default()),
        ("all", all()),
        (
            "clean",
            CustomersParams {
                refunds: Refunds::Exclude,
                zeros: Zeros::Exclude,
                duplicates: Duplicates::Drop,
                ..all()
            },
        ),
        (
            "plain",
            CustomersParams {
                refunds: Refunds::Keep,
                ..all()
            },
        ),
    ];
    for (name, params) in sets {
        let customers = params.fit(&orders).expect("customers");
        let text = fs::read_to_string(format!("{FOLDER}/expected-{name}.csv")).expect("figures");
        let renamed: &[_] = if name == "plain" {
            &[("return_share", ""), ("refunded", "")]
        } else {
            &[]
        };
        assert_equal(customers.table(), &text, renamed);
        assert_eq!(count(customers.table(), IssueCode::LineWithoutCustomer), 60);
        assert_eq!(count(customers.table(), IssueCode::LineDuplicate), 49);
        let refunds = if name == "default" { 64 } else { 130 };
        assert_eq!(count(customers.table(), IssueCode::LineRefund), refunds);
        let lines = customers.rows().filter(|&row| row < 0).count() as u64;
        assert!(lines >= 60 && lines <= customers.report().lines_set_aside);
    }
}

#[test]
fn the_total_of_an_order_counts_once() {
    let mut text = String::from("Order,Client,Date,Item,Total,Status\n");
    for order in 0..60 {
        for item in 0..1 + order % 3 {
            let (client, day) = (order % 7, 1 + order % 28);
            let total = 10 * order + 5;
            let status = if order == 8 && item == 0 {
                "cancelled"
            } else {
                "paid"
            };
            text += &format!("{order},C{client},2024-05-{day:02},i{item},{total}.50,{status}\n");
        }
    }
    let table = read(&text);
    let customers = CustomersParams::default().fit(&table).expect("customers");
    assert_eq!(customers.report().amounts, Amounts::Order);
    let of_c1 = |order: &u32| order % 7 == 1;
    // Its first line is cancelled; the total stands with the next.
    let expected: f64 = (0..60)
        .filter(of_c1)
        .map(|order| f64::from(10 * order) + 5.5)
        .sum();
    let money = |customers: &Customers| match customers
        .table()
        .column("monetary")
        .expect("money")
        .value(1)
    {
        Value::Number(money) => money,
        _ => f64::NAN,
    };
    assert_eq!(money(&customers), expected);
    let by_line = CustomersParams {
        amounts: Amounts::Line,
        ..CustomersParams::default()
    };
    let by_line = by_line.fit(&table).expect("customers");
    assert!(money(&by_line) > expected);
    assert_eq!(count(by_line.table(), IssueCode::OrderAmountRepeated), 0);
    // Where amounts are a quantity times a price, or all lines cost the same, they are those of lines.
    for (prices, lines) in [
        ([12, 12, 12], "Amount"),
        ([12, 20, 35], "Amount"),
        ([12, 20, 35], "Line total"),
    ] {
        let mut text = format!("Order No,Client,Date,Item,{lines}\n");
        for order in 0..90 {
            for item in 0..1 + order % 3 {
                let (client, day, price) = (order % 7, 1 + order % 28, prices[order % 3]);
                text += &format!("{order},C{client},2024-05-{day:02},i{item},{price}\n");
            }
        }
        let customers = CustomersParams::default()
            .fit(&read(&text))
            .expect("customers");
        assert_eq!(
            customers.report().amounts,
            Amounts::Line,
            "{prices:?} {lines}"
        );
    }
}

/// What the status of an order says to be returned was paid and given back in one line: it is refunded money that
/// nobody has brought. What a kind of transaction says is a line of its own.
#[test]
fn what_was_given_back_is_told_apart() {
    for (name, spent) in [("Status", 95.0), ("Transaction type", 80.0)] {
        let mut text = format!("Order,Client,Date,Total,{name}\n");
        for (order, (client, total, status)) in [
            ("Ann", 60.0, "paid"),
            ("Ann", 15.0, "returned"),
            ("Ann", 35.0, "paid"),
            ("Bo", 20.0, "paid"),
            ("Bo", 20.0, "paid"),
        ]
        .into_iter()
        .enumerate()
        {
            text += &format!(
                "{order},{client},2024-05-{:02},{total:.2},{status}\n",
                order + 1
            );
        }
        for refunds in [Refunds::Subtract, Refunds::Exclude] {
            let params = CustomersParams {
                refunds,
                status: ColumnChoice::Named(name.into()),
                ..all()
            };
            let customers = params.fit(&read(&text)).expect("customers");
            let figure =
                |name: &str, row| match customers.table().column(name).expect(name).value(row) {
                    Value::Number(number) => number,
                    _ => f64::NAN,
                };
            let expected = if refunds == Refunds::Exclude {
                95.0
            } else {
                spent
            };
            assert_eq!(
                (figure("monetary", 0), figure("refunded", 0)),
                (expected, 15.0),
                "{name}"
            );
            assert_eq!((figure("monetary", 1), figure("refunded", 1)), (40.0, 0.0));
        }
    }
}

/// A column of what was given back later: of some lines a part, of some all, once for an order that repeats it, and not
/// again where the amount is called net.
#[test]
fn what_a_column_says_was_given_back_is_taken_off() {
    let lines = "\
        1001,Ann,2024-05-01,60.00,20.00,partially_refunded,Tea\n\
        1002,Ann,2024-05-09,35.50,0,paid,Salt\n\
        1003,Bo,2024-05-02,20.00,5.25,refunded,Tea\n\
        1004,Bo,2024-05-03,20.00,20.00,refunded,Tea\n\
        1005,Bo,2024-05-04,30.00,,paid,Salt\n\
        1006,Cy,2024-05-05,10.00,12.00,paid,Tea\n\
        1006,Cy,2024-05-05,15.00,12.00,paid,Salt\n\
        1007,Cy,2024-05-06,8.00,8.00,paid,Tea\n\
        1007,Cy,2024-05-06,8.00,8.00,paid,Tea\n";
    let gather = |names: &str, params: CustomersParams| {
        let orders = read(&format!("{names}\n{lines}"));
        let customers = params.fit(&orders).expect("customers");
        let figures = |name: &str| -> Vec<f64> {
            let column = customers.table().column(name).expect(name);
            (0..3)
                .map(|row| match column.value(row) {
                    Value::Number(number) => number,
                    _ => f64::NAN,
                })
                .collect()
        };
        let told = customers.report().columns.refunded.clone();
        (
            figures("monetary"),
            figures("refunded"),
            figures("frequency"),
            told,
        )
    };
    for names in [
        "Order,Client,Date,Total,Amount Refunded,Financial Status,Product",
        "رقم الطلب,العميل,تاريخ الطلب,الإجمالي,المبلغ المسترد,حالة الدفع,المنتج",
        "شماره سفارش,مشتری,تاریخ سفارش,مبلغ کل,مبلغ برگشتی,وضعیت پرداخت,نام کالا",
    ] {
        let (money, refunded, orders, told) = gather(names, all());
        assert!(told.is_some(), "{names}");
        assert_eq!(money, [75.5, 44.75, 13.0], "{names}");
        assert_eq!(refunded, [20.0, 25.25, 28.0], "{names}");
        assert_eq!(orders, [2.0, 2.0, 2.0], "{names}");
    }
    let names = "Order,Client,Date,Total,Refund,Financial Status,Product";
    let exclude = CustomersParams {
        refunds: Refunds::Exclude,
        ..all()
    };
    let (money, refunded, ..) = gather(names, exclude);
    assert_eq!(money, [95.5, 50.0, 41.0]);
    assert_eq!(refunded, [20.0, 25.25, 28.0]);
    let net = "Order,Client,Date,Net total,Amount Refunded,State,Product";
    let orders = read(&format!("{net}\n{lines}"));
    let customers = all().fit(&orders).expect("customers");
    assert_eq!(customers.report().columns.refunded, None);
    let money = customers.table().column("monetary").expect("money");
    assert_eq!(money.value(2), Value::Number(41.0));
}

/// Contacts are segmented by the firms that they work for, where that is asked for; the plan offers it.
#[test]
fn a_file_of_contacts_is_segmented_by_account() {
    let mut text = String::from("contact,company,orders,satisfaction\n");
    for contact in 0..300 {
        let firm = contact % 75;
        let (orders, score) = if firm < 30 { (2, 1) } else { (20, 4) };
        text += &format!(
            "P{contact},Firm {firm},{},{}\n",
            orders + contact % 3,
            score + contact % 2
        );
    }
    let contacts = read(&text);
    let params = || Segmentation::params().clusters(2..=2).seed(1);
    let as_they_are = params().fit(&contacts).expect("segments").report;
    let offered = as_they_are.plan.accounts.expect("an offer");
    assert_eq!((&*offered.by, offered.rolled_up), ("company", false));
    assert_eq!((offered.contacts, offered.accounts), (300, 75));

    let rolled = params().customers(Rows::Accounts(Some(offered.by)));
    let result = rolled.fit(&contacts).expect("segments");
    let plan = result.report.plan.accounts.expect("accounts");
    assert_eq!(
        (plan.rolled_up, plan.contacts, plan.accounts),
        (true, 300, 75)
    );
    let mut sizes: Vec<u64> = result
        .report
        .segments
        .iter()
        .map(|segment| segment.size)
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [30, 45]);
    assert_eq!(result.assignments.len(), 300);
    for (contact, segment) in result.assignments.iter().enumerate() {
        assert_eq!(*segment, result.assignments[contact % 75]);
    }
    let rejected = params()
        .customers(Rows::Accounts(Some("nobody".into())))
        .fit(&contacts);
    assert_eq!(
        rejected.expect_err("no such column").code(),
        "column-unknown"
    );
}

#[test]
fn who_came_by_is_no_customer() {
    let mut text = String::from("Name,Buyer,Created at,Total\n");
    for order in 0..40 {
        let buyer = ["Ann", "Guest", "Bo", "مهمان", "Walk-in customer"][order % 5];
        text += &format!(
            "#{},{buyer},2024-05-{:02},{order}.25\n",
            1000 + order,
            1 + order % 20
        );
    }
    let table = read(&text);
    assert_eq!(
        table.orders().expect("orders").invoice.as_deref(),
        Some("Name")
    );
    let customers = CustomersParams::default().fit(&table).expect("customers");
    assert_eq!(customers.table().row_count(), 2);
    assert_eq!(count(customers.table(), IssueCode::LineWithoutCustomer), 24);
}

#[test]
fn cdnow_is_that_of_the_reference() {
    let (Some(text), Some(figures)) = (
        shared("customers/CDNOW_master.txt"),
        shared("reference/rfm/cdnow_master.csv"),
    ) else {
        return;
    };
    let commas = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(",") + "\n";
    let table = read(&text.lines().map(commas).collect::<String>());
    assert_eq!(table.kind(), TableKind::Orders);
    let params = CustomersParams {
        reference: day_of("1998-07-01"),
        ..all()
    };
    let customers = params.fit(&table).expect("customers");
    assert_equal(customers.table(), &figures, &RENAMED);
}

/// What the reference calls otherwise, and what it does not hold against us.
const RENAMED: [(&str, &str); 8] = [
    ("recency_days", "recency"),
    ("frequency_orders", "frequency"),
    ("first_date", ""),
    ("last_date", ""),
    ("n_lines", ""),
    ("score_R", ""),
    ("score_F", ""),
    ("score_M", ""),
];

#[test]
fn completejourney_is_that_of_the_reference() {
    let (Some(text), Some(figures)) = (
        shared("customers/completejourney/transactions_sample.csv"),
        shared("reference/rfm/completejourney_sample.csv"),
    ) else {
        return;
    };
    let table = read(&text);
    let columns = table.orders().expect("orders");
    assert_eq!(columns.invoice.as_deref(), Some("basket_id"));
    assert_eq!(columns.amount.as_deref(), Some("sales_value"));
    let customers = all().fit(&table).expect("customers");
    assert_eq!(customers.report().reference, "2018-01-02");
    assert_equal(customers.table(), &figures, &RENAMED);
    let Some(demographics) = shared("customers/completejourney/demographics.csv") else {
        return;
    };
    let key = Key {
        own: "household_id".into(),
        other: "household_id".into(),
    };
    let joined = join(customers.table(), &read(&demographics), &key).expect("a joined table");
    // 801 households have demographics, all of them in the sample or not: counted, none dropped.
    assert_eq!(joined.row_count(), 2377);
    let (unmatched, unused) = (
        count(&joined, IssueCode::JoinUnmatched),
        count(&joined, IssueCode::JoinUnused),
    );
    assert_eq!(2377 - unmatched, 801 - unused);
    assert_eq!(joined.column("income").expect("income").missing, unmatched);
}

#[test]
fn a_file_of_orders_is_segmented_by_customer() {
    let orders = orders();
    let result = Segmentation::params()
        .clusters(3..=3)
        .seed(1)
        .fit(&orders)
        .expect("segments");
    assert_eq!(result.assignments.len(), orders.row_count());
    let plan = result.report.plan;
    let gathered = plan.customers.expect("customers were gathered");
    assert_eq!(gathered.customers, 150);
    assert_eq!(plan.value.as_deref(), Some("monetary"));
    assert_eq!((plan.goal, plan.proposed), (Goal::BestCustomers, true));
    assert_eq!(plan.roles["recency"], Role::Build);
    let sizes: u64 = result
        .report
        .segments
        .iter()
        .map(|segment| segment.size)
        .sum();
    assert_eq!(sizes, 150);
    // Each line has its customer's segment.
    let customers = Customers::params().fit(&orders).expect("customers");
    let mut segment = vec![None; 150];
    for (row, assigned) in customers.rows().zip(&result.assignments) {
        match row {
            -1 => assert_eq!(*assigned, -1),
            row => {
                let known = segment[row as usize].get_or_insert(*assigned);
                assert_eq!(known, assigned);
            }
        }
    }
    // Whoever is to be talked to is found in the file by a line of theirs.
    let people = result.report.interviews.iter().flat_map(|list| &list.core);
    for person in people {
        let id = orders
            .column("Customer ID")
            .expect("ids")
            .value(person.row as usize - 1);
        assert_eq!(Some(id), person.id.as_deref().map(Value::Text));
    }
    // Who names a column of the rows wants the rows.
    let features = [customer_segments::features::FeatureOptions::new("Price")];
    let rows = Segmentation::params()
        .features(features)
        .clusters(2..=2)
        .fit(&orders)
        .expect("rows");
    assert!(rows.report.plan.customers.is_none());
}

#[test]
fn a_join_keeps_every_row_once() {
    let left = read("id,spend\n1,10\n2,20\n3,30\n4,40\n");
    let right = read("Customer,age,spend\n02,50,1\n2,60,2\n3,70,3\n9,80,4\n");
    let key = Key {
        own: "id".into(),
        other: "Customer".into(),
    };
    let joined = join(&left, &right, &key).expect("joined");
    let names: Vec<_> = joined
        .columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["id", "spend", "age", "spend_2"]);
    let ages: Vec<_> = (0..4)
        .map(|row| joined.column("age").unwrap().value(row))
        .collect();
    let seventy = Value::Number(70.0);
    assert_eq!(joined.row_count(), 4);
    assert_eq!(
        (ages[0], ages[2], ages[3]),
        (Value::Missing, seventy, Value::Missing)
    );
    assert_eq!(count(&joined, IssueCode::JoinUnused), 1);
    assert_eq!(count(&joined, IssueCode::JoinUnmatched) + 2, 4);
}

#[test]
fn columns_that_are_named_stand_above_what_was_found() {
    let orders = orders();
    let params = CustomersParams {
        invoice: ColumnChoice::None,
        ..all()
    };
    let by_day = params.fit(&orders).expect("customers");
    let by_invoice = all().fit(&orders).expect("customers");
    assert!(by_day.report().orders < by_invoice.report().orders);
    let wrong = CustomersParams {
        date: ColumnChoice::Named("Price".into()),
        ..all()
    };
    assert_eq!(wrong.fit(&orders).unwrap_err().code(), "option-invalid");
}

#[test]
fn who_bought_once_is_not_becoming_loyal() {
    let days = (0..100).map(f64::from);
    let orders = (0..100).map(|row| if row % 10 == 0 { 4.0 } else { 1.0 });
    let money = (0..100).map(|row| f64::from(row * 37 % 100));
    let table = Table::from_columns(vec![
        customer_segments::table::Column::number("recency", days),
        customer_segments::table::Column::number("frequency", orders),
        customer_segments::table::Column::number("monetary", money),
    ]);
    let groups = rfm(&table, &RfmParams::default()).expect("groups");
    for row in (0..100).filter(|row| row % 10 != 0) {
        let group = groups.report.groups[groups.assignments[row] as usize].group;
        assert_ne!(group, RfmGroup::PotentialLoyalists, "row {row}");
    }
    let new = |group: &RfmGroup| matches!(group, RfmGroup::New | RfmGroup::Promising);
    let lately = (0..20).filter(|row| row % 10 != 0);
    assert!(
        lately
            .into_iter()
            .all(|row| new(&groups.report.groups[groups.assignments[row] as usize].group))
    );
}

#[test]
fn groups_are_exclusive_exhaustive_and_fair_to_ties() {
    let customers = all().fit(&orders()).expect("customers");
    let table = customers.table();
    let groups = rfm(table, &RfmParams::default()).expect("groups");
    let report = &groups.report;
    assert_eq!(
        report
            .groups
            .iter()
            .map(|group| group.customers)
            .sum::<u64>(),
        240
    );
    let shares: f64 = report
        .groups
        .iter()
        .filter_map(|group| group.value_share)
        .sum();
    assert!((shares - 1.0).abs() < 1e-12);
    let value = |name: &str, row: usize| match table.column(name).expect(name).value(row) {
        Value::Number(number) => number,
        _ => panic!("a number"),
    };
    for (place, (name, sign)) in [("recency", -1.0), ("frequency", 1.0), ("monetary", 1.0)]
        .into_iter()
        .enumerate()
    {
        for row in 0..240 {
            let own = sign * value(name, row);
            let worse = (0..240)
                .filter(|&other| sign * value(name, other) < own)
                .count();
            let expected = 1 + (worse * 5) / 240;
            assert_eq!(
                usize::from(groups.scores[place][row]),
                expected.min(5),
                "{name} of {own}"
            );
        }
    }
    let own = RfmParams {
        cuts: [
            Some([90.0, 60.0, 30.0, 10.0]),
            Some([2.0, 3.0, 5.0, 8.0]),
            None,
        ],
        frequency_alone: true,
        ..RfmParams::default()
    };
    let groups = rfm(table, &own).expect("groups");
    let group = |row: usize| groups.report.groups[groups.assignments[row] as usize].group;
    for row in 0..240 {
        let best = value("recency", row) <= 10.0 && value("frequency", row) >= 5.0;
        assert_eq!(group(row) == RfmGroup::Champions, best);
        let lost = value("recency", row) > 90.0 && value("frequency", row) < 3.0;
        assert_eq!(group(row) == RfmGroup::Lost, lost);
    }
    let wrong = RfmParams {
        cuts: [Some([10.0, 30.0, 60.0, 90.0]), None, None],
        ..RfmParams::default()
    };
    assert_eq!(rfm(table, &wrong).unwrap_err().code(), "option-invalid");
    let few = read(&format!("recency,frequency\n{}", "3,4\n".repeat(49)));
    assert_eq!(
        rfm(&few, &RfmParams::default()).unwrap_err().code(),
        "rows-too-few"
    );
}

#[test]
fn of_several_columns_of_money_what_is_paid_in_the_end_counts_and_the_others_are_told() {
    for (columns, taken) in [
        ("gross_amount,vat,net_amount", "net_amount"),
        ("Subtotal,Tax,Total", "Total"),
        ("Price,Discount,Total", "Total"),
        ("Total amount,Discount amount,Amount paid", "Amount paid"),
        ("order_total,discount,line_total", "line_total"),
        ("المبلغ الإجمالي,الخصم,المبلغ الصافي", "المبلغ الصافي"),
        ("مبلغ کل,مبلغ تخفیف,مبلغ پرداختی", "مبلغ پرداختی"),
    ] {
        let mut text = format!("customer id,order date,{columns}\n");
        for line in 0..60 {
            let row = format!(
                "C{},2024-01-{:02},{}0.5,2,{}0.25\n",
                line % 20,
                line % 28 + 1,
                line + 3,
                line + 1
            );
            text.push_str(&row);
        }
        let orders = read(&text);
        let customers = Customers::params().fit(&orders).unwrap();
        assert_eq!(customers.report().columns.amount.as_deref(), Some(taken));
        let issues = customers.table().issues();
        let asked = issues
            .iter()
            .find(|issue| issue.code == IssueCode::AmountAmbiguous);
        let values: Vec<&str> = asked
            .unwrap()
            .readings
            .iter()
            .map(|one| one.value.as_str())
            .collect();
        assert_eq!((values.len(), values[0]), (2, taken));
        let other = CustomersParams {
            amount: ColumnChoice::Named(values[1].to_owned()),
            ..Customers::params()
        };
        let columns = other.fit(&orders).unwrap().report().columns.clone();
        assert_eq!(columns.amount.as_deref(), Some(values[1]));
    }
}

#[test]
fn what_stands_on_the_first_line_of_an_order_holds_for_all_of_them() {
    let orders = read(
        "Name,Email,Financial Status,Total,Created at,Lineitem name,Lineitem quantity,Lineitem price\n\
         #1001,a@x.test,paid,30.50,2024-01-01,Tea,1,10.50\n\
         #1001,a@x.test,,,2024-01-01,Cup,1,20.00\n\
         #1002,a@x.test,refunded,12.00,2024-01-05,Tea,1,12.00\n\
         #1002,a@x.test,,,2024-01-05,Cup,0,20.00\n\
         #1003,b@x.test,voided,12.00,2024-01-07,Tea,1,12.00\n\
         #1003,b@x.test,,,2024-01-07,Cup,0,20.00\n\
         #1004,b@x.test,paid,9.00,2024-01-09,Tea,1,9.00\n\
         #1005,a@x.test,Test order,99.00,2024-01-09,Tea,1,9.00\n",
    );
    let customers = Customers::params().fit(&orders).unwrap();
    let of = |name: &str| -> Vec<f64> {
        let column = customers.table().column(name).unwrap();
        (0..2).map(|row| column.quantity(row)).collect()
    };
    assert_eq!(of("frequency"), [1.0, 1.0]);
    assert_eq!(of("monetary"), [30.5, 9.0]);
    let codes: Vec<IssueCode> = customers
        .table()
        .issues()
        .iter()
        .map(|issue| issue.code)
        .collect();
    assert!(!codes.contains(&IssueCode::LineWithoutAmount));
}

#[test]
fn joins_by_the_same_key_are_counted_each_by_itself() {
    let customers = read("customer id,age\nA,30\nB,40\nC,50\n");
    let key = Key {
        own: "customer id".to_owned(),
        other: "customer id".to_owned(),
    };
    let once = join(
        &customers,
        &read("customer id,plan\nA,gold\nB,basic\n"),
        &key,
    )
    .unwrap();
    let twice = join(&once, &read("customer id,score\nA,3\nZ,4\n"), &key).unwrap();
    let unmatched = twice
        .issues()
        .iter()
        .filter(|issue| issue.code == IssueCode::JoinUnmatched);
    let counts: Vec<u64> = unmatched.map(|issue| issue.count).collect();
    assert_eq!(counts, [1, 2]);
}

#[test]
fn a_column_of_staff_holds_names_and_a_number_of_them_does_not() {
    let mut text = String::from("employee,Cashier,فروشنده,employees,visits\n");
    let names = ["Tove Berg", "Jens Dahl", "Ida Lund", "Per Moe"];
    for row in 0..40 {
        let name = names[row % 4];
        text.push_str(&format!(
            "{name},{name},{name},{},{row}\n",
            10 + 7 * (row % 9)
        ));
    }
    let table = read(&text);
    let role = |name: &str| table.column(name).unwrap().role;
    for name in ["employee", "Cashier", "فروشنده"] {
        assert_eq!(role(name), Role::Ignore, "{name}");
    }
    assert_ne!(role("employees"), Role::Ignore);
}
