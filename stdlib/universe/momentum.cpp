#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/smoothing_operator.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables n columns";
constexpr std::string_view kColumnParameters = "tables n column";
constexpr std::string_view kExperimentalParameters = "tables n";

struct MomentumSpec : plan::Spec {
  size_t n = 1;
  std::vector<std::string> columns = {"_value"};
  void Describe(plan::Description& out) const override {
    out.Add("n", fmt::format("{}", n));
    out.AddList("columns", columns);
  }
};
struct ChandeSpec final : MomentumSpec {
  static constexpr std::string_view kName = "chandeMomentumOscillator";
};
struct KaufmanSpec final : MomentumSpec {
  static constexpr std::string_view kName = "kaufmansAMA";
};
struct StrengthSpec final : MomentumSpec {
  static constexpr std::string_view kName = "relativeStrengthIndex";
};

// Sums of the rises and of the falls within the last n steps, and the oscillator that they make. A null counts as 0.
class Oscillator {
 public:
  Oscillator(const OptionalNumbers& values, size_t n) : values_(values), n_(n) {}

  // Takes the step to the next row. Gives the oscillator, -100 to 100; it means something from row n on.
  double Next() {
    const double step = row_ == 0 ? 0 : At(row_) - At(row_ - 1);
    if (step > 0) up_ += step;
    if (step < 0) down_ -= step;
    const double value = 100 * (up_ - down_) / (up_ + down_);
    // The step that leaves the window.
    const double leaving = row_ >= n_ ? At(row_ - n_ + 1) - At(row_ - n_) : 0;
    if (leaving > 0) {
      up_ -= leaving;
    } else {
      down_ += leaving;
    }
    ++row_;
    return value;
  }
  double At(size_t row) const { return values_[row].value_or(0); }

 private:
  const OptionalNumbers& values_;
  const size_t n_;
  size_t row_ = 0;
  double up_ = 0, down_ = 0;
};

class ChandeOperator final : public SmoothingOperator {
 public:
  ChandeOperator(const ChandeSpec& spec, exec::ExecContext& context, TableSink& out)
      : SmoothingOperator(ChandeSpec::kName, spec.columns, false, context, out), n_(spec.n) {}

 protected:
  size_t RowsKept(size_t rows) const override { return rows > n_ ? rows - n_ : 0; }

  OptionalNumbers Smooth(const OptionalNumbers& values) const override {
    OptionalNumbers result;
    Oscillator oscillator(values, n_);
    for (size_t row = 0; row < values.size(); ++row) {
      const double value = oscillator.Next();
      if (row >= n_) result.push_back(value);
    }
    return result;
  }

 private:
  const size_t n_;
};

// Kaufman's adaptive moving average: how fast it follows depends on how straight the values move.
class KaufmanOperator final : public SmoothingOperator {
 public:
  KaufmanOperator(const KaufmanSpec& spec, exec::ExecContext& context, TableSink& out)
      : SmoothingOperator(KaufmanSpec::kName, spec.columns, false, context, out), n_(spec.n) {}

 protected:
  size_t RowsKept(size_t rows) const override { return rows > n_ ? rows - n_ : 0; }

  OptionalNumbers Smooth(const OptionalNumbers& values) const override {
    // Averages of 2 and of 30 values: 2 / (2 + 1) and 2 / (30 + 1), and the exact difference of both.
    constexpr double kSlowest = 2.0 / 31.0, kFastestAboveSlowest = 56.0 / 93.0;
    OptionalNumbers result;
    Oscillator oscillator(values, n_);
    double average = 0;
    for (size_t row = 0; row < values.size(); ++row) {
      const double efficiency = std::abs(oscillator.Next()) / 100.0;
      if (row < n_) continue;
      if (row == n_) average = oscillator.At(row - 1);
      const double speed = efficiency * kFastestAboveSlowest + kSlowest;
      average = average + speed * speed * (oscillator.At(row) - average);
      result.push_back(average);
    }
    return result;
  }

 private:
  const size_t n_;
};

// Wilder's moving average: the mean of the first n values, then each value weighs 1 / n.
class WilderAverage {
 public:
  explicit WilderAverage(size_t n) : n_(static_cast<double>(n)) {}
  void Add(double value, bool is_period_over) {
    const double weight = 1 / n_;
    if (count_ == 0) {
      average_ = value;
    } else if (is_period_over) {
      average_ = value * weight + average_ * (1.0 - weight);
    } else {
      average_ = (average_ * count_ + value) / (count_ + 1);
    }
    if (count_ < n_) ++count_;
  }
  double average() const { return average_; }

 private:
  const double n_;
  double count_ = 0, average_ = 0;
};

// Relative strength index. The step to the first value is taken from 0.
class StrengthOperator final : public SmoothingOperator {
 public:
  StrengthOperator(const StrengthSpec& spec, exec::ExecContext& context, TableSink& out)
      : SmoothingOperator(StrengthSpec::kName, spec.columns, false, context, out), n_(spec.n) {}

 protected:
  size_t RowsKept(size_t rows) const override { return rows > n_ ? rows - n_ : std::min<size_t>(rows, 1); }

  OptionalNumbers Smooth(const OptionalNumbers& values) const override {
    OptionalNumbers result;
    WilderAverage rises(n_), falls(n_);
    bool has_value = false;
    double last = 0;
    for (size_t row = 0; row < values.size(); ++row) {
      if (values[row]) {
        const double step = *values[row] - last;
        rises.Add(step > 0 ? step : 0, row >= n_);
        falls.Add(step < 0 ? -step : 0, row >= n_);
        last = *values[row];
        has_value = true;
      }
      const bool is_sent = row >= n_ || (values.size() <= n_ && row + 1 == values.size());
      if (!is_sent) continue;
      result.push_back(has_value ? std::optional(100.0 - 100.0 / (1.0 + rises.average() / falls.average()))
                                 : std::nullopt);
    }
    return result;
  }

 private:
  const size_t n_;
};

template <typename S>
Result<Value> Momentum(CallContext& context, Args args) {
  constexpr bool kHasOneColumn = std::is_same_v<S, KaufmanSpec>;
  const ArgReader in(S::kName, kHasOneColumn ? kColumnParameters : kParameters, args);
  S spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t n, in.Int(1));
  if (n <= 0) return in.Invalid(1, fmt::format("must be greater than 0, found {}; it is a number of rows", n));
  spec.n = static_cast<size_t>(n);
  if constexpr (kHasOneColumn) {
    FLUX_TRY(const std::string column, in.StringOr(2, "_value"));
    spec.columns = {column};
  } else {
    FLUX_TRY(spec.columns, in.StringsOr(2, {"_value"}));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalKaufman(CallContext& context, Args args) {
  return Forward(Momentum<KaufmanSpec>, kColumnParameters, context, kExperimentalParameters, args);
}

template <typename S>
NamedColumns Names(const plan::Node& node) {
  return Named(node.As<S>()->columns);
}

template <typename S>
ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, node.As<S>()->columns);
}

}  // namespace

void RegisterMomentum(Registry& registry) {
  registry.Add(BuiltinDef{"universe", ChandeSpec::kName, kParameters, Momentum<ChandeSpec>});
  registry.Add(BuiltinDef{"universe", KaufmanSpec::kName, kColumnParameters, Momentum<KaufmanSpec>});
  registry.Add(BuiltinDef{"universe", StrengthSpec::kName, kParameters, Momentum<StrengthSpec>});
  registry.Add(BuiltinDef{"experimental", KaufmanSpec::kName, kExperimentalParameters, ExperimentalKaufman});
  registry.Add(OperationDef{.name = ChandeSpec::kName,
                            .create = exec::CreateOperator<ChandeOperator, ChandeSpec>,
                            .needs = Needs<ChandeSpec>,
                            .names = Names<ChandeSpec>,
                            .schema = exec::ChangedColumnsSchema<ChandeSpec>,
                            .properties = exec::ChangedColumnsProperties<ChandeSpec>,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = KaufmanSpec::kName,
                            .create = exec::CreateOperator<KaufmanOperator, KaufmanSpec>,
                            .needs = Needs<KaufmanSpec>,
                            .names = Names<KaufmanSpec>,
                            .schema = exec::ChangedColumnsSchema<KaufmanSpec>,
                            .properties = exec::ChangedColumnsProperties<KaufmanSpec>,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = StrengthSpec::kName,
                            .create = exec::CreateOperator<StrengthOperator, StrengthSpec>,
                            .needs = Needs<StrengthSpec>,
                            .names = Names<StrengthSpec>,
                            .schema = exec::ChangedColumnsSchema<StrengthSpec>,
                            .properties = exec::ChangedColumnsProperties<StrengthSpec>,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
