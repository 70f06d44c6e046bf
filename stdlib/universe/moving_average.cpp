#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <climits>
#include <cmath>

#include "runtime/exec/operation_facts.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/smoothing_operator.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables n";

// Of a float, the hidden one included.
constexpr int kMantissaBits = 53;

struct MovingAverageSpec : plan::Spec {
  size_t n = 1;
  void Describe(plan::Description& out) const override { out.Add("n", fmt::format("{}", n)); }
};
struct SimpleAverageSpec final : MovingAverageSpec {
  static constexpr std::string_view kName = "movingAverage";
};
struct ExponentialAverageSpec final : MovingAverageSpec {
  static constexpr std::string_view kName = "exponentialMovingAverage";
};
struct TripleDerivativeSpec final : MovingAverageSpec {
  static constexpr std::string_view kName = "tripleExponentialDerivative";
};

// The mean of values that come one after the other.
struct RunningMean {
  double sum = 0;
  size_t count = 0;
  void Add(const std::optional<double>& value) {
    if (!value) return;
    sum += *value;
    ++count;
  }
  std::optional<double> Value() const {
    return count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count));
  }
};

// Whether sums of up to `count` of the values have no rounding errors, whatever their order: all values are multiples
// of one power of two, and no sum outgrows what 53 bits count of it. So it is with integers, and with what is measured
// in halves or quarters.
bool AddExactly(const OptionalNumbers& values, size_t count) {
  constexpr uint64_t kHiddenBit = uint64_t{1} << (kMantissaBits - 1);
  constexpr int kNotFinite = 0x7FF;
  const int carries = static_cast<int>(std::bit_width(count));
  int lowest_bit = INT_MAX, highest_bit = INT_MIN;
  for (const std::optional<double>& value : values) {
    if (!value || *value == 0) continue;
    const auto bits = std::bit_cast<uint64_t>(std::fabs(*value));
    const int exponent = static_cast<int>(bits >> (kMantissaBits - 1));
    // Subnormal numbers are rare enough to be added one by one.
    if (exponent == 0 || exponent == kNotFinite) return false;
    lowest_bit = std::min(lowest_bit, exponent + std::countr_zero(bits | kHiddenBit));
    highest_bit = std::max(highest_bit, exponent + kMantissaBits);
    if (highest_bit + carries > lowest_bit + kMantissaBits) return false;
  }
  return true;
}

// The means of the windows of `n` rows from number `wanted` on, for values that add exactly: a sum follows from the one
// before it.
OptionalNumbers SlidingMeans(const OptionalNumbers& values, size_t n, size_t wanted) {
  OptionalNumbers means;
  means.reserve(values.size() - n + 1 - wanted);
  double sum = 0;
  size_t count = 0;
  for (size_t row = 0; row < values.size(); ++row) {
    if (values[row]) {
      sum += *values[row];
      ++count;
    }
    if (row >= n && values[row - n]) {
      sum -= *values[row - n];
      --count;
    }
    if (row + 1 < n + wanted) continue;
    means.push_back(count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count)));
  }
  return means;
}

// The means of windows of `n` rows. A window is summed from its row that is a multiple of `n` on, then from its
// first row to there, which decides the last bits: so do implementations that keep a ring of `n` values. The first part
// is the sum of a window that ends one row earlier and one value more. Where sums are rounded, the second part is added
// to another sum each time, so there is no way around that; but neighbouring windows are added side by side.
class RoundedMeans {
 public:
  RoundedMeans(const OptionalNumbers& values, size_t n) : n_(n), counts_{0} {
    for (const std::optional<double>& value : values) {
      // A sum never is a negative zero, so a zero more changes no bit of it.
      numbers_.push_back(value.value_or(0));
      counts_.push_back(counts_.back() + (value ? 1 : 0));
    }
  }

  // Of the windows from number `wanted` on.
  OptionalNumbers From(size_t wanted, const CancelToken& cancel) && {
    std::vector<double> sums(numbers_.size() - n_ + 1);
    for (size_t first = 0; first < numbers_.size(); first += n_) {
      double sum = 0;
      for (size_t last = first; last < std::min(first + n_, numbers_.size()); ++last) {
        sum += numbers_[last];
        if (last + 1 >= n_) sums[last + 1 - n_] = sum;
      }
      if (first > 0) AddBefore(first, wanted, sums, cancel);
    }
    OptionalNumbers means;
    means.reserve(sums.size() - wanted);
    for (size_t from = wanted; from < sums.size(); ++from) {
      const size_t count = counts_[from + n_] - counts_[from];
      means.push_back(count == 0 ? std::nullopt : std::optional(sums[from] / static_cast<double>(count)));
    }
    return means;
  }

 private:
  static constexpr size_t kTogether = 16;

  // Adds the rows before `first` to the sums of the wanted windows that `first` is in and does not begin. Nobody wants
  // what comes of them once the query is cancelled.
  void AddBefore(size_t first, size_t wanted, std::vector<double>& sums, const CancelToken& cancel) const {
    size_t from = std::max(first + 1 - n_, wanted);
    const size_t end = std::min(first, sums.size());
    for (; from + kTogether <= end && !cancel.is_canceled(); from += kTogether) {
      double lanes[kTogether];
      std::copy_n(&sums[from], kTogether, lanes);
      for (size_t row = from; row < from + kTogether; ++row) {
        for (size_t k = 0; k <= row - from; ++k) lanes[k] += numbers_[row];
      }
      for (size_t row = from + kTogether; row < first; ++row) {
        for (size_t k = 0; k < kTogether; ++k) lanes[k] += numbers_[row];
      }
      std::copy_n(lanes, kTogether, &sums[from]);
    }
    for (; from < end && !cancel.is_canceled(); ++from) {
      for (size_t row = from; row < first; ++row) sums[from] += numbers_[row];
    }
  }

  const size_t n_;
  std::vector<double> numbers_;
  std::vector<size_t> counts_;  // of values before each row
};

// The averages of the windows of `n` rows that end with rows of a table, which come chunk by chunk.
class SimpleAverages {
 public:
  explicit SimpleAverages(size_t n) : n_(n) {}

  // Of the windows that end with the next rows.
  OptionalNumbers Next(const OptionalNumbers& values, const CancelToken& cancel) {
    const size_t known = values_.size();
    values_.insert(values_.end(), values.begin(), values.end());
    if (values_.size() < n_) return {};
    const size_t wanted = known + 1 > n_ ? known + 1 - n_ : 0;
    OptionalNumbers means = AddExactly(values_, n_ + 1) ? SlidingMeans(values_, n_, wanted)
                                                        : RoundedMeans(values_, n_).From(wanted, cancel);
    // The next window begins behind the last one that was asked for; where windows are cut stays where it was.
    const size_t gone = (values_.size() - n_ + 1) / n_ * n_;
    values_.erase(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(gone));
    return means;
  }

 private:
  const size_t n_;
  OptionalNumbers values_;  // from a row on whose number is a multiple of `n_`
};

// The same for averages that weigh values less the older they are: see `ExponentialAverages`.
class WeighedAverages {
 public:
  explicit WeighedAverages(size_t n) : n_(n), weight_(2 / static_cast<double>(n + 1)) {}

  OptionalNumbers Next(const OptionalNumbers& values, const CancelToken&) {
    OptionalNumbers averages;
    for (const std::optional<double>& value : values) {
      if (rows_ < n_) {
        first_.Add(value);
        if (++rows_ < n_) continue;
        average_ = first_.Value();
      } else if (value) {
        average_ = average_ ? *value * weight_ + *average_ * (1.0 - weight_) : *value;
      }
      averages.push_back(average_);
    }
    return averages;
  }

 private:
  const size_t n_;
  const double weight_;
  RunningMean first_;
  size_t rows_ = 0;  // `n_` at most
  std::optional<double> average_;
};

// Replaces values by their averages as rows come, without those before the first one. A table with fewer rows than one
// period gives their mean, in its last row.
template <typename Averages, typename S>
class AverageOperator final : public exec::UnaryOperator {
 public:
  AverageOperator(const S& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), n_(spec.n), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(column_, FindSmoothedColumn(S::kName, *header, "_value"));
    averages_.emplace(n_);
    mean_ = {};
    rows_ = 0;
    std::vector<ColumnDef> defs = header->schema.columns();
    defs[column_].type = ColumnType::kFloat;
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (chunk.rows == 0) return {};
    const OptionalNumbers values = NumbersOf(*chunk.columns[column_]);
    rows_ += chunk.rows;
    if (rows_ < n_) {
      for (const std::optional<double>& value : values) mean_.Add(value);
      last_row_ = SliceRows(chunk, chunk.rows - 1, 1);
    }
    const OptionalNumbers averages = averages_->Next(values, context_.cancel);
    return averages.empty() ? Status()
                            : Send(SliceRows(chunk, chunk.rows - averages.size(), averages.size()), averages);
  }

  Status End() override {
    if (rows_ > 0 && rows_ < n_) FLUX_TRY_STATUS(Send(std::move(last_row_), {mean_.Value()}));
    last_row_ = {};
    return out_.End();
  }

  bool WantsRows() const override { return out_.WantsRows(); }

 private:
  Status Send(Chunk rows, const OptionalNumbers& averages) {
    rows.columns[column_] = ToColumn(averages);
    return out_.Push(rows);
  }

  const size_t n_;
  exec::ExecContext& context_;

  // Of the table at hand.
  size_t column_ = 0, rows_ = 0;
  std::optional<Averages> averages_;
  RunningMean mean_;  // until there are enough rows
  Chunk last_row_;    // of these
};

// TRIX: the relative change, in percent, of values that were averaged three times. Without enough values for two
// averages to compare, the last row has a null.
class TripleDerivativeOperator final : public SmoothingOperator {
 public:
  TripleDerivativeOperator(const TripleDerivativeSpec& spec, exec::ExecContext& context, TableSink& out)
      : SmoothingOperator("tripleExponentialDerivative", {"_value"}, true, context, out), n_(spec.n) {}

 protected:
  size_t RowsKept(size_t rows) const override {
    const size_t skipped = 3 * (n_ - 1) + 1;
    return rows >= skipped ? rows - skipped : std::min<size_t>(rows, 1);
  }

  OptionalNumbers Smooth(const OptionalNumbers& values) const override {
    const OptionalNumbers averages = ExponentialAverages(ExponentialAverages(ExponentialAverages(values, n_), n_), n_);
    if (averages.empty()) return {std::nullopt};
    OptionalNumbers changes;
    for (size_t i = 1; i < averages.size(); ++i) {
      const bool has_both = averages[i - 1] && averages[i];
      changes.push_back(has_both ? std::optional((*averages[i] / *averages[i - 1] - 1) * 100) : std::nullopt);
    }
    return changes;
  }

 private:
  const size_t n_;
};

template <typename S>
Result<Value> Average(CallContext& context, Args args) {
  const ArgReader in(S::kName, kParameters, args);
  S spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t n, in.Int(1));
  if (n <= 0) {
    return in.Invalid(1, fmt::format("must be greater than 0, found {}; it is the number of rows to average", n));
  }
  spec.n = static_cast<size_t>(n);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return Plus(out, {"_value"}); }

plan::StreamSchema SchemaAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  schema.SetType("_value", ColumnType::kFloat);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  return exec::WithColumnChanged(inputs[0]->properties, "_value");
}

template <typename S>
std::optional<std::string> ToFlux(const plan::Node& node) {
  return plan::FluxCall(S::kName).Add("n", node.As<S>()->n).Text();
}

template <typename Op, typename S>
void Register(Registry& registry, plan::Flow flow) {
  registry.Add(BuiltinDef{"universe", S::kName, kParameters, Average<S>});
  registry.Add(OperationDef{.name = S::kName,
                            .create = exec::CreateOperator<Op, S>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .to_flux = ToFlux<S>,
                            .flow = flow,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace

void RegisterMovingAverage(Registry& registry) {
  Register<AverageOperator<SimpleAverages, SimpleAverageSpec>, SimpleAverageSpec>(registry, plan::Flow::kRows);
  Register<AverageOperator<WeighedAverages, ExponentialAverageSpec>, ExponentialAverageSpec>(registry,
                                                                                             plan::Flow::kRows);
  Register<TripleDerivativeOperator, TripleDerivativeSpec>(registry, plan::Flow::kTable);
}

}  // namespace flux::stdlib
