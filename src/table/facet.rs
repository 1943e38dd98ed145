//! The few columns that explanations ask for by what they are about.

use super::lexicon::{Concept, Name, Phrases, concept};
use super::{Column, ColumnType, Reason, Role, Table, Values};

const FREQUENCY: &str = "frequency, number of order, order count, total order, orders count, num order, number of purchase, purchase count, \
    total purchase, num purchase, number of transaction, transaction count, total trans ct, visit count, number of visit, =order, =purchase, =visit, \
    =transaction, order, purchase, عدد الطلبات, اجمالي الطلبات, عدد المشتريات, تكرار الشراء, عدد المعاملات, عدد الزيارات, =الطلبات, \
    تعداد سفارش, تعداد خرید, دفعات خرید, تعداد فاکتور, تعداد تراکنش, تعداد مراجعه, tedad kharid";
const NOT_FREQUENCY: &str = "day, since, last, first, gap, between, average, avg, mean, date, web, catalog, store, deal, اخر, ايام, آخرین, روز, فاصله, میانگین";
const TENURE: &str = "tenure, months on book, customer for, membership month, membership year, years as customer, loyalty year, مدة التعامل, سابقه خرید, مدت عضویت";
const RECENCY: &str = "recency, days since last purchase, days since last order, day since last, days since purchase, month inactive, ايام منذ اخر شراء, \
    حداثة الشراء, روزهای گذشته از آخرین خرید, تازگی خرید, =تازگی";
const GAP: &str = "mean gap, average gap, avg gap, typical gap, average days between order, days between order, days between purchase, interpurchase time, \
    متوسط الفاصل, الفاصل بين الطلبات, میانگین فاصله بین خریدها, فاصله خریدها, فاصله بین خریدها";
const CHANNEL: &str = "preferred channel, favourite channel, favorite channel, last channel, first channel, channel, lead source, original source, \
    contact method, قناة التواصل, القناة المفضلة, قناة الشراء, القناة, قناة, کانال ارتباطی, کانال خرید, کانال, نحوه آشنایی";
const TIME: &str = "preferred time, preferred day, time of day, day part, weekday, day of week, =hour, =day, الوقت المفضل, وقت الشراء, يوم الاسبوع, الساعة, \
    روز هفته, ساعت خرید, زمان خرید, زمان ترجیحی";
const LOST: &str = "churn, churned, attrition, attrition flag, exited, cancelled, canceled, lapsed, inactive, has left, تسرب, تسرب العميل, انقطاع, منقطع, غادر, \
    الغى, الغى الاشتراك, الغاء الاشتراك, ریزش, ترک, لغو اشتراک";
const KEPT: &str = "retained, renewed, renewal, is active, active customer, active, تجديد الاشتراك, تم تجديد الاشتراك, تمدید اشتراک, تمدید, مشتری فعال است";
const RESPONSE: &str =
    "response, responded, converted, conversion, accepted, clicked, استجابة, استجاب, پاسخ, تبدیل";

/// Spellings of a level that says a customer is lost.
const LOST_LEVELS: &str = "yes, true, churned, attrited customer, attrited, exited, left, lost, cancelled, canceled, inactive, lapsed, =1, \
    نعم, منقطع, بله, ازدست رفته, ریزش";

/// Which column is about what, as far as names and types tell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facets<'a> {
    /// How often a customer bought, or else for how long they have been one.
    pub loyalty: Option<&'a Column>,
    /// Days since the last purchase.
    pub recency: Option<&'a Column>,
    /// The typical days between two purchases.
    pub gap: Option<&'a Column>,
    /// The channel that customers use.
    pub channel: Option<&'a Column>,
    /// The day or hour that customers prefer.
    pub time: Option<&'a Column>,
    /// Whether a customer is lost, with the level that says so.
    pub lost: Option<(&'a Column, &'a str)>,
    /// Whether a customer responded to something: a flag.
    pub response: Option<&'a Column>,
    /// What names the customer.
    pub identifier: Option<&'a Column>,
}

impl Table {
    /// The columns that explanations ask for.
    pub fn facets(&self) -> Facets<'_> {
        let names: Vec<Name> = self
            .columns()
            .iter()
            .map(|column| Name::new(&column.name))
            .collect();
        let find = |phrases: &'static str, never: &'static str, fits: &dyn Fn(&Column) -> bool| {
            let (phrases, never) = (Phrases::of(phrases), Phrases::of(never));
            let columns = self.columns().iter().zip(&names).enumerate();
            columns
                .filter(|(_, (column, name))| fits(column) && never.rank(name).is_none())
                .filter_map(|(place, (_, name))| Some((phrases.rank(name)?, place)))
                .min()
                .map(|(_, place)| &self.columns()[place])
        };
        let told = |column: &Column| column.role != Role::Ignore;
        let number = |column: &Column| told(column) && column.column_type() == ColumnType::Number;
        let kinds = |column: &Column| {
            let kind = matches!(
                column.column_type(),
                ColumnType::Category | ColumnType::Flag
            );
            told(column) && kind
        };
        let flag = |column: &Column| told(column) && column.column_type() == ColumnType::Flag;
        let never = "=no such name";
        Facets {
            loyalty: find(FREQUENCY, NOT_FREQUENCY, &number)
                .or_else(|| find(TENURE, never, &number)),
            recency: find(RECENCY, never, &number),
            gap: find(GAP, never, &number),
            channel: find(CHANNEL, never, &kinds),
            time: find(TIME, never, &|column| kinds(column) || number(column)),
            lost: find(LOST, never, &kinds)
                .and_then(|column| Some((column, lost_level(column)?)))
                .or_else(|| {
                    Some(find(KEPT, never, &flag)?).and_then(|column| Some((column, no(column)?)))
                }),
            response: find(RESPONSE, never, &flag),
            identifier: self.identifier(),
        }
    }

    /// The first identifier that is different in nearly every row, or a name if there is none.
    fn identifier(&self) -> Option<&Column> {
        let names_rows = |column: &&Column| {
            column.reason == Reason::Identifier
                && 10 * column.distinct >= 9 * self.row_count() as u64
        };
        self.columns().iter().find(names_rows)
    }
}

impl Column {
    /// Whether the column's name says that it holds money.
    pub fn is_money(&self) -> bool {
        concept(&self.name) == Some(Concept::Spending)
    }
}

/// How a flag spells no.
fn no(column: &Column) -> Option<&str> {
    match &column.values {
        Values::Flag { spellings, .. } => Some(&spellings[0]),
        _ => None,
    }
}

/// The level that means *lost* in a column about that.
fn lost_level(column: &Column) -> Option<&str> {
    match &column.values {
        Values::Flag { spellings, .. } => Some(&spellings[1]),
        Values::Category { levels, .. } => {
            let lost = Phrases::of(LOST_LEVELS);
            let says_so = |level: &&String| lost.rank(&Name::new(level)).is_some();
            let mut found = levels.iter().filter(says_so);
            let level = found.next()?;
            // Two such levels would need a person to decide.
            found.next().is_none().then_some(level.as_str())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Column {
        let mut column = Column::number(name, [1.0, 2.0, 3.0]);
        column.role = Role::Build;
        column
    }

    #[test]
    fn columns_are_found_in_three_languages() {
        for (loyalty, recency, gap) in [
            ("frequency", "recency", "mean_gap"),
            (
                "Number of orders",
                "Days since last purchase",
                "Average days between orders",
            ),
            ("عدد الطلبات", "أيام منذ آخر شراء", "الفاصل بين الطلبات"),
            (
                "تعداد خرید",
                "روزهای گذشته از آخرین خرید",
                "میانگین فاصله بین خریدها",
            ),
        ] {
            let table = Table::from_columns(vec![named(gap), named(recency), named(loyalty)]);
            let facets = table.facets();
            let name = |found: Option<&Column>| found.map(|column| column.name.clone());
            assert_eq!(name(facets.loyalty).as_deref(), Some(loyalty));
            assert_eq!(name(facets.recency).as_deref(), Some(recency));
            assert_eq!(name(facets.gap).as_deref(), Some(gap));
        }
    }

    #[test]
    fn who_is_lost_is_told_by_a_flag_or_a_level() {
        let mut flag = Column::flag("churned", [Some(true), Some(false)]);
        flag.role = Role::Outcome;
        let table = Table::from_columns(vec![flag]);
        assert_eq!(table.facets().lost.unwrap().1, "yes");
        let mut kept = Column::flag("Is active", [Some(true), Some(false)]);
        kept.role = Role::Outcome;
        let table = Table::from_columns(vec![kept]);
        assert_eq!(table.facets().lost.unwrap().1, "no");
        let levels = ["Existing Customer", "Attrited Customer"];
        let mut category = Column::category("Attrition_Flag", levels);
        category.role = Role::Outcome;
        let table = Table::from_columns(vec![category]);
        assert_eq!(table.facets().lost.unwrap().1, "Attrited Customer");
    }
}
