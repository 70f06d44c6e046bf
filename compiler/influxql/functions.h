#pragma once

// What is known of InfluxQL's functions.

#include <cstdint>
#include <string_view>

#include "compiler/influxql/shape.h"

namespace flux::influxql {

enum class FunctionKind : uint8_t { kAggregate, kSelector, kTransform, kMath };

// A function, how many arguments it takes, and values of what types.
struct FunctionDef {
  std::string_view name;
  FunctionKind kind;
  uint8_t least_args, most_args;
  bool takes_text = false;      // strings and booleans, too
  bool takes_booleans = false;  // but not strings
  bool is_pushed = false;       // the engine computes it as InfluxQL means it
};

// Null: there is none of this name.
const FunctionDef* FindFunction(std::string_view name);

// Whether it takes values of a type.
bool Takes(const FunctionDef& function, FieldType type);
// The type of what it gives.
FieldType ResultType(std::string_view function, FieldType of);

}  // namespace flux::influxql
