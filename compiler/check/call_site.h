#pragma once

// One call while it is being checked.

#include <algorithm>
#include <optional>

#include "compiler/check/checker.h"

namespace flux {

struct Checker::CallSite {
  const ast::CallExpr& call;
  const hir::Expr* callee;
  const hir::Expr* pipe;  // or null
  std::span<const FunctionParam> params = {};
  std::vector<const hir::Expr*> values;       // of the arguments, in source order; null: not looked at yet
  std::vector<std::string_view> param_names;  // which parameter each argument is for; a misspelt name is corrected
  std::vector<bool> given;                    // per parameter
  TypeId result = kErrorType;
  Unifier* unifier = nullptr;
  bool has_problem = false;

  // Finds a parameter that can be given by name.
  std::optional<size_t> FindParam(const TypeStore& types, std::string_view name) const {
    for (size_t i = 0; i < params.size(); ++i)
      if (!name.empty() && types.Name(params[i].name) == name) return i;
    return std::nullopt;
  }

  // Tells whether the call names an argument for this parameter.
  bool IsWritten(const TypeStore& types, const FunctionParam& param) const {
    return std::ranges::find(param_names, types.Name(param.name)) != param_names.end();
  }
};

}  // namespace flux
