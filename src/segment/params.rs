//! What may be said about a segmentation before it is run.

use std::borrow::Borrow;
use std::ops::RangeInclusive;

use linfa::ParamGuard;

use super::{EngineChoice, Merging, Plan, Run, Segmentation, Step};
use crate::customers::{AccountsReport, CustomersParams};
use crate::error::{Error, Result};
use crate::features::{FeatureOptions, MissingRule, ResponseStyle};
use crate::profile::Quota;
use crate::table::{Column, ColumnType, Goal, Role, Table};

/// More segments than anybody can serve.
pub const MAXIMUM_CLUSTERS: usize = 100;

/// What is segmented: the rows of the table, or the customers whose orders they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Rows {
    #[default]
    /// The customers, where rows are orders and no option names one of their columns.
    Auto,
    /// The rows as they are.
    AsTheyAre,
    /// The customers, gathered in this way.
    Gathered(Box<CustomersParams>),
    /// The accounts whose contacts rows are: those of this column, or of the one that the names tell.
    Accounts(Option<String>),
}

/// What rows are made one row of.
pub(super) enum Grouping {
    Orders(Box<CustomersParams>),
    Contacts(Option<String>),
}

/// Whether figures may be measured on a sample of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sampling {
    #[default]
    /// Where that saves time and changes nothing a person would act on.
    Auto,
    /// Never: the full search.
    None,
}

/// Whether the segments are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    #[default]
    /// Whether there are any, how many, and how firm they are.
    Full,
    /// Not at all; the silhouette alone chooses their number.
    None,
}

/// Options as they were given; [`check`](ParamGuard::check) or [`start`](Self::start) validates them.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentationParams(SegmentationValidParams);

/// Options that can be run.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentationValidParams {
    pub(super) customers: Rows,
    pub(super) goal: Option<Goal>,
    pub(super) value: Option<String>,
    pub(super) weights: Option<String>,
    pub(super) roles: Vec<(String, Role)>,
    pub(super) features: Option<Vec<FeatureOptions>>,
    pub(super) clusters: RangeInclusive<usize>,
    /// Whether nobody said how many.
    pub(super) automatic: bool,
    pub(super) engine: EngineChoice,
    pub(super) missing: MissingRule,
    pub(super) response_style: ResponseStyle,
    pub(super) minimum_cell: u64,
    pub(super) quota: Quota,
    pub(super) evidence: Evidence,
    pub(super) sample: Sampling,
    pub(super) seed: u64,
}

impl SegmentationValidParams {
    /// The role of a column: the caller's, or the one that was proposed.
    pub(super) fn role(&self, column: &Column) -> Role {
        if self.weights.as_ref() == Some(&column.name) {
            return Role::Ignore;
        }
        let given = self
            .roles
            .iter()
            .rev()
            .find(|(name, _)| *name == column.name);
        given.map_or(column.role, |(_, role)| *role)
    }

    /// How customers or accounts are to be made of the rows, if they are.
    pub(super) fn grouping(&self, table: &Table) -> Option<Grouping> {
        match &self.customers {
            Rows::AsTheyAre => None,
            Rows::Gathered(params) => Some(Grouping::Orders(params.clone())),
            Rows::Accounts(by) => Some(Grouping::Contacts(by.clone())),
            Rows::Auto => {
                let is_there = |name: &String| table.column(name).is_ok();
                let built = self
                    .features
                    .iter()
                    .flatten()
                    .map(|feature| &feature.column);
                let named = self.roles.iter().map(|(name, _)| name).chain(built);
                let names_one = named.chain(&self.value).any(is_there);
                (!names_one && table.orders().is_some()).then(|| Grouping::Orders(Box::default()))
            }
        }
    }

    /// Looks whether the columns that are named are there and can serve.
    pub(super) fn look_up(&self, table: &Table) -> Result<()> {
        for (column, _) in &self.roles {
            table.column(column)?;
        }
        if let Some(weights) = &self.weights {
            self.weights_of(table.column(weights)?)?;
        }
        let Some(value) = &self.value else {
            return Ok(());
        };
        match table.column(value)?.column_type() {
            ColumnType::Number => Ok(()),
            _ => Err(Error::option(
                "value",
                "a column of numbers",
                "another column",
            )),
        }
    }

    /// Gives the columns the roles of the goal that was asked for; the caller's own stand above them.
    pub(super) fn take_up_goal(&mut self, table: &Table) {
        if let Some(goal) = self.goal {
            self.roles.splice(0..0, goal.roles(table));
        }
    }

    /// The column of money that a customer brings: the caller's, or the one that the names tell.
    pub(super) fn value<'a>(&self, table: &'a Table) -> Option<&'a Column> {
        match &self.value {
            Some(name) => table.column(name).ok(),
            None => table.value_column(),
        }
    }

    /// What is told of these options and of this table.
    pub(super) fn plan(&self, table: &Table) -> Plan {
        let goal = self.goal.unwrap_or_else(|| table.goal());
        let value = self.value(table);
        let role = |column: &Column| (column.name.clone(), self.role(column));
        Plan {
            goal,
            proposed: self.goal.is_none(),
            sections: goal.sections(),
            roles: table.columns().iter().map(role).collect(),
            value: value.map(|column| column.name.clone()),
            weights: self.weights.clone(),
            customers: None,
            accounts: table.account_column().map(|column| AccountsReport {
                by: column.name.clone(),
                rolled_up: false,
                contacts: table.row_count() as u64,
                accounts: column.distinct,
            }),
        }
    }

    /// The columns that build, each with how.
    pub(super) fn building(&self, table: &Table) -> Vec<FeatureOptions> {
        if let Some(features) = &self.features {
            return features.clone();
        }
        let columns = table
            .columns()
            .iter()
            .filter(|column| self.role(column) == Role::Build);
        columns
            .map(|column| FeatureOptions::new(&column.name))
            .collect()
    }
}

impl SegmentationParams {
    pub(super) fn new() -> Self {
        Self(SegmentationValidParams {
            customers: Rows::default(),
            goal: None,
            value: None,
            weights: None,
            roles: Vec::new(),
            features: None,
            clusters: 2..=10,
            automatic: true,
            engine: EngineChoice::Auto,
            missing: MissingRule::Impute,
            response_style: ResponseStyle::Keep,
            minimum_cell: 10,
            quota: Quota::default(),
            evidence: Evidence::Full,
            sample: Sampling::Auto,
            seed: 0,
        })
    }

    /// Whether rows are segmented, the customers whose orders they are, or the accounts whose contacts.
    pub fn customers(mut self, rows: Rows) -> Self {
        self.0.customers = rows;
        self
    }

    /// What the segments are for: which columns build, and what is told first. Roles that are given for
    /// single columns stand above it.
    pub fn goal(mut self, goal: Goal) -> Self {
        self.0.goal = Some(goal);
        self
    }

    /// The column of money that a customer brings, instead of the one that the names tell.
    pub fn value(mut self, column: impl Into<String>) -> Self {
        self.0.value = Some(column.into());
        self
    }

    /// Roles other than those proposed, by column.
    pub fn roles(mut self, roles: impl IntoIterator<Item = (String, Role)>) -> Self {
        self.0.roles = roles.into_iter().collect();
        self
    }

    /// The columns that build, instead of those with the role [`Role::Build`].
    pub fn features(mut self, features: impl IntoIterator<Item = FeatureOptions>) -> Self {
        self.0.features = Some(features.into_iter().collect());
        self
    }

    /// How many segments to choose from; `4..=4` asks for exactly four. Without, 2 to 10, or numbers around that of
    /// more separate groups, up to 60, where there are any; but no more than one for every five rows, which is told.
    pub fn clusters(mut self, clusters: RangeInclusive<usize>) -> Self {
        self.0.clusters = clusters;
        self.0.automatic = false;
        self
    }

    /// The column that tells how much each row counts, as the weights of a survey do. It does not build.
    ///
    /// Clusters, shares, means, ranges, money and rules count them. The test whether there are segments and the
    /// firmness of each ask about the people who answered, each once: a row that counts twice was not seen twice,
    /// and taken for two it would look like a heap of its own.
    pub fn weights(mut self, column: impl Into<String>) -> Self {
        self.0.weights = Some(column.into());
        self
    }

    /// The method that makes the clusters.
    pub fn engine(mut self, engine: EngineChoice) -> Self {
        self.0.engine = engine;
        self
    }

    /// What happens to rows that lack a building value.
    pub fn missing(mut self, missing: MissingRule) -> Self {
        self.0.missing = missing;
        self
    }

    /// What happens to how readily people agree, whatever they are asked.
    #[must_use]
    pub fn response_style(mut self, style: ResponseStyle) -> Self {
        self.0.response_style = style;
        self
    }

    /// Segments with fewer rows than this are marked small.
    pub fn minimum_cell(mut self, minimum_cell: u64) -> Self {
        self.0.minimum_cell = minimum_cell;
        self
    }

    /// How many customers of each segment to talk to.
    pub fn interviews(mut self, quota: Quota) -> Self {
        self.0.quota = quota;
        self
    }

    /// Whether the segments are tested.
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.0.evidence = evidence;
        self
    }

    /// Whether figures may be measured on a sample.
    pub fn sample(mut self, sample: Sampling) -> Self {
        self.0.sample = sample;
        self
    }

    /// The one source of chance: the same file, options and seed give the same segments, everywhere.
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// Runs to the end.
    ///
    /// # Errors
    /// Those of [`start`](Self::start) and [`Run::step`].
    pub fn fit(self, table: &Table) -> Result<Segmentation> {
        let mut run = self.start(table)?;
        while !matches!(run.step()?, Step::Done) {}
        Ok(run.into_result().expect("a run that is done has a result"))
    }

    /// Begins a run that the caller steps, reports on and may drop at any time.
    ///
    /// # Errors
    /// `option-invalid`, `column-unknown`. Whether columns exist that are made of orders is found later.
    pub fn start<T: Borrow<Table>>(self, table: T) -> Result<Run<T>> {
        Run::new(table, self.check()?, None)
    }

    /// Begins to describe a partition that is there already. Its evidence is not looked for, whatever was asked.
    ///
    /// # Errors
    /// Those of [`start`](Self::start).
    pub fn start_merge<T: Borrow<Table>>(self, table: T, merging: Merging) -> Result<Run<T>> {
        Run::new(table, self.evidence(Evidence::None).check()?, Some(merging))
    }
}

impl ParamGuard for SegmentationParams {
    type Checked = SegmentationValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        let (from, to) = (*self.0.clusters.start(), *self.0.clusters.end());
        if from < 2 || to > MAXIMUM_CLUSTERS || from > to {
            let expected = format!("a range within 2 to {MAXIMUM_CLUSTERS}");
            return Err(Error::option(
                "clusters",
                expected,
                format!("{from} to {to}"),
            ));
        }
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}
