#pragma once

// Calls builtins as a script would and runs the plans they make over hand-made tables.

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::stdlib {

using exec::ColumnText;
using exec::MakeTable;

// The time that `now()` gives in these tests: 2024-01-01T00:00:00Z.
constexpr int64_t kNow = 1704067200 * kNsPerSecond;

class StdlibBench final : public CallContext {
 public:
  StdlibBench();

  // Calls a builtin by its qualified name (`strings.toUpper`; `universe` may be left out) with named arguments; those
  // not given are absent.
  Result<Value> Invoke(const std::string& name, std::vector<std::pair<std::string, Value>> args);
  // As above; gives the result as a literal, or the message after `error: `.
  std::string Eval(const std::string& name, std::vector<std::pair<std::string, Value>> args);
  // A stream of hand-made tables.
  Value Stream(std::vector<Table> tables);
  // Runs a stream with whole tables, chunks of one and of three rows; all must give the same text, which is returned.
  std::string Run(const Result<Value>& stream);

  Result<Value> Call(const Value& fn, std::span<const NamedArg> args) override;
  Result<plan::RowFunction> ToRowFunction(const Value& fn) override;
  Status Execute(const plan::NodeRef& stream, TableSink& sink) override;
  void AddResult(plan::NodeRef node) override { results.push_back(std::move(node)); }
  StackTrace position() const override { return {}; }
  Time now() const override { return {kNow}; }
  Time start_time() const override { return {kNow}; }
  Result<Value> Option(std::string_view, std::string_view) override {
    return Fail(ErrorCode::kNotFound, "there are no options");
  }
  Result<std::string> ReadFile(std::string_view path) override;
  const CancelToken& cancel() const override { return bench.cancel; }

  exec::Bench bench;
  std::vector<plan::NodeRef> results;
  std::map<std::string, std::string, std::less<>> files;
};

// A function value that `StdlibBench::Call` evaluates.
Value Fn(std::function<Result<Value>(std::span<const NamedArg>)> body);
Value Strings(std::initializer_list<const char*> texts);
Value Floats(std::initializer_list<double> numbers);
inline Value Ns(int64_t ns) { return Value::Of(Duration{0, ns}); }
inline Value At(int64_t ns) { return Value::Of(Time{ns}); }
inline Value Text(std::string_view text) { return Value::String(text); }
inline Value Span(std::string_view text) { return Value::Of(*ParseDuration(text)); }
inline Value Instant(std::string_view text) { return Value::Of(*ParseTime(text)); }

}  // namespace flux::stdlib
