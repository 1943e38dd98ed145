//! What the segments are wanted for, and what that makes of the columns.

use serde::{Deserialize, Serialize};

use super::kind::is_opinion;
use super::lexicon::{Concept, Name, Phrases, concept};
use super::{Column, ColumnType, Element, Reason, Role, Roles, Table, TableKind};

/// The question that the segments are to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// Who the best customers are.
    BestCustomers,
    /// Who is about to leave.
    Retention,
    /// What to say to whom.
    Messages,
    /// What the answers of a survey come to.
    Survey,
}

/// A goal, and the roles that it gives to columns for which others were proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalRoles {
    /// The goal.
    pub goal: Goal,
    /// The roles, by column.
    pub roles: Roles,
}

/// A part of what is told about segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// What they bring.
    Value,
    /// Who stays and who goes.
    Retention,
    /// What sets them apart.
    Traits,
    /// What they think and look for.
    Attitudes,
    /// Who they are and where they are met.
    People,
    /// How to recognise them.
    Rules,
}

/// A category with more levels does not build.
const MOST_BUILDING_LEVELS: u64 = 12;
/// With fewer columns that fit a goal, the proposed ones build.
const FEWEST_BUILDING: usize = 2;

/// The money a customer brings, the most telling name first.
const VALUE: &str = "monetary, customer lifetime value, clv, ltv, cltv, lifetime value, total spend, total spent, total revenue, \
    total amount, total sale, total purchase amount, annual spend, total charge, total trans amt, sales value, net sale, revenue, \
    grand total, turnover, spend, spent, spending, =amount, =total, =sale, =value, \
    اجمالي الانفاق, اجمالي المشتريات, مجموع المشتريات, القيمة المالية, القيمة الدائمة, الانفاق, الايرادات, المبلغ الاجمالي, المبلغ, المجموع, الاجمالي, \
    مجموع خرید, مبلغ کل خرید, جمع خرید, ارزش طول عمر مشتری, ارزش خرید, مبلغ خرید, مبلغ کل, جمع کل, فروش, مبلغ, \
    ijmali mushtarayat, mablagh kol";
/// Days since the last purchase, or its day, the most telling name first.
const RECENCY: &str = "recency, days since last purchase, days since last order, days since last transaction, days since last visit, last purchase date, \
    last order date, last purchase, last order, last transaction, last visit, last seen, ايام منذ اخر شراء, ايام منذ اخر طلب, تاريخ اخر طلب, تاريخ اخر شراء, اخر شراء, اخر طلب, حداثة الشراء, \
    روزهای گذشته از آخرین خرید, تازگی خرید, تاریخ آخرین خرید, آخرین خرید, تازگی";
/// How often somebody bought.
const FREQUENCY: &str = "frequency, number of order, order count, orders count, total orders, number of purchase, purchase count, number of transaction, transaction count, total trans ct, \
    num orders, num purchases, =order, =purchase, =transaction, number of visit, visit count, =visit, عدد الطلبات, عدد المشتريات, عدد مرات الشراء, تكرار الشراء, اجمالي الطلبات, =الطلبات, \
    تعداد سفارش, تعداد خرید, دفعات خرید, تعداد فاکتور, تعداد تراکنش, تعداد مراجعه";
/// Money that is not what a customer brings in all.
const NOT_VALUE: &str = "average, avg, mean, discount, score, income, balance, price, tax, shipping, median, last, first, متوسط, میانگین, خصم, تخفیف, monthly";
/// That a customer goes or stays.
const LEAVING: &str = "churn, churned, attrition, exited, retention, retained, renewal, renewed, cancelled, canceled, unsubscribed, is active, \
    inactive, left, lapsed, تسرب, تجديد, انقطاع, الغاء الاشتراك, الغى, غادر, منقطع, ریزش, ترک, تمدید, لغو اشتراک";

impl Goal {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::BestCustomers,
        Self::Retention,
        Self::Messages,
        Self::Survey,
    ];

    /// What is told, in order.
    pub fn sections(self) -> [Section; 6] {
        use Section::*;
        match self {
            Self::BestCustomers => [Value, Traits, Rules, Retention, People, Attitudes],
            Self::Retention => [Retention, Value, Traits, Rules, People, Attitudes],
            Self::Messages => [Attitudes, Traits, People, Value, Retention, Rules],
            Self::Survey => [Traits, Attitudes, People, Rules, Value, Retention],
        }
    }

    /// The roles that this goal gives to columns which would have others: those whose subject it is build,
    /// the rest of what would build describes. No change where fewer than two columns would build.
    pub fn roles(self, table: &Table) -> Vec<(String, Role)> {
        let builds: Vec<bool> = table.columns().iter().map(|own| self.builds(own)).collect();
        if builds.iter().filter(|builds| **builds).count() < FEWEST_BUILDING {
            return Vec::new();
        }
        let changed = |(column, &builds): (&Column, &bool)| {
            let role = match (builds, column.role) {
                (true, _) => Role::Build,
                (false, Role::Build) => Role::Describe,
                (false, role) => role,
            };
            (role != column.role).then(|| (column.name.clone(), role))
        };
        table
            .columns()
            .iter()
            .zip(&builds)
            .filter_map(changed)
            .collect()
    }

    fn builds(self, column: &Column) -> bool {
        let few = match column.column_type() {
            ColumnType::Number => true,
            ColumnType::Category | ColumnType::Flag => column.distinct <= MOST_BUILDING_LEVELS,
            _ => false,
        };
        let of_use = matches!(
            column.reason,
            Reason::Behaviour
                | Reason::Attitude
                | Reason::Quantity
                | Reason::Promoted
                | Reason::Explains
        );
        if !few || !of_use {
            return false;
        }
        if self == Self::Survey {
            return is_opinion(column);
        }
        let about = concept(&column.name);
        let is_number = column.column_type() == ColumnType::Number;
        let does = is_number
            && (matches!(about, Some(Concept::Spending | Concept::Activity))
                || matches!(column.reason, Reason::Behaviour));
        match self {
            Self::BestCustomers => does,
            Self::Retention => does && about != Some(Concept::Spending),
            Self::Messages | Self::Survey => is_opinion(column) || about == Some(Concept::Habit),
        }
    }
}

impl Table {
    /// What a goal makes of the columns.
    pub(super) fn plan_of(&self, goal: Goal) -> GoalRoles {
        let roles = goal.roles(self).into_iter().collect();
        GoalRoles { goal, roles }
    }

    /// The goal that the columns lend themselves to.
    pub fn goal(&self) -> Goal {
        let leaving = Phrases::of(LEAVING);
        let leaves = |column: &Column| {
            column.role == Role::Outcome && leaving.rank(&Name::new(&column.name)).is_some()
        };
        let kind = self.kind();
        if kind == TableKind::Survey {
            Goal::Survey
        } else if self.columns.iter().any(leaves) {
            Goal::Retention
        } else if kind == TableKind::Orders || self.earns() {
            Goal::BestCustomers
        } else {
            Goal::Messages
        }
    }

    fn earns(&self) -> bool {
        let does = |column: &Column| {
            column.role != Role::Ignore && matches!(concept(&column.name), Some(Concept::Spending))
        };
        self.columns.iter().any(does)
    }

    /// The column of days since the last purchase, or of its day.
    pub fn recency_column(&self) -> Option<&Column> {
        self.named(RECENCY, &|column| {
            matches!(column.column_type(), ColumnType::Number | ColumnType::Date)
        })
    }

    /// The column that counts a customer's orders.
    pub fn frequency_column(&self) -> Option<&Column> {
        self.named(FREQUENCY, &|column| {
            column.column_type() == ColumnType::Number
        })
    }

    /// The column with the most telling name of those that fit.
    fn named(&self, phrases: &'static str, fits: &dyn Fn(&Column) -> bool) -> Option<&Column> {
        let phrases = Phrases::of(phrases);
        let columns = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| fits(column));
        let ranked = columns
            .filter_map(|(place, column)| Some((phrases.rank(&Name::new(&column.name))?, place)));
        ranked.min().map(|(_, place)| &self.columns[place])
    }

    /// The column of money that a customer brings, if one tells it: by its name, or the only one of money.
    pub fn value_column(&self) -> Option<&Column> {
        let (phrases, never) = (Phrases::of(VALUE), Phrases::of(NOT_VALUE));
        // Beside other facts about firms, revenue is what a firm earns, not what it brings.
        let of_firm = |column: &&Column| column.elements.contains(&Element::Firmographic);
        let firms = self.columns.iter().filter(of_firm).count() > 1;
        let money: Vec<(&Column, Name)> = self
            .columns
            .iter()
            .filter(|column| {
                let told =
                    column.column_type() == ColumnType::Number && column.role != Role::Ignore;
                told && !(firms && of_firm(column))
            })
            .map(|column| (column, Name::new(&column.name)))
            .filter(|(_, name)| never.rank(name).is_none())
            .collect();
        let ranked = money
            .iter()
            .enumerate()
            .filter_map(|(place, (_, name))| Some((phrases.rank(name)?, place)))
            .min();
        if let Some((_, place)) = ranked {
            return Some(money[place].0);
        }
        let mut spending = money
            .iter()
            .filter(|(column, _)| concept(&column.name) == Some(Concept::Spending));
        match (spending.next(), spending.next()) {
            (Some((column, _)), None) => Some(column),
            _ => None,
        }
    }
}
