#pragma once

// Reads the arguments of a builtin: checks kinds, applies defaults and words the errors, which name the function and
// the argument and say what was found.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/registry.h"

namespace flux::stdlib {

class ArgReader {
 public:
  // `function` as scripts write it (`range`, `date.truncate`); `parameters` as in the BuiltinDef.
  ArgReader(std::string_view function, std::string_view parameters, Args args)
      : function_(function), parameters_(parameters), args_(args) {}

  // Whether an optional argument was given.
  bool Has(size_t i) const { return args_.has(i); }
  const Value& operator[](size_t i) const { return args_[i]; }

  // Each fails when the argument is absent, null or of another kind; the `Or` forms give `fallback` when it is absent.
  Result<bool> BoolOr(size_t i, bool fallback) const;
  Result<int64_t> Int(size_t i) const;
  Result<int64_t> IntOr(size_t i, int64_t fallback) const;
  Result<uint64_t> Uint(size_t i) const;
  Result<double> Float(size_t i) const;
  Result<double> FloatOr(size_t i, double fallback) const;
  Result<std::string> String(size_t i) const;
  Result<std::string> StringOr(size_t i, std::string_view fallback) const;
  Result<Duration> DurationAt(size_t i) const;
  Result<Duration> DurationOr(size_t i, Duration fallback) const;
  // An array of strings; no element may be null.
  Result<std::vector<std::string>> Strings(size_t i) const;
  Result<std::vector<std::string>> StringsOr(size_t i, std::vector<std::string> fallback) const;
  Result<plan::NodeRef> Stream(size_t i) const;
  // The function itself, checked to be one.
  Result<Value> Function(size_t i) const;
  // A time, or a duration relative to `now` counted in calendar months.
  Result<Time> Timeable(size_t i, Time now) const;
  // A `{zone: string, offset: duration}` record; `offset` may be missing.
  Result<Location> LocationAt(size_t i) const;

  // An error about argument `i`: "`limit`: argument `n` must not be negative, found -1".
  std::unexpected<Error> Invalid(size_t i, std::string_view complaint) const;
  // An error about the call as a whole.
  std::unexpected<Error> Invalid(std::string_view complaint) const;

 private:
  std::string Name(size_t i) const;
  Result<Value> Expect(size_t i, ValueKind kind) const;

  std::string_view function_;
  std::string_view parameters_;
  Args args_;
};

// Names a value's kind for messages: `string`, or `null` when there is no value.
std::string DescribeKind(const Value& value);

// Calls a builtin whose parameters are `wider` from one that has some of them, `parameters`; the others are absent.
Result<Value> Forward(BuiltinFn fn, std::string_view wider, CallContext& context, std::string_view parameters,
                      Args args);

// Adds a node to the plan at the caller's position and gives the stream it produces.
template <typename S>
Value AddNode(CallContext& context, S spec, std::vector<plan::NodeRef> inputs) {
  return plan::MakeStream(plan::MakeNode(std::move(spec), std::move(inputs), context.position()));
}

}  // namespace flux::stdlib
