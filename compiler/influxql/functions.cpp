#include "compiler/influxql/functions.h"

namespace flux::influxql {

namespace {

constexpr uint8_t kMany = 255;

constexpr FunctionDef kFunctions[] = {
    {"count", FunctionKind::kAggregate, 1, 1, true, true, true},
    {"sum", FunctionKind::kAggregate, 1, 1, false, false, true},
    {"mean", FunctionKind::kAggregate, 1, 1, false, false, true},
    {"median", FunctionKind::kAggregate, 1, 1},
    {"mode", FunctionKind::kAggregate, 1, 1, true, true},
    {"stddev", FunctionKind::kAggregate, 1, 1},
    {"spread", FunctionKind::kAggregate, 1, 1},
    {"integral", FunctionKind::kAggregate, 1, 2},
    {"distinct", FunctionKind::kAggregate, 1, 1, true, true},
    {"first", FunctionKind::kSelector, 1, 1, true, true, true},
    {"last", FunctionKind::kSelector, 1, 1, true, true, true},
    {"min", FunctionKind::kSelector, 1, 1, false, true, true},
    {"max", FunctionKind::kSelector, 1, 1, false, true, true},
    {"percentile", FunctionKind::kSelector, 2, 2},
    {"top", FunctionKind::kSelector, 2, kMany},
    {"bottom", FunctionKind::kSelector, 2, kMany},
    {"derivative", FunctionKind::kTransform, 1, 2},
    {"non_negative_derivative", FunctionKind::kTransform, 1, 2},
    {"difference", FunctionKind::kTransform, 1, 1},
    {"non_negative_difference", FunctionKind::kTransform, 1, 1},
    {"moving_average", FunctionKind::kTransform, 2, 2},
    {"cumulative_sum", FunctionKind::kTransform, 1, 1},
    {"elapsed", FunctionKind::kTransform, 1, 2, true, true},
    {"abs", FunctionKind::kMath, 1, 1},
    {"sin", FunctionKind::kMath, 1, 1},
    {"cos", FunctionKind::kMath, 1, 1},
    {"tan", FunctionKind::kMath, 1, 1},
    {"asin", FunctionKind::kMath, 1, 1},
    {"acos", FunctionKind::kMath, 1, 1},
    {"atan", FunctionKind::kMath, 1, 1},
    {"atan2", FunctionKind::kMath, 2, 2},
    {"exp", FunctionKind::kMath, 1, 1},
    {"log", FunctionKind::kMath, 2, 2},
    {"ln", FunctionKind::kMath, 1, 1},
    {"log2", FunctionKind::kMath, 1, 1},
    {"log10", FunctionKind::kMath, 1, 1},
    {"sqrt", FunctionKind::kMath, 1, 1},
    {"pow", FunctionKind::kMath, 2, 2},
    {"floor", FunctionKind::kMath, 1, 1},
    {"ceil", FunctionKind::kMath, 1, 1},
    {"round", FunctionKind::kMath, 1, 1},
};

}  // namespace

const FunctionDef* FindFunction(std::string_view name) {
  for (const FunctionDef& function : kFunctions) {
    if (function.name == name) return &function;
  }
  return nullptr;
}

bool Takes(const FunctionDef& function, FieldType type) {
  if (type == FieldType::kString) return function.takes_text;
  return type != FieldType::kBoolean || function.takes_booleans;
}

FieldType ResultType(std::string_view function, FieldType of) {
  if (function == "count" || function == "count_distinct" || function == "elapsed") return FieldType::kInteger;
  for (const std::string_view floats :
       {"mean", "median", "stddev", "integral", "derivative", "non_negative_derivative", "moving_average"}) {
    if (function == floats) return FieldType::kFloat;
  }
  return of;
}

}  // namespace flux::influxql
