#include "compiler/influxql/time_condition.h"

#include <algorithm>

#include "fmt/format.h"

namespace flux::influxql {

namespace {

bool IsTime(const Expr& expr) { return expr.IsVariable() && expr.text == "time"; }

const Expr& Inner(const Expr& expr) { return expr.kind == ExprKind::kParentheses ? Inner(*expr.args.front()) : expr; }

// `2024-01-02`, `2024-01-02 03:04:05.6`, or RFC 3339.
Result<int64_t> ParseTimeText(std::string text, const std::string& zone) {
  constexpr size_t kDate = 10;
  const auto invalid = [] { return Fail(ErrorCode::kInvalid, "invalid timestamp string"); };
  const bool is_civil = text.size() == kDate || (text.size() > kDate && text[kDate] == ' ');
  if (text.size() > kDate && text[kDate] == ' ') text[kDate] = 'T';
  if (is_civil) text += text.size() == kDate ? "T00:00:00Z" : "Z";
  const Result<Time> time = ParseTime(text);
  if (!time) return invalid();
  if (!is_civil || zone.empty()) return time->ns;
  const Result<Time> local = FromLocal(*time, {zone, {}});
  return local ? Result<int64_t>(local->ns) : invalid();
}

bool LooksLikeTime(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() < kForm.size()) return false;
  for (size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == '-' ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

class TimeReader {
 public:
  TimeReader(const std::string& zone, Time now) : zone_(zone), now_(now) {}

  // The value of an expression that is a time.
  Result<TimeBound> Read(const Expr& expr) const {
    const Expr& inner = Inner(expr);
    switch (inner.kind) {
      case ExprKind::kInteger:
      case ExprKind::kDuration:
        return TimeBound{false, inner.integer};
      case ExprKind::kNumber:
        return TimeBound{false, static_cast<int64_t>(inner.number)};
      case ExprKind::kString: {
        if (!LooksLikeTime(inner.text))
          return Fail(ErrorCode::kInvalid, "invalid operation: time and *influxql.StringLiteral are not compatible");
        FLUX_TRY(const int64_t ns, ParseTimeText(inner.text, zone_));
        return TimeBound{false, ns};
      }
      case ExprKind::kCall:
        if (inner.text == "now" && inner.args.empty()) return TimeBound{true, 0};
        break;
      case ExprKind::kBinary:
        return ReadSum(inner);
      case ExprKind::kVariable:
      case ExprKind::kWildcard:
      case ExprKind::kRegex:
      case ExprKind::kBoolean:
      case ExprKind::kParentheses:
        break;
    }
    return Fail(ErrorCode::kInvalid, "invalid operation: time is compared with what is not a time");
  }

 private:
  Result<TimeBound> ReadSum(const Expr& sum) const {
    if (sum.text != "+" && sum.text != "-")
      return Fail(ErrorCode::kInvalid, fmt::format("invalid operation: times have no operator {}", sum.text));
    FLUX_TRY(const TimeBound left, Read(*sum.args[0]));
    FLUX_TRY(const TimeBound right, Read(*sum.args[1]));
    TimeBound both{left.is_relative || right.is_relative, 0};
    if (left.is_relative && right.is_relative)
      return Fail(ErrorCode::kInvalid, "invalid operation: times cannot be added");
    const bool overflows = sum.text == "+" ? __builtin_add_overflow(left.ns, right.ns, &both.ns)
                                           : __builtin_sub_overflow(left.ns, right.ns, &both.ns);
    if (overflows) return Fail(ErrorCode::kInvalid, "invalid operation: the time is out of range");
    return both;
  }

  const std::string& zone_;
  const Time now_;
};

class Splitter {
 public:
  Splitter(const std::string& zone, Time now) : reader_(zone, now), now_(now) {}

  Result<ExprRef> Split(const Expr& expr) {
    const Expr& inner = Inner(expr);
    if (inner.kind != ExprKind::kBinary) return Clone(expr);
    if (inner.text == "AND" || inner.text == "OR") return SplitBoth(inner);
    const bool is_left = IsTime(*inner.args[0]);
    if (!is_left && !IsTime(*inner.args[1])) return Clone(expr);
    FLUX_TRY(const TimeBound bound, reader_.Read(*inner.args[is_left ? 1 : 0]));
    FLUX_TRY_STATUS(Narrow(is_left ? inner.text : Turned(inner.text), bound));
    return ExprRef();
  }
  TimeSpan span;

 private:
  Result<ExprRef> SplitBoth(const Expr& both) {
    FLUX_TRY(ExprRef left, Split(*both.args[0]));
    FLUX_TRY(ExprRef right, Split(*both.args[1]));
    if (left == nullptr) return right;
    if (right == nullptr) return left;
    auto rest = std::make_unique<Expr>();
    rest->kind = ExprKind::kBinary;
    rest->text = both.text;
    rest->args.push_back(std::move(left));
    rest->args.push_back(std::move(right));
    return rest;
  }

  static std::string_view Turned(std::string_view op) {
    if (op == "<") return ">";
    if (op == "<=") return ">=";
    if (op == ">") return "<";
    return op == ">=" ? "<=" : op;
  }

  Status Narrow(std::string_view op, TimeBound bound) {
    const auto raise = [&](TimeBound first) {
      if (!span.first || span.first->At(now_) < first.At(now_)) span.first = first;
    };
    const auto lower = [&](TimeBound last) {
      if (!span.last || span.last->At(now_) > last.At(now_)) span.last = last;
    };
    if (op == "=" || op == ">=") raise(bound);
    if (op == "=" || op == "<=") lower(bound);
    if (op == ">") raise({bound.is_relative, bound.ns == INT64_MAX ? bound.ns : bound.ns + 1});
    if (op == "<") lower({bound.is_relative, bound.ns == INT64_MIN ? bound.ns : bound.ns - 1});
    if (op == "=" || op.starts_with('<') || op.starts_with('>')) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("invalid time comparison operator: {}", op));
  }

  TimeReader reader_;
  const Time now_;
};

}  // namespace

int64_t TimeBound::At(Time now) const {
  if (!is_relative) return ns;
  int64_t sum = 0;
  if (__builtin_add_overflow(now.ns, ns, &sum)) return ns < 0 ? INT64_MIN : INT64_MAX;
  return sum;
}

Result<SplitCondition> TakeTimes(const Expr* condition, const std::string& zone, Time now) {
  SplitCondition split;
  if (condition == nullptr) return split;
  Splitter splitter(zone, now);
  FLUX_TRY(split.rest, splitter.Split(*condition));
  split.span = splitter.span;
  return split;
}

}  // namespace flux::influxql
