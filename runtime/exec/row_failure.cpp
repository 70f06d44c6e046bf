#include "runtime/exec/row_failure.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/expr/failing_expression.h"

namespace flux::exec {
namespace {

// The parameter that rows are bound to: the one without default.
std::string_view RowParameter(const Callable& callee) {
  for (const Parameter& parameter : callee.parameters()) {
    if (!parameter.is_optional) return parameter.name;
  }
  return {};
}

}  // namespace

Error WithRowTrace(Error error, const plan::RowFunction& fn, const Schema& schema, const Chunk& rows,
                   const ExecContext& context) {
  const bool can_call = context.call && fn.closure.kind() == ValueKind::kFunction;
  if (!can_call || rows.rows == 0 || !error.trace.empty()) return error;
  std::vector<RecordField> fields;
  for (size_t i = 0; i < schema.size(); ++i) fields.push_back({schema[i].name, rows.columns[i]->ValueAt(0)});
  const NamedArg row{RowParameter(fn.closure.AsFunction()), MakeRecord(std::move(fields))};
  Result<Value> result = context.call(fn.closure, {&row, 1});
  if (!result && error.cause() == result.error().cause()) error.trace = std::move(result.error().trace);
  return error;
}

bool IsOfExpression(const Error& error) {
  return error.code != ErrorCode::kResourceExhausted && error.code != ErrorCode::kCanceled;
}

Error NamingExpression(Error error, const plan::RowFunction& fn, std::span<const NamedArg> args) {
  if (fn.tree == nullptr || !IsOfExpression(error)) return error;
  std::vector<Value> values;
  for (const std::string& param : fn.tree->params) {
    const auto arg = std::ranges::find(args, param, &NamedArg::name);
    if (arg == args.end()) return error;
    values.push_back(arg->value);
  }
  const std::optional<std::string> text = expr::FailingExpression(*fn.tree, values);
  return text ? std::move(error).WithContext(fmt::format("cannot evaluate `{}`", *text)) : error;
}

RowFailure FirstRowFailure(Error error, Kernel& kernel, const plan::RowFunction& fn, const Schema& schema,
                           const Chunk& rows, const ExecContext& context) {
  for (size_t row = 0; row < rows.rows; ++row) {
    const Chunk single = SliceRows(rows, row, 1);
    Result<KernelOutput> output = kernel.Run(single);
    if (!output) return {WithRowTrace(std::move(output.error()), fn, schema, single, context), row};
  }
  return {std::move(error)};
}

}  // namespace flux::exec
