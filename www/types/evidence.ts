/** What speaks for a number of segments, and for segments at all. */

/** What one number of segments would give. */
export interface Candidate {
  clusters: number;
  /** Sum of squared distances to the centres, in feature space, over all included rows. */
  inertia: number;
  /** Mean silhouette (Rousseeuw 1987) over `silhouetteRows` rows. */
  silhouette: number;
  silhouetteRows: number;
  /**
   * On how many rows clusters were searched, before the best were refined on all included rows. Where that is
   * fewer than all, the full search (`sample: "none"`) may find slightly better ones.
   */
  searchedRows: number;
  calinskiHarabasz: number;
  daviesBouldin: number;
  converged: boolean;
  /** What speaks for this number; null where it was not measured, and always while exploring. */
  evidence: CandidateEvidence | null;
}

/** What speaks for a number of segments, measured on a sample of the rows. */
export interface CandidateEvidence {
  /** Mean silhouette on the sample. */
  silhouette: number;
  /** How much of the least reproducible cluster one half predicts of the other, 0 to 1 (Tibshirani & Walther 2005). */
  predictionStrength: number;
  /** By how much the simplified silhouette exceeds that of tables without segments. */
  excess: number;
  /** Bayesian information criterion of the method's own model; lower is better. */
  bic: number;
  /** The mean of these four curves, each scaled to 0 to 1 over the numbers tried; in their order they count 1 : 1 : 4 : 4, 1 : 0 : 2 : 6 where categories, flags or gaps ask for a mixture, or 4 : 1 : 1 : 1 where all are more than ten. */
  score: number;
}

/** Why a number of segments was taken. */
export interface NumberChoice {
  /** One number was asked for, the silhouette decided, or the evidence of each candidate did. */
  basis: "given" | "silhouette" | "evidence";
  /** All curves agree, most do, or several numbers are defensible; null unless evidence decided. */
  clarity: "clear" | "likely" | "open" | null;
  /** Other numbers that are nearly as good, the best first. */
  nearTies: readonly number[];
  /** The best larger number: where the choice errs, it nearly always takes too few. */
  finer: number | null;
}

/** Rows that lie far from all others in some column, and were moved to its edge. */
export interface Outliers {
  count: number;
  /** The first of them, at most 100: data row from 1, and in which columns. */
  rows: readonly { row: number; columns: readonly string[] }[];
}

/** The finding: whether there are segments, and how sure that is. */
export interface Verdict {
  /**
   * `natural`: a test rejects that all customers are of one kind. `reproducible`: it does not, but every segment comes back on
   * other samples. `constructed`: a practical division of a continuum. `pending`: the evidence is still to come (`onUpdate`).
   * `untested`: none was asked for.
   */
  kind: "natural" | "reproducible" | "constructed" | "pending" | "untested";
  /** How many there are, and how many of them are firm and tentative (`SegmentEvidence.firmness`). */
  segments: number;
  firm: number;
  tentative: number;
  /** The finding as a sentence. */
  text: string;
}

/** The measured evidence that the segments are real, stable and large enough. */
export interface Certificate {
  /** A parametric bootstrap against one homogeneous population with the table's own margins and correlations. */
  method: "copula-bootstrap";
  /** Standard deviations by which the best simplified silhouette stands above those of tables without segments. */
  statistic: number;
  /** How many tables without segments were drawn. */
  draws: number;
  /** The chance to see as much in a table without segments. */
  p: number;
  /**
   * How clearly the rows are parted at the clearest place between two groups of clusters: a dip times the root of the
   * number of rows. Below .5 there is no gap and nothing is natural; 0 where clusters follow one another along a curve.
   */
  separation: number;
  /** The strongest sign of several heaps in one column (null: the first component of all), Bonferroni-adjusted. */
  dip: { column: string | null; statistic: number; p: number } | null;
  /** How many rows all this was measured on. */
  rows: number;
  /** How many bootstrap samples were clustered anew; 0 while that is still to come. */
  resamples: number;
  /** One a segment, in their order. */
  segments: readonly SegmentEvidence[];
  /** Whether there are enough customers for so many building columns: 70 a column, 30, or fewer. */
  sample: { rows: number; columns: number; adequacy: "enough" | "sparse" | "too-few" };
}

export interface SegmentEvidence {
  /** How much of it comes back on average when other samples are clustered anew, 0 to 1 (Hennig 2007); null while pending. */
  jaccard: number | null;
  /** Jaccard from .85, from .75, or less; below 5 rows always weak. */
  firmness: "firm" | "tentative" | "weak" | null;
  size: number;
  /** Fewer than 100 customers, less than 5 %, fewer than 30: too few to describe. */
  warnings: readonly ("customers-few" | "share-small" | "profile-unsafe")[];
}
