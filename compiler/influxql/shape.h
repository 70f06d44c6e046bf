#pragma once

// What a measurement consists of, by which the names in a query mean something.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace flux::influxql {

enum class FieldType : uint8_t { kFloat, kInteger, kUnsigned, kString, kBoolean };
// `float`, `integer`, …
std::string_view FieldTypeName(FieldType type);
// Whether its values are numbers.
constexpr bool IsNumeric(FieldType type) {
  return type == FieldType::kFloat || type == FieldType::kInteger || type == FieldType::kUnsigned;
}

// Its fields and tags, whether they have points or not.
struct MeasurementShape {
  std::string name;
  std::map<std::string, FieldType, std::less<>> fields;
  std::set<std::string, std::less<>> tags;
};

}  // namespace flux::influxql
