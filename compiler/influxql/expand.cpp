#include "compiler/influxql/expand.h"

#include <algorithm>
#include <set>

#include "compiler/influxql/flux_condition.h"
#include "compiler/influxql/functions.h"
#include "fmt/format.h"

namespace flux::influxql {

namespace {

// The name of a column that has no alias: those of what it is made of.
std::string NameOf(const Expr& expr) {
  if (expr.kind == ExprKind::kVariable || expr.kind == ExprKind::kCall) return expr.text;
  if (expr.kind != ExprKind::kBinary && expr.kind != ExprKind::kParentheses) return "";
  std::string name;
  for (const ExprRef& arg : expr.args) {
    const std::string part = NameOf(*arg);
    if (!part.empty()) name += (name.empty() ? "" : "_") + part;
  }
  return name;
}

// The `*` or regular expression in it, and the function around that; null when there is none.
struct Many {
  const Expr* names = nullptr;
  const Expr* call = nullptr;
};

Many FindMany(const Expr& expr, const Expr* call) {
  if (expr.kind == ExprKind::kWildcard || expr.kind == ExprKind::kRegex) return {&expr, call};
  for (const ExprRef& arg : expr.args) {
    if (const Many found = FindMany(*arg, expr.kind == ExprKind::kCall ? &expr : call); found.names != nullptr)
      return found;
  }
  return {};
}

ExprRef WithName(const Expr& expr, const Expr* names, const std::string& name) {
  if (&expr == names) {
    auto variable = std::make_unique<Expr>();
    variable->text = name;
    return variable;
  }
  ExprRef copy = Clone(expr);
  copy->args.clear();
  for (const ExprRef& arg : expr.args) copy->args.push_back(WithName(*arg, names, name));
  return copy;
}

class Expander {
 public:
  Expander(const MeasurementShape& all, const std::vector<std::string>& grouped) : all_(all), grouped_(grouped) {}

  Status Add(const SelectField& field) {
    const Many many = FindMany(*field.expr, nullptr);
    if (many.names == nullptr) {
      Append(field.alias.empty() ? NameOf(*field.expr) : field.alias, Clone(*field.expr));
      AddTagOfTop(*field.expr);
      return {};
    }
    FLUX_TRY(const std::set<std::string> names, NamesOf(many));
    for (const std::string& name : names) {
      std::string column = name;
      if (many.call != nullptr)
        column = fmt::format("{}_{}", field.alias.empty() ? NameOf(*field.expr) : field.alias, name);
      Append(std::move(column), WithName(*field.expr, many.names, name));
    }
    return {};
  }
  std::vector<NamedField> fields;

 private:
  void Append(std::string name, ExprRef expr) {
    std::string unique = name;
    for (size_t i = 1; !names_.insert(unique).second; ++i) unique = fmt::format("{}_{}", name, i);
    fields.push_back({std::move(unique), std::move(expr)});
  }

  // `top(usage, host, 2)` gives `host`, too.
  void AddTagOfTop(const Expr& expr) {
    if ((expr.IsCall("top") || expr.IsCall("bottom")) && expr.args.size() == 3)
      Append(expr.args[1]->text, Clone(*expr.args[1]));
  }

  Result<std::set<std::string>> NamesOf(const Many& many) const {
    const FunctionDef* const function = many.call != nullptr ? FindFunction(many.call->text) : nullptr;
    std::set<std::string> names;
    for (const auto& [name, type] : all_.fields) {
      if (many.names->cast == "tag" || (function != nullptr && !Takes(*function, type))) continue;
      FLUX_TRY(const bool matches, Matches(*many.names, name));
      if (matches) names.insert(name);
    }
    if (function != nullptr || many.names->cast == "field") return names;
    for (const std::string& name : all_.tags) {
      FLUX_TRY(const bool matches, Matches(*many.names, name));
      if (matches && std::ranges::find(grouped_, name) == grouped_.end()) names.insert(name);
    }
    return names;
  }

  static Result<bool> Matches(const Expr& names, const std::string& name) {
    if (names.kind == ExprKind::kWildcard) return true;
    return MatchesText("=~", names.text, name);
  }

  const MeasurementShape& all_;
  const std::vector<std::string>& grouped_;
  std::set<std::string> names_;
};

}  // namespace

Result<std::vector<NamedField>> ExpandFields(const SelectStatement& select, const MeasurementShape& all,
                                             const std::vector<std::string>& grouped) {
  Expander expander(all, grouped);
  for (const SelectField& field : select.fields) {
    if (field.expr->IsVariable() && field.expr->text == "time") continue;
    FLUX_TRY_STATUS(expander.Add(field));
  }
  return std::move(expander.fields);
}

}  // namespace flux::influxql
