#pragma once

// Builtins that are functions of plain values: floats, ints and uints. Given as C++ functions, they run in scripts,
// where a null argument gives null, and in kernels on arrays.

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "stdlib/arguments.h"

namespace flux::stdlib {

// A text as an argument of a template.
template <size_t size>
struct Words {
  char text[size];
  consteval Words(const char (&literal)[size]) { std::copy_n(literal, size, text); }
  constexpr std::string_view view() const { return {text, size - 1}; }
};

namespace plain_function {

// A result as a value of the script, as do those below.
inline Value ToValue(bool v) { return Value::Bool(v); }
inline Value ToValue(int64_t v) { return Value::Int(v); }
inline Value ToValue(uint64_t v) { return Value::Uint(v); }
inline Value ToValue(double v) { return Value::Float(v); }

// Reads argument `i`, an int; fails as the reader does.
inline Status Read(const ArgReader& in, size_t i, int64_t& value) {
  FLUX_TRY(value, in.Int(i));
  return {};
}

// The same of a uint.
inline Status Read(const ArgReader& in, size_t i, uint64_t& value) {
  FLUX_TRY(value, in.Uint(i));
  return {};
}

// The same of a float.
inline Status Read(const ArgReader& in, size_t i, double& value) {
  FLUX_TRY(value, in.Float(i));
  return {};
}

// Is an argument null and each of its type? What is of another type is left to the reading of the arguments, which
// says so.
bool HasNull(Args args, std::span<const ColumnType> types);

// `name` is that of the builtin with its package (`math.pow`), `parameters` are as in `BuiltinDef`.
template <auto f, Words name, Words parameters>
struct PlainFunction;

// The builtin of `f`.
template <typename R, typename... A, R (*f)(A...), Words name, Words parameters>
struct PlainFunction<f, name, parameters> {
  // Gives null when an argument is null; fails when one is of another type.
  static Result<Value> Call(CallContext&, Args args) {
    if (HasNull(args, kOnArrays<f>.takes)) return Value::Null(ToValueKind(kOnArrays<f>.gives));
    std::tuple<A...> values;
    FLUX_TRY_STATUS(ReadAll({name.view(), parameters.view(), args}, values, std::index_sequence_for<A...>()));
    return ToValue(std::apply(f, values));
  }

 private:
  template <size_t... i>
  static Status ReadAll(const ArgReader& in, std::tuple<A...>& values, std::index_sequence<i...>) {
    Status status;
    // The first that fails ends it.
    (void)((status = Read(in, i, std::get<i>(values))) && ...);
    return status;
  }
};

}  // namespace plain_function

// Registers the builtin of a C++ function that never fails. `name` is its own with the package (`math.pow`),
// `parameters` are as in `BuiltinDef`.
template <auto f, Words name, Words parameters>
void AddPlainFunction(Registry& registry, std::optional<NativeCall> native = std::nullopt) {
  constexpr size_t kDot = name.view().rfind('.');
  registry.Add(BuiltinDef{.package = name.view().substr(0, kDot),
                          .name = name.view().substr(kDot + 1),
                          .parameters = parameters.view(),
                          .fn = plain_function::PlainFunction<f, name, parameters>::Call,
                          .is_pure = true,
                          .result_type = kOnArrays<f>.gives,
                          .native = native,
                          .on_arrays = &kOnArrays<f>});
}

}  // namespace flux::stdlib
