#pragma once

// Stages of a pipe as Flux text, for servers that run Flux. The text stands alone: it imports nothing and refers to no
// name of the script.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/window.h"

namespace flux::plan {

// Writes a value as a literal. Nothing for those that have none: null, uint, NaN, floats that need an exponent, …
std::optional<std::string> FluxLiteral(const Value& value);
// Writes a function. Nothing when its text would not stand alone: it has no tree, or calls what has to be imported.
std::optional<std::string> FluxFunction(const RowFunction& fn);

// A call with named arguments, in the order in which they are added: `limit(n: 5)`.
class FluxCall {
 public:
  explicit FluxCall(std::string_view function) : text_(std::string(function) + "(") {}

  // Appends an argument; one that cannot be written makes the whole call unwritable.
  FluxCall& Add(std::string_view name, const Value& value) { return AddText(name, FluxLiteral(value)); }
  FluxCall& Add(std::string_view name, const RowFunction& fn) { return AddText(name, FluxFunction(fn)); }
  FluxCall& Add(std::string_view name, const std::string& text) { return Add(name, Value::String(text)); }
  FluxCall& Add(std::string_view name, const std::vector<std::string>& texts);
  FluxCall& Add(std::string_view name, size_t count) { return Add(name, Value::Int(static_cast<int64_t>(count))); }
  // An argument that is there only when it is true, as the default is false.
  FluxCall& AddFlag(std::string_view name, bool is_set) { return is_set ? Add(name, Value::Bool(true)) : *this; }
  // `every`, and what else differs from the defaults of windows.
  FluxCall& AddShape(const WindowShape& shape);
  // An argument that is written already; nothing when that was not possible.
  FluxCall& AddText(std::string_view name, const std::optional<std::string>& text);

  // Gives the call; nothing when one of its arguments could not be written.
  std::optional<std::string> Text() const { return is_written_ ? std::optional(text_ + ")") : std::nullopt; }

 private:
  std::string text_;
  bool has_argument_ = false, is_written_ = true;
};

}  // namespace flux::plan
