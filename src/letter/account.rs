//! What became of the rows of signatories.

/// What became of the rows: they are the printed, the unnamed, the merged and the left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// All there were.
    pub rows: usize,
    /// How many are no people: headers, sums, empty answers.
    pub strays: usize,
    /// How many `where` left out.
    pub filtered: usize,
    /// How many were merged into others.
    pub merged: usize,
    /// How many corrections left out.
    pub corrected: usize,
    /// How many were left out because they have not confirmed their signature.
    pub unverified: usize,
    /// How many are counted and not named.
    pub unnamed: usize,
    /// How many more are, of whom there is no row.
    pub added: usize,
    /// The condition of `where`, in words.
    pub condition: Option<String>,
}

impl Account {
    /// How many are printed.
    pub fn printed(&self) -> usize {
        let left_out = self.filtered + self.corrected + self.unverified;
        self.rows - self.strays - left_out - self.merged - self.unnamed
    }

    /// How many sign.
    pub fn signed(&self) -> usize {
        self.printed().saturating_add(self.unnamed).saturating_add(self.added)
    }

    /// The sum of the rows in words, where any is not printed or more sign.
    pub fn sum(&self) -> Option<String> {
        if self.rows == self.printed() && self.added == 0 {
            return None;
        }
        let rows = if self.rows == 1 { "row" } else { "rows" };
        let mut sum = format!("{} {rows} = {} printed", self.rows, self.printed());
        if self.unnamed > 0 {
            sum += &format!(" + {} unnamed", self.unnamed);
        }
        if self.merged > 0 {
            sum += &format!(" + {} merged", self.merged);
        }
        if self.filtered > 0 {
            let condition = self.condition.as_deref().unwrap_or_default();
            sum += &format!(" + {} left out, not {condition}", self.filtered);
        }
        if self.strays > 0 {
            sum += &format!(" + {} that name nobody", self.strays);
        }
        if self.corrected > 0 {
            sum += &format!(" + {} left out by corrections", self.corrected);
        }
        if self.unverified > 0 {
            sum += &format!(" + {} unverified", self.unverified);
        }
        if self.added > 0 {
            sum += &format!("; {} more unnamed", self.added);
        }
        Some(sum)
    }
}
