#include "compiler/influxql/select_check.h"

#include "compiler/influxql/functions.h"
#include "fmt/format.h"

namespace flux::influxql {

namespace {

class Checker {
 public:
  explicit Checker(const SelectStatement& select) : select_(select) {}

  Result<SelectKinds> Check() {
    FLUX_TRY_STATUS(CheckTime());
    size_t fields = 0;
    for (const SelectField& field : select_.fields) {
      if (field.expr->IsVariable() && field.expr->text == "time") continue;
      ++fields;
      has_variable_ = false;
      FLUX_TRY_STATUS(CheckField(*field.expr));
      if (!has_variable_) return Fail(ErrorCode::kInvalid, "field must contain at least one variable");
    }
    if (fields == 0) return Fail(ErrorCode::kInvalid, "at least 1 non-time field must be queried");
    FLUX_TRY_STATUS(CheckTogether());
    return kinds_;
  }

 private:
  Status CheckTime() const {
    if (!select_.dimensions.time) return {};
    const auto& args = *select_.dimensions.time;
    if (args.empty() || args.size() > 2) return Fail(ErrorCode::kInvalid, "time dimension expected 1 or 2 arguments");
    if (args[0]->kind != ExprKind::kDuration || args[0]->integer <= 0)
      return Fail(ErrorCode::kInvalid, "time dimension must have duration argument");
    if (args.size() == 1 || args[1]->kind == ExprKind::kDuration || args[1]->IsCall("now")) return {};
    return Fail(ErrorCode::kInvalid, "time dimension offset must be duration or now()");
  }

  Status CheckField(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::kVariable:
      case ExprKind::kWildcard:
      case ExprKind::kRegex:
        has_variable_ = kinds_.has_plain = true;
        return {};
      case ExprKind::kCall:
        return CheckCall(expr);
      case ExprKind::kBinary:
        if (expr.text == "AND" || expr.text == "OR" || expr.text.find_first_of("=<>~!") != std::string::npos)
          return Fail(
              ErrorCode::kInvalid,
              fmt::format("invalid operator {} in SELECT clause; operator is intended for WHERE clause", expr.text));
        [[fallthrough]];
      case ExprKind::kParentheses:
        for (const ExprRef& arg : expr.args) FLUX_TRY_STATUS(CheckField(*arg));
        return {};
      case ExprKind::kString:
      case ExprKind::kInteger:
      case ExprKind::kNumber:
      case ExprKind::kBoolean:
      case ExprKind::kDuration:
        return {};
    }
    return {};
  }

  Status CheckCall(const Expr& call) {
    const FunctionDef* const function = FindFunction(call.text);
    if (function == nullptr) return Fail(ErrorCode::kInvalid, fmt::format("undefined function {}()", call.text));
    const size_t args = call.args.size();
    if (args < function->least_args || args > function->most_args) {
      const std::string wanted =
          function->least_args == function->most_args ? fmt::format("{}", function->least_args)
          : function->most_args == UINT8_MAX
              ? fmt::format("at least {}", function->least_args)
              : fmt::format("at least {} but no more than {}", function->least_args, function->most_args);
      return Fail(ErrorCode::kInvalid,
                  fmt::format("invalid number of arguments for {}, expected {}, got {}", call.text, wanted, args));
    }
    switch (function->kind) {
      case FunctionKind::kMath:
        for (const ExprRef& arg : call.args) FLUX_TRY_STATUS(CheckField(*arg));
        return {};
      case FunctionKind::kTransform:
        ++kinds_.transforms;
        return CheckTransform(call);
      case FunctionKind::kSelector:
        ++kinds_.selectors;
        return CheckSelector(call);
      case FunctionKind::kAggregate:
        ++kinds_.aggregates;
        return CheckAggregate(call);
    }
    return {};
  }

  Status CheckValue(const Expr& call) {
    has_variable_ = true;
    const Expr& value = *call.args.front();
    if (value.IsVariable() || value.kind == ExprKind::kWildcard || value.kind == ExprKind::kRegex) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("expected field argument in {}()", call.text));
  }

  Status CheckAggregate(const Expr& call) {
    kinds_.has_many_rows = kinds_.has_many_rows || call.text == "distinct";
    if (call.text == "count" && call.args.front()->IsCall("distinct")) {
      if (call.args.front()->args.size() == 1) return CheckValue(*call.args.front());
    }
    if (call.text == "integral" && call.args.size() == 2) FLUX_TRY_STATUS(CheckUnit(call));
    return CheckValue(call);
  }

  Status CheckSelector(const Expr& call) {
    if (call.text == "percentile") {
      const ExprKind kind = call.args[1]->kind;
      if (kind != ExprKind::kInteger && kind != ExprKind::kNumber)
        return Fail(ErrorCode::kInvalid, "expected float argument in percentile()");
    }
    if (call.text != "top" && call.text != "bottom") return CheckValue(call);
    kinds_.has_many_rows = true;
    const Expr& count = *call.args.back();
    if (count.kind != ExprKind::kInteger)
      return Fail(ErrorCode::kInvalid,
                  fmt::format("expected integer as last argument in {}(), found {}", call.text, count.text));
    if (count.integer <= 0)
      return Fail(ErrorCode::kInvalid,
                  fmt::format("limit ({}) in {} function must be at least 1", count.integer, call.text));
    if (call.args.size() > 3)
      return Fail(ErrorCode::kInvalid, fmt::format("{}() takes at most one tag here", call.text));
    if (call.args.size() == 3 && !call.args[1]->IsVariable())
      return Fail(ErrorCode::kInvalid, fmt::format("only fields or tags are allowed in {}()", call.text));
    return CheckValue(call);
  }

  static Status CheckUnit(const Expr& call) {
    const Expr& unit = *call.args[1];
    if (unit.kind != ExprKind::kDuration)
      return Fail(ErrorCode::kInvalid, fmt::format("second argument to {} must be a duration", call.text));
    if (unit.integer > 0) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("duration argument must be positive, got {}", unit.integer));
  }

  Status CheckTransform(const Expr& call) {
    if (call.text == "moving_average") {
      const Expr& rows = *call.args[1];
      if (rows.kind != ExprKind::kInteger)
        return Fail(ErrorCode::kInvalid, "second argument for moving_average must be an integer");
      if (rows.integer <= 1)
        return Fail(ErrorCode::kInvalid,
                    fmt::format("moving_average window must be greater than 1, got {}", rows.integer));
    } else if (call.args.size() == 2) {
      FLUX_TRY_STATUS(CheckUnit(call));
    }
    const Expr& value = *call.args.front();
    if (value.kind != ExprKind::kCall) {
      if (select_.dimensions.time)
        return Fail(ErrorCode::kInvalid, fmt::format("aggregate function required inside the call to {}", call.text));
      return CheckValue(call);
    }
    const FunctionDef* const inner = FindFunction(value.text);
    if (inner != nullptr && inner->kind != FunctionKind::kAggregate && inner->kind != FunctionKind::kSelector)
      return Fail(ErrorCode::kInvalid, fmt::format("{}() inside of {}() is not supported", value.text, call.text));
    if (!select_.dimensions.time)
      return Fail(ErrorCode::kInvalid, fmt::format("{} aggregate requires a GROUP BY interval", call.text));
    FLUX_TRY_STATUS(CheckCall(value));
    if (!kinds_.has_many_rows) return {};
    return Fail(ErrorCode::kInvalid, fmt::format("{}() inside of {}() is not supported", value.text, call.text));
  }

  Status CheckTogether() const {
    if (kinds_.has_plain && (kinds_.aggregates > 0 || kinds_.transforms > 0))
      return Fail(ErrorCode::kInvalid, "mixing aggregate and non-aggregate queries is not supported");
    if (kinds_.has_plain && kinds_.selectors > 1)
      return Fail(ErrorCode::kInvalid, "mixing multiple selector functions with tags or fields is not supported");
    if (kinds_.has_many_rows && kinds_.calls() > 1)
      return Fail(ErrorCode::kInvalid,
                  "distinct(), top() and bottom() cannot be combined with other functions or fields");
    if (select_.dimensions.time && kinds_.calls() == 0)
      return Fail(ErrorCode::kInvalid, "GROUP BY requires at least one aggregate function");
    return {};
  }

  const SelectStatement& select_;
  SelectKinds kinds_;
  bool has_variable_ = false;
};

}  // namespace

Result<SelectKinds> CheckSelect(const SelectStatement& select) { return Checker(select).Check(); }

}  // namespace flux::influxql
